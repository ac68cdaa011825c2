"""What in a sentence supports a name of a town that only GeoNames knows. Pure.

A name that is nothing else needs less than one that is also a person's, or a word. Each
function looks at one name in its sentence and answers with a rule, or with nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.embedding.givennames import is_given
from gazetteer.english.grammar import finite_after

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token

_W = "world"
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "ru")
_STEPS = 3
_LIST = 10
_AGENCY_REACH = 120
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?"
)
_DATELINE = re.compile(
    rf"(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*){{0,3}})?"
    rf"(?:,?\s*{_MONTH}|,?\s*\([A-Z][\w/ .-]{{1,24}}\))+\s*(?:--?|[–—:.])\s"
)
_SHOUTED_DATELINE = re.compile(r"(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})?\s*(?:--|[–—]|\s-\s)\s?")
_LOCATIVE = re.compile(r"['’ʼ](?:[dt][ae](?:n|ki)?|y?[aeıiuü]|n?[ıiuü]n)$", re.IGNORECASE)
_RUSSIAN_ADJECTIVE = re.compile(r"^[а-яё]{3,}(?:[сц]к|н)(?:ом|ой|ого|ую|ий)$")
_SHORT = 4
_OTHER_SCRIPTS = "\u0370"
_PHRASE_SIGNS = frozenset({",", ".", ";", ":", "!", "?", ")", "(", "”", '"', "»", "…"})


def prepositions(kind: str, language: str) -> frozenset[str]:
    """Return the prepositions of a text's language, and the English ones."""
    listed = words(_W, kind, "en")
    return listed if language not in _LANGUAGES else listed | words(_W, kind, language)


def is_cased(name: str) -> bool:
    """Tell whether a name is written in a script with capitals."""
    return name[0].isupper()


def is_part_of_longer(sentence: Sentence, at: int) -> bool:
    """Tell whether capitalised words around a name make it a part of another name."""
    name, before, after = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    if before.text in {"@", "#", "&"} or after.text in {"&", "@"}:
        return True
    if _other_thing(before, after):
        return True
    if after.text == "-" and after.start == name.end:
        second = sentence.token(at + 2)
        glued = second.start == after.end
        if glued and second.is_capital and not second.is_name:
            return True
    elif after.start - name.end == 1 and _goes_on(sentence, at):
        feature = after.low in words(_W, "features", "after")
        head = after.low in words("embedded", "heads") - {"city"}
        if not is_area(sentence, at) and (head or not feature):
            return True
    if _LOCATIVE.fullmatch(after.text) and after.start == name.end:
        return False  # "Kaza Kütahya'da oldu": in Turkish an accident, not a Mr Kaza
    return _has_name_before(sentence, at)


def _other_thing(before: Token, after: Token) -> bool:
    """``Lake X``, ``X river``, ``Mount X``: not the town."""
    other = words(_W, "features", "other")
    return after.low in other or (before.low in other and before.is_capital)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Tell whether the word behind a name belongs to it ("Davao Oriental", "Davao del Norte")."""
    after, second = sentence.token(at + 1), sentence.token(at + 2)
    if after.is_capital and after.is_word:
        region = after.is_name and after.text[0] >= _OTHER_SCRIPTS  # "Валуйки Белгородской …"
        return after.low not in words("english", "months") and not region
    joint = after.low in words(_W, "company", "joints")
    return joint and second.is_capital and second.start - after.end == 1


def is_area(sentence: Sentence, at: int) -> bool:
    """Tell whether a word behind a name makes it an area's: ``X state``, ``X Region``."""
    after = sentence.token(at + 1)
    if after.start - sentence.tokens[at].end != 1:
        return False
    loud = after.is_capital and after.low in words(_W, "features", "areas_loud")
    return loud or after.low in words(_W, "features", "areas")


def _has_name_before(sentence: Sentence, at: int) -> bool:
    """Tell whether the word before a name belongs to it ("Bank X", "Jack X", "Al-X")."""
    name, before = sentence.tokens[at], sentence.token(at - 1)
    if before.text == "-" and before.end == name.start:
        second = sentence.token(at - 2)
        return second.end == before.start and second.is_capital and not second.is_name
    if before.text == "." and name.start - before.end <= 1:
        initial = sentence.token(at - 2)
        return len(initial.text) == 1 and initial.is_capital
    if not before.is_word or name.start - before.end != 1 or not before.is_capital:
        return False
    if before.is_name:  # "Türkiyənin Kütahya şəhərində"
        return not _has_feature_after(sentence, at)
    if before.text.isupper():
        return False
    opens = at - 1 == sentence.first_word() or sentence.token(at - 2).text in '."“‘«:—–*#>'
    if opens and before.low in _openers():
        return False
    if before.low in words(_W, "features", "before") | words(_W, "features", "after"):
        return False
    return before.low not in words(_W, "modifiers", "capitals")


@cache
def _openers() -> frozenset[str]:
    """Return the small words that stand with a capital before a name only to begin a sentence."""
    placed = (words(_W, kind, code) for kind in ("strong", "weak") for code in _LANGUAGES)
    return words(_W, "company", "openers").union(*placed)


def feature_rule(sentence: Sentence, at: int) -> str:
    """``the city of X``, ``the town X``, ``X district``, ``residents of X``."""
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    named = words(_W, "features", "before")
    if before.low in named and not before.is_name and before.end > 0:
        return "feature-word"
    if before.low in {"of", "de", "von", "di"} and second.low in named:
        return "feature-word"
    if _has_feature_after(sentence, at):
        return "feature-word"
    if before.low in words(_W, "features", "uncased") - named:
        return "feature-word"
    return ""


def _has_feature_after(sentence: Sentence, at: int) -> bool:
    """Tell whether a small word for a settlement follows a name at once."""
    after = sentence.token(at + 1)
    return (
        after.low in words(_W, "features", "after") and after.start - sentence.tokens[at].end == 1
    )


def place_rule(sentence: Sentence, at: int, language: str) -> tuple[str, bool]:
    """Return the rule by which a name stands as a place does, and whether that is strong."""
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if _LOCATIVE.fullmatch(after.text) and after.start == name.end and language in {"tr", "az"}:
        return "preposition-of-place", True
    if after.text == "-" and sentence.token(at + 2).low in {"based", "area"}:
        return "preposition-of-place", True
    here = _before_modifiers(sentence, at)
    before = sentence.token(here)
    if _is_strong(sentence, here, language) or _is_from_to(sentence, at, before):
        return "preposition-of-place", True
    if before.low in prepositions("weak", language) | words(_W, "verbs", "taken"):
        return "preposition-of-place", False
    if name.text.endswith(("ում", "ից")):
        return "preposition-of-place", True
    shared = _shares_preposition(sentence, at, language)
    return ("preposition-of-place" if shared else ""), False


def _is_strong(sentence: Sentence, here: int, language: str) -> bool:
    """Tell whether a strong preposition ends at a token: "in", "près de", "north of"."""
    before, second = sentence.token(here), sentence.token(here - 1)
    strong = prepositions("strong", language)
    if before.low in strong or f"{second.low} {before.low}" in strong:
        return True
    return before.low == "of" and second.low in words(_W, "verbs", "sides")


def _is_from_to(sentence: Sentence, at: int, before: Token) -> bool:
    """``from X to Y``, ``between X and Y``: a way between two names."""
    second = sentence.token(at + 1).low
    if before.low in {"from", "between"}:
        return second in {"to", "and"} and sentence.token(at + 2).is_name
    opened = sentence.token(at - 3).low
    return sentence.token(at - 2).is_name and (opened, before.low) in {
        ("from", "to"), ("between", "and")
    }  # fmt: skip


def _shares_preposition(sentence: Sentence, at: int, language: str) -> bool:
    """``in A and X``: a preposition of place before a list that ends with the name."""
    here = at - 1
    if sentence.token(here).low not in {"and", ",", "und", "et", "y", "и"}:
        return False
    for _ in range(_LIST):
        token = sentence.token(here)
        if token.low in prepositions("strong", language):
            return True
        if not (token.is_capital or token.low in {"and", ",", "und", "et", "y", "и"}):
            return False
        here -= 1
    return False


def _before_modifiers(sentence: Sentence, at: int) -> int:
    """Step back over "nearby", "eastern", "rebel-held" before a name."""
    here = at - 1
    for _ in range(_STEPS):
        token = sentence.token(here)
        small = token.low in words(_W, "modifiers", "words") and not token.is_capital
        russian = bool(_RUSSIAN_ADJECTIVE.search(token.text))
        held = russian or token.low.endswith(
            ("-held", "-occupied", "-controlled", "-run", "-besieged")
        )
        if not small and not held:
            break
        here -= 1
    return here


def uncased_rule(sentence: Sentence, at: int) -> tuple[str, bool]:
    """Return the same for a name in a script without capitals: an ending, a preposition."""
    text = sentence.tokens[at].text
    if text.endswith(("ში", "იდან", "თან")) and "\u10d0" <= text[0] <= "\u10ff":
        return "preposition-of-place", True
    if sentence.token(at - 1).low in words(_W, "features", "uncased_in"):
        return "preposition-of-place", False
    return "", False


def dateline_rule(text: str, sentence: Sentence, at: int) -> str:
    """``Goma, Congo (Reuters) —``, ``GOMA, March 3 —``: at the beginning of a text or a line."""
    if at != sentence.first_word():
        return ""
    name = sentence.tokens[at]
    line = text.rfind("\n", 0, name.start) + 1
    if text[line : name.start].strip(" *#_>"):
        return ""
    if _DATELINE.match(text, name.end, name.end + _AGENCY_REACH):
        return "dateline"
    shouted = name.text.isupper() and len(name.text) > _SHORT
    shouted = shouted and bool(_SHOUTED_DATELINE.match(text, name.end, name.end + _AGENCY_REACH))
    return "dateline" if shouted else ""


def is_person_like(sentence: Sentence, at: int) -> bool:
    """Tell whether a name is used as a person's: after a given name, or of one who speaks."""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    name = sentence.tokens[at]
    if before.is_capital and before.is_word and name.start - before.end == 1:
        given = is_given(before.low) or before.low in words("embedded", "titles")
        if given or len(before.text) == 1:
            return True
    if before.text == "." and len(sentence.token(at - 2).text) == 1:
        return True
    if after.low in words(_W, "speech", "words"):
        return True
    return before.low in words(_W, "speech", "words") and not finite_after(sentence, at)
