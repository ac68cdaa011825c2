"""Build a TopoJSON topology: every stretch of line that areas share is stored once.

All coordinates are integers on the topology's grid (x, y); rings are open (the first
vertex is not repeated), and areas share a line only where they share its vertices.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Vertex = tuple[int, int]
Ring = list[Vertex]
Polygon = list[Ring]  # the outer ring, then the holes


def without_repeats(vertices: Iterable[Vertex]) -> Ring:
    """The vertices without direct repetitions, and without a closing one."""
    ring: Ring = []
    for vertex in vertices:
        if not ring or ring[-1] != vertex:
            ring.append(vertex)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def _junctions(rings: Iterable[Ring], is_corner: Callable[[Vertex], bool]) -> set[Vertex]:
    """The vertices at which rings part or meet, and the corners."""
    around: dict[Vertex, tuple[Vertex, Vertex]] = {}
    found: set[Vertex] = set()
    for ring in rings:
        for before, vertex, after in zip(
            ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True
        ):
            pair = (before, after) if before < after else (after, before)
            if around.setdefault(vertex, pair) != pair or is_corner(vertex):
                found.add(vertex)
    return found


class Arcs:
    """The arcs found so far; a line is stored once, whichever way it is first met."""

    def __init__(self, junctions: set[Vertex]) -> None:
        """Cut rings at ``junctions`` and at nothing else."""
        self._junctions = junctions
        self._index: dict[tuple[Vertex, ...], int] = {}
        self.lines: list[tuple[Vertex, ...]] = []

    def add_line(self, line: Sequence[Vertex]) -> int:
        """The number of the line; ``~number`` where it is stored the other way round."""
        forward = tuple(line)
        backward = forward[::-1]
        if forward in self._index:
            return self._index[forward]
        if backward in self._index:
            return ~self._index[backward]
        self._index[forward] = len(self.lines)
        self.lines.append(forward)
        return len(self.lines) - 1

    def add_ring(self, ring: Ring) -> list[int]:
        """The numbers of the arcs of which the ring consists, in order."""
        cuts = [i for i, vertex in enumerate(ring) if vertex in self._junctions]
        start = cuts[0] if cuts else ring.index(min(ring))
        turned = ring[start:] + ring[: start + 1]
        ends = [i for i in range(1, len(turned)) if turned[i] in self._junctions]
        if not cuts:
            ends = [len(turned) - 1]
        return [
            self.add_line(turned[first : last + 1])
            for first, last in zip([0, *ends], ends, strict=False)
        ]


def build_topology(
    areas: Mapping[str, Sequence[tuple[Mapping[str, str], list[Polygon]]]],
    lines: Mapping[str, Sequence[tuple[Mapping[str, str], list[Ring]]]],
    *,
    scale: tuple[float, float],
    translate: tuple[float, float],
    is_corner: Callable[[Vertex], bool] = lambda _: False,
) -> dict[str, Any]:
    """A TopoJSON object of the areas and lines (by object name; properties, geometry).

    Arcs end at corners too, so that a cut (the antimeridian) has arcs of its own.
    """
    turned = {
        name: [(properties, [_turned(p) for p in polygons]) for properties, polygons in group]
        for name, group in areas.items()
    }
    rings = (r for group in turned.values() for _, polygons in group for p in polygons for r in p)
    arcs = Arcs(_junctions(rings, is_corner))
    objects: dict[str, Any] = {}
    for name, group in turned.items():
        objects[name] = [
            {
                "type": "MultiPolygon",
                "properties": dict(properties),
                "arcs": [[arcs.add_ring(ring) for ring in polygon] for polygon in polygons],
            }
            for properties, polygons in group
        ]
    for name, line_group in lines.items():
        objects[name] = [
            {
                "type": "MultiLineString",
                "properties": dict(properties),
                "arcs": [[arcs.add_line(part)] for part in parts],
            }
            for properties, parts in line_group
        ]
    return {
        "type": "Topology",
        "transform": {"scale": list(scale), "translate": list(translate)},
        "objects": {
            name: {"type": "GeometryCollection", "geometries": geometries}
            for name, geometries in objects.items()
        },
        "arcs": [_deltas(line) for line in arcs.lines],
    }


def _turned(polygon: Polygon) -> Polygon:
    """The polygon with its outer ring counter-clockwise and its holes clockwise.

    Neighbours then run along their border in opposite directions.
    """
    return [
        ring if (_twice_area(ring) > 0) == (i == 0) else ring[::-1]
        for i, ring in enumerate(polygon)
    ]


def _twice_area(ring: Ring) -> int:
    """Twice the signed area of a ring, positive when it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def _deltas(line: Sequence[Vertex]) -> list[list[int]]:
    """A line as TopoJSON stores it: its first vertex, then the steps."""
    steps = [[b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(line)]
    return [list(line[0]), *steps]
