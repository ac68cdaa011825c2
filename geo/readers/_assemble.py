"""Put the parts that a reader found together into one text with zones. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import ZoneSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer.model import Zone


class Part(NamedTuple):
    """A paragraph of a document; ``zone`` is None where the format does not tell it."""

    text: str
    zone: Zone | None = None
    new_page: bool = False


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[ZoneSpan, ...]]:
    """Join parts with blank lines (pages with a form feed) and return the zones' spans."""
    pieces: list[str] = []
    zones: list[ZoneSpan] = []
    at = 0
    for part in parts:
        if pieces:
            gap = "\n\f\n" if part.new_page else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(part.text)
        if part.zone is not None:
            zones.append(ZoneSpan(at, at + len(part.text), part.zone))
        at += len(part.text)
    return "".join(pieces) + ("\n" if pieces else ""), tuple(zones)
