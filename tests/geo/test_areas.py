"""Areas of places: what geometry_ref names, and directional parts of any country."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import MultiPoint, Point, Polygon, box

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import load_gazetteer
from geo.areas import BEARINGS, PART, area_of, directional_part, is_rough, shape_status
from geo.basemap import Basemap, load_basemap
from geo.errors import GeometryError
from geo.export.geojson import write_geojson
from geo.references import area_keys, parse_reference

if TYPE_CHECKING:
    from geo.atlas import Atlas

WGS84 = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    """The basemap of the package."""
    return load_basemap()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The curated gazetteer."""
    return load_gazetteer()


def m2(area: shapely.Geometry) -> float:
    """The geodesic area in square metres."""
    return abs(float(WGS84.geometry_area_perimeter(area)[0]))


def test_every_reference_of_the_gazetteer_is_drawn(gazetteer: Gazetteer, basemap: Basemap) -> None:
    """No place of the tables refers to an area, line or water that is not there."""
    for place in gazetteer.places.values():
        if not place.geometry_ref:
            continue
        keys = area_keys(place.geometry_ref)
        if keys:
            assert all(map(basemap.has_area, keys)), place.place_id
        elif parse_reference(place.geometry_ref).kind != "route":
            shape = area_of(place, gazetteer, basemap)
            assert shape is not None, place.place_id
            assert not shape.is_empty, place.place_id


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        ("armenia", 44.5, 40.2),
        ("syunik", 46.4, 39.2),
        ("nakhchivan-ar", 45.4, 39.2),
        ("nagorno-karabakh", 46.75, 39.8),
        ("southern-armenia", 46.4, 39.2),
        ("southeast-armenia", 46.4, 39.2),
        ("south-azerbaijan", 46.3, 38.1),
        ("western-zangezur", 46.4, 39.2),
        ("east-zangezur", 46.5, 39.65),
    ],
)
def test_places_lie_where_they_should(
    gazetteer: Gazetteer, basemap: Basemap, place_id: str, lon: float, lat: float
) -> None:
    """Each region of the curated tables holds a town of its own."""
    shape = area_of(gazetteer.places[place_id], gazetteer, basemap)
    assert shape is not None
    assert shape.contains(Point(lon, lat))


def test_only_parts_are_rough(gazetteer: Gazetteer) -> None:
    """A part was made by rule; a province was drawn by somebody."""
    assert is_rough(gazetteer.places["southern-armenia"])
    assert not is_rough(gazetteer.places["syunik"])


@pytest.mark.parametrize(
    ("place_id", "status"),
    [
        ("southern-armenia", "rough"),
        ("southeast-armenia", "rough"),
        ("south-azerbaijan", "rough"),
        ("western-azerbaijan", "claimed"),
        ("western-zangezur", "claimed"),
        ("east-zangezur", "in force"),
        ("nagorno-karabakh", "historical"),
        ("syunik", ""),
        ("yerevan", ""),
    ],
)
def test_rough_and_claimed_regions_are_marked_as_what_they_are(
    gazetteer: Gazetteer, basemap: Basemap, place_id: str, status: str
) -> None:
    """A claim never looks like a province, nor a rule of thumb like a survey."""
    assert shape_status(gazetteer.places[place_id], basemap) == status


@pytest.mark.parametrize("country", ["ARM", "UKR", "IRN", "GHA", "FJI", "RUS", "NZL"])
@pytest.mark.parametrize("direction", [*BEARINGS, "centre"])
def test_a_part_is_its_share_of_any_country(basemap: Basemap, country: str, direction: str) -> None:
    """A third of the land in that direction, valid, and within the country."""
    whole = basemap.area(country)
    part = directional_part(whole, direction)
    assert part.is_valid
    assert part.within(whole.buffer(0.01))
    share = m2(part) / m2(whole)
    assert share < 0.4
    if direction != "centre":
        assert share == pytest.approx(PART, abs=0.05)


@pytest.mark.parametrize(
    ("country", "direction", "inside", "outside"),
    [
        ("UKR", "east", (37.8, 48.0), (24.0, 49.8)),  # Donetsk, Lviv
        ("UKR", "west", (24.0, 49.8), (36.3, 50.0)),  # Lviv, Kharkiv
        ("IRN", "north", (51.4, 36.5), (52.5, 29.6)),  # the Caspian coast, Shiraz
        ("IRN", "northwest", (46.3, 38.1), (60.9, 29.5)),  # Tabriz, Zahedan
        ("FRA", "south", (3.9, 43.6), (2.35, 48.85)),  # Montpellier, Paris
        ("GHA", "north", (-0.84, 9.4), (-0.2, 5.6)),  # Tamale, Accra
        ("RUS", "east", (132.0, 43.2), (37.6, 55.7)),  # Vladivostok, Moscow
        ("NZL", "south", (170.5, -45.85), (174.8, -36.9)),  # Dunedin, Auckland
        ("USA", "south", (-95.4, 29.8), (-149.9, 61.2)),  # Houston, Anchorage
        ("ARM", "centre", (44.9, 40.3), (46.4, 39.2)),  # near Sevan, Kapan
    ],
)
def test_parts_hold_the_towns_that_people_mean(
    basemap: Basemap,
    country: str,
    direction: str,
    inside: tuple[float, float],
    outside: tuple[float, float],
) -> None:
    """Directions are those of the map, on both hemispheres and across the antimeridian."""
    part = directional_part(basemap.area(country), direction)
    assert part.contains(Point(inside))
    assert not part.contains(Point(outside))


def test_what_lies_overseas_is_no_part(basemap: Basemap) -> None:
    """The south of France is not French Guiana; Corsica belongs to it."""
    part = directional_part(basemap.area("FRA"), "south")
    assert part.bounds[1] > 41
    assert part.contains(Point(9.1, 42.2))


def test_a_country_across_the_antimeridian_is_cut_as_one(basemap: Basemap) -> None:
    """Eastern Russia reaches beyond 180 degrees and is cut there again."""
    part = directional_part(basemap.area("RUS"), "east")
    assert part.contains(Point(-173, 66))
    assert part.contains(Point(170, 66))
    assert max(p.bounds[2] - p.bounds[0] for p in shapely.get_parts(part)) < 120


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=4, max_size=12),
    st.floats(-150, 150),
    st.floats(-55, 55),
    st.sampled_from(sorted(BEARINGS)),
)
def test_opposite_parts_do_not_meet(
    corners: list[tuple[float, float]], lon: float, lat: float, direction: str
) -> None:
    """For any shape anywhere: a third each, apart from each other, inside the whole."""
    moved = np.round(np.add(corners, (lon, lat)), 3)
    hull = MultiPoint(moved).convex_hull
    assume(isinstance(hull, Polygon) and hull.area > 0.5)
    assert isinstance(hull, Polygon)
    opposite = {bearing: name for name, bearing in BEARINGS.items()}[
        (BEARINGS[direction] + 180) % 360
    ]
    one, other = directional_part(hull, direction), directional_part(hull, opposite)
    assert one.intersection(other).area < 1e-6
    for part in (one, other):
        assert part.is_valid
        assert part.within(hull.buffer(1e-3))
        assert 0.28 < m2(part) / m2(hull.segmentize(0.5)) < 0.39


@settings(max_examples=30, deadline=None)
@given(st.floats(-170, 150), st.floats(-70, 60), st.floats(0.5, 20), st.floats(0.5, 10))
def test_the_north_of_a_box_ends_at_a_parallel(
    left: float, bottom: float, width: float, height: float
) -> None:
    """The cut lies where the areas on both sides are as one to two, exactly on a sphere."""
    part = directional_part(box(left, bottom, left + width, bottom + height), "north")
    low, high = np.sin(np.radians([bottom, bottom + height]))
    cut = np.degrees(np.arcsin(high - (high - low) / 3))
    assert part.bounds[1] == pytest.approx(cut, abs=1e-6)
    assert part.bounds[3] == pytest.approx(bottom + height, abs=1e-9)


@pytest.mark.parametrize("direction", ["", "up", "South", "north-east"])
def test_an_unknown_direction_is_an_error(basemap: Basemap, direction: str) -> None:
    """The message lists the directions."""
    with pytest.raises(GeometryError, match="southwest"):
        directional_part(basemap.area("ARM"), direction)


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("area:ATL", "ATL"),
        ("area:", "area:"),
        ("shape:ARM", "shape:ARM"),
        ("ARM", "ARM"),
        ("part:armenia", "direction"),
        ("part:armenia:up", "up"),
        ("part:atlantis:south", "atlantis"),
        ("part:yerevan:south", "yerevan"),
        ("border:armenia", "border"),
        ("border:armenia+atlantis", "atlantis"),
        ("union:area:ARM+", "union"),
        ("water:lake-nowhere", "lake-nowhere"),
        ("line:nowhere", "nowhere"),
    ],
)
def test_a_wrong_reference_is_an_error(
    gazetteer: Gazetteer, basemap: Basemap, reference: str, says: str
) -> None:
    """The message names what is wrong, for the curator who wrote it."""
    place = dataclasses.replace(gazetteer.places["armenia"], geometry_ref=reference)
    with pytest.raises(GeometryError, match=says):
        area_of(place, gazetteer, basemap)


def test_a_circle_of_parts_is_an_error(gazetteer: Gazetteer, basemap: Basemap) -> None:
    """A part of itself has no area."""
    place = dataclasses.replace(
        gazetteer.places["southern-armenia"], geometry_ref="part:southern-armenia:south"
    )
    circle = Gazetteer(places=[place], names=gazetteer.names_of(place.place_id), demonyms=())
    with pytest.raises(GeometryError, match="circle"):
        area_of(place, circle, basemap)


def test_a_place_without_reference_has_no_area(gazetteer: Gazetteer, basemap: Basemap) -> None:
    """A town is a point, and a route is drawn by its own room."""
    assert area_of(gazetteer.places["yerevan"], gazetteer, basemap) is None
    route = dataclasses.replace(gazetteer.places["yerevan"], geometry_ref="route:somewhere")
    assert area_of(route, gazetteer, basemap) is None


def test_areas_of_the_map_say_what_their_shape_is(atlas: Atlas) -> None:
    """A directional part is rough, a claim is claimed, a country is simply itself."""
    features = json.loads(write_geojson(atlas, "areas"))["features"]
    found = {feature["id"]: feature["properties"]["shape_status"] for feature in features}
    assert found["southern-armenia"] == "rough"
    assert found["western-azerbaijan"] == "claimed"
    assert found["armenia"] == ""
    assert all("shape_status" in feature["properties"] for feature in features)
