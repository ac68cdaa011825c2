"""The few lines of a page that are about the map as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.worldwide.towns import PREFIX
from geo.page.words import direction, local_digits, say, say_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.atlas import Atlas

#: Whom a map of towns that are in no table has to name.
TOWNS = "GeoNames (geonames.org), CC BY 4.0."


def page_policy(atlas: Atlas, words: Mapping[str, str]) -> list[str]:
    """How borders and names are treated, and where the ground comes from."""
    names = atlas.options.names
    naming = names if f"policy.names.{names}" in words else "language"
    keys = (
        f"policy.boundaries.{atlas.options.boundaries}",
        f"policy.names.{naming}",
        "policy.rough",
    )
    return [
        *(say(words, key) for key in keys),
        page_credits(atlas, words),
    ]


def page_credits(atlas: Atlas, words: Mapping[str, str]) -> str:
    """Where the ground comes from, and the towns that only GeoNames knows, if there are any."""
    ground = say(words, "policy.ground", attribution=atlas.basemap.attribution)
    towns = any(feature.place.place_id.startswith(PREFIX) for feature in atlas.features)
    return f"{ground} {say(words, 'policy.towns', attribution=TOWNS)}" if towns else ground


def page_when(atlas: Atlas, words: Mapping[str, str], language: str) -> str:
    """How many sources, and from when to when they were published."""
    years = sorted({item.published[:4] for item in atlas.documents if item.published})
    count = say_count(words, language, "documents", len(atlas.documents))
    if not years:
        return count
    dates = years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    dates = local_digits(dates, language)
    if direction(language) == "rtl":  # an isolate keeps the years in their order
        dates = f"\u2066{dates}\u2069"
    return say(words, "when", count=count, dates=dates)
