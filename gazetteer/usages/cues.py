"""The cues of usage in languages other than English (``data/cues/usage_other.toml``). Pure."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.cues import table

if TYPE_CHECKING:
    from gazetteer.context import Token


class Stems(NamedTuple):
    """Beginnings of words, and whole words (``=`` in the table)."""

    stems: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()

    def has(self, token: Token) -> bool:
        """Tell whether a token that is no name is one of the words."""
        if token.is_name or not token.is_word:
            return False
        low = token.low.replace("i\u0307", "i")  # what Python makes of the dotted capital
        return low in self.whole or (bool(self.stems) and low.startswith(self.stems))


class Cues(NamedTuple):
    """The cues of one language, lower case; the table explains each."""

    place_before: frozenset[str] = frozenset()
    place_after: frozenset[str] = frozenset()
    dealing_before: frozenset[str] = frozenset()
    dealing_after: frozenset[str] = frozenset()
    as_before: frozenset[str] = frozenset()
    object_after: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    goal_before: frozenset[str] = frozenset()
    recipient_before: frozenset[str] = frozenset()
    source_before: frozenset[str] = frozenset()
    with_before: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    with_endings: tuple[str, ...] = ()
    place_endings: tuple[str, ...] = ()
    goal_endings: tuple[str, ...] = ()
    recipient_endings: tuple[str, ...] = ()
    object_endings: tuple[str, ...] = ()
    dealing_endings: tuple[str, ...] = ()
    owner_endings: tuple[str, ...] = ()
    joined_endings: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    speech_endings: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    bare_goal: tuple[str, ...] = ()
    ergative: tuple[str, ...] = ()
    office: Stems = Stems()
    ministers: Stems = Stems()
    land: Stems = Stems()
    city: Stems = Stems()
    motion: Stems = Stems()
    gifts: Stems = Stems()
    asks: Stems = Stems()
    pressure: Stems = Stems()
    ground: Stems = Stems()
    speech: Stems = Stems()
    neighbours: Stems = Stems()
    describe: Stems = Stems()


@cache
def cues_of(language: str) -> Cues | None:
    """Read the cues of a language; None where there are none."""
    row = table("usage_other").get(language)
    if row is None:
        return None
    defaults = Cues()._asdict()
    return Cues(**{key: _read(str(row[key]), defaults[key]) for key in row})  # type: ignore[arg-type]


def _read(listed: str, kind: object) -> object:
    """Read a list as the kind of list that the field has."""
    found = tuple(listed.lower().split())
    if isinstance(kind, frozenset):
        return frozenset(found)
    if isinstance(kind, Stems):
        stems = tuple(word for word in found if word[0] != "=")
        return Stems(stems, frozenset(word[1:] for word in found if word[0] == "=" and word[1:]))
    return found
