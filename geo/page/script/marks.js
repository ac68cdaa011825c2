// What the documents speak of: routes, borders, areas, towns, governments, events.

import { atlas, symbolOf } from "./atlas.js";
import { element, shape } from "./dom.js";
import { barPath, crossesPath, linePath, markPath, offsetLine } from "./shapes.js";
import { isValidNow, state } from "./state.js";
import { say, sayCount } from "./words.js";

const PANES = { areas: 340, widths: 350, borders: 360, casings: 370, routes: 380, marks: 450 };

/** Leaflet's SVG, with colours left to the stylesheet: a third of the work for each path. */
const Drawing = L.SVG.extend({
  _updateStyle({ _path: path, options }) {
    if (!path) return;
    const { weight, dashArray, lineCap } = options;
    path.setAttribute("stroke-width", weight);
    if (dashArray) path.setAttribute("stroke-dasharray", dashArray);
    path.setAttribute("stroke-linecap", lineCap);
  },
});

const renderers = {};
const drawn = [];
let selection = null;
let world = null;

/** Lay out every layer: one GeoJSON for each way of drawing it. */
export function drawMarks(map) {
  world = map;
  for (const [pane, depth] of Object.entries({ ...PANES, selection: 440 })) {
    map.createPane(pane).style.zIndex = depth;
    renderers[pane] = new Drawing({ pane, padding: 0.4 });
  }
  for (const layer of atlas.layers) drawLayer(layer);
  updateMarks({ named: false });
}

function drawLayer(layer) {
  const features = layer.entries.flatMap((entry) => entry.features).filter((item) => item.geometry);
  const of = (...types) => features.filter((item) => types.includes(item.geometry.type));
  const [areas, lines, points] = [of("MultiPolygon"), of("MultiLineString"), of("Point")];
  const isRoute = layer.group === "routes";
  addGroup(areas, isRoute ? "widths" : "areas", isRoute ? widthStyle : areaStyle);
  if (isRoute) {
    const cased = lines.filter((item) => statusOf(item).casing > 0);
    addGroup(cased, "casings", (item) => lineStyle(item, "casing"));
    addGroup(lines, "routes", (item) => lineStyle(item, "line"));
    addGroup(
      lines.filter((item) => atlas.symbols.modes[item.properties.mode]?.ticks),
      "routes",
      (item) => lineStyle(item, "ticks"),
    );
    addGroup(
      lines.filter((item) => statusOf(item).bar),
      "routes",
      (item) => lineStyle(item, "bar"),
    );
  } else {
    // What the ground says of the same line is covered, so that two dashes never mix.
    addGroup(lines, "borders", (item) => ({ className: "border inner", weight: borderOf(item).width + 3, fill: false }));
    addGroup(lines, "borders", (item) => borderStyle(item));
    const double = lines.filter((item) => borderOf(item).glyph === "double");
    addGroup(double, "borders", (item) => ({ ...borderStyle(item), className: "border inner", weight: 1.6 }));
  }
  addGroup(points.filter(isVague), "areas", null, (item, at) =>
    L.circle(at, { radius: item.properties.accuracy, className: "vague", weight: 1.2 }),
  );
  if (layer.group !== "areas") addGroup(points, "marks", null, newMark);
}

/** Known to some kilometres only; beyond sixty a ring would say nothing. */
const isVague = ({ properties: { accuracy } }) => accuracy >= 1000 && accuracy <= 60_000;

function addGroup(features, pane, style, pointToLayer) {
  if (!features.length) return;
  const group = L.geoJSON(
    { type: "FeatureCollection", features },
    {
      pane,
      renderer: renderers[pane],
      interactive: false,
      style: style ?? undefined,
      pointToLayer: pointToLayer
        ? (item, at) => {
            const mark = pointToLayer(item, at);
            Object.assign(mark.options, { pane, renderer: renderers[pane], interactive: false });
            return mark;
          }
        : undefined,
      onEachFeature: (item, layer) => ownPath(item, layer),
    },
  );
  for (const layer of group.getLayers()) drawn.push({ layer, on: false });
}

// -- lines and areas ----------------------------------------------------------

const statusOf = (item) => atlas.symbols.statuses[item.properties.status] ?? atlas.symbols.statuses["in-use"];
const borderOf = (item) => atlas.symbols.borders[item.properties.status] ?? atlas.symbols.borders.normal;

function lineStyle(item, role) {
  const symbol = statusOf(item);
  const { mode, status, offset = 0 } = item.properties;
  const common = { className: `route ${role} mode-${mode} status-${status}`, offset, fill: false };
  if (role === "casing") return { ...common, weight: symbol.casing, lineCap: "round" };
  if (role === "ticks") return { ...common, weight: 8, dashArray: "1.4 8", lineCap: "butt" };
  if (role === "bar") return { ...common, weight: 2.6, lineCap: "round", glyph: "bar" };
  const dash = mode === "sea" && !symbol.dash.length ? [6, 4] : symbol.dash;
  return {
    ...common,
    weight: symbol.width,
    dashArray: dash.length ? dash.join(" ") : null,
    lineCap: symbol.cap,
  };
}

function widthStyle(item) {
  return { className: `width mode-${item.properties.mode}`, stroke: false };
}

function borderStyle(item) {
  const symbol = borderOf(item);
  return {
    className: `border border-${item.properties.status || "normal"}`,
    weight: symbol.glyph === "double" ? 3.6 : symbol.width + 1,
    dashArray: symbol.dash.length ? symbol.dash.join(" ") : null,
    lineCap: symbol.cap,
    glyph: symbol.glyph,
    fill: false,
  };
}

function areaStyle(item) {
  return { className: `area ${item.entry.look}`, weight: 1 };
}

/** Lines that are moved aside, and glyphs along a line, draw their own path. */
function ownPath(item, layer) {
  layer.entry = item.entry;
  const { offset = 0, glyph = "" } = layer.options;
  if (!offset && glyph !== "cross" && glyph !== "bar") return;
  layer._updatePath = function draw() {
    const lines = this._parts.map((part) => offsetLine(part, offset));
    const data =
      glyph === "bar"
        ? barPath(lines)
        : glyph === "cross"
          ? lines.map(linePath).join("") + crossesPath(lines)
          : lines.map(linePath).join("");
    this._renderer._setPath(this, data || "M0 0");
  };
}

// -- marks --------------------------------------------------------------------

const Mark = L.CircleMarker.extend({
  _project() {
    L.CircleMarker.prototype._project.call(this);
    const [dx, dy] = this.options.aside;
    this._point = this._point.add([dx, dy]);
    this._updateBounds();
  },
  _updatePath() {
    const { x, y } = this._point;
    this._renderer._setPath(this, markPath(this.options.shape, x, y, this._radius));
  },
});

function newMark(item, at, grown = 0) {
  const { entry } = item;
  return new Mark(at, {
    radius: radiusOf(entry) + grown,
    shape: shapeOf(entry),
    aside: asideOf(entry),
    className: `mark mark-${markOf(entry)}${isVague(item) ? " unsure" : ""}`,
    weight: 1.5,
  });
}

/** The row of the symbol table that a mark is drawn by. */
export function markOf(entry) {
  const { group, seat } = symbolOf(entry);
  if (group === "towns" && seat) return "seats";
  return group in atlas.symbols.marks ? group : "towns";
}

export const shapeOf = (entry) => {
  const kind = atlas.symbols.marks[markOf(entry)].shape;
  return kind === "hatch" ? "circle" : kind;
};

/** The area of a mark grows with the number of quotes. */
export function radiusFor(count) {
  const [least, most] = atlas.symbols.size;
  const share = Math.min(Math.max(count - 1, 0) / Math.max(atlas.largest - 1, 1), 1);
  return Math.sqrt(least ** 2 + (most ** 2 - least ** 2) * share);
}

function radiusOf(entry) {
  const { group } = entry.layer;
  if (group === "governments") return 4.5 + radiusFor(entry.shown.length) * 0.25;
  if (group === "events") return 4.5;
  if (group === "areas" || group === "routes" || group === "borders") return 4;
  return radiusFor(entry.faded ? 1 : entry.shown.length);
}

/** Actors stand beside their capital and events below their place, never on them. */
function asideOf(entry) {
  const { group } = entry.layer;
  if (group === "governments") return [15, -17];
  if (group === "events") return [-13, 13];
  return [0, 0];
}

/** Show what is chosen, at the size that its quotes ask for, and (unless later) name it. */
export function updateMarks({ named = true } = {}) {
  const near = world.getBounds().pad(0.5);
  for (const item of drawn) {
    const { layer } = item;
    const { entry, properties } = layer.feature;
    // Marks far outside the view are not drawn, so that a world of places stays quick.
    const isMark = layer instanceof Mark;
    const seen = !isMark || near.contains(layer.getLatLng());
    const on = seen && (entry.visible || entry.faded) && isValidNow(properties);
    if (on !== item.on) {
      item.on = on;
      if (on) layer.addTo(world);
      else layer.remove();
    }
    if (on && isMark) updateMark(layer, entry, named);
    if (on) layer.getElement()?.classList.toggle("faded", entry.faded);
  }
  drawSelection();
}

function updateMark(mark, entry, named) {
  const radius = radiusOf(entry);
  if (Math.abs(radius - mark._radius) > 0.05) mark.setRadius(radius);
  const node = mark.getElement();
  if (!node || !named) return;
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", nameOf(entry));
  node.setAttribute("tabindex", node.getAttribute("tabindex") ?? "-1");
  node.dataset.key = entry.key;
}

/** What a mark is called: its title, what it is, how often it is quoted. */
export function nameOf(entry) {
  const count = sayCount("quotes", entry.shown.length);
  const kind = entry.layer.group === "governments" ? say("as_government") : "";
  return [entry.title, kind, count].filter(Boolean).join(", ");
}

/** Every mark or line that can be pointed at now: Leaflet layers with their entries. */
export function drawnLayers() {
  return drawn.filter((item) => item.on).map((item) => item.layer);
}

// -- what is selected ----------------------------------------------------------

function drawSelection() {
  selection?.remove();
  selection = null;
  const entry = state.selected;
  if (!entry) return;
  const isRoute = entry.layer.group === "routes";
  const features = entry.features.filter(
    (item) => item.geometry && isValidNow(item.properties) && !(isRoute && item.geometry.type === "MultiPolygon"),
  );
  selection = L.geoJSON(features, {
    pane: "selection",
    renderer: renderers.selection,
    interactive: false,
    style: (item) => item.geometry.type !== "Point" && ({
      className: item.geometry.type === "MultiPolygon" ? `chosen area ${chosenLook(entry)}` : "chosen line",
      weight: item.geometry.type === "MultiPolygon" ? 2 : 9,
      offset: item.properties.offset ?? 0,
      fill: item.geometry.type === "MultiPolygon",
    }),
    pointToLayer: (item, at) => {
      const mark = newMark(item, at, 4);
      Object.assign(mark.options, {
        pane: "selection",
        renderer: renderers.selection,
        className: "chosen mark",
        weight: 2,
      });
      return mark;
    },
    onEachFeature: ownPath,
  }).addTo(world);
}

/** A claim that is a name until it is chosen is hatched when it is. */
const chosenLook = (entry) => (entry.look === "name" || entry.look === "hatch" ? "hatch" : "");

// -- symbols in lists and in the legend -----------------------------------------

/** A small picture of how an entry is drawn. */
export function symbolPicture(entry) {
  const { group, mode, status } = symbolOf(entry);
  if (group === "routes") return linePicture({ mode, status });
  if (group === "borders") return borderPicture(status);
  if (group === "areas") {
    return areaPicture(entry.look);
  }
  return markPicture(markOf(entry), 5);
}

const picture = (width, ...children) =>
  shape(
    "svg",
    { class: "symbol", width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true" },
    ...children,
  );

export function markPicture(mark, radius) {
  const side = Math.max(28, Math.ceil(radius * 2 + 4));
  const path = shape("path", {
    class: `mark mark-${mark}`,
    d: markPath(atlas.symbols.marks[mark].shape, side / 2, 8, radius),
    "stroke-width": 1.5,
  });
  return picture(side, path);
}

export function linePicture({ mode = "road", status = "in-use" }) {
  const symbol = atlas.symbols.statuses[status] ?? atlas.symbols.statuses["in-use"];
  const line = (role, width, dash, cap) =>
    shape("path", {
      class: `route ${role} mode-${mode} status-${status}`,
      d: "M1,8H27",
      "stroke-width": width,
      "stroke-dasharray": dash?.length ? dash.join(" ") : null,
      "stroke-linecap": cap,
      fill: "none",
    });
  return picture(
    28,
    line("line", symbol.width, symbol.dash, symbol.cap),
    atlas.symbols.modes[mode]?.ticks ? line("ticks", 8, [1.4, 6], "butt") : null,
    symbol.bar
      ? shape("path", { class: `route bar mode-${mode}`, d: "M14,2V14", "stroke-width": 2.4 })
      : null,
  );
}

export function borderPicture(status) {
  const key = status in atlas.symbols.borders ? status : "normal";
  const symbol = atlas.symbols.borders[key];
  const points = [
    { x: 1, y: 8 },
    { x: 27, y: 8 },
  ];
  const d = symbol.glyph === "cross" ? `M1,8H27${crossesPath([points], 9)}` : "M1,8H27";
  const border = (className, width) =>
    shape("path", {
      class: className,
      d,
      "stroke-width": width,
      "stroke-dasharray": symbol.dash.length ? symbol.dash.join(" ") : null,
      "stroke-linecap": symbol.cap,
      fill: "none",
    });
  return picture(
    28,
    border(`border border-${key}`, symbol.glyph === "double" ? 3.6 : symbol.width + 0.6),
    symbol.glyph === "double" ? border("border inner", 1.6) : null,
  );
}

/** An area's swatch; what is only a name on the map is pictured as one. */
export const areaPicture = (look) =>
  picture(
    28,
    look === "name"
      ? shape("text", { class: "label region", x: 14, y: 13, "text-anchor": "middle", "font-size": 13 }, "Aa")
      : shape("rect", { class: `area ${look} swatch`, x: 3, y: 2, width: 22, height: 12, rx: 2 }),
  );

/** The pattern of disputed areas, once for the whole page. */
export function hatchPattern() {
  return element(
    "div",
    { class: "patterns", "aria-hidden": "true" },
    shape(
      "svg",
      { width: 0, height: 0 },
      shape(
        "pattern",
        { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        shape("path", { class: "hatch-line", d: "M0,0V6", "stroke-width": 1.4 }),
      ),
    ),
  );
}
