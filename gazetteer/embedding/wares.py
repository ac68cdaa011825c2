"""Goods that are called by the bare name of the place they come from, and models of a maker. Pure.

``two Shirvan prayer rugs``, ``wants a Heriz``, ``a fair Shiraz``, ``Kia's Rio``: an article or
a number, a name of one town, and no noun of its own, where the text is about the goods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words

if TYPE_CHECKING:
    from gazetteer.context import Sentence
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_G = "goods"
_ONE = frozenset({"a", "an", "another", "one"})
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "ten", "several", "some", "many"})
_ABOUT = frozenset({"about", "around", "circa", "c", "c.", "the"})
_PLACING = frozenset({"in", "at", "to", "near", "into", "through", "across", "around"})
_GOES_ON = frozenset({"and", "or", "but", "that", "which", "who", "whose"})
_DESCRIBED = 3
_MODIFIED = 2
_CLASSES = ("carpet", "wine")


def ware_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which a name is a thing's from there, or a model's; empty if none."""
    if named.demonym or named.whole:
        return ""
    return _model(sentence, at) or ("" if named.country else _piece(sentence, at, page))


def _piece(sentence: Sentence, at: int, page: Page) -> str:
    """``a Tabriz of about 1910``, ``two Shirvan prayer rugs``, ``a Ganja runner``."""
    kinds = [one for one in _CLASSES if _is_about(sentence, page, one)]
    if not kinds or page.language_of(sentence) != "en":
        return ""
    if any(_is_modified(sentence, at, one) for one in kinds):
        return "dish-breed-or-thing"
    low = sentence.tokens[at].low
    known = any(low in words(_E, _G, f"{one}_names") for one in kinds)
    if known and _is_one(sentence, at) and _ends(sentence, at):
        return "dish-breed-or-thing"
    return ""


def _is_about(sentence: Sentence, page: Page, kind: str) -> bool:
    """Tell whether the paragraph has a word of the trade, or the sentence two wines."""
    if page.paragraph(sentence) & words(_E, _G, f"{kind}_trade"):
        return True
    names = words(_E, _G, "wine_names")
    return kind == "wine" and len({token.low for token in sentence.tokens} & names) > 1


def _is_modified(sentence: Sentence, at: int, kind: str) -> bool:
    """Tell whether a noun of the class follows, materials and uses between: "prayer rugs"."""
    for step in range(1, _MODIFIED + 2):
        low = sentence.token(at + step).low
        if low in words(_E, _G, f"{kind}_pieces"):
            return True
        if low not in words(_E, _G, "made_of"):
            return False
    return False


def _is_one(sentence: Sentence, at: int) -> bool:
    """Tell whether an article or a number counts the name, which may be described."""
    index = at - 1
    while at - index <= _DESCRIBED and _describes(sentence, index):
        index -= 1
    low = sentence.token(index).low
    counted = low in _ONE or (low in _NUMBERS and sentence.tokens[at].low.endswith("s"))
    return counted and sentence.token(index - 1).low not in _PLACING


def _describes(sentence: Sentence, index: int) -> bool:
    """Tell whether a small word before a name says how a thing is."""
    token = sentence.token(index)
    listed = words(_E, _G, "states") | words(_E, _G, "conditions") | words(_E, _G, "made_of")
    return not token.is_capital and token.low in listed


def _ends(sentence: Sentence, at: int) -> bool:
    """Tell whether the thing's phrase ends with the name: no noun, no clause about a town."""
    after, second = sentence.token(at + 1), sentence.token(at + 2)
    if not after.is_word:
        return after.text not in "-–’'/" and not second.is_name
    if after.low == "of":
        number = sentence.token(at + 3) if second.low in _ABOUT else second
        return number.text[0].isdigit()
    if after.low in _GOES_ON:
        return after.low in {"and", "or", "but"} and not second.is_name
    closed = words("english", "auxiliaries") | words("english", "adverbs")
    return after.low in closed | words(_E, _G, "wares_do") | {"from", "with", "for", "by"}


def _model(sentence: Sentence, at: int) -> str:
    """``Kia's Rio``, ``Seat swears by the Ibiza, as it once swore by Toledo``."""
    if sentence.tokens[at].low not in words(_E, _G, "models"):
        return ""
    if sentence.token(at - 1).low in _PLACING or sentence.token(at - 2).low in _PLACING:
        return ""
    for index, token in enumerate(sentence.tokens):
        if not token.is_capital or token.low not in words(_E, _G, "makers"):
            continue
        owner = index == at - _MODIFIED and sentence.token(at - 1).low in {"'s", "’s"}
        if owner or _has_model(sentence, index):
            return "model-of-a-maker"
    return ""


def _has_model(sentence: Sentence, maker: int) -> bool:
    """Tell whether "the MODEL" stands somewhere behind a maker: a town has no article."""
    for index in range(maker + 1, len(sentence.tokens)):
        low, before = sentence.tokens[index].low, sentence.token(index - 1)
        if low in words(_E, _G, "models") and before.low in {"the", "a", "an", "its"}:
            after = sentence.token(index + 1)
            closed = words("english", "prepositions") | words("english", "auxiliaries")
            return not after.is_word or after.low in closed | _GOES_ON
    return False
