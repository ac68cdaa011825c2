"""Atlases of texts that are hard on writers of files, each built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.build import build_atlas
from geo.options import AtlasOptions

if TYPE_CHECKING:
    from pathlib import Path

    from geo.atlas import Atlas

#: Markup, the end of a CDATA section, control characters, formulas, other languages' codes.
HOSTILE = (
    '<script>alert(1)</script> ]]> & "quotes"\n\n'
    "The road from Goris\x0b to Stepanakert was closed on 12 December 2022, ]]> and "
    "<b>officials</b> & \x01 in Baku were \x1f silent \ufffe.\n\n"
    "=1+1 Goris said so. ${alert(1)} {{x}} $[description] stood in Lachin.\n\n"
    "+1 Kapan fell.\n\n-1 Yerevan waited.\n\n@SUM(A1) Jermuk.\n"
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """A text full of what formats take for something else, under such a title."""
    path = tmp_path_factory.mktemp("hostile") / "hostile & co.txt"
    path.write_text(HOSTILE, encoding="utf-8", newline="")
    return build_atlas([path], options=AtlasOptions(title="<b>A & \x0b B</b> ]]> $x^2$ and $y"))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """A text without a single name."""
    path: Path = tmp_path_factory.mktemp("empty") / "empty.txt"
    path.write_text("It rained, and nobody came to the meeting.\n", encoding="utf-8")
    return build_atlas([path])


@pytest.fixture(scope="session")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """A sentence of a hundred thousand characters, longer than a spreadsheet's cell."""
    path: Path = tmp_path_factory.mktemp("endless") / "endless.txt"
    words = "and then something else happened " * 3000
    path.write_text(f"In Goris {words}in Kapan.\n", encoding="utf-8")
    return build_atlas([path])


@pytest.fixture(scope="session", params=["atlas", "hostile", "empty", "endless"])
def any_atlas(request: pytest.FixtureRequest) -> Atlas:
    """The seeds, and each of the hard texts."""
    found: Atlas = request.getfixturevalue(request.param)
    return found
