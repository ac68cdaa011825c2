"""Geodesy: lengths, lines and widths are those of the ellipsoid, anywhere."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import prepare
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon

from geo.corridors import corridor
from geo.errors import GeometryError
from geo.export.geojson import geojson_geometry
from geo.geodesy import (
    area_m2,
    azimuth,
    cut_at_antimeridian,
    densify,
    distance_m,
    distinct,
    length_m,
    offset,
    same_direction,
    wrap,
)

WGS84 = Geod(ellps="WGS84")
LON = st.floats(-180, 180, allow_nan=False)
LAT = st.floats(-85, 85, allow_nan=False)
POINT = st.tuples(LON, LAT)
LINE = st.lists(POINT, min_size=2, max_size=4)


def far_apart(points: list[tuple[float, float]]) -> bool:
    """Tell whether every leg is long enough to be one and short of the antipode."""
    return all(1 < distance_m(a, b) < 19_000_000 for a, b in pairwise(points))


# -- lengths ---------------------------------------------------------------------


def test_a_degree_along_the_equator_has_its_known_length() -> None:
    """A quarter of the equator is 6378137 * pi / 2 metres."""
    line = LineString([(0, 0), (30, 0), (60, 0), (90, 0)])
    assert length_m(line) == pytest.approx(6_378_137 * math.pi / 2, abs=0.001)


def test_a_quarter_of_a_meridian_has_its_known_length() -> None:
    """From the equator to the pole it is 10,001,965.729 m."""
    assert length_m(LineString([(44, 0), (44, 90)])) == pytest.approx(10_001_965.729, abs=0.001)


@given(LINE)
def test_length_is_the_sum_of_exact_geodesics(points: list[tuple[float, float]]) -> None:
    """Every leg is measured as the geodesic, in either direction."""
    exact = sum(WGS84.inv(*a, *b)[2] for a, b in pairwise(points))
    assert length_m(LineString(points)) == pytest.approx(exact, abs=1e-3, rel=1e-9)
    assert length_m(LineString(points[::-1])) == pytest.approx(exact, abs=1e-3, rel=1e-9)


def test_a_line_of_no_length_measures_nothing() -> None:
    """Two equal points are 0 m apart."""
    assert length_m(LineString([(44, 40), (44, 40)])) == 0


@given(POINT, st.floats(-180, 180), st.floats(1, 9_000_000))
def test_offset_and_distance_are_each_others_inverse(
    start: tuple[float, float], bearing: float, metres: float
) -> None:
    """Going so far and measuring back gives the same figure."""
    assert distance_m(start, offset(start, bearing, metres)) == pytest.approx(metres, abs=1e-3)


def test_area_is_positive_whatever_the_orientation() -> None:
    """A cell at the equator measures the same both ways round."""
    ring = [(44, 0), (45, 0), (45, 1), (44, 1)]
    there, back = area_m2(Polygon(ring)), area_m2(Polygon(ring[::-1]))
    assert there == pytest.approx(back)
    assert there == pytest.approx(12_308_778_361, rel=1e-6)


# -- densify ---------------------------------------------------------------------


@settings(deadline=None, max_examples=30)
@given(LINE, st.sampled_from([50_000.0, 300_000.0]))
def test_densify_keeps_points_and_length_and_the_step(
    points: list[tuple[float, float]], step_m: float
) -> None:
    """No leg is longer than the step; all points stay; the length is unchanged."""
    assume(far_apart(points))
    line = densify(points, step_m=step_m)
    legs = [distance_m((wrap(a[0]), a[1]), (wrap(b[0]), b[1])) for a, b in pairwise(line.coords)]
    assert max(legs) <= step_m * 1.000001
    exact = sum(WGS84.inv(*a, *b)[2] for a, b in pairwise(points))
    assert sum(legs) == pytest.approx(exact, rel=1e-6)
    for x, y in points:
        assert any(y == lat and abs((x - lon + 180) % 360 - 180) < 1e-9 for lon, lat in line.coords)


def test_the_chord_of_a_long_leg_is_within_50_metres_of_the_geodesic() -> None:
    """Half-way between two vertices the straight edge strays less than 50 m."""
    line = densify([(26, 41), (49.4, 40)])
    for a, b in pairwise(line.coords):
        chord = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        middle = offset(a, azimuth(a, b), distance_m(a, b) / 2)
        assert distance_m(chord, middle) < 50


def test_a_line_across_the_antimeridian_never_jumps_and_can_be_cut() -> None:
    """Longitudes go on beyond 180; the two parts meet at the edge of the map."""
    line = densify([(175, -17), (-175, -18)])
    assert max(abs(a[0] - b[0]) for a, b in pairwise(line.coords)) < 1
    parts = cut_at_antimeridian(line)
    assert isinstance(parts, MultiLineString)
    first, second = parts.geoms
    assert (first.coords[-1][0], second.coords[0][0]) == (180, -180)
    assert first.coords[-1][1] == second.coords[0][1]
    assert length_m(parts) == pytest.approx(length_m(line), abs=1)
    assert all(abs(x) <= 180 for part in parts.geoms for x, _ in part.coords)


def test_geojson_never_leaves_the_world() -> None:
    """A route across the antimeridian is written in parts with longitudes within 180."""
    written = geojson_geometry(densify([(170, 10), (-170, 12)]))
    assert written is not None
    assert written["type"] == "MultiLineString"
    longitudes = [x for part in written["coordinates"] for x, _ in part]
    assert (min(longitudes), max(longitudes)) == (-180, 180)


def test_a_line_that_stays_on_one_side_is_not_cut() -> None:
    """It comes back as it was."""
    line = densify([(44, 40), (49, 41)])
    assert cut_at_antimeridian(line) == line


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], "two distinct points"),
        ([(44, 40)], "two distinct points"),
        ([(44, 40), (44, 40)], "two distinct points"),
        ([(44, 40), (44, 91)], "outside the world"),
        ([(181, 40), (44, 41)], "outside the world"),
        ([(math.nan, 40), (44, 41)], "not a position"),
        ([(math.inf, 40), (44, 41)], "not a position"),
    ],
)
def test_what_is_no_line_is_refused_with_its_reason(
    points: list[tuple[float, float]], words: str
) -> None:
    """The message says what is wrong with the points."""
    with pytest.raises(GeometryError, match=words):
        densify(points)


def test_a_step_of_nothing_is_refused() -> None:
    """A step must be positive."""
    with pytest.raises(GeometryError, match="step"):
        densify([(44, 40), (45, 40)], step_m=0)


def test_repeated_points_are_dropped() -> None:
    """A point that repeats the one before adds nothing."""
    assert distinct([(44, 40), (44, 40), (45, 40), (44, 40)]) == ((44, 40), (45, 40), (44, 40))


def test_direction_is_found_by_the_ends() -> None:
    """A line that was digitised backwards is recognised."""
    line = LineString([(44, 40), (45, 41)])
    assert same_direction(line, (44.1, 40), (45, 41))
    assert not same_direction(line, (45, 41), (44.1, 40))


# -- corridors -------------------------------------------------------------------


def edge_distances(points: list[tuple[float, float]], width_m: float) -> list[float]:
    """Return how far points just inside and outside the edge are told apart, in metres.

    For the middle of each leg and both sides, the distance from the line to the edge of
    the strip along the perpendicular, found by halving.
    """
    strip = corridor(densify(points), width_m)
    prepare(strip)
    found = []
    for a, b in pairwise(points):
        run = distance_m(a, b)
        for share in (0.3, 0.7):
            middle = offset(a, azimuth(a, b), run * share)
            ahead = azimuth(middle, b)
            for side in (-90, 90):
                low, high = 0.0, width_m
                while high - low > 0.2:
                    half = (low + high) / 2
                    x, y = offset(middle, ahead + side, half)
                    low, high = (half, high) if strip.covers(Point(x, y)) else (low, half)
                found.append(low)
    return found


@settings(deadline=None, max_examples=20)
@given(
    POINT,
    st.floats(-180, 180),
    st.floats(20_000, 3_000_000),
    st.sampled_from([200.0, 5_000.0, 40_000.0]),
)
def test_a_corridor_is_true_to_the_metre_on_both_sides(
    start: tuple[float, float], bearing: float, run: float, width_m: float
) -> None:
    """At any latitude, in any direction, up to 3,000 km, across the antimeridian too."""
    end = offset(start, bearing, run)
    top = max(abs(y) for _, y in densify([start, end], step_m=50_000).coords)
    assume(top < 88)
    for half in edge_distances([start, end], width_m):
        assert half == pytest.approx(width_m / 2, abs=1)


@settings(deadline=None, max_examples=20)
@given(POINT, st.floats(-180, 180), st.floats(50_000, 2_000_000))
def test_the_area_of_a_straight_corridor_is_length_times_width(
    start: tuple[float, float], bearing: float, run: float
) -> None:
    """With square ends nothing is added at either end; curvature adds nothing visible."""
    end = offset(start, bearing, run)
    assume(max(abs(y) for _, y in densify([start, end], step_m=50_000).coords) < 88)
    strip = corridor(densify([start, end]), 5_000)
    assert strip.is_valid
    assert area_m2(strip) == pytest.approx(5_000 * run, rel=2e-4)


def test_a_bend_is_rounded_on_its_outer_side() -> None:
    """The outer corner keeps the half width from the bend."""
    bend = (46.55, 39.64)
    strip = corridor(LineString([(46.4, 39.64), bend, (46.55, 39.8)]), 5_000)
    for bearing in (100, 135, 170):
        assert strip.covers(Point(offset(bend, bearing, 2_499)))
        assert not strip.covers(Point(offset(bend, bearing, 2_501)))


def test_a_corridor_across_the_antimeridian_has_a_part_on_each_side() -> None:
    """All longitudes stay within 180, and no area is lost."""
    strip = corridor(densify([(179, 60), (-179, 60)]), 10_000)
    assert isinstance(strip, MultiPolygon)
    assert strip.bounds[0] == -180
    assert strip.bounds[2] == 180
    assert area_m2(strip) == pytest.approx(10_000 * distance_m((179, 60), (-179, 60)), rel=1e-3)


def test_duplicate_points_and_retraced_legs_do_no_harm() -> None:
    """The strip is the same with a point given twice."""
    once = corridor(LineString([(46, 39), (46.5, 39), (47, 39.5)]), 5_000)
    twice = corridor(LineString([(46, 39), (46, 39), (46.5, 39), (46.5, 39), (47, 39.5)]), 5_000)
    assert area_m2(twice) == pytest.approx(area_m2(once), rel=1e-9)
    back = corridor(LineString([(46, 39), (46.5, 39), (46.2, 39)]), 5_000)
    assert back.is_valid


@pytest.mark.parametrize("width_m", [0, -5, math.nan, math.inf, 20_000_000])
def test_an_impossible_width_is_refused(width_m: float) -> None:
    """A width must be a positive length on this earth."""
    with pytest.raises(GeometryError, match="wide"):
        corridor(LineString([(46, 39), (47, 39)]), width_m)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LineString([(46, 39), (46, 39)]), "two distinct points"),
        (LineString([(46, 39), (46, 95)]), "outside the world"),
        (LineString([(0, 80), (0, 90)]), "pole"),
        (LineString([(0, 88), (180, 88)]), "pole"),
    ],
)
def test_a_line_that_cannot_be_widened_is_refused(line: LineString, words: str) -> None:
    """A leg without length, a point off the earth, a strip over the pole."""
    with pytest.raises(GeometryError, match=words):
        corridor(line, 5_000)
