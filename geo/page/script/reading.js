// The reading view: whole documents, mentions marked, linked with the map in both directions.

import { atlas } from "./atlas.js";
import { byId, element, fill } from "./dom.js";
import { change, passes, state } from "./state.js";
import { say } from "./words.js";

let shown = -1;
const entryOf = new Map();

export function startReading() {
  if (!atlas.texts) return;
  for (const entry of atlas.entries) {
    if (entry.layer.group === "events") continue;
    for (const quote of entry.quotes) entryOf.set(quote.index, entry);
  }
  const choice = byId("text-choice");
  fill(choice, atlas.documents.map((document) => element("option", { value: document.index }, document.title || document.name)));
  choice.addEventListener("change", () => showText(Number(choice.value)));
  byId("text").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-quote]");
    if (mark) change({ selected: entryOf.get(Number(mark.dataset.quote)) ?? null });
  });
  document.addEventListener("click", (event) => {
    const read = event.target.closest("[data-read]");
    if (!read) return;
    const [document_, quote] = read.dataset.read.split(":").map(Number);
    byId("tab-texts").click();
    showText(document_);
    const mark = byId("text").querySelector(`[data-quote="${quote}"]`);
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  });
  byId("tab-texts").addEventListener("click", () => {
    if (shown < 0) showText(0);
  });
}

/** One document as text; each mention on the map is a button. */
function showText(index) {
  if (shown === index) return;
  shown = index;
  byId("text-choice").value = String(index);
  const text = [...atlas.texts[index]];
  const quotes = atlas.quotes
    .filter((quote) => quote.passage.document.index === index && entryOf.has(quote.index))
    .map((quote) => ({ quote, start: quote.passage.start + quote.from }))
    .sort((a, b) => a.start - b.start);
  const parts = [];
  let at = 0;
  for (const { quote, start } of quotes) {
    if (start < at) continue;
    const end = start + quote.length;
    const words = text.slice(start, end).join("");
    parts.push(text.slice(at, start).join(""));
    parts.push(element("button", { type: "button", class: `mention ${quote.usage}`, "data-quote": quote.index, title: say(`usage.${quote.usage || "literal"}`) }, words));
    at = end;
  }
  parts.push(text.slice(at).join(""));
  const body = byId("text");
  const { language } = atlas.documents[index];
  if (language) body.lang = language;
  fill(body, parts);
  updateReading({ changes: {} });
}

/** Mark the mentions of what is chosen, and go to the first when the choice came from elsewhere. */
export function updateReading({ changes }) {
  if (!atlas.texts || shown < 0) return;
  const marks = [...byId("text").querySelectorAll("[data-quote]")];
  for (const mark of marks) {
    const quote = atlas.quotes[Number(mark.dataset.quote)];
    mark.classList.toggle("current", entryOf.get(quote.index) === state.selected);
    mark.classList.toggle("filtered", !passes(quote));
  }
  const fromText = document.activeElement?.closest?.("#text");
  if ("selected" in changes && !fromText && !byId("tabpanel-texts").hidden) {
    marks.find((mark) => mark.classList.contains("current"))?.scrollIntoView({ block: "center" });
  }
}
