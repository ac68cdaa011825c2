"""Edge: read the tables, check them, and make a gazetteer.

A folder holds ``places.csv``, ``names.csv`` and ``demonyms.csv`` (UTF-8, one header
line). The curated folder has all three; a user's folder has those that it needs. A
row of a user's ``places.csv`` replaces the curated place of that id; names and
demonyms are added (a name that repeats place, name and language replaces the row).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer import checks
from gazetteer.errors import Problem, TableError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model import (
    Certainty,
    Demonym,
    LocationPrecision,
    MatchMode,
    Name,
    Place,
    Position,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CURATED = Path(__file__).resolve().parent / "data"
TABLES = {
    "places.csv": checks.PLACE_COLUMNS,
    "names.csv": checks.NAME_COLUMNS,
    "demonyms.csv": checks.DEMONYM_COLUMNS,
}
#: A user's folder may hold nothing but routes, which are not read here.
ROUTES = "routes.csv"
_MODES = {mode.value: mode for mode in MatchMode}
_PRECISIONS = {precision.value: precision for precision in LocationPrecision}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}


@dataclass(slots=True)
class Table:
    """The rows of one file, each with its line, and what was wrong with reading it."""

    file: str
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_gazetteer(*, overlay: Path | None = None) -> Gazetteer:
    """Load the curated gazetteer, with a user's tables laid over it.

    Raises:
        TableError: a table is wrong; every problem of every file is in it.
    """
    base = _read_folder(CURATED, required=True)
    known = {row["place_id"] for _, row in base["places.csv"].rows}
    problems = list(_problems(base, frozenset()))
    layers = [base]
    if overlay is not None:
        layers.append(_read_folder(overlay, required=False))
        problems += _problems(layers[1], known)
    if problems:
        raise TableError(problems)
    return _build(layers)


def check_tables(folder: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the tables of a folder, by file and line.

    The ids of the curated places are known in any other folder. The rows must stand in
    canonical order: by place, then by language and name.
    """
    curated = folder.resolve() == CURATED
    tables = _read_folder(folder, required=curated)
    known: set[str] = set()
    if not curated:
        known = {row["place_id"] for _, row in read_table(CURATED / "places.csv").rows}
    problems = [*_problems(tables, known), *_disorder(tables)]
    names = list(TABLES)
    order = {str(folder / name): rank for rank, name in enumerate(names)}
    return tuple(sorted(problems, key=lambda one: (order.get(one.file, 9), one.line)))


def row_key(row: dict[str, str]) -> tuple[str, str, str]:
    """Return the key that orders rows canonically and tells doubles apart."""
    return (row["place_id"], row.get("language", ""), row.get("name") or row.get("word", ""))


def _read_folder(folder: Path, *, required: bool) -> dict[str, Table]:
    """Read the tables of a folder; one that is not there is empty (or a problem)."""
    tables = {}
    for name in TABLES:
        path = folder / name
        if path.is_file() or required:
            tables[name] = read_table(path)
        else:
            tables[name] = Table(str(path))
    if not required and not any((folder / name).is_file() for name in (*TABLES, ROUTES)):
        expected = ", ".join((*TABLES, ROUTES))
        tables["places.csv"].problems.append(
            Problem(str(folder), 1, f"no table here; expected one of: {expected}")
        )
    return tables


def read_table(path: Path) -> Table:
    """Read one table; problems with its form are noted, not raised."""
    table = Table(str(path))
    columns = TABLES[path.name]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        table.problems.append(Problem(table.file, 1, f"cannot be read: {error.strerror}"))
        return table
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        table.problems.append(Problem(table.file, line, "is not UTF-8; save it as UTF-8"))
        return table
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        _take_rows(reader, columns, table)
    except csv.Error as error:
        table.problems.append(Problem(table.file, reader.line_num, f"is not CSV: {error}"))
    return table


def _take_rows(reader: Iterator[list[str]], columns: tuple[str, ...], table: Table) -> None:
    """Take the rows of a file into its table."""
    header = tuple(next(reader, ()))
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns]
    if missing or unknown or len(set(header)) != len(header):
        parts = [f"missing columns: {', '.join(missing)}"] * bool(missing)
        parts += [f"unknown columns: {', '.join(map(repr, unknown))}"] * bool(unknown)
        message = "; ".join(parts or ["a column stands twice"])
        table.problems.append(Problem(table.file, 1, message))
        return
    for values in reader:
        line: int = reader.line_num  # type: ignore[attr-defined]
        if len(values) == len(header):
            table.rows.append((line, dict(zip(header, map(str.strip, values), strict=True))))
        elif values:
            message = f"has {len(values)} cells; the header has {len(header)}"
            table.problems.append(Problem(table.file, line, message))


def _problems(tables: dict[str, Table], known: Iterable[str]) -> Iterator[Problem]:
    """Yield everything that is wrong with the tables of one folder."""
    places = {row["place_id"] for _, row in tables["places.csv"].rows} | set(known)
    rules: dict[str, Callable[[dict[str, str]], Iterator[str]]] = {
        "places.csv": lambda row: _both(row, places),
        "names.csv": lambda row: checks.name_problems(row, places),
        "demonyms.csv": lambda row: checks.demonym_problems(row, places),
    }
    for name, table in tables.items():
        yield from table.problems
        rule = rules[name]
        first: dict[tuple[str, str, str], int] = {}
        for line, row in table.rows:
            for message in rule(row):
                yield Problem(table.file, line, message)
            key = row_key(row)
            if first.setdefault(key, line) != line:
                shown = " ".join(filter(None, key))
                yield Problem(table.file, line, f"{shown} stands already in line {first[key]}")
    yield from _circles(tables["places.csv"])


def _both(row: dict[str, str], places: set[str]) -> Iterator[str]:
    """Yield the problems of a place, alone and among the others."""
    yield from checks.place_problems(row)
    yield from checks.reference_problems(row, places)


def _circles(table: Table) -> Iterator[Problem]:
    """Yield places that are among their own ancestors."""
    parents = {row["place_id"]: row["parent"] for _, row in table.rows}
    for line, row in table.rows:
        seen, place = set(), row["parent"]
        while place and place not in seen and place != row["place_id"]:
            seen.add(place)
            place = parents.get(place, "")
        if place == row["place_id"] != row["parent"]:
            yield Problem(table.file, line, f"{place} is among its own ancestors")


def _disorder(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield the first row of each table that is out of canonical order."""
    for table in tables.values():
        for (_, before), (line, row) in pairwise(table.rows):
            if row_key(row) < row_key(before):
                after = " ".join(filter(None, row_key(before)))
                yield Problem(table.file, line, f"out of order: it stands after {after}")
                break


def _build(layers: list[dict[str, Table]]) -> Gazetteer:
    """Lay the tables over one another, later ones on top."""
    rows: dict[str, dict[tuple[str, str, str], dict[str, str]]] = {name: {} for name in TABLES}
    for tables in layers:
        for name, table in tables.items():
            rows[name].update((row_key(row), row) for _, row in table.rows)
    return Gazetteer(
        map(place_of, rows["places.csv"].values()),
        map(name_of, rows["names.csv"].values()),
        map(demonym_of, rows["demonyms.csv"].values()),
    )


def place_of(row: dict[str, str]) -> Place:
    """Make a place of a checked row."""
    located = bool(row["longitude"])
    return Place(
        place_id=row["place_id"],
        title=row["title"],
        feature_class=row["feature_class"],
        feature_code=row["feature_code"],
        country_codes=tuple(filter(None, row["country_codes"].split(";"))),
        parent=row["parent"] or None,
        position=Position(float(row["longitude"]), float(row["latitude"])) if located else None,
        location_precision=_PRECISIONS[row["location_precision"]],
        accuracy_m=float(row["accuracy_m"]) if row["accuracy_m"] else None,
        certainty=_CERTAINTIES[row["certainty"]],
        geometry_ref=row["geometry_ref"] or None,
        location_source=row["location_source"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        wikidata=row["wikidata"],
        geonames=row["geonames"],
        unlocode=row["unlocode"],
        iso3166_2=row["iso3166_2"],
        status=row["status"],
        note=row["note"],
    )


def name_of(row: dict[str, str]) -> Name:
    """Make a name of a checked row."""
    return Name(
        row["place_id"], row["name"], row["language"], row["name_type"], row["nym"],
        row["used_by"], row["valid_from"], row["valid_to"], _MODES[row["match"]],
        row["preferred"] == "true", row["source"], row["note"],
    )  # fmt: skip


def demonym_of(row: dict[str, str]) -> Demonym:
    """Make a demonym of a checked row."""
    return Demonym(row["place_id"], row["word"], row["language"], row["part"], row["source"])
