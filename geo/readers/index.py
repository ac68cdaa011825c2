"""Read ``index.csv``, which says about documents what they cannot say themselves. Pure."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

INDEX_NAME = "index.csv"

_FIELDS = ("title", "author", "publisher", "published", "url", "language", "note")
_COLUMNS = frozenset({"file", *_FIELDS, "sha256", "encoding"})
_PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index says about one file; empty strings where it says nothing."""

    file: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    note: str = ""
    sha256: str = ""
    encoding: str = ""


def read_index(data: bytes, name: str) -> dict[str, IndexRow]:
    """Return the rows by file name.

    Raises:
        SourceError: the index is not UTF-8, not a table, lacks the column ``file``, names
            a file twice, or has a wrong date or an unknown encoding.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: dict[str, IndexRow] = {}
    try:
        _check_header(reader.fieldnames or (), name)
        for record in reader:
            row = _row(record, f"{name}:{reader.line_num}")
            if row.file in rows:
                raise SourceError(f"{name}:{reader.line_num}: {row.file} is listed twice")
            rows[row.file] = row
    except csv.Error as error:
        raise SourceError(f"{name}:{reader.line_num}: is not a table ({error})") from error
    return rows


def _check_header(columns: Iterable[str], name: str) -> None:
    """Refuse a table without the column ``file``."""
    if "file" not in columns:
        wanted = ", ".join(sorted(_COLUMNS))
        raise SourceError(f"{name}: has no column 'file' (columns: {wanted})")


def _row(record: dict[str, str | None], where: str) -> IndexRow:
    """Make a row of a record; columns that are not ours are left alone."""
    if None in record:
        raise SourceError(f"{where}: has more cells than the header has columns")
    cells = {key: (value or "").strip() for key, value in record.items() if key in _COLUMNS}
    if not cells["file"]:
        raise SourceError(f"{where}: names no file")
    published = cells.get("published", "")
    if published and not _PARTIAL_DATE.fullmatch(published):
        raise SourceError(f"{where}: published {published!r} is not 2023, 2023-01 or 2023-01-19")
    if encoding := cells.get("encoding", ""):
        _check_encoding(encoding, where)
    return IndexRow(**cells)


def _check_encoding(encoding: str, where: str) -> None:
    """Refuse an encoding that nobody knows."""
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise SourceError(f"{where}: encoding {encoding!r} is not known") from error
