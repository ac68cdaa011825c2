"""``places.lpf.geojson``: the mentioned places in Linked Places Format 1.2.

Each place carries its names with language and years, its type, its links, and each
document that mentions it as a citation. Specification: github.com/LinkedPasts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.export.geojson import geojson_geometry
from geo.export.identifiers import BASE, iri
from geo.model import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.model import Name, Place
    from geo.atlas import Atlas
    from geo.model import Document, Feature

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)

#: Feature classes of GeoNames that the format knows; routes are spots of human geography.
CLASSES = frozenset("AHLPRST")


def write_linked_places(atlas: Atlas, *, base: str = BASE) -> str:
    """Every place, route and border on the map, one feature a line, sorted by id."""
    documents = {document.name: document for document in atlas.documents}
    marked: dict[str, list[Feature]] = {}
    for feature in atlas.features:
        if feature.group not in {Group.GOVERNMENTS, Group.EVENTS}:
            marked.setdefault(feature.place.place_id, []).append(feature)
    lines = [
        json.dumps(
            _feature(marked[place_id], documents, atlas, base=base),
            ensure_ascii=False,
            separators=(",", ":"),
            allow_nan=False,
        )
        for place_id in sorted(marked)
    ]
    head = json.dumps({"type": "FeatureCollection", "@context": CONTEXT})[:-1]
    return f'{head}, "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _feature(
    features: Sequence[Feature],
    documents: dict[str, Document],
    atlas: Atlas,
    *,
    base: str,
) -> dict[str, Any]:
    place = features[0].place
    names = sorted({quote.document for feature in features for quote in feature.quotes})
    cited = [documents[name] for name in names]
    return {
        "@id": iri("place", place.place_id, base=base),
        "type": "Feature",
        "properties": {
            "title": place.title,
            "ccodes": [code.upper() for code in place.country_codes],
            "fclasses": [place.feature_class if place.feature_class in CLASSES else "S"],
        },
        "when": _when(place.valid_from, place.valid_to, fallback=cited),
        "names": [_name(name) for name in atlas.gazetteer.names_of(place.place_id)],
        "types": [{"identifier": f"gn:{place.feature_class}.{place.feature_code}"}],
        "geometry": _geometry(features, place),
        "links": _links(place),
        "relations": _relations(place, base=base),
        "descriptions": [_description(document, base=base) for document in cited],
    }


def _geometry(features: Sequence[Feature], place: Place) -> dict[str, Any] | None:
    shapes = [
        {**shape, "certainty": str(place.certainty)}
        for feature in features
        if "width_m" not in feature.properties or "length_m" in feature.properties
        for shape in [geojson_geometry(feature.geometry)]
        if shape is not None
    ]
    if len(shapes) == 1:
        return shapes[0]
    return {"type": "GeometryCollection", "geometries": shapes} if shapes else None


def _name(name: Name) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "toponym": name.name,
        "lang": name.language,
        "citations": [{"label": name.source or "Quotemap gazetteer"}],
    }
    if name.valid_from or name.valid_to:
        entry["when"] = _when(name.valid_from, name.valid_to)
    return entry


def _when(start: str, end: str, *, fallback: Sequence[Document] = ()) -> dict[str, Any]:
    """A time span; what has no years of its own is attested when it is cited."""
    span: dict[str, Any] = {}
    if start:
        span["start"] = {"in": start}
    if end:
        span["end"] = {"in": end}
    if not span:
        dates = sorted(document.published for document in fallback if document.published)
        if dates:
            span = {"start": {"latest": dates[0]}, "end": {"earliest": dates[-1]}}
        else:
            return {"label": "undated"}
    return {"timespans": [span]}


def _links(place: Place) -> list[dict[str, str]]:
    links = [("wd:", place.wikidata), ("gn:", place.geonames)]
    return [
        {"type": "closeMatch", "identifier": prefix + value} for prefix, value in links if value
    ]


def _relations(place: Place, *, base: str) -> list[dict[str, str]]:
    if not place.parent:
        return []
    return [
        {
            "relationType": "gvp:broaderPartitive",
            "relationTo": iri("place", place.parent, base=base),
            "label": "part of",
        }
    ]


def _description(document: Document, *, base: str) -> dict[str, str]:
    about = ", ".join(
        part
        for part in (document.author, document.title, document.publisher, document.published)
        if part
    )
    return {
        "@id": document.url or iri("document", document.name, base=base),
        "value": about or document.name,
        "lang": document.language or "und",
    }
