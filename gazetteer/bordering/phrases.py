"""Find the phrases that name a border between two countries. Pure.

``Armenia-Azerbaijan border``, ``border between Chile and Peru``, ``Turkey's border
with Armenia``, ``the Armenian-Turkish frontier``, ``border with Iran`` (the other side is
the country that the sentence is about), ``the Turkish border``. The country names inside
stay mentions of their own. How the phrases are built is in ``bordering.shapes``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.bordering import shapes
from gazetteer.bordering.shapes import DASHES, Phrase, Side
from gazetteer.bordering.sides import Sides, border_id
from gazetteer.context import Sentence, tokenize
from gazetteer.cues import table
from gazetteer.model import Certainty, Kind, Mention, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Segment

_B = "borders"
_ONE_SIDE = "border-and-the-other-side"


class _Here(NamedTuple):
    """What the document around a sentence tells of countries."""

    around: Sides
    number: int


def find_borders(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Mention],
    gazetteer: Gazetteer,
    around: Sides,
    segments: Sequence[Segment] = (),
) -> list[Mention]:
    """Return the border mentions of the sentences, and of those that hold no name.

    ``mentions`` are the resolved names by the index of their match; ``segments`` are where
    sentences without a name are looked for ("the frontier between the two Koreas"). A
    border of two known countries that the gazetteer does not hold is still a mention,
    without a place.
    """
    nouns = _nouns()
    found: list[Mention] = []
    for number, sentence in _with_nameless(text, sentences, segments):
        at = [i for i, token in enumerate(sentence.tokens) if token.low in nouns and token.name < 0]
        if not at:
            continue
        sides = _sides(sentence, mentions, gazetteer, around)
        here = _Here(around, number)
        for index in at:
            for phrase in _phrases(sentence, index, sides, here):
                found.append(_mention(text, sentence, phrase, gazetteer))  # noqa: PERF401
    return found


@cache
def _nouns() -> frozenset[str]:
    """Give the nouns of all languages: none is a word of another."""
    return frozenset(word for listed in table(_B)["nouns"].values() for word in listed.split())


@cache
def _nameless() -> re.Pattern[str]:
    """Give the words that name two countries without a name: compounds and plurals."""
    told = [*table(_B)["twins"], *(f"{stem}[-‐‑]" for stem in table(_B)["stems"] if stem)]
    return re.compile(rf"\b(?:{'|'.join(told)})", re.IGNORECASE)


def _with_nameless(
    text: str, sentences: Sequence[Sentence], segments: Sequence[Segment]
) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences with their number; one without names has that of the one before."""
    starts = [sentence.start for sentence in sentences]
    yield from enumerate(sentences)
    if not _nameless().search(text):
        return
    for segment in segments:
        for start, end in segment.sentences:
            number = bisect_right(starts, start) - 1
            named = number >= 0 and start < sentences[number].end
            if named or segment.zone is Zone.URL or not _nameless().search(text, start, end):
                continue
            tokens = tokenize(text, start, end, ())
            yield max(0, number), Sentence(start, end, segment.zone, tokens, {})


def _sides(
    sentence: Sentence, mentions: Mapping[int, Mention], gazetteer: Gazetteer, around: Sides
) -> dict[int, Side]:
    """Give the countries (and adjectives of countries) by token index.

    A province stands for its country: "the border between Syunik and Iran".
    """
    sides: dict[int, Side] = {}
    for name, at in sentence.at.items():
        mention = mentions.get(name)
        if mention is None or not mention.place_id or mention.kind is Kind.EMBEDDED:
            continue
        place = gazetteer.places[mention.place_id]
        country = place.place_id if place.is_country else _country_of_land(place, around)
        if country:
            sides[at] = Side(at, country, noun=mention.kind is not Kind.DEMONYM)
    for at, token in enumerate(sentence.tokens):
        if not token.is_name and token.is_word:
            sides.update(_compound(sentence, at, token.low))
    return sides


def _country_of_land(place: Place, around: Sides) -> str:
    """Give the country of a province; empty for anything else."""
    if place.feature_code not in {"ADM1", "ADM2"}:
        return ""
    return next(iter(around.countries_of(place)), "")


def _compound(sentence: Sentence, at: int, low: str) -> dict[int, Side]:
    """Read the halves of a compound adjective ("армяно-азербайджанской", "arméno-…").

    Where the second half is a name of its own only the first is read here; a compound in
    one token carries its second country in ``other``.
    """
    first, dash, second = low.replace("‑", "-").replace("‐", "-").partition("-")
    stems: dict[str, str] = table(_B)["stems"]
    country = stems.get(first, "")
    if not country:
        return {}
    if dash:
        other = next((c for stem, c in table(_B)["seconds"].items() if second.startswith(stem)), "")
        return {at: Side(at, country, noun=False, other=other)} if other else {}
    return {at: Side(at, country, noun=False)} if sentence.token(at + 1).text in DASHES else {}


def _phrases(
    sentence: Sentence, index: int, sides: Mapping[int, Side], place: _Here
) -> tuple[Phrase, ...]:
    """Read the phrase around the noun at ``index``; a list of neighbours makes several."""
    phrase = (
        shapes.between(sentence, index, sides)
        or shapes.pair_before(sentence, index, sides)
        or shapes.twin_adjective(sentence, index)
        or shapes.genitives(sentence, index, sides)
        or shapes.pair_and_postposition(sentence, index, sides)
    )
    if phrase:
        return (phrase,)
    several = shapes.with_one(sentence, index, sides)
    if several:
        return tuple(p for one in several for p in _completed(one, index, sides, place))
    phrase = (
        shapes.with_after(sentence, index, sides)
        or shapes.with_before(sentence, index, sides)
        or shapes.one_side(sentence, index, sides)
    )
    return _completed(phrase, index, sides, place) if phrase else ()


def _completed(
    phrase: Phrase, index: int, sides: Mapping[int, Side], place: _Here
) -> tuple[Phrase, ...]:
    """Add the side that the phrase does not name; give nothing where it cannot be told."""
    if phrase.one:
        return (phrase,)
    if phrase.rule == _ONE_SIDE:
        one = place.around.sure_side(place.number, phrase.other)
    else:
        one = _subject_of(index, sides, phrase.other, place)
    return (phrase._replace(one=one),) if one and one != phrase.other else ()


def _subject_of(index: int, sides: Mapping[int, Side], target: str, place: _Here) -> str:
    """Give the country that has the border.

    It is the first that the sentence names before, if it is a neighbour, else the
    neighbour that the sentences around are about.
    """
    before = [side for at, side in sides.items() if at < index and side.country != target]
    nouns = [side for side in before if side.noun]
    named = (nouns or before[-1:])[:1]
    if named and place.around.meet(named[0].country, target):
        return named[0].country
    likely = place.around.other_side(place.number, target)
    return likely or (named[0].country if named else "")


def _mention(text: str, sentence: Sentence, phrase: Phrase, gazetteer: Gazetteer) -> Mention:
    """Make the mention of a border phrase."""
    start = sentence.tokens[phrase.first].start
    end = sentence.tokens[phrase.last].end
    place_id = border_id(phrase.one, phrase.other)
    known = place_id in gazetteer.places
    sure = known and phrase.rule != _ONE_SIDE
    return Mention(
        start, end, text[start:end], Kind.BORDER, place_id if known else "", zone=sentence.zone,
        certainty=Certainty.CERTAIN if sure else Certainty.LESS_CERTAIN,
        resolution_rule=phrase.rule if known else "border-not-in-gazetteer",
        candidates=(place_id,),
    )  # fmt: skip
