// What the reader has chosen, and what follows from it. Nothing is stored outside the page.

import { atlas } from "./atlas.js";

export const state = {
  selected: null,
  hiddenLayers: new Set(),
  hiddenDocuments: new Set(),
  hiddenUsages: new Set(),
  hiddenCertainties: new Set(),
  moment: null,
};

/** Stops of the date slider: {key, earliest, latest, precision, count}, in order. */
export const moments = [];

const listeners = [];

/** Ask to be told after every change; `change` names what has changed. */
export const onChange = (listener) => listeners.push(listener);

export function change(changes, { quiet = false } = {}) {
  Object.assign(state, changes);
  derive();
  const before = { quiet, changes };
  for (const listener of listeners) listener(before);
}

/** Whether a quote passes every filter but that of the date (layers are not asked). */
const passesAnyDate = (quote) =>
  !state.hiddenDocuments.has(quote.passage.document.id) &&
  !state.hiddenUsages.has(quote.usage || "literal") &&
  !state.hiddenCertainties.has(quote.certainty);

/** Whether a quote passes every filter. */
export const passes = (quote) =>
  passesAnyDate(quote) &&
  (!state.moment || quote.dates.some((date) => within(date, state.moment)));

export const isNarrowed = () =>
  Boolean(
    state.hiddenDocuments.size ||
      state.hiddenUsages.size ||
      state.hiddenCertainties.size ||
      state.moment,
  );

/** A date belongs to a moment that contains it; a stated range also to every moment it covers. */
function within([earliest, latest, precision], moment) {
  if (earliest >= moment.earliest && latest <= moment.latest) return true;
  return precision === "range" && earliest <= moment.earliest && latest >= moment.latest;
}

/** Whether something is valid at the chosen date. */
export function isValidNow({ from = "", to = "" }) {
  if (!state.moment) return true;
  return (
    (!from || from <= state.moment.latest) && (!to || to.padEnd(10, "~") >= state.moment.earliest)
  );
}

/** Groups that stay on the map, faded, while a date is chosen that their quotes do not state. */
const LASTING = new Set(["routes", "towns", "areas", "borders"]);

export function derive() {
  const narrowed = isNarrowed();
  const passing = atlas.quotes.map(passes);
  const timeless = atlas.quotes.map(passesAnyDate);
  for (const entry of atlas.entries) {
    entry.shown = entry.quotes.filter((quote) => passing[quote.index]);
    entry.anyDate = entry.quotes.filter((quote) => timeless[quote.index]).length;
    const on = !state.hiddenLayers.has(entry.layer.id);
    const lasts = state.moment && LASTING.has(entry.layer.group) && entry.anyDate > 0;
    entry.visible = on && (entry.shown.length > 0 || (entry.quotes.length === 0 && !narrowed));
    entry.faded = on && !entry.visible && Boolean(lasts);
  }
  for (const layer of atlas.layers) {
    const quotes = new Set(layer.entries.flatMap((entry) => entry.shown));
    layer.count = quotes.size;
  }
}

/** Find the stops of the slider; dates are made coarser while there are too many. */
export function findMoments(most = 90) {
  const dates = new Map();
  for (const quote of atlas.quotes) {
    for (const date of quote.dates) {
      const key = date.slice(0, 3).join("/");
      dates.set(key, { date, count: (dates.get(key)?.count ?? 0) + 1 });
    }
  }
  for (const length of [10, 7, 4]) {
    const stops = new Map();
    for (const { date, count } of dates.values()) {
      const stop = stopOf(date, length);
      if (!stop) continue;
      const known = stops.get(stop.key) ?? { ...stop, count: 0 };
      stops.set(stop.key, { ...known, count: known.count + count });
    }
    if (stops.size <= most || length === 4) {
      moments.push(
        ...[...stops.values()].sort((a, b) =>
          `${a.earliest}${b.latest}` < `${b.earliest}${a.latest}` ? -1 : 1,
        ),
      );
      return;
    }
  }
}

/** The stop of a date, named by as many letters of the ISO date as it is precise to. */
function stopOf([earliest, latest, precision], length) {
  if (precision === "range" || precision === "decade") return null;
  const own = precision === "day" ? 10 : precision === "month" ? 7 : precision === "year" ? 4 : 0;
  if (precision === "season") {
    return length === 10 ? { key: `${earliest}/${latest}`, earliest, latest, precision } : null;
  }
  const letters = Math.min(own, length);
  const key = earliest.slice(0, letters);
  if (letters === 10) return { key, earliest, latest, precision: "day" };
  if (letters === 4) {
    return { key, earliest: `${key}-01-01`, latest: `${key}-12-31`, precision: "year" };
  }
  return { key, earliest: `${key}-01`, latest: lastOfMonth(key), precision: "month" };
}

function lastOfMonth(key) {
  const [year, month] = key.split("-").map(Number);
  return `${key}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`;
}
