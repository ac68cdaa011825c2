"""Find the phrases that name a border between two countries. Pure.

``Armenia-Azerbaijan border``, ``border between Chile and Peru``, ``Turkey's border
with Armenia``, ``the Armenian-Turkish frontier``, ``border with Iran`` (the other side is
the country that the sentence is about). The country names inside stay mentions of their
own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.bordersides import Sides, border_id
from gazetteer.cues import table, words
from gazetteer.model import Certainty, Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer

_DASHES = frozenset("-–—‑−/")
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "l’",
        "l'",
        "der",
        "die",
        "das",
        "dem",
        "el",
        "los",
        "il",
        "lo",
    ]
)
_POSSESSIVES = frozenset({"’s", "'s", "’", "'", "s"})
_REACH = 6


class _Side(NamedTuple):
    """A country named at a token; ``noun`` tells a name from an adjective.

    ``other`` is the second country of a compound adjective in one token.
    """

    at: int
    country: str
    noun: bool
    other: str = ""


class _Here(NamedTuple):
    """What the document around a sentence tells of countries."""

    around: Sides
    number: int


class _Phrase(NamedTuple):
    """Token span (both inclusive) and the two countries of a border phrase."""

    first: int
    last: int
    one: str
    other: str
    rule: str


def find_borders(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Mention],
    gazetteer: Gazetteer,
    around: Sides,
) -> list[Mention]:
    """Return the border mentions of the sentences.

    ``mentions`` are the resolved names by the index of their match. A border of two known
    countries that the gazetteer does not hold is still a mention, without a place.
    """
    nouns = _nouns()
    found: list[Mention] = []
    for number, sentence in enumerate(sentences):
        at = [i for i, token in enumerate(sentence.tokens) if token.low in nouns and token.name < 0]
        if not at:
            continue
        sides = _sides(sentence, mentions, gazetteer)
        here = _Here(around, number)
        for index in at:
            phrase = _phrase(sentence, index, sides, here)
            if phrase:
                found.append(_mention(text, sentence, phrase, gazetteer))
    return found


@cache
def _nouns() -> frozenset[str]:
    """Give the nouns of all languages: none is a word of another."""
    return frozenset(
        word for listed in table("borders")["nouns"].values() for word in listed.split()
    )


def _sides(
    sentence: Sentence, mentions: Mapping[int, Mention], gazetteer: Gazetteer
) -> dict[int, _Side]:
    """Give the countries (and adjectives of countries) by token index."""
    sides: dict[int, _Side] = {}
    for name, at in sentence.at.items():
        mention = mentions.get(name)
        if mention is None or not mention.place_id or mention.kind is Kind.EMBEDDED:
            continue
        place = gazetteer.places[mention.place_id]
        if place.is_country:
            sides[at] = _Side(at, place.place_id, noun=mention.kind is not Kind.DEMONYM)
    for at, token in enumerate(sentence.tokens):
        if not token.is_name and token.is_word:
            sides.update(_compound(sentence, at, token.low))
    return sides


def _compound(sentence: Sentence, at: int, low: str) -> dict[int, _Side]:
    """Read the halves of a compound adjective ("армяно-азербайджанской", "arméno-…").

    Where the second half is a name of its own only the first is read here; a compound in
    one token carries its second country in ``other``.
    """
    first, dash, second = low.partition("-")
    stems: dict[str, str] = table("borders")["stems"]
    country = stems.get(first, "")
    if not country:
        return {}
    if dash:
        other = next(
            (c for stem, c in table("borders")["seconds"].items() if second.startswith(stem)), ""
        )
        return {at: _Side(at, country, noun=False, other=other)}
    return {at: _Side(at, country, noun=False)} if sentence.token(at + 1).text in _DASHES else {}


def _phrase(
    sentence: Sentence, index: int, sides: Mapping[int, _Side], place: _Here
) -> _Phrase | None:
    """Read the phrase around the noun at ``index``."""
    return (
        _pair_before(sentence, index, sides)
        or _between(sentence, index, sides)
        or _genitives(sentence, index, sides)
        or _with(sentence, index, sides, place)
        or _pair_after_owner(sentence, index, sides)
    )


def _start(sentence: Sentence, index: int) -> int:
    """Give the first token of the phrase: adjectives such as "land" belong to it."""
    adjectives = words("borders", "adjectives", "words")
    while sentence.token(index - 1).low in adjectives:
        index -= 1
    return index


def _pair_before(sentence: Sentence, index: int, sides: Mapping[int, _Side]) -> _Phrase | None:
    """``A-B border``, ``Armenian-Turkish frontier``, ``армяно-турецкая граница``."""
    right = _start(sentence, index) - 1
    if sentence.token(right).low == "state":
        right -= 1
    if right in sides and sides[right].other:
        return _Phrase(right, index, sides[right].country, sides[right].other, "pair-and-border")
    if right in sides:
        left = right - 1
        if sentence.token(left).text in _DASHES or sentence.token(left).low in words(
            "borders", "and", "words"
        ):
            left -= 1
        if left in sides and sides[left].country != sides[right].country:
            return _Phrase(
                left, index, sides[left].country, sides[right].country, "pair-and-border"
            )
    return None


def _between(sentence: Sentence, index: int, sides: Mapping[int, _Side]) -> _Phrase | None:
    """``border between A and B``, ``граница между А и Б``."""
    if sentence.token(index + 1).low not in words("borders", "between", "words"):
        return None
    named = [at for at in range(index + 2, index + 2 + 2 * _REACH) if at in sides]
    if len(named) < 2 or named[1] - named[0] > _REACH:  # noqa: PLR2004
        return None
    one, other = sides[named[0]], sides[named[1]]
    if one.country == other.country:
        return None
    return _Phrase(_start(sentence, index), named[1], one.country, other.country, "border-between")


def _with(
    sentence: Sentence, index: int, sides: Mapping[int, _Side], place: _Here
) -> _Phrase | None:
    """``A's border with B``, ``border with B``, ``граница Армении с Ираном``."""
    here = index + 1
    owner = None
    if here in sides and sentence.token(here + 1).low in {"с", "со", "mit", "avec", "con"}:
        owner, here = sides[here], here + 1
    if sentence.token(here).low not in words("borders", "with", "words"):
        return None
    here += 1
    if sentence.token(here).low in _ARTICLES or sentence.token(here).low in {
        "neighboring",
        "neighbouring",
    }:
        here += 1
    if here not in sides:
        return None
    target = sides[here]
    is_of = sentence.token(here - 1).low == "of"
    start = _start(sentence, index)
    before = start - 1
    if owner is None and sentence.token(before).low in _POSSESSIVES:
        before -= 1
    if owner is None and before in sides:
        owner = sides[before]
        start = before
    if is_of and owner is None:
        return _both_of(sentence, index, here, sides)
    country = owner.country if owner else _subject_of(index, sides, target, place)
    if not country or country == target.country:
        return None
    rule = "border-with" if owner else "border-with-and-the-subject"
    return _Phrase(start, here, country, target.country, rule)


def _genitives(sentence: Sentence, index: int, sides: Mapping[int, _Side]) -> _Phrase | None:
    """``граница Армении и Азербайджана``: two genitives right after the noun."""
    if index + 1 in sides and sides[index + 1].noun:
        return _both_of(sentence, index, index + 1, sides)
    return None


def _both_of(
    sentence: Sentence, index: int, here: int, sides: Mapping[int, _Side]
) -> _Phrase | None:
    """``the border of A and B``."""
    if sentence.token(here + 1).low in words("borders", "and", "words"):
        last = here + 2 if sentence.token(here + 2).low not in _ARTICLES else here + 3
        if last in sides and sides[last].country != sides[here].country:
            return _Phrase(_start(sentence, index), last, sides[here].country,
                           sides[last].country, "border-of-both")  # fmt: skip
    return None


def _pair_after_owner(sentence: Sentence, index: int, sides: Mapping[int, _Side]) -> _Phrase | None:
    """``Ermenistan ile Azerbaycan arasındaki sınır``: both names, a postposition, the noun."""
    if sentence.token(index - 1).low not in {"arasındaki", "arasındakı"}:
        return None
    named = [at for at in range(max(0, index - _REACH), index) if at in sides]
    if len(named) < 2:  # noqa: PLR2004
        return None
    one, other = sides[named[-2]], sides[named[-1]]
    return _Phrase(one.at, index, one.country, other.country, "border-between")


def _subject_of(index: int, sides: Mapping[int, _Side], target: _Side, place: _Here) -> str:
    """Give the country that has the border.

    It is the first that the sentence names before, if it is a neighbour, else the
    neighbour that the sentences around are about.
    """
    before = [side for at, side in sides.items() if at < index and side.country != target.country]
    nouns = [side for side in before if side.noun]
    named = (nouns or before[-1:])[:1]
    if named and place.around.meet(named[0].country, target.country):
        return named[0].country
    likely = place.around.other_side(place.number, target.country)
    return likely or (named[0].country if named else "")


def _mention(text: str, sentence: Sentence, phrase: _Phrase, gazetteer: Gazetteer) -> Mention:
    """Make the mention of a border phrase."""
    start = sentence.tokens[phrase.first].start
    end = sentence.tokens[phrase.last].end
    place_id = border_id(phrase.one, phrase.other)
    known = place_id in gazetteer.places
    return Mention(
        start, end, text[start:end], Kind.BORDER, place_id if known else "", zone=sentence.zone,
        certainty=Certainty.CERTAIN if known else Certainty.LESS_CERTAIN,
        resolution_rule=phrase.rule if known else "border-not-in-gazetteer",
        candidates=(place_id,),
    )  # fmt: skip
