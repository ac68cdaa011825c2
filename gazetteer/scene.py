"""What a document says about its own geography, as far as it is settled. Pure.

A scene is filled with the names that have one candidate only, then with each name that
is resolved, so that the rules can ask: which countries is this about, what lies near,
what did this name mean before, which years does it speak of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Position

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_EARTH_KM = 6371.0
_NEIGHBOURS = 2
_DOUBT = 3.0  # a few names do not tell what a document is about
_NEAR_KM = 100.0
_COUNTRY_WEIGHT = 0.3  # naming a country says little about where in it a town lies


def years_in(text: str) -> tuple[int, ...]:
    """Give the years that a text states, in order (1800 to 2099)."""
    return tuple(int(found) for found in _YEAR.findall(text))


def distance_km(one: Position, other: Position) -> float:
    """Give the great-circle distance in kilometres (haversine): enough to compare."""
    lon1, lat1, lon2, lat2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


@dataclass(slots=True)
class Scene:
    """The settled geography of one document."""

    gazetteer: Gazetteer
    latest_year: int | None = None
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    senses: dict[str, str] = field(default_factory=dict)
    settled: dict[int, dict[str, Place]] = field(default_factory=dict)  # by sentence number, id
    present: set[str] = field(default_factory=set)

    def expect(self, countries: Iterable[str]) -> None:
        """Add countries (ISO alpha-2) that the caller knows the document to be about."""
        for code in countries:
            self.countries[code.upper()] += 3

    def settle(self, place: Place, name: str, sentence: int) -> None:
        """Add a resolved name."""
        self.present.add(place.place_id)
        self.senses.setdefault(name, place.place_id)
        self.settled.setdefault(sentence, {})[place.place_id] = place
        weight = _COUNTRY_WEIGHT if place.is_country else 1.0
        for code in place.country_codes:
            self.countries[code] += weight

    def share(self, place: Place) -> float:
        """Give the share (0 to 1) of the document's places that lie in a place's country."""
        total = sum(self.countries.values())
        if not total or not place.country_codes:
            return 0.0
        return max(self.countries[code] for code in place.country_codes) / (total + _DOUBT)

    def nearness(self, place: Place, sentence: int) -> float:
        """Give how near (0 to 1) the settled places around a sentence are to a place."""
        if place.position is None:
            return 0.0
        best = 0.0
        for number in range(sentence - _NEIGHBOURS, sentence + _NEIGHBOURS + 1):
            for other in self.settled.get(number, {}).values():
                if other.position and other.place_id != place.place_id and not other.is_country:
                    gap = distance_km(place.position, other.position)
                    best = max(best, _NEAR_KM / (_NEAR_KM + gap))
        return best
