"""Names that are also words count as places where a phrase of place ends with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.load import load_gazetteer
from gazetteer.world import with_world
from geo.model import Document
from geo.reading import read_document

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    return load_gazetteer()


def places_of(text: str, gazetteer: Gazetteer) -> list[str]:
    """The names of a text that are read as places."""
    document = Document(name="a.txt", text=text, sha256="")
    quotes = read_document(document, with_world(gazetteer, [text])).quotes
    return [one.mention.text for one in quotes if one.mention.kind.value == "place"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("My aunt has lived in Nice since the war.", ["Nice"]),
        ("A slow train goes from Bath to Cork and back.", ["Bath", "Cork"]),
        ("He keeps a boat near Split, and a dog.", ["Split"]),
        ("The shops in Reading are shut on Monday.", ["Reading"]),
        ("A course in Reading comprehension begins.", []),
        ("She is nice, and in March she will move.", []),
        ("They spoke of the trouble with Reading and Bath.", []),
        ("Reading in bed is bad for the eyes.", []),
    ],
)
def test_a_word_is_a_town_where_a_phrase_of_place_ends(
    text: str, wanted: list[str], gazetteer: Gazetteer
) -> None:
    """``in Nice``, ``from Bath to Cork``; but no course, no month, no word at the start."""
    assert places_of(text, gazetteer) == wanted
