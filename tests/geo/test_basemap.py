"""The basemap that the package carries: right places, right sizes, one topology."""

from __future__ import annotations

import csv
import itertools
from typing import TYPE_CHECKING

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import MultiPolygon, Point, Polygon

from geo.basemap import Basemap, load_basemap
from geo.borders import border_between
from geo.errors import GeometryError
from geo.topology import outline

if TYPE_CHECKING:
    from pathlib import Path

WGS84 = Geod(ellps="WGS84")
ENOUGH = 1e-9  # square degrees


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    """The basemap of the package."""
    return load_basemap()


def rows(root: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table of the basemap."""
    path = root / "geo" / "data" / "basemap" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def km2(area: Polygon | MultiPolygon) -> float:
    """The geodesic area in square kilometres; positive when outer rings run as they should."""
    square_metres: float = WGS84.geometry_area_perimeter(area)[0]
    return square_metres / 1e6


@pytest.mark.parametrize(
    ("key", "known_km2", "within"),
    [
        ("ARM", 29_743, 0.01),
        ("AZE", 86_600, 0.01),
        ("GEO", 69_700, 0.01),
        ("IRN", 1_648_195, 0.02),
        ("TUR", 783_562, 0.01),
        ("UKR", 603_550, 0.01),
        ("GHA", 238_533, 0.02),
        ("FJI", 18_274, 0.05),
        ("RUS", 17_098_246, 0.02),
        ("AM-SU", 4_506, 0.04),
        ("AZ-NX", 5_502, 0.13),
        ("UA-43", 26_100, 0.03),
        ("nagorno-karabakh-1991", 4_388, 0.04),
        ("nagorno-karabakh-1994", 11_458, 0.06),
        ("lake-van", 3_755, 0.08),
    ],
)
def test_areas_have_their_known_size(
    basemap: Basemap, key: str, known_km2: float, within: float
) -> None:
    """Countries come out within two per cent, districts and lakes as exact as they are drawn."""
    assert km2(basemap.area(key)) == pytest.approx(known_km2, rel=within)


@pytest.mark.parametrize(
    ("key", "lon", "lat"),
    [
        ("ARM", 44.51, 40.18),
        ("AZE", 49.89, 40.38),
        ("AZE", 45.41, 39.21),  # Nakhchivan, apart from the rest
        ("ARM", 45.50, 40.64),  # Artsvashen, an enclave in Azerbaijan
        ("AZE", 45.00, 41.06),  # Yukhari Askipara, an enclave in Armenia
        ("AM-SU", 46.41, 39.21),
        ("AZ-LAC", 46.55, 39.637),
        ("nagorno-karabakh-1991", 46.75, 39.82),
        ("south-ossetia", 43.97, 42.23),
        ("UKR", 34.10, 44.95),
        ("lake-sevan", 45.35, 40.35),
        ("USA", -149.9, 61.2),
        ("NZL", 174.8, -41.3),
        ("BRA", -47.9, -15.8),
    ],
)
def test_areas_lie_where_they_should(basemap: Basemap, key: str, lon: float, lat: float) -> None:
    """Longitude and latitude are not swapped, and exclaves and enclaves are there."""
    assert basemap.area(key).contains(Point(lon, lat))


def test_every_shape_is_valid_and_turns_the_right_way(basemap: Basemap) -> None:
    """No ring crosses itself, and outer rings run counter-clockwise."""
    for name in ("countries", "first_level", "historical", "lakes"):
        for key in basemap.topology.objects[name]:
            area = basemap.area(key)
            assert area.is_valid, key
            assert all(part.exterior.is_ccw for part in shapely.get_parts(area)), key


def test_nothing_lies_outside_the_world(basemap: Basemap) -> None:
    """All longitudes are within 180 degrees and all latitudes within 90."""
    left, bottom, right, top = shapely.total_bounds(shapely.points(basemap.topology.positions))
    assert left >= -180
    assert right <= 180 + ENOUGH
    assert bottom >= -90
    assert top <= 90


@pytest.mark.parametrize("key", ["RUS", "FJI", "USA", "ATA", "NZL", "KIR"])
def test_countries_are_cut_at_the_antimeridian(basemap: Basemap, key: str) -> None:
    """No edge runs around the earth."""
    for part in shapely.get_parts(basemap.area(key)):
        longitudes = [x for x, _ in part.exterior.coords]
        steps = (abs(b - a) for a, b in itertools.pairwise(longitudes))
        along_the_pole = key == "ATA"
        assert along_the_pole or max(steps) < 90


@pytest.mark.parametrize("country", ["ARM", "AZE", "GEO", "TUR", "IRN", "UKR"])
def test_districts_are_their_country(basemap: Basemap, country: str) -> None:
    """The districts of a country have its very outline and do not overlap."""
    shapes = basemap.topology.objects["first_level"].values()
    districts = [shape for shape in shapes if shape.country == country]
    assert outline(districts) == basemap.outline(country)
    total = sum(basemap.area(shape.key).area for shape in districts)
    assert total == pytest.approx(basemap.area(country).area, rel=1e-9)


def test_all_districts_of_the_table_are_there(basemap: Basemap, root: Path) -> None:
    """No district got lost when it was bent to its country."""
    keys = {row["key"] for row in rows(root, "first_level.csv")}
    assert keys == set(basemap.topology.objects["first_level"])


def test_all_members_of_named_areas_are_there(basemap: Basemap) -> None:
    """A union names areas that exist, and tells what it is and why."""
    for area in basemap.named.values():
        assert basemap.shapes(area.key)
        assert area.status
        assert area.source


def test_the_claimed_and_rough_regions_are_marked(basemap: Basemap) -> None:
    """A claim is called a claim, whatever land it is laid to."""
    assert basemap.named["western-azerbaijan"].status == "claimed"
    assert basemap.area("western-azerbaijan").equals(basemap.area("ARM"))
    assert basemap.named["south-azerbaijan"].status == "rough"
    assert basemap.area("south-azerbaijan").within(basemap.area("IRN").buffer(ENOUGH))
    assert basemap.area("east-zangezur").within(basemap.area("AZE").buffer(ENOUGH))


def test_corrections_hold(basemap: Basemap, root: Path) -> None:
    """Each town that the source misplaces lies in its country and district, and in no other."""
    found = rows(root, "corrections.csv")
    assert len(found) > 20
    for row in found:
        if row["kind"] == "river":  # see test_the_border_with_iran_is_the_aras
            assert border_between(row["drawn"], row["right"], basemap) is not None
            continue
        if row["kind"] == "name":
            assert basemap.topology.objects["first_level"][row["right"]].name == "Lachin"
            continue
        town = Point(float(row["longitude"]), float(row["latitude"]))
        assert basemap.area(row["right"]).contains(town), row["name"]
        if row["kind"] != "merge":
            assert not basemap.area(row["drawn"]).contains(town), row["name"]
        else:
            assert not basemap.has_area(row["drawn"])


@pytest.mark.parametrize(
    ("name", "key", "lon", "lat"),
    [
        ("Jolfa", "IRN", 45.63329, 38.93788),
        ("Meghri", "ARM", 46.24308, 38.90123),
        ("Tegh", "ARM", 46.48054, 39.55826),
        ("Goris", "ARM", 46.34168, 39.51111),
        ("Ordubad", "AZE", 46.02274, 38.90961),
        ("Zangilan", "AZE", 46.65988, 39.08371),
        ("Sadakhlo", "GEO", 44.7891, 41.2402),
    ],
)
def test_corrections_take_nothing_from_neighbours(
    basemap: Basemap, name: str, key: str, lon: float, lat: float
) -> None:
    """Towns near a corrected border have stayed where they were."""
    assert basemap.area(key).contains(Point(lon, lat)), name


def test_waters_and_lines_are_found_by_key(basemap: Basemap) -> None:
    """Lakes are areas, rivers and lines of contact are lines."""
    assert basemap.water("lake-sevan").geom_type == "Polygon"
    assert basemap.water("aras").length > 3
    line = basemap.line("line-of-contact-1994")
    assert WGS84.geometry_length(line) == pytest.approx(240_000, rel=0.25)


@pytest.mark.parametrize(("country", "share"), [("ARM", 1), ("AZ-NX", 1), ("AZE", 0.57)])
def test_the_border_with_iran_is_the_aras(basemap: Basemap, country: str, share: float) -> None:
    """River and border are one line within the basemap's grid, as far as the river is the border.

    Azerbaijan's border leaves the river in the Mugan steppe and runs over land from there.
    """
    border = border_between(country, "IRN", basemap)
    assert border is not None
    near = border.geometry.intersection(basemap.water("aras").buffer(0.006))
    assert WGS84.geometry_length(near) >= 0.99 * share * border.length_m


@pytest.mark.parametrize(
    ("name", "key", "lon", "lat"),
    [
        ("Agarak", "ARM", 46.19463, 38.86506),
        ("Norduz", "IRN", 46.2, 38.835),
        ("Minjivan", "AZE", 46.7, 39.04),
    ],
)
def test_both_banks_of_the_aras_are_whose_they_are(
    basemap: Basemap, name: str, key: str, lon: float, lat: float
) -> None:
    """What lies a kilometre or more from the river lies in its own country."""
    assert basemap.area(key).contains(Point(lon, lat)), name


@pytest.mark.parametrize("ask", ["area", "line", "water", "shapes", "outline"])
def test_an_unknown_key_is_an_error(basemap: Basemap, ask: str) -> None:
    """The message names the key."""
    with pytest.raises(GeometryError, match="atlantis"):
        getattr(basemap, ask)("atlantis")


def test_tables_are_narrowed_to_a_box(basemap: Basemap) -> None:
    """Only what meets the box is in the table, with its coordinate system."""
    table = basemap.countries((42, 38, 51, 43))
    assert set(table.key) == {"ARM", "AZE", "GEO", "IRN", "RUS", "TUR"}
    assert table.crs.to_epsg() == 4326
    assert "AM-SU" in set(basemap.first_level((46, 39, 46.4, 39.4)).key)
    assert "lake-sevan" in set(basemap.lakes((45, 40, 46, 41)).key)
    assert "kura" in set(basemap.rivers((44, 41, 45, 42)).key)


def test_the_licences_are_named(basemap: Basemap, root: Path) -> None:
    """Every map can print where its ground comes from."""
    assert "Natural Earth" in basemap.attribution
    assert "GSHHG" in basemap.attribution
    assert "LGPL" in basemap.attribution
    assert (root / "geo" / "data" / "basemap" / "waters.LGPL-3.txt").is_file()


def test_the_basemap_is_read_once() -> None:
    """A second call returns the same object."""
    assert load_basemap() is load_basemap()
