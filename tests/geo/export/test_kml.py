"""KMZ: well-formed, every reference found, and quotes that stay text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from geo.export.identifiers import xml_id, xml_text
from geo.export.kml import write_kml, write_kmz

if TYPE_CHECKING:
    from geo.atlas import Atlas

KML = "{http://www.opengis.net/kml/2.2}"
NAME = re.compile(r"[^\W\d][\w.\-]*")


@pytest.fixture(scope="module")
def document(any_atlas: Atlas) -> ET.Element:
    """The document of the seeds and of each hard text: it can be parsed."""
    return ET.fromstring(write_kml(any_atlas))  # noqa: S314 - our own


def test_ids_are_unique_and_allowed(document: ET.Element) -> None:
    """An id of XML begins with a letter, holds no colon, and stands once."""
    ids = [element.get("id", "") for element in document.iter() if "id" in element.attrib]
    assert len(set(ids)) == len(ids)
    assert all(NAME.fullmatch(one) for one in ids)


def test_every_style_and_icon_is_there(document: ET.Element, any_atlas: Atlas) -> None:
    """Each placemark's style exists, and each icon is in the archive."""
    styles = {f"#{style.get('id')}" for style in document.iter(f"{KML}Style")}
    assert {url.text for url in document.iter(f"{KML}styleUrl")} <= styles
    with zipfile.ZipFile(io.BytesIO(write_kmz(any_atlas))) as archive:
        names = archive.namelist()
        assert names[0] == "doc.kml"
        assert archive.testzip() is None
        for icon in document.iter(f"{KML}href"):
            assert icon.text in names
            assert Image.open(io.BytesIO(archive.read(icon.text or ""))).mode == "RGBA"


def test_coordinates_are_in_the_world(document: ET.Element) -> None:
    """Longitude, latitude, no height; rings are closed."""
    for element in document.iter(f"{KML}coordinates"):
        positions = [
            tuple(map(float, position.split(","))) for position in (element.text or "").split()
        ]
        assert positions
        assert all(len(one) == 2 and abs(one[0]) <= 180 and abs(one[1]) <= 90 for one in positions)
    for ring in document.iter(f"{KML}LinearRing"):
        first, *_, last = (ring.findtext(f"{KML}coordinates") or "").split()
        assert first == last


def test_elements_stand_in_the_order_of_the_schema(document: ET.Element) -> None:
    """A placemark has its name, description, style, data and shape in that order."""
    order = ["name", "description", "styleUrl", "ExtendedData"]
    for mark in document.iter(f"{KML}Placemark"):
        tags = [child.tag.removeprefix(KML) for child in mark]
        assert tags[: len(order)] == order
        assert tags[len(order) :] in (
            ["Point"],
            ["LineString"],
            ["Polygon"],
            ["MultiGeometry"],
        )


def test_balloons_are_text(hostile: Atlas) -> None:
    """What a source says is never markup or a template for the viewer."""
    root = ET.fromstring(write_kml(hostile))  # noqa: S314 - our own
    texts = [element.text or "" for element in root.iter(f"{KML}description")]
    assert any("officials" in text for text in texts)
    assert not any(sign in text for text in texts for sign in ("<", ">", "$["))
    assert root.findtext(f".//{KML}Document/{KML}name") == "<b>A & \ufffd B</b> ]]> $x^2$ and $y"


def test_the_same_bytes_twice(atlas: Atlas) -> None:
    """Members are stored with a fixed date."""
    assert write_kmz(atlas) == write_kmz(atlas)
    with zipfile.ZipFile(io.BytesIO(write_kmz(atlas))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_xml_cannot_hold_is_replaced() -> None:
    """Controls, surrogates and non-characters go; tabs, ends of lines and others stay."""
    assert xml_text("a\x00\x0b\x1f\ud800\ufffeb") == "a\ufffd\ufffd\ufffd\ufffd\ufffdb"
    assert xml_text("a\tb\r\nçə🗺") == "a\tb\r\nçə🗺"
    assert xml_id("border:a-b") == "border.a-b"
    assert xml_id("1991/old line") == "_1991.old.line"
