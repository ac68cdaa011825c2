r"""Derive geo/data/basemap/waters.* from GSHHG; see the README beside the data.

    gmt pscoast -R36/54/36/45 -Df -W2 -A20 -M > region-lakes.txt
    gmt pscoast -R36/54/36/45 -Df -Ia -M > region-rivers.txt
    gmt pscoast -Rd -Dl -W2 -A2000 -M > world-lakes.txt
    gmt pscoast -Rd -Dl -I1 -I2 -M > world-rivers.txt
    python tools/derive_waters.py region-lakes.txt region-rivers.txt \
        world-lakes.txt world-rivers.txt

GMT and GSHHG 2.3.7 are Debian's gmt and gmt-gshhg-full. GSHHG cuts lines at the edges of
its tiles; they are joined again. waters.csv tells which lake and which river is which.
"""

from __future__ import annotations

import heapq
import itertools
import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from basemap_grid import Grid, rounded, to_polygons
from basemap_topology import Ring, build_topology
from derive_basemap import read_rows, write_topology
from shapely.geometry import LineString, MultiLineString, Point
from shapely.ops import polygonize, unary_union

if TYPE_CHECKING:
    from collections.abc import Iterable

Position = tuple[float, float]
Line = list[Position]

TRANSFORM = {"scale": [0.001, 0.001], "translate": [-180.0, -90.0]}
REGION = shapely.box(36, 36, 54, 45)
REGION_LEVELS = range(1, 5)  # GSHHG's ranks of rivers; the lower ones dry up or are canals
LAKE_LEVEL, ISLAND_LEVEL = 2, 3
TOLERANCE_DEG = {"region": 0.003, "world": 0.02}
GAP_DEG = 0.015  # ends of rivers that lie so near are one
SHORTEST_DEG = 0.15  # shorter rivers are left out


def main(*dumps: Path) -> None:
    """Write waters.json.gz and waters.arcs.gz."""
    region_lakes, region_rivers, world_lakes, world_rivers = map(read_dump, dumps)
    rows = read_rows("waters.csv")
    grid = Grid(TRANSFORM)
    near = lakes_of(region_lakes, TOLERANCE_DEG["region"])
    far = [
        lake
        for lake in lakes_of(world_lakes, TOLERANCE_DEG["world"])
        if not any(lake.intersects(known) for known in near)
    ]
    lakes = name_lakes([*near, *far], rows, grid)
    fine = [line for level, line in region_rivers if level in REGION_LEVELS]
    coarse = [line for _, line in world_rivers if not REGION.intersects(LineString(line))]
    rivers = name_rivers(fine, coarse, rows, grid)
    topology = build_topology(
        {"lakes": lakes}, {"rivers": rivers}, scale=(0.001, 0.001), translate=(-180.0, -90.0)
    )
    write_topology(topology, "waters")


def read_dump(path: Path) -> list[tuple[int, Line]]:
    """The lines of a dump of GMT with their levels."""
    found: list[tuple[int, Line]] = []
    for text in path.read_text(encoding="ascii").splitlines():
        if text.startswith(">"):
            found.append((int(text.rsplit(maxsplit=1)[-1]), []))
        elif text and not text.startswith("#"):
            lon, lat = text.split()[:2]
            east = (float(lon) + 180) % 360 - 180
            found[-1][1].append((round(east, 4), round(float(lat), 4)))
    return [(level, line) for level, line in found if len(set(line)) > 1]


def lakes_of(lines: list[tuple[int, Line]], tolerance: float) -> list[Any]:
    """The lakes without their islands, simplified."""

    def areas(level: int) -> list[Any]:
        drawn = [LineString(line) for found, line in lines if found == level]
        return list(polygonize(unary_union(drawn))) if drawn else []

    islands = unary_union(areas(ISLAND_LEVEL))
    lakes = unary_union(areas(LAKE_LEVEL)).difference(islands)
    return [lake.simplify(tolerance) for lake in shapely.get_parts(lakes)]


def name_lakes(lakes: list[Any], rows: list[dict[str, str]], grid: Grid) -> list[Any]:
    """The lakes with the keys of the table, or with numbers, on the grid."""
    found = []
    for number, lake in enumerate(sorted(lakes, key=lambda lake: -lake.area), start=1):
        row = next(
            (
                row
                for row in rows
                if row["kind"] == "lake" and lake.distance(Point(positions(row["points"])[0])) == 0
            ),
            {"key": f"lake-{number}", "name": ""},
        )
        properties = {"key": row["key"], "name": row["name"]}
        found.append((properties, to_polygons(grid.to_grid(lake))))
    return found


def positions(text: str) -> Line:
    """The positions of a table's ``lon lat>lon lat``."""
    return [(float(lon), float(lat)) for lon, lat in (p.split() for p in text.split(">"))]


def name_rivers(
    fine: list[Line], coarse: list[Line], rows: list[dict[str, str]], grid: Grid
) -> list[Any]:
    """The rivers of the table, then all others as one, on the grid."""
    left = {edge for line in [*fine, *gaps(fine)] for edge in edges(line)}
    graph: dict[Position, list[Position]] = defaultdict(list)
    for a, b in left:
        graph[a].append(b)
        graph[b].append(a)
    found = []
    for row in rows:
        if row["kind"] == "river":
            paths = [along(graph, positions(part)) for part in row["points"].split("|")]
            left -= {edge for path in paths for edge in edges(path)}
            lines = [LineString(path).simplify(TOLERANCE_DEG["region"]) for path in paths]
            found.append(({"key": row["key"], "name": row["name"]}, on_grid(lines, grid)))
    merged = shapely.get_parts(shapely.line_merge(MultiLineString(sorted(left))))
    near = [line.simplify(TOLERANCE_DEG["region"]) for line in merged]
    joined = shapely.line_merge(MultiLineString(coarse))
    far = [line.simplify(TOLERANCE_DEG["world"]) for line in shapely.get_parts(joined)]
    others = [line for line in (*near, *far) if line.length > SHORTEST_DEG]
    return [*found, ({"key": "other-rivers", "name": ""}, on_grid(others, grid))]


def gaps(lines: list[Line]) -> list[Line]:
    """Short lines from the ends of lines to the nearest vertex of another, if near."""
    owners = [(i, vertex) for i, line in enumerate(lines) for vertex in line]
    tree = shapely.STRtree([Point(vertex) for _, vertex in owners])
    found = []
    for i, line in enumerate(lines):
        for end in (line[0], line[-1]):
            near = tree.query(Point(end), predicate="dwithin", distance=GAP_DEG)
            others = [owners[int(n)][1] for n in near if owners[int(n)][0] != i]
            if others:
                found.append([end, min(others, key=lambda v, end=end: math.dist(v, end))])
    return [gap for gap in found if gap[0] != gap[1]]


def edges(line: Line) -> Iterable[tuple[Position, Position]]:
    """The steps of a line, each with its smaller end first."""
    return ((a, b) if a < b else (b, a) for a, b in itertools.pairwise(line) if a != b)


def on_grid(lines: Iterable[Any], grid: Grid) -> list[Ring]:
    """The lines on the grid, without those that collapse."""
    drawn = (rounded(grid.to_grid(line).coords) for line in lines)
    return [line for line in drawn if len(line) > 1]


def along(graph: dict[Position, list[Position]], stops: Line) -> Line:
    """The shortest way along the rivers that passes the vertices nearest to the stops."""
    nearest = [min(graph, key=lambda v: math.dist(v, stop)) for stop in stops]
    path = [nearest[0]]
    for start, end in itertools.pairwise(nearest):
        path += shortest(graph, start, end)[1:]
    return path


def shortest(graph: dict[Position, list[Position]], start: Position, end: Position) -> Line:
    """Dijkstra's way between two vertices."""
    queue, came = [(0.0, start, start)], {}
    while queue:
        length, vertex, before = heapq.heappop(queue)
        if vertex in came:
            continue
        came[vertex] = before
        if vertex == end:
            break
        for after in graph[vertex]:
            heapq.heappush(queue, (length + math.dist(vertex, after), after, vertex))
    if end not in came:
        raise SystemExit(f"no river leads from {start} to {end}")
    path = [end]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
