"""Find dates that are told from the date of the document: last fall, two years ago. Pure."""

# ruff: noqa: E501, SIM905  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo import _calendar as cal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo._calendar import Span

    Found = tuple[int, int, Span, str]

_NUMBER_WORDS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_UNIT = re.compile(
    rf"\b(?P<which>last|this past|this|next|the previous)\s+(?P<unit>year|month|week|{cal.SEASON}|{cal.MONTH_ALONE}"
    rf"|{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})\s)?(?P<month>{cal.MONTH_ALONE})(?:\s(?P<day2>\d{{1,2}}))?,?\s(?:of\s)?(?P<which>last|this)\syear\b"
)
_AGO = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})\s+(?P<unit>year|month|week|day)s?\s+(?:ago|earlier)\b",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(
    r"\b(?P<word>today|yesterday|tomorrow|вчера|сегодня|dün|bugün|dünən|bu gün|երեկ|այսօր)\b",
    re.IGNORECASE,
)
_ON_WEEKDAY = re.compile(
    rf"\b(?:on|since|late|early|by|until|from)\s+(?P<word>{'|'.join(d.title() for d in _WEEKDAYS)})\b"
)
_IN_MONTH = re.compile(
    rf"\b(?:in|since|until|by|from|during|late|early|mid|of)[\s-]+(?P<month>{cal.MONTH_ALONE})(?!\w|[ ,]+\d|\s+(?:of|to|and|through)\s)"
)
_OTHER_YEAR = re.compile(
    r"\b(?P<word>в прошлом году|в этом году|geçen yıl|bu yıl|keçən il|bu il|անցյալ տարի|այս տարի|შარშან|წელს)\b",
    re.IGNORECASE,
)
_THIS = ("в этом", "bu ", "այս", "წელს")

#: A month without a year is taken to be the last one, if it lies within this many months.
_NEAR_MONTHS = 8

#: A document dated outside of these is misdated, and its neighbours may be no dates at all.
_YEARS = range(1000, 9000)


def find_relative(piece: str, published: Span | None) -> Iterator[Found]:
    """Yield (start, end, days, precision) of what can be told from the document's date."""
    if not published or not cal.is_within_year(published):
        return
    if published[0].year not in _YEARS:
        return
    yield from _units(piece, published)
    yield from _of_year(piece, published)
    yield from _ago(piece, published)
    for found in _OTHER_YEAR.finditer(piece):
        back = 0 if found.group("word").lower().startswith(_THIS) else 1
        yield (*found.span(), cal.year_span(published[0].year - back), "year")
    if cal.is_within_month(published):
        yield from _months(piece, published)
    if cal.is_day(published):
        yield from _days(piece, published)


def _units(piece: str, published: Span) -> Iterator[Found]:
    """Find "last year", "this summer", "next month"."""
    for found in _UNIT.finditer(piece):
        step = {"this": 0, "next": 1}.get(found.group("which").lower(), -1)
        if found.group("unit") == "may":
            continue
        span = _unit_span(found.group("unit").lower(), step, published)
        if span:
            yield (*found.span(), *span)


def _of_year(piece: str, published: Span) -> Iterator[Found]:
    """Find "September last year" and "1 January of this year"."""
    for found in _OF_YEAR.finditer(piece):
        year = published[0].year - (found.group("which").lower() != "this")
        month = cal.month_number(found.group("month"))
        day = int(found.group("day") or found.group("day2") or 0)
        span = cal.day_span(year, month, day) if day else cal.month_span(year, month)
        if span:
            yield (*found.span(), span, "day" if day else "month")


def _unit_span(unit: str, step: int, published: Span) -> tuple[Span, str] | None:
    """Return the days and the precision of a unit that lies one step from the document."""
    day = published[0]
    if unit == "year":
        return cal.year_span(day.year + step), "year"
    if re.fullmatch(cal.SEASON, unit):
        return _season(unit, step, published), "season"
    if unit == "week":
        return (cal.week_span(day, step), "range") if cal.is_day(published) else None
    if unit == "month":
        return (cal.shift_month(day, step), "month") if cal.is_within_month(published) else None
    if unit in _WEEKDAYS:
        return _weekday(unit, step, published)
    return _month(cal.month_number(unit), step, published)


def _season(season: str, step: int, published: Span) -> Span:
    """Return the season before, of, or after the document's date."""
    if step == 0:
        return cal.season_span(published[0].year, season)
    if step > 0:
        years = range(published[1].year, published[1].year + 2)
        return next(s for y in years if (s := cal.season_span(y, season))[0] > published[0])
    years = range(published[0].year, published[0].year - 3, -1)
    return next(s for y in years if (s := cal.season_span(y, season))[1] < published[0])


def _weekday(word: str, step: int, published: Span) -> tuple[Span, str] | None:
    """Return the weekday before or after the document's date."""
    if not cal.is_day(published):
        return None
    day = published[0]
    back = (day.weekday() - _WEEKDAYS.index(word)) % 7
    that = day - timedelta(days=back or (7 if step < 0 else 0))
    if step > 0:
        that = day + timedelta(days=7 - back if back else 7)
    return (that, that), "day"


def _month(number: int, step: int, published: Span) -> tuple[Span, str] | None:
    """Return the named month before, of, or after the document's date."""
    if step == 0:
        return cal.month_span(published[0].year, number), "month"
    if not cal.is_within_month(published):
        return (cal.month_span(published[0].year + step, number), "month") if step < 0 else None
    year = published[0].year
    if step < 0:
        return cal.month_span(year - (number >= published[0].month), number), "month"
    return cal.month_span(year + (number <= published[0].month), number), "month"


def _ago(piece: str, published: Span) -> Iterator[Found]:
    """Find "two years ago"."""
    for found in _AGO.finditer(piece):
        word = found.group("n").lower()
        count = int(word) if word.isdigit() else _NUMBER_WORDS[word]
        unit = found.group("unit").lower()
        day = published[0]
        if unit == "year" and found.group().lower().endswith("ago"):
            yield (*found.span(), cal.year_span(max(1, day.year - count)), "year")
        elif unit == "month" and cal.is_within_month(published):
            yield (*found.span(), cal.shift_month(day, -count), "month")
        elif unit == "week" and cal.is_day(published):
            yield (*found.span(), cal.week_span(day, -count), "range")
        elif unit == "day" and cal.is_day(published):
            that = day - timedelta(days=count)
            yield (*found.span(), (that, that), "day")


def _months(piece: str, published: Span) -> Iterator[Found]:
    """Find a month that stands alone: the last one before the document's date."""
    for found in _IN_MONTH.finditer(piece):
        number = cal.month_number(found.group("month"))
        day = published[1]
        span = cal.month_span(day.year - (number > day.month), number)
        months = (day.year - span[0].year) * 12 + day.month - span[0].month
        if months <= _NEAR_MONTHS:
            yield (found.start("month"), found.end("month"), span, "month")


_DAYS_FROM = {
    "today": 0, "сегодня": 0, "bugün": 0, "bu gün": 0, "այսօր": 0,
    "yesterday": -1, "вчера": -1, "dün": -1, "dünən": -1, "երեկ": -1, "tomorrow": 1,
}  # fmt: skip


def _days(piece: str, published: Span) -> Iterator[Found]:
    """Find "yesterday" and the weekday of a dispatch."""
    for found in _DAY_WORD.finditer(piece):
        that = published[0] + timedelta(days=_DAYS_FROM[found.group("word").lower()])
        yield (*found.span(), (that, that), "day")
    for found in _ON_WEEKDAY.finditer(piece):
        day = _weekday(found.group("word").lower(), 0, published)
        if day:
            yield (found.start("word"), found.end("word"), *day)
