"""Edge: read, check and write the route tables.

A folder of routes holds ``routes.csv``, ``segments.csv`` and ``control_points.csv``;
``geo/data/routes/README.md`` describes their columns. Every problem is reported, with
file and line, before anything is refused.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gazetteer.errors import Problem, TableError
from gazetteer.model import Certainty, Position
from geo._route_checks import geometry_problems
from geo.model import ControlPoint, Mode, Route, RouteStatus
from geo.routes import SegmentRow, draw_segment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place

ROUTES = "routes.csv"
SEGMENTS = "segments.csv"
POINTS = "control_points.csv"

#: The columns of each table, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    ROUTES: ("route_id", "width_m", "note"),
    SEGMENTS: (
        *("segment_id", "route_id", "variant", "title", "mode", "status", "certainty"),
        *("sinuosity", "valid_from", "valid_to", "source", "note"),
    ),
    POINTS: (
        *("segment_id", "order", "name", "place_id"),
        *("longitude", "latitude", "accuracy_m", "source"),
    ),
}

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its place in the file (the header is line 1)."""

    file: str
    line: int
    cells: Mapping[str, str]

    def problem(self, message: str) -> Problem:
        """Return a problem that points at this row."""
        return Problem(self.file, self.line, message)


@dataclass(slots=True)
class _Tables:
    """The rows of a folder's tables, and all that is wrong with them so far."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def packaged_folder() -> Path:
    """Return the folder of the routes that come with the program."""
    return Path(str(files("geo"))) / "data" / "routes"


def load_routes(gazetteer: Gazetteer | None, *, folder: Path | None = None) -> tuple[Route, ...]:
    """Return the routes of a folder (the packaged one by default), sorted by their ids.

    Args:
        gazetteer: where the places that rows refer to are looked up; None checks
            nothing of the kind.
        folder: another folder with the same three tables.

    Raises:
        TableError: a table is missing or wrong; it lists every problem.
    """
    routes, problems = _read(folder or packaged_folder(), gazetteer)
    if problems:
        raise TableError(problems)
    return routes


def check_routes(
    folder: Path | None = None, *, gazetteer: Gazetteer | None = None
) -> tuple[Problem, ...]:
    """Return everything that is wrong with a folder's route tables, in file order."""
    return _read(folder or packaged_folder(), gazetteer)[1]


def _read(
    folder: Path, gazetteer: Gazetteer | None
) -> tuple[tuple[Route, ...], tuple[Problem, ...]]:
    tables = _Tables()
    for name, columns in COLUMNS.items():
        tables.rows[name] = _read_table(folder / name, columns, tables.problems)
    places = gazetteer.places if gazetteer is not None else None
    points = _points(tables, places)
    segments = _segments(tables)
    routes = _routes(tables, segments, points, places)
    order = list(COLUMNS)
    problems = sorted(set(tables.problems), key=lambda p: (order.index(p.file), p.line, p.message))
    return routes, tuple(problems)


def _read_table(path: Path, columns: Sequence[str], problems: list[Problem]) -> list[Row]:
    """Return the rows of one table; a missing file or a wrong header is a problem."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(path.name, 1, f"cannot be read: {error}"))
        return []
    reader = csv.reader(text.splitlines(keepends=True))
    header = next(reader, [])
    if tuple(header) != tuple(columns):
        problems.append(Problem(path.name, 1, f"the columns must be {', '.join(columns)}"))
        return []
    rows = []
    for cells in reader:
        if len(cells) == len(columns):
            rows.append(Row(path.name, reader.line_num, dict(zip(columns, cells, strict=True))))
        elif cells:
            message = f"{len(cells)} cells where {len(columns)} are expected"
            problems.append(Problem(path.name, reader.line_num, message))
    return rows


def _number(row: Row, column: str, tables: _Tables, *, low: float, high: float) -> float | None:
    """Return the number of a cell, or None and a problem."""
    cell = row.cells[column]
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if low <= value <= high:
        return value
    tables.problems.append(row.problem(f"{column} {cell!r} is not between {low:g} and {high:g}"))
    return None


def _word(row: Row, column: str, words: type[_Word], tables: _Tables) -> _Word | None:
    """Return the enum member that a cell names, or None and a problem."""
    cell = row.cells[column]
    try:
        return words(cell)
    except ValueError:
        known = ", ".join(words)
        tables.problems.append(row.problem(f"{column} {cell!r} is none of {known}"))
        return None


def _points(
    tables: _Tables, places: Mapping[str, Place] | None
) -> dict[str, list[tuple[Row, ControlPoint]]]:
    """Return the control points of each segment by their order."""
    found: dict[str, list[tuple[float, Row, ControlPoint]]] = {}
    known = {row.cells["segment_id"] for row in tables.rows[SEGMENTS]}
    for row in tables.rows[POINTS]:
        cells = row.cells
        if cells["segment_id"] not in known:
            tables.problems.append(row.problem(f"unknown segment {cells['segment_id']!r}"))
        if places is not None and cells["place_id"] and cells["place_id"] not in places:
            tables.problems.append(row.problem(f"unknown place {cells['place_id']!r}"))
        if not cells["source"]:
            tables.problems.append(row.problem("a control point needs a source"))
        lon = _number(row, "longitude", tables, low=-180, high=180)
        lat = _number(row, "latitude", tables, low=-90, high=90)
        accuracy = _number(row, "accuracy_m", tables, low=1, high=200_000)
        order = _number(row, "order", tables, low=1, high=100_000)
        if lon is None or lat is None or accuracy is None or order is None:
            continue
        point = ControlPoint(
            position=Position(lon, lat),
            name=cells["name"],
            place_id=cells["place_id"],
            accuracy_m=accuracy,
            source=cells["source"],
        )
        found.setdefault(cells["segment_id"], []).append((order, row, point))
    return {key: _in_order(entries, tables) for key, entries in found.items()}


def _in_order(
    entries: list[tuple[float, Row, ControlPoint]], tables: _Tables
) -> list[tuple[Row, ControlPoint]]:
    """Sort the points of one segment; two of the same order are a problem."""
    entries.sort(key=lambda entry: (entry[0], entry[1].line))
    seen: set[float] = set()
    for order, row, _ in entries:
        if order in seen:
            tables.problems.append(row.problem(f"order {order:g} occurs twice in this segment"))
        seen.add(order)
    return [(row, point) for _, row, point in entries]


def _segments(tables: _Tables) -> list[tuple[Row, SegmentRow]]:
    """Return the rows of ``segments.csv`` that can be understood."""
    found: list[tuple[Row, SegmentRow]] = []
    seen: set[str] = set()
    known = {row.cells["route_id"] for row in tables.rows[ROUTES]}
    for row in tables.rows[SEGMENTS]:
        cells = row.cells
        if cells["segment_id"] in seen:
            tables.problems.append(row.problem(f"{cells['segment_id']!r} occurs twice"))
        seen.add(cells["segment_id"])
        if cells["route_id"] not in known:
            tables.problems.append(row.problem(f"unknown route {cells['route_id']!r}"))
        tables.problems.extend(
            row.problem(f"{column} is empty")
            for column in ("segment_id", "title", "source")
            if not cells[column]
        )
        mode = _word(row, "mode", Mode, tables)
        status = _word(row, "status", RouteStatus, tables)
        certainty = _word(row, "certainty", Certainty, tables)
        sinuosity = _number(row, "sinuosity", tables, low=1, high=3)
        if mode is None or status is None or certainty is None or sinuosity is None:
            continue
        spec = SegmentRow(
            segment_id=cells["segment_id"],
            route_id=cells["route_id"],
            variant=cells["variant"],
            title=cells["title"],
            mode=mode,
            status=status,
            certainty=certainty,
            sinuosity=sinuosity,
            valid_from=cells["valid_from"],
            valid_to=cells["valid_to"],
            source=cells["source"],
            note=cells["note"],
        )
        found.append((row, spec))
    return found


def _routes(
    tables: _Tables,
    segments: list[tuple[Row, SegmentRow]],
    points: Mapping[str, list[tuple[Row, ControlPoint]]],
    places: Mapping[str, Place] | None,
) -> tuple[Route, ...]:
    """Draw every segment that can be drawn and gather the segments of each route."""
    found: list[Route] = []
    for row in tables.rows[ROUTES]:
        route_id = row.cells["route_id"]
        if places is not None and route_id not in places:
            tables.problems.append(row.problem(f"no place of the gazetteer has id {route_id!r}"))
        width = None
        if row.cells["width_m"]:
            width = _number(row, "width_m", tables, low=1, high=1_000_000)
        drawn = []
        for where, spec in segments:
            if spec.route_id != route_id:
                continue
            own = points.get(spec.segment_id, [])
            wrong = geometry_problems(where, spec, own, places)
            tables.problems.extend(wrong)
            if not wrong:
                drawn.append(draw_segment(spec, [point for _, point in own]))
        if not any(spec.route_id == route_id for _, spec in segments):
            tables.problems.append(row.problem(f"route {route_id!r} has no segment"))
        found.append(Route(route_id, tuple(drawn), width, row.cells["note"]))
    return tuple(sorted(found, key=lambda route: route.route_id))
