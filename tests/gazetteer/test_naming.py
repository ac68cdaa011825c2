"""Which name of a place is shown, under each policy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import load_gazetteer
from gazetteer.naming import display_name

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def disputed(make_gazetteer: Callable[..., Gazetteer]) -> Gazetteer:
    """A town with two names of two sides, an old one, and one in Armenian."""
    plain = make_gazetteer(
        ["town|Town|en", "town|Kent|en", "town|Stalinburg|en", "town|Քաղաք|hy", "calm|Calm|en"]
    )
    used = {"Town": "Armenia", "Kent": "Azerbaijan", "Stalinburg": "Soviet Union"}
    names = [
        replace(
            name,
            used_by=used.get(name.name, ""),
            name_type="historical" if name.name == "Stalinburg" else "common",
        )
        for name in plain.names
    ]
    return Gazetteer(plain.places.values(), names)


def test_both_shows_the_names_of_both_sides(disputed: Gazetteer) -> None:
    """Names that different sides use today stand side by side; historical ones do not."""
    assert display_name(disputed, "town") == "Town / Kent"
    assert display_name(disputed, "calm") == "Calm"


def test_a_language_shows_its_name_or_the_title(disputed: Gazetteer) -> None:
    """A policy may be a language; where it has no name the title stands."""
    assert display_name(disputed, "town", policy="hy") == "Քաղաք"
    assert display_name(disputed, "town", policy="az") == "Town"
    assert display_name(disputed, "town", policy="en") == "Town"
    assert display_name(disputed, "town", policy="as-in-source", language="hy") == "Քաղաք"


def test_an_unknown_place_is_its_id(disputed: Gazetteer) -> None:
    """What is not in the tables is shown as it is called there."""
    assert display_name(disputed, "nowhere") == "nowhere"


def test_the_capital_of_karabakh_bears_both_names() -> None:
    """The curated tables show both names in English, and each side's in its language."""
    gazetteer = load_gazetteer()
    assert display_name(gazetteer, "stepanakert") == "Stepanakert / Khankendi"
    assert display_name(gazetteer, "stepanakert", policy="hy") == "Ստեփանակերտ"
    assert display_name(gazetteer, "stepanakert", policy="az") == "Xankəndi"
    assert display_name(gazetteer, "goris") == "Goris"
