"""Reading tables: every problem at once, and a user's tables over the curated ones."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gazetteer.checks import DEMONYM_COLUMNS, NAME_COLUMNS, PLACE_COLUMNS, is_language
from gazetteer.errors import TableError
from gazetteer.load import check_tables, load_gazetteer
from gazetteer.match import find_matches

if TYPE_CHECKING:
    from pathlib import Path

SOUND_PLACE = {
    "place_id": "tramorel", "title": "Tramorel", "feature_class": "P", "feature_code": "PPL",
    "country_codes": "AZ", "longitude": "46.87", "latitude": "39.96",
    "location_precision": "rough", "certainty": "certain", "location_source": "a map",
}  # fmt: skip
SOUND_NAME = {
    "place_id": "tramorel", "name": "Tramorel", "language": "en", "name_type": "common",
    "match": "yes", "preferred": "true", "source": "a map",
}  # fmt: skip


def write(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    """Write a table, without quoting: no cell here needs it."""
    columns = {"places": PLACE_COLUMNS, "names": NAME_COLUMNS, "demonyms": DEMONYM_COLUMNS}[table]
    lines = [",".join(columns), *(",".join(row.get(one, "") for one in columns) for row in rows)]
    (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def messages(folder: Path) -> list[str]:
    """The problems of a folder as ``table:line: message``."""
    return [str(problem).removeprefix(f"{folder}/") for problem in check_tables(folder)]


def test_the_curated_tables_are_sound() -> None:
    """What ships has no problem, and loads."""
    from gazetteer.load import CURATED

    assert [str(problem) for problem in check_tables(CURATED)] == []
    assert "lachin-corridor" in load_gazetteer().places


def test_loading_takes_a_moment() -> None:
    """Tables of 15,000 names are read and checked well within a second (0.15 s, measured)."""
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        load_gazetteer()
        best = min(best, time.process_time() - begin)
    assert best < 1.5


def test_a_sound_table_of_a_user_has_no_problem(tmp_path: Path) -> None:
    """A user's folder may hold only the tables that it needs."""
    write(tmp_path, "places", [SOUND_PLACE])
    assert messages(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"place_id": "Big Town"}, "place_id 'Big Town' is not lower-case words"),
        ({"title": ""}, "title is empty"),
        ({"feature_class": "X"}, "feature_class 'X' is not one of: A, H"),
        ({"feature_code": "ppl"}, "feature_code 'ppl' is not of the form"),
        ({"country_codes": "Azerbaijan"}, "country_codes 'Azerbaijan' is not of the form"),
        ({"parent": "nowhere-at-all"}, "parent 'nowhere-at-all' is in no table of places"),
        ({"parent": "tramorel"}, "a place is not its own parent"),
        ({"latitude": "139.96"}, "longitude and latitude look swapped"),
        ({"longitude": "186.87"}, "is not on the earth"),
        ({"longitude": ""}, "longitude and latitude stand only together"),
        ({"longitude": "46,87"}, "cells; the header has"),
        ({"longitude": "46°"}, "is not two numbers"),
        ({"longitude": "nan"}, "is not two numbers"),
        ({"location_precision": "unlocated"}, "and the position contradict each other"),
        ({"location_precision": "exact"}, "location_precision 'exact' is not one of"),
        ({"location_source": ""}, "a position needs its location_source"),
        ({"accuracy_m": "-5"}, "accuracy_m '-5' is not a number of metres above 0"),
        ({"certainty": "maybe"}, "certainty 'maybe' is not one of"),
        ({"valid_from": "22 May"}, "valid_from '22 May' is not of the form"),
        ({"valid_from": "1991", "valid_to": "1990-05"}, "valid_to 1990-05 is before"),
        ({"wikidata": "123"}, "wikidata '123' is not of the form"),
        ({"geometry_ref": "shape:AZ"}, "begins with none of: area, border"),
        ({"geometry_ref": "part:armenia:left"}, "'left' is not one of: centre, east"),
        ({"geometry_ref": "part:atlantis:south"}, "'atlantis' is in no table of places"),
        ({"geometry_ref": "border:armenia"}, "a border has two sides"),
        ({"geometry_ref": "union:area:ARM+area:A B"}, "'area:A B': the key is not words"),
        ({"geometry_ref": "route:silk"}, "'silk' is in no table of places"),
    ],
)
def test_each_rule_for_places_names_what_it_finds(
    change: dict[str, str], message: str, tmp_path: Path
) -> None:
    """A wrong cell is told with file and line."""
    write(tmp_path, "places", [SOUND_PLACE | change])
    found = messages(tmp_path)
    assert any(message in one for one in found), found
    assert all(one.startswith("places.csv:2: ") for one in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"place_id": "nowhere-at-all"}, "place 'nowhere-at-all' is in no table"),
        ({"name": ""}, "the name is empty"),
        ({"name": "Khra\u200bmort"}, "holds a character that cannot be seen"),
        ({"language": "english"}, "language 'english' is not a BCP 47 tag"),
        ({"name_type": "nickname"}, "name_type 'nickname' is not one of"),
        ({"nym": "homonym"}, "nym 'homonym' is not one of: endonym, exonym"),
        ({"match": "sometimes"}, "match 'sometimes' is not one of"),
        ({"preferred": "yes"}, "preferred 'yes' is neither true, false nor empty"),
        ({"source": ""}, "source is empty"),
    ],
)
def test_each_rule_for_names_names_what_it_finds(
    change: dict[str, str], message: str, tmp_path: Path
) -> None:
    """Names of unknown places and wrong cells are told with file and line."""
    write(tmp_path, "places", [SOUND_PLACE])
    write(tmp_path, "names", [SOUND_NAME | change])
    (found,) = messages(tmp_path)
    assert found.startswith("names.csv:2: ")
    assert message in found


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    """One run tells everything, in the order of files and lines."""
    write(
        tmp_path,
        "places",
        [SOUND_PLACE, SOUND_PLACE | {"title": ""}, SOUND_PLACE | {"place_id": "a"}],
    )
    write(tmp_path, "names", [SOUND_NAME, SOUND_NAME])
    write(
        tmp_path, "demonyms", [{"place_id": "tramorel", "word": "x", "language": "en", "part": "y"}]
    )
    assert messages(tmp_path) == [
        "places.csv:3: title is empty",
        "places.csv:3: tramorel stands already in line 2",
        "places.csv:4: out of order: it stands after tramorel",
        "names.csv:3: tramorel en Tramorel stands already in line 2",
        "demonyms.csv:2: part 'y' is not one of: adjective, both, noun",
    ]
    with pytest.raises(TableError) as error:
        load_gazetteer(overlay=tmp_path)
    assert len(error.value.problems) == 4  # order is asked of curators, not of users


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "places.csv:1: is not UTF-8"),
        (b"", "places.csv:1: missing columns: place_id, title"),
        (b"place_id,colour\n", "unknown columns: 'colour'"),
        (b'place_id,"ti\ntle', "places.csv:2: is not CSV"),
    ],
)
def test_a_file_that_is_no_table_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    """Bytes, encoding and header are checked before rows."""
    (tmp_path / "places.csv").write_bytes(content)
    assert message in messages(tmp_path)[0]


def test_a_folder_without_tables_says_what_it_should_hold(tmp_path: Path) -> None:
    """An empty folder is a problem, not an empty gazetteer."""
    assert "no table here; expected one of: places.csv" in messages(tmp_path)[0]


def test_circles_of_parents_are_told(tmp_path: Path) -> None:
    """A place cannot lie in what lies in it."""
    rows = [
        SOUND_PLACE | {"place_id": "a", "parent": "b"},
        SOUND_PLACE | {"place_id": "b", "parent": "a"},
    ]
    write(tmp_path, "places", rows)
    assert "places.csv:2: a is among its own ancestors" in messages(tmp_path)


def test_a_users_tables_lie_over_the_curated_ones(tmp_path: Path) -> None:
    """A place is replaced by its id, and new names are matched beside the old ones."""
    write(
        tmp_path, "places", [SOUND_PLACE, SOUND_PLACE | {"place_id": "goris", "title": "My Goris"}]
    )
    write(tmp_path, "names", [SOUND_NAME, SOUND_NAME | {"place_id": "goris", "name": "Gorristown"}])
    gazetteer = load_gazetteer(overlay=tmp_path)
    assert gazetteer.places["goris"].title == "My Goris"
    found = find_matches("Tramorel, Gorristown, Goris", gazetteer)
    assert [one.place_ids for one in found] == [("tramorel",), ("goris",), ("goris",)]


@pytest.mark.parametrize(
    ("tag", "sound"),
    [("en", True), ("hy-Latn", True), ("sr-Cyrl-RS", True), ("und", True), ("es-419", True),
     ("", False), ("EN", False), ("en_US", False), ("english", False), ("en-", False)],
)  # fmt: skip
def test_language_tags_have_a_form(tag: str, sound: bool) -> None:  # noqa: FBT001
    """Language, script, region and variant, in the case that is customary."""
    assert is_language(tag) is sound
