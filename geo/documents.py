"""Read documents: which files, what is known beside them, what each says. Edge.

``index.csv`` in the folder of a document carries what a file cannot say about itself
(columns ``file, title, author, publisher, published, url, language, note, sha256`` and,
where wanted, ``encoding``); front matter at the head of a Markdown file does the same.
A document that cannot be read is refused with one line; the others go through.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import SourceError
from geo.readers.html import read_html
from geo.readers.index import INDEX_NAME, IndexRow, read_index
from geo.readers.pdf import read_pdf
from geo.readers.text import read_markdown, read_text
from geo.readers.word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.model import Document

    Reader = Callable[[bytes, str, str], Document]

#: Files larger than this are refused before they are read.
MAX_BYTES = 100_000_000

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text/plain", read_text),
    ".text": ("text/plain", read_text),
    ".md": ("text/markdown", read_markdown),
    ".markdown": ("text/markdown", read_markdown),
    ".html": ("text/html", read_html),
    ".htm": ("text/html", read_html),
    ".xhtml": ("text/html", read_html),
    ".pdf": ("application/pdf", read_pdf),
    ".docx": (_DOCX, read_word),
}

#: What is a document to a person but not to us, and the way out.
_REFUSED_SUFFIXES = {
    ".doc": "an old Word file: save it as .docx",
    ".rtf": "rich text: save it as .docx or .txt",
    ".odt": "OpenDocument: save it as .docx or .pdf",
    ".epub": "an e-book: save the chapter as .html or .txt",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that could not be read; ``reason`` is one line that names it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read, in the order of the names; what was refused; remarks for the user.

    ``root`` is the folder that the documents' names are relative to.
    """

    documents: tuple[Document, ...]
    refused: tuple[Refused, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    root: Path = field(default_factory=Path)


def read_sources(
    paths: Iterable[Path | str], *, base: Path | None = None, encoding: str = ""
) -> Sources:
    """Read files and folders (all documents below them) in a stable order.

    ``base`` is the folder that names are relative to; without it, the folder given, or the
    deepest common folder of the files. ``encoding`` is that of every plain text whose row
    in the index names none; without either a text must be UTF-8. Nothing is raised for a
    source that cannot be read: it is in ``refused``.
    """
    given = [Path(path) for path in paths]
    files, refused = _list_files(given)
    root = (base or _common_folder(given)).resolve()
    documents: dict[str, Document] = {}
    remarks: list[str] = []
    indexes: dict[Path, dict[str, IndexRow]] = {}
    for path in files:
        name = _name_of(path, root)
        try:
            rows = _index_of(path.parent, indexes, refused, root)
            row = rows.get(path.name)
            documents[name] = _read_one(path, name, row, encoding)
            remarks.extend(_remarks(documents[name], row))
        except SourceError as error:
            refused.append(Refused(name, str(error)))
    remarks.extend(_missing(indexes, root))
    ordered = tuple(documents[name] for name in sorted(documents))
    return Sources(ordered, tuple(refused), tuple(remarks), root)


# -- which files ---------------------------------------------------------------


def _list_files(given: Sequence[Path]) -> tuple[list[Path], list[Refused]]:
    """List the files to read, each once, and the paths that lead to none."""
    files: dict[Path, Path] = {}
    refused = []
    for path in given:
        if path.is_dir():
            found = list(_walk(path))
            if not found:
                wanted = ", ".join(sorted(_READERS))
                refused.append(
                    Refused(str(path), f"{path}: no documents in this folder ({wanted})")
                )
        elif path.exists():
            found = [path]
        else:
            refused.append(Refused(str(path), f"{path}: no such file or folder"))
            found = []
        for file in found:
            files.setdefault(file.resolve(), file)
    return list(files.values()), refused


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the documents below a folder in a stable order; links are not followed."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            suffix = Path(name).suffix.lower()
            if not name.startswith(".") and (suffix in _READERS or suffix in _REFUSED_SUFFIXES):
                yield Path(at) / name


def _common_folder(given: Sequence[Path]) -> Path:
    """Return the deepest folder that holds everything given."""
    folders = [path if path.is_dir() else path.parent for path in given if path.exists()]
    if not folders:
        return Path()
    return Path(os.path.commonpath([str(folder.resolve()) for folder in folders]))


def _name_of(path: Path, root: Path) -> str:
    """Return the path relative to the root with ``/``; outside of it the path itself."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


# -- one file ------------------------------------------------------------------


def _read_one(path: Path, name: str, row: IndexRow | None, encoding: str) -> Document:
    """Read one file and lay what the index knows over what the file says."""
    data = _bytes_of(path, name)
    if not data:
        raise SourceError(f"{name}: the file is empty")
    suffix = path.suffix.lower()
    if suffix in _REFUSED_SUFFIXES:
        raise SourceError(f"{name}: {_REFUSED_SUFFIXES[suffix]}")
    media_type, reader = _READERS.get(suffix, _READERS[".txt"])
    declared = (row.encoding if row else "") or encoding
    document = reader(data, name, declared)
    document = replace(document, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type)
    return _lay_over(document, row) if row else document


def _lay_over(document: Document, row: IndexRow) -> Document:
    """Let the index overrule what the file says about itself."""
    return replace(
        document,
        title=row.title or document.title,
        author=row.author or document.author,
        publisher=row.publisher or document.publisher,
        published=row.published or document.published,
        url=row.url or document.url,
        language=row.language or document.language,
        note=row.note or document.note,
    )


def _bytes_of(path: Path, name: str) -> bytes:
    """Read a file whole; refuse one that cannot be opened or is far too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                f"{name}: {size / 1e6:.0f} MB is more than {MAX_BYTES / 1e6:.0f} MB: split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{name}: cannot be read ({error.strerror})") from error


# -- what the index says -------------------------------------------------------


def _index_of(
    folder: Path, indexes: dict[Path, dict[str, IndexRow]], refused: list[Refused], root: Path
) -> dict[str, IndexRow]:
    """Return the index of a folder, read once; a broken one is refused, once."""
    if folder not in indexes:
        path = folder / INDEX_NAME
        indexes[folder] = {}
        if path.is_file():
            try:
                indexes[folder] = read_index(path.read_bytes(), _name_of(path, root))
            except SourceError as error:
                refused.append(Refused(_name_of(path, root), str(error)))
    return indexes[folder]


def _remarks(document: Document, row: IndexRow | None) -> list[str]:
    """Say what a user should know about a document that was read."""
    remarks = []
    if document.encoding != "utf-8":
        remarks.append(f"{document.name}: read as {document.encoding}")
    if row and row.sha256 and row.sha256.lower() != document.sha256:
        remarks.append(f"{document.name}: differs from the sha256 in {INDEX_NAME}")
    return remarks


def _missing(indexes: dict[Path, dict[str, IndexRow]], root: Path) -> list[str]:
    """Name the rows of an index whose file is not there."""
    return [
        f"{_name_of(folder / INDEX_NAME, root)}: lists {name}, which is not there"
        for folder, rows in indexes.items()
        for name in rows
        if not (folder / name).is_file()
    ]
