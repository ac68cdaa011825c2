"""The shared types of everything that has a shape; read this file first. No IO.

Geometries are shapely, (longitude, latitude) in degrees, WGS 84. Lengths are metres
on the ellipsoid. Dates are ISO 8601 of any precision (``2022``, ``2022-12``,
``2022-12-12``). Offsets are code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry import LineString
    from shapely.geometry.base import BaseGeometry

    from gazetteer.corrections import Stale
    from gazetteer.model import Certainty, Mention, Place, Position, Segment, Zone


# -- documents ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """A stretch of a document with one zone."""

    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, with what is known about it.

    ``name`` is the path relative to the folder given, with ``/``. ``text`` is the file's
    decoded text without a leading byte order mark, or the extracted text of a PDF, HTML
    or Word file (then ``extracted`` is true, and the text is written to ``texts/``).
    ``zones`` are what the format itself says (an HTML heading); empty where only the
    layout of the text can tell.
    """

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    extracted: bool = False
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    note: str = ""
    zones: tuple[ZoneSpan, ...] = ()


# -- what is read out of a document -------------------------------------------


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a sentence states, resolved against its document's date.

    ``earliest`` and ``latest`` are full ISO dates, both inclusive; ``precision`` is
    ``day``, ``month``, ``season``, ``year``, ``range`` or ``decade``.
    """

    start: int
    end: int
    text: str
    earliest: str
    latest: str
    precision: str


@dataclass(frozen=True, slots=True)
class StatedQuantity:
    """A figure that a sentence states about a route or a border.

    ``low`` and ``high`` are in ``unit`` (``m``, ``m2``, ``day`` or ``count``), equal
    unless a range is stated; ``measure`` is ``length``, ``width``, ``area``,
    ``duration``, ``count`` or ``share`` (then ``whole`` is the total, "X of Y km").
    """

    start: int
    end: int
    text: str
    measure: str
    low: float
    high: float
    unit: str
    approximate: bool = False
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The verbatim sentence that carries a mention; ``start`` and ``end`` are its ends."""

    document: str
    start: int
    end: int
    text: str
    mention: Mention
    dates: tuple[StatedDate, ...] = ()
    quantities: tuple[StatedQuantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One document understood: its segments and a quote for every mention, in order.

    ``stale`` are the editor's corrections that no longer fit the document.
    """

    document: Document
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]
    stale: tuple[Stale, ...] = ()


# -- routes ------------------------------------------------------------------


class Mode(StrEnum):
    """What moves along a segment."""

    ROAD = "road"
    RAIL = "rail"
    PIPELINE = "pipeline"
    SEA = "sea"
    MULTIMODAL = "multimodal"


class RouteStatus(StrEnum):
    """What a segment is, in the world: never one solid line for a political idea."""

    IN_USE = "in-use"
    CLOSED = "closed"
    UNDER_CONSTRUCTION = "under-construction"
    PLANNED = "planned"
    CLAIMED = "claimed"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A checked point on a segment; ``place_id`` where it is a place of the gazetteer."""

    position: Position
    name: str
    place_id: str
    accuracy_m: float
    source: str


@dataclass(frozen=True, slots=True)
class RouteSegment:
    """A stretch of a route with one mode, status and time of validity.

    ``geometry`` is densified along the geodesic; ``length_m`` is geodesic; ``error_m``
    bounds how far the real line may lie from the drawn one, from the accuracy and the
    spacing of the control points. ``sinuosity`` is the greatest ratio of the real length
    to the drawn one that the ground allows.
    """

    segment_id: str
    route_id: str
    variant: str
    title: str
    mode: Mode
    status: RouteStatus
    certainty: Certainty
    points: tuple[ControlPoint, ...]
    geometry: LineString
    length_m: float
    error_m: float
    valid_from: str
    valid_to: str
    source: str
    note: str
    sinuosity: float = 1.0


@dataclass(frozen=True, slots=True)
class Route:
    """An ordered line with modes, status and certainty: one entry of the gazetteer."""

    route_id: str
    segments: tuple[RouteSegment, ...]
    width_m: float | None
    note: str


# -- the map -----------------------------------------------------------------


class Group(StrEnum):
    """The groups that a reader toggles."""

    ROUTES = "routes"
    TOWNS = "towns"
    AREAS = "areas"
    BORDERS = "borders"
    GOVERNMENTS = "governments"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated quantity beside the drawn one.

    ``verdict`` is ``agrees``, ``agrees-within-precision``, ``differs`` or
    ``not-comparable``; ``reason`` says why in a plain sentence.
    """

    feature_id: str
    quote: Quote
    quantity: StatedQuantity
    drawn: float | None
    ratio: float | None
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated quote at a place or a route."""

    feature_id: str
    date: StatedDate
    quote: Quote


@dataclass(frozen=True, slots=True)
class Feature:
    """One mark of the map: a place, a route's segment, an area or a border, with quotes.

    ``feature_id`` is the place's id (for a route's segment the segment's id);
    ``geometry`` is None where the truth is that nobody knows (then the feature is
    listed, never drawn). ``properties`` are flat and JSON-able.
    """

    feature_id: str
    place: Place
    title: str
    group: Group
    geometry: BaseGeometry | None
    quotes: tuple[Quote, ...]
    properties: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of features that a reader toggles.

    ``title`` is a name of the gazetteer (a route's); it is empty for layers whose name is
    a word of the interface, found by ``layer_id``.
    """

    layer_id: str
    group: Group
    features: tuple[Feature, ...]
    title: str = ""
