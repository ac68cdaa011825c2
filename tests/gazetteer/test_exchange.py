"""Files of other gazetteers become rows of the tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from gazetteer.curate import write_rows
from gazetteer.errors import TableError
from gazetteer.exchange import read_places
from gazetteer.load import check_tables, load_gazetteer
from gazetteer.match import find_matches

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer.gazetteer import Gazetteer

CELLS = [
    "999001", "Oltashenik", "Oltashenik", "Oltaşenik,Օլտաշենիկ,VRS", "39.53", "46.32", "P", "PPL",
    "AM", "", "08", "", "", "", "2000", "", "1400", "Asia/Yerevan", "2020-01-01",
]  # fmt: skip
FEATURE: dict[str, Any] = {
    "@id": "https://www.geonames.org/999001",
    "type": "Feature",
    "properties": {"title": "Oltashenik", "ccodes": ["AM"], "fclasses": ["P"]},
    "when": {"timespans": [{"start": {"in": "988"}, "end": {"latest": "1920-05"}}]},
    "names": [{"toponym": "Օլտաշենիկ", "lang": "hy"}, {"toponym": "Oltaşenik"}],
    "geometry": {"type": "Point", "coordinates": [46.32, 39.53], "certainty": "less-certain"},
}


@pytest.fixture(scope="module")
def curated() -> Gazetteer:
    """The gazetteer that ships."""
    return load_gazetteer()


def linked(*features: object) -> str:
    """A Linked Places file."""
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.mark.parametrize("text", ["\t".join(CELLS), linked(FEATURE)])
def test_what_is_read_lies_over_the_curated_tables(
    text: str, tmp_path: Path, curated: Gazetteer
) -> None:
    """Rows of both forms are sound, and their names are matched."""
    found = read_places(text, curated, file="f", source="a test")
    write_rows(tmp_path, "places.csv", found.places)
    write_rows(tmp_path, "names.csv", found.names)
    assert check_tables(tmp_path) == ()
    mine = load_gazetteer(overlay=tmp_path)
    place = mine.places["oltashenik"]
    assert (place.position, place.parent, place.geonames) == ((46.32, 39.53), "armenia", "999001")
    assert [one.text for one in find_matches("Oltashenik, Օլտաշենիկ", mine)] == [
        "Oltashenik",
        "Օլտաշենիկ",
    ]


def test_codes_among_geonames_spellings_are_never_matched(curated: Gazetteer) -> None:
    """Three capitals are an airport's code more often than a name."""
    found = read_places("\t".join(CELLS), curated, file="f")
    assert {row["name"]: row["match"] for row in found.names}["VRS"] == "never"


def test_linked_places_keep_time_and_certainty(curated: Gazetteer) -> None:
    """Years are written with four figures."""
    (place,) = read_places(linked(FEATURE), curated, file="f").places
    assert (place["valid_from"], place["valid_to"]) == ("0988", "1920-05")
    assert place["certainty"] == "less-certain"


def test_what_the_gazetteer_has_already_is_left_out(curated: Gazetteer) -> None:
    """It is known by its GeoNames number."""
    number = curated.places["goris"].geonames
    assert number
    found = read_places("\t".join([number, *CELLS[1:]]), curated, file="f")
    assert (found.places, found.known) == ([], ["Oltashenik"])


def test_two_places_of_one_title_get_two_ids(curated: Gazetteer) -> None:
    """The second takes its country's code, a third a number."""
    text = "\n".join("\t".join([str(999001 + at), *CELLS[1:]]) for at in range(3))
    found = read_places(text, curated, file="f")
    assert [row["place_id"] for row in found.places] == [
        "oltashenik",
        "oltashenik-am",
        "oltashenik-2",
    ]


def test_a_shape_that_is_no_point_leaves_a_place_unlocated(curated: Gazetteer) -> None:
    """Tables hold points only; a collection gives its first."""
    area = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    mixed = {
        "type": "GeometryCollection",
        "geometries": [area, {"type": "Point", "coordinates": [1, 2]}],
    }
    found = read_places(
        linked(FEATURE | {"geometry": area}, FEATURE | {"geometry": mixed}), curated, file="f"
    )
    assert [row["location_precision"] for row in found.places] == ["unlocated", "rough"]
    assert found.places[1]["longitude"] == "1.0"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,lat,lon", "f:1: has 1 cells between tabs; GeoNames has 19"),
        ("{", "f:1: is not JSON"),
        ("{}", "f:1: is no FeatureCollection"),
        (linked({"type": "Feature"}), "f:1: feature 1 is not as Linked Places wants it"),
        ("\t".join([*CELLS[:4], "139.5", *CELLS[5:]]), "f:1: latitude 139.5 is out of range"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(text: str, message: str, curated: Gazetteer) -> None:
    """All problems of a file come at once."""
    with pytest.raises(TableError, match=message):
        read_places(text, curated, file="f")
