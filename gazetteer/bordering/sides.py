"""Which countries a border phrase speaks of when it does not name both. Pure.

``the border with Russia`` in a text about Tbilisi is Georgia's; ``the border`` after
"relations between Chile and Peru" is theirs. Only countries that share a border count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.model import Certainty, Kind, Mention, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Segment

_BACK = 6  # sentences
_WHOLE = 1.0  # the share of the whole document weighs like one name just read
_DEMONYM = 0.5
_TOPIC = 1.0  # the country that the sentence before began with
_SURE = 2.0  # times the weight of the next neighbour
_PARAGRAPH = 700  # characters back from a bare "the border"
_BARE = re.compile(
    r"\b(?:the|this|that|their)\s+(?:(?:common|shared|closed|sealed|land|mutual|open|disputed|"
    r"state|joint|mountain|long|short)\s+)?((?:border|frontier)(?![\w-]))(?:\s+([A-Za-z]+))?",
    re.IGNORECASE,
)
_PAIRING = frozenset({"and", "-", "–", "—"})
_BLANK = re.compile(r"\n\s*\n")
_NO_MORE = frozenset({"with", "between", "of", "separating", "dividing"})
_MAY_FOLLOW = (
    words("english", "prepositions") | words("english", "auxiliaries")
    | words("english", "adverbs") | words("english", "clause_openers")
    | words("english", "determiners")
    | {"remains", "remained", "opened", "closed", "reopened", "stays", "stayed", "runs", "ran"}
) - _NO_MORE  # fmt: skip


def border_id(one: str, other: str) -> str:
    """Give the id of the border of two countries: alphabetical, whatever the order."""
    return "border:" + "-".join(sorted((one, other)))


class Sides:
    """The countries that the sentences of one document speak of; counted once, if asked."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Mapping[int, Mention],
        gazetteer: Gazetteer,
    ) -> None:
        """Keep what is needed to count."""
        self._sentences = sentences
        self._mentions = mentions
        self._gazetteer = gazetteer

    def meet(self, one: str, other: str) -> bool:
        """Tell whether two countries share a border of the gazetteer."""
        return border_id(one, other) in self._gazetteer.places

    def other_side(self, number: int, target: str) -> str:
        """Give the neighbour of ``target`` that the text around a sentence is most about."""
        fitting = self._neighbours(number, target)
        return max(sorted(fitting), key=fitting.__getitem__, default="")

    def sure_side(self, number: int, target: str) -> str:
        """Give the neighbour of ``target`` in play, if no other comes near it; or nothing."""
        fitting = self._neighbours(number, target)
        order = sorted(fitting, key=lambda country: (-fitting[country], country))
        if not order or (len(order) > 1 and fitting[order[0]] < _SURE * fitting[order[1]]):
            return ""
        return order[0]

    def _neighbours(self, number: int, target: str) -> dict[str, float]:
        """Weigh the neighbours of a country by how much the text around speaks of them."""
        weights: defaultdict[str, float] = defaultdict(float)
        whole = sum(self._document.values())
        for country, weight in self._document.items():
            weights[country] += _WHOLE * weight / whole
        for before in range(max(0, number - _BACK), number + 1):
            for country, weight in self._counts[before].items():
                weights[country] += weight / (1 + number - before)
        weights[self._opening(number - 1)] += _TOPIC
        return {c: w for c, w in weights.items() if c != target and self.meet(c, target)}

    def _opening(self, number: int) -> str:
        """Give the first country that a sentence names as a noun."""
        for mention in self._of(number) if number >= 0 else ():
            if mention.kind is not Kind.DEMONYM:
                place = self._gazetteer.places[mention.place_id]
                if place.is_country:
                    return place.place_id
        return ""

    def named(self, number: int) -> set[str]:
        """Give the countries that a sentence names, as nouns or as adjectives."""
        found = set()
        for mention in self._of(number):
            place = self._gazetteer.places[mention.place_id]
            if place.is_country:
                found.add(place.place_id)
        return found

    def coordinated(self, number: int) -> set[str]:
        """Give the borders of neighbours that a sentence pairs: ``A and B``, ``A-B``.

        A capital stands for its country; the last two of a longer list are no pair.
        """
        sentence = self._sentences[number]
        country = {
            at: self._state(self._mentions[name])
            for name, at in sentence.at.items()
            if name in self._mentions
        }
        found = set()
        for at, one in country.items():
            other = country.get(at + 2, "")
            joined = sentence.token(at + 1).low in _PAIRING
            listed = sentence.token(at - 1).text == "," and at - 2 in country
            if one and other and joined and not listed and self.meet(one, other):
                found.add(border_id(one, other))
        return found

    def alone(self, number: int) -> bool:
        """Tell whether the countries of a sentence make no more than one pair of neighbours."""
        return sum(self.meet(*pair) for pair in combinations(sorted(self.named(number)), 2)) <= 1

    def _state(self, mention: Mention) -> str:
        """Give the country that a name, an adjective or a capital stands for; or nothing."""
        if not mention.place_id or mention.kind is Kind.EMBEDDED:
            return ""
        place = self._gazetteer.places[mention.place_id]
        if place.is_country:
            return place.place_id
        return next(iter(self.countries_of(place)), "") if place.is_capital else ""

    @cached_property
    def _counts(self) -> list[dict[str, float]]:
        """Count each sentence's countries, its towns and provinces standing for theirs."""
        return [self._count(number) for number in range(len(self._sentences))]

    @cached_property
    def _document(self) -> dict[str, float]:
        """Count the whole document's countries."""
        total: defaultdict[str, float] = defaultdict(float)
        for counts in self._counts:
            for country, weight in counts.items():
                total[country] += weight
        return total

    @cached_property
    def _by_code(self) -> dict[str, str]:
        """Give today's country of each ISO code."""
        states = [p for p in self._gazetteer.places.values() if p.feature_code == "PCLI"]
        return {code: place.place_id for place in states for code in place.country_codes}

    def _of(self, number: int) -> Iterator[Mention]:
        """Give the resolved names of a sentence."""
        for name in self._sentences[number].at:
            mention = self._mentions.get(name)
            if mention and mention.place_id and mention.kind is not Kind.EMBEDDED:
                yield mention

    def _count(self, number: int) -> dict[str, float]:
        """Count one sentence."""
        counts: defaultdict[str, float] = defaultdict(float)
        for mention in self._of(number):
            weight = _DEMONYM if mention.kind is Kind.DEMONYM else 1.0
            for country in self.countries_of(self._gazetteer.places[mention.place_id]):
                counts[country] += weight
        return counts

    def countries_of(self, place: Place) -> list[str]:
        """Give the country that a place is or lies in; none where it lies in several."""
        if place.is_country:
            return [place.place_id]
        code = place.country_codes[0] if len(place.country_codes) == 1 else ""
        return [self._by_code[code]] if code in self._by_code else []


def find_bare_borders(
    text: str,
    sentences: Sequence[Sentence],
    sides: Sides,
    segments: Sequence[Segment],
    found: Sequence[Mention],
) -> list[Mention]:
    """Return "the border" where the paragraph speaks of one pair of neighbours only."""
    starts = [sentence.start for sentence in sentences]
    zones = [segment.start for segment in segments]
    taken = {mention.end for mention in found} | {mention.start for mention in found}
    added: list[Mention] = []
    for match in _BARE.finditer(text):
        start, end = match.span(1)
        following = (match[2] or "").lower()
        verb = following in _MAY_FOLLOW or following.endswith("ed")
        if (following and not verb) or start in taken or end in taken:
            continue
        at = bisect_right(zones, start) - 1
        zone = segments[at].zone if at >= 0 else Zone.BODY
        pair = _pair(text, sentences, bisect_right(starts, start) - 1, start, sides)
        if pair and zone is not Zone.URL and not _inside(start, found):
            added.append(_bare(text, start, end, zone, pair))
    return added


def _inside(start: int, found: Sequence[Mention]) -> bool:
    """Tell whether a border phrase covers a position."""
    return any(mention.start <= start < mention.end for mention in found)


def _pair(text: str, sentences: Sequence[Sentence], number: int, start: int, sides: Sides) -> str:
    """Give the one border in play, looking back to the start of the paragraph."""
    countries: set[str] = set()
    for before in range(number, -1, -1):
        sentence = sentences[before]
        far = start - sentence.start > _PARAGRAPH
        if far or _BLANK.search(text, sentence.end, start):
            return ""
        paired = sides.coordinated(before)
        if paired:
            return next(iter(paired)) if len(paired) == 1 and sides.alone(before) else ""
        countries |= sides.named(before)
        pairs = [pair for pair in combinations(sorted(countries), 2) if sides.meet(*pair)]
        if len(pairs) > 1:
            continue  # a pair may yet be named as one
        if pairs:
            return border_id(*pairs[0])
    return ""


def _bare(text: str, start: int, end: int, zone: Zone, place_id: str) -> Mention:
    """Make the mention of a border that only the paragraph tells."""
    return Mention(
        start, end, text[start:end], Kind.BORDER, place_id, zone=zone,
        certainty=Certainty.LESS_CERTAIN, resolution_rule="the-one-pair-of-the-paragraph",
        candidates=(place_id,),
    )  # fmt: skip
