"""Lay the towns under the tables over the matches of a text, where it supports them. Pure.

The names of the tables have been found before, and stay as they are, but for two cases:
a town said to lie where no curated bearer of its name lies ("Rome, Georgia"), and a
longer name that holds a curated one ("East London"). All other towns are added to them.
``Match.support`` tells the rule by which a town counts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.context import sentences_with_names
from gazetteer.cues import words
from gazetteer.english import finite_after
from gazetteer.fold import fold
from gazetteer.languages import expected_language
from gazetteer.match import find_in_index
from gazetteer.model import Match, MatchMode, Zone
from gazetteer.scene import distance_km
from gazetteer.towns import Level
from gazetteer.townsupport import (
    dateline_rule,
    feature_rule,
    is_cased,
    is_part_of_longer,
    is_person_like,
    place_rule,
    uncased_rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Segment
    from gazetteer.towns import Towns

_FEDERAL = frozenset({"US", "CA", "AU"})
_LARGE, _HUGE, _KNOWN = 500_000, 1_000_000, 100_000
_FACTOR = 10  # so much larger a town is meant without saying so
_FAR_FACTOR = 50  # … even if the text is about the country of the other
_SHORT = 4
_NEAR_KM = 250.0
_MOST = 6
_LINKS = frozenset({",", "and", "or", "&", "–", "-", "to", "и", "und", "et", "y", "e", "ve", "və"})
_SMALL_BETWEEN = frozenset(
    [
        "the",
        "in",
        "eastern",
        "western",
        "northern",
        "southern",
        "central",
        "southeastern",
        "southwestern",
        "northeastern",
        "northwestern",
        "southeast",
        "southwest",
        "northeast",
        "northwest",
        "south",
        "north",
        "east",
        "west",
        "upper",
    ]
)


class _Span(NamedTuple):
    """A stretch of text with the curated matches in it and the towns that bear it all."""

    start: int
    end: int
    curated: tuple[Match, ...]
    town: Match | None


@dataclass(slots=True)
class _Found:
    """A town's name in its sentence; ``ids`` and ``rule`` are set once it counts."""

    index: int  # of the span
    sentence: Sentence
    at: int
    key: str
    towns: tuple[str, ...]
    curated: tuple[Place, ...]
    longer: bool
    ids: tuple[str, ...] = ()
    rule: str = ""
    container: tuple[int, str] | None = None
    person: bool = field(default=False)


def with_towns(
    text: str,
    matches: Sequence[Match],
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
    *,
    language: str = "",
) -> tuple[Match, ...]:
    """Return the matches with those of the towns that the text supports, sorted as they are."""
    towns = gazetteer.towns
    if towns is None:
        return tuple(matches)
    urls = [(one.start, one.end) for one in segments if one.zone is Zone.URL]
    found = [one for one in find_in_index(text, towns.index, excluded=urls) if _is_name(one)]
    if not found:
        return tuple(matches)
    named = [one for one in matches if not one.place_ids[0].startswith("border:")]
    spans = _lay(named, found)
    reader = _Reader(text, gazetteer, towns, spans, language or expected_language(text))
    decided = reader.read(sentences_with_names(text, [(s.start, s.end) for s in spans], segments))
    if not decided:
        return tuple(matches)
    borders = [one for one in matches if one.place_ids[0].startswith("border:")]
    return tuple(sorted([*_merged(spans, decided), *borders], key=lambda m: (m.start, -m.end)))


def _is_name(match: Match) -> bool:
    """Tell whether each long word of a match begins with a capital (or the script has none)."""
    text = match.text
    if not text[0].isupper():
        return text[0].lower() == text[0].upper()
    if text.isupper() and len(text) <= _SHORT:
        return False
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", text))


def _lay(named: Sequence[Match], found: Sequence[Match]) -> list[_Span]:
    """Lay towns over curated matches: alone, on the same words, or around them."""
    spans: list[_Span] = []
    taken: set[int] = set()
    for town in found:
        inside = [
            at for at, one in enumerate(named) if one.start < town.end and town.start < one.end
        ]
        if all(named[at].start >= town.start and named[at].end <= town.end for at in inside):
            spans.append(_Span(town.start, town.end, tuple(named[at] for at in inside), town))
            taken.update(inside)
    spans += [
        _Span(one.start, one.end, (one,), None) for at, one in enumerate(named) if at not in taken
    ]
    return sorted(spans)


def _merged(spans: Sequence[_Span], decided: dict[int, Match]) -> Iterable[Match]:
    """Return the town where one counts, else what was there before."""
    for index, span in enumerate(spans):
        if index in decided:
            yield decided[index]
        else:
            yield from span.curated


class _Reader:
    """One text: which of its towns count, and which bearer is meant."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, towns: Towns, spans: list[_Span], language: str
    ) -> None:
        """Take a text, what lies over and under it, and its language."""
        self.text, self.language = text, language
        self.gazetteer, self.towns, self.spans = gazetteer, towns, spans
        self.countries: Counter[str] = Counter()
        for span in spans:
            for match in span.curated:
                self.countries.update(self._only_country(match))
        self.words = set(re.findall(r"(?<![\w'’-])[^\W\d_]+", text))

    def _only_country(self, match: Match) -> set[str]:
        """Give the country in which all bearers of a name lie, if there is but one."""
        codes = {self.gazetteer.places[one].country_codes for one in match.place_ids}
        alone = len(codes) == 1 and len(next(iter(codes))) == 1
        return set(next(iter(codes))) if alone else set()

    def read(self, sentences: Sequence[Sentence]) -> dict[int, Match]:
        """Return the matches of the towns that count, by the number of their span."""
        found = [one for sentence in sentences for one in self._found(sentence)]
        persons = {one.key for one in found if one.person}
        for one in found:
            self._judge(one, persons)
        for one in found:
            if not one.rule:
                self._in_company(one, found, persons)
        self._carry(found, persons)
        decided = {one.index: self._match(one) for one in found if one.rule}
        for one in found:
            if one.rule and one.container:
                decided.update(self._narrowed(one.container, decided))
        return decided

    def _found(self, sentence: Sentence) -> Iterable[_Found]:
        """Yield the towns of a sentence that are not a part of a longer name."""
        for index, at in sentence.at.items():
            span = self.spans[index]
            if span.town is None:
                continue
            person = is_person_like(sentence, at)
            if is_cased(span.town.text) and is_part_of_longer(sentence, at) and not person:
                continue
            bearers = (one for match in span.curated for one in match.place_ids)
            places = tuple(self.gazetteer.places[one] for one in bearers)
            longer = any(match.end - match.start < span.end - span.start for match in span.curated)
            key = fold(span.town.text).text
            yield _Found(index, sentence, at, key, span.town.place_ids, places, longer,
                         person=person)  # fmt: skip

    def _judge(self, one: _Found, persons: set[str]) -> None:
        """Set the rule and the bearers of a name, as far as its own sentence tells."""
        if one.person and is_part_of_longer(one.sentence, one.at):
            return
        inside, container = self._contained(one)
        if one.curated and not one.longer:
            self._instead(one, inside, container)
            return
        feature = feature_rule(one.sentence, one.at)
        if inside and (feature or self._may_be_contained(one, persons)):
            one.ids, one.rule, one.container = inside, "containment", container
        elif feature:
            self._choose(one, feature, strong=True)
        elif self._level(one) is not Level.WORD and one.key not in persons and not one.longer:
            self._by_place(one)

    def _instead(
        self, one: _Found, inside: tuple[str, ...], container: tuple[int, str] | None
    ) -> None:
        """Take a town for a curated one of its name where it is said to lie elsewhere."""
        if inside and all(place.feature_class == "P" for place in one.curated):
            one.ids, one.rule, one.container = inside, "containment", container

    def _may_be_contained(self, one: _Found, persons: set[str]) -> bool:
        """Tell whether a container behind a name speaks of the place, not of a person."""
        if one.key in persons:
            return False
        before = one.sentence.token(one.at - 1)
        person = self._level(one) is not Level.OWN
        listed = before.text in {",", "(", "—", "–"} or before.low in words(
            "english", "prepositions"
        )
        return (
            not person
            or listed
            or one.at == one.sentence.first_word()
            or place_rule(one.sentence, one.at, self.language)[0] != ""
        )

    def _by_place(self, one: _Found) -> None:
        """Let prepositions, a dateline or mere size speak for a name of its own."""
        text = one.sentence.tokens[one.at].text
        if not is_cased(text):
            rule, strong = uncased_rule(one.sentence, one.at)
            if rule and len(one.key) > _SHORT:
                self._choose(one, rule, strong=False, least=_KNOWN if not strong else 0)
            return
        dateline = dateline_rule(self.text, one.sentence, one.at)
        if dateline:
            self._choose(one, dateline, strong=True)
            return
        rule, strong = place_rule(one.sentence, one.at, self.language)
        sure = strong and self._level(one) is Level.OWN and len(one.key) >= _SHORT
        if rule:
            self._choose(one, rule, strong=False, least=_KNOWN if sure else _LARGE)
        elif self._level(one) is Level.OWN and len(one.key) > _SHORT:
            self._by_size(one)

    def _by_size(self, one: _Found) -> None:
        """A large town whose name stands with a capital within a sentence."""
        sentence, before = one.sentence, one.sentence.token(one.at - 1)
        if one.at == sentence.first_word() or before.text in {
            ":",
            "“",
            '"',
            "‘",
            "«",
            "—",
            "–",
            ".",
        }:
            return
        if self.text[sentence.start : sentence.end].istitle() or _is_title(sentence):
            return
        biggest = self.towns.population[one.towns[0]]
        country = self.towns.places[one.towns[0]].country_codes[0]
        if biggest >= _HUGE or (biggest >= _LARGE and country in self.countries):
            self._choose(one, "large-town", strong=False, least=_LARGE)

    def _choose(self, one: _Found, rule: str, *, strong: bool, least: int = 0) -> None:
        """Choose among the bearers: the countries of the text, then size; set the rule.

        Without ``strong`` support a town must lie in a country that the text names, or
        have ``least`` inhabitants.
        """
        size = self.towns.population
        near = [town for town in one.towns if self._country(town) in self.countries]
        sentence = self._countries_of(one.sentence)
        here = [town for town in near if self._country(town) in sentence]
        biggest = one.towns[0]
        pool = here or near
        if pool and size[biggest] >= _FAR_FACTOR * size[pool[0]] and size[biggest] >= _LARGE:
            pool = []
        if not pool:
            if not strong and size[biggest] < max(least, 1):
                return
            pool = list(one.towns)
        elif not here and len({self._country(town) for town in pool}) > 1:
            most = max(self.countries[self._country(town)] for town in pool)
            pool = [town for town in pool if self.countries[self._country(town)] * 2 > most]
        if not strong and self._level(one) is Level.PERSON and not near and not here:
            return
        one.ids, one.rule = self._largest(pool), rule

    def _largest(self, towns: Sequence[str]) -> tuple[str, ...]:
        """Give the town that is ten times as large as the next, or all of them."""
        size = self.towns.population
        if len(towns) > 1 and size[towns[0]] < _FACTOR * size[towns[1]]:
            return tuple(towns[:_MOST])
        return (towns[0],)

    def _country(self, town: str) -> str:
        return self.towns.places[town].country_codes[0]

    def _countries_of(self, sentence: Sentence) -> set[str]:
        """Give the countries that the names of a sentence lie in."""
        return {
            code
            for index in sentence.at
            for match in self.spans[index].curated
            for code in self._only_country(match)
        }

    def _level(self, one: _Found) -> Level:
        """Give how much a name says by itself; a word that the text writes small says nothing."""
        text = one.sentence.tokens[one.at].text
        if text.lower() in self.words and text.lower() != text:
            return Level.WORD
        if one.key in words("world", "brands", "words") or one.key in words("embedded", "ordinary"):
            return Level.WORD
        known = words("embedded", "given_names") | words("embedded", "given_places")
        level = self.towns.level(text)
        return max(level, Level.PERSON) if one.key in known else level

    # -- where a town is said to lie ------------------------------------------------

    def _contained(self, one: _Found) -> tuple[tuple[str, ...], tuple[int, str] | None]:
        """Give the bearers that lie where the text says, and the container with its place."""
        for at in self._containers(one):
            index = one.sentence.tokens[at].name
            for match in self.spans[index].curated:
                for place_id in match.place_ids:
                    if any(self._inside(place, place_id) for place in one.curated):
                        return (), None
                    inside = [t for t in one.towns
                              if self._inside(self.towns.places[t], place_id)]  # fmt: skip
                    if inside and self._is_said(one, at, place_id):
                        return self._largest(inside), (index, place_id)
        return self._in_province(one), None

    def _containers(self, one: _Found) -> list[int]:
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

    def _is_said(self, one: _Found, at: int, place_id: str) -> bool:
        """Tell whether a container says where a town lies, and is not the next subject."""
        sentence, place = one.sentence, self.gazetteer.places[place_id]
        if at < one.at:
            return not one.curated and self._level(one) is Level.OWN
        if not (place.is_country or place.feature_class in {"A", "L"}):
            return False
        if one.curated and place.feature_code != "ADM1" and sentence.token(one.at + 1).low == "in":
            return False
        comma = sentence.token(one.at + 1).text == ","
        if comma and sentence.token(at + 1).low in {"’s", "'s"}:
            return place_rule(sentence, one.at, self.language)[0] != ""
        return not (comma and finite_after(sentence, at) and one.curated)

    def _inside(self, place: Place, container: str) -> bool:
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

    def _in_province(self, one: _Found) -> tuple[str, ...]:
        """``Shenzhen, Guangdong``: a province that the tables do not name."""
        if one.curated or one.sentence.token(one.at + 1).text not in {",", "("}:
            return ()
        second = one.sentence.token(one.at + 2)
        if not second.is_capital or second.is_name:
            return ()
        rest = fold(self.text[second.start : second.start + 40]).text
        inside = [
            town for town in one.towns
            if len(self.towns.provinces[town]) >= _SHORT
            and re.match(re.escape(self.towns.provinces[town]) + r"\b", rest)
        ]  # fmt: skip
        return self._largest(inside) if inside else ()

    def _narrowed(self, container: tuple[int, str], decided: dict[int, Match]) -> dict[int, Match]:
        """Take ``Georgia`` for the state in which a town before it lies."""
        index, place_id = container
        place = self.gazetteer.places[place_id]
        match = self.spans[index].curated[0]
        if index in decided or place.feature_code != "ADM1" or len(match.place_ids) == 1:
            return {}
        return {index: replace(match, place_ids=(place_id,), support="town-of-the-state")}

    # -- what other names of the text say --------------------------------------------

    def _in_company(self, one: _Found, found: Sequence[_Found], persons: set[str]) -> None:
        """``X and Y``: listed with a place of the same country or near it."""
        if one.curated or self._level(one) is not Level.OWN or one.key in persons:
            return
        if len(one.key) < _SHORT or not is_cased(one.sentence.tokens[one.at].text):
            return
        settled = {other.index: other.ids for other in found if len(other.ids) == 1}
        for step in (2, 3, -2, -3):
            mate = one.sentence.token(one.at + step)
            between = one.sentence.tokens[
                min(one.at, one.at + step) + 1 : max(one.at, one.at + step)
            ]
            if not mate.is_name or any(token.low not in _LINKS for token in between):
                continue
            places = self._places_at(mate.name, settled)
            fitting = [town for town in one.towns if _is_mate(self.towns.places[town], places)]
            if fitting:
                one.ids, one.rule = self._largest(fitting), "company"
                return

    def _places_at(self, index: int, settled: Mapping[int, tuple[str, ...]]) -> list[Place]:
        """Give the settlements that a span is known to mean."""
        if index in settled:
            return [self.gazetteer.places[one] for one in settled[index]]
        ids = [one for match in self.spans[index].curated for one in match.place_ids]
        demonym = any(match.demonym for match in self.spans[index].curated)
        places = [self.gazetteer.places[one] for one in ids]
        return [] if demonym else [place for place in places if place.feature_class == "P"]

    def _carry(self, found: Sequence[_Found], persons: set[str]) -> None:
        """What a name meant where it was supported it means in the rest of the text.

        A curated name stays itself before the town of its name is introduced.
        """
        senses: dict[str, _Found] = {}
        for one in found:
            if one.rule and len(one.ids) == 1 and one.key not in senses and not one.longer:
                senses[one.key] = one
        first: dict[str, int] = {}
        for one in found:
            if one.sentence.zone is Zone.BODY:
                first.setdefault(one.key, one.index)
        for one in found:
            sense = senses.get(one.key)
            if sense is None or (one.rule and len(one.ids) == 1):
                continue
            if one.curated and first.get(one.key) != sense.index:
                continue
            if one.curated and any(self._inside(p, c) for p in one.curated
                                   for c in self._said_containers(one)):  # fmt: skip
                continue
            if one.person and (one.key in persons and self._level(one) is not Level.OWN):
                continue
            if self._level(one) is Level.WORD and one.at == one.sentence.first_word():
                continue
            one.ids, one.rule = sense.ids, "one-sense-per-document"

    def _said_containers(self, one: _Found) -> list[str]:
        """Give the ids of the containers that stand behind a name."""
        return [
            place_id
            for at in self._containers(one)
            for match in self.spans[one.sentence.tokens[at].name].curated
            for place_id in match.place_ids
        ]

    def _match(self, one: _Found) -> Match:
        """Make the match of a town that counts."""
        span = self.spans[one.index]
        return Match(span.start, span.end, self.text[span.start : span.end], one.ids,
                     MatchMode.YES, support=one.rule)  # fmt: skip


def _is_mate(town: Place, others: Sequence[Place]) -> bool:
    """Tell whether a town lies in the country of a place, or near it."""
    for other in others:
        if set(town.country_codes) & set(other.country_codes):
            return True
        if town.position and other.position:
            return distance_km(town.position, other.position) < _NEAR_KM
    return False


def _is_title(sentence: Sentence) -> bool:
    """Tell whether a sentence is written with capitals like a title."""
    long = [token for token in sentence.tokens if token.is_word and len(token.text) >= _SHORT]
    return len(long) > 1 and sum(token.is_capital for token in long) > 0.7 * len(long)
