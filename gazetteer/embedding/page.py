"""What a whole document tells the rules of embedded names: its sport, its words, its names. Pure.

A page answers questions about the surroundings of a sentence; what it answers is worked
out when it is first asked for, so that a text without such questions pays nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.cues import words
from gazetteer.languages import expected_language, language_of
from gazetteer.model import Kind, MatchMode, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Match

_E = "embedded"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SCORE = re.compile(
    r"(?<![\d/.,-])\d{1,3}[-–:]\d{1,3}(?![\d/%]|[-–.,:]\d"
    r"|\s*(?:per|%|percent|years?|days|weeks|months|hours|km|million|billion))"
)
#: What a paragraph of a round-up opens with: "Ice hockey. …", "Basketball: …".
_LABEL = re.compile(r"\W*(?:[A-Z][a-z’']+ )?([A-Za-z]+)[.:] ")
#: School teams of girls and women: "the Lady Hornets".
_SCHOOLS = re.compile(r"\bLady [A-Z][a-z]+s\b")
_INTERVIEW = re.compile(r"^[ \t>*_]*Q[.:][ \t*_]", re.MULTILINE)
_LINES = re.compile(r"\s*")
_UNWRAPPED = 130  # a text with such lines has one line a paragraph
_REACH = 1500  # characters of a paragraph before and after a sentence
_SAMPLE = 20_000
_STRONG = 2
_SPORT = 3
_SPORT_PAGE = 5
_RARE = 90  # words of a page for one of sport


class Named(NamedTuple):
    """What a name can be.

    ``whole``: it ends with its own generic (a route, a republic). ``country``: it may be a
    state. ``demonym``: an adjective or a noun of people. ``town``: only a settlement.
    ``settled``: only settlements and the areas of administration.
    """

    whole: bool = False
    country: bool = False
    demonym: bool = False
    town: bool = False
    settled: bool = False


class Page:
    """A document as the rules of embedded names see it."""

    __slots__ = (
        "_break",
        "_expected",
        "_spoken",
        "_sport",
        "_words",
        "gazetteer",
        "interview",
        "language",
        "matches",
        "text",
    )

    def __init__(
        self, text: str, matches: Sequence[Match], gazetteer: Gazetteer, language: str = ""
    ) -> None:
        """Take the text and the matches that the names of its sentences count."""
        self.text = text
        self.matches = matches
        self.gazetteer = gazetteer
        self.language = language
        #: Whether lines are marked Q. and A., which are no initials.
        self.interview = bool(_INTERVIEW.search(text))
        self._words: tuple[int, int, frozenset[str], int] = (-1, -1, frozenset(), 0)
        self._sport: bool | None = None
        self._break: str | None = None
        self._expected = ""
        self._spoken = (-1, "")

    def language_of(self, sentence: Sentence) -> str:
        """Give the two-letter language of a sentence."""
        if not self._expected:
            self._expected = self.language or expected_language(self.text)
        if self._spoken[0] != sentence.start:
            spoken = language_of(sentence, self.language, expected=self._expected)
            self._spoken = (sentence.start, spoken)
        return self._spoken[1]

    def paragraph(self, sentence: Sentence) -> frozenset[str]:
        """Give the words, in lower case, of the paragraph of a sentence."""
        return self._look(sentence)[2]

    def sport(self, sentence: Sentence) -> int:
        """Tell how much a sentence is about sport: 2 by its paragraph, 1 by its page, 0 not."""
        if self._look(sentence)[3] >= _SPORT:
            return 2
        if _is_result(self.text[sentence.start : min(sentence.end, sentence.start + _REACH)]):
            return 2
        if self._sport is None:
            sample = self.text[:_SAMPLE]
            lows = set(_WORD.findall(sample.lower()))
            sure = len(lows & words(_E, "sport", "strong")) + _is_result(sample)
            found = _sport_in(sample) if sure >= _STRONG else 0
            self._sport = found >= max(_SPORT_PAGE, len(sample.split()) // _RARE)
        if not self._sport:
            return 0
        return 2 if self._look(sentence)[2] & words(_E, "sport", "words") else 1

    def school_sport(self, sentence: Sentence) -> bool:
        """Tell whether the paragraph is about the teams of schools."""
        start, end, lows, _ = self._look(sentence)
        return bool(lows & words(_E, "sport", "schools") or _SCHOOLS.search(self.text, start, end))

    def places_of(self, sentence: Sentence, at: int) -> tuple[str, ...]:
        """Give the ids of the places that the name at a token may mean."""
        name = sentence.token(at).name
        return self.matches[name].place_ids if 0 <= name < len(self.matches) else ()

    def is_capital(self, sentence: Sentence, at: int) -> bool:
        """Tell whether the name at a token may be a seat of government."""
        return any(self.gazetteer.places[one].is_capital for one in self.places_of(sentence, at))

    def is_gone(self, sentence: Sentence, at: int) -> bool:
        """Tell whether every state that the name at a token may mean is of the past."""
        places = [self.gazetteer.places[one] for one in self.places_of(sentence, at)]
        return all(one.feature_code == "PCLH" for one in places if one.is_country)

    def is_weak(self, name: int) -> bool:
        """Tell whether a name counts as a place only where something supports it."""
        return self.matches[name].mode is MatchMode.CONTEXT_ONLY

    def contains(self, sentence: Sentence, at: int, inner: int) -> bool:
        """Tell whether the name at ``at`` may be what the one at ``inner`` lies in."""
        outer = self.places_of(sentence, at)
        for one in self.places_of(sentence, inner):
            place = self.gazetteer.places[one]
            ancestors = self.gazetteer.ancestors(one)
            for other in outer:
                container = self.gazetteer.places[other]
                same = container.is_country and container.country_codes == place.country_codes
                if other in ancestors or same:
                    return True
        return False

    def _look(self, sentence: Sentence) -> tuple[int, int, frozenset[str], int]:
        """Read the paragraph of a sentence; the last one is remembered."""
        start, end, *_ = self._words
        if not (start <= sentence.start and sentence.end <= end):
            start, end = self._paragraph_around(sentence)
            part = self.text[start:end]
            lows = frozenset(_WORD.findall(part.lower()))
            self._words = (start, end, lows, _sport_in(part))
        return self._words

    def _paragraph_around(self, sentence: Sentence) -> tuple[int, int]:
        """Give the start and end of a sentence's paragraph; a heading has the one below it."""
        if self._break is None:
            lines = self.text[:_SAMPLE].split("\n")
            self._break = "\n" if max(map(len, lines)) > _UNWRAPPED else "\n\n"
        start = max(self.text.rfind(self._break, 0, sentence.start), sentence.start - _REACH, 0)
        stop = self.text.find(self._break, sentence.end)
        if sentence.zone is Zone.HEADING and stop >= 0:
            below = stop + len(_LINES.match(self.text, stop)[0])  # type: ignore[index]
            stop = self.text.find(self._break, below)
        return start, min(len(self.text) if stop < 0 else stop, sentence.end + _REACH)


def named_of(page: Page, index: int) -> Named:
    """Give what the name of a match can be."""
    match = page.matches[index]
    places = [page.gazetteer.places[one] for one in match.place_ids]
    return Named(
        whole=" " in match.text
        and all(place.kind is Kind.ROUTE or place.feature_code == "BDR" for place in places),
        country=any(place.is_country for place in places),
        demonym=match.demonym,
        town=all(place.feature_class == "P" for place in places),
        settled=all(place.feature_class in "PA" for place in places),
    )


def _sport_in(text: str) -> int:
    """Count what speaks of sport in a text: words that only sport has count twice.

    Words that politics borrows (goal, match, point) count only beside one of those or a
    result.
    """
    lows = set(_WORD.findall(text.lower()))
    strong = lows & words(_E, "sport", "strong")
    label = _LABEL.match(text)
    labelled = label is not None and label[1].lower() in words(_E, "sport", "strong")
    told = _is_result(text) + labelled + 2 * bool(_SCHOOLS.search(text))
    sure = _STRONG * (len(strong) + told)
    return sure + len((lows & words(_E, "sport", "words")) - strong) if sure else 0


def _is_result(text: str) -> bool:
    """Tell whether a text has a score and a word of winning, and nobody votes."""
    if not _SCORE.search(text):
        return False
    lows = set(_WORD.findall(text.lower()))
    return bool(lows & words(_E, "sport", "wins")) and not lows & words(_E, "sport", "votes")
