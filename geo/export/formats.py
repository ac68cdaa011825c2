"""The table of everything that a build writes: one entry a format, in order.

To add a format, write a function from an atlas to text or bytes and give it a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.export import geojson, linked_places, spreadsheet, tables
from geo.export.annotations import write_annotations

if TYPE_CHECKING:
    from geo.atlas import Atlas

Content = str | bytes
Files = Iterable[tuple[str, Content]]


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is written; ``default`` formats come without being asked for."""

    write: Callable[[Atlas], Content]
    default: bool = True


def _map(atlas: Atlas) -> str:
    from geo.page import render_page

    return render_page(atlas)


def _embed(part: str) -> Callable[[Atlas], str]:
    def write(atlas: Atlas) -> str:
        from geo import embed

        kit = {
            "embed.html": embed.render_embed,
            "embed-snippet.html": embed.embed_snippet,
            "oembed.json": embed.oembed,
        }
        return kit[part](atlas)

    return write


def _geopackage(atlas: Atlas) -> bytes:
    from geo.export.geopackage import write_geopackage

    return write_geopackage(atlas)


def _kmz(atlas: Atlas) -> bytes:
    from geo.export.kml import write_kmz

    return write_kmz(atlas)


def _picture(kind: str, *, scale: float = 1.0) -> Callable[[Atlas], bytes]:
    def write(atlas: Atlas) -> bytes:
        from geo.picture import write_picture

        return write_picture(atlas, kind, scale=scale)

    return write


def _flatgeobuf(collection: str) -> Callable[[Atlas], bytes]:
    def write(atlas: Atlas) -> bytes:
        from geo.export.flatgeobuf import write_flatgeobuf

        return write_flatgeobuf(atlas, collection)

    return write


#: The files of a build by name.
FORMATS: dict[str, Format] = {
    "map.html": Format(_map),
    "embed.html": Format(_embed("embed.html")),
    "embed-snippet.html": Format(_embed("embed-snippet.html")),
    "oembed.json": Format(_embed("oembed.json")),
    "places.geojson": Format(lambda atlas: geojson.write_geojson(atlas, "places")),
    "routes.geojson": Format(lambda atlas: geojson.write_geojson(atlas, "routes")),
    "areas.geojson": Format(lambda atlas: geojson.write_geojson(atlas, "areas")),
    "borders.geojson": Format(lambda atlas: geojson.write_geojson(atlas, "borders")),
    "mentions.csv": Format(tables.write_mentions),
    "claims.csv": Format(tables.write_claims),
    "events.csv": Format(tables.write_events),
    "atlas.gpkg": Format(_geopackage),
    "places.lpf.geojson": Format(linked_places.write_linked_places),
    "annotations.jsonld": Format(write_annotations),
    "atlas.kmz": Format(_kmz),
    "map.png": Format(_picture("png")),
    "map@2x.png": Format(_picture("png", scale=2.0)),
    "map.svg": Format(_picture("svg")),
    "map.pdf": Format(_picture("pdf")),
    "mentions.xlsx": Format(spreadsheet.write_xlsx),
    "mentions.parquet": Format(spreadsheet.write_parquet),
    "places.fgb": Format(_flatgeobuf("places"), default=False),
    "routes.fgb": Format(_flatgeobuf("routes"), default=False),
    "areas.fgb": Format(_flatgeobuf("areas"), default=False),
    "borders.fgb": Format(_flatgeobuf("borders"), default=False),
}


def files_of(name: str, atlas: Atlas) -> Files:
    """The files that a format consists of, as (path, content)."""
    yield name, FORMATS[name].write(atlas)
    if name == "mentions.csv":
        for document in atlas.documents:
            if document.extracted:
                yield f"texts/{document.name}.txt", document.text
