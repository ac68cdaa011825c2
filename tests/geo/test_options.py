"""The editor's choices: right ones are taken, wrong ones are named with the nearest word."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.commands.build import build
from geo.errors import OptionError
from geo.options import AtlasOptions, date_range, make_options, parse_bbox
from geo.project import KEYS, read_project

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_given_is_the_plain_map() -> None:
    """Without a choice the defaults of the class hold."""
    assert make_options({"title": None}) == AtlasOptions()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"titel": "x"}, "did you mean 'title'"),
        ({"names": "hye"}, "did you mean 'hy'"),
        ({"lang": "xx"}, "known are"),
        ({"boundaries": "dejure"}, "did you mean 'de-jure'"),
        ({"layers": "route"}, "did you mean 'routes'"),
        ({"date": "yesterday"}, "not understood"),
        ({"date": "2023..2020"}, "backwards"),
        ({"quote_length": 3}, "40 or more"),
        ({"bbox": "47,40,44,38"}, "turned round"),
        ({"bbox": "44,38,44,38"}, "empty"),
        ({"bbox": "1,2,3"}, "four numbers"),
        ({"bbox": "44,91,47,92"}, "outside the world"),
        ({"bbox": "nan,1,2,3"}, "bbox"),
        ({"bbox": 5}, "four numbers"),
        ({"lang": "HY"}, "did you mean 'hy'"),
        ({"lang": 3}, "'3' is not a known language"),
        ({"layers": "site"}, "did you mean 'sites'"),
        ({"layers": 5}, "write routes,towns"),
        ({"title": 4}, "not a text"),
        ({"url": "example.org"}, "begins with http"),
        ({"date": "2022-13-45x"}, "not understood"),
        ({"reading_view": "yes"}, "neither true nor false"),
        ({"quote_length": True}, "40 or more"),
    ],
)
def test_wrong_choice_is_named(values: dict[str, object], said: str) -> None:
    """A wrong value says what is wrong and what would be right."""
    with pytest.raises(OptionError, match=said):
        make_options(values)


def test_all_problems_come_at_once() -> None:
    """An editor mends a project file in one go."""
    with pytest.raises(OptionError) as caught:
        make_options({"lang": "xx", "bbox": "1", "colour": "red"})
    assert len(str(caught.value).splitlines()) == 3


def test_bbox_is_west_south_east_north() -> None:
    """Text and numbers are read alike."""
    assert parse_bbox("44, 38.5,47,40.5") == parse_bbox([44, 38.5, 47, 40.5])


@pytest.mark.parametrize(
    ("date", "ends"),
    [
        ("2022", ("2022", "2022-12-31")),
        ("2022-09", ("2022-09", "2022-09-31")),
        ("..2020", ("", "2020-12-31")),
        ("2022-09-13..2023", ("2022-09-13", "2023-12-31")),
        ("2022..", ("2022", "")),
    ],
)
def test_dates_are_inclusive(date: str, ends: tuple[str, str]) -> None:
    """A coarse date covers all of its days."""
    assert date_range(date) == ends


def test_route_ids_are_layers() -> None:
    """A route can be chosen by its id, when the table has it."""
    options = make_options({"layers": "towns,tanap"}, known_layers=["tanap"])
    assert options.layers == ("towns", "tanap")


def test_project_file(tmp_path: Path) -> None:
    """Paths in a project file are relative to it; a misspelt key is named."""
    path = tmp_path / "quotemap.toml"
    path.write_text('title = "Roads"\nsources = "texts"\noutput = "map"\n', encoding="utf-8")
    values = read_project(path)
    assert values == {
        "title": "Roads",
        "sources": [tmp_path / "texts"],
        "output": tmp_path / "map",
    }
    path.write_text('langauge = "hy"\n', encoding="utf-8")
    with pytest.raises(OptionError, match="did you mean 'lang'"):
        read_project(path)
    path.write_text("title = \n", encoding="utf-8")
    with pytest.raises(OptionError, match="not TOML"):
        read_project(path)


def test_every_option_has_one_name_everywhere() -> None:
    """On the command line, in the project file and in Python the names are the same."""
    here = {field.name for field in fields(AtlasOptions)}
    line = {parameter.name for parameter in build.params}
    assert here <= line
    assert set(KEYS) - line == set()
    assert line - set(KEYS) == {"project", "as_json", "quiet"}
    for parameter in build.params:
        if parameter.param_type_name == "option" and parameter.name != "as_json":
            assert parameter.opts == [f"--{str(parameter.name).replace('_', '-')}"]


@pytest.mark.parametrize(
    ("given", "kept"), [(2022, "2022"), (date(2022, 9, 13), "2022-09-13"), ("", "")]
)
def test_date_may_be_written_as_toml_has_it(given: object, kept: str) -> None:
    """A year or a date without quotation marks is meant as it looks."""
    assert make_options({"date": given}).date == kept


@pytest.mark.parametrize(
    "line", ["only = 7", "sources = [1]", "output = 3", "encoding = true", "gazetteer = []"]
)
def test_project_file_of_a_wrong_shape(tmp_path: Path, line: str) -> None:
    """A number where a text belongs is said, not stumbled over."""
    path = tmp_path / "quotemap.toml"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(OptionError, match=r"is not a (text|list)"):
        read_project(path)


def test_titles_may_hold_markup() -> None:
    """Markup in a title is no mistake: it is shown as text."""
    title = "<b>Roads</b> & ways"
    assert make_options({"title": title}).title == title
