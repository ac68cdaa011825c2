"""The integer grid of the basemap's topology, and lines that are bent to fit on it."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from basemap_topology import Polygon, Ring, Vertex, without_repeats
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point
from shapely.ops import linemerge, polygonize, unary_union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How far beyond a town its corrected border runs, in degrees of latitude (0.75 km).
MARGIN_DEG = 0.00675
TRIANGLE = 3


class Grid:
    """The integer grid of a topology: degrees are ``grid * scale + translate``."""

    def __init__(self, transform: dict[str, list[float]]) -> None:
        """Take the transform of a TopoJSON document."""
        self.scale = np.array(transform["scale"])
        self.translate = np.array(transform["translate"])

    def to_grid(self, geometry: Any) -> Any:  # noqa: ANN401 - any geometry
        """Degrees to grid units, not rounded."""
        return shapely.transform(geometry, lambda c: (c - self.translate) / self.scale)

    def vertex(self, lon: float, lat: float) -> tuple[float, float]:
        """One position in grid units, not rounded."""
        x, y = (np.array([lon, lat]) - self.translate) / self.scale
        return float(x), float(y)


def rounded(coordinates: Iterable[Any]) -> Ring:
    """Vertices on the grid, without direct repetitions."""
    line: Ring = []
    for x, y in coordinates:
        vertex = (round(x), round(y))
        if not line or line[-1] != vertex:
            line.append(vertex)
    return line


def to_shape(polygons: list[Polygon]) -> Any:  # noqa: ANN401 - Polygon or MultiPolygon
    """Grid polygons as a valid shapely geometry, still in grid units."""
    return shapely.make_valid(MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in polygons]))


def to_polygons(shape: Any) -> list[Polygon]:  # noqa: ANN401 - any geometry
    """The polygons of a geometry in grid units as lists of vertices."""
    parts = [p for part in shapely.get_parts(shape) for p in shapely.get_parts(part)]
    polygons = [
        [without_repeats(rounded(r.coords)) for r in (p.exterior, *p.interiors)]
        for p in parts
        if p.area > 0
    ]
    return [
        [ring for ring in rings if len(ring) >= TRIANGLE]
        for rings in polygons
        if len(rings[0]) >= TRIANGLE
    ]


def simple_polygons(rings: Polygon) -> list[Polygon]:
    """The polygon cut where its rings touch themselves, so that every ring is simple."""
    (first, *loops), holes = simple_rings(rings[0]), [r for h in rings[1:] for r in simple_rings(h)]
    turn = _twice_area(rings[0]) > 0
    outer = [ring for ring in (first, *loops) if (_twice_area(ring) > 0) == turn]
    holes += [ring for ring in loops if (_twice_area(ring) > 0) != turn]
    polygons: list[Polygon] = [[ring] for ring in sorted(outer, key=len, reverse=True)]
    for hole in holes:
        inside = shapely.Polygon(hole).representative_point()
        for polygon in polygons:
            if len(polygons) == 1 or shapely.Polygon(polygon[0]).contains(inside):
                polygon.append(hole)
                break
    return polygons


def simple_rings(ring: Ring) -> list[Ring]:
    """The loops of a ring that passes vertices twice; spikes fall out. Largest first."""
    loops: list[Ring] = []
    path: Ring = []
    seen: dict[Vertex, int] = {}
    for vertex in ring:
        if vertex in seen:
            at = seen[vertex]
            loops.append(path[at:])
            for passed in path[at + 1 :]:
                del seen[passed]
            del path[at + 1 :]
        else:
            seen[vertex] = len(path)
            path.append(vertex)
    found = [loop for loop in (*loops, path) if len(loop) >= TRIANGLE and _twice_area(loop)]
    return sorted(found, key=lambda loop: -abs(_twice_area(loop))) or [ring]


def _twice_area(ring: Ring) -> int:
    """Twice the signed area of a ring, positive when it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def bend_past(line: Sequence[Any], town: tuple[float, float], grid: Grid) -> list[Any]:
    """Bend a line of grid positions past a town that it leaves on the wrong side.

    Its vertices near the town are moved by the way from the line to the town and
    MARGIN_DEG more, less and less with the distance; the ends stay.
    """
    latitude = town[1] * grid.scale[1] + grid.translate[1]
    even = np.array([grid.scale[0] * math.cos(math.radians(latitude)), grid.scale[1]])
    path, point = LineString(np.array(line) * even), Point(np.array(town) * even)
    foot_at = path.project(point)
    foot = np.array(path.interpolate(foot_at).coords[0])
    away = np.array(point.coords[0]) - foot
    distance = float(np.hypot(*away))
    shift = away * (1 + MARGIN_DEG / distance)
    reach = 3 * (distance + MARGIN_DEG)
    steps = np.hypot(*np.diff(np.array(path.coords), axis=0).T)
    vertices = [0.0, *np.cumsum(steps).tolist()]
    extra = [foot_at + reach * step for step in (-0.5, -0.25, 0.0, 0.25, 0.5)]
    moved = [tuple(line[0])]
    for at in sorted({*vertices[1:-1], *(p for p in extra if 0 < p < vertices[-1])}):
        vertex = np.array(path.interpolate(at).coords[0])
        gap = float(np.hypot(*(vertex - foot)))
        if gap < reach:
            vertex = vertex + shift * 0.5 * (1 + math.cos(math.pi * gap / reach))
        moved.append(tuple(vertex / even))
    return [*moved, tuple(line[-1])]


def inner_lines(units: Iterable[Any], grid: Grid) -> list[LineString]:
    """The borders between the districts of a country, in grid units, not rounded.

    A stretch is one when two districts run along it.
    """
    seen: Counter[tuple[Any, Any]] = Counter()
    for shape in units:
        for polygon in shapely.get_parts(shape):
            for ring in (polygon.exterior, *polygon.interiors):
                vertices = [(round(x, 6), round(y, 6)) for x, y in ring.coords]
                for a, b in itertools.pairwise(vertices):
                    seen[(a, b) if a < b else (b, a)] += 1
    merged = linemerge(MultiLineString([pair for pair, count in seen.items() if count > 1]))
    return [grid.to_grid(line) for line in shapely.get_parts(merged)]


def fit_lines(lines: list[LineString], country: Any) -> list[Ring]:  # noqa: ANN401
    """Cut the lines at the country's outline and let loose ends end in its vertices."""
    met = Counter(end for line in lines for end in (line.coords[0], line.coords[-1]))
    outline = shapely.get_coordinates(country)
    tree = shapely.STRtree(shapely.points(outline))

    def place(end: Any) -> Any:  # noqa: ANN401 - a position
        return end if met[end] > 1 else tuple(outline[int(tree.nearest(Point(end)))])

    fitted = []
    for whole in lines:
        for piece in shapely.get_parts(whole.intersection(country)):
            if isinstance(piece, LineString) and not piece.is_empty:
                positions = list(piece.coords)
                if positions[0] == positions[-1]:  # a district inside another
                    fitted.append(rounded(positions))
                    continue
                body = [place(positions[0]), *positions[1:-1], place(positions[-1])]
                line = rounded(body)
                if len(line) > 1 and line[0] != line[-1]:
                    fitted.append(line)
    return fitted


def node_on_grid(lines: dict[Any, Ring]) -> None:
    """Give crossing lines a common vertex on the grid where they cross, in place."""
    for _ in range(8):
        vertices = {v for line in lines.values() for v in line}
        noded = unary_union(MultiLineString(list(lines.values())))
        crossings = {tuple(c) for c in shapely.get_coordinates(noded).tolist()} - vertices
        if not crossings:
            return
        _insert(lines, crossings)
    raise SystemExit("the lines do not come to rest on the grid")


def _insert(lines: dict[Any, Ring], crossings: set[Any]) -> None:
    """Insert the crossings, rounded, where lines run through them."""
    owners = [(name, i) for name, line in lines.items() for i in range(len(line) - 1)]
    segments = [LineString(lines[name][i : i + 2]) for name, i in owners]
    tree = shapely.STRtree(segments)
    insert: dict[Any, list[tuple[int, float, Vertex]]] = defaultdict(list)
    for x, y in crossings:
        where = Point(x, y)
        for found in tree.query(where, predicate="dwithin", distance=1e-6):
            name, i = owners[int(found)]
            insert[name].append((i, segments[int(found)].project(where), (round(x), round(y))))
    for name, additions in insert.items():
        after: dict[int, list[Vertex]] = defaultdict(list)
        for i, _, vertex in sorted(additions):
            after[i].append(vertex)
        lines[name] = rounded(v for i, old in enumerate(lines[name]) for v in (old, *after[i]))


def label_faces(country: Any, lines: list[Ring], units: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    """The districts of a country: its faces between the lines, each given to a district.

    A face belongs to the district of which it holds most; one without any (an enclave)
    to the nearest.
    """
    outline = unary_union(country.boundary)
    faces = polygonize(unary_union([outline, *map(LineString, lines)]))
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
