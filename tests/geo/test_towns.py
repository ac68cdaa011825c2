"""The towns under the tables, from texts to the map: pins, ids, credits, and without them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from geo import AtlasOptions, build_atlas
from geo.cli import quotemap
from geo.page.policy import page_policy
from geo.page.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from geo.workbench import Atlas

KOLWEZI = "geonames:922773"
TEXT = "Fighting broke out in Kolwezi, a mining town. Kolwezi is in the south of Congo.\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document that names a town of the world."""
    path = tmp_path_factory.mktemp("towns") / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def atlas(source: Path) -> Atlas:
    """Its atlas."""
    return build_atlas([source])


def test_a_town_is_a_pin_like_others(atlas: Atlas) -> None:
    """It has a mark with its quotes, rough and less certain."""
    feature = next(one for one in atlas.features if one.place.place_id == KOLWEZI)
    assert len(feature.quotes) == 2
    assert feature.geometry is not None
    assert feature.geometry.geom_type == "Point"
    assert feature.properties["certainty"] == "less-certain"
    assert feature.properties["precision"] == "rough"


def test_the_page_credits_geonames_only_where_it_is_used(atlas: Atlas, source: Path) -> None:
    """The licence asks for the name; a map without such towns does not speak of them."""
    assert "GeoNames" in page_policy(atlas, words_of("en"))[-1]
    without = build_atlas([source], options=AtlasOptions(world=False))
    assert "GeoNames" not in page_policy(without, words_of("en"))[-1]
    assert KOLWEZI not in without.gazetteer.places


def test_exports_carry_the_id(atlas: Atlas, tmp_path: Path) -> None:
    """In JSON as it is, in XML with a point for the colon, in Linked Places as GeoNames' own."""
    files = ("places.geojson", "places.lpf.geojson", "annotations.jsonld", "mentions.csv")
    atlas.save(tmp_path, only=files)
    for name in files:
        assert "922773" in (tmp_path / name).read_text(encoding="utf-8"), name
    features = json.loads((tmp_path / "places.geojson").read_text(encoding="utf-8"))["features"]
    assert KOLWEZI in {feature["id"] for feature in features}


def test_commands_know_the_towns_and_can_leave_them_out(source: Path) -> None:
    """``explain`` shows the rule; ``--no-world`` reads with the tables alone."""
    told = CliRunner().invoke(quotemap, ["explain", str(source), "Kolwezi"])
    assert told.exit_code == 0, told.output
    assert KOLWEZI in told.output
    assert "containment" in told.output or "preposition-of-place" in told.output
    silent = CliRunner().invoke(quotemap, ["explain", str(source), "--no-world"])
    assert KOLWEZI not in silent.output


def test_a_correction_may_name_a_town_that_no_text_does(source: Path) -> None:
    """An editor's id of GeoNames is looked up, though the town's name stands nowhere."""
    row = ["--place", "geonames:922741", "--by", "A"]
    told = CliRunner().invoke(
        quotemap, ["correct", str(source), "broke out in Kolwezi", "Kolwezi", *row]
    )
    assert told.exit_code == 0, told.output
    mended = build_atlas([source])
    assert "geonames:922741" in {quote.mention.place_id for quote in mended.quotes}
    (source.parent / "corrections.csv").unlink()
