"""Edge: bring a better line for a segment, and write routes into a user's own folder.

The packaged tables are never touched: a route that was changed is written whole, with the
segments that stayed as they were, into the folder that ``--gazetteer`` lays over them.
"""

from __future__ import annotations

import csv
import hashlib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from shapely import line_merge
from shapely.geometry import LineString, MultiLineString

from gazetteer.model import Position
from geo.errors import GeometryError, OutputError, SourceError
from geo.geodesy import distance_m, same_direction
from geo.model import ControlPoint
from geo.route_tables import (
    COLUMNS,
    POINTS,
    ROUTES,
    SEGMENTS,
    check_routes,
    load_routes,
    packaged_folder,
)
from geo.routes import SegmentRow, draw_segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Route, RouteSegment

#: A line's ends may lie this far from the segment's, beyond the accuracy of its ends.
END_TOLERANCE_M = 10_000.0


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """A line from a user's file: (longitude, latitude), WGS 84, and where it is from."""

    line: LineString
    provenance: str


def read_line(path: Path, *, layer: str | None = None) -> BroughtLine:
    """Read the one line of a file in any format that GDAL knows, in any projection.

    Several pieces are joined where they touch. The provenance names the file, its layer
    and the sha256 of its bytes.

    Raises:
        SourceError: the file cannot be read, has no line or no reference system, or its
            pieces do not join to one line.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        frame = pyogrio.read_dataframe(path, layer=layer)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}") from error
    except DataLayerError as error:
        raise SourceError(f"{path} cannot be read: {error}") from error
    except DataSourceError as error:
        raise SourceError(
            f"{path} is in no format that GDAL knows, or broken: save it as GeoPackage or GeoJSON"
        ) from error
    if not hasattr(frame, "geometry") or frame.geometry.dropna().empty:
        raise SourceError(f"{path} has no geometry")
    if frame.crs is None:
        raise SourceError(f"{path} does not say which projection it is in; add a .prj or a CRS")
    pieces = [shape for shape in frame.to_crs("EPSG:4326").geometry if shape is not None]
    line = _one_line(pieces, path)
    name = path.name if layer is None else f"{path.name}, layer {layer}"
    return BroughtLine(line, f"{name} (sha256 {digest})")


def _one_line(pieces: Iterable[object], path: Path) -> LineString:
    """Join the pieces to one line of two dimensions."""
    lines: list[LineString] = []
    for piece in pieces:
        if isinstance(piece, LineString):
            lines.append(piece)
        elif isinstance(piece, MultiLineString):
            lines.extend(piece.geoms)
        else:
            raise SourceError(f"{path} has a {getattr(piece, 'geom_type', '?')}, not only lines")
    flat = [LineString([(x, y) for x, y, *_ in line.coords]) for line in lines]
    merged = line_merge(MultiLineString(flat))
    if not isinstance(merged, LineString):
        count = len(merged.geoms)
        raise SourceError(f"{path} has {count} pieces that do not join to one line")
    return merged


def choose_segment(route: Route, segment_id: str | None) -> RouteSegment:
    """Return the segment of a route that a user means.

    Raises:
        GeometryError: the route has no such segment, or several and none was named.
    """
    known = ", ".join(segment.segment_id for segment in route.segments)
    if segment_id is None:
        if len(route.segments) == 1:
            return route.segments[0]
        raise GeometryError(f"{route.route_id} has several segments, name one: {known}")
    for segment in route.segments:
        if segment.segment_id == segment_id:
            return segment
    raise GeometryError(f"{route.route_id} has no segment {segment_id!r}, only: {known}")


def replace_line(
    route: Route,
    segment: RouteSegment,
    line: LineString,
    *,
    provenance: str,
    accuracy_m: float,
) -> Route:
    """Return the route with another line for one segment; its direction is kept.

    Raises:
        GeometryError: an end of the line is too far from the segment's end.
    """
    start, end = segment.points[0], segment.points[-1]
    corners = [(x, y) for x, y, *_ in line.coords]
    if not same_direction(line, start.position, end.position):
        corners.reverse()
    for where, point in ((corners[0], start), (corners[-1], end)):
        away = distance_m(where, point.position)
        if away > point.accuracy_m + END_TOLERANCE_M:
            raise GeometryError(
                f"the line ends {away / 1000:.0f} km from {point.name}, "
                f"an end of {segment.segment_id}"
            )
    points = [
        ControlPoint(Position(lon, lat), f"vertex {index}", "", accuracy_m, provenance)
        for index, (lon, lat) in enumerate(corners, start=1)
    ]
    drawn = draw_segment(_row_of(segment, sinuosity=1.0), points)
    segments = tuple(
        drawn if one.segment_id == segment.segment_id else one for one in route.segments
    )
    return replace(route, segments=segments)


def _row_of(segment: RouteSegment, *, sinuosity: float | None = None) -> SegmentRow:
    """Return the row of ``segments.csv`` that a segment was drawn from."""
    return SegmentRow(
        segment_id=segment.segment_id,
        route_id=segment.route_id,
        variant=segment.variant,
        title=segment.title,
        mode=segment.mode,
        status=segment.status,
        certainty=segment.certainty,
        sinuosity=segment.sinuosity if sinuosity is None else sinuosity,
        valid_from=segment.valid_from,
        valid_to=segment.valid_to,
        source=segment.source,
        note=segment.note,
    )


def save_route(route: Route, folder: Path) -> None:
    """Write a route into a user's folder, beside the routes that are there already.

    Raises:
        OutputError: the folder is the program's own, cannot be written, or the tables
            would be wrong; what was there before is whole.
        TableError: the tables that are there already are wrong.
    """
    if folder.resolve() == packaged_folder().resolve():
        raise OutputError("the packaged routes are not changed: give a folder of your own")
    there = load_routes(None, folder=folder) if (folder / ROUTES).exists() else ()
    kept = [one for one in there if one.route_id != route.route_id]
    tables = _tables(sorted([*kept, route], key=lambda one: one.route_id))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            for name, rows in tables.items():
                with (Path(work) / name).open("w", encoding="utf-8", newline="") as stream:
                    csv.writer(stream, lineterminator="\n").writerows([COLUMNS[name], *rows])
            problems = check_routes(Path(work))
            if problems:
                raise OutputError("\n".join(map(str, problems)))
            for name in tables:
                (Path(work) / name).replace(folder / name)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error}") from error


def _tables(routes: Sequence[Route]) -> dict[str, list[list[str]]]:
    """Return the rows of the three tables that describe some routes."""
    tables: dict[str, list[list[str]]] = {ROUTES: [], SEGMENTS: [], POINTS: []}
    for route in routes:
        width = "" if route.width_m is None else f"{route.width_m:g}"
        tables[ROUTES].append([route.route_id, width, route.note])
        for segment in route.segments:
            row = _row_of(segment)
            cells = [getattr(row, column) for column in COLUMNS[SEGMENTS]]
            tables[SEGMENTS].append([f"{c:g}" if isinstance(c, float) else str(c) for c in cells])
            for order, point in enumerate(segment.points, start=1):
                tables[POINTS].append(_point_cells(segment.segment_id, order, point))
    return tables


def _point_cells(segment_id: str, order: int, point: ControlPoint) -> list[str]:
    """Return a row of ``control_points.csv``; positions to a centimetre."""
    lon, lat = (f"{value:.7f}".rstrip("0").rstrip(".") for value in point.position)
    accuracy = f"{point.accuracy_m:g}"
    return [segment_id, str(order), point.name, point.place_id, lon, lat, accuracy, point.source]
