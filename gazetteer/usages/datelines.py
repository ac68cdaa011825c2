"""Datelines in languages other than English: ``Ереван, 3 марта``, ``ANKARA -``. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.model import Zone

if TYPE_CHECKING:
    from gazetteer.context import Token
    from gazetteer.usages.site import Site

_ABBREVIATION = 3
_DASHES = frozenset("-–—")
_COMMAS = frozenset(",،")
_STOPS = frozenset(".։:")
_CITY = frozenset({"г", "ք", "ш"})  # "г. Ереван"
#: Languages in which a dash never stands for "is", so that it needs no capitals.
_PLAIN_DASH = frozenset({"tr", "az", "fa"})
_DAY = 2  # digits
_MONTHS = tuple(sorted(words("languages", "months", "words")))


def is_dateline(site: Site, language: str) -> bool:
    """Tell whether a name opens a report: with a date, a dash, an agency, or alone.

    Capitals say it with less; a name that a full stop follows is one where nothing else
    stands in its sentence ("Москва. 12 мая.").
    """
    sentence = site.sentence
    if site.is_country or sentence.zone is Zone.HEADING or not _opens(site):
        return False
    loud = site.token.text.isupper() and len(site.token.text) > _ABBREVIATION
    after, second = site.tok(site.group.last + 1), site.tok(site.group.last + 2)
    third = site.tok(site.group.last + 3)
    if after.text in _COMMAS:
        return _is_date(second, third) or (loud and (second.text.isdigit() or _is_loud(second)))
    if after.text in _DASHES:
        spaced = after.start > site.tok(site.group.last).end
        return loud or (spaced and language in _PLAIN_DASH and not third.is_name)
    if loud and after.text in {"(", "/", "["}:
        return True
    alone = second.end < 0 and site.group.members == (site.at,)
    return alone and after.text in _STOPS


def _opens(site: Site) -> bool:
    """Tell whether nothing stands before the name but an abbreviated "city"."""
    first = site.sentence.first_word()
    if site.group.first == first:
        return True
    stop = site.tok(site.group.first - 1).text == "."
    return stop and site.group.first - 2 == first and site.tok(first).low in _CITY


def _is_date(one: Token, other: Token) -> bool:
    """Tell a day and a month, or a month and a year."""
    if one.text.isdigit() and len(one.text) <= _DAY:
        return _is_month(other)
    return _is_month(one) and other.text.isdigit()


def _is_month(token: Token) -> bool:
    """Tell a month's name by its beginning, in any case form."""
    return token.is_word and token.low.startswith(_MONTHS)


def _is_loud(token: Token) -> bool:
    """Tell an agency in capitals (``ТАСС``)."""
    return token.is_word and token.text.isupper() and len(token.text) > 1
