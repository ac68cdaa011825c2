"""One of the four collections as FlatGeobuf, written when it is asked for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyogrio

from geo.frames import features_frame

if TYPE_CHECKING:
    from geo.atlas import Atlas


def write_flatgeobuf(atlas: Atlas, collection: str) -> bytes:
    """The bytes of the file, with its spatial index; ``sources`` is JSON text."""
    frame = features_frame(atlas, collection).reset_index()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{collection}.fgb"
        pyogrio.write_dataframe(frame, path, driver="FlatGeobuf", promote_to_multi=True)
        return path.read_bytes()
