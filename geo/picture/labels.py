"""Labels that do not overlap: each is tried around its point, and left out if none fits."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import shapely
from matplotlib import font_manager, patheffects
from matplotlib.transforms import Bbox
from shapely.ops import substring

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

#: Where a label may stand around its point, best first: (dx, dy, ha, va), in the unit of
#: the mark's radius and a gap.
PLACES = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (0.7, 0.7, "left", "bottom"),
    (0.7, -0.7, "left", "top"),
    (-0.7, 0.7, "right", "bottom"),
    (-0.7, -0.7, "right", "top"),
)

GAP = 3.0  # points between a mark and its label

#: Where along a line its name is tried, as shares of the line.
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0, 1.0)


def spaced(name: str) -> str:
    """Spaced capitals, in scripts that have them: Georgian and Persian stay as written."""
    cased = name.upper() != name.lower()
    georgian = any(unicodedata.name(char, "").startswith("GEORGIAN") for char in name)
    return "\u2009".join(name.upper()) if cased and not georgian else name


def slant(name: str) -> str:
    """The style of a region's or a water's name: italic where the slanted font has it."""
    return "italic" if all(ord(char) in _slanted() or char == "\n" for char in name) else "normal"


@cache
def _slanted() -> frozenset[int]:
    """The characters of the slanted font that matplotlib carries (it has no Arabic)."""
    found = font_manager.findfont(
        font_manager.FontProperties(family="DejaVu Sans", style="italic"),
        fallback_to_default=False,
    )
    return frozenset(font_manager.get_font(found).get_charmap())


@dataclass
class Labeller:
    """Places texts on axes, one after the other, the most important first.

    Boxes and lines are in display pixels. A text that would cross the frame or what is
    there already is not drawn; ``lines`` are crossed only if nothing else has room.
    """

    axes: Axes
    halo: str
    taken: list[Bbox] = field(default_factory=list)
    lines: list[shapely.LineString] = field(default_factory=list)

    def reserve(self, x: float, y: float, radius: float) -> None:
        """Keep a mark's surroundings free; the position in data units, radius in points."""
        centre = self._pixel(x, y)
        reach = radius * self._pixels
        self.taken.append(Bbox([centre - reach, centre + reach]))

    def avoid(self, line: shapely.LineString) -> None:
        """Keep texts off a line, in data units, as long as there is room elsewhere."""
        self.lines.append(shapely.transform(line, self.axes.transData.transform))

    def beside(self, x: float, y: float, text: str, *, radius: float, **style: object) -> bool:
        """Write a text beside a point, never rotated; tell whether there was room."""
        width, height = self._size(text, style)
        centre = self._pixel(x, y)
        reach = (radius + GAP) * self._pixels
        boxes = {
            place: _anchored(centre[0] + place[0] * reach, centre[1] + place[1] * reach, place)
            for place in PLACES
        }
        sized = {
            place: _box(x, y, left, below, width, height)
            for place, (x, y, left, below) in boxes.items()
        }
        free = [place for place in PLACES if self._is_free([sized[place]])]
        if not free:
            return False
        lines = shapely.STRtree(self.lines)
        place = min(free, key=lambda place: len(_crossed(lines, sized[place])))
        dx, dy, ha, va = place
        self.axes.annotate(
            text,
            (x, y),
            xytext=(dx * (radius + GAP), dy * (radius + GAP)),
            textcoords="offset points",
            ha=ha,
            va=va,
            path_effects=self._halo(),
            annotation_clip=True,
            **style,
        )
        self.taken.append(sized[place])
        return True

    def at(self, x: float, y: float, text: str, *, angle: float = 0, **style: object) -> bool:
        """Write a text around a point, turned by an angle in degrees, if there is room."""
        return self.first_fit([(x, y, angle)], text, **style)

    def first_fit(
        self, spots: Sequence[tuple[float, float, float]], text: str, **style: object
    ) -> bool:
        """Write a text at the first of some (x, y, angle) spots that has room."""
        width, height = self._size(text, style)
        for x, y, angle in spots:
            boxes = _chain(self._pixel(x, y), width, height, angle)
            if not self._is_free(boxes):
                continue
            self.axes.text(
                x,
                y,
                text,
                ha="center",
                va="center",
                rotation=angle,
                rotation_mode="anchor",
                path_effects=self._halo(),
                clip_on=True,
                **style,
            )
            self.taken.extend(boxes)
            return True
        return False

    def along(self, line: shapely.LineString, text: str, **style: object) -> bool:
        """Write a text above a line where the line is straight; tell whether it has room."""
        width, height = self._size(text, style)
        there = shapely.transform(line, self.axes.transData.transform)
        back = self.axes.transData.inverted()
        spots = [
            (float(x), float(y), angle)
            for centre, angle in _straight_spots(there, width, height)
            for x, y in [back.transform(centre)]
        ]
        return self.first_fit(spots, text, **style)

    def width(self, text: str, **style: object) -> float:
        """How wide a text is, in pixels."""
        return self._size(text, style)[0]

    def wide(self, shape: shapely.Geometry) -> float:
        """How wide a shape in data units is, in pixels."""
        left, bottom, right, _ = shape.bounds
        return float(self._pixel(right, bottom)[0] - self._pixel(left, bottom)[0])

    def _size(self, text: str, style: dict[str, object]) -> tuple[float, float]:
        """The width and height of a text in pixels, unturned."""
        probe = self.axes.text(0, 0, text, **style)
        box = probe.get_window_extent()
        probe.remove()
        return box.width, box.height

    def _is_free(self, boxes: Sequence[Bbox]) -> bool:
        frame = self.axes.get_window_extent()
        return all(
            frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            for box in boxes
        ) and not any(box.overlaps(other) for box in boxes for other in self.taken)

    def _pixel(self, x: float, y: float) -> NDArray[np.float64]:
        found: NDArray[np.float64] = self.axes.transData.transform((x, y))
        return found

    @property
    def _pixels(self) -> float:
        """Pixels in a point."""
        return float(self.axes.figure.dpi) / 72

    def _halo(self) -> list[patheffects.AbstractPathEffect]:
        return [patheffects.withStroke(linewidth=2.5, foreground=self.halo)]


def _anchored(x: float, y: float, place: tuple[float, float, str, str]) -> tuple[float, ...]:
    """A point with the shares of a text's width and height that lie left of and below it."""
    _, _, ha, va = place
    return x, y, {"left": 0, "center": 0.5}.get(ha, 1), {"bottom": 0, "center": 0.5}.get(va, 1)


def _box(x: float, y: float, left: float, below: float, width: float, height: float) -> Bbox:
    """The box of a text around its anchor, with two pixels of air."""
    x0, y0 = x - left * width, y - below * height
    return Bbox([[x0 - 2, y0 - 2], [x0 + width + 2, y0 + height + 2]])


def _crossed(lines: shapely.STRtree, box: Bbox) -> list[int]:
    """Which lines a box crosses."""
    return list(lines.query(shapely.box(*box.extents), predicate="intersects"))


def _chain(centre: NDArray[np.float64], width: float, height: float, angle: float) -> list[Bbox]:
    """Small boxes along a turned text: one large one would keep half the map free."""
    if not angle:
        return [_box(centre[0], centre[1], 0.5, 0.5, width, height)]
    turned = math.radians(angle)
    count = max(math.ceil(width / height), 1)
    steps = [(index + 0.5) / count * width - width / 2 for index in range(count)]
    return [
        _box(
            centre[0] + step * math.cos(turned),
            centre[1] + step * math.sin(turned),
            0.5,
            0.5,
            height,
            height,
        )
        for step in steps
    ]


def _straight_spots(
    line: shapely.LineString, width: float, height: float
) -> list[tuple[tuple[float, float], float]]:
    """Centres and angles for a text above or below a line, the straightest stretch first.

    All in pixels. A stretch that leaves its chord by more than the text's height is none.
    """
    if line.length < width * 1.1:
        return []
    found = []
    for share in SHARES:
        middle = width / 2 + share * (line.length - width)
        part = substring(line, middle - width / 2, middle + width / 2)
        (ax, ay), (bx, by) = part.coords[0], part.coords[-1]
        if ax > bx:  # never upside down
            ax, ay, bx, by = bx, by, ax, ay
        chord = math.hypot(bx - ax, by - ay) or 1.0
        up = (-(by - ay) / chord, (bx - ax) / chord)
        offsets = [(x - ax) * up[0] + (y - ay) * up[1] for x, y in part.coords]
        bend = max(offsets) - min(offsets)
        if bend > height:
            continue
        for bulge, side in ((max(offsets), 1), (min(offsets), -1)):
            lift = bulge + side * (height / 2 + 4)
            centre = ((ax + bx) / 2 + lift * up[0], (ay + by) / 2 + lift * up[1])
            angle = math.degrees(math.atan2(by - ay, bx - ax))
            found.append((side < 0, round(bend / 4), abs(share - 0.5), centre, angle))
    return [(centre, angle) for *_, centre, angle in sorted(found)]
