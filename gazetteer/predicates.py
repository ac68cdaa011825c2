"""What an English predicate says of its subject: a place described, or somebody who acts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.english import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COPULAS,
    DESCRIBED,
    DETERMINERS,
    HAVE,
    INSTITUTIONAL,
    MODALS,
    OF_PLACE,
    PHYSICAL,
    PLACE_ADJECTIVES,
    PREPOSITIONS,
    RELATIONAL,
    SETTLEMENT,
    TO_PLACE,
    VERBS,
    main_verb,
    may_be_verb,
    skip_adverbs,
)

if TYPE_CHECKING:
    from gazetteer.context import Sentence

_NAMED = words("usage_en", "phrases", "named")
_COUNTED = words("usage_en", "phrases", "counted")
_SINKING = words("usage_en", "phrases", "sinking")
_EDGES = words("usage_en", "phrases", "edges")
_VISITORS = words("usage_en", "phrases", "visitors")


def is_deed(sentence: Sentence, index: int) -> bool:
    """Tell whether the predicate at ``index`` is a deed of its subject, not a state."""
    verb = main_verb(sentence, index)
    if verb in COPULAS or verb in BE:
        return False
    return verb in VERBS or sentence.token(index).low in MODALS


def is_about_place(sentence: Sentence, index: int) -> bool:
    """Tell whether the predicate at ``index`` describes or befalls a place."""
    first = sentence.token(index).low
    verb = main_verb(sentence, index)
    if verb in OF_PLACE:
        return True
    if first in BE or verb in BE or first in COPULAS or sentence.token(index + 1).low in BE:
        return _complement_is_place(sentence, index)
    if (first in HAVE and not _is_perfect(sentence, index)) or verb in HAVE:
        return _owns_land(sentence, index + 1)
    if verb in {"offer", "offers", "offered", "surprises", "surprised"}:
        return _pleases(sentence, index + 1)
    if verb in _SINKING:
        return "into" in {sentence.token(index + 1).low, sentence.token(index + 2).low}
    if verb in _EDGES:
        after = sentence.token(index + 1)
        return not after.is_word or after.low in PREPOSITIONS or after.low in {"here", "there"}
    if verb in {"fell", "fall", "falls", "fallen"}:
        return True
    return verb in {"came", "come", "comes"} and sentence.token(index + 1).low == "under"


def _complement_is_place(sentence: Sentence, index: int) -> bool:
    """Tell whether what follows a copula speaks of a place ("is a town", "was shelled")."""
    for here in range(index + 1, index + 8):
        token = sentence.token(here)
        low = token.low
        if token.is_name:
            return sentence.token(here - 1).low in {"called", "renamed", "named"}
        if low in _NAMED or low in _COUNTED:
            continue
        if low in {"divided", "split"}:
            return sentence.token(here + 1).low in {"by", "into", "between", "along"}
        if low in SETTLEMENT or low in DESCRIBED or low in PLACE_ADJECTIVES:
            return True
        if low in TO_PLACE and low not in {"left", "cross"}:
            return sentence.token(here - 1).low in BE | ADVERBS
        if not token.is_word or token.is_name or low in PREPOSITIONS | {"to", "that"}:
            return False
        if may_be_verb(token) or low in INSTITUTIONAL:
            return False
    return False


def _is_perfect(sentence: Sentence, index: int) -> bool:
    """Tell whether ``has`` at ``index`` is an auxiliary: a participle follows."""
    here = skip_adverbs(sentence, index + 1)
    token = sentence.token(here)
    return token.low in {"been", "become", "to"} or (
        not token.is_name and may_be_verb(token) and not token.low.endswith("ing")
    )


def _owns_land(sentence: Sentence, index: int) -> bool:
    """Tell whether what is owned is land, people or a figure ("has a population of")."""
    for here in range(index, index + 6):
        token = sentence.token(here)
        if token.low in PHYSICAL:
            return True
        if token.low in {"than", "over", "around", "about", "of"}:
            continue
        if not token.is_word or token.is_name or token.low in PREPOSITIONS:
            return False
        if token.low in INSTITUTIONAL or token.low in RELATIONAL:
            return False
    return False


def _pleases(sentence: Sentence, index: int) -> bool:
    """Tell whether a place is what a visitor enjoys ("offers beaches", "surprised us")."""
    near = [sentence.token(here).low for here in range(index, index + 4)]
    return any(low in _VISITORS for low in near)


def opens_settlement(sentence: Sentence, index: int) -> bool:
    """Tell whether an apposition at ``index`` calls the name a town, a capital, a region."""
    for here in range(index, index + 6):
        token = sentence.token(here)
        if token.low in SETTLEMENT:
            return sentence.token(index).low in DETERMINERS or here > index
        if not token.is_word or token.low in AUXILIARIES or token.low in {"and", "which", "who"}:
            return False
    return False


def asks_about_place(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a question describes a place ("Is Turkey safe to visit?")."""
    verb = first - 1 if sentence.token(first - 1).low in BE else first - 2
    return sentence.token(verb).low in BE and _complement_is_place(sentence, last)
