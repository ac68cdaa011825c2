"""``annotations.jsonld``: every mention as a W3C Web Annotation.

The target is the document's text as it was read, with two selectors: the exact words
with their surroundings, and code-point offsets. The body names the place; a second one
says how the name is used. Model: https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.export.identifiers import BASE, iri

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import Document, Quote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

#: How many characters of context stand on each side in a text quote selector.
SURROUNDINGS = 32


def write_annotations(atlas: Atlas, *, base: str = BASE) -> str:
    """An AnnotationCollection with one page of all annotations, one a line."""
    documents = {document.name: document for document in atlas.documents}
    items = [
        json.dumps(
            annotation(quote, documents[quote.document], base=base),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for quote in atlas.quotes
    ]
    head: dict[str, Any] = {
        "@context": CONTEXT,
        "id": iri("annotations", "all", base=base),
        "type": "AnnotationCollection",
        "label": atlas.title,
        "total": len(items),
    }
    page = {"id": iri("annotations", "page-1", base=base), "type": "AnnotationPage"}
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    first = json.dumps(page)[:-1]
    return (
        f'{opening}, "first": {first}, "startIndex": 0, "items": [\n'
        + ",\n".join(items)
        + "\n]}}\n"
    )


def annotation(quote: Quote, document: Document, *, base: str = BASE) -> dict[str, Any]:
    """One mention as an annotation; embedded and unresolved names have no place to name."""
    mention = quote.mention
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": str(mention.kind)}
    ]
    if mention.usage:
        bodies.append(
            {"type": "TextualBody", "purpose": "classifying", "value": str(mention.usage)}
        )
    if mention.place_id:
        bodies.append(
            {
                "type": "SpecificResource",
                "purpose": "identifying",
                "source": iri("place", mention.place_id, base=base),
            }
        )
    name = f"{document.name}:{mention.start}-{mention.end}"
    return {
        "id": iri("annotation", name, base=base),
        "type": "Annotation",
        "motivation": "identifying" if mention.place_id else "tagging",
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": _source(document, base=base),
            "selector": selectors(quote, document),
        },
    }


def selectors(quote: Quote, document: Document) -> list[dict[str, Any]]:
    """The words with 32 characters on each side, and the offsets, end exclusive."""
    mention, text = quote.mention, document.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": mention.text,
            "prefix": text[max(mention.start - SURROUNDINGS, 0) : mention.start],
            "suffix": text[mention.end : mention.end + SURROUNDINGS],
        },
        {"type": "TextPositionSelector", "start": mention.start, "end": mention.end},
    ]


def _source(document: Document, *, base: str) -> dict[str, Any]:
    source: dict[str, Any] = {
        "id": iri("document", document.name, base=base),
        "type": "Text",
        "format": "text/plain",
    }
    if document.language:
        source["language"] = document.language
    if document.url.startswith(("http://", "https://")):
        source["schema:url"] = document.url
    if document.title:
        source["schema:name"] = document.title
    return source
