// The quiet ground: land, water and borders, painted on one canvas of Leaflet's below everything.
//
// Every line of the world is projected once; painting it for a view is then a matter of
// scaling numbers, so that the ground costs a few milliseconds however often the map moves.

import { arcOf, atlas } from "./atlas.js";

const WORLD = 256; // pixels round the world at zoom 0

const Ground = L.Canvas.extend({
  _update() {
    L.Canvas.prototype._update.call(this);
    if (this._bounds && !this._map._animatingZoom) paint(this._ctx, this._map, this._bounds);
  },
});

let ground = null;
const projected = [];

/** Draw the ground and keep it in the colours of the theme. */
export function drawGround(map) {
  map.createPane("ground").style.zIndex = 200;
  map.getPane("ground").style.pointerEvents = "none";
  ground = new Ground({ pane: "ground", padding: 0.25 }).addTo(map);
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", recolour);
  }
}

export const recolour = () => ground._update();

function paint(ctx, map, { min, max }) {
  const scale = WORLD * 2 ** map.getZoom();
  const origin = map.getPixelOrigin();
  const view = {
    ctx,
    scale,
    dx: -origin.x,
    dy: -origin.y,
    west: (min.x + origin.x) / scale,
    east: (max.x + origin.x) / scale,
    north: (min.y + origin.y) / scale,
    south: (max.y + origin.y) / scale,
  };
  const { land, lakes, lines } = atlas.ground;
  ctx.clearRect(min.x, min.y, max.x - min.x, max.y - min.y);
  ctx.lineJoin = "round";
  for (const focus of [false, true]) {
    const tint = colour(focus ? "land-focus" : "land");
    const items = land.filter((item) => Boolean(item.focus) === focus);
    fillAreas(view, items, { fill: tint, stroke: tint, width: 0.6 });
  }
  const of = (kind) => lines.filter((line) => line.kind === kind);
  strokeLines(view, of("first-level"), { stroke: colour("admin"), width: width("admin"), dash: [2, 2] });
  strokeLines(view, of("river"), { stroke: colour("river"), width: width("river") });
  fillAreas(view, lakes, { fill: colour("lake"), stroke: colour("coast"), width: width("coast") });
  strokeLines(view, of("coast"), { stroke: colour("coast"), width: width("coast") });
  for (const [status, symbol] of Object.entries(atlas.symbols.borders)) {
    const items = of("border").filter((line) => line.status === status);
    strokeLines(view, items, {
      stroke: colour(`border-${status}`),
      width: symbol.width,
      dash: symbol.dash,
      cap: symbol.cap,
    });
  }
}

function fillAreas(view, items, { fill, ...line }) {
  const { ctx } = view;
  ctx.fillStyle = fill;
  pen(ctx, line);
  for (const { polygons } of items) {
    for (const rings of polygons) {
      if (!isSeen(view, rings[0])) continue;
      ctx.beginPath();
      for (const ring of rings) {
        let first = true;
        for (const reference of ring) {
          trace(view, reference, first);
          first = false;
        }
        ctx.closePath();
      }
      ctx.fill("evenodd");
      ctx.stroke();
    }
  }
}

function strokeLines(view, items, line) {
  const { ctx } = view;
  pen(ctx, line);
  ctx.beginPath();
  for (const { arcs } of items) {
    for (const reference of arcs) {
      if (isSeen(view, [reference])) trace(view, reference, true);
    }
  }
  ctx.stroke();
}

function pen(ctx, { stroke, width, dash = [], cap = "butt" }) {
  Object.assign(ctx, { strokeStyle: stroke, lineWidth: width, lineCap: cap });
  ctx.setLineDash(dash);
}

/** Whether the box round some arcs meets the view. */
function isSeen(view, references) {
  return references.some((reference) => {
    const { box } = arcIn(reference);
    return box[0] <= view.east && box[2] >= view.west && box[1] <= view.south && box[3] >= view.north;
  }) || references.length > 1 && surrounds(view, references);
}

/** Whether arcs whose own boxes lie outside still run round the view. */
function surrounds(view, references) {
  const boxes = references.map((reference) => arcIn(reference).box);
  const west = Math.min(...boxes.map((box) => box[0]));
  const east = Math.max(...boxes.map((box) => box[2]));
  const north = Math.min(...boxes.map((box) => box[1]));
  const south = Math.max(...boxes.map((box) => box[3]));
  return west <= view.east && east >= view.west && north <= view.south && south >= view.north;
}

/** Continue a path along an arc, backwards for ~n. */
function trace({ ctx, scale, dx, dy }, reference, first) {
  const { numbers } = arcIn(reference);
  const back = reference < 0;
  const count = numbers.length / 2;
  for (let step = 0; step < count; step += 1) {
    const at = 2 * (back ? count - 1 - step : step);
    const x = numbers[at] * scale + dx;
    const y = numbers[at + 1] * scale + dy;
    if (first && step === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

/** An arc in Mercator, both axes from 0 to 1, with its box (west, north, east, south). */
function arcIn(reference) {
  const number = reference < 0 ? ~reference : reference;
  if (projected[number]) return projected[number];
  const points = arcOf(number);
  const numbers = new Float64Array(2 * points.length);
  const box = [1, 1, 0, 0];
  for (const [at, [lon, lat]] of points.entries()) {
    const sine = Math.sin((Math.max(Math.min(lat, 85), -85) * Math.PI) / 180);
    const x = lon / 360 + 0.5;
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    numbers[2 * at] = x;
    numbers[2 * at + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  projected[number] = { numbers, box };
  return projected[number];
}

const width = (name) => atlas.symbols.width[name];

const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
