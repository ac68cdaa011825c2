"""The table of words: every language has every word, with the same places for values."""

from __future__ import annotations

import csv
import re
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from geo.options import LANGUAGES
from geo.page import PageOptions, render_page
from geo.page.languages import said_keys
from geo.page.words import direction, languages, local_digits, missing_words, say_count, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geo.atlas import Atlas

SCRIPT = {
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "ru": "CYRILLIC",
    "fa": "ARABIC",
    "az": "LATIN",
    "tr": "LATIN",
}
PLACES = re.compile(r"\{(\w+)\}")

#: Words of the page that are names, and stay as they are.
NAMES = re.compile(r"\{\w+\}|Tab|Ctrl|JavaScript")

#: How dates are written is a pattern of CLDR, and no word.
PATTERNS = frozenset({"date.day", "date.month"})


def test_table_has_the_languages_of_the_options() -> None:
    """What an editor may ask for is what the table holds."""
    assert set(languages()) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language: str) -> None:
    """Each language has each word, and the plural forms that it needs."""
    assert missing_words(language) == ()


@pytest.mark.parametrize("language", SCRIPT)
def test_places_for_values_are_kept(language: str) -> None:
    """{n}, {date} and the like stand in every translation as in English."""
    english, own = words_of("en"), words_of(language)
    for key, word in own.items():
        model = english.get(key) or english[f"{key.rsplit('.', 1)[0]}.other"]
        assert sorted(PLACES.findall(word)) == sorted(PLACES.findall(model)), key


@pytest.mark.parametrize("language", SCRIPT)
def test_words_are_written_in_the_script_of_the_language(language: str) -> None:
    """No letter of another script slips in, and no word is left in English."""
    for key, word in words_of(language).items():
        if key in PATTERNS:
            continue
        letters = [c for c in NAMES.sub("", word) if c.isalpha()]
        scripts = {unicodedata.name(letter).split()[0] for letter in letters}
        assert scripts <= {SCRIPT[language]}, (key, word)


def test_table_is_sound() -> None:
    """No key twice, no row of another length, no space at the ends."""
    text = files("geo.page").joinpath("words.csv").read_text("utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert {len(row) for row in rows} == {len(rows[0])}
    keys = [row[0] for row in rows]
    assert len(keys) == len(set(keys))
    assert all(cell == cell.strip() for row in rows for cell in row)


def test_plural_forms() -> None:
    """Russian has three forms; Persian writes its own digits."""
    words = words_of("ru")
    said = [say_count(words, "ru", "quotes", n) for n in (1, 2, 5, 21)]
    assert said == ["1 цитата", "2 цитаты", "5 цитат", "21 цитата"]
    assert say_count(words_of("fa"), "fa", "places", 12).startswith("۱۲ ")
    assert local_digits("2020", "ru") == "2020"


def test_only_persian_runs_from_the_right() -> None:
    """The page's direction follows its language."""
    assert {language for language in LANGUAGES if direction(language) == "rtl"} == {"fa"}


def test_embed_carries_the_words_that_it_says() -> None:
    """Words of the search and the list stay with the page; those of the quotes are in both."""
    embed, page = said_keys(embed=True), said_keys(embed=False)
    assert {"search_hint", "in_view", "play"}.isdisjoint(embed)
    assert {"embed.touch", "copy_citation", "quotes.other", "mode.rail", "legend"} <= embed
    assert {"in_view", "play", "copy_citation", "usage.literal"} <= page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "month"), [("hy", "սեպտեմբերի"), ("az", "sentyabr"), ("ka", "სექტემბერი")]
)
def test_dates_are_written_though_the_browser_lacks_the_language(
    language: str, month: str, atlas: Atlas, tmp_path: Path, visit: Callable[..., Any]
) -> None:
    """Chromium has no months of these languages; the page brings them."""
    path = tmp_path / "map.html"
    path.write_text(render_page(atlas, options=PageOptions(language=language)), encoding="utf-8")
    page = visit(f"{path.as_uri()}#date=2022-09-13").page
    said = page.locator("#moment-text").inner_text()
    assert month in said
    assert "13" in said
    assert "2022" in said
