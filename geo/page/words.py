"""Every word of the interface, from one table: a row a key, a column a language.

A key that a language lacks falls back to English. Plural forms are keys of their own
(``quotes.one``, ``quotes.few``, ``quotes.other``), named as in Unicode's plural rules.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import get_month_names

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK = "en"

#: Digits of languages that do not write 0 to 9.
DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹"}

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@cache
def _table() -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """The languages, and key → language → word."""
    text = files(__package__).joinpath("words.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    languages = tuple(column for column in rows[0] if column != "key")
    return languages, {
        row["key"]: {language: row[language] or "" for language in languages} for row in rows
    }


def languages() -> tuple[str, ...]:
    """The languages of the table, in the order of its columns."""
    return _table()[0]


def words_of(language: str) -> Mapping[str, str]:
    """Every word in a language, English where the language has none."""
    return {
        key: by_language.get(language) or by_language[FALLBACK]
        for key, by_language in _table()[1].items()
        if by_language.get(language) or by_language[FALLBACK]
    } | _calendar(language)


@cache
def _calendar(language: str) -> dict[str, str]:
    """How a language writes dates, by CLDR: browsers lack the months of some languages."""
    locale = Locale.parse(language)
    months = get_month_names("wide", locale=locale)
    return {
        "date.months": "|".join(months[number] for number in range(1, 13)),
        "date.day": locale.date_formats["long"].pattern,
        "date.month": locale.datetime_skeletons["yMMMM"].pattern,
    }


def missing_words(language: str) -> tuple[str, ...]:
    """The keys that a language does not have; plural forms that it does not use are not asked."""
    forms = {f".{form}" for form in ("zero", "one", "two", "few", "many")}
    used = {f".{form}" for form in Locale.parse(language).plural_form.tags}
    return tuple(
        key
        for key, by_language in _table()[1].items()
        if not by_language.get(language)
        and not any(key.endswith(form) for form in forms - used)
        and (by_language[FALLBACK] or any(key.endswith(form) for form in used))
    )


def say(words: Mapping[str, str], key: str, **values: object) -> str:
    """The word for a key, with ``{names}`` replaced."""
    text = words.get(key, key)
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def say_count(words: Mapping[str, str], language: str, key: str, count: int) -> str:
    """The word for a key in the plural form that a number asks for."""
    form = f"{key}.{Locale.parse(language).plural_form(count)}"
    return say(words, form if form in words else f"{key}.other", n=local_digits(count, language))


def local_digits(value: object, language: str) -> str:
    """A number or a date in the digits of a language."""
    digits = DIGITS.get(language.split("-", maxsplit=1)[0])
    return str(value).translate(str.maketrans("0123456789", digits)) if digits else str(value)


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, as the page's ``dir``."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
