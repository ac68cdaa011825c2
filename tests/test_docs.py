"""The documentation is true: every command and every example in it runs, links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import COMMANDS, quotemap
from geo.options import AtlasOptions

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("tutorial", "howto", "embedding", "gis", "reference")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder in which the pages are followed one after the other."""
    return tmp_path_factory.mktemp("docs")


@pytest.mark.parametrize("page", PAGES)
def test_every_example_runs(page: str, folder: Path) -> None:
    """The blocks of a page run in their order; shell blocks stop at the first failure."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    binaries = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{binaries}:{os.environ['PATH']}"}
    for language, code in BLOCK.findall(text):
        if language not in {"sh", "python"}:
            continue
        command = ["bash", "-euo", "pipefail", "-c", code]
        if language == "python":
            command = [sys.executable, "-W", "error", "-c", code]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{page}: {code}\n{done.stdout}\n{done.stderr}"


def test_reference_names_every_command_and_option() -> None:
    """No command and no option of the build is without a line."""
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        command = quotemap.get_command(None, name)  # type: ignore[arg-type]
        for inner in getattr(command, "commands", [""]):
            wanted = f"quotemap {name} {inner}".strip()
            assert wanted in text or f"`{inner} " in text or f"`{inner}`" in text, wanted
    for field in AtlasOptions.__dataclass_fields__:
        assert f"`--{field.replace('_', '-')}`" in text, field


@pytest.mark.parametrize("path", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"])
def test_links_lead_somewhere(path: Path) -> None:
    """Relative links and pictures exist."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name}: {target}"
