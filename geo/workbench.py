"""The atlas as Python users hold it: GeoDataFrames, a Folium map, files. Edge: it saves.

What it is made of is in ``geo.atlas``; here stands only what needs the slow libraries,
so that exports and pages need not know of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from geo import atlas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import folium
    import geopandas
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Atlas(atlas.Atlas):
    """An atlas with frames, a map and a way to save it."""

    @classmethod
    def of(cls, plain: atlas.Atlas) -> Atlas:
        """The same atlas, with the methods of this class."""
        return cls(**{field.name: getattr(plain, field.name) for field in fields(atlas.Atlas)})

    @property
    def places(self) -> geopandas.GeoDataFrame:
        """The places of literal mentions as points, EPSG:4326, one row a place."""
        return self._frame("places")

    @property
    def routes(self) -> geopandas.GeoDataFrame:
        """The segments of the mentioned routes as lines, EPSG:4326."""
        return self._frame("routes")

    @property
    def areas(self) -> geopandas.GeoDataFrame:
        """Countries, regions and corridor widths as polygons, EPSG:4326."""
        return self._frame("areas")

    @property
    def borders(self) -> geopandas.GeoDataFrame:
        """The mentioned borders as lines, EPSG:4326."""
        return self._frame("borders")

    @property
    def mentions(self) -> pd.DataFrame:
        """Every mention found, pinned or not: the columns of ``mentions.csv``."""
        from geo.frames import mentions_frame

        return mentions_frame(self)

    def map(self) -> folium.Map:
        """The page as a Folium map, to which layers and plugins can be added."""
        from geo.page import folium_map

        return folium_map(self)

    def save(self, folder: Path | str, *, only: Iterable[str] = ()) -> tuple[Path, ...]:
        """Write the files of ``quotemap build`` into a folder; return their paths.

        Raises:
            OutputError: a file cannot be written; what was there before is whole.
        """
        from geo.save import save_atlas

        return save_atlas(self, folder, only=only)

    def _frame(self, collection: str) -> geopandas.GeoDataFrame:
        from geo.frames import features_frame

        return features_frame(self, collection)

    def _repr_html_(self) -> str:
        """Show the map in a notebook."""
        return str(self.map()._repr_html_())
