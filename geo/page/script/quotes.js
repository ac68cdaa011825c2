// A quote as a reader meets it: the words, the mention marked, who says so, and why here.

import { announce, byId, element, isWebAddress, link } from "./dom.js";
import { formatDate, formatNumber, formatSpan, say, sayValue } from "./words.js";

/** Quotes of one sentence belong together: the sentence once, every mention marked. */
export function passagesOf(quotes) {
  const passages = new Map();
  for (const quote of quotes) {
    if (!passages.has(quote.passage)) passages.set(quote.passage, []);
    passages.get(quote.passage).push(quote);
  }
  return [...passages].map(([passage, members]) => ({ passage, quotes: members }));
}

/** The words of a passage, mentions marked, with … where the sentence is cut. */
function wordsOf({ passage, quotes }) {
  const parts = [];
  let at = 0;
  for (const { from, length } of [...quotes].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    parts.push(slice(passage.text, at, from));
    parts.push(element("mark", {}, slice(passage.text, from, from + length)));
    at = from + length;
  }
  parts.push(slice(passage.text, at));
  return [passage.cutBefore ? "… " : null, ...parts, passage.cutAfter ? " …" : null];
}

/** Offsets are code points; most texts have none beyond the first plane. */
function slice(text, start, end) {
  return /[\uD800-\uDFFF]/.test(text) ? [...text].slice(start, end).join("") : text.slice(start, end);
}

export function quoteBlock(item, { reading = false } = {}) {
  const { passage, quotes } = item;
  const { document } = passage;
  return element(
    "li",
    { class: "quote" },
    element("blockquote", { lang: document.language || null, dir: "auto", cite: isWebAddress(document.url) ? document.url : null }, wordsOf(item)),
    element(
      "div",
      { class: "about" },
      datesOf(quotes[0]),
      address(passage),
      element("button", { type: "button", class: "plain", "data-cite": passageKey(item) }, say("copy_citation")),
      reading ? element("button", { type: "button", class: "plain", "data-read": `${document.index}:${quotes[0].index}` }, say("show_in_text")) : null,
    ),
    reasons(quotes),
  );
}

const passageKey = ({ quotes }) => quotes[0].index;

function datesOf(quote) {
  if (!quote.dates.length) return null;
  return element("span", { class: "dates" }, quote.dates.map(formatSpan).join("; "));
}

/** Why here: the rules that decided, one tap away. */
function reasons(quotes) {
  const lines = quotes.map((quote) =>
    element(
      "dl",
      {},
      ...pair(say("why.place"), sayValue("rule", quote.rule)),
      ...pair(say("why.usage"), [sayUsage(quote), quote.usageRule ? ` (${sayValue("rule", quote.usageRule)})` : ""].join("")),
      ...pair(say("why.certainty"), say(`certainty.${quote.certainty}`)),
      ...pair(say("why.zone"), sayValue("zone", quote.zone)),
      ...pair(say("why.offsets"), `${quote.passage.document.name}: ${formatNumber(quote.passage.start + quote.from)}–${formatNumber(quote.passage.start + quote.from + quote.length)}`),
    ),
  );
  return element("details", { class: "why" }, element("summary", {}, say("why_here")), lines);
}

const sayUsage = (quote) => (quote.usage ? say(`usage.${quote.usage}`) : "–");
const pair = (term, text) => (text ? [element("dt", {}, term), element("dd", { dir: "auto" }, text)] : []);

// -- links into the source --------------------------------------------------------

/** An address that opens the source at the passage, where its browser can do that. */
export function passageAddress({ document, text }) {
  if (!isWebAddress(document.url)) return "";
  const lines = text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
  const first = (lines[0] ?? "").split(/\s+/);
  const last = (lines.at(-1) ?? "").split(/\s+/);
  const short = lines.length === 1 && first.length <= 10;
  const ends = short ? [first.join(" ")] : [first.slice(0, 5).join(" "), last.slice(-5).join(" ")];
  return `${document.url.replace(/#.*$/, "")}#:~:text=${ends.map(escapeFragment).join(",")}`;
}

const escapeFragment = (text) => encodeURIComponent(text).replace(/-/g, "%2D");

/** The address as a link and, since a sandbox may block links, as text to select. */
function address(passage) {
  const target = passageAddress(passage);
  if (!target) return null;
  return element(
    "span",
    { class: "source" },
    link(target, say("open_passage")),
    element("span", { class: "address", dir: "ltr" }, passage.document.url.replace(/^https?:\/\/(www\.)?/, "")),
  );
}

// -- citations ----------------------------------------------------------------------

export function citation(passage) {
  const { document } = passage;
  const title = document.title || document.name;
  const parts = [
    document.author && `${document.author}.`,
    `“${title}”.`,
    document.publisher && `${document.publisher},`,
    document.published && `${formatDate(document.published)}.`,
    isWebAddress(document.url) && document.url,
  ].filter(Boolean);
  const words = passage.text.replace(/\s+/g, " ").trim();
  return `“${passage.cutBefore ? "… " : ""}${words}${passage.cutAfter ? " …" : ""}” — ${parts.join(" ")}`;
}

/** Copy, or where the frame forbids it show the text selected, ready to be copied by hand. */
export async function copyCitation(button, passage) {
  const text = citation(passage);
  try {
    // Asking where it is forbidden would be noted in the console as a violation.
    if (document.featurePolicy?.allowsFeature("clipboard-write") === false) throw new Error("forbidden");
    await navigator.clipboard.writeText(text);
    announce(say("copied"));
    button.textContent = say("copied");
    setTimeout(() => (button.textContent = say("copy_citation")), 2000);
  } catch {
    byId("by-hand")?.remove();
    const field = element("textarea", { id: "by-hand", readonly: true, rows: 4, "aria-label": say("copy_by_hand") }, text);
    button.closest(".quote").append(field);
    field.focus();
    field.select();
    announce(say("copy_by_hand"));
  }
}
