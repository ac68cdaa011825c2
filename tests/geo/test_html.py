"""Web pages: what is read of them, and what they say about themselves."""

# ruff: noqa: E501  (tables of cases read better in long lines)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Zone
from geo.documents import read_sources
from geo.errors import SourceError
from geo.readers.html import read_html
from geo.zones import find_segments

if TYPE_CHECKING:
    from pathlib import Path

    from geo.model import Document

LONG = (
    "The first trucks crossed the bridge over the Amur in June, and sixteen cameras watched them."
    " Merchants in Heihe had waited for three years, and some of them had left for Harbin."
)


def _zone_of(document: Document, words: str) -> Zone:
    """The zone of the first occurrence of some words."""
    at = document.text.index(words)
    return next(part.zone for part in find_segments(document) if part.start <= at < part.end)


@pytest.fixture
def page(root: Path) -> Document:
    """A page with everything around an article that pages have."""
    return read_html((root / "tests/texts/pages/bridge.html").read_bytes(), "bridge.html")


def test_a_page_says_what_it_is(page: Document) -> None:
    """Title, author, publisher, day, address and language are the page's own."""
    assert page.title == "Bridge in Mitrovica reopens to cars after eleven years"
    assert (page.author, page.publisher, page.published) == (
        "Dragana Ilić",
        "Balkan Ledger",
        "2022-10-12",
    )
    assert page.url == "https://ledger.example/kosovo/bridge"
    assert page.language == "en-GB"
    assert page.extracted


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Bridge in Mitrovica reopens", Zone.HEADING),
        ("By Dragana", Zone.NOTE),
        ("A lone cyclist", Zone.CAPTION),
        ("Photo: Balkan", Zone.FURNITURE),
        ("The main bridge", Zone.BODY),
        ("Serbs in northern", Zone.FURNITURE),
        ("What happens next", Zone.HEADING),
        ("the elections in the four", Zone.BODY),
        ("My mother", Zone.BODY),
        ("Ibar | 2022", Zone.BODY),
        ("They have been there", Zone.BODY),
        ("Municipal register", Zone.CITATION),
        ("Dragana Ilić is", Zone.NOTE),
    ],
)
def test_the_structure_of_a_page_gives_zones(page: Document, words: str, zone: Zone) -> None:
    """Headings, captions, asides, lists, references and the author's box."""
    assert _zone_of(page, words) == zone


@pytest.mark.parametrize(
    "word", ["Montenegro", "Zagreb. All", "Skopje", "Tirana", "Sarajevo", "Home"]
)
def test_what_surrounds_an_article_is_not_read(page: Document, word: str) -> None:
    """Navigation, side bars, scripts, styles, hidden parts, the foot of the page."""
    assert word not in page.text


def test_text_in_line_elements_stays_in_its_sentence(page: Document) -> None:
    """Links and bold words part nothing; a raised figure becomes a footnote mark."""
    assert "in spring; Belgrade called it a provocation. On the northern bank" in page.text
    assert "several hundred car horns.[1]" in page.text


def test_a_page_in_its_own_encoding_is_read_and_reported(tmp_path: Path) -> None:
    """The page names it; an option would overrule it."""
    body = "<p>Дорога из Гориса в Степанакерт закрыта с декабря, сообщили вчера в Ереване.</p>" * 5
    source = f'<html><head><meta charset="windows-1251"></head><body>{body}</body></html>'
    (tmp_path / "a.html").write_bytes(source.encode("windows-1251"))
    sources = read_sources([tmp_path])
    assert "Степанакерт" in sources.documents[0].text
    assert sources.remarks == ("a.html: read as cp1251",)


def test_linked_data_tells_author_and_date() -> None:
    """A broken block of it is passed over."""
    source = (
        '<html><head><script type="application/ld+json">{broken</script>'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Roads",'
        ' "author": [{"name": "A. One"}, {"name": "B. Two"}], "datePublished": "2023-01-19T10:00Z"}]}'
        f"</script></head><body><article><p>{LONG}</p><p>{LONG}</p></article></body></html>"
    )
    document = read_html(source.encode(), "a.html")
    assert (document.title, document.author, document.published) == (
        "Roads",
        "A. One, B. Two",
        "2023-01-19",
    )


@pytest.mark.parametrize(
    "source",
    [
        b"<html><body></body></html>",
        b"<html><body><nav><a href=x>Home</a></nav><footer>Baku and Yerevan are in the footer.</footer></body></html>",
        b"<html><head><title>Only a title for this page</title></head></html>",
        b"<!-- -->",
    ],
)
def test_a_page_without_an_article_is_refused(source: bytes) -> None:
    """The message names the file and the way out."""
    with pytest.raises(SourceError, match=r"^a\.html: .*article|^a\.html: .*page"):
        read_html(source, "a.html")


def test_a_page_laid_out_with_tables_is_read_in_paragraphs(root: Path) -> None:
    """Old pages: a cell is the article, two line breaks part paragraphs."""
    document = read_html((root / "tests/texts/pages/tables.html").read_bytes(), "tables.html")
    assert document.title == "The bridge of Rukh"
    assert _zone_of(document, "Every morning about") == Zone.BODY
    assert _zone_of(document, "Waiting") == Zone.HEADING
    assert _zone_of(document, "News Sport Tbilisi") == Zone.FURNITURE


def test_a_page_of_nothing_but_divisions_is_read(root: Path) -> None:
    """No heading, no paragraph, no date in its head: the title and the date that it shows."""
    document = read_html((root / "tests/texts/pages/divs.html").read_bytes(), "divs.html")
    assert (document.title, document.published, document.language) == (
        "Дорога в Мегри",
        "2021-05-12",
        "ru",
    )
    assert _zone_of(document, "Дорога в Мегри") == Zone.HEADING
    assert _zone_of(document, "Другая дорога") == Zone.BODY
    assert "Ларс" not in document.text
