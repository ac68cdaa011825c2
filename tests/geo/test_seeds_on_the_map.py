"""Every place of the seeds that the design names is found, and on the map or zoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.atlas import Atlas

ON_THE_MAP = (
    "lachin-corridor",
    "zangezur-corridor",
    "middle-corridor",
    "tanap",
    "north-south-route",
    "stepanakert",
    "nagorno-karabakh",
    "lachin",
    "kapan",
    "goris",
    "jermuk",
    "vardenis",
    "yerevan",
    "baku",
    "nakhchivan-ar",
    "nakhchivan",
    "syunik",
    "zangezur",
    "western-zangezur",
    "east-zangezur",
    "southern-armenia",
    "southeast-armenia",
    "western-azerbaijan",
    "south-azerbaijan",
    "border:armenia-azerbaijan",
    "border:armenia-iran",
    "border:azerbaijan-iran",
    "border:armenia-turkey",
    "line-of-contact-karabakh",
    "armenia",
    "azerbaijan",
    "georgia",
    "iran",
    "turkey",
    "russia",
    "ukraine",
    "united-states",
    "united-kingdom",
    "france",
    "israel",
    "india",
    "pakistan",
    "china",
    "kazakhstan",
    "taiwan",
    "soviet-union",
    "moscow",
    "washington-dc",
    "tehran",
    "ankara",
    "brussels",
    "jerusalem",
    "paris",
    "london",
    "prague",
    "idlib",
    "south-caucasus",
    "caucasus",
    "europe",
    "the-west",
    "kremlin",
    "michigan",
)

ZONED = (
    "africa",
    "middle-east",
    "florence",
    "western-balkans",
    "pentagon",
    "donetsk-oblast",
    "gaza-strip",
    "khan-younis",
    "mali",
    "niger",
    "burkina-faso",
    "niamey",
    "djibo",
    "timbuktu",
    "eknewane",
    "sahel",
    "cankaya",
)


@pytest.mark.parametrize("place_id", ON_THE_MAP)
def test_mentioned_in_the_text_and_on_the_map(place_id: str, atlas: Atlas) -> None:
    """The id is mentioned in running text, and a feature of the map carries a quote of it."""
    zones = {
        str(quote.mention.zone) for quote in atlas.quotes if quote.mention.place_id == place_id
    }
    assert zones & {"body", "heading", "caption"}, zones
    carried = {quote.mention.place_id for feature in atlas.features for quote in feature.quotes}
    assert place_id in carried


@pytest.mark.parametrize("place_id", ZONED)
def test_found_but_not_pinned(place_id: str, atlas: Atlas) -> None:
    """The id is found in a credit, a note, a citation or furniture, and not on the map."""
    zones = {
        str(quote.mention.zone) for quote in atlas.quotes if quote.mention.place_id == place_id
    }
    assert zones
    assert not zones & {"body", "heading", "caption"}, zones
