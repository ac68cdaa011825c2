// Search with suggestions, by any name in any language or spelling that the gazetteer knows.

import { atlas } from "./atlas.js";
import { announce, byId, element, fill } from "./dom.js";
import { symbolPicture } from "./marks.js";
import { change, state } from "./state.js";
import { formatNumber, say, sayCount } from "./words.js";

const MOST = 12;
const LETTERS = { ə: "e", ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ʻ: "", "’": "'" };

let index = null;
let found = [];
let active = -1;

/** Letters without marks and case, so that "xankendi" finds Xankəndi. */
export const folded = (text) =>
  text
    .toLocaleLowerCase("en")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[əıłøđßæœʻ’]/g, (letter) => LETTERS[letter])
    .replace(/[-‐–\s]+/g, " ")
    .trim();

export function startSearch() {
  const field = byId("search");
  field.addEventListener("focus", () => (index ??= makeIndex()), { once: true });
  field.addEventListener("input", () => suggest(field.value));
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", () => setTimeout(close, 150));
  byId("suggestions").addEventListener("pointerdown", (event) => event.preventDefault());
  byId("suggestions").addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-at]");
    if (chosen) take(Number(chosen.dataset.at));
  });
}

/** Every name of every entry: its own title first, then all that the gazetteer knows. */
function makeIndex() {
  return atlas.entries
    .filter((entry) => entry.layer.group !== "events")
    .flatMap((entry) => [
      ...[entry.title, ...entry.title.split(" / ")].map((name) => indexed(entry, name, true)),
      ...(entry.place.names ?? []).map(([name]) => indexed(entry, name, false)),
    ]);
}

const indexed = (entry, name, isTitle) => ({ entry, name, isTitle, key: folded(name) });

/** The whole name, its beginning, a word's beginning, anything; titles before other names. */
function rankOf({ key, isTitle }, wanted) {
  const at = key.indexOf(wanted);
  if (at < 0) return null;
  const fit = key === wanted ? 0 : at === 0 ? 2 : key[at - 1] === " " ? 4 : 6;
  return fit + (isTitle ? 0 : 1);
}

function suggest(text) {
  index ??= makeIndex();
  const wanted = folded(text);
  const best = new Map();
  if (wanted) {
    for (const item of index) {
      const { entry, name } = item;
      const rank = rankOf(item, wanted);
      if (rank === null) continue;
      const known = best.get(entry);
      if (!known || rank < known.rank) best.set(entry, { entry, name, rank });
    }
  }
  found = [...best.values()]
    .sort((a, b) => a.rank - b.rank || b.entry.quotes.length - a.entry.quotes.length)
    .slice(0, MOST);
  active = found.length ? 0 : -1;
  show(Boolean(wanted));
}

function show(open) {
  const box = byId("suggestions");
  fill(box, found.map(option));
  if (open && !found.length) fill(box, element("li", { class: "none" }, say("not_found")));
  box.hidden = !open;
  const field = byId("search");
  field.setAttribute("aria-expanded", String(open && found.length > 0));
  if (active >= 0) field.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else field.removeAttribute("aria-activedescendant");
  if (open) announce(sayCount("suggestions", found.length));
}

function option({ entry, name }, at) {
  const other = folded(name) === folded(entry.title) ? null : element("small", { dir: "auto" }, name);
  const kind = entry.layer.group === "governments" ? say("as_government") : "";
  return element(
    "li",
    { id: `suggestion-${at}`, role: "option", "data-at": at, "aria-selected": String(at === active) },
    symbolPicture(entry),
    element("span", { class: "name", dir: "auto" }, entry.title, kind ? ` (${kind})` : null, other),
    element("span", { class: "count" }, formatNumber(entry.quotes.length)),
  );
}

function onKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!found.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    active = (active + step + found.length) % found.length;
    show(true);
    byId(`suggestion-${active}`)?.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (active >= 0) take(active);
  } else if (event.key === "Escape" && !byId("suggestions").hidden) {
    event.stopPropagation();
    close();
  }
}

function take(at) {
  const choice = found[at];
  if (!choice) return;
  close();
  byId("search").value = "";
  // A place that is asked for by name is shown even if its layer was off.
  const hiddenLayers = new Set(state.hiddenLayers);
  hiddenLayers.delete(choice.entry.layer.id);
  change({ selected: choice.entry, hiddenLayers });
}

function close() {
  found = [];
  active = -1;
  show(false);
}
