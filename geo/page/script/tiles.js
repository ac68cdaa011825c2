// Online tiles in place of the ground: only in a page that was made with them, and only while on.

import { atlas } from "./atlas.js";
import { byId, element } from "./dom.js";
import { say } from "./words.js";

let world = null;
let layer = null;

/** Show the tiles that the page was made with, if any. */
export function startTiles(map) {
  if (!atlas.tiles) return;
  world = map;
  const { url, attribution, maxZoom, subdomains } = atlas.tiles;
  map.createPane("tiles").style.zIndex = 190;
  layer = L.tileLayer(url, {
    pane: "tiles",
    maxZoom,
    subdomains,
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  byId("map-region").querySelector(".fine").prepend(element("span", { id: "tiles-by" }, attribution));
  showTiles(true);
}

export function showTiles(on) {
  if (on) layer.addTo(world);
  else layer.remove();
  world.getPane("ground").hidden = on;
  byId("tiles-by").hidden = !on;
}

/** The switch among the layers. */
export function tilesSwitch() {
  if (!layer) return null;
  return element(
    "label",
    { class: "check" },
    element("input", {
      type: "checkbox",
      "data-hold": "tiles",
      checked: world.hasLayer(layer),
      onchange: (event) => showTiles(event.target.checked),
    }),
    element("span", { class: "name" }, say("online_tiles", { host: new URL(atlas.tiles.url.replace("{s}.", "")).host }), element("small", {}, say("online_tiles.note"))),
  );
}
