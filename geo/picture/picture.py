"""The picture, from the sheet to the file: PNG, SVG and PDF with alternative text."""

from __future__ import annotations

import io
import math
from functools import lru_cache
from typing import TYPE_CHECKING

import matplotlib as mpl
import shapely
from matplotlib.figure import Figure

from geo.model import Group
from geo.page.symbols import load_symbols
from geo.picture import marks
from geo.picture.frame import MAP, SHEET, frame_for
from geo.picture.ground import draw_ground
from geo.picture.labels import Labeller
from geo.picture.surround import Sheet, alternative_text, draw_surround

if TYPE_CHECKING:
    import geopandas
    from matplotlib.axes import Axes

    from geo.atlas import Atlas
    from geo.model import Feature
    from geo.page.symbols import Symbols
    from geo.picture.frame import Frame

DPI = 100

#: Settings under which the same atlas gives the same bytes.
STABLE = {"svg.hashsalt": "quotemap", "svg.fonttype": "none", "pdf.compression": 6}


def write_picture(atlas: Atlas, kind: str, *, scale: float = 1.0) -> bytes:
    """The picture as ``png``, ``svg`` or ``pdf``; ``scale`` 2 doubles a PNG's pixels."""
    text = alternative_text(atlas)
    metadata: dict[str, dict[str, str | None]] = {
        "png": {"Title": atlas.title, "Description": text, "Software": "Quotemap"},
        "svg": {"Title": atlas.title, "Description": text, "Date": None, "Creator": "Quotemap"},
        "pdf": {
            "Title": atlas.title,
            "Subject": text,
            "Creator": "Quotemap",
            "CreationDate": None,
        },
    }
    buffer = io.BytesIO()
    with mpl.rc_context(STABLE):
        figure = _drawn(atlas)
        figure.savefig(buffer, format=kind, dpi=DPI * scale, metadata=metadata[kind])
    return buffer.getvalue()


@lru_cache(maxsize=1)
def _drawn(atlas: Atlas) -> Figure:
    """The sheet, drawn once for all kinds of files."""
    return draw_picture(atlas)


def draw_picture(atlas: Atlas) -> Figure:
    """The sheet: map, title, legend, inset, scale, sources, disclaimer."""
    symbols = load_symbols()
    figure = Figure(figsize=SHEET, dpi=DPI, facecolor="white")
    frame = frame_for(atlas.bbox)
    axes = figure.add_axes(MAP)
    countries = draw_ground(axes, frame, atlas.basemap, symbols, focus=focus_keys(atlas))
    axes.set_xlim(frame.extent[0], frame.extent[2])
    axes.set_ylim(frame.extent[1], frame.extent[3])
    axes.set(xticks=[], yticks=[], xlabel="", ylabel="")
    labels = Labeller(axes, symbols.ground["print"]["halo"])
    shown = _draw_marks(axes, frame, atlas, symbols, labels)
    _name_countries(labels, frame, countries, atlas, symbols)
    _name_regions(labels, frame, shown[Group.AREAS], symbols)
    draw_surround(Sheet(figure, axes, frame, symbols, atlas), shown)
    return figure


def focus_keys(atlas: Atlas) -> frozenset[str]:
    """The countries that the corpus speaks of most: their land is drawn lighter."""
    counts: dict[str, int] = {}
    for layer in atlas.layers:
        for feature in layer.features:
            if feature.place.is_country and (feature.place.geometry_ref or "").startswith("area:"):
                key = str(feature.place.geometry_ref).removeprefix("area:")
                counts[key] = counts.get(key, 0) + len(feature.quotes)
    most = max(counts.values(), default=0)
    return frozenset(key for key, count in counts.items() if count * 8 >= most)


def _draw_marks(
    axes: Axes, frame: Frame, atlas: Atlas, symbols: Symbols, labels: Labeller
) -> dict[Group, list[Feature]]:
    """Draw all groups, the quiet ones first; return what is in the frame, by group."""
    found = {group: marks.features_of(atlas.layers, group) for group in Group}
    view = shapely.box(*frame.box)
    shown = {
        group: [feature for feature in features if feature.geometry.intersects(view)]  # type: ignore[union-attr]
        for group, features in found.items()
    }
    marks.draw_areas(axes, frame, shown[Group.AREAS], symbols)
    marks.draw_routes(axes, frame, shown[Group.ROUTES], symbols)
    marks.draw_borders(axes, frame, shown[Group.BORDERS], symbols)
    towns = marks.draw_towns(axes, frame, shown[Group.TOWNS], symbols, labels)
    marks.draw_governments(axes, frame, shown[Group.GOVERNMENTS], symbols, labels)
    _name_routes(labels, frame, shown[Group.ROUTES], symbols)
    ink = symbols.ground["print"]
    for feature, x, y, radius in towns:
        size = 9.5 if len(feature.quotes) > 1 else 8.5
        name = feature.title.replace(" / ", "\n")
        labels.beside(x, y, name, radius=radius, fontsize=size, color=ink["text"], zorder=9)
    return shown


def _name_routes(labels: Labeller, frame: Frame, features: list[Feature], symbols: Symbols) -> None:
    """A route's name along its line, once a route."""
    named = set()
    for feature in features:
        if feature.place.place_id in named or "Line" not in feature.geometry.geom_type:  # type: ignore[union-attr]
            continue
        shape = frame.project(feature.geometry)  # type: ignore[arg-type]
        visible = shape.intersection(shapely.box(*frame.extent))
        parts = [part for part in shapely.get_parts(visible) if part.geom_type == "LineString"]
        if not parts:
            continue
        line = max(parts, key=lambda part: part.length)
        spots = [_spot(labels, line, share) for share in (0.5, 0.35, 0.65, 0.2, 0.8)]
        colour = symbols.modes[str(feature.properties.get("mode"))].light
        style = {"fontsize": 8, "color": colour, "fontweight": "bold", "zorder": 9}
        name = feature.title.split(" / ")[0]
        along = labels.first_fit(spots, name, **style)
        if along or any(labels.beside(x, y, name, radius=4, **style) for x, y in _points(line)):
            named.add(feature.place.place_id)


def _points(line: shapely.LineString) -> list[tuple[float, float]]:
    """Some points on a line, its middle first."""
    points = [line.interpolate(share, normalized=True) for share in (0.5, 0.3, 0.7, 0.1, 0.9)]
    return [(point.x, point.y) for point in points]


def _spot(labels: Labeller, line: shapely.LineString, share: float) -> tuple[float, float, float]:
    """A place just above a line, and the angle of the line there, never upside down."""
    length = line.length
    here = line.interpolate(share * length)
    before = line.interpolate(max(share * length - length * 0.08, 0))
    after = line.interpolate(min(share * length + length * 0.08, length))
    angle = math.degrees(math.atan2(after.y - before.y, after.x - before.x))
    if angle > 90:  # noqa: PLR2004 - a right angle
        angle -= 180
    elif angle < -90:  # noqa: PLR2004 - a right angle
        angle += 180
    pixels = labels.axes.transData.transform((here.x, here.y))
    lift = 9 * labels.axes.figure.dpi / 72
    turned = math.radians(angle + 90)
    moved = labels.axes.transData.inverted().transform(
        (pixels[0] + lift * math.cos(turned), pixels[1] + lift * math.sin(turned))
    )
    return float(moved[0]), float(moved[1]), angle


def _name_regions(
    labels: Labeller, frame: Frame, features: list[Feature], symbols: Symbols
) -> None:
    colour = symbols.ground["print"]["text_region"]
    for feature in features:
        if feature.place.is_country or marks.covers_view(feature.geometry, frame):  # type: ignore[arg-type]
            continue
        spot = _middle(feature.geometry, frame)  # type: ignore[arg-type]
        if spot:
            name = feature.title.replace(" / ", "\n")
            labels.at(*spot, name, fontsize=8.5, fontstyle="italic", color=colour, zorder=8)


def _name_countries(
    labels: Labeller,
    frame: Frame,
    countries: geopandas.GeoDataFrame,
    atlas: Atlas,
    symbols: Symbols,
) -> None:
    """Countries in spaced capitals, the largest in view first."""
    titles = {
        (place.geometry_ref or "").removeprefix("area:"): _country_title(place.place_id, atlas)
        for place in atlas.gazetteer.places.values()
        if place.is_country and not place.valid_to
    }
    view = shapely.box(*frame.extent)
    visible = [(shape.intersection(view), key) for key, shape in _shapes(countries)]
    colour = symbols.ground["print"]["text_country"]
    for shape, key in sorted(visible, key=lambda item: -item[0].area):
        if key in titles and shape.area > view.area * 0.004:
            name = "\u2009".join(titles[key].upper())
            labels.first_fit(_roomy(shape), name, fontsize=9.5, color=colour, zorder=6)


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


def _country_title(place_id: str, atlas: Atlas) -> str:
    from gazetteer.naming import display_name

    return display_name(
        atlas.gazetteer, place_id, policy=atlas.options.lang, language=atlas.options.lang
    )


def _shapes(countries: geopandas.GeoDataFrame) -> list[tuple[str, shapely.Geometry]]:
    return list(zip(countries["key"], countries.geometry, strict=True))


def _middle(shape: shapely.Geometry, frame: Frame) -> tuple[float, float] | None:
    visible = frame.project(shape).intersection(shapely.box(*frame.extent))
    if visible.is_empty:
        return None
    point = visible.representative_point()
    return point.x, point.y
