"""The shapes of phrases that name a border, each read from one sentence. Pure.

A reader takes a sentence, the token of the noun (``border``, ``граница``) and the
countries named in the sentence, and returns the phrase or nothing. Which word plays
which part in which language is in ``data/cues/borders.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.context import is_ending
from gazetteer.cues import table, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.context import Sentence

_B = "borders"
DASHES = frozenset("-–—‑−/")
_REACH = 6
_OF = words(_B, "of", "words")
_ARTICLES = words(_B, "articles", "words")
_WITH_ENDINGS = ("თან",)  # Georgian
_WITH_ENDINGS_AZ = ("la", "lə")
_APOSTROPHE_WITH = frozenset({"la", "le", "lə", "yla", "yle"})


class Side(NamedTuple):
    """A country named at a token; ``noun`` tells a name from an adjective.

    ``other`` is the second country of a compound adjective in one token.
    """

    at: int
    country: str
    noun: bool
    other: str = ""


class Phrase(NamedTuple):
    """Token span (both inclusive) and the two countries of a border phrase.

    ``other`` is empty where the phrase names one side only.
    """

    first: int
    last: int
    one: str
    other: str
    rule: str


def _is(sentence: Sentence, index: int, *lists: str) -> bool:
    """Tell whether a token is a word of one of the lists of the cue table."""
    return any(sentence.token(index).low in words(_B, one, "words") for one in lists)


def start_of(sentence: Sentence, index: int) -> int:
    """Give the first token of the phrase: adjectives such as "land" belong to it."""
    while _is(sentence, index - 1, "adjectives"):
        index -= 1
    return index


def _left_of(sentence: Sentence, index: int) -> int:
    """Give the token before the noun's adjectives, its "long" and "northern" included."""
    at = index - 1
    while _is(sentence, at, "adjectives", "passed"):
        at -= 1
    return at


def _unended(sentence: Sentence, at: int) -> int:
    """Step from a possessive or a case ending to the name before it."""
    return at - 1 if is_ending(sentence, at) else at


def pair_before(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> Phrase | None:
    """``A-B border``, ``Armenian-Turkish frontier``, ``A and B's border``, ``A'nın B sınırı``."""
    right = _unended(sentence, _left_of(sentence, index))
    if right not in sides:
        return None
    if sides[right].other:
        return Phrase(right, index, sides[right].country, sides[right].other, "pair-and-border")
    left = right - 1
    joined = sentence.token(left).text in DASHES or _is(sentence, left, "and")
    left = _unended(sentence, left - 1 if joined else left)
    if left not in sides or sides[left].country == sides[right].country:
        return None
    if _is_verb(sentence, index) or _is_triple(sentence, left, sides):
        return None
    return Phrase(left, index, sides[left].country, sides[right].country, "pair-and-border")


def _is_verb(sentence: Sentence, index: int) -> bool:
    """Tell whether "border" is what two countries do: ``A and B border C``."""
    after = sentence.token(index + 1)
    if not sentence.token(index).text.isascii():
        return False
    bound = sentence.token(index - 2).text in DASHES
    ahead = sentence.token(index + 2)
    object_follows = after.is_name or (after.low in {"on", "the"} and ahead.is_name)
    return not bound and (object_follows or after.low in {"each", "one"})


def _is_triple(sentence: Sentence, left: int, sides: Mapping[int, Side]) -> bool:
    """Tell whether a third country is joined by a dash: where three meet is no one border."""
    return sentence.token(left - 1).text in DASHES and left - 2 in sides


def between(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> Phrase | None:
    """``border between A and B``, ``border that separates A from B``, ``граница между А и Б``."""
    here = index + 1
    if _is(sentence, here, "areas"):
        here += 1
    if sentence.token(here).low in {"that", "which"}:
        here += 1
    while _is(sentence, here, "after_noun"):
        here += 1
    if not _is(sentence, here, "between"):
        return None
    start = start_of(sentence, index)
    both = twins(sentence, here + 1)
    if both:
        return Phrase(start, both[0], both[1], both[2], "border-between")
    named = [sides[at] for at in range(here + 1, here + 1 + 2 * _REACH) if at in sides]
    other = next((side for side in named[1:] if side.country != named[0].country), None)
    if other is None or other.at - named[0].at > _REACH:
        return None
    return Phrase(start, other.at, named[0].country, other.country, "border-between")


@cache
def _twins() -> dict[str, tuple[str, str]]:
    """Give the two countries that a plural names: the two Koreas."""
    listed: dict[str, str] = table(_B)["twins"]
    return {plural: (ids.split()[0], ids.split()[1]) for plural, ids in listed.items()}


def twins(sentence: Sentence, here: int) -> tuple[int, str, str] | None:
    """Read ``the two Koreas`` from ``here`` on: the last token and the countries."""
    for at in range(here, here + 4):
        glued = is_ending(sentence, at + 1)  # "Koreas" is the name with a lone s
        pair = _twins().get(sentence.token(at).low + "s" * glued)
        if pair:
            return at + glued, *pair
        if not (_is(sentence, at, "articles") or _is(sentence, at, "two")):
            return None
    return None


def twin_adjective(sentence: Sentence, index: int) -> Phrase | None:
    """``the inter-Korean border``."""
    at = _left_of(sentence, index)
    pair = _twins().get(sentence.token(at).low)
    if pair:
        return Phrase(at, index, *pair, "pair-and-border")
    prefix = sentence.token(at - 2).low + sentence.token(at - 1).low
    pair = _twins().get(f"{prefix}{sentence.token(at).low}")
    return Phrase(at - 2, index, *pair, "pair-and-border") if pair else None


def genitives(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> Phrase | None:
    """``граница Армении и Азербайджана``, ``border of A and B``: two names after the noun."""
    here = _first_after(sentence, index)
    if here not in sides:
        return None
    side = sides[here]
    if side.other:  # "frontière franco-espagnole"
        return Phrase(index, here, side.country, side.other, "pair-and-border")
    if not side.noun or not _is(sentence, here + 1, "and"):
        return None
    last = here + 2
    while _is(sentence, last, "articles", "of"):
        last += 1
    if last not in sides or sides[last].country == sides[here].country:
        return None
    one, other = sides[here].country, sides[last].country
    return Phrase(start_of(sentence, index), last, one, other, "border-of-both")


def _first_after(sentence: Sentence, index: int) -> int:
    """Give the token of a genitive after the noun: past its adjectives, "of" and articles."""
    here = index + 1
    while _is(sentence, here, "after_noun"):
        here += 1
    while _is(sentence, here, "of", "articles"):
        here += 1
    return here


def pair_and_postposition(
    sentence: Sentence, index: int, sides: Mapping[int, Side]
) -> Phrase | None:
    """``Ermenistan ile Azerbaycan arasındaki sınır``: both names, a postposition, the noun."""
    at = _left_of(sentence, index)
    if _is(sentence, at, "being"):
        at -= 1
    if not _is(sentence, at, "between_after"):
        return None
    named = [sides[i] for i in range(max(0, at - _REACH), at) if i in sides]
    if len(named) < 2 or named[-1].country == named[-2].country:  # noqa: PLR2004
        return None
    return Phrase(named[-2].at, index, named[-2].country, named[-1].country, "border-between")


def with_one(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> tuple[Phrase, ...]:
    """``A's border with B``, ``borders with B and C``, ``граница Армении с Ираном``.

    Of a phrase without an owner ``one`` is empty.
    """
    here, owner = index + 1, None
    if _is(sentence, here, "areas"):
        here += 1
    behind = _first_after(sentence, index)
    if behind in sides and _is(sentence, behind + 1, "with"):
        owner, here = sides[behind], behind + 1
    if not _is(sentence, here, "with"):
        return ()
    start = start_of(sentence, index)
    before = _unended(sentence, _left_of(sentence, index))
    if owner is None and before in sides:
        owner, start = sides[before], before
    one = owner.country if owner else ""
    rule = "border-with" if owner else "border-with-and-the-subject"
    return tuple(
        Phrase(start, at, one, sides[at].country, rule)
        for at in _listed(sentence, here + 1, sides, many=_is_plural(sentence, index))
        if sides[at].country != one
    )


def _listed(sentence: Sentence, here: int, sides: Mapping[int, Side], *, many: bool) -> list[int]:
    """Give the tokens of the countries that stand in a list from ``here`` on."""
    found: list[int] = []
    while True:
        while _is(sentence, here, "articles", "with_before_name"):
            here += 1
        if here not in sides or (found and not sides[here].noun):
            return found
        found.append(here)
        here += 1
        signs = 0
        while sentence.token(here).text == "," or _is(sentence, here, "and"):
            here, signs = here + 1, signs + 1
        if not signs or not many:
            return found


def _is_plural(sentence: Sentence, index: int) -> bool:
    """Tell whether the noun speaks of several borders."""
    return _is(sentence, index, "plurals")


def with_after(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> Phrase | None:
    """``Հայաստանի սահմանը Իրանի հետ``, ``საზღვარი თურქეთთან``: the second side, then "with"."""
    here = index + 1
    if here not in sides:
        return None
    ending = sides[here].noun and sentence.token(here).low.endswith(_WITH_ENDINGS)
    if not ending and not _is(sentence, here + 1, "with_after"):
        return None
    last = here if ending else here + 1
    before = _unended(sentence, _left_of(sentence, index))
    owner = sides.get(before)
    if owner is None:
        return Phrase(index, last, "", sides[here].country, "border-with-and-the-subject")
    return Phrase(before, last, owner.country, sides[here].country, "border-with")


def with_before(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> Phrase | None:
    """``Azərbaycanın İranla sərhədi``, ``Türkiye'nin Ermenistan ile sınırı``."""
    at = _left_of(sentence, index)
    ending = is_ending(sentence, at) and sentence.token(at).low[1:] in _APOSTROPHE_WITH
    if ending or _is(sentence, at, "with_after"):
        at -= 1
    elif not _ends_with(sentence, at, index):
        return None
    if at not in sides or not sides[at].noun:
        return None
    before = _unended(sentence, at - 1)
    owner = sides.get(before)
    if owner is None or owner.country == sides[at].country:
        return Phrase(at, index, "", sides[at].country, "border-with-and-the-subject")
    return Phrase(before, index, owner.country, sides[at].country, "border-with")


def _ends_with(sentence: Sentence, at: int, index: int) -> bool:
    """Tell whether a name carries an ending that says "with"."""
    name = sentence.token(at)
    if name.low.endswith(_WITH_ENDINGS):
        return True
    azerbaijani = sentence.token(index).low.startswith("sərhəd")
    return azerbaijani and name.low.endswith(_WITH_ENDINGS_AZ)


def one_side(sentence: Sentence, index: int, sides: Mapping[int, Side]) -> Phrase | None:
    """``the Turkish border``, ``Suriye sınırı``, ``مرز ترکیه``: the other side is not said."""
    if not _is(sentence, index, "one_side"):
        return None
    if _english_noun_follows(sentence, index):
        return None
    at = _unended(sentence, _left_of(sentence, index))
    if at in sides:
        before = sentence.token(at - 1)
        joined = before.text in DASHES or _is(sentence, at - 1, "and") or before.text == ","
        if joined or at - 1 in sides or sides[at].other or _is_verb(sentence, index):
            return None
        return Phrase(at, index, "", sides[at].country, "border-and-the-other-side")
    here = _first_after(sentence, index)
    behind = here in sides and sides[here].noun and here > index
    if not behind or not _is(sentence, index, "one_side_after") or _is(sentence, here + 1, "and"):
        return None
    return Phrase(index, here, "", sides[here].country, "border-and-the-other-side")


def _english_noun_follows(sentence: Sentence, index: int) -> bool:
    """Tell whether "border" only describes the next noun ("the Turkish border town")."""
    after = sentence.token(index + 1)
    if not sentence.token(index).text.isascii() or not after.is_word:
        return False
    open_word = any(
        after.low in words("english", one)
        for one in ("prepositions", "auxiliaries", "adverbs", "clause_openers", "determiners")
    )
    verb = after.low.endswith("ed") or _is(sentence, index + 1, "verbs_after")
    return not (open_word or verb or after.low in {"and", "or", "but"} or after.low.endswith("ly"))
