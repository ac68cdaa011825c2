"""Routes from their tables' rows: segments with lengths and honest error bounds. Pure.

A route is data with a history: segments, each with one mode, status and time of
validity, drawn along geodesics through its control points. How far the real line may
lie from the drawn one follows from two things only (``error_bound_m``): how exact the
control points are, and how far they lie apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.errors import GeometryError
from geo.geodesy import densify, distance_m, length_m
from geo.model import Route, RouteSegment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.model import Certainty
    from geo.model import ControlPoint, Mode, RouteStatus


#: The variant of segments that lead to a route without being part of it.
APPROACH = "approach"


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """What a row of ``segments.csv`` says, before it is drawn.

    ``sinuosity`` is the greatest ratio of the real length to the drawn one that the
    ground allows between two control points (1.1 in a plain, up to 2 in mountains).
    """

    segment_id: str
    route_id: str
    variant: str
    title: str
    mode: Mode
    status: RouteStatus
    certainty: Certainty
    sinuosity: float
    valid_from: str
    valid_to: str
    source: str
    note: str


def error_bound_m(points: Sequence[ControlPoint], sinuosity: float) -> float:
    """Return how far the real line may lie from the drawn one, in metres.

    A line between two points ``d`` apart that is at most ``s * d`` long stays inside
    the ellipse with these points as foci; the ellipse is ``d / 2 * sqrt(s² - 1)`` wide
    on each side of the chord. To this comes the accuracy of the worse end. The bound of
    a segment is that of its worst leg, so that it holds everywhere; most of a line lies
    much closer.

    Raises:
        GeometryError: fewer than two points, or a sinuosity below 1.
    """
    if len(points) < 2 or sinuosity < 1:  # noqa: PLR2004 - a leg has two ends
        raise GeometryError("an error bound needs two points and a sinuosity of at least 1")
    half_width = math.sqrt(sinuosity**2 - 1) / 2
    return max(
        max(a.accuracy_m, b.accuracy_m) + half_width * distance_m(a.position, b.position)
        for a, b in pairwise(points)
    )


def draw_segment(row: SegmentRow, points: Sequence[ControlPoint]) -> RouteSegment:
    """Return the segment drawn through its control points, in their order.

    Raises:
        GeometryError: fewer than two distinct points, or one outside the world; the
            message names the segment.
    """
    try:
        geometry = densify(point.position for point in points)
        bound = error_bound_m(points, row.sinuosity)
    except GeometryError as error:
        raise GeometryError(f"{row.segment_id}: {error}") from error
    return RouteSegment(
        segment_id=row.segment_id,
        route_id=row.route_id,
        variant=row.variant,
        title=row.title,
        mode=row.mode,
        status=row.status,
        certainty=row.certainty,
        points=tuple(points),
        geometry=geometry,
        length_m=length_m(geometry),
        error_m=bound,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        note=row.note,
        sinuosity=row.sinuosity,
    )


def ways(route: Route) -> dict[str, tuple[RouteSegment, ...]]:
    """Return each complete way through a route: its own segments and those of every way.

    Segments without a variant belong to every way; ``approach`` segments lead to the
    route and belong to none. A route without variants has one way, named by "".
    """
    through = [segment for segment in route.segments if segment.variant != APPROACH]
    names = dict.fromkeys(segment.variant for segment in through if segment.variant) or {"": None}
    return {
        name: tuple(segment for segment in through if segment.variant in {"", name})
        for name in names
    }
