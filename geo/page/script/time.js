// The time bar: one stop for each date that the quotes state, and a slider that moves along them.

import { announce, byId, calm, fill, oncePerFrame, shape } from "./dom.js";
import { change, moments, state } from "./state.js";
import { formatDate, formatSpan, say, sayCount } from "./words.js";

const STEP = 1600; // milliseconds at each stop while playing
let timer = null;

export function startTime() {
  if (moments.length < 2) {
    byId("time").remove();
    return;
  }
  const slider = byId("moment");
  slider.max = String(moments.length);
  slider.addEventListener("input", () => {
    stop();
    go(Number(slider.value));
  });
  byId("play").addEventListener("click", () => (timer ? stop() : play()));
  byId("earlier").addEventListener("click", () => step(-1));
  byId("later").addEventListener("click", () => step(1));
  byId("any-date").addEventListener("click", () => {
    stop();
    go(0);
  });
  // Who asked for less motion steps from date to date instead of watching them pass.
  byId("play").hidden = calm();
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", (query) => {
    byId("play").hidden = query.matches;
    if (query.matches) stop();
  });
  new ResizeObserver(oncePerFrame(drawTicks)).observe(byId("ticks"));
  updateTime();
}

const place = () => (state.moment ? moments.indexOf(state.moment) + 1 : 0);

/** Dated events are drawn while a date is chosen, and at rest only if they are asked for. */
function go(at) {
  const hiddenLayers = new Set(state.hiddenLayers);
  if (at && !state.moment) hiddenLayers.delete("events");
  if (!at && state.moment) hiddenLayers.add("events");
  change({ moment: at ? moments[at - 1] : null, hiddenLayers });
}

function step(by) {
  stop();
  go(Math.min(Math.max(place() + by, 0), moments.length));
}

function play() {
  if (place() >= moments.length) go(0);
  byId("play").setAttribute("aria-pressed", "true");
  byId("play").setAttribute("aria-label", say("pause"));
  const next = () => {
    if (place() >= moments.length) return stop();
    go(place() + 1);
    timer = setTimeout(next, STEP);
  };
  timer = setTimeout(next, 200);
}

function stop() {
  clearTimeout(timer);
  timer = null;
  byId("play").setAttribute("aria-pressed", "false");
  byId("play").setAttribute("aria-label", say("play"));
}

const momentText = (moment) =>
  moment ? formatSpan([moment.earliest, moment.latest, moment.precision]) : say("any_date");

export function updateTime() {
  const slider = byId("moment");
  if (!slider) return;
  const at = place();
  slider.value = String(at);
  const { moment } = state;
  const text = moment ? `${momentText(moment)}, ${sayCount("quotes", moment.count)}` : say("any_date");
  slider.setAttribute("aria-valuetext", text);
  byId("moment-text").textContent = momentText(moment);
  byId("any-date").disabled = !moment;
  byId("earlier").disabled = at === 0;
  byId("later").disabled = at === moments.length;
  markNow();
  if (timer) announce(text);
}

function markNow() {
  for (const tick of byId("ticks").querySelectorAll("[data-at]")) {
    tick.classList.toggle("now", Number(tick.dataset.at) === place());
  }
}

/** A tick for each stop, as tall as it has quotes; the first stop of a year is named. */
function drawTicks() {
  const most = Math.max(...moments.map((moment) => moment.count));
  const rightToLeft = document.dir === "rtl";
  const spot = (at) => `${(rightToLeft ? 1 - at / moments.length : at / moments.length) * 100}%`;
  const marks = moments.map((moment, index) => {
    const height = 4 + 12 * Math.sqrt(moment.count / most);
    return shape("line", {
      "data-at": index + 1,
      x1: spot(index + 1),
      x2: spot(index + 1),
      y1: 18 - height,
      y2: 18,
    });
  });
  let lastNamed = -1;
  let lastYear = "";
  const width = byId("ticks").clientWidth;
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const room = (2.6 * root * moments.length) / Math.max(width, 1); // stops that a year's name covers
  const years = moments.map((moment, index) => {
    const year = moment.earliest.slice(0, 4);
    const crowded = lastNamed >= 0 && index - lastNamed < room;
    if (year === lastYear || crowded) return null;
    lastYear = year;
    lastNamed = index;
    return shape("text", { x: spot(index + 1), y: 19 + 0.75 * root, "text-anchor": "middle" }, formatDate(year));
  });
  fill(byId("ticks"), ...marks, ...years);
  markNow();
}
