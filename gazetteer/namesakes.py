"""Names that something or somebody else bears: clubs, ships, storms, drinks, likenesses. Pure.

``the ferry Batumi``, ``Valencia drew 2-2``, ``a glass of Bordeaux``, ``the Venice of the
North``, ``a girl named Georgia``: here the phrase around the name tells, not the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.cues import words

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token

_E = "embedded"
_QUOTES = frozenset("\"“„«‘'*_")
_SCORE = re.compile(r"\d{1,2}[-:]\d{1,2}")
_REACH = 5
_CALLED = 8
_MANY = 2  # words of sport, where no score is given
_LINE = 60
_POSSESSIVES = frozenset({"my", "his", "her", "their", "our", "your", "its"})
_NAMING = frozenset({"named", "called", "christened", "nicknamed"})
_BECOMING = words("usage_en", "phrases", "be") | {"become", "becomes", "became", "as", "into"}
_PHRASE_ENDS = words("english", "prepositions") | {"and", "or", "but"}


def namesake_rule(sentence: Sentence, at: int, *, country: bool, demonym: bool, town: bool) -> str:
    """Return the rule by which something else bears the name; empty if none does."""
    if demonym:
        return ""
    return (
        _named_thing(sentence, at)
        or _named_being(sentence, at)
        or _portion(sentence, at)
        or (_likeness(sentence, at) if town or country or _is_called(sentence, at) else "")
        or (_one_of_a_kind(sentence, at) if town else "")
        or _club(sentence, at, country=country)
    )


def _named_thing(sentence: Sentence, at: int) -> str:
    """``the ferry Batumi``, ``Typhoon Manila``, ``the film “Chicago”``."""
    index = at - 1
    if sentence.token(index).text in _QUOTES:
        index -= 1
    before = sentence.token(index)
    if before.is_name or before.end < 0:
        return ""
    loud = before.is_capital and before.low in words(_E, "named_loud")
    return "thing-of-that-name" if loud or before.low in words(_E, "named_things") else ""


def _named_being(sentence: Sentence, at: int) -> str:
    """``a girl named X``, ``my name is X``, ``called their daughter X``."""
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    bearers = words(_E, "bearers")
    if before.low in _NAMING and second.low in bearers:
        return "name-of-a-being"
    if before.low == "is" and second.low == "name" and sentence.token(at - 3).low in _POSSESSIVES:
        return "name-of-a-being"
    given = sentence.token(at - 3).low in _NAMING and second.low in _POSSESSIVES | {"the"}
    return "name-of-a-being" if given and before.low in bearers else ""


def _portion(sentence: Sentence, at: int) -> str:
    """``a glass of Bordeaux``."""
    held = sentence.token(at - 1).low == "of" and sentence.token(at - 2).low in words(
        _E, "portions"
    )
    plain = not sentence.token(at + 1).is_word or sentence.token(at + 1).low in _PHRASE_ENDS
    return "drink-or-dish" if held and plain else ""


def _likeness(sentence: Sentence, at: int) -> str:
    """``the Venice of the North``, ``a second Lebanon``: compared, not named."""
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    if before.low in words(_E, "likenesses") and (
        before.low == "another"
        or second.low == "no"
        or (second.low in {"a", "the"} and before.low != "little")
    ):
        return "likeness"
    if before.low == "new" and second.low == "the" and sentence.token(at - 3).low in _BECOMING:
        return "likeness"
    if sentence.tokens[at].low in words(_E, "with_article"):
        return ""
    quoted = before.text in _QUOTES
    article = second.low if quoted else before.low
    if article not in {"the", "a"} or sentence.token(at + 1).low != "of":
        return ""
    of = sentence.token(at + 2)
    if of.low == "the":
        of = sentence.token(at + 3)
    return "likeness" if of.is_name or (of.is_capital and _is_direction(of)) else ""


def _is_called(sentence: Sentence, at: int) -> bool:
    """Tell whether something is called by the name ("He called it the Tibet of …")."""
    return any(sentence.token(at - step).low in _NAMING for step in range(2, _CALLED))


def _is_direction(token: Token) -> bool:
    """Tell whether a capitalised word is a quarter of the world ("of the East")."""
    return token.low in {"east", "west", "north", "south", "orient", "levant", "steppe", "anything"}


def _one_of_a_kind(sentence: Sentence, at: int) -> str:
    """``Ask for the Borjomi``: no town has an article."""
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if name.low.startswith("the ") or name.low in words(_E, "with_article") or " " in name.text:
        return ""
    if sentence.token(at - 1).low not in {"the", "a"} or sentence.token(at - 1).is_capital:
        return ""
    listed = sentence.token(at + 2).is_name or sentence.token(at + 2).low == "and"
    if after.is_word:
        return ""
    return "" if after.text in "-–—/'’(" or listed else "brand-or-thing"


def _club(sentence: Sentence, at: int, *, country: bool) -> str:
    """``Valencia drew 2-2``, ``lost at home to X``: the club; a country is its team."""
    before = sentence.token(at - 1)
    joined = before.text == "-" and before.end == sentence.tokens[at].start
    if joined and sentence.token(at - 2).is_name:
        return _club(sentence, at - 2, country=False)
    if country:
        return ""
    index = at - 2 if before.low == "the" else at - 1
    before = sentence.token(index)
    after = sentence.token(at + 1)
    wins = words(_E, "sport", "wins")
    preposition = before.low in words("english", "prepositions")
    scored = bool(_SCORE.fullmatch(after.text)) and not preposition
    named = before.is_capital and before.is_word and not before.is_name and not preposition
    plays = scored or named or (after.low in wins and not preposition) or before.low in wins
    if not plays and before.low in words(_E, "sport", "links"):
        near = {sentence.token(index - step).low for step in range(1, _REACH)}
        plays = bool(near & words(_E, "sport", "meets"))
    return "club" if plays and _is_sport(sentence) else ""


def _is_sport(sentence: Sentence) -> bool:
    """Tell whether a sentence reports a match: a score, or several words of sport."""
    tokens = sentence.tokens[:_LINE]
    months = words("english", "months")
    for index, token in enumerate(tokens):
        left, right = sentence.token(index - 1), sentence.token(index + 1)
        dashed = token.text in "–-" and token.start == left.end
        dashed = dashed and left.text.isdigit() and right.text.isdigit()
        score = dashed or _SCORE.fullmatch(token.text)
        dated = left.low in months or right.low in months
        if score and not dated and any(one.low in words(_E, "sport", "wins") for one in tokens):
            return True
    listed = words(_E, "sport", "words")
    return len({token.low for token in tokens if token.low in listed}) >= _MANY
