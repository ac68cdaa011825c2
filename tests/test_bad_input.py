"""What is wrong gets one clear line, a non-zero exit, and costs nothing that was there."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

STORY = "The road from Goris to Stepanakert was closed. Officials in Baku were silent.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder with one good article and an earlier map of it."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    done = run("build", "story.txt", "--output", "map", "--only", "mentions.csv", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "empty").mkdir()
    (folder / "nothing.txt").write_text("", encoding="utf-8")
    (folder / "latin.txt").write_bytes("Le corridor de Latchine est fermé.\n".encode("latin-1") * 9)
    (folder / "nul.txt").write_bytes(b"A\0B\0C\0 Goris\n" * 50)
    (folder / "bad.toml").write_text('langauge = "hy"\n', encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such.txt"], "no-such.txt"),
        (["nothing.txt"], "nothing.txt"),
        (["latin.txt"], "latin.txt"),
        (["nul.txt"], "nul.txt"),
        (["empty"], "empty"),
        ([], "pass the documents"),
        (["story.txt", "--only", "map.doc"], "map.doc"),
        (["story.txt", "--lang", "xx"], "lang"),
        (["story.txt", "--names", "bothe"], "did you mean 'both'"),
        (["story.txt", "--layers", "town"], "did you mean 'towns'"),
        (["story.txt", "--bbox", "47,40,44,38"], "turned round"),
        (["story.txt", "--date", "soon"], "soon"),
        (["story.txt", "--project", "bad.toml"], "langauge"),
        (["story.txt", "--project", "none.toml"], "none.toml"),
        (["story.txt", "--gazetteer", "nowhere"], "nowhere"),
        (["story.txt", "--output", "story.txt"], "story.txt"),
        (["story.txt", "--output", "story.txt/below"], "story.txt"),
        (["story.txt", "--frobnicate"], "frobnicate"),
    ],
)
def test_one_clear_line_and_nothing_lost(
    arguments: list[str], said: str, folder: Path, run: Run
) -> None:
    """The message names the thing; the exit is not zero; the earlier map is whole."""
    before = (folder / "map" / "mentions.csv").read_bytes()
    default = [] if "--output" in arguments else ["--output", "map"]
    done = run("build", *arguments, *default, cwd=folder)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "map" / "mentions.csv").read_bytes() == before
    assert not [path for path in (folder / "map").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bulid", "story.txt"], "did you mean 'build'"),
        (["routes", "show", "no-such-route"], "quotemap: there is no route"),
        (["routes", "show", "lachin-coridor"], "did you mean lachin-corridor"),
    ],
)
def test_slips_on_the_command_line_are_named(
    arguments: list[str], said: str, folder: Path, run: Run
) -> None:
    """A misspelt command or id gets the nearest right one, under the program's name."""
    done = run(*arguments, cwd=folder)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_layer_that_the_sources_do_not_fill_is_named(folder: Path, run: Run) -> None:
    """A route that no document speaks of leaves its layer empty, and the command says so."""
    wanted = ["build", "story.txt", "--output", "few", "--only", "places.geojson", "--layers"]
    done = run(*wanted, "tanap,towns", cwd=folder)
    assert done.returncode == 0
    assert "layer tanap" in done.stderr
    assert "layer towns" not in done.stderr


def test_likely_encoding_is_named(folder: Path, run: Run) -> None:
    """A text that is not UTF-8 is refused, never guessed; the option is named."""
    done = run("build", "latin.txt", "--output", "map", cwd=folder)
    assert "--encoding" in done.stderr
    done = run(
        "build",
        "latin.txt",
        "--encoding",
        "latin-1",
        "--output",
        "latin",
        "--only",
        "mentions.csv",
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr


def test_bad_document_is_left_out_and_the_rest_is_written(folder: Path, run: Run) -> None:
    """Among several documents the bad one is named at the end, with exit 1."""
    done = run(
        "build",
        "story.txt",
        "nothing.txt",
        "--output",
        "some",
        "--only",
        "mentions.csv",
        "--json",
        cwd=folder,
    )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith("quotemap: left out: ")
    summary = json.loads(done.stdout)
    assert summary["documents"] == 1
    assert summary["left_out"]
    assert (folder / "some" / "mentions.csv").is_file()


def test_stale_files_of_an_earlier_build_go_and_others_stay(folder: Path, run: Run) -> None:
    """The build owns what its manifest lists, and nothing else."""
    run("build", "story.txt", "--output", "own", "--only", "places.fgb", cwd=folder)
    (folder / "own" / "mine.txt").write_text("kept", encoding="utf-8")
    done = run("build", "story.txt", "--output", "own", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert not (folder / "own" / "places.fgb").exists()
    assert (folder / "own" / "mine.txt").read_text(encoding="utf-8") == "kept"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB; only root can make one, and CI is root."""
    small = tmp_path / "small"
    small.mkdir()
    if mount(small, "size=600k") != 0:
        if os.environ.get("CI"):
            pytest.fail("CI must be able to mount a small disk")
        pytest.skip("only root can mount a small disk")
    yield small
    subprocess.run(["umount", str(small)], check=False)


def mount(folder: Path, options: str) -> int:
    """Mount a disk in memory; returns the exit code."""
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def test_disk_that_fills_up_costs_nothing(folder: Path, small_disk: Path, run: Run) -> None:
    """On a full disk the earlier output stays whole, and the message says what to do."""
    target = str(small_disk / "map")
    first = run("build", "story.txt", "--output", target, "--only", "mentions.csv", cwd=folder)
    assert first.returncode == 0, first.stderr
    before = (small_disk / "map" / "mentions.csv").read_bytes()
    done = run("build", "story.txt", "--output", target, cwd=folder)
    assert done.returncode == 1
    assert "unchanged" in done.stderr
    assert "Traceback" not in done.stderr
    assert (small_disk / "map" / "mentions.csv").read_bytes() == before
    names = sorted(path.name for path in (small_disk / "map").iterdir())
    assert names == ["manifest.json", "mentions.csv"]


def test_disk_that_cannot_be_written(folder: Path, small_disk: Path, run: Run) -> None:
    """A read-only disk is named before anything is read."""
    assert mount(small_disk, "remount,ro") == 0
    done = run("build", "story.txt", "--output", str(small_disk / "map"), cwd=folder)
    assert done.returncode == 1
    assert str(small_disk / "map") in done.stderr
    assert "reading" not in done.stderr
