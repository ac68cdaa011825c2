// The beginning: read the payload, make the map, keep every part in step.

import { followAddress, keepAddress, readChoices } from "./address.js";
import { atlas, positionsOf, readAtlas } from "./atlas.js";
import { startChoosing, updateTabStop } from "./choose.js";
import { announce, byId, calm, oncePerFrame } from "./dom.js";
import { drawGround, recolour } from "./ground.js";
import { placeLabels, startLabels } from "./labels.js";
import { updateLegend } from "./legend.js";
import { startFilters, startList, updateFilters, updateList } from "./list.js";
import { drawMarks, hatchPattern, updateMarks } from "./marks.js";
import { startPanel, updatePanel } from "./panel.js";
import { startReading, updateReading } from "./reading.js";
import { startSearch } from "./search.js";
import { coveredHeight, fit, isNarrow, setHeight, startFrame } from "./sheet.js";
import { change, derive, findMoments, isValidNow, onChange, state } from "./state.js";
import { startTiles } from "./tiles.js";
import { startTime, updateTime } from "./time.js";
import { formatLength, formatNumber, say, sayCount, setWords } from "./words.js";

/** Start the page in the element with the given id; returns Leaflet's map.
 *
 * `choices` are those of an address; `prepare` may change the payload before it is read.
 */
export function start(id, { choices = location.hash, prepare = () => {} } = {}) {
  const payload = JSON.parse(byId("atlas").textContent);
  prepare(payload);
  readAtlas(payload);
  setWords(atlas.words, atlas.language);
  findMoments();
  fit();
  document.body.prepend(hatchPattern());
  Object.assign(state, readChoices(choices));
  derive();
  const map = makeMap(id);
  drawGround(map);
  drawMarks(map);
  startChoosing(map);
  startList(map);
  startPanel();
  keepInStep(map);
  onChange(keepAddress);
  document.documentElement.dataset.open = "true";
  inTurn([
    () => startLabels(map),
    updateList,
    () => {
      updateMarks();
      updateTabStop();
      summarise();
    },
    () => {
      startFilters();
      startSearch();
      startTime();
      startReading();
    },
    () => {
      startFrame(map);
      startTiles(map);
      followAddress();
    },
    () => {
      updateFilters();
      updateLegend();
    },
    () => {
      if (state.selected) change({ selected: state.selected }, { quiet: true });
      document.documentElement.dataset.ready = "true";
    },
  ]);
  return map;
}

/** The map answers first; the rest follows in small steps between which it goes on answering. */
function inTurn(steps) {
  const later = globalThis.requestIdleCallback ?? setTimeout;
  const next = () => {
    steps.shift()();
    if (steps.length) later(next, { timeout: 1000 });
  };
  // First the map is seen; in a window that nobody sees no frame comes, so a clock helps.
  let begun = false;
  const begin = () => {
    if (!begun) later(next, { timeout: 1000 });
    begun = true;
  };
  requestAnimationFrame(() => requestAnimationFrame(begin));
  setTimeout(begin, 400);
}

/** Leaflet's scale bar, in the page's language. */
const Scale = L.Control.Scale.extend({
  _updateMetric(most) {
    const metres = this._getRoundNum(most);
    this._updateScale(this._mScale, formatLength(metres), metres / most);
  },
});

function makeMap(id) {
  const map = L.map(id, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    minZoom: 2,
    maxZoom: 12,
    wheelPxPerZoomLevel: 90,
    zoomAnimation: !calm(),
    fadeAnimation: false,
    maxBounds: [
      [-85, -220],
      [85, 260],
    ],
  });
  const end = document.dir === "rtl" ? "left" : "right";
  L.control
    .zoom({ position: `top${end}`, zoomInTitle: say("zoom_in"), zoomOutTitle: say("zoom_out") })
    .addTo(map);
  new Scale({ position: `bottom${end}`, imperial: false, maxWidth: 120 }).addTo(map);
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", say("map_label"));
  map.fitBounds(viewBounds(), { animate: false, paddingBottomRight: [0, coveredHeight()] });
  return map;
}

function viewBounds() {
  const [west, south, east, north] = atlas.view;
  return L.latLngBounds([south, west], [north, east]);
}

/** After every change: the map, the list, the counts, the panel, the address. */
function keepInStep(map) {
  const inView = oncePerFrame(() => {
    updateMarks();
    updateList();
    updateTabStop();
  });
  const update = (news) => {
    updateMarks();
    updatePanel(news);
    updateList();
    updateFilters();
    updateTime();
    updateLegend();
    updateReading(news);
    placeLabels();
    updateTabStop();
    summarise();
    if ("selected" in news.changes && state.selected) goTo(map, state.selected);
    else if (Object.keys(news.changes).length && !("selected" in news.changes)) {
      announce(byId("summary").textContent);
    }
  };
  onChange(update);
  map.on("moveend", inView);
  addEventListener("beforeprint", () => freeze(map));
  addEventListener("afterprint", thaw);
  byId("home").addEventListener("click", () => map.fitBounds(viewBounds(), { animate: !calm(), paddingBottomRight: [0, coveredHeight()] }));
}

const PAPER = 690; // CSS pixels that fit beside each other on a sheet

/** The map is printed as it was seen, made smaller to fit the paper. */
function freeze(map) {
  recolour();
  const { x, y } = map.getSize();
  const share = Math.min(1, PAPER / x);
  const { style } = byId("map-region");
  Object.assign(style, { inlineSize: `${x}px`, blockSize: `${y + 30}px`, zoom: share });
}

function thaw() {
  Object.assign(byId("map-region").style, { inlineSize: "", blockSize: "", zoom: "" });
  recolour();
}

/** One line: how many quotes, about how many places, from how many sources. */
function summarise() {
  const shown = atlas.entries.filter((entry) => entry.visible && entry.layer.group !== "events");
  const quotes = new Set(shown.flatMap((entry) => entry.shown));
  const sources = new Set([...quotes].map((quote) => quote.passage.document));
  byId("summary").textContent = say("summary", {
    quotes: sayCount("quotes", quotes.size),
    places: sayCount("places", shown.length),
    n: formatNumber(sources.size),
    of: formatNumber(atlas.documents.length),
  });
}

/** Bring what is chosen into the part of the map that nothing covers. */
function goTo(map, entry) {
  if (isNarrow() && byId("page").dataset.sheet !== "half") setHeight("half");
  requestAnimationFrame(() => {
    map.invalidateSize({ pan: false });
    const features = entry.features.filter((item) => item.geometry && isValidNow(item.properties));
    const positions = features.flatMap((item) => positionsOf(item.geometry));
    if (!positions.length) return;
    const bounds = L.latLngBounds(positions.map(([lon, lat]) => [lat, lon]));
    const covered = coveredHeight();
    const options = { animate: !calm(), duration: 0.6, paddingTopLeft: [30, 30], paddingBottomRight: [30, 60 + covered] };
    const point = map.latLngToContainerPoint(bounds.getCenter());
    const size = map.getSize();
    const seen =
      point.x > 40 && point.y > 40 && point.x < size.x - 40 && point.y < size.y - 60 - covered;
    const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.latLngToContainerPoint(at));
    const span = Math.max(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
    const tiny = span < 0.25 * Math.min(size.x, size.y - covered);
    const small = bounds.getNorthEast().distanceTo(bounds.getSouthWest()) < 5000;
    if (small) {
      if (seen) return;
      const zoom = Math.max(map.getZoom(), 6);
      const target = map.project(bounds.getCenter(), zoom).add([0, covered / 2]);
      map.flyTo(map.unproject(target, zoom), zoom, options);
    } else if (!map.getBounds().contains(bounds) || !seen || tiny) {
      map.flyToBounds(bounds, { ...options, maxZoom: 9.5 });
    }
  });
}
