"""Persons, dishes and brands with the name of a place, in languages other than English. Pure.

``Dicle Hanım``, ``Stefan Varna attı``, ``آقای تبریز``, ``Buxara xalçaları``, ``سوهان قم``,
``«Боржоми»``; ``Ordu ilerledi`` is an army. The script of the name chooses the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.embedding.givennames import is_given

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.context import Sentence, Token
    from gazetteer.embedding.page import Named, Page
    from gazetteer.usages.cues import Stems

    Lists = Callable[[str, str], Stems]

_APOSTROPHES = frozenset("'’ʼ`")
_ENDS = frozenset(".,;:!?)…") | {" "}
_JOINING = frozenset({"ve", "və"})
#: A verb of the past or the present, and not "vilayeti", "kenti".
_PAST = re.compile(r"(?:d[ıiuü]|[fstkçşhp]t[ıiuü]|m[ıiuü]ş|[ıiuü]yor)$")
_SIDES = frozenset({"kuzey", "güney", "doğu", "batı", "orta", "yeni", "eski", "büyük", "küçük",
                    "aşağı", "yukarı", "şərqi", "qərbi", "cənubi", "şimali"})  # fmt: skip
_VOWELS = frozenset("aeəıioöuü")
#: What an Azerbaijani name in another case ends with, where no apostrophe tells it.
_CASES = ("da", "də", "dan", "dən", "ya", "yə", "nı", "ni", "nu", "nü", "nın", "nin", "nun", "nün")
_PLACING = frozenset({"در", "از", "به", "تا", "با", "و"})
_PLACED = ("ში", "დან", "კენ", "ზე", "თან", "მდე", "ում", "ից")
_NAMING = ("слов", "назван", "топоним", "термин", "назва", "называ", "имен", "բառ", "անուն",
           "სიტყვ", "სახელ", "სახელწოდებ")  # fmt: skip
_SPEECH_SIGNS = frozenset({":", "—", "–", "!", "?"})


def bearer_rule(
    sentence: Sentence, at: int, script: str, named: Named, page: Page, lists: Lists
) -> str:
    """Return the rule by which a person or a ware bears the name; empty if none does."""
    if named.demonym:
        return ""
    turkic = script == "latin" and page.language_of(sentence) in {"tr", "az"}
    if script == "latin" and not turkic:
        return ""
    return (
        _titled(sentence, at, script, page, lists)
        or (_behind_given(sentence, at, page) if turkic else "")
        or ("" if named.country else _ware(sentence, at, script, lists))
        or (_common(sentence, at, lists) if turkic else "")
    )


def is_glued(sentence: Sentence, at: int) -> bool:
    """Tell whether an apostrophe joins an ending to the name."""
    after = sentence.token(at + 1)
    return after.text[0] in _APOSTROPHES and after.start == sentence.tokens[at].end


def _has_case(sentence: Sentence, at: int, page: Page) -> bool:
    """Tell whether a name has an ending: glued with an apostrophe, or an Azerbaijani one."""
    inflected = sentence.tokens[at].low.endswith(_CASES) and page.language_of(sentence) == "az"
    return inflected or is_glued(sentence, at)


def _titled(sentence: Sentence, at: int, script: str, page: Page, lists: Lists) -> str:
    """``Dicle Hanım``, ``Xəzər müəllim``, ``ایران خانم``, ``г-н Ровно``, ``ბატონი ვანი``."""
    name, before, after = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    behind = lists(script, "titles_behind")
    if behind.has(after) and before.low not in _PLACING:
        second = sentence.token(at + 2)  # "سفیر ایران خانم اسدی": the title of another
        alone = not second.is_word or lists(script, "behind_titles").has(second)
        bare = not _has_case(sentence, at, page)
        if bare if script == "latin" else alone:
            return "person-with-title"
    beside = sentence.token(at - 2) if before.text == "." else before
    if not lists(script, "titles_before").has(beside) or name.low.endswith(_PLACED):
        return ""
    return "" if is_glued(sentence, at) else "person-with-title"


def _behind_given(sentence: Sentence, at: int, page: Page) -> str:
    """``Stefan Varna attı``, ``Selim Bayburt;``: a given name, a bare name, a sign or a verb.

    A name with an ending is where somebody goes ("Selim Bayburt'a gitti", "Əli Gəncəyə").
    """
    given, name, after = sentence.token(at - 1), sentence.tokens[at], sentence.token(at + 1)
    known = is_given(given.low.replace("i\u0307", "i")) and given.is_capital
    if not known or (given.is_name and not page.is_weak(given.name)) or given.low in _SIDES:
        return ""
    if given.end + 1 != name.start or _has_case(sentence, at, page):
        return ""
    if after.text in _ENDS:
        listed = after.text == "," and sentence.token(at + 2).is_name
        return "" if listed else "person-of-that-name"
    told = bool(_PAST.search(after.low)) and not after.is_capital
    bare = page.language_of(sentence) == "tr" or name.low[-1] not in _VOWELS
    return "person-of-that-name" if told and bare else ""


def is_first_name(sentence: Sentence, at: int, page: Page) -> bool:
    """Tell whether a doubtful name is the given name of one whose family name is a place's.

    ``Selim Bayburt;``: both are names of the tables.
    """
    name, family = sentence.tokens[at], sentence.token(at + 1)
    if not family.is_name or not page.is_weak(name.name):
        return False
    return bool(_behind_given(sentence, at + 1, page))


def _ware(sentence: Sentence, at: int, script: str, lists: Lists) -> str:
    """``Buxara xalçaları``, ``Urfa kebabı``, ``سوهان قم``: the kind of a thing."""
    if script == "arab":
        before = before_ezafe(sentence, at)
        return "dish-breed-or-thing" if lists(script, "goods").has(before) else ""
    after = sentence.token(at + 1)
    if script == "latin" and after.is_capital and "spor" in after.low and not after.is_name:
        return "club"
    good = lists(script, "goods").has(after) and after.start == sentence.tokens[at].end + 1
    return "dish-breed-or-thing" if good else ""


def before_ezafe(sentence: Sentence, at: int) -> Token:
    """Give the word before a Persian name without the mark that joins them."""
    before = sentence.token(at - 1)
    if before.text in {"\u0654", "\u0650"}:
        return sentence.token(at - 2)
    for mark, bare in (("\u200cی", ""), ("\u06c0", "ه")):
        if before.text.endswith(mark):
            word = before.text.removesuffix(mark) + bare
            return before._replace(text=word, low=word)
    return before


def _common(sentence: Sentence, at: int, lists: Lists) -> str:
    """``Ordu ilerledi``, ``Qum ayaqqabılara dolur``, ``Mısır satan çocuklar``: common words.

    A bare word at the start of a sentence; a list, a place behind it and a word for a kind
    of place support the place.
    """
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if at != sentence.first_word() or is_glued(sentence, at) or name.text.isupper():
        return ""
    low = name.low.replace("i\u0307", "i")
    if low in lists("latin", "maize").whole:
        return "ordinary-word" if lists("latin", "of_maize").has(after) else ""
    if low not in lists("latin", "common").whole:
        return ""
    second, third = sentence.token(at + 2), sentence.token(at + 3)
    if after.is_name or (after.is_capital and after.is_word):
        return ""
    listed = after.low in _JOINING and second.is_name
    listed = listed or (after.text == "," and second.is_name and third.low in {*_JOINING, ","})
    kind = lists("latin", "kinds_behind").has(after)
    return "" if listed or kind or after.text in "-–—(" else "ordinary-word"


def is_alone_in_quotes(sentence: Sentence, at: int, page: Page) -> bool:
    """Tell whether quotation marks around one name make it a thing's: ``„ბორჯომი“``.

    Not speech, not a word that is talked about, and not an area, whose name quotation
    marks may doubt (``так называемый «…»``).
    """
    ids = page.places_of(sentence, at)
    if any(page.gazetteer.places[one].feature_class not in "PHT" for one in ids):
        return False
    before, after = sentence.token(at - 2), sentence.token(at + 2)
    if before.text in _SPEECH_SIGNS or after.text in {"—", "–"}:
        return False
    if not before.is_word and not (after.is_word and not after.is_capital):
        return False  # what somebody says, or a heading
    near = [sentence.token(at - step).low for step in (2, 3, 4)]
    return not any(low.startswith(_NAMING) for low in near if low)
