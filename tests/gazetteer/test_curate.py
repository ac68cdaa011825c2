"""Looking names up in the tables, and writing rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.curate import (
    add_place,
    distance_km,
    find_bearers,
    similar_names,
    write_rows,
)
from gazetteer.errors import TableError
from gazetteer.load import CURATED, check_tables, load_gazetteer
from gazetteer.model import Position
from gazetteer.naming import place_id_of

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer.gazetteer import Gazetteer

PLACE = {
    "place_id": "tramorel", "title": "Tramorel", "feature_class": "P", "feature_code": "PPL",
    "country_codes": "AZ", "longitude": "46.87", "latitude": "39.96",
    "location_precision": "rough", "certainty": "certain", "location_source": "a map",
}  # fmt: skip
NAME = {"name": "Tramorel", "language": "en", "name_type": "common", "match": "yes", "source": "m"}


@pytest.fixture(scope="module")
def curated() -> Gazetteer:
    """The gazetteer that ships."""
    return load_gazetteer()


def test_bearers_are_found_with_file_and_line() -> None:
    """Each row is shown where it stands."""
    (town,) = [
        one
        for one in find_bearers("Xankəndi", [CURATED])
        if one.place.cells["title"] == "Stepanakert"
    ]
    lines = (CURATED / "names.csv").read_text(encoding="utf-8").split("\n")
    assert all(lines[row.line - 1].startswith("stepanakert,") for row in town.names)
    assert {"Stepanakert", "Khankendi", "Xankəndi"} <= {row.cells["name"] for row in town.names}


def test_a_place_is_found_by_id_title_name_and_demonym() -> None:
    """Whatever a curator knows leads to the rows."""
    for name in ("armenia", "ARMENIA", "Հայաստան", "Armenian"):
        found = {one.place.cells["place_id"] for one in find_bearers(name, [CURATED])}
        assert "armenia" in found, name
    assert find_bearers("no such name", [CURATED]) == ()


def test_a_name_that_is_like_is_proposed(curated: Gazetteer) -> None:
    """A slip of the pen leads to the name."""
    assert "Stepanakert" in similar_names("Stepanakrt", curated)


@pytest.mark.parametrize(
    ("title", "place_id"),
    [("Tramorel", "tramorel"), ("Mets Shen", "mets-shen"), ("Ağdam (city)", "agdam-city"),
     ("Côte d’Ivoire", "cote-d-ivoire")],
)  # fmt: skip
def test_an_id_is_made_from_a_title(title: str, place_id: str) -> None:
    """Small ASCII words joined by hyphens."""
    assert place_id_of(title) == place_id


def test_a_row_is_written_in_its_place_and_nothing_else_is_touched(
    tmp_path: Path, curated: Gazetteer
) -> None:
    """The new line stands in canonical order; every other line is as it was, byte for byte."""
    for table in ("places.csv", "names.csv"):
        (tmp_path / table).write_bytes((CURATED / table).read_bytes())
    rows = add_place(
        tmp_path, PLACE, [NAME, NAME | {"name": "Տրամորել", "language": "hy"}], curated
    )
    assert [row.cells["place_id"] for row in rows] == ["tramorel"] * 3
    for table in ("places.csv", "names.csv"):
        before = (CURATED / table).read_text(encoding="utf-8").split("\n")
        after = (tmp_path / table).read_text(encoding="utf-8").split("\n")
        assert [line for line in after if not line.startswith("tramorel,")] == before
        new = [row for row in rows if row.file.endswith(table)]
        assert all(after[row.line - 1].startswith("tramorel,") for row in new)
    problems = [one for one in check_tables(tmp_path) if "out of order" in one.message]
    assert problems == []


def test_the_first_row_of_a_folder_makes_its_tables(tmp_path: Path, curated: Gazetteer) -> None:
    """A user's folder begins empty."""
    folder = tmp_path / "mine"
    add_place(folder, PLACE, [NAME], curated)
    assert check_tables(folder) == ()
    assert "tramorel" in load_gazetteer(overlay=folder).places


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"place_id": "goris"}, "the id is taken: goris"),
        ({"longitude": "246.87"}, "is not on the earth"),
        ({"parent": "nowhere-at-all"}, "is in no table of places"),
        (
            {"title": "Goris", "country_codes": "AM", "longitude": "46.35", "latitude": "39.51"},
            "'Goris' stands there already: goris",
        ),
    ],
)
def test_a_double_or_a_wrong_row_is_refused_and_nothing_written(
    change: dict[str, str], message: str, tmp_path: Path, curated: Gazetteer
) -> None:
    """An id that is taken, the same name near by, a wrong cell: told, not written."""
    with pytest.raises(TableError, match=message):
        add_place(tmp_path, PLACE | change, [NAME], curated)
    assert list(tmp_path.iterdir()) == []


def test_a_far_namesake_is_no_double(tmp_path: Path, curated: Gazetteer) -> None:
    """Two places may bear one name, if they lie apart."""
    add_place(tmp_path, PLACE | {"title": "Goris"}, [NAME], curated)
    assert (tmp_path / "places.csv").exists()


def test_a_broken_table_is_not_overwritten(tmp_path: Path, curated: Gazetteer) -> None:
    """What cannot be read is left as it is."""
    (tmp_path / "places.csv").write_text("colour\nred\n", encoding="utf-8")
    with pytest.raises(TableError, match="missing columns"):
        add_place(tmp_path, PLACE, [NAME], curated)
    with pytest.raises(TableError, match="missing columns"):
        write_rows(tmp_path, "places.csv", [PLACE])
    assert (tmp_path / "places.csv").read_text(encoding="utf-8") == "colour\nred\n"


def test_many_rows_are_laid_over_those_that_stand(tmp_path: Path) -> None:
    """A row of the same key is replaced, the order is canonical."""
    write_rows(tmp_path, "places.csv", [PLACE, PLACE | {"place_id": "a"}])
    assert write_rows(tmp_path, "places.csv", [PLACE | {"title": "New"}]) == 1
    lines = (tmp_path / "places.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [["a", "Tramorel"], ["tramorel", "New"]]


def test_distance_is_in_kilometres() -> None:
    """Yerevan to Baku is about 450 km; a degree of latitude about 111."""
    assert distance_km(Position(44.51, 40.18), Position(49.87, 40.41)) == pytest.approx(
        455, rel=0.01
    )
    assert distance_km(Position(0, 0), Position(0, 1)) == pytest.approx(111.2, rel=0.01)
