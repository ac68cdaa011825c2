"""Topologies: arcs, outlines and shared lines, on one small enough to see through."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import Polygon

from geo.errors import GeometryError
from geo.topology import Topology, join_topologies, outline, read_topology, shared, unite

# Two squares side by side, A (0..1) and B (1..2), in a grid of tenths:
# arc 0 the line between them, upwards; arc 1 the rest of A; arc 2 the rest of B.
ARCS = [
    [(10, 0), (10, 10)],
    [(10, 10), (0, 10), (0, 0), (10, 0)],
    [(10, 0), (20, 0), (20, 10), (10, 10)],
]


def document() -> dict[str, object]:
    """The two squares as a document."""
    areas = {"a": [[[0, 1]]], "b": [[[2, ~0]]]}
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arc_lengths": [len(arc) for arc in ARCS],
        "objects": {
            "areas": {
                "geometries": [
                    {"type": "MultiPolygon", "properties": {"key": key}, "arcs": arcs}
                    for key, arcs in areas.items()
                ]
            },
        },
    }


def steps() -> bytes:
    """The arcs of the two squares as they are stored."""
    found = [
        (x - (arc[i - 1][0] if i else 0), y - (arc[i - 1][1] if i else 0))
        for arc in ARCS
        for i, (x, y) in enumerate(arc)
    ]
    return np.array(found, dtype="<i4").T.tobytes()


@pytest.fixture
def squares() -> Topology:
    """The two squares."""
    return read_topology(document(), steps())


def test_areas_are_made_of_arcs(squares: Topology) -> None:
    """Each square has its place and its size, its outer ring counter-clockwise."""
    shapes = squares.objects["areas"]
    assert squares.area(shapes["a"]).bounds == (0, 0, 1, 1)
    assert squares.area(shapes["b"]).bounds == (1, 0, 2, 1)
    area = squares.area(shapes["a"])
    assert isinstance(area, Polygon)
    assert area.exterior.is_ccw


def test_neighbours_share_an_arc(squares: Topology) -> None:
    """The line between them is found from either side, and is one line."""
    a, b = (outline([squares.objects["areas"][key]]) for key in "ab")
    assert shared(a, b) == (0,)
    assert shared(b, a) == (~0,)
    assert shared(a, a) == ()
    assert squares.line(shared(a, b)).equals(squares.line(shared(b, a)))


def test_the_union_loses_the_line_between(squares: Topology) -> None:
    """The outline of both together is the two outer arcs."""
    shapes = squares.objects["areas"].values()
    assert outline(shapes) == {1, 2}
    assert unite(squares.area(shape) for shape in shapes).area == pytest.approx(2)


def test_joined_topologies_keep_their_shapes(squares: Topology) -> None:
    """The second one's arcs are counted on, also those that run backwards."""
    other = Topology(squares.positions + 5, squares.starts, {"more": squares.objects["areas"]})
    both = join_topologies(squares, other)
    assert both.area(both.objects["areas"]["b"]).bounds == (1, 0, 2, 1)
    assert both.area(both.objects["more"]["b"]).bounds == (6, 5, 7, 6)


@pytest.mark.parametrize("missing", ["transform", "arc_lengths", "objects"])
def test_a_damaged_document_is_an_error(missing: str) -> None:
    """The message says what is wrong, not where the program fell."""
    broken = {key: value for key, value in document().items() if key != missing}
    with pytest.raises(GeometryError, match=missing):
        read_topology(broken, steps())


def test_arcs_that_do_not_fit_are_an_error() -> None:
    """A truncated file is noticed."""
    with pytest.raises(GeometryError):
        read_topology(document(), steps()[:-8])
