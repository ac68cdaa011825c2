"""The table of the seeds' places: each identity is there, and bears each spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.load import load_gazetteer
from gazetteer.match import find_matches
from gazetteer.model import Kind, LocationPrecision

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer

#: place_id: the spellings that the seeds write, joined by semicolons.
SURFACES = {
    "lachin-corridor": "Lachin Corridor;Lachin corridor;Lachin road;Laçın koridoru",
    "zangezur-corridor": "Zangezur Corridor;Zangezur corridor;Zangezour Corridor;Zengezur road;"
    "Zangezur road",
    "middle-corridor": "Middle Corridor",
    "tanap": "TANAP",
    "north-south-route": "North-South route;North-South line",
    "stepanakert": "Stepanakert;Khankendi",
    "nagorno-karabakh": "Nagorno-Karabakh;Nagorno Karabakh;Karabakh;NK;NKR;Artsakh;"
    "Republic of Artsakh;Nagorny Karabakh;Nagorny-Karabakh;Nagorni Karabakh;Naghorno-Karabakh",
    "lachin": "Lachin",
    "kapan": "Kapan",
    "goris": "Goris",
    "jermuk": "Jermuk",
    "vardenis": "Vardenis",
    "yerevan": "Yerevan",
    "baku": "Baku",
    "nakhchivan": "Nakhchivan",
    "nakhchivan-ar": "Nakhchivan;Nakhchivan Autonomous Republic;Autonomous Nakhchivan Republic",
    "syunik": "Syunik",
    "zangezur": "Zangezur;Zangezour;Zengezur",
    "western-zangezur": "Western Zangezour",
    "east-zangezur": "East Zangezour",
    "southern-armenia": "Southern Armenia;southern Armenia;South Armenia",
    "southeast-armenia": "southeast Armenia",
    "western-azerbaijan": "Western Azerbaijan",
    "south-azerbaijan": "South Azerbaijan",
    "border:armenia-azerbaijan": "Armenia-Azerbaijan border",
    "border:armenia-iran": "Armenia-Iran border",
    "border:azerbaijan-iran": "Azerbaijan-Iran border",
    "border:armenia-turkey": "Armenia-Turkey border",
    "line-of-contact-karabakh": "line of contact",
    "line-of-contact-1994": "1994 line of contact",
    "armenia": "Armenia",
    "azerbaijan": "Azerbaijan",
    "georgia": "Georgia",
    "iran": "Iran",
    "turkey": "Turkey;Türkiye",
    "russia": "Russia",
    "ukraine": "Ukraine",
    "united-states": "United States;U.S.;US;America",
    "united-kingdom": "UK",
    "france": "France",
    "israel": "Israel",
    "india": "India",
    "pakistan": "Pakistan",
    "china": "China",
    "kazakhstan": "Kazakhstan",
    "taiwan": "Taiwan",
    "soviet-union": "Soviet Union",
    "moscow": "Moscow",
    "washington-dc": "Washington",
    "tehran": "Tehran",
    "ankara": "Ankara",
    "brussels": "Brussels",
    "jerusalem": "Jerusalem",
    "paris": "Paris",
    "london": "London",
    "prague": "Prague",
    "florence": "Florence",
    "idlib": "Idlib",
    "south-caucasus": "South Caucasus",
    "caucasus": "Caucasus",
    "europe": "Europe",
    "middle-east": "Middle East",
    "the-west": "West",
    "western-balkans": "Western Balkans",
    "africa": "Africa",
    "kremlin": "Kremlin",
    "pentagon": "Pentagon",
    "michigan": "Mich.",
    "florida": "Fla.",
    "donetsk-oblast": "Donetsk region",
    "gaza-strip": "Gaza;Gaza Strip",
    "khan-younis": "Khan Younis",
    "mali": "Mali",
    "niger": "Niger",
    "burkina-faso": "Burkina Faso",
    "niamey": "Niamey",
    "djibo": "Djibo",
    "timbuktu": "Timbuktu",
    "eknewane": "Eknewane",
    "sahel": "Sahel",
    "cankaya": "Çankaya",
}
PAIRS = [(place_id, name) for place_id, names in SURFACES.items() for name in names.split(";")]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The curated gazetteer."""
    return load_gazetteer()


@pytest.mark.parametrize("place_id", SURFACES)
def test_the_place_is_in_the_tables_with_a_position_or_a_shape(
    gazetteer: Gazetteer, place_id: str
) -> None:
    """Each identity can be drawn, or is unlocated because that is the truth."""
    place = gazetteer.places[place_id]
    unlocated = place.location_precision is LocationPrecision.UNLOCATED
    assert place.position or place.geometry_ref or (unlocated and (place.status or place.note))


@pytest.mark.parametrize(("place_id", "name"), PAIRS)
def test_the_spelling_is_found_and_may_be_that_place(
    gazetteer: Gazetteer, place_id: str, name: str
) -> None:
    """The whole spelling is one match, and the place is among its bearers."""
    text = f"They spoke of {name} again."
    start = text.index(name)
    found = [
        match
        for match in find_matches(text, gazetteer)
        if (match.start, match.end) == (start, start + len(name))
    ]
    assert place_id in {bearer for match in found for bearer in match.place_ids}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("western-azerbaijan", "west-azerbaijan-province"),
        ("western-azerbaijan", "western-azerbaijan-part"),
        ("south-azerbaijan", "southern-azerbaijan-part"),
        ("martuni-armenia", "martuni-nk"),
        ("vardenis", "vardenis-aragatsotn"),
        ("astara-az", "astara-ir"),
        ("julfa-az", "jolfa-ir"),
        ("jolfa-ir", "new-julfa"),
        ("nakhchivan", "nakhchivan-ar"),
        ("lachin", "lachin-district"),
        ("lachin", "lachin-corridor"),
        ("line-of-contact-karabakh", "line-of-contact-1994"),
        ("ararat-town", "mount-ararat"),
        ("instc", "north-south-road-armenia"),
        ("georgia", "georgia-us"),
    ],
)
def test_what_is_easily_confused_has_two_identities(
    gazetteer: Gazetteer, one: str, other: str
) -> None:
    """Two things of like names are two rows, in different places or of different kinds."""
    first, second = gazetteer.places[one], gazetteer.places[other]
    assert (first.position, first.geometry_ref, first.feature_code) != (
        second.position,
        second.geometry_ref,
        second.feature_code,
    )


def test_routes_and_borders_have_their_kind(gazetteer: Gazetteer) -> None:
    """A corridor is a route and a border is a border, not a place."""
    assert gazetteer.places["lachin-corridor"].kind is Kind.ROUTE
    assert gazetteer.places["border:armenia-iran"].kind is Kind.BORDER
    assert gazetteer.places["lachin"].kind is Kind.PLACE
