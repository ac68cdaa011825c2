"""Scoring: what is counted as right, and that the figures keep their promises."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.errors import GoldError
from gazetteer.gazetteer import Gazetteer
from gazetteer.gold import GoldMention, check_gold, parse_gold
from gazetteer.load import load_gazetteer
from gazetteer.model import Kind, Mention, Usage, Zone
from gazetteer.score import FARTHEST_KM, Figures, Tally, format_report, measure, pair, score

if TYPE_CHECKING:
    from collections.abc import Sequence

CURATED = load_gazetteer()
IDS = ("yerevan", "baku", "armenia", "georgia", "zangezur-corridor", "border:armenia-iran")


def gold_mention(
    start: int = 0,
    end: int = 7,
    place_id: str = "yerevan",
    *,
    kind: Kind | None = None,
    usage: Usage | None = Usage.LITERAL,
    zone: Zone = Zone.BODY,
    also: tuple[str, ...] = (),
    widest: tuple[int, int] | None = None,
    optional: bool = False,
) -> GoldMention:
    """A mention as a reader sees it; its kind is that of its place."""
    found = kind or (CURATED.places[place_id].kind if place_id else Kind.PLACE)
    apart = found in {Kind.DEMONYM, Kind.EMBEDDED}
    return GoldMention(
        start, end, "x" * (end - start), found, place_id, None if apart else usage, zone, also,
        widest or (start, end), optional,
    )  # fmt: skip


def as_read(one: GoldMention) -> Mention:
    """The mention that a perfect program finds."""
    return Mention(one.start, one.end, one.text, one.kind, one.place_id, one.zone, usage=one.usage)


def figures(gold: Sequence[GoldMention], found: Sequence[Mention]) -> Figures:
    """Measure with the curated gazetteer."""
    return measure(gold, found, CURATED)


@st.composite
def documents(draw: st.DrawFn) -> list[GoldMention]:
    """Between one and twelve mentions that do not touch, of any kind but at least one place."""
    mentions = [gold_mention()]
    at = 10
    for _ in range(draw(st.integers(0, 11))):
        at += draw(st.integers(1, 9))
        end = at + draw(st.integers(3, 12))
        kind = draw(st.sampled_from([None, None, None, Kind.DEMONYM, Kind.EMBEDDED]))
        place_id = "" if kind is Kind.EMBEDDED else draw(st.sampled_from(IDS))
        mentions.append(
            gold_mention(
                at, end, place_id, kind=kind,
                usage=draw(st.sampled_from(list(Usage))),
                zone=draw(st.sampled_from([Zone.BODY, Zone.HEADING, Zone.CITATION])),
            )
        )  # fmt: skip
        at = end
    return mentions


@settings(deadline=None)
@given(documents())
def test_a_perfect_reading_scores_one(gold: list[GoldMention]) -> None:
    """Each figure is 1, no trap is fallen for, and the area under the errors is 0."""
    got = figures(gold, [as_read(one) for one in gold])
    tallies = (got.exact, got.overlapping, got.demonyms, got.embedded, got.pins)
    assert all(tally.f1 == tally.precision == tally.recall == 1 for tally in tallies)
    shares = (got.kinds, got.zones, got.resolved, got.usage)
    assert all(share.value == 1 for share in shares)
    assert (got.accuracy_161, got.auc, got.traps.part) == (1, 0, 0)


@settings(deadline=None)
@given(documents())
def test_an_empty_reading_scores_nothing(gold: list[GoldMention]) -> None:
    """Nothing found: precision, recall and F1 are 0, and no trap is fallen for."""
    got = figures(gold, [])
    assert got.exact.f1 == got.overlapping.recall == got.overlapping.precision == 0
    assert got.pins.recall == 0
    assert got.traps.part == 0


@settings(deadline=None)
@given(documents(), st.integers(1, 2))
def test_shifted_offsets_overlap_but_are_not_exact(gold: list[GoldMention], by: int) -> None:
    """A reading that is off by a character or two finds each name, and none exactly."""
    moved = [
        replace(as_read(one), start=one.start + by, end=one.end + by)
        for one in gold
    ]  # fmt: skip
    got = figures(gold, moved)
    assert got.exact.right == 0
    assert got.overlapping.f1 == 1
    assert got.pins.right == 0


@settings(deadline=None)
@given(documents(), documents())
def test_figures_stay_between_nothing_and_all(
    gold: list[GoldMention], other: list[GoldMention]
) -> None:
    """Whatever is found, ratios lie in 0..1 and exact never beats overlapping."""
    got = figures(gold, [as_read(one) for one in other])
    assert 0 <= got.exact.f1 <= got.overlapping.f1 <= 1
    for share in (got.kinds, got.zones, got.resolved, got.usage, got.traps):
        assert 0 <= share.value <= 1
    assert 0 <= got.auc <= 1
    assert 0 <= got.accuracy_161 <= 1
    assert got.pins.right <= min(got.pins.gold, got.pins.found)


@settings(deadline=None)
@given(documents(), documents(), st.randoms(use_true_random=False))
def test_order_does_not_count(
    gold: list[GoldMention], other: list[GoldMention], random: object
) -> None:
    """The same mentions in another order give the same figures."""
    found = [as_read(one) for one in other]
    mixed, shuffled = list(gold), list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = figures(gold, found), figures(mixed, shuffled)
    assert (one.exact, one.demonyms, one.embedded) == (two.exact, two.demonyms, two.embedded)


@settings(deadline=None)
@given(documents(), documents())
def test_counting_together_is_adding(one: list[GoldMention], two: list[GoldMention]) -> None:
    """Two documents counted together are the sum of their counts, in either order."""
    first, second = figures(one, []), figures(two, [as_read(gold) for gold in two])
    together = first + second
    assert together == second + first
    assert together.exact == Tally(
        first.exact.gold + second.exact.gold, second.exact.found, second.exact.right
    )


def test_pairs_are_one_to_one() -> None:
    """Two found mentions over one of the gold are one right and one too many."""
    gold = [gold_mention(0, 10)]
    found = [as_read(gold_mention(0, 4)), as_read(gold_mention(5, 10))]
    assert len(pair(gold, found)) == 1
    assert figures(gold, found).overlapping == Tally(1, 2, 1)


def test_a_border_is_paired_with_a_border() -> None:
    """The country inside a border phrase does not stand for the border."""
    gold = [gold_mention(0, 20, "border:armenia-iran"), gold_mention(12, 20, "armenia")]
    found = [as_read(gold[1])]
    assert figures(gold, found).overlapping == Tally(2, 1, 1)


def test_a_generic_word_may_be_taken_along() -> None:
    """A span between the mention and its widest is exact; one beyond is not."""
    gold = [gold_mention(0, 6, widest=(0, 13))]
    assert figures(gold, [as_read(gold_mention(0, 13))]).exact.right == 1
    assert figures(gold, [as_read(gold_mention(0, 14))]).exact.right == 0


def test_an_optional_mention_counts_in_nothing() -> None:
    """Found or not, a description changes neither precision nor recall."""
    gold = [gold_mention(0, 7), gold_mention(20, 30, optional=True)]
    with_it = figures(gold, [as_read(one) for one in gold])
    without = figures(gold, [as_read(gold[0])])
    assert with_it == without
    assert with_it.exact == Tally(1, 1, 1)


def test_a_person_taken_for_a_place_is_a_trap_and_a_false_find() -> None:
    """An optional embedded name excuses an embedded find, never a place."""
    gold = [gold_mention(0, 5, "", kind=Kind.EMBEDDED, optional=True)]
    left_alone = figures(gold, [as_read(gold[0])])
    assert (left_alone.traps.part, left_alone.traps.whole) == (0, 1)
    fallen = figures(gold, [as_read(gold_mention(0, 5, "baku"))])
    assert fallen.traps.part == 1
    assert fallen.exact == Tally(0, 1, 0)


def test_a_namesake_elsewhere_is_a_trap() -> None:
    """Where the gazetteer lacks the place, an id is wrong and no id is right."""
    gold = [gold_mention(0, 6, "")]
    fallen = figures(gold, [as_read(gold_mention(0, 6, "baku"))])
    assert (fallen.resolved.part, fallen.traps.part) == (0, 1)
    honest = figures(gold, [as_read(gold[0])])
    assert (honest.resolved.part, honest.traps.part) == (1, 0)


def test_other_ids_may_be_right() -> None:
    """A second id that a careful reader may choose is right, and 0 km away."""
    gold = [gold_mention(0, 10, "nakhchivan", also=("nakhchivan-ar",))]
    got = figures(gold, [as_read(gold_mention(0, 10, "nakhchivan-ar"))])
    assert got.resolved.part == got.pins.right == 1
    assert got.errors_km == (0.0,)


@pytest.mark.parametrize(
    ("resolved", "near"), [("gyumri", True), ("baku", False), ("", False)]
)  # fmt: skip
def test_accuracy_at_161_km(resolved: str, near: bool) -> None:  # noqa: FBT001 a parameter
    """A wrong place within a hundred miles is near; no place is as far as can be."""
    got = figures([gold_mention()], [replace(as_read(gold_mention()), place_id=resolved)])
    assert got.resolved.part == 0
    assert got.accuracy_161 == float(near)
    if not resolved:
        assert got.errors_km == (FARTHEST_KM,)
        assert got.auc == pytest.approx(1.0)


def test_auc_is_the_area_under_the_log_errors() -> None:
    """By the trapezoid rule, over the greatest area."""
    got = Figures(errors_km=(0.0, math.e - 1, math.e**3 - 1))
    assert got.auc == pytest.approx((0.5 + 2.0) / (2 * math.log1p(FARTHEST_KM)))


@pytest.mark.parametrize(
    "change",
    [
        {"usage": Usage.METONYMIC},
        {"zone": Zone.CITATION},
        {"zone": Zone.FURNITURE},
        {"kind": Kind.ROUTE},
        {"place_id": ""},
    ],
)
def test_what_is_not_drawn_is_no_pin(change: dict[str, object]) -> None:
    """Metonyms, citations, furniture, routes and unresolved names leave no mark."""
    right = as_read(gold_mention())
    got = figures([gold_mention()], [replace(right, **change)])  # type: ignore[arg-type]
    assert got.pins == Tally(1, 0, 0)


def test_usage_counts_places_only() -> None:
    """Routes and borders, which are always literal, do not flatter the figure."""
    gold = [gold_mention(0, 7, "zangezur-corridor"), gold_mention(10, 20, usage=Usage.METONYMIC)]
    got = figures(gold, [as_read(one) for one in gold])
    assert got.usage.whole == 1


# -- files and reports ----------------------------------------------------------


def line(**change: object) -> str:
    """A gold file of one mention."""
    mention = {
        "start": 0, "end": 4, "text": "Baku", "kind": "place", "place_id": "baku",
        "usage": "metonymic", "zone": "body", **change,
    }  # fmt: skip
    kept = {key: value for key, value in mention.items() if value is not None}
    return json.dumps({"document": "a.txt", "language": "en", "genre": "test", "mentions": [kept]})


def test_a_gold_file_is_read() -> None:
    """Keys that are left out have their defaults; empty lines and a mark at the start do not."""
    (document,) = parse_gold("\ufeff" + line() + "\n\n")
    (one,) = document.mentions
    assert (one.widest, one.also, one.optional) == ((0, 4), (), False)
    assert (document.language, document.genre) == ("en", "test")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no document"),
        ("[]", "g.jsonl:1"),
        ("{", "g.jsonl:1"),
        ('{"mentions": []}', "'document' is missing"),
        (line(kind="town"), "town"),
        (line(end=0), "no span"),
        (line(widest=[1, 4]), "no span"),
        (line(usage=None), "usage"),
        (line(kind="demonym"), "usage"),
        (line() + "\n" + line(), "twice"),
    ],
)
def test_a_wrong_gold_file_is_refused(text: str, message: str) -> None:
    """The message says which line is wrong, and why."""
    with pytest.raises(GoldError, match=message):
        parse_gold(text, file="g.jsonl")


def test_all_wrong_lines_are_told_at_once() -> None:
    """One run shows every line that is wrong."""
    with pytest.raises(GoldError) as raised:
        parse_gold("{\n{\n" + line(), file="g.jsonl")
    assert str(raised.value).count("g.jsonl:") == 2


def test_gold_and_text_are_compared() -> None:
    """A span that holds other words, and a text that is not there, are told."""
    gold = parse_gold(line())
    assert check_gold(gold, {"a.txt": "Baku said"}) == ()
    assert "'Tbil'" in check_gold(gold, {"a.txt": "Tbilisi said"})[0]
    assert "not among the sources" in check_gold(gold, {})[0]


def test_a_report_has_every_group_and_is_json() -> None:
    """Documents, languages and genres each have their figures; a document unread scores 0."""
    gold = parse_gold(line() + "\n" + line().replace("a.txt", "b.txt").replace('"en"', '"tr"'))
    found = [as_read(one) for one in gold[0].mentions]
    report = score(gold, {"a.txt": found}, Gazetteer(list(CURATED.places.values()), [], []))
    facts = json.loads(json.dumps(report.as_dict()))
    assert facts["languages"]["en"]["exact"]["f1"] == 1
    assert facts["documents"]["b.txt"]["exact"]["f1"] == 0
    assert facts["genres"]["test"]["exact"] == facts["overall"]["exact"]
    text = format_report(report)
    assert all(name in text for name in ("a.txt", "b.txt", "en", "tr", "test", "AUC"))
