"""The two tables of the page: symbols and words."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from geo.model import Mode, RouteStatus
from geo.page.symbols import load_symbols, style_properties
from geo.page.words import direction, languages, missing_words, say_count, words_of

PAGE = files("geo.page")


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, by the formula of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_and_marks_stand_out_from_land(theme: str) -> None:
    """Each line and mark has 4.5 : 1 against both tints of land."""
    symbols, ground = load_symbols(), load_symbols().ground[theme]
    colours = [
        getattr(entry, theme) for entry in (*symbols.modes.values(), *symbols.marks.values())
    ]
    for colour in colours:
        assert contrast(colour, ground["land_focus"]) >= 4.5
        assert contrast(colour, ground["land"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_what_they_lie_on(theme: str) -> None:
    """Every text has 4.5 : 1, every edge of a control 3 : 1."""
    symbols = load_symbols()
    ground, page = symbols.ground[theme], symbols.page[theme]
    for role in ("text", "text_country", "text_region"):
        assert contrast(ground[role], ground["land"]) >= 4.5, role
    assert contrast(ground["text_water"], ground["sea"]) >= 4.5
    for role in ("ink", "ink_soft", "accent"):
        for paper in ("paper", "paper_soft"):
            assert contrast(page[role], page[paper]) >= 4.5, (role, paper)
    assert contrast(page["control"], page["paper"]) >= 3


def test_every_mode_status_and_border_has_a_symbol() -> None:
    """Nothing that the model knows is drawn by chance."""
    symbols = load_symbols()
    assert set(symbols.modes) == set(Mode)
    assert set(symbols.statuses) == set(RouteStatus)
    assert set(symbols.borders) == {
        "normal",
        "contested",
        "closed",
        "line-of-contact",
        "historical",
    }


def test_statuses_differ_by_more_than_colour() -> None:
    """No two statuses share dash, width and bar."""
    lines = load_symbols().statuses.values()
    assert len({(line.width, line.dash, line.bar) for line in lines}) == len(lines)


def test_every_custom_property_that_the_stylesheet_reads_is_given() -> None:
    """The stylesheet asks for no colour that the table lacks."""
    asked = set(re.findall(r"var\((--[\w-]+)\)", PAGE.joinpath("page.css").read_text("utf-8")))
    assert asked <= set(style_properties("light"))
    assert asked <= set(style_properties("dark"))


def used_keys() -> set[str]:
    """The keys that script and skeleton say."""
    texts = [PAGE.joinpath("skeleton.html").read_text("utf-8")]
    texts += [item.read_text("utf-8") for item in PAGE.joinpath("script").iterdir()]
    return {key for text in texts for key in re.findall(r"\bsay\([\"']([\w.-]+)[\"']", text)}


def test_every_word_that_the_page_says_is_in_the_table() -> None:
    """No key is shown in place of a word."""
    assert used_keys() <= set(words_of("en"))


@pytest.mark.parametrize("language", languages())
def test_no_language_lacks_a_word(language: str) -> None:
    """Every column of the table is full, but for plural forms that a language has not."""
    assert missing_words(language) == ()


@pytest.mark.parametrize("language", languages())
def test_places_in_a_sentence_are_kept_in_translation(language: str) -> None:
    """The {names} of a word are the same in every language."""
    english, other = words_of("en"), words_of(language)
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", other[key])) == set(re.findall(r"\{\w+\}", text)), key


def test_plural_forms_follow_the_language() -> None:
    """One and five are not the same word."""
    words = words_of("en")
    assert say_count(words, "en", "quotes", 1) == "1 quote"
    assert say_count(words, "en", "quotes", 5) == "5 quotes"


def test_direction_follows_the_language() -> None:
    """Persian runs from the right, English from the left."""
    assert (direction("fa"), direction("en")) == ("rtl", "ltr")
