"""GeoJSON by RFC 7946, one geometry kind a file, one feature a line, the same keys on each.

Written by hand and not through GDAL, which changes types and precision on the way.
Exteriors run counter-clockwise, coordinates have six decimals (a tenth of a metre).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import LineString, mapping

from gazetteer.naming import display_name
from geo.export.annotations import selectors
from geo.geodesy import cut_at_antimeridian
from geo.model import Group

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.atlas import Atlas
    from geo.model import Document, Feature, Quote

GRID = 1e-6
POINTS = frozenset({"Point", "MultiPoint"})
LINES = frozenset({"LineString", "MultiLineString"})
AREAS = frozenset({"Polygon", "MultiPolygon"})
COLLECTIONS = ("places", "routes", "areas", "borders")

ROUTE_KEYS = (
    "route_id",
    "variant",
    "segment_title",
    "mode",
    "status",
    "length_m",
    "error_m",
    "width_m",
    "valid_from",
    "valid_to",
)
BORDER_KEYS = (
    "status",
    "length_m",
    "known_length_m",
    "known_length_source",
    "border_since",
    "border_source",
    "border_note",
)


#: Columns that every collection has, in their order, around its own.
FIRST_KEYS = (
    "place_id",
    "title",
    "group",
    "names",
    "feature_class",
    "feature_code",
    "country_codes",
    "certainty",
    "precision",
    "accuracy_m",
    "location_source",
)
OWN_KEYS = {
    "places": (),
    "routes": ROUTE_KEYS,
    "areas": ("width_m", "shape_status"),
    "borders": BORDER_KEYS,
}
LAST_KEYS = ("quote", "source_title", "source_url", "source_count", "quote_count", "sources")


def property_keys(collection: str) -> tuple[str, ...]:
    """The keys of each feature of a collection, in their order."""
    return (*FIRST_KEYS, *OWN_KEYS[collection], *LAST_KEYS)


def collection_features(atlas: Atlas, collection: str) -> tuple[Feature, ...]:
    """The features of one of the four files, sorted by id.

    Actors and events are not places: their quotes are in ``mentions.csv`` and
    ``events.csv``. What has no geometry is in ``mentions.csv`` alone, and what no source
    speaks of (lines of old) on the map alone.
    """
    return tuple(
        sorted(
            (feature for feature in atlas.features if _collection_of(feature) == collection),
            key=lambda feature: feature.feature_id,
        )
    )


def write_geojson(atlas: Atlas, collection: str) -> str:
    """One of ``places``, ``routes``, ``areas``, ``borders`` as text."""
    documents = {document.name: document for document in atlas.documents}
    lines = [
        json.dumps(
            geojson_feature(feature, collection, documents, atlas),
            ensure_ascii=False,
            separators=(",", ":"),
            allow_nan=False,
        )
        for feature in collection_features(atlas, collection)
    ]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def geojson_feature(
    feature: Feature, collection: str, documents: dict[str, Document], atlas: Atlas
) -> dict[str, Any]:
    """One feature with its flat columns and its nested sources."""
    place = feature.place
    facts = dict(feature.properties)
    first = feature.quotes[0]
    values: dict[str, Any] = {
        **facts,
        "place_id": place.place_id,
        "title": feature.title,
        "group": str(feature.group),
        "names": display_name(atlas.gazetteer, place.place_id, policy="both"),
        "location_source": place.location_source,
        "quote": first.text,
        "source_title": documents[first.document].title or first.document,
        "source_url": documents[first.document].url,
        "source_count": len({quote.document for quote in feature.quotes}),
        "quote_count": len(feature.quotes),
        "sources": [_source(quote, documents[quote.document]) for quote in feature.quotes],
    }
    properties = {key: values.get(key) for key in property_keys(collection)}
    return {
        "type": "Feature",
        "id": feature.feature_id,
        "geometry": geojson_geometry(feature.geometry),
        "properties": properties,
    }


def geojson_geometry(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Cut lines at ±180°, round to six decimals, turn exteriors counter-clockwise, map."""
    if geometry is None:
        return None
    flat = shapely.force_2d(geometry)
    if isinstance(flat, LineString):
        flat = cut_at_antimeridian(flat)
    rounded = shapely.set_precision(flat, GRID, mode="valid_output")
    if rounded.is_empty:
        rounded = flat
    written: dict[str, Any] = _rounded(mapping(shapely.orient_polygons(rounded)))
    return written


def _rounded(shape: Any) -> Any:  # noqa: ANN401 - a JSON tree
    if isinstance(shape, dict):
        return {key: _rounded(value) for key, value in shape.items()}
    if isinstance(shape, (list, tuple)):
        return [_rounded(value) for value in shape]
    return round(shape, 6) + 0.0 if isinstance(shape, float) else shape


def _source(quote: Quote, document: Document) -> dict[str, Any]:
    """Where a quote stands: the document, and W3C selectors for the mention in it."""
    mention = quote.mention
    return {
        "document": document.name,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "quote": quote.text,
        "usage": str(mention.usage or ""),
        "resolution_rule": mention.resolution_rule,
        "usage_rule": mention.usage_rule,
        "selector": selectors(quote, document),
    }


def _collection_of(feature: Feature) -> str:
    if feature.group in {Group.GOVERNMENTS, Group.EVENTS} or feature.geometry is None:
        return ""
    if not feature.quotes:
        return ""
    kind = feature.geometry.geom_type
    if kind in POINTS:
        return "places"
    if kind in AREAS:
        return "areas"
    if kind in LINES:
        return "borders" if feature.group is Group.BORDERS else "routes"
    return ""
