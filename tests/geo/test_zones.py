"""Zones: what each stretch of a document is, in texts of many layouts."""

# ruff: noqa: E501  (tables of cases read better in long lines)

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.model import Kind, Mention, Zone
from geo.documents import read_sources
from geo.model import Document, ZoneSpan
from geo.zones import find_segments, lay_zones

if TYPE_CHECKING:
    from gazetteer.model import Segment

#: For each text the beginnings of its lines and the zones that are right for them.
EXPECTED = Path(__file__).parent.parent / "texts/zones-expected"
_TEXTS = sorted(path.stem for path in EXPECTED.glob("*.csv"))


def _document(text: str, **known: str) -> Document:
    return Document(name="a.txt", text=text, sha256="", **known)


def _zone_of(document: Document, words: str) -> Zone:
    """The zone of the first line that begins with some words, else of the words."""
    line = document.text.find("\n" + words) + 1
    at = 0 if document.text.startswith(words) else line or document.text.index(words)
    return next(part.zone for part in find_segments(document) if part.start <= at < part.end)


def _read(path: Path) -> Document:
    return read_sources([path]).documents[0]


def _check_form(text: str, segments: tuple[Segment, ...]) -> None:
    """Segments and sentences are ordered, disjoint slices, and nothing is left out."""
    covered = bytearray(len(text))
    for part in segments:
        assert 0 <= part.start < part.end <= len(text)
        assert not any(covered[part.start : part.end])
        covered[part.start : part.end] = b"\1" * (part.end - part.start)
        assert all(low < part.end and high > part.start for low, high in part.sentences)
    assert [part.start for part in segments] == sorted(part.start for part in segments)
    assert all(covered[at] or char.isspace() for at, char in enumerate(text))
    sentences = sorted({sentence for part in segments for sentence in part.sentences})
    for (_, end), (start, _) in pairwise(sentences):
        assert end <= start


@pytest.mark.parametrize("stem", _TEXTS)
def test_every_line_of_a_layout_has_its_zone(root: Path, stem: str) -> None:
    """News wire, paper, blog, dump of a page, report, live blog, book, speech: six languages."""
    path = next((root / "tests/texts/zones").glob(f"{stem}.*"))
    document = _read(path)
    with (EXPECTED / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        expected = [(row[0], row[1].split("|")) for row in csv.reader(file) if row]
    wrong = [
        (words, zone.value)
        for words, zones in expected
        if (zone := _zone_of(document, words)) not in zones
    ]
    assert wrong == []


@pytest.mark.parametrize("stem", _TEXTS)
def test_segments_and_sentences_of_a_layout_are_disjoint_slices(root: Path, stem: str) -> None:
    """Nothing overlaps and nothing is left out, page breaks and addresses included."""
    document = _read(next((root / "tests/texts/zones").glob(f"{stem}.*")))
    _check_form(document.text, find_segments(document))


@given(
    st.lists(
        st.sampled_from(
            [
                "\n", "\n\n", " ", "# Title", "By A. Writer", "[1] B, “C,” 2020.", "https://a.am/b", "<sup>[2]</sup>",
                "Read more", "- item", "Photo: X Y", "(Photo by Z/AFP)", "Baku said that it had closed the road to Goris again.",
                "on the way to the", "12", "| a | b |", "\f", "info@a.am", "Related", "Ереван. Баку?", "U.S. Sen. J. Doe", "\u2029",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_text_is_covered_by_disjoint_segments(pieces: list[str]) -> None:
    """Whatever stands beside whatever, offsets hold."""
    text = "".join(pieces)
    _check_form(text, find_segments(_document(text)))


def test_a_sentence_broken_by_a_page_is_one(root: Path) -> None:
    """It spans the number of the page, the header, and the footnote between its parts."""
    document = _read(root / "tests/texts/zones/paged.txt")
    at = document.text.index("epidemic")
    part = next(p for p in find_segments(document) if p.start <= at < p.end)
    low, high = part.sentences[0]
    assert document.text[low:high].startswith("The customs house")
    assert document.text[low:high].endswith("epidemic.")
    assert part.zone == Zone.BODY


def test_a_paragraph_broken_by_a_blank_line_is_one_sentence() -> None:
    """Blank lines in mid-sentence come from a page break."""
    text = "They were kept from inspecting the\n\nroads near the town. Then they left the valley."
    segments = find_segments(_document(text))
    assert {s for part in segments for s in part.sentences} == {(0, 56), (57, 83)}


def test_the_photographers_credit_is_not_what_the_picture_shows() -> None:
    """The agency in parentheses is furniture; the caption stays a caption."""
    text = (
        "A market in Osh, in the south of Kyrgyzstan. (Photo by A. PETROV/North Africa Press/AFP)"
    )
    zones = [(text[p.start : p.end][:8], p.zone) for p in find_segments(_document(text))]
    assert zones == [("A market", Zone.CAPTION), ("(Photo b", Zone.FURNITURE)]


def test_addresses_in_running_text_are_no_text() -> None:
    """A web address, an e-mail address, a handle and a footnote tag are of zone url."""
    text = "See https://baku.az/news, write to a@yerevan.am or @tbilisi about it.<sup>[1]</sup>"
    urls = [text[p.start : p.end] for p in find_segments(_document(text)) if p.zone == Zone.URL]
    assert urls == ["https://baku.az/news", "a@yerevan.am", "@tbilisi", "<sup>[1]</sup>"]


def test_what_the_format_says_is_taken() -> None:
    """A zone that the reader gives is not judged again."""
    text = "Baku and Yerevan have met again in Moscow.\n\nGo to Osh"
    document = Document(name="a.html", text=text, sha256="", zones=(ZoneSpan(0, 42, Zone.CAPTION),))
    assert find_segments(document)[0].zone == Zone.CAPTION


def test_a_note_about_a_known_author_is_found_anywhere() -> None:
    """Where the index names the author, the note may stand before the text."""
    text = (
        "The road\n\nAnna Novak is a fellow at the Institute of Florence.\n\n"
        "Trucks cross the pass all day and all night, and nobody counts them any more."
    )
    assert _zone_of(_document(text, author="Anna Novak"), "Anna Novak is") == Zone.NOTE


def test_a_politician_in_running_text_is_no_author() -> None:
    """A sentence of the same form in the middle of an article stays running text."""
    text = (
        "Nikola Petrov is a former editor of a newspaper in Sofia and now leads the party.\n\n"
        "He has promised to open the border with Turkey before the summer of next year."
    )
    assert {part.zone for part in find_segments(_document(text))} == {Zone.BODY}


def test_an_empty_text_has_no_segments() -> None:
    """Nothing comes of nothing."""
    assert find_segments(_document("")) == ()
    assert find_segments(_document(" \n\n ")) == ()


def test_a_name_in_the_header_of_a_page_is_furniture(root: Path) -> None:
    """Though the sentence in which it was read is running text."""
    document = _read(root / "tests/texts/zones/paged.txt")
    at = document.text.index("River Commission", document.text.index("\f"))
    mention = Mention(at, at + 5, "River", Kind.PLACE, "river", zone=Zone.BODY)
    (laid,) = lay_zones([mention], find_segments(document))
    assert laid.zone == Zone.FURNITURE


_LINES = (EXPECTED.parent / "running-lines.txt").read_text(encoding="utf-8").splitlines()
_PADDING = (
    "Trucks waited for days on the mountain road while the governments on both sides argued about"
    " papers and payments that nobody in the valley had seen or asked for in all these years."
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("before", [1, 4, 8])
@pytest.mark.parametrize("line", _LINES)
def test_a_sentence_that_begins_like_a_label_is_running_text(
    line: str, before: int, gap: str
) -> None:
    """Second in the article, in its middle, and last: words alone make no furniture."""
    text = gap.join(["The long road home", *[_PADDING] * before, line, *[_PADDING] * (8 - before)])
    at = text.index(line)
    parts = [p for p in find_segments(_document(text)) if p.start < at + len(line) and p.end > at]
    assert {part.zone for part in parts} <= {Zone.BODY, Zone.HEADING, Zone.URL}


@pytest.mark.parametrize(
    ("label", "teaser"),
    [
        ("Читайте также:", "Пожар в Сочи потушен"),
        ("Həmçinin oxuyun:", "Gəncədə festival başlayır"),
        ("Ayrıca okuyun:", "İzmir'de sel yolları kapattı"),
        ("Կարդացեք նաև", "Գյումրիում նոր դպրոց բացվեց"),
        ("იხილეთ ასევე:", "ბათუმში ხანძარი ჩაქრა"),
        ("همچنین بخوانید:", "آتش‌سوزی در شیراز مهار شد"),
    ],
)
def test_titles_under_a_label_of_any_language_are_furniture(label: str, teaser: str) -> None:
    """Teasers of other articles are no part of the text."""
    text = (
        f"Title of the day\n\nThe road is open again, they said on Monday.\n\n{label}\n{teaser}\n"
    )
    assert _zone_of(_document(text), teaser) is Zone.FURNITURE
