// What an embed has in place of the list, the search, the time bar and the reading view: none.
//
// `assets.py` puts this module where the page has those; the names are the same.

import { atlas } from "./atlas.js";
import { say } from "./words.js";

const GROUPS = ["routes", "towns", "areas", "borders", "governments"];
const none = () => {};

export const startList = none;
export const updateList = none;
export const startFilters = none;
export const updateFilters = none;
export const startSearch = none;
export const startTime = none;
export const updateTime = none;
export const startReading = none;
export const updateReading = none;

export const sayGroup = (group) => say(`group.${group}`);

/** Entries in the order that a list would have, for next and previous. */
export const listOrder = () =>
  GROUPS.flatMap((group) =>
    atlas.entries.filter((entry) => entry.visible && entry.layer.group === group).sort(byCount),
  );

const byCount = (a, b) => b.shown.length - a.shown.length || (a.key < b.key ? -1 : 1);
