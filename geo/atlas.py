"""The atlas: all that was read and drawn, together. Pure: no files, no network.

``compose_atlas`` is the whole program from top to bottom: documents are read, dated,
measured against what is drawn, and laid out in layers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale
from babel.lists import format_list

from geo.claims import compare_claims
from geo.events import find_events
from geo.historical import historical_layer
from geo.layers import build_layers, choose_layers
from geo.model import Group
from geo.options import AtlasOptions
from geo.reading import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from gazetteer.corrections import Correction
    from gazetteer.gazetteer import Gazetteer
    from geo.basemap import Basemap
    from geo.model import Claim, Document, Event, Feature, Layer, Quote, Reading, Route
    from geo.options import Box

#: Groups that repeat what others show: they give a map no title.
UNTITLED = frozenset({Group.GOVERNMENTS, Group.EVENTS})

#: Wider areas and lines than this, in degrees, do not say where a corpus is about.
LARGEST_PART = 12.0

#: What a map shows at least, in degrees: a single town still gets its surroundings.
SMALLEST_VIEW = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """Documents, their quotes, and the layers of features that carry them.

    ``drawn_routes`` are the lines of all routes that the corpus mentions. ``bbox`` is
    (west, south, east, north) in degrees.
    """

    title: str
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    layers: tuple[Layer, ...]
    drawn_routes: tuple[Route, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    gazetteer: Gazetteer
    basemap: Basemap
    options: AtlasOptions
    bbox: Box

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote of every document, in the order of the texts."""
        return tuple(quote for reading in self.readings for quote in reading.quotes)

    @property
    def features(self) -> tuple[Feature, ...]:
        """Every feature of every layer."""
        return tuple(feature for layer in self.layers for feature in layer.features)


def compose_atlas(
    documents: Sequence[Document],
    *,
    gazetteer: Gazetteer,
    basemap: Basemap,
    routes: Sequence[Route],
    options: AtlasOptions | None = None,
    corrections: Mapping[str, Sequence[Correction]] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Atlas:
    """Read every document and lay out what was found.

    ``corrections`` are an editor's, by document; ``progress`` is told the name of each
    document before it is read.
    """
    options = options or AtlasOptions()
    readings = []
    for document in documents:
        progress(document.name)
        mended = (corrections or {}).get(document.name, ())
        readings.append(read_document(document, gazetteer, corrections=mended))
    events = find_events(readings)
    mentioned = {quote.mention.place_id for reading in readings for quote in reading.quotes}
    drawn = tuple(route for route in routes if route.route_id in mentioned)
    claims = compare_claims(readings, gazetteer=gazetteer, basemap=basemap, routes=drawn)
    layers = build_layers(
        readings,
        gazetteer=gazetteer,
        basemap=basemap,
        routes=drawn,
        events=events,
        names=options.names,
        language=options.lang,
    )
    layers = choose_layers(layers, names=options.layers, date=options.date)
    bbox = options.bbox or focus(layers)
    history = historical_layer(
        layers,
        bbox,
        gazetteer=gazetteer,
        basemap=basemap,
        boundaries=options.boundaries,
        names=options.names,
        language=options.lang,
    )
    past = choose_layers([history], names=options.layers) if history.features else ()
    return Atlas(
        title=options.title or _default_title(documents, layers, options.lang),
        documents=tuple(documents),
        readings=tuple(readings),
        layers=(*layers, *past),
        drawn_routes=drawn,
        events=events,
        claims=tuple(claims),
        gazetteer=gazetteer,
        basemap=basemap,
        options=options,
        bbox=bbox,
    )


def focus(layers: Sequence[Layer]) -> Box:
    """The box (west, south, east, north) of what the corpus is about.

    Each feature weighs with its quotes: the box holds the densest 85 % of the
    weight in each direction, so that a single mention of a far capital does not make a
    map of the world. Areas count with their middle, actors not at all.
    """
    shown = [layer for layer in layers if layer.group not in UNTITLED]
    drawn = Counter(feature.place.place_id for layer in shown for feature in layer.features)
    points = [
        (centre.x, centre.y, len(feature.quotes) / drawn[feature.place.place_id])
        for layer in shown
        for feature in layer.features
        if feature.geometry is not None and not feature.geometry.is_empty and feature.quotes
        if layer.layer_id != "countries" and _extent(feature.geometry) <= LARGEST_PART
        for centre in [feature.geometry.centroid]
    ]
    if not points:
        return (-180.0, -60.0, 180.0, 80.0)
    west, east = _middle([(x, weight) for x, _, weight in points])
    south, north = _middle([(y, weight) for _, y, weight in points])
    pad_x = max((east - west) * 0.15, (SMALLEST_VIEW - (east - west)) / 2)
    pad_y = max((north - south) * 0.15, (SMALLEST_VIEW - (north - south)) / 2)
    return (
        max(round(west - pad_x, 2), -180.0),
        max(round(south - pad_y, 2), -85.0),
        min(round(east + pad_x, 2), 180.0),
        min(round(north + pad_y, 2), 85.0),
    )


def _extent(shape: BaseGeometry) -> float:
    """The longer side of a shape's box, in degrees."""
    west, south, east, north = shape.bounds
    return float(max(east - west, north - south))


def _middle(weighted: Sequence[tuple[float, float]], share: float = 0.85) -> tuple[float, float]:
    """The ends of the narrowest interval that holds ``share`` of the weight."""
    ordered = sorted(weighted)
    need = share * sum(weight for _, weight in ordered)
    best = (ordered[0][0], ordered[-1][0])
    start, held = 0, 0.0
    for value, weight in ordered:
        held += weight
        while held - ordered[start][1] >= need:
            held -= ordered[start][1]
            start += 1
        if held >= need and value - ordered[start][0] < best[1] - best[0]:
            best = (ordered[start][0], value)
    return best


def _default_title(documents: Sequence[Document], layers: Sequence[Layer], lang: str) -> str:
    """The title of a single document; else what the documents quote most on the map."""
    if len(documents) == 1:
        return documents[0].title or documents[0].name
    quotes: dict[str, int] = {}
    for layer in layers:
        if layer.group not in UNTITLED:
            for feature in layer.features:
                quotes[feature.title] = max(quotes.get(feature.title, 0), len(feature.quotes))
    most = sorted(quotes, key=lambda title: (-quotes[title], title))[:3]
    most = [title.split(" / ")[0] for title in most]  # both names stand on the map
    return format_list(most, style="standard", locale=Locale.parse(lang)) or documents[0].name
