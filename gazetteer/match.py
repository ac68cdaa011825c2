"""Find the names of the gazetteer in a text. Pure.

1. The text is folded (``fold``) and searched for every pattern, overlapping ones too.
2. A match must stand at word boundaries. To the right a boundary is anything but a
   letter: an apostrophe (``Armenia's``, ``Nahçıvan'a``), a glued footnote number
   (``Yerevan12``), or an ending that the name's language allows.
3. Its case must be right (``MatchMode``): at least one word that the table begins with
   a capital begins with one in the text. A name that the table writes small matches
   both ways.
4. Of overlapping matches the longest stands; of equal ones the first. Border names
   are apart: they neither hide the country names in them nor are hidden by them.

What belongs to the mention: the inflected word as it is written (``Степанакерте``,
``Ստեփանակերտում``, ``Naxçıvana``), but only the part before an apostrophe
(``Nahçıvan`` in ``Nahçıvan'a``), and neither the article nor the possessive, with or
without its apostrophe (``Armenia`` in ``the Armenias``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.fold import Folded, fold
from gazetteer.model import Match, MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.index import Entry, NameIndex

_BROKEN_LINE = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")
_TAIL = re.compile(r"[^\W\d_]*")
_DIGITS = re.compile(r"[0-9]{1,3}(?![^\W_])")
_WINDOW = 120
_STRENGTH = {MatchMode.YES: 2, MatchMode.CASE_SENSITIVE: 1, MatchMode.CONTEXT_ONLY: 0}


class _Candidate(NamedTuple):
    """A span in the original text, and a row that it may stand for."""

    start: int
    end: int
    entry: Entry
    rank: int  # 0 as in the table, 1 other accents, 2 inflected; demonyms after names


def find_matches(
    text: str, gazetteer: Gazetteer, *, excluded: Sequence[tuple[int, int]] = ()
) -> tuple[Match, ...]:
    """Return all matches in ``text``, sorted by start, longer first.

    ``excluded`` are spans (start, end) in which nothing is matched, such as addresses
    of web pages.
    """
    index = gazetteer.index
    found = _candidates(fold(text), index)
    for broken in _BROKEN_LINE.finditer(text):
        found += _around(text, broken.start(), broken.end(), index)
    if excluded:
        found = list(_outside(found, sorted(excluded)))
    borders = [one for one in found if one.entry.place_id.startswith("border:")]
    others = [one for one in found if not one.entry.place_id.startswith("border:")]
    matches = [_match(text, group, index) for group in (*_longest(others), *_longest(borders))]
    return tuple(sorted(matches, key=lambda match: (match.start, -match.end)))


def _candidates(folded: Folded, index: NameIndex) -> list[_Candidate]:
    """Return what stands at word boundaries and in the right case."""
    text = folded.text
    entries = index.entries
    found: list[_Candidate] = []
    for start, end, number in index.search(text):
        if start and text[start - 1].isalpha() and text[start].isalpha():
            continue
        tail = _tail(text, end)
        if tail is None:
            continue
        for entry in entries[number]:
            if tail:
                if tail not in entry.tails:
                    continue
            elif not entry.bare:
                continue
            if _case_fits(folded, start, end, entry):
                first = folded.start(start + entry.skip)
                last = folded.end(end + (len(tail) if entry.tail_inside else 0))
                found.append(
                    _Candidate(first, last, entry, _rank(folded, first, last, entry, tail))
                )
    return found


def _tail(text: str, end: int) -> str | None:
    """Return the letters that follow ``end``, or None if the word goes on otherwise."""
    if end == len(text):
        return ""
    follower, last = text[end], text[end - 1]
    if follower.isdigit():
        if last.isdigit():
            return None
        return "" if not last.isalpha() or _DIGITS.match(text, end) else None
    if not follower.isalpha() or not last.isalnum():
        return ""
    tail = _TAIL.match(text, end)
    return tail.group() if tail else ""


def _case_fits(folded: Folded, start: int, end: int, entry: Entry) -> bool:
    """Tell whether the text writes capitals where the name wants them."""
    if entry.mode is MatchMode.CASE_SENSITIVE:
        written = folded.original[folded.start(start) : folded.end(end)]
        return _capitals(written) == _capitals(entry.spelling)
    original = folded.original
    return not entry.capitals or any(
        original[folded.start(start + offset)].isupper() for offset in entry.capitals
    )


def _capitals(written: str) -> list[bool]:
    """Return, for each letter, whether it is a capital."""
    return [char.isupper() for char in written if char.isalpha()]


def _rank(folded: Folded, start: int, end: int, entry: Entry, tail: str) -> int:
    """Rank how near a match is to its row: names before demonyms, exact before inflected."""
    if tail or entry.inflected:
        nearness = 2
    else:
        nearness = 0 if folded.original[start:end].lower() == entry.spelling.lower() else 1
    return nearness + 3 * entry.demonym


def _around(text: str, start: int, end: int, index: NameIndex) -> list[_Candidate]:
    """Read the broken line at ``start`` the other way; return what touches it."""
    low = text.rfind(" ", 0, max(0, start - _WINDOW)) + 1
    high = text.find(" ", end + _WINDOW)
    high = len(text) if high < 0 else high
    window = fold(text[low:high], flip_hyphens=True)
    return [
        one._replace(start=one.start + low, end=one.end + low)
        for one in _candidates(window, index)
        if one.start + low <= end and one.end + low >= start
    ]


def _outside(
    found: Iterable[_Candidate], excluded: Sequence[tuple[int, int]]
) -> Iterable[_Candidate]:
    """Keep what does not overlap an excluded span."""
    starts = [start for start, _ in excluded]
    ends: list[int] = []
    for _, end in excluded:
        ends.append(max(end, ends[-1]) if ends else end)
    for one in found:
        before = bisect_right(starts, one.end - 1)
        if not before or ends[before - 1] <= one.start:
            yield one


def _longest(found: list[_Candidate]) -> Iterable[list[_Candidate]]:
    """Yield the candidates of each span that stands: longest first, then leftmost."""
    spans: dict[tuple[int, int], list[_Candidate]] = {}
    for one in found:
        spans.setdefault((one.start, one.end), []).append(one)
    cluster: list[tuple[int, int]] = []
    reach = -1
    for span in sorted(spans):
        if span[0] >= reach:
            yield from (spans[kept] for kept in _keep(cluster))
            cluster = []
        cluster.append(span)
        reach = max(reach, span[1])
    yield from (spans[kept] for kept in _keep(cluster))


def _keep(cluster: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest spans of a cluster that do not overlap one another."""
    if len(cluster) <= 1:
        return cluster
    kept: list[tuple[int, int]] = []
    for start, end in sorted(cluster, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return kept


def _match(text: str, group: list[_Candidate], index: NameIndex) -> Match:
    """Make one match of all candidates of a span; the nearest to the tables count."""
    start, end = group[0].start, group[0].end
    best = min(one.rank for one in group)
    nearest = [one.entry for one in group if one.rank == best]
    ids = sorted({entry.place_id for entry in nearest}, key=index.order.__getitem__)
    mode = max((entry.mode for entry in nearest), key=_STRENGTH.__getitem__)
    return Match(start, end, text[start:end], tuple(ids), mode, demonym=nearest[0].demonym)
