"""What an English copula says of its subject: a place described, or somebody. Pure.

"is a town", "was shelled", "is pink at sunset" describe a place; "is silent", "is a
hegemon", "is eager to" somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.english.grammar import (
    ADVERBS,
    BE,
    BEFALLING,
    DESCRIBED,
    DETERMINERS,
    FORCE,
    FREIGHT,
    INSTITUTIONAL,
    OF_ACTOR,
    PART,
    PHYSICAL,
    PLACE_ADJECTIVES,
    PREPOSITIONS,
    RELATIONAL,
    SETTLEMENT,
    STATES,
    TO_PLACE,
    TRANSFER,
    may_be_verb,
)
from gazetteer.english.nounphrases import head_noun, qualifies

if TYPE_CHECKING:
    from gazetteer.context import Sentence

_NAMED = words("usage_en", "phrases", "named")
_COUNTED = words("usage_en", "phrases", "counted")
_NOT_ADJECTIVES = words("usage_en", "phrases", "not_adjectives")
_AFTER_BARE = words("usage_en", "phrases", "after_bare")
_ON_THE_GROUND = words("usage_en", "phrases", "on_the_ground")
_IN_RUINS = frozenset(
    {"ruins", "flames", "rubble", "darkness", "mourning", "lockdown", "bloom", "view", "sight"}
)
UNDER = words("usage_en", "phrases", "under")
_AGENT_ENDINGS = (
    "er",
    "or",
    "ist",
    "ant",
    "man",
    "men",
    "mon",
    "cy",
    "ion",
    "ism",
    "ment",
    "state",
)
_IN_TROUBLE = words("usage_en", "phrases", "in_trouble")
_STATES_LEFT = words("usage_en", "phrases", "states_left")
_WITH_LITTLE = frozenset(
    {"no", "little", "few", "only", "nothing", "neither", "a", "an", "two", "one"}
)
_PARTICIPLES = frozenset(form for row in words("english", "irregular") for form in row.split())
_UNITS = words("usage_en", "phrases", "units")
_COMPLEMENT = 8


def complement_is_place(sentence: Sentence, index: int) -> bool:
    """Tell whether what follows a copula speaks of a place ("is a town", "was shelled")."""
    said = _known_complement(sentence, index)
    return _unknown_complement(sentence, index) if said is None else said


def _known_complement(sentence: Sentence, index: int) -> bool | None:
    """Look the words of a complement up: of a place, of an actor, or unknown (None)."""
    opened = False  # a noun phrase: its participles are adjectives ("a very relaxed place")
    for here in range(index + 1, index + _COMPLEMENT):
        token, low = sentence.token(here), sentence.token(here).low
        opened = opened or low in {"a", "an", "the"}
        if opened and qualifies(sentence, here):
            continue
        if token.is_name:
            return any(sentence.token(back).low in _NAMED for back in range(index, here))
        if low in PREPOSITIONS & PLACE_ADJECTIVES and here != _after_copula(sentence, index):
            return None  # "the only channel between", not "lies between"
        if low in _NAMED or low in _COUNTED or low in {"no", "longer"}:
            continue  # "is no longer"
        if low in {"one", "of"} and "one" in {low, sentence.token(here - 1).low}:
            continue  # "is one of the friendliest countries"
        if low in PREPOSITIONS - {"as", "for"} and here == _after_copula(sentence, index):
            return _is_like(sentence, index, here) or _lies_at(sentence, here)
        said = _known_word(sentence, here, opened=opened)
        if said is not None:
            return said
        if not token.is_word or low in PREPOSITIONS | {"to", "that"}:
            return None
    return None


def _known_word(sentence: Sentence, here: int, *, opened: bool) -> bool | None:
    """Look one word of a complement up; ``opened`` if an article stands before it."""
    token, low = sentence.token(here), sentence.token(here).low
    special = _special_word(sentence, here)
    if special is not None:
        return special
    if low in {"divided", "split"}:
        return _is_cut(sentence, here)
    if low in SETTLEMENT or low in DESCRIBED:
        return True
    if low in PLACE_ADJECTIVES:
        acts = opened and _is_somebody(sentence, here + 1)
        return not acts and not _looks_somewhere(sentence, here)
    if low in TO_PLACE and low not in {"left", "cross"}:
        return sentence.token(here - 1).low in BE | ADVERBS and _is_done(sentence, here)
    if low in {"state", "nation", "republic"} and sentence.token(here - 1).low.endswith("est"):
        return True
    if low in OF_ACTOR or low in INSTITUTIONAL | STATES:
        return False
    return False if may_be_verb(token) and not (opened and low.endswith("ed")) else None


def _special_word(sentence: Sentence, here: int) -> bool | None:
    """Judge words whose next word decides ("made of", "cut off", "close to X", "short of")."""
    low = sentence.token(here).low
    if low == "made" and sentence.token(here + 1).low in {"of", "up", "out"}:
        return True
    if low == "cut" and sentence.token(here + 1).low == "off":
        return True
    if low == "close":
        return sentence.token(here + 1).low != "to" or sentence.token(here + 2).is_name
    if low == "short" and sentence.token(here + 1).low == "of":
        return head_noun(sentence, here + 2) in PHYSICAL | FREIGHT | BEFALLING | {"power"}
    return None


def _is_somebody(sentence: Sentence, here: int) -> bool:
    """Tell whether the noun behind an adjective is of those who act ("a small buyer")."""
    head = head_noun(sentence, here) if sentence.token(here).is_word else ""
    if not head or head in PHYSICAL | SETTLEMENT | DESCRIBED:
        return False
    return head in INSTITUTIONAL | STATES | RELATIONAL or head.endswith(_AGENT_ENDINGS)


def _is_like(sentence: Sentence, index: int, here: int) -> bool:
    """Tell whether a likeness with another place is seen ("looks like Santa Barbara")."""
    looks = sentence.token(index).low.startswith(("look", "feel", "felt"))
    if not looks or sentence.token(here).low != "like":
        return False
    return sentence.token(here + 1).is_capital or head_noun(sentence, here + 1) in SETTLEMENT


def _after_copula(sentence: Sentence, index: int) -> int:
    """Give the index of the first word of the complement."""
    here = index + 1
    while sentence.token(here).low in BE | ADVERBS:
        here += 1
    return here


def _is_cut(sentence: Sentence, here: int) -> bool:
    """Tell whether "divided" is about land ("divided by a wall", "was divided too")."""
    after = sentence.token(here + 1)
    if after.low in {"by", "into", "between", "along"}:
        return True
    past = {"was", "were", "been"} & {sentence.token(here - step).low for step in (1, 2)}
    return bool(past) and (not after.is_word or after.low in {"too", "until", "from", "for"})


def _is_done(sentence: Sentence, here: int) -> bool:
    """Tell whether a participle of force is meant as such ("was hit", not "hit with a fine")."""
    after, second = sentence.token(here + 1), sentence.token(here + 2)
    if sentence.token(here).low in {"linked", "connected"} and after.low == "to":
        return second.is_name or sentence.token(here + 3).is_name
    return not is_addressed(sentence, here, here) and after.low != "over"


def is_addressed(sentence: Sentence, verb: int, last: int) -> bool:
    """Tell whether a verb of force is meant otherwise: "hit X with tariffs", "approached X for"."""
    after = sentence.token(last + 1).low
    if sentence.token(verb).low in {"hit", "hits", "hitting", "struck", "slapped"}:
        return after == "with" and sentence.token(last + 2).low not in FORCE
    if sentence.token(verb).low in {"leave", "leaves", "left", "leaving"}:
        second = sentence.token(last + 3).low
        return (
            after in _STATES_LEFT
            or (after == "in" and second in _IN_TROUBLE)
            or (after == "with" and sentence.token(last + 2).low in _WITH_LITTLE)
        )
    if sentence.token(verb).low.startswith("approach"):
        return after in {"for", "about", "with", "to", "over"}
    return False


def _looks_somewhere(sentence: Sentence, here: int) -> bool:
    """Tell whether a direction is where somebody looks ("looks west")."""
    return sentence.token(here).low in PART | {"away", "elsewhere"} and sentence.token(
        here - 1
    ).low in {"look", "looks", "looked"}


def _lies_at(sentence: Sentence, here: int) -> bool:
    """Tell whether a phrase after a copula says where something lies ("is on the coast")."""
    low = sentence.token(here).low
    inside = [sentence.token(here + step) for step in range(1, 5)]
    if low == "under":
        return any(token.low in UNDER for token in inside)
    if low in {"in", "on", "at", "off", "beside", "by", "along", "across", "beyond", "behind"}:
        head = head_noun(sentence, here + 1)
        if inside[0].low not in DETERMINERS | PART and head not in _IN_RUINS:
            return inside[0].is_name  # "in line", "on track" are no places
        named = inside[0].is_name or (inside[0].low in DETERMINERS | PART and inside[1].is_name)
        return named or head in PHYSICAL or head in SETTLEMENT or head in _ON_THE_GROUND | _IN_RUINS
    return False


def _unknown_complement(sentence: Sentence, index: int) -> bool:
    """Judge a complement that no table knows: a bare adjective or "a feast" describe a place.

    An adjective with a complement of its own ("eager to", "fond of"), a participle and a
    noun for those who act ("a hegemon", "a democracy") are about somebody.
    """
    here = _after_copula(sentence, index)
    token, after = sentence.token(here), sentence.token(here + 1)
    if token.text[0].isdigit() or token.low in _COUNTED:
        return sentence.token(here + 1).low in _UNITS
    if not token.is_word or token.is_name or token.is_capital:
        return False
    said = _by_small_word(sentence, here)
    if said is not None:
        return said
    if token.low in {"my", "our", "her", "his", "your"}:
        return True
    if token.low in {"a", "an"}:
        head = head_noun(sentence, here)
        return head.isalpha() and not head.endswith(_AGENT_ENDINGS) and head not in RELATIONAL
    if (
        token.low in _PARTICIPLES
        or token.low in DETERMINERS
        or token.low.endswith(("ed", "ing", "n’t"))
        or may_be_verb(token)
    ):
        return False
    if token.low in PREPOSITIONS or token.low in _NOT_ADJECTIVES or token.low in TRANSFER:
        return False
    return not after.is_word or after.low in _AFTER_BARE


def _by_small_word(sentence: Sentence, here: int) -> bool | None:
    """Judge a complement by the small word that it begins with; None for other words."""
    token, after = sentence.token(here), sentence.token(here + 1)
    if token.low == "and" and sentence.token(here - 1).low in {"long", "far", "well"}:
        return True  # an adjective that the adverbs know: "is long and thin"
    if token.low in {"more", "what"}:
        return after.low in {"than", "you", "we", "i"}
    if token.low == "for":
        return after.low in {"everyone", "everybody"} or after.low.endswith(("ers", "ors"))
    if token.low == "as":
        return sentence.token(here + 1).low not in OF_ACTOR | _PARTICIPLES
    if token.low == "straight" or (token.low in {"here", "there"} and after.low != "to"):
        return True
    return None
