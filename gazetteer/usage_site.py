"""One name in its sentence, as the rules of usage see it. Pure.

Names that are joined by commas and conjunctions ("A, B, and C") share what stands before
the first and after the last of them, so that they are judged alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.context import EDGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.context import Sentence, Token
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place, Usage

_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "ʼs", "`s"})
_JOINERS = frozenset({"and", "or", "nor", "&", "plus"})
_FILLERS = frozenset(
    {",", "the", "both", "also", "even", "then", "especially", "particularly", "later", "neither",
     "either", "but", "as", "well", "of", "in", "perhaps", "possibly", "finally", "to", "by",
     "extension", "a", "lesser", "extent", "neighboring", "neighbouring", "nearby", "(", ")",
     "with", "from", "between", "not"}
)  # fmt: skip
_REPEATABLE = frozenset({"of", "in", "to", "by", "with", "from", "between"})
_PARENTHESIS = 8
_LIST = 3


class Standing(IntEnum):
    """How readily a place's name stands for a government."""

    LAND = 0  # rivers, villages, provinces: only where it plainly speaks
    REGION = 1  # blocs, continents, de facto states: where it acts
    STATE = 2  # countries, capitals, seats of power


def standing_of(place: Place) -> Standing:
    """Give the standing of a place from its feature code and status."""
    if place.is_country or place.is_capital or place.is_seat_of_power:
        return Standing.STATE
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
    in_border: bool
    before: tuple[Usage, str] | None

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


def possessive_end(sentence: Sentence, at: int) -> int:
    """Give the index after the possessive ending of a name, 0 without one.

    A lost apostrophe ("Russias") is a lone ``s`` glued to the name.
    """
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if after.low in _POSSESSIVE and after.start == name.end:
        lone = after.low in {"'", "’"}
        if lone and (name.low[-1] not in "sxz" or not sentence.token(at + 2).is_word):
            return 0
        return at + 2
    if after.low == "s" and after.start == name.end:
        return at + 2
    return 0


def group_of(
    sentence: Sentence, at: int, places: Mapping[int, Place | None], gazetteer: Gazetteer
) -> Group:
    """Find the names that are coordinated with the one at token ``at``."""
    order = sorted(places)
    here = order.index(at)
    links = [_link(sentence, order[i], order[i + 1]) for i in range(len(order) - 1)]
    contains = [
        links[i] == "," and related(places[order[i]], places[order[i + 1]], gazetteer)
        for i in range(len(order) - 1)
    ]
    first = last = here
    while first > 0 and links[first - 1]:
        first -= 1
    while last < len(links) and links[last]:
        last += 1
    joined = any(links[i] == "and" for i in range(first, last))
    if not joined and last - first + 1 < _LIST and not any(contains[first:last]):
        first = last = here
    contained = here > first and contains[here - 1]
    return Group(order[first], order[last], contained, tuple(order[first : last + 1]))


def related(one: Place | None, other: Place | None, gazetteer: Gazetteer) -> bool:
    """Tell whether ``other`` contains ``one`` ("Kapan, Armenia")."""
    if one is None or other is None or one.place_id == other.place_id:
        return False
    if other.place_id in gazetteer.ancestors(one.place_id):
        return True
    return other.is_country and not one.is_country and (
        bool(other.country_codes) and other.country_codes[0] in one.country_codes
    ) and not other.is_capital


def _link(sentence: Sentence, left: int, right: int) -> str:
    """Tell how two neighbouring names are joined: ``and``, ``,`` or not at all (empty)."""
    between = _without_parenthesis(sentence.tokens[left + 1 : right])
    if not between or any(token.low not in _FILLERS | _JOINERS for token in between):
        return ""
    lows = [token.low for token in between]
    if any(low in _JOINERS for low in lows) or lows[:3] == ["as", "well", "as"]:
        repeated = [low for low in lows if low in _REPEATABLE]
        return "and" if not repeated or _same_preposition(sentence, left, repeated[-1]) else ""
    plain = all(low in {",", "the"} for low in lows)
    return "," if plain and lows[0] == "," else ""


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


__all__ = ["EDGE", "Group", "Site", "Standing", "group_of", "possessive_end", "related"]
