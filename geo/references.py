"""The grammar of ``geometry_ref``: what a place of the gazetteer is drawn as. Pure.

``area:KEY``, ``union:area:KEY+area:KEY…``, ``part:<place_id>:<direction>``,
``border:<place_id>+<place_id>``, ``line:KEY``, ``water:KEY``, ``route:<route_id>``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.errors import GeometryError

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place

KINDS = ("area", "union", "part", "border", "line", "water", "route")


class Reference(NamedTuple):
    """A reference taken apart: its kind, and what stands after the colon."""

    kind: str
    values: tuple[str, ...]


def parse_reference(text: str) -> Reference:
    """Take a ``geometry_ref`` apart.

    The values are the key, the id, the members (for a union references again), or place
    and direction (for a part).

    Raises:
        GeometryError: The text does not follow the grammar.
    """
    kind, _, rest = text.partition(":")
    if kind not in KINDS or not rest:
        raise GeometryError(f"{text!r} is no geometry reference; it begins with one of {KINDS}")
    if kind in {"union", "border"}:
        values = tuple(rest.split("+"))
    elif kind == "part":
        values = tuple(rest.split(":"))
    else:
        values = (rest,)
    if not all(values) or (kind in {"part", "border"} and len(values) != _PAIR):
        raise GeometryError(f"{text!r}: {kind} wants {_WANTS.get(kind, 'a key')}")
    return Reference(kind, values)


_PAIR = 2
_WANTS = {
    "part": "a place and a direction, as in part:armenia:south",
    "border": "two places, as in border:armenia+iran",
    "union": "references joined by +",
}


def area_keys(text: str) -> tuple[str, ...]:
    """The keys of the basemap's areas that a reference names as a whole; may be empty."""
    kind, values = parse_reference(text)
    if kind == "area":
        return values
    if kind == "union":
        return tuple(key for value in values for key in area_keys(value))
    return ()


def keys_of_place(place: Place) -> tuple[str, ...]:
    """The keys of the areas that a place is; empty where it is not drawn as an area."""
    return area_keys(place.geometry_ref) if place.geometry_ref else ()


def sides_of_border(place: Place, gazetteer: Gazetteer) -> tuple[Place, Place]:
    """The two places that a border lies between.

    Raises:
        GeometryError: It is no border, or a side is not in the gazetteer.
    """
    kind, values = parse_reference(place.geometry_ref or "")
    if kind != "border":
        raise GeometryError(f"{place.place_id} is no border")
    missing = [value for value in values if value not in gazetteer.places]
    if missing:
        raise GeometryError(f"{place.place_id}: {missing[0]!r} is not in the gazetteer")
    return gazetteer.places[values[0]], gazetteer.places[values[1]]
