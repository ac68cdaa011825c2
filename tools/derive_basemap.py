"""Derive geo/data/basemap/world.* from public packages; see the README beside the data.

    python tools/derive_basemap.py WORLD_ATLAS QGIS_GPKG ISO_3166_1

WORLD_ATLAS is ``countries-10m.json`` of npm world-atlas 2.0.2, QGIS_GPKG the
``world_map.gpkg`` of Debian's qgis-common, ISO_3166_1 ``iso_3166-1.json`` of Debian's
iso-codes. The countries of world-atlas are the one topology; everything else is bent to
it: the borders of districts are cut at the country's outline and end in its vertices.
Borders that are a river take its course from waters.*, so derive_waters.py runs first.
"""

from __future__ import annotations

import csv
import gzip
import itertools
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from basemap_grid import (
    TRIANGLE,
    Grid,
    bend_past,
    fit_lines,
    inner_lines,
    label_faces,
    node_on_grid,
    rounded,
    simple_polygons,
    to_polygons,
    to_shape,
)
from basemap_topology import Polygon, Ring, build_topology, without_repeats
from shapely.geometry import LineString, Point
from shapely.ops import polygonize, substring, unary_union

from geo.topology import read_topology

DATA = Path(__file__).resolve().parent.parent / "geo" / "data" / "basemap"
NEAR_DEG = 0.02  # ends of lines that lie so near belong together
REACH_DEG = 0.1  # an end that lies so near to the country's outline is to reach it
SOUGHT_DEG = 2  # how near a line of the source must lie to the position in its row
ROUND = 99999  # grid units around the earth
BOTTOM = 2829  # grid units from the lowest vertex to the south pole
KEYS = {
    "Kosovo": "XKX",
    "N. Cyprus": "XNC",
    "Somaliland": "XSO",
    "Ashmore and Cartier Is.": "x-ashmore-and-cartier",
}

Row = dict[str, str]


def main(world_atlas: Path, gpkg: Path, iso_3166_1: Path) -> None:
    """Write world.json.gz and world.arcs.gz."""
    source = json.loads(world_atlas.read_text(encoding="utf-8"))
    grid = Grid(source["transform"])
    arcs: list[Ring] = [
        [(int(x), int(y)) for x, y in np.cumsum(np.array(arc), axis=0)] for arc in source["arcs"]
    ]
    geometries = read_countries(source, iso_3166_1)
    titles = {key: geometry["properties"]["name"] for key, geometry in geometries.items()}
    corrections, rows = read_rows("corrections.csv"), read_rows("first_level.csv")
    move_borders(arcs, geometries, corrections, grid)
    follow_rivers(arcs, geometries, corrections, grid)
    reassign(geometries, corrections, arcs, grid)
    whole = {i: arc for i, arc in enumerate(arcs) if not leaps(arc)}
    node_on_grid(whole)  # rounding has made some lines cross
    for number, arc in whole.items():
        arcs[number] = arc
    units = read_units(gpkg, rows)
    inner = bend_lines(geometries, arcs, units, corrections, grid)
    countries = {key: polygons_of(geometry, arcs) for key, geometry in geometries.items()}
    merge(countries, corrections)
    for key, polygons in countries.items():
        if not shapely.MultiPolygon([(p[0], p[1:]) for p in polygons]).is_valid:
            countries[key] = to_polygons(to_shape(polygons))  # islands that touch each other
    lines, areas = named_lines(gpkg, countries, grid)
    topology = build_topology(
        {
            "countries": [
                ({"key": key, "name": titles[key]}, countries[key]) for key in sorted(countries)
            ],
            "first_level": first_level(rows, countries, units, inner, grid),
            "historical": areas,
        },
        {"lines": lines},
        scale=tuple(grid.scale),
        translate=tuple(grid.translate),
        is_corner=lambda v: v[0] in {0, ROUND} or v[1] == -BOTTOM,
    )
    write_topology(topology, "world")


def read_rows(name: str) -> list[Row]:
    """The rows of a table of the data folder."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_topology(topology: dict[str, Any], name: str) -> None:
    """Write the document, and apart from it the arcs (see geo/topology.py)."""
    arcs = topology.pop("arcs")
    topology["arc_lengths"] = [len(arc) for arc in arcs]
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    steps = np.array([step for arc in arcs for step in arc], dtype="<i4").T.tobytes()
    for ending, content in (("json.gz", text.encode("utf-8")), ("arcs.gz", steps)):
        packed = gzip.compress(content, 9, mtime=0)
        (DATA / f"{name}.{ending}").write_bytes(packed)


# -- countries ---------------------------------------------------------------


def read_countries(source: dict[str, Any], iso_3166_1: Path) -> dict[str, dict[str, Any]]:
    """The countries by ISO 3166-1 alpha-3, or a key of our own (x-…) where there is none."""
    table = json.loads(iso_3166_1.read_text(encoding="utf-8"))["3166-1"]
    codes = {row["numeric"]: row["alpha_3"] for row in table}
    found = {}
    for geometry in source["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        plain = "x-" + "-".join(name.lower().replace(".", "").split())
        found[KEYS.get(name) or codes.get(geometry.get("id", ""), plain)] = geometry
    return found


def ring_of(refs: list[int], arcs: list[Ring]) -> Ring:
    """The vertices of a ring of the source topology."""
    return without_repeats(v for ref in refs for v in (arcs[ref] if ref >= 0 else arcs[~ref][::-1]))


def polygons_of(geometry: dict[str, Any], arcs: list[Ring]) -> list[Polygon]:
    """The polygons of a geometry of the source topology, without collapsed rings."""
    polygons = []
    for part in parts_of(geometry):
        rings = [r for r in (ring_of(refs, arcs) for refs in part) if len(r) >= TRIANGLE]
        if rings and any(leaps([*ring, ring[0]]) for ring in rings):
            polygons += cut_at_antimeridian(rings)
        elif rings:
            polygons += simple_polygons(rings)
    return polygons


def parts_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The references of a geometry as those of a MultiPolygon."""
    arcs: list[Any] = geometry["arcs"]
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]


def arc_numbers(geometry: dict[str, Any]) -> set[int]:
    """The numbers of all arcs of a geometry."""
    return {max(ref, ~ref) for part in parts_of(geometry) for refs in part for ref in refs}


def leaps(line: Ring) -> bool:
    """Whether a line steps over the antimeridian."""
    return any(abs(a[0] - b[0]) > ROUND / 2 for a, b in itertools.pairwise(line))


def cut_at_antimeridian(rings: Polygon) -> list[Polygon]:
    """The source joins what lies on both sides of the antimeridian; cut it again."""
    straight = shapely.make_valid(shapely.Polygon(unrolled(rings[0])))
    holes = [shapely.make_valid(shapely.Polygon(unrolled(ring))) for ring in rings[1:]]
    straight = straight.difference(unary_union(holes))
    pieces = []
    for turn in (-2, -1, 0, 1, 2):
        window = shapely.box(turn * ROUND, -BOTTOM, (turn + 1) * ROUND, 2 * ROUND)
        piece = shapely.transform(
            straight.intersection(window), lambda c, t=turn: c - [t * ROUND, 0]
        )
        pieces += to_polygons(piece)
    return pieces


def unrolled(ring: Ring) -> Ring:
    """The ring without leaps; one around a pole (Antarctica) is closed along it."""
    turn, vertices = 0, [ring[0]]
    for before, vertex in zip(ring, [*ring[1:], ring[0]], strict=True):
        turn -= round((vertex[0] - before[0]) / ROUND)
        vertices.append((vertex[0] + turn * ROUND, vertex[1]))
    if turn:
        vertices += [(vertices[-1][0], -BOTTOM), (vertices[0][0], -BOTTOM)]
    return vertices


# -- corrections ---------------------------------------------------------------


def town_of(row: Row, grid: Grid) -> tuple[float, float]:
    """The position of a correction in grid units."""
    return grid.vertex(float(row["longitude"]), float(row["latitude"]))


def move_borders(
    arcs: list[Ring], geometries: dict[str, Any], corrections: list[Row], grid: Grid
) -> None:
    """Apply ``country``: a town lies in another country than drawn."""
    for row in corrections:
        if row["kind"] == "country":
            town = town_of(row, grid)
            numbers = arc_numbers(geometries[row["drawn"]]) & arc_numbers(geometries[row["right"]])
            nearest = min(numbers, key=lambda n: LineString(arcs[n]).distance(Point(town)))
            arcs[nearest] = rounded(bend_past(arcs[nearest], town, grid))


def follow_rivers(
    arcs: list[Ring], geometries: dict[str, Any], corrections: list[Row], grid: Grid
) -> None:
    """Apply ``river``: the border of two countries is the river of that name.

    The ends of the border's lines, which other borders share, stay.
    """
    for row in corrections:
        if row["kind"] == "river":
            near = Point(town_of(row, grid))
            course = min(river_lines(row["name"], grid), key=lambda line: line.distance(near))
            shared = arc_numbers(geometries[row["drawn"]]) & arc_numbers(geometries[row["right"]])
            for number in sorted(shared):
                arcs[number] = along_river(arcs[number], course, REACH_DEG / grid.scale[0])


def along_river(line: Ring, course: LineString, reach: float) -> Ring:
    """The line, its longest stretch of vertices near a river on the river's course.

    ``reach`` is in grid units. Where no stretch is near, the line is unchanged.
    """
    near = [course.distance(Point(vertex)) < reach for vertex in line]
    runs = [list(run) for is_near, run in itertools.groupby(range(len(line)), near.__getitem__)]
    run = max((run for run in runs if near[run[0]]), key=len, default=[])
    if len(run) < TRIANGLE:
        return line
    first, last = run[0], run[-1]
    start, end = (course.project(Point(line[i])) for i in (first, last))
    if start == end:
        return line
    on_river = rounded(substring(course, start, end).coords)
    before, after = line[: max(first, 1)], line[min(last + 1, len(line) - 1) :]
    return rounded([*before, *on_river, *after])


def river_lines(key: str, grid: Grid) -> list[LineString]:
    """The courses of a river of the waters (see derive_waters.py), in grid units."""
    document, steps = (
        gzip.decompress((DATA / f"waters.{ending}").read_bytes())
        for ending in ("json.gz", "arcs.gz")
    )
    waters = read_topology(json.loads(document), steps)
    course = waters.line(waters.objects["rivers"][key].references())
    return list(shapely.get_parts(grid.to_grid(course)))


def reassign(
    geometries: dict[str, Any], corrections: list[Row], arcs: list[Ring], grid: Grid
) -> None:
    """Apply ``polygon``: a polygon of the source belongs to another country."""
    for row in corrections:
        if row["kind"] == "polygon":
            inside = Point(town_of(row, grid))
            giver, taker = geometries[row["drawn"]], geometries[row["right"]]
            part = next(
                part
                for part in parts_of(giver)
                if shapely.Polygon(ring_of(part[0], arcs)).contains(inside)
            )
            giver["arcs"].remove(part)
            taker.update(type="MultiPolygon", arcs=[*parts_of(taker), part])


def merge(countries: dict[str, list[Polygon]], corrections: list[Row]) -> None:
    """Apply ``merge`` and dissolve what ``polygon`` brought together."""
    for row in corrections:
        if row["kind"] in {"polygon", "merge"}:
            both = [countries[row["right"]]]
            if row["kind"] == "merge":
                both.append(countries.pop(row["drawn"]))
            countries[row["right"]] = to_polygons(unary_union(list(map(to_shape, both))))


# -- districts -----------------------------------------------------------------


def read_units(gpkg: Path, rows: list[Row]) -> dict[str, dict[str, Any]]:
    """The source's districts by country and key, in degrees; those without a row as ``?n``."""
    table = gpd.read_file(gpkg, layer="states_provinces")
    wanted = {(r["source_country"], r["source_name"], r["source_name_gn"]): r for r in rows}
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for i, unit in enumerate(table.itertuples()):
        row = wanted.get((unit.adm0_a3, unit.name, unit.gn_name))
        row = row or wanted.get((unit.adm0_a3, unit.name, ""))
        country, key = (row["country"], row["key"]) if row else (unit.adm0_a3, f"?{i}")
        same = [found[country][key]] if key in found[country] else []
        found[country][key] = unary_union([*same, unit.geometry])
    return {country: found[country] for country in sorted({row["country"] for row in rows})}


def bend_lines(
    geometries: dict[str, Any],
    arcs: list[Ring],
    units: dict[str, dict[str, Any]],
    corrections: list[Row],
    grid: Grid,
) -> dict[str, list[Ring]]:
    """The borders between districts, by country, sharing vertices with the outlines."""
    pool: dict[Any, Ring] = {}
    for country, found in units.items():
        lines = inner_lines(found.values(), grid)
        correct_districts(lines, found, corrections, grid)
        shape = unary_union(to_shape(polygons_of(geometries[country], arcs)))
        for i, line in enumerate(fit_lines(lines, shape)):
            pool[country, i] = line
        for number in arc_numbers(geometries[country]):
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


def correct_districts(
    lines: list[LineString], units: dict[str, Any], corrections: list[Row], grid: Grid
) -> None:
    """Apply ``district``: a town lies in another district than drawn. In place."""
    for row in corrections:
        if row["kind"] == "district" and row["right"] in units:
            town = town_of(row, grid)
            edge = grid.to_grid(units[row["right"]]).boundary
            nearest = min(
                (
                    i
                    for i, line in enumerate(lines)
                    if edge.distance(line.interpolate(0.5, normalized=True)) < 1
                ),
                key=lambda i: lines[i].distance(Point(town)),
            )
            lines[nearest] = LineString(bend_past(lines[nearest].coords, town, grid))


def first_level(
    rows: list[Row],
    countries: dict[str, list[Polygon]],
    units: dict[str, dict[str, Any]],
    inner: dict[str, list[Ring]],
    grid: Grid,
) -> list[tuple[Row, list[Polygon]]]:
    """The districts of the table, cut out of their countries."""
    names = {row["key"]: row["name"] for row in rows}
    found = []
    for country, shapes in units.items():
        on_grid = {key: grid.to_grid(shape) for key, shape in shapes.items()}
        faces = label_faces(to_shape(countries[country]), inner[country], on_grid)
        for key in sorted(faces.keys() & names.keys()):
            properties = {"key": key, "name": names[key], "country": country}
            found.append((properties, to_polygons(faces[key])))
    return found


# -- named lines -----------------------------------------------------------------


def named_lines(
    gpkg: Path, countries: dict[str, list[Polygon]], grid: Grid
) -> tuple[list[tuple[Row, list[Ring]]], list[tuple[Row, list[Polygon]]]]:
    """The lines of lines.csv, and the areas that they cut out of their countries."""
    table = gpd.read_file(gpkg, layer="disputed_borders")
    lines, areas = [], []
    for row in read_rows("lines.csv"):
        near = Point(float(row["longitude"]), float(row["latitude"]))
        named = table[table.name == row["source_name"]].geometry.to_numpy()
        merged = shapely.line_merge(unary_union(named[shapely.distance(named, near) < SOUGHT_DEG]))
        outline = to_shape(countries[row["country"]]).boundary
        stretches = [rounded(grid.to_grid(line).coords) for line in shapely.get_parts(merged)]
        bridges = bridge(stretches, outline, float(grid.scale[0]))
        if row["area_key"]:
            noded = unary_union([outline, *map(LineString, stretches + bridges)])
            inside = Point(town_of(row, grid))
            area = next(face for face in polygonize(noded) if face.contains(inside))
            name = {"key": row["area_key"], "name": row["area_name"], "country": row["country"]}
            areas.append((name, to_polygons(area)))
            if row["gives_to"]:
                held = to_shape(countries[row["gives_to"]]).boundary
                stretches = [rounded(s.coords) for s in shared_lines(area.boundary, held)]
                bridges = []
                give(countries, row["country"], row["gives_to"], area)
        if row["key"]:
            lines.append(({"key": row["key"], "name": row["name"]}, stretches + bridges))
    return lines, areas


def shared_lines(first: Any, second: Any) -> list[LineString]:  # noqa: ANN401
    """The stretches that two outlines share."""
    found = [p for p in shapely.get_parts(first.intersection(second)) if p.length]
    return list(shapely.get_parts(shapely.line_merge(unary_union(found))))


def give(countries: dict[str, list[Polygon]], giver: str, taker: str, area: Any) -> None:  # noqa: ANN401
    """Let an area belong to another country than the source gives it to. In place."""
    countries[giver] = to_polygons(to_shape(countries[giver]).difference(area))
    countries[taker] = to_polygons(unary_union([to_shape(countries[taker]), area]))


def bridge(lines: list[Ring], outline: Any, unit_deg: float) -> list[Ring]:  # noqa: ANN401
    """Short lines from loose ends to the loose end nearby or to the outline's vertex."""
    ends = [end for line in lines for end in (line[0], line[-1])]
    loose = [end for end in ends if ends.count(end) == 1]
    vertices = shapely.get_coordinates(outline)
    bridges: list[Ring] = []
    for i, end in enumerate(loose):
        others = [o for o in loose[i + 1 :] if Point(o).distance(Point(end)) * unit_deg < NEAR_DEG]
        if others:
            bridges.append([end, others[0]])
            continue
        vertex = rounded([vertices[np.hypot(*(vertices - end).T).argmin()]])[0]
        if 0 < Point(vertex).distance(Point(end)) * unit_deg < REACH_DEG:
            bridges.append([end, vertex])
    return bridges


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
