"""The quiet ground of the picture: sea, land, districts, waters, borders by status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from matplotlib.lines import Line2D
from matplotlib.patheffects import Stroke
from shapely.geometry import LineString, MultiLineString, box

from geo.borders import status_of_arcs
from geo.boundaries import boundary_policy, status_under
from geo.clip import clip_basemap

if TYPE_CHECKING:
    import geopandas
    from matplotlib.axes import Axes

    from geo.basemap import Basemap
    from geo.page.symbols import LineSymbol, Symbols
    from geo.picture.frame import Frame

#: Districts are drawn only in views narrower than this, in degrees of longitude.
DISTRICTS = 14.0

#: The view is this many times as wide as the detail that lines lose: a fourth of a pixel.
FINEST = 4000
#: The detail, in degrees, of what lies outside the view; none of it is drawn.
COARSE = 0.3
#: How far the crosses of a closed border stand apart, as a share of the view's width.
CROSSES = 0.04
#: The width of a double line, in CSS pixels.
DOUBLE = 3.6
#: CSS pixels to points.
PT = 0.75


def draw_ground(
    axes: Axes,
    frame: Frame,
    basemap: Basemap,
    symbols: Symbols,
    *,
    focus: frozenset[str],
    boundaries: str = "de-jure",
    quoted: frozenset[str] = frozenset(),
) -> geopandas.GeoDataFrame:
    """Fill the frame; return the countries in it (key, name, projected geometry).

    ``focus`` are the keys (ISO 3166-1 alpha-3) of the countries that the corpus is about,
    ``boundaries`` is the boundary policy, and ``quoted`` are the keys of the borders that a
    source names (``ARM|IRN``): they are drawn heavier.
    """
    colours = symbols.ground["print"]
    axes.set_facecolor(colours["sea"])
    clip = box(*_padded(frame.box))
    countries = _clipped(basemap.countries(frame.box), clip, frame)
    fills = [colours["land_focus" if key in focus else "land"] for key in countries["key"]]
    # An edge in the land's own colour closes the hairlines between neighbours.
    _polygons(axes, countries, facecolor=fills, edgecolor=fills, linewidth=0.5)
    if frame.box[2] - frame.box[0] <= DISTRICTS:
        districts = _clipped(basemap.first_level(frame.box), clip, frame)
        inside = districts[districts["country"].isin(focus)]
        _outlines(axes, inside, colours["admin"], 0.5, (0, (2, 2)))
    for water in (basemap.lakes(frame.box), basemap.rivers(frame.box)):
        shapes = _clipped(water, clip, frame)
        areal = shapes.geometry.geom_type.isin(["Polygon", "MultiPolygon"])
        _polygons(
            axes,
            shapes[areal],
            facecolor=colours["lake"],
            edgecolor=colours["coast"],
            linewidth=0.5,
        )
        if (~areal).any():
            shapes[~areal].plot(
                ax=axes, color=colours["river"], linewidth=0.8, zorder=1, aspect=None
            )
    _lines(axes, frame, basemap, symbols, boundaries, quoted)
    return countries


def border_statuses(frame: Frame, basemap: Basemap, boundaries: str) -> frozenset[str]:
    """What kinds of borders in the view are other than normal: the legend names them."""
    policy, view = boundary_policy(boundaries), box(*frame.box)
    arcs = basemap.topology.arc
    found = {
        note.status
        for number, note in status_of_arcs(basemap).items()
        if LineString(arcs(number)).intersects(view)
    }
    named = {
        status_under(line, policy)
        for line in basemap.named_lines
        if basemap.line(line.key).intersects(view)
    }
    return frozenset(found | (named - {"historical"}))


def border_handle(status: str, symbols: Symbols) -> Line2D:
    """A sample of a border for the legend."""
    symbol = symbols.borders[status]
    width = max(symbol.width * PT, 0.9)
    sample = Line2D([], [], color=symbol.light, linewidth=width, linestyle=_dash(symbol, width))
    if symbol.glyph == "cross":
        sample.set(marker="x", markersize=4, markeredgewidth=0.9)
    elif symbol.glyph == "double":
        widths = ((DOUBLE * PT, symbol.light), (DOUBLE * PT / 2, symbols.ground["print"]["land"]))
        sample.set_path_effects([Stroke(linewidth=w, foreground=colour) for w, colour in widths])
    return sample


def _dash(symbol: LineSymbol, width: float) -> str | tuple[int, tuple[float, ...]]:
    """The dashes of a line in multiples of its width, as matplotlib counts them."""
    return (0, tuple(step * PT / width for step in symbol.dash)) if symbol.dash else "solid"


def _lines(  # the page's ground has the same lines
    axes: Axes,
    frame: Frame,
    basemap: Basemap,
    symbols: Symbols,
    boundaries: str,
    quoted: frozenset[str],
) -> None:
    """Coasts, and borders by what they are: each once, on the outlines of the countries."""
    view = _padded(frame.box)
    ground = clip_basemap(
        basemap,
        view,
        tolerance_deg=(view[2] - view[0]) / FINEST,
        world_tolerance_deg=COARSE,
        boundaries=boundaries,
    )
    colours = symbols.ground["print"]
    for line in ground.lines:
        if line.kind not in {"coast", "border"}:
            continue
        drawn = shapely.intersection(MultiLineString(ground.lines_of(line)), box(*view))
        shape = frame.project(shapely.line_merge(drawn))
        parts = [part for part in shapely.get_parts(shape) if isinstance(part, LineString)]
        for part in parts:
            if line.kind == "coast":
                axes.plot(*part.xy, color=colours["coast"], linewidth=0.7, zorder=1)
            else:
                _border(axes, part, symbols, line.status, heavy=line.key in quoted)
                if symbols.borders[line.status].glyph == "cross":
                    _crosses(axes, part, frame, symbols.borders[line.status].light)


def _border(axes: Axes, part: LineString, symbols: Symbols, status: str, *, heavy: bool) -> None:
    """One stretch of a border: plain, dashed or double."""
    colours, symbol = symbols.ground["print"], symbols.borders[status]
    quiet = status == "normal" and not heavy
    width = max(symbol.width * PT, 1.4 if heavy else 0.9)
    if symbol.glyph == "double":
        axes.plot(*part.xy, color=symbol.light, linewidth=DOUBLE * PT, zorder=2)
        axes.plot(*part.xy, color=colours["land"], linewidth=DOUBLE * PT / 2, zorder=2)
        return
    axes.plot(
        *part.xy,
        color=colours["border"] if quiet else symbol.light,
        linewidth=width,
        linestyle=_dash(symbol, width),
        zorder=2,
    )


def _crosses(axes: Axes, part: LineString, frame: Frame, colour: str) -> None:
    """Small crosses along a border that is closed, at least one on each stretch."""
    step = (frame.extent[2] - frame.extent[0]) * CROSSES
    count = max(int(part.length / step), 1)
    spots = [part.interpolate((at + 0.5) / count, normalized=True) for at in range(count)]
    axes.plot(
        [spot.x for spot in spots],
        [spot.y for spot in spots],
        "x",
        color=colour,
        markersize=4,
        markeredgewidth=0.9,
        zorder=2,
    )


def _clipped(
    table: geopandas.GeoDataFrame, clip: shapely.Polygon, frame: Frame
) -> geopandas.GeoDataFrame:
    import geopandas

    cut = table.assign(geometry=shapely.intersection(table.geometry.array, clip))
    cut = cut[~cut.geometry.is_empty]
    flat = [shapely.simplify(frame.project(shape), frame.grain) for shape in cut.geometry]
    return cut.set_geometry(geopandas.GeoSeries(flat, index=cut.index, crs=frame.crs))


def _padded(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A little more than the view, so that cut edges do not show; within the world."""
    west, south, east, north = bounds
    pad_x, pad_y = (east - west) * 0.1, (north - south) * 0.1
    return (
        max(west - pad_x, -180.0),
        max(south - pad_y, -89.0),
        min(east + pad_x, 180.0),
        min(north + pad_y, 89.0),
    )


def _polygons(axes: Axes, table: geopandas.GeoDataFrame, **style: object) -> None:
    if not table.empty:
        table.plot(ax=axes, zorder=0, aspect=None, **style)


def _outlines(
    axes: Axes, table: geopandas.GeoDataFrame, colour: str, width: float, dash: object
) -> None:
    if not table.empty:
        table.boundary.plot(
            ax=axes, color=colour, linewidth=width, linestyle=dash, zorder=1, aspect=None
        )
