"""Names told by kin and company: ``his mother, Florence``, ``daughters Ani and Asia``. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import verbs, words
from gazetteer.embedding.deeds import is_possessive

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token
    from gazetteer.embedding.page import Named

_E = "embedded"
_P = "person"
_KIN = "kin-or-friend"
_LIST = 9
_BE = frozenset({"is", "are", "was", "were"})
_SIGNS = frozenset({",", "and", "—", "–", "-", "("})
#: Words that own; "its" is a state's.
POSSESSIVES = frozenset({"my", "his", "her", "their", "our", "your", "whose"})
_NUMBERS = frozenset({"a", "the", "two", "three", "four"})
_COUNTED = _NUMBERS | {"only", "eldest", "youngest", "elder", "younger", "late", "own", "twin",
                       "little", "first", "second"}  # fmt: skip


def kin_rule(sentence: Sentence, at: int, named: Named) -> str:
    """Return the rule by which a word of kin or company makes the name a person's."""
    index, steps = _back_to_noun(sentence, at)
    noun = sentence.token(index)
    if noun.low in words(_E, _P, "companions"):
        mine = sentence.token(index - 1).low in {"my", "his", "her", "your"}
        return _KIN if mine and not steps and not named.country else ""
    many = noun.low in words(_E, _P, "kin_many")
    kin = many or noun.low in words(_E, _P, "kin")
    beings = many or noun.low in words(_E, "bearers")
    if not (kin or beings) or (noun.is_capital and index != sentence.first_word()):
        return ""
    if steps and not _closes(sentence, at):
        return ""
    given = sentence.tokens[at].low in words(_E, "given_places")
    apart = given and _is_between_commas(sentence, at)
    owner = _owner(sentence, index)
    if owner.low in POSSESSIVES or is_possessive(owner):
        state = named.country and not given and owner.low in {"our", "their", "whose"}
        return "" if state or (steps and not (kin or apart)) else _KIN
    told = kin or (beings and bool(steps) and apart)
    return _KIN if owner.low in _COUNTED and given and told else ""


def _back_to_noun(sentence: Sentence, at: int) -> tuple[int, int]:
    """Give the index of what stands before the list that a name is in, and the steps to it."""
    index, steps = at - 1, 0
    while steps < _LIST and (
        sentence.token(index).low in _SIGNS
        or (steps and sentence.token(index).is_capital and sentence.token(index).is_word)
    ):
        index -= 1
        steps += 1
    if sentence.token(index).low in _BE and (steps or _closes(sentence, at)):
        return index - 1, steps + 1
    return index, steps


def _owner(sentence: Sentence, index: int) -> Token:
    """Give what owns the noun at ``index``, past "late", "eldest" and the like."""
    owner = sentence.token(index - 1)
    while owner.low in _COUNTED - _NUMBERS and sentence.token(index - 2).is_word:
        index -= 1
        owner = sentence.token(index - 1)
    return owner


def _is_between_commas(sentence: Sentence, at: int) -> bool:
    """Tell whether a name stands alone between two commas, as an apposition does."""
    return sentence.token(at - 1).text == "," and sentence.token(at + 1).text == ","


def _closes(sentence: Sentence, at: int) -> bool:
    """Tell whether a name ends its phrase, as an apposition or the last of a list does."""
    after = sentence.token(at + 1)
    return not after.is_word or after.low in {"and", "or", "who"} | words(
        "english", "auxiliaries"
    ) | (verbs(_E, _P, "personal") | words("english", "prepositions"))
