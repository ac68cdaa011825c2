"""The map as a picture, for print, preview and pages without scripts.

It is drawn from the same layers and the same table of symbols as the page, by
matplotlib and without a browser.
"""

from geo.picture.picture import draw_picture, write_picture

__all__ = ["draw_picture", "write_picture"]
