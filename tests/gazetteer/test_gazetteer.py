"""The gazetteer as a whole: looking up, families, immutability, pickling."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gazetteer.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def family(make_gazetteer: Callable[..., Gazetteer]) -> Gazetteer:
    """Goris in Syunik in Armenia, and a pair that claim each other as parents."""
    plain = make_gazetteer(
        ["armenia|Armenia|en", "syunik|Syunik|en", "goris|Goris|en", "goris|Գորիս|hy",
         "a|Alpha|en", "b|Beta|en"],
        ["armenia|Armenian|en|both"],
    )  # fmt: skip
    parents = {"syunik": "armenia", "goris": "syunik", "a": "b", "b": "a"}
    places = [replace(place, parent=parents.get(place.place_id)) for place in plain.places.values()]
    return Gazetteer(places, plain.names, plain.demonyms)


def test_a_name_leads_to_its_bearers(family: Gazetteer) -> None:
    """Case and accents do not count; an unknown name has no bearers."""
    assert family.bearers("GORIS") == ("goris",)
    assert family.bearers("Գորիս") == ("goris",)
    assert family.bearers("nowhere") == ()


def test_names_and_demonyms_are_those_of_the_tables(family: Gazetteer) -> None:
    """Rows come in their order; an unknown place has none."""
    assert [name.name for name in family.names_of("goris")] == ["Goris", "Գորիս"]
    assert [word.word for word in family.demonyms_of("armenia")] == ["Armenian"]
    assert family.names_of("nowhere") == ()
    assert family.demonyms_of("nowhere") == ()


def test_parents_and_children_are_found(family: Gazetteer) -> None:
    """Ancestors come nearest first, and a circle ends."""
    assert family.ancestors("goris") == ("syunik", "armenia")
    assert family.children("armenia") == ("syunik",)
    assert family.children("goris") == ()
    assert family.ancestors("a") == ("b",)


def test_places_cannot_be_changed(family: Gazetteer) -> None:
    """The mapping of places is read-only."""
    with pytest.raises(TypeError):
        family.places["x"] = family.places["goris"]  # type: ignore[index]


def test_it_pickles_with_and_without_its_index(family: Gazetteer) -> None:
    """Another process gets the same places and names."""
    for _ in range(2):
        copy = pickle.loads(pickle.dumps(family))  # noqa: S301
        assert dict(copy.places) == dict(family.places)
        assert copy.names == family.names
        assert copy.bearers("Goris") == ("goris",)
        family.index.search("goris")
