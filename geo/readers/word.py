"""Read a Word document (.docx): its paragraphs, tables, styles and footnotes. Pure."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from gazetteer.model import Zone
from geo.errors import SourceError
from geo.model import Document
from geo.readers._assemble import Part, assemble
from geo.readers.text import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A document that unpacks to more than this is no article.
_MAX_UNPACKED = 400_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(
    r"(?:heading|title|subtitle|überschrift|заголовок|название|başlık|titre)\b", re.IGNORECASE
)
_CAPTION = re.compile(r"caption|подпись|название объекта|resim yazısı", re.IGNORECASE)
_REFERENCES = re.compile(r"bibliograph|footnote|endnote|references|сноск|dipnot", re.IGNORECASE)
_LIST = re.compile(r"list|список|liste", re.IGNORECASE)


def read_word(data: bytes, name: str, encoding: str = "") -> Document:
    """Read a Word document; ``encoding`` is not used, the format states its own.

    Raises:
        SourceError: no library, encrypted, broken, or without text.
    """
    del encoding
    try:
        import docx
    except ImportError as error:
        raise SourceError(
            f"{name}: a Word file needs an optional part: pip install 'quotemap[documents]'"
        ) from error
    if data.startswith(_OLE):
        raise SourceError(
            f"{name}: is encrypted or an old Word file: save it as .docx without a password"
        )
    try:
        _check_size(data, name)
        document = docx.Document(io.BytesIO(data))
        text, zones = assemble([*_body(document), *_footnotes(data)])
        about = document.core_properties
        title, author = about.title or "", about.author or ""
    except SourceError:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it raise
        raise SourceError(
            f"{name}: is not a readable Word file: open it in Word and save it again"
        ) from error
    check_text(text, name)
    return Document(
        name=name,
        text=text,
        sha256="",
        extracted=True,
        title=title,
        author="" if author == "python-docx" else author,
        zones=zones,
    )


def _check_size(data: bytes, name: str) -> None:
    """Refuse a file that unpacks to an enormous one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > _MAX_UNPACKED:
        raise SourceError(f"{name}: unpacks to {size / 1e6:.0f} MB: split it")


def _body(document: Any) -> Iterator[Part]:  # noqa: ANN401  the library has no types
    """Yield the paragraphs and the rows of tables in the order of the document."""
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                yield from _row(row)
            continue
        part = _paragraph(item)
        if part:
            yield part


def _row(row: Any) -> Iterator[Part]:  # noqa: ANN401
    """Yield a row of a table as one line; a merged cell counts once."""
    cells: list[str] = []
    for cell in row.cells:
        text = " ".join(cell.text.split())
        if not cells or cells[-1] != text:
            cells.append(text)
    if any(cells):
        yield Part("| " + " | ".join(cells) + " |")


def _paragraph(paragraph: Any) -> Part | None:  # noqa: ANN401
    """Make a part of a paragraph; its style tells its zone."""
    text = " ".join(_with_marks(paragraph._p).split())  # noqa: SLF001  the only way to its marks
    if not text:
        return None
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if _HEADING.match(style):
        return Part(text, Zone.HEADING)
    if _CAPTION.search(style):
        return Part(text, Zone.CAPTION)
    if _REFERENCES.search(style):
        return Part(text, Zone.CITATION)
    is_item = bool(_LIST.match(style)) or paragraph._p.find(f"{_W}pPr/{_W}numPr") is not None  # noqa: SLF001
    return Part(f"- {text}" if is_item else text)


def _with_marks(element: Any) -> str:  # noqa: ANN401
    """Return the text of a paragraph with its footnote marks as ``[1]``; deletions left out."""
    pieces = []
    for node in element.iter():
        if node.tag == f"{_W}t" and not any(a.tag == f"{_W}del" for a in node.iterancestors()):
            pieces.append(node.text or "")
        elif node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            pieces.append(" ")
        elif node.tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
            pieces.append(f"[{node.get(f'{_W}id')}]")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _footnotes(data: bytes) -> Iterator[Part]:
    """Yield the footnotes and endnotes, numbered as in the text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in ("word/footnotes.xml", "word/endnotes.xml"):
            if entry not in archive.namelist():
                continue
            for note in etree.fromstring(archive.read(entry), parser):
                number = note.get(f"{_W}id") or ""
                text = " ".join("".join(note.itertext(f"{_W}t")).split())
                if text and number.isdigit():
                    yield Part(f"[{number}] {text}", Zone.CITATION)
