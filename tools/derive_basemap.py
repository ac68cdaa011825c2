"""Derive geo/data/basemap from public packages; see the README beside the data.

    python tools/derive_basemap.py WORLD_ATLAS QGIS_GPKG ISO_3166_1

WORLD_ATLAS is ``countries-10m.json`` of npm world-atlas 2.0.2, QGIS_GPKG the
``world_map.gpkg`` of Debian's qgis-common, ISO_3166_1 ``iso_3166-1.json`` of Debian's
iso-codes. The countries of world-atlas are the one topology; everything else is bent to
it: the borders of districts are cut at the country's outline and end in its vertices.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from basemap_topology import Polygon, Ring, Vertex, build_topology, without_repeats
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point
from shapely.ops import linemerge, polygonize, unary_union

DATA = Path(__file__).resolve().parent.parent / "geo" / "data" / "basemap"
NEAR_DEG = 0.02  # how far the ends of a line may lie apart that belong together
KEYS = {
    "Kosovo": "XKX",
    "N. Cyprus": "XNC",
    "Somaliland": "XSO",
    "Ashmore and Cartier Is.": "x-ashmore-and-cartier",
}


class Grid:
    """The integer grid of the topology."""

    def __init__(self, transform: dict[str, list[float]]) -> None:
        self.scale = np.array(transform["scale"])
        self.translate = np.array(transform["translate"])

    def to_grid(self, geometry: Any) -> Any:
        """Degrees to grid units, not rounded."""
        return shapely.transform(geometry, lambda c: (c - self.translate) / self.scale)

    def vertex(self, lon: float, lat: float) -> tuple[float, float]:
        """One position in grid units, not rounded."""
        x, y = (np.array([lon, lat]) - self.translate) / self.scale
        return float(x), float(y)


def rounded(coordinates: Any) -> Ring:
    """Vertices on the grid, without direct repetitions."""
    line: Ring = []
    for x, y in coordinates:
        vertex = (round(x), round(y))
        if not line or line[-1] != vertex:
            line.append(vertex)
    return line


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the data folder."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# -- countries ---------------------------------------------------------------


def country_key(geometry: dict[str, Any], codes: dict[str, str]) -> str:
    """ISO 3166-1 alpha-3, or a key of our own (x-…) for what has none."""
    name = geometry["properties"]["name"]
    plain = "x-" + "-".join(name.lower().replace(".", "").split())
    return KEYS.get(name) or codes.get(geometry.get("id", ""), plain)


def ring_of(refs: list[int], arcs: list[Ring]) -> Ring:
    """The vertices of a ring of the source topology."""
    vertices: Ring = []
    for ref in refs:
        vertices += arcs[ref] if ref >= 0 else arcs[~ref][::-1]
    return without_repeats(vertices)


def polygons_of(geometry: dict[str, Any], arcs: list[Ring]) -> list[Polygon]:
    """The polygons of a geometry of the source topology, without collapsed rings."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    polygons = []
    for part in parts:
        rings = [ring for ring in (ring_of(refs, arcs) for refs in part) if len(ring) > 2]
        if rings and any(map(leaps, rings)):
            polygons += cut_at_antimeridian(rings)
        elif rings and shapely.Polygon(rings[0]).area > 0:
            polygons.append(rings)
    return polygons


def leaps(line: Ring) -> bool:
    """Whether a line steps over the antimeridian."""
    return any(abs(a[0] - b[0]) > ROUND / 2 for a, b in zip(line, line[1:], strict=False))


def cut_at_antimeridian(rings: Polygon) -> list[Polygon]:
    """The source joins what lies on both sides of the antimeridian; cut it again."""
    straight = shapely.make_valid(shapely.Polygon(unrolled(rings[0]), [unrolled(r) for r in rings[1:]]))
    pieces = []
    for turn in (-1, 0, 1):
        window = shapely.box(turn * ROUND, -BOTTOM, (turn + 1) * ROUND, 2 * ROUND)
        piece = straight.intersection(window)
        pieces += to_polygons(shapely.transform(piece, lambda c, t=turn: c - [t * ROUND, 0]))
    return pieces


def unrolled(ring: Ring) -> Ring:
    """The ring without leaps; one around a pole (Antarctica) is closed along it."""
    turn, vertices = 0, [ring[0]]
    for before, vertex in zip(ring, [*ring[1:], ring[0]], strict=True):
        step = vertex[0] - before[0]
        turn -= round(step / ROUND)
        vertices.append((vertex[0] + turn * ROUND, vertex[1]))
    if turn:
        vertices += [(vertices[-1][0], -BOTTOM), (vertices[0][0], -BOTTOM)]
    return vertices


ROUND = 99999  # grid units around the earth
BOTTOM = 2829  # grid units from the lowest vertex to the south pole


def to_shape(polygons: list[Polygon]) -> MultiPolygon:
    """Grid polygons as shapely, still in grid units."""
    return MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in polygons])


def to_polygons(shape: Any) -> list[Polygon]:
    """Shapely polygons in grid units as lists of vertices."""
    parts = [p for part in shapely.get_parts(shape) for p in shapely.get_parts(part)]
    polygons = [
        [without_repeats(rounded(r.coords)) for r in (p.exterior, *p.interiors)]
        for p in parts
        if p.area > 0
    ]
    return [[r for r in rings if len(r) > 2] for rings in polygons if len(rings[0]) > 2]


def move_border(arcs: list[Ring], numbers: set[int], town: tuple[float, float], margin: float) -> None:
    """Bend the nearest border past a town that it leaves on the wrong side.

    The border's vertices near the town are moved by the way from the border to the town
    and ``margin`` (grid units of latitude) more, less and less with the distance.
    """
    ratio = SQUEEZE  # one unit of x is this many of y on the ground here
    point = np.array([town[0] * ratio, town[1]])
    lines = {n: np.array(arcs[n], dtype=float) * [ratio, 1] for n in numbers}
    number = min(lines, key=lambda n: LineString(lines[n]).distance(Point(point)))
    line = LineString(lines[number])
    foot_at = line.project(Point(point))
    foot = np.array(line.interpolate(foot_at).coords[0])
    away = point - foot
    distance = float(np.hypot(*away))
    shift = away * (distance + margin) / distance
    reach = 3 * (distance + margin)
    positions = {foot_at + reach * step for step in (-0.5, -0.25, 0.0, 0.25, 0.5)}
    ends = (0.0, line.length)
    along = sorted({*(line.project(Point(v)) for v in lines[number]), *(p for p in positions if 0 < p < line.length)})
    moved = []
    for at in along:
        vertex = np.array(line.interpolate(at).coords[0])
        gap = float(np.hypot(*(vertex - foot)))
        if at not in ends and gap < reach:
            vertex = vertex + shift * 0.5 * (1 + math.cos(math.pi * gap / reach))
        moved.append(vertex / [ratio, 1])
    arcs[number] = rounded(moved)


SQUEEZE = 0.0036000360003600037 * math.cos(math.radians(40)) / 0.0016885772698826986


# -- districts -----------------------------------------------------------------


def inner_lines(units: Any, grid: Grid) -> list[Ring]:
    """The borders between districts of one country, in grid units, not rounded.

    A stretch is a border between two districts when both run along it.
    """
    seen: Counter[tuple[tuple[float, float], tuple[float, float]]] = Counter()
    for shape in units:
        for polygon in shape.geoms:
            for ring in (polygon.exterior, *polygon.interiors):
                vertices = [(round(x, 6), round(y, 6)) for x, y in ring.coords]
                for a, b in zip(vertices, vertices[1:], strict=False):
                    seen[(a, b) if a < b else (b, a)] += 1
    shared = [pair for pair, count in seen.items() if count > 1]
    merged = linemerge(MultiLineString(shared))
    return [grid.to_grid(line) for line in getattr(merged, "geoms", [merged])]


def fit_lines(lines: list[Any], country: Any) -> list[Ring]:
    """Cut the lines at the country's outline and let loose ends end in its vertices."""
    met = Counter(c for line in lines for c in (line.coords[0], line.coords[-1]))
    outline = [tuple(c) for c in shapely.get_coordinates(country).tolist()]
    tree = shapely.STRtree([Point(c) for c in outline])
    fitted = []
    for whole in lines:
        inside = whole.intersection(country)
        for piece in getattr(inside, "geoms", [inside]):
            if piece.geom_type != "LineString" or piece.is_empty:
                continue
            coordinates = list(piece.coords)
            joined = [met[end] > 1 for end in (coordinates[0], coordinates[-1])]
            first, last = (outline[int(tree.nearest(Point(c)))] for c in (coordinates[0], coordinates[-1]))
            if not joined[0] and not joined[1] and first == last:
                continue
            body = [first, *coordinates[1:-1], last]
            body[0] = coordinates[0] if joined[0] else first
            body[-1] = coordinates[-1] if joined[1] else last
            line = rounded(body)
            if len(line) > 1:
                fitted.append(line)
    return fitted


def node_on_grid(lines: dict[Any, Ring]) -> None:
    """Give crossing lines a common vertex on the grid where they cross, in place."""
    for _ in range(8):
        vertices = {v for line in lines.values() for v in line}
        noded = unary_union(MultiLineString([line for line in lines.values()]))
        crossings = {tuple(c) for c in shapely.get_coordinates(noded).tolist()} - vertices
        if not crossings:
            return
        names, segments = [], []
        for name, line in lines.items():
            for i, pair in enumerate(zip(line, line[1:], strict=False)):
                names.append((name, i))
                segments.append(LineString(pair))
        tree = shapely.STRtree(segments)
        insert: dict[Any, list[tuple[int, float, Vertex]]] = defaultdict(list)
        for crossing in crossings:
            where = Point(crossing)
            for found in tree.query(where, predicate="dwithin", distance=1e-6):
                name, i = names[int(found)]
                vertex = (round(crossing[0]), round(crossing[1]))
                insert[name].append((i, segments[int(found)].project(where), vertex))
        for name, additions in insert.items():
            line = lines[name]
            result: list[tuple[float, float]] = []
            for i, vertex in enumerate(line):
                result.append(vertex)
                result += [v for _, _, v in sorted(a for a in additions if a[0] == i)]
            lines[name] = rounded(result)
    raise SystemExit("the lines do not come to rest on the grid")


def label_faces(country: Any, lines: list[Ring], units: dict[str, Any]) -> dict[str, Any]:
    """The districts of a country: its faces between the lines, each given to a district.

    A face belongs to the district of which it holds most; one without any (an enclave)
    to the nearest.
    """
    outline = unary_union(country.boundary)
    faces = polygonize(unary_union([outline, *(LineString(line) for line in lines)]))
    keys = list(units)
    tree = shapely.STRtree([units[key] for key in keys])
    parts: dict[str, list[Any]] = defaultdict(list)
    for face in faces:
        if not country.contains(face.representative_point()):
            continue
        near = [keys[int(i)] for i in tree.query(face)]
        overlaps = {key: units[key].intersection(face).area for key in near}
        key = max(overlaps, key=lambda k: overlaps[k]) if overlaps else ""
        if not key or overlaps[key] == 0:
            key = keys[int(tree.nearest(face))]
        parts[key].append(face)
    return {key: unary_union(found) for key, found in parts.items()}


# -- named lines -----------------------------------------------------------------


def close_gaps(lines: list[Any], within: float) -> Any:
    """Join lines whose ends lie within ``within`` degrees, and polygonize them."""
    ends = [Point(c) for line in lines for c in (line.coords[0], line.coords[-1])]
    bridges = [
        LineString([a, b])
        for i, a in enumerate(ends)
        for b in ends[i + 1 :]
        if 0 < a.distance(b) <= within
    ]
    return list(polygonize(unary_union([*lines, *bridges])))


def named_lines(gpkg: Path, name: str) -> list[Any]:
    """The disputed lines of that name, merged, in degrees."""
    table = gpd.read_file(gpkg, layer="disputed_borders")
    merged = linemerge(unary_union(list(table[table.name == name].geometry)))
    return list(getattr(merged, "geoms", [merged]))


# -- the whole ---------------------------------------------------------------------


def main(world_atlas: Path, gpkg: Path, iso_3166_1: Path) -> None:
    """Write world.topo.json.gz."""
    source = json.loads(world_atlas.read_text(encoding="utf-8"))
    grid = Grid(source["transform"])
    arcs: list[Ring] = [
        [(int(x), int(y)) for x, y in np.cumsum(np.array(arc), axis=0)] for arc in source["arcs"]
    ]
    codes = {
        row["numeric"]: row["alpha_3"]
        for row in json.loads(iso_3166_1.read_text(encoding="utf-8"))["3166-1"]
    }
    geometries = {country_key(g, codes): g for g in source["objects"]["countries"]["geometries"]}
    titles = {key: g["properties"]["name"] for key, g in geometries.items()}
    corrections = read_rows("corrections.csv")
    move_borders(arcs, geometries, corrections, grid)
    reassign(geometries, corrections, arcs, grid)
    rows = read_rows("first_level.csv")
    units = read_units(gpkg, rows, corrections)
    region = sorted({row["country"] for row in rows})
    bent = bend_lines(region, geometries, arcs, units, grid)
    countries = {key: polygons_of(g, arcs) for key, g in geometries.items()}
    merge(countries, corrections)
    names = {row["key"]: row["name"] for row in rows}
    first_level = []
    for key in region:
        shapes = {k: grid.to_grid(s) for k, s in units[key].items()}
        shape = shapely.make_valid(to_shape(countries[key]))
        for unit, face in sorted(label_faces(shape, bent[key], shapes).items()):
            if unit in names:
                properties = {"key": unit, "name": names[unit], "country": key}
                first_level.append((properties, to_polygons(face)))
    areas = {
        "countries": [
            ({"key": key, "name": titles[key]}, countries[key]) for key in sorted(countries) if countries[key]
        ],
        "first_level": first_level,
        "historical": historical_areas(gpkg, grid),
    }
    lines = {"lines": historical_lines(gpkg, grid)}
    topology = build_topology(
        areas, lines, scale=tuple(grid.scale), translate=tuple(grid.translate)
    )
    write_topology(topology)


def write_topology(topology: dict[str, Any]) -> None:
    """Write the document, and apart from it the arcs (see geo/topology.py)."""
    arcs = topology.pop("arcs")
    topology["arc_lengths"] = [len(arc) for arc in arcs]
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    steps = np.array([step for arc in arcs for step in arc], dtype="<i4").T.tobytes()
    write_packed(DATA / "world.json.gz", text.encode("utf-8"))
    write_packed(DATA / "world.arcs.gz", steps)


def write_packed(path: Path, content: bytes) -> None:
    """Write a gzip file that is the same for the same content."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(content)


def arc_numbers(geometry: dict[str, Any]) -> set[int]:
    """The numbers of all arcs of a geometry."""
    def flat(item: Any) -> set[int]:
        if isinstance(item, int):
            return {item if item >= 0 else ~item}
        return set().union(*(flat(i) for i in item))
    return flat(geometry["arcs"])


def move_borders(arcs: list[Ring], geometries: dict[str, Any], corrections: list[dict[str, str]], grid: Grid) -> None:
    """Apply the corrections of kind ``side``: a town lies in another country than drawn."""
    for row in corrections:
        if row["kind"] == "side":
            shared = arc_numbers(geometries[row["drawn"]]) & arc_numbers(geometries[row["right"]])
            town = grid.vertex(float(row["longitude"]), float(row["latitude"]))
            move_border(arcs, shared, town, MARGIN)


MARGIN = 4.0  # grid units of latitude: 0.75 km beyond the town


def reassign(geometries: dict[str, Any], corrections: list[dict[str, str]], arcs: list[Ring], grid: Grid) -> None:
    """Apply the corrections of kind ``polygon``: a polygon belongs to another country."""
    for row in corrections:
        if row["kind"] != "polygon":
            continue
        town = Point(grid.vertex(float(row["longitude"]), float(row["latitude"])))
        giver, taker = geometries[row["drawn"]], geometries[row["right"]]
        part = next(p for p in giver["arcs"] if shapely.Polygon(ring_of(p[0], arcs)).contains(town))
        giver["arcs"].remove(part)
        taker["arcs"] = [*(taker["arcs"] if taker["type"] == "MultiPolygon" else [taker["arcs"]]), part]
        taker["type"] = "MultiPolygon"


def merge(countries: dict[str, list[Polygon]], corrections: list[dict[str, str]]) -> None:
    """Apply ``merge`` and dissolve what ``polygon`` brought together."""
    for row in corrections:
        if row["kind"] in {"polygon", "merge"}:
            both = [countries[row["right"]]]
            if row["kind"] == "merge":
                both.append(countries.pop(row["drawn"]))
            countries[row["right"]] = to_polygons(unary_union([shapely.make_valid(to_shape(p)) for p in both]))


def read_units(gpkg: Path, rows: list[dict[str, str]], corrections: list[dict[str, str]]) -> dict[str, dict[str, Any]]:
    """The source's districts by country and key, in degrees; unnamed ones as ``?n``."""
    table = gpd.read_file(gpkg, layer="states_provinces")
    wanted = {(r["source_name"], r["source_name_gn"]): r for r in rows}
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for i, unit in enumerate(table.itertuples()):
        row = next(
            (
                r
                for r in (wanted.get((unit.name, unit.gn_name)), wanted.get((unit.name, "")))
                if r and (r["country"] == unit.adm0_a3 or unit.name in {"Crimea", "Sevastopol"})
            ),
            None,
        )
        country = row["country"] if row else unit.adm0_a3
        key = row["key"] if row else f"?{i}"
        known = found[country].get(key)
        found[country][key] = unary_union([known, unit.geometry]) if known is not None else unit.geometry
    return found


def bend_lines(region: list[str], geometries: dict[str, Any], arcs: list[Ring], units: dict[str, dict[str, Any]], grid: Grid) -> dict[str, list[Ring]]:
    """The borders between districts, by country, sharing vertices with the outlines."""
    pool: dict[Any, Ring] = {}
    for key in region:
        shape = unary_union(shapely.make_valid(to_shape(polygons_of(geometries[key], arcs))))
        multis = [MultiPolygon(getattr(u, "geoms", [u])) for u in units[key].values()]
        for i, line in enumerate(fit_lines(inner_lines(multis, grid), shape)):
            pool[(key, i)] = line
        for number in arc_numbers(geometries[key]):
            if not leaps(arcs[number]):
                pool[number] = arcs[number]
    node_on_grid(pool)
    bent: dict[str, list[Ring]] = defaultdict(list)
    for name, line in pool.items():
        if isinstance(name, int):
            arcs[name] = line
        else:
            bent[name[0]].append(line)
    return bent


def historical_areas(gpkg: Path, grid: Grid) -> list[tuple[dict[str, str], list[Polygon]]]:
    """The oblast of 1991 and the land inside the line of contact of 1994."""
    oblast = max(close_gaps(named_lines(gpkg, "Former USSR oblast in 1991"), NEAR_DEG), key=lambda p: p.area)
    properties = {"key": "nagorno-karabakh-1991", "name": "Nagorno-Karabakh Autonomous Oblast", "country": "AZE"}
    return [(properties, to_polygons(grid.to_grid(oblast)))]


def historical_lines(gpkg: Path, grid: Grid) -> list[tuple[dict[str, str], list[Ring]]]:
    """The line of contact of 1994."""
    lines = named_lines(gpkg, "Ceasefire Line 1994")
    properties = {"key": "line-of-contact-1994", "name": "Line of contact of 1994"}
    return [(properties, [rounded(grid.to_grid(line).coords) for line in lines])]


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
