"""What only persons do and own: told by what stands behind a name. Pure.

``Sofia laughed``, ``London, 22, grew up``, ``Albin London, a spokesman``, ``Ireland's wife``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.cues import verbs, words

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token

_E = "embedded"
_P = "person"
_AGE = re.compile(r"[1-9]\d|10\d")
_WHO = 4
_LINE = 60
#: Prepositions behind which only places stand.
PLACING = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "throughout"})


def of_age(sentence: Sentence, at: int) -> str:
    """``London, 22, grew up``: an age between commas, or ``aged 22``.

    Not in a list of figures ("Baku, 32, clear; Ganja, 30, clear"), and not behind "in".
    """
    before, comma = sentence.token(at - 1), sentence.token(at + 1)
    if comma.text not in {",", "("} or before.low in PLACING | {"from", "to"}:
        return ""
    age, close = sentence.token(at + 2), sentence.token(at + 3)
    if age.low == "aged":
        return "family-name"
    if not _AGE.fullmatch(age.text) or close.text not in {",", ")"}:
        return ""
    if sum(_AGE.fullmatch(token.text) is not None for token in sentence.tokens[:_LINE]) > 1 and (
        ";" in {token.text for token in sentence.tokens[:_LINE]}
    ):
        return ""
    follows = sentence.token(at + 4)
    goes_on = follows.is_word and not follows.is_name and not follows.text[0].isdigit()
    return "family-name" if goes_on else ""


def has_office(sentence: Sentence, at: int) -> bool:
    """Tell whether an apposition calls the name a person ("Albin London, a spokesman")."""
    if sentence.token(at + 1).text != ",":
        return False
    if sentence.token(at + 2).low not in {"a", "an", "the", "his", "her", "its", "their"}:
        return False
    listed = words(_E, "persons") | words(_E, "bearers") | words(_E, _P, "kin")
    return any(sentence.token(at + step).low in listed for step in (3, 4))


def acts_like_person(sentence: Sentence, at: int) -> str:
    """``Sofia laughed``, ``Paris, who was born in``, ``Ireland's wife``: only persons do."""
    name = sentence.tokens[at]
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if before.low in words("english", "prepositions") - {"by", "with", "to", "for", "of"}:
        return ""
    if before.low in {"all", "half", "whole"}:
        return ""
    given = name.low in words(_E, "given_places")
    if (
        given
        and before.low == "the"
        and after.low in words(_E, _P, "families")
        and (sentence.token(at + 2).low != "of")
    ):
        return "person-by-kin"
    if is_possessive(after) and after.start == name.end:
        spouse = sentence.token(at + 2).low in words(_E, _P, "spouses")
        owns = (given or spouse) and owns_like_person(sentence, at + 2)
        return "person-by-kin" if owns else ""
    if (
        given
        and after.low == "from"
        and at == sentence.first_word()
        and _is_house(sentence, at + 2)
    ):
        return "acts-like-a-person"
    if is_personal(sentence, at) and (given or _is_strict(sentence, at)):
        return "acts-like-a-person"
    return ""


def owns_like_person(sentence: Sentence, index: int) -> bool:
    """Tell whether what begins at ``index`` belongs to persons: a wife, no mother tongue."""
    owned, after = sentence.token(index).low, sentence.token(index + 1)
    if owned not in words(_E, _P, "owned") and owned not in words(_E, _P, "spouses"):
        return False
    if after.low == "of":
        return False
    ends = (
        words("english", "prepositions")
        | words("english", "auxiliaries")
        | {"and", "or", "who"}
        | words("english", "adverbs")
    )
    if not after.is_word or after.is_capital or after.low in ends:
        return True
    return (
        after.low.endswith("ed")
        or after.low in words(_E, _P, "telling")
        or (after.low in verbs("english", "common_verbs"))
    )


def _is_house(sentence: Sentence, index: int) -> bool:
    """Tell whether an office or an institution begins at ``index`` ("from accounting")."""
    near = [sentence.token(index + step) for step in range(4)]
    if near[0].low in words(_E, _P, "departments"):
        return True
    return near[0].low in {"the", "our"} and any(
        token.low in words(_E, "heads") or token.low in words(_E, _P, "departments")
        for token in near[1:]
    )


def is_personal(sentence: Sentence, at: int) -> bool:
    """Tell whether what follows is done by persons alone: laughed, was born, married."""
    index = at + 1
    if sentence.token(index).text == "," and sentence.token(index + 1).low == "who":
        index += 2
        near = range(index, index + _WHO)
        return any(sentence.token(one).low in words(_E, _P, "life") for one in near) or bool(
            _AGE.fullmatch(sentence.token(index + 1).text)
        )
    while sentence.token(index).low in words("english", "adverbs") and index < at + _WHO:
        index += 1
    low, second = sentence.token(index).low, sentence.token(index + 1).low
    if low in {"was", "is", "had", "has"} and second in words(_E, _P, "life"):
        return second != "born" or sentence.token(index + 2).low in {
            "in",
            "on",
            "to",
            "and",
            "into",
        }
    if low in words(_E, _P, "life_alone"):
        return True
    return low in verbs(_E, _P, "personal") and second not in {"off", "through", "past"}


def _is_strict(sentence: Sentence, at: int) -> bool:
    """Tell whether "his" or "her" and something of a body or a life follows soon."""
    for index in range(at + 2, at + 7):
        if sentence.token(index).low in {"his", "her"}:
            return sentence.token(index + 1).low in words(_E, _P, "bodily")
    return False


def is_possessive(token: Token) -> bool:
    """Tell whether a token is the ending of a possessive."""
    return token.low in {"'s", "’s"}
