"""Given names of many languages, and how a name of another script is brought to them."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from gazetteer.cues import words

_E = "embedded"
_LEAST = 4
#: Endings of Russian given names, and what the nominative ends with: "Джека", "Анны", "Марией".
_CASES = (
    "ами: ием:ий ием:ия ией:ия ью:ь ом: ем:й ем:ь ой:а ей:я ею:я а: а:о у: у:а ю:й ю:ь ю:я "
    "я:й я:ь е: е:а е:й е:ь е:я и:я и:а и:ь ы:а"
)


@cache
def _names() -> frozenset[str]:
    """Read the list, once, with and without accents."""
    source = files("gazetteer").joinpath("data", "given_names.txt").read_text(encoding="utf-8")
    listed = {*source.split(), *words(_E, "given_names")}
    return frozenset(listed | {_plain(name) for name in listed})


def is_given(low: str) -> bool:
    """Tell whether a word in lower case is a given name and no common word."""
    names = _names()
    if low in names:
        return True
    if not low.isascii():
        return _plain(low) in names or any(one in names for one in _nominatives(low))
    first, dash, second = low.partition("-")
    return bool(dash) and first in names and second in names


def is_inflected(low: str) -> bool:
    """Tell whether a Russian given name stands in another case than the nominative."""
    return low not in _names() and any(one in _names() for one in _nominatives(low))


def _nominatives(low: str) -> list[str]:
    """Give what the nominative of a word in Cyrillic may be."""
    if len(low) < _LEAST or not "а" <= low[0] <= "я":
        return []
    pairs = (one.partition(":") for one in _CASES.split())
    return [low[: -len(end)] + bare for end, _, bare in pairs if low.endswith(end)]


def _plain(low: str) -> str:
    """Take the accents from Latin letters."""
    if low.isascii() or low[0] > "ɏ":
        return low
    marks = unicodedata.normalize("NFD", low)
    return "".join(one for one in marks if not unicodedata.combining(one))
