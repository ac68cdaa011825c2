"""The main job, run as a user runs it: twice the same bytes, and what is committed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

TEXT = {".html", ".geojson", ".csv", ".json", ".jsonld"}


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder with the seeds and what the command without arguments wrote beside them."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(root / "seeds", folder / "seeds")
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "said").write_text(done.stdout, encoding="utf-8")
    assert "reading 1/5" in done.stderr
    return folder


def listed(output: Path) -> dict[str, str]:
    """The files of a manifest with their checksums."""
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    return {entry["path"]: entry["sha256"] for entry in manifest["files"]}


@pytest.mark.bytes
def test_readme_shows_what_the_command_says(built: Path, root: Path) -> None:
    """The summary in the README is the command's own, to the letter."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert (built / "said").read_text(encoding="utf-8") in readme


def test_the_same_input_gives_the_same_bytes(built: Path, run: Run) -> None:
    """A second build, elsewhere, writes every file again to the byte."""
    done = run("build", "seeds", "--output", "again", "--quiet", cwd=built)
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr == ""
    assert listed(built / "again") == listed(built / "output")


@pytest.mark.bytes
def test_committed_texts_are_what_is_built(built: Path, root: Path) -> None:
    """Every change of the map is seen in a diff: text outputs are compared byte for byte."""
    names = listed(built / "output")
    assert set(names) == set(listed(root / "output"))
    for name in [*names, "manifest.json"]:
        path = root / "output" / name
        if path.suffix in TEXT and name != "manifest.json":
            assert path.read_bytes() == (built / "output" / name).read_bytes(), name


@pytest.mark.bytes
def test_committed_pictures_show_what_is_built(built: Path, root: Path) -> None:
    """Pictures are compared by their pixels, with a little room for another machine's."""
    for name in ("map.png", "map@2x.png"):
        one, two = (
            np.asarray(Image.open(folder / "output" / name).convert("RGB"), dtype=np.int16)
            for folder in (built, root)
        )
        assert one.shape == two.shape
        assert (np.abs(one - two).max(axis=2) > 40).mean() < 0.001, name


@pytest.mark.bytes
def test_committed_geopackage_holds_what_is_built(built: Path, root: Path) -> None:
    """The GeoPackage is compared table by table."""
    one, two = (contents(folder / "output" / "atlas.gpkg") for folder in (built, root))
    assert one.keys() == two.keys()
    for name in one:
        assert one[name] == two[name], name


@pytest.mark.bytes
def test_committed_kmz_holds_what_is_built(built: Path, root: Path) -> None:
    """The archive's document is the same, and its members have one fixed date."""
    texts = []
    for folder in (built, root):
        with zipfile.ZipFile(folder / "output" / "atlas.kmz") as archive:
            assert {member.date_time[0] for member in archive.infolist()} == {1980}
            texts.append(archive.read("doc.kml"))
    assert texts[0] == texts[1]


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table of a user in a GeoPackage."""
    database = sqlite3.connect(path)
    try:
        names = [
            row[0]
            for row in database.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")
        ]
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608 - names from the file itself
    finally:
        database.close()
