// For `npx eslint geo/page/script`: the page's modules, which run in a browser beside Leaflet.
import js from "@eslint/js";

const browser = [
  "addEventListener", "CSS", "cancelAnimationFrame", "console", "document", "getComputedStyle",
  "globalThis", "history", "innerHeight", "innerWidth", "IntersectionObserver", "Intl", "L",
  "location", "matchMedia", "navigator", "parent", "postMessage", "removeEventListener",
  "requestAnimationFrame", "ResizeObserver", "setTimeout", "clearTimeout", "URL",
  "URLSearchParams", "window",
];

export default [
  js.configs.recommended,
  {
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: "module",
      globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
    },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-unused-expressions": ["error", { allowTernary: true, allowShortCircuit: true }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "text enters with textContent" },
        { property: "outerHTML", message: "text enters with textContent" },
        { property: "insertAdjacentHTML", message: "text enters with textContent" },
      ],
    },
  },
];
