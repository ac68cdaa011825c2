"""The embed kit: a light map for articles, the code to paste, and what crawlers read. Pure."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.model import Group
from geo.page import PageOptions, render_page
from geo.page.options import options_of
from geo.page.words import say, words_of
from geo.picture.surround import alternative_text, source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.atlas import Atlas
    from geo.model import Feature, Quote

#: A reader inside an article is shown this many quotes of a mark; the map has them all.
QUOTES = 3

#: The frame: as wide as the article, four by three within these heights in pixels (those
#: that the script of the embed asks for), and what a sandbox must allow so that a link to
#: a source opens.
RATIO = "4 / 3"
LOWEST, HIGHEST = 420, 640
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"

#: The size that oEmbed states, and that of the picture, in pixels.
FRAME = (800, 600)
PICTURE = (1200, 800)


def render_embed(atlas: Atlas) -> str:
    """``embed.html``: the map without the list, with a few quotes for each mark."""
    options: PageOptions = replace(options_of(atlas), embed=True, reading=False)
    return render_page(light(atlas), options=options)


def light(atlas: Atlas) -> Atlas:
    """The atlas for an article: no layer of dates or of old, a few quotes a mark."""
    layers = tuple(
        replace(layer, features=tuple(_lighter(feature) for feature in layer.features))
        for layer in atlas.layers
        if layer.group is not Group.EVENTS and any(f.quotes for f in layer.features)
    )
    return replace(atlas, layers=layers)


def embed_snippet(atlas: Atlas) -> str:
    """``embed-snippet.html``: the code to paste into an article.

    A frame with a title, lazily loaded, of a fixed shape so that the text below does not
    jump, in a sandbox; a picture for readers without scripts; a caption with the source.
    """
    words = words_of(atlas.options.lang)
    title = html.escape(atlas.title, quote=True)
    text = html.escape(alternative_text(atlas), quote=True)
    sources = html.escape(source_line(atlas))
    disclaimer = html.escape(say(words, "disclaimer"))
    address = html.escape(_address(atlas, "embed.html"), quote=True)
    page = html.escape(_address(atlas, "map.html"), quote=True)
    picture = html.escape(_address(atlas, "map.png"), quote=True)
    width, height = PICTURE
    shape = (
        f"display:block;width:100%;aspect-ratio:{RATIO};"
        f"min-height:{LOWEST}px;max-height:{HIGHEST}px;border:0"
    )
    return f"""<figure style="margin:0">
  <iframe src="{address}" title="{title}" loading="lazy" sandbox="{SANDBOX}"
    style="{shape}"></iframe>
  <noscript><a href="{page}"><img src="{picture}" alt="{text}"
    width="{width}" height="{height}" style="width:100%;height:auto"></a></noscript>
  <figcaption>{title}. {sources}. {disclaimer}</figcaption>
</figure>
"""


def oembed(atlas: Atlas) -> str:
    """``oembed.json``: what a site that knows oEmbed asks for (version 1.0, rich)."""
    width, height = FRAME
    record: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Quotemap",
        "title": atlas.title,
        "width": width,
        "height": height,
        "html": embed_snippet(atlas),
    }
    if atlas.options.url:
        record |= {
            "thumbnail_url": _address(atlas, "map.png"),
            "thumbnail_width": PICTURE[0],
            "thumbnail_height": PICTURE[1],
        }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _address(atlas: Atlas, name: str) -> str:
    """A file's address: absolute where the editor said where the output will be."""
    base = atlas.options.url
    return f"{base.rstrip('/')}/{name}" if base else name


def _lighter(feature: Feature) -> Feature:
    return replace(feature, quotes=tuple(_varied(feature.quotes)))


def _varied(quotes: Sequence[Quote]) -> list[Quote]:
    """A few quotes, one of each document before a second of any, in the order of the text."""
    by_document: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_document.setdefault(quote.document, []).append(quote)
    rounds = max(map(len, by_document.values()), default=0)
    turns = [row[turn] for turn in range(rounds) for row in by_document.values() if turn < len(row)]
    chosen = {id(quote) for quote in turns[:QUOTES]}
    return [quote for quote in quotes if id(quote) in chosen]
