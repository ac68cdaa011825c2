// The payload, decoded once: documents, passages, quotes, places and entries.
//
// An entry is what a reader chooses: a place, a route with all its segments, a border, a
// government. It has features (what is drawn) and quotes (who says so).

export const atlas = {};

export function readAtlas(payload) {
  Object.assign(atlas, payload);
  atlas.documents = payload.documents.map((item, index) => ({ ...item, index }));
  atlas.passages = payload.passages.map(([document, start, text, cut]) => ({
    document: atlas.documents[document],
    start,
    text,
    cutBefore: (cut & 1) > 0,
    cutAfter: (cut & 2) > 0,
  }));
  atlas.quotes = payload.quotes.map(decodeQuote);
  atlas.layers = payload.layers.map((layer) => ({ ...layer, entries: [] }));
  atlas.entries = payload.entries.map(decodeEntry);
  atlas.byKey = new Map(atlas.entries.map((entry) => [entry.key, entry]));
  atlas.largest = Math.max(20, ...atlas.entries.map((entry) => entry.quotes.length));
}

function decodeQuote(row, index) {
  const [passage, from, length, usage, certainty, rule, usageRule, zone, dates] = row;
  return {
    index,
    passage: atlas.passages[passage],
    from,
    length,
    usage: { l: "literal", m: "metonymic" }[usage] ?? "",
    certainty: ["certain", "less-certain", "uncertain"][certainty],
    rule: atlas.rules[rule],
    usageRule: atlas.rules[usageRule],
    zone: atlas.zones[zone],
    dates: (dates ?? []).map((date) => atlas.dates[date]),
  };
}

function decodeEntry(item, index) {
  const entry = {
    ...item,
    index,
    place: atlas.places[item.place],
    layer: atlas.layers[item.layer],
    quotes: item.quotes.map((quote) => atlas.quotes[quote]),
    shown: [],
    visible: true,
  };
  entry.features = item.features.map((feature) => decodeFeature(feature, entry));
  entry.layer.entries.push(entry);
  return entry;
}

function decodeFeature(item, entry) {
  return {
    type: "Feature",
    id: item.id,
    properties: item,
    entry,
    geometry: decodeGeometry(item.geometry),
  };
}

/** Points as [lon, lat]; lines and rings as differences of whole ten-thousandths of a degree. */
export function decodeGeometry(coded) {
  if (!coded) return null;
  if (coded.ground) return groundGeometry(coded.ground);
  if (coded.line) return groundLine(coded.line);
  const [type, data] = coded;
  if (type === "P") return { type: "Point", coordinates: data };
  if (type === "L") return { type: "MultiLineString", coordinates: data.map((line) => decodeLine(line)) };
  return { type: "MultiPolygon", coordinates: data.map((rings) => rings.map((ring) => decodeLine(ring))) };
}

function groundGeometry(key) {
  const land = atlas.ground.land.find((item) => item.key === key);
  return land ? groundArea(land) : null;
}

/** A border of the ground: the same line, so that both lie on each other at every zoom. */
function groundLine(key) {
  const lines = atlas.ground.lines.filter((item) => item.key === key);
  return { type: "MultiLineString", coordinates: lines.flatMap((line) => line.arcs.map(arcOf)) };
}

/** An area of the ground: rings of arcs that neighbours share. */
function groundArea({ polygons }) {
  return {
    type: "MultiPolygon",
    coordinates: polygons.map((rings) => rings.map(joined)),
  };
}

function joined(references) {
  const ring = [];
  for (const reference of references) {
    const arc = arcOf(reference);
    ring.push(...(ring.length ? arc.slice(1) : arc));
  }
  return ring;
}

const decodedArcs = [];

export function arcOf(reference) {
  const number = reference < 0 ? ~reference : reference;
  decodedArcs[number] ??= decodeLine(atlas.ground.arcs[number], 1e3);
  return reference < 0 ? [...decodedArcs[number]].reverse() : decodedArcs[number];
}

function decodeLine(numbers, scale = 1e4) {
  const points = [];
  let lon = 0;
  let lat = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    lon += numbers[at];
    lat += numbers[at + 1];
    points.push([lon / scale, lat / scale]);
  }
  return points;
}

/** All positions of a geometry, [lon, lat]. */
export function positionsOf(geometry) {
  if (!geometry) return [];
  const flat = (value) => (typeof value[0] === "number" ? [value] : value.flatMap(flat));
  return flat(geometry.coordinates);
}

/** The kind of an entry's symbol: what its shape and colour are taken from. */
export function symbolOf(entry) {
  const group = entry.layer.group;
  if (group === "routes") {
    const line = entry.features.find((feature) => feature.properties.status) ?? entry.features[0];
    return { group, mode: line.properties.mode, status: line.properties.status };
  }
  if (group === "borders") return { group, status: entry.features[0].properties.status };
  return { group, seat: entry.place.seat === true };
}
