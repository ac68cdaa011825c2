"""The picture, from the sheet to the file: PNG, SVG and PDF with alternative text."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import matplotlib as mpl
import shapely
from matplotlib.figure import Figure

from geo.export.identifiers import xml_text
from geo.model import Group
from geo.page.ground import border_key
from geo.page.symbols import load_symbols
from geo.picture import marks, names
from geo.picture.frame import MAP, SHEET, frame_for
from geo.picture.ground import draw_ground
from geo.picture.labels import Labeller
from geo.picture.surround import Sheet, alternative_text, draw_surround

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geo.atlas import Atlas
    from geo.model import Feature
    from geo.page.symbols import Symbols
    from geo.picture.frame import Frame

DPI = 100

#: Settings under which the same atlas gives the same bytes.
#: A title that holds two dollar signs is a title, not a formula.
STABLE = {
    "font.family": ["DejaVu Sans"],  # the one that matplotlib carries
    "pdf.compression": 6,
    "svg.fonttype": "none",
    "svg.hashsalt": "quotemap",
    "text.parse_math": False,
}


def write_picture(atlas: Atlas, kind: str, *, scale: float = 1.0) -> bytes:
    """The picture as ``png``, ``svg`` or ``pdf``; ``scale`` 2 doubles a PNG's pixels."""
    text, title = xml_text(alternative_text(atlas)), xml_text(atlas.title)
    metadata: dict[str, dict[str, str | None]] = {
        "png": {"Title": title, "Description": text, "Software": "Quotemap"},
        "svg": {"Title": title, "Description": text, "Date": None, "Creator": "Quotemap"},
        "pdf": {
            "Title": title,
            "Subject": text,
            "Creator": "Quotemap",
            "CreationDate": None,
        },
    }
    buffer = io.BytesIO()
    with mpl.rc_context(STABLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # a box stands for it
        figure = _drawn(atlas)
        figure.savefig(buffer, format=kind, dpi=DPI * scale, metadata=metadata[kind])
    content = buffer.getvalue()
    return _told(content.decode(), text).encode() if kind == "svg" else content


def _told(svg: str, description: str) -> str:
    """An SVG that programs for the blind read as one image: its title, then a description."""
    svg = svg.replace("<svg ", '<svg role="img" ', 1)
    return xml_text(svg.replace("</title>", f"</title>\n <desc>{escape(description)}</desc>", 1))


@lru_cache(maxsize=1)
def _drawn(atlas: Atlas) -> Figure:
    """The sheet, drawn once for all kinds of files."""
    return draw_picture(atlas)


def draw_picture(atlas: Atlas) -> Figure:
    """The sheet: map, title, legend, inset, scale, sources, disclaimer."""
    symbols = load_symbols()
    figure = Figure(figsize=SHEET, dpi=DPI, facecolor="white")
    frame = frame_for(atlas.bbox)
    axes = figure.add_axes(MAP)
    countries = draw_ground(
        axes,
        frame,
        atlas.basemap,
        symbols,
        focus=focus_keys(atlas),
        boundaries=atlas.options.boundaries,
        quoted=frozenset(
            border_key(feature.place, atlas.gazetteer)
            for feature in marks.features_of(atlas.layers, Group.BORDERS)
        ),
    )
    axes.set_xlim(frame.extent[0], frame.extent[2])
    axes.set_ylim(frame.extent[1], frame.extent[3])
    axes.set(xticks=[], yticks=[], xlabel="", ylabel="")
    labels = Labeller(axes, symbols.ground["print"]["halo"])
    shown = _draw_marks(axes, frame, atlas, symbols, labels)
    names.name_countries(labels, frame, countries, atlas, symbols)
    names.name_regions(labels, frame, shown[Group.AREAS], symbols)
    draw_surround(Sheet(figure, axes, frame, symbols, atlas), shown)
    return figure


def focus_keys(atlas: Atlas) -> frozenset[str]:
    """The countries that the corpus speaks of most: their land is drawn lighter."""
    counts: dict[str, int] = {}
    for layer in atlas.layers:
        for feature in layer.features:
            if feature.place.is_country and (feature.place.geometry_ref or "").startswith("area:"):
                key = str(feature.place.geometry_ref).removeprefix("area:")
                counts[key] = counts.get(key, 0) + len(feature.quotes)
    most = max(counts.values(), default=0)
    return frozenset(key for key, count in counts.items() if count * 8 >= most)


def _draw_marks(
    axes: Axes, frame: Frame, atlas: Atlas, symbols: Symbols, labels: Labeller
) -> dict[Group, list[Feature]]:
    """Draw all groups, the quiet ones first; return what is in the frame, by group."""
    found = {group: marks.features_of(atlas.layers, group) for group in Group}
    view = shapely.box(*frame.box)
    shown = {
        group: [feature for feature in features if feature.geometry.intersects(view)]  # type: ignore[union-attr]
        for group, features in found.items()
    }
    marks.draw_areas(axes, frame, shown[Group.AREAS], symbols)
    marks.draw_routes(axes, frame, shown[Group.ROUTES], symbols)
    others = [f for f in shown[Group.BORDERS] if not border_key(f.place, atlas.gazetteer)]
    marks.draw_borders(axes, frame, others, symbols)  # the ground has those of two countries
    for feature in (*shown[Group.ROUTES], *shown[Group.BORDERS]):
        for line in marks.lines_of(frame.project(feature.geometry)):
            labels.avoid(line)
    towns = marks.draw_towns(axes, frame, shown[Group.TOWNS], symbols, labels)
    marks.draw_governments(axes, frame, shown[Group.GOVERNMENTS], symbols, labels)
    names.name_routes(labels, frame, shown[Group.ROUTES], symbols)
    names.name_towns(labels, towns, symbols)
    return shown
