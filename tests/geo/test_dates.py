"""Dates: what a sentence states, and what the document's date makes of it."""

# ruff: noqa: E501  (tables of cases read better in long lines)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import find_dates


def _dates(text: str, published: str = "") -> list[tuple[str, str, str, str]]:
    found = find_dates(text, 0, len(text), published=published)
    assert all(text[each.start : each.end] == each.text for each in found)
    return [(each.text, each.earliest, each.latest, each.precision) for each in found]


@pytest.mark.parametrize(
    ("text", "stated", "earliest", "latest", "precision"),
    [
        ("On December 12, 2022, it began.", "December 12, 2022", "2022-12-12", "2022-12-12", "day"),
        ("On the 12th of May, 1994", "12th of May, 1994", "1994-05-12", "1994-05-12", "day"),
        ("signed on 9 Nov. 2020.", "9 Nov. 2020", "2020-11-09", "2020-11-09", "day"),
        ("on 2022-12-12 again", "2022-12-12", "2022-12-12", "2022-12-12", "day"),
        ("am 22.02.2023", "22.02.2023", "2023-02-22", "2023-02-22", "day"),
        ("22/02/2023,", "22/02/2023", "2023-02-22", "2023-02-22", "day"),
        ("on 03/04/2022", "03/04/2022", "2022-03-04", "2022-04-03", "range"),
        ("In September 2023, it fell", "September 2023", "2023-09-01", "2023-09-30", "month"),
        ("ongoing since May 2021", "May 2021", "2021-05-01", "2021-05-31", "month"),
        ("On 9–10 November 2020", "9–10 November 2020", "2020-11-09", "2020-11-10", "range"),
        ("from 27 September to 10 November 2020", "27 September to 10 November 2020", "2020-09-27", "2020-11-10", "range"),
        ("between December 2022 and March 2023", "December 2022 and March 2023", "2022-12-01", "2023-03-31", "range"),
        ("from 1988 to 1994,", "1988 to 1994", "1988-01-01", "1994-12-31", "range"),
        ("in 1991–94", "1991–94", "1991-01-01", "1994-12-31", "range"),
        ("a war in 2008.", "2008", "2008-01-01", "2008-12-31", "year"),
        ("since the early 1990s", "early 1990s", "1990-01-01", "1993-12-31", "decade"),
        ("in the summer of 2020", "summer of 2020", "2020-06-01", "2020-08-31", "season"),
        ("in winter 2020", "winter 2020", "2020-12-01", "2021-02-28", "season"),
        ("9 ноября 2020 года", "9 ноября 2020 года", "2020-11-09", "2020-11-09", "day"),
        ("в сентябре 2023 года", "сентябре 2023 года", "2023-09-01", "2023-09-30", "month"),
        ("10/11 November 2020", "10/11 November 2020", "2020-11-10", "2020-11-11", "range"),
        ("between 2018 and 2019", "2018 and 2019", "2018-01-01", "2019-12-31", "range"),
        ("in the 19th century", "19th century", "1801-01-01", "1900-12-31", "range"),
        ("осенью 2020 года", "осенью 2020 года", "2020-09-01", "2020-11-30", "season"),
        ("2020-ci ilin payızında", "2020-ci ilin payızında", "2020-09-01", "2020-11-30", "season"),
        ("9 нояб. 2020", "9 нояб. 2020", "2020-11-09", "2020-11-09", "day"),
        ("13-14.09.2022", "13-14.09.2022", "2022-09-13", "2022-09-14", "range"),
        ("в 1990-х годах", "1990-х годах", "1990-01-01", "1999-12-31", "decade"),
        ("9 Kasım 2020'de", "9 Kasım 2020'de", "2020-11-09", "2020-11-09", "day"),
        ("2020-ci il noyabrın 9-da", "2020-ci il noyabrın 9-da", "2020-11-09", "2020-11-09", "day"),
        ("2022-ci ilin dekabrında", "2022-ci ilin dekabrında", "2022-12-01", "2022-12-31", "month"),
        ("2020 թ. նոյեմբերի 9-ին", "2020 թ. նոյեմբերի 9-ին", "2020-11-09", "2020-11-09", "day"),
        ("2023 թվականի սեպտեմբերին", "2023 թվականի սեպտեմբերին", "2023-09-01", "2023-09-30", "month"),
        ("2020 წლის 9 ნოემბერს", "2020 წლის 9 ნოემბერს", "2020-11-09", "2020-11-09", "day"),
    ],
)  # fmt: skip
def test_stated_dates_are_read(
    text: str, stated: str, earliest: str, latest: str, precision: str
) -> None:
    """Days, months, years, seasons, decades and stretches, in seven languages."""
    assert _dates(text) == [(stated, earliest, latest, precision)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Senators last fall asked", "2024", ("last fall", "2023-09-01", "2023-11-30", "season")),
        ("a ceasefire on Nov. 9, ending", "2020-11", ("Nov. 9", "2020-11-09", "2020-11-09", "day")),
        ("on September 19 against", "2023-10", ("September 19", "2023-09-19", "2023-09-19", "day")),
        ("on December 30", "2023-01-19", ("December 30", "2022-12-30", "2022-12-30", "day")),
        ("last year", "2024-03", ("last year", "2023-01-01", "2023-12-31", "year")),
        ("two years ago", "2023", ("two years ago", "2021-01-01", "2021-12-31", "year")),
        (
            "September last year",
            "2023",
            ("September last year", "2022-09-01", "2022-09-30", "month"),
        ),
        (
            "1 January of this year",
            "2023",
            ("1 January of this year", "2023-01-01", "2023-01-01", "day"),
        ),
        ("last month", "2023-01-19", ("last month", "2022-12-01", "2022-12-31", "month")),
        ("on Tuesday", "2023-01-19", ("Tuesday", "2023-01-17", "2023-01-17", "day")),
        ("yesterday", "2023-01-01", ("yesterday", "2022-12-31", "2022-12-31", "day")),
        ("since late May", "2023-10", ("May", "2023-05-01", "2023-05-31", "month")),
        ("в прошлом году", "2023", ("в прошлом году", "2022-01-01", "2022-12-31", "year")),
    ],
)
def test_relative_dates_are_told_from_the_documents_date(
    text: str, published: str, expected: tuple[str, str, str, str]
) -> None:
    """As exactly as the date of the document allows."""
    assert _dates(text, published) == [expected]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("the attacks of 9/11", "2023-10"),
        ("open 24/7", "2023"),
        ("1960 soldiers and 1,960 men", "2023"),
        ("Resolution 2118 and Section 907", "2023"),
        ("it may be so", "2023-04-01"),
        ("This may be shortsighted.", "2023-10"),
        ("they march on", "2023-04-01"),
        ("to our dismay 2 men and 40 mules", "2023-04-01"),
        ("the fall of the city", "2023"),
        ("the truce of 9 November", "2023-01-19"),
        ("on Nov. 9", "2020"),
        ("on Nov. 9", ""),
        ("last fall", ""),
        ("on Tuesday", "2023-01"),
        ("on February 30, 2022, oil", ""),
        ("write to @user1971", ""),
    ],
)
def test_what_is_no_date_or_cannot_be_known_is_left_out(text: str, published: str) -> None:
    """No year is invented: a day far from the document's date may be of any year."""
    assert [each for each in _dates(text, published) if each[3] != "year"] == []
    assert "1960" not in str(_dates(text, published))


def test_the_one_year_of_the_sentence_serves_a_day_without_one() -> None:
    """What the sentence says itself comes before the document's date."""
    found = _dates("In 2020 the army came on September 27.", "2023-10-01")
    assert found[1] == ("September 27", "2020-09-27", "2020-09-27", "day")


@given(
    st.lists(
        st.sampled_from(
            [
                "9",
                "12",
                "31",
                "2020",
                "1988",
                "May",
                "may",
                "Nov.",
                "ноября",
                "ocak",
                ",",
                "-",
                "–",
                "to",
                "and",
                "since",
                "last",
                "fall",
                "of",
                "the",
                "1990s",
                "/",
                ".",
                "’s",
            ]
        ),
        max_size=30,
    ),
    st.sampled_from(["", "2020", "2020-11", "2020-11-09", "nonsense", "2020-13"]),
)
def test_dates_are_ordered_disjoint_slices(words: list[str], published: str) -> None:
    """Whatever is written, the offsets and the order of the days hold."""
    text = " ".join(words)
    at = 0
    for found in find_dates(text, 0, len(text), published=published):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.earliest <= found.latest
        at = found.end


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "9999", "0001"])
def test_a_document_dated_at_the_end_of_time_breaks_nothing(published: str) -> None:
    """What lies before or after such a date is no date: it is left out."""
    text = "Yesterday, last year, next winter, two months ago and this week."
    assert find_dates(text, 0, len(text), published=published) == ()
