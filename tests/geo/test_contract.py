"""The contracts that other programs read: tables, offsets, GeoJSON, manifest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import shape

from geo.export.geojson import COLLECTIONS, write_geojson
from geo.export.tables import MENTION_COLUMNS, write_mentions

if TYPE_CHECKING:
    from pathlib import Path

    from geo.atlas import Atlas


@pytest.fixture(scope="module")
def rows(atlas: Atlas) -> list[dict[str, str]]:
    """The rows of mentions.csv."""
    return list(csv.DictReader(io.StringIO(write_mentions(atlas), newline="")))


@pytest.fixture(scope="module")
def collections(atlas: Atlas) -> dict[str, list[dict]]:  # type: ignore[type-arg]
    """The features of the four GeoJSON files."""
    return {name: json.loads(write_geojson(atlas, name))["features"] for name in COLLECTIONS}


def test_mentions_columns_and_order(atlas: Atlas) -> None:
    """The header is the contract's, without a BOM."""
    text = write_mentions(atlas)
    assert text.splitlines()[0] == ",".join(MENTION_COLUMNS)
    assert MENTION_COLUMNS[:6] == ("document", "start", "end", "text", "zone", "kind")


def test_offsets_are_slices_of_the_file(rows: list[dict[str, str]], root: Path) -> None:
    """Mention and sentence are what stands in the file between their offsets."""
    texts = {
        path.name: path.read_bytes().decode("utf-8").removeprefix("\ufeff")
        for path in (root / "seeds").glob("*.txt")
    }
    for row in rows:
        text = texts[row["document"]]
        assert row["text"] == text[int(row["start"]) : int(row["end"])]
        assert row["quote"] == text[int(row["sentence_start"]) : int(row["sentence_end"])]
        assert int(row["sentence_start"]) <= int(row["start"])
        assert int(row["end"]) <= int(row["sentence_end"])


def test_values_are_of_their_vocabularies(rows: list[dict[str, str]]) -> None:
    """Zone, kind, usage, pinned and certainty have only the contract's words."""
    allowed = {
        "zone": {"body", "heading", "caption", "note", "citation", "furniture"},
        "kind": {"place", "route", "border", "demonym", "embedded"},
        "usage": {"literal", "metonymic", ""},
        "pinned": {"true", "false"},
        "certainty": {"certain", "less-certain", "uncertain"},
    }
    for column, words in allowed.items():
        assert {row[column] for row in rows} <= words


def test_pins_are_literal_places_in_running_text(rows: list[dict[str, str]]) -> None:
    """A pin needs kind place, a zone of the text, literal usage and a known place."""
    for row in rows:
        if row["pinned"] == "true":
            assert row["kind"] == "place"
            assert row["zone"] in {"body", "heading", "caption"}
            assert row["usage"] == "literal"
            assert row["place_id"]
        if row["kind"] in {"demonym", "embedded"}:
            assert row["usage"] == ""
        if row["kind"] == "embedded":
            assert row["place_id"] == ""
        if row["kind"] == "demonym":
            assert row["place_id"]


def test_mentions_do_not_overlap(rows: list[dict[str, str]]) -> None:
    """Names are mentioned once; only a border phrase holds mentions of its countries."""
    last: dict[str, tuple[int, str]] = {}
    for row in sorted(rows, key=lambda row: (row["document"], int(row["start"]))):
        if row["kind"] == "border":
            continue
        end, text = last.get(row["document"], (0, ""))
        assert int(row["start"]) >= end, (text, row["text"])
        last[row["document"]] = (int(row["end"]), row["text"])


@pytest.mark.parametrize("name", COLLECTIONS)
def test_geojson_is_rfc_7946(name: str, collections: dict[str, list[dict]]) -> None:  # type: ignore[type-arg]
    """Ids are unique, keys the same, rings counter-clockwise, coordinates in the world."""
    features = collections[name]
    assert features
    assert len({feature["id"] for feature in features}) == len(features)
    assert len({tuple(feature["properties"]) for feature in features}) == 1
    kinds = {
        "places": {"Point"},
        "routes": {"LineString", "MultiLineString"},
        "areas": {"Polygon", "MultiPolygon"},
        "borders": {"LineString", "MultiLineString"},
    }
    for feature in features:
        geometry = shape(feature["geometry"])
        assert feature["geometry"]["type"] in kinds[name]
        assert geometry.is_valid, feature["id"]
        west, south, east, north = geometry.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        for polygon in getattr(geometry, "geoms", [geometry]):
            if polygon.geom_type == "Polygon":
                assert polygon.exterior.is_ccw, feature["id"]
        assert feature["properties"]["quote"]
        assert feature["properties"]["sources"]


def test_places_lie_in_the_right_hemisphere(collections: dict[str, list[dict]]) -> None:  # type: ignore[type-arg]
    """Longitude comes first: Yerevan is east of 40 and north of 40."""
    yerevan = next(f for f in collections["places"] if f["id"] == "yerevan")
    lon, lat = yerevan["geometry"]["coordinates"]
    assert 44 < lon < 45
    assert 40 < lat < 40.5


def test_output_is_what_its_manifest_says(root: Path) -> None:
    """The committed output is whole: every file is there, with its checksum."""
    manifest = json.loads((root / "output" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"]
    for entry in manifest["files"]:
        content = (root / "output" / entry["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["path"]
    for source in manifest["sources"]:
        content = (root / "seeds" / source["document"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == source["sha256"]
