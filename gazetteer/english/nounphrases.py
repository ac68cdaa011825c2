"""The noun of an English phrase: its head, what qualifies it, thing or deed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.english.grammar import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    BEFALLING,
    DETERMINERS,
    NOUNS,
    OF_ACTOR,
    PREPOSITIONS,
    may_be_verb,
)

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token

_MAX_HEAD = 6
_ABSTRACT_ENDINGS = (
    "ism", "ment", "ments", "tion", "tions", "sion", "sions", "ness", "ance", "ence", "cy", "cies",
    "ship", "hood", "ing", "ings", "al", "als", "ity", "ities", "ture", "tures", "ysis", "ack",
    "out", "outs", "plan", "plans", "self",
)  # fmt: skip


def head_noun(sentence: Sentence, index: int) -> str:
    """Give the head of the noun phrase that begins at ``index``: its last known noun.

    The phrase ends at a preposition, a verb form, a sign or a name; where no noun of the
    tables is in it, its last word is the answer.
    """
    last = ""
    known = ""
    for here in range(index, index + _MAX_HEAD):
        token = sentence.token(here)
        if token.low in DETERMINERS and last in NOUNS:
            break
        if token.low in DETERMINERS and last and may_be_verb(sentence.token(here - 1)):
            return sentence.token(here - 2).low if here - 2 >= index else last
        if qualifies(sentence, here):
            continue
        if not token.is_word or token.is_name or _ends_phrase(token, last):
            if token.text == "-" or (token.text in ",&" and _list_goes_on(sentence, here)):
                continue
            break
        pair = f"{sentence.token(here - 1).low} {token.low}" if last else ""
        last = pair if pair in NOUNS else token.low.rpartition("-")[2]
        if last in NOUNS:
            known = last
    return last if last in NOUNS else known or last


def qualifies(sentence: Sentence, here: int) -> bool:
    """Tell whether a name stands as an adjective before a noun ("a Prussian town")."""
    after = sentence.token(here + 1)
    plain = after.is_word and not (after.is_name or after.is_capital)
    return sentence.token(here).is_name and plain and after.low in NOUNS | BEFALLING | ADJECTIVES


def _ends_phrase(token: Token, last: str) -> bool:
    """Tell whether a word cannot continue a noun phrase."""
    low = token.low
    if low in PREPOSITIONS or low in AUXILIARIES or low in {"and", "or", "that", "who", "which"}:
        return True
    if last and (low in ADVERBS or low in DETERMINERS):
        return True
    return bool(last) and last in NOUNS and may_be_verb(token) and low not in NOUNS


def _list_goes_on(sentence: Sentence, index: int) -> bool:
    """Tell whether a comma continues a list of modifiers ("gas, oil, and power sectors")."""
    after = sentence.token(index + 1)
    return after.is_word and not after.is_name and after.low in NOUNS | ADJECTIVES | {"and"}


def is_thing(head: str, *, plainly: bool) -> bool:
    """Tell whether a noun of no table is a thing or a people, not a deed or a quality.

    A deed or a quality ends in -ism, -ness, -tion …; of a country (``plainly``) only the
    plural of those who make, play or sell something is told apart from what a state has.
    """
    if not head.isalpha() or head.endswith(_ABSTRACT_ENDINGS) or head in OF_ACTOR:
        return False
    return head.endswith(("ers", "ians", "ists", "goers")) if plainly else head not in NOUNS
