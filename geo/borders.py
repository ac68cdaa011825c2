"""Borders: the arcs that two areas of the basemap share, with length and status. Pure.

Lengths are geodesic, in metres, of the line as it is drawn; a drawn border is shorter
than the real one, and ``border_precision`` tells how much.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyproj import Geod

from geo.references import keys_of_place, sides_of_border
from geo.topology import outline, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry import LineString, MultiLineString

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place
    from geo.basemap import Basemap, BorderNote

_WGS84 = Geod(ellps="WGS84")

#: The statuses of a border, from the quiet to the argued about.
STATUSES = ("normal", "closed", "contested", "line-of-contact", "historical")


@dataclass(frozen=True, slots=True)
class BorderSection:
    """A stretch of a border with one status; ``since``, ``source`` and ``note`` tell why."""

    geometry: LineString | MultiLineString
    length_m: float
    status: str
    since: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Border:
    """The boundary that two areas share.

    ``status`` is that of the longest section. ``length_m`` is the drawn length.
    """

    first: str
    second: str
    geometry: LineString | MultiLineString
    length_m: float
    status: str
    sections: tuple[BorderSection, ...]


def border_between(
    first: str | Iterable[str], second: str | Iterable[str], basemap: Basemap
) -> Border | None:
    """The border between two areas, each given by its key or by the keys of its parts.

    None where they share no line. Neither need be a country: ``AZ-NX`` and ``ARM``.

    Raises:
        GeometryError: The basemap has no such area.
    """
    keys = _as_keys(first), _as_keys(second)
    arcs = shared(_outline(keys[0], basemap), _outline(keys[1], basemap))
    if not arcs:
        return None
    sections = tuple(_sections(arcs, basemap))
    longest = max(sections, key=lambda section: section.length_m)
    geometry = basemap.topology.line(arcs)
    return Border(
        first="+".join(keys[0]),
        second="+".join(keys[1]),
        geometry=geometry,
        length_m=length_m(geometry),
        status=longest.status,
        sections=sections,
    )


def border_of(place: Place, gazetteer: Gazetteer, basemap: Basemap) -> Border | None:
    """The border that a place of the gazetteer (``border:armenia-iran``) is.

    None where a side has no area or the two share no line.

    Raises:
        GeometryError: The place is no border or names a place that is not there.
    """
    first, second = (keys_of_place(side) for side in sides_of_border(place, gazetteer))
    return border_between(first, second, basemap) if first and second else None


def border_facts(
    place: Place, gazetteer: Gazetteer, basemap: Basemap
) -> dict[str, str | int | float | bool | None]:
    """What is shown of a border beside its quotes: flat, of JSON's types.

    ``length_m`` is the drawn length; ``known_length_m`` one that was measured better,
    where the basemap's table has it, with its source.
    """
    border = border_of(place, gazetteer, basemap)
    if border is None:
        return {"border_status": None, "length_m": None}
    longest = max(border.sections, key=lambda section: section.length_m)
    known = _known(border.first, border.second, basemap)
    return {
        "border_status": border.status,
        "border_since": longest.since,
        "border_source": longest.source,
        "border_note": longest.note,
        "length_m": round(border.length_m, 1),
        "known_length_m": known[0] if known else None,
        "known_length_source": known[1] if known else "",
    }


def length_m(geometry: LineString | MultiLineString) -> float:
    """The geodesic length of a line in metres."""
    return float(_WGS84.geometry_length(geometry))


def status_of_arcs(basemap: Basemap) -> Mapping[int, BorderNote]:
    """What the table of borders says of each arc (by its number), a part before the whole."""
    notes: dict[int, BorderNote] = {}
    for note in basemap.border_notes:
        for ref in shared(basemap.outline(note.first), basemap.outline(note.second)):
            notes.setdefault(max(ref, ~ref), note)
    return notes


@dataclass(frozen=True, slots=True)
class Precision:
    """How long borders are drawn, as a share of their known length.

    ``ratio`` is the median, ``low`` and ``high`` enclose four in five; ``count`` borders
    were compared.
    """

    ratio: float
    low: float
    high: float
    count: int


def border_precision(basemap: Basemap, *, touching: Iterable[str] = ()) -> Precision:
    """Drawn by known length over the table of known lengths.

    ``touching`` narrows it to borders of those countries, where the table has three.
    """
    wanted = frozenset(touching)
    rows = [row for row in basemap.known_lengths if not wanted or wanted & {row.first, row.second}]
    if len(rows) < _ENOUGH:
        rows = list(basemap.known_lengths)
    ratios = sorted(
        border.length_m / row.length_m
        for row in rows
        if (border := border_between(row.first, row.second, basemap)) is not None
    )
    return Precision(
        _quantile(ratios, 0.5), _quantile(ratios, 0.1), _quantile(ratios, 0.9), len(ratios)
    )


_ENOUGH = 3


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the ordered values lie, linear between two."""
    at = share * (len(ordered) - 1)
    below, above = ordered[math.floor(at)], ordered[math.ceil(at)]
    return below + (above - below) * (at - math.floor(at))


def _as_keys(area: str | Iterable[str]) -> tuple[str, ...]:
    return (area,) if isinstance(area, str) else tuple(area)


def _outline(keys: Iterable[str], basemap: Basemap) -> frozenset[int]:
    return outline(shape for key in keys for shape in basemap.shapes(key))


def _known(first: str, second: str, basemap: Basemap) -> tuple[float, str] | None:
    pair = {first, second}
    rows = (row for row in basemap.known_lengths if {row.first, row.second} == pair)
    return next(((row.length_m, row.source) for row in rows), None)


def _sections(arcs: Iterable[int], basemap: Basemap) -> Iterable[BorderSection]:
    """The arcs by what the table says of them."""
    notes = status_of_arcs(basemap)
    grouped: dict[BorderNote | None, list[int]] = {}
    for ref in arcs:
        grouped.setdefault(notes.get(max(ref, ~ref)), []).append(ref)
    for note, refs in grouped.items():
        geometry = basemap.topology.line(refs)
        yield BorderSection(
            geometry=geometry,
            length_m=length_m(geometry),
            status=note.status if note else "normal",
            since=note.since if note else "",
            source=note.source if note else "",
            note=note.note if note else "",
        )
