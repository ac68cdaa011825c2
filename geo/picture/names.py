"""The names on the picture, the most important first: routes, towns, countries, regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from gazetteer.naming import display_name
from geo.page.payload import area_look
from geo.picture import marks
from geo.picture.labels import slant, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas
    from shapely.geometry.base import BaseGeometry

    from geo.atlas import Atlas
    from geo.model import Feature
    from geo.page.symbols import Symbols
    from geo.picture.frame import Frame
    from geo.picture.labels import Labeller

#: A country that takes less of the view than this is not named.
SMALLEST_SHARE = 0.004

#: A country's name may be this much wider than the country.
OVERHANG = 1.3


def name_towns(
    labels: Labeller,
    towns: Sequence[tuple[Feature, float, float, float]],
    symbols: Symbols,
) -> None:
    """The name of each mark, (feature, x, y, radius), beside it; disputed ones on two lines."""
    colour = symbols.ground["print"]["text"]
    for feature, x, y, radius in towns:
        size = 9.5 if len(feature.quotes) > 1 else 8.5
        name = feature.title.replace(" / ", "\n")
        labels.beside(x, y, name, radius=radius, fontsize=size, color=colour, zorder=9)


def name_routes(labels: Labeller, frame: Frame, features: list[Feature], symbols: Symbols) -> None:
    """A route's name along its line where that is straight, else beside it; once a route."""
    view = shapely.box(*frame.extent)
    lines: dict[str, list[tuple[shapely.LineString, str]]] = {}
    for feature in features:
        if "Line" in feature.geometry.geom_type:  # type: ignore[union-attr]
            visible = frame.project(feature.geometry).intersection(view)
            name = feature.title.split(" / ")[0]
            colour = symbols.modes[str(feature.properties.get("mode"))].light
            lines.setdefault(name, []).extend((part, colour) for part in marks.lines_of(visible))
    for name, parts in lines.items():
        _name_route(labels, name, sorted(parts, key=lambda item: -item[0].length))


def _name_route(
    labels: Labeller, name: str, parts: Sequence[tuple[shapely.LineString, str]]
) -> None:
    """Try the name along each part, then without what stands in brackets, then beside one."""
    style: dict[str, object] = {"fontsize": 8.5, "fontweight": "bold", "zorder": 8}
    short = name.split(" (", maxsplit=1)[0]
    for text in dict.fromkeys((name, short)):
        if any(labels.along(line, text, color=colour, **style) for line, colour in parts):
            return
    for line, colour in parts[:1]:
        points = _points(line)
        any(labels.beside(x, y, short, radius=4, color=colour, **style) for x, y in points)


def _points(line: shapely.LineString) -> list[tuple[float, float]]:
    """Some points on a line, its middle first."""
    points = [line.interpolate(share, normalized=True) for share in (0.5, 0.3, 0.7, 0.1, 0.9)]
    return [(point.x, point.y) for point in points]


#: A region's names on the map; the others stand in the list.
NAMES = 2


def name_regions(labels: Labeller, frame: Frame, features: list[Feature], symbols: Symbols) -> None:
    """Regions in italics, the most quoted first; what covers the view says nothing."""
    colour = symbols.ground["print"]["text_region"]
    for feature in features:
        if feature.place.is_country or marks.covers_view(feature.geometry, frame):
            continue
        spots = _spots_in_view(feature.geometry, frame)
        name = _region_name(feature)
        style = {"fontsize": 8.5, "fontstyle": slant(name), "color": colour, "zorder": 8}
        if spots:
            labels.first_fit(spots, name, **style)


def name_countries(
    labels: Labeller,
    frame: Frame,
    countries: geopandas.GeoDataFrame,
    atlas: Atlas,
    symbols: Symbols,
) -> None:
    """Countries in spaced capitals, the largest in view first."""
    titles = {
        (place.geometry_ref or "").removeprefix("area:"): display_name(
            atlas.gazetteer,
            place.place_id,
            policy=atlas.options.lang,
            language=atlas.options.lang,
        )
        for place in atlas.gazetteer.places.values()
        if place.is_country and not place.valid_to
    }
    view = shapely.box(*frame.extent)
    visible = [(_valid(shape).intersection(view), key) for key, shape in _shapes(countries)]
    style = {"fontsize": 9.5 if frame.is_regional else 7.0, "zorder": 6}
    colour = symbols.ground["print"]["text_country"]
    for shape, key in sorted(visible, key=lambda item: -item[0].area):
        if key in titles and shape.area > view.area * SMALLEST_SHARE:
            name = spaced(titles[key])
            if labels.width(name, **style) <= OVERHANG * labels.wide(shape):
                labels.first_fit(_roomy(shape), name, color=colour, **style)


def _valid(shape: BaseGeometry) -> BaseGeometry:
    """The shape, mended where projecting or simplifying folded it."""
    return shape if shape.is_valid else shapely.make_valid(shape, method="structure")


def _region_name(feature: Feature) -> str:
    """A region's name; in quotation marks where it is a name or a claim and no unit."""
    name = "\n".join(feature.title.split(" / ")[:NAMES])
    is_name_only = area_look(feature.place) == "name" and feature.place.status
    return f"“{name}”" if is_name_only else name


def _roomy(shape: shapely.Geometry) -> list[tuple[float, float, float]]:
    """Places in an area with room around them: its middle first, then a grid within it."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(largest, tolerance=largest.length / 200).centroid
    left, bottom, right, top = largest.bounds
    grid = [
        shapely.Point(left + (right - left) * x / 8, bottom + (top - bottom) * y / 8)
        for x in range(1, 8)
        for y in range(1, 8)
    ]
    inside = [point for point in grid if largest.contains(point)]
    ordered = sorted(inside, key=lambda point: -largest.exterior.distance(point))
    return [(point.x, point.y, 0.0) for point in [middle, *ordered]]


def _shapes(countries: geopandas.GeoDataFrame) -> list[tuple[str, shapely.Geometry]]:
    return list(zip(countries["key"], countries.geometry, strict=True))


def _spots_in_view(shape: shapely.Geometry, frame: Frame) -> list[tuple[float, float, float]]:
    """Places for a region's name in what the map shows of it; none where it shows nothing."""
    visible = _valid(frame.project(shape)).intersection(shapely.box(*frame.extent))
    areal = [part for part in shapely.get_parts(visible) if part.geom_type == "Polygon"]
    if areal:
        return _roomy(shapely.MultiPolygon(areal))
    if visible.is_empty:
        return []
    point = visible.representative_point()
    return [(point.x, point.y, 0.0)]
