"""The ground under a page: the basemap's clip, with names and where they may stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from gazetteer.naming import display_name
from geo.clip import clip_basemap
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

WORLD = (-180.0, -90.0, 180.0, 90.0)

#: A country is in focus when this share of all quotes is about it and it is in view.
FOCUS_SHARE = 0.03

#: How far around the view the ground is detailed, as a share of the view.
MARGIN = 0.15

#: Tolerances in degrees, in the view and outside; an embed is coarser, does without
#: first-level borders and rivers, and names the countries within one and a half views.
NEAR, FAR = 0.006, 0.2
EMBED_NEAR, EMBED_FAR = 0.012, 0.8
EMBED_NAMED = 1.5
LEFT_OUT_OF_EMBED = frozenset({"first-level", "river"})

INSIDE_ROWS, OUTSIDE_ROWS = 11, 3


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
    clip = clip_basemap(
        atlas.basemap,
        detail,
        tolerance_deg=EMBED_NEAR if options.embed else NEAR,
        world_tolerance_deg=EMBED_FAR if options.embed else FAR,
        boundaries=atlas.options.boundaries,
    )
    focus = _focus(atlas)
    names = _names(atlas, options)
    named = _wider(detail, EMBED_NAMED) if options.embed else WORLD
    land = [
        _area(clip, area, names.get(area.key, ""), detail, named, area.key in focus)
        for area in clip.countries
    ]
    waters = water_names(atlas, options.language)
    lakes = [
        _area(clip, area, waters.get(area.key, area.name), detail, WORLD, in_focus=False)
        for area in clip.lakes
    ]
    quoted = _quoted_borders(atlas)
    lines: list[Record] = [
        {"kind": line.kind, "status": line.status, "arcs": list(line.arcs)}
        | ({"key": line.key} if line.kind == "border" and line.key in quoted else {})
        for line in clip.lines
        if not (options.embed and line.kind in LEFT_OUT_OF_EMBED)
    ]
    ground = {
        "arcs": [_steps(arc) for arc in clip.arcs],
        "land": sorted(land, key=lambda item: item["key"]),
        "lakes": sorted(lakes, key=lambda item: item["key"]),
        "lines": lines,
    }
    if options.embed:
        _forget_unused_arcs(ground)
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


def _wider(bbox: Box, margin: float = MARGIN) -> Box:
    west, south, east, north = bbox
    dx, dy = (east - west) * margin, (north - south) * margin
    return (
        max(west - dx, -180.0),
        max(south - dy, -90.0),
        min(east + dx, 180.0),
        min(north + dy, 90.0),
    )


def _area(
    clip: MapClip,
    area: ClipArea,
    name: str,
    detail: Box,
    named: Box,
    in_focus: bool,  # noqa: FBT001
) -> Record:
    """An area as a record; it has a name where it reaches into ``named``."""
    record: Record = {
        "key": area.key,
        "polygons": [[list(ring) for ring in polygon] for polygon in area.polygons],
    }
    shape = _shape(clip, area)
    if name and not shape.is_empty and shape.intersects(box(*named)):
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


def _forget_unused_arcs(ground: Record) -> None:
    """Empty the arcs of the lines that were left out; numbers stay as they are."""
    rings = [
        ring
        for area in (*ground["land"], *ground["lakes"])
        for polygon in area["polygons"]
        for ring in polygon
    ]
    rings += [line["arcs"] for line in ground["lines"]]
    used = {max(number, ~number) for ring in rings for number in ring}
    ground["arcs"] = [arc if at in used else [] for at, arc in enumerate(ground["arcs"])]


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


def country_names(atlas: Atlas, language: str) -> dict[str, str]:
    """Names of countries in a language by their key in the basemap, as the gazetteer has them."""
    return {
        key: display_name(atlas.gazetteer, place.place_id, policy=language, language=language)
        for key, place in _countries(atlas)
    }


def water_names(atlas: Atlas, language: str) -> dict[str, str]:
    """Names of lakes in a language by their key in the basemap, as the gazetteer has them."""
    names = {}
    for place in atlas.gazetteer.places.values():
        reference = place.geometry_ref or ""
        if reference.startswith("water:"):
            names[reference.removeprefix("water:")] = display_name(
                atlas.gazetteer, place.place_id, policy=language, language=language
            )
    return names


def _names(atlas: Atlas, options: PageOptions) -> dict[str, str]:
    """Names of countries by key: the basemap's English ones, the gazetteer's own first."""
    names: dict[str, str] = {}
    if options.language == "en":
        names = {
            shape.key: shape.name for shape in atlas.basemap.topology.objects["countries"].values()
        }
    return names | country_names(atlas, options.language)
