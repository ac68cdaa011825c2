"""The map under the page: one region in detail, the rest of the world coarse. Pure.

Every line is simplified once and stored once, so that what fits in the basemap fits
here. Nothing is cut at the box: outside it the lines only have fewer vertices, and small
islands are left out. Positions are integers, ``GRID`` of them a degree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import LineString

from geo.borders import status_of_arcs
from geo.boundaries import boundary_policy, status_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from geo.basemap import Basemap
    from geo.boundaries import BoundaryPolicy
    from geo.topology import BBox, Shape, Topology

GRID = 1000  # positions a degree: about 100 m

_COARSE = 20  # grid units: outside the box positions are rounded to 2 km
_ISLAND_DEG = 1.0  # outside the box islands smaller than this are left out
_TRIANGLE = 3
_SEAM_DEG = 179.95  # beyond this a line is the cut at the antimeridian, no coast

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ClipArea:
    """A country or a lake: polygons of rings of references to arcs (``~n``: backwards)."""

    key: str
    name: str
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class ClipLine:
    """A line, drawn once: its kind, its key, its status, and its arcs.

    ``kind`` is ``border`` (key ``ARM|IRN``, or that of a line of contact), ``coast``,
    ``first-level``, ``river`` or ``historical`` (a line that no longer holds, off until a
    reader asks); ``status`` is one of ``geo.borders.STATUSES``.
    """

    kind: str
    key: str
    status: str
    arcs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MapClip:
    """What a page needs to draw the ground, small.

    ``arcs`` are lines of integer positions (x, y), ``GRID`` a degree. ``topojson`` is
    the form to write into a page, ``rings`` and ``lines_of`` the one to draw at once.
    """

    bbox: BBox
    arcs: tuple[tuple[tuple[int, int], ...], ...]
    countries: tuple[ClipArea, ...]
    lakes: tuple[ClipArea, ...]
    lines: tuple[ClipLine, ...]
    attribution: str

    def rings(self, area: ClipArea) -> list[list[Ring]]:
        """The polygons of an area: closed rings of (longitude, latitude), outer first."""
        return [[self._positions(refs) for refs in polygon] for polygon in area.polygons]

    def lines_of(self, line: ClipLine) -> list[Ring]:
        """The stretches of a line, each of (longitude, latitude)."""
        return [self._positions([ref]) for ref in line.arcs]

    def topojson(self) -> dict[str, Any]:
        """TopoJSON with the objects ``countries``, ``lakes`` and one for each kind of line."""
        kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in self.lines:
            kinds[line.kind].append(
                {
                    "type": "MultiLineString",
                    "id": line.key,
                    "properties": {"status": line.status},
                    "arcs": [[ref] for ref in line.arcs],
                }
            )
        objects: dict[str, list[dict[str, Any]]] = {
            "countries": [_area_object(area) for area in self.countries],
            "lakes": [_area_object(area) for area in self.lakes],
            **kinds,
        }
        return {
            "type": "Topology",
            "transform": {"scale": [1 / GRID, 1 / GRID], "translate": [0, 0]},
            "objects": {
                name: {"type": "GeometryCollection", "geometries": found}
                for name, found in objects.items()
            },
            "arcs": [_steps(arc) for arc in self.arcs],
        }

    def _positions(self, references: Iterable[int]) -> Ring:
        positions: list[tuple[int, int]] = []
        for ref in references:
            arc = self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1]
            positions += arc[1:] if positions else arc
        return tuple((x / GRID, y / GRID) for x, y in positions)


def clip_basemap(
    basemap: Basemap,
    bbox: BBox,
    *,
    tolerance_deg: float = 0.004,
    world_tolerance_deg: float = 0.3,
    boundaries: str = "de-jure",
) -> MapClip:
    """The map of a region for a page: detailed inside the box, coarse outside.

    Lines are simplified to ``tolerance_deg`` inside and to ``world_tolerance_deg``
    outside; each is stored once, so that neighbours still fit. ``boundaries`` is the
    boundary policy, which decides how lines of contact are drawn.

    Raises:
        OptionError: There is no such policy.
    """
    work = _Simplifier(basemap, bbox, tolerance_deg, world_tolerance_deg)
    objects = basemap.topology.objects
    countries = tuple(work.areas(objects["countries"].values()))
    lakes = tuple(work.areas(objects.get("lakes", {}).values()))
    lines = [
        *_country_lines(basemap, work),
        *_first_level(basemap, work),
        *_rivers(basemap, work),
        *_named_lines(basemap, work, boundary_policy(boundaries)),
    ]
    drawn = tuple(line for line in map(work.without_points, lines) if line.arcs)
    return MapClip(bbox, tuple(work.arcs), countries, lakes, drawn, basemap.attribution)


class _Simplifier:
    """Arcs of the basemap as they are wanted here, each numbered when first asked for."""

    def __init__(self, basemap: Basemap, bbox: BBox, inside: float, outside: float) -> None:
        self.topology = basemap.topology
        self.bbox = bbox
        self._tolerances = (outside, inside)
        self._numbers: dict[int, int] = {}
        self.arcs: list[tuple[tuple[int, int], ...]] = []
        self._within = self._inside(basemap.topology.positions)
        self._far = _simplify_all(basemap.topology, outside)

    def _inside(self, positions: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which positions lie in the box."""
        left, bottom, right, top = self.bbox
        x, y = positions[:, 0], positions[:, 1]
        found: NDArray[np.bool_] = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
        return found

    def _flags(self, ref: int) -> NDArray[np.bool_]:
        """Which positions of an arc lie in the box, in the arc's own direction."""
        number = max(ref, ~ref)
        return self._within[self.topology.starts[number] : self.topology.starts[number + 1]]

    def meets(self, references: Iterable[int]) -> bool:
        """Whether any vertex of the arcs lies in the box."""
        return any(bool(self._flags(ref).any()) for ref in references)

    def is_known(self, number: int) -> bool:
        """Whether the arc with that number in the basemap is in use here."""
        return number in self._numbers

    def reference(self, ref: int) -> int:
        """The reference to the simplified arc, in the same direction."""
        number = max(ref, ~ref)
        if number not in self._numbers:
            self._numbers[number] = len(self.arcs)
            self.arcs.append(self._simplified(number))
        new = self._numbers[number]
        return new if ref >= 0 else ~new

    def without_points(self, line: ClipLine) -> ClipLine:
        """The line without the arcs that have shrunk to a point."""
        return replace(line, arcs=tuple(ref for ref in line.arcs if self._steps(ref)))

    def _steps(self, ref: int) -> int:
        """How many steps a simplified arc has."""
        return len(self.arcs[max(ref, ~ref)]) - 1

    def _simplified(self, number: int) -> tuple[tuple[int, int], ...]:
        """The arc: its stretches inside and outside, each with its tolerance."""
        within = self._flags(number)
        if not within.any():
            kept = [self._on_grid(position) for position in self._far[number].tolist()]
            return tuple(vertex for vertex, _ in groupby(kept))
        positions = self.topology.arc(number)
        changes = [0, *(np.flatnonzero(np.diff(within)) + 1).tolist(), len(positions)]
        kept = []
        for start, end in pairwise(changes):
            stretch = positions[start : min(end + 1, len(positions))]
            if len(stretch) > 1:
                tolerance = self._tolerances[bool(within[start])]
                line = LineString(stretch).simplify(tolerance, preserve_topology=False)
                kept += map(self._on_grid, line.coords)
        return tuple(vertex for vertex, _ in groupby(kept))

    def _on_grid(self, position: Sequence[float]) -> tuple[int, int]:
        """The position as integers; outside the box only every ``_COARSE``-th is used."""
        x, y = position
        left, bottom, right, top = self.bbox
        step = 1 if left <= x <= right and bottom <= y <= top else _COARSE
        return round(x * GRID / step) * step, round(y * GRID / step) * step

    def areas(self, shapes: Iterable[Shape]) -> Iterator[ClipArea]:
        """The areas, without rings that have collapsed and, outside the box, small ones."""
        for shape in shapes:
            polygons = []
            for part in shape.parts:
                rings = [ring for ring in part if self._is_kept(ring)]
                if rings and rings[0] == part[0]:
                    polygons.append(tuple(tuple(map(self.reference, ring)) for ring in rings))
            if polygons:
                yield ClipArea(shape.key, shape.name, tuple(polygons))

    def _is_kept(self, ring: tuple[int, ...]) -> bool:
        if not self.meets(ring):
            extent = np.ptp(self.topology.ring(ring), axis=0)
            if extent.max() < _ISLAND_DEG:
                return False
        return sum(map(self._steps, map(self.reference, ring))) >= _TRIANGLE


def _simplify_all(topology: Topology, tolerance: float) -> list[NDArray[np.float64]]:
    """All arcs, simplified at once."""
    owners = np.repeat(np.arange(len(topology.starts) - 1), np.diff(topology.starts))
    lines = shapely.simplify(
        shapely.linestrings(topology.positions, indices=owners), tolerance, preserve_topology=False
    )
    positions, kept = shapely.get_coordinates(lines, return_index=True)
    return np.split(positions, np.flatnonzero(np.diff(kept)) + 1)


def _country_lines(basemap: Basemap, work: _Simplifier) -> Iterator[ClipLine]:
    """The borders between countries and the coasts, each arc once."""
    sides: dict[int, list[str]] = defaultdict(list)
    for key, shape in basemap.topology.objects["countries"].items():
        for ref in shape.references():
            sides[max(ref, ~ref)].append(key)
    notes = status_of_arcs(basemap)
    grouped: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, keys in sides.items():
        if not work.is_known(number):  # its ring was left out
            continue
        if len(set(keys)) == 1:
            if len(keys) == 1 and not _is_seam(basemap.topology.arc(number)):
                grouped["coast", "", "normal"].append(work.reference(number))
            continue
        status = notes[number].status if number in notes else "normal"
        grouped["border", "|".join(sorted(set(keys))), status].append(work.reference(number))
    for (kind, key, status), refs in sorted(grouped.items()):
        yield ClipLine(kind, key, status, tuple(refs))


def _is_seam(positions: NDArray[np.float64]) -> bool:
    """Whether an arc is the cut at the antimeridian or along the pole."""
    at_seam = (np.abs(positions[:, 0]) > _SEAM_DEG) | (positions[:, 1] < -89.9)  # noqa: PLR2004
    return bool(at_seam.all())


def _first_level(basemap: Basemap, work: _Simplifier) -> Iterator[ClipLine]:
    """The borders between districts that meet the box, each arc once, by country."""
    shapes = basemap.topology.objects.get("first_level", {}).values()
    sides = Counter(max(ref, ~ref) for shape in shapes for ref in shape.references())
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for shape in shapes:
        for ref in shape.references():
            number = max(ref, ~ref)
            if sides[number] > 1 and work.meets([number]) and not work.is_known(number):
                found[shape.country][number] = None
    for country, numbers in sorted(found.items()):
        refs = tuple(work.reference(number) for number in numbers)
        yield ClipLine("first-level", country, "normal", refs)


def _rivers(basemap: Basemap, work: _Simplifier) -> Iterator[ClipLine]:
    """The stretches of rivers that meet the box."""
    for key, shape in basemap.topology.objects.get("rivers", {}).items():
        refs = [ref for ref in shape.references() if work.meets([ref])]
        if refs:
            yield ClipLine("river", key, "normal", tuple(map(work.reference, refs)))


def _named_lines(basemap: Basemap, work: _Simplifier, policy: BoundaryPolicy) -> Iterator[ClipLine]:
    """The lines of contact that meet the box, drawn as the policy wants."""
    for line in basemap.named_lines:
        shape = basemap.topology.objects["lines"].get(line.key)
        if shape is not None and work.meets(shape.references()):
            refs = tuple(map(work.reference, shape.references()))
            status = status_under(line, policy)
            kind = "historical" if status == "historical" else "border"
            yield ClipLine(kind, line.key, status, refs)


def _area_object(area: ClipArea) -> dict[str, Any]:
    return {
        "type": "MultiPolygon",
        "id": area.key,
        "properties": {"name": area.name},
        "arcs": [[list(ring) for ring in polygon] for polygon in area.polygons],
    }


def _steps(arc: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """An arc as TopoJSON stores it: its first position, then the steps."""
    return [list(arc[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in pairwise(arc))]
