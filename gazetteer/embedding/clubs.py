"""Clubs that are called by the name of their town: ``Valencia drew 2-2``. Pure.

In a text about sport a town that plays, is beaten, sells a striker or has fans is its
club; where it stands behind a preposition of place, is travelled to or hosts the games it
is the town. A state is its national team, which is a usage of its name and no other thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.cues import verbs, words
from gazetteer.embedding.page import named_of

if TYPE_CHECKING:
    from gazetteer.context import Sentence
    from gazetteer.embedding.page import Named, Page

_E = "embedded"
_S = "sport"
_SCORE = re.compile(r"\d{1,3}[-:–]\d{1,3}")
_REACH = 6
_PLURAL = frozenset({"were", "are", "have", "haven", "aren", "weren"})
_VERSUS = frozenset({"v", "vs"})
_STRONG = 2


def club_rule(sentence: Sentence, at: int, named: Named, page: Page) -> str:
    """Return ``club`` where the name at token ``at`` is a club's in a text about sport."""
    before = sentence.token(at - 1)
    joined = before.text == "-" and before.end == sentence.tokens[at].start
    if joined and sentence.token(at - 2).is_name and not named.demonym:
        first = named_of(page, sentence.token(at - 2).name)
        return "" if first.demonym else club_rule(sentence, at - 2, first, page)
    if _is_state_team(sentence, at, page):
        return "name-of-an-institution"
    side = _is_side(sentence, at, page) or _plays_a_state(sentence, at, page)
    if named.demonym or (named.country and not side):
        return ""
    low = sentence.tokens[at].low
    if low in {"east", "west"}:
        return "club" if page.sport(sentence) == _STRONG else ""
    if low in words(_E, _S, "nations"):
        return ""
    sport = page.sport(sentence)
    if not sport:
        return ""
    if named.country and page.school_sport(sentence) and _is_unplaced(sentence, at):
        return "club"
    tame = page.is_capital(sentence, at) and not _has_game(sentence)
    strong = sport == _STRONG and (not tame or page.school_sport(sentence))
    return "club" if _plays(sentence, at, strong=strong) else ""


def _is_state_team(sentence: Sentence, at: int, page: Page) -> bool:
    """``Ohio State``: the university; "New York State" and "Washington State" are states."""
    after, name = sentence.token(at + 1), sentence.tokens[at]
    if after.text != "State" or name.low in {"new york", "washington"}:
        return False
    places = [page.gazetteer.places[one] for one in page.places_of(sentence, at)]
    return any(one.feature_code == "ADM1" and one.country_codes == ("US",) for one in places)


def _is_side(sentence: Sentence, at: int, page: Page) -> bool:
    """Tell whether a state's name is a club's: of a city-state, a dead state, or a village.

    Schools of Russia, Ohio, play in a paragraph about school sport, where no state does.
    """
    if sentence.tokens[at].low in words(_E, _S, "city_states") or page.is_gone(sentence, at):
        return True
    return page.school_sport(sentence)


def _is_unplaced(sentence: Sentence, at: int) -> bool:
    """Tell whether no preposition of place and no container stands at a name."""
    before = sentence.token(at - 1).low
    placing = words("english", "prepositions") - {"off", "against", "over", "past"}
    return before not in placing and not (before == "," and sentence.token(at - 2).is_name)


def _has_game(sentence: Sentence) -> bool:
    """Tell whether the sentence itself has a word of sport: capitals want and need as well."""
    known = words(_E, _S, "strong") | words(_E, _S, "words") | words(_E, _S, "wins")
    return any(token.low in known for token in sentence.tokens if not token.is_name)


def _plays_a_state(sentence: Sentence, at: int, page: Page) -> bool:
    """Tell whether the other side is a town or a US state: "Georgia beat Alabama"."""
    verb, other = sentence.token(at + 1), sentence.token(at + 2)
    if not other.is_name or verb.low not in words(_E, _S, "wins") | _VERSUS:
        return False
    places = [page.gazetteer.places[one] for one in page.places_of(sentence, at + 2)]
    state = all(one.feature_code == "ADM1" and one.country_codes == ("US",) for one in places)
    return state or all(one.feature_class == "P" for one in places)


def _plays(sentence: Sentence, at: int, *, strong: bool) -> bool:
    """Tell whether the phrase around a name makes it a team."""
    index = at - 2 if sentence.token(at - 1).low == "the" else at - 1
    before, after = sentence.token(index), sentence.token(at + 1)
    if before.low in words(_E, _S, "places") or _is_venue(sentence, at, index):
        return False
    if _is_result(sentence, at) or _is_named_club(sentence, index):
        return True
    if before.low in {"against", "versus"}:
        return strong
    if before.low == "either":
        index -= 1
        before = sentence.token(index)
    linked = _is_linked(sentence, index) or _is_transfer(sentence, at)
    if before.low in words("english", "prepositions"):
        return linked
    if linked or _is_opponent(sentence, index, strong=strong):
        return True
    if after.low in {"'s", "’s", "'", "’"} and after.start == sentence.tokens[at].end:
        return sentence.token(at + 2).low in words(_E, _S, "owned") or (
            sentence.token(at + 3).low in words(_E, _S, "owned")
        )
    if after.low in words(_E, _S, "owned") and sentence.token(at + 2).text != "of":
        return True
    return _does(sentence, at, strong=strong)


def _is_opponent(sentence: Sentence, index: int, *, strong: bool) -> bool:
    """Tell whether a verb before the name makes it the other side: beat X, await X or Y."""
    before = sentence.token(index)
    if before.low in words(_E, _S, "beats"):
        return True
    if before.low in {"and", "or"} and sentence.token(index - 1).is_capital:
        before = sentence.token(index - 2)
    return strong and before.low in words(_E, _S, "awaits")


def _is_venue(sentence: Sentence, at: int, index: int) -> bool:
    """Tell whether a town is travelled to, or where something is held."""
    before = sentence.token(index)
    if before.low in {"to", "from", "for"}:
        near = {sentence.token(index - step).low for step in range(1, 4)}
        return bool(near & words(_E, _S, "travel")) and not near & words(_E, _S, "transfers")
    hosting = sentence.token(at + 1).low in words(_E, _S, "hosting")
    near = {sentence.token(at + step).low for step in range(2, 7)}
    return hosting and bool(near & words(_E, _S, "events"))


def _is_result(sentence: Sentence, at: int) -> bool:
    """``Kapan 2-1 Gori``, ``Kapan v Gori``, ``Gori beat Kapan 3–0``."""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if before.low in words("english", "prepositions"):
        return False
    for side, other in ((after, sentence.token(at + 2)), (before, sentence.token(at - 2))):
        if side.low in _VERSUS and (other.is_capital or other.is_name):
            return True
        if _SCORE.fullmatch(side.text):
            return True
    if after.text.isdigit() and sentence.token(at + 2).text in {",", ";", "."}:
        other = sentence.token(at + 3)
        return other.is_name or other.is_capital or _is_row(sentence, at)
    if after.text.isdigit() and sentence.token(at + 2).text in {"(", ""} and _is_row(sentence, at):
        return True
    first, dash, second = (sentence.token(at + step) for step in (1, 2, 3))
    return first.text.isdigit() and second.text.isdigit() and dash.text in "-–:"


def _is_row(sentence: Sentence, at: int) -> bool:
    """Tell whether a name and its number follow another one ("Kapan 101, Gori 98")."""
    back = [sentence.token(at - step) for step in (1, 2, 3)]
    return back[0].text in {",", ";"} and back[1].text.isdigit() and back[2].is_name


def _is_named_club(sentence: Sentence, index: int) -> bool:
    """``Dinamo Tbilisi``, ``Partizan Belgrade``: a capitalised word that is no name before it."""
    before = sentence.token(index)
    if not before.is_capital or not before.is_word or before.is_name:
        return False
    if index == sentence.first_word() and before.low in words(_E, _S, "openers"):
        return False
    small = words("english", "prepositions") | words("english", "determiners")
    clauses = words("english", "clause_openers") | words("english", "adverbs")
    months = words("english", "months") | words(_E, "person", "no_given")
    return before.low not in small | clauses | months


def _is_linked(sentence: Sentence, index: int) -> bool:
    """``lost at home to X``, ``signed from X``, ``a spell at X``, ``the derby between X and Y``."""
    before = sentence.token(index)
    if before.low in {"and", "or"} and sentence.token(index - 1).is_name:
        index -= 2
        before = sentence.token(index)
    near = {sentence.token(index - step).low for step in range(1, _REACH)}
    if before.low == "between":
        return bool(near & words(_E, _S, "words"))
    return bool(near & words(_E, _S, "link", before.low))


def _is_transfer(sentence: Sentence, at: int) -> bool:
    """``Olmo has left Leeds for Lyon``: a person changes clubs; a team only travels."""
    before = sentence.token(at - 1)
    if before.low == "for" and sentence.token(at - 2).is_name:
        return _is_transfer(sentence, at - 2)
    if before.low not in {"left", "leaves", "swaps", "swapped"}:
        return False
    if sentence.token(at + 1).low != "for" or not sentence.token(at + 2).is_name:
        return False
    auxiliary = sentence.token(at - 2).low in {"has", "had", "have"}
    subject = sentence.token(at - 3 if auxiliary else at - 2)
    return subject.is_capital and subject.low not in words("english", "determiners")


def _does(sentence: Sentence, at: int, *, strong: bool) -> bool:
    """Tell whether the name is the subject of what teams do."""
    index = at + 1
    if sentence.token(index).text == "-" and sentence.token(index + 1).is_name:
        index += 2
    if sentence.token(index).text == ",":
        first, second = sentence.token(index + 1).low, sentence.token(index + 2).low
        return strong and (first in {"who", "whose"} or (first, second) == ("at", "least"))
    while sentence.token(index).low in words("english", "adverbs"):
        index += 1
    verb = sentence.token(index).low
    if {token.low for token in sentence.tokens} & words(_E, _S, "votes"):
        return False
    if verb in words(_E, _S, "wins"):
        return True
    if strong and verb in {"go", "goes", "went", "gone"}:
        return any(sentence.token(index + step).low in words(_E, _S, "ahead") for step in (1, 2, 3))
    if verb in {"have", "has", "had", "will", "can", "could", "would", "may", "must", "should"}:
        after = sentence.token(index + 1).low
        then = sentence.token(index + 2).low
        return strong and (verb == "have" or bool({after, then} & words(_E, _S, "wins")))
    if strong and verb in {"did", "does", "do"}:  # "Kapan lost again, Gori did not."
        step = 2 if sentence.token(index + 1).low in {"not", "too", "so"} else 1
        return not sentence.token(index + step).is_word
    if verb in _PLURAL or (strong and verb in words(_E, _S, "plural")):
        return sentence.token(at - 1).low != "and" or not sentence.token(at - 2).is_name
    return strong and verb in verbs(_E, _S, "efforts")
