// Building the page. Text from documents enters only as text nodes and attributes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

/** An element with attributes, listeners (`onclick`) and children (nodes, strings, nothing). */
export function element(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** The same in SVG. */
export function shape(name, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, name), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Replace what a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** A link that leaves the page, or plain text when the address is not http or https. */
export function link(address, text, attributes = {}) {
  if (!isWebAddress(address)) return element("span", {}, text);
  return element(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes },
    text,
  );
}

export function isWebAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Tell screen readers what has changed. */
export function announce(text) {
  byId("live").textContent = text;
}

/** Run at most once a frame, however often it is asked for. */
export function oncePerFrame(work) {
  let asked = 0;
  return () => {
    if (asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      work();
    });
  };
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
