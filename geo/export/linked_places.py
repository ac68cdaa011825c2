"""Linked Places Format: the places that a corpus mentions, or the whole gazetteer.

Each place carries its names with language and years, its type, its links, and each
document that mentions it as a description. Format: version 1.2 of the LinkedPasts group,
with what version 2.0 of the World Historical Gazetteer's schema asks for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import Point

from geo.areas import area_of
from geo.export.geojson import geojson_geometry
from geo.export.identifiers import BASE, iri
from geo.model import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Name, Place
    from geo.atlas import Atlas
    from geo.basemap import Basemap
    from geo.model import Document, Feature

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)

#: Feature classes of GeoNames that the format knows; routes are spots of human geography.
CLASSES = frozenset("AHLPRST")
GAZETTEER = "Quotemap gazetteer"


#: Codes in common use that are not in ISO 3166-1, and so not in the format's list.
NOT_ISO = frozenset({"XK", "SU", "YU", "DD", "CS"})


def write_linked_places(atlas: Atlas, *, base: str = BASE) -> str:
    """Every place, route and border on the map, one feature a line, sorted by id."""
    documents = {document.name: document for document in atlas.documents}
    marked: dict[str, list[Feature]] = {}
    for feature in atlas.features:
        if feature.quotes and feature.group not in {Group.GOVERNMENTS, Group.EVENTS}:
            marked.setdefault(feature.place.place_id, []).append(feature)
    return _collection(
        _place(
            features[0].place,
            atlas.gazetteer,
            geometry=_geometry(features),
            cited=_cited(features, documents),
            base=base,
        )
        for _, features in sorted(marked.items())
    )


def write_gazetteer(gazetteer: Gazetteer, basemap: Basemap, *, base: str = BASE) -> str:
    """The whole gazetteer, with positions and areas as far as they are known."""
    return _collection(
        _place(
            place,
            gazetteer,
            geometry=_certain(geojson_geometry(_shape(place, gazetteer, basemap)), place),
            cited=(),
            base=base,
        )
        for _, place in sorted(gazetteer.places.items())
    )


def _shape(place: Place, gazetteer: Gazetteer, basemap: Basemap) -> BaseGeometry | None:
    if place.position is not None:
        return Point(place.position)
    shape = area_of(place, gazetteer, basemap)
    return shape.representative_point() if shape is not None else None


def _collection(features: Iterable[dict[str, Any]]) -> str:
    lines = [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for feature in features
    ]
    head = json.dumps({"type": "FeatureCollection", "@context": CONTEXT})[:-1]
    return f'{head}, "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _place(
    place: Place,
    gazetteer: Gazetteer,
    *,
    geometry: dict[str, Any] | None,
    cited: Sequence[Document],
    base: str,
) -> dict[str, Any]:
    codes = [code.upper() for code in place.country_codes if code.upper() not in NOT_ISO]
    names = gazetteer.names_of(place.place_id)
    return {
        "@id": iri("place", place.place_id, base=base),
        "type": "Feature",
        "properties": {
            "title": place.title,
            **({"ccodes": codes} if codes else {}),
            "fclasses": [place.feature_class if place.feature_class in CLASSES else "S"],
        },
        "when": _when(place.valid_from, place.valid_to, fallback=cited),
        "names": [_name(name) for name in names]
        or [{"toponym": place.title, "lang": "en", "citations": [{"label": GAZETTEER}]}],
        "types": [{"identifier": f"gn:{place.feature_class}.{place.feature_code}"}],
        "geometry": geometry,
        "links": _links(place),
        "relations": _relations(place, base=base),
        "descriptions": [_description(document, base=base) for document in cited],
    }


def _cited(features: Sequence[Feature], documents: dict[str, Document]) -> list[Document]:
    names = sorted({quote.document for feature in features for quote in feature.quotes})
    return [documents[name] for name in names]


def _certain(shape: dict[str, Any] | None, place: Place) -> dict[str, Any] | None:
    return None if shape is None else {**shape, "certainty": str(place.certainty)}


def _geometry(features: Sequence[Feature]) -> dict[str, Any] | None:
    """All that a place is drawn as, but for the widths of corridors."""
    shapes = [
        shape
        for feature in features
        if not feature.feature_id.endswith("-width")
        for shape in [_certain(geojson_geometry(feature.geometry), feature.place)]
        if shape is not None
    ]
    if len(shapes) == 1:
        return shapes[0]
    return {"type": "GeometryCollection", "geometries": shapes} if shapes else None


def _name(name: Name) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "toponym": name.name,
        "lang": name.language,
        "citations": [{"label": name.source or GAZETTEER}],
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
            return {"label": "undated", "timespans": [{}]}
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
        "@id": iri("document", document.name, base=base),
        "value": about or document.name,
        "lang": document.language or "und",
        **({"source": document.url} if document.url.startswith("http") else {}),
    }
