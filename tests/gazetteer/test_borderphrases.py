"""Phrases that name a border, in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.borderphrases import border_id
from gazetteer.model import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., tuple[Mention, ...]]

#: language, text before, the phrase, text after, the two countries
PHRASES = [
    ("en", "Shots on the ", "Armenia-Azerbaijan border", ".", "armenia", "azerbaijan"),
    ("en", "The ", "border between Georgia and Russia", " is open.", "georgia", "russia"),
    ("en", "Iran held drills on its ", "border with Azerbaijan", ".", "azerbaijan", "iran"),
    ("en", "Armenia would lose its ", "land border with Iran", ".", "armenia", "iran"),
    ("en", "", "Turkey's border with Armenia", " is closed.", "armenia", "turkey"),
    ("en", "The ", "Armenian-Turkish border", " is closed.", "armenia", "turkey"),
    ("en", "The ", "Azerbaijani–Iranian frontier", " is a river.", "azerbaijan", "iran"),
    ("en", "The ", "Georgian-Russian state border", " is open.", "georgia", "russia"),
    ("en", "The ", "border of Armenia and Iran", " is short.", "armenia", "iran"),
    ("en", "The ", "boundary between Armenia and Georgia", " is calm.", "armenia", "georgia"),
    ("ru", "Бои на ", "армяно-азербайджанской границе", ".", "armenia", "azerbaijan"),
    ("ru", "На ", "границе между Арменией и Азербайджаном", ".", "armenia", "azerbaijan"),
    ("ru", "Турция закрыла ", "границу с Арменией", ".", "armenia", "turkey"),
    ("ru", "На ", "границе Армении и Азербайджана", " тихо.", "armenia", "azerbaijan"),
    ("ru", "На ", "границе Ирана с Арменией", " мост.", "armenia", "iran"),
    ("tr", "", "Türkiye-Ermenistan sınırı", " kapalı.", "armenia", "turkey"),
    ("tr", "", "Ermenistan ile Azerbaycan arasındaki sınır", " uzun.", "armenia", "azerbaijan"),
    ("az", "", "Azərbaycan-İran sərhədi", " bağlıdır.", "azerbaijan", "iran"),
]


@pytest.mark.parametrize(("language", "before", "phrase", "after", "one", "other"), PHRASES)
def test_a_border_phrase_is_one_border_mention(
    language: str, before: str, phrase: str, after: str, one: str, other: str, read: Read
) -> None:
    """The whole phrase, without its article, with the border's id."""
    mentions = read(before + phrase + after, language=language)
    (border,) = [m for m in mentions if m.kind is Kind.BORDER]
    assert (border.text, border.start) == (phrase, len(before))
    assert border.place_id == border_id(one, other)


def test_the_countries_inside_stay_mentions_of_their_own(read: Read) -> None:
    """One border and two countries."""
    mentions = read("The border between Azerbaijan and Iran is long.")
    assert [m.kind for m in mentions] == [Kind.BORDER, Kind.PLACE, Kind.PLACE]


def test_a_border_of_two_countries_that_do_not_meet_is_left_open(read: Read) -> None:
    """The mention stays, and has no place: there is no such row in the gazetteer."""
    (border,) = [m for m in read("The Polish-Iranian border is shut.") if m.kind is Kind.BORDER]
    assert border.candidates == ("border:iran-poland",)
    assert border.place_id == ""
    assert border.resolution_rule == "border-not-in-gazetteer"


@pytest.mark.parametrize("text", ["The border is closed.", "Armenia closed its borders."])
def test_a_border_without_a_second_country_is_no_border_mention(text: str, read: Read) -> None:
    """Which border is meant is not said."""
    assert not [m for m in read(text) if m.kind is Kind.BORDER]


def test_the_id_is_alphabetical() -> None:
    """Whichever side is named first, the border is the same."""
    assert border_id("iran", "armenia") == border_id("armenia", "iran") == "border:armenia-iran"
