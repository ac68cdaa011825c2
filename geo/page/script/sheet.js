// The frame of the page: side by side when wide, a sheet with three heights when narrow; tabs.

import { byId } from "./dom.js";
import { say } from "./words.js";

const HEIGHTS = ["low", "half", "full"];
const WIDE = 56; // in rem, so that larger text asks for a wider window

let world = null;

export function startFrame(map) {
  world = map;
  new ResizeObserver(fit).observe(document.documentElement);
  new ResizeObserver(() => world.invalidateSize({ pan: false })).observe(world.getContainer());
  startTabs();
  startSheet();
}

/** Before the map is made: which of the two shapes the window asks for. */
export function fit() {
  const page = byId("page");
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const wide = document.documentElement.clientWidth >= WIDE * root;
  const next = wide ? "wide" : "narrow";
  if (page.dataset.shape === next) return;
  page.dataset.shape = next;
  const time = byId("time");
  if (time) (wide ? byId("map-region") : byId("time-place")).append(time);
  byId("legend").open = document.documentElement.clientWidth >= 100 * root;
  if (!wide) setHeight("half");
}

/** How many pixels of the map's lower end the sheet lies on. */
export function coveredHeight() {
  const page = byId("page");
  const share = { low: 0, half: 0.48, full: 0.48 }[page.dataset.sheet];
  if (page.classList.contains("embed")) {
    // The sheet of an embed is there only while something is chosen, above the source line.
    const fine = page.querySelector(".fine").clientHeight;
    return byId("panel").hidden ? 0 : Math.max(share * page.clientHeight - fine, 0);
  }
  if (!isNarrow()) return 0;
  return Math.max(share * byId("page").clientHeight - (byId("page").clientHeight - byId("map-region").clientHeight), 0);
}

export const isNarrow = () => byId("page").dataset.shape === "narrow";

// -- tabs -------------------------------------------------------------------------

function startTabs() {
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const backward = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
      const to = { [forward]: 1, [backward]: -1 }[event.key];
      const jump = { Home: tabs[0], End: tabs.at(-1) }[event.key];
      if (!to && !jump) return;
      event.preventDefault();
      const next = jump ?? tabs[(tabs.indexOf(tab) + to + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }
  const choose = (chosen) => {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !on;
    }
    if (isNarrow() && byId("page").dataset.sheet === "low") setHeight("half");
  };
}

// -- the sheet ----------------------------------------------------------------------

export function setHeight(height) {
  byId("page").dataset.sheet = height;
  for (const handle of document.querySelectorAll(".handle")) {
    handle.setAttribute("aria-expanded", String(height !== "low"));
    handle.setAttribute("aria-label", say(`sheet.${height}`));
  }
  world?.fire("moveend"); // names and the list follow the part of the map that is left
}

/** The handle: tap for the next height, drag to the nearest, arrow keys up and down. */
function startSheet() {
  for (const handle of document.querySelectorAll(".handle")) {
    let start = null;
    let dragged = false;
    const current = () => HEIGHTS.indexOf(byId("page").dataset.sheet);
    handle.addEventListener("click", () => {
      if (!dragged) setHeight(HEIGHTS[(current() + 1) % 3]);
      dragged = false;
    });
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      setHeight(HEIGHTS[Math.min(Math.max(current() + by, 0), 2)]);
    });
    handle.addEventListener("pointerdown", (event) => {
      start = event.clientY;
      dragged = false;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const share = 1 - event.clientY / innerHeight;
      if (Math.abs(event.clientY - start) > 12) {
        dragged = true;
        setHeight(share > 0.7 ? "full" : share > 0.25 ? "half" : "low");
      }
      start = null;
    });
  }
}
