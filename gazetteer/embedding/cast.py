"""Who and what a document has introduced under the name of a place, and when it comes again. Pure.

``Jack London`` makes a later ``London wrote`` the man, ``in London`` stays the town. Each
occurrence is weighed by where it stands; where that says nothing, what the document does
with the name elsewhere decides, and for a state the person must show.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gazetteer.cues import verbs, words
from gazetteer.embedding.deeds import owns_like_person
from gazetteer.model import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer.context import Sentence
    from gazetteer.embedding.page import Page

_E = "embedded"
_P = "person"

#: Rules by which a name is a person's; those of the second set give the whole name.
BY_FAMILY_NAME = frozenset({"family-name", "title-and-family-name", "title-of-nobility"})
BY_GIVEN_NAME = frozenset({"given-name"})
BY_NAME_ALONE = frozenset(
    {"kin-or-friend", "name-of-a-being", "person-by-kin", "acts-like-a-person"}
)
COMPANIES = frozenset({"company"})

_PLACING = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "throughout",
                      "through", "into", "within", "beyond", "toward", "towards", "via", "beside",
                      "above", "below", "off", "along"})  # fmt: skip
_OPEN = frozenset({"by", "with", "of", "for", "to", "from", "on", "about", "against", "between",
                   "and", "than", "like", "as", "after", "before", "without"})  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "his", "himself", "herself"})
_FREE = frozenset({"independent", "independence"})
_NEAR = 40  # sentences with names between two uses of a family name


class Cast:
    """The persons and things of a document that bear names of places."""

    __slots__ = ("_abroad", "_ground", "_kinds", "_last")

    def __init__(self) -> None:
        """Begin with an empty stage."""
        self._kinds: defaultdict[str, set[str]] = defaultdict(set)
        self._last: dict[str, int] = {}
        self._ground: defaultdict[str, int] = defaultdict(int)
        self._abroad: set[str] = set()

    def introduce(self, low: str, rule: str, number: int) -> None:
        """Remember who bears a name, and in which sentence it was said first."""
        kind = (
            "family" if rule in BY_FAMILY_NAME
            else "given" if rule in BY_GIVEN_NAME
            else "alone" if rule in BY_NAME_ALONE
            else "company" if rule in COMPANIES
            else ""
        )  # fmt: skip
        if kind:
            self._kinds[low].add(kind)
            self._last.setdefault(low, number)

    def place(self, low: str) -> None:
        """Remember that a name was used of the place, beyond doubt."""
        self._ground[low] += 1

    def abroad(self, ids: Iterable[str]) -> None:
        """Remember places whose people or capitals the document names."""
        self._abroad.update(ids)

    @property
    def is_empty(self) -> bool:
        """Whether nobody bears the name of a place."""
        return not self._kinds

    def again(self, sentence: Sentence, at: int, number: int, page: Page, *, country: bool) -> str:
        """Return the rule by which an introduced name is no place here; empty if it is one."""
        low = sentence.tokens[at].low
        kinds = self._kinds.get(low)
        if not kinds or stands_for_place(sentence, at, page):
            return ""
        if sentence.token(at - 1).low == "the":
            return ""
        free = _is_free(sentence, at)
        if kinds == {"company"}:
            return "company-again" if free and not self._ground[low] else ""
        pronouns = "given" not in kinds or not country
        if _is_personal(sentence, at, pronouns=pronouns):
            return "given-name-again" if kinds == {"given"} else "family-name-again"
        gap = number - self._last[low]
        if not free or (gap < 0 and sentence.zone is not Zone.HEADING):
            return ""
        if kinds == {"given"}:
            return "" if country or self._ground[low] else "given-name-again"
        return (
            "family-name-again"
            if 0 <= gap <= 1
            or self._is_open(low, gap, page.places_of(sentence, at), country=country)
            else ""
        )

    def _is_open(self, low: str, gap: int, ids: Iterable[str], *, country: bool) -> bool:
        """Tell whether a person may be called by a name alone so far from the first time.

        Not where the document uses it of the state or, long after, of the town.
        """
        if country and "alone" not in self._kinds[low]:
            return not self._ground[low] and not self._abroad & set(ids)
        return not self._ground[low] or (gap <= _NEAR and "family" in self._kinds[low])


def stands_for_place(sentence: Sentence, at: int, page: Page) -> bool:
    """Tell whether a name stands where only places stand, whoever else bears it."""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if before.low in _PLACING or before.low in words(_E, _P, "placing_other"):
        return True
    if before.low in verbs(_E, _P, "reaching"):
        return True
    behind = sentence.token(at + 2)
    if after.text == "," and behind.is_name and page.contains(sentence, at + 2, at):
        return True
    contained = before.text == "," and sentence.token(at - 2).is_name
    if contained and page.contains(sentence, at, at - 2):
        return True
    if before.low in {"from", "to"} and sentence.token(at - 2).low in words(_E, _P, "travel"):
        return True
    if after.text == "-" and behind.low in {"based", "born", "made", "bound"}:
        return True
    if _is_told_of_place(sentence, at):
        return True
    return before.low == "of" and sentence.token(at - 2).low in words(_E, _P, "places_of")


def _is_told_of_place(sentence: Sentence, at: int) -> bool:
    """Tell what is said of places alone: it fell, became independent, was never seen."""
    before, after, behind = (sentence.token(at + step) for step in (-1, 1, 2))
    second = sentence.token(at - 2).low
    if after.low in {"fell", "falls"} or (before.low == "as" and second == "far"):
        return True
    if after.low in {"became", "gained", "declared", "regained"} and behind.low in _FREE:
        return True
    return before.low in {"saw", "seen"} and second in {"never", "ever", "not"}


def _is_free(sentence: Sentence, at: int) -> bool:
    """Tell whether a person may well stand here: no preposition of place, no list of places."""
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    if before.low in words("english", "prepositions") and before.low not in _OPEN:
        return False
    if before.low in {"to", "from"}:
        return False
    listed = after.low in {",", "and"} and sentence.token(at + 2).is_name
    return not listed and not (before.low in {",", "and"} and sentence.token(at - 2).is_name)


def _is_personal(sentence: Sentence, at: int, *, pronouns: bool) -> bool:
    """Tell whether the sentence does with the name what it does with persons.

    ``pronouns``: whether "he" or "she" behind it is enough.
    """
    index = at + 1
    while sentence.token(index).low in words("english", "adverbs"):
        index += 1
    low = sentence.token(index).low
    if low in verbs(_E, _P, "personal") or low in words(_E, _P, "life_alone"):
        return True
    if sentence.token(index).low == "," and sentence.token(index + 1).low == "who":
        return True
    if low in {"'s", "’s"} and owns_like_person(sentence, index + 1):
        return True
    before = sentence.token(at - 1).low
    if before in verbs(_E, _P, "personal") or before in words(_E, _P, "reported"):
        return True
    if low in {"'s", "’s"} or not pronouns:
        return False
    return any(sentence.token(one).low in _PRONOUNS for one in range(at + 2, at + 9))
