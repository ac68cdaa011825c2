"""Persons and animals that a text presents: siblings, trades, companions, pets. Pure.

``Her brothers are Ararat and Kars``, ``The younger was Chad``, ``a surveyor named Jordan``,
``with a dachshund, Paris,``, ``a taxi with Araz, from Ganja``, ``Then there was India. She …``:
what stands just before or behind the sentence counts as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.cues import nouns, verbs, words

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_P = "person"
_BEHIND = 150
_BEFORE = 600
_SPAN = 8
_OWNERS = frozenset({"my", "his", "her", "your", "our", "their"})
_PRESENTING = frozenset({"a", "an", "another", "one", "some", "of", "by", "from", "with", "two"})
_BEING = frozenset({"are", "were", "is", "was"})
_PRONOUN = re.compile(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:its|which|people|government|border|president|minister|election)\b")
_KIN = r"(?:brothers|sisters|sons|daughters|children|cousins|boys|girls|siblings|twins)\b"
#: What presents brothers and sisters before they are named one by one; weaker, without a number.
_COUNTED = re.compile(
    r"\b(?:had|has|have|were|raised|bore|left|of)\s+(?:two|three|four|five|six|seven|several)\s+"
    rf"(?:\w+\s+)?{_KIN}"
)
_SIBLINGS = re.compile(rf"\b(?:[Hh]er|[Hh]is|[Mm]y)\s+(?:two\s+|three\s+|four\s+)?{_KIN}")
_ORDER = frozenset({"elder", "eldest", "older", "oldest", "younger", "youngest", "first", "second",
                    "third", "other", "last"})  # fmt: skip


def relative_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which a name is a person's or an animal's that the text presents."""
    name = sentence.tokens[at]
    if named.demonym or named.whole or page.language_of(sentence) != "en":
        return ""
    given = name.low in words(_E, "given_places")
    if not given and named.country:
        return ""
    if _is_listed_kin(sentence, at) or _is_named(sentence, at) or _is_presented(sentence, at):
        return "kin-or-friend"
    if _has_name(sentence, at):
        return "name-of-a-being"
    if not given:
        return ""
    if _is_companion(sentence, at) or _there_was(sentence, at, page):
        return "kin-or-friend"
    one, life = _is_one_of_them(sentence, at), _opens_life(sentence, at)
    before = _before(sentence, page) if one or life else ""
    told = _COUNTED.search(before) or (one and _SIBLINGS.search(before))
    return "kin-or-friend" if told else ""


def _is_being(token: Token) -> bool:
    """Tell whether a word is a person by trade or kin, or an animal that is given a name."""
    listed = nouns(_E, _P, "trades") | nouns(_E, _P, "pets") | words(_E, "bearers")
    return not token.is_capital and token.low in listed | words(_E, _P, "kin") | words(
        _E, "persons"
    )


def _is_listed_kin(sentence: Sentence, at: int) -> bool:
    """``Her brothers are X and Y``: owner, kin, a form of be, and a list of names."""
    index = at - 1
    while at - index <= _SPAN and (
        sentence.token(index).low in {",", "and"} or sentence.token(index).is_name
    ):
        index -= 1
    if not _closes(sentence, at):
        return False
    kin = sentence.token(index - 1).low in words(_E, _P, "kin_many")
    number = sentence.token(index - 2).low in {"two", "three", "four", "elder", "younger"}
    if sentence.token(index).text in {":", "—", "–"}:
        return kin and number
    if sentence.token(index).low not in _BEING:
        return False
    step = 3 if number else 2
    return kin and sentence.token(index - step).low in {"my", "his", "her", "your"}


def _closes(sentence: Sentence, at: int) -> bool:
    """Tell whether a name ends its phrase: a sign, "and" or "or" follows."""
    after = sentence.token(at + 1)
    return not (after.is_word or after.text in "'’-–") or after.low in {"and", "or"}


def _is_named(sentence: Sentence, at: int) -> bool:
    """``a surveyor named X``, ``a parrot called X``."""
    if sentence.token(at - 1).low not in {"named", "called", "nicknamed", "christened"}:
        return False
    before = {sentence.token(at - step).low for step in (3, 4)}
    if not before & _PRESENTING:  # "The minister named Turkey" is a verb
        return False
    return _is_being(sentence.token(at - 2))


def _is_presented(sentence: Sentence, at: int) -> bool:
    """``with a dachshund, X, on the seat``: an article, a being, and the name between commas."""
    close = sentence.token(at + 1)
    if sentence.token(at - 1).text != "," or close.text not in {",", ".", ";"}:
        return False
    noun, article = sentence.token(at - 2), sentence.token(at - 3)
    if not article.is_word or article.is_capital:
        return False
    if article.low not in {"a", "an", "my", "his", "her"} and sentence.token(at - 4).low != "a":
        return False
    listed = nouns(_E, _P, "pets") | words(_E, _P, "kin") | nouns(_E, _P, "trades")
    return not noun.is_capital and noun.low in listed and not sentence.token(at + 2).is_name


def _has_name(sentence: Sentence, at: int) -> bool:
    """``her daughter, whose name is of course X``: somebody's name, with a word between."""
    index = at - 1
    while at - index <= _SPAN // 2 and sentence.token(index).low in words(_E, _P, "of_course"):
        index -= 1
    if sentence.token(index).low not in {"is", "was"} or sentence.token(index - 1).low != "name":
        return False
    owner = sentence.token(index - 2)
    if owner.low == "whose":
        return any(_is_being(sentence.token(index - step)) for step in (3, 4))
    return owner.low in {"my", "his", "her", "your"}


def _is_companion(sentence: Sentence, at: int) -> bool:
    """``a taxi with X, from Ganja, and Y, from Tabriz``: with whom, and where each is from."""
    if not _comes_from(sentence, at):
        return False
    before = sentence.token(at - 1).low
    if before in {"with", "met", "by"}:
        return True
    back = range(max(at - _SPAN, 0), at - 1)
    return before == "and" and any(
        sentence.token(one).is_name and _comes_from(sentence, one) for one in back
    )


def _comes_from(sentence: Sentence, at: int) -> bool:
    """Tell whether ``, from PLACE`` stands behind a token."""
    comma, word, place = (sentence.token(at + step) for step in (1, 2, 3))
    if sentence.token(at + 4).low == "to":  # a way, not where somebody is from
        return False
    return comma.text == "," and word.low in {"from", "of"} and (place.is_name or place.is_capital)


def _there_was(sentence: Sentence, at: int, page: Page) -> bool:
    """``Then there was X. She …``: presented, and a person in what follows."""
    be = sentence.token(at - 1).low in {"was", "came"}
    if not be or sentence.token(at - 2).low not in {"there", "then"}:
        return False
    after = sentence.token(at + 1)
    if after.text not in {".", ",", ";", ":"}:
        return False
    behind = page.text[sentence.tokens[at].end : sentence.tokens[at].end + _BEHIND]
    return bool(_PRONOUN.search(behind)) and not _THING.search(behind)


def _is_one_of_them(sentence: Sentence, at: int) -> bool:
    """``The younger was X``: one of those who were presented."""
    if sentence.token(at - 1).low not in {"was", "is"} or not _closes(sentence, at):
        return False
    index = at - 3 if sentence.token(at - 2).low in {"one", "boy", "girl"} else at - 2
    return sentence.token(index).low in _ORDER and sentence.token(index - 1).low == "the"


def _opens_life(sentence: Sentence, at: int) -> bool:
    """``Sydney sailed to Adelaide``: the name opens a clause, and somebody's life goes on."""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if not (at == sentence.first_word() or before.text in {";", ":", ","}):
        return False
    lived = verbs(_E, _P, "lived") | verbs(_E, _P, "personal") | words(_E, _P, "life")
    return after.low in lived or (
        after.text == "," and sentence.token(at + 2).low in {"the", "who", "a", "an"}
    )


def _before(sentence: Sentence, page: Page) -> str:
    """Give what the paragraph says before a sentence, and the sentence."""
    start = max(0, sentence.start - _BEFORE, page.text.rfind("\n\n", 0, sentence.start))
    return page.text[start : sentence.end]
