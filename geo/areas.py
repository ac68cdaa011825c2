"""Areas of places: what ``geometry_ref`` names, and the rough parts of a country. Pure.

A directional part (the south of Armenia) is the third of the country's land that lies
farthest in that direction. Nobody has drawn it, so it is always to be marked rough.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon

from geo.borders import border_of
from geo.errors import GeometryError
from geo.references import area_keys, parse_reference
from geo.topology import unite

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place
    from geo.basemap import Basemap

#: Directions as compass bearings in degrees; ``centre`` has none.
BEARINGS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}

#: The share of a country's land that a directional part takes.
PART = 1 / 3
#: Islands farther than this from the rest are no part of "the south of" a country.
OVERSEAS_KM = 350
_STEP_DEG = 0.25
_KM_A_DEGREE = 111.2


def area_of(place: Place, gazetteer: Gazetteer, basemap: Basemap) -> BaseGeometry | None:
    """The area or line that a place is drawn as; None for a point or a route.

    Raises:
        GeometryError: The reference is wrong, or names what is not there.
    """
    return (
        _resolve(place.geometry_ref, gazetteer, basemap, place, ()) if place.geometry_ref else None
    )


def is_rough(place: Place) -> bool:
    """Whether the place's shape was made by rule and drawn by nobody: a directional part."""
    return (place.geometry_ref or "").startswith("part:")


def shape_status(place: Place, basemap: Basemap) -> str:
    """What a place's shape is, in a word (``rough``, ``claimed``, ``historical``).

    Empty for a shape that is simply the place's own, and for a place without any. A part
    is rough; areas of areas.csv say what they are; areas of lines.csv have passed or are
    held by one side.
    """
    if is_rough(place):
        return "rough"
    if place.place_id in basemap.named:
        return basemap.named[place.place_id].status
    keys = set(area_keys(place.geometry_ref)) if place.geometry_ref else set()
    return next((line.status for line in basemap.named_lines if line.area_key in keys), "")


def _resolve(
    text: str, gazetteer: Gazetteer, basemap: Basemap, place: Place, seen: tuple[str, ...]
) -> BaseGeometry | None:
    """The geometry of a reference; ``seen`` are the places on the way, to find circles."""
    kind, values = parse_reference(text)
    if kind in {"area", "union"}:
        areas = [basemap.area(key) for key in area_keys(text)]
        return areas[0] if len(areas) == 1 else unite(areas)
    if kind == "line":
        return basemap.line(values[0])
    if kind == "water":
        return basemap.water(values[0])
    if kind == "border":
        border = border_of(place, gazetteer, basemap)
        return border.geometry if border else None
    if kind == "part":
        whole_id, direction = values
        if whole_id not in gazetteer.places or whole_id in seen:
            raise GeometryError(f"{place.place_id}: {whole_id!r} is not there or leads in a circle")
        whole = gazetteer.places[whole_id].geometry_ref
        area = _resolve(whole, gazetteer, basemap, place, (*seen, whole_id)) if whole else None
        if not isinstance(area, (Polygon, MultiPolygon)):
            raise GeometryError(f"{place.place_id}: {whole_id} has no area to take a part of")
        return directional_part(area, direction)
    return None


def directional_part(
    area: Polygon | MultiPolygon, direction: str, *, share: float = PART
) -> Polygon | MultiPolygon:
    """The ``share`` of an area that lies farthest in a direction (``south``, ``centre``).

    It is cut by a straight line on an equal-area map (cylindrical, true at the area's
    middle latitude): for north and south a parallel, for east and west a meridian. The
    centre is what lies between the outer thirds both ways. What lies overseas is left
    out; an area across the antimeridian is cut as one.

    Raises:
        GeometryError: The direction is none.
    """
    if direction != "centre" and direction not in BEARINGS:
        raise GeometryError(f"{direction!r} is no direction: {', '.join(BEARINGS)}, centre")
    flat = _EqualArea.around(_without_overseas(_unwrapped(area)))
    if direction == "centre":
        part = flat.area
        for bearing in (0, 90):
            low = _cut(flat.area, bearing, (1 + share) / 2)
            high = _cut(flat.area, bearing + 180, (1 + share) / 2)
            part = part.intersection(low).intersection(high)
    else:
        part = _cut(flat.area, BEARINGS[direction], share)
    return _wrapped(flat.to_degrees(_areal(part)))


class _EqualArea:
    """An area on an equal-area map, and the way back."""

    def __init__(self, area: BaseGeometry, cosine: float) -> None:
        self.area = area
        self._cosine = cosine

    @classmethod
    def around(cls, area: BaseGeometry) -> _EqualArea:
        """Project an area in degrees; the map is true at its middle latitude."""
        cosine = max(math.cos(math.radians(area.centroid.y)), 0.05)

        def project(c: NDArray[np.float64]) -> NDArray[np.float64]:
            sines = np.sin(np.radians(c[:, 1])) / cosine
            return np.column_stack([np.radians(c[:, 0]) * cosine, sines])

        dense = area.segmentize(_STEP_DEG)  # what is straight in degrees stays so
        return cls(shapely.make_valid(shapely.transform(dense, project)), cosine)

    def to_degrees(self, area: BaseGeometry) -> BaseGeometry:
        """Back to degrees."""

        def unproject(c: NDArray[np.float64]) -> NDArray[np.float64]:
            sines = np.clip(c[:, 1] * self._cosine, -1, 1)
            return np.column_stack(
                [np.degrees(c[:, 0] / self._cosine), np.degrees(np.arcsin(sines))]
            )

        return shapely.transform(area, unproject)


def _cut(area: BaseGeometry, bearing: float, share: float) -> BaseGeometry:
    """The ``share`` of a flat area that lies farthest towards a bearing."""
    turned = affinity.rotate(area, bearing, origin=(0, 0))  # the bearing is up now
    left, bottom, right, top = turned.bounds
    low, high = bottom, top
    for _ in range(40):
        middle = (low + high) / 2
        if shapely.clip_by_rect(turned, left, middle, right, top).area > share * area.area:
            low = middle
        else:
            high = middle
    half = turned.intersection(shapely.box(left, low, right, top))
    fine = half.segmentize(
        math.radians(_STEP_DEG)
    )  # a parallel is no geodesic: keep the cut where it is
    return affinity.rotate(fine, -bearing, origin=(0, 0))


def _unwrapped(area: BaseGeometry) -> BaseGeometry:
    """The area without its cut at the antimeridian: longitudes may exceed 180 degrees."""
    longitudes = np.unique(shapely.get_coordinates(area)[:, 0])
    if longitudes[-1] - longitudes[0] <= 180:  # noqa: PLR2004 - half the earth
        return area
    gaps = np.diff(longitudes)
    seam = longitudes[int(gaps.argmax())] + gaps.max() / 2

    def shift(c: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack([np.where(c[:, 0] < seam, c[:, 0] + 360, c[:, 0]), c[:, 1]])

    return shapely.transform(area, shift)


def _wrapped(area: BaseGeometry) -> Polygon | MultiPolygon:
    """The area with longitudes from -180 to 180, cut at the antimeridian."""
    if area.bounds[2] <= 180:  # noqa: PLR2004 - the antimeridian
        return unite([area])
    west = area.intersection(shapely.box(-180, -90, 180, 90))
    east = affinity.translate(area.intersection(shapely.box(180, -90, 540, 90)), xoff=-360)
    return unite([west, east])


def _without_overseas(area: BaseGeometry) -> BaseGeometry:
    """The largest polygon and what can be reached from it in hops of OVERSEAS_KM."""
    parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
    kept, rest = [parts[0]], parts[1:]
    reach = [parts[0]]
    while reach and rest:
        start = reach.pop()
        near = [p for p in rest if _gap_km(start, p) <= OVERSEAS_KM]
        rest = [p for p in rest if p not in near]
        kept += near
        reach += near
    return MultiPolygon(kept)


def _gap_km(first: BaseGeometry, second: BaseGeometry) -> float:
    """The distance between the boxes of two areas, about, in kilometres; cheap."""
    a, b = first.bounds, second.bounds
    east = max(a[0] - b[2], b[0] - a[2], 0)
    north = max(a[1] - b[3], b[1] - a[3], 0)
    latitude = math.radians((a[1] + a[3] + b[1] + b[3]) / 4)
    return _KM_A_DEGREE * math.hypot(east * math.cos(latitude), north)


def _areal(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """The polygons of a geometry; lines and points fall out."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    polygons = [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
