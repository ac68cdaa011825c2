"""Which names of provinces count: sentences that support them, and sentences that do not."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from gazetteer.match import find_matches
from gazetteer.model import LocationPrecision, Segment, Zone
from gazetteer.sentences import split_sentences
from gazetteer.world import with_world
from gazetteer.worldwide.province_matches import with_provinces
from gazetteer.worldwide.province_table import COLUMNS, FILE
from gazetteer.worldwide.provinces import PREFIX
from gazetteer.worldwide.town_matches import with_towns

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer

    Found = Callable[..., dict[str, str]]


def _read(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    """Give the code of each province that counts in a text, by the words that name it."""
    segments = (Segment(0, len(text), Zone.BODY, tuple(split_sentences(text, 0, len(text)))),)
    matches = with_towns(text, find_matches(text, gazetteer), gazetteer, segments)
    return {
        match.text: match.place_ids[0].removeprefix(PREFIX)
        for match in with_provinces(text, matches, gazetteer, segments)
        if match.place_ids[0].startswith(PREFIX)
    }


@pytest.fixture(scope="module")
def provinces(curated: Gazetteer) -> Found:
    """Give, for each name of a province that counts in a text, its code."""
    return lambda text: _read(text, with_world(curated, [text]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farmers in Oddar Meanchey province planted late.", {"Oddar Meanchey province": "KH-22"}),
        ("Wells ran dry across the Sool region last year.", {"Sool region": "SO-SO"}),
        ("A convoy crossed the Gedo Region of Somalia.", {"Gedo Region": "SO-GE"}),
        ("Nurses left for Lower Shabelle region at dawn.", {"Lower Shabelle region": "SO-SH"}),
        ("Snow closed the pass in Jawzjan province.", {"Jawzjan province": "AF-JOW"}),
        ("Thailand sent rice to Nakhon Phanom province.", {"Nakhon Phanom province": "TH-48"}),
        ("Trucks from Mexico City reached Chihuahua state.", {"Chihuahua state": "MX-CHH"}),
        ("In Kenya, Nakuru County hired teachers.", {"Nakuru County": "KE-31"}),
        ("They rebuilt schools in the province of Takhar, Afghanistan.", {"Takhar": "AF-TAK"}),
        ("Bolivia counted votes in the department of Oruro.", {"Oruro": "BO-O"}),
        ("The Nigerian army left Katsina state.", {"Katsina state": "NG-KT"}),
    ],
)
def test_a_name_with_its_generic_counts(
    text: str, expected: dict[str, str], provinces: Found
) -> None:
    """Behind the name or before it, a word for a unit makes it a province's."""
    assert provinces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rain fell on Banteay Meanchey and Oddar Meanchey provinces.",
            {"Banteay Meanchey": "KH-1", "Oddar Meanchey": "KH-22"},
        ),
        (
            "The provinces of Nimruz and Badghis in Afghanistan had no rain.",
            {"Nimruz": "AF-NIM", "Badghis": "AF-BDG"},
        ),
    ],
)
def test_names_share_a_generic(text: str, expected: dict[str, str], provinces: Found) -> None:
    """A plural before or behind a list is the generic of each of its names."""
    assert provinces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The herders came from Togdheer, Somalia, on foot.", {"Togdheer": "SO-TO"}),
        ("Somalia was quiet, but in Sanaag the wells were mined.", {"Sanaag": "SO-SA"}),
        ("Cambodia’s Banteay Meanchey has two crossings.", {"Banteay Meanchey": "KH-1"}),
        (
            "Somali traders wait in Galguduud and Togdheer.",
            {"Galguduud": "SO-GA", "Togdheer": "SO-TO"},
        ),
    ],
)
def test_a_bare_name_counts_with_support(
    text: str, expected: dict[str, str], provinces: Found
) -> None:
    """Its country behind it, or a preposition of place in a text about the country."""
    assert provinces(text) == expected


def test_a_name_keeps_its_sense(provinces: Found) -> None:
    """What counted once counts in the rest of the text, without its generic."""
    found = provinces("Zamfara State closed its markets. Then Zamfara opened them again.")
    assert found == {"Zamfara State": "NG-ZA", "Zamfara": "NG-ZA"}


@pytest.mark.parametrize(
    "text",
    [
        "Sool said that he would come.",
        "Mr Togdheer bought a house in Leeds.",
        "The Littoral was calm, and Centre won again.",
        "A chihuahua barked at the postman.",
        "Central Province has new buses.",
        "Northern Region closed two offices.",
        "He works at the Department of State.",
        "The Tana River rose in Kenya.",
        "Sinaloa Cartel is a film.",
        "They support Delta State.",
        "Maryland County played well.",
        "She read Limpopo to her children.",
        "In Antique shops of Manila one finds lamps.",
        "Kandal Provincial Bank hired him.",
        "Banteay Meanchey",
        "Amazonas Department is far away.",
    ],
)
def test_a_name_without_support_is_left(text: str, provinces: Found) -> None:
    """Persons, words, directions, parts of longer names, and lands that nobody named."""
    assert provinces(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Peru the department of Amazonas was hit.", {"Amazonas": "PE-AMA"}),
        ("In Colombia the department of Amazonas was hit.", {"Amazonas": "CO-AMA"}),
        ("Brazil sent doctors to Amazonas state.", {"Amazonas state": "BR-AM"}),
        ("Zambia built roads in Central Province.", {"Central Province": "ZM-02"}),
    ],
)
def test_the_country_settles_homonyms(
    text: str, expected: dict[str, str], provinces: Found
) -> None:
    """Of provinces of one name, that of the country of the sentence is meant."""
    assert provinces(text) == expected


@pytest.mark.parametrize(
    "text",
    ["He flew to Kandahar in Afghanistan.", "In Thailand he lives in Nakhon Phanom.",
     "Kunduz, Afghanistan, has one bridge."],
)  # fmt: skip
def test_a_town_of_the_name_comes_first(text: str, provinces: Found) -> None:
    """A bare name that is a town's, or the tables', stays theirs."""
    assert provinces(text) == {}


def test_a_generic_takes_the_name_from_a_town(provinces: Found) -> None:
    """``Kandahar province`` is no city, and ``Kunduz`` beside it is."""
    found = provinces("From Kunduz, Afghanistan, he drove to Kandahar province.")
    assert found == {"Kandahar province": "AF-KAN"}


def test_a_document_is_read_alone(curated: Gazetteer) -> None:
    """What else is read does not change what counts in a text."""
    one = "Wells ran dry across the Sool region last year. Sool waits."
    others = ["Kandahar province", "Mr Sool of Nairobi", "Gedo, Somalia"]
    assert _read(one, with_world(curated, [one])) == _read(one, with_world(curated, [*others, one]))


def test_a_province_is_found_by_its_code(curated: Gazetteer) -> None:
    """An editor's corrections may call a province by its id."""
    whole = with_world(curated, [f"a.txt,quote,name,{PREFIX}KH-1,,,"])
    place = whole.places[f"{PREFIX}KH-1"]
    assert (place.feature_code, place.parent, place.iso3166_2) == ("ADM1", "cambodia", "KH-1")
    assert [name.name for name in whole.names_of(place.place_id)].count("Banteay Meanchey") == 1


def test_a_province_without_a_position_is_unlocated(curated: Gazetteer) -> None:
    """Where no polygon bears its name there is no position, and nothing is drawn."""
    place = with_world(curated, ["Sool region"]).places[f"{PREFIX}SO-SO"]
    assert place.position is None
    assert place.location_precision is LocationPrecision.UNLOCATED


def test_the_file_is_sound(curated: Gazetteer) -> None:
    """Codes are unique and not the tables', parents are countries, positions on the earth."""
    text = files("gazetteer").joinpath(*FILE.split("/")).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == COLUMNS
    codes = [row["iso3166_2"] for row in rows]
    assert len(set(codes)) == len(codes)
    for row in rows:
        assert curated.places[row["parent"]].feature_code.startswith("PCL")
        assert curated.places[row["parent"]].feature_code != "PCLH"
        assert row["names"] or row["shared"] or row["words"]
        assert bool(row["longitude"]) == bool(row["latitude"]) == bool(row["accuracy_m"])
        if row["longitude"]:
            assert -180 <= float(row["longitude"]) <= 180
            assert -90 <= float(row["latitude"]) <= 90
