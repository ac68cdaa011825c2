"""Labels that do not overlap: each is tried around its point, and left out if none fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matplotlib import patheffects
from matplotlib.transforms import Bbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text

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


@dataclass
class Labeller:
    """Places texts on axes, one after the other, the most important first.

    Boxes are in display pixels. A text that would cross the frame or what is there
    already is not drawn; ``left_out`` counts them.
    """

    axes: Axes
    halo: str
    taken: list[Bbox] = field(default_factory=list)
    left_out: int = 0

    def reserve(self, x: float, y: float, radius: float) -> None:
        """Keep a mark's surroundings free; the position in data units, radius in points."""
        centre = self.axes.transData.transform((x, y))
        reach = radius * self._pixels
        self.taken.append(Bbox([centre - reach, centre + reach]))

    def beside(self, x: float, y: float, text: str, *, radius: float, **style: object) -> bool:
        """Write a text beside a point, never rotated; tell whether there was room."""
        for dx, dy, ha, va in PLACES:
            offset = (dx * (radius + GAP), dy * (radius + GAP))
            label = self.axes.annotate(
                text,
                (x, y),
                xytext=offset,
                textcoords="offset points",
                ha=ha,
                va=va,
                path_effects=self._halo(),
                annotation_clip=True,
                **style,  # type: ignore[arg-type]
            )
            if self._keep(label):
                return True
        self.left_out += 1
        return False

    def at(self, x: float, y: float, text: str, **style: object) -> bool:
        """Write a text in the middle of a point, perhaps rotated."""
        label = self.axes.text(
            x,
            y,
            text,
            ha="center",
            va="center",
            path_effects=self._halo(),
            clip_on=True,
            **style,  # type: ignore[arg-type]
        )
        if self._keep(label):
            return True
        self.left_out += 1
        return False

    def first_fit(
        self, spots: Sequence[tuple[float, float, float]], text: str, **style: object
    ) -> bool:
        """Write a text at the first of some (x, y, angle) spots that has room."""
        for x, y, angle in spots:
            if self.at(x, y, text, rotation=angle, rotation_mode="anchor", **style):
                self.left_out -= 0
                return True
            self.left_out -= 1
        self.left_out += 1
        return False

    def _keep(self, label: Text) -> bool:
        box = label.get_window_extent().padded(2.0)
        frame = self.axes.get_window_extent()
        inside = (
            frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
        )
        if not inside or any(box.overlaps(other) for other in self.taken):
            label.remove()
            return False
        self.taken.append(box)
        return True

    @property
    def _pixels(self) -> float:
        figure = self.axes.figure
        return figure.dpi / 72

    def _halo(self) -> list[patheffects.AbstractPathEffect]:
        return [patheffects.withStroke(linewidth=2.5, foreground=self.halo)]
