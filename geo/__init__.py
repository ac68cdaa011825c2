"""Everything that has a shape: documents read, routes drawn, maps and exports written.

>>> import geo
>>> atlas = geo.build_atlas(["seeds"])
>>> atlas.save("output")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.build import build_atlas
    from geo.options import AtlasOptions
    from geo.workbench import Atlas

__all__ = ["Atlas", "AtlasOptions", "build_atlas"]


#: Where each public name lives; they are imported when they are first used, since
#: geodata libraries load slowly.
_HOMES = {"Atlas": "geo.workbench", "AtlasOptions": "geo.options", "build_atlas": "geo.build"}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
