"""The spreadsheet, the Parquet file and FlatGeobuf, read by other programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import geopandas
import openpyxl
import pytest

from geo.export.flatgeobuf import write_flatgeobuf
from geo.export.geojson import COLLECTIONS, collection_features
from geo.export.spreadsheet import CELL, write_parquet, write_xlsx
from geo.export.tables import MENTION_COLUMNS, mention_rows

if TYPE_CHECKING:
    from pathlib import Path

    from geo.atlas import Atlas


def test_the_spreadsheet_holds_texts_and_no_formula(any_atlas: Atlas) -> None:
    """Each cell has its type; what begins with = + - or @ stays what a source said."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(any_atlas)))
    sheet = book["mentions"]
    header, *rows = sheet.iter_rows()
    assert tuple(cell.value for cell in header) == MENTION_COLUMNS
    expected = list(mention_rows(any_atlas))
    assert len(rows) == len(expected)
    for row, values in zip(rows, expected, strict=True):
        for cell, value in zip(row, values, strict=True):
            assert cell.data_type != "f"
            assert cell.hyperlink is None
            if isinstance(value, str) and value:
                assert cell.data_type == "s"
                assert openpyxl.utils.escape.unescape(cell.value) == value[:CELL]
            elif value not in ("", None):
                assert cell.value == pytest.approx(value)


def test_signs_of_formulas_are_there_to_be_tried(hostile: Atlas) -> None:
    """The hard text has quotes that a spreadsheet would run."""
    assert {quote.text[:1] for quote in hostile.quotes} >= {"=", "+", "-", "@"}


def test_parquet_is_read_with_its_positions(any_atlas: Atlas, tmp_path: Path) -> None:
    """GeoParquet: a row a mention, WGS 84, a point where the place has one."""
    path = tmp_path / "mentions.parquet"
    path.write_bytes(write_parquet(any_atlas))
    frame = geopandas.read_parquet(path)
    assert frame.crs.to_authority() in {("OGC", "CRS84"), ("EPSG", "4326")}
    assert tuple(frame.columns) == (*MENTION_COLUMNS, "geometry")
    assert list(frame["quote"]) == [quote.text for quote in any_atlas.quotes]
    assert (frame.geometry.notna() == frame["longitude"].notna()).all()
    placed = frame[frame.geometry.notna()]
    assert (placed.geometry.x == placed["longitude"]).all()
    assert (placed.geometry.y == placed["latitude"]).all()


def test_the_same_bytes_twice(atlas: Atlas) -> None:
    """Neither file knows when it was written."""
    assert write_xlsx(atlas) == write_xlsx(atlas)
    assert write_parquet(atlas) == write_parquet(atlas)
    assert write_flatgeobuf(atlas, "routes") == write_flatgeobuf(atlas, "routes")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_flatgeobuf_is_read_back(name: str, any_atlas: Atlas, tmp_path: Path) -> None:
    """On request each collection is a FlatGeobuf with every feature and its CRS."""
    path = tmp_path / f"{name}.fgb"
    path.write_bytes(write_flatgeobuf(any_atlas, name))
    frame = geopandas.read_file(path)
    assert len(frame) == len(collection_features(any_atlas, name))
    if len(frame):
        assert frame.crs == "EPSG:4326"
        assert set(frame["feature_id"]) == {
            feature.feature_id for feature in collection_features(any_atlas, name)
        }
