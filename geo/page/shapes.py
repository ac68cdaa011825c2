"""Geometries in few bytes: whole ten-thousandths of a degree (11 m), as differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

SCALE = 10_000
ROWS = 9

#: A coded geometry: ["P", [lon, lat]], ["L", lines] or ["A", polygons of rings].
Coded = list[Any]
Row = list[float]


def encode(geometry: BaseGeometry, *, tolerance: float = 0.0) -> Coded | None:
    """Code a geometry, simplified to a tolerance in degrees; None when nothing is left.

    Points keep five decimals. A line or a ring is a flat list of whole numbers: the first
    position (longitude, latitude), then the steps to each next one.
    """
    if geometry.is_empty:
        return None
    if isinstance(geometry, Point):
        return ["P", [round(geometry.x, 5), round(geometry.y, 5)]]
    if tolerance and geometry.geom_type not in {"Point", "MultiPoint"}:
        geometry = shapely.simplify(geometry, tolerance)
    lines, polygons = _parts(geometry)
    if polygons:
        return ["A", [_rings(polygon) for polygon in polygons]]
    if lines:
        return ["L", [steps(line.coords) for line in lines]]
    centre = geometry.representative_point()
    return ["P", [round(centre.x, 5), round(centre.y, 5)]]


def encode_area(area: BaseGeometry, *, tolerance: float) -> Coded | None:
    """Code an area: the larger it is the rougher, and without islands that nobody would see.

    The tolerance (degrees) grows from a five-hundredth of the area's extent on.
    """
    if "Polygon" not in area.geom_type:
        return encode(area)
    west, south, east, north = area.bounds
    extent = max(east - west, north - south)
    least = (extent / 100) ** 2
    parts = sorted(getattr(area, "geoms", [area]), key=lambda part: -part.area)
    kept = [part for at, part in enumerate(parts) if at == 0 or part.area >= least]
    return encode(MultiPolygon(kept), tolerance=max(tolerance, extent / 500))


def _parts(geometry: BaseGeometry) -> tuple[list[Any], list[Any]]:
    flat = list(getattr(geometry, "geoms", [geometry]))
    lines = [part for part in flat if part.geom_type in {"LineString", "LinearRing"}]
    return lines, [part for part in flat if part.geom_type == "Polygon"]


def _rings(polygon: Any) -> list[list[int]]:  # noqa: ANN401 - shapely's Polygon has no stubs here
    return [steps(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]


def steps(positions: Iterable[tuple[float, ...]]) -> list[int]:
    """Positions as one flat list of differences; repeated positions are dropped."""
    out: list[int] = []
    x = y = 0
    for lon, lat, *_ in positions:
        next_x, next_y = round(lon * SCALE), round(lat * SCALE)
        if not out or (next_x, next_y) != (x, y):
            out += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return out


def label_rows(geometry: BaseGeometry, *, count: int = ROWS, digits: int = 3) -> list[Row]:
    """Where a name may stand: the widest stretch of an area at several latitudes.

    Each row is [latitude, west, east] in degrees, from north to south. The area's main
    part (the largest polygon and those at least a quarter as large) is asked only.
    """
    polygons = _parts(geometry)[1]
    if not polygons:
        return []
    largest = max(polygon.area for polygon in polygons)
    main = shapely.make_valid(
        MultiPolygon([polygon for polygon in polygons if polygon.area * 4 >= largest])
    )
    west, south, east, north = main.bounds
    rows: list[Row] = []
    for step in range(count):
        lat = north - (north - south) * (step + 0.5) / count
        chords = _chords(main, lat, west, east)
        if chords:
            widest = max(chords, key=lambda chord: chord[1] - chord[0])
            rows.append([round(value, digits) for value in (lat, *widest)])
    return rows


def _chords(area: BaseGeometry, lat: float, west: float, east: float) -> list[tuple[float, float]]:
    line = MultiLineString([[(west - 1, lat), (east + 1, lat)]])
    crossed = shapely.intersection(area, line)
    return [
        (part.bounds[0], part.bounds[2])
        for part in getattr(crossed, "geoms", [crossed])
        if part.geom_type == "LineString" and not part.is_empty
    ]
