"""The basemap: countries, districts, borders, waters. Edge: it reads the package's data.

One topology holds every country and, where there are any, its first-level districts, so
that areas and borders fit. Keys are ISO 3166-1 alpha-3 (``ARM``), ISO 3166-2
(``AM-SU``) or names (``nagorno-karabakh-1991``); see ``data/basemap/README.md``.
Coordinates are (longitude, latitude) in degrees, boxes (left, bottom, right, top).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import shapely

from geo.errors import GeometryError
from geo.topology import join_topologies, outline, read_topology, unite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geopandas import GeoDataFrame
    from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon

    from geo.topology import BBox, Shape, Topology

ATTRIBUTION = (
    "Made with Natural Earth (public domain). "
    "Lakes, rivers and the border along the Aras: GSHHG (LGPL 3 or later)."
)

_AREAS = ("countries", "first_level", "historical", "lakes")


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area that is a union of others: a row of ``areas.csv``."""

    key: str
    name: str
    members: tuple[str, ...]
    status: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of contact, of today or of old, and its area: a row of ``lines.csv``.

    Either key may be empty. The dates are ISO 8601, the second empty while it holds.
    """

    key: str
    name: str
    status: str
    valid_from: str
    valid_to: str
    area_key: str
    area_name: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class BorderNote:
    """What is known of a border: a row of ``borders.csv``. A part goes before the whole."""

    first: str
    second: str
    status: str
    since: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class KnownLength:
    """The length of a border as somebody measured it: a row of ``known_lengths.csv``."""

    first: str
    second: str
    length_m: float
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Basemap:
    """Areas, lines and waters by key, all from one topology."""

    topology: Topology
    named: Mapping[str, NamedArea]
    named_lines: tuple[NamedLine, ...]
    border_notes: tuple[BorderNote, ...]
    known_lengths: tuple[KnownLength, ...]
    attribution: str = ATTRIBUTION
    _areas: dict[str, Polygon | MultiPolygon] = field(default_factory=dict, repr=False)

    def has_area(self, key: str) -> bool:
        """Whether there is an area with that key."""
        return key in self.named or self._find(key) is not None

    def shapes(self, key: str) -> tuple[Shape, ...]:
        """The shapes of the topology of which an area consists.

        Raises:
            GeometryError: There is no such area.
        """
        if key in self.named:
            return tuple(s for member in self.named[key].members for s in self.shapes(member))
        shape = self._find(key)
        if shape is None:
            raise GeometryError(f"the basemap has no area {key!r}")
        return (shape,)

    def outline(self, key: str) -> frozenset[int]:
        """The directed arcs around an area; raises GeometryError as ``shapes``."""
        return outline(self.shapes(key))

    def area(self, key: str) -> Polygon | MultiPolygon:
        """The area with that key.

        Raises:
            GeometryError: There is no such area.
        """
        if key not in self._areas:
            parts = [self.topology.area(shape) for shape in self.shapes(key)]
            self._areas[key] = parts[0] if len(parts) == 1 else unite(parts)
        return self._areas[key]

    def line(self, key: str) -> LineString | MultiLineString:
        """The named line (``line-of-contact-1994``) or river with that key.

        Raises:
            GeometryError: There is no such line.
        """
        for name in ("lines", "rivers"):
            shape = self.topology.objects.get(name, {}).get(key)
            if shape is not None:
                return self.topology.line(shape.references())
        raise GeometryError(f"the basemap has no line {key!r}")

    def water(self, key: str) -> Polygon | MultiPolygon | LineString | MultiLineString:
        """The lake or river with that key.

        Raises:
            GeometryError: There is no such water.
        """
        lake = self.topology.objects.get("lakes", {}).get(key)
        return self.topology.area(lake) if lake is not None else self.line(key)

    def countries(self, bbox: BBox | None = None) -> GeoDataFrame:
        """The countries that meet the box (all without one): key, name, geometry."""
        return self._table("countries", bbox)

    def first_level(self, bbox: BBox | None = None) -> GeoDataFrame:
        """The districts that meet the box: key, name, country, geometry."""
        return self._table("first_level", bbox)

    def lakes(self, bbox: BBox | None = None) -> GeoDataFrame:
        """The lakes that meet the box: key, name, geometry."""
        return self._table("lakes", bbox)

    def rivers(self, bbox: BBox | None = None) -> GeoDataFrame:
        """The rivers that meet the box: key, name, geometry."""
        return self._table("rivers", bbox)

    def _find(self, key: str) -> Shape | None:
        objects = self.topology.objects
        return next((objects[name][key] for name in _AREAS if key in objects.get(name, {})), None)

    def _table(self, name: str, bbox: BBox | None) -> GeoDataFrame:
        import geopandas as gpd

        shapes = [
            shape
            for shape in self.topology.objects.get(name, {}).values()
            if bbox is None or self.topology.may_meet(shape, bbox)
        ]
        draw = self.line if name == "rivers" else self.area
        table = gpd.GeoDataFrame(
            {
                "key": [shape.key for shape in shapes],
                "name": [shape.name for shape in shapes],
                "country": [shape.country for shape in shapes],
            },
            geometry=[draw(shape.key) for shape in shapes],
            crs="EPSG:4326",
        )
        if bbox is None:
            return table
        return table[table.intersects(shapely.box(*bbox))].reset_index(drop=True)


@cache
def load_basemap() -> Basemap:
    """The basemap that the package carries; read once.

    Raises:
        GeometryError: The package's data are damaged.
    """
    return Basemap(
        topology=join_topologies(_topology("world"), _topology("waters")),
        named={row["key"]: _named_area(row) for row in _rows("areas.csv")},
        named_lines=tuple(_named_line(row) for row in _rows("lines.csv")),
        border_notes=tuple(BorderNote(**row) for row in _rows("borders.csv")),
        known_lengths=tuple(_known_length(row) for row in _rows("known_lengths.csv")),
    )


def _named_area(row: Mapping[str, str]) -> NamedArea:
    rest = {name: row[name] for name in ("key", "name", "status", "source", "note")}
    return NamedArea(members=tuple(row["members"].split()), **rest)


def _named_line(row: Mapping[str, str]) -> NamedLine:
    return NamedLine(**{name: row[name] for name in NamedLine.__slots__})


def _known_length(row: Mapping[str, str]) -> KnownLength:
    return KnownLength(
        row["first"], row["second"], float(row["length_km"]) * 1000, row["source"], row["note"]
    )


def _topology(name: str) -> Topology:
    return read_topology(json.loads(_unpack(f"{name}.json.gz")), _unpack(f"{name}.arcs.gz"))


def _unpack(name: str) -> bytes:
    return gzip.decompress((files("geo") / "data" / "basemap" / name).read_bytes())


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = (files("geo") / "data" / "basemap" / name).read_text(encoding="utf-8")
    return csv.DictReader(io.StringIO(text))
