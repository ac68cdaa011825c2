// Names on the map: ranked, placed one after another, left out rather than overlapping.
//
// Towns move around their point, routes are named along their line, countries and regions are
// spaced across their widest stretch in view. What is left out appears when there is room.

import { atlas } from "./atlas.js";
import { Room, boxAround, isInside } from "./boxes.js";
import { byId, oncePerFrame, shape } from "./dom.js";
import { drawnLayers, markOf } from "./marks.js";
import { lengthOf, linePath, walk } from "./shapes.js";
import { coveredHeight } from "./sheet.js";
import { state } from "./state.js";

const FONTS = {
  town: { size: 0.78, weight: 600, spacing: 0 },
  government: { size: 0.7, weight: 500, style: "italic", spacing: 0 },
  route: { size: 0.76, weight: 650, spacing: 0.03 },
  border: { size: 0.7, weight: 500, spacing: 0.02 },
  region: { size: 0.76, weight: 500, style: "italic", spacing: 0.12 },
  country: { size: 0.72, weight: 500, spacing: 0.22 },
  water: { size: 0.72, weight: 400, style: "italic", spacing: 0.06 },
};
const FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Armenian", "Noto Sans Georgian", "Noto Naskh Arabic", sans-serif';

const MEASURED = 100; // the size in pixels at which texts are measured
const pens = new Map();
const widths = new Map();

/** The width of a text at size 1, measured once. */
function widthOf(kind, text) {
  const key = `${kind} ${text}`;
  if (!widths.has(key)) {
    if (!pens.has(kind)) pens.set(kind, newPen(FONTS[kind]));
    widths.set(key, pens.get(kind).measureText(text).width / MEASURED);
  }
  return widths.get(key);
}

function newPen({ style = "normal", weight }) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style} ${weight} ${MEASURED}px ${FAMILY}`;
  return pen;
}

let overlay = null;
let world = null;
let placed = [];
let paths = 0;

export function startLabels(map) {
  world = map;
  const pane = map.createPane("labels");
  pane.style.zIndex = 460;
  pane.style.pointerEvents = "none";
  overlay = shape("svg", { class: "labels", width: 1, height: 1, "aria-hidden": "true" });
  pane.append(overlay);
  map.on("zoomstart", () => overlay.classList.add("away"));
  map.on("moveend zoomend resize", placeLabels);
  document.fonts?.addEventListener?.("loadingdone", placeLabels);
  placeLabels();
}

/** The entry whose label lies at a point of the map's layer, if any. */
export function labelAt({ x, y }) {
  const hit = placed.find(({ entry, boxes }) =>
    entry && boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom));
  return hit?.entry ?? null;
}

export const placeLabels = oncePerFrame(() => {
  if (!overlay?.isConnected) return;
  const scene = readScene();
  const nodes = [];
  placed = [];
  for (const candidate of scene.candidates.sort((a, b) => b.rank - a.rank)) {
    const result = candidate.place(candidate, scene);
    if (!result) continue;
    scene.room.take(...result.boxes);
    placed.push({ entry: candidate.entry, boxes: result.boxes });
    nodes.push(...result.nodes);
  }
  overlay.replaceChildren(...nodes);
  overlay.classList.remove("away");
});

/** What is in view: the frame, what is taken by marks, what lines run where, who wants a name. */
function readScene() {
  paths = 0;
  const size = world.getSize();
  const corner = world.containerPointToLayerPoint([0, 0]);
  const frame = {
    left: corner.x + 4,
    top: corner.y + 4,
    right: corner.x + size.x - 4,
    bottom: corner.y + size.y - coveredHeight() - 4,
  };
  const scene = {
    frame,
    room: new Room(),
    lines: new Room(),
    candidates: [],
    root: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
  scene.room.take(...controlBoxes(corner));
  const lines = new Map();
  for (const layer of drawnLayers()) {
    const { entry } = layer;
    if (layer._point && !layer.options.className.startsWith("vague")) {
      readMark(layer, entry, scene);
    } else if (layer._parts && isLine(layer)) {
      for (const part of layer._parts) {
        for (const { x, y } of walk(part, 10)) scene.lines.take(boxAround(x, y, 6, 6));
      }
      lines.set(entry, [...(lines.get(entry) ?? []), ...layer._parts]);
    }
  }
  for (const [entry, parts] of lines) {
    const kind = entry.layer.group === "routes" ? "route" : "border";
    if (kind === "border" && entry.faded) continue;
    const rank = (kind === "route" ? 5000 : 400) + entry.shown.length + chosen(entry);
    const whole = entry.label.join(" / ");
    const text = whole.length > 30 ? entry.label[0] : whole;
    scene.candidates.push({ entry, kind, rank, text, parts, place: placeAlong });
  }
  readAreas(scene);
  return scene;
}

/** The boxes of buttons and of the scale, which no name may run under. */
function controlBoxes(corner) {
  const frame = world.getContainer().getBoundingClientRect();
  return [...byId("map-region").querySelectorAll(".legend, .home, .leaflet-control")]
    .map((node) => node.getBoundingClientRect())
    .map(({ left, right, top, bottom }) => ({
      left: left - frame.left + corner.x - 3,
      right: right - frame.left + corner.x + 3,
      top: top - frame.top + corner.y - 3,
      bottom: bottom - frame.top + corner.y + 3,
    }));
}

const isLine = (layer) => /\b(line|border)\b/.test(layer.options.className ?? "") && !/inner/.test(layer.options.className);
const standing = (entry) => (entry === state.selected ? " current" : entry.faded ? " faded" : "");
const chosen = (entry) => (entry === state.selected ? 100_000 : 0);

function readMark(layer, entry, scene) {
  const { x, y } = layer._point;
  const reach = layer._radius + 1;
  const box = { ...boxAround(x, y, 2 * reach, 2 * reach), own: entry };
  scene.room.take(box);
  const { group } = entry.layer;
  if (group === "events") return;
  const fading = entry.faded ? 1000 : 0;
  const kind = group === "governments" ? "government" : "town";
  const base = { town: 3000, government: 1200 }[kind];
  const rank = base + 10 * entry.shown.length + (entry.place.capital ? 60 : 0) + chosen(entry) - fading;
  scene.candidates.push({ entry, kind, rank, lines: entry.label, x, y, reach, place: placeAround });
}

function readAreas(scene) {
  for (const entry of atlas.entries) {
    if (!entry.visible || entry.layer.group !== "areas" || entry.layer.id === "countries") continue;
    // A name that is claimed, or no unit of anyone, stands in quotation marks and comes last.
    const rank = (entry.look === "name" ? 800 : 2500) + 5 * entry.shown.length + chosen(entry);
    const lines = entry.look === "name" && entry.place.status ? entry.label.map((line) => `“${line}”`) : entry.label;
    for (const { properties, geometry } of entry.features) {
      const rows = properties.rows ?? rowsOf(properties, geometry);
      if (rows && entry.look === "name" && !isMostlySeen(rows) && !chosen(entry)) continue;
      if (rows) scene.candidates.push({ entry, kind: "region", rank, lines, rows, place: placeAcross });
    }
  }
  const countries = new Map(
    atlas.entries
      .filter((entry) => entry.layer.id === "countries" && entry.visible)
      .flatMap((entry) => entry.features.map((item) => [item.properties.ground, entry])),
  );
  for (const item of atlas.ground.land) {
    if (!item.name || !item.rows) continue;
    const entry = countries.get(item.key) ?? null;
    const rank = (item.focus ? 2400 : 900) + Math.min(item.rows.length, 20) + (entry ? chosen(entry) : 0);
    scene.candidates.push({ entry, kind: "country", rank, lines: [item.name.toLocaleUpperCase()], rows: item.rows, place: placeAcross });
  }
  for (const item of atlas.ground.lakes) {
    if (!item.name || !item.rows) continue;
    scene.candidates.push({ entry: null, kind: "water", rank: 600, lines: [item.name], rows: item.rows, place: placeAcross });
  }
  for (const item of atlas.ground.seas ?? []) {
    scene.candidates.push({ entry: null, kind: "water", rank: 650, lines: [item.name], rows: item.rows, place: placeAcross });
  }
}

/** A vague name is no help to a reader who stands inside it. */
function isMostlySeen(rows) {
  const view = world.getBounds().pad(0.05);
  const seen = rows.filter(([lat, west, east]) => view.contains([lat, (west + east) / 2]));
  return seen.length >= rows.length * 0.6;
}

/** Rows of what is the ground's already, or a narrow one round a point. */
function rowsOf({ ground }, geometry) {
  if (ground) return atlas.ground.land.find((item) => item.key === ground)?.rows;
  if (geometry?.type !== "Point") return null;
  const [lon, lat] = geometry.coordinates;
  return [[lat, lon, lon]];
}

// -- text ---------------------------------------------------------------------

function measure(kind, lines, scene, scale = 1) {
  const font = FONTS[kind];
  const size = font.size * scene.root * scale;
  const width = Math.max(
    ...lines.map((line) => size * (widthOf(kind, line) + line.length * font.spacing)),
  );
  return { width, height: lines.length * size * 1.15, size, spacing: size * font.spacing };
}

function textNode(kind, lines, x, y, measured, anchor, extra = "") {
  const { size, spacing } = measured;
  const top = y - measured.height / 2 + size * 0.87;
  return shape(
    "text",
    {
      class: `label ${kind} ${extra}`,
      "text-anchor": anchor,
      "font-size": size.toFixed(1),
      "letter-spacing": spacing ? spacing.toFixed(2) : null,
    },
    ...lines.map((line, at) =>
      shape("tspan", { x: x.toFixed(1), y: (top + at * size * 1.15).toFixed(1) }, line),
    ),
  );
}

// -- around a point -------------------------------------------------------------

const SIDES = [
  [1, 0, "start"],
  [-1, 0, "end"],
  [0, -1, "middle"],
  [0, 1, "middle"],
  [0.8, -0.85, "start"],
  [0.8, 0.85, "start"],
  [-0.8, -0.85, "end"],
  [-0.8, 0.85, "end"],
];

function placeAround(candidate, scene) {
  const { entry, kind, lines, x, y, reach } = candidate;
  const text = kind === "government" ? lines.map((line) => `“${line}”`) : lines;
  const measured = measure(kind, text, scene);
  let best = null;
  for (const [order, [dx, dy, anchor]] of SIDES.entries()) {
    const gap = reach + 3;
    const centreX = x + (anchor === "middle" ? 0 : Math.sign(dx) * (measured.width / 2 + gap * Math.abs(dx)));
    const centreY = y + dy * (gap + measured.height / 2 - (dx ? 4 : 0));
    const box = boxAround(centreX, centreY, measured.width + 2, measured.height);
    if (!isInside(box, scene.frame) || !scene.room.isFree(box, entry)) continue;
    const crossed = scene.lines.touches(box);
    if (crossed > 5 && entry !== state.selected) continue;
    const cost = order + 3 * crossed;
    if (!best || cost < best.cost) best = { cost, box, anchor, centreX, centreY };
  }
  if (!best) return null;
  const at = { start: best.box.left + 1, end: best.box.right - 1, middle: best.centreX }[best.anchor];
  const extra = `${markOf(entry)}${standing(entry)}`;
  return {
    boxes: [best.box],
    nodes: [textNode(kind, text, at, best.centreY, measured, best.anchor, extra)],
  };
}

/** The share of its name that a stretch must be long for. */
const NEEDED = { region: 0.6, water: 0.7, country: 0.9 };

// -- across an area ---------------------------------------------------------------

/** The rows and, where the view lies between two of them, the stretch that runs through it. */
function withMiddle(rows) {
  const { lat } = world.getCenter();
  const below = rows.findIndex((row) => row[0] <= lat);
  if (below <= 0) return rows;
  const [upper, lower] = [rows[below - 1], rows[below]];
  const share = (upper[0] - lat) / (upper[0] - lower[0]);
  const between = (at) => upper[at] + (lower[at] - upper[at]) * share;
  return [...rows.slice(0, below), [lat, between(1), between(2)], ...rows.slice(below)];
}

/** Rows are [lat, west, east]: stretches of the area; the best visible one carries the name. */
function placeAcross(candidate, scene) {
  const { entry, kind, lines, rows } = candidate;
  const isPoint = rows.length === 1 && rows[0][1] === rows[0][2];
  const stretches = withMiddle(rows)
    .map(([lat, west, east]) => {
      const a = world.latLngToLayerPoint([lat, west]);
      const b = world.latLngToLayerPoint([lat, east]);
      const left = Math.max(a.x, scene.frame.left + 6);
      const right = Math.min(b.x, scene.frame.right - 6);
      return { x: (left + right) / 2, y: a.y, left, right, room: isPoint ? 1000 : right - left };
    })
    .filter((row) => row.y > scene.frame.top && row.y < scene.frame.bottom && row.right > row.left - 1);
  const widest = Math.max(0, ...stretches.map((row) => row.room));
  const scale = kind === "country" ? Math.min(Math.max(widest / 420, 0.85), 1.25) : 1;
  const measured = measure(kind, lines, scene, scale);
  let best = null;
  for (const [at, row] of stretches.entries()) {
    if (row.room < measured.width * NEEDED[kind]) continue;
    const middle = Math.abs(at - (stretches.length - 1) / 2) / stretches.length;
    for (const shift of [0, -0.2, 0.2, -0.35, 0.35]) {
      const slack = isPoint ? 0 : Math.max(row.room - measured.width, 0);
      const x = row.x + shift * slack;
      const box = boxAround(x, row.y, measured.width + 6, measured.height + 2);
      if (!isInside(box, scene.frame) || !scene.room.isFree(box, entry)) continue;
      const cost = middle + Math.abs(shift) - row.room / (widest + 1) + 0.15 * scene.lines.touches(box);
      if (!best || cost < best.cost) best = { cost, box, x, y: row.y };
    }
  }
  if (!best) return null;
  const extra = entry ? standing(entry) : "";
  return {
    boxes: [best.box],
    nodes: [textNode(kind, lines, best.x + measured.spacing / 2, best.y, measured, "middle", extra)],
  };
}

// -- along a line -----------------------------------------------------------------

function placeAlong(candidate, scene) {
  const { kind, text, parts, entry } = candidate;
  const measured = measure(kind, [text], scene);
  const boxes = [];
  const nodes = [];
  const lift = measured.size * 0.55 + 2;
  for (const stretch of stretchesOf(parts, measured.width, scene)) {
    const far = boxes.every((box) => Math.hypot(box.left - stretch.x, box.top - stretch.y) > 480);
    if (!far) continue;
    for (const side of [-1, 1]) {
      const line = shifted(stretch.points, side * lift);
      const own = walk(line, 9, 0).map(({ x, y }) => boxAround(x, y, 9, measured.size));
      if (!own.every((box) => isInside(box, scene.frame) && scene.room.isFree(box, entry))) continue;
      boxes.push(...own);
      nodes.push(...pathText(kind, text, line, measured, entry));
      break;
    }
    if (boxes.length && kind === "border") break;
  }
  if (boxes.length) return { boxes, nodes };
  return kind === "route" ? besideLine(candidate, scene) : null;
}

/** The straightest stretches that are long enough for a text, best first. */
function stretchesOf(parts, width, scene) {
  const need = width * 1.04 + 16;
  const found = [];
  for (const part of parts) {
    const points = walk(part, 8, 0);
    const steps = Math.ceil(need / 8);
    for (let at = 0; at + steps < points.length; at += 3) {
      const piece = points.slice(at, at + steps + 1);
      const [a, b] = [piece[0], piece[piece.length - 1]];
      if (!inFrame(a, scene.frame) || !inFrame(b, scene.frame)) continue;
      const straight = Math.hypot(b.x - a.x, b.y - a.y) / (steps * 8);
      if (straight < 0.9) continue;
      const middle = piece[Math.floor(piece.length / 2)];
      const flat = Math.abs(b.x - a.x) / (steps * 8);
      const points2 = b.x < a.x ? [...piece].reverse() : piece;
      found.push({ x: middle.x, y: middle.y, score: straight + 0.25 * flat, points: smooth(points2) });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 60);
}

const inFrame = ({ x, y }, frame) =>
  x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;

function smooth(points, reach = 4) {
  return points.map((point, at) => {
    const side = Math.min(at, points.length - 1 - at, reach); // the ends stay where they are
    const near = points.slice(at - side, at + side + 1);
    const mean = (axis) => near.reduce((sum, item) => sum + item[axis], 0) / near.length;
    return { x: mean("x"), y: mean("y") };
  });
}

function shifted(points, by) {
  const [a, b] = [points[0], points[points.length - 1]];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [-(b.y - a.y) / length, (b.x - a.x) / length];
  return points.map(({ x, y }) => ({ x: x + nx * by, y: y + ny * by }));
}

function pathText(kind, text, line, measured, entry) {
  paths += 1;
  const id = `name-${paths}`;
  const mode = entry.features[0].properties.mode;
  return [
    shape("path", { id, d: linePath(line), fill: "none" }),
    shape(
      "text",
      {
        class: `label ${kind} mode-${mode}${standing(entry)}`,
        "font-size": measured.size.toFixed(1),
        "letter-spacing": measured.spacing.toFixed(2),
        dy: (measured.size * 0.35).toFixed(1),
      },
      shape("textPath", { href: `#${id}`, startOffset: "50%", "text-anchor": "middle" }, text),
    ),
  ];
}

/** A line too short or too crooked for its name is named beside its middle. */
function besideLine(candidate, scene) {
  const { entry, parts, text } = candidate;
  const longest = parts.reduce((best, part) => (lengthOf(part) > lengthOf(best) ? part : best), []);
  const length = lengthOf(longest);
  if (length < 14) return null;
  const { x, y } = walk(longest, length, length / 2)[0] ?? longest[0];
  const lines = text.length > 18 && text.includes(" ") ? halves(text) : [text];
  const mode = entry.features[0].properties.mode;
  const result = placeAround({ ...candidate, kind: "route", lines, x, y, reach: 7 }, scene);
  result?.nodes[0].classList.add(`mode-${mode}`);
  return result;
}

function halves(text) {
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index);
  const middle = spaces.reduce((best, at) =>
    Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2) ? at : best);
  return [text.slice(0, middle), text.slice(middle + 1)];
}
