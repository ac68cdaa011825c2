"""Web annotations: every mention, found again by its selectors; valid JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld

from geo.export.annotations import write_annotations

if TYPE_CHECKING:
    from geo.atlas import Atlas

#: The terms that we use of the W3C's annotation context, so that no network is asked.
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "@context": {
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "oa": OA,
        "schema": "http://schema.org/",
        "Annotation": OA + "Annotation",
        "SpecificResource": OA + "SpecificResource",
        "TextualBody": OA + "TextualBody",
        "TextQuoteSelector": OA + "TextQuoteSelector",
        "TextPositionSelector": OA + "TextPositionSelector",
        "AnnotationCollection": AS + "OrderedCollection",
        "AnnotationPage": AS + "OrderedCollectionPage",
        "Text": "http://purl.org/dc/dcmitype/Text",
        "body": {"@type": "@id", "@id": OA + "hasBody"},
        "target": {"@type": "@id", "@id": OA + "hasTarget"},
        "source": {"@type": "@id", "@id": OA + "hasSource"},
        "selector": {"@type": "@id", "@id": OA + "hasSelector"},
        "motivation": {"@type": "@vocab", "@id": OA + "motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": OA + "hasPurpose"},
        "identifying": OA + "identifying",
        "tagging": OA + "tagging",
        "classifying": OA + "classifying",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "exact": OA + "exact",
        "prefix": OA + "prefix",
        "suffix": OA + "suffix",
        "start": OA + "start",
        "end": OA + "end",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "total": AS + "totalItems",
        "first": {"@type": "@id", "@id": AS + "first"},
        "items": {"@type": "@id", "@id": AS + "items", "@container": "@list"},
        "startIndex": AS + "startIndex",
    }
}


@pytest.fixture(scope="module")
def collection(atlas: Atlas) -> dict[str, Any]:
    """The parsed file."""
    parsed: dict[str, Any] = json.loads(write_annotations(atlas))
    return parsed


def test_every_mention_is_annotated_once(collection: dict[str, Any], atlas: Atlas) -> None:
    """The total is the number of mentions; ids are absolute and unique."""
    items = collection["first"]["items"]
    assert len(items) == collection["total"] == len(atlas.quotes)
    assert len({item["id"] for item in items}) == len(items)
    assert all(item["id"].startswith("urn:quotemap:annotation:") for item in items)


def test_selectors_find_the_words(collection: dict[str, Any], atlas: Atlas) -> None:
    """Both selectors lead to the same words, with their surroundings."""
    texts = {document.name: document.text for document in atlas.documents}
    for item in collection["first"]["items"]:
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]["id"].removeprefix("urn:quotemap:document:")]
        found = text[position["start"] : position["end"]]
        assert found == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_it_is_json_ld(collection: dict[str, Any]) -> None:
    """Every key and value becomes a statement: nothing is dropped for want of a term."""
    small = dict(collection)
    small["first"] = {**small["first"], "items": small["first"]["items"][:20]}

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}

    expanded = jsonld.expand(small, {"documentLoader": load})
    again = jsonld.compact(expanded, CONTEXT, {"documentLoader": load})
    assert len(again["first"]["items"]) == 20
    assert json.dumps(expanded).count(OA + "TextQuoteSelector") == 20
    plain = {key for item in small["first"]["items"] for key in item}
    assert plain == {key for item in again["first"]["items"] for key in item}
