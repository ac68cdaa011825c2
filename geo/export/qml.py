"""QGIS layer styles (QML) from the one table of symbols, so that a layer opens styled.

The rules of each layer follow its columns: routes by status and mode, borders by
status, areas as quiet fills, places as filled circles with their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.page.symbols import load_symbols

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.page.symbols import LineSymbol, Symbols

#: CSS pixels are 1/96 of an inch; QGIS measures in millimetres.
MM = 25.4 / 96


def qml_style(layer: str) -> str:
    """The QML document of one of ``places``, ``routes``, ``areas``, ``borders``."""
    symbols = load_symbols()
    build = {"places": _places, "routes": _routes, "areas": _areas, "borders": _borders}[layer]
    root = ET.Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling|Fields")
    build(root, symbols)
    ET.indent(root)
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return doctype + ET.tostring(root, encoding="unicode") + "\n"


def _places(root: ET.Element, symbols: Symbols) -> None:
    mark = symbols.marks["towns"]
    renderer = _sub(root, "renderer-v2", type="singleSymbol", symbollevels="0")
    symbol = _symbol(_sub(renderer, "symbols"), "0", "marker")
    _layer(
        symbol,
        "SimpleMarker",
        {
            "name": "circle",
            "color": _rgba(mark.light),
            "outline_color": _rgba("#FFFFFF"),
            "outline_width": "0.3",
            "size": f"{symbols.smallest_mark * 2 * MM:.2f}",
            "size_unit": "MM",
        },
    )
    _labels(root, symbols, placement="6")


def _routes(root: ET.Element, symbols: Symbols) -> None:
    """A rule for each status and mode: the status is the dash, the mode the colour."""
    rules = {
        f"\"status\" = '{status}' AND \"mode\" = '{mode}'": (
            f"{status} {mode}",
            line,
            line.light or symbols.modes[mode].light,
        )
        for status, line in symbols.statuses.items()
        for mode in symbols.modes
    }
    _ruled_lines(root, rules)
    _labels(root, symbols, placement="2")


def _borders(root: ET.Element, symbols: Symbols) -> None:
    rules = {
        f"\"status\" = '{status}'": (status, line, line.light)
        for status, line in symbols.borders.items()
    }
    _ruled_lines(root, rules)
    _labels(root, symbols, placement="2")


def _areas(root: ET.Element, symbols: Symbols) -> None:
    """Corridor widths as flat fills, regions and countries as outlines."""
    fill = symbols.modes["road"].light
    looks = {
        '"width_m" IS NOT NULL': (
            "width of a corridor",
            {
                "color": _rgba(fill, alpha=round(255 * symbols.corridor_opacity)),
                "outline_style": "no",
                "style": "solid",
            },
        ),
        '"width_m" IS NULL': (
            "region or country",
            {
                "color": _rgba("#FFFFFF", alpha=0),
                "outline_color": _rgba(symbols.marks["areas"].light),
                "outline_style": "dash",
                "outline_width": "0.26",
                "style": "solid",
            },
        ),
    }
    renderer = _sub(root, "renderer-v2", type="RuleRenderer", symbollevels="0")
    tree = _sub(renderer, "rules", key="root")
    drawn = _sub(renderer, "symbols")
    for index, (expression, (label, properties)) in enumerate(looks.items()):
        _rule(tree, index, expression, label)
        _layer(_symbol(drawn, str(index), "fill"), "SimpleFill", properties)
    _labels(root, symbols, placement="1")


def _ruled_lines(root: ET.Element, rules: Mapping[str, tuple[str, LineSymbol, str]]) -> None:
    renderer = _sub(root, "renderer-v2", type="RuleRenderer", symbollevels="0")
    tree = _sub(renderer, "rules", key="root")
    drawn = _sub(renderer, "symbols")
    for index, (expression, (label, line, colour)) in enumerate(rules.items()):
        _rule(tree, index, expression, label)
        symbol = _symbol(drawn, str(index), "line")
        properties = {
            "line_color": _rgba(colour or "#22262A"),
            "line_width": f"{line.width * MM:.2f}",
            "line_width_unit": "MM",
            "capstyle": "round" if line.cap == "round" else "flat",
            "use_custom_dash": "1" if line.dash else "0",
            "customdash": ";".join(f"{step * MM:.2f}" for step in line.dash),
            "customdash_unit": "MM",
        }
        _layer(symbol, "SimpleLine", properties)


def _rule(tree: ET.Element, index: int, expression: str, label: str) -> None:
    _sub(tree, "rule", key=f"r{index}", symbol=str(index), filter=expression, label=label)


def _labels(root: ET.Element, symbols: Symbols, *, placement: str) -> None:
    labeling = _sub(root, "labeling", type="simple")
    settings = _sub(labeling, "settings", calloutType="simple")
    style = _sub(
        settings,
        "text-style",
        fieldName="title",
        fontSize="9",
        fontSizeUnit="Point",
        textColor=_rgba(symbols.ground["light"]["text"]),
    )
    _sub(
        style,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.7",
        bufferSizeUnits="MM",
        bufferColor=_rgba(symbols.ground["light"]["land_focus"]),
    )
    _sub(settings, "placement", placement=placement, dist="1")


def _symbol(parent: ET.Element, name: str, kind: str) -> ET.Element:
    return _sub(parent, "symbol", name=name, type=kind, alpha="1", clip_to_extent="1")


def _layer(symbol: ET.Element, kind: str, properties: Mapping[str, str]) -> None:
    layer = _sub(symbol, "layer", {"class": kind}, enabled="1", locked="0")
    options = _sub(layer, "Option", type="Map")
    for name, value in properties.items():
        _sub(options, "Option", type="QString", name=name, value=value)
        # QGIS before 3.26 reads <prop>, later ones <Option>
        _sub(layer, "prop", k=name, v=value)


def _sub(
    parent: ET.Element, tag: str, extra: Mapping[str, str] | None = None, **attributes: str
) -> ET.Element:
    return ET.SubElement(parent, tag, {**(extra or {}), **attributes})


def _rgba(colour: str, *, alpha: int = 255) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
