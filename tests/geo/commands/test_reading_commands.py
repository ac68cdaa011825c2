"""``quotemap explain`` and ``correct``: what they print, write and refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gazetteer.errors import GazetteerError
from geo.commands.reading import correct, explain
from geo.errors import GeoError

if TYPE_CHECKING:
    from pathlib import Path

    import click

TEXT = "The president of Georgia flew to Baku. Baku said nothing. The Minsk Group met.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article on disk."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(command: click.Command, *arguments: str) -> str:
    """Run a command that succeeds; return what it prints."""
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def refused(command: click.Command, *arguments: str) -> str:
    """Run a command that must fail with one of our errors; return its message."""
    result = CliRunner().invoke(command, arguments)
    assert isinstance(result.exception, GeoError | GazetteerError), result.output
    return str(result.exception)


def test_explain_shows_place_rules_and_what_was_beaten(article: Path) -> None:
    """A reader sees why each name is what it is."""
    printed = run(explain, str(article))
    assert "place georgia, in the body" in printed
    assert "beat: georgia-us" in printed
    assert "literal, by motion-to" in printed
    assert "metonymic, by subject-of-agency" in printed
    assert "embedded no place" in printed


def test_explain_one_name_as_json(article: Path) -> None:
    """With a name only its mentions; one object a line."""
    lines = run(explain, str(article), "Baku", "--json").splitlines()
    facts = [json.loads(line) for line in lines]
    assert [(one["text"], one["usage"]) for one in facts] == [
        ("Baku", "literal"),
        ("Baku", "metonymic"),
    ]


def test_explain_refuses_a_name_that_is_not_there(article: Path) -> None:
    """The message says how names are written."""
    assert "no mention 'Paris'" in refused(explain, str(article), "Paris")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Urmia", ["Lake Urmia", "URMIA"]),
        ("urmia", ["Lake Urmia", "URMIA"]),
        ("Azerbaijan", ["West Azerbaijan"]),
        ("Stepanakert", ["Khankendi"]),
        ("stepanakert", ["Khankendi"]),
    ],
)
def test_explain_finds_a_name_in_longer_ones_and_other_names_of_its_place(
    asked: str, found: list[str], tmp_path: Path
) -> None:
    """Capitals do not count; a place is found by each of its names, and by its id."""
    path = tmp_path / "b.txt"
    path.write_text(
        "URMIA — Lake Urmia shrinks in West Azerbaijan. Khankendi is far.\n", encoding="utf-8"
    )
    lines = run(explain, str(path), asked, "--json").splitlines()
    assert sorted(json.loads(line)["text"] for line in lines) == sorted(found)


def test_explain_offers_names_that_are_like_the_one_asked_for(article: Path) -> None:
    """A slip of the pen is answered with what the text has."""
    assert "like it are: Georgia" in refused(explain, str(article), "Gorgia")


def test_explain_refuses_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    """One file at a time, and one that exists."""
    assert "give one file" in refused(explain, str(tmp_path))
    assert "none.txt" in refused(explain, str(tmp_path / "none.txt"))


def test_a_correction_is_written_and_obeyed(article: Path) -> None:
    """The row goes beside the article, and ``explain`` names it as the rule."""
    run(correct, str(article), "president of Georgia", "Georgia", "--place", "georgia-us",
        "--by", "me")  # fmt: skip
    run(correct, str(article), "Baku said nothing", "Baku", "--usage", "literal", "--by", "me")
    rows = (article.parent / "corrections.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "document,quote,name,place_id,usage,reason,by"
    assert rows[1] == "a.txt,president of Georgia,Georgia,georgia-us,,,me"
    assert len(rows) == 3
    printed = run(explain, str(article))
    assert "place georgia-us, in the body; resolved by correction" in printed
    assert "literal, by correction" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no such words", "words", "--place", "baku"), "the quote is not in the text"),
        (("Baku", "Baku", "--place", "baku"), "the quote stands 2 times"),
        (("flew to Baku", "Baku", "--place", "nowhere-at-all"), "is in no table of places"),
        (("flew to Baku", "Paris", "--not-a-place"), "is not in its quote"),
        (("flew to Baku", "Baku"), "corrects nothing"),
    ],
)
def test_a_wrong_correction_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, article: Path
) -> None:
    """The table is only touched when the row fits."""
    assert message in refused(correct, str(article), *arguments)
    assert not (article.parent / "corrections.csv").exists()
