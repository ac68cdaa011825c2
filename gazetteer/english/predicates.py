"""What an English predicate says of its subject: a place described, or somebody who acts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import verbs, words
from gazetteer.english.complements import complement_is_place
from gazetteer.english.grammar import (
    ADVERBS,
    ARMS,
    AUXILIARIES,
    BE,
    BEFALLING,
    CHANGING,
    COPULAS,
    DETERMINERS,
    FREIGHT,
    HAVE,
    INSTITUTIONAL,
    MODALS,
    NEUTRAL,
    OF_ACTOR,
    OF_PLACE,
    OFFICE,
    PHYSICAL,
    PLACE_ADJECTIVES,
    PREPOSITIONS,
    RELATIONAL,
    SETTLEMENT,
    SPATIAL,
    STATES,
    TO_PLACE,
    TRANSFER,
    VERBS,
    main_verb,
    main_verb_at,
    may_be_verb,
    skip_adverbs,
)
from gazetteer.english.nounphrases import head_noun, qualifies

if TYPE_CHECKING:
    from gazetteer.context import Sentence

_COUNTED = words("usage_en", "phrases", "counted")
_DARK = words("usage_en", "phrases", "dark")
_RESTING = verbs("usage_en", "verbs", "resting")
_GETTING = verbs("usage_en", "verbs", "getting")
_SINKING = words("usage_en", "phrases", "sinking")
EDGES = words("usage_en", "phrases", "edges")
_VISITORS = words("usage_en", "phrases", "visitors")
_MONEY = words("usage_en", "phrases", "money")
_IN_MEASURES = frozenset({"of", "than", "over", "about", "around", "some", "per", "up"})
SOVEREIGN = verbs("usage_en", "verbs", "sovereign")
_SEIZING = verbs("usage_en", "verbs", "seizing")
_ANYONE = frozenset({"me", "him", "her", "us", "you", "them"})
_WHERE = {"where", "far", "big", "large", "old", "hot", "cold", "high", "small", "safe"}
_PLURAL = {"are", "have", "were", "lie", "sit", "stand", "stay", "remain", "top"}
_NOT_ALONE = words("usage_en", "phrases", "joined")
_SEATS_TAKEN = words("usage_en", "phrases", "seats_taken")
_IDLE = words("usage_en", "phrases", "idle")
_SPREADING = verbs("usage_en", "verbs", "spreading")
_SUBJECT = 6
_PRONOUNS = frozenset(
    {
        "key",
        "problem",
        "exception",
        "answer",
        "culprit",
        "it",
        "he",
        "she",
        "they",
        "this",
        "that",
        "who",
        "what",
        "we",
        "i",
        "you",
    }
)
_VISITORS_SELVES = frozenset({"me", "us", "you"})
_MAKES = words("usage_en", "phrases", "makes")
_RUNNING = verbs("usage_en", "verbs", "running")
_OBJECT = 9


def is_deed(sentence: Sentence, index: int) -> bool:
    """Tell whether the predicate at ``index`` is a deed of its subject, not a state."""
    verb = main_verb(sentence, index)
    if sentence.token(index).low in BE and sentence.token(index + 1).low == "to":
        return True
    if verb in COPULAS or verb in BE:
        return False
    if sentence.token(index).low in HAVE and not _is_perfect(sentence, index):
        return True
    done_to = sentence.token(main_verb_at(sentence, index) + 1)
    return verb in VERBS or sentence.token(index).low in MODALS or done_to.is_name


def is_team(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether one country has a verb in the plural ("France are", "Canada lie in wait")."""
    name, verb, before = sentence.token(last), sentence.token(last + 1), sentence.token(first - 1)
    two = before.low == "and" and sentence.token(first - 2).text == ","  # two clauses
    joined = (before.low in _NOT_ALONE and not two) or before.is_capital or before.text == ","
    return first == last and not joined and not name.low.endswith("s") and verb.low in _PLURAL


def is_tired(sentence: Sentence, index: int) -> bool:
    """Tell whether a copula at ``index`` says how somebody feels ("is tired", "was silent")."""
    after = sentence.token(skip_adverbs(sentence, index + 1))
    feels = after.low in OF_ACTOR or after.low.endswith("ed")
    return sentence.token(index).low in COPULAS and feels


def is_rule(sentence: Sentence, index: int) -> bool:
    """Tell whether a town or province rules: "Venice held Crete", "Port Sudan issues permits"."""
    at = main_verb_at(sentence, index)
    verb = sentence.token(at).low
    if verb in SOVEREIGN:
        return True
    taken = sentence.token(skip_adverbs(sentence, at + 1))
    return verb in _SEIZING and taken.is_word and taken.is_capital


def is_about_place(sentence: Sentence, index: int) -> bool:
    """Tell whether the predicate at ``index`` describes or befalls a place."""
    first = sentence.token(index).low
    at = main_verb_at(sentence, index)
    verb, after = sentence.token(at).low, sentence.token(at + 1)
    if verb in OF_PLACE:
        return _is_of_place(sentence, at, verb)
    if verb in CHANGING and _stands_alone(sentence, at + 1):
        return True
    if verb in _GETTING and after.low in PLACE_ADJECTIVES:
        return True
    if verb in COPULAS and first not in COPULAS:
        return complement_is_place(sentence, at)
    if first in BE or verb in BE or first in COPULAS or sentence.token(index + 1).low in BE:
        return complement_is_place(sentence, index)
    if (first in HAVE and not _is_perfect(sentence, index)) or verb in HAVE:
        return _owns_land(sentence, index + 1)
    said = _by_object(sentence, at, verb)
    return _depends(sentence, at, verb) if said is None else said


def _by_object(sentence: Sentence, at: int, verb: str) -> bool | None:
    """Judge the verbs whose object or extent decides; None for other verbs."""
    after = sentence.token(at + 1)
    if verb in _GETTING and after.low in DETERMINERS:
        return head_noun(sentence, at + 1) in PHYSICAL
    if verb not in VERBS - TO_PLACE - NEUTRAL and after.low in _VISITORS_SELVES:
        return True  # "wears you out"; verbs of will ("promises us") are known
    if verb in NEUTRAL:
        return befalls(sentence, at + 1)
    if verb in {"make", "makes", "made"} and after.low in {"a", "an"}:
        return head_noun(sentence, at + 1) in _MAKES
    if verb in _RUNNING:
        return _extends(sentence, at + 1)
    if verb in _RESTING and after.low in {"on", "upon"}:
        return head_noun(sentence, at + 2) in PHYSICAL | SPATIAL | FREIGHT
    return None


def _extends(sentence: Sentence, after: int) -> bool:
    """Tell whether a verb of motion says how land lies ("runs for 4,000 km along the sea")."""
    word, second = sentence.token(after), sentence.token(after + 1)
    if word.low in {"short", "out"} and second.low == "of":
        return head_noun(sentence, after + 2) in PHYSICAL | FREIGHT | BEFALLING | {"power"}
    counted = {word.text[0].isdigit(), second.text[0].isdigit() or second.low in _COUNTED}
    if word.low in {"for", "over", "across", "up"} and True in counted:
        return True
    return word.low in {"along", "under", "beneath", "between", "down"} and not second.is_name


def _is_of_place(sentence: Sentence, at: int, verb: str) -> bool:
    """Tell whether a verb of place is meant as such: not "he lies", "sits out", "stands by"."""
    after = sentence.token(at + 1)
    if verb in {"lie", "lies", "lied"} and not after.is_word:
        return False
    if verb in _SPREADING and not (_stands_alone(sentence, at + 1) or after.text[0].isdigit()):
        return False
    seat = {sentence.token(at + step).low for step in (2, 3, 4)} & _SEATS_TAKEN
    stays = (
        bool(seat)
        or sentence.token(skip_adverbs(sentence, at + 1)).low in _IDLE
        or after.low in _IDLE
    )
    return not (verb.startswith(("sit", "sat", "stand", "stood")) and stays)


def _depends(sentence: Sentence, at: int, verb: str) -> bool:  # noqa: PLR0911 - one a line
    """Judge the verbs that are about a place in one construction only."""
    after = sentence.token(at + 1)
    if verb in {"offer", "offers", "offered", "surprises", "surprised"}:
        return _pleases(sentence, at + 1)
    if verb in _SINKING:
        return "into" in {after.low, sentence.token(at + 2).low}
    if verb in EDGES:
        return not after.is_word or after.low in PREPOSITIONS or after.low in {"here", "there"}
    if verb in {"mean", "means", "meant"}:
        return not after.is_name and after.low not in {"to", "that", "it", "business", "what"}
    if verb in {"account", "accounts", "accounted"}:
        return after.low == "for"
    if verb in {"go", "goes", "going", "gone", "went"}:
        return after.low in _DARK
    if verb in {"stay", "stays", "stayed"}:
        return after.low == "with" and sentence.token(at + 2).low in _ANYONE
    if verb in {"fell", "fall", "falls", "fallen"}:
        return True
    return verb in {"came", "come", "comes"} and after.low == "under"


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb before ``index`` has no object."""
    after = sentence.token(index)
    if not after.is_word or (after.low.endswith("ly") and not sentence.token(index + 1).is_word):
        return True
    return after.low in PREPOSITIONS | ADVERBS | {"and", "but", "so", "a", "late", "early"}


def befalls(sentence: Sentence, index: int) -> bool:
    """Tell whether an object at ``index`` is people, weather, a crop, a game, a length of time.

    "hosts 300,000 refugees", "has seen floods"; but "hosts talks", "saw 300 million dollars".
    """
    if sentence.token(index).low == "power" and sentence.token(index - 1).low.startswith("lo"):
        return True
    for here in range(index, index + _OBJECT):
        token = sentence.token(here)
        if qualifies(sentence, here):
            continue
        if token.is_name or token.low in ARMS or token.low in _MONEY or token.text in "$€£":
            return False
        if token.low in BEFALLING or token.low in FREIGHT:
            return not any(sentence.token(here + step).low in _MONEY for step in (1, 2, 3))
        if token.low in INSTITUTIONAL or token.low in RELATIONAL:
            return False
        if token.low in PREPOSITIONS and token.low not in _IN_MEASURES:
            return False
        if not token.is_word and token.text[0] not in "-‐'’,.":
            return False
        if token.low in {"it", "them", "whom", "which"}:
            return sentence.token(here - 1).low == "of"
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
    if _is_counted(sentence, index):
        return True
    for here in range(index, index + 6):
        token = sentence.token(here)
        if token.low in PHYSICAL:
            return True
        if qualifies(sentence, here) or token.low in {"than", "over", "around", "about", "of"}:
            continue
        if not token.is_word or token.is_name or token.low in PREPOSITIONS:
            return False
        if token.low in INSTITUTIONAL | RELATIONAL | ARMS | AUXILIARIES:
            return False
    return False


def _is_counted(sentence: Sentence, index: int) -> bool:
    """Tell whether a number of things that are not a government's is owned ("has 200 schools")."""
    number = sentence.token(index)
    if not (number.text[0].isdigit() or number.low in _COUNTED):
        return False
    head = head_noun(sentence, index)
    return bool(head) and head not in INSTITUTIONAL | RELATIONAL | STATES | TRANSFER | OFFICE


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


def identifies_place(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a copula says which place something is ("the destination is Russia").

    "The winner is Russia", "the threat is Russia" are about somebody.
    """
    here = first - 1
    while sentence.token(here).low in ADVERBS | {"not"}:
        here -= 1
    if sentence.token(here).low not in BE or sentence.token(last + 1).is_word:
        return False
    for back in range(here - 1, max(-1, here - _SUBJECT), -1):
        token = sentence.token(back)
        if not token.is_word:
            return here - 1 > back
        if token.is_name or token.low in INSTITUTIONAL | STATES | RELATIONAL | OFFICE | _PRONOUNS:
            return False
        if token.low.endswith(("er", "or", "ers", "ors")) and token.low not in ADVERBS:
            return False
    return True


def asks_about_place(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a question describes a place ("Is Turkey safe to visit?")."""
    if sentence.token(first - 1).low in BE and sentence.token(first - 2).low in _WHERE:
        return True
    verb = first - 1 if sentence.token(first - 1).low in BE else first - 2
    return sentence.token(verb).low in BE and complement_is_place(sentence, last)
