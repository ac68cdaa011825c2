"""Numbers as texts write them: figures with separators, and words. Pure."""

# ruff: noqa: E501  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

#: Small numbers and tens of the other languages; cases of Russian as far as they are usual.
_OTHERS = {
    1: "один одна одного bir մեկ ერთი یک",
    2: "два две двух iki երկու ორი دو",
    3: "три трёх трех üç երեք სამი سه",
    4: "четыре четырёх четырех dört dörd չորս ოთხი چهار",
    5: "пять пяти beş հինգ ხუთი پنج",
    6: "шесть шести altı վեց ექვსი شش",
    7: "семь семи yedi yeddi յոթ შვიდი هفت",
    8: "восемь восьми sekiz səkkiz ութ რვა هشت",
    9: "девять девяти dokuz doqquz ինը ცხრა نه",
    10: "десять десяти տասը տաս ათი ده",
    12: "двенадцать двенадцати",
    15: "пятнадцать пятнадцати",
    20: "двадцать двадцати yirmi iyirmi քսան ოცი بیست",
    30: "тридцать тридцати otuz երեսուն ოცდაათი سی",
    40: "сорок сорока kırk qırx քառասուն ორმოცი چهل",
    50: "пятьдесят пятидесяти elli əlli հիսուն ორმოცდაათი پنجاه",
    60: "шестьдесят altmış վաթսուն სამოცი شصت",
    70: "семьдесят yetmiş յոթանասուն სამოცდაათი هفتاد",
    80: "восемьдесят seksen səksən ութսուն ოთხმოცი هشتاد",
    90: "девяносто doksan doxsan իննսուն ოთხმოცდაათი نود",
}
_SCALES = {
    100: "hundred hundreds сто ста yüz հարյուր ასი صد",
    1000: "thousand thousands тысяч тысячи тысяча тыс bin հազար ათასი هزار",
    1_000_000: "million millions mln млн миллион миллиона миллионов milyon միլիոն მილიონი میلیون",
}

_VALUES: dict[str, int] = {word: n for n, word in enumerate(_UNITS.split(), 1)}
_VALUES |= {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
_VALUES |= {word: n for n, words in _OTHERS.items() for word in words.split()}
_VALUES["dozen"] = 12
_SCALE = {word: n for n, words in _SCALES.items() for word in words.split()}


def _alternatives(words: object) -> str:
    """Join words for a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


#: The first part of Russian words such as "пятикилометровый".
_COMPOUND = {
    "двух": 2, "трёх": 3, "трех": 3, "четырёх": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
    "десяти": 10, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "семидесяти": 70, "сто": 100,
}  # fmt: skip

_WORD = rf"(?:{_alternatives([*_VALUES, *_SCALE])})(?![^\W\d_])"
_FIGURES = r"(?:\d{1,3}(?:[,.  ’']\d{3}){1,4}(?:[.,]\d{1,3})?|\d{1,9}(?:[.,٫]\d{1,4})?)(?![\d])"
_SCALE_WORD = rf"(?:{_alternatives(_SCALE)})(?![^\W\d_])\.?"

#: A number in figures (with a scale word) or in words; ``a`` and ``half a`` before a unit.
NUMBER = (
    rf"(?:(?<![\d.,])(?:{_FIGURES})(?:\s{_SCALE_WORD})?"
    rf"|(?<![^\W_])(?i:(?:a\s(?=hundred|thousand|million|dozen))?{_WORD}(?:(?:[\s-]|\sand\s){_WORD}){{0,5}}(?:\sand\sa\shalf)?"
    rf"|(?<![^\W_])(?i:{_alternatives(_COMPOUND)})(?=(?:кило)?метр)"
    r"|half\sa|(?<!\bhalf )an?(?=[\s-](?:kilomet|met|mile|km\b))))"
)

_COMMA_DECIMAL = frozenset({"ru", "tr", "az", "hy", "ka", "de", "fr", "es", "it", "uk", "pl"})


def parse_number(text: str, *, language: str = "") -> float | None:
    """Return the value of what ``NUMBER`` matched; None where it is none.

    ``language`` decides what a separator before exactly three figures means: thousands
    after a comma in English, decimals in languages with a decimal comma.
    """
    lower = " ".join(text.lower().split())
    if lower and lower[0].isdigit():
        head, _, scale = lower.partition(" ")
        while scale[:3].isdigit():  # a space between thousands
            more, _, scale = scale.partition(" ")
            head += more
        value = _figures(head.replace("\u00a0", "").replace("\u202f", ""), language)
        return value * _SCALE.get(scale.rstrip("."), 1) if value is not None else None
    return _in_words(lower)


def _figures(text: str, language: str) -> float | None:
    """Read figures with their separators."""
    text = re.sub(r"[’'\s]", "", text).replace("٫", ",")
    has_comma_decimal = language.split("-", maxsplit=1)[0] in _COMMA_DECIMAL
    decimal, group = (",", ".") if has_comma_decimal else (".", ",")
    if text.count(group) == 1 and decimal not in text and not re.search(r"\D\d{3}$", text):
        decimal, group = group, decimal  # "2,4" in English cannot be thousands
    try:
        return float(text.replace(group, "").replace(decimal, "."))
    except ValueError:
        return None


def _in_words(text: str) -> float | None:
    """Read a number in words."""
    if text in {"a", "an"}:
        return 1.0
    if text == "half a":
        return 0.5
    half = 0.5 if text.endswith(" and a half") else 0.0
    total, current = 0, 0
    for word in re.split(r"[\s-]+", text.removesuffix(" and a half")):
        if word in {"a", "and"}:
            continue
        if word in _COMPOUND and word not in _VALUES and word not in _SCALE:
            current += _COMPOUND[word]
        elif word in _VALUES:
            is_dozen = word == "dozen"
            current = max(current, 1) * 12 if is_dozen else current + _VALUES[word]
        elif word in _SCALE:
            scale = _SCALE[word]
            current = max(current, 1) * scale
            if scale > 100:  # noqa: PLR2004
                total, current = total + current, 0
        else:
            return None
    return total + current + half
