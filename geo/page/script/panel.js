// The drawer: everything that is known about what the reader has chosen.

import { atlas } from "./atlas.js";
import { announce, byId, element, fill } from "./dom.js";
import { listOrder, sayGroup } from "./list.js";
import { symbolPicture } from "./marks.js";
import { copyCitation, passagesOf, quoteBlock } from "./quotes.js";
import { change, isNarrowed, isValidNow, state } from "./state.js";
import { formatDate, formatLength, formatNumber, languageName, say, sayCount, sayValue } from "./words.js";

const FIRST = 30; // passages shown before "show all"

let opener = null;
let shownAll = null;

export function startPanel() {
  const panel = byId("panel");
  panel.addEventListener("click", (event) => {
    const { target } = event;
    if (target.closest("#close")) closePanel();
    if (target.closest("#previous")) step(-1);
    if (target.closest("#next")) step(1);
    const cite = target.closest("[data-cite]");
    if (cite) copyCitation(cite, atlas.quotes[Number(cite.dataset.cite)].passage);
    const other = target.closest("[data-key]");
    if (other) change({ selected: atlas.byKey.get(other.dataset.key) });
    if (target.closest("[data-all]")) showAll();
    if (target.closest("[data-clear]")) clearFilters();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.selected) closePanel();
  });
}

function closePanel() {
  change({ selected: null });
}

function showAll() {
  shownAll = state.selected;
  updatePanel({ changes: {} });
}

export const clearFilters = () =>
  change({
    hiddenDocuments: new Set(),
    hiddenUsages: new Set(),
    hiddenCertainties: new Set(),
    moment: null,
  });

function step(by) {
  const order = listOrder();
  if (!order.length) return;
  const at = order.indexOf(state.selected);
  change({ selected: order[(at + by + order.length) % order.length] }, { step: true });
}

/** Show what is chosen; the focus goes to its heading and comes back when it is closed. */
export function updatePanel({ changes, quiet = false }) {
  const panel = byId("panel");
  const entry = state.selected;
  const fresh = "selected" in changes;
  const page = byId("page");
  if (!entry) {
    const had = !panel.hidden;
    panel.hidden = true;
    page.classList.remove("open");
    if (had && fresh) giveFocusBack(panel);
    return;
  }
  if (fresh && panel.hidden) opener = document.activeElement;
  panel.hidden = false;
  page.classList.add("open");
  const inside = panel.contains(document.activeElement);
  const held = inside ? document.activeElement.id : "";
  fill(byId("panel-body"), ...contents(entry));
  byId("panel-title").textContent = entry.title;
  if (!fresh) return;
  byId("panel-body").scrollTop = 0;
  announce(`${entry.title}: ${sayCount("quotes", entry.shown.length)}`);
  if (held === "next" || held === "previous" || quiet) return;
  byId("panel-title").focus({ preventScroll: true });
}

function giveFocusBack() {
  const key = opener?.closest?.("[data-key]")?.dataset.key;
  const again = key && document.querySelector(`#list [data-key="${CSS.escape(key)}"]`);
  const target = opener?.isConnected && opener !== document.body ? opener : again;
  (target ?? byId("map-region").querySelector(".leaflet-container")).focus({ preventScroll: true });
  opener = null;
}

function contents(entry) {
  return [
    about(entry),
    siblings(entry),
    ...[names(entry)].flat(),
    figures(entry),
    claims(entry),
    quotes(entry),
  ];
}

function about(entry) {
  const { group } = entry.layer;
  const kind = group === "governments" ? say("government_of", { seat: entry.seat ?? "" }) : kindOf(entry);
  return element(
    "div",
    { class: "kind" },
    symbolPicture(entry),
    element("span", {}, kind),
    group === "governments" ? element("p", { class: "note" }, say("government_note")) : null,
    entry.place.status ? element("p", { class: "note", dir: "auto", lang: "en" }, entry.place.status) : null,
    entry.features.every((feature) => !feature.geometry) ? element("p", { class: "note" }, say("unlocated_note")) : null,
  );
}

function kindOf(entry) {
  if (entry.layer.group === "events") return say("group.events");
  return sayValue("kind", entry.place.code) === entry.place.code.replaceAll("-", " ")
    ? sayGroup(entry.layer.group)
    : sayValue("kind", entry.place.code);
}

/** The same place in another role: a town, a government, its dated events. */
function siblings(entry) {
  const others = atlas.entries.filter((other) => other !== entry && other.visible && (other.place === entry.place || other.seatKey === entry.place.id || entry.seatKey === other.place.id) && other.layer.group !== "events" && entry.layer.group !== "events");
  if (!others.length) return null;
  return element(
    "p",
    { class: "siblings" },
    `${say("see_also")} `,
    others.map((other) =>
      element("button", { type: "button", class: "plain", "data-key": other.key }, other.layer.group === "governments" ? `“${other.label[0]}”, ${say("as_government")}` : `${other.label[0]}, ${say("as_place")}`, ` (${formatNumber(other.shown.length)})`),
    ),
  );
}

// -- names and who uses them ----------------------------------------------------------

function names(entry) {
  const all = entry.place.names ?? [];
  if (all.length < 2) return null;
  const used = all.filter((name) => name[3]);
  const rest = all.filter((name) => !name[3]);
  return [chiefNames(entry, used), allNames(all, used, rest)];
}

/** The names that the map shows, each with who uses it: the dispute in a few lines. */
function chiefNames(entry, used) {
  const shown = new Set(entry.title.split(" / ").map((name) => name.trim()));
  const rows = used.filter(([name, , , , preferred]) => preferred || shown.has(name)).slice(0, 6);
  if (rows.length < 2) return null;
  return element(
    "ul",
    { class: "chief-names", "aria-label": say("name") },
    rows.map(([name, language, , by]) =>
      element("li", {}, element("bdi", { lang: language || null }, name), " — ", element("span", { dir: "auto", lang: "en" }, by)),
    ),
  );
}

function allNames(all, used, rest) {
  return element(
    "details",
    { class: "names" },
    element("summary", {}, say("names_of", { n: formatNumber(all.length) })),
    used.length ? nameTable(used) : null,
    rest.length
      ? element("p", { class: "other-names" }, rest.flatMap(([name, language], at) => [at ? " · " : null, element("bdi", { lang: language || null, title: language ? languageName(language) : null }, name)]))
      : null,
  );
}

function nameTable(rows) {
  const head = [say("name"), say("language"), say("used_by")].map((text) => element("th", { scope: "col" }, text));
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, head)),
    element(
      "tbody",
      {},
      rows.map(([name, language, type, usedBy]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row", lang: language || null, dir: "auto" }, name),
          element("td", {}, language ? languageName(language) : "", type ? element("small", {}, sayValue("name_type", type)) : null),
          element("td", { dir: "auto", lang: "en" }, usedBy),
        ),
      ),
    ),
  );
}

// -- what is drawn, what is stated ------------------------------------------------------

function figures(entry) {
  const lines = entry.features.filter((feature) => feature.properties.length && isValidNow(feature.properties));
  if (!lines.length) return null;
  return element(
    "details",
    { class: "drawn", open: lines.length < 4 },
    element("summary", {}, say("what_is_drawn")),
    element("ul", {}, lines.map(drawnLine)),
  );
}

function drawnLine({ properties }) {
  const { title, mode, status, length, error, from, to, source, width } = properties;
  const kind = [mode && sayValue("mode", mode), status && sayValue("status", status)].filter(Boolean).join(", ");
  const when = [from && say("since", { date: formatDate(from) }), to && say("until", { date: formatDate(to) })].filter(Boolean).join(" ");
  const sized = [
    formatLength(length),
    error ? say("error_of", { length: formatLength(error) }) : "",
    width ? say("width_of", { length: formatLength(width) }) : "",
  ].filter(Boolean);
  return element(
    "li",
    {},
    title ? element("strong", { dir: "auto" }, title) : null,
    element("span", {}, [kind, ...sized, when].filter(Boolean).join(" · ")),
    source ? element("small", { dir: "auto", lang: "en" }, source) : null,
  );
}

function claims(entry) {
  const mine = atlas.claims.filter((claim) => claim.place === entry.place.id);
  if (!mine.length || entry.layer.group === "governments" || entry.layer.group === "events") return null;
  const head = [say("stated"), say("drawn"), say("verdict")].map((text) => element("th", { scope: "col" }, text));
  return element(
    "section",
    { class: "claims" },
    element("h3", {}, say("stated_and_drawn")),
    element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, mine.map(claimRow))),
  );
}

function claimRow({ text, measure, drawn, verdict, reason, document }) {
  const source = atlas.documents[document];
  return element(
    "tr",
    {},
    element("th", { scope: "row", dir: "auto" }, `“${text}”`, element("small", {}, `${sayValue("measure", measure)}, ${source.author || source.title || source.name}`)),
    element("td", {}, drawn === null ? "–" : formatLength(drawn)),
    element("td", { class: `verdict ${verdict}` }, sayValue("verdict", verdict), element("small", { dir: "auto", lang: "en" }, reason)),
  );
}

// -- quotes by document ------------------------------------------------------------------

function quotes(entry) {
  if (!entry.quotes.length) return null; // a line that history drew, and no source names
  const hidden = entry.quotes.length - entry.shown.length;
  const passages = passagesOf(entry.shown);
  const cut = shownAll === entry ? passages.length : FIRST;
  const byDocument = new Map();
  for (const item of passages.slice(0, cut)) {
    const { document } = item.passage;
    byDocument.set(document, [...(byDocument.get(document) ?? []), item]);
  }
  const title = entry.layer.group === "governments" ? say("said_to_do") : say("who_says_so");
  return element(
    "section",
    { class: "quotes" },
    element("h3", {}, title, " ", element("span", { class: "count" }, formatNumber(entry.shown.length))),
    hidden && isNarrowed() ? element("p", { class: "hidden-quotes" }, say("hidden_by_filters", { n: formatNumber(hidden) }), " ", element("button", { type: "button", class: "plain", "data-clear": true }, say("clear_filters"))) : null,
    [...byDocument].map(([document, items]) => documentQuotes(document, items)),
    passages.length > cut ? element("button", { type: "button", class: "more", "data-all": true }, say("show_all", { n: formatNumber(passages.length) })) : null,
  );
}

function documentQuotes(document, items) {
  const line = [document.author, document.publisher, formatDate(document.published)].filter(Boolean);
  return element(
    "section",
    { class: "document" },
    element("h4", { dir: "auto" }, document.title || document.name),
    line.length ? element("p", { class: "source-line", dir: "auto" }, line.join(" · ")) : null,
    element("ul", {}, items.map((item) => quoteBlock(item, { reading: Boolean(atlas.texts) }))),
  );
}
