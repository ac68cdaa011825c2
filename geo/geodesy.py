"""Lengths, lines, offsets and distances on the WGS 84 ellipsoid. Pure.

Every coordinate is (longitude, latitude) in degrees, every length is in metres, every
azimuth in degrees clockwise from north. Nothing is ever measured in degrees or in a
map projection: all goes through ``pyproj.Geod``.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pyproj import Geod
from shapely.geometry import LineString, MultiLineString

from geo.errors import GeometryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

Coordinate = tuple[float, float]

#: The longest leg that is left straight in longitude and latitude. At 10 km the middle
#: of a chord lies at most 20 m from the geodesic below 70° of latitude.
STEP_M = 10_000.0

HALF_TURN = 180.0

#: Two points closer than this are one point.
SAME_POINT_M = 0.01


@cache
def geod() -> Geod:
    """Return the ellipsoid that everything is measured on."""
    return Geod(ellps="WGS84")


def check_coordinate(lon: float, lat: float) -> None:
    """Raise GeometryError unless the point is finite and on the earth."""
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise GeometryError(f"({lon}, {lat}) is not a position")
    if not (abs(lon) <= HALF_TURN and abs(lat) <= HALF_TURN / 2):
        raise GeometryError(f"({lon}, {lat}) is outside the world (longitude first, degrees)")


def distance_m(a: Coordinate, b: Coordinate) -> float:
    """Return the geodesic distance between two positions in metres."""
    return float(geod().inv(a[0], a[1], b[0], b[1])[2])


def azimuth(a: Coordinate, b: Coordinate) -> float:
    """Return the azimuth in which the geodesic leaves ``a`` towards ``b``, in degrees."""
    return float(geod().inv(a[0], a[1], b[0], b[1])[0])


def offset(a: Coordinate, bearing: float, metres: float) -> Coordinate:
    """Return the position reached from ``a`` on the geodesic of that azimuth."""
    lon, lat, _ = geod().fwd(a[0], a[1], bearing, metres)
    return (float(lon), float(lat))


def length_m(line: BaseGeometry) -> float:
    """Return the geodesic length of a line (of all parts of a multi-line) in metres.

    The legs are taken as geodesics, whatever a map would draw between two vertices.
    """
    return float(geod().geometry_length(line))


def area_m2(polygon: BaseGeometry) -> float:
    """Return the geodesic area of a polygon in square metres, never negative."""
    return abs(float(geod().geometry_area_perimeter(polygon)[0]))


def distinct(points: Iterable[Coordinate]) -> tuple[Coordinate, ...]:
    """Return the points without those that repeat their predecessor.

    Raises:
        GeometryError: a point is not on the earth.
    """
    kept: list[Coordinate] = []
    for lon, lat, *_ in points:
        check_coordinate(lon, lat)
        if not kept or distance_m(kept[-1], (lon, lat)) > SAME_POINT_M:
            kept.append((float(lon), float(lat)))
    return tuple(kept)


def densify(points: Iterable[Coordinate], *, step_m: float = STEP_M) -> LineString:
    """Return the line through the points along geodesics, no leg longer than ``step_m``.

    The given points are all kept, exactly; repeated ones are dropped. Longitudes go on
    beyond ±180 where the line crosses the antimeridian, so that the line never jumps:
    ``cut_at_antimeridian`` makes the parts that GeoJSON wants.

    Raises:
        GeometryError: fewer than two distinct points, or a step that is not positive.
    """
    if not step_m > 0:
        raise GeometryError(f"a step of {step_m} m is not possible")
    kept = distinct(points)
    if len(kept) < 2:  # noqa: PLR2004 - a line has two ends
        raise GeometryError("a line needs two distinct points")
    line: list[Coordinate] = [kept[0]]
    for a, b in pairwise(kept):
        pieces = math.ceil(distance_m(a, b) / step_m)
        between = geod().npts(a[0], a[1], b[0], b[1], pieces - 1) if pieces > 1 else []
        line.extend(_unwrap(line[-1][0], lon, lat) for lon, lat in between)
        line.append(_unwrap(line[-1][0], b[0], b[1]))
    return LineString(line)


def _unwrap(before: float, lon: float, lat: float) -> Coordinate:
    """Return the point with the longitude that lies within 180° of the one before."""
    return (lon - 360 * round((lon - before) / 360), lat)


def unwrapped(points: Iterable[Coordinate]) -> list[Coordinate]:
    """Return the points with longitudes that never jump by more than 180°."""
    line: list[Coordinate] = []
    for lon, lat, *_ in points:
        line.append(_unwrap(line[-1][0] if line else lon, lon, lat))
    return line


def wrap(lon: float) -> float:
    """Return the longitude between -180 and 180; both ends stay as they are."""
    return lon if abs(lon) <= HALF_TURN else (lon + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN


def cut_at_antimeridian(line: LineString) -> LineString | MultiLineString:
    """Return the line with all longitudes within ±180, cut where it crosses ±180."""
    parts: list[list[Coordinate]] = [[]]
    for a, b in pairwise([*line.coords, line.coords[-1]]):
        parts[-1].append((a[0], a[1]))
        world_a, world_b = _world(a[0]), _world(b[0])
        if world_a != world_b:
            edge = 180.0 + 360 * min(world_a, world_b)
            share = (edge - a[0]) / (b[0] - a[0])
            lat = a[1] + share * (b[1] - a[1])
            parts[-1].append((edge, lat))
            parts.append([(edge, lat)])
    whole = [LineString([_inside(p, part) for p in part]) for part in parts if len(part) > 1]
    return whole[0] if len(whole) == 1 else MultiLineString(whole)


def _world(lon: float) -> int:
    """Return how often the longitude has gone round the earth (0 for -180 to 180)."""
    return math.ceil((lon - 180) / 360) if lon > 0 else math.floor((lon + 180) / 360)


def _inside(point: Coordinate, part: Sequence[Coordinate]) -> Coordinate:
    """Move the point of a part that lies in one world back into ±180."""
    middle = sum(lon for lon, _ in part) / len(part)
    return (point[0] - 360 * _world(middle), point[1])


def same_direction(line: LineString, start: Coordinate, end: Coordinate) -> bool:
    """Tell whether a line runs from ``start`` to ``end`` rather than the other way."""
    first, *_, last = ((lon, lat) for lon, lat, *_ in line.coords)
    forward = distance_m(start, first) + distance_m(end, last)
    backward = distance_m(start, last) + distance_m(end, first)
    return forward <= backward
