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
    from shapely.geometry.base import BaseGeometry

#: Left, bottom, right, top, in degrees. No box crosses the antimeridian.
BBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """An area or a line of a topology, as references to its arcs.

    For an area ``parts`` are polygons of rings of references, for a line one part of one
    list of references for each stretch.
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
            Polygon(self.ring(part[0]), [self.ring(refs) for refs in part[1:]])
            for part in shape.parts
        ]
        return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)

    def may_meet(self, shape: Shape, bbox: BBox) -> bool:
        """Whether the box around one of the shape's parts meets a box: cheap, no miss."""
        left, bottom, right, top = bbox
        for part in shape.parts:
            positions = self.ring(part[0])
            low, high = positions.min(axis=0), positions.max(axis=0)
            if low[0] <= right and high[0] >= left and low[1] <= top and high[1] >= bottom:
                return True
        return False

    def line(self, references: Iterable[int]) -> LineString | MultiLineString:
        """The arcs joined to lines as long as they go."""
        lines = [LineString(self.arc(reference)) for reference in references]
        merged = shapely.line_merge(MultiLineString(lines))
        if not isinstance(merged, (LineString, MultiLineString)):
            raise GeometryError("the arcs make no line")
        return merged


def unite(areas: Iterable[BaseGeometry]) -> Polygon | MultiPolygon:
    """The union of areas, outer rings counter-clockwise; lines and points fall out."""
    whole = shapely.disjoint_subset_union_all(shapely.get_parts(list(areas)))
    parts = shapely.get_parts(shapely.get_parts(whole))
    polygons = [part for part in parts if isinstance(part, Polygon)]
    turned = shapely.orient_polygons(polygons[0] if len(polygons) == 1 else MultiPolygon(polygons))
    if not isinstance(turned, (Polygon, MultiPolygon)):
        raise GeometryError("the areas make no area")
    return turned


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
            name: {shape.key: shape for shape in (_read_shape(g) for g in collection["geometries"])}
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


def join_topologies(first: Topology, second: Topology) -> Topology:
    """Both in one; no arc is shared between them, and no object may bear the same name."""
    moved = len(first.starts) - 1
    return Topology(
        positions=np.concatenate([first.positions, second.positions]),
        starts=np.concatenate([first.starts, second.starts[1:] + first.starts[-1]]),
        objects={
            **first.objects,
            **{
                name: {key: _moved(shape, moved) for key, shape in shapes.items()}
                for name, shapes in second.objects.items()
            },
        },
    )


def _moved(shape: Shape, by: int) -> Shape:
    """The shape with its arcs counted from ``by``."""
    parts = tuple(
        tuple(tuple(ref + by if ref >= 0 else ref - by for ref in refs) for refs in part)
        for part in shape.parts
    )
    return Shape(shape.key, shape.name, shape.country, parts)


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
