"""Geometries in few bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.page.shapes import encode, encode_area, label_rows, steps

positions = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=30)


@given(positions)
def test_steps_read_back_within_half_a_unit(line: list[tuple[float, float]]) -> None:
    """Adding up the steps gives the positions, repeated ones once."""
    flat = steps(line)
    x = y = 0
    back = []
    for at in range(0, len(flat), 2):
        x, y = x + flat[at], y + flat[at + 1]
        back.append((x, y))
    rounded = [(round(lon * 10_000), round(lat * 10_000)) for lon, lat in line]
    assert back == [p for at, p in enumerate(rounded) if at == 0 or p != rounded[at - 1]]


def test_each_kind_of_geometry_has_its_letter() -> None:
    """Points, lines and areas are told apart by the page."""
    assert encode(Point(45, 40)) == ["P", [45, 40]]
    assert encode(LineString([(45, 40), (46, 41)])) == ["L", [[450_000, 400_000, 10_000, 10_000]]]
    assert encode(box(0, 0, 1, 1))[0] == "A"  # type: ignore[index]
    assert encode(Point()) is None


def test_small_islands_of_a_large_area_are_left_out() -> None:
    """A continent does not bring its rocks."""
    area = MultiPolygon([box(0, 0, 50, 50), box(60, 60, 60.01, 60.01)])
    assert len(encode_area(area, tolerance=0.004)[1]) == 1  # type: ignore[index]


def test_names_stand_on_the_widest_stretch() -> None:
    """Rows run from north to south, each inside the area."""
    shape = Polygon([(0, 0), (4, 0), (4, 1), (1, 1), (1, 3), (0, 3)])
    rows = label_rows(shape, count=3)
    assert [row[0] for row in rows] == [2.5, 1.5, 0.5]
    assert rows[2][1:] == [0, 4]
