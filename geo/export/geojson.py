"""GeoJSON by RFC 7946, one geometry kind a file, one feature a line, the same keys on each.

Written by hand and not through GDAL, which changes types and precision on the way.
Exteriors run counter-clockwise, coordinates have six decimals (a tenth of a metre).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import MultiLineString, MultiPoint, MultiPolygon, mapping

from gazetteer.naming import display_name
from geo.export.annotations import selectors
from geo.model import Group

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.atlas import Atlas
    from geo.model import Document, Feature, Quote

GRID = 1e-6
HALF_TURN = 180.0
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

#: The columns that hold numbers: null where nobody knows. All others are texts.
NUMBERS = frozenset({"accuracy_m", "length_m", "error_m", "width_m", "known_length_m"})

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
    """One of ``places``, ``routes``, ``areas``, ``borders`` as text.

    The feature with the fewest unknown numbers comes first, since some programs take the
    types of the columns from the first record; the others are sorted by id.
    """
    documents = {document.name: document for document in atlas.documents}
    features = [
        geojson_feature(feature, collection, documents, atlas)
        for feature in collection_features(atlas, collection)
    ]
    if features:
        fullest = min(range(len(features)), key=lambda index: _unknown(features[index]))
        features.insert(0, features.pop(fullest))
    lines = [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for feature in features
    ]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def geojson_feature(
    feature: Feature, collection: str, documents: dict[str, Document], atlas: Atlas
) -> dict[str, Any]:
    """One feature with its flat columns and its nested sources."""
    return {
        "type": "Feature",
        "id": feature.feature_id,
        "geometry": geojson_geometry(feature.geometry),
        "properties": feature_properties(feature, collection, documents, atlas),
    }


def feature_properties(
    feature: Feature, collection: str, documents: dict[str, Document], atlas: Atlas
) -> dict[str, Any]:
    """The columns of a feature: what is not known is an empty text, or null for a number."""
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
    return {key: _known(key, values.get(key)) for key in property_keys(collection)}


def _known(key: str, value: Any) -> Any:  # noqa: ANN401 - a JSON value
    return "" if value is None and key not in NUMBERS else value


def _unknown(feature: dict[str, Any]) -> int:
    """How many of a feature's columns are null."""
    return sum(value is None for value in feature["properties"].values())


@lru_cache(maxsize=1024)  # several formats write the same shapes
def geojson_geometry(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Cut at ±180°, round to six decimals, turn exteriors counter-clockwise, map.

    The answer is shared between callers, who leave it as it is.
    """
    if geometry is None:
        return None
    flat = _within_the_world(shapely.force_2d(geometry))
    rounded = shapely.set_precision(flat, GRID, mode="valid_output")
    if rounded.is_empty:
        rounded = flat
    tidy = shapely.transform(shapely.orient_polygons(rounded), _six_decimals)
    written: dict[str, Any] = mapping(tidy)
    return written


def _six_decimals(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rounded to six decimals, without a negative zero."""
    return np.round(coordinates, 6) + 0.0


def _within_the_world(geometry: BaseGeometry) -> BaseGeometry:
    """Move what lies beyond ±180° to the other side, cut at the antimeridian (RFC 7946, 3.1.9)."""
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0, 0, 0, 0)
    if west >= -HALF_TURN and east <= HALF_TURN:
        return geometry
    first, last = (round(lon / (2 * HALF_TURN)) for lon in (west, east))
    parts = []
    for world in range(first, last + 1):
        middle = 2 * HALF_TURN * world
        strip = shapely.box(middle - HALF_TURN, -90, middle + HALF_TURN, 90)
        parts += shapely.get_parts(translate(geometry.intersection(strip), -middle)).tolist()
    kind = geometry.geom_type.removeprefix("Multi")
    kept = [part for part in parts if part.geom_type == kind and not part.is_empty]
    if len(kept) == 1:
        return kept[0]
    gather = {"Point": MultiPoint, "LineString": MultiLineString, "Polygon": MultiPolygon}
    return gather[kind](kept)


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
