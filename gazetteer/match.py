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
from typing import TYPE_CHECKING, NamedTuple

from gazetteer._standing import Candidate, longest_matches, without_common_words
from gazetteer.accents import Spelling, compare
from gazetteer.fold import BARRIER, Folded, fold
from gazetteer.model import Match, MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.index import Entry, NameIndex

_BROKEN_LINE = re.compile(r"[-\u2010](?<=[^\W\d_].)[ \t\r]*\n\s*(?=[^\W\d_])")
_TAIL = re.compile(r"[^\W\d_]*")
_NOTE_NUMBER = re.compile(r"[0-9]{1,3}(?![^\W_])|[0-9]{4}(?![^\W_])")
_WINDOW = 120
_STRETCH = 20_000
_INFLECTED, _DEMONYM = 2, 3
_SHORT = 4  # a name of so few letters is many a common word without its accents


class _Reading(NamedTuple):
    """A candidate without its place: offsets from the start of the words.

    ``shouted`` tells that the words are capitals, which counts less in a line of them.
    """

    start: int
    end: int
    rank: int
    entry: Entry
    shouted: bool


def find_matches(
    text: str, gazetteer: Gazetteer, *, excluded: Sequence[tuple[int, int]] = ()
) -> tuple[Match, ...]:
    """Return all matches in ``text``, sorted by start, longer first.

    ``excluded`` are spans (start, end) in which nothing is matched, such as addresses
    of web pages. Names of the towns under the tables are found apart (``worldwide.town_matches``).
    """
    return find_in_index(text, gazetteer.index, excluded=excluded)


def find_in_index(
    text: str, index: NameIndex, *, excluded: Sequence[tuple[int, int]] = ()
) -> tuple[Match, ...]:
    """Return all matches of the names of one index, as :func:`find_matches` does."""
    found = _candidates(fold(text), index)
    for broken in _BROKEN_LINE.finditer(text):
        found += _around(text, broken.start(), broken.end(), index)
    if excluded:
        found = list(_outside(found, sorted(excluded)))
    matches = longest_matches(text, [one for one in found if not one.entry.border])
    matches = without_common_words(text, matches)
    borders = longest_matches(text, [one for one in found if one.entry.border])
    if borders:
        matches = sorted(matches + borders, key=lambda match: (match.start, -match.end))
    return tuple(matches)


def _candidates(folded: Folded, index: NameIndex) -> list[Candidate]:
    """Return what stands at word boundaries and in the right case.

    The same words are read in the same way wherever they stand, so that each spelling
    of a pattern is looked at once in a text.
    """
    original = folded.original
    found: list[Candidate] = []
    read: dict[tuple[int, str], tuple[_Reading, ...]] = {}
    for base, text in _stretches(folded.text):
        size = len(text)
        for start, end, number in index.search(text):
            if start and text[start - 1].isalpha() and text[start].isalpha():
                continue
            plain, tailed = index.patterns[number]
            if end == size or not text[end].isalnum():
                tail_end, entries = end, plain
            else:
                tail_end, entries = _glued(text, end, plain, tailed)
            if not entries:
                continue
            first, last = folded.span(base + start, base + tail_end)
            key = (number, original[first:last])
            if key not in read:
                at = (base + start, base + end, base + tail_end)
                read[key] = tuple(_readings(folded, at, entries))
            for reading in read[key]:
                found.append(_placed(original, first, reading))  # noqa: PERF401 - innermost
    return found


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Cut folded text where no name runs on, so that the lists of matches stay short."""
    start = 0
    while start < len(text):
        end = text.find(BARRIER, start + _STRETCH)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def _glued(
    text: str, end: int, plain: tuple[Entry, ...], tailed: tuple[Entry, ...]
) -> tuple[int, tuple[Entry, ...]]:
    """Return the end of the word and the entries that allow what is glued to a name.

    That is a footnote number, or letters that are an ending.
    """
    if not text[end - 1].isalnum():
        return end, plain
    if not text[end].isalpha():
        is_note = text[end - 1].isalpha() and _NOTE_NUMBER.match(text, end)
        return end, plain if is_note else ()
    tail = _TAIL.match(text, end) if tailed else None
    if not tail:
        return end, ()
    return tail.end(), tuple(entry for entry in tailed if tail.group() in entry.tails)


def _readings(
    folded: Folded, at: tuple[int, int, int], entries: Sequence[Entry]
) -> Iterator[_Reading]:
    """Yield what the words at ``at`` (start, end of the name, end of the word) may stand for."""
    start, end, tail_end = at
    original, begin = folded.original, folded.start(start)
    for entry in entries:
        first, last = folded.span(start + entry.skip, end)
        written = original[first:last]
        if entry.exact:
            if not _fits_exactly(written, entry):
                continue
        elif entry.capitals and not (
            written[0].isupper()
            or any(original[folded.start(start + one)].isupper() for one in entry.capitals)
        ):
            continue
        spelling = compare(written, entry.spelling)
        if spelling and (spelling is Spelling.OTHER_LETTERS or entry.exact):
            continue
        rank = _INFLECTED if tail_end > end or entry.inflected else min(spelling, 1)
        if tail_end > end and entry.tail_inside:
            last = folded.end(tail_end)
        shouted = entry.exact and written.isupper()
        if spelling is Spelling.LETTERS_MISSING and len(written) <= _SHORT:
            entry = entry._replace(mode=MatchMode.CONTEXT_ONLY)  # noqa: PLW2901
        yield _Reading(first - begin, last - begin, rank + _DEMONYM * entry.demonym, entry, shouted)


def _placed(original: str, begin: int, reading: _Reading) -> Candidate:
    """Put a reading where the words stand."""
    start, end, rank, entry, shouted = reading
    if shouted and _shouts(original, begin + start, begin + end):
        entry = entry._replace(mode=MatchMode.CONTEXT_ONLY)
    return Candidate(begin + start, begin + end, rank, entry)


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


def _around(text: str, start: int, end: int, index: NameIndex) -> Iterator[Candidate]:
    """Read the broken line at ``start`` the other way; yield what touches it.

    What reaches the edge of the window may be a part of a word, and is left out.
    """
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for one in _candidates(fold(text[low:high], flip_hyphens=True), index):
        first, last = one.start + low, one.end + low
        whole = (first > low or low == 0) and (last < high or high == len(text))
        if whole and first <= end and last >= start:
            yield one._replace(start=first, end=last)


def _outside(
    found: Iterable[Candidate], excluded: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """Keep what does not overlap an excluded span; ``excluded`` is sorted."""
    starts = [start for start, _ in excluded]
    ends: list[int] = []
    for _, end in excluded:
        ends.append(max(end, ends[-1]) if ends else end)
    for one in found:
        before = bisect_right(starts, one.end - 1)
        if not before or ends[before - 1] <= one.start:
            yield one
