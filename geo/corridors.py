"""Strips of a stated width along a line, true on the ellipsoid. Pure.

A strip is built from points that lie exactly half its width off the line, on the
geodesic at right angles to it, close enough together that the straight edges between
them in longitude and latitude stray by less than ``TOLERANCE_M``. No projection is
involved, so that the width is the same at any latitude and for any length.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from shapely import make_valid, unary_union
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box

from geo.errors import GeometryError
from geo.geodesy import azimuth, densify, distinct, offset, unwrapped, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry import LineString
    from shapely.geometry.base import BaseGeometry

    from geo.geodesy import Coordinate

#: How far an edge of a strip may stray from the true one.
TOLERANCE_M = 0.2

_EARTH_RADIUS_M = 6_371_000.0
_QUARTER_M = 10_001_966.0  # from the equator to a pole

#: Two legs that meet at less than this angle (degrees) are one leg.
_STRAIGHT = 0.001

#: A strip ends at least this far from a pole: there longitude means nothing.
_POLE_MARGIN_M = 50_000.0


def corridor(line: LineString, width_m: float) -> Polygon | MultiPolygon:
    """Return the strip of ``width_m`` metres along a line, half of it on each side.

    The strip ends squarely where the line ends and is rounded at the outer side of
    bends. A strip that crosses the antimeridian comes back in parts, all within ±180°.

    Raises:
        GeometryError: the width is not positive or reaches half round the earth, the
            line has fewer than two distinct points or a point outside the world, or
            the strip comes near a pole.
    """
    half = width_m / 2
    if not (math.isfinite(half) and 0 < half < _QUARTER_M / 4):
        raise GeometryError(f"a corridor cannot be {width_m} m wide")
    points = distinct((wrap(lon), lat) for lon, lat, *_ in line.coords)
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        raise GeometryError("a corridor needs a line with two distinct points")
    chains = _straight_chains(_dense(points, half))
    pieces = [_strip(chain, half) for chain in chains]
    pieces += [_disc(before[-1], half) for before, _ in pairwise(chains)]
    return _within_world(unary_union(_side_by_side(pieces)))


def _step_m(lat: float) -> float:
    """Return how long an edge may be at a latitude to stray by less than the tolerance."""
    bend = max(abs(math.tan(math.radians(lat))), 0.2)
    return math.sqrt(8 * _EARTH_RADIUS_M * TOLERANCE_M / bend)


def _dense(points: Sequence[Coordinate], half: float) -> list[Coordinate]:
    """Return the line with enough points for the latitudes that the strip touches."""
    reach = 0.0
    for a, b in pairwise(points):
        coarse = densify((a, b), step_m=50_000).coords
        reach = max(reach, *(abs(lat) for _, lat in coarse))
    if (90 - reach) * 110_574 < half + _POLE_MARGIN_M:
        raise GeometryError("the corridor comes too near a pole to be drawn")
    widest = min(89.9, reach + half / 110_574)
    return [(wrap(lon), lat) for lon, lat in densify(points, step_m=_step_m(widest)).coords]


def _straight_chains(points: Sequence[Coordinate]) -> list[list[Coordinate]]:
    """Cut the line where it bends; each chain is one geodesic."""
    chains = [[points[0]]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        chains[-1].append(here)
        turn = azimuth(here, after) - azimuth(here, before) - 180
        if abs((turn + 180) % 360 - 180) > _STRAIGHT:
            chains.append([here])
    chains[-1].append(points[-1])
    return chains


def _strip(chain: Sequence[Coordinate], half: float) -> BaseGeometry:
    """Return the strip along one geodesic, with square ends."""
    step = _step_m(min(89.9, abs(chain[0][1]) + half / 110_574))
    rungs = max(1, math.ceil(half / step))
    shares = [half * k / rungs for k in range(rungs, -rungs - 1, -1)]
    bearings = [azimuth(a, b) for a, b in pairwise(chain)]
    bearings.append(azimuth(chain[-1], chain[-2]) + 180)
    left = [offset(p, b - 90, half) for p, b in zip(chain, bearings, strict=True)]
    right = [offset(p, b + 90, half) for p, b in zip(chain, bearings, strict=True)]
    far_end = [offset(chain[-1], bearings[-1] - 90, share) for share in shares[1:-1]]
    near_end = [offset(chain[0], bearings[0] + 90, share) for share in shares[1:-1]]
    ring = unwrapped([*left, *far_end, *reversed(right), *near_end])
    return make_valid(Polygon(ring))


def _disc(centre: Coordinate, radius: float) -> BaseGeometry:
    """Return the geodesic circle round a bend."""
    sides = max(16, math.ceil(math.pi / math.sqrt(2 * TOLERANCE_M / radius)))
    sides = max(sides, math.ceil(2 * math.pi * radius / _step_m(abs(centre[1]))))
    ring = [offset(centre, 360 * k / sides, radius) for k in range(sides)]
    return make_valid(Polygon(unwrapped(ring)))


def _side_by_side(pieces: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Shift pieces by whole turns until each lies next to the first in longitude."""
    moved = [pieces[0]]
    anchor = pieces[0].centroid.x
    for piece in pieces[1:]:
        turns = round((piece.centroid.x - anchor) / 360)
        moved.append(translate(piece, xoff=-360.0 * turns) if turns else piece)
    return moved


def _within_world(shape: BaseGeometry) -> Polygon | MultiPolygon:
    """Return the shape with longitudes within ±180, cut at the antimeridian."""
    parts: list[Polygon] = []
    west, _, east, _ = shape.bounds
    for turn in range(math.floor((west + 180) / 360), math.ceil((east - 180) / 360) + 1):
        window = box(360.0 * turn - 180, -90, 360.0 * turn + 180, 90)
        part = shape if window.covers(shape) else shape.intersection(window)
        part = translate(part, xoff=-360.0 * turn) if turn else part
        polygons = getattr(part, "geoms", [part])
        parts += [one for one in polygons if isinstance(one, Polygon) and not one.is_empty]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)
