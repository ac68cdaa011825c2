"""What the sources speak of: corridors, borders, regions, towns, governments."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import shapely
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path

from geo.page.payload import area_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from shapely.geometry.base import BaseGeometry

    from geo.model import Feature, Group, Layer
    from geo.page.symbols import LineSymbol, Symbols
    from geo.picture.frame import Frame
    from geo.picture.labels import Labeller

#: CSS pixels to points.
PT = 0.75

#: Below this many points an actor's mark stands clear of its capital.
ASIDE = 11.0

#: A region whose box is larger than this many views is not drawn.
TOO_LARGE = 2.0

#: A square with rounded corners and a notch: someone speaks here.
SPEECH = Path(
    [(-1, -0.7), (-1, 1), (1, 1), (1, -0.7), (0.1, -0.7), (-0.5, -1.3), (-0.5, -0.7), (-1, -0.7)]
)


def features_of(layers: Sequence[Layer], group: Group) -> list[Feature]:
    """The features of a group that have a geometry and quotes, the most quoted first."""
    found = [
        feature
        for layer in layers
        if layer.group is group
        for feature in layer.features
        if feature.quotes and feature.geometry is not None and not feature.geometry.is_empty
    ]
    return sorted(found, key=lambda feature: (-len(feature.quotes), feature.feature_id))


def draw_areas(axes: Axes, frame: Frame, features: Iterable[Feature], symbols: Symbols) -> None:
    """Disputed regions as a hatch, those with bounds of their own as an outline, as the page.

    Countries are part of the ground; a claim or a mere name is a name.
    """
    colour = symbols.marks["areas"].light
    for feature in features:
        look = area_look(feature.place)
        if look not in {"hatch", "outline"} or covers_view(feature.geometry, frame):
            continue
        for part in _polygons(frame.project(feature.geometry)):
            axes.fill(
                *part.exterior.xy,
                facecolor="none",
                edgecolor=colour,
                hatch="////" if look == "hatch" else None,
                hatch_linewidth=0.25,
                linewidth=0.8,
                linestyle=(0, (4, 2)),
                alpha=0.5,
                zorder=2,
            )


def covers_view(shape: BaseGeometry, frame: Frame) -> bool:
    """Whether a region is so large that it is the whole view: it says nothing then."""
    west, south, east, north = frame.box
    view = (east - west) * (north - south)
    left, bottom, right, top = shape.bounds
    return bool((right - left) * (top - bottom) > TOO_LARGE * view)


def draw_routes(axes: Axes, frame: Frame, features: Sequence[Feature], symbols: Symbols) -> None:
    """Widths as flat fills, then casings, then lines by status and mode."""
    for feature in features:
        shape = frame.project(feature.geometry)
        colour = _colour(feature, symbols)
        for part in _polygons(shape):
            axes.fill(
                *part.exterior.xy,
                facecolor=colour,
                alpha=symbols.corridor_opacity,
                linewidth=0,
                zorder=3,
            )
    for feature in features:
        line = symbols.statuses[str(feature.properties.get("status") or "in-use")]
        shape = frame.project(feature.geometry)
        for part in lines_of(shape):
            if line.casing:
                axes.plot(*part.xy, color="white", linewidth=line.casing * PT, zorder=4)
            _stroke(axes, part, line, _colour(feature, symbols), zorder=5)


def draw_borders(axes: Axes, frame: Frame, features: Iterable[Feature], symbols: Symbols) -> None:
    """Borders that a source names, by status, over the ground's own."""
    for feature in features:
        line = symbols.borders[str(feature.properties.get("status") or "normal")]
        for part in lines_of(frame.project(feature.geometry)):
            _stroke(axes, part, line, line.light, zorder=4, least=1.4)


def draw_towns(
    axes: Axes, frame: Frame, features: Iterable[Feature], symbols: Symbols, labels: Labeller
) -> list[tuple[Feature, float, float, float]]:
    """Filled circles by the number of quotes; returns (feature, x, y, radius in points)."""
    drawn = []
    for feature, point in _points_in_view(features, frame):
        radius = mark_radius(len(feature.quotes), symbols) * PT
        rough = is_rough(feature)
        axes.plot(
            point.x,
            point.y,
            "o",
            markersize=2 * radius,
            markerfacecolor="white" if rough else symbols.marks["towns"].light,
            markeredgecolor=symbols.marks["towns"].light if rough else "white",
            markeredgewidth=1.0,
            zorder=7,
        )
        labels.reserve(point.x, point.y, radius)
        drawn.append((feature, point.x, point.y, radius))
    return drawn


def is_rough(feature: Feature) -> bool:
    """Whether a position is known only roughly: its mark is a ring."""
    return feature.properties.get("precision") in {"rough", "representative"}


def draw_governments(
    axes: Axes, frame: Frame, features: Iterable[Feature], symbols: Symbols, labels: Labeller
) -> int:
    """Hollow squares with a notch, beside the capital and never on it; returns how many."""
    count = 0
    for _, point in _points_in_view(features, frame):
        x, y = _aside(axes, point.x, point.y, -ASIDE, ASIDE)
        axes.plot(
            x,
            y,
            marker=SPEECH,
            markersize=10,
            markerfacecolor="white",
            markeredgecolor=symbols.marks["governments"].light,
            markeredgewidth=1.2,
            zorder=8,
        )
        labels.reserve(x, y, 6)
        count += 1
    return count


def mark_radius(quotes: int, symbols: Symbols) -> float:
    """The radius in CSS pixels: the area grows with the number of quotes, up to a limit."""
    return min(symbols.smallest_mark * math.sqrt(max(quotes, 1)), symbols.largest_mark)


def line_handle(line: LineSymbol, colour: str) -> Line2D:
    """A sample of a line for the legend."""
    return Line2D([], [], color=colour, **_dash(line))


def speech_handle(symbols: Symbols) -> Line2D:
    """A sample of the actors' mark for the legend."""
    return Line2D(
        [],
        [],
        linestyle="none",
        marker=SPEECH,
        markersize=9,
        markerfacecolor="white",
        markeredgecolor=symbols.marks["governments"].light,
    )


def hatch_handle(symbols: Symbols) -> Patch:
    """A sample of a disputed region for the legend."""
    colour = symbols.marks["areas"].light
    return Patch(facecolor="none", edgecolor=colour, hatch="////", hatch_linewidth=0.25, alpha=0.5)


def _stroke(
    axes: Axes,
    part: shapely.LineString,
    line: LineSymbol,
    colour: str,
    *,
    zorder: int,
    least: float = 0.0,
) -> None:
    style = _dash(line)
    style["linewidth"] = max(style["linewidth"], least)
    axes.plot(*part.xy, color=colour, zorder=zorder, **style)
    if line.glyph == "cross" or line.bar:
        for x, y in _spots(part, 5 if line.glyph else 1):
            axes.plot(x, y, "x" if line.glyph else "|", color=colour, markersize=5, zorder=zorder)


def _dash(line: LineSymbol) -> dict[str, Any]:
    width = line.width * PT
    style: dict[str, Any] = {"linewidth": width}
    if line.dash:
        style["linestyle"] = (0, tuple(max(step * PT / width, 0.01) for step in line.dash))
        style["dash_capstyle"] = "round" if line.cap == "round" else "butt"
    return style


def _spots(part: shapely.LineString, count: int) -> Iterable[tuple[float, float]]:
    for index in range(count):
        point = part.interpolate((index + 0.5) / count, normalized=True)
        yield point.x, point.y


def _colour(feature: Feature, symbols: Symbols) -> str:
    mode, status = feature.properties.get("mode"), feature.properties.get("status")
    return line_colour(str(mode or "multimodal"), str(status), symbols)


def line_colour(mode: str, status: str, symbols: Symbols) -> str:
    """The colour of a line on light land: its status's own, else its mode's."""
    line = symbols.statuses.get(status)
    return line.light if line and line.light else symbols.modes[mode].light


def _aside(axes: Axes, x: float, y: float, dx: float, dy: float) -> tuple[float, float]:
    """A position some points away on the sheet, in data units."""
    scale = axes.figure.dpi / 72
    px, py = axes.transData.transform((x, y))
    moved = axes.transData.inverted().transform((px + dx * scale, py + dy * scale))
    return float(moved[0]), float(moved[1])


def _points_in_view(
    features: Iterable[Feature], frame: Frame
) -> Iterable[tuple[Feature, shapely.Point]]:
    """The features that are points in the frame, each with its place on the sheet's plane."""
    for feature in features:
        if feature.geometry is not None and feature.geometry.geom_type == "Point":
            point = frame.project(feature.geometry)
            if _within(point, frame):
                yield feature, point


def _within(point: BaseGeometry, frame: Frame) -> bool:
    left, bottom, right, top = frame.extent
    return bool(left <= point.x <= right and bottom <= point.y <= top)


def _polygons(shape: BaseGeometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def lines_of(shape: BaseGeometry) -> list[shapely.LineString]:
    """The parts of a geometry that are lines."""
    return [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
