"""Lines that no longer hold: a layer of their own, without quotes, off until asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gazetteer.load import load_gazetteer
from geo.atlas import compose_atlas
from geo.basemap import load_basemap
from geo.boundaries import boundary_policy, status_under
from geo.export.geojson import COLLECTIONS, write_geojson
from geo.export.kml import write_kml
from geo.export.linked_places import write_linked_places
from geo.historical import HISTORICAL, historical_layer
from geo.model import Document, Group
from geo.page.options import PageOptions
from geo.page.payload import build_payload
from geo.picture.marks import features_of

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import Feature

CAUCASUS = (43.0, 38.0, 49.0, 42.0)
GHANA = (-4.0, 4.0, 2.0, 11.0)
LINE, OBLAST = "line-of-contact-1994", "nagorno-karabakh-border-1991"


def lines_in(
    bbox: tuple[float, float, float, float], boundaries: str = "de-jure"
) -> dict[str, Feature]:
    """The features of the layer in a view, by id."""
    layer = historical_layer(
        (), bbox, gazetteer=load_gazetteer(), basemap=load_basemap(), boundaries=boundaries
    )
    return {feature.feature_id: feature for feature in layer.features}


def test_the_lines_of_a_view_are_those_that_meet_it() -> None:
    """Karabakh's two in the Caucasus, the Donbas's in Ukraine, none in Ghana."""
    assert set(lines_in(CAUCASUS)) == {LINE, OBLAST}
    assert set(lines_in((37.0, 47.0, 39.0, 49.0))) == {"line-of-contact-donbas-2015"}
    assert not lines_in(GHANA)


def test_a_line_says_from_when_to_when_it_held() -> None:
    """Status, dates, length and source, and no quote."""
    line = lines_in(CAUCASUS)[LINE]
    assert not line.quotes
    assert line.properties["status"] == "historical"
    assert (line.properties["valid_from"], line.properties["valid_to"]) == (
        "1994-05-12",
        "2020-11-10",
    )
    assert line.properties["length_m"] == pytest.approx(240_000, rel=0.25)
    assert line.properties["source"]


def test_the_policy_takes_a_line_out_of_history() -> None:
    """What the policy draws as a line of contact is not drawn a second time."""
    assert set(lines_in(CAUCASUS, "line-of-contact-1994")) == {OBLAST}


def test_every_line_of_old_is_a_place_of_the_gazetteer() -> None:
    """None is left out for want of a name."""
    policy, places = boundary_policy("de-jure"), load_gazetteer().places
    for line in load_basemap().named_lines:
        if status_under(line, policy) == "historical":
            assert places[line.key].geometry_ref == f"line:{line.key}"


def test_the_map_has_the_layer_and_keeps_it_off(atlas: Atlas) -> None:
    """In the seeds' map both of Karabakh's lines are there for who turns them on."""
    (layer,) = [layer for layer in atlas.layers if layer.layer_id == HISTORICAL]
    assert layer.group is Group.BORDERS
    assert {feature.feature_id for feature in layer.features} >= {OBLAST}
    payload = build_payload(atlas, PageOptions())
    (record,) = [record for record in payload["layers"] if record["id"] == HISTORICAL]
    assert record["off"] is True
    entries = [e for e in payload["entries"] if payload["layers"][e["layer"]] is record]
    assert entries
    assert all(entry["features"][0]["geometry"] for entry in entries)


def test_what_no_source_speaks_of_is_in_no_file(atlas: Atlas) -> None:
    """Every feature of the exports and of the picture carries a quote."""
    silent = {feature.feature_id for feature in atlas.features if not feature.quotes}
    assert OBLAST in silent
    for collection in COLLECTIONS:
        for feature in json.loads(write_geojson(atlas, collection))["features"]:
            assert feature["id"] not in silent
            assert feature["properties"]["quote"]
    assert OBLAST not in write_linked_places(atlas)
    assert OBLAST not in write_kml(atlas)
    assert not silent & {f.feature_id for f in features_of(atlas.layers, Group.BORDERS)}


def test_a_line_that_a_source_names_is_a_border_with_its_quotes() -> None:
    """Then it stands among the borders, with its dates, and not a second time below them."""
    text = "Troops stood along the 1994 line of contact near Agdam. Nobody was hurt."
    atlas = compose_atlas(
        [Document(name="a.txt", text=text, sha256="")],
        gazetteer=load_gazetteer(),
        basemap=load_basemap(),
        routes=(),
    )
    (line,) = [feature for feature in atlas.features if feature.feature_id == LINE]
    assert line.group is Group.BORDERS
    assert [quote.mention.text for quote in line.quotes] == ["1994 line of contact"]
    assert line.properties["status"] == "historical"
