"""Names that something or somebody else bears: ships, storms, films, likenesses. Pure.

``the ferry Batumi``, ``the Venice of the North``, ``a Munich moment``, ``a girl named
Georgia``, ``Little Italy``: here the phrase around the name tells, not the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.embedding.persons import is_title_case

if TYPE_CHECKING:
    from gazetteer.context import Sentence, Token
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_QUOTES = frozenset("\"“”„«»‘'*_")
_AGENTS = ("or", "er", "ist", "ian", "man", "woman", "eer", "ant", "girl", "boy")
_OPENING = frozenset('"“„«‘*_')
_CLOSING = frozenset('"”»’*_')
_TITLE = 7
_SHORT = 3
_CALLED = 8
_SCREENED = 2
_POSSESSIVES = frozenset({"my", "his", "her", "their", "our", "your", "its"})
_NAMING = frozenset({"named", "called", "christened", "nicknamed", "renamed"})
_BECOMING = words("usage_en", "phrases", "be") | {"become", "becomes", "became", "as", "into"}


def namesake_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return the rule by which something else bears the name; empty if none does."""
    if named.demonym:
        return _in_title_of_work(sentence, at, page)
    likened = named.town or named.country or _is_called(sentence, at)
    return (
        _named_thing(sentence, at)
        or _named_being(sentence, at)
        or (_likeness(sentence, at) if likened else "")
        or (_moment(sentence, at) if likened else "")
        or _in_title_of_work(sentence, at, page)
        or _symphony(sentence, at, page)
        or _bare_title(sentence, at, page)
        or _capital_title(sentence, at)
        or (_other_place(sentence, at) if not named.whole else "")
    )


def _named_thing(sentence: Sentence, at: int) -> str:
    """``the ferry Batumi``, ``Typhoon Manila``, ``the film “Chicago”``."""
    index = at - 1
    if sentence.token(index).text in _QUOTES:
        index -= 1
    before = sentence.token(index)
    if _is_glossed(sentence, at):
        return "thing-of-that-name"
    if before.is_name or before.end < 0:
        return ""
    loud = before.is_capital and before.low in words(_E, "named_loud")
    return "thing-of-that-name" if loud or before.low in words(_E, "named_things") else ""


def _is_glossed(sentence: Sentence, at: int) -> bool:
    """``Nagasaki, the novel, ...``; ``the Baku, a tanker``: an apposition calls it a thing."""
    if sentence.token(at + 1).text != "," or sentence.token(at + 2).low not in {"a", "an", "the"}:
        return False
    noun, after = sentence.token(at + 3), sentence.token(at + 4)
    listed = words(_E, "named_things") | words(_E, "goods", "wares_of_a_house")
    closes = not after.is_word or after.low in words("english", "prepositions")
    return noun.low in listed - {"hotel", "restaurant"} and closes and after.low not in {"'s", "’s"}


def _named_being(sentence: Sentence, at: int) -> str:
    """``a girl named X``, ``my name is X``, ``called their daughter X``."""
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    bearers = words(_E, "bearers")
    if before.low in _NAMING and _bears_a_name(sentence, at - 2):
        return "name-of-a-being"
    if _in_a_letter(sentence, at):
        return "name-of-a-being"
    if before.low == "is" and second.low == "name" and sentence.token(at - 3).low in _POSSESSIVES:
        return "name-of-a-being"
    given = sentence.token(at - 3).low in _NAMING and second.low in _POSSESSIVES | {"the"}
    return "name-of-a-being" if given and before.low in bearers else ""


def _bears_a_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a person or a thing is called: "a girl named", "our driver was called"."""
    noun = sentence.token(index)
    if noun.low in words("usage_en", "phrases", "be") | {"was", "is", "were"}:
        noun = sentence.token(index - 1)
        persons = words(_E, "persons") | words(_E, "person", "companions")
        return noun.low in words(_E, "bearers") | words(_E, "person", "kin") | persons
    before = {sentence.token(index - step).low for step in (1, 2)}
    if not before & {"a", "an", "another", "one", "some", "by", "with", "from", "of"}:
        return False  # "The minister named Turkey" is a verb
    if noun.low in words(_E, "bearers") | words(_E, "called_things"):
        return True
    agent = noun.low.endswith(_AGENTS) and not noun.is_capital
    return agent and noun.low not in words(_E, "person", "called_places")


def _in_a_letter(sentence: Sentence, at: int) -> bool:
    """``Dear Jordan, ...``; ``Love, Kenya``: only names that people bear."""
    if sentence.tokens[at].low not in words(_E, "given_places"):
        return False
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if before.low in words(_E, "salutations") and at - 1 == sentence.first_word():
        return after.text in {",", "!"}
    signed = before.text == "," and sentence.token(at - 2).low in words(_E, "farewells")
    return signed and not after.is_word


def _in_title_of_work(sentence: Sentence, at: int, page: Page) -> str:
    """``in “Fargo”``, ``*Casablanca* was on``: alone in quotes, and the text is about films.

    Quotation marks around a name in dispute are no title.
    """
    if _in_quoted_title(sentence, at):
        return "title-of-a-work"
    left, right = sentence.token(at - 1), sentence.token(at + 1)
    if left.text not in _QUOTES or right.text not in _QUOTES | {",", "."}:
        return ""
    if right.text in ",." and sentence.token(at + 2).text not in _QUOTES:
        return ""
    lows = {token.low for token in sentence.tokens}
    if lows & words(_E, "works", "scare"):
        return ""
    near = lows & words(_E, "works", "near")
    about = page.paragraph(sentence) & words(_E, "works", "about")
    return "title-of-a-work" if near or about else ""


def _in_quoted_title(sentence: Sentence, at: int) -> bool:
    """``“Georgia on My Mind” was sung``: in quotes, with capitals, beside a word of singing."""
    left = next(
        (i for i in range(at - 1, at - _TITLE, -1) if sentence.token(i).text in _OPENING), 0
    )
    right = next((i for i in range(at + 1, at + _TITLE) if sentence.token(i).text in _CLOSING), 0)
    if not right or sentence.token(left).text not in _OPENING:
        return False
    inside = [one for one in sentence.tokens[left + 1 : right] if one.is_word and not one.is_name]
    if not any(one.is_capital for one in inside) or sentence.token(right - 1).text in {",", "."}:
        return False
    if any(not one.is_capital and len(one.text) > _SHORT for one in inside):
        return False
    return any(one.low in words(_E, "works", "sung") for one in sentence.tokens)


def _symphony(sentence: Sentence, at: int, page: Page) -> str:
    """``Haydn's London``, ``play the Prague``: symphonies, where a paragraph is about music."""
    if sentence.tokens[at].low not in words(_E, "works", "symphonies"):
        return ""
    if not page.paragraph(sentence) & words(_E, "works", "concert"):
        return ""
    before, after, owner = (sentence.token(at + step) for step in (-1, 1, -2))
    ends = not after.is_word or after.low in words("english", "prepositions") | {"and", "or"}
    composed = before.low in {"'s", "’s"} and owner.is_capital and not owner.is_name
    return "title-of-a-work" if ends and (composed or before.low == "the") else ""


def _bare_title(sentence: Sentence, at: int, page: Page) -> str:
    """``a print of Paris, Texas``, ``rewatched Casablanca``: a film without quotation marks."""
    low, index = sentence.tokens[at].low, at - 1
    if sentence.token(index).text == "," and sentence.token(at - 2).low == "paris":
        if low != "texas":
            return ""
        index, low = at - 3, "paris"
    if low == "paris" and sentence.token(at + 2).low != "texas" and index == at - 1:
        return ""
    if low not in words(_E, "works", "films"):
        return ""
    if len(page.paragraph(sentence) & words(_E, "works", "screen")) < _SCREENED:
        return ""
    before, second = sentence.token(index).low, sentence.token(index - 1).low
    shown = before in words(_E, "works", "shown")
    linked = before in {"of", "on", "to", "for"} and second in words(_E, "works", "linked")
    return "title-of-a-work" if (shown or linked) and _ends_phrase(sentence, at) else ""


def _capital_title(sentence: Sentence, at: int) -> str:
    """``in The Merchant of Venice``, ``read A Passage to India``: an article with a capital."""
    if sentence.token(at - 1).low not in {"of", "to", "in", "from"} or is_title_case(sentence):
        return ""
    noun, article, before = (sentence.token(at - step) for step in (2, 3, 4))
    if article.text not in {"A", "An", "The"} or at - 3 <= sentence.first_word():
        return ""
    if not before.is_word or before.is_capital or not noun.is_capital or noun.is_name:
        return ""
    return "" if noun.low in words(_E, "works", "no_title") else "title-of-a-work"


def _moment(sentence: Sentence, at: int) -> str:
    """``a Munich moment``, ``an Afghanistan scenario``, ``Russia's own Vietnam``."""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if after.low in words(_E, "moments") and before.low in {
        "a",
        "an",
        "another",
        "its",
        "his",
        "their",
    }:
        return "likeness"
    own = before.low == "own" and (
        sentence.token(at - 2).low in _POSSESSIVES or sentence.token(at - 2).low in {"'s", "’s"}
    )
    return "likeness" if own and not after.is_capital and after.low not in {"'s", "’s"} else ""


def _other_place(sentence: Sentence, at: int) -> str:
    """``Little Italy``, ``Fort Georgia``: the name of another place that is not known."""
    before = sentence.token(at - 1)
    if not before.is_capital or before.is_name or before.end + 1 != sentence.tokens[at].start:
        return ""
    if before.low in words(_E, "other_places"):
        return "part-of-another-place"
    inner = at - 1 != sentence.first_word() and not is_title_case(sentence)
    return "part-of-another-place" if inner and before.low in words(_E, "other_inner") else ""


def _likeness(sentence: Sentence, at: int) -> str:
    """``the Venice of the North``, ``a second Lebanon``: compared, not named."""
    before, second = sentence.token(at - 1), sentence.token(at - 2)
    if not _ends_phrase(sentence, at):
        return ""
    if before.low in words(_E, "likenesses") and (
        before.low == "another"
        or second.low == "no"
        or (second.low in {"a", "the"} and before.low != "little")
    ):
        return "likeness"
    warned = (
        before.low == "new"
        and second.low == "a"
        and any(
            sentence.token(at - step).low in words(_E, "warnings") for step in range(3, _CALLED)
        )
    )
    if warned:
        return "likeness"
    if before.low == "new" and second.low == "the" and sentence.token(at - 3).low in _BECOMING:
        return "likeness"
    if sentence.tokens[at].low in words(_E, "with_article"):
        return ""
    if _is_predicate(sentence, at):
        return "likeness"
    quoted = before.text in _QUOTES
    article = second.low if quoted else before.low
    if article not in {"the", "a"} or sentence.token(at + 1).low != "of":
        return ""
    of = sentence.token(at + 2)
    if of.low == "the":
        of = sentence.token(at + 3)
    return "likeness" if of.is_name or (of.is_capital and _is_direction(of)) else ""


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    """Tell whether no noun follows the name: "another Georgia", not "another Georgia summit"."""
    after = sentence.token(at + 1)
    if after.low in {"'s", "’s"}:
        return False
    closed = words("english", "prepositions") | words("english", "auxiliaries")
    closed |= words("english", "adverbs") | words("english", "small_words")
    return not after.is_word or after.is_capital or after.low in closed


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """``had become a Vietnam``, ``the Switzerland of the region, or its Singapore``."""
    before, second, after = (sentence.token(at + step) for step in (-1, -2, 1))
    if after.is_word and not (after.low in words("english", "prepositions") or after.low == "and"):
        return False
    if before.low in {"a", "an"}:
        if sentence.token(at - 3).low == "there":
            return False
        if second.low in {"is", "was"} and (after.low == "for" or after.text in {".", ",", ";"}):
            return True
        return second.low in _BECOMING - {"as", "is", "was"}
    if before.low not in {"its", "our", "their"} or second.low not in {"or", "and"}:
        return False
    return any(sentence.token(at - step).low in _BECOMING for step in range(3, _CALLED + 3))


def _is_called(sentence: Sentence, at: int) -> bool:
    """Tell whether something is called by the name ("He called it the Tibet of …")."""
    return any(sentence.token(at - step).low in _NAMING for step in range(2, _CALLED))


def _is_direction(token: Token) -> bool:
    """Tell whether a capitalised word is a quarter of the world ("of the East")."""
    return token.low in {"east", "west", "north", "south", "orient", "levant", "steppe", "anything"}
