"""A generic word that several names share: ``Lachin and Kalbajar districts``. Pure.

Each of the names then means what it would mean with the word behind it, though the name
alone may be a town's: ``the provinces of Ardabil and Gilan``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.context import is_ending
from gazetteer.cues import table

if TYPE_CHECKING:
    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Match

_R = "resolve_en"
_LONGEST_LIST = 12  # tokens


def shared_generic(sentence: Sentence, at: int, gazetteer: Gazetteer) -> str:
    """Give the id of the area that the name at ``at`` means with the word that it shares.

    Empty where no such word stands by, or no area (or more than one) bears the two words.
    """
    generic = _after(sentence, at) or _before(sentence, at)
    if not generic:
        return ""
    areas = {
        one
        for one in gazetteer.bearers(f"{sentence.tokens[at].text} {generic}")
        if gazetteer.places[one].feature_class == "A"
    }
    return areas.pop() if len(areas) == 1 else ""


def without_plural(match: Match, sentence: Sentence, at: int) -> Match:
    """Cut the generic from a name whose plural s was taken for a possessive.

    ``East Azerbaijan province`` + ``s`` names East Azerbaijan, and other provinces.
    """
    ending = sentence.token(at + 1)
    name, space, last = match.text.rpartition(" ")
    if not space or ending.low != "s" or not is_ending(sentence, at + 1):
        return match
    if f"{last}s" not in _plurals():
        return match
    return replace(match, end=match.start + len(name), text=name)


def with_feature(match: Match, sentence: Sentence, at: int) -> Match:
    """Add the feature word behind a name to it: ``Niger`` + ``River``."""
    after = sentence.token(at + 1)
    if after.start - match.end != 1:
        return match
    return replace(match, end=after.end, text=f"{match.text} {after.text}")


def _plurals() -> dict[str, str]:
    """Give the singular of each plural of an area's generic."""
    plurals: dict[str, str] = table(_R)["generics"]
    return plurals


def _after(sentence: Sentence, at: int) -> str:
    """``A, B and C districts``: the plural ends a list of names."""
    joined = False
    for here in range(at + 1, at + _LONGEST_LIST):
        token = sentence.token(here)
        if joined and token.low in _plurals():
            return _plurals()[token.low]
        if joined and token.low == "s" and is_ending(sentence, here):
            return _plurals().get(f"{sentence.token(here - 1).low.rpartition(' ')[2]}s", "")
        if token.low in {"and", ",", "or", "&"}:
            joined = True
        elif not token.is_capital:
            return ""
    return ""


def _before(sentence: Sentence, at: int) -> str:
    """``the districts of A, B and C``, ``the district of A``."""
    for here in range(at - 1, at - _LONGEST_LIST, -1):
        token = sentence.token(here)
        if token.low == "of":
            word = sentence.token(here - 1).low
            alone = word if here == at - 1 and word in _plurals().values() else ""
            return _plurals().get(word, "") or alone
        if token.low not in {"and", ",", "or", "&"} and not token.is_capital:
            return ""
    return ""
