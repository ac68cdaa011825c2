// Choosing on the map: the nearest mark, line or area to a pointer; arrow keys between marks.

import { atlas } from "./atlas.js";
import { byId, oncePerFrame } from "./dom.js";
import { labelAt } from "./labels.js";
import { drawnLayers, nameOf } from "./marks.js";
import { change, state } from "./state.js";

let world = null;

export function startChoosing(map) {
  world = map;
  map.on("click", (event) => {
    const touch = event.originalEvent?.pointerType === "touch";
    const entry = entryAt(event.layerPoint, touch ? 18 : 9);
    if (entry || state.selected) change({ selected: entry });
  });
  let last = null;
  const hover = oncePerFrame(() => last && showHover(last));
  map.on("mousemove", (event) => {
    last = event;
    hover();
  });
  map.on("mouseout movestart", () => {
    last = null;
    hideHint();
  });
  map.getPane("marks").addEventListener("keydown", onKey);
  map.getPane("marks").addEventListener("focusin", (event) => {
    const entry = atlas.byKey.get(event.target.dataset?.key);
    if (entry) showHint(entry, markCentre(event.target));
  });
  map.getPane("marks").addEventListener("focusout", hideHint);
}

/** The entry nearest to a point: marks, then names, then lines, then the smallest area. */
export function entryAt(point, reach) {
  let best = null;
  const offer = (layer, distance) => {
    if (distance <= reach && (!best || distance < best.distance)) best = { layer, distance };
  };
  const layers = drawnLayers();
  for (const layer of layers) {
    if (isMark(layer)) offer(layer, layer._point.distanceTo(point) - layer._radius);
  }
  if (best) return best.layer.entry;
  const named = labelAt(point);
  if (named) return named;
  for (const layer of layers) {
    if (layer instanceof L.Polyline && !(layer instanceof L.Polygon)) {
      offer(layer, distanceToParts(point, layer._parts));
    }
  }
  if (best) return best.layer.entry;
  const areas = layers.filter((layer) => layer instanceof L.Polygon && layer._containsPointOf(point));
  areas.sort((a, b) => areaOf(a) - areaOf(b));
  return areas[0]?.entry ?? null;
}

const isMark = (layer) => layer._point && !(layer instanceof L.Circle);
const areaOf = (layer) => {
  const size = layer._pxBounds?.getSize();
  return size ? size.x * size.y : Number.POSITIVE_INFINITY;
};

L.Polygon.include({
  /** Leaflet tests a polygon only on canvas; the even-odd rule serves for SVG as well. */
  _containsPointOf(point) {
    let inside = false;
    if (!this._pxBounds?.contains(point)) return false;
    for (const ring of this._parts ?? []) {
      for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
        const [a, b] = [ring[at], ring[before]];
        if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) {
          inside = !inside;
        }
      }
    }
    return inside;
  },
});

function distanceToParts(point, parts = []) {
  let least = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    for (let at = 1; at < part.length; at += 1) {
      least = Math.min(least, L.LineUtil.pointToSegmentDistance(point, part[at - 1], part[at]));
    }
  }
  return least;
}

// -- the hint beside the pointer --------------------------------------------------

function showHover(event) {
  const entry = entryAt(event.layerPoint, 8);
  world.getContainer().classList.toggle("pointing", Boolean(entry));
  if (entry && entry.layer.id !== "countries") showHint(entry, event.containerPoint);
  else hideHint();
}

function showHint(entry, { x, y }) {
  const hint = byId("hint");
  hint.textContent = nameOf(entry);
  hint.hidden = false;
  const size = world.getSize();
  const left = Math.min(Math.max(x - hint.offsetWidth / 2, 4), size.x - hint.offsetWidth - 4);
  const above = y - hint.offsetHeight - 16;
  hint.style.transform = `translate(${left}px, ${above > 4 ? above : y + 18}px)`;
}

function hideHint() {
  byId("hint").hidden = true;
  world.getContainer().classList.remove("pointing");
}

// -- keys -----------------------------------------------------------------------

const marks = () => [...world.getPane("marks").querySelectorAll("path[data-key]")];

function markCentre(node) {
  const [box, frame] = [node.getBoundingClientRect(), world.getContainer().getBoundingClientRect()];
  return { x: box.x + box.width / 2 - frame.x, y: box.y + box.height / 2 - frame.y };
}

let stop = null;

/** One mark is a tab stop at a time: the chosen one, else the most quoted in view. */
export function updateTabStop() {
  const frame = L.bounds(
    world.containerPointToLayerPoint([0, 0]),
    world.containerPointToLayerPoint(world.getSize()),
  );
  const inView = drawnLayers().filter((layer) => isMark(layer) && frame.contains(layer._point));
  const next = inView.find((layer) => layer.entry === state.selected) ?? inView[0];
  moveTabStop(next?.getElement() ?? null);
}

function moveTabStop(node) {
  stop?.setAttribute("tabindex", "-1");
  node?.setAttribute("tabindex", "0");
  stop = node;
}

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(event) {
  const node = event.target.closest("path[data-key]");
  if (!node) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    change({ selected: atlas.byKey.get(node.dataset.key) });
    return;
  }
  const direction = DIRECTIONS[event.key];
  if (!direction) return;
  event.preventDefault();
  event.stopPropagation();
  const next = nearest(node, direction);
  if (!next) return;
  moveTabStop(next);
  next.focus();
}

/** The nearest mark in a direction: sideways distance counts double. */
function nearest(from, [dx, dy]) {
  const start = markCentre(from);
  let best = null;
  for (const node of marks()) {
    if (node === from) continue;
    const { x, y } = markCentre(node);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if (ahead <= 0.5) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best?.node ?? null;
}
