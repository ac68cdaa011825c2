"""Linked Places Format: what the World Historical Gazetteer's schema 2.0 asks for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from geo.export.linked_places import write_gazetteer, write_linked_places

if TYPE_CHECKING:
    from geo.atlas import Atlas

TERM = re.compile(r"\w+:\S+")
DATE = re.compile(r"-?\d{1,4}(-(0[1-9]|1[0-2]))?(-([0-2]\d|3[01]))?")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-x-\w+)?")
LINK = re.compile(r"(bnf|cerl|dbp|gn|gnd|gov|loc|pl|tgn|viaf|wd|wp):\S+")


@pytest.fixture(scope="module", params=["corpus", "gazetteer"])
def features(request: pytest.FixtureRequest, atlas: Atlas) -> list[dict[str, Any]]:
    """The features of both files."""
    if request.param == "corpus":
        text = write_linked_places(atlas)
    else:
        text = write_gazetteer(atlas.gazetteer, atlas.basemap)
    collection = json.loads(text)
    assert collection["type"] == "FeatureCollection"
    assert collection["@context"].endswith("linkedplaces-context-v1.1.jsonld")
    found: list[dict[str, Any]] = collection["features"]
    assert found
    return found


def test_each_feature_has_an_id_a_title_a_class_and_names(features: list[dict[str, Any]]) -> None:
    """The required members are there; codes are upper case."""
    for feature in features:
        assert TERM.fullmatch(feature["@id"])
        assert feature["type"] == "Feature"
        assert feature["properties"]["title"]
        assert set(feature["properties"]["fclasses"]) <= set("AHLPRST")
        codes = feature["properties"].get("ccodes", ["AM"])
        assert codes
        assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
        assert feature["names"]
        for name in feature["names"]:
            assert name["toponym"]
            assert LANGUAGE.fullmatch(name["lang"]), name
            assert all(citation["label"] for citation in name["citations"])


def test_each_feature_is_dated(features: list[dict[str, Any]]) -> None:
    """Every ``when`` has time spans whose dates are ISO texts."""
    for feature in features:
        whens = [feature["when"], *(name["when"] for name in feature["names"] if "when" in name)]
        for when in whens:
            for span in when["timespans"]:
                assert set(span) <= {"start", "end"}
                for end in span.values():
                    assert set(end) <= {"in", "earliest", "latest"}
                    assert ("in" in end) != bool({"earliest", "latest"} & set(end))
                    assert all(DATE.fullmatch(date) for date in end.values()), feature["@id"]


def test_geometries_are_flat_and_certain(features: list[dict[str, Any]]) -> None:
    """No third coordinate; each geometry says how certain it is."""

    def positions(tree: Any) -> list[list[float]]:  # noqa: ANN401 - a JSON tree
        if isinstance(tree[0], (int, float)):
            return [tree]
        return [position for branch in tree for position in positions(branch)]

    for feature in features:
        geometry = feature["geometry"]
        if geometry is None:
            continue
        for part in geometry.get("geometries", [geometry]):
            assert part["certainty"] in {"certain", "less-certain", "uncertain"}
            for position in positions(part["coordinates"]):
                assert len(position) == 2
                assert -180 <= position[0] <= 180
                assert -90 <= position[1] <= 90


def test_links_and_relations_are_terms(features: list[dict[str, Any]]) -> None:
    """Links name an authority that the format knows; relations point to ids."""
    for feature in features:
        for link in feature["links"]:
            assert LINK.fullmatch(link["identifier"])
        for relation in feature["relations"]:
            assert TERM.fullmatch(relation["relationType"])
            assert TERM.fullmatch(relation["relationTo"])
