"""Dated quotes at their places, routes and borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Kind, Usage
from geo.model import Event
from geo.pins import is_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Reading

#: A date that is coarser than a year dates nothing on a map.
DATING = frozenset({"day", "month", "season", "year", "range"})


def find_events(readings: Sequence[Reading]) -> tuple[Event, ...]:
    """Every literal mention of a dated sentence, once a place, date and sentence.

    An actor is not an event in its capital: metonyms give none. The result is sorted by
    date, place and document.
    """
    events: dict[tuple[object, ...], Event] = {}
    for reading in readings:
        for quote in reading.quotes:
            mention = quote.mention
            if not is_shown(mention) or mention.usage is Usage.METONYMIC:
                continue
            if mention.kind not in {Kind.PLACE, Kind.ROUTE, Kind.BORDER}:
                continue
            for date in quote.dates:
                if date.precision in DATING:
                    key = (
                        date.earliest,
                        date.latest,
                        mention.place_id,
                        quote.document,
                        quote.start,
                    )
                    events.setdefault(key, Event(mention.place_id, date, quote))
    return tuple(events[key] for key in sorted(events, key=repr))
