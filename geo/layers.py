"""Everything resolved becomes layers of features: who is where, and who says so.

A place is drawn once, whatever the number of its quotes. A literal place with an area
is an area, not a pin; a metonym is an actor beside its capital, never an event in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from shapely.geometry import LineString, MultiLineString, Point

from gazetteer.model import Kind, Usage
from geo.areas import shape_status
from geo.borders import border_facts, length_m
from geo.corridors import corridor
from geo.model import Feature, Group, Layer
from geo.options import date_range
from geo.pins import capital_of, government_of, is_pinned, is_shown
from geo.scene import Facts, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place
    from geo.basemap import Basemap
    from geo.model import Event, Quote, Reading, Route

QuotesByPlace = dict[str, list["Quote"]]


def build_layers(  # the composition of six small builders
    readings: Sequence[Reading],
    *,
    gazetteer: Gazetteer,
    basemap: Basemap,
    routes: Sequence[Route],
    events: Sequence[Event] = (),
    names: str = "both",
    language: str = "en",
) -> tuple[Layer, ...]:
    """Group quotes by place and draw each place as what it is; empty layers are left out.

    ``names`` is the naming policy and ``language`` the language of the titles (see
    ``gazetteer.naming``). The order is that of the map's legend: routes first.
    """
    scene = Scene(gazetteer, basemap, names, language)
    pins, lines, actors = _sort_quotes(readings, gazetteer)
    layers = [
        *_route_layers(scene, lines, routes),
        *_place_layers(scene, pins),
        Layer("borders", Group.BORDERS, tuple(_borders(scene, lines))),
        Layer("governments", Group.GOVERNMENTS, tuple(_governments(scene, actors))),
        Layer("events", Group.EVENTS, tuple(_events(scene, events, routes))),
    ]
    return tuple(layer for layer in layers if layer.features)


def choose_layers(
    layers: Sequence[Layer], *, names: Sequence[str] = (), date: str = ""
) -> tuple[Layer, ...]:
    """Keep the layers that an editor named, and the quotes that state a date in a range.

    ``names`` are groups or layer ids, ``date`` as in ``geo.options``; what is empty
    chooses all. Features without a quote left go, and layers without a feature.
    """
    chosen = [
        layer
        for layer in layers
        if not names or layer.layer_id in names or str(layer.group) in names
    ]
    if not date:
        return tuple(chosen)
    start, end = date_range(date)
    dated = (replace(layer, features=_dated(layer.features, start, end)) for layer in chosen)
    return tuple(layer for layer in dated if layer.features)


def _dated(features: Sequence[Feature], start: str, end: str) -> tuple[Feature, ...]:
    kept = (
        replace(
            feature,
            quotes=tuple(
                quote
                for quote in feature.quotes
                if any(
                    (not start or date.latest >= start) and (not end or date.earliest <= end)
                    for date in quote.dates
                )
            ),
        )
        for feature in features
    )
    return tuple(feature for feature in kept if feature.quotes)


def _sort_quotes(
    readings: Sequence[Reading], gazetteer: Gazetteer
) -> tuple[QuotesByPlace, QuotesByPlace, QuotesByPlace]:
    """Quotes by place: the pins, the lines (routes and borders) and the actors."""
    pins: QuotesByPlace = defaultdict(list)
    lines: QuotesByPlace = defaultdict(list)
    actors: QuotesByPlace = defaultdict(list)
    for reading in readings:
        for quote in reading.quotes:
            mention = quote.mention
            if not is_shown(mention):
                continue
            if mention.kind is not Kind.PLACE:
                lines[mention.place_id].append(quote)
            elif is_pinned(mention, gazetteer) or mention.usage is Usage.LITERAL:
                pins[mention.place_id].append(quote)
            elif mention.usage is Usage.METONYMIC:
                government = government_of(gazetteer.places[mention.place_id], gazetteer)
                actors[government.place_id].append(quote)
    return pins, lines, actors


def _route_layers(scene: Scene, lines: QuotesByPlace, routes: Sequence[Route]) -> Iterable[Layer]:
    """A layer for each route that is mentioned: its segments, its width, all its quotes."""
    drawn = {route.route_id: route for route in routes}
    for route_id in sorted(lines):
        place = scene.gazetteer.places[route_id]
        if place.kind is not Kind.ROUTE:
            continue
        features = (
            list(_segments(scene, place, drawn[route_id], lines[route_id]))
            if route_id in drawn
            else [scene.feature(place, Group.ROUTES, lines[route_id])]
        )
        yield Layer(route_id, Group.ROUTES, tuple(features), title=scene.title(place))


def _segments(
    scene: Scene, place: Place, route: Route, quotes: Sequence[Quote]
) -> Iterable[Feature]:
    for segment in route.segments:
        yield scene.feature(
            place,
            Group.ROUTES,
            quotes,
            feature_id=segment.segment_id,
            geometry=segment.geometry,
            properties={
                "route_id": route.route_id,
                "variant": segment.variant,
                "segment_title": segment.title,
                "mode": str(segment.mode),
                "status": str(segment.status),
                "certainty": str(segment.certainty),
                "length_m": round(segment.length_m),
                "error_m": round(segment.error_m),
                "valid_from": segment.valid_from,
                "valid_to": segment.valid_to,
                "width_m": route.width_m,
                "source": segment.source,
                "note": segment.note,
            },
        )
        if route.width_m:
            yield scene.feature(
                place,
                Group.ROUTES,
                quotes,
                feature_id=f"{segment.segment_id}-width",
                geometry=corridor(segment.geometry, route.width_m),
                properties={
                    "route_id": route.route_id,
                    "variant": segment.variant,
                    "mode": str(segment.mode),
                    "status": str(segment.status),
                    "certainty": str(segment.certainty),
                    "width_m": route.width_m,
                    "valid_from": segment.valid_from,
                    "valid_to": segment.valid_to,
                },
            )


def _place_layers(scene: Scene, pins: QuotesByPlace) -> Iterable[Layer]:
    """Towns, sites, countries and regions: points where they are points, else areas."""
    features: dict[tuple[str, Group], list[Feature]] = defaultdict(list)
    for place_id in sorted(pins):
        place = scene.gazetteer.places[place_id]
        layer = _layer_of(place, scene.shape(place))
        features[layer].append(
            scene.feature(place, layer[1], pins[place_id], properties=_shape_facts(place, scene))
        )
    for layer_id, group in (
        ("towns", Group.TOWNS),
        ("sites", Group.TOWNS),
        ("regions", Group.AREAS),
        ("countries", Group.AREAS),
    ):
        yield Layer(layer_id, group, tuple(features[layer_id, group]))


def _shape_facts(place: Place, scene: Scene) -> Facts:
    """Whether a shape is rough, claimed or historical; nothing for points."""
    if not place.geometry_ref:
        return {}
    return {"shape_status": shape_status(place, scene.basemap)}


def _layer_of(place: Place, shape: BaseGeometry | None) -> tuple[str, Group]:
    if place.is_country:
        return "countries", Group.AREAS
    if place.feature_class in {"A", "L"} or (shape is not None and shape.geom_type != "Point"):
        return "regions", Group.AREAS
    return ("towns" if place.feature_class == "P" else "sites"), Group.TOWNS


def _borders(scene: Scene, lines: QuotesByPlace) -> Iterable[Feature]:
    for place_id in sorted(lines):
        place = scene.gazetteer.places[place_id]
        if place.kind is Kind.ROUTE:
            continue
        yield scene.feature(
            place, Group.BORDERS, lines[place_id], properties=_border_facts(place, scene)
        )


def _border_facts(place: Place, scene: Scene) -> Facts:
    """Status and length of a border, or of a line of contact, which may have no geometry."""
    if place.kind is Kind.BORDER:
        facts = border_facts(place, scene.gazetteer, scene.basemap)
        return {"status": facts.pop("border_status"), **facts}
    shape = scene.shape(place)
    line = shape if isinstance(shape, (LineString, MultiLineString)) else None
    return {
        "status": "historical" if place.valid_to else "line-of-contact",
        "length_m": round(length_m(line)) if line is not None else None,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
    }


def _governments(scene: Scene, actors: QuotesByPlace) -> Iterable[Feature]:
    """Actors, each beside its capital, with what it is said to do."""
    for government_id in sorted(actors):
        government = scene.gazetteer.places[government_id]
        seat = capital_of(government, scene.gazetteer)
        position = seat.position or government.position
        yield scene.feature(
            government,
            Group.GOVERNMENTS,
            actors[government_id],
            feature_id=f"government:{government_id}",
            geometry=Point(position) if position else None,
            properties={"seat": seat.title, "seat_id": seat.place_id},
        )


def _events(scene: Scene, events: Sequence[Event], routes: Sequence[Route]) -> Iterable[Feature]:
    """Dated quotes at their places: one feature a place and a date."""
    grouped: dict[tuple[str, str, str, str], list[Event]] = defaultdict(list)
    for event in events:
        date = event.date
        grouped[date.earliest, date.latest, date.precision, event.feature_id].append(event)
    midpoints = {
        route.route_id: max(route.segments, key=lambda part: part.length_m).geometry
        for route in routes
        if route.segments
    }
    for (earliest, latest, precision, place_id), members in sorted(grouped.items()):
        place = scene.gazetteer.places[place_id]
        yield scene.feature(
            place,
            Group.EVENTS,
            (event.quote for event in members),
            feature_id=f"event:{earliest}:{latest}:{place_id}",
            geometry=_event_point(place, scene, midpoints),
            properties={"earliest": earliest, "latest": latest, "date_precision": precision},
        )


def _event_point(
    place: Place, scene: Scene, midpoints: Mapping[str, BaseGeometry]
) -> BaseGeometry | None:
    line = midpoints.get(place.place_id)
    if line is not None:
        return line.interpolate(0.5, normalized=True)
    shape = scene.shape(place)
    if shape is None or shape.is_empty:
        return None
    if shape.geom_type == "Point":
        return shape
    if place.position is not None:
        return Point(place.position)
    if shape.geom_type in {"LineString", "MultiLineString"}:
        parts = getattr(shape, "geoms", [shape])
        return max(parts, key=lambda part: part.length).interpolate(0.5, normalized=True)
    return shape.representative_point()
