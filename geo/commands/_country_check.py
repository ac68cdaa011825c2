"""Whether a position lies in the country that its row states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import OptionError

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Position

#: A position may lie so far outside its country: borders of the basemap are off by as much.
_BORDER_TOLERANCE_M = 5_000.0


def refuse_outside(place: dict[str, str], known: Gazetteer) -> None:
    """Raise if a position lies in none of the stated countries."""
    from gazetteer.model import Position

    if not place["longitude"]:
        return
    position = Position(float(place["longitude"]), float(place["latitude"]))
    codes = place["country_codes"].split(";")
    away = {
        code: metres
        for code in codes
        if (metres := _metres_outside(position, code, known)) is not None
    }
    if away and min(away.values()) > _BORDER_TOLERANCE_M:
        nearest = min(away, key=lambda code: away[code])
        raise OptionError(
            f"the position {position.lon}, {position.lat} (lon, lat) lies "
            f"{away[nearest] / 1000:.0f} km outside {nearest}; check it, or --country"
        )


def _metres_outside(position: Position, code: str, known: Gazetteer) -> float | None:
    """Return how far a position lies outside a country's area; None if no area is known."""
    from shapely import Point
    from shapely.ops import nearest_points

    from geo.areas import area_of
    from geo.basemap import load_basemap
    from geo.geodesy import geod

    countries = [
        place
        for place in known.places.values()
        if place.is_country and place.country_codes == (code,) and place.geometry_ref
    ]
    if not countries:
        return None
    area = area_of(countries[0], known, load_basemap())
    if area is None:
        return None
    point = Point(position)
    near, _ = nearest_points(area, point)
    return float(geod().inv(near.x, near.y, point.x, point.y)[2])
