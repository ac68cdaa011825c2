"""A topology: lines that areas share are stored once. Pure.

It is TopoJSON, but for the arcs, which stand apart: their vertices, on the grid of the
document's ``transform``, are steps from the vertex before (from 0, 0 at the beginning of
an arc), first all x and then all y, as 32-bit integers, little end first;
``arc_lengths`` tells how many belong to each arc.

Coordinates are (longitude, latitude) in degrees, WGS 84. An arc is a stretch of line
between two junctions; a reference to it is its number, or ``~number`` for the other
direction. Outer rings run counter-clockwise, so that two neighbours run along their
common border in opposite directions and an area and a part of it in the same one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon

from geo.errors import GeometryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

#: Left, bottom, right, top, in degrees. No box crosses the antimeridian.
BBox = tuple[float, float, float, float]

_MIN_RING = 4  # positions of the shortest closed ring


@dataclass(frozen=True, slots=True)
class Shape:
    """An area or a line of a topology, as references to its arcs.

    For an area ``parts`` are polygons of rings of references, for a line one part of one
    list of references for each stretch. ``bounds`` are those of the object, or None
    while nobody has asked.
    """

    key: str
    name: str
    country: str
    parts: tuple[tuple[tuple[int, ...], ...], ...]

    def references(self) -> Iterator[int]:
        """All references, in order."""
        return (ref for part in self.parts for ring in part for ref in ring)


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs and the shapes that are made of them, by object name and key."""

    positions: NDArray[np.float64] = field(repr=False)  # of all arcs, one after the other
    starts: NDArray[np.int64] = field(repr=False)  # where each arc begins, and the end
    objects: Mapping[str, Mapping[str, Shape]] = field(repr=False)

    def arc(self, reference: int) -> NDArray[np.float64]:
        """The positions of an arc, an array of (longitude, latitude), in its direction."""
        number = max(reference, ~reference)
        line = self.positions[self.starts[number] : self.starts[number + 1]]
        return line if reference >= 0 else line[::-1]

    def ring(self, references: Iterable[int]) -> NDArray[np.float64]:
        """The positions of several arcs end to end, joints not repeated."""
        lines = [self.arc(reference) for reference in references]
        return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])

    def area(self, shape: Shape) -> Polygon | MultiPolygon:
        """The area of a shape: a Polygon, or a MultiPolygon of several."""
        polygons = [
            Polygon(rings[0], rings[1:])
            for rings in ([self.ring(refs) for refs in part] for part in shape.parts)
            if len(rings[0]) >= _MIN_RING
        ]
        area = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
        return area if area.is_valid else _areal(shapely.make_valid(area))

    def line(self, references: Iterable[int]) -> LineString | MultiLineString:
        """The arcs joined to lines as long as they go."""
        lines = [LineString(self.arc(reference)) for reference in references]
        merged = shapely.line_merge(MultiLineString(lines))
        if not isinstance(merged, (LineString, MultiLineString)):
            raise GeometryError("the arcs make no line")
        return merged


def outline(shapes: Iterable[Shape]) -> frozenset[int]:
    """The directed references around the union of shapes that do not overlap.

    An arc between two of them is met in both directions and falls out.
    """
    counted = Counter(ref for shape in shapes for ref in shape.references())
    return frozenset(ref for ref in counted if ~ref not in counted)


def shared(first: frozenset[int], second: frozenset[int]) -> tuple[int, ...]:
    """The arcs, as ``first`` runs along them, that two outlines share as neighbours."""
    return tuple(sorted((ref for ref in first if ~ref in second), key=lambda ref: max(ref, ~ref)))


def read_topology(document: Mapping[str, Any], steps: bytes) -> Topology:
    """The topology of a document whose geometries bear a ``key``, and of its arcs' steps.

    Raises:
        GeometryError: The document is not a quantised topology.
    """
    try:
        scale, translate = document["transform"]["scale"], document["transform"]["translate"]
        objects = {
            name: {
                shape.key: shape for shape in (_read_shape(g) for g in collection["geometries"])
            }
            for name, collection in document["objects"].items()
        }
        starts = np.cumsum([0, *document["arc_lengths"]])
        columns = np.frombuffer(steps, dtype="<i4").reshape(2, starts[-1])
    except (KeyError, TypeError, ValueError) as error:
        raise GeometryError(f"not a quantised topology: {error!r}") from error
    summed = np.cumsum(columns, axis=1, dtype=np.int64)
    before = np.concatenate([np.zeros((2, 1), dtype=np.int64), summed[:, starts[1:-1] - 1]], axis=1)
    vertices = (summed - np.repeat(before, np.diff(starts), axis=1)).T
    return Topology(vertices * scale + translate, starts, objects)


def _read_shape(geometry: Mapping[str, Any]) -> Shape:
    properties = geometry["properties"]
    lines = geometry["type"] == "MultiLineString"
    parts = [[refs] for refs in geometry["arcs"]] if lines else geometry["arcs"]
    return Shape(
        key=properties["key"],
        name=properties.get("name", ""),
        country=properties.get("country", ""),
        parts=tuple(tuple(tuple(refs) for refs in part) for part in parts),
    )


def _areal(geometry: Any) -> Polygon | MultiPolygon:  # noqa: ANN401 - whatever shapely mended
    """The areas of a mended geometry; lines and points fall out."""
    parts = [p for p in shapely.get_parts(geometry, return_index=False)]
    polygons = [
        polygon
        for part in parts
        for polygon in shapely.get_parts(part)
        if isinstance(polygon, Polygon)
    ]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
