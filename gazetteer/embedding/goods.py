"""Goods, brands, companies and houses that bear the name of a place. Pure.

``a glass of Bordeaux``, ``drank Borjomi``, ``a dented Tacoma``, ``shares in X``, ``her
cheese Lori``, ``checked in at the Bristol``: the words around a name call for a thing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gazetteer.cues import nouns, verbs, words
from gazetteer.embedding.deeds import PLACING
from gazetteer.embedding.persons import is_title_case
from gazetteer.embedding.wares import ware_rule

if TYPE_CHECKING:
    from gazetteer.context import Sentence
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_G = "goods"
_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVES = frozenset({"my", "his", "her", "their", "our", "your"})
_PREPOSITIONS = words("english", "prepositions")
_PHRASE_ENDS = _PREPOSITIONS | {"and", "or", "but"}
_REACH = 4
_TWO = 2
_COMMON = frozenset({"bird", "porcelain", "pepper"})
_OF_WARES = frozenset({"with", "for", "like"})


def goods_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which a thing that is sold, owned or slept in bears the name."""
    if named.demonym or named.whole:
        return _thing(sentence, at, page, demonym=True) if named.demonym else ""
    return (
        _thing(sentence, at, page, demonym=False)
        or _ware(sentence, at, page)
        or _portion(sentence, at, named)
        or _consumed(sentence, at, page)
        or _elliptic(sentence, at)
        or _model(sentence, at)
        or ware_rule(sentence, at, named, page)
        or ("" if named.country else _company(sentence, at))
        or (
            _one_of_a_kind(sentence, at)
            if named.town and page.language_of(sentence) == "en"
            else ""
        )
    )


def _thing(sentence: Sentence, at: int, page: Page, *, demonym: bool) -> str:
    """``Turkey sandwich``, ``Panama hats``, ``Vienna sausages``: a kind of thing follows."""
    listed = words(_E, "things_of_people") if demonym else words(_E, "things")
    other = sentence.token(at + 1)
    if other.is_name and sentence.token(at + 2).low in listed and not demonym:
        breed = sentence.token(at + 2).low in words(_E, "things_bred")
        return "dish-breed-or-thing" if breed else ""  # "Poland China boar"
    if sentence.token(at + 1).low not in listed or page.language_of(sentence) != "en":
        return ""  # German "hat" is no hat
    if sentence.token(at + 2).low in words(_E, "trades") or _is_clause(sentence, at):
        return ""
    return "dish-breed-or-thing"


def _is_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether a name and the word behind it belong to two phrases.

    "In Georgia wine flows", "around Kars cattle graze"; "Georgia ducks the question".
    """
    before, thing, after = (sentence.token(at + step) for step in (-1, 1, 2))
    closed = not after.is_word or after.low in _PHRASE_ENDS | {"who", "that"}
    closed = closed or after.low in words("english", "auxiliaries")
    if before.low in PLACING:
        opens = at - 1 <= sentence.first_word() or not sentence.token(at - 2).is_word
        worn = before.low == "in" and thing.low in words(_E, "things_worn")
        return opens or not (closed or worn) or sentence.token(at - 2).low == "and"
    if thing.low not in words(_E, "things_done"):
        return False
    return not closed or after.low in words(_E, _G, "particles")


def _ware(sentence: Sentence, at: int, page: Page) -> str:
    """``Turkey was served``, ``China cups``, ``came for Ararat``: the text is about the ware.

    A paragraph about politics that only mentions a dinner keeps the state; a name behind
    a preposition of place, and one of which its town or its mountain is told, is a place.
    """
    low = sentence.tokens[at].low
    ware = _wares().get(low, "")
    if not ware or sentence.token(at - 1).low in _PREPOSITIONS - _OF_WARES:
        return ""
    listed = words(_E, _G, ware)
    if sentence.token(at - 1).low in {"a", "an"} and sentence.token(at + 1).low in listed:
        return "dish-breed-or-thing"
    if ware in _COMMON:
        return _common_ware(sentence, at, listed, page)
    own = {token.low for token in sentence.tokens if not token.is_name}
    if own & words(_E, _G, "of_the_town") or sentence.token(at + 1).is_name:
        return ""
    beside = sentence.token(at + 1).text == "," and sentence.token(at + 2).is_name
    around = len(page.paragraph(sentence) & listed)
    told = around > _TWO or (around == _TWO and own & listed)
    return "brand-or-thing" if told and not beside else ""


def _common_ware(sentence: Sentence, at: int, listed: frozenset[str], page: Page) -> str:
    """Tell whether a state's name is the bird or the cups where a sentence opens with it."""
    first = sentence.token(at + 1).low
    doing = {sentence.token(at + 2).low if first in {"and", "with"} else first} & listed
    near = {token.low for token in sentence.tokens} & listed
    around = page.paragraph(sentence) & listed
    opens = at == sentence.first_word() or is_title_case(sentence)
    opens = opens or sentence.token(at - 1).text in {":", ";"}
    after = sentence.token(at + 1).low
    said = {sentence.token(at + step).low for step in (2, 3)}
    predicate = after in {"was", "is"} and bool(said & listed)
    alone = page.paragraph(sentence) & words(_E, _G, "bird_alone")
    ends = sentence.token(at + 2)
    ends_so = doing and (not ends.is_word or ends.low in words("english", "auxiliaries"))
    told = (
        ends_so or (doing and len(near) > 1) or predicate or len(around) > _REACH or len(alone) > 1
    )
    return "dish-breed-or-thing" if opens and told else ""


@cache
def _wares() -> dict[str, str]:
    """Give the class of each name that is also a ware (``borjomi:water``)."""
    pairs = (one.partition(":") for one in words(_E, _G, "wares"))
    return {name: ware for name, _, ware in pairs}


def _portion(sentence: Sentence, at: int, named: Named) -> str:
    """``a glass of Bordeaux``, ``two bottles of chilled Borjomi``, ``a case of Areni``."""
    index = at - 1
    if sentence.token(index).low in words(_E, _G, "states"):
        index -= 1
    if sentence.token(index).low != "of":
        return ""
    holder = sentence.token(index - 1).low
    small = holder in words(_E, "portions_of_towns") and not named.country
    small = small and sentence.token(index - 2).low in {"a", "two", "three"}
    held = small or holder in words(_E, "portions")
    ends = _PHRASE_ENDS | {"that"} | words("english", "auxiliaries")
    plain = not sentence.token(at + 1).is_word or sentence.token(at + 1).low in ends
    return "drink-or-dish" if held and plain else ""


def _consumed(sentence: Sentence, at: int, page: Page) -> str:
    """``drank Borjomi``, ``a taste for Chablis``, ``sipping cold Jermuk``."""
    index = at - 1
    passed = words(_E, _G, "states") | _ARTICLES | _POSSESSIVES | {"some", "no"}
    while sentence.token(index).low in passed:
        index -= 1
    after = sentence.token(at + 1)
    if after.is_word and after.low not in _PHRASE_ENDS | words(_E, _G, "with_goods"):
        return ""
    if sentence.token(index).low not in verbs(_E, _G, "drunk"):
        return ""
    return "drink-or-dish" if page.language_of(sentence) != "fr" else ""


def _elliptic(sentence: Sentence, at: int) -> str:
    """``Her cognac was Ararat, her cheese Lori``: a ware, "be" or nothing, and the name."""
    index = at - 1
    if sentence.token(index).low in {"was", "is", "were", "are", "called", "named", "labelled"}:
        index -= 1
    noun = sentence.token(index)
    if noun.low not in nouns(_E, _G, "wares_of_a_house") or noun.is_capital:
        return ""
    owner = sentence.token(index - 1)
    owned = owner.low in _POSSESSIVES or owner.low in {"'s", "’s"}
    favourite = owner.low in {"favourite", "favorite", "only", "best"}
    plain = not sentence.token(at + 1).is_word or sentence.token(at + 1).low in _PHRASE_ENDS
    return "brand-or-thing" if (owned or favourite) and plain else ""


def _model(sentence: Sentence, at: int) -> str:
    """``a Chevrolet Malibu``, ``her dented Tacoma``, ``drives a Dakota``."""
    before = sentence.token(at - 1)
    if before.is_capital and before.low in words(_E, _G, "makers"):
        return "model-of-a-maker"
    if sentence.token(at + 1).low in words(_E, _G, "vehicles"):
        article = any(sentence.token(at - step).low in _ARTICLES | _POSSESSIVES for step in (1, 2))
        return "model-of-a-maker" if article else ""
    return ""


def _company(sentence: Sentence, at: int) -> str:
    """``shares in Santander``, ``Amazon's quarterly profit``, ``Corning shares fell``."""
    after = sentence.token(at + 1)
    index = at + 1
    if after.low in {"'s", "’s"} and after.start == sentence.tokens[at].end:
        index = at + 2
        first, then = sentence.token(index).low, sentence.token(index + 1).low
        owned = first in words(_E, _G, "company_owns") or (
            first in {"quarterly", "annual", "first-quarter", "second-quarter", "third-quarter",
                      "fourth-quarter", "full-year", "pre-tax", "net", "chief", "share"}
            and then in words(_E, _G, "company_adds")
        )  # fmt: skip
        return "company" if owned else ""
    if after.low in {"shares", "stock"} and sentence.token(at + 2).low in words(_E, _G, "moves"):
        return "company"
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    plain = not after.is_word or after.low in words(_E, _G, "moves") | _PHRASE_ENDS
    if before.low in {"in", "of"} and second.low in {"shares", "shareholders", "stake"} and plain:
        return "company"
    return ""


def _one_of_a_kind(sentence: Sentence, at: int) -> str:
    """``Ask for the Borjomi``, ``in a dented Tacoma``, ``the Astoria was full``: an article.

    No town has one unless a clause says which town is meant ("the Baku of the eighties",
    "a Tbilisi that is gone").
    """
    name, after = sentence.tokens[at], sentence.token(at + 1)
    if name.low.startswith("the ") or name.low in words(_E, "with_article") or " " in name.text:
        return ""
    article, index = sentence.token(at - 1), at - 1
    described = False
    if not article.is_capital and article.low in words(_E, _G, "states") | words(
        _E, _G, "conditions"
    ):
        described = True
        index -= 1
        article = sentence.token(index)
    if article.low not in _ARTICLES or (article.is_capital and index != sentence.first_word()):
        return ""
    if is_title_case(sentence) or name.text.isupper():
        return ""
    if described:
        concrete = words(_E, _G, "conditions")
        thing = sentence.token(at - 1).low in concrete and not after.is_word
        return "brand-or-thing" if thing else ""
    listed = sentence.token(at + 2).is_name or sentence.token(at + 2).low == "and"
    if after.is_word:
        acts = after.low in words("english", "auxiliaries") | verbs(_E, _G, "thing_does")
        aboard = sentence.token(index - 1).low in words(_E, _G, "thing_before")
        inside = sentence.token(index - 1).low == "at" and after.low in {"in", "on", "for", "with"}
        ends = aboard and after.low in _PHRASE_ENDS | words("english", "small_words")
        whole = article.low == "the" and (acts or ends or inside)
        return "brand-or-thing" if whole and not (listed and after.low == "and") else ""
    return "" if after.text in "-–—/'’(" or listed else "brand-or-thing"
