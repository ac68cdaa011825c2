"""Find the names of the gazetteer in a text. Pure.

1. The text is folded (``fold``) and searched for every pattern, overlapping ones too.
2. A match must stand at word boundaries. To the right a boundary is anything but a
   letter: an apostrophe (``Armenia's``, ``Nahçıvan'a``), a glued footnote number
   (``Yerevan12``), or an ending that the name's language allows.
3. Its case must be right (``MatchMode``): at least one word that the table begins with
   a capital begins with one in the text. A name that the table writes small matches
   both ways; an abbreviation (``UK``) only in capitals. Accents may be left out (a name
   of up to four letters is then ``CONTEXT_ONLY``), other letters not be put in.
4. Of overlapping matches the longest stands; of equal ones the leftmost. Border names
   are apart: they neither hide the country names in them nor are hidden by them.
5. Of the places that bear the words those stand that bear them as written: a name
   before a demonym, an exact form before one with other accents, both before an
   inflected one.

What belongs to the mention: the inflected word as it is written (``Степанакерте``,
``Ստեփանակերտում``, ``Naxçıvana``), but only the part before an apostrophe
(``Nahçıvan`` in ``Nahçıvan'a``), and neither the article nor the possessive, with or
without its apostrophe (``Armenia`` in ``the Armenias``).

In a line of capitals ("WAR IN GEORGIA") an abbreviation, or a name that must be
written as it stands in the table, may be a common word; it is then ``CONTEXT_ONLY``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.accents import Spelling, compare
from gazetteer.fold import BARRIER, Folded, fold
from gazetteer.model import Match, MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.index import Entry, NameIndex

_BROKEN_LINE = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")
_TAIL = re.compile(r"[^\W\d_]*")
_NOTE_NUMBER = re.compile(r"[0-9]{1,3}(?![^\W_])|[0-9]{4}(?![^\W_])")
_WINDOW = 120
_STRETCH = 20_000
_STRENGTH = {MatchMode.YES: 2, MatchMode.CASE_SENSITIVE: 1, MatchMode.CONTEXT_ONLY: 0}
_INFLECTED, _DEMONYM = 2, 3
_SHORT = 4  # a name of so few letters is many a common word without its accents
_span = itemgetter(0, 1)


class _Candidate(NamedTuple):
    """A span in the original text and what it may stand for; it sorts by span.

    ``rank`` is 0 for a name as in the table, 1 for other accents, 2 if inflected, and
    3 more for a demonym.
    """

    start: int
    end: int
    rank: int
    entry: Entry


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
    matches = _longest(text, [one for one in found if not one.entry.border])
    borders = _longest(text, [one for one in found if one.entry.border])
    if borders:
        matches = sorted(matches + borders, key=lambda match: (match.start, -match.end))
    return tuple(matches)


def _candidates(folded: Folded, index: NameIndex) -> list[_Candidate]:
    """Return what stands at word boundaries and in the right case."""
    found: list[_Candidate] = []
    for base, text in _stretches(folded.text):
        size = len(text)
        for start, end, number in index.search(text):
            if start and text[start - 1].isalpha() and text[start].isalpha():
                continue
            plain, tailed = index.patterns[number]
            if end == size or not text[end].isalnum() or not text[end - 1].isalnum():
                _add_fitting(found, folded, base + start, base + end, plain)
            elif text[end].isalpha():
                if tailed:
                    _add_tailed(found, folded, base + start, base + end, tailed)
            elif text[end - 1].isalpha() and _NOTE_NUMBER.match(text, end):
                _add_fitting(found, folded, base + start, base + end, plain)
    return found


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Cut folded text where no name runs on, so that the lists of matches stay short."""
    start = 0
    while start < len(text):
        end = text.find(BARRIER, start + _STRETCH)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def _add_tailed(
    found: list[_Candidate], folded: Folded, start: int, end: int, entries: Sequence[Entry]
) -> None:
    """Add the entries after which the letters that follow are an ending."""
    tail = _TAIL.match(folded.text, end)
    if tail:
        fitting = [entry for entry in entries if tail.group() in entry.tails]
        if fitting:
            _add_fitting(found, folded, start, end, fitting, tail.end())


def _add_fitting(
    found: list[_Candidate],
    folded: Folded,
    start: int,
    end: int,
    entries: Sequence[Entry],
    tail_end: int = 0,
) -> None:
    """Add a candidate for each entry whose case fits; ``tail_end`` is 0 without an ending."""
    original = folded.original
    for entry in entries:
        first, last = folded.span(start + entry.skip, end)
        written = original[first:last]
        mode = entry.mode
        if entry.exact:
            if not _fits_exactly(written, entry):
                continue
            if written.isupper() and _shouts(original, first, last):
                mode = MatchMode.CONTEXT_ONLY
        elif entry.capitals and not (
            written[0].isupper()
            or any(original[folded.start(start + at)].isupper() for at in entry.capitals)
        ):
            continue
        spelling = compare(written, entry.spelling)
        if spelling and (spelling is Spelling.OTHER_LETTERS or entry.exact):
            continue
        if spelling is Spelling.LETTERS_MISSING and len(written) <= _SHORT:
            mode = MatchMode.CONTEXT_ONLY
        rank = _INFLECTED if tail_end or entry.inflected else min(spelling, 1)
        if tail_end and entry.tail_inside:
            last = folded.end(tail_end)
        if mode is not entry.mode:
            entry = entry._replace(mode=mode)  # noqa: PLW2901
        found.append(_Candidate(first, last, rank + _DEMONYM * entry.demonym, entry))


def _fits_exactly(written: str, entry: Entry) -> bool:
    """Tell whether the capitals are the name's; a name in a line of capitals has but such."""
    if _capitals(written) == _capitals(entry.spelling):
        return True
    return written.isupper() and len(written) > _SHORT


def _capitals(written: str) -> list[bool]:
    """Return, for each letter, whether it is a capital."""
    return [char.isupper() for char in written if char.isalpha()]


def _shouts(text: str, start: int, end: int) -> bool:
    """Tell whether the line around a span is written in capitals."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _WINDOW) : start]
    line_end = text.find("\n", end)
    after = text[end : min(line_end if line_end >= 0 else len(text), end + _WINDOW)]
    around = before + after
    return around.isupper() and sum(map(str.isupper, around)) > end - start


def _around(text: str, start: int, end: int, index: NameIndex) -> Iterator[_Candidate]:
    """Read the broken line at ``start`` the other way; yield what touches it."""
    low = text.rfind(" ", 0, max(0, start - _WINDOW)) + 1
    high = text.find(" ", end + _WINDOW)
    high = len(text) if high < 0 else high
    for one in _candidates(fold(text[low:high], flip_hyphens=True), index):
        if one.start + low <= end and one.end + low >= start:
            yield one._replace(start=one.start + low, end=one.end + low)


def _outside(
    found: Iterable[_Candidate], excluded: Sequence[tuple[int, int]]
) -> Iterator[_Candidate]:
    """Keep what does not overlap an excluded span; ``excluded`` is sorted."""
    starts = [start for start, _ in excluded]
    ends: list[int] = []
    for _, end in excluded:
        ends.append(max(end, ends[-1]) if ends else end)
    for one in found:
        before = bisect_right(starts, one.end - 1)
        if not before or ends[before - 1] <= one.start:
            yield one


def _longest(text: str, found: list[_Candidate]) -> list[Match]:
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


def _settled(text: str, cluster: list[_Candidate]) -> Iterator[Match]:
    """Yield the matches that stand among candidates that overlap one another."""
    spans: dict[tuple[int, int], list[_Candidate]] = {}
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


def _match(text: str, group: list[_Candidate]) -> Match:
    """Make one match of all candidates of a span; those nearest to the tables count."""
    start, end, _, entry = group[0]
    words = text[start:end]
    if len(group) == 1:
        return Match(start, end, words, entry.place_ids, entry.mode, entry.demonym)
    best = min(one.rank for one in group)
    entries = [one.entry for one in group if one.rank == best]
    ids = tuple(dict.fromkeys(one for entry in entries for one in entry.place_ids))
    mode = max((entry.mode for entry in entries), key=_STRENGTH.__getitem__)
    return Match(start, end, words, ids, mode, entries[0].demonym)
