"""``atlas.kmz`` for Google Earth: folders by layer, quotes in balloons, icons inside.

KML is longitude, latitude, without height. Text stands in CDATA-free escaped XML and
in ``ExtendedData``, never as markup of its own. Colours are ``aabbggrr``.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.export.geojson import geojson_geometry
from geo.export.identifiers import xml_id, xml_text
from geo.page.symbols import load_symbols

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.atlas import Atlas
    from geo.model import Document, Feature, Layer
    from geo.page.symbols import Symbols

NAMESPACE = "http://www.opengis.net/kml/2.2"

#: Members of the archive carry this date, so that the bytes are the same each time.
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
ICON_PIXELS = 48

#: Signs that a balloon would not show but act on, and what stands for them.
PLAIN = str.maketrans({"&": "＆", "<": "‹", ">": "›", "$": "＄"})

#: How many quotes a balloon shows; the page shows them all.
QUOTES = 12


def write_kmz(atlas: Atlas) -> bytes:
    """The archive: ``doc.kml`` first, then an icon for each group of marks."""
    symbols = load_symbols()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, "doc.kml", write_kml(atlas).encode("utf-8"))
        for group in symbols.marks:
            _add(archive, f"icons/{group}.png", _icon(symbols.marks[group].light))
    return buffer.getvalue()


def write_kml(atlas: Atlas) -> str:
    """The KML document alone, with relative links to its icons."""
    symbols = load_symbols()
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}kml")
    body = _sub(root, "Document")
    _text(body, "name", atlas.title)
    documents = {document.name: document for document in atlas.documents}
    styles: dict[str, ET.Element] = {}
    folders = [
        _folder(layer, documents, symbols, styles)
        for layer in atlas.layers
        if any(feature.quotes for feature in layer.features)
    ]
    for key in sorted(styles):
        body.append(styles[key])
    body.extend(folders)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _folder(
    layer: Layer,
    documents: dict[str, Document],
    symbols: Symbols,
    styles: dict[str, ET.Element],
) -> ET.Element:
    folder = ET.Element(f"{{{NAMESPACE}}}Folder")
    _text(folder, "name", layer.title or layer.layer_id.capitalize())
    for feature in sorted(layer.features, key=lambda feature: feature.feature_id):
        if not feature.quotes or feature.geometry is None or feature.geometry.is_empty:
            continue
        style = _style(feature, symbols)
        styles.setdefault(style.attrib["id"], style)
        folder.append(_placemark(feature, documents, style.attrib["id"]))
    return folder


def _placemark(feature: Feature, documents: dict[str, Document], style: str) -> ET.Element:
    mark = ET.Element(f"{{{NAMESPACE}}}Placemark", {"id": xml_id(feature.feature_id)})
    _text(mark, "name", feature.title)
    _text(mark, "description", _balloon(feature, documents))
    _text(mark, "styleUrl", f"#{style}")
    data = _sub(mark, "ExtendedData")
    for key, value in sorted(feature.properties.items()):
        if value not in (None, ""):
            _text(_sub(data, "Data", name=key), "value", str(value))
    shape = geojson_geometry(feature.geometry)
    if shape:
        mark.append(_geometry(shape["type"], shape["coordinates"]))
    return mark


def _balloon(feature: Feature, documents: dict[str, Document]) -> str:
    """The quotes as plain text, without the signs that viewers read as HTML or a template."""
    parts = []
    for quote in feature.quotes[:QUOTES]:
        document = documents[quote.document]
        source = ", ".join(
            part for part in (document.author, document.title, document.published) if part
        )
        parts.append(f"“{quote.text}” ({source or document.name})")
    more = len(feature.quotes) - QUOTES
    if more > 0:
        parts.append(f"… {more} more in the map")
    return "\n\n".join(parts).translate(PLAIN)


def _style(feature: Feature, symbols: Symbols) -> ET.Element:
    """One style for each look; its id is made from what decides the look."""
    facts = feature.properties
    kind = feature.geometry.geom_type if feature.geometry is not None else ""
    mode, status = str(facts.get("mode", "")), str(facts.get("status", ""))
    parts = [str(feature.group), "".join(filter(str.isalpha, kind)), mode, status]
    style = ET.Element(
        f"{{{NAMESPACE}}}Style", {"id": xml_id(".".join(part for part in parts if part))}
    )
    if kind == "Point":
        icon = _sub(style, "IconStyle")
        _text(_sub(icon, "Icon"), "href", f"icons/{feature.group}.png")
        return style
    line = symbols.statuses.get(status) or symbols.borders.get(status)
    colour = (line.light if line else "") or (
        symbols.modes[mode].light if mode in symbols.modes else "#6B6F73"
    )
    stroke = _sub(style, "LineStyle")
    _text(stroke, "color", _kml_colour(colour, 255))
    _text(stroke, "width", f"{line.width if line else 1:g}")
    if "Polygon" in kind:
        fill = _sub(style, "PolyStyle")
        _text(fill, "color", _kml_colour(colour, round(255 * symbols.corridor_opacity)))
    return style


def _geometry(kind: str, coordinates: list) -> ET.Element:  # type: ignore[type-arg]
    if kind.startswith("Multi"):
        element = ET.Element(f"{{{NAMESPACE}}}MultiGeometry")
        element.extend(_geometry(kind.removeprefix("Multi"), part) for part in coordinates)
        return element
    element = ET.Element(f"{{{NAMESPACE}}}{kind}")
    if kind == "Polygon":
        for index, ring in enumerate(coordinates):
            boundary = _sub(element, "innerBoundaryIs" if index else "outerBoundaryIs")
            _text(_sub(boundary, "LinearRing"), "coordinates", _positions(ring))
    else:
        line = [coordinates] if kind == "Point" else coordinates
        if kind == "LineString":
            _text(element, "tessellate", "1")
        _text(element, "coordinates", _positions(line))
    return element


def _positions(line: Iterable[list[float]]) -> str:
    return " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in line)


def _icon(colour: str) -> bytes:
    """A filled circle with a white edge, drawn large and scaled down for smooth edges."""
    from PIL import Image, ImageDraw

    large = ICON_PIXELS * 4
    image = Image.new("RGBA", (large, large), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, large - 8, large - 8), fill="#FFFFFF")
    draw.ellipse((24, 24, large - 24, large - 24), fill=colour)
    buffer = io.BytesIO()
    image.resize((ICON_PIXELS, ICON_PIXELS), Image.Resampling.LANCZOS).save(buffer, "PNG")
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, FIXED_DATE)
    member.external_attr = 0o644 << 16
    archive.writestr(member, content)


def _sub(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    _sub(parent, tag).text = xml_text(text)


def _kml_colour(colour: str, alpha: int) -> str:
    return f"{alpha:02x}{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()
