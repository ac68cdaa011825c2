"""Lay the provinces under the tables over the matches of a text, where it supports them. Pure.

It comes after the towns. A name of the tables or of a town stays what it is, unless a
generic behind it or before it makes it a province's: ``Kandahar province``. A bare name
counts where the text says in which country it lies, where it stands as a place does in a
text about its country, in a list with places of its country, and where it has counted
before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.context import sentences_with_names
from gazetteer.cues import table, words
from gazetteer.fold import fold
from gazetteer.languages import expected_language
from gazetteer.match import find_in_index
from gazetteer.model import Match, MatchMode, Zone
from gazetteer.worldwide.province_support import (
    Generic,
    generic_of,
    has_article,
    is_cut_from_longer,
)
from gazetteer.worldwide.provinces import Own
from gazetteer.worldwide.town_support import is_part_of_longer, is_person_like, place_rule
from gazetteer.worldwide.towns import AREA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Segment
    from gazetteer.worldwide.provinces import Provinces

_BETWEEN = words("world", "between", "words")
_LINKS = frozenset({",", "and", "or", "y", "e", "et"})


class Span(NamedTuple):
    """A stretch of text with the matches in it, and the provinces that bear it all."""

    start: int
    end: int
    under: tuple[Match, ...]
    province: Match | None


@dataclass(slots=True)
class Found:
    """A name of provinces in its sentence; ``place_id`` and ``rule`` are set once it counts."""

    index: int
    sentence: Sentence
    at: int
    key: str
    ids: tuple[str, ...]
    generic: Generic | None
    place_id: str = ""
    rule: str = ""


def with_provinces(
    text: str,
    matches: Sequence[Match],
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
    *,
    language: str = "",
) -> tuple[Match, ...]:
    """Return the matches with those of the provinces that the text supports, sorted."""
    under = gazetteer.provinces
    if under is None:
        return tuple(matches)
    urls = [(one.start, one.end) for one in segments if one.zone is Zone.URL]
    found = [m for m in find_in_index(text, under.index, excluded=urls) if m.text[0].isupper()]
    named = [one for one in matches if not one.place_ids[0].startswith("border:")]
    spans = _lay(named, found)
    if all(span.province is None for span in spans):
        return tuple(matches)
    sentences = sentences_with_names(text, [(one.start, one.end) for one in spans], segments)
    judge = Judge(gazetteer, under, spans, language or expected_language(text))
    decided = {one.index: one for one in judge.read(sentences)}
    borders = [one for one in matches if one.place_ids[0].startswith("border:")]
    kept = [*_merged(text, spans, decided), *borders]
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))


def _lay(named: Sequence[Match], found: Sequence[Match]) -> list[Span]:
    """Lay provinces over matches, whose generic (``Katsina state``) may go beyond them."""
    starts, ends = [one.start for one in named], [one.end for one in named]
    spans: list[Span] = []
    taken: set[int] = set()
    for one in found:
        inside = range(bisect_right(ends, one.start), bisect_left(starts, one.end))
        if all(_is_within(named[at], one) for at in inside):
            spans.append(Span(one.start, one.end, tuple(named[at] for at in inside), one))
            taken.update(inside)
    spans += [
        Span(one.start, one.end, (one,), None) for at, one in enumerate(named) if at not in taken
    ]
    return sorted(spans, key=lambda one: one.start)


def _is_within(match: Match, province: Match) -> bool:
    """Tell whether a match lies in a province's name, its generic aside."""
    if match.start < province.start:
        return False
    return match.end <= province.end or (match.support == AREA and match.start == province.start)


def _merged(text: str, spans: Sequence[Span], decided: dict[int, Found]) -> Iterator[Match]:
    """Return the province where one counts, else what was there before."""
    for index, span in enumerate(spans):
        one = decided.get(index)
        if one is None:
            yield from span.under
            continue
        end = one.generic.end if one.generic else span.end
        yield Match(
            span.start, end, text[span.start : end], (one.place_id,), MatchMode.YES,
            support=one.rule,
        )  # fmt: skip


class Judge:
    """One text: which of its provinces count, and which bearer is meant."""

    def __init__(
        self, gazetteer: Gazetteer, under: Provinces, spans: Sequence[Span], language: str
    ) -> None:
        """Take what lies over and under a text, and count the countries that it names."""
        self.gazetteer, self.under, self.spans = gazetteer, under, spans
        self.language = language
        self.countries: Counter[str] = Counter()
        for span in spans:
            for match in span.under:
                self.countries.update(self.only_country(match))

    def only_country(self, match: Match) -> set[str]:
        """Give the country in which all bearers of a name lie, if there is but one."""
        codes = {self.gazetteer.places[one].country_codes for one in match.place_ids}
        alone = len(codes) == 1 and len(next(iter(codes))) == 1
        return set(next(iter(codes))) if alone else set()

    def country(self, place_id: str) -> str:
        """Give the code of the country of a province."""
        return self.under.places[place_id].country_codes[0]

    def read(self, sentences: Sequence[Sentence]) -> list[Found]:
        """Return the names that count, in the order of the text."""
        found = [one for sentence in sentences for one in self._found(sentence)]
        for one in found:
            self._by_generic(one) if one.generic else self._by_itself(one)
        settled = {one.index: one.place_id for one in found if one.rule}
        for one in [*found, *reversed(found)]:
            if not one.rule and not one.generic:
                self._in_company(one, settled)
        senses = {one.key: one.place_id for one in reversed(found) if one.rule}
        for one in found:
            if not one.rule and not one.generic and one.key in senses and self._is_own(one):
                one.place_id, one.rule = senses[one.key], "one-sense-per-document"
        return [one for one in found if one.rule]

    def _found(self, sentence: Sentence) -> Iterator[Found]:
        """Yield the names of provinces in a sentence that are no part of a longer name."""
        for index, at in sentence.at.items():
            span = self.spans[index]
            if span.province is None:
                continue
            generic = generic_of(sentence, at)
            if self._is_taken(span, generic):
                continue
            cut = is_cut_from_longer(sentence, at)
            if cut or (generic is None and is_part_of_longer(sentence, at)):
                continue
            key = fold(span.province.text).text
            yield Found(index, sentence, at, key, span.province.place_ids, generic)

    def _is_taken(self, span: Span, generic: Generic | None) -> bool:
        """Tell whether the tables, or the towns, keep a name for themselves.

        A generic takes it from a settlement or a river of theirs, not from a country or
        another area; a longer name takes all that is in it.
        """
        if not span.under or span.under[0].support == AREA:
            return False
        whole = any(one.start == span.start and one.end == span.end for one in span.under)
        if not whole:
            return any(one.demonym for one in span.under) and generic is None
        if generic is None:
            return True
        places = [self.gazetteer.places[one] for match in span.under for one in match.place_ids]
        return any(place.feature_class in {"A", "L"} or place.is_country for place in places)

    def own(self, one: Found, place_id: str) -> Own:
        """Give how much a name says of a province."""
        return self.under.own.get((place_id, one.key), Own.SHARED)

    def _is_own(self, one: Found) -> bool:
        """Tell whether a name is nothing but a province's, and stands for no person."""
        if any(self.own(one, place_id) is not Own.NAME for place_id in one.ids):
            return False
        return not is_person_like(one.sentence, one.at)

    def _by_generic(self, one: Found) -> None:
        """``Oddar Meanchey province``: the one that the country, then the kind of unit, leaves."""
        generic = one.generic
        if generic is None:
            return
        families = table("provinces")["generics"][generic.word].split()
        fitting = [place for place in one.ids if self.under.families[place] in families]
        said = self._said(one)
        if said:
            self._settle(one, [p for p in fitting if self.country(p) in said], "containment")
            return
        sentence = self._countries_of(one.sentence, one.index)
        here = [place for place in fitting if self.country(place) in sentence]
        near = here or [place for place in fitting if self.country(place) in self.countries]
        vague = len(near) > 1 and any(self.own(one, place) is Own.WORD for place in near)
        if near and not vague:
            self._settle(one, near, "generic-of-the-province")
            return
        exact = [place for place in fitting if self.under.families[place] == families[0]]
        plain = generic.word not in words("provinces", "vague", "words")
        if plain and len(one.ids) == 1 and exact and self._may_stand_alone(one, exact[0]):
            self._settle(one, exact, "generic-of-the-province")

    def _may_stand_alone(self, one: Found, place_id: str) -> bool:
        """Tell whether a name with its generic needs no country: no other land has it."""
        if self.own(one, place_id) is Own.NAME:
            return True
        towns = [self.gazetteer.places[town] for match in self.spans[one.index].under
                 for town in match.place_ids]  # fmt: skip
        same = all(self.country(place_id) in town.country_codes for town in towns)
        return bool(towns) and same and self.own(one, place_id) is Own.SHARED

    def _settle(self, one: Found, fitting: Sequence[str], rule: str) -> None:
        """Take the only one of the provinces, or that of the country named most."""
        if not fitting:
            return
        most = max(self.countries[self.country(place)] for place in fitting)
        best = [place for place in fitting if self.countries[self.country(place)] == most]
        if len(best) == 1:
            one.place_id, one.rule = best[0], rule

    def _by_itself(self, one: Found) -> None:
        """Let a container, or a preposition of place in a text about the country, speak."""
        if not self._is_own(one) or has_article(one.sentence, one.at):
            return
        if said := self._said(one):
            self._settle(one, [p for p in one.ids if self.country(p) in said], "containment")
            return
        rule, strong = place_rule(one.sentence, one.at, self.language)
        near = self._countries_of(one.sentence, one.index) if not strong else set(self.countries)
        if rule:
            self._settle(one, [p for p in one.ids if self.country(p) in near], rule)

    def _said(self, one: Found) -> set[str]:
        """Give the countries said to contain a name: ``X, Somalia``, ``X in Somalia``."""
        sentence, here = one.sentence, one.at + 1
        if one.generic and one.generic.end > sentence.tokens[one.at].end:
            here += 1
        if sentence.token(here).text in {",", "("} or sentence.token(here).low in {"in", "of"}:
            here += 1
            while sentence.token(here).low in _BETWEEN:
                here += 1
            if sentence.token(here).is_name:
                return self._containing(sentence.token(here).name)
        if sentence.token(one.at - 1).low in {"’s", "'s"} and sentence.token(one.at - 2).is_name:
            return self._containing(sentence.token(one.at - 2).name)
        return set()

    def _containing(self, index: int) -> set[str]:
        """Give the country that a span names, if it names one."""
        places = [
            self.gazetteer.places[one]
            for match in self.spans[index].under
            if not match.demonym
            for one in match.place_ids
        ]
        return {code for place in places if place.is_country for code in place.country_codes}

    def _countries_of(self, sentence: Sentence, but: int) -> set[str]:
        """Give the countries in which the other names of a sentence lie."""
        return {
            code
            for index in sentence.at
            if index != but
            for match in self.spans[index].under
            for code in self.only_country(match)
        }

    def _in_company(self, one: Found, settled: dict[int, str]) -> None:
        """``A, X and B``: listed with places of its country."""
        if not self._is_own(one) or has_article(one.sentence, one.at):
            return
        mates = [self._mate(at, settled) for at in _neighbours(one.sentence, one.at)]
        codes = {code for place in mates if place for code in place.country_codes}
        fitting = [place for place in one.ids if self.country(place) in codes]
        self._settle(one, fitting, "company")
        if one.rule:
            settled[one.index] = one.place_id

    def _mate(self, index: int, settled: dict[int, str]) -> Place | None:
        """Give the town or area below a country that a span is known to mean."""
        ids = [settled[index]] if index in settled else [
            place for match in self.spans[index].under if not match.demonym
            for place in match.place_ids
        ]  # fmt: skip
        place = self.gazetteer.places[ids[0]] if len(ids) == 1 else None
        return place if place and not place.is_country and len(place.country_codes) == 1 else None


def _neighbours(sentence: Sentence, at: int) -> list[int]:
    """Give the numbers of the names next to a name in a list."""
    found = []
    for step in (1, -1):
        here, linked = at + step, False
        while sentence.token(here).low in _LINKS:
            linked, here = True, here + step
        if linked and sentence.token(here).is_name:
            found.append(sentence.token(here).name)
    return found
