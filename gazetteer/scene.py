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

from gazetteer.cues import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Position

#: Named in texts about any country: they say nothing of where a text plays.
ANYWHERE = frozenset({"washington-dc", "new-york-city", "pentagon", "white-house"})
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_EARTH_KM = 6371.0
_NEIGHBOURS = 2
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
    state_words: frozenset[str] = frozenset()  # of the politics of a state, in the document

    def expect(self, countries: Iterable[str]) -> None:
        """Add countries (ISO alpha-2) that the caller knows the document to be about."""
        for code in countries:
            self.countries[code.upper()] += 3

    def listen(self, sentences: Iterable[Sentence]) -> None:
        """Keep the words of the document that speak of the politics of a state."""
        telling = words("resolve_en", "states", "document")
        self.state_words = frozenset(
            token.low for one in sentences for token in one.tokens if token.low in telling
        )

    def settle(self, place: Place, name: str, sentence: int) -> None:
        """Add a resolved name."""
        self.present.add(place.place_id)
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

    def state_evidence(self, ignored: Container[str]) -> float:
        """Count what speaks of the inside of the United States: words, states and towns.

        The capital does not count, nor the city where publishers sit, nor what is ignored;
        other states count half.
        """
        inside = [one for one in self._places(ignored) if one.country_codes == ("US",)]
        local = [one for one in inside if not one.is_country and one.place_id not in ANYWHERE]
        states = sum(one.feature_code == "ADM1" for one in local)
        return len(self.state_words) + len(local) - states / 2

    def abroad(self, ignored: Container[str]) -> float:
        """Count the countries of the document other than the United States."""
        countries = [one for one in self._places(ignored) if one.is_country]
        return float(sum(one.country_codes != ("US",) for one in countries))

    def places_in(self, code: str, ignored: Container[str]) -> int:
        """Count the places of the document inside a country (ISO alpha-2)."""
        places = self._places(ignored)
        return sum(code in one.country_codes and not one.is_country for one in places)

    def _places(self, ignored: Container[str]) -> Iterable[Place]:
        """Give the places that are settled so far, each once."""
        return (self.gazetteer.places[one] for one in sorted(self.present) if one not in ignored)

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
