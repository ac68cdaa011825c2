"""The atlas as GeoDataFrames, for notebooks and for formats that want tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import geopandas
import pandas as pd

from geo.export.geojson import collection_features, geojson_feature
from geo.export.tables import MENTION_COLUMNS, mention_rows

if TYPE_CHECKING:
    from geo.atlas import Atlas

CRS = "EPSG:4326"


def features_frame(atlas: Atlas, collection: str) -> geopandas.GeoDataFrame:
    """One of the four collections with the columns of its GeoJSON, indexed by feature id.

    ``sources`` is JSON text, since a cell of a table cannot nest.
    """
    documents = {document.name: document for document in atlas.documents}
    features = collection_features(atlas, collection)
    rows = []
    for feature in features:
        properties = geojson_feature(feature, collection, documents, atlas)["properties"]
        sources = json.dumps(properties["sources"], ensure_ascii=False)
        rows.append({**properties, "sources": sources})
    return geopandas.GeoDataFrame(
        rows,
        geometry=[feature.geometry for feature in features],
        index=pd.Index([feature.feature_id for feature in features], name="feature_id"),
        crs=CRS,
    )


def mentions_frame(atlas: Atlas) -> pd.DataFrame:
    """Every mention found, pinned or not: the columns of ``mentions.csv``."""
    return pd.DataFrame(mention_rows(atlas), columns=list(MENTION_COLUMNS))
