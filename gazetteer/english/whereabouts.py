"""Whether an English phrase of place ends with a name: ``lives in Nice.``, ``from Bath to Cork``.

Names that are also words or persons count as places there, and in few phrases else. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.english.grammar import AUXILIARIES, MONTHS, PREPOSITIONS
from gazetteer.model import Zone

if TYPE_CHECKING:
    from gazetteer.context import Sentence

_WHERE = frozenset({"in", "near", "outside"})
_GOES_ON = PREPOSITIONS | AUXILIARIES | {"and", "or", "who", "where"}


def ends_a_phrase_of_place(sentence: Sentence, at: int) -> bool:
    """Tell whether a preposition of place governs a name and the phrase ends with it.

    ``in Reading comprehension`` goes on; ``from`` and ``to`` may bring a person, so that
    both must be there, with a capital each.
    """
    name, before, after = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    if not name.is_capital or name.text.isupper() or name.low in MONTHS:
        return False
    if sentence.zone is Zone.HEADING or after.text == "-" or after.low in {"’s", "'s"}:
        return False
    if after.is_word and after.low not in _GOES_ON:
        return False
    if before.low in _WHERE:
        return True
    if before.low == "from":
        return after.low == "to" and sentence.token(at + 2).is_capital
    far = sentence.token(at - 2).is_capital and sentence.token(at - 3).low == "from"
    return before.low == "to" and far
