"""What a document says about its own geography, as far as it is settled. Pure.

A scene is filled with the names that have one candidate only, then with each name that
is resolved, so that the rules can ask: which countries is this about, what lies near,
what did this name mean before, which years does it speak of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from gazetteer.cues import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Position

#: Named in texts about any country: they say nothing of where a text plays.
ANYWHERE = frozenset({"washington-dc", "new-york-city", "pentagon", "white-house"})
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_EARTH_KM = 6371.0
_NEIGHBOURS = 2
_STATE = 0.5  # another state says less than a town
_DOUBT = 2.0  # a few names do not tell what a document is about
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


def _codes_inside(place: Place) -> tuple[str, ...]:
    """Give the countries that a place lies in; none for a country."""
    return () if place.is_country else tuple(dict.fromkeys(place.country_codes))


def _local(place: Place) -> float:
    """Give how much a place speaks for the inside of the United States."""
    if place.country_codes != ("US",) or place.is_country or place.place_id in ANYWHERE:
        return 0.0
    return _STATE if place.feature_code == "ADM1" else 1.0


def _is_foreign(place: Place) -> bool:
    """Tell whether a place is a country other than the United States."""
    return place.is_country and place.country_codes != ("US",)


@dataclass(slots=True)
class Scene:
    """The settled geography of one document."""

    gazetteer: Gazetteer
    latest_year: int | None = None
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    senses: dict[str, str] = field(default_factory=dict)
    settled: dict[int, dict[str, Place]] = field(default_factory=dict)  # by sentence number, id
    by_name: defaultdict[tuple[str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )  # (name, country code): what each name gave to ``countries``
    present: set[str] = field(default_factory=set)
    inside: Counter[str] = field(default_factory=Counter)  # places, no countries, by country
    local: float = 0.0  # places inside the United States; states count half
    foreign: int = 0  # countries other than the United States
    polity_words: frozenset[str] = frozenset()  # of a sovereign country, in the document
    state_words: frozenset[str] = frozenset()  # of the politics of a state, in the document

    def expect(self, countries: Iterable[str]) -> None:
        """Add countries (ISO alpha-2) that the caller knows the document to be about."""
        for code in countries:
            self.countries[code.upper()] += 3

    def listen(self, text: str) -> None:
        """Keep the words of the document that speak of a state's politics, or of a country's."""
        said = set(_WORD.findall(text.lower()))
        self.state_words = words("resolve_en", "states", "document") & said
        self.polity_words = words("resolve_en", "states", "polity") & said

    def settle(self, place: Place, name: str, sentence: int) -> None:
        """Add a resolved name."""
        if place.place_id not in self.present:
            self.present.add(place.place_id)
            self.inside.update(_codes_inside(place))
            self.local += _local(place)
            self.foreign += _is_foreign(place)
        self.senses.setdefault(name, place.place_id)
        self.settled.setdefault(sentence, {})[place.place_id] = place
        weight = _COUNTRY_WEIGHT if place.is_country or place.place_id in ANYWHERE else 1.0
        for code in place.country_codes:
            self.countries[code] += weight
            self.by_name[name, code] += weight

    def share(self, place: Place, name: str) -> float:
        """Give the share (0 to 1) of the document's places that lie in a place's country.

        What the name itself has been taken for so far does not count.
        """
        total = sum(self.countries.values())
        if not total or not place.country_codes:
            return 0.0
        codes = place.country_codes
        most = max(self.countries[code] - self.by_name.get((name, code), 0.0) for code in codes)
        return max(0.0, most) / (total + _DOUBT)

    def state_evidence(self, ignored: Iterable[str]) -> float:
        """Count what speaks of the inside of the United States: words, states and towns.

        The capital does not count, nor the city where publishers sit, nor what is ignored;
        other states count half.
        """
        return len(self.state_words) + self.local - sum(map(_local, self._known(ignored)))

    def abroad(self, ignored: Iterable[str]) -> float:
        """Count the countries of the document other than the United States."""
        return self.foreign - sum(map(_is_foreign, self._known(ignored)))

    def places_in(self, code: str, ignored: Iterable[str]) -> int:
        """Count the places of the document inside a country (ISO alpha-2)."""
        own = sum(code in _codes_inside(place) for place in self._known(ignored))
        return self.inside[code] - own

    def _known(self, ids: Iterable[str]) -> Iterable[Place]:
        """Give those of the places that are settled already."""
        return (self.gazetteer.places[one] for one in ids if one in self.present)

    def meet(self, one: str, other: str) -> bool:
        """Tell whether two countries share a border of the gazetteer."""
        return "border:" + "-".join(sorted((one, other))) in self.gazetteer.places

    def nearness(self, place: Place, sentence: int, rivals: Container[str]) -> float:
        """Give how near (0 to 1) the settled places around a sentence are to a place.

        ``rivals`` are the ids that do not count: what the name itself may be.
        """
        if place.position is None:
            return 0.0
        best = 0.0
        for number in range(sentence - _NEIGHBOURS, sentence + _NEIGHBOURS + 1):
            for other in self.settled.get(number, {}).values():
                if other.position and other.place_id not in rivals and not other.is_country:
                    gap = distance_km(place.position, other.position)
                    best = max(best, _NEAR_KM / (_NEAR_KM + gap))
        return best
