"""Propose names for the tables: capitalised words that look like places. Pure.

A name that no table has is ranked by what its sentences say: prepositions and words for
kinds of places speak for a place, so do known places beside it; titles, verbs of speech
and words for organisations speak against one. Each reason is kept, so that a curator
sees why. In scripts without capitals only a word for a kind of place makes a name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer import _placecues as cues
from gazetteer.fold import fold
from gazetteer.match import find_matches
from gazetteer.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazetteer.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`][^\W\d_]+)*")
_JOINT = re.compile(r"[ \u00a0]|[-\u2010\u2011\u2013]|\s*\n")
_LIST_JOINT = re.compile(
    r",?\s+(?:and|or|и|və|ve|և|და|و|und|et|y|e)\s+|,\s+|\s*[/–]\s*|\s-\s|\s*\("
)
_POSSESSIVE = re.compile(r"[’'ʼ`](?:s|S)\Z")
_SUFFIX = re.compile(r"[’'ʼ`][^\W\d_]+\Z")
_CYRILLIC_ENDING = re.compile(r"(?:ого|ому|ым|ом|ой|ей|ами|ах|ов|ью|[аеёиоуыэюяьй])\Z")
_WEIGHTS = {
    "after a preposition of place": 2.0,
    "beside a word for a kind of place": 4.0,
    "in a list with known places": 3.0,
    "before the name of a known place": 3.0,
    "with an ending of place": 2.0,
    "after a title": -5.0,
    "before a verb of speech": -4.0,
    "with a word for an organisation": -5.0,
    "in capitals only": -2.0,
    "two names in a row": -2.0,
    "also part of a longer name": -3.0,
    "also written small": -4.0,
}
_EDGES = cues.COMMON | cues.GENERICS | cues.TITLES | cues.PREPOSITIONS
_MOST_SENTENCES = 5
_LONGEST = 4
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a name was seen: the name's and the sentence's offsets, and the sentence."""

    document: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that is in no table: ``score`` sums what speaks for and against a place."""

    name: str
    score: float
    count: int
    reasons: tuple[str, ...]
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One occurrence: ``initial`` if only the start of a sentence makes it large."""

    key: str
    name: str
    initial: bool
    reasons: tuple[str, ...]
    sighting: Sighting


def suggest_names(
    texts: Iterable[tuple[str, str, Sequence[tuple[int, int]]]],
    gazetteer: Gazetteer,
    *,
    language: str = "",
) -> tuple[Suggestion, ...]:
    """Return names that look like places and are in no table, best first.

    ``texts`` are (document name, text, spans to leave out) each.
    """
    seen: dict[str, list[_Seen]] = {}
    small: set[str] = set()
    for document, text, excluded in texts:
        small.update(fold(word).text for word in set(_WORD.findall(text)) if word.islower())
        for one in _occurrences(document, text, excluded, gazetteer, language):
            seen.setdefault(one.key, []).append(one)
    longer = {word for key in seen if " " in key for word in key.split()}
    made = [
        _suggestion(group, small, longer)
        for group in seen.values()
        if not all(one.initial for one in group)
    ]
    ranked = sorted(made, key=lambda one: (-one.score, -one.count, one.name))
    return tuple(one for one in ranked if one.score > 0)


def _suggestion(group: list[_Seen], small: set[str], longer: set[str]) -> Suggestion:
    """Sum up the occurrences of a name; each reason counts less each time it comes again."""
    reasons = Counter(reason for one in group for reason in one.reasons)
    key = group[0].key
    if key in longer:
        reasons["also part of a longer name"] = 1
    if key in small and group[0].name[0].isupper():
        reasons["also written small"] = 1
    score = sum(_WEIGHTS[reason] * (2 - 0.5 ** (times - 1)) for reason, times in reasons.items())
    name = Counter(one.name for one in group).most_common(1)[0][0]
    told = tuple(f"{reason} ({times})" for reason, times in sorted(reasons.items()))
    sightings = tuple(one.sighting for one in group[:_MOST_SENTENCES])
    return Suggestion(name, round(score, 2), len(group), told, sightings)


def _occurrences(
    document: str,
    text: str,
    excluded: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    language: str,
) -> Iterator[_Seen]:
    """Yield every unknown name of a text."""
    matches = find_matches(text, gazetteer)
    known = {(one.start, one.end): one.demonym for one in matches}
    taken = [*known, *excluded]
    covered = bytearray(len(text))
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    places = {start for (start, _), demonym in known.items() if not demonym}
    ends = {end for (_, end), demonym in known.items() if not demonym}
    for begin, stop in split_sentences(text, language=language):
        words = [word for word in _WORD.finditer(text, begin, stop) if not covered[word.start()]]
        for run in _runs(text, words):
            start, end = run[0].start(), _name_end(run[-1])
            initial = len(run) == 1 and not text[begin:start].strip(" \n\t\"'“«‘(*#>-•")
            reasons = tuple(_reasons(text, run, places, ends))
            name = text[start:end]
            sighting = Sighting(document, start, end, begin, stop, text[begin:stop])
            yield _Seen(_key(name), name, initial, reasons, sighting)


def _runs(text: str, words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the stretches of capitalised words that stand together and are no common words."""
    run: list[re.Match[str]] = []
    for at, word in enumerate(words):
        joined = bool(run) and _JOINT.fullmatch(text, run[-1].end(), word.start())
        if run and not joined:
            yield from _trimmed(run)
            run = []
        if _is_large(word.group()) or _follows_generic(text, words, at):
            run.append(word)
        elif run:
            yield from _trimmed(run)
            run = []
    if run:
        yield from _trimmed(run)


def _trimmed(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield a run without common words and titles at its ends, if a name is left."""
    while run and fold(run[0].group()).text in _EDGES:
        run = run[1:]
    while run and fold(run[-1].group()).text in _EDGES:
        run = run[:-1]
    if run and len(run) <= _LONGEST and _name_end(run[-1]) - run[0].start() >= _SHORTEST:
        yield run


def _is_large(word: str) -> bool:
    """Tell a word that begins with a capital."""
    return word[0].isupper()


def _is_caseless(char: str) -> bool:
    """Tell a letter of a script that writes names small (Georgian has capitals in Unicode only)."""
    return char.lower() == char.upper() or "\u10d0" <= char <= "\u10ff"


def _follows_generic(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Tell a word of a script without capitals after a word for a kind of place."""
    word = words[at].group()
    if at == 0 or not _is_caseless(word[0]):
        return False
    before = words[at - 1]
    near = text[before.end() : words[at].start()].isspace()
    return near and fold(before.group()).text in cues.GENERICS


def _name_end(word: re.Match[str]) -> int:
    """Return the end of a name without possessive or suffix after an apostrophe."""
    suffix = _SUFFIX.search(word.group())
    return word.start() + suffix.start() if suffix else word.end()


def _reasons(
    text: str, run: Sequence[re.Match[str]], places: set[int], ends: set[int]
) -> Iterator[str]:
    """Yield what speaks for and against a place at one occurrence."""
    start, end = run[0].start(), _name_end(run[-1])
    before, after = _word_before(text, start), _word_after(text, run[-1].end())
    inside = {fold(word.group()).text for word in run}
    told = {
        "after a preposition of place": before in cues.PREPOSITIONS,
        "beside a word for a kind of place": _has_generic(text, start, before, after),
        "with an ending of place": _has_ending_of_place(run[-1].group()),
        "after a title": before in cues.TITLES,
        "before a verb of speech": after in cues.SPEECH,
        "with a word for an organisation": bool(cues.BODIES & {*inside, before, after}),
        "in capitals only": text[start:end].isupper(),
        "two names in a row": len(run) > 1,
    }
    yield from (reason for reason, holds in told.items() if holds)
    yield from _company(text, start, run[-1].end(), places, ends)


def _has_generic(text: str, start: int, before: str, after: str) -> bool:
    """Tell a word for a kind of place on either side, "of" between or not."""
    if before == "of":
        before = _word_before(text, text.rfind("of", 0, start))
    return before in cues.GENERICS or after in cues.GENERICS


def _company(text: str, start: int, end: int, places: set[int], ends: set[int]) -> Iterator[str]:
    """Yield a reason if a known place stands beside, in a list or after a comma."""
    joint = _LIST_JOINT.match(text, end)
    if joint and joint.end() in places:
        comma = joint.group().strip() == ","
        yield "before the name of a known place" if comma else "in a list with known places"
        return
    reach = range(max(0, start - 8), start)
    if any(at in ends and _LIST_JOINT.fullmatch(text, at, start) for at in reach):
        yield "in a list with known places"


def _has_ending_of_place(word: str) -> bool:
    """Tell a Turkic or Armenian word that ends in "in" or "from"."""
    suffix = _SUFFIX.search(word)
    if suffix and not _POSSESSIVE.search(word):
        return fold(suffix.group()[1:]).text in cues.LOCATIVES
    return "\u0530" < word[0] < "\u0560" and word.endswith(cues.ARMENIAN_LOCATIVES)


def _word_before(text: str, start: int) -> str:
    """Return the folded word that stands directly before an offset, or nothing."""
    found = re.search(r"([^\W\d_]+)\.?\s+\Z", text[max(0, start - 40) : max(0, start)])
    return fold(found.group(1)).text if found else ""


def _word_after(text: str, end: int) -> str:
    """Return the folded word that stands directly after an offset, or nothing."""
    found = re.match(r"\s+([^\W\d_]+)", text[end : end + 40])
    return fold(found.group(1)).text if found else ""


def _key(name: str) -> str:
    """Return what the inflected forms of one name have in common, roughly."""
    folded = fold(name).text
    return _CYRILLIC_ENDING.sub("", folded) if re.search("[а-я]", folded) else folded
