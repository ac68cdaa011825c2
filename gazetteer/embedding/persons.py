"""Persons who bear the name of a place: told by what stands right beside the name. Pure.

``Jack London``, ``his mother, Florence``, ``Ms Kent``, ``a girl named Sevan``, ``Ireland,
71, ...``, ``Sofia laughed``: each function knows one kind of evidence. What a document says
of the same name elsewhere is weighed in ``cast``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.embedding.deeds import (
    PLACING,
    acts_like_person,
    has_office,
    is_personal,
    of_age,
)
from gazetteer.embedding.givennames import is_given, is_inflected
from gazetteer.embedding.kin import POSSESSIVES, kin_rule
from gazetteer.model import Zone

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_P = "person"
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_NO_INITIALS = frozenset(
    {"u.s", "u.k", "u.n", "e.u", "d.c", "b.c", "a.d", "p.m", "a.m", "l.a", "n.y"}
)
_TITLE_LONG = 3
_TITLE_LEAST = 3
_LINE = 60
_PERSONAL_OBJECTS = frozenset({"him", "her", "me", "you", "himself", "herself", "myself"})
_BE = frozenset({"is", "are", "was", "were"})
_SMALL = words("english", "prepositions") | words("english", "small_words")
_ENDINGS = ("yan", "yants", "shvili", "dze", "enko", "oğlu", "oglu", "zade", "zadeh", "sky",
            "skaya", "nejad", "ova", "eva", "yev", "iani", "ović", "ovic", "escu")  # fmt: skip
_AGREEING = ("а", "я", "у", "ю", "ом", "ем", "ым", "е", "ы", "и", "ой", "ей")


def person_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which the name at token ``at`` is a person's; empty if none."""
    name = sentence.tokens[at]
    if named.whole or " " in name.text or "-" in name.text:
        return ""
    if named.demonym:
        return _behind_given(sentence, at, named, page)
    return (
        _of_a_town(sentence, at, named)
        or _behind_given(sentence, at, named, page)
        or _behind_initial(sentence, at, named, page)
        or _behind_title(sentence, at, named)
        or kin_rule(sentence, at, named)
        or _before_family_name(sentence, at, page)
        or _called(sentence, at)
        or of_age(sentence, at)
        or _behind_unknown(sentence, at)
        or acts_like_person(sentence, at)
    )


def is_title_case(sentence: Sentence) -> bool:
    """Tell whether a sentence is written with capitals like a title.

    A heading of two or three words is one if each is; a name alone is no title.
    """
    long = [
        token
        for token in sentence.tokens[:_LINE]
        if token.is_word and len(token.text) > _TITLE_LONG and not token.is_name
    ]
    capitals = sum(token.is_capital for token in long)
    if sentence.zone is Zone.HEADING and capitals == len(long):
        return len(long) > 1 or any(token.low.endswith(("s", "ed")) for token in long)
    return len(long) > _TITLE_LEAST and capitals > len(long) * 0.7


def is_family_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a token may be a family name: capitalised, no head, title or known place."""
    token = sentence.token(index)
    if token.is_name or not token.is_word or not token.is_capital or token.text.isupper():
        return False
    if token.text[0].isdigit() or is_title_case(sentence):
        return False
    return not (
        token.low in words(_E, "heads")
        or token.low in words(_E, "titles")
        or token.low in words(_E, _P, "not_family")
        or token.low in words("english", "months")
        or token.low in words("english", "prepositions")
    )


def has_given(sentence: Sentence, index: int) -> bool:
    """Tell whether a token is a given name that makes what follows a family name.

    Names that are words too (Mark, Will, Grace) count where the capital says something.
    """
    token = sentence.token(index)
    if not token.is_capital:
        return False
    if token.low in words(_E, _P, "word_names"):
        behind = sentence.token(index - 1)
        opens = index <= sentence.first_word() or not (behind.is_word or behind.text == ",")
        if behind.low in words(_E, "titles"):
            return True
        after = sentence.token(index + 2).low
        said = after in words(_E, _P, "telling") or after.endswith("ed")
        return said if opens else not is_title_case(sentence)
    return is_given(token.low)


def _behind_given(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """``Jack London``, ``Джека Лондона``; in ``Pope Leo Turkey trip`` it is no family name."""
    before = at - 1
    if sentence.token(before).low in {"van", "von", "bin", "ibn", "al", "der"} and at > 1:
        before -= 1
    given, name = sentence.token(before), sentence.tokens[at]
    if given.is_name and not (page.is_weak(given.name) or _may_open(sentence, before, at, page)):
        return ""
    if not has_given(sentence, before):
        return ""
    ruler = sentence.token(before - 1).low in words(_E, _P, "rulers")
    if ruler and (named.country or named.demonym):
        return ""
    if named.demonym and not name.is_capital:
        return ""
    return "family-name" if _agrees(sentence, at, given, page) else ""


def _of_a_town(sentence: Sentence, at: int, named: Named) -> str:
    """``Francis of Assisi``, ``Sir William Williams of Kars``: a town as a surname."""
    if not named.town or sentence.token(at - 1).low != "of":
        return ""
    given = sentence.token(at - 2)
    if not given.is_capital or given.is_name or is_title_case(sentence):
        return ""
    before, first = sentence.token(at - 3), sentence.token(at - 4)
    knighted = {before.low, first.low} & {"sir", "saint", "st", "blessed"}
    alone = not (before.is_capital and before.is_word) and not before.is_name
    saint = alone and has_given(sentence, at - 2)
    return "town-in-a-person's-name" if knighted or saint else ""


def _may_open(sentence: Sentence, given: int, at: int, page: Page) -> bool:
    """Tell whether a place name may be the given name of the next one ("Sofia Holland").

    Not where the second contains the first ("Sydney Australia"), and not in a bare list.
    """
    token = sentence.token(given)
    if not (is_given(token.low) or token.low in words(_E, "given_places")):
        return False
    if page.contains(sentence, at, given) or sentence.token(at + 1).is_name:
        return False
    before = sentence.token(given - 1)
    if before.is_name or before.low in words("english", "prepositions") - {"by", "with"}:
        return False
    title = before if before.text != "." else sentence.token(given - 2)
    married = before.low in words(_E, _P, "marrying")
    told = title.low in words(_E, "titles") or before.low in words(_E, _P, "kin") or married
    return told or is_personal(sentence, at) or of_age(sentence, at) != ""


def _agrees(sentence: Sentence, at: int, given: Token, page: Page) -> bool:
    """Tell whether a given name and a name behind it can be one person's in their language.

    In Turkish, Azerbaijani, Armenian, Georgian and Persian the place may be where the
    person goes ("Ahmet Ankara'ya gitti"); in Russian both stand in the same case.
    """
    language = page.language_of(sentence)
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if (
        after.start == name.end
        and after.text[0] in "'’"
        and after.low not in {"'s", "’s", "'", "’"}
    ):
        return False
    if language in {"tr", "az", "hy", "ka", "fa", "ar"}:
        return after.low in words(_E, _P, "speech_other") or after.text in {",", ")", "("}
    if language in {"ru", "uk"} and "а" <= given.low[0] <= "я":
        if is_inflected(given.low):
            return name.low.endswith(_AGREEING) or given.low.endswith(
                ("ы", "и", "ой", "ей", "у", "е")
            )
        return not name.low.endswith(("у", "ю", "ой", "ом", "ем"))
    return True


def _behind_initial(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """``A. Berlin``, ``J.M. Kars``, ``Jack B. London``; ``Q.`` and ``A.`` may be speakers."""
    initial = sentence.token(at - 2)
    if sentence.token(at - 1).text != "." or at < 2 or initial.is_name:  # noqa: PLR2004
        return ""
    if named.country and sentence.tokens[at].low not in words(_E, "given_places"):
        return ""
    if not _INITIALS.fullmatch(initial.text) or initial.low in _NO_INITIALS:
        return ""
    speaker = page.interview and initial.low in {"a", "q"} and at - 2 == sentence.first_word()
    return "" if speaker else "family-name"


def _behind_title(sentence: Sentence, at: int, named: Named) -> str:
    """``Mr. Tehran``, ``Captain Ireland``; ``Major London banks`` are great ones."""
    before = sentence.token(at - 1)
    index = at - 1 if before.text != "." else at - 2
    title = sentence.token(index)
    if not title.is_capital or title.low not in words(_E, "titles"):
        return ""
    if named.country and sentence.tokens[at].low not in words(_E, "given_places"):
        civil = title.low in words(_E, _P, "civil")
        if not civil:
            return ""
    follows = sentence.token(at + 1)
    named_in_full = follows.is_capital and follows.is_word and not follows.is_name
    if title.low in words(_E, _P, "also_adjectives") and index == sentence.first_word():
        given = sentence.tokens[at].low in words(_E, "given_places")
        return "given-name" if given and named_in_full else ""
    return "given-name" if is_family_name(sentence, at + 1) else "title-and-family-name"


def _before_family_name(sentence: Sentence, at: int, page: Page) -> str:
    """``Florence Nightingale``, ``Ararat Mirzoyan``, ``Victoria Lancaster``.

    Not behind a preposition of place, where a comma may be missing ("In Georgia
    Saakashvili lost").
    """
    name, after, before = sentence.tokens[at], sentence.token(at + 1), sentence.token(at - 1)
    if not after.is_capital or before.low in PLACING or name.text.isupper():
        return ""
    given = name.low in words(_E, "given_places")
    if after.is_name:
        return "given-name" if given and _may_open(sentence, at, at + 1, page) else ""
    if given and is_family_name(sentence, at + 1):
        return "given-name"
    return "given-name" if after.low.endswith(_ENDINGS) and not after.text.isupper() else ""


def _called(sentence: Sentence, at: int) -> str:
    """``named her Sofia``, ``married Florence``, ``nicknamed London``."""
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    after = sentence.token(at + 1)
    if before.low in words(_E, _P, "marrying"):
        noun = after.is_word and not after.is_capital and after.low not in _SMALL
        return "" if noun or after.low == "to" else "kin-or-friend"
    if before.low == "born" and after.is_capital and after.is_word:
        return "given-name"
    naming = words(_E, _P, "naming")
    if before.low in _PERSONAL_OBJECTS and second.low in naming:
        return "name-of-a-being"
    if before.low in {"as", "is", "was"} and second.low == "name":
        return (
            "name-of-a-being"
            if sentence.token(at - 3).low in POSSESSIVES - {"their", "whose"}
            else ""
        )
    if before.low in _BE and second.low in {"younger", "elder", "eldest", "youngest", "oldest"}:
        return "name-of-a-being"
    return ""


def _behind_unknown(sentence: Sentence, at: int) -> str:
    """``Deniz Ankara told``, ``Albin London, a spokesman``, ``Paul Unknown London laughed``.

    The word before is capitalised, unknown, and no title, month, quarter or adjective.
    """
    before = sentence.token(at - 1)
    if not before.is_capital or not before.is_word or before.is_name or before.low in _SMALL:
        return ""
    if before.low in words(_E, _P, "no_given") or before.low in words("english", "months"):
        return ""
    if before.low in words(_E, "heads") or before.low in words("english", "adjectives"):
        return ""
    if before.low in words("english", "determiners"):
        return ""
    if has_office(sentence, at) or is_personal(sentence, at):
        return "family-name"
    fronted = sentence.token(at - 2).low in words("english", "prepositions")
    if fronted or at - 1 <= sentence.first_word() or is_title_case(sentence):
        return ""
    return "family-name" if sentence.token(at + 1).low in words(_E, _P, "telling") else ""
