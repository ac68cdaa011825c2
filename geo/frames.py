"""The atlas as GeoDataFrames, for notebooks and for formats that want tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas
import pandas as pd

from geo.export.geojson import NUMBERS, collection_features, feature_properties, property_keys
from geo.export.tables import MENTION_COLUMNS, mention_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.atlas import Atlas
    from geo.export.tables import Cell

CRS = "EPSG:4326"

#: Columns that hold numbers, whatever the first rows hold; booleans stay what they are.
DECIMALS = NUMBERS | {"longitude", "latitude", "low", "high", "drawn", "ratio"}
COUNTS = frozenset(
    {"start", "end", "sentence_start", "sentence_end", "source_count", "quote_count"}
)
FLAGS = frozenset({"pinned", "approximate"})


def features_frame(atlas: Atlas, collection: str) -> geopandas.GeoDataFrame:
    """One of the four collections with the columns of its GeoJSON, indexed by feature id.

    ``sources`` is JSON text, since a cell of a table cannot nest.
    """
    documents = {document.name: document for document in atlas.documents}
    features = collection_features(atlas, collection)
    rows = []
    for feature in features:
        properties = feature_properties(feature, collection, documents, atlas)
        sources = json.dumps(properties["sources"], ensure_ascii=False)
        rows.append({**properties, "sources": sources})
    return geopandas.GeoDataFrame(
        typed(pd.DataFrame(rows, columns=list(property_keys(collection)))),
        geometry=[feature.geometry for feature in features],
        crs=CRS,
    ).set_index(
        pd.Index([feature.feature_id for feature in features], dtype="string", name="feature_id")
    )


def mentions_frame(atlas: Atlas) -> pd.DataFrame:
    """Every mention found, pinned or not: the columns of ``mentions.csv``."""
    return table_frame(mention_rows(atlas), MENTION_COLUMNS)


def table_frame(rows: Iterable[Sequence[Cell]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows of a table as a frame with the column's type, even where a column is empty."""
    return typed(pd.DataFrame(rows, columns=list(columns)))


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with each column's own type: numbers, counts, flags, else text."""
    return frame.astype({name: _type_of(name) for name in frame.columns})


def _type_of(name: str) -> str:
    if name in DECIMALS:
        return "float64"
    if name in COUNTS:
        return "int64"
    return "bool" if name in FLAGS else "string"
