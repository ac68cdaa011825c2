"""``quotemap evaluate``: figures for people and for programs, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from gazetteer.errors import GoldError
from geo.commands.reading import evaluate
from geo.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Trains left Gyumri at noon.\n"


def annotated(**change: object) -> str:
    """Gold for the text."""
    mention = {
        "start": 12, "end": 18, "text": "Gyumri", "kind": "place", "place_id": "gyumri",
        "usage": "literal", "zone": "body", **change,
    }  # fmt: skip
    return json.dumps({"document": "a.txt", "language": "en", "genre": "t", "mentions": [mention]})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A text with its gold beside it."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text(annotated(), encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    """Run the command in this process, errors let through."""
    return CliRunner().invoke(evaluate, arguments, catch_exceptions=False)


def test_texts_are_found_beside_the_gold(gold: Path) -> None:
    """Without sources the folder of the gold file is read, and a table is printed."""
    result = run(str(gold))
    assert result.exit_code == 0
    assert "a.txt" in result.output


def test_figures_as_json(gold: Path) -> None:
    """The same figures for programs; sources may be given."""
    facts = json.loads(run(str(gold), str(gold.parent), "--json").output)
    assert facts["documents"]["a.txt"]["exact"] == {
        "gold": 1, "found": 1, "right": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip
    assert facts["overall"]["pins"]["right"] == 1


def test_gold_of_another_text_is_refused(gold: Path) -> None:
    """Offsets that hold other words are told, and nothing is measured."""
    gold.write_text(annotated(start=0, end=6), encoding="utf-8")
    with pytest.raises(GoldError, match="Trains"):
        run(str(gold))


def test_a_missing_text_is_told(gold: Path) -> None:
    """A document that is annotated must be among the sources."""
    gold.write_text(annotated().replace("a.txt", "b.txt"), encoding="utf-8")
    with pytest.raises(GoldError, match="not among the sources"):
        run(str(gold))


def test_a_gold_file_that_is_not_there(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(SourceError, match="none"):
        run(str(tmp_path / "none.jsonl"))
