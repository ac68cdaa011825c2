"""Find names inside other names, and words that are no names at all. Pure.

``Ankara University``, ``Minsk Group``, ``Jack London``, ``Baku Street``: the place name is
part of another name. ``Reading the report``: it is an ordinary word. Neither is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.namesakes import namesake_rule

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from gazetteer.context import Sentence, Token

_E = "embedded"
_SURNAMES = ("yan", "yants", "shvili", "dze", "enko", "oğlu", "oglu", "zade", "zadeh", "sky",
             "skaya", "nejad", "ova", "eva", "yev")  # fmt: skip
_REACH = 4
_YEAR = 4
_AGE = 2  # digits
_DASHES = frozenset("-–—")
_SHORT = 3
_LINE = 60
_PLACE_WORDS = words(_E, "place_words")

_OPENING = frozenset({":", "“", '"', "‘", "—", "–", "•", "*"})
_PREDICATES = words("english", "auxiliaries") | _PLACE_WORDS

_SMALL = words("english", "prepositions") | words("english", "small_words")

#: Rules by which a name is a person's family name: it may come again without the rest.
PERSONS = frozenset({"family-name", "title-and-family-name"})

#: The rule that makes a match no mention at all.
ORDINARY = "ordinary-word"


def embedded_rule(
    sentence: Sentence,
    at: int,
    *,
    whole: bool = False,
    country: bool = False,
    demonym: bool = False,
    town: bool = False,
    interview: bool = False,
) -> str:
    """Return the rule by which the name at token ``at`` is no place here; empty if it may be.

    ``whole`` tells that the name itself ends with its generic (a route, a republic): then
    only what stands around it as a whole could still embed it. ``country`` tells that it is
    a country's, which is a family name only where the list of given names has it;
    ``demonym`` that it is an adjective or a noun of people, ``town`` that it can only be a
    settlement, ``interview`` that the text has lines marked Q. and A., which are no initials.
    """
    name = sentence.tokens[at]
    after, before = sentence.token(at + 1), sentence.token(at - 1)
    if not whole and _is_ordinary(sentence, at):
        return ORDINARY
    if before.text in {"@", "#"} and before.end == name.start and before.text == "@":
        return "user-name"
    return (
        _person(sentence, at, country=country, interview=interview)
        or namesake_rule(sentence, at, country=country, demonym=demonym, town=town)
        or _head_after(sentence, at, demonym=demonym)
        or _event(sentence, at)
        or ("" if demonym else _compound(sentence, at))
        or _head_before(sentence, at)
        or ("street" if _street(before, after) else "")
        or ("dish-breed-or-thing" if after.low in words(_E, "things") and not whole else "")
    )


def again(sentence: Sentence, at: int, persons: AbstractSet[str]) -> str:
    """``London`` after ``Jack London``: the person, unless it stands where places stand."""
    if sentence.tokens[at].low not in persons:
        return ""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    placed = before.low in words("english", "prepositions") and before.low not in {"by", "with"}
    listed = after.text == "," and sentence.token(at + 2).is_name
    return "" if placed or listed else "family-name-again"


def _is_ordinary(sentence: Sentence, at: int) -> bool:
    """Tell whether a name that is also a word is used as the word."""
    name, after, before = sentence.tokens[at], sentence.token(at + 1), sentence.token(at - 1)
    if name.low not in words(_E, "ordinary"):
        return False
    if before.low in _PLACE_WORDS or (after.low in {",", "and"} and sentence.token(at + 2).is_name):
        return False
    opens = at == sentence.first_word() or before.text in _OPENING
    return opens and after.is_word and not after.is_capital and after.low not in _PREDICATES


def _person(  # noqa: PLR0911 - one answer a line
    sentence: Sentence, at: int, *, country: bool, interview: bool
) -> str:
    """A name with a given name or a title before it, or a family name after it."""
    name, after, before = sentence.tokens[at], sentence.token(at + 1), sentence.token(at - 1)
    if " " in name.text or "-" in name.text or name.text.isupper():
        return ""
    if country and name.low not in words(_E, "given_places"):
        return ""
    given = before.is_capital and not before.is_name and before.low in words(_E, "given_names")
    if given:
        return "family-name"
    initial = sentence.token(at - 2)
    if before.text == "." and len(initial.text) == 1 and initial.is_capital and at > 1:
        speaker = interview and initial.low in {"a", "q"} and at - 2 == sentence.first_word()
        return "" if speaker else "family-name"
    title = before if before.text != "." else sentence.token(at - 2)
    if title.low in words(_E, "titles") and title.is_capital:
        return "given-name" if _is_family_name(sentence, at + 1) else "title-and-family-name"
    unknown = before.is_capital and before.is_word and not before.is_name
    if unknown and (_has_age(sentence, at) or _has_office(sentence, at)):
        return "family-name"
    if name.low in words(_E, "given_places") and _is_family_name(sentence, at + 1):
        return "given-name"
    if after.is_capital and not after.is_name and after.low.endswith(_SURNAMES):
        return "given-name"
    return ""


def _has_age(sentence: Sentence, at: int) -> bool:
    """Tell whether an age follows between commas ("Novak Zagreb, 19, scored")."""
    signs = sentence.token(at + 1).text + sentence.token(at + 3).text
    age = sentence.token(at + 2).text
    return signs == ",," and age.isdigit() and len(age) == _AGE


def _has_office(sentence: Sentence, at: int) -> bool:
    """Tell whether an apposition calls the name a person ("Albin London, a spokesman")."""
    if sentence.token(at + 1).text != "," or sentence.token(at - 1).low in _SMALL:
        return False
    if sentence.token(at + 2).low not in {"a", "an", "the", "his", "her", "its", "their"}:
        return False
    return sentence.token(at + 3).low in words(_E, "persons") | words(_E, "bearers")


def _is_family_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a token may be a family name: capitalised, no head, no known place."""
    token = sentence.token(index)
    if token.is_name or not token.is_word or not token.is_capital or token.text.isupper():
        return False
    if token.low in words(_E, "heads") or token.low in words("english", "months"):
        return False
    return not _is_title(sentence)


def _is_title(sentence: Sentence) -> bool:
    """Tell whether a sentence is written with capitals like a title."""
    long = [
        t for t in sentence.tokens[:_LINE] if t.is_word and len(t.text) > _SHORT and not t.is_name
    ]
    capitals = sum(t.is_capital for t in long)
    return len(long) > _YEAR and capitals > len(long) * 0.7


def _head_after(sentence: Sentence, at: int, *, demonym: bool) -> str:
    """``Ankara University``, ``Munich Security Conference``: capitalised up to a head."""
    while _is_pair(sentence, at):
        at += 2
    end = sentence.tokens[at].end
    first = at + 1
    for index in range(first, first + _REACH):
        token = sentence.token(index)
        if not token.is_word or token.start - end > 1 or not token.is_capital:
            return ""
        if _is_head(token.low) or (index > first and token.low in words(_E, "late_heads")):
            weak = token.low in words(_E, "not_heads") and not sentence.token(index + 1).is_capital
            weak = weak and not (demonym and token.low == "union")
            shouted = sentence.tokens[at].text.isupper() and token.text.isupper()
            return "" if weak or _shouted_line(sentence, shouted) else "name-of-an-institution"
        end = token.end
    return ""


def _is_head(low: str) -> bool:
    """Tell whether a word, or a half of it ("Journal-Constitution"), heads a name."""
    heads = words(_E, "heads")
    return low in heads or ("-" in low and any(half in heads for half in low.split("-")))


def _is_pair(sentence: Sentence, at: int) -> bool:
    """Tell whether a dash joins the name to another one and a war's name follows."""
    if sentence.token(at + 1).text not in _DASHES or not sentence.token(at + 2).is_name:
        return False
    head = sentence.token(at + 3)
    return head.is_capital and head.low in words(_E, "pair_heads")


def _compound(sentence: Sentence, at: int) -> str:
    """``Iran-Contra``, ``Tbilisi-Supsa``: joined by a hyphen to a capitalised unknown word."""
    for step in (1, -1):
        dash, other = sentence.token(at + step), sentence.token(at + 2 * step)
        glued = dash.text == "-" and (dash.end == other.start or other.end == dash.start)
        near = dash.start == sentence.tokens[at].end or dash.end == sentence.tokens[at].start
        word = other.is_capital and not other.is_name and len(other.text) > _SHORT
        if glued and near and word and not other.text.isupper():
            return "part-of-a-compound"
    return ""


def _shouted_line(sentence: Sentence, shouted: bool) -> bool:  # noqa: FBT001
    """Tell whether the sentence is written in capitals throughout."""
    return shouted and all(
        t.text.isupper() for t in sentence.tokens[:_LINE] if t.is_word and len(t.text) > 1
    )


def _event(sentence: Sentence, at: int) -> str:
    """``Second Karabakh war``, ``2020 Karabakh war``: an event, with a capital or not."""
    after = sentence.token(at + 1).low
    if after in words(_E, "formats") and sentence.token(at - 1).low != "of":
        return "name-of-a-format"
    if after not in words(_E, "events"):
        return ""
    before = sentence.token(at - 1)
    year = len(before.text) == _YEAR and before.text.isdigit()
    dated = year or before.low in words(_E, "ordinals") or "-day" in before.low
    return "name-of-a-war" if dated else ""


def _head_before(sentence: Sentence, at: int) -> str:
    """``FC Baku``, ``University of Chicago``, ``Treaty of Lausanne``."""
    before = sentence.token(at - 1)
    if before.is_capital and not before.is_name and before.low in words(_E, "before"):
        return "name-of-a-club-or-house"
    if before.low == "the":
        before = sentence.token(at - 2)
        index = at - 3
    else:
        index = at - 2
    if before.low == "of":
        head = sentence.token(index)
        if head.low in {"treaty", "treaties"}:
            return "name-of-a-treaty"
        if head.is_capital and head.low in words(_E, "before_of"):
            return "name-of-an-institution"
    return ""


def _street(before: Token, after: Token) -> bool:
    """Tell whether a word for a street stands beside the name."""
    streets = words(_E, "streets")
    return after.low in streets or (before.low in streets and before.low not in {"place", "via"})
