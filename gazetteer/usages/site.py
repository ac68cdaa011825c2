"""One name in its sentence, as the rules of usage see it. Pure.

Names that are joined by commas and conjunctions ("A, B, and C") share what stands before
the first and after the last of them, so that they are judged alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.context import possessive_end
from gazetteer.cues import words
from gazetteer.english import grammar as en

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.context import Sentence, Token
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Usage

_JOINERS = frozenset(
    {"and", "or", "nor", "&", "plus", "/", "и", "или", "та", "ve", "veya", "və", "et", "ou", "und",
     "oder", "y", "e", "և", "და", "و"}
)  # fmt: skip
_FILLERS = frozenset(
    {",", "the", "both", "also", "even", "then", "especially", "particularly", "later", "neither",
     "either", "but", "as", "well", "of", "in", "perhaps", "possibly", "finally", "to", "by",
     "extension", "a", "lesser", "extent", "neighboring", "neighbouring", "nearby", "(", ")",
     "with", "from", "between", "not"}
)  # fmt: skip
_REPEATABLE = frozenset({"of", "in", "to", "by", "with", "from", "between"})
_ENDS_CLAUSE = frozenset(',;:—–()"“”')
_PARENTHESIS = 8
_GLOSS = 5
_LIST = 3
#: Countries whose first-level parts are nations with governments and teams of their own.
_NATIONS = {"GB"}
_REPUBLICS = ("republic", "республик", "respublika", "cumhuriyet", "հանրապետ", "nkr", "нкр")


class Standing(IntEnum):
    """How readily a place's name stands for a government."""

    LAND = 0  # rivers, villages, provinces: only where it plainly speaks
    REGION = 1  # blocs, continents, de facto states: where it acts
    STATE = 2  # countries, capitals, seats of power


def is_bloc(place: Place) -> bool:
    """Tell whether a place is a community without a territory of its own (the West)."""
    return (
        place.feature_code == "RGN"
        and not place.country_codes
        and place.position is None
        and not place.geometry_ref
    )


def standing_of(place: Place, name: str) -> Standing:
    """Give the standing of a place from its feature code, its status and the name used.

    A community without a territory (the West) is all actor; a de facto state is one where
    it is called a republic.
    """
    if place.is_country or place.is_capital or place.is_seat_of_power:
        return Standing.STATE
    if place.feature_code == "PPLG" or name.lower() in words("usage_en", "seats"):
        return Standing.STATE
    if is_bloc(place):
        return Standing.STATE
    if "de facto" in place.status and any(word in name.lower() for word in _REPUBLICS):
        return Standing.STATE
    if place.feature_code == "ADM1" and set(place.country_codes) == _NATIONS:
        return Standing.REGION
    political = place.feature_code in {"CONT", "RGNE"} or (
        place.feature_class == "L" and place.feature_code == "RGN" and not place.country_codes
    )
    return Standing.REGION if political or "de facto" in place.status else Standing.LAND


class Group(NamedTuple):
    """Coordinated names: token indices of the first and of the last (inclusive)."""

    first: int
    last: int
    contained: bool  # the name is the container in "X, Y"
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A name, its group, and what was said about the name before it in the sentence."""

    sentence: Sentence
    at: int
    group: Group
    standings: Mapping[int, Standing]
    is_country: bool
    is_bloc: bool  # a community without a territory (the West)
    is_seat: bool  # a building that stands for a government (the Kremlin)
    in_border: bool
    ending: str | None  # what is inflected of the name; None where that is not known
    before: tuple[Usage, str] | None
    said: Mapping[int, tuple[Usage, str]]  # the verdicts of the names before, by token index

    @property
    def standing(self) -> Standing:
        """The standing of this name's place."""
        return self.standings[self.at]

    @property
    def token(self) -> Token:
        """The name itself."""
        return self.sentence.tokens[self.at]

    def tok(self, index: int) -> Token:
        """Give a token of the sentence, ``EDGE`` beyond its ends."""
        return self.sentence.token(index)

    @property
    def possessive_end(self) -> int:
        """Index after this name's possessive ending; 0 if it has none."""
        return possessive_end(self.sentence, self.at)


def groups_of(
    sentence: Sentence, places: Mapping[int, Place | None], gazetteer: Gazetteer
) -> dict[int, Group]:
    """Find for every name of a sentence the names that it is coordinated with."""
    groups = {at: Group(at, at, contained=False, members=(at,)) for at in places}
    order = [at for at in sorted(places) if not _in_parenthesis(sentence, at)]
    pairs = list(pairwise(order))
    links = [_link(sentence, left, right) for left, right in pairs]
    contains = [
        link == "," and related(places[left], places[right], gazetteer)
        for link, (left, right) in zip(links, pairs, strict=True)
    ]
    first = 0
    for last in range(len(order)):
        if last == len(links) or not _continues(sentence, links, contains, last, order):
            for group in _split(sentence, order, links, contains, first, last):
                groups.update(dict.fromkeys(group.members, group))
            first = last + 1
    for i, within in enumerate(contains):
        right = order[i + 1]
        if within and right in groups[order[i]].members and not en.finite_after(sentence, right):
            groups[right] = groups[right]._replace(contained=True)
    return groups


def _continues(
    sentence: Sentence, links: list[str], contains: list[bool], at: int, order: list[int]
) -> bool:
    """Tell whether the group goes on after the name number ``at``.

    "A, B can apply" are two clauses though B contains A; in "A and B, C" C begins anew.
    """
    if contains[at] and en.finite_after(sentence, order[at + 1]):
        return False
    if links[at] == "," and at and links[at - 1] == "and" and not contains[at]:
        return False
    return bool(links[at])


def _split(
    sentence: Sentence,
    order: list[int],
    links: list[str],
    contains: list[bool],
    first: int,
    last: int,
) -> list[Group]:
    """Make the groups of a chain of names: one, or one each where it is no list."""
    inner = range(first, last)
    joined = any(links[i] == "and" for i in inner)
    if not joined and last - first + 1 < _LIST and not any(contains[i] for i in inner):
        return []
    if (
        last > first
        and links[last - 1] == "and"
        and _next_clause(sentence, order[first], order[last], two=last == first + 1)
    ):
        last -= 1
    members = tuple(order[first : last + 1])
    return [Group(members[0], members[-1], contained=False, members=members)]


def related(one: Place | None, other: Place | None, gazetteer: Gazetteer) -> bool:
    """Tell whether ``other`` contains ``one`` ("Kapan, Armenia")."""
    if one is None or other is None or one.place_id == other.place_id:
        return False
    if other.place_id in gazetteer.ancestors(one.place_id):
        return True
    return (
        other.is_country
        and not one.is_country
        and (bool(other.country_codes) and other.country_codes[0] in one.country_codes)
        and not other.is_capital
    )


def _link(sentence: Sentence, left: int, right: int) -> str:
    """Tell how two neighbouring names are joined: ``and``, ``,`` or not at all (empty)."""
    between = _without_parenthesis(sentence.tokens[left + 1 : right])
    if not between or any(not _fills(token) for token in between):
        return ""
    lows = [token.low for token in between]
    if any(low in _JOINERS for low in lows) or lows[:3] == ["as", "well", "as"]:
        repeated = [low for low in lows if low in _REPEATABLE]
        return "and" if not repeated or _same_preposition(sentence, left, repeated[-1]) else ""
    plain = all(low in {",", "the"} for low in lows)
    return "," if plain and lows[0] == "," else ""


def _next_clause(sentence: Sentence, first: int, last: int, *, two: bool) -> bool:
    """Tell whether the last name begins a clause ("entered A and B said", "in A, and B says")."""
    again = sentence.token(en.before_modifiers(sentence, first)).low
    if two and again == "to" and sentence.token(last + 1).low == "to":
        return True  # "gave Bosnia to Austria and Cyprus to England"
    joiner = last - 1
    while sentence.token(joiner).low in en.ADVERBS | {"the"}:
        joiner -= 1
    if not en.finite_after(sentence, last) or sentence.token(joiner).low not in _JOINERS:
        return False
    before = sentence.token(en.before_modifiers(sentence, first))
    if two and sentence.token(joiner - 1).text == "," and before.low in en.PREPOSITIONS:
        return True
    return _begins_clause(sentence, first, before, two=two)


def _begins_clause(sentence: Sentence, first: int, before: Token, *, two: bool) -> bool:
    """Tell whether the last of coordinated names has a verb of its own."""
    governed = before.low in en.PREPOSITIONS and before.low not in {"between", "among"}
    if two and governed and _has_verb_before(sentence, first):
        return True
    return en.may_be_verb(before) and before.low not in en.OPENERS | en.SPEECH


def _has_verb_before(sentence: Sentence, index: int) -> bool:
    """Tell whether the clause has its verb before ``index`` ("A drew in B and C won")."""
    here = en.before_modifiers(sentence, index) - 1
    while here >= 0 and sentence.token(here).text not in _ENDS_CLAUSE:
        token = sentence.token(here)
        before = sentence.token(here - 1)
        noun = before.low in en.DETERMINERS or en.is_adjective(before)
        verbal = token.low in en.AUXILIARIES or (en.may_be_verb(token) and not noun)
        if verbal and not token.low.endswith("ing"):
            return before.low not in {"who", "which", "that"} and here > 0
        here -= 1
    return False


def _fills(token: Token) -> bool:
    """Tell whether a word may stand between coordinated names."""
    return token.low in _FILLERS or token.low in _JOINERS or en.is_adjective(token)


def _in_parenthesis(sentence: Sentence, at: int) -> bool:
    """Tell whether a name stands in a short parenthesis after another name."""
    for step in range(1, _GLOSS):
        token = sentence.token(at - step)
        if token.text in {"(", "["}:
            return sentence.token(at - step - 1).is_name or (
                sentence.token(at - step - 1).low in {"’s", "'s"}
            )
        if token.is_name or not (token.is_word or token.text in {":", ".", ","}):
            return False
    return False


def _same_preposition(sentence: Sentence, left: int, preposition: str) -> bool:
    """Tell whether a repeated preposition also stands before the first name."""
    return any(sentence.token(left - step).low == preposition for step in (1, 2, 3))


def _without_parenthesis(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop a short parenthesis at the start of a stretch."""
    if tokens and tokens[0].text == "(":
        for index, token in enumerate(tokens[:_PARENTHESIS]):
            if token.text == ")":
                return tokens[index + 1 :]
    return tokens
