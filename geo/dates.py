"""Find the dates that a sentence states. Pure.

A date that states no year, and a relative one ("last fall"), is resolved against the
date of the document, which may itself be partial; where that cannot be done honestly the
date is left out. A year that a sentence states elsewhere serves a day without one.
Winter is counted to the year in which it begins. Seasons are those of the northern
hemisphere. Dates of the Persian calendar are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo import _calendar as cal
from geo._relative import find_relative
from geo.model import StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo._calendar import Span

_DAY = (
    r"(?<![\d.,])(?P<NAME>[0-3]?\d)(?![\d%°])(?:st|nd|rd|th)?"
    r"(?:[-–]?(?:го|е|ին|ի|ը|ից|da|də|dan|dən|u|ü|ı|i|ci|cı|cu|cü)\b)?\.?"
)
_YEAR = (
    r"(?<![\d.,])(?P<NAME>1[0-9]\d\d|20\d\d|[۱٢۲]\d{3})(?![\d%°])"
    r"(?:[-–]?(?:ci|cı|cu|cü)\b)?(?:['’][^\W\d_]{1,5})?"
    r"(?:\s?(?:году|года|год|г\.|թվական\w{0,4}|թթ?\.|წელს|წლის|წელი|წ\.|yılı\w{0,4}|yılında|ili\w{0,4}|ildə|il)(?!\w))?"
)
_TO = r"\s?(?:[-–—]|to|and|until|till|through|or|и|по|до|ilə|ile|ve|və|և|დან)\s?"
_OF = r"(?:\s+(?:of|de|ayının))?\s*,?\s*"
_MONTH = rf"(?P<NAME>{cal.MONTH})"


def _compile(*parts: str) -> re.Pattern[str]:
    """Compile a pattern from parts."""
    return re.compile("".join(parts))


def _d(name: str = "d") -> str:
    return _DAY.replace("NAME", name)


def _m(name: str = "m") -> str:
    return _MONTH.replace("NAME", name)


def _y(name: str = "y") -> str:
    return _YEAR.replace("NAME", name)


#: From the longest to the shortest; the longest match at a place wins.
_PATTERNS = (
    _compile(
        _d(),
        rf"{_OF}",
        _m(),
        rf"(?:,?\s*{_y()})?{_TO}",
        _d("d2"),
        _OF,
        _m("m2"),
        rf"(?:,?\s*{_y('y2')})?",
    ),
    _compile(
        _m(),
        r"\s",
        _d(),
        rf"(?:,\s*{_y()})?{_TO}",
        _m("m2"),
        r"\s",
        _d("d2"),
        rf"(?:,?\s*{_y('y2')})?",
    ),
    _compile(_d(), rf"(?:{_TO}|/)", _d("d2"), _OF, _m(), rf"(?:,?\s*{_y()})?"),
    _compile(_m(), r"\s", _d(), _TO, _d("d2"), rf"(?:,?\s*{_y()})?"),
    _compile(_d(), _OF, _m(), rf"(?:,?\s*{_y()})?"),
    _compile(_m(), r"\s", _d(), rf"(?:,?\s*{_y()})?"),
    _compile(_m(), rf"(?:,?\s*{_y()})?{_TO}", _m("m2"), r"(?:\s+of)?,?\s*", _y("y2")),
    _compile(_m(), r"(?:\s+of|\s+ayı\w{0,4})?,?\s*", _y()),
    _compile(_y(), r"\s+", _m(), r"(?:\s+ayı\w{0,4})?(?:\s", _d(), r")?"),
    _compile(_y(), r"\s+", _d(), r"\s", _m()),
)
_FIGURE = re.compile(r"\d")
_ANY_MONTH = re.compile(cal.MONTH)
_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
_NUMERIC = re.compile(
    r"(?<![\d./])(?:(?P<first>\d{1,2})[-–])?(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/])"
)
_SEASON = re.compile(
    rf"(?i:(?P<season>{cal.SEASON}))(?:\s+(?:of\s+)?|,\s*)(?P<y>(?:19|20)\d\d)(?!\d)"
)
_OTHER_SEASON = (
    re.compile(rf"(?P<season>{cal.OTHER_SEASON})\s(?P<y>(?:19|20)\d\d)(?:-го)?(?:\s(?:года|г\.))?"),
    re.compile(
        rf"(?P<y>(?:19|20)\d\d)(?:-c[iı]|['’]\w{{1,5}})?(?:\s(?:il\w{{0,4}}|yılı\w{{0,4}}|թվական\w{{0,4}}|թ\.|წლის))?"
        rf"\s(?P<season>{cal.OTHER_SEASON})"
    ),
)
_CENTURY = re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b", re.IGNORECASE)
_DECADE = re.compile(
    r"(?:(?P<part>early|mid|late)[\s-]+(?:the\s+)?)?(?<!\d)(?P<y>1[5-9]\d0|20\d0)['’]?s\b",
    re.IGNORECASE,
)
_RUSSIAN_DECADE = re.compile(
    r"(?<!\d)(?P<y>1[5-9]\d0|20\d0)[-–]?(?:е|х|ых)(?:\s+(?:годы|годах|годов|гг\.))?"
)
_YEARS = re.compile(
    r"(?<![\d.,/№$€-])(?P<y>1[5-9]\d\d|20\d\d)\s?(?:[-–—]|\s(?:to|and|until|through|по|до)\s)\s?"
    r"(?P<y2>1[5-9]\d\d|20\d\d|\d\d)(?![\d.,]?\d)"
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:years\s)?$", re.IGNORECASE)
_ONE_YEAR = re.compile(
    r"(?:(?<=mid-)|(?<=late-)|(?<=early-)|(?<![\w.,/№$€#@-]))(?P<y>1[5-9]\d\d|20\d\d)(?![\d%°]|[.,]\d|[-–]\d|/)"
)

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|a|an|this|by|until|till|from|to|between|and|before|after|during|of|early|late|mid|circa|around|for"
    r"|back|through|as|the|its|his|their|year|spring|around|than|в|с|до|после|к|между|года?)[\s-]+|[(\[–—]\s?|^\s*)$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    r"\s?(?:году|года|год|г\.|թվական|թ\.|წელ|წლ|წ\.|yıl|il(?:in|də|dən)?\b|['’][dty][ea]|[-–]c[iıuü])|\s?[)\],;:.]|\s*$"
)
#: What is counted, so that the figure before it is no year.
_COUNTED = re.compile(
    r"\s(?:(?:km|kilomet|met(?:er|re)|mile|men\b|people|troops|soldiers|servicemen|square|hectare|tons?\b|tonnes|percent"
    r"|dollars|euros|roubles|meters|m\b|ft\b|feet|guests|refugees|civilians|residents|families|houses|человек|км)"
    r"|(?!(?:was|is|has|its|his|as|this|thus|does|versus|across|towards|besides|perhaps|always|sales|elections|protests"
    r"|talks|clashes|attacks|hostilities|borders|olympics)\b)[a-z]{3,}s\b)"
)
#: The verb, unless a day stands before it and a year after (Azerbaijani writes it small).
_MODAL = re.compile(r"(?<!\d )\bmay\b|\bmay\b(?! \d{4})")


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of text that may be a date: its span of days and how exact it is."""

    start: int
    end: int
    span: Span
    precision: str


def find_dates(
    text: str, start: int, end: int, *, published: str = "", language: str = ""
) -> tuple[StatedDate, ...]:
    """Return the dates stated in ``text[start:end]``, in order and disjoint.

    ``published`` is the date of the document, ISO 8601 of any precision, or empty.
    3/4/2022 may be a day in April or in March: both are in the span, unless one of the two
    is not possible. ``language`` (BCP 47) changes nothing yet: a text in one language quotes
    others.
    """
    del language
    piece = text[start:end]
    day = cal.parse_partial(published)
    found = [*_full(piece, day), *_numeric(piece), *_seasons(piece), *_decades(piece)]
    found += [*_years(piece), *(_Found(*each) for each in find_relative(piece, day))]
    return tuple(
        StatedDate(
            start=start + each.start,
            end=start + each.end,
            text=piece[each.start : each.end],
            earliest=each.span[0].isoformat(),
            latest=each.span[1].isoformat(),
            precision=each.precision,
        )
        for each in _choose(found)
    )


def _choose(found: list[_Found]) -> list[_Found]:
    """Keep the longest of what overlaps, the first of equals."""
    taken = bytearray(max((each.end for each in found), default=0))
    chosen: list[_Found] = []
    for each in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(taken[each.start : each.end]):
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
            chosen.append(each)
    return sorted(chosen, key=lambda f: f.start)


# -- day, month and year -------------------------------------------------------------


def _full(piece: str, published: Span | None) -> Iterator[_Found]:
    """Find dates that name a month; most sentences name none, and are soon done."""
    if not _FIGURE.search(piece) or not _ANY_MONTH.search(piece):
        return
    stated = {int(found.group("y")) for found in _ONE_YEAR.finditer(piece)}
    for pattern in _PATTERNS:
        for found in pattern.finditer(piece):
            span = _span_of(found, stated, published)
            if span and not _MODAL.search(found.group()):
                low, high = _trim(piece, found.start(), found.end())
                precision = (
                    "range" if _has(found, "m2", "d2") else "day" if _has(found, "d") else "month"
                )
                yield _Found(low, high, span, precision)


def _trim(piece: str, low: int, high: int) -> tuple[int, int]:
    """Take white space and marks off the ends of a match."""
    while high > low and piece[high - 1] in " ,\u00a0\n":
        high -= 1
    if piece[high - 1] == "." and piece[high - 2].isdigit():
        high -= 1
    return low, high


def _has(found: re.Match[str], *names: str) -> bool:
    """Whether a pattern matched one of the groups."""
    groups = found.groupdict()
    return any(groups.get(name) for name in names)


def _span_of(found: re.Match[str], stated: set[int], published: Span | None) -> Span | None:
    """Return the days that a match means, None where it means none."""
    groups = found.groupdict()
    months = cal.month_number(groups["m"]), cal.month_number(groups.get("m2") or groups["m"])
    days = [int(groups[name]) if groups.get(name) else 0 for name in ("d", "d2")]
    last_year = int(groups.get("y2") or groups.get("y") or 0)
    first_year = int(groups.get("y") or last_year)
    if not last_year:
        last_year = first_year = _infer_year(months[0], days[0], stated, published)
    if not last_year:
        return None
    if not groups.get("y") and months[0] > months[1]:
        first_year -= 1
    first = _part(first_year, months[0], days[0])
    last = _part(last_year, months[1], days[1] or days[0]) if _has(found, "m2", "d2") else first
    if not first or not last or last[1] < first[0]:
        return None
    return first[0], last[1]


def _part(year: int, month: int, day: int) -> Span | None:
    """Return a day, or a month where no day is stated."""
    return cal.day_span(year, month, day) if day else cal.month_span(year, month)


#: A day without a year is of the year before the document's date when it lies this near.
_NEAR_DAYS = 62


def _infer_year(month: int, day: int, stated: set[int], published: Span | None) -> int:
    """Return the year of a day that states none, 0 where it cannot be known.

    The one year that the sentence states elsewhere; otherwise the last such day before
    the document's date, if that is known to the month and the day lies near.
    """
    if len(stated) == 1:
        return next(iter(stated))
    if stated or not published or not cal.is_within_month(published):
        return 0
    for year in (published[1].year, published[1].year - 1):
        span = _part(year, month, day)
        if span and span[0] <= published[1]:
            return year if (published[1] - span[1]).days <= _NEAR_DAYS else 0
    return 0


# -- figures only -----------------------------------------------------------------------


def _numeric(piece: str) -> Iterator[_Found]:
    """Find ISO dates and dates of three figures."""
    for found in _ISO.finditer(piece):
        span = cal.day_span(*(int(found.group(name)) for name in "ymd"))
        if span:
            yield _Found(found.start(), found.end(), span, "day")
    for found in _NUMERIC.finditer(piece):
        year, a, b = (int(found.group(name)) for name in ("y", "a", "b"))
        european = cal.day_span(year, b, a)
        american = cal.day_span(year, a, b) if found.group("sep") == "/" else None
        spans = [span for span in (european, american) if span]
        if found.group("first") and (first := cal.day_span(year, b, int(found.group("first")))):
            spans.append(first)
        if spans:
            whole = min(span[0] for span in spans), max(span[1] for span in spans)
            yield _Found(*found.span(), whole, "day" if cal.is_day(whole) else "range")


def _seasons(piece: str) -> Iterator[_Found]:
    """Find the seasons of a year."""
    for found in _SEASON.finditer(piece):
        span = cal.season_span(int(found.group("y")), found.group("season"))
        yield _Found(*found.span(), span, "season")
    for pattern in _OTHER_SEASON:
        for found in pattern.finditer(piece):
            season = cal.season_name(found.group("season"))
            yield _Found(*found.span(), cal.season_span(int(found.group("y")), season), "season")


_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}


def _decades(piece: str) -> Iterator[_Found]:
    """Find centuries, decades and their parts."""
    for found in _DECADE.finditer(piece):
        part = found.group("part")
        low, high = _PARTS[part.lower() if part else None]
        year = int(found.group("y"))
        span = cal.year_span(year + low)[0], cal.year_span(year + high)[1]
        yield _Found(*found.span(), span, "decade")
    for found in _CENTURY.finditer(piece):
        if 10 <= (century := int(found.group("n"))) <= 21:  # noqa: PLR2004
            first, last = cal.year_span(100 * century - 99)[0], cal.year_span(100 * century)[1]
            yield _Found(*found.span(), (first, last), "range")
    for found in _RUSSIAN_DECADE.finditer(piece):
        year = int(found.group("y"))
        yield _Found(*found.span(), (cal.year_span(year)[0], cal.year_span(year + 9)[1]), "decade")


def _years(piece: str) -> Iterator[_Found]:
    """Find years, and stretches from one year to another."""
    for found in _YEARS.finditer(piece):
        first = int(found.group("y"))
        last = found.group("y2")
        until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)  # noqa: PLR2004
        is_two = " and " in found.group() and not _BETWEEN.search(piece, 0, found.start())
        if until > first and not is_two and not _COUNTED.match(piece, found.end()):
            yield _Found(*found.span(), (cal.year_span(first)[0], cal.year_span(until)[1]), "range")
    for found in _ONE_YEAR.finditer(piece):
        if _is_year(piece, found.start(), found.end()):
            yield _Found(*found.span(), cal.year_span(int(found.group("y"))), "year")


def _is_year(piece: str, low: int, high: int) -> bool:
    """Whether four figures are a year and not a count or a number of something."""
    if _COUNTED.match(piece, high):
        return False
    before = piece[max(0, low - 16) : low]
    if re.search(r"(?:\bNo\.?|№|\bArticle|\bSection|\bResolution|[$€£₽])\s?$", before):
        return False
    return bool(_BEFORE_YEAR.search(before) or _AFTER_YEAR.match(piece, high))
