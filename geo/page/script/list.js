// The list beside the map: what is in view, then what lies outside it, always in step.

import { atlas, positionsOf } from "./atlas.js";
import { byId, element, fill } from "./dom.js";
import { symbolPicture } from "./marks.js";
import { coveredHeight } from "./sheet.js";
import { change, state } from "./state.js";
import { tilesSwitch } from "./tiles.js";
import { formatDate, formatNumber, say, sayCount } from "./words.js";

const ROWS = 60; // rows shown at first in each part of the list
const GROUPS = ["routes", "towns", "areas", "borders", "governments"];
let world = null;
const opened = new Set();

export function startList(map) {
  world = map;
  byId("list").addEventListener("click", (event) => {
    const more = event.target.closest("[data-more]");
    if (more) {
      opened.add(more.dataset.more);
      updateList();
      return;
    }
    const found = event.target.closest("[data-key]");
    if (found) change({ selected: atlas.byKey.get(found.dataset.key) });
  });
}

/** Events repeat the quotes of their places: they are on the map and in the time bar. */
const isListed = (entry) => entry.visible && entry.layer.group !== "events";

export function updateList() {
  const held = document.activeElement?.closest?.("#list [data-key]")?.dataset.key;
  const size = world.getSize();
  const bounds = L.latLngBounds(
    world.containerPointToLatLng([0, size.y - coveredHeight()]),
    world.containerPointToLatLng([size.x, 0]),
  );
  const listed = atlas.entries.filter(isListed);
  const near = listed.filter((entry) => isInView(entry, bounds));
  const inView = new Set(near);
  const far = listed.filter((entry) => !inView.has(entry));
  fill(
    byId("list"),
    part("near", say("in_view"), near),
    part("far", say("out_of_view"), far),
    listed.length ? null : element("p", { class: "empty" }, say("nothing_shown")),
  );
  if (held) byId("list").querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

function part(id, title, entries) {
  if (!entries.length) return null;
  const blocks = GROUPS.map((group) => [group, entries.filter((entry) => entry.layer.group === group)])
    .filter(([, rows]) => rows.length)
    .map(([group, rows]) => {
      rows.sort(byCount);
      const cut = opened.has(`${id}-${group}`) ? rows.length : ROWS;
      return element(
        "li",
        {},
        element("h4", {}, sayGroup(group)),
        element("ul", {}, rows.slice(0, cut).map(row)),
        rows.length > cut
          ? element("button", { type: "button", class: "more", "data-more": `${id}-${group}` }, say("show_all", { n: formatNumber(rows.length) }))
          : null,
      );
    });
  return element(
    "section",
    { class: `part ${id}`, "aria-label": title },
    element("h3", {}, title, element("span", { class: "count" }, formatNumber(entries.length))),
    element("ul", { class: "groups" }, blocks),
  );
}

export const sayGroup = (group) => say(`group.${group}`);

function row(entry) {
  const current = entry === state.selected;
  const unplaced = entry.features.every((feature) => !feature.geometry);
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "row", "data-key": entry.key, "aria-current": current ? "true" : null },
      symbolPicture(entry),
      element(
        "span",
        { class: "name", dir: "auto" },
        entry.title,
        unplaced ? element("small", {}, say("unlocated")) : null,
      ),
      element("span", { class: "count", "aria-label": sayCount("quotes", entry.shown.length) }, formatNumber(entry.shown.length)),
    ),
  );
}

/** Whether any part of an entry lies in the view; areas count with their label's stretches. */
function isInView(entry, bounds) {
  return entry.features.some((feature) => {
    const { geometry } = feature;
    if (!geometry) return false;
    if (geometry.type === "Point") {
      const [lon, lat] = geometry.coordinates;
      return bounds.contains([lat, lon]);
    }
    feature.bounds ??= boundsOf(geometry);
    if (!bounds.intersects(feature.bounds)) return false;
    if (geometry.type === "MultiLineString" || bounds.contains(feature.bounds)) return true;
    const rows = feature.properties.rows ?? [];
    return rows.some(([lat, west, east]) => {
      const inside = bounds.getSouth() < lat && lat < bounds.getNorth();
      return inside && west < bounds.getEast() && east > bounds.getWest();
    });
  });
}

export function boundsOf(geometry) {
  return L.latLngBounds(positionsOf(geometry).map(([lon, lat]) => [lat, lon]));
}

/** Entries in the order of the list, for next and previous, wherever the map happens to be. */
export const listOrder = () =>
  GROUPS.flatMap((group) =>
    atlas.entries.filter((entry) => isListed(entry) && entry.layer.group === group).sort(byCount),
  );

const byCount = (a, b) => b.shown.length - a.shown.length || (a.key < b.key ? -1 : 1);

// -- layers and filters ---------------------------------------------------------

export function startFilters() {
  byId("layers").addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    const set = { layer: "hiddenLayers", usage: "hiddenUsages", certainty: "hiddenCertainties" }[name];
    if (set) change({ [set]: toggled(state[set], value, checked) });
  });
  byId("layers").addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-all]")?.dataset.all;
    if (wanted === "all") change({ hiddenLayers: new Set() });
    if (wanted === "none") change({ hiddenLayers: new Set(atlas.layers.map((layer) => layer.id)) });
    const group = event.target.closest("[data-group]");
    if (group) toggleGroup(group.dataset.group);
  });
  byId("sources").addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    if (name === "document") change({ hiddenDocuments: toggled(state.hiddenDocuments, value, checked) });
  });
  byId("sources").addEventListener("click", (event) => {
    const only = event.target.closest("[data-only]")?.dataset.only;
    const all = event.target.closest("[data-all]");
    const others = atlas.documents.map((document) => document.id).filter((id) => id !== only);
    if (only) change({ hiddenDocuments: new Set(others) });
    if (all) change({ hiddenDocuments: new Set() });
  });
}

function toggled(set, value, on) {
  const next = new Set(set);
  if (on) next.delete(value);
  else next.add(value);
  return next;
}

function toggleGroup(group) {
  const ids = atlas.layers.filter((layer) => layer.group === group).map((layer) => layer.id);
  const anyOn = ids.some((id) => !state.hiddenLayers.has(id));
  const next = new Set(state.hiddenLayers);
  for (const id of ids) {
    if (anyOn) next.add(id);
    else next.delete(id);
  }
  change({ hiddenLayers: next });
}

function box(name, value, checked, text, count, note = null) {
  return element(
    "label",
    { class: "check" },
    element("input", { type: "checkbox", name, value, checked, "data-hold": `${name}-${value}` }),
    element("span", { class: "name", dir: "auto" }, text, note),
    count === null ? null : element("span", { class: "count" }, formatNumber(count)),
  );
}

/** Redraw controls without losing the one that has the focus. */
function redraw(node, ...children) {
  const held = node.contains(document.activeElement) ? document.activeElement.dataset.hold : null;
  fill(node, ...children);
  if (held) node.querySelector(`[data-hold="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

const layerTitle = (layer) => layer.title || say(`layer.${layer.id}`);

export function updateFilters() {
  const groups = [...new Set(atlas.layers.map((layer) => layer.group))];
  redraw(
    byId("layers"),
    element(
      "div",
      { class: "all-none" },
      element("button", { type: "button", "data-all": "all", "data-hold": "all" }, say("all")),
      element("button", { type: "button", "data-all": "none", "data-hold": "none" }, say("none")),
    ),
    groups.map((group) => layerGroup(group)),
    tilesSwitch(),
    filter("usage", ["literal", "metonymic"], state.hiddenUsages, (quote) => quote.usage || "literal"),
    filter("certainty", ["certain", "less-certain", "uncertain"], state.hiddenCertainties, (quote) => quote.certainty),
  );
  redraw(
    byId("sources"),
    element(
      "div",
      { class: "all-none" },
      element("button", { type: "button", "data-all": "all", "data-hold": "all" }, say("all")),
    ),
    element("ul", { class: "documents" }, atlas.documents.map(documentRow)),
  );
}

function layerGroup(group) {
  const layers = atlas.layers.filter((layer) => layer.group === group);
  const off = layers.every((layer) => state.hiddenLayers.has(layer.id));
  const one = layers.length === 1;
  const boxes = layers.map((layer) =>
    box("layer", layer.id, !state.hiddenLayers.has(layer.id), one ? sayGroup(group) : layerTitle(layer), layer.count),
  );
  const title = `group-title-${group}`;
  return element(
    "div",
    { role: "group", class: "layer-group", "aria-labelledby": title },
    element(
      "div",
      { class: "group-head" },
      element("h3", { id: title }, sayGroup(group)),
      one
        ? null
        : element(
          "button",
          { type: "button", class: "group-toggle", "data-group": group, "data-hold": `group-${group}`, "aria-label": `${sayGroup(group)}: ${off ? say("all") : say("none")}` },
          off ? say("all") : say("none"),
        ),
    ),
    boxes,
  );
}

function filter(name, values, hidden, of) {
  const counts = new Map();
  for (const quote of atlas.quotes) counts.set(of(quote), (counts.get(of(quote)) ?? 0) + 1);
  if (values.filter((value) => counts.has(value)).length < 2) return null;
  return element(
    "fieldset",
    {},
    element("legend", {}, say(`filter.${name}`)),
    values
      .filter((value) => counts.has(value))
      .map((value) =>
        box(name, value, !hidden.has(value), say(`${name}.${value}`), counts.get(value), element("small", {}, say(`${name}.${value}.note`))),
      ),
  );
}

function documentRow(document) {
  const quotes = atlas.quotes.filter((quote) => quote.passage.document === document);
  const about = [document.author, document.publisher, formatDate(document.published)].filter(Boolean).join(" · ");
  const label = box("document", document.id, !state.hiddenDocuments.has(document.id), document.title || document.name, quotes.length, element("small", {}, about));
  return element(
    "li",
    {},
    label,
    element("button", { type: "button", class: "only", "data-only": document.id, "data-hold": `only-${document.id}`, "aria-label": `${say("only_this")}: ${document.title || document.name}` }, say("only_this")),
  );
}

