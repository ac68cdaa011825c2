"""GeoJSON by RFC 7946: two validators of others, and a check of our own."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import geojson
import pytest
from geojson_pydantic import FeatureCollection
from shapely.geometry import LineString, Point, Polygon, shape

from geo.export.geojson import COLLECTIONS, NUMBERS, geojson_geometry, property_keys, write_geojson
from geo.geodesy import STEP_M, distance_m, length_m

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from geo.atlas import Atlas

#: Rounding may move the two ends of a leg by this much, in metres.
ROUNDING = 0.5


@pytest.fixture(scope="module", params=COLLECTIONS)
def collection(request: pytest.FixtureRequest, atlas: Atlas) -> dict[str, Any]:
    """One of the four files of the seeds, parsed, with its name."""
    parsed: dict[str, Any] = json.loads(write_geojson(atlas, request.param))
    return parsed | {"our name": request.param}


def numbers(tree: Any) -> Iterator[float]:  # noqa: ANN401 - a JSON tree
    """Every number of a tree of coordinates."""
    for branch in tree:
        if isinstance(branch, list):
            yield from numbers(branch)
        else:
            yield branch


def lines_of(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """The lines of a geometry; none of a polygon."""
    if geometry["type"] == "LineString":
        return [geometry["coordinates"]]
    return geometry["coordinates"] if geometry["type"] == "MultiLineString" else []


@pytest.mark.parametrize("name", COLLECTIONS)
def test_two_validators_accept_every_file(name: str, any_atlas: Atlas) -> None:
    """Both ``geojson`` and ``geojson-pydantic`` find nothing wrong, whatever the text."""
    text = write_geojson(any_atlas, name)
    loaded = geojson.loads(text)
    assert loaded.errors() == []
    assert loaded.is_valid
    FeatureCollection.model_validate_json(text)


def test_nothing_but_the_members_of_the_standard(collection: dict[str, Any]) -> None:
    """There is no ``crs`` and no foreign member; one feature stands on a line."""
    assert set(collection) == {"type", "features", "our name"}
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert set(feature["geometry"]) == {"type", "coordinates"}


def test_ids_are_unique_and_sorted_after_the_fullest(collection: dict[str, Any]) -> None:
    """The first feature knows the most numbers; the rest are in the order of their ids."""
    features = collection["features"]
    ids = [feature["id"] for feature in features]
    assert len(set(ids)) == len(ids)
    assert ids[1:] == sorted(ids[1:])
    unknown = [list(feature["properties"].values()).count(None) for feature in features]
    assert unknown[0] == min(unknown)


def test_types_of_columns_never_change(collection: dict[str, Any]) -> None:
    """Each feature has the same keys; a text is never null, and a number is a number."""
    for feature in collection["features"]:
        properties = feature["properties"]
        assert tuple(properties) == property_keys(collection["our name"])
        for key, value in properties.items():
            if key in NUMBERS:
                assert value is None or isinstance(value, (int, float)), key
            elif key == "sources":
                assert isinstance(value, list)
            elif key.endswith("_count"):
                assert isinstance(value, int)
            else:
                assert isinstance(value, str), key


def test_coordinates_are_finite_with_six_decimals(collection: dict[str, Any]) -> None:
    """No number has more than six decimals or leaves the world; two of them are a position."""
    for feature in collection["features"]:
        for number in numbers(feature["geometry"]["coordinates"]):
            assert math.isfinite(number)
            assert number == round(number, 6)
            assert str(number) != "-0.0"
            assert abs(number) <= 180


def test_rings_are_closed_and_turn_as_the_standard_asks(collection: dict[str, Any]) -> None:
    """After rounding exteriors run counter-clockwise, holes clockwise, without crossings."""
    for feature in collection["features"]:
        geometry = feature["geometry"]
        assert shape(geometry).is_valid, feature["id"]
        if geometry["type"] == "Polygon":
            polygons = [geometry["coordinates"]]
        else:
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else []
        for exterior, *holes in polygons:
            assert Polygon(exterior).exterior.is_ccw
            assert not any(Polygon(hole).exterior.is_ccw for hole in holes)
            for ring in (exterior, *holes):
                assert ring[0] == ring[-1]
                assert len(ring) >= 4


def test_lines_are_densified_and_do_not_jump(collection: dict[str, Any]) -> None:
    """No leg of a route is longer than the step; none crosses the antimeridian.

    A border's legs are those of the ground map, straight in longitude and latitude.
    """
    for feature in collection["features"]:
        for line in lines_of(feature["geometry"]):
            for (x1, y1), (x2, y2) in pairwise(line):
                assert abs(x2 - x1) < 180
                if collection["our name"] == "routes":
                    assert distance_m((x1, y1), (x2, y2)) <= STEP_M + ROUNDING


def test_lengths_agree_with_the_lines(atlas: Atlas) -> None:
    """A stated length is that of the geometry beside it, on the ellipsoid."""
    for feature in json.loads(write_geojson(atlas, "routes"))["features"]:
        assert length_m(shape(feature["geometry"])) == pytest.approx(
            feature["properties"]["length_m"], abs=2
        )


def test_flat_columns_say_what_the_nested_sources_say(collection: dict[str, Any]) -> None:
    """The quote and the counts beside the sources are the first source's and their number."""
    for feature in collection["features"]:
        properties = feature["properties"]
        sources = properties["sources"]
        assert properties["quote"] == sources[0]["quote"]
        assert properties["quote_count"] == len(sources)
        assert properties["source_count"] == len({source["document"] for source in sources})
        for source in sources:
            exact, position = source["selector"]
            assert exact["exact"] in source["quote"]
            assert position["end"] - position["start"] == len(exact["exact"])


def test_an_atlas_without_features_is_an_empty_collection(empty: Atlas) -> None:
    """A text that names no place gives four valid files."""
    for name in COLLECTIONS:
        assert json.loads(write_geojson(empty, name)) == {
            "type": "FeatureCollection",
            "features": [],
        }


@pytest.mark.parametrize(
    ("geometry", "kind"),
    [
        (Point(190, 10), "Point"),
        (LineString([(170, 0), (190, 10)]), "MultiLineString"),
        (Polygon([(170, 0), (190, 0), (190, 10), (170, 10)]), "MultiPolygon"),
        (Polygon([(181, 0), (190, 0), (190, 10), (181, 10)]), "Polygon"),
        (Polygon([(-190, 0), (-170, 0), (-170, 10), (-190, 10)]), "MultiPolygon"),
    ],
)
def test_what_lies_beyond_the_antimeridian_is_cut_there(geometry: BaseGeometry, kind: str) -> None:
    """Every kind of geometry comes back within ±180 degrees, with nothing lost."""
    written = geojson_geometry(geometry)
    assert written is not None
    assert written["type"] == kind
    back = shape(written)
    west, _, east, _ = back.bounds
    assert -180 <= west <= east <= 180
    assert back.area == pytest.approx(geometry.area)
    assert back.length >= geometry.length * 0.99


def test_a_ring_that_rounding_folds_is_mended() -> None:
    """A spike thinner than the grid goes, and the ring still turns the right way."""
    spike = Polygon([(0, 0), (0, 1), (1, 1), (1, 2), (1.0000001, 1), (1, 0)])
    back = shape(geojson_geometry(spike) or {})
    assert back.is_valid
    assert back.exterior.is_ccw
    assert back.area == pytest.approx(1, abs=1e-5)
