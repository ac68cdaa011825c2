"""Find the figures that a sentence states: lengths, widths, areas, times, counts. Pure.

Altitudes, depths, speeds and distances from a place are not figures about a route or a
border and are left out.
"""

# ruff: noqa: E501  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo._numbers import NUMBER, parse_number
from geo._units import UNIT, unit_of
from geo.model import StatedQuantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT = (
    r"about|around|roughly|approximately|approx\.|some|nearly|almost|more than|over|up to|at least|less than|under"
    r"|at most|as much as|no more than|circa|ca\.|c\.|an estimated|close to|just|~|≈|около|примерно|почти|более"
    r"|свыше|до|порядка|не менее|yaklaşık(?: olarak)?|neredeyse|təxminən|təqribən|մոտ|շուրջ|մոտավորապես"
    r"|დაახლოებით|თითქმის|حدود|تقریبا"
)
_JOIN = r"\s?[-–—]\s?|\s(?:to|or|до|или|ilə|ile|ilâ|մինչև|დან|تا)\s"

_QUANTITY = re.compile(
    rf"(?P<about>(?i:{_ABOUT})\s?)?"
    rf"(?:(?P<between>(?i:between|между|from|от|с))\s)?"
    rf"(?P<low>{NUMBER})"
    rf"(?:(?P<lowunit>[\s-]?{UNIT})?(?:(?P<join>{_JOIN})|(?P<and>\s(?:and|и|ve|və|և)\s))(?P<high>{NUMBER}))?"
    rf"(?P<gap>[\s ]|-)?(?P<unit>{UNIT})(?![^\W\d_])"
    rf"(?P<shape>[\s-](?:wide|broad|long|in\s(?:width|length)|of\slength|across)\b)?",
    re.IGNORECASE,
)
_WIDE = re.compile(r"wide|broad|width|across", re.IGNORECASE)
#: The same figure in another unit stands in brackets beside it: "5 km (3 miles) wide".
_WIDE_AFTER_BRACKET = re.compile(
    r"(?:\s\([^()]{1,24})?\)[\s-](?:wide|broad|in width)", re.IGNORECASE
)
_WIDE_BEFORE_BRACKET = re.compile(r"[\s-](?:wide|broad)[^()]{0,2}\($", re.IGNORECASE)
_WIDTH_BEFORE = re.compile(
    r"(?:width|breadth|wide|ширин\w*|genişliğ?\w*|eni\w*|լայնությ\w*|სიგან\w*|عرض)\s?(?:of|is|was|:|в|-|—|–|был[аио]?|՝)?"
    r"\s?(?:(?:about|around|some|около|yaklaşık|təxminən|մոտ)\s)?$",
    re.IGNORECASE,
)
_WIDTH_AFTER = re.compile(
    r"\s?(?:в ширину|шириной|genişliğ\w*|genişlik\w*|enində|enliyində|լայնությ\w*|სიგან\w*)",
    re.IGNORECASE,
)

#: What makes a length something else: an altitude, a depth, a distance from a place, a speed.
_OTHER_AFTER = re.compile(
    r"\s?/|\s?(?:[-\s](?:high|deep|tall|thick)\b|\s(?:(?:to the |due |further |farther )?(?:north|south|east|west)\w*"
    r"|away|from\b(?!\s[^.]{1,60}\sto\s)|inside|outside|off\b|above|below|per\b|an hour|of (?:snow|water|the (?:border|city|capital"
    r"|front|line))\b|ahead|up\b|into\b|shorter|longer|closer|further|farther|apart|of\s(?:the|its|this|that|their|a)\s(?:\w+\s){0,3}(?:road|route|line|railway|pipeline|border|frontier|corridor|highway|track)\b|inland|downstream|upstream|от\b|к (?:северу|югу|востоку|западу)|в глубь|вглубь|над\b"
    r"|uzaklık\w*|yükseklik\w*|hündürlük\w*|aralıda|հեռավորությ\w*|بالا)|h\b)",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"(?:[$€£₽]\s?|\bby\s|\b(?:first|last|remaining|final|next|advanced|ran|walked|travell?ed|drove|flew|fired|marched)\s|\b(?:within|altitude|elevation|height|depth|sea level)\b[^.;,]{0,16}\s|\bat\s|\bwithin\s"
    r"|высот\w+\s(?:в\s)?|глубин\w+\s(?:в\s)?|на высоте\s)$",
    re.IGNORECASE,
)

#: Four figures before the word for a year are a date ("2022 года"), not that many years.
_YEAR_NUMBER = re.compile(r"1[0-9]\d\d|20\d\d")

_SHARES = (
    re.compile(
        rf"(?P<part>{NUMBER})(?:[\s-]?(?P<partunit>{UNIT}))?\s(?:out\s)?of\s(?:the|its|a total of|these)?\s?"
        rf"(?:(?:total|planned|whole|entire)\s)?(?P<whole>{NUMBER})[\s-]?(?P<unit>{UNIT})(?![^\W\d_])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<whole>{NUMBER})[\s-]?(?P<unit>{UNIT})(?![^\W\d_])[^.;]{{0,60}}?,?\s\(?(?:of which\s(?:about\s|some\s|only\s)?(?P<part>{NUMBER})"
        rf"(?:[\s-]?(?P<partunit>{UNIT})(?![^\W\d_]))?"
        rf"|(?P<part2>{NUMBER})(?:[\s-]?(?P<partunit2>{UNIT})(?![^\W\d_]))?\sof\s(?:them|which|it|these|that)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bof\s(?:the|its|these)\s(?:(?:total|whole|entire)\s)?(?P<whole>{NUMBER})[\s-]?(?P<unit>{UNIT})(?![^\W\d_])[^.;,]{{0,40}},\s(?:about\s|some\s|only\s)?(?P<part>{NUMBER})"
        rf"(?:[\s-]?(?P<partunit>{UNIT})(?![^\W\d_]))?(?=\s(?:are|is|lie|lies|run|runs|pass|passes|cross|crosses|were|go|goes)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<whole>{NUMBER})[\s-]?(?P<unit>{UNIT})(?![^\W\d_])[^.;()]{{0,40}}\((?:of which\s)?(?:about\s|some\s)?(?P<part>{NUMBER})"
        rf"[\s-]?(?P<partunit>{UNIT})(?![^\W\d_])\s(?:in|on|through|across|of (?:it|them))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<fraction>half|(?:a|one|two|three|four)[\s-](?:third|quarter|fifth)s?)\sof\s(?:the|its|these)\s"
        rf"(?:(?:total|whole|entire)\s)?(?P<whole>{NUMBER})[\s-]?(?P<unit>{UNIT})(?![^\W\d_])",
        re.IGNORECASE,
    ),
)  # fmt: skip


def find_quantities(
    text: str, start: int, end: int, *, language: str = ""
) -> tuple[StatedQuantity, ...]:
    """Return the quantities stated in ``text[start:end]``, in order and disjoint.

    Values are in metres, square metres, days (a year is 365.25 of them) or a count. A
    share ("10 of 32 km") carries the total in ``whole``. ``language`` (BCP 47) decides
    how figures are read.
    """
    piece = text[start:end]
    if not any(c.isalpha() for c in piece):
        return ()
    found = list(_shares(piece, start, language))
    taken = bytearray(len(piece))
    for share in found:
        taken[share.start - start : share.end - start] = b"\1" * (share.end - share.start)
    found += [
        quantity
        for quantity in _plain(piece, start, language)
        if not any(taken[quantity.start - start : quantity.end - start])
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


# -- one figure, or a range ------------------------------------------------------------


def _plain(piece: str, offset: int, language: str) -> Iterator[StatedQuantity]:
    """Find figures with a unit."""
    for found in _QUANTITY.finditer(piece):
        factor, unit = unit_of(found.group("unit"))
        low = parse_number(found.group("low"), language=language)
        high = parse_number(found.group("high"), language=language) if found.group("high") else low
        if low is None or high is None:
            continue
        begin = found.start("low")
        if found.group("and") and not found.group("between"):
            begin, low = found.start("high"), high  # two figures, not a range
        measure = _measure(piece, found, unit)
        if not measure:
            continue
        if found.group("lowunit"):
            low_factor, low_unit = unit_of(found.group("lowunit").strip(" -"))
            if low_unit != unit:
                continue
            low *= low_factor / factor
        about = bool(found.group("about")) and begin == found.start("low")
        if about or (found.group("between") and found.group("high")):
            begin = found.start() if begin == found.start("low") else begin
        yield StatedQuantity(
            start=offset + begin,
            end=offset + found.end(),
            text=piece[begin : found.end()],
            measure=measure,
            low=round(min(low, high) * factor, 6),
            high=round(max(low, high) * factor, 6),
            unit=unit,
            approximate=about,
        )


def _measure(piece: str, found: re.Match[str], unit: str) -> str:
    """Tell what a figure measures; empty where it is not about a route or a border."""
    if unit == "m2":
        return "area"
    if unit == "day":
        return "" if _YEAR_NUMBER.fullmatch(found.group("low")) else "duration"
    if unit == "count":
        return "count"
    before, shape = piece[: found.start()][-60:], found.group("shape") or ""
    after = piece[found.end() : found.end() + 40]
    if (
        _WIDE.search(shape)
        or _WIDE_AFTER_BRACKET.match(after)
        or _WIDE_BEFORE_BRACKET.search(before)
    ):
        return "width"
    if _WIDTH_BEFORE.search(before) or _WIDTH_AFTER.match(piece, found.end()):
        return "width"
    if shape:
        return "length"
    if _OTHER_AFTER.match(piece, found.end()) or _OTHER_BEFORE.search(before):
        return ""
    is_million = found.group("unit") in {"m", "M"} and re.match(
        r"\s?(?:people|tonnes|tons|barrels|[a-z]+s\b)", piece[found.end() :]
    )
    return "" if is_million else "length"


# -- a part of a whole --------------------------------------------------------------------


def _shares(piece: str, offset: int, language: str) -> Iterator[StatedQuantity]:
    """Find "10 of 32 km", "32 km, of which 10", "of the 340 km, 42 are"."""
    last = 0
    for pattern in _SHARES:
        for found in pattern.finditer(piece):
            groups = found.groupdict()
            whole = parse_number(groups["whole"], language=language)
            part = _part(groups, whole, language)
            factor, unit = unit_of(groups["unit"])
            of_part = groups.get("partunit") or groups.get("partunit2")
            part_factor, part_unit = unit_of(of_part) if of_part else (factor, unit)
            if part is None or whole is None or part_unit != unit or found.start() < last:
                continue
            if part * part_factor > whole * factor or unit == "day":
                continue
            last = found.end()
            value = round(part * part_factor, 6)
            yield StatedQuantity(
                start=offset + found.start(),
                end=offset + found.end(),
                text=found.group(),
                measure="share",
                low=value,
                high=value,
                unit=unit,
                approximate=bool(groups.get("fraction")),
                whole=round(whole * factor, 6),
            )


_FRACTIONS = {"third": 3, "quarter": 4, "fifth": 5}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def _fraction(text: str) -> float:
    """Return the value of "half", "a quarter", "two-thirds"."""
    count, _, name = text.lower().replace("-", " ").partition(" ")
    return _COUNTS[count] / _FRACTIONS[name.rstrip("s")] if name else 0.5


def _part(groups: dict[str, str | None], whole: float | None, language: str) -> float | None:
    """Return the part of a share: stated, or a fraction of the whole."""
    if fraction := groups.get("fraction"):
        return None if whole is None else whole * _fraction(fraction)
    return parse_number(groups.get("part") or groups.get("part2") or "", language=language)
