"""The GeoPackage: what the standard asks for, what QGIS looks for, the same bytes twice."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from geo.export.geojson import COLLECTIONS, collection_features, property_keys
from geo.export.geopackage import write_geopackage
from geo.export.qml import qml_style
from geo.export.tables import CLAIM_COLUMNS, EVENT_COLUMNS, MENTION_COLUMNS
from geo.page.symbols import load_symbols

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.atlas import Atlas

TABLES = {"mentions": MENTION_COLUMNS, "claims": CLAIM_COLUMNS, "events": EVENT_COLUMNS}


@pytest.fixture(scope="module")
def path(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The GeoPackage of the seeds."""
    path = tmp_path_factory.mktemp("gpkg") / "atlas.gpkg"
    path.write_bytes(write_geopackage(atlas))
    return path


@pytest.fixture(scope="module")
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """The same as a database."""
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_it_is_version_1_3(database: sqlite3.Connection) -> None:
    """The header says GeoPackage 1.3, and the database is whole."""
    assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert database.execute("PRAGMA user_version").fetchone() == (10300,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_layers_and_tables_are_the_contracts(database: sqlite3.Connection) -> None:
    """Four layers of one geometry kind each, three tables, and the table of styles."""
    listed = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert listed == dict.fromkeys(COLLECTIONS, "features") | dict.fromkeys(
        [*TABLES, "layer_styles"], "attributes"
    )
    kinds = dict(
        database.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns")
    )
    assert kinds == {
        "places": "POINT",
        "routes": "MULTILINESTRING",
        "areas": "MULTIPOLYGON",
        "borders": "MULTILINESTRING",
    }


def test_each_layer_has_a_spatial_index(database: sqlite3.Connection, atlas: Atlas) -> None:
    """The index is declared and holds every feature."""
    declared = {
        row[0]
        for row in database.execute(
            "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"
        )
    }
    assert declared == set(COLLECTIONS)
    for name in COLLECTIONS:
        (count,) = database.execute(f"SELECT count(*) FROM rtree_{name}_geom").fetchone()  # noqa: S608 - our own names
        assert count == len(collection_features(atlas, name)) > 0


def test_nested_columns_are_declared_as_json(database: sqlite3.Connection) -> None:
    """Programs are told that ``sources`` is JSON, and it is."""
    declared = set(
        database.execute("SELECT table_name, column_name, mime_type FROM gpkg_data_columns")
    )
    assert declared == {(name, "sources", "application/json") for name in COLLECTIONS}
    for (text,) in database.execute("SELECT sources FROM places"):
        assert json.loads(text)[0]["quote"]


def test_columns_are_those_of_the_other_files(path: Path) -> None:
    """Layers have the columns of the GeoJSON, tables those of the CSV, in their order."""
    for name in COLLECTIONS:
        fields = list(pyogrio.read_info(path, layer=name)["fields"])
        assert fields == ["feature_id", *property_keys(name)]
    for name, columns in TABLES.items():
        assert tuple(pyogrio.read_info(path, layer=name)["fields"]) == columns


def test_numbers_are_numbers(path: Path) -> None:
    """Lengths and positions can be calculated with; flags are flags."""
    info = pyogrio.read_info(path, layer="routes")
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["length_m"] == types["width_m"] == "float64"
    info = pyogrio.read_info(path, layer="mentions")
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["start"] == "int64"
    assert types["pinned"] == "bool"


def test_each_layer_brings_its_style(database: sqlite3.Connection) -> None:
    """One default style a layer, well-formed, with rules and names."""
    rows = database.execute(
        "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
    ).fetchall()
    assert {row[0] for row in rows} == set(COLLECTIONS)
    for name, column, default, text in rows:
        assert column == "geom"
        assert default
        style = ET.fromstring(text)  # noqa: S314 - our own
        assert style.findall(".//rule")
        assert (style.find("labeling") is not None) == (name != "borders")


def test_styles_come_from_the_page_symbols() -> None:
    """Each status and mode has a rule; its dash and width are those of the one table."""
    symbols = load_symbols()
    style = ET.fromstring(qml_style("routes"))  # noqa: S314 - our own
    assert len(style.findall(".//rule")) == len(symbols.statuses) * len(symbols.modes)
    drawn = {
        rule.get("label"): style.find(f".//symbol[@name='{rule.get('symbol')}']")
        for rule in style.findall(".//rule")
    }
    line = drawn["closed road"]
    assert line is not None
    options = {
        option.get("name"): option.get("value")
        for option in line.findall("layer")[-1].findall("Option/Option")
    }
    assert options["line_color"] == "140,45,90,255"
    assert options["use_custom_dash"] == "1"
    assert float(options["line_width"] or 0) == pytest.approx(
        symbols.statuses["closed"].width * 25.4 / 96, abs=0.01
    )


def test_the_same_bytes_twice(atlas: Atlas, path: Path) -> None:
    """Nothing of the clock or of chance is in the file."""
    assert write_geopackage(atlas) == path.read_bytes()


def test_hard_texts_are_written(any_atlas: Atlas, tmp_path: Path) -> None:
    """Also without a feature, and with control characters, every layer opens."""
    path = tmp_path / "any.gpkg"
    path.write_bytes(write_geopackage(any_atlas))
    for name in COLLECTIONS:
        frame = pyogrio.read_dataframe(path, layer=name)
        assert len(frame) == len(collection_features(any_atlas, name))
        assert frame.geometry.is_valid.all()
    mentions = pyogrio.read_dataframe(path, layer="mentions", read_geometry=False)
    assert list(mentions["quote"]) == [quote.text for quote in any_atlas.quotes]
