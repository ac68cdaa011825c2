"""Inflected forms of names, by rules. No IO."""

from __future__ import annotations

from typing import NamedTuple

_NO_TAILS: frozenset[str] = frozenset()
_S = frozenset({"s"})
_MIN_S = 4


class Form(NamedTuple):
    """A form of a name: its text and what may follow it.

    ``tails`` are folded endings, ``tail_inside`` tells whether they belong to the
    mention; ``bare`` whether the text may stand without any; ``inflected`` whether it
    differs from the name of the table.
    """

    text: str
    tails: frozenset[str] = _NO_TAILS
    tail_inside: bool = False
    bare: bool = True
    inflected: bool = False


def forms_of(name: str, language: str, *, part: str = "") -> tuple[Form, ...]:
    """Return the forms in which a text may write a name of a language."""
    if part != "adjective" and name.isascii() and len(name) >= _MIN_S and name[-1] not in "s.":
        return (Form(name, _S),)
    return (Form(name),)
