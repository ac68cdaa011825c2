// The legend: what the map shows now, and nothing else.

import { atlas, symbolOf } from "./atlas.js";
import { byId, element, fill } from "./dom.js";
import { areaPicture, borderPicture, linePicture, markOf, markPicture, radiusFor } from "./marks.js";
import { isValidNow } from "./state.js";
import { formatNumber, say, sayValue } from "./words.js";

export function updateLegend() {
  const rows = [];
  const seen = new Set();
  const add = (key, picture, text) => {
    if (seen.has(key)) return;
    seen.add(key);
    rows.push(element("li", {}, picture(), element("span", {}, text)));
  };
  for (const entry of atlas.entries.filter((item) => item.visible)) {
    for (const feature of entry.features) {
      if (feature.geometry && isValidNow(feature.properties)) addFeature(entry, feature, add);
    }
  }
  fill(byId("legend-rows"), rows, sizes());
}

function addFeature(entry, { properties, geometry }, add) {
  const { group } = entry.layer;
  if (group === "routes") {
    const { mode, status } = properties;
    if (geometry.type === "MultiLineString") {
      const text = `${sayValue("mode", mode)}, ${sayValue("status", status)}`;
      add(`${mode} ${status}`, () => linePicture({ mode, status }), text);
    }
  } else if (group === "borders") {
    const { status } = symbolOf(entry);
    add(`border ${status}`, () => borderPicture(status), say(`border.${status || "normal"}`));
  } else if (group === "areas") {
    const { look } = entry;
    if (look === "name" && entry.place.status) {
      add("name", () => areaPicture("name"), say("legend.name"));
    }
    if (look !== "outline" && look !== "hatch") return;
    add(look, () => areaPicture(look), say(look === "hatch" ? "legend.disputed" : "legend.region"));
  } else {
    const mark = markOf(entry);
    add(mark, () => markPicture(mark, 5), say(`legend.${mark}`));
  }
  if (properties.accuracy >= 1000 && properties.accuracy <= 60_000) {
    add("vague", () => areaPicture("vague"), say("legend.vague"));
  }
}

/** Three sizes of a mark, for one quote, some, and the most there are. */
function sizes() {
  if (!atlas.entries.some((entry) => entry.visible && entry.layer.group === "towns")) return null;
  const most = atlas.largest;
  const counts = [1, Math.round(most / 4), most];
  return element(
    "li",
    { class: "sizes" },
    counts.map((count) => element("span", {}, markPicture("towns", radiusFor(count)), formatNumber(count))),
    element("span", {}, say("legend.quotes")),
  );
}
