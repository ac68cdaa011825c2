"""Names inside other names in languages other than English. Pure.

``Московский государственный университет``, ``Bakı küçəsi``, ``Մինսկի խումբ``,
``დინამო„თბილისი“``, ``خیابان ارمنستان``, ``«Карабах» обыграл «Барселону»``. The script of
the name chooses the words of ``data/cues/embedded_other.toml``; Latin stands for Turkish and
Azerbaijani, whose words no other language has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazetteer.cues import table
from gazetteer.embedding.bearers import (
    bearer_rule,
    before_ezafe,
    is_alone_in_quotes,
    is_first_name,
    is_glued,
)
from gazetteer.usages.cues import Stems

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token
    from gazetteer.embedding.page import Named, Page

_SCRIPTS = (
    ("\u0400", "\u04ff", "cyrl"),
    ("\u0530", "\u058f", "hy"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0600", "\u06ff", "arab"),
)
_OPEN, _CLOSE = frozenset('«„“"'), frozenset('»”“"')
_BREAKS = frozenset('.!?…:;«„“"—–(•*#')
_REACH = 4
_NEAR = 2
_LINE = 60
_INSIDE = 4  # words between quotation marks
_QUOTING = frozenset({"cyrl", "hy", "ka"})  # where a name in quotation marks is a thing's
_SCORE = re.compile(r"\d{1,2}[-:։–]\d{1,2}")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_FINITE = ("ла", "ли", "ло", "ет", "ит", "ют", "ат", "ят", "ся")
_LONG_REACH = 11
_FAMILY = 4  # letters
_PLACE_ENDINGS = tuple("da də de ta te dan dən den tan ten ում ից ში დან".split())  # noqa: SIM905
_PLACE_BEFORE = frozenset({"در", "از", "به"})
_GENITIVES = ("nın", "nin", "nun", "nün")


def other_embedded(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which a name is part of another name; empty if it is not."""
    script, demonym, country = script_of(sentence.tokens[at]), named.demonym, named.country
    return (
        _war(sentence, at, script)
        or (_capital_adjective(sentence, at) if demonym and script == "cyrl" else "")
        or _head(sentence, at, script, demonym=demonym, country=country)
        or _before(sentence, at, script, country=country)
        or (_given(sentence, at, script, country=country) if not demonym else "")
        or bearer_rule(sentence, at, script, named, page, _stems)
        or _in_its_language(sentence, at, script, named, page)
    )


def _in_its_language(sentence: Sentence, at: int, script: str, named: Named, page: Page) -> str:
    """Ask the rules whose Latin words other languages have as well."""
    if script == "latin" and page.language_of(sentence) not in {"tr", "az"}:
        return ""
    if script == "latin" and is_first_name(sentence, at, page):
        return "person-of-that-name"
    return _quoted(sentence, at, script, named, page) or (
        "" if named.demonym or named.country else _beaten(sentence, at, script)
    )


def other_ordinary(sentence: Sentence, at: int) -> bool:
    """Tell whether a name of a script without capitals is a common word here."""
    token = sentence.tokens[at]
    script = script_of(token)
    if token.low in _stems(script, "ordinary").whole:
        return True
    if token.low.startswith("западн") and _stems(script, "ground").has(sentence.token(at + 1)):
        return True  # a quarter of the sky
    follows = _stems(script, "leaving")
    behind = sentence.token(at + 1)
    return token.low == "ترک" and (behind.is_name or follows.has(behind))


def script_of(token: Token) -> str:
    """Give the key of the script that a token is written in."""
    first = token.text[0]
    return next((key for low, high, key in _SCRIPTS if low <= first <= high), "latin")


@cache
def _stems(script: str, key: str) -> Stems:
    """Read a list of the table."""
    found = str(table("embedded_other")[script].get(key, "")).split()
    stems = tuple(word for word in found if word[0] != "=")
    return Stems(stems, frozenset(word[1:] for word in found if word[0] == "="))


def _war(sentence: Sentence, at: int, script: str) -> str:
    """``Вторая карабахская война``, ``جنگ دوم قره‌باغ``: an ordinal or a year makes an event."""
    wars, ordinals = _stems(script, "wars"), _stems(script, "ordinals")
    behind = [sentence.token(at - step) for step in (1, 2, 3)]
    ahead = [sentence.token(at + step) for step in (1, 2, 3)]
    side = behind if script == "arab" else ahead
    if not any(wars.has(token) for token in side[: _NEAR + (script == "ka")]):
        return ""
    near = [*behind[:_NEAR], *ahead[:_NEAR]]
    dated = any(_YEAR.fullmatch(token.text) for token in behind[:_NEAR])
    return "name-of-a-war" if dated or any(ordinals.has(token) for token in near) else ""


def _capital_adjective(sentence: Sentence, at: int) -> str:
    """An adjective with a capital in the midst of a Russian sentence belongs to a name."""
    token, before = sentence.tokens[at], sentence.token(at - 1)
    if not token.is_capital or token.text.isupper() or at == sentence.first_word():
        return ""
    if before.text in _BREAKS or not token.low.endswith(_ADJECTIVES) or _is_title(sentence):
        return ""
    return "part-of-a-name"


_ADJECTIVES = tuple(
    (end + case)
    for end in ("ск", "цк", "нн")
    for case in ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "им", "ом", "ую", "их", "ими")
)


def _is_title(sentence: Sentence) -> bool:
    """Tell a line in which most words have capitals."""
    words = [t for t in sentence.tokens[:_LINE] if t.is_word and not t.is_name and len(t.text) > 3]  # noqa: PLR2004
    return bool(words) and sum(t.is_capital for t in words) > len(words) * 0.7


def _head(sentence: Sentence, at: int, script: str, *, demonym: bool, country: bool) -> str:
    """``Bakı Dövlət Universiteti``, ``Երևանի պետական համալսարան``: up to a head."""
    name = sentence.tokens[at]
    if demonym and script == "cyrl" and not name.is_capital:
        return ""
    if script == "latin" and name.low.endswith(_GENITIVES):
        return ""
    heads, towns = _stems(script, "heads"), _stems(script, "towns")
    between, many = _stems(script, "between"), _stems(script, "plural").stems
    for step in range(1, _REACH + 1):
        token = sentence.token(at + step)
        if not token.is_word or token.is_name:
            return ""
        if heads.has(token) or (not country and towns.has(token)):
            listed = [one for one in heads.stems + towns.stems if token.low.startswith(one)]
            rest = token.low[len(max(listed, key=len)) :] if listed else ""
            # One adjective at the start of a sentence is no name: "Армянские университеты".
            plain = script == "cyrl" and (not demonym or _is_many(token))
            return "" if plain or rest.startswith(many) else "name-of-an-institution"
        loud = token.is_capital and script in {"latin", "cyrl"}
        if not loud and not between.has(token):
            return ""
    return ""


def _is_many(token: Token) -> bool:
    """Tell a Russian plural ("университеты", "соглашения")."""
    return token.low.endswith(("ы", "ам", "ами", "ах", "ов", "ия", "ии"))


def _before(sentence: Sentence, at: int, script: str, *, country: bool) -> str:
    """``улица Бакинская``, ``проспект Баку``, ``خیابان ارمنستان``, ``تیم قره‌باغ``."""
    name, before = sentence.tokens[at], before_ezafe(sentence, at)
    if before.text == ".":
        before = sentence.token(at - 2)
    if script == "cyrl" and before.low.endswith(("ы", "ах", "ам", "ей", "ов", "и")):
        return ""  # "улицы Баку" are the streets of the town
    if script == "cyrl" and not name.is_capital:
        return ""
    found = _stems(script, "before").has(before)
    found = found or (not country and _stems(script, "before_towns").has(before))
    return "name-of-a-club-or-house" if found else ""


def _given(sentence: Sentence, at: int, script: str, *, country: bool) -> str:
    """``художник Мартирос Сарьян``: a family name behind what is also a place's."""
    family, before = sentence.token(at + 1), sentence.token(at - 1)
    endings = _stems(script, "families").stems
    if country or not endings or family.is_name or not family.is_capital or family.text.isupper():
        return ""
    beside = family.start - sentence.tokens[at].end == 1 and len(family.text) > _FAMILY
    placed = len(before.text) <= _NEAR and before.is_word  # a preposition
    return "given-name" if beside and not placed and family.low.endswith(endings) else ""


def _quoted(sentence: Sentence, at: int, script: str, named: Named, page: Page) -> str:
    """A name in quotation marks that a thing bears, or a club in a match."""
    opening, closing = _quotes(sentence, at)
    if opening is None or closing is None:
        return ""
    things = _stems(script, "things")
    beside = [sentence.token(opening - 1), sentence.token(opening - 2)]
    if script != "arab":
        beside += [sentence.token(closing + 1)]
    if script == "latin":
        beside += [sentence.token(closing + 2)]
    if any(things.has(token) for token in beside):
        return "thing-of-that-name"
    inside = [t for t in sentence.tokens[opening + 1 : closing] if t.is_word]
    plays = _plays(sentence, script) or _sounds_of_sport(sentence, script)
    if plays and not (named.country and len(inside) == 1 and not _plays(sentence, script)):
        return "club"
    if script in _QUOTING and len(inside) == 1 and closing == opening + 2:
        alone = not named.demonym and is_alone_in_quotes(sentence, at, page)
        return "thing-of-that-name" if alone else ""
    others = [token for token in inside if not token.is_name]
    called = bool(others) and inside[0].is_capital
    called = called and not any(token.low.endswith(_FINITE) for token in others)
    return "part-of-a-name" if called and script == "cyrl" else ""


def _sounds_of_sport(sentence: Sentence, script: str) -> bool:
    """Tell whether one word of a match stands in a sentence: enough for a quoted name."""
    sport, beats = _stems(script, "sport"), _stems(script, "beats")
    return any(sport.has(token) or beats.has(token) for token in sentence.tokens[:_LINE])


def _quotes(sentence: Sentence, at: int) -> tuple[int | None, int | None]:
    """Give the tokens of the quotation marks around a name and a few words beside it."""
    opening = closing = None
    for step in range(1, _INSIDE + 1):
        token = sentence.token(at - step)
        if token.text in _OPEN:
            within = [t for t in sentence.tokens[: at - step] if t.text == '"']
            closes = token.text == '"' and len(within) % 2  # the end of another quotation
            opening = None if closes else at - step
            break
        if not (token.is_word or token.text == "-"):
            break
    for step in range(1, _INSIDE + 1):
        token = sentence.token(at + step)
        if token.text in _CLOSE:
            closing = at + step
            break
        if not (token.is_word or token.text == "-" or (step == 1 and is_glued(sentence, at))):
            break
    return opening, closing


def _plays(sentence: Sentence, script: str) -> bool:
    """Tell whether a sentence reports a match."""
    tokens = sentence.tokens[:_LINE]
    beats, sport = _stems(script, "beats"), _stems(script, "sport")
    beaten = any(beats.has(token) for token in tokens)
    words = sum(sport.has(token) for token in tokens)
    return (beaten and (words > 0 or _has_score(sentence))) or words >= _NEAR


def _has_score(sentence: Sentence) -> bool:
    """Tell whether two small numbers stand around a colon or a dash ("2:1")."""
    tokens = sentence.tokens[:_LINE]
    if any(_SCORE.fullmatch(token.text) for token in tokens):
        return True
    return any(
        token.text in "-:–։"
        and sentence.token(at - 1).text.isdigit()
        and sentence.token(at + 1).text.isdigit()
        and sentence.token(at - 1).end == token.start
        and len(sentence.token(at - 1).text) == 1
        for at, token in enumerate(tokens)
    )


def _beaten(sentence: Sentence, at: int, script: str) -> str:
    """``Karabağ, Barselona'yı 2-1 yendi``: a town's name beside the verb of a match."""
    if script == "cyrl" or not _plays(sentence, script):
        return ""
    beats = _stems(script, "beats")
    football = sentence.token(at + 1).low == "futbol"
    if _is_there(sentence, at):
        return ""
    reach = _LONG_REACH if _has_score(sentence) else _REACH
    near = [sentence.token(at + step) for step in range(1, reach + 1)]
    return "club" if football or any(beats.has(token) for token in near) else ""


def _is_there(sentence: Sentence, at: int) -> bool:
    """Tell whether a name has the ending of a place where something is, or whence it comes."""
    name, glued = sentence.tokens[at], sentence.token(at + 1)
    ending = glued.low[1:] if glued.start == name.end else name.low
    return ending.endswith(_PLACE_ENDINGS) or sentence.token(at - 1).low in _PLACE_BEFORE
