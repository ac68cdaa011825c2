"""Which of the candidates of a text stand. Pure.

Of those that overlap the longest stands, of equal ones the leftmost; what stands for
several places says all of them, and the rows nearest to the text count.
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.model import Match, MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.index import Entry

_STRENGTH = {MatchMode.YES: 2, MatchMode.CASE_SENSITIVE: 1, MatchMode.CONTEXT_ONLY: 0}
_SENTENCE_START = re.compile(r"(?:\A|[.!?…։:\n])[\s\"'“”«»‘’(*_#>–—-]*\Z")
_START_WIDTH = 12
_EXACT_DEMONYM = 3
_AFTER_OTHER_ACCENTS = 3  # between the twice counted ranks of other accents and of endings
_span = itemgetter(0, 1)


class Candidate(NamedTuple):
    """A span in the original text and what it may stand for; it sorts by span.

    ``rank`` is 0 for a name as in the table, 1 for other accents, 2 if inflected, and
    3 more for a demonym.
    """

    start: int
    end: int
    rank: int
    entry: Entry


def longest_matches(text: str, found: list[Candidate]) -> list[Match]:
    """Return the matches that stand, in order: longest first, then leftmost."""
    found.sort(key=_span)
    matches: list[Match] = []
    at, count = 0, len(found)
    while at < count:
        reach, upto = found[at].end, at + 1
        while upto < count and found[upto].start < reach:
            reach = max(reach, found[upto].end)
            upto += 1
        if upto == at + 1:
            matches.append(_match(text, [found[at]]))
        else:
            matches += _settled(text, found[at:upto])
        at = upto
    return matches


def _settled(text: str, cluster: list[Candidate]) -> Iterator[Match]:
    """Yield the matches that stand among candidates that overlap one another."""
    spans: dict[tuple[int, int], list[Candidate]] = {}
    for one in cluster:
        spans.setdefault((one.start, one.end), []).append(one)
    for span in _keep(list(spans)):
        yield _match(text, spans[span])


def _keep(cluster: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest spans of a cluster that do not overlap one another, in order."""
    if len(cluster) <= 1:
        return cluster
    kept: list[tuple[int, int]] = []
    for start, end in sorted(cluster, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return sorted(kept)


def _match(text: str, group: list[Candidate]) -> Match:
    """Make one match of all candidates of a span; those nearest to the tables count."""
    start, end, _, entry = group[0]
    words = text[start:end]
    if len(group) == 1:
        return Match(start, end, words, entry.place_ids, entry.mode, entry.demonym)
    best = min(_preference(one) for one in group)
    entries = [one.entry for one in group if _preference(one) == best]
    if all(entry.mode is MatchMode.CONTEXT_ONLY for entry in entries):
        # "Kazakh officials": the adjective, not the town that may be called so in context
        exact = [one.entry for one in group if one.rank == _EXACT_DEMONYM]
        entries = exact or entries
    ids = tuple(dict.fromkeys(one for entry in entries for one in entry.place_ids))
    mode = max((entry.mode for entry in entries), key=_STRENGTH.__getitem__)
    return Match(start, end, words, ids, mode, entries[0].demonym)


def _preference(one: Candidate) -> int:
    """Order the readings of one span: the lowest counts.

    A demonym as in the table comes before a name that only an ending makes ("Iraqi" is no
    case of Iraq).
    """
    return _AFTER_OTHER_ACCENTS if one.rank == _EXACT_DEMONYM else 2 * one.rank


def without_common_words(text: str, matches: list[Match]) -> list[Match]:
    """Let a word at the start of a sentence want context if the text writes it small too.

    There the capital says nothing ("Того же числа …", where Того is a country).
    """
    small: dict[str, bool] = {}
    for at, match in enumerate(matches):
        word = match.text
        if match.mode is not MatchMode.YES or not word.isalpha() or not word.istitle():
            continue
        if not small.get(word, True) or not _SENTENCE_START.search(
            text, max(0, match.start - _START_WIDTH), match.start
        ):
            continue
        if word not in small:
            small[word] = _stands_small(text, word.lower())
        if small[word]:
            matches[at] = replace(match, mode=MatchMode.CONTEXT_ONLY)
    return matches


def _stands_small(text: str, word: str) -> bool:
    """Tell whether a text has a word between spaces and marks (not in an address)."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if (not before or before in " \n\u00a0(") and (not after or after in " \n\u00a0,.;:!?)"):
            return True
        at = text.find(word, end)
    return False
