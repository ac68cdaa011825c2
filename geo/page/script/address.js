// Deep links: the reader's choices in the address, so that a view can be sent and gone back to.
//
// #place=lachin&layers=towns,routes&docs=002&date=2022-12&usage=literal&certainty=certain

import { atlas } from "./atlas.js";
import { change, moments, state } from "./state.js";

const USAGES = ["literal", "metonymic"];
const CERTAINTIES = ["certain", "less-certain", "uncertain"];

/** The choices as the address writes them; what is not narrowed is left out. */
export function writeChoices() {
  const parts = [];
  const put = (key, value) => parts.push(`${key}=${value.map(encodeURIComponent).join(",")}`);
  const kept = (all, hidden) => all.filter((item) => !hidden.has(item));
  if (state.selected) put("place", [state.selected.key]);
  const layers = atlas.layers.map((layer) => layer.id);
  const documents = atlas.documents.map((document) => document.id);
  if (!sameSet(state.hiddenLayers, initialHidden())) put("layers", kept(layers, state.hiddenLayers));
  if (state.hiddenDocuments.size) put("docs", kept(documents, state.hiddenDocuments));
  if (state.hiddenUsages.size) put("usage", kept(USAGES, state.hiddenUsages));
  if (state.hiddenCertainties.size) put("certainty", kept(CERTAINTIES, state.hiddenCertainties));
  if (state.moment) put("date", [state.moment.key]);
  return parts.join("&");
}

const sameSet = (a, b) => a.size === b.size && [...a].every((item) => b.has(item));

/** Layers that are off until asked for. */
export const initialHidden = () =>
  new Set(atlas.layers.filter((layer) => layer.off).map((layer) => layer.id));

/** The choices that an address asks for; unknown names are passed over. */
export function readChoices(hash) {
  const asked = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key, value = ""] = part.split("=");
    if (key) asked.set(key, value.split(",").filter(Boolean).map(decode));
  }
  const hidden = (key, all, unless = new Set()) =>
    asked.has(key) ? new Set(all.filter((item) => !asked.get(key).includes(item))) : unless;
  // A layer is asked for by its own name or by that of its group; others are passed over.
  const isAsked = ({ id, group }) => [id, group].some((name) => asked.get("layers")?.includes(name));
  const date = asked.get("date")?.[0];
  return {
    selected: atlas.byKey.get(asked.get("place")?.[0]) ?? null,
    hiddenLayers: atlas.layers.some(isAsked)
      ? new Set(atlas.layers.filter((layer) => !isAsked(layer)).map((layer) => layer.id))
      : initialHidden(),
    hiddenDocuments: hidden(
      "docs",
      atlas.documents.map((document) => document.id),
    ),
    hiddenUsages: hidden("usage", USAGES),
    hiddenCertainties: hidden("certainty", CERTAINTIES),
    moment: moments.find((moment) => moment.key === date) ?? null,
  };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let written = null;

/** Keep the address in step; a new place is a step that the back button undoes. */
export function keepAddress({ quiet, changes }) {
  const hash = writeChoices();
  if (quiet || hash === written) return;
  // Inside an article the reader's back button is the article's.
  const step = "selected" in changes && parent === window;
  written = hash;
  try {
    history[step ? "pushState" : "replaceState"](null, "", `#${hash}`);
  } catch {
    // A frame without an origin may not touch its history: the view works all the same.
  }
}

export function followAddress() {
  const follow = () => {
    const hash = location.hash.replace(/^#/, "");
    if (hash === written) return;
    written = hash;
    change(readChoices(hash), { quiet: true });
  };
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  written = location.hash.replace(/^#/, "");
}
