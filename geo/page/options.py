"""What a page is made with, beside its atlas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.atlas import Atlas


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """An editor's choices for one page.

    Attributes:
        language: of the interface, numbers and dates (BCP 47).
        quote_length: most characters of a quote; a longer sentence is cut at words.
        reading: whether the page carries the whole texts, for an analyst's check.
        embed: whether the page is a map inside an article: lighter, without the list.
        tiles: name of an online tile provider (``xyzservices``) that the page then asks
            for; empty for none, and the page makes no request.
    """

    language: str = "en"
    quote_length: int = 300
    reading: bool = False
    embed: bool = False
    tiles: str = ""


def options_of(atlas: Atlas) -> PageOptions:
    """The page options that an atlas was made with."""
    chosen = atlas.options
    return PageOptions(
        language=chosen.lang,
        quote_length=chosen.quote_length,
        reading=chosen.reading_view,
        tiles=chosen.tiles,
    )
