"""The quiet ground of the picture: sea, land, districts, waters, borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry import box

if TYPE_CHECKING:
    import geopandas
    from matplotlib.axes import Axes

    from geo.basemap import Basemap
    from geo.page.symbols import Symbols
    from geo.picture.frame import Frame

#: Districts are drawn only in views narrower than this, in degrees of longitude.
DISTRICTS = 14.0


def draw_ground(
    axes: Axes, frame: Frame, basemap: Basemap, symbols: Symbols, *, focus: frozenset[str]
) -> geopandas.GeoDataFrame:
    """Fill the frame; return the countries in it (key, name, projected geometry).

    ``focus`` are the keys (ISO 3166-1 alpha-3) of the countries that the corpus is about.
    """
    colours = symbols.ground["print"]
    axes.set_facecolor(colours["sea"])
    clip = box(*_padded(frame.box))
    countries = _clipped(basemap.countries(frame.box), clip, frame)
    fills = [colours["land_focus" if key in focus else "land"] for key in countries["key"]]
    _polygons(axes, countries, facecolor=fills, edgecolor=colours["coast"], linewidth=0.7)
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
    _outlines(axes, countries, colours["border"], 0.9, "solid")
    return countries


def _clipped(
    table: geopandas.GeoDataFrame, clip: shapely.Polygon, frame: Frame
) -> geopandas.GeoDataFrame:
    import geopandas

    cut = table.assign(geometry=shapely.intersection(table.geometry.array, clip))
    cut = cut[~cut.geometry.is_empty]
    flat = [frame.project(shape) for shape in cut.geometry]
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
