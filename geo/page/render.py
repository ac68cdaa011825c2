"""From an atlas to the text of ``map.html``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.page.folium_map import folium_map

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.page.options import PageOptions


def render_page(atlas: Atlas, *, options: PageOptions | None = None) -> str:
    """The page of an atlas: one self-contained HTML document that makes no request.

    The same atlas and options give the same text.
    """
    return str(folium_map(atlas, options=options).get_root().render())
