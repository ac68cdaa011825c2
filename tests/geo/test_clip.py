"""The map under the page: small, and whole."""

from __future__ import annotations

import gzip
import itertools
import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiLineString, Point, Polygon, box

from geo.basemap import load_basemap
from geo.borders import STATUSES, border_between
from geo.clip import GRID, MapClip, clip_basemap
from geo.errors import OptionError

CAUCASUS = (42.0, 38.0, 51.0, 43.0)
TOLERANCE_DEG = 0.004  # the default inside the box


@pytest.fixture(scope="module")
def clip() -> MapClip:
    """The South Caucasus in detail."""
    return clip_basemap(load_basemap(), CAUCASUS)


def test_it_is_small(clip: MapClip) -> None:
    """Region and world together stay below 60 KB gzipped."""
    text = json.dumps(clip.topojson(), separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < 60_000


def test_every_arc_is_drawn_once(clip: MapClip) -> None:
    """No line is stroked twice, neither by two neighbours nor by two layers."""
    drawn = [max(ref, ~ref) for line in clip.lines for ref in line.arcs]
    assert len(drawn) == len(set(drawn))


def test_borders_bear_the_countries_and_a_status(clip: MapClip) -> None:
    """Each border names its two sides; those that are argued about are told apart."""
    borders = {(line.key, line.status) for line in clip.lines if line.kind == "border"}
    assert ("ARM|IRN", "normal") in borders
    assert ("ARM|TUR", "closed") in borders
    assert ("ARM|AZE", "contested") in borders
    assert {("GEO|RUS", "normal"), ("GEO|RUS", "contested")} <= borders
    assert {line.status for line in clip.lines} <= set(STATUSES)


def test_kinds_are_the_documented_ones(clip: MapClip) -> None:
    """A page can rely on the names of the layers."""
    assert {line.kind for line in clip.lines} == {
        "border",
        "coast",
        "first-level",
        "historical",
        "river",
    }
    assert {"lake-sevan", "lake-van", "lake-urmia"} <= {lake.key for lake in clip.lakes}


def test_the_whole_world_is_there(clip: MapClip) -> None:
    """Outside the box countries are coarse, not missing."""
    assert {"BRA", "AUS", "USA", "CHN", "ATA", "ZAF"} <= {area.key for area in clip.countries}
    assert len(clip.countries) > 150


def test_small_countries_in_the_box_are_kept() -> None:
    """What is small is left out only where it is far."""
    keys = {area.key for area in clip_basemap(load_basemap(), (5, 42, 13, 48)).countries}
    assert {"MCO", "LIE", "SMR"} <= keys


def test_rings_are_closed_and_hold_their_towns(clip: MapClip) -> None:
    """Simplified shapes are still the shapes: Yerevan in Armenia, Nakhchivan in Azerbaijan."""
    towns = {"ARM": Point(44.51, 40.18), "AZE": Point(45.41, 39.21), "GEO": Point(44.8, 41.7)}
    for area in clip.countries:
        polygons = [Polygon(rings[0], rings[1:]) for rings in clip.rings(area)]
        assert all(rings[0][0] == rings[0][-1] for rings in clip.rings(area))
        if area.key in towns:
            assert any(polygon.contains(towns[area.key]) for polygon in polygons)


def test_nothing_is_moved_farther_than_the_tolerance(clip: MapClip) -> None:
    """Inside the box a border lies within tolerance and rounding of the real one."""
    border = border_between("ARM", "IRN", load_basemap())
    assert border is not None
    drawn = [s for line in clip.lines if line.key == "ARM|IRN" for s in clip.lines_of(line)]
    assert MultiLineString(drawn).hausdorff_distance(border.geometry) < TOLERANCE_DEG + 1 / GRID


def test_no_coast_at_the_antimeridian(clip: MapClip) -> None:
    """The cut through Chukotka and Antarctica is no coast and is not drawn."""
    for line in clip.lines:
        if line.kind == "coast":
            for stretch in clip.lines_of(line):
                for (a, _), (b, _) in itertools.pairwise(stretch):
                    assert abs(a - b) < 90
                    assert not (abs(a) > 179.99 and abs(b) > 179.99)


def test_the_policy_decides_about_old_lines() -> None:
    """The line of 1994 is history, unless the map is made with it; today's lines are drawn."""
    basemap = load_basemap()

    def named(boundaries: str) -> dict[str, str]:
        lines = clip_basemap(basemap, CAUCASUS, boundaries=boundaries).lines
        keys = {line.key for line in basemap.named_lines}
        return {line.key: line.status for line in lines if line.key in keys}

    usual, old = named("de-jure"), named("line-of-contact-1994")
    assert usual["line-of-contact-1994"] == "historical"
    assert old["line-of-contact-1994"] == "line-of-contact"
    assert usual["administrative-boundary-south-ossetia"] == "line-of-contact"


def test_an_unknown_policy_is_refused() -> None:
    """The message lists what there is."""
    with pytest.raises(OptionError, match="de-jure"):
        clip_basemap(load_basemap(), CAUCASUS, boundaries="mine")


def test_topojson_decodes_to_the_same_lines(clip: MapClip) -> None:
    """What a page decodes is what the picture draws."""
    document = json.loads(json.dumps(clip.topojson()))
    scale = document["transform"]["scale"][0]
    for arc, steps in zip(clip.arcs, document["arcs"], strict=True):
        x = list(itertools.accumulate(step[0] for step in steps))
        y = list(itertools.accumulate(step[1] for step in steps))
        assert list(zip(x, y, strict=True)) == list(arc)
    assert scale == 1 / GRID
    refs = [
        ref
        for geometry in document["objects"]["countries"]["geometries"]
        for polygon in geometry["arcs"]
        for ring in polygon
        for ref in ring
    ]
    assert all(max(ref, ~ref) < len(clip.arcs) for ref in refs)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.floats(-170, 150), st.floats(-60, 60), st.floats(3, 20))
def test_any_box_gives_a_whole_map(lon: float, lat: float, size: float) -> None:
    """Anywhere on earth rings close, references exist, and lines have two points."""
    found = clip_basemap(load_basemap(), (lon, lat, lon + size, lat + size))
    assert found.countries
    assert all(
        len(arc) > 1
        for line in found.lines
        for arc in (found.arcs[max(ref, ~ref)] for ref in line.arcs)
    )
    for area in found.countries:
        for rings in found.rings(area):
            assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)


def test_detail_is_in_the_box_only(clip: MapClip) -> None:
    """Most vertices of a big country lie in the box, although little of its land does."""
    inside = box(*CAUCASUS)
    iran = next(area for area in clip.countries if area.key == "IRN")
    positions = [Point(p) for rings in clip.rings(iran) for ring in rings for p in ring]
    near = sum(inside.contains(p) for p in positions)
    assert near > len(positions) / 2
