// Inside an article: one finger scrolls the article, a tap wakes the map, the frame says its height.
//
// The address may say ?theme=dark&layers=routes,towns&place=lachin&lang=hy&static=1

import { byId, element } from "./dom.js";
import { setHeight } from "./sheet.js";
import { start as startPage } from "./start.js";
import { say, setWords } from "./words.js";

const LEAST = 420;
const MOST = 640;
const ASPECT = 3 / 4;

/** Labels that stand in the page before the script runs: [selector, key, attribute or none]. */
const LABELS = [
  ["#legend summary", "legend"],
  ["#fine-text", "disclaimer"],
  [".policy summary", "policy"],
  ["#close", "close", "aria-label"],
  ["#previous", "previous", "aria-label"],
  ["#next", "next", "aria-label"],
  ["#home", "whole_view", "aria-label"],
  ["#home", "whole_view", "title"],
];

/** Start the map in an article; returns Leaflet's map. */
export function start(id) {
  const flags = new URLSearchParams(location.search);
  const theme = flags.get("theme");
  if (["light", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;
  const map = startPage(id, {
    choices: choicesOf(flags) || location.hash,
    prepare: (payload) => chooseLanguage(payload, flags.get("lang")),
  });
  setHeight("half");
  if (flags.get("static") === "1") freeze(map);
  else shareTouch(map);
  sayHeight(flags.get("childId") ?? "");
  return map;
}

/** The flags as the address of a view would write them. */
function choicesOf(flags) {
  const coded = (key) => flags.get(key).split(",").map(encodeURIComponent).join(",");
  const parts = ["place", "layers"].filter((key) => flags.get(key)).map((key) => `${key}=${coded(key)}`);
  return parts.join("&");
}

/** The words of another language, where the page carries them. */
function chooseLanguage(payload, language) {
  if (!Object.hasOwn(payload.languages ?? {}, language ?? "")) return;
  const other = payload.languages[language];
  Object.assign(payload, { language, words: { ...payload.words, ...other.words } });
  document.documentElement.lang = language;
  document.documentElement.dir = other.dir;
  setWords(payload.words, language);
  for (const [selector, key, attribute] of LABELS) {
    const node = document.querySelector(selector);
    if (!node) continue;
    if (attribute) node.setAttribute(attribute, say(key));
    else node.textContent = say(key);
  }
  byId("when").textContent = other.when;
  for (const [at, line] of [...byId("policy-lines").children].entries()) line.textContent = other.policy[at];
  rename(payload, other);
}

/** Names in the other language, for whatever was named in the page's own. */
function rename(payload, { titles = {}, land = {}, lakes = {} }) {
  const renamed = (id, title) => {
    const [own, other] = titles[id] ?? [];
    return own === title ? other : title;
  };
  for (const entry of payload.entries) {
    const title = renamed(payload.places[entry.place].id, entry.title);
    if (title !== entry.title) Object.assign(entry, { title, label: labelOf(title) });
    if (entry.seat) entry.seat = renamed(entry.seatKey, entry.seat);
  }
  for (const item of payload.ground.land) if (item.name) item.name = land[item.key] ?? item.name;
  for (const item of payload.ground.lakes) if (item.name) item.name = lakes[item.key] ?? item.name;
}

/** The one or two names that stand on the map, without what is in brackets. */
function labelOf(title) {
  const names = title.split(" / ").map((part) => part.replace(/\s*\([^)]*\)/g, "").trim());
  return [...new Set(names.filter(Boolean))].slice(0, 2);
}

/** A picture that happens to be drawn here: nothing moves, nothing is chosen. */
function freeze(map) {
  for (const handler of ["dragging", "touchZoom", "doubleClickZoom", "scrollWheelZoom", "boxZoom", "keyboard"]) {
    map[handler]?.disable();
  }
  map.getContainer().inert = true;
  byId("page").classList.add("static");
}

/** Scrolling passes through to the article until the reader asks for the map. */
function shareTouch(map) {
  const page = byId("page");
  const container = map.getContainer();
  const hint = element("p", { class: "wake", "aria-hidden": "true" });
  const done = element("button", { type: "button", class: "done", hidden: true, onclick: sleep }, say("embed.done"));
  container.parentNode.append(hint, done);
  let fading = 0;

  function show(key) {
    hint.textContent = say(key);
    hint.classList.add("shown");
    clearTimeout(fading);
    fading = setTimeout(() => hint.classList.remove("shown"), 1500);
  }
  function wake() {
    page.classList.add("awake");
    map.dragging.enable();
    done.hidden = false;
  }
  function sleep() {
    page.classList.remove("awake");
    map.dragging.disable();
    done.hidden = true;
  }

  map.scrollWheelZoom.disable();
  container.addEventListener(
    "wheel",
    (event) => {
      const meant = event.ctrlKey || event.metaKey;
      map.scrollWheelZoom[meant ? "enable" : "disable"]();
      if (!meant) show("embed.wheel");
    },
    { capture: true, passive: true },
  );
  if (!matchMedia("(any-pointer: coarse)").matches) return;
  sleep();
  // Where there is a mouse too, it moves the map at once.
  container.addEventListener(
    "pointerdown",
    ({ pointerType }) => {
      if (!page.classList.contains("awake")) map.dragging[pointerType === "mouse" ? "enable" : "disable"]();
    },
    { capture: true },
  );
  container.addEventListener("pointerup", ({ pointerType }) => {
    if (pointerType !== "mouse") wake();
  });
  addEventListener("blur", sleep);
  container.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length === 1 && !page.classList.contains("awake")) show("embed.touch");
    },
    { passive: true },
  );
}

/** Tell the article how high the frame would like to be, in the dialects that hosts know.
 *
 * Datawrapper's listeners find the frame by who speaks, or by a part of its address; pym.js
 * gives its frames a name, and without one nobody listens to it.
 */
function sayHeight(child) {
  let said = 0;
  const tell = () => {
    const height = Math.round(Math.min(Math.max(innerWidth * ASPECT, LEAST), MOST));
    if (height === said || parent === window) return;
    said = height;
    parent.postMessage({ type: "quotemap:height", height }, "*");
    parent.postMessage({ "datawrapper-height": { [partOfAddress()]: height } }, "*");
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, "*");
  };
  tell();
  addEventListener("resize", tell);
}

/** The end of the frame's address, by which a host tells its frames apart. */
function partOfAddress() {
  const part = location.pathname.split("/").slice(-2).join("/") + location.search;
  return /^[\w./?=&,%-]+$/.test(part) ? part : "embed.html";
}
