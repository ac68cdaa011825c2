"""The index of names: folded patterns in an Aho–Corasick automaton. No IO.

Every name is folded and becomes a pattern; inflecting languages add patterns (Russian
cases, stems that lose a letter) or tails that may follow one (see ``morphology``). The
automaton is built at the first search and travels in its serialised form, so that a
pickled index of half a million names is read in the time of a file.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.fold import fold
from gazetteer.model import MatchMode
from gazetteer.morphology import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazetteer.fold import Folded
    from gazetteer.model import Demonym, Name
    from gazetteer.morphology import Form

_ARTICLE = "the "
_ABBREVIATION = 4  # a name of so few letters, all of them capitals, is matched only so
_NO_TAILS: frozenset[str] = frozenset()


class Entry(NamedTuple):
    """What a pattern stands for: one or more places that bear it in the same way.

    ``capitals`` are the offsets in the pattern at which the table has a capital that
    begins a word; ``exact`` tells that the case must be that of ``spelling``. ``skip``
    is the length of an article that the text must write but that does not belong to
    the mention; ``tails`` are the endings that may follow (none: the name stands
    alone), and ``tail_inside`` tells whether an ending belongs to the mention.
    """

    place_ids: tuple[str, ...]
    mode: MatchMode
    spelling: str
    exact: bool
    capitals: tuple[int, ...]
    skip: int
    tails: frozenset[str]
    tail_inside: bool
    inflected: bool
    demonym: bool
    border: bool


class Pattern(NamedTuple):
    """The entries of a pattern that stands alone, and those that want an ending."""

    plain: tuple[Entry, ...]
    tailed: tuple[Entry, ...]


class NameIndex:
    """Patterns, what they stand for, and the automaton that finds them."""

    __slots__ = ("_automaton", "_saved", "patterns", "texts")

    def __init__(self, patterns: dict[str, Pattern]) -> None:
        """Take the patterns by their folded text."""
        self.texts = tuple(patterns)
        self.patterns = tuple(patterns.values())
        self._automaton: object | None = None
        self._saved: bytes | None = None

    @classmethod
    def build(
        cls, names: Iterable[Name], demonyms: Iterable[Demonym], *, order: Sequence[str]
    ) -> NameIndex:
        """Index the names that may be matched, and the demonyms.

        ``order`` are the ids of all places in the order in which bearers are listed.
        """
        with _no_collection():
            found = _gather(names, demonyms)
            ranks = {place_id: rank for rank, place_id in enumerate(order)}
            return cls({text: _pattern(entries, ranks) for text, entries in found.items()})

    def search(self, folded: str) -> list[tuple[int, int, int]]:
        """Return (start, end, pattern number) of every pattern, overlapping ones too."""
        automaton = self._automaton
        if automaton is None:
            automaton = self._automaton = self._build()
        return automaton.find_overlapping(folded)  # type: ignore[attr-defined, no-any-return]

    def _build(self) -> object:
        """Build the automaton, or read it back from its serialised form."""
        from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

        if self._saved is not None:
            return Automaton.deserialize(self._saved)
        return Automaton(list(self.texts)) if self.texts else _Empty()

    def __getstate__(self) -> tuple[object, ...]:
        """Pickle the patterns, and the automaton if it has been built."""
        saved = self._saved
        if saved is None and self._automaton is not None and self.texts:
            saved = self._automaton.serialize()  # type: ignore[attr-defined]
        return (self.texts, self.patterns, saved)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        """Take up a pickled state; the automaton is read back when it is needed."""
        self.texts, self.patterns, self._saved = state  # type: ignore[assignment]
        self._automaton = None


class _Empty:
    """The automaton of no patterns."""

    def find_overlapping(self, _: str) -> list[tuple[int, int, int]]:
        """Find nothing."""
        return []


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: nothing here is garbage, and it costs a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _gather(
    names: Iterable[Name], demonyms: Iterable[Demonym]
) -> dict[str, dict[Entry, list[str]]]:
    """Return, for each folded form, its entries with the places that bear it."""
    found: dict[str, dict[Entry, list[str]]] = {}
    for name in names:
        if name.match is not MatchMode.NEVER:
            for form in forms_of(name.name, name.language):
                _add(found, name.place_id, name.match, form, demonym=False)
    for word in demonyms:
        for form in forms_of(word.word, word.language, part=word.part):
            _add(found, word.place_id, MatchMode.YES, form, demonym=True)
    return found


def _add(
    found: dict[str, dict[Entry, list[str]]],
    place_id: str,
    mode: MatchMode,
    form: Form,
    *,
    demonym: bool,
) -> None:
    """Add one form of a name to the patterns; the places of alike entries are gathered."""
    text = form.text.strip()
    folded = fold(text)
    pattern = folded.text
    if not any(map(str.isalnum, pattern)):
        return
    exact = mode is MatchMode.CASE_SENSITIVE or _is_abbreviation(text)
    entry = Entry(
        place_ids=(),
        mode=mode,
        spelling=text if exact else text.lower(),
        exact=exact,
        capitals=_capitals(folded),
        skip=len(_ARTICLE) if text.startswith(_ARTICLE) else 0,
        tails=_NO_TAILS,
        tail_inside=False,
        inflected=form.inflected,
        demonym=demonym,
        border=place_id.startswith("border:"),
    )
    entries = found.setdefault(pattern, {})
    if form.bare:
        entries.setdefault(entry, []).append(place_id)
    if form.tails:
        ending = Entry(*entry[:6], form.tails, form.tail_inside, *entry[8:])
        entries.setdefault(ending, []).append(place_id)


def _capitals(folded: Folded) -> tuple[int, ...]:
    """Return the offsets, in the folded text, of capitals that begin a word."""
    text, original = folded.text, folded.original
    if original.islower():
        return ()
    return tuple(
        offset
        for offset in range(len(text))
        if (offset == 0 or not text[offset - 1].isalpha())
        and original[folded.start(offset)].isupper()
    )


def _is_abbreviation(name: str) -> bool:
    """Tell a short name in capitals (UK, NKR, U.S.), which a small word must not match."""
    return name.isupper() and sum(map(str.isalpha, name)) <= _ABBREVIATION


def _pattern(entries: dict[Entry, list[str]], ranks: dict[str, int]) -> Pattern:
    """Close the entries of a pattern, the places in the order of the tables."""
    last = len(ranks)
    plain: list[Entry] = []
    tailed: list[Entry] = []
    for entry, ids in entries.items():
        if len(ids) > 1:
            ids = sorted(set(ids), key=lambda one: ranks.get(one, last))  # noqa: PLW2901
        (tailed if entry.tails else plain).append(Entry(tuple(ids), *entry[1:]))
    return Pattern(tuple(plain), tuple(tailed))
