"""How a written name's letters differ from those of the tables. Pure.

Folding takes every accent off, so that ``Agdam`` finds ``Ağdam``. The other way round
it would find ``Goris`` (``Gorus``) in the Turkish word ``görüş``: a writer who has
``ş`` and ``ö`` at hand puts them where they belong. So an accent may be left out, but
a letter of its own may not be put in. An accent that marks a vowel or a stress (``é``,
``á``) is no letter of its own, and the dotless i is never told from the dotted.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum

_OWN_LETTERS = frozenset("şšçčćğöőüűəøåžźñłđ")
# The dotless i, and look-alikes that keyboards and files put for a letter.
_SAME = str.maketrans(
    {"ı": "i", "İ": "i", "\u0307": None, "ә": "ə", "Ә": "ə", "ǝ": "ə", "ș": "ş", "Ș": "ş"}
)


class Spelling(IntEnum):
    """From the same letters to letters that the name does not have."""

    SAME = 0
    ACCENTS_DIFFER = 1
    LETTERS_MISSING = 2
    OTHER_LETTERS = 3


def compare(written: str, name: str) -> Spelling:
    """Compare what a text writes with a name, letter by letter, whatever the case.

    What is no letter (hyphens, spaces, markup signs) does not count.
    """
    if written.isascii() and name.isascii():
        return Spelling.SAME
    ours, theirs = _letters(written), _letters(name)
    if ours == theirs:
        return Spelling.SAME
    if len(ours) != len(theirs):
        return Spelling.ACCENTS_DIFFER
    found = Spelling.ACCENTS_DIFFER
    for one, other in zip(ours, theirs, strict=True):
        if one != other:
            if one in _OWN_LETTERS:
                return Spelling.OTHER_LETTERS
            if other in _OWN_LETTERS:
                found = Spelling.LETTERS_MISSING
    return found


def _letters(text: str) -> str:
    """Return the letters of a text, small and composed."""
    small = unicodedata.normalize("NFC", text.translate(_SAME).lower().translate(_SAME))
    return "".join(filter(str.isalpha, small))
