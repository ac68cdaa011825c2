"""Names that look like places and are in no table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.suggest import suggest_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer(make_gazetteer: Callable[..., Gazetteer]) -> Gazetteer:
    """Two known places."""
    return make_gazetteer(["goris|Goris|en", "chad|Chad|en", "mali|Мали|ru"])


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    """The suggested names, best first."""
    return [one.name for one in suggest_names([("d.txt", text, [])], gazetteer)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They reached the village of Verishen by night.", "Verishen"),
        ("Shots were heard near Verishen.", "Verishen"),
        ("They drove through Goris, Verishen and Shinuhayr.", "Verishen"),
        ("The Abeche airport was closed.", "Abeche"),
        ("Бои шли у села Верхний Шен.", "Верхний Шен"),
        ("Konvoy dün Şahbuz'da durdu.", "Şahbuz"),
        ("კონვოი სოფელ ვარარაკში შევიდა.", "ვარარაკში"),
        ("مردم روستای مچکالاشن رفتند.", "مچکالاشن"),
    ],
)
def test_what_is_said_around_a_name_makes_it_a_place(
    text: str, name: str, gazetteer: Gazetteer
) -> None:
    """Prepositions, words for kinds of places and known neighbours speak for a place."""
    assert name in names(text, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "He was in Goris.",
        "President Brownfield said so.",
        "A letter from Ambassador Brownfield arrived.",
        "Brownfield said that he was near.",
        "The report of the Brownfield Institute is long.",
        "Nothing happened. Yesterday was quiet.",
    ],
)
def test_known_names_people_and_bodies_are_not_proposed(text: str, gazetteer: Gazetteer) -> None:
    """Titles, verbs of speech and words for organisations speak against a place."""
    assert names(text, gazetteer) == []


def test_the_better_supported_name_comes_first_with_its_sentences(gazetteer: Gazetteer) -> None:
    """A suggestion carries its count, its reasons and exact offsets."""
    text = "The village of Verishen lies near Goris. We left from Ostrand. Verishen is old."
    first, second = suggest_names([("d.txt", text, [])], gazetteer)
    assert (first.name, first.count, second.name) == ("Verishen", 2, "Ostrand")
    assert first.score > second.score
    assert any("kind of place" in reason for reason in first.reasons)
    for seen in first.sightings:
        assert text[seen.start : seen.end] == "Verishen"
        assert text[seen.sentence_start : seen.sentence_end] == seen.sentence


def test_forms_of_one_russian_name_are_one_suggestion(gazetteer: Gazetteer) -> None:
    """Cases do not multiply names."""
    text = "Они были в селе Арачамуг. Колонна вышла из Арачамуга. Около Арачамуга тихо."
    (one,) = suggest_names([("d.txt", text, [])], gazetteer)
    assert one.count == 3


def test_left_out_spans_are_left_out(gazetteer: Gazetteer) -> None:
    """Addresses and furniture are handed in and not read."""
    text = "They reached the village of Verishen."
    assert suggest_names([("d.txt", text, [(0, len(text))])], gazetteer) == ()
