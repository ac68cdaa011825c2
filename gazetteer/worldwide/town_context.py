"""What a text says around the towns that its names may mean, and where they lie. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.cues import words
from gazetteer.embedding.givennames import is_given
from gazetteer.english.grammar import finite_after
from gazetteer.fold import fold
from gazetteer.resolving.document_rules import is_us_state
from gazetteer.resolving.scene import ANYWHERE, distance_km
from gazetteer.worldwide.town_support import place_rule
from gazetteer.worldwide.towns import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Match, Place
    from gazetteer.worldwide.towns import Towns

_FEDERAL = frozenset({"US", "CA", "AU"})
_FACTOR = 10  # so much larger a town is meant without saying so
_MOST = 6
_PROVINCE = 4  # letters of a province's name
_REACH = 40
_SMALL_BETWEEN = words("world", "between", "words")


class Span(NamedTuple):
    """A stretch of text with the curated matches in it, and the towns that bear it all."""

    start: int
    end: int
    curated: tuple[Match, ...]
    town: Match | None


@dataclass(slots=True)
class Found:
    """A name of towns in its sentence; ``ids`` and ``rule`` are set once it counts.

    ``curated`` are the curated places that bear the same words, or, if ``longer``, a part
    of them; ``person`` tells that the name stands where a person's would. ``container``
    is the number of the span that says where the town lies, and the place it means.
    """

    index: int  # of the span
    sentence: Sentence
    at: int
    key: str
    towns: tuple[str, ...]
    curated: tuple[Place, ...]
    longer: bool
    person: bool
    ids: tuple[str, ...] = ()
    rule: str = ""
    container: tuple[int, str] | None = field(default=None)


class Surroundings:
    """A text with the tables over its towns: which countries it names, which words."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, towns: Towns, spans: Sequence[Span], language: str
    ) -> None:
        """Take a text, what lies over and under it, and its language."""
        self.text, self.language = text, language
        self.gazetteer, self.towns, self.spans = gazetteer, towns, spans
        self.countries: Counter[str] = Counter()
        for span in spans:
            for match in span.curated:
                self.countries.update(self.only_country(match))
        self.states = self._states_of_the_text()
        self.words = set(re.findall(r"(?<![\w'’-])[^\W\d_]+", text))

    def only_country(self, match: Match) -> set[str]:
        """Give the country in which all bearers of a name lie, if there is but one."""
        codes = {self.gazetteer.places[one].country_codes for one in match.place_ids}
        alone = len(codes) == 1 and len(next(iter(codes))) == 1
        return set(next(iter(codes))) if alone else set()

    def _states_of_the_text(self) -> set[str]:
        """Give the states that a text on the inside of the United States names twice or more.

        The country Georgia is none of them: no other country may be named as often as the
        United States and what lies in them, and another place inside must be named.
        """
        at_home = self.countries["US"]
        if any(times >= at_home for code, times in self.countries.items() if code != "US"):
            return set()
        named = Counter(
            one
            for span in self.spans
            for match in span.curated
            for one in match.place_ids
            if is_us_state(self.gazetteer.places[one])
        )
        inside = {
            one
            for span in self.spans
            for match in span.curated
            for one in match.place_ids
            if len(match.place_ids) == 1 and one not in ANYWHERE
            if self.gazetteer.places[one].country_codes == ("US",)
            if not self.gazetteer.places[one].is_country
        }
        return {one for one, times in named.items() if times > 1} if inside else set()

    def language_of(self, name: str) -> str:
        """Give the language of a name: that of the text, unless its script is another's."""
        return "ru" if "\u0400" <= name[0] <= "\u04ff" else self.language

    def country(self, town: str) -> str:
        """Give the code of the country that a town lies in."""
        return self.towns.places[town].country_codes[0]

    def countries_of(self, sentence: Sentence) -> set[str]:
        """Give the countries that the names of a sentence lie in."""
        return {
            code
            for index in sentence.at
            for match in self.spans[index].curated
            for code in self.only_country(match)
        }

    def level(self, one: Found) -> Level:
        """Give how much a name says by itself; a word that the text writes small says nothing."""
        text = one.sentence.tokens[one.at].text
        if text.lower() in self.words and text.lower() != text:
            return Level.WORD
        if one.key in words("world", "brands", "words") or one.key in words("embedded", "ordinary"):
            return Level.WORD
        known = is_given(one.key) or one.key in words("embedded", "given_places")
        level = self.towns.level(text)
        return max(level, Level.PERSON) if known else level

    def places_at(self, index: int, settled: Mapping[int, tuple[str, ...]]) -> list[Place]:
        """Give the settlements that a span is known to mean."""
        if index in settled:
            return [self.gazetteer.places[one] for one in settled[index]]
        ids = [one for match in self.spans[index].curated for one in match.place_ids]
        demonym = any(match.demonym for match in self.spans[index].curated)
        places = [self.gazetteer.places[one] for one in ids]
        return [] if demonym else [place for place in places if place.feature_class == "P"]

    def largest(self, towns: Sequence[str]) -> tuple[str, ...]:
        """Give the town that is ten times as large as the next, or all of them."""
        size = self.towns.population
        if len(towns) > 1 and size[towns[0]] < _FACTOR * size[towns[1]]:
            return tuple(towns[:_MOST])
        return (towns[0],)

    # -- where a town is said to lie ------------------------------------------------

    def contained(self, one: Found) -> tuple[tuple[str, ...], tuple[int, str] | None]:
        """Give the bearers that lie where the text says, and the container with its place."""
        for at in self.containers(one):
            index = one.sentence.tokens[at].name
            for match in self.spans[index].curated:
                for place_id in match.place_ids:
                    if any(self.inside(place, place_id) for place in one.curated):
                        return (), None
                    inside = [t for t in one.towns
                              if self.inside(self.towns.places[t], place_id)]  # fmt: skip
                    if inside and self._is_said(one, at, place_id):
                        return self.largest(inside), (index, place_id)
        return self._in_province(one), None

    def containers(self, one: Found) -> list[int]:
        """Give the token indices of the names that may contain a town."""
        sentence, here = one.sentence, one.at + 1
        if sentence.token(here).low in words("world", "features", "after"):
            here += 1
        found: list[int] = []
        if sentence.token(here).low in words("world", "verbs", "lying"):
            here += 2 if sentence.token(here + 1).low in words("world", "verbs", "lying") else 1
        if sentence.token(here).text in {",", "("} or sentence.token(here).low == "in":
            here += 1
            while sentence.token(here).low in _SMALL_BETWEEN:
                here += 1
            if sentence.token(here).is_name:
                found.append(here)
        before = sentence.token(one.at - 1)
        if before.low in {"’s", "'s"} and sentence.token(one.at - 2).is_name:
            found.append(one.at - 2)
        return found

    def said_containers(self, one: Found) -> list[str]:
        """Give the ids of the containers that stand behind a name."""
        return [
            place_id
            for at in self.containers(one)
            for match in self.spans[one.sentence.tokens[at].name].curated
            for place_id in match.place_ids
        ]

    def _is_said(self, one: Found, at: int, place_id: str) -> bool:
        """Tell whether a container says where a town lies, and is not the next subject."""
        sentence, place = one.sentence, self.gazetteer.places[place_id]
        if at < one.at:
            return not one.curated and self.level(one) is Level.OWN
        if not (place.is_country or place.feature_class in {"A", "L"}):
            return False
        if one.curated and place.feature_code != "ADM1" and sentence.token(one.at + 1).low == "in":
            return False
        comma = sentence.token(one.at + 1).text == ","
        if comma and sentence.token(at + 1).low in {"’s", "'s"}:
            return place_rule(sentence, one.at, self.language)[0] != ""
        return not (comma and finite_after(sentence, at) and one.curated)

    def inside(self, place: Place, container: str) -> bool:
        """Tell whether a place lies in another: by its parents, or by its country."""
        if container in (place.parent, *self.gazetteer.ancestors(place.place_id)):
            return True
        other = self.gazetteer.places[container]
        if other.is_country:
            return bool(set(other.country_codes) & set(place.country_codes)) and bool(
                place.country_codes
            )
        region = other.feature_class in {"A", "L"} and len(other.country_codes) == 1
        if not region or other.country_codes != place.country_codes or other.position is None:
            return False
        if set(other.country_codes) & _FEDERAL or place.position is None:
            return False
        return distance_km(other.position, place.position) < (other.accuracy_m or 0) / 1000

    def _in_province(self, one: Found) -> tuple[str, ...]:
        """``Shenzhen, Guangdong``: a province that the tables do not name."""
        if one.curated or one.sentence.token(one.at + 1).text not in {",", "("}:
            return ()
        second = one.sentence.token(one.at + 2)
        if not second.is_capital or second.is_name:
            return ()
        rest = fold(self.text[second.start : second.start + _REACH]).text
        inside = [
            town for town in one.towns
            if len(self.towns.provinces[town]) >= _PROVINCE
            and re.match(re.escape(self.towns.provinces[town]) + r"\b", rest)
        ]  # fmt: skip
        return self.largest(inside) if inside else ()
