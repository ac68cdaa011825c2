"""The page: one self-contained file that shows an atlas in a browser."""

from geo.page.folium_map import AtlasMap, folium_map
from geo.page.options import PageOptions
from geo.page.render import render_page

__all__ = ["AtlasMap", "PageOptions", "folium_map", "render_page"]
