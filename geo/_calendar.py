"""Months, seasons and spans of days, in every language of the gazetteer. Pure."""

# ruff: noqa: E501  (tables of words and patterns read better in long lines)

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

#: English months are matched as they are written; a bare stem would take "marking" in.
_ENGLISH = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip

#: Stems; the endings of cases follow (Russian, Turkish, Azerbaijani, Armenian, Georgian, Persian).
_STEMS = (
    "январ янв ocak yanvar հունվար იანვარ ژانویه",
    "феврал фев şubat fevral փետրվար თებერვალ თებერვლ فوریه",
    "март mart մարտ მარტ مارس",
    "апрел апр nisan aprel ապրիլ აპრილ آوریل",
    "май мая мае маю маем mayıs mayın mayda mayında մայիս მაის",
    "июн haziran iyun հունիս ივნის ژوئن",
    "июл temmuz iyul հուլիս ივლის ژوئیه جولای",
    "август авг ağustos avqust օգոստոս აგვისტო اوت آگوست",
    "сентябр сент eylül sentyabr սեպտեմբեր სექტემბერ სექტემბრ سپتامبر",
    "октябр окт ekim oktyabr հոկտեմբեր ოქტომბერ ოქტომბრ اکتبر",
    "ноябр нояб kasım noyabr նոյեմբեր ნოემბერ ნოემბრ نوامبر",
    "декабр дек aralık dekabr դեկտեմբեր დეკემბერ დეკემბრ دسامبر",
)

_BY_WORD = {word: n for n, words in enumerate(_ENGLISH, 1) for word in words.split()}
_BY_STEM = {stem: n for n, stems in enumerate(_STEMS, 1) for stem in stems.split()}


def _alternatives(words: object) -> str:
    """Join words for a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


#: A month in any language. English ones begin with a capital in the text or stand in capitals.
MONTH = (
    rf"(?<![^\W\d_])(?:(?i:{_alternatives(_BY_WORD)})(?![^\W\d_])\.?"
    rf"|(?i:{_alternatives(_BY_STEM)})[^\W\d_]{{0,5}}(?:['’][^\W\d_]{{1,5}}|\.(?=\s\d))?)"
)

#: English months written out, that may stand without a day or a year.
MONTH_ALONE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Sept\.|Jan\.|Feb\.|Aug\.|Oct\.|Nov\.|Dec\.)"

_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
SEASON = r"(?:spring|summer|fall|autumn|winter)"

#: Seasons of the other languages by their stems; Turkish and Azerbaijani differ on "yaz".
_SEASON_STEMS = {
    "spring": "весн ilkbahar bahar գարն გაზაფხულ بهار",
    "summer": "лет yay ամառ ზაფხულ تابستان",
    "fall": "осен sonbahar payız güz աշն შემოდგომ پاییز",
    "winter": "зим kış qış ձմ ზამთ زمستان",
}
_SEASON_OF = {stem: season for season, stems in _SEASON_STEMS.items() for stem in stems.split()}
OTHER_SEASON = rf"(?<![^\W\d_])(?i:{_alternatives(_SEASON_OF)})[^\W\d_]{{0,7}}"


def season_name(word: str) -> str:
    """Return the English name of a season that ``SEASON`` or ``OTHER_SEASON`` matched."""
    lower = word.lower()
    if lower in _SEASONS:
        return lower
    return next(_SEASON_OF[lower[:n]] for n in range(len(lower), 0, -1) if lower[:n] in _SEASON_OF)


Span = tuple[date, date]


def month_number(word: str) -> int:
    """Return the number of a month that ``MONTH`` matched."""
    lower = word.replace("İ", "i").lower().rstrip(".")
    if lower in _BY_WORD:
        return _BY_WORD[lower]
    return next(_BY_STEM[lower[:n]] for n in range(len(lower), 1, -1) if lower[:n] in _BY_STEM)


def day_span(year: int, month: int, day: int) -> Span | None:
    """Return a day as a span; None where there is no such day."""
    try:
        that = date(year, month, day)
    except ValueError:
        return None
    return that, that


def month_span(year: int, month: int) -> Span:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_span(year: int) -> Span:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_span(year: int, season: str) -> Span:
    """Return a season of the northern hemisphere; the winter of a year ends in the next."""
    first = _SEASONS[season.lower()]
    last_year, last = (year, first + 2) if first < 12 else (year + 1, 2)  # noqa: PLR2004
    return date(year, first, 1), month_span(last_year, last)[1]


def parse_partial(published: str) -> Span | None:
    """Return the days that a partial ISO date may mean; None where it says nothing."""
    parts = published.split("T", maxsplit=1)[0].split("-")
    if not parts[0] or not all(part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    try:
        if len(numbers) == 1:
            return year_span(numbers[0])
        if len(numbers) == 2:  # noqa: PLR2004
            return month_span(numbers[0], numbers[1])
        return day_span(*numbers[:3])
    except (ValueError, calendar.IllegalMonthError):
        return None


def is_day(span: Span) -> bool:
    """Whether a span is one day."""
    return span[0] == span[1]


def is_within_month(span: Span) -> bool:
    """Whether a span lies in one month."""
    return (span[0].year, span[0].month) == (span[1].year, span[1].month)


def is_within_year(span: Span) -> bool:
    """Whether a span lies in one year."""
    return span[0].year == span[1].year


def shift_month(day: date, months: int) -> Span:
    """Return the month that lies some months from that of a day."""
    index = day.year * 12 + day.month - 1 + months
    return month_span(index // 12, index % 12 + 1)


def week_span(day: date, weeks: int) -> Span:
    """Return the week, Monday to Sunday, that lies some weeks from that of a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)
