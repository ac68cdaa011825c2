"""``atlas.gpkg``: GeoPackage 1.3 with four layers, three tables and the map's own styles.

Written through pyogrio alone, as Arrow tables, so that nested columns are declared as
JSON and the bytes are the same each time. ``layer_styles`` is the table in which QGIS
looks for the style of a layer.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyogrio
import shapely
from pyogrio.raw import write_arrow

from geo.export.qml import qml_style
from geo.export.tables import (
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    MENTION_COLUMNS,
    claim_rows,
    event_rows,
    mention_rows,
)
from geo.frames import CRS, features_frame, table_frame

if TYPE_CHECKING:
    import geopandas

    from geo.atlas import Atlas

LAYERS = {
    "places": ("Point", "Places of literal mentions"),
    "routes": ("MultiLineString", "Segments of the routes that are mentioned"),
    "areas": ("MultiPolygon", "Countries, regions and corridor widths"),
    "borders": ("MultiLineString", "Borders that are mentioned"),
}
JSON_COLUMNS = frozenset({"sources"})

#: GDAL stamps files with the time; a fixed one makes the bytes repeatable.
FIXED_DATE = "2000-01-01T00:00:00Z"


def write_geopackage(atlas: Atlas) -> bytes:
    """The bytes of the GeoPackage; geometries are rounded to 1e-6 degrees."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": FIXED_DATE})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "atlas.gpkg"
            for name, (kind, description) in LAYERS.items():
                _write_layer(features_frame(atlas, name), path, name, kind, description)
            for name, columns, rows in (
                ("mentions", MENTION_COLUMNS, mention_rows(atlas)),
                ("claims", CLAIM_COLUMNS, claim_rows(atlas)),
                ("events", EVENT_COLUMNS, event_rows(atlas)),
            ):
                _write_table(table_frame(rows, columns), path, name)
            _write_table(_styles(), path, "layer_styles")
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _write_layer(
    frame: geopandas.GeoDataFrame, path: Path, name: str, kind: str, description: str
) -> None:
    frame = frame.reset_index()
    rounded = shapely.set_precision(frame.geometry.to_numpy(), 1e-6)
    frame = frame.set_geometry([_multi(shape, kind) for shape in rounded], crs=CRS)
    table = pa.table(frame.to_arrow(index=False, geometry_encoding="WKB"))
    write_arrow(
        _declare_json(table),
        str(path),
        layer=name,
        driver="GPKG",
        geometry_name=frame.geometry.name,
        geometry_type=kind,
        crs=CRS,
        dataset_options={"VERSION": "1.3"},
        layer_options={"IDENTIFIER": name, "DESCRIPTION": description, "SPATIAL_INDEX": "YES"},
    )


def _write_table(frame: pd.DataFrame, path: Path, name: str) -> None:
    write_arrow(
        pa.Table.from_pandas(frame, preserve_index=False),
        str(path),
        layer=name,
        driver="GPKG",
        geometry_name=None,
        crs=None,
        layer_options={"IDENTIFIER": name},
    )


def _multi(shape: shapely.Geometry, kind: str) -> shapely.Geometry:
    """One geometry type a layer: a single part becomes a multi-part of one."""
    if kind == "MultiLineString" and shape.geom_type == "LineString":
        return shapely.MultiLineString([shape])
    if kind == "MultiPolygon" and shape.geom_type == "Polygon":
        return shapely.MultiPolygon([shape])
    return shape


def _declare_json(table: pa.Table) -> pa.Table:
    """Mark the nested columns, so that GDAL and QGIS read them as JSON."""
    fields = [
        field.with_metadata({b"ARROW:extension:name": b"arrow.json"})
        if field.name in JSON_COLUMNS
        else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields, metadata=table.schema.metadata), safe=True)


def _styles() -> pd.DataFrame:
    """The rows of QGIS's own style table, one default style a layer."""
    return pd.DataFrame(
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": list(LAYERS),
            "f_geometry_column": "geom",
            "styleName": [f"quotemap {name}" for name in LAYERS],
            "styleQML": [qml_style(name) for name in LAYERS],
            "styleSLD": "",
            "useAsDefault": [True] * len(LAYERS),
            "description": "The symbols of the map page",
            "owner": "",
            "ui": "",
            "update_time": FIXED_DATE,
        }
    )
