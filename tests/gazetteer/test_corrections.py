"""Corrections by hand: anchored in a quote, over the rules, stale when the quote is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.corrections import (
    COLUMNS,
    NOT_A_PLACE,
    Correction,
    anchor,
    apply_corrections,
    format_correction,
    parse_corrections,
)
from gazetteer.errors import TableError
from gazetteer.model import Kind, Mention, Segment, Usage, Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer

    Read = Callable[..., tuple[Mention, ...]]

TEXT = "The talks moved on. Baku said that Baku\nwas calm, and Paris agreed."
SEGMENTS = (Segment(0, len(TEXT), Zone.BODY, ((0, len(TEXT)),)),)


def row(quote: str, name: str, *, place_id: str = "", usage: Usage | None = None) -> Correction:
    """A correction of the text above."""
    return Correction("a.txt", quote, name, place_id, usage, "because", "me")


def apply(correction: Correction, read: Read, curated: Gazetteer) -> dict[int, Mention]:
    """The corrected mentions of the text above by their start."""
    mended, stale = apply_corrections(TEXT, read(TEXT), [correction], curated, SEGMENTS)
    assert not stale
    return {mention.start: mention for mention in mended}


def test_a_usage_is_overridden_and_the_rule_says_so(read: Read, curated: Gazetteer) -> None:
    """The editor's word is the deciding rule."""
    mended = apply(row("Baku said that", "Baku", usage=Usage.LITERAL), read, curated)
    mention = mended[TEXT.index("Baku")]
    assert (mention.usage, mention.usage_rule) == (Usage.LITERAL, "correction")


def test_the_second_of_two_names_is_told_apart_by_a_number(read: Read, curated: Gazetteer) -> None:
    """``Baku#2`` is the second Baku of its quote."""
    mended = apply(row("Baku said that Baku", "Baku#2", place_id="sumgait"), read, curated)
    assert mended[TEXT.index("Baku")].place_id == "baku"
    assert mended[TEXT.rindex("Baku")].place_id == "sumgait"


def test_not_a_place_takes_the_pin_away(read: Read, curated: Gazetteer) -> None:
    """A person called Paris is no place."""
    mended = apply(row("and Paris agreed", "Paris", place_id=NOT_A_PLACE), read, curated)
    mention = mended[TEXT.index("Paris")]
    assert (mention.kind, mention.place_id, mention.usage) == (Kind.EMBEDDED, "", None)


def test_a_name_that_the_rules_missed_becomes_a_mention(read: Read, curated: Gazetteer) -> None:
    """Any words of the quote can be given a place."""
    mended = apply(row("The talks moved on", "talks", place_id="baku"), read, curated)
    assert mended[4].place_id == "baku"
    assert mended[4].resolution_rule == "correction"


def test_white_space_and_the_shape_of_signs_do_not_count() -> None:
    """A reflowed paragraph keeps its corrections."""
    text = "He said:\n“Baku’s\n  answer” came."
    correction = row('"Baku\'s answer"', "Baku", place_id="baku")
    assert anchor(text, correction) == ((text.index("Baku"), text.index("Baku") + 4),)


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (row("no such words", "words", place_id="baku"), "the quote is no longer"),
        (row("Baku said that", "Baku#2", place_id="baku"), "the name 'Baku#2' is no longer"),
    ],
)
def test_a_correction_that_no_longer_fits_is_reported_stale(
    correction: Correction, reason: str, read: Read, curated: Gazetteer
) -> None:
    """Nothing is guessed; the editor is told."""
    before = read(TEXT)
    mended, stale = apply_corrections(TEXT, before, [correction], curated, SEGMENTS)
    assert mended == before
    assert stale[0].reason.startswith(reason)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (",a quote,a,baku,,,", "document is empty"),
        ("a.txt,a quote,b,baku,,,", "is not in its quote"),
        ("a.txt,a quote,a,nowhere-at-all,,,", "is in no table of places"),
        ("a.txt,a quote,a,baku,figurative,,", "is neither literal nor metonymic"),
        ("a.txt,a quote,a,,,,", "corrects nothing"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(line: str, message: str, curated: Gazetteer) -> None:
    """A table is refused as a whole, with every reason."""
    with pytest.raises(TableError, match=message) as caught:
        parse_corrections(",".join(COLUMNS) + f"\n{line}\n", curated)
    assert str(caught.value).startswith("corrections.csv:2: ")


def test_a_table_without_its_columns_is_refused(curated: Gazetteer) -> None:
    """The header is part of the contract."""
    with pytest.raises(TableError, match="columns"):
        parse_corrections("a,b\n1,2\n", curated)


@given(reason=st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_written_reads_back_the_same(reason: str, curated: Gazetteer) -> None:
    """Commas, quotation marks and any script survive the table."""
    correction = Correction("a.txt", 'so, "Baku" said', "Baku", "baku", Usage.LITERAL,
                            reason.strip(), "me")  # fmt: skip
    text = ",".join(COLUMNS) + "\n" + format_correction(correction)
    (back,) = parse_corrections(text, curated)
    assert (back.quote, back.reason, back.usage) == (correction.quote, correction.reason,
                                                     correction.usage)  # fmt: skip
