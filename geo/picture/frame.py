"""Where on the paper what stands, and where on the earth the paper lies. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from pyproj import CRS, Transformer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.options import Box

#: The sheet in inches at 100 dots each: 1200 × 800 pixels.
SHEET = (12.0, 8.0)

#: The map's frame on the sheet, as shares of it: left, bottom, width, height.
MAP = (0.02, 0.085, 0.735, 0.80)

#: Wider views than this, in degrees, are drawn as a map of the world.
REGIONAL = 100.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A flat view: the projection, its extent in metres and the box in degrees it covers."""

    crs: CRS
    extent: Box  # left, bottom, right, top in metres
    box: Box  # west, south, east, north in degrees
    forward: Transformer
    is_regional: bool

    @property
    def grain(self) -> float:
        """Metres in a third of a pixel: what is finer cannot be seen."""
        return (self.extent[2] - self.extent[0]) / (MAP[2] * SHEET[0] * 300)

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """Degrees to metres on the sheet's plane."""
        return shapely.transform(geometry, self.forward.transform, interleaved=False)


def frame_for(bbox: Box) -> Frame:
    """The view that holds a box (west, south, east, north) and fills the map's frame.

    Equal-area: azimuthal around the middle of a region, Equal Earth for the world. North is
    up in the middle.
    """
    west, south, east, north = bbox
    lon, lat = (west + east) / 2, (south + north) / 2
    is_regional = max(east - west, north - south) <= REGIONAL
    if not is_regional:  # around Greenwich: outlines are cut at ±180 degrees
        crs = CRS.from_proj4("+proj=eqearth +lon_0=0 +datum=WGS84")
    else:
        crs = CRS.from_proj4(f"+proj=laea +lon_0={lon:.4f} +lat_0={lat:.4f} +datum=WGS84")
    forward = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    left, bottom, right, top = forward.transform_bounds(west, south, east, north, densify_pts=21)
    aspect = (MAP[2] * SHEET[0]) / (MAP[3] * SHEET[1])
    width, height = right - left, top - bottom
    if width / height < aspect:
        grow = (height * aspect - width) / 2
        left, right = left - grow, right + grow
    else:
        grow = (width / aspect - height) / 2
        bottom, top = bottom - grow, top + grow
    back = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    covered = back.transform_bounds(left, bottom, right, top, densify_pts=21)
    return Frame(crs, (left, bottom, right, top), _sane(covered, bbox), forward, is_regional)


def _sane(covered: tuple[float, float, float, float], bbox: Box) -> Box:
    """The covered box, or the world where the sheet reaches beyond it."""
    west, south, east, north = covered
    if any(value != value or abs(value) > 360 for value in covered) or west >= east:  # noqa: PLR0124, PLR2004 - NaN, and a turn round the earth
        west, east = (-180.0, 180.0) if bbox[2] - bbox[0] > REGIONAL / 2 else (bbox[0], bbox[2])
        south, north = (-90.0, 90.0) if bbox[3] - bbox[1] > REGIONAL / 2 else (bbox[1], bbox[3])
    return (west, south, east, north)
