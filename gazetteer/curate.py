"""Edge: what a curator does with the tables: look a name up, add a row.

A row is written in canonical form and order; all other lines stay byte for byte as
they are. A file is replaced as a whole, so that a reader never sees half of it.
"""

from __future__ import annotations

import csv
import difflib
import io
import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer import checks
from gazetteer.errors import Problem, TableError
from gazetteer.fold import fold
from gazetteer.load import TABLES, place_of, read_table, row_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Position

_EARTH_KM = 6371.0
_SAME_PLACE_KM = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and where it stands."""

    file: str
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name: its row, all its names, its adjectives."""

    place: Row
    names: tuple[Row, ...]
    demonyms: tuple[Row, ...]


def find_bearers(name: str, folders: Sequence[Path]) -> tuple[Bearer, ...]:
    """Return every place that bears ``name`` (or has it for an id), with its rows.

    ``folders`` are in order of age: a place of a later one replaces the earlier.
    """
    tables = {table: _rows(folders, table) for table in TABLES}
    key = fold(name.strip()).text
    borne = {row.cells["place_id"] for row in tables["names.csv"] if _is(row, "name", key)}
    borne |= {row.cells["place_id"] for row in tables["demonyms.csv"] if _is(row, "word", key)}
    places = {row.cells["place_id"]: row for row in tables["places.csv"]}
    borne |= {one for one, row in places.items() if one == name.strip() or _is(row, "title", key)}
    return tuple(
        Bearer(row, _of(tables["names.csv"], one), _of(tables["demonyms.csv"], one))
        for one, row in places.items()
        if one in borne
    )


def similar_names(name: str, gazetteer: Gazetteer, *, count: int = 5) -> tuple[str, ...]:
    """Return the names that are written most like ``name``, best first."""
    known = {fold(row.name).text: row.name for row in gazetteer.names}
    close = difflib.get_close_matches(fold(name).text, known, n=count, cutoff=0.7)
    return tuple(known[one] for one in close)


def add_place(
    folder: Path,
    place: dict[str, str],
    names: Iterable[dict[str, str]],
    gazetteer: Gazetteer,
) -> tuple[Row, ...]:
    """Write a new place and its names to the tables of ``folder``; return the rows.

    Cells that are not given are empty. Nothing is written unless all is right.

    Raises:
        TableError: a cell is wrong, the id is taken, or the place stands there already.
    """
    place = _whole("places.csv", place)
    rows = [_whole("names.csv", {**name, "place_id": place["place_id"]}) for name in names]
    _check(folder, place, rows, gazetteer)
    written = [_insert(folder / "places.csv", place)]
    return tuple(written + [_insert(folder / "names.csv", row) for row in rows])


def write_rows(folder: Path, table: str, rows: Iterable[dict[str, str]]) -> int:
    """Write many rows into a table of ``folder``, in canonical order; return their number.

    A row of the same key is replaced. The folder is made if it is not there.
    """
    path = folder / table
    kept = {row_key(cells): cells for _, cells in _sound_rows(path)}
    new = {row_key(row): _whole(table, row) for row in rows}
    kept.update(new)
    lines = [_line(TABLES[table], kept[key]) for key in sorted(kept)]
    _replace(path, "".join([_header(table), *lines]))
    return len(new)


def distance_km(one: Position, other: Position) -> float:
    """Return the great-circle distance in kilometres, on a sphere (good to 0.5 %)."""
    low, high = math.radians(one.lat), math.radians(other.lat)
    wide = math.radians(other.lon - one.lon)
    half = math.sin((high - low) / 2) ** 2
    half += math.cos(low) * math.cos(high) * math.sin(wide / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _check(
    folder: Path, place: dict[str, str], names: list[dict[str, str]], gazetteer: Gazetteer
) -> None:
    """Raise a TableError with everything that speaks against the rows."""
    file, known = str(folder / "places.csv"), {*gazetteer.places, place["place_id"]}
    messages = [*checks.place_problems(place), *checks.reference_problems(place, known)]
    problems = [Problem(file, _line_for(folder / "places.csv", place), one) for one in messages]
    for row in names:
        path = folder / "names.csv"
        line = _line_for(path, row)
        problems += [Problem(str(path), line, one) for one in checks.name_problems(row, known)]
    if place["place_id"] in gazetteer.places:
        problems.append(_double(folder, gazetteer.places[place["place_id"]], "the id is taken"))
    elif not problems:
        made = place_of(place)
        for name in {place["title"], *(row["name"] for row in names)}:
            for other in map(gazetteer.places.__getitem__, gazetteer.bearers(name)):
                if _is_same(made, other):
                    problems.append(_double(folder, other, f"{name!r} stands there already"))
    if problems:
        raise TableError(list(dict.fromkeys(problems)))


def _is_same(one: Place, other: Place) -> bool:
    """Tell whether two places of one name are one: same class, and near or not located."""
    if one.feature_class != other.feature_class:
        return False
    if one.position is None or other.position is None:
        return one.position == other.position and one.country_codes == other.country_codes
    return distance_km(one.position, other.position) < _SAME_PLACE_KM


def _double(folder: Path, place: Place, why: str) -> Problem:
    """Name the place that is in the way, with its line if it stands in this folder."""
    path = folder / "places.csv"
    lines = [line for line, row in _sound_rows(path) if row["place_id"] == place.place_id]
    return Problem(str(path), lines[0] if lines else 1, f"{why}: {place.place_id} ({place.title})")


def _whole(table: str, given: dict[str, str]) -> dict[str, str]:
    """Fill a row up to all columns of its table, in NFC."""
    unknown = set(given) - set(TABLES[table])
    if unknown:
        raise KeyError(*unknown)
    return {one: unicodedata.normalize("NFC", given.get(one, "").strip()) for one in TABLES[table]}


def _insert(path: Path, row: dict[str, str]) -> Row:
    """Insert one row at its canonical place; the other lines are not touched."""
    columns = TABLES[path.name]
    text = path.read_text(encoding="utf-8") if path.exists() else _header(path.name)
    lines = io.StringIO(text, newline="").readlines()
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    at = _line_for(path, row) - 1
    lines.insert(at, _line(columns, row))
    _replace(path, "".join(lines))
    return Row(str(path), at + 1, row)


def _line_for(path: Path, row: dict[str, str]) -> int:
    """Return the line (from 1) at which a row belongs."""
    end, key = 1, row_key(row)
    for line, cells in _sound_rows(path):
        if row_key(cells) > key:
            break
        end = line
    return end + 1


def _sound_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Read the rows of a table that is about to be written; a broken one is left alone."""
    if not path.exists():
        return []
    table = read_table(path)
    if table.problems:
        raise TableError(table.problems)
    return table.rows


def _header(table: str) -> str:
    """Return the header line of a table."""
    return ",".join(TABLES[table]) + "\n"


def _line(columns: Sequence[str], row: dict[str, str]) -> str:
    """Write a row as a CSV line."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([row[column] for column in columns])
    return out.getvalue()


def _replace(path: Path, text: str) -> None:
    """Replace a file as a whole; its folder is made if it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8", newline="")
    new.replace(path)


def _rows(folders: Sequence[Path], table: str) -> list[Row]:
    """Read a table from all folders that have it."""
    paths = [folder / table for folder in folders]
    return [
        Row(str(path), line, cells)
        for path in paths
        if path.exists()
        for line, cells in read_table(path).rows
    ]


def _is(row: Row, column: str, key: str) -> bool:
    """Tell whether a cell folds to the key."""
    return fold(row.cells[column]).text == key


def _of(rows: list[Row], place_id: str) -> tuple[Row, ...]:
    """Return the rows of a place."""
    return tuple(row for row in rows if row.cells["place_id"] == place_id)
