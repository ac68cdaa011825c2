"""Which mentions are drawn, and as what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gazetteer.model import PINNED_ZONES, Kind, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Mention, Place


def is_pinned(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a mention is a pin: a literal place, in running text, that lies somewhere."""
    if mention.kind is not Kind.PLACE or mention.zone not in PINNED_ZONES:
        return False
    if mention.usage is not Usage.LITERAL or not mention.place_id:
        return False
    place = gazetteer.places[mention.place_id]
    return place.position is not None or place.geometry_ref is not None


def is_shown(mention: Mention) -> bool:
    """Whether a mention is on the map at all, as a pin, a line, a border or an actor."""
    return (
        bool(mention.place_id)
        and mention.zone in PINNED_ZONES
        and mention.kind not in {Kind.DEMONYM, Kind.EMBEDDED}
    )


def government_of(place: Place, gazetteer: Gazetteer) -> Place:
    """The place whose government a metonym stands for: its state, or itself.

    A country stands for itself, a capital and a seat of power for the state (or the de
    facto state) that they belong to, any other place for itself.
    """
    if place.is_country or not (place.is_capital or place.is_seat_of_power):
        return place
    fallback = None
    for ancestor in _ancestors(place, gazetteer):
        if ancestor.is_country or "de facto" in ancestor.status:
            return ancestor
        fallback = fallback or ancestor
    return fallback or place


def capital_of(government: Place, gazetteer: Gazetteer) -> Place:
    """The capital of a state, where the actor is drawn; the place itself if none is known."""
    for place_id in _capitals(gazetteer).get(government.place_id, ()):
        return gazetteer.places[place_id]
    return government


@lru_cache(maxsize=4)
def _capitals(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Capitals by the government that they seat, in the order of the table."""
    seats: dict[str, list[str]] = {}
    for place in gazetteer.places.values():
        if place.is_capital:
            seats.setdefault(government_of(place, gazetteer).place_id, []).append(place.place_id)
    return seats


def _ancestors(place: Place, gazetteer: Gazetteer) -> Iterator[Place]:
    for place_id in gazetteer.ancestors(place.place_id):
        yield gazetteer.places[place_id]
