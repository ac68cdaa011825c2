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
    root = ET.Element(
        "qgis", version="3.22.0", styleCategories="Symbology|Labeling", labelsEnabled="1"
    )
    build(root, symbols)
    ET.indent(root)
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return doctype + ET.tostring(root, encoding="unicode") + "\n"


def _places(root: ET.Element, symbols: Symbols) -> None:
    """Filled circles whose area grows with the quotes; a ring where it is known roughly."""
    mark = symbols.marks["towns"]
    circle = {
        "name": "circle",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
        "size": f"{symbols.smallest_mark * 2 * MM:.2f}",
        "size_unit": "MM",
    }
    rough = "\"precision\" IN ('rough', 'representative')"
    looks = {
        f"NOT ({rough})": (
            "place",
            circle | {"color": _rgba(mark.light), "outline_color": _rgba("#FFFFFF")},
        ),
        rough: (
            "place, position known only roughly",
            circle | {"color": _rgba("#FFFFFF"), "outline_color": _rgba(mark.light)},
        ),
    }
    tree, drawn = _rules(root)
    for index, (expression, (label, properties)) in enumerate(looks.items()):
        _rule(tree, index, expression, label)
        layer = _layer(_symbol(drawn, str(index), "marker"), "SimpleMarker", properties)
        smallest, largest = (2 * px * MM for px in (symbols.smallest_mark, symbols.largest_mark))
        _data_defined(
            layer, "size", f'min({smallest:.2f} * sqrt(max("quote_count", 1)), {largest:.2f})'
        )
    style = {"fontSize": "9", "priority": "8"}
    _labels(root, symbols, style, placement="6", offsetType="1", dist="0.6")


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
    style = {"fontSize": "8", "namedStyle": "Bold", "fontWeight": "75", "priority": "6"}
    style |= {"expression": "array_first(string_to_array(\"title\", ' / '))"}
    _labels(
        root,
        symbols,
        style,
        placement="3",
        placementFlags="2",
        dist="0.8",
        mergeLines="1",
        repeatDistance="120",
    )


def _borders(root: ET.Element, symbols: Symbols) -> None:
    rules = {
        f"\"status\" = '{status}'": (status, line, line.light)
        for status, line in symbols.borders.items()
    }
    _ruled_lines(root, rules)


def _areas(root: ET.Element, symbols: Symbols) -> None:
    """Corridor widths as flat fills, regions and countries as outlines."""
    fill = symbols.modes["road"].light
    outline = {
        "color": _rgba("#FFFFFF", alpha=0),
        "outline_color": _rgba(symbols.ground["light"]["border"], alpha=150),
        "outline_width": "0.2",
        "outline_width_unit": "MM",
        "style": "solid",
    }
    country = "\"feature_code\" LIKE 'PCL%'"
    looks = {
        '"width_m" IS NOT NULL': (
            "width of a corridor",
            {
                "color": _rgba(fill, alpha=round(255 * symbols.corridor_opacity)),
                "outline_style": "no",
                "style": "solid",
            },
        ),
        f'"width_m" IS NULL AND {country}': ("country", outline | {"outline_style": "solid"}),
        f'"width_m" IS NULL AND NOT ({country})': (
            "region",
            outline | {"outline_style": "dash"},
        ),
    }
    tree, drawn = _rules(root)
    for index, (expression, (label, properties)) in enumerate(looks.items()):
        _rule(tree, index, expression, label)
        _layer(_symbol(drawn, str(index), "fill"), "SimpleFill", properties)
    style = {
        "fontSize": "8",
        "fontItalic": "1",
        "fontLetterSpacing": "0.8",
        "colour": symbols.ground["light"]["text_region"],
        "priority": "2",
        # a corridor's width has the name of its line; a mere name is quoted
        "expression": (
            f'CASE WHEN "width_m" IS NOT NULL THEN NULL WHEN {country} THEN upper("title") '
            "WHEN \"certainty\" = 'uncertain' THEN '“' || \"title\" || '”' ELSE \"title\" END"
        ),
        "priorities": (
            f"CASE WHEN {country} THEN 6 WHEN \"certainty\" = 'uncertain' THEN 0 ELSE 3 END"
        ),
    }
    _labels(root, symbols, style, placement="1", centroidInside="1", centroidWhole="0")


def _ruled_lines(root: ET.Element, rules: Mapping[str, tuple[str, LineSymbol, str]]) -> None:
    tree, drawn = _rules(root)
    for index, (expression, (label, line, colour)) in enumerate(rules.items()):
        _rule(tree, index, expression, label)
        symbol = _symbol(drawn, str(index), "line")
        if line.casing:
            casing = {
                "line_color": _rgba("#FFFFFF", alpha=200),
                "line_width": f"{line.casing * MM:.2f}",
                "line_width_unit": "MM",
                "capstyle": "round",
            }
            _layer(symbol, "SimpleLine", casing)
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


def _labels(root: ET.Element, symbols: Symbols, style: Mapping[str, str], **placement: str) -> None:
    """Names from ``title``; ``placement`` are QGIS's own settings of where a name may stand.

    QGIS reads every setting that is not there as nought, so those that must not be nought
    (how many labels, how large, the positions around a point) are written out.
    """
    look = dict(style)
    expression = look.pop("expression", "")
    colour = look.pop("colour", symbols.ground["light"]["text"])
    priority = look.pop("priority", "5")
    priorities = look.pop("priorities", "")
    labeling = _sub(root, "labeling", type="simple")
    settings = _sub(labeling, "settings", calloutType="simple")
    text = {
        "fieldName": expression or "title",
        "isExpression": "1" if expression else "0",
        "fontFamily": "DejaVu Sans",
        "fontSizeUnit": "Point",
        "fontKerning": "1",
        "fontWeight": "50",
        "multilineHeight": "1",
        "textColor": _rgba(colour),
        "textOpacity": "1",
        "textOrientation": "horizontal",
    }
    element = _sub(settings, "text-style", text | look)
    _sub(
        element,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.7",
        bufferSizeUnits="MM",
        bufferOpacity="1",
        bufferJoinStyle="128",
        bufferNoFill="1",
        bufferColor=_rgba("#FFFFFF"),
    )
    _sub(settings, "text-format", wrapChar=" / ", multilineAlign="3", decimals="3")
    merge = placement.pop("mergeLines", "0")
    standard = {
        "distUnits": "MM",
        "offsetUnits": "MM",
        "repeatDistanceUnits": "MM",
        "overrunDistanceUnit": "MM",
        "placementFlags": "10",
        "polygonPlacementFlags": "2",
        "predefinedPositionOrder": "R,L,TSR,BSR,TR,BR,TL,BL",
        "quadOffset": "4",
        "maxCurvedCharAngleIn": "25",
        "maxCurvedCharAngleOut": "-25",
        "lineAnchorPercent": "0.5",
        "geometryGeneratorType": "PointGeometry",
        "layerType": "UnknownGeometry",
        "priority": priority,
    }
    _sub(settings, "placement", standard | placement)
    _sub(
        settings,
        "rendering",
        drawLabels="1",
        obstacle="1",
        obstacleFactor="1",
        obstacleType="1",
        fontMinPixelSize="3",
        fontMaxPixelSize="10000",
        maxNumLabels="2000",
        mergeLines=merge,
    )
    if priorities:
        _data_defined(settings, "Priority", priorities, tag="dd_properties")


def _rules(root: ET.Element) -> tuple[ET.Element, ET.Element]:
    """An empty renderer by rules: where the rules go, and where the symbols go."""
    renderer = _sub(root, "renderer-v2", type="RuleRenderer", symbollevels="0")
    return _sub(renderer, "rules", key="root"), _sub(renderer, "symbols")


def _data_defined(
    owner: ET.Element, name: str, expression: str, *, tag: str = "data_defined_properties"
) -> None:
    """Let an expression decide a property of a symbol's layer, or of a label, each time."""
    properties = _sub(owner, tag)
    tree = _sub(properties, "Option", type="Map")
    _sub(tree, "Option", type="QString", name="name", value="")
    defined = _sub(_sub(tree, "Option", type="Map", name="properties"), "Option")
    defined.attrib |= {"type": "Map", "name": name}
    for key, kind, value in (
        ("active", "bool", "true"),
        ("expression", "QString", expression),
        ("type", "int", "3"),  # an expression
    ):
        _sub(defined, "Option", type=kind, name=key, value=value)
    _sub(tree, "Option", type="QString", name="type", value="collection")


def _symbol(parent: ET.Element, name: str, kind: str) -> ET.Element:
    return _sub(parent, "symbol", name=name, type=kind, alpha="1", clip_to_extent="1")


def _layer(symbol: ET.Element, kind: str, properties: Mapping[str, str]) -> ET.Element:
    layer = _sub(symbol, "layer", {"class": kind}, enabled="1", locked="0")
    options = _sub(layer, "Option", type="Map")
    for name, value in properties.items():
        _sub(options, "Option", type="QString", name=name, value=value)
        # QGIS before 3.26 reads <prop>, later ones <Option>
        _sub(layer, "prop", k=name, v=value)
    return layer


def _sub(
    parent: ET.Element, tag: str, extra: Mapping[str, str] | None = None, **attributes: str
) -> ET.Element:
    return ET.SubElement(parent, tag, {**(extra or {}), **attributes})


def _rgba(colour: str, *, alpha: int = 255) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
