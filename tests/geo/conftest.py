"""The atlas of the five seeds, built once for all tests of geo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.build import build_atlas

if TYPE_CHECKING:
    from pathlib import Path

    from geo.atlas import Atlas


@pytest.fixture(scope="session")
def atlas(root: Path) -> Atlas:
    """What the program makes of the five articles."""
    return build_atlas([root / "seeds"])
