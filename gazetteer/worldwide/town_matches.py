"""Lay the towns under the tables over the matches of a text, where it supports them. Pure.

The names of the tables have been found before, and stay as they are, but for two cases:
a town said to lie where no curated bearer of its name lies ("Rome, Georgia"), and a
longer name that holds a curated one ("East London"). All other towns are added to them.
``Match.support`` tells the rule by which a town counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.context import sentences_with_names
from gazetteer.languages import expected_language
from gazetteer.match import find_in_index
from gazetteer.model import Match, MatchMode, Zone
from gazetteer.worldwide.town_context import Span
from gazetteer.worldwide.town_judge import Judge
from gazetteer.worldwide.towns import AREA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Segment
    from gazetteer.worldwide.town_context import Found

_ACRONYM = 4
_GEORGIAN = "\u10d0\u10ff"  # its capitals are for headlines
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def with_towns(
    text: str,
    matches: Sequence[Match],
    gazetteer: Gazetteer,
    segments: Sequence[Segment],
    *,
    language: str = "",
) -> tuple[Match, ...]:
    """Return the matches with those of the towns that the text supports, sorted as they are."""
    towns = gazetteer.towns
    if towns is None:
        return tuple(matches)
    urls = [(one.start, one.end) for one in segments if one.zone is Zone.URL]
    found = [one for one in find_in_index(text, towns.index, excluded=urls) if _is_name(one, text)]
    if not found:
        return tuple(matches)
    named = [one for one in matches if not one.place_ids[0].startswith("border:")]
    spans = _lay(named, found)
    judge = Judge(text, gazetteer, towns, spans, language or expected_language(text))
    sentences = sentences_with_names(text, [(one.start, one.end) for one in spans], segments)
    decided = _decided(judge, judge.read(sentences))
    borders = [one for one in matches if one.place_ids[0].startswith("border:")]
    return tuple(sorted([*_merged(spans, decided), *borders], key=lambda m: (m.start, -m.end)))


def _is_name(match: Match, whole: str) -> bool:
    """Tell whether each long word of a match begins with a capital (or the script has none).

    A few capitals are an acronym, unless a comma stands behind them ("ROME, Ga.").
    """
    text = match.text
    if not text[0].isupper():
        return text[0].lower() == text[0].upper() or _GEORGIAN[0] <= text[0] <= _GEORGIAN[1]
    if text.isupper() and len(text) <= _ACRONYM and not whole.startswith(", ", match.end):
        return False
    return all(word[0].isupper() for word in _LONG_WORD.findall(text))


def _lay(named: Sequence[Match], found: Sequence[Match]) -> list[Span]:
    """Lay towns over curated matches: alone, on the same words, or around them."""
    starts, ends = [one.start for one in named], [one.end for one in named]
    spans: list[Span] = []
    taken: set[int] = set()
    for town in found:
        inside = range(bisect_right(ends, town.start), bisect_left(starts, town.end))
        if all(named[at].start >= town.start and named[at].end <= town.end for at in inside):
            spans.append(Span(town.start, town.end, tuple(named[at] for at in inside), town))
            taken.update(inside)
    spans += [
        Span(one.start, one.end, (one,), None) for at, one in enumerate(named) if at not in taken
    ]
    return sorted(spans, key=lambda one: one.start)


def _decided(judge: Judge, found: Sequence[Found]) -> dict[int, Match]:
    """Make the matches of the names that count, by the number of their span.

    ``Georgia`` behind a town of its state is the state.
    """
    decided: dict[int, Match] = {}
    for one in found:
        span = judge.spans[one.index]
        end = one.sentence.token(one.at + 1).end if one.rule == AREA else span.end
        words = judge.text[span.start : end]
        decided[one.index] = Match(span.start, end, words, one.ids, MatchMode.YES, support=one.rule)
    for one in found:
        index, place_id = one.container or (one.index, "")
        if place_id and index not in decided:
            state = judge.gazetteer.places[place_id].feature_code == "ADM1"
            match = judge.spans[index].curated[0]
            if state and len(match.place_ids) > 1:
                decided[index] = replace(match, place_ids=(place_id,), support="town-of-the-state")
    return decided


def _merged(spans: Sequence[Span], decided: dict[int, Match]) -> Iterator[Match]:
    """Return the town where one counts, else what was there before."""
    for index, span in enumerate(spans):
        if index in decided:
            yield decided[index]
        else:
            yield from span.curated
