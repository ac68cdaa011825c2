"""What texts state about routes and borders, beside what is drawn. Pure.

The verdict takes the map's own error into account. A route drawn through a few points is
shorter than the real one, by at most the sinuosity that the ground allows; its ends are as
exact as their control points. A border measures as short as its basemap is coarse.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gazetteer.model import PINNED_ZONES, Kind
from geo._attachment import Attachment, attach_quantities
from geo.borders import border_of, border_precision
from geo.corridors import corridor
from geo.geodesy import area_m2
from geo.model import Claim
from geo.routes import ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazetteer.gazetteer import Gazetteer
    from geo.basemap import Basemap
    from geo.model import Quote, Reading, Route, RouteSegment, StatedQuantity

AGREES = "agrees"
WITHIN_PRECISION = "agrees-within-precision"
DIFFERS = "differs"
NOT_COMPARABLE = "not-comparable"

#: A figure this near to the drawn one is the same figure; twice that where the sentence
#: says "about".
SAME = 0.05

#: A stated width is a number that was agreed on, not measured: it is compared closely.
SAME_WIDTH = 0.02


@dataclass(frozen=True, slots=True)
class Measure:
    """What is drawn, and the range in which the truth lies as far as the map can tell.

    All in metres or square metres; ``what`` names it in a sentence.
    """

    what: str
    drawn: float
    low: float
    high: float
    why: str


def compare_claims(
    readings: Sequence[Reading],
    *,
    gazetteer: Gazetteer,
    basemap: Basemap,
    routes: Sequence[Route],
) -> tuple[Claim, ...]:
    """Lay every stated figure about a route or a border beside what is drawn.

    One claim for each figure, in the order of the documents and texts; figures in notes,
    citations and furniture are left out. What cannot be compared says why.
    """
    drawn = {route.route_id: route for route in routes}
    return tuple(
        _claim(attachment, gazetteer, basemap, drawn)
        for reading in readings
        for sentence in _sentences(reading.quotes)
        for attachment in attach_quantities(sentence)
    )


def _sentences(quotes: Iterable[Quote]) -> Iterable[tuple[Quote, ...]]:
    """Return the quotes of each sentence that is part of the text proper."""
    shown = (quote for quote in quotes if quote.mention.zone in PINNED_ZONES)
    ordered = sorted(shown, key=lambda quote: (quote.start, quote.end, quote.mention.start))
    for _, group in groupby(ordered, key=lambda quote: (quote.start, quote.end)):
        yield tuple(group)


def _claim(
    attachment: Attachment,
    gazetteer: Gazetteer,
    basemap: Basemap,
    routes: Mapping[str, Route],
) -> Claim:
    """Return the claim with its verdict."""
    quantity, quote = attachment.quantity, attachment.quote
    place_id = quote.mention.place_id
    drawn: float | None = None
    if attachment.obstacle:
        verdict, reason = NOT_COMPARABLE, _sentence(attachment.obstacle)
    elif quantity.measure == "duration":
        verdict, reason = NOT_COMPARABLE, "A duration is not drawn; its dates are in events.csv."
    elif quantity.measure == "count":
        verdict, reason = NOT_COMPARABLE, "A count has no length or width that could be drawn."
    else:
        if quote.mention.kind is Kind.BORDER:
            measures = _border_measures(place_id, quantity, gazetteer, basemap)
        else:
            measures = _route_measures(routes.get(place_id), quantity)
        verdict, reason, drawn = judge(quantity, measures, part=attachment.part)
    ratio = None
    if drawn and verdict != NOT_COMPARABLE:
        ratio = (_stated(quantity)[0] + _stated(quantity)[1]) / 2 / drawn
    return Claim(
        feature_id=place_id,
        quote=quote,
        quantity=quantity,
        drawn=drawn,
        ratio=ratio,
        verdict=verdict,
        reason=reason,
    )


def _stated(quantity: StatedQuantity) -> tuple[float, float]:
    """Return the stated range; of "X of Y km" the whole."""
    if quantity.measure == "share" and quantity.whole is not None:
        return quantity.whole, quantity.whole
    return quantity.low, quantity.high


def judge(
    quantity: StatedQuantity, measures: Sequence[Measure], *, part: bool = False
) -> tuple[str, str, float | None]:
    """Return verdict, reason and the drawn figure that fits best.

    A route with several ways gives several measures; the stated figure is believed if it
    fits one of them. A figure about a part can only be too long.
    """
    if not measures:
        return NOT_COMPARABLE, f"No {quantity.measure} is drawn for it.", None
    low, high = _stated(quantity)
    middle = (low + high) / 2
    same = SAME_WIDTH if quantity.measure == "width" else SAME
    same *= 2 if quantity.approximate else 1
    best = min(
        measures, key=lambda m: (_outside(low, high, m), _vagueness(m), abs(middle - m.drawn))
    )
    figures = f"{best.what} is drawn {_written(best.drawn, quantity.unit)}"
    if part:
        if low > best.high:
            return DIFFERS, f"The figure is about a part, but {figures} in all.", best.drawn
        return NOT_COMPARABLE, f"The figure is about a part; {figures} in all.", best.drawn
    if low <= best.drawn * (1 + same) and high >= best.drawn * (1 - same):
        return AGREES, _sentence(f"{figures}"), best.drawn
    if best.low == best.high:
        times = f"the text states {middle / best.drawn:.2g} times that"
        return DIFFERS, _sentence(f"{figures}; {times}"), best.drawn
    low_text, high_text = (_written(value, quantity.unit) for value in (best.low, best.high))
    bounds = f"between {low_text} and {high_text}"
    if _outside(low, high, best) == 0:
        return WITHIN_PRECISION, _sentence(f"{figures}; {best.why}: it lies {bounds}"), best.drawn
    return DIFFERS, _sentence(f"{figures}; {best.why}, yet it lies {bounds}"), best.drawn


def _vagueness(measure: Measure) -> float:
    """Return how wide the range of a measure is, as a share of the drawn."""
    return round((measure.high - measure.low) / measure.drawn, 1) if measure.drawn else 0.0


def _outside(low: float, high: float, measure: Measure) -> float:
    """Return by how much a stated range misses the possible one, as a share of the drawn."""
    if low > measure.high:
        return (low - measure.high) / measure.drawn
    if high < measure.low:
        return (measure.low - high) / measure.drawn
    return 0.0


def _sentence(words: str) -> str:
    """Return the words as a sentence."""
    return f"{words[:1].upper()}{words[1:]}."


def _written(value: float, unit: str) -> str:
    """Write a figure for a reader: kilometres above one, square kilometres for areas."""
    if unit == "m2":
        return f"{value / 1e6:,.0f} km²"
    if value < 1000:  # noqa: PLR2004 - metres below a kilometre
        return f"{value:,.0f} m"
    return f"{value / 1000:,.1f} km" if value < 100_000 else f"{value / 1000:,.0f} km"  # noqa: PLR2004


def _route_measures(route: Route | None, quantity: StatedQuantity) -> tuple[Measure, ...]:
    """Return what is drawn of a route in the sense of a figure: one measure for each way."""
    if route is None or not route.segments:
        return ()
    if quantity.measure == "width":
        if route.width_m is None:
            return ()
        width = route.width_m
        return (Measure("the corridor", width, width, width, "it is a strip of stated width"),)
    if quantity.measure == "area":
        return tuple(_way_area(title, way, route.width_m) for title, way in _named_ways(route))
    return tuple(_way_length(title, way) for title, way in _named_ways(route))


def _named_ways(route: Route) -> tuple[tuple[str, tuple[RouteSegment, ...]], ...]:
    """Return each way through a route with a name for sentences."""
    return tuple(
        (f"the way {variant.replace('-', ' ')!r}" if variant else "the route", way)
        for variant, way in ways(route).items()
    )


def _way_length(title: str, way: Sequence[RouteSegment]) -> Measure:
    """Return the drawn length of a way and the range of the real one."""
    drawn = sum(segment.length_m for segment in way)
    ends = way[0].points[0].accuracy_m + way[-1].points[-1].accuracy_m
    longest = sum(segment.length_m * segment.sinuosity for segment in way)
    points = sum(len(segment.points) for segment in way) - len(way) + 1
    why = (
        f"it runs straight between {points} points and the real one can be "
        f"{longest / drawn:.3g} times as long"
    )
    return Measure(title, drawn, max(drawn - ends, 0.0), longest + ends, why)


def _way_area(title: str, way: Sequence[RouteSegment], width_m: float | None) -> Measure:
    """Return the area of a corridor's strip; without a width it is empty."""
    length = _way_length(title, way)
    if width_m is None:
        return Measure(title, 0.0, 0.0, 0.0, "it has no stated width")
    drawn = sum(area_m2(corridor(segment.geometry, width_m)) for segment in way)
    return Measure(title, drawn, length.low * width_m, length.high * width_m, length.why)


def _border_measures(
    place_id: str, quantity: StatedQuantity, gazetteer: Gazetteer, basemap: Basemap
) -> tuple[Measure, ...]:
    """Return the drawn length of a border and the range of the real one."""
    if quantity.measure not in {"length", "share"}:
        return ()
    place = gazetteer.places.get(place_id)
    border = border_of(place, gazetteer, basemap) if place else None
    if border is None:
        return ()
    precision = border_precision(basemap, touching=(border.first, border.second))
    drawn = border.length_m
    why = f"borders of this basemap come out at {precision.ratio:.0%} of their known lengths"
    low, high = sorted((drawn / precision.high, drawn / precision.low))
    return (Measure("the border", drawn, min(low, drawn), max(high, drawn), why),)
