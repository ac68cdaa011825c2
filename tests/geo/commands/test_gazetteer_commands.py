"""``quotemap gazetteer``: what the commands print, write and refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from gazetteer.errors import GazetteerError
from geo.commands.gazetteer import gazetteer
from geo.errors import GeoError

if TYPE_CHECKING:
    from pathlib import Path

ADD = ("--title", "Tramorel", "--country", "AZ", "--lon", "46.87", "--lat", "39.96",
       "--source", "a map", "--name", "hy:Տրամորել")  # fmt: skip


def run(*arguments: str, code: int = 0) -> Result:
    """Run a command in this process; stdout and stderr are apart."""
    result = CliRunner().invoke(gazetteer, arguments)
    assert result.exit_code == code, result.output
    return result


def refused(*arguments: str) -> str:
    """Run a command that must fail with one of our errors; return its message."""
    result = CliRunner().invoke(gazetteer, arguments)
    assert isinstance(result.exception, (GazetteerError, GeoError)), result.output
    return str(result.exception)


@pytest.mark.parametrize("command", sorted(gazetteer.commands))
def test_each_command_has_an_example_in_its_help(command: str) -> None:
    """Who asks for help sees a line that works."""
    assert f"quotemap gazetteer {command} " in run(command, "--help").stdout


def test_check_finds_nothing_wrong_with_what_ships() -> None:
    """Places, names, demonyms and routes."""
    assert run("check").stdout == ""
    assert run("check", "--json").stdout.strip() == "[]"


def test_check_prints_every_problem_and_fails(tmp_path: Path) -> None:
    """One line each, as an editor can jump to it."""
    run("add", *ADD, "--gazetteer", str(tmp_path))
    path = tmp_path / "names.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",hy,", ",z-1,"), encoding="utf-8")
    result = run("check", str(tmp_path), code=1)
    assert result.stdout.startswith(f"{path}:3: language 'z-1' is not a BCP 47 tag")
    (problem,) = json.loads(run("check", str(tmp_path), "--json", code=1).stdout)
    assert (problem["file"], problem["line"]) == (str(path), 3)


def test_show_tells_who_uses_a_name_and_where_it_stands() -> None:
    """For a person, and as JSON for a script."""
    shown = run("show", "Khankendi").stdout
    assert "stepanakert: Stepanakert" in shown
    assert "used by Azerbaijan" in shown
    (place,) = json.loads(run("show", "Khankendi", "--json").stdout)
    assert place["place_id"] == "stepanakert"
    assert all(row["line"] > 1 and row["file"].endswith("names.csv") for row in place["names"])


def test_show_of_an_unknown_name_proposes_others() -> None:
    """A slip of the pen is met with the name."""
    assert "like it are: Stepanakert" in refused("show", "Stepanakrt")


def test_add_writes_rows_that_show_finds(tmp_path: Path) -> None:
    """The new place is in the user's tables, and nowhere else."""
    folder = str(tmp_path / "mine")
    printed = run("add", *ADD, "--gazetteer", folder).stdout
    assert "places.csv:2: tramorel,Tramorel,P,PPL,AZ" in printed
    assert "Tramorel" in run("show", "Տրամորել", "--gazetteer", folder).stdout
    assert "no place bears" in refused("show", "Տրամորել")


def test_add_asks_for_what_is_missing(tmp_path: Path) -> None:
    """Title, country and source are asked for; a place may have no position."""
    arguments = ["add", "--gazetteer", str(tmp_path)]
    result = CliRunner().invoke(gazetteer, arguments, input="Tramorel\nAZ\na map\n")
    assert result.exit_code == 0, result.output
    assert "unlocated" in (tmp_path / "places.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("--country", "AM"), "outside AM; check it, or --country"),
        (("--id", "goris"), "the id is taken"),
        (("--name", "Տրամորել"), "is not LANG:NAME"),
        (("--code", "ppl"), "feature_code 'ppl' is not of the form"),
    ],
)
def test_add_refuses_and_writes_nothing(
    change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    """A position in another country, a double, a wrong cell."""
    assert message in refused("add", *ADD, *change, "--gazetteer", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_add_wants_both_coordinates(tmp_path: Path) -> None:
    """Half a position is none."""
    arguments = ("--title", "X", "--country", "AZ", "--source", "s", "--lon", "46.8")
    assert "stand only together" in refused("add", *arguments, "--gazetteer", str(tmp_path))


def test_suggest_prints_unknown_names_with_their_sentences(tmp_path: Path) -> None:
    """From files, for a person or a script; a user's tables make a name known."""
    source = tmp_path / "article.txt"
    source.write_text("The convoy reached the village of Tramorel near Aghdam.\n", encoding="utf-8")
    assert "Tramorel" in run("suggest", str(source)).stdout
    (one,) = json.loads(run("suggest", str(source), "--json").stdout)
    assert (one["name"], one["sightings"][0]["document"]) == ("Tramorel", "article.txt")
    run("add", *ADD, "--gazetteer", str(tmp_path / "mine"))
    known = run("suggest", str(source), "--gazetteer", str(tmp_path / "mine"), "--json")
    assert json.loads(known.stdout) == []


def test_suggest_says_when_nothing_can_be_read(tmp_path: Path) -> None:
    """No such file, and a server without --geocode."""
    assert "no document could be read" in refused("suggest", str(tmp_path / "gone.txt"))
    assert "only with --geocode" in refused("suggest", "x.txt", "--server", "http://localhost")


def test_suggest_names_a_geocoder_that_does_not_answer(tmp_path: Path) -> None:
    """One line with the server, and nothing cached; nothing listens on that port."""
    source, cache = tmp_path / "article.txt", tmp_path / "cache.json"
    source.write_text("They reached the village of Tramorel.\n", encoding="utf-8")
    options = ("--geocode", "--server", "http://127.0.0.1:9", "--cache", str(cache))
    assert "http://127.0.0.1:9 cannot be reached" in refused("suggest", str(source), *options)
    assert not cache.exists()


def test_import_writes_a_users_tables(tmp_path: Path) -> None:
    """A file with the columns of GeoNames, twice: the second time all is known."""
    file = tmp_path / "gn.txt"
    cells = ["999001", "Tramorel", "Tramorel", "", "39.96", "46.87", "P", "PPL", "AZ", *[""] * 10]
    file.write_text("\t".join(cells) + "\n", encoding="utf-8")
    folder = str(tmp_path / "mine")
    assert "1 places, 1 names" in run("import", str(file), "--gazetteer", folder).stdout
    again = json.loads(run("import", str(file), "--gazetteer", folder, "--json").stdout)
    assert again == {"places": 0, "names": 0, "known": ["Tramorel"]}
    assert run("check", folder).stdout == ""


def test_import_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    """And refuses to write into the curated tables."""
    from gazetteer.load import CURATED

    gone = str(tmp_path / "gone.txt")
    assert "gone.txt: cannot be read" in refused("import", gone, "--gazetteer", str(tmp_path))
    assert "a folder of your own" in refused("import", gone, "--gazetteer", str(CURATED))
