"""The ground of the picture: borders are drawn as what they are, each once."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

from geo.basemap import Basemap, load_basemap
from geo.page.symbols import load_symbols
from geo.picture.frame import frame_for
from geo.picture.ground import border_handle, border_statuses, draw_ground

ARMENIA = (43.2, 38.6, 47.5, 41.5)
GHANA = (-3.5, 4.5, 1.5, 11.3)
KOREA = (124.0, 36.0, 131.0, 41.0)


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    """The basemap of the package."""
    return load_basemap()


@pytest.mark.parametrize(
    ("box", "boundaries", "statuses"),
    [
        (ARMENIA, "de-jure", {"closed", "contested"}),
        (ARMENIA, "line-of-contact-1994", {"closed", "contested", "line-of-contact"}),
        (GHANA, "de-jure", set()),
        (KOREA, "de-jure", {"line-of-contact"}),
    ],
)
def test_the_legend_knows_what_borders_the_view_has(
    basemap: Basemap,
    box: tuple[float, float, float, float],
    boundaries: str,
    statuses: set[str],
) -> None:
    """Only what is drawn, by status and policy; a line of old only where the policy draws it."""
    assert border_statuses(frame_for(box), basemap, boundaries) == statuses


def drawn(
    basemap: Basemap,
    box: tuple[float, float, float, float],
    boundaries: str = "de-jure",
    quoted: frozenset[str] = frozenset(),
) -> list[tuple[str, str, float]]:
    """Each line of the ground of a view: its dash, marker and width."""
    axes = Figure().add_axes((0, 0, 1, 1))
    draw_ground(
        axes,
        frame_for(box),
        basemap,
        load_symbols(),
        focus=frozenset(),
        boundaries=boundaries,
        quoted=quoted,
    )
    return [
        (str(line.get_linestyle()), str(line.get_marker()), float(line.get_linewidth()))
        for line in axes.lines
    ]


def test_borders_are_drawn_by_status(basemap: Basemap) -> None:
    """Around Armenia some are dashed and some crossed; in Ghana all are plain."""
    armenia, ghana = drawn(basemap, ARMENIA), drawn(basemap, GHANA)
    assert any(dash == "--" for dash, _, _ in armenia)
    assert any(marker == "x" for _, marker, _ in armenia)
    assert ghana
    assert all((dash, marker) == ("-", "None") for dash, marker, _ in ghana)


def test_a_policy_adds_its_line(basemap: Basemap) -> None:
    """The line of contact of 1994 is two lines more, one on the other, and takes none away."""
    plain, with_line = (
        drawn(basemap, ARMENIA, policy) for policy in ("de-jure", "line-of-contact-1994")
    )
    widths = [width for _, _, width in with_line]
    assert len(with_line) > len(plain)
    assert widths.count(max(widths)) * 2 == len(with_line) - len(plain)


def test_a_border_that_a_source_names_is_heavier(basemap: Basemap) -> None:
    """The same lines, some of them wider."""
    plain, heavy = drawn(basemap, GHANA), drawn(basemap, GHANA, quoted=frozenset({"GHA|TGO"}))
    wider = np.array([b[2] for b in heavy]) - np.array([a[2] for a in plain])
    assert len(plain) == len(heavy)
    assert wider.min() == 0
    assert wider.max() > 0


@pytest.mark.parametrize("status", ["normal", "contested", "closed", "line-of-contact"])
def test_every_status_has_a_sample(status: str) -> None:
    """The sample looks like the line: dashed, crossed or double."""
    handle = border_handle(status, load_symbols())
    assert (handle.get_linestyle() == "--") == (status == "contested")
    assert (handle.get_marker() == "x") == (status == "closed")
    assert bool(handle.get_path_effects()) == (status == "line-of-contact")
