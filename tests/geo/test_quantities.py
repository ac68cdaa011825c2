"""Quantities: lengths, widths, areas, times and counts that a sentence states."""

# ruff: noqa: E501  (tables of cases read better in long lines)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.quantities import find_quantities


def _found(text: str, language: str = "") -> list[tuple[str, str, float, float]]:
    quantities = find_quantities(text, 0, len(text), language=language)
    assert all(text[each.start : each.end] == each.text for each in quantities)
    return [(each.text, each.measure, each.low, each.high) for each in quantities]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "about 350 km long", [("about 350 km long", "length", 350e3, 350e3)]),
        ("en", "from 13 to 65 km wide", [("from 13 to 65 km wide", "width", 13e3, 65e3)]),
        ("en", "a width of 5 km", [("5 km", "width", 5e3, 5e3)]),
        ("en", "a 1,850-kilometre pipeline", [("1,850-kilometre", "length", 1850e3, 1850e3)]),
        ("en", "1.5 miles", [("1.5 miles", "length", 2414.016, 2414.016)]),
        ("en", "4.7–4.8 km", [("4.7–4.8 km", "length", 4700, 4800)]),
        ("en", "a mile-wide strip", [("a mile-wide", "width", 1609.344, 1609.344)]),
        ("en", "half a kilometre", [("half a kilometre", "length", 500, 500)]),
        ("en", "twenty-five kilometres", [("twenty-five kilometres", "length", 25e3, 25e3)]),
        ("en", "two hundred and ten km", [("two hundred and ten km", "length", 210e3, 210e3)]),
        ("en", "11,500 square kilometres", [("11,500 square kilometres", "area", 11.5e9, 11.5e9)]),
        ("en", "a 45-day war", [("45-day", "duration", 45, 45)]),
        ("en", "a two-year mandate", [("two-year", "duration", 730.5, 730.5)]),
        ("en", "12 checkpoints", [("12 checkpoints", "count", 12, 12)]),
        ("en", "two or three border crossings", [("two or three border crossings", "count", 2, 3)]),
        ("en", "5km (3 mile) wide", [("5km", "width", 5e3, 5e3), ("3 mile", "width", 4828.032, 4828.032)]),
        ("en", "17,000 sq. mi.", [("17,000 sq. mi.", "area", 44029797875.712, 44029797875.712)]),
        ("ru", "пятикилометровый", [("пятикилометровый", "length", 5e3, 5e3)]),
        ("ru", "шириной 5 км", [("5 км", "width", 5e3, 5e3)]),
        ("ru", "длиной около 1 850 километров", [("около 1 850 километров", "length", 1850e3, 1850e3)]),
        ("ru", "2,4 км", [("2,4 км", "length", 2400, 2400)]),
        ("tr", "1.850 km uzunluğunda", [("1.850 km", "length", 1850e3, 1850e3)]),
        ("tr", "5 km genişliğinde", [("5 km", "width", 5e3, 5e3)]),
        ("az", "110,4 km", [("110,4 km", "length", 110_400, 110_400)]),
        ("hy", "մոտ 44 կմ", [("մոտ 44 կմ", "length", 44e3, 44e3)]),
        ("ka", "44 კმ", [("44 კმ", "length", 44e3, 44e3)]),
        ("ru", "в июне 2021 года", []),
        ("tr", "2021 yılında", []),
        ("ru", "два года", [("два года", "duration", 730.5, 730.5)]),
        ("fa", "۴۴ کیلومتر", [("۴۴ کیلومتر", "length", 44e3, 44e3)]),
    ],
)  # fmt: skip
def test_quantities_are_read_with_their_units(
    language: str, text: str, expected: list[tuple[str, str, float, float]]
) -> None:
    """Figures and words, separators of several languages, metric and not."""
    assert _found(text, language) == expected


def test_length_and_width_of_one_strip_are_two_quantities() -> None:
    """Each keeps its own shape and its own words."""
    assert _found("a 90km long and seven-kilometre-wide strip of land") == [
        ("90km long", "length", 90e3, 90e3),
        ("seven-kilometre-wide", "width", 7e3, 7e3),
    ]


@pytest.mark.parametrize(
    ("text", "low", "whole"),
    [
        ("32 km of road, 10 of them in the south", 10e3, 32e3),
        ("10 of the 32 km", 10e3, 32e3),
        ("42 km of the 340 km line", 42e3, 340e3),
        ("Of the 340 km, 42 are finished", 42e3, 340e3),
        ("of the total 826 km, 504 km run through the plain", 504e3, 826e3),
        ("826 km (504 km in the plain)", 504e3, 826e3),
        ("a quarter of its 44 km", 11e3, 44e3),
        ("a 32-km road, of which 10 km run through the valley", 10e3, 32e3),
    ],
)
def test_a_part_of_a_whole_is_a_share(text: str, low: float, whole: float) -> None:
    """The part is in low and high, the total in whole; no figure is read twice."""
    (share,) = find_quantities(text, 0, len(text))
    assert (share.measure, share.low, share.high, share.whole) == ("share", low, low, whole)


@pytest.mark.parametrize(
    "text",
    [
        "at 4,923 m the air is thin",
        "30 km from the town",
        "70 kilometres south of the capital",
        "within 5 km of the road",
        "at 60 km/h",
        "$300 million a year",
        "£5m was paid",
        "four metres deep",
        "snow three metres high",
        "в 30 км от города",
        "500 km shorter",
        "cut the way by 500 km",
        "10 km of the road is closed",
        "the last 30km of the border",
        "up to 7 kilometres into the country",
    ],
)
def test_altitudes_distances_speeds_and_money_are_left_out(text: str) -> None:
    """They say nothing about the length of a route."""
    assert _found(text) == []


@pytest.mark.parametrize("text", ["nearly 40 km", "около 40 км", "more than 40 km", "~40 km"])
def test_a_rough_figure_is_marked(text: str) -> None:
    """The word that makes it rough is part of it."""
    (found,) = find_quantities(text, 0, len(text))
    assert found.approximate
    assert found.text == text


@given(
    st.lists(
        st.sampled_from(
            [
                "5",
                "10,000",
                "two",
                "hundred",
                "a",
                "km",
                "kilometre-wide",
                "miles",
                "of",
                "the",
                "which",
                "days",
                "-",
                "–",
                "to",
                "and",
                "about",
                "long",
                "wide",
                ".",
                ",",
                "32",
            ]
        ),
        max_size=30,
    )
)
def test_quantities_are_ordered_disjoint_slices(words: list[str]) -> None:
    """Whatever is written, offsets hold and low is not above high."""
    text = " ".join(words)
    at = 0
    for found in find_quantities(text, 0, len(text)):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.low <= found.high
        at = found.end
