"""The ground under a page: the basemap's clip, with names and where they may stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from gazetteer.naming import display_name
from geo.page.shapes import label_rows
from geo.references import keys_of_place, sides_of_border

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place
    from geo.atlas import Atlas
    from geo.clip import ClipArea, MapClip
    from geo.page.options import PageOptions

Record = dict[str, Any]
Box = tuple[float, float, float, float]

#: A country is in focus when this share of all quotes is about it and it is in view.
FOCUS_SHARE = 0.03

#: How far around the view the ground is detailed, as a share of the view.
MARGIN = 0.25

#: Tolerances in degrees, in the view and outside.
NEAR, FAR = 0.005, 0.3

INSIDE_ROWS, OUTSIDE_ROWS = 15, 3


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground as JSON data, and what features may refer to in it instead of a shape."""

    data: Record
    countries: frozenset[str]
    borders: frozenset[str]


def ground_of(atlas: Atlas, options: PageOptions) -> Ground:
    """The ground of an atlas.

    Lines are arcs, each stored once as whole thousandths of a degree in steps; areas are
    polygons of rings of numbers of arcs (``~n`` backwards).
    """
    detail = _wider(atlas.bbox)
    clip = atlas.basemap.clip(
        detail,
        tolerance_deg=NEAR,
        world_tolerance_deg=FAR,
        boundaries=atlas.options.boundaries,
    )
    focus = _focus(atlas)
    names = _names(atlas, options)
    land = [
        _area(clip, area, names.get(area.key, ""), detail, area.key in focus)
        for area in clip.countries
    ]
    lakes = [_area(clip, area, area.name, detail, in_focus=False) for area in clip.lakes]
    quoted = _quoted_borders(atlas)
    lines: list[Record] = [
        {"kind": line.kind, "status": line.status, "arcs": list(line.arcs)}
        | ({"key": line.key} if line.kind == "border" and line.key in quoted else {})
        for line in clip.lines
    ]
    ground = {
        "arcs": [_steps(arc) for arc in clip.arcs],
        "land": sorted(land, key=lambda item: item["key"]),
        "lakes": sorted(lakes, key=lambda item: item["key"]),
        "lines": lines,
    }
    return Ground(
        data=ground,
        countries=frozenset(area.key for area in clip.countries),
        borders=frozenset(line["key"] for line in lines if "key" in line),
    )


def border_key(place: Place, gazetteer: Gazetteer) -> str:
    """The key of a border between two countries in the basemap (``ARM|IRN``); else empty."""
    if not (place.geometry_ref or "").startswith("border:"):
        return ""
    sides = [keys_of_place(side) for side in sides_of_border(place, gazetteer)]
    return "|".join(sorted(side[0] for side in sides)) if all(len(s) == 1 for s in sides) else ""


def _quoted_borders(atlas: Atlas) -> frozenset[str]:
    """The keys of the borders that are features of the atlas."""
    keys = (
        border_key(feature.place, atlas.gazetteer)
        for layer in atlas.layers
        if layer.group == "borders"
        for feature in layer.features
    )
    return frozenset(key for key in keys if key)


def _wider(bbox: Box) -> Box:
    west, south, east, north = bbox
    dx, dy = (east - west) * MARGIN, (north - south) * MARGIN
    return (
        max(west - dx, -180.0),
        max(south - dy, -90.0),
        min(east + dx, 180.0),
        min(north + dy, 90.0),
    )


def _area(clip: MapClip, area: ClipArea, name: str, detail: Box, in_focus: bool) -> Record:  # noqa: FBT001
    record: Record = {
        "key": area.key,
        "polygons": [[list(ring) for ring in polygon] for polygon in area.polygons],
    }
    shape = _shape(clip, area)
    if name and not shape.is_empty:
        inside = shape.intersects(box(*detail))
        record["name"] = name
        record["rows"] = (
            label_rows(shape, count=INSIDE_ROWS)
            if inside
            else label_rows(shape, count=OUTSIDE_ROWS, digits=1)
        )
    if in_focus:
        record["focus"] = True
    return record


def _shape(clip: MapClip, area: ClipArea) -> BaseGeometry:
    polygons = [
        Polygon(rings[0], rings[1:])
        for rings in clip.rings(area)
        if rings and len(rings[0]) > 3  # noqa: PLR2004
    ]
    return shapely.make_valid(MultiPolygon(polygons))


def _steps(arc: Iterable[tuple[int, int]]) -> list[int]:
    out: list[int] = []
    x = y = 0
    for next_x, next_y in arc:
        out += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return out


def _focus(atlas: Atlas) -> frozenset[str]:
    """The keys of the countries that the corpus is about, as far as they are in view."""
    quoted = Counter(
        code
        for quote in atlas.quotes
        if quote.mention.place_id
        for code in atlas.gazetteer.places[quote.mention.place_id].country_codes
    )
    least = FOCUS_SHARE * sum(quoted.values())
    view = box(*atlas.bbox)
    return frozenset(
        key
        for key, place in _countries(atlas)
        if any(quoted[code] > least for code in place.country_codes)
        and atlas.basemap.area(key).intersects(view)
    )


def _countries(atlas: Atlas) -> Iterable[tuple[str, Any]]:
    for place in atlas.gazetteer.places.values():
        key = (place.geometry_ref or "").removeprefix("area:")
        is_past = place.feature_code == "PCLH" or bool(place.valid_to)
        named = place.is_country and not is_past and key != place.geometry_ref
        if named and atlas.basemap.has_area(key):
            yield key, place


def _names(atlas: Atlas, options: PageOptions) -> dict[str, str]:
    """Names of countries by key: the basemap's English ones, the gazetteer's own first."""
    names: dict[str, str] = {}
    if options.language == "en":
        names = {
            shape.key: shape.name for shape in atlas.basemap.topology.objects["countries"].values()
        }
    for key, place in _countries(atlas):
        names[key] = display_name(
            atlas.gazetteer, place.place_id, policy=options.language, language=options.language
        )
    return names
