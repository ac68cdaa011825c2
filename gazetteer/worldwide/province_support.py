"""What in a sentence supports a name of a province that only ISO 3166-2 knows. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazetteer.cues import table, words
from gazetteer.embedding.givennames import is_given

if TYPE_CHECKING:
    from gazetteer.context import Sentence

_P = "provinces"
_LIST = 14  # tokens of a list of names
_LINKS = frozenset({",", "and", "or", "&", "y", "e", "et"})
_OF = frozenset({"of", "de", "del", "do", "da"})
_ARTICLES = frozenset({"the"})


class Generic(NamedTuple):
    """The word that makes a name a province's, and where the whole name ends."""

    word: str
    end: int


def generic_of(sentence: Sentence, at: int) -> Generic | None:
    """Return the generic of a name: its own behind it, one before it, or that of its list."""
    singular, plural = table(_P)["generics"], table(_P)["plurals"]
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if after.low in singular and after.start - name.end == 1:
        return Generic(after.low, after.end)
    before = sentence.token(at - 1)
    if before.low in _OF and sentence.token(at - 2).low in singular:
        return Generic(sentence.token(at - 2).low, name.end)
    shared = _list_after(sentence, at, plural) or _list_before(sentence, at, plural)
    return Generic(shared, name.end) if shared else None


def _list_after(sentence: Sentence, at: int, plural: dict[str, str]) -> str:
    """``A, B and C provinces``: the plural ends a list of names."""
    joined = False
    for here in range(at + 1, at + _LIST):
        token = sentence.token(here)
        if joined and token.low in plural:
            return plural[token.low]
        if token.low in _LINKS:
            joined = True
        elif not token.is_capital:
            return ""
    return ""


def _list_before(sentence: Sentence, at: int, plural: dict[str, str]) -> str:
    """``the provinces of A, B and C``; ``three provinces - A, B and C``."""
    for here in range(at - 1, at - _LIST, -1):
        token = sentence.token(here)
        if token.low in _OF or token.text in {":", "–", "—", "("}:
            return plural.get(sentence.token(here - 1).low, "")
        if token.low in plural and here == at - 1:
            return plural[token.low]
        if token.low not in _LINKS and not token.is_capital:
            return ""
    return ""


def is_cut_from_longer(sentence: Sentence, at: int) -> bool:
    """Tell whether a capital before a name makes it a part of another ("Upper X province")."""
    name, before = sentence.tokens[at], sentence.token(at - 1)
    if before.text in {"@", "#", "&", "-", "/"} and before.end == name.start:
        return True
    if not before.is_word or not before.is_capital or name.start - before.end != 1:
        return False
    if at - 1 == sentence.first_word() and not before.is_name and not is_given(before.low):
        known = words("world", "company", "openers") | words("world", "strong", "en")
        return before.low not in known | words("world", "weak", "en")
    return before.low not in words("world", "modifiers", "capitals") | {"northern", "eastern"}


def has_article(sentence: Sentence, at: int) -> bool:
    """Tell whether an article stands before a name, which then is a river or a people."""
    return sentence.token(at - 1).low in _ARTICLES
