"""The index of names: folded patterns in an Aho–Corasick automaton. No IO.

Every name is folded and becomes a pattern; inflecting languages add patterns (Russian
cases, stems that lose a letter) or tails that may follow one (see ``morphology``). The
automaton is built at the first search and travels in its serialised form, so that a
pickled index of half a million names is read in the time of a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazetteer.fold import fold
from gazetteer.model import MatchMode
from gazetteer.morphology import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer.model import Demonym, Name
    from gazetteer.morphology import Form

ARTICLE = "the "


class Entry(NamedTuple):
    """What one pattern stands for in one row of the tables.

    ``capitals`` are the offsets in the pattern at which the table has a capital that
    begins a word; ``skip`` is the length of an article that the text must write but
    that does not belong to the mention; ``tails`` are the endings that may follow, and
    ``tail_inside`` tells whether an ending belongs to the mention.
    """

    place_id: str
    mode: MatchMode
    spelling: str
    capitals: tuple[int, ...]
    skip: int
    tails: frozenset[str]
    tail_inside: bool
    bare: bool
    inflected: bool
    demonym: bool


class NameIndex:
    """Patterns, what they stand for, and the automaton that finds them."""

    __slots__ = ("_automaton", "_saved", "entries", "order", "patterns")

    def __init__(self, patterns: Sequence[str], entries: Sequence[tuple[Entry, ...]],
                 order: dict[str, int]) -> None:  # fmt: skip
        """Take patterns and, for each, its entries; ``order`` ranks places by the tables."""
        self.patterns = tuple(patterns)
        self.entries = tuple(entries)
        self.order = order
        self._automaton: object | None = None
        self._saved: bytes | None = None

    @classmethod
    def build(cls, names: Iterable[Name], demonyms: Iterable[Demonym], *,
              order: Sequence[str]) -> NameIndex:  # fmt: skip
        """Index the names that may be matched, and the demonyms."""
        found: dict[str, dict[Entry, None]] = {}
        for name in names:
            if name.match is not MatchMode.NEVER:
                for form in forms_of(name.name, name.language):
                    _add(found, name.place_id, name.match, form, demonym=False)
        for word in demonyms:
            for form in forms_of(word.word, word.language, part=word.part):
                _add(found, word.place_id, MatchMode.YES, form, demonym=True)
        ranks = {place_id: rank for rank, place_id in enumerate(order)}
        return cls(tuple(found), tuple(map(tuple, found.values())), ranks)

    def search(self, folded: str) -> list[tuple[int, int, int]]:
        """Return (start, end, pattern number) of every pattern, overlapping ones too."""
        automaton = self._automaton
        if automaton is None:
            automaton = self._automaton = self._build()
        return automaton.find_overlapping(folded)  # type: ignore[attr-defined, no-any-return]

    def _build(self) -> object:
        """Build the automaton, or read it back from its serialised form."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        if self._saved is not None:
            return CharwiseDoubleArrayAhoCorasick.deserialize(self._saved)
        return CharwiseDoubleArrayAhoCorasick(list(self.patterns) or [ARTICLE])

    def __getstate__(self) -> tuple[object, ...]:
        """Pickle the patterns, and the automaton if it has been built."""
        saved = self._saved
        if saved is None and self._automaton is not None:
            saved = self._automaton.serialize()  # type: ignore[attr-defined]
        return (self.patterns, self.entries, self.order, saved)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        """Take up a pickled state; the automaton is read back when it is needed."""
        self.patterns, self.entries, self.order, self._saved = state  # type: ignore[assignment]
        self._automaton = None


def _add(found: dict[str, dict[Entry, None]], place_id: str, mode: MatchMode, form: Form, *,
         demonym: bool) -> None:  # fmt: skip
    """Add one form of a name to the patterns."""
    folded = fold(form.text)
    pattern = folded.text.strip()
    if not pattern or not any(map(str.isalnum, pattern)):
        return
    skip = len(ARTICLE) if form.text.startswith(ARTICLE) else 0
    capitals = tuple(
        offset
        for offset in range(len(pattern))
        if (offset == 0 or not pattern[offset - 1].isalpha())
        and form.text[folded.start(offset)].isupper()
    )
    entry = Entry(place_id, mode, form.text, capitals, skip, form.tails, form.tail_inside,
                  form.bare, form.inflected, demonym)  # fmt: skip
    found.setdefault(pattern, {})[entry] = None
