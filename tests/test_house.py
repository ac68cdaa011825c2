"""The house: the direction of imports, the edges, the public names, no phrase of the seeds."""

from __future__ import annotations

import ast
import csv
import hashlib
import re
from collections import Counter
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest

import geo
from geo.cli import COMMANDS, quotemap

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("gazetteer", "geo")

#: Rooms that may touch files, the network or the clock of the world outside.
EDGES = {
    "gazetteer.curate",
    "gazetteer.load",
    "gazetteer.lookup",
    "geo.basemap",
    "geo.build",
    "geo.cli",
    "geo.documents",
    "geo.project",
    "geo.route_tables",
    "geo.save",
    "geo.route_import",
    "geo.snap",
    "geo.workbench",
}
EDGE_FOLDERS = ("geo.commands.", "geo.readers.")


def modules(root: Path) -> dict[str, Path]:
    """Every module of the two packages by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = path
    return found


def imports_of(path: Path, *, run_time: bool) -> set[str]:
    """The modules that a file imports; at run time those for type checking do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    if run_time:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                skipped |= {id(child) for child in ast.walk(node)}
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                skipped |= {id(child) for child in ast.walk(node)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_gazetteer_never_imports_geo(root: Path) -> None:
    """The direction of imports is from geo to gazetteer."""
    for name, path in modules(root).items():
        if name.startswith("gazetteer"):
            wrong = {
                used for used in imports_of(path, run_time=False) if used.split(".")[0] == "geo"
            }
            assert not wrong, f"{name} imports {wrong}"


def test_no_module_imports_itself_in_a_circle(root: Path) -> None:
    """At run time the imports form no cycle."""
    known = modules(root)
    graph = {
        name: {used for used in imports_of(path, run_time=True) if used in known and used != name}
        for name, path in known.items()
        if path.name != "__init__.py"
    }
    TopologicalSorter(graph).prepare()


def test_only_edges_touch_files_and_network(root: Path) -> None:
    """Outside the edges nobody opens a file, reads a path or asks a server."""
    touching = re.compile(
        r"\bopen\(|\.read_text\(|\.read_bytes\(|\.write_text\(|\.write_bytes\("
        r"|\burlopen\(|\brequests\.|\bsocket\.|\bsubprocess\."
    )
    packaged = re.compile(r"files\(|_resource\(|TemporaryDirectory")
    for name, path in modules(root).items():
        if name in EDGES or name.startswith(EDGE_FOLDERS):
            continue
        text = path.read_text(encoding="utf-8")
        if touching.search(text):
            # data that the package carries, and files that a library writes for us
            assert packaged.search(text), f"{name} touches files, and is no edge"


def test_library_code_does_not_print(root: Path) -> None:
    """Only commands speak to the user."""
    for name, path in modules(root).items():
        if not name.startswith("geo.commands") and name != "geo.cli":
            assert not re.search(r"^\s*print\(", path.read_text(encoding="utf-8"), re.MULTILINE), (
                name
            )


def test_public_names_are_frozen() -> None:
    """A name goes in or out of the library's face on purpose."""
    assert geo.__all__ == ["Atlas", "AtlasOptions", "build_atlas"]
    for name in geo.__all__:
        assert getattr(geo, name) is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name: str) -> None:
    """Each command says what it does and shows how it is called."""
    command = quotemap.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    subcommands = getattr(command, "commands", {None: command})
    for command_name, one in subcommands.items():
        text = one.help or ""
        assert len(text) > 20, command_name
        assert "quotemap" in text, f"{name} {command_name} shows no example"


def test_no_phrase_of_the_seeds_in_the_code(root: Path) -> None:
    """Rules are about language: no rare run of four words of an article stands in the code."""
    seeds = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))
    )
    words = re.findall(r"[\w’']+", seeds.lower())
    runs = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    rare = {run for run, count in runs.items() if count == 1}
    for path in [*modules(root).values(), *(root / "gazetteer/data/cues").rglob("*.toml")]:
        code = re.findall(r"[\w’']+", path.read_text(encoding="utf-8").lower())
        found = rare & set(zip(code, code[1:], code[2:], code[3:], strict=False))
        proper = {run for run in found if any(len(word) > 7 for word in run)}
        assert not proper, f"{path.name}: {[' '.join(run) for run in proper][:5]}"


def test_seeds_are_byte_for_byte(root: Path) -> None:
    """Each article has the checksum that its row of the index says."""
    rows = list(csv.DictReader((root / "seeds/index.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 5
    for row in rows:
        content = (root / "seeds" / row["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]


def test_no_path_of_a_machine_is_committed(root: Path) -> None:
    """Nothing that is kept carries the path of a workplace or a home."""
    for folder in (*PACKAGES, "tests", "tools", "docs", "benchmarks", ".ci", "output"):
        for path in (root / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".toml", ".csv", ".js", ".css", ".json", ".geojson"}:
                text = path.read_text(encoding="utf-8", errors="ignore")
                assert not re.search(r"/(?:work|root|home)/(?:main|shared|raw|parts)\b", text), path
