"""The tables: every mention, every claim, every event, as raw UTF-8 CSV without a BOM."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geo.pins import is_pinned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.atlas import Atlas

MENTION_COLUMNS = (
    "document",
    "start",
    "end",
    "text",
    "zone",
    "kind",
    "place_id",
    "place_name",
    "longitude",
    "latitude",
    "usage",
    "pinned",
    "certainty",
    "resolution_rule",
    "usage_rule",
    "sentence_start",
    "sentence_end",
    "quote",
)
CLAIM_COLUMNS = (
    "document",
    "start",
    "end",
    "text",
    "feature_id",
    "measure",
    "low",
    "high",
    "unit",
    "approximate",
    "drawn",
    "ratio",
    "verdict",
    "reason",
    "quote",
)
EVENT_COLUMNS = (
    "earliest",
    "latest",
    "precision",
    "stated",
    "place_id",
    "document",
    "start",
    "end",
    "text",
    "certainty",
    "sentence_start",
    "sentence_end",
    "quote",
)

Cell = str | int | float | bool | None


def mention_rows(atlas: Atlas) -> Iterable[tuple[Cell, ...]]:
    """A row a mention, in the order of ``MENTION_COLUMNS``."""
    for quote in atlas.quotes:
        mention = quote.mention
        place = atlas.gazetteer.places.get(mention.place_id)
        position = place.position if place else None
        yield (
            quote.document,
            mention.start,
            mention.end,
            mention.text,
            str(mention.zone),
            str(mention.kind),
            mention.place_id,
            place.title if place else "",
            position.lon if position else None,
            position.lat if position else None,
            str(mention.usage or ""),
            is_pinned(mention, atlas.gazetteer),
            str(mention.certainty),
            mention.resolution_rule,
            mention.usage_rule,
            quote.start,
            quote.end,
            quote.text,
        )


def claim_rows(atlas: Atlas) -> Iterable[tuple[Cell, ...]]:
    """A row a claim, in the order of ``CLAIM_COLUMNS``."""
    for claim in atlas.claims:
        quantity = claim.quantity
        yield (
            claim.quote.document,
            quantity.start,
            quantity.end,
            quantity.text,
            claim.feature_id,
            quantity.measure,
            quantity.low,
            quantity.high,
            quantity.unit,
            quantity.approximate,
            None if claim.drawn is None else round(claim.drawn),
            None if claim.ratio is None else round(claim.ratio, 3),
            claim.verdict,
            claim.reason,
            claim.quote.text,
        )


def event_rows(atlas: Atlas) -> Iterable[tuple[Cell, ...]]:
    """A row an event, sorted by date; both ends of a date are inclusive."""
    for event in atlas.events:
        date, mention = event.date, event.quote.mention
        yield (
            date.earliest,
            date.latest,
            date.precision,
            date.text,
            event.feature_id,
            event.quote.document,
            mention.start,
            mention.end,
            mention.text,
            str(mention.certainty),
            event.quote.start,
            event.quote.end,
            event.quote.text,
        )


def write_mentions(atlas: Atlas) -> str:
    """``mentions.csv``: offsets are code points into the document's text, end exclusive."""
    return write_csv(MENTION_COLUMNS, mention_rows(atlas))


def write_claims(atlas: Atlas) -> str:
    """``claims.csv``: what a sentence states beside what is drawn, in the same unit."""
    return write_csv(CLAIM_COLUMNS, claim_rows(atlas))


def write_events(atlas: Atlas) -> str:
    """``events.csv``: dated quotes, sorted by date."""
    return write_csv(EVENT_COLUMNS, event_rows(atlas))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    r"""RFC 4180 with ``\\n`` at the line ends; true and false in lower case."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
