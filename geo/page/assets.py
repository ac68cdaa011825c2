"""What every page carries: Leaflet, our script and our stylesheet, as text.

Our script is written as ES modules and put together here, so that one script without
imports runs from disk and in a sandbox.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from geo.page.symbols import load_symbols, style_properties

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The module that a page starts with; the others are found through its imports.
PAGE, EMBED = "start", "embed"

#: Modules that an embed does without, and the one that stands in their place.
LEFT_OUT = dict.fromkeys(("list", "search", "time", "reading"), "unlisted")

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|let|function|class)) (\w+)", re.MULTILINE)
_IMAGE = re.compile(r"url\(images/([\w.-]+)\)")


@cache
def script(first: str = PAGE) -> str:
    """Our script: ``quotemap.start(id)`` makes the page and returns Leaflet's map."""
    modules: dict[str, str] = {}
    _collect(first, modules, instead=LEFT_OUT if first == EMBED else {})
    return '"use strict";\n' + "".join(modules.values()) + f"const quotemap = ${first};\n"


def _collect(name: str, modules: dict[str, str], *, instead: Mapping[str, str]) -> None:
    """Put a module behind those that it imports, as a function that returns its exports."""
    text = (files(__package__) / "script" / f"{name}.js").read_text("utf-8")
    for found in _IMPORT.finditer(text):
        module = instead.get(found[2], found[2])
        if module not in modules:
            _collect(module, modules, instead=instead)
    exports = ", ".join(found[2] for found in _EXPORT.finditer(text))
    body = _IMPORT.sub(
        lambda found: (
            f"const {found[1].replace(' as ', ': ')} = ${instead.get(found[2], found[2])};\n"
        ),
        text,
    )
    body = _lean(_EXPORT.sub(r"\1 \2", body))
    modules[name] = f"const ${name} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def _lean(text: str) -> str:
    """Without comments of whole lines and without indentation: a sixth smaller when packed.

    No string in our modules runs over lines, so that nothing but layout is lost.
    """
    text = re.sub(r"^ */\*\*.*?\*/\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^ *(?://.*\n)?|^\n", "", text, flags=re.MULTILINE)


@cache
def stylesheet(*, images: bool = False, embed: bool = False) -> str:
    """Leaflet's stylesheet without requests, the colours of the symbols, and ours.

    The page itself shows none of Leaflet's images; a map with layers of its own does.
    """
    own = (files(__package__) / "page.css").read_text("utf-8")
    if embed:
        own += (files(__package__) / "embed.css").read_text("utf-8")
    return f"{_leaflet_style(images=images)}\n{_colours()}\n{_lean_style(own)}"


def _lean_style(text: str) -> str:
    """Without comments and indentation; no string of ours holds either."""
    text = re.sub(r"/\*.*?\*/\n?", "", text, flags=re.DOTALL)
    return re.sub(r"^ +|^\n", "", text, flags=re.MULTILINE)


@cache
def leaflet() -> str:
    """Leaflet's own script."""
    return _drop_source_map((_leaflet_folder() / "leaflet.js").read_text("utf-8"))


def data_address(path: Path) -> str:
    """A PNG as a ``data:`` address."""
    return "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode("ascii")


def leaflet_image(name: str) -> str:
    """An image that Leaflet carries, as a ``data:`` address."""
    return data_address(_leaflet_folder() / "images" / name)


def _leaflet_folder() -> Path:
    from xstatic.pkg import leaflet as package

    return Path(package.BASE_DIR)


def _leaflet_style(*, images: bool) -> str:
    text = (_leaflet_folder() / "leaflet.css").read_text("utf-8")
    return _IMAGE.sub(lambda m: f"url({leaflet_image(m[1]) if images else 'data:,'})", text)


def _drop_source_map(text: str) -> str:
    """Without the line that makes developer tools ask for a file beside the page."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).rstrip() + "\n"


def _colours() -> str:
    """Custom properties: light, dark by the reader's system or the page's theme, and print."""
    light, dark = (_declarations(style_properties(theme)) for theme in ("light", "dark"))
    paper = {
        f"--{key.replace('_', '-')}": value for key, value in load_symbols().ground["print"].items()
    }
    modes = "\n".join(
        f".mode-{key} {{ stroke: var(--mode-{key}); }}\n"
        f".width.mode-{key} {{ fill: var(--mode-{key}); stroke: none; }}\n"
        f".label.mode-{key} {{ fill: var(--mode-{key}); stroke: var(--halo); }}\n"
        f".route.casing.mode-{key} {{ stroke: var(--halo); }}"
        for key in load_symbols().modes
    )
    borders = "\n".join(
        f".border-{key}:not(.inner) {{ stroke: var(--border-{key}); }}"
        for key in load_symbols().borders
    )
    return (
        f":root {{{light}}}\n"
        "@media screen and (prefers-color-scheme: dark) "
        f'{{ :root:not([data-theme="light"]) {{{dark}}} }}\n'
        f'@media screen {{ :root[data-theme="dark"] {{{dark}}} }}\n'
        f"@media print {{ :root {{{_declarations(paper)}}} }}\n"
        f"{modes}\n"
        ".route.status-historical:not(.casing) { stroke: var(--status-historical); }\n"
        f"{borders}"
    )


def _declarations(properties: dict[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in sorted(properties.items()))
