"""Find names inside other names, and words that are no names at all. Pure.

``Ankara University``, ``Minsk Group``, ``Jack London``, ``Baku Street``: the place name is
part of another name. ``Reading the report``: it is an ordinary word. Neither is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import table, words
from gazetteer.embedding.cast import Cast, stands_for_place
from gazetteer.embedding.clubs import club_rule
from gazetteer.embedding.deeds import PLACING
from gazetteer.embedding.goods import goods_rule
from gazetteer.embedding.namesakes import namesake_rule
from gazetteer.embedding.other_languages import other_embedded, other_ordinary
from gazetteer.embedding.page import named_of
from gazetteer.embedding.persons import has_given, is_family_name, is_title_case, person_rule
from gazetteer.embedding.relatives import relative_rule
from gazetteer.model import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_REACH = 4
_YEAR = 4
_DASHES = frozenset("-–—")
_SHORT = 3
_LIST = 10
_LINE = 60
_PLACE_WORDS = words(_E, "place_words")

_OPENING = frozenset({":", "“", '"', "‘", "—", "–", "•", "*", "«", "„"})
_PREDICATES = words("english", "auxiliaries") | _PLACE_WORDS

#: The rule that makes a match no mention at all.
ORDINARY = "ordinary-word"


def embedded_rules(page: Page, sentences: Sequence[Sentence]) -> dict[int, str]:
    """Return, for the names of a document that are no places, the rule that tells it.

    Keys are the indices of the matches. First each name is read where it stands; then
    those who were introduced so are known when they come again.
    """
    rules: dict[int, str] = {}
    cast = Cast()
    facts: dict[int, Named] = {}
    for number, sentence in enumerate(sentences):
        for index, at in sentence.at.items():
            named = facts[index] = named_of(page, index)
            low = sentence.tokens[at].low
            rule = embedded_rule(sentence, at, named, page)
            if rule:
                rules[index] = rule
                cast.introduce(low, rule, number)
            elif stands_for_place(sentence, at, page):
                cast.place(low)
            if named.demonym:
                cast.abroad(page.matches[index].place_ids)
    if not cast.is_empty:
        open_names = {i: one for i, one in facts.items() if i not in rules and not one.demonym}
        rules.update(_those_again(page, sentences, open_names, cast))
    return rules


def _those_again(
    page: Page, sentences: Sequence[Sentence], names: Mapping[int, Named], cast: Cast
) -> dict[int, str]:
    """Return the rules of the names that somebody introduced elsewhere in the document bears."""
    rules: dict[int, str] = {}
    for number, sentence in enumerate(sentences):
        for index, at in sentence.at.items():
            if index in names:
                rule = cast.again(sentence, at, number, page, country=names[index].country)
                if rule:
                    rules[index] = rule
    return rules


def embedded_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which the name at token ``at`` is no place where it stands."""
    name = sentence.tokens[at]
    before = sentence.token(at - 1)
    if not named.whole and _is_ordinary(sentence, at):
        return ORDINARY
    if other_ordinary(sentence, at):
        return ORDINARY
    if before.text == "@" and before.end == name.start:
        return "user-name"
    demonym = named.demonym
    return (
        person_rule(sentence, at, named, page)
        or relative_rule(sentence, at, named, page)
        or namesake_rule(sentence, at, named, page)
        or _head_after(sentence, at, demonym=demonym)
        or _event(sentence, at)
        or ("" if named.whole else other_embedded(sentence, at, named, page))
        or ("" if demonym else _compound(sentence, at))
        or _head_before(sentence, at)
        or ("street" if _street(sentence, at) else "")
        or goods_rule(sentence, at, named, page)
        or club_rule(sentence, at, named, page)
        or (_named_whole(sentence, at, page) if named.settled and not demonym else "")
    )


def _is_ordinary(sentence: Sentence, at: int) -> bool:
    """Tell whether a name that is also a word is used as the word."""
    name, after, before = sentence.tokens[at], sentence.token(at + 1), sentence.token(at - 1)
    if name.low not in words(_E, "ordinary"):
        return False
    if before.low in _PLACE_WORDS or (after.low in {",", "and"} and sentence.token(at + 2).is_name):
        return False
    opens = at == sentence.first_word() or before.text in _OPENING
    return opens and after.is_word and not after.is_capital and after.low not in _PREDICATES


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
    if _is_another_treaty(sentence, at):
        return "name-of-a-treaty"
    if _is_prefix(sentence, at - 1):
        return "name-of-a-club-or-house"
    if before.low == "state" and sentence.token(at - 2).low == "islamic":
        return "name-of-an-institution"
    if before.low == "the":
        before = sentence.token(at - 2)
        index = at - 3
    else:
        index = at - 2
    if before.low == "of":
        head = sentence.token(index)
        wales = head.low in {"prince", "princess"} and sentence.tokens[at].low == "wales"
        if head.is_capital and (wales or head.low in words(_E, "noble")):
            return "title-of-nobility"
        if head.low in {"treaty", "treaties"}:
            return "name-of-a-treaty"
        if head.is_capital and head.low in words(_E, "before_of"):
            return "name-of-an-institution"
    return ""


def _is_another_treaty(sentence: Sentence, at: int) -> bool:
    """``the Treaty of Kars, the Moscow one before it``: the noun was said before."""
    if sentence.token(at - 1).low != "the" or sentence.token(at + 1).low not in {"one", "ones"}:
        return False
    near = [sentence.token(at - step) for step in range(2, _LIST)]
    return any(one.is_capital and one.low in words(_E, "pair_heads") for one in near)


def _is_prefix(sentence: Sentence, index: int) -> bool:
    """Tell whether a token opens the name of a club or a house: FC, Dinamo, AS, Union."""
    token = sentence.token(index)
    if not token.is_capital:
        return False
    if token.low in words(_E, "before_inside"):
        return index > sentence.first_word() and not is_title_case(sentence)
    if token.is_name:
        return False
    shouted = token.text.isupper() and token.low in words(_E, "before_shouted")
    return shouted or token.low in words(_E, "before")


def _street(sentence: Sentence, at: int) -> bool:
    """Tell whether a word for a street stands beside the name.

    Two names at a corner share one word: "the corner of Lviv and Moscow Street".
    """
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    streets = words(_E, "streets")
    if after.low in streets or (before.low in streets and before.low not in {"place", "via"}):
        return True
    if before.low == "of" and sentence.token(at - 2).low in {"corner", "junction", "intersection"}:
        return True
    other = sentence.token(at + 2)
    shared = after.low == "and" and (other.is_name or other.is_capital)
    return (
        shared
        and sentence.token(at + 3).is_capital
        and (sentence.token(at + 3).low in words(_E, "shared_heads"))
    )


def _is_team_or_school(sentence: Sentence, at: int) -> bool:
    """``a pen of Rhode Island Reds``, ``Lima Central Catholic``: capitals behind, no article.

    Not behind a preposition of place, before a person or an office, or in a title.
    """
    before, after, second = (sentence.token(at + step) for step in (-1, 1, 2))
    if sentence.zone is not Zone.BODY or at == sentence.first_word():
        return False
    if before.low in PLACING or before.low in {"from", "to"}:  # "from Kyiv Reuters reported"
        return False
    if not after.is_capital or after.is_name or after.start - sentence.tokens[at].end > 1:
        return False
    if after.text.isupper() or is_title_case(sentence) or not is_family_name(sentence, at + 1):
        return False
    if after.low in words(_E, "no_whole") or has_given(sentence, at + 1):
        return False
    team = after.low.endswith("s") and not second.is_capital
    school = second.is_capital and second.is_word and not second.is_name
    return team or (school and second.low not in words(_E, "titles"))


def _is_highway(sentence: Sentence, at: int) -> bool:
    """``U.S. 127 is one lane``: a number and no noun behind it."""
    number, after = sentence.token(at + 1), sentence.token(at + 2)
    if sentence.tokens[at].low not in {"u.s.", "us", "u.s"} or not number.text.isdigit():
        return False
    ends = words("english", "prepositions") | words("english", "auxiliaries")
    return len(number.text) < _YEAR and (not after.is_word or after.low in ends)


def _is_titled(sentence: Sentence) -> bool:
    """Tell whether capitals say nothing here: a line like a title, without a full stop."""
    return is_title_case(sentence) and sentence.token(len(sentence.tokens) - 1).text not in ".!?”"


def _named_whole(sentence: Sentence, at: int, page: Page) -> str:
    """``the Chicago Bulls``, ``the Moscow Patriarchate``: an article, the name, a capital.

    Not before a title or a day ("the Baku President Aliyev"), a kind of place ("the Tavush
    Province") or in a line of capitals.
    """
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    named = _is_team_or_school(sentence, at) or _is_highway(sentence, at)
    if named and page.language_of(sentence) == "en":
        return "part-of-a-name"
    if (
        sentence.zone is Zone.CITATION
        or before.low != "the"
        or after.is_name
        or not after.is_capital
        or after.text.isupper()
    ):
        return ""
    if after.start - sentence.tokens[at].end > 1 or _is_titled(sentence):
        return ""
    if sentence.tokens[at].text.isupper():
        return ""
    if after.low in words(_E, "no_whole") or after.low in words(_E, "titles"):
        return ""
    if after.low in words("english", "months") or after.low in table("resolve_en")["features"]:
        return ""
    return "part-of-a-name"
