"""Claims: a figure goes to its route or border and meets what is drawn, error and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.load import load_gazetteer
from geo.basemap import load_basemap
from geo.claims import Measure, compare_claims, judge
from geo.model import Document, StatedQuantity
from geo.reading import read_document
from geo.route_tables import load_routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.model import Claim


@pytest.fixture(scope="module")
def compare() -> Callable[[str], tuple[Claim, ...]]:
    """Read a text and return its claims."""
    gazetteer, basemap = load_gazetteer(), load_basemap()
    routes = load_routes(gazetteer)

    def run(text: str) -> tuple[Claim, ...]:
        document = Document("x.txt", text, "0", published="2023-03-01", language="en")
        reading = read_document(document, gazetteer)
        return compare_claims([reading], gazetteer=gazetteer, basemap=basemap, routes=routes)

    return run


def only(claims: tuple[Claim, ...], measure: str) -> Claim:
    """Return the one claim of a measure."""
    (claim,) = (claim for claim in claims if claim.quantity.measure == measure)
    return claim


# -- verdicts --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "feature_id", "verdicts"),
    [
        (
            "The Lachin corridor is about 65 km long.",
            "lachin-corridor",
            {"agrees-within-precision"},
        ),
        ("The Lachin corridor is a 130 km long road.", "lachin-corridor", {"differs"}),
        ("The Lachin corridor, some 22 km long, is shut.", "lachin-corridor", {"differs"}),
        (
            "The Zangezur corridor would run for 43 km.",
            "zangezur-corridor",
            {"agrees", "agrees-within-precision"},
        ),
        ("The Zangezur corridor would run for 86 km.", "zangezur-corridor", {"differs"}),
        ("The Zangezur corridor would run for 14 km.", "zangezur-corridor", {"differs"}),
        ("TANAP is 1,811 kilometres long.", "tanap", {"agrees", "agrees-within-precision"}),
        ("TANAP, of 1,811 km, is full.", "tanap", {"agrees", "agrees-within-precision"}),
        ("TANAP, of 3,600 km, is full.", "tanap", {"differs"}),
        ("TANAP is 3,600 kilometres long.", "tanap", {"differs"}),
        ("TANAP is 600 kilometres long.", "tanap", {"differs"}),
        (
            "Armenia has a 44-km border with Iran.",
            "border:armenia-iran",
            {"agrees", "agrees-within-precision"},
        ),
        ("Armenia has a 90-km border with Iran.", "border:armenia-iran", {"differs"}),
        ("Armenia has a 14-km border with Iran.", "border:armenia-iran", {"differs"}),
        (
            "The border between Armenia and Turkey is 311 km long.",
            "border:armenia-turkey",
            {"agrees", "agrees-within-precision"},
        ),
        (
            "The border between Armenia and Turkey is 620 km long.",
            "border:armenia-turkey",
            {"differs"},
        ),
    ],
)
def test_true_figures_agree_and_twice_or_a_third_of_them_differ(
    compare: Callable[[str], tuple[Claim, ...]], text: str, feature_id: str, verdicts: set[str]
) -> None:
    """The map's own error is allowed for, and no more than that."""
    claim = only(compare(text), "length")
    assert claim.feature_id == feature_id
    assert claim.verdict in verdicts, claim.reason
    assert claim.drawn
    assert claim.ratio == pytest.approx(claim.quantity.low / claim.drawn)


def test_a_width_is_compared_closely(compare: Callable[[str], tuple[Claim, ...]]) -> None:
    """Five kilometres agree, six do not."""
    agreed = only(compare("The Lachin corridor is five kilometres wide."), "width")
    assert (agreed.verdict, agreed.drawn, agreed.ratio) == ("agrees", 5000, 1)
    other = only(compare("The Lachin corridor is six kilometres wide."), "width")
    assert other.verdict == "differs"
    assert "1.2 times" in other.reason


def test_two_figures_of_one_phrase_both_find_their_route(
    compare: Callable[[str], tuple[Claim, ...]],
) -> None:
    """Length and width, joined by and, before their noun."""
    claims = compare("Trucks use the Lachin corridor, a 60 km long and 5 km wide strip of land.")
    assert {claim.quantity.measure for claim in claims} == {"length", "width"}
    assert {claim.feature_id for claim in claims} == {"lachin-corridor"}
    assert all(claim.verdict.startswith("agrees") for claim in claims)


def test_a_width_that_nobody_stated_for_the_map_cannot_be_compared(
    compare: Callable[[str], tuple[Claim, ...]],
) -> None:
    """The reason says that no width is drawn."""
    claim = only(compare("The Zangezur corridor would be 5 km wide."), "width")
    assert (claim.verdict, claim.drawn, claim.ratio) == ("not-comparable", None, None)
    assert claim.reason == "No width is drawn for it."


# -- what cannot be compared -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Lachin corridor was blocked for nine months.", "duration"),
        ("A 12 km section of the Lachin corridor was mined.", "part"),
        ("A 12-km tunnel is planned on the Baku–Tbilisi–Kars railway.", "tunnel"),
        ("About 120 km of new road will lead to the Zangezur corridor.", "another road"),
        ("The new road, which skirts the Lachin corridor, is 32 km long.", "something else"),
    ],
)
def test_what_measures_something_else_is_not_comparable_and_says_why(
    compare: Callable[[str], tuple[Claim, ...]], text: str, words: str
) -> None:
    """The reason is a plain sentence."""
    (claim,) = compare(text)
    assert claim.verdict == "not-comparable"
    assert words in claim.reason
    assert claim.reason.endswith(".")
    assert claim.ratio is None


def test_a_part_that_is_longer_than_the_whole_differs(
    compare: Callable[[str], tuple[Claim, ...]],
) -> None:
    """Four hundred kilometres of a road of seventy cannot be."""
    (claim,) = compare("A 400 km stretch of the Lachin corridor was mined.")
    assert claim.verdict == "differs"


@pytest.mark.parametrize(
    "text",
    [
        "The village lies 5 km from the Lachin corridor.",
        "Soldiers dug in 3 km north of the border between Armenia and Azerbaijan.",
        "The railway is 340 km shorter if the Zangezur corridor opens.",
        "Goris is 240 km from Yerevan.",
        "Some 10 km of the Lachin corridor lies in Armenia.",
        "The Middle Corridor was extended by 300 km.",
        "Monitors with a two-month mandate patrol the border between Armenia and Azerbaijan.",
        "The Lachin corridor is closed.",
    ],
)
def test_a_distance_from_it_or_no_figure_at_all_is_no_claim(
    compare: Callable[[str], tuple[Claim, ...]], text: str
) -> None:
    """Nothing is claimed about the route."""
    assert compare(text) == ()


def test_each_of_two_routes_gets_its_own_figure(
    compare: Callable[[str], tuple[Claim, ...]],
) -> None:
    """The grammar decides, not the order of the names alone."""
    claims = compare(
        "The Baku–Tbilisi–Ceyhan pipeline is 1,768 km long, while TANAP stretches 1,850 km."
    )
    assert [(c.feature_id, c.quantity.low) for c in claims] == [
        ("btc-pipeline", 1_768_000),
        ("tanap", 1_850_000),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Лачинский коридор протяжённостью 65 км закрыт.",
        "Laçın dəhlizinin uzunluğu 65 kilometrdir.",
        "Laçin koridoru 65 km uzunluğundadır.",
    ],
)
def test_other_languages_find_their_figure_too(
    compare: Callable[[str], tuple[Claim, ...]], text: str
) -> None:
    """Length words of Russian, Azerbaijani and Turkish."""
    claim = only(compare(text), "length")
    assert (claim.feature_id, claim.verdict) == ("lachin-corridor", "agrees-within-precision")


# -- the judge alone -------------------------------------------------------------


def stated(low: float, high: float | None = None, *, approximate: bool = False) -> StatedQuantity:
    """Return a stated length in metres."""
    return StatedQuantity(0, 1, "x", "length", low, high or low, "m", approximate=approximate)


MEASURES = (
    Measure("the way 'road'", 100_000, 90_000, 150_000, "because"),
    Measure("the way 'rail'", 60_000, 58_000, 66_000, "because"),
)


@pytest.mark.parametrize(
    ("quantity", "verdict", "drawn"),
    [
        (stated(104_000), "agrees", 100_000),
        (stated(110_000), "agrees-within-precision", 100_000),
        (stated(110_000, approximate=True), "agrees", 100_000),
        (stated(151_000), "differs", 100_000),
        (stated(65_000), "agrees-within-precision", 60_000),
        (stated(75_000), "differs", 60_000),
        (stated(150_000, 200_000), "agrees-within-precision", 100_000),
        (stated(95_000, 105_000), "agrees", 100_000),
    ],
)
def test_the_nearest_way_is_compared(quantity: StatedQuantity, verdict: str, drawn: float) -> None:
    """A range agrees if any of it does; about widens what is the same."""
    found, reason, measured = judge(quantity, MEASURES)
    assert (found, measured) == (verdict, drawn)
    assert reason.endswith(".")


def test_nothing_drawn_cannot_be_compared() -> None:
    """No measure, no ratio, but a reason."""
    assert judge(stated(1000), ()) == ("not-comparable", "No length is drawn for it.", None)
