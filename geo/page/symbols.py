"""The one table of colours, widths and dashes, for the page, picture, QML and KML.

``symbols.toml`` says what each entry is. Widths and dashes are CSS pixels.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LineSymbol:
    """How a status draws its line; colours are empty where the mode gives them."""

    width: float
    casing: float
    dash: tuple[float, ...]
    cap: str
    bar: bool
    glyph: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ModeSymbol:
    """What a mode lends to its line: a colour on light and dark land, rail ticks."""

    light: str
    dark: str
    ticks: bool


@dataclass(frozen=True, slots=True)
class MarkSymbol:
    """The shape and the colours of a group's marks."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Symbols:
    """The whole table.

    ``ground`` and ``page`` hold colours by theme (``light``, ``dark``, for the ground
    also ``print``) and role; ``width`` the widths of the ground's lines.
    """

    ground: Mapping[str, Mapping[str, str]]
    page: Mapping[str, Mapping[str, str]]
    width: Mapping[str, float]
    modes: Mapping[str, ModeSymbol]
    statuses: Mapping[str, LineSymbol]
    borders: Mapping[str, LineSymbol]
    marks: Mapping[str, MarkSymbol]
    corridor_opacity: float
    smallest_mark: float
    largest_mark: float


def _line(entry: Mapping[str, Any]) -> LineSymbol:
    return LineSymbol(
        width=float(entry["width"]),
        casing=float(entry.get("casing", 0.0)),
        dash=tuple(float(step) for step in entry["dash"]),
        cap=entry.get("cap", "round" if entry["dash"] and entry["dash"][0] < 1 else "butt"),
        bar=entry.get("bar", False),
        glyph=entry.get("glyph", ""),
        light=entry.get("light", ""),
        dark=entry.get("dark", ""),
    )


@cache
def load_symbols() -> Symbols:
    """The table that the package carries."""
    table = tomllib.loads(files(__package__).joinpath("symbols.toml").read_text("utf-8"))
    size = table["mark"].pop("size")
    return Symbols(
        ground=table["ground"],
        page=table["page"],
        width=table["width"],
        modes={key: ModeSymbol(**entry) for key, entry in table["mode"].items()},
        statuses={key: _line(entry) for key, entry in table["status"].items()},
        borders={key: _line(entry) for key, entry in table["border"].items()},
        marks={key: MarkSymbol(**entry) for key, entry in table["mark"].items()},
        corridor_opacity=float(table["corridor"]["opacity"]),
        smallest_mark=float(size["smallest"]),
        largest_mark=float(size["largest"]),
    )


def style_properties(theme: str) -> dict[str, str]:
    """The custom properties of the stylesheet for a theme (``light``, ``dark``)."""
    symbols = load_symbols()
    out: dict[str, str] = {}
    for role, colour in {**symbols.ground[theme], **symbols.page[theme]}.items():
        out[f"--{role.replace('_', '-')}"] = colour
    for prefix, entries in (
        ("mode", symbols.modes),
        ("status", symbols.statuses),
        ("border", symbols.borders),
        ("mark", symbols.marks),
    ):
        for key, entry in entries.items():
            colour = entry.dark if theme == "dark" else entry.light
            if colour:
                out[f"--{prefix}-{key}"] = colour
    return out
