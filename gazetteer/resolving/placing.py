"""Whether a doubtful name stands as a place does, in languages other than English. Pure.

``в Адлере``, ``Van'da``, ``Վանում``, ``شهر بازرگان``: a preposition, a case ending or a word
for a kind of place. Where a script has no capitals, a preposition alone says little.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gazetteer.cues import table
from gazetteer.embedding.other_languages import script_of
from gazetteer.usages.cues import Stems

if TYPE_CHECKING:
    from gazetteer.context import Sentence

_APOSTROPHES = frozenset("'’ʼ`")
_LONG = 5  # letters of an inflected name
_NONE, WEAK, STRONG = 0, 1, 2


def placing(sentence: Sentence, at: int) -> int:
    """Tell how plainly a name stands as a place: ``STRONG``, ``WEAK`` or not at all (0)."""
    name, before, after = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    script = script_of(name)
    kinds = _list(script, "kinds")
    if (kinds.has(after) and script != "arab") or (kinds.has(before) and script != "latin"):
        return STRONG
    cased = script not in {"ka", "arab"}
    if before.low in _list(script, "before").stems and (name.is_capital or not cased):
        return STRONG if cased else WEAK
    endings = _list(script, "endings").stems
    if not endings:
        return _NONE
    if after.text[0] in _APOSTROPHES and after.start == name.end:
        return STRONG if after.low[1:] in endings else _NONE
    inflected = script != "latin" or any(letter in name.low for letter in "əığşçöü")
    if inflected and len(name.text) >= _LONG and name.low.endswith(endings):
        return STRONG if cased and at != sentence.first_word() else WEAK
    return _NONE


@cache
def _list(script: str, key: str) -> Stems:
    """Read a list of ``data/cues/languages.toml``."""
    found = str(table("languages")["placing"][script].get(key, "")).split()
    stems = tuple(word for word in found if word[0] != "=")
    return Stems(stems, frozenset(word[1:] for word in found if word[0] == "="))
