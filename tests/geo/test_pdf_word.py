"""PDF and Word, with real files made by the libraries that make them."""

# ruff: noqa: E501, ANN401  (tables of cases read better in long lines; libraries without types)

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from gazetteer.model import Zone
from geo.documents import read_sources
from geo.errors import SourceError
from geo.readers.pdf import read_pdf
from geo.readers.word import read_word
from geo.zones import find_segments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.model import Document

LONG = (
    "The first trucks crossed the bridge over the Amur in June, and sixteen cameras watched them."
    " Merchants in Heihe had waited for three years, and some of them had left for Harbin."
    " In Blagoveshchensk the customs house had a new roof, a flag, and nobody to raise it."
)


def make_pdf(
    paragraphs: Sequence[tuple[str, str]],
    *,
    encrypt: str = "",
    title: str = "The bridge that waited",
    author: str = "Chen Li",
) -> bytes:
    """A paper with a header, page numbers, and on the first page a footnote in small print.

    Each paragraph is (style, text); styles are title, heading, body.
    """
    styles = {
        "title": ParagraphStyle(
            "title", fontName="Times-Bold", fontSize=20, leading=24, spaceAfter=12
        ),
        "heading": ParagraphStyle(
            "heading", fontName="Times-Bold", fontSize=12, leading=15, spaceAfter=6
        ),
        "body": ParagraphStyle(
            "body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8
        ),
    }
    file = io.BytesIO()

    def decorate(canvas: Any, template: Any) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(
            2 * cm, A5[1] - 1.2 * cm, "River Commission - Occasional Paper 7 - Khabarovsk"
        )
        canvas.drawCentredString(A5[0] / 2, 1 * cm, str(template.page))
        if template.page == 1:
            canvas.drawString(
                2 * cm, 2 * cm, "1 Li, Chen, Trade on the Amur, Harbin Review, 2017, pp. 4-9."
            )

    template = SimpleDocTemplate(
        file, pagesize=A5, topMargin=2 * cm, bottomMargin=3 * cm, leftMargin=2 * cm, rightMargin=2 * cm,
        title=title, author=author, encrypt=encrypt or None, invariant=1,
    )  # fmt: skip
    template.build(
        [Paragraph(text, styles[style]) for style, text in paragraphs],
        onFirstPage=decorate,
        onLaterPages=decorate,
    )
    return file.getvalue()


def make_scan() -> bytes:
    """A page that holds a picture and no letters."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A5, invariant=1)
    canvas.rect(50, 50, 200, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def make_docx() -> bytes:
    """A report with a title, headings, a list, a table and a caption."""
    document = docx.Document()
    document.core_properties.title = "The bridge that waited"
    document.core_properties.author = "Chen Li"
    document.add_heading("The bridge that waited", level=0)
    document.add_paragraph(LONG)
    document.add_heading("A second opening", level=1)
    document.add_paragraph("Stop at Heihe", style="List Bullet")
    document.add_paragraph("The bridge over the Amur in June", style="Caption")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Harbin"
    table.rows[0].cells[1].text = "600 km"
    document.add_paragraph("Today about two hundred trucks cross each day.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


PAPER = [
    ("title", "The bridge that waited"),
    ("body", LONG),
    ("heading", "A second opening"),
    *[("body", f"{LONG} {LONG} {LONG}") for _ in range(5)],
]


def _zone_of(document: Document, words: str, *, after: str = "") -> Zone:
    """The zone of the first occurrence of some words."""
    at = document.text.index(words, document.text.index(after))
    return next(part.zone for part in find_segments(document) if part.start <= at < part.end)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("The bridge that waited", Zone.HEADING),
        ("A second opening", Zone.HEADING),
        ("Merchants in Heihe", Zone.BODY),
        ("Khabarovsk", Zone.FURNITURE),
        ("1 Li, Chen", Zone.CITATION),
    ],
)
def test_size_and_place_in_a_pdf_give_zones(words: str, zone: Zone) -> None:
    """Headings are larger or bold, headers stand again, notes are small and low."""
    document = read_pdf(make_pdf(PAPER), "paper.pdf")
    assert _zone_of(document, words) == zone
    assert (document.title, document.author) == ("The bridge that waited", "Chen Li")


def test_a_sentence_over_two_pages_of_a_pdf_is_one() -> None:
    """The note, the number and the header between its parts do not end it."""
    document = read_pdf(make_pdf(PAPER), "paper.pdf")
    at = document.text.index("flag, and nobody", document.text.index("\f"))
    part = next(p for p in find_segments(document) if p.start <= at < p.end)
    low, high = part.sentences[0]
    assert document.text[low:high].startswith("In Blagoveshchensk")
    assert "\f" in document.text[low:high]


def test_a_title_that_a_program_filled_in_is_none() -> None:
    """The first heading is the title then."""
    data = make_pdf(PAPER, title="(anonymous)", author="Microsoft Word - x.docx")
    document = read_pdf(data, "a.pdf")
    assert (document.title, document.author) == ("The bridge that waited", "")


def test_reading_a_pdf_twice_gives_the_same() -> None:
    """Nothing depends on the order of a set or on the clock."""
    data = make_pdf(PAPER)
    assert read_pdf(data, "a.pdf") == read_pdf(data, "a.pdf")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_scan(), "scanned"),
        (make_pdf(PAPER, encrypt="secret"), "encrypted"),
        (make_pdf(PAPER)[:1500], "not a readable PDF"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 40, "not a readable PDF"),
        (b"Baku", "not a PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    """Scanned, encrypted, cut off, garbage, no PDF: one line each."""
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("The bridge that waited", Zone.HEADING),
        ("Merchants in Heihe", Zone.BODY),
        ("A second opening", Zone.HEADING),
        ("Stop at Heihe", Zone.BODY),
        ("The bridge over the Amur in June", Zone.CAPTION),
        ("Harbin | 600 km", Zone.BODY),
        ("Today about", Zone.BODY),
    ],
)
def test_the_styles_of_word_give_zones(words: str, zone: Zone) -> None:
    """Title, headings, captions; lists and tables are running text."""
    document = read_word(make_docx(), "a.docx")
    assert _zone_of(document, words) == zone
    assert (document.title, document.author) == ("The bridge that waited", "Chen Li")


def test_the_footnotes_of_word_stand_at_the_end() -> None:
    """Their marks stand where the text has them, and they are citations."""
    document = read_word(_with_footnote(make_docx()), "a.docx")
    assert "cross each day.[2]" in document.text
    assert _zone_of(document, "[2] Harbin Review") == Zone.CITATION


def _with_footnote(data: bytes) -> bytes:
    """Add a footnote to a Word file, as Word would."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = (
        f'<?xml version="1.0"?><w:footnotes {space}><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>Harbin Review, 2017.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry == "word/document.xml":
                mark = b'each day.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
                content = content.replace(b"each day.</w:t></w:r>", mark)
            new.writestr(entry, content)
        new.writestr("word/footnotes.xml", note)
    return file.getvalue()


def _zip_of_a_text() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "Baku")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_docx()[:3000], "not a readable Word file"),
        (_zip_of_a_text(), "not a readable Word file"),
        (b"Baku", "not a readable Word file"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "encrypted"),
    ],
)
def test_a_word_file_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    """Cut off, another kind of archive, no archive, encrypted: one line each."""
    with pytest.raises(SourceError) as caught:
        read_word(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "module"), [("a.html", "trafilatura"), ("a.pdf", "pdfminer"), ("a.docx", "docx")]
)
def test_a_missing_library_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, module: str
) -> None:
    """Without the optional part the file is refused, and the others go through."""
    for loaded in [each for each in sys.modules if each.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"%PDF-1.4 <p>Baku</p>")
    (tmp_path / "b.txt").write_text("Baku.", encoding="utf-8")
    sources = read_sources([tmp_path])
    assert [document.name for document in sources.documents] == ["b.txt"]
    assert "quotemap[documents]" in sources.refused[0].reason


def test_good_documents_go_through_beside_broken_ones(tmp_path: Path) -> None:
    """Each refusal names its file."""
    (tmp_path / "a.pdf").write_bytes(make_pdf(PAPER))
    (tmp_path / "b.docx").write_bytes(make_docx())
    (tmp_path / "c.pdf").write_bytes(make_scan())
    (tmp_path / "d.docx").write_bytes(b"PK broken")
    sources = read_sources([tmp_path])
    assert [document.name for document in sources.documents] == ["a.pdf", "b.docx"]
    assert [refused.name for refused in sources.refused] == ["c.pdf", "d.docx"]
