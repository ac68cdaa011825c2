"""The units that texts use for routes and borders, in metres, square metres and days. Pure."""

# ruff: noqa: E501, ISC004  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re

DAYS_PER_YEAR = 365.25
_MONTH = DAYS_PER_YEAR / 12

#: Pattern of a unit, its factor and the unit that it is counted in. The first match wins.
_TABLE: tuple[tuple[str, float, str], ...] = (
    # areas
    (r"(?:square|sq\.?)[\s-](?:kilomet(?:er|re)s?|kms?)|km²|km2|кв(?:адратн\w+|\.)?\s?(?:километр\w*|км)|kilometrekare"
     r"|kvadrat\s?(?:kilometr\w*|km)|kv\.?\s?km|քառ\w*\.?\s?(?:կիլոմետր\w*|կմ)|კვ\.?\s?(?:კმ|კილომეტრ\w*)"
     r"|کیلومتر\s?مربع", 1e6, "m2"),
    (r"(?:square|sq\.?)[\s-](?:miles?|mi\b\.?)", 2_589_988.110336, "m2"),
    (r"(?:square|sq\.?)[\s-]met(?:er|re)s?|m²|кв\.?\s?м(?:етр\w*)?", 1.0, "m2"),
    (r"hectares?|ha\b|гектар\w*|hektar\w*|հեկտար\w*|ჰექტარ\w*|هکتار", 1e4, "m2"),
    (r"acres?", 4046.8564224, "m2"),
    # lengths
    (r"kilomet(?:er|re)s?|kms?\b|километр\w*|км\b|kilometre\w*|kilometr\w*|km\b|կիլոմետր\w*|կմ\b|კილომეტრ\w*|კმ\b"
     r"|کیلومتر\w*", 1000.0, "m"),
    (r"nautical[\s-]miles?", 1852.0, "m"),
    (r"miles?\b|мил[ьия]\w*", 1609.344, "m"),
    (r"yards?\b", 0.9144, "m"),
    (r"feet\b|foot\b|ft\b", 0.3048, "m"),
    (r"met(?:er|re)s?\b|метр\w*|metre\w*|metr\w*|մետր\w*|მეტრ\w*|متر\w*|m\b|м\b", 1.0, "m"),
    # durations
    (r"decades?\b|десятилети\w*", 10 * DAYS_PER_YEAR, "day"),
    (r"years?\b|год\w*|лет\b|yıl\w*|il(?:lik|dir|də|dən)?\b|տարի\w*|տարվա|წელი|წლ\w+|سال", DAYS_PER_YEAR, "day"),
    (r"months?\b|месяц\w*|ay(?:lık|dır|da|lıq)?\b|ամիս\w*|ամսվա|თვ[ეი]\w*|ماه", _MONTH, "day"),
    (r"weeks?\b|недел\w*|hafta\w*|həftə\w*|շաբաթ\w*|კვირ\w+|هفته", 7.0, "day"),
    (r"days?\b|день|дн[яе]\w*|суток|сутки|gün\w*|օր\w*|დღ\w+|روز", 1.0, "day"),
    (r"hours?\b|час\w{0,3}\b|saat\w*|ժամ\w*|საათ\w*|ساعت", 1 / 24, "day"),
    # what is counted along a route or a border
    (r"(?:(?:border|military|police|customs|road)[\s-])?(?:check[\s-]?points?|crossing(?:\spoint)?s?|posts\b"
     r"|crossroads|gates\b)|(?:railway|rail|road|new|major)?\s?(?:bridges|tunnels|viaducts|stations|lanes|tracks)\b"
     r"|trucks|lorries|vehicles|wagons|convoys|(?:пограничн\w+\s)?(?:пункт\w*|блокпост\w*|мост\w{0,3}\b|тоннел\w*|туннел\w*)"
     r"|(?:sınır\s)?kapısı|kontrol noktası|keçid məntəqəsi|tunel\w*|körpü\w*|անցակետ\w*|կամուրջ\w*", 1.0, "count"),
)  # fmt: skip

UNIT = "(?:" + "|".join(f"(?:{pattern})" for pattern, _, _ in _TABLE) + ")"
_COMPILED = tuple(
    (re.compile(pattern, re.IGNORECASE), factor, unit) for pattern, factor, unit in _TABLE
)


def unit_of(text: str) -> tuple[float, str]:
    """Return the factor of a unit that ``UNIT`` matched, and the unit it is counted in.

    Raises:
        ValueError: the text is no unit.
    """
    for pattern, factor, unit in _COMPILED:
        if pattern.fullmatch(text):
            return factor, unit
    raise ValueError(text)
