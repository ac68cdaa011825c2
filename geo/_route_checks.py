"""What can be wrong with the control points of one segment. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from shapely import STRtree
from shapely.geometry import LineString

from geo.geodesy import SAME_POINT_M, distance_m, distinct, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Protocol

    from gazetteer.errors import Problem
    from gazetteer.model import Place, Position
    from geo.model import ControlPoint
    from geo.routes import SegmentRow

    class _Row(Protocol):
        """A row of a table that can point at itself."""

        def problem(self, message: str) -> Problem: ...


#: A control point may lie this far from the centre of the place that it names, beyond
#: the accuracies of both: a town has a by-pass and a station at its edge.
PLACE_TOLERANCE_M = 10_000.0

#: A point whose neighbours are this far is suspected of swapped coordinates.
_FAR_M = 200_000.0


def geometry_problems(
    where: _Row,
    segment: SegmentRow,
    points: Sequence[tuple[_Row, ControlPoint]],
    places: Mapping[str, Place] | None,
) -> list[Problem]:
    """Return what is wrong with a segment's points; an empty list if it can be drawn.

    ``where`` is the segment's own row; ``points`` come in their order, each with its row.
    """
    positions = [point.position for _, point in points]
    if len(distinct(positions)) < 2:  # noqa: PLR2004 - a line has two ends
        found = len(points)
        message = f"{segment.segment_id} needs two distinct control points, it has {found}"
        return [where.problem(message)]
    return [*_swapped(points, places or {}), *_crossing(points)]


def _swapped(
    points: Sequence[tuple[_Row, ControlPoint]], places: Mapping[str, Place]
) -> Iterator[Problem]:
    """Yield points with longitude and latitude swapped, or far from their own place."""
    positions = [point.position for _, point in points]
    for index, (row, point) in enumerate(points):
        there = _expected(point, positions[:index], positions[index + 1 :], places)
        if there is None:
            continue
        position, tolerance, what = there
        away = distance_m(point.position, position)
        if away <= tolerance:
            continue
        lon, lat = point.position
        swapped = abs(lon) <= 90 and distance_m((lat, lon), position) < away / 10  # noqa: PLR2004
        if swapped:
            yield row.problem(f"{point.name}: longitude and latitude look swapped")
        elif point.place_id in places:
            yield row.problem(f"{point.name} lies {away / 1000:.0f} km from {what}")


def _expected(
    point: ControlPoint,
    before: Sequence[Position],
    after: Sequence[Position],
    places: Mapping[str, Place],
) -> tuple[Position, float, str] | None:
    """Return where a point should be about, how far it may be off, and why."""
    place = places.get(point.place_id)
    if place is not None and place.position is not None:
        tolerance = PLACE_TOLERANCE_M + point.accuracy_m + (place.accuracy_m or 0)
        return place.position, tolerance, f"its place {place.place_id}"
    neighbours = [*before[-1:], *after[:1]]
    nearest = min(neighbours, key=lambda other: distance_m(point.position, other))
    return nearest, _FAR_M, "its neighbours"


def _crossing(points: Sequence[tuple[_Row, ControlPoint]]) -> Iterator[Problem]:
    """Yield the legs that cross or touch an earlier leg of the same segment."""
    line = unwrapped(distinct(point.position for _, point in points))
    if LineString(line).is_simple:
        return
    kept = _rows_of_distinct(points)
    legs = [LineString(pair) for pair in pairwise(line)]
    tree = STRtree(legs)
    for later, leg in enumerate(legs):
        for earlier in sorted(int(index) for index in tree.query(leg, predicate="intersects")):
            closes = earlier == 0 and later == len(legs) - 1 and line[0] == line[-1]
            if earlier < later - 1 and not closes:
                row, point = kept[later]
                other = kept[earlier][1].name
                yield row.problem(f"the leg from {point.name} crosses the leg from {other}")
                break


def _rows_of_distinct(
    points: Sequence[tuple[_Row, ControlPoint]],
) -> list[tuple[_Row, ControlPoint]]:
    """Return the rows that ``distinct`` keeps."""
    kept: list[tuple[_Row, ControlPoint]] = []
    for entry in points:
        if not kept or distance_m(kept[-1][1].position, entry[1].position) > SAME_POINT_M:
            kept.append(entry)
    return kept
