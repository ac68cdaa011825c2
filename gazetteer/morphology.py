"""Inflected forms of names, by rules for each language. Pure.

What a text may write for a name of the tables depends on the name's language:

* Russian: all case forms are written when the index is built, adjectives agreeing with
  their noun (``Лачинского коридора``), because stems change and several words move.
* Ukrainian: the same, by fewer rules.
* Azerbaijani, Turkish, Armenian, Georgian, Persian: the name, or a stem of it, is found
  in the text and the letters that follow must be an ending that fits (``Naxçıvana``,
  ``Ստեփանակերտում``, ``თბილისში``). Nothing is stored for each form.
* English: a possessive that lost its apostrophe (``Armenias``), from four letters on.
  German: the genitive. Demonyms take a plural.

An apostrophe is a boundary, so ``Nahçıvan'a`` and ``Koridoru'nun`` need no rule here.

Measured with ``benchmarks/bench_match.py`` (November 2026, 17,000 names):

* Of the 25,648 case forms that a dictionary lists for 5,777 Russian place names, the
  rules write 98.7 %; 7.9 % of what they write is not listed, mostly the second
  paradigm of a soft sign or of ``-ец``. The forms double the number of patterns.
* Of 47,310 names of cities all over the world that are none of ours, 22 (0.05 %) are
  taken for an inflected form of one of ours (``Irani``, ``Lyons``, ``Suvani``).
* Endings cost nothing where a name stands alone: they are looked at only when letters
  follow it.
"""

from __future__ import annotations

from gazetteer.inflection.russian import case_forms, people_forms
from gazetteer.inflection.suffixes import (
    Form,
    armenian_forms,
    georgian_forms,
    persian_forms,
    turkic_forms,
)
from gazetteer.inflection.ukrainian import ukrainian_forms

__all__ = ["Form", "forms_of"]

_S = frozenset(("s",))
_SHORTEST = 4
_PLURAL_TAKERS = frozenset(("noun", "both"))


def forms_of(name: str, language: str, *, part: str = "") -> tuple[Form, ...]:
    """Return the forms in which a text may write a name of a language (BCP 47).

    ``part`` is ``adjective``, ``noun`` or ``both`` for a word of people, else empty.
    """
    base, people = language.partition("-")[0], bool(part)
    if "-Latn" in language and base not in {"az", "tr"}:
        base = "en"  # a transliteration is read by those who read English
    if base == "ru":
        return _russian(name, part)
    if base == "uk" and not people:
        others = sorted(ukrainian_forms(name) - {name})
        return (Form(name), *(Form(one, inflected=True) for one in others))
    if base in {"az", "tr"}:
        return turkic_forms(name, people=people)
    if base == "hy":
        return armenian_forms(name, people=people)
    if base == "ka":
        return georgian_forms(name, people=people)
    if base == "fa":
        return persian_forms(name)
    return _western(name, base, part)


def _russian(name: str, part: str) -> tuple[Form, ...]:
    """Write out the Russian forms, the name of the table first."""
    forms = people_forms(name, noun=part != "adjective") if part else case_forms(name)
    others = sorted(forms - {name})
    return (Form(name), *(Form(one, inflected=True) for one in others))


def _western(name: str, base: str, part: str) -> tuple[Form, ...]:
    """Give English and German names their s."""
    long = len(name) >= _SHORTEST and name[-1].isalpha() and name[-1] not in "sSzZ"
    if part:
        plural = base == "en" and part in _PLURAL_TAKERS and long
        return (Form(name, _S, tail_inside=True) if plural else Form(name),)
    if base in {"en", "de"} and long and not name.isupper():
        return (Form(name, _S, tail_inside=base == "de"),)
    return (Form(name),)
