"""Borders: shared by both sides, as long as they are drawn, with their status."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import Point

from gazetteer.load import load_gazetteer
from geo.atlas import compose_atlas
from geo.basemap import Basemap, load_basemap
from geo.borders import (
    STATUSES,
    border_between,
    border_facts,
    border_of,
    border_precision,
    length_m,
)
from geo.errors import GeometryError
from geo.export.geojson import write_geojson
from geo.model import Document


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    """The basemap of the package."""
    return load_basemap()


@pytest.mark.parametrize(
    ("first", "second", "drawn_km"),
    [
        ("ARM", "IRN", 37.3),  # 35.4 in the source; it follows the river here
        ("ARM", "TUR", 259),
        ("ARM", "AZE", 756),
        ("AZE", "IRN", 587),
        ("ARM", "GEO", 160),
        ("UKR", "RUS", 1_600),
        ("GHA", "TGO", 854),
        ("FRA", "ESP", 560),
    ],
)
def test_borders_are_as_long_as_the_source_draws_them(
    basemap: Basemap, first: str, second: str, drawn_km: float
) -> None:
    """The corrections move borders past towns and hardly change their length."""
    border = border_between(first, second, basemap)
    assert border is not None
    assert border.length_m / 1000 == pytest.approx(drawn_km, rel=0.1 if drawn_km > 500 else 0.03)
    assert border.length_m == pytest.approx(length_m(border.geometry))
    assert sum(part.length_m for part in border.sections) == pytest.approx(border.length_m)


@pytest.mark.parametrize(
    ("first", "second"), [("ARM", "IRN"), ("UKR", "POL"), ("GHA", "TGO"), ("AM-SU", "AZ-NX")]
)
def test_a_border_is_the_outline_of_both_sides(basemap: Basemap, first: str, second: str) -> None:
    """No vertex of a border lies off either area's outline; both directions are one line."""
    there, back = border_between(first, second, basemap), border_between(second, first, basemap)
    assert there is not None
    assert back is not None
    assert there.geometry.equals(back.geometry)
    for key in (first, second):
        assert basemap.area(key).boundary.buffer(1e-9).covers(there.geometry)


@pytest.mark.parametrize(("first", "second"), [("ARM", "RUS"), ("FRA", "JPN"), ("ISL", "GBR")])
def test_those_who_do_not_meet_have_no_border(basemap: Basemap, first: str, second: str) -> None:
    """No border is None, not an empty line."""
    assert border_between(first, second, basemap) is None


def test_a_part_has_no_border_with_its_whole(basemap: Basemap) -> None:
    """Syunik's outer border is Armenia's own, not one between the two."""
    assert border_between("AM-SU", "ARM", basemap) is None


def test_a_border_can_be_that_of_a_part(basemap: Basemap) -> None:
    """Nakhchivan's border with Armenia is a part of Azerbaijan's, and on its west side."""
    part = border_between("AZ-NX", "ARM", basemap)
    whole = border_between("AZE", "ARM", basemap)
    assert part is not None
    assert whole is not None
    assert part.length_m == pytest.approx(221_000, rel=0.1)
    assert whole.geometry.buffer(1e-9).covers(part.geometry)
    assert part.geometry.distance(Point(45.6, 39.5)) < 0.2


def test_several_areas_have_one_border(basemap: Basemap) -> None:
    """The border of two provinces together leaves out the one between them."""
    both = border_between(("AM-SU", "AM-VD"), "AZ-NX", basemap)
    one = border_between("AM-SU", "AZ-NX", basemap)
    other = border_between("AM-VD", "AZ-NX", basemap)
    assert both is not None
    assert one is not None
    assert other is not None
    assert both.length_m == pytest.approx(one.length_m + other.length_m)


def test_statuses_are_told_with_their_source(basemap: Basemap) -> None:
    """Closed and contested borders say since when and who says so; others are normal."""
    turkey = border_between("ARM", "TUR", basemap)
    azerbaijan = border_between("ARM", "AZE", basemap)
    iran = border_between("ARM", "IRN", basemap)
    assert turkey is not None
    assert azerbaijan is not None
    assert iran is not None
    assert (turkey.status, azerbaijan.status, iran.status) == ("closed", "contested", "normal")
    assert turkey.sections[0].since
    assert turkey.sections[0].source
    assert all(note.status in STATUSES and note.source for note in basemap.border_notes)


def test_a_part_with_another_status_is_a_section(basemap: Basemap) -> None:
    """Georgia's border with Russia is contested along Abkhazia and South Ossetia only."""
    border = border_between("GEO", "RUS", basemap)
    assert border is not None
    assert border.status == "normal"
    contested = [part for part in border.sections if part.status == "contested"]
    for abkhaz_or_ossetian in (Point(41.5, 43.25), Point(44.0, 42.6)):
        assert min(part.geometry.distance(abkhaz_or_ossetian) for part in contested) < 0.2
    assert all(part.geometry.distance(Point(44.6, 42.7)) > 0.1 for part in contested)


def test_every_border_of_the_tables_is_there(basemap: Basemap) -> None:
    """Rows of borders.csv and known_lengths.csv name neighbours."""
    pairs = [
        *((row.first, row.second) for row in basemap.border_notes),
        *((row.first, row.second) for row in basemap.known_lengths),
    ]
    for first, second in pairs:
        assert border_between(first, second, basemap) is not None, (first, second)


def test_borders_come_out_short(basemap: Basemap) -> None:
    """Drawn lengths are ten to forty per cent below the stated ones, and never above."""
    precision = border_precision(basemap)
    assert 0.5 < precision.low < precision.ratio < precision.high < 1
    assert 0.75 < precision.ratio < 0.9
    near = border_precision(basemap, touching=("ARM", "IRN"))
    assert near.count < precision.count
    assert border_precision(basemap, touching=("BRA",)) == precision


def test_an_unknown_area_is_an_error(basemap: Basemap) -> None:
    """The message names the key."""
    with pytest.raises(GeometryError, match="ATL"):
        border_between("ATL", "ARM", basemap)


@pytest.mark.parametrize(
    "border_id",
    [
        "border:armenia-azerbaijan",
        "border:armenia-iran",
        "border:azerbaijan-iran",
        "border:armenia-turkey",
    ],
)
def test_borders_of_the_gazetteer_are_drawn(basemap: Basemap, border_id: str) -> None:
    """A border's place has a line, and facts that JSON can hold."""
    gazetteer = load_gazetteer()
    place = gazetteer.places[border_id]
    border = border_of(place, gazetteer, basemap)
    facts = border_facts(place, gazetteer, basemap)
    assert border is not None
    assert facts["border_status"] == border.status
    assert facts["length_m"] == pytest.approx(border.length_m, abs=0.1)
    known = facts["known_length_m"]
    assert isinstance(known, float)
    assert known > border.length_m


def test_every_two_neighbours_are_a_border_of_the_gazetteer(basemap: Basemap) -> None:
    """Wherever two countries of the gazetteer share a line, the gazetteer has their border."""
    gazetteer = load_gazetteer()
    ids = {
        (place.geometry_ref or "").removeprefix("area:"): place.place_id
        for place in gazetteer.places.values()
        if place.is_country and place.feature_code != "PCLH" and not place.valid_to
    }
    sides: dict[int, set[str]] = {}
    for key, shape in basemap.topology.objects["countries"].items():
        for ref in shape.references():
            sides.setdefault(max(ref, ~ref), set()).add(key)
    pairs = {frozenset(keys) for keys in sides.values() if len(keys) == 2 and keys <= set(ids)}
    wanted = {"border:" + "-".join(sorted(ids[key] for key in pair)) for pair in pairs}
    assert len(wanted) > 300
    assert wanted <= set(gazetteer.places)
    assert wanted == {place_id for place_id in gazetteer.places if place_id.startswith("border:")}


@pytest.mark.parametrize(
    ("text", "border_id", "status"),
    [
        ("The border between Finland and Russia runs north.", "border:finland-russia", "normal"),
        ("Russia's border with Finland is long.", "border:finland-russia", "normal"),
        ("Traders cross the Ghana–Togo border at night.", "border:ghana-togo", "normal"),
        ("Nobody crosses the Algeria-Morocco border.", "border:algeria-morocco", "closed"),
    ],
)
def test_a_border_that_a_text_names_is_a_line_of_the_map(
    basemap: Basemap, text: str, border_id: str, status: str
) -> None:
    """Far from the curated region too: the phrase, its id, a line with length and status."""
    atlas = compose_atlas(
        [Document(name="a.txt", text=text, sha256="")],
        gazetteer=load_gazetteer(),
        basemap=basemap,
        routes=(),
    )
    found = [
        f
        for f in json.loads(write_geojson(atlas, "borders"))["features"]
        if f["properties"]["quote"]
    ]
    assert [feature["id"] for feature in found] == [border_id]
    assert "LineString" in found[0]["geometry"]["type"]
    assert found[0]["properties"]["status"] == status
    assert found[0]["properties"]["length_m"] > 500_000


def test_a_place_that_is_no_border_is_refused(basemap: Basemap) -> None:
    """The message names the place."""
    gazetteer = load_gazetteer()
    with pytest.raises(GeometryError, match="armenia"):
        border_of(gazetteer.places["armenia"], gazetteer, basemap)
