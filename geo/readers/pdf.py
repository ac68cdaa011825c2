"""Read a PDF: its lines in reading order, and what their size and place tell. Pure.

The lines of a paragraph keep their breaks, words cut at a line's end keep their hyphen.
A line larger than the running text is a heading; what stands again at the top or the foot
of the pages is furniture; smaller print below the text that begins with a number is a note.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gazetteer.model import Zone
from geo.errors import SourceError
from geo.model import Document
from geo.readers._assemble import Part, assemble
from geo.readers.text import MAX_CHARS, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.model import ZoneSpan

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # it is not ours to print

_MAX_PAGES = 1000
_MIN_LETTERS = 40  # less than a sentence: the rest is a picture
_LARGER = 1.12
_SMALLER = 0.92
_MARGIN = 0.12  # of the height of a page, where headers and footers stand
_HEADING_WORDS = 18
_FOOTNOTE = re.compile(r"(?:\[?\d{1,3}[\].)]?|[*†‡¹²³⁰⁴-⁹]+)\s*\S")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, the size of its letters, its height on the page (0–1)."""

    text: str
    size: float
    bold: bool
    y: float


@dataclass(frozen=True, slots=True)
class _Box:
    """Lines that stand together on a page."""

    page: int
    lines: tuple[_Line, ...]


def read_pdf(data: bytes, name: str, encoding: str = "") -> Document:
    """Read a PDF; ``encoding`` is not used, the format states its own.

    Raises:
        SourceError: no library, encrypted, broken, scanned without text, or too large.
    """
    del encoding
    try:
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError as error:
        raise SourceError(
            f"{name}: a PDF needs an optional part: pip install 'quotemap[documents]'"
        ) from error
    if b"%PDF-" not in data[:1024]:
        raise SourceError(f"{name}: is not a PDF, whatever its name says")
    try:
        info, pages = _open(data)
        boxes = _boxes(pages, name)
    except PDFPasswordIncorrect as error:
        raise SourceError(f"{name}: is encrypted: save it without a password") from error
    except SourceError:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it raise
        raise SourceError(
            f"{name}: is not a readable PDF ({type(error).__name__}): print it to a new PDF"
        ) from error
    if sum(c.isalpha() for box in boxes for line in box.lines for c in line.text) < _MIN_LETTERS:
        raise SourceError(
            f"{name}: has no text in it, it seems to be scanned: run it through OCR first"
        )
    text, zones = assemble(_parts(boxes))
    check_text(text, name)
    return Document(
        name=name,
        text=text,
        sha256="",
        extracted=True,
        title=_stated(info.get("Title", "")) or _first_heading(text, zones),
        author=_stated(info.get("Author", "")),
        zones=zones,
    )


def _stated(value: str) -> str:
    """Return what a file says of itself, nothing where a program filled it in."""
    is_filled = re.fullmatch(
        r"\(?(?:anonymous|unspecified|untitled|user|admin\w*)\)?", value, re.IGNORECASE
    )
    is_file = re.search(r"\.(?:docx?|indd|pages|rtf|odt|qxd|pdf|tex)$", value, re.IGNORECASE)
    return "" if is_filled or is_file else value


def _first_heading(text: str, zones: Sequence[ZoneSpan]) -> str:
    """Return the first heading of the text in one line, or nothing."""
    spans = (span for span in zones if span.zone == Zone.HEADING)
    return next((" ".join(text[span.start : span.end].split()) for span in spans), "")


# -- what the library reads ---------------------------------------------------------------------


def _open(data: bytes) -> tuple[dict[str, str], Iterator[Any]]:
    """Return what the file says about itself, and its pages laid out."""
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    document = PDFDocument(PDFParser(io.BytesIO(data)))
    info = {}
    for entry in document.info:
        for key, value in entry.items():
            if isinstance(value, bytes):
                info[key] = " ".join(decode_text(value).split())
    return info, extract_pages(io.BytesIO(data))


def _boxes(pages: Iterable[Any], name: str) -> list[_Box]:
    """Return the boxes of lines of all pages in reading order."""
    from pdfminer.layout import LTTextContainer

    boxes: list[_Box] = []
    size = 0
    for number, page in enumerate(pages):
        if number >= _MAX_PAGES or size > MAX_CHARS:
            raise SourceError(
                f"{name}: has more than {_MAX_PAGES} pages, or far too long: split it"
            )
        for item in page:
            if isinstance(item, LTTextContainer):
                lines = tuple(_lines(item, page))
                size += sum(len(line.text) for line in lines)
                boxes.extend(_Box(number, part) for part in _alike(lines))
    return boxes


def _lines(box: Any, page: Any) -> Iterator[_Line]:  # noqa: ANN401  the library's own types
    """Yield the lines of a box."""
    from pdfminer.layout import LTChar, LTTextLine

    for line in box:
        if not isinstance(line, LTTextLine):
            continue
        text = _clean(line.get_text())
        letters = [
            char for char in line if isinstance(char, LTChar) and not char.get_text().isspace()
        ]
        if text and letters:
            sizes = Counter(round(char.size, 1) for char in letters)
            bold = sum("bold" in char.fontname.lower() for char in letters)
            y = (line.y0 - page.y0) / max(page.height, 1)
            yield _Line(text, sizes.most_common(1)[0][0], 2 * bold > len(letters), y)


def _clean(text: str) -> str:
    """Return a line without control characters and with single spaces."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())


def _alike(lines: Sequence[_Line]) -> Iterator[tuple[_Line, ...]]:
    """Part a box where the size or the weight of the letters changes."""
    run: list[_Line] = []
    for line in lines:
        if run and (abs(line.size - run[-1].size) > 0.9 or line.bold != run[-1].bold):  # noqa: PLR2004
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


# -- zones ---------------------------------------------------------------------------


def _parts(boxes: Sequence[_Box]) -> Iterator[Part]:
    """Yield the boxes as parts, with the zones that size and place tell."""
    body = _body_size(boxes)
    repeated = _repeated(boxes)
    page = 0
    for box in boxes:
        text = "\n".join(line.text for line in box.lines)
        yield Part(text, _zone(box, body, repeated), new_page=box.page != page)
        page = box.page


def _body_size(boxes: Sequence[_Box]) -> float:
    """Return the size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for box in boxes:
        for line in box.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _key(box: _Box) -> str:
    """Return what is the same in a header on every page; empty for what is no header."""
    text = " ".join(line.text for line in box.lines)
    is_margin = all(line.y > 1 - _MARGIN or line.y < _MARGIN for line in box.lines)
    return re.sub(r"\d+", "0", text.casefold()) if is_margin and len(text) < 160 else ""  # noqa: PLR2004


def _repeated(boxes: Sequence[_Box]) -> frozenset[str]:
    """Return the headers and the footers: what stands in the margin of two pages or more."""
    pages: dict[str, set[int]] = {}
    for box in boxes:
        if key := _key(box):
            pages.setdefault(key, set()).add(box.page)
    return frozenset(key for key, on in pages.items() if len(on) > 1)


def _zone(box: _Box, body: float, repeated: frozenset[str]) -> Zone | None:
    """Return the zone of a box, None where size and place do not tell it."""
    if _key(box) in repeated:
        return Zone.FURNITURE
    first = box.lines[0]
    words = sum(len(line.text.split()) for line in box.lines)
    ends = box.lines[-1].text.endswith((".", ";", ","))
    if words <= _HEADING_WORDS and not first.text.isdigit():
        if first.size > _LARGER * body:
            return Zone.HEADING
        if first.bold and not ends and words > 1 and len(box.lines) <= 3:  # noqa: PLR2004
            return Zone.HEADING
    is_small = first.size < _SMALLER * body and first.y < 0.5  # noqa: PLR2004
    return Zone.CITATION if is_small and _FOOTNOTE.match(first.text) else None
