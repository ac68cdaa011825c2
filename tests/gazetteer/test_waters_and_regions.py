"""Rivers, mountains, islands and regions of the world, and what only bears their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]


def ids_of(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Give the ids of the places that were found, by the words of the text."""
    return {one.text: one.place_id for one in mentions if one.kind is Kind.PLACE}


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Loggers pushed deeper into the Amazon, and nobody followed.", "Amazon", "amazon"),
        ("The refugees swam across the Sava.", "Sava", "sava"),
        ("Cossacks rode home over the Don.", "Don", "don-river"),
        ("Pilgrims crossed the Jordan at dawn.", "Jordan", "jordan-river"),
        ("West of the Mississippi the farms are large.", "Mississippi", "mississippi-river"),
        ("Boats carry rice down the Niger River.", "Niger River", "niger-river"),
    ],
)
def test_a_river_is_known_by_its_article(text: str, name: str, place_id: str, read: Read) -> None:
    """A name that is also a state, a firm or a title is a river behind an article of its own."""
    assert ids_of(read(text))[name] == place_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Amazon warehouse in Leipzig is on strike.", "Amazon"),
        ("Amazon raised its prices twice.", "Amazon"),
        ("The Don said nothing and stirred his coffee.", "Don"),
        ("Nile Rodgers played the guitar.", "Nile"),
        ("Brittany Harlow opened a shop.", "Brittany"),
        ("Нил Армстронг сошёл по лестнице.", "Нил"),
        ("Lorraine Whitcombe wrote the report.", "Lorraine"),
        ("On Main Street they sell apples.", "Main"),
        ("The K2 tank was sold to Poland.", "K2"),
    ],
)
def test_what_only_bears_the_name_is_no_river_or_region(text: str, name: str, read: Read) -> None:
    """Persons, firms and things of the name are not put on the map."""
    assert name not in ids_of(read(text))


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Jordan said that it would reopen the crossing.", "Jordan", "jordan"),
        ("The Niger junta turned away the envoy.", "Niger", "niger"),
        ("My father knew the Jordan of the 1970s.", "Jordan", "jordan"),
        ("She was born in Mississippi.", "Mississippi", "mississippi"),
    ],
)
def test_the_state_keeps_its_name(text: str, name: str, place_id: str, read: Read) -> None:
    """Without an article of its own, the name is the state's."""
    assert ids_of(read(text))[name] == place_id


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Уровень воды в Ниле падает.", "Ниле", "nile"),
        ("В горах Тянь-Шаня выпал снег.", "Тянь-Шаня", "tian-shan"),
        ("Fırat Nehri'nin doğusunda kimse yok.", "Fırat Nehri", "euphrates"),
        ("Toroslar'da kar var.", "Toroslar", "taurus-mountains"),
        ("Amudəryanın suyu azalır.", "Amudəryanın", "amu-darya"),
        ("Վոլգայում ձուկ չկա։", "Վոլգայում", "volga"),
        ("ალპებში თოვს.", "ალპებში", "alps"),
        ("آب دجله کم شده است.", "دجله", "tigris"),
    ],
)
def test_each_language_has_its_own_names(text: str, name: str, place_id: str, read: Read) -> None:
    """The names are read with the endings that their language gives them."""
    assert ids_of(read(text))[name] == place_id


def test_two_regions_of_one_name_are_told_apart_by_their_company(read: Read) -> None:
    """Galicia is Spain's beside Portugal, and the old crown land beside Lviv."""
    spain = ids_of(read("Fires burned in Galicia and Asturias, and Madrid sent troops."))
    crown = ids_of(
        read("Refugees from Galicia crowded the trains between Lviv and Kraków in Ukraine.")
    )
    assert spain["Galicia"] == "galicia-spain"
    assert crown["Galicia"] == "galicia-eastern-europe"


@pytest.mark.parametrize(
    "form", ["Курильских островов", "Курильским островам", "Курильскими островами"]
)
def test_russian_islands_are_declined_as_a_plural(form: str, read: Read) -> None:
    """A masculine plural in -а is declined as one."""
    assert ids_of(read(f"Речь шла перед {form} и проливом."))[form] == "kuril-islands"
