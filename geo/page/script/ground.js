// The quiet ground: land, water and borders, drawn on one canvas below everything.

import { atlas, groundArea, groundLine } from "./atlas.js";

const parts = [];

const feature = (item) => ({
  type: "Feature",
  properties: item,
  geometry: item.polygons ? groundArea(item) : groundLine(item),
});

/** Draw the ground and keep it in the colours of the theme. */
export function drawGround(map) {
  map.createPane("ground").style.zIndex = 200;
  map.getPane("ground").style.pointerEvents = "none";
  const renderer = L.canvas({ pane: "ground", padding: 0.3 });
  const { land, lakes, lines } = atlas.ground;
  const of = (kind) => lines.filter((line) => line.kind === kind);
  const add = (items, style) => {
    const layer = L.geoJSON(items.map(feature), {
      interactive: false,
      renderer,
      pane: "ground",
      smoothFactor: 0.7,
      style: (item) => style(item.properties),
    });
    parts.push([layer, style]);
    layer.addTo(map);
  };
  add(land, (item) => {
    const tint = colour(item.focus ? "land-focus" : "land");
    return { fillColor: tint, fillOpacity: 1, color: tint, weight: 0.6 };
  });
  add(of("first-level"), () => ({
    color: colour("admin"),
    weight: width("admin"),
    dashArray: "2 2",
  }));
  add(of("river"), () => ({ color: colour("river"), weight: width("river") }));
  add(lakes, () => ({
    fillColor: colour("lake"),
    fillOpacity: 1,
    color: colour("coast"),
    weight: width("coast"),
  }));
  add(of("coast"), () => ({ color: colour("coast"), weight: width("coast") }));
  add(of("border"), borderStyle);
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", recolour);
  }
}

function borderStyle({ status }) {
  const symbol = atlas.symbols.borders[status] ?? atlas.symbols.borders.normal;
  const key = status in atlas.symbols.borders ? status : "normal";
  return {
    color: colour(`border-${key}`),
    weight: symbol.width,
    dashArray: symbol.dash.length ? symbol.dash.join(" ") : null,
    lineCap: symbol.cap,
  };
}

export function recolour() {
  for (const [layer, style] of parts) {
    layer.setStyle((item) => style(item.properties));
  }
}

const width = (name) => atlas.symbols.width[name];

const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
