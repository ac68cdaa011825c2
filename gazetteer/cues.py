"""Edge: the word lists that the rules of reading look words up in (``data/cues/*.toml``).

A list is a text of words separated by white space. Lists of verbs hold base forms;
:func:`verb_forms` makes the other forms, so that a curator adds one word, not five.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_VOWELS = "aeiou"
_MIN_DOUBLING = 3


@cache
def table(name: str) -> dict[str, Any]:
    """Read one cue table, once. ``name`` is the file's name without ``.toml``."""
    source = files("gazetteer").joinpath("data", "cues", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """Give a list as a set of lower-case words; ``_`` in a word stands for a space."""
    return frozenset(word.replace("_", " ").lower() for word in _list(name, *path))


@cache
def verbs(name: str, *path: str) -> frozenset[str]:
    """Give all forms of the English verbs of a list."""
    return frozenset(form for verb in words(name, *path) for form in verb_forms(verb))


@cache
def nouns(name: str, *path: str) -> frozenset[str]:
    """Give the English nouns of a list with their plurals."""
    return frozenset(form for noun in words(name, *path) for form in (noun, plural(noun)))


def _list(name: str, *path: str) -> list[str]:
    """Follow ``path`` in a table to a list."""
    value: Any = table(name)
    for key in path:
        value = value.get(key, {})
    return value.split() if isinstance(value, str) else list(value)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Give past and participle of the irregular verbs."""
    return {line.split()[0]: tuple(line.split()[1:]) for line in table("english")["irregular"]}


def verb_forms(verb: str) -> tuple[str, ...]:
    """Give the forms of an English verb: base, -s, -ing, past, participle."""
    past = _irregular().get(verb) or (_with_ending(verb, "ed"),)
    return (verb, plural(verb), _with_ending(verb, "ing"), *past)


def plural(word: str) -> str:
    """Give the -s form of a noun or a verb."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ending(verb: str, ending: str) -> str:
    """Add -ed or -ing: dropped e, y to i, doubled consonant after one short vowel."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + ending


def _doubles(verb: str) -> bool:
    """Tell whether the last consonant doubles (ship, plan; not look, visit, enter)."""
    if len(verb) < _MIN_DOUBLING or verb in words("english", "single"):
        return False
    before, vowel, last = verb[-3], verb[-2], verb[-1]
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    short = vowel in _VOWELS and before not in _VOWELS and last not in _VOWELS + "wxyh"
    return short and (one_syllable or verb in words("english", "doubled"))
