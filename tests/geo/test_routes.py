"""Routes: rows become segments with true lengths and error bounds."""

from __future__ import annotations

import itertools
import math

import pytest

from gazetteer.model import Certainty, Position
from geo.errors import GeometryError
from geo.geodesy import distance_m
from geo.model import ControlPoint, Mode, RouteStatus
from geo.route_tables import load_routes
from geo.routes import SegmentRow, draw_segment, error_bound_m, ways

ROW = SegmentRow(
    segment_id="a-b",
    route_id="a",
    variant="",
    title="A to B",
    mode=Mode.ROAD,
    status=RouteStatus.IN_USE,
    certainty=Certainty.CERTAIN,
    sinuosity=1.25,
    valid_from="",
    valid_to="",
    source="test",
    note="",
)


def point(lon: float, lat: float, accuracy_m: float = 100) -> ControlPoint:
    """Return a control point."""
    return ControlPoint(Position(lon, lat), "x", "", accuracy_m, "test")


def test_a_segment_runs_exactly_through_its_points_along_the_geodesic() -> None:
    """The length is the sum of the geodesic legs; every control point is a vertex."""
    points = [point(44, 40), point(46, 41), point(50, 40)]
    segment = draw_segment(ROW, points)
    legs = sum(distance_m(a.position, b.position) for a, b in itertools.pairwise(points))
    assert segment.length_m == pytest.approx(legs, abs=0.01)
    assert {tuple(p.position) for p in points} <= set(segment.geometry.coords)


def test_the_error_bound_is_the_ellipse_of_the_longest_leg_and_the_accuracy() -> None:
    """A road 1.25 times as long as its chord strays 0.375 of the chord at most."""
    points = [point(44, 40), point(44.1, 40), point(45, 40, 500)]
    chord = distance_m((44.1, 40), (45, 40))
    assert error_bound_m(points, 1.25) == pytest.approx(500 + 0.375 * chord)


def test_a_detour_of_that_length_stays_inside_the_error_bound() -> None:
    """The bound holds for the widest triangle that the sinuosity allows."""
    chord, sinuosity = 10_000.0, 1.5
    height = math.sqrt((sinuosity * chord / 2) ** 2 - (chord / 2) ** 2)
    a, b = point(44, 0, 1), point(44 + math.degrees(chord / 6_378_137), 0, 1)
    assert error_bound_m([a, b], sinuosity) == pytest.approx(height + 1, rel=1e-6)


@pytest.mark.parametrize("points", [[], [point(44, 40)], [point(44, 40), point(44, 40)]])
def test_a_segment_without_two_distinct_points_is_refused_by_name(
    points: list[ControlPoint],
) -> None:
    """The error names the segment."""
    with pytest.raises(GeometryError, match="a-b"):
        draw_segment(ROW, points)


@pytest.fixture(scope="module")
def routes() -> dict[str, object]:
    """The packaged routes by id."""
    return {route.route_id: route for route in load_routes(None)}


@pytest.mark.parametrize(
    "route_id",
    ["lachin-corridor", "zangezur-corridor", "middle-corridor", "tanap", "north-south-route"],
)
def test_the_routes_of_the_seeds_are_drawn(routes: dict[str, object], route_id: str) -> None:
    """Each has segments with lengths, bounds and sources."""
    for segment in routes[route_id].segments:  # type: ignore[attr-defined]
        assert segment.length_m > 1000
        assert segment.error_m > 0
        assert segment.source


def test_the_lachin_corridor_has_its_width_and_two_roads() -> None:
    """Five kilometres wide; the old road ended when the by-pass opened."""
    route = next(r for r in load_routes(None) if r.route_id == "lachin-corridor")
    assert route.width_m == 5000
    found = ways(route)
    assert found["old-road"][0].valid_to == found["bypass"][0].valid_from == "2022-08-30"


def test_a_claimed_corridor_is_never_in_use() -> None:
    """What crosses Syunik is claimed, by rail and by road."""
    route = next(r for r in load_routes(None) if r.route_id == "zangezur-corridor")
    crossing = [s for s in route.segments if s.variant != "approach"]
    assert {s.mode for s in crossing} == {Mode.RAIL, Mode.ROAD}
    assert {s.status for s in crossing} == {RouteStatus.CLAIMED}
