"""From an atlas to what the page needs, and no more: quotes once, names once, shapes short.

The payload is plain JSON data. Nothing in it is markup: the page shows every text with
``textContent``. What comes from documents or tables passes through here unchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gazetteer.model import Certainty, LocationPrecision
from geo.page.ground import border_key, ground_of
from geo.page.languages import other_languages, said_keys
from geo.page.shapes import encode, encode_area, label_rows
from geo.page.symbols import load_symbols
from geo.page.tiles import find_tiles
from geo.page.words import words_of
from geo.quotes import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer.model import Name, Place
    from geo.atlas import Atlas
    from geo.model import Claim, Feature, Layer, Quote
    from geo.page.options import PageOptions

Record = dict[str, Any]

CERTAINTIES = (Certainty.CERTAIN, Certainty.LESS_CERTAIN, Certainty.UNCERTAIN)

#: Tolerances in degrees: areas may be rougher than lines, which are read closely.
AREA_TOLERANCE = 0.006
LINE_TOLERANCE = 0.0015
EMBED_COARSER = 2

#: Words of a status that make an area disputed, and those that say it is a name only.
DISPUTED = ("disput", "contested", "de facto", "unrecogni")
NAME_ONLY = ("claim", "no official", "a name")


@dataclass(slots=True)
class _Table:
    """Values by number, each once, in the order of their first use."""

    rows: list[Any] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, key: Any, value: Any = None) -> int:  # noqa: ANN401 - keys of any kind
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append(key if value is None else value)
        return self.numbers[key]


def build_payload(atlas: Atlas, options: PageOptions) -> Record:
    """Everything that the page shows, as JSON data; the same atlas gives the same data."""
    return _Builder(atlas, options).build()


class _Builder:
    """Collects the tables of one payload."""

    def __init__(self, atlas: Atlas, options: PageOptions) -> None:
        self.atlas = atlas
        self.options = options
        self.documents = {item.name: at for at, item in enumerate(atlas.documents)}
        self.passages, self.quotes, self.dates = _Table(), _Table(), _Table()
        self.rules, self.zones, self.places = _Table(), _Table(), _Table()
        self.rules.number("")
        self.coarser = EMBED_COARSER if options.embed else 1
        self.entries: list[Record] = []

    def build(self) -> Record:
        self.ground = ground_of(self.atlas, self.options)
        for number, layer in enumerate(self.atlas.layers):
            self._entries_of(layer, number)
        payload: Record = {
            "language": self.options.language,
            "view": list(self.atlas.bbox),
            "symbols": _symbols(),
            "words": _page_words(self.options),
            "rules": self.rules.rows,
            "zones": self.zones.rows,
            "documents": [_document(item) for item in self.atlas.documents],
            "dates": self.dates.rows,
            "layers": [_layer(layer) for layer in self.atlas.layers],
            "claims": [self._claim(claim) for claim in self.atlas.claims],
            "passages": self.passages.rows,
            "quotes": self.quotes.rows,
            "places": self.places.rows,
            "entries": self.entries,
            "ground": self.ground.data,
        }
        if self.options.embed:
            payload["words"] = _needed(payload)
            payload["languages"] = other_languages(self.atlas, self.options, payload)
        if self.options.tiles:
            tiles = find_tiles(self.options.tiles)
            payload["tiles"] = {
                "url": tiles.url,
                "attribution": tiles.attribution,
                "maxZoom": tiles.max_zoom,
                "subdomains": tiles.subdomains,
            }
        if self.options.reading:
            payload["texts"] = [document.text for document in self.atlas.documents]
        return payload

    # -- entries: what a reader chooses ------------------------------------------

    def _entries_of(self, layer: Layer, number: int) -> None:
        """One entry a place and layer; its features are what is drawn of it."""
        grouped: dict[str, list[Feature]] = {}
        for feature in layer.features:
            grouped.setdefault(feature.place.place_id, []).append(feature)
        entries = [self._entry(layer, number, members) for members in grouped.values()]
        self.entries += sorted(entries, key=lambda entry: (-len(entry["quotes"]), entry["key"]))

    def _entry(self, layer: Layer, number: int, members: list[Feature]) -> Record:
        place, title = members[0].place, members[0].title
        quotes = dict.fromkeys(
            self._quote(quote) for feature in members for quote in feature.quotes
        )
        prefix = {"governments": "government:", "events": "event:"}.get(layer.group, "")
        entry: Record = {
            "key": f"{prefix}{place.place_id}",
            "title": title,
            "label": _label(title),
            "layer": number,
            "place": self.places.number(place.place_id, self._place(place)),
            "quotes": list(quotes),
            "features": self._features(layer, members),
        }
        properties = members[0].properties
        if "seat" in properties:
            entry |= {"seat": properties["seat"], "seatKey": properties["seat_id"]}
        if layer.group == "areas":
            entry["look"] = area_look(place)
        return entry

    def _place(self, place: Place) -> Record:
        record: Record = {
            "id": place.place_id,
            "code": place.feature_code,
            "names": self._names(place),
        }
        if place.status:
            record["status"] = place.status
        if place.is_capital:
            record["capital"] = True
        if place.is_seat_of_power:
            record["seat"] = True
        return record

    def _names(self, place: Place) -> list[list[Any]]:
        """Every name; in an embed only those that somebody uses and that a map would show."""
        names = _names(self.atlas.gazetteer.names_of(place.place_id))
        if not self.options.embed:
            return names
        return [row for row in names if len(row) > 4]  # noqa: PLR2004 - a preferred one

    # -- features: what is drawn -------------------------------------------------

    def _features(self, layer: Layer, members: list[Feature]) -> list[Record]:
        offsets = _offsets(members)
        drawn: set[str] = set()
        features: list[Record] = []
        for member in members:
            geometry = self._geometry(member)
            if layer.group == "events":  # one diamond a place, whatever the number of dates
                if repr(geometry) in drawn:
                    continue
                drawn.add(repr(geometry))
            features.append(_feature(layer, member, geometry, offsets))
        return features

    def _geometry(self, member: Feature) -> Any:  # noqa: ANN401 - JSON
        """The coded shape, or a reference to the ground where the ground has it already."""
        place = member.place
        reference = place.geometry_ref or ""
        key = reference.removeprefix("area:")
        if member.group == "areas" and key != reference and key in self.ground.countries:
            return {"ground": key}
        if member.group == "borders":
            border = border_key(place, self.atlas.gazetteer)
            if border in self.ground.borders:
                return {"line": border}
        if member.geometry is None:
            return None
        if "Line" in member.geometry.geom_type:
            return encode(member.geometry, tolerance=LINE_TOLERANCE * self.coarser)
        return encode_area(member.geometry, tolerance=AREA_TOLERANCE * self.coarser)

    # -- quotes -------------------------------------------------------------------

    def _quote(self, quote: Quote) -> int:
        mention = quote.mention
        cut = excerpt(quote, limit=self.options.quote_length)
        document = self.documents[quote.document]
        passage = self.passages.number(
            (document, cut.start, cut.end),
            [document, cut.start, cut.text, cut.cut_before + 2 * cut.cut_after],
        )
        row: list[Any] = [
            passage,
            mention.start - cut.start,
            mention.end - mention.start,
            mention.usage[0] if mention.usage else "",
            CERTAINTIES.index(mention.certainty),
            self.rules.number(mention.resolution_rule),
            self.rules.number(mention.usage_rule),
            self.zones.number(str(mention.zone)),
        ]
        dates = [
            self.dates.number(
                (date.earliest, date.latest, date.precision),
                [date.earliest, date.latest, date.precision],
            )
            for date in quote.dates
        ]
        if dates:
            row.append(sorted(set(dates)))
        return self.quotes.number((document, mention.start, mention.end, mention.place_id), row)

    def _claim(self, claim: Claim) -> Record:
        return {
            "place": claim.quote.mention.place_id,
            "document": self.documents[claim.quote.document],
            "text": claim.quantity.text,
            "measure": claim.quantity.measure,
            "drawn": None if claim.drawn is None else round(claim.drawn),
            "unit": claim.quantity.unit,
            "verdict": claim.verdict,
            "reason": claim.reason,
        }


def area_look(place: Place) -> str:
    """How an area lies on the map: ``country``, ``hatch``, ``outline`` or ``name``.

    A country is the ground's; a disputed area is hatched; a region with bounds of its own
    has an outline. A continent, a rough part of a country, a claim and a mere name are
    names until they are chosen: a line would say more than anyone knows.
    """
    status = place.status.lower()
    if place.is_country:
        return "country"
    if any(word in status for word in DISPUTED):
        return "hatch"
    reference = place.geometry_ref or ""
    whole_countries = bool(re.search(r"(union|area):(area:)?[A-Z]{3}(?:$|\+)", reference))
    if whole_countries or reference.startswith("part:") or place.feature_code == "CONT":
        return "name"
    return "name" if any(word in status for word in NAME_ONLY) else "outline"


def _names(names: Iterable[Name]) -> list[list[Any]]:
    """Each name once, whatever its capitals: name, language, type, user, and 1 if preferred."""
    kept: dict[tuple[str, str, str], list[Any]] = {}
    for name in names:
        key = (name.name.casefold(), name.language, name.used_by)
        row = kept.setdefault(key, [name.name, name.language, name.name_type, name.used_by, 0])
        if name.preferred:
            row[0], row[4] = name.name, 1
    rows = sorted(kept.values(), key=lambda row: (-row[4], not row[3]))
    return [row if row[4] else row[:4] if row[3] else row[:2] for row in rows]


def _document(document: Any) -> Record:  # noqa: ANN401 - a Document; slots are read by name
    fields = ("name", "title", "author", "publisher", "published", "url", "language")
    return {
        "id": document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        **{name: getattr(document, name) for name in fields if getattr(document, name)},
    }


def _label(title: str) -> list[str]:
    """The one or two names that stand on the map; what is in brackets is for the list."""
    names = (re.sub(r"\s*\([^)]*\)", "", part).strip() for part in title.split(" / "))
    return list(dict.fromkeys(name for name in names if name))[:2]


def _layer(layer: Layer) -> Record:
    record: Record = {"id": layer.layer_id, "group": str(layer.group)}
    if layer.group == "events" or layer.layer_id == "historical-lines":
        record["off"] = True
    if layer.title:
        record["title"] = layer.title
    return record


# -- features: what is drawn --------------------------------------------------------


def _feature(
    layer: Layer,
    member: Feature,
    geometry: Any,  # noqa: ANN401 - JSON
    offsets: dict[str, int],
) -> Record:
    place = member.place
    record: Record = {"id": member.feature_id, "geometry": geometry}
    if isinstance(geometry, dict):
        record |= {key: value for key, value in geometry.items() if key == "ground"}
    elif geometry and geometry[0] == "A" and layer.group == "areas" and member.geometry is not None:
        record["rows"] = label_rows(member.geometry)
    is_vague = place.location_precision is not LocationPrecision.PRECISE
    if is_vague and place.accuracy_m and layer.group == "towns":
        record["accuracy"] = round(place.accuracy_m)
    return record | _facts(member, offsets)


def _facts(member: Feature, offsets: dict[str, int]) -> Record:
    """What the panel says of a line: only what there is to say."""
    properties = member.properties
    wanted = {
        "status": properties.get("status") or properties.get("border_status"),
        "mode": properties.get("mode"),
        "title": properties.get("segment_title"),
        "length": _whole(properties.get("length_m")),
        "error": _whole(properties.get("error_m")),
        "width": properties.get("width_m") if not member.feature_id.endswith("-width") else None,
        "from": properties.get("valid_from"),
        "to": properties.get("valid_to"),
        "source": properties.get("source") or properties.get("border_source"),
        "offset": offsets.get(str(properties.get("variant") or "")),
    }
    return {key: value for key, value in wanted.items() if value}


def _whole(value: Any) -> int | None:  # noqa: ANN401 - a number among properties
    return round(value) if isinstance(value, (int, float)) else None


def _offsets(members: Iterable[Feature]) -> dict[str, int]:
    """How many pixels each variant of a route lies aside, so that they are seen side by side."""
    variants = list(
        dict.fromkeys(str(member.properties.get("variant") or "") for member in members)
    )
    middle = (len(variants) - 1) / 2
    return {variant: round((at - middle) * 5) for at, variant in enumerate(variants)}


# -- what does not depend on the atlas -------------------------------------------------


def _symbols() -> Record:
    symbols = load_symbols()
    return {
        "size": [symbols.smallest_mark, symbols.largest_mark],
        "width": dict(symbols.width),
        "modes": {key: {"ticks": mode.ticks} for key, mode in symbols.modes.items()},
        "statuses": {
            key: {
                "width": line.width,
                "casing": line.casing,
                "dash": list(line.dash),
                "cap": line.cap,
                "bar": line.bar,
            }
            for key, line in symbols.statuses.items()
        },
        "borders": {
            key: {
                "width": line.width,
                "dash": list(line.dash),
                "cap": line.cap,
                "glyph": line.glyph,
            }
            for key, line in symbols.borders.items()
        },
        "marks": {key: {"shape": mark.shape} for key, mark in symbols.marks.items()},
    }


def _needed(payload: Record) -> dict[str, str]:
    """The words without those for values of closed lists that this atlas does not have."""
    values = {
        "kind": {place["code"] for place in payload["places"]},
        "name_type": {name[2] for place in payload["places"] for name in place["names"]},
        "zone": set(payload["zones"]),
        "verdict": {claim["verdict"] for claim in payload["claims"]},
        "measure": {claim["measure"] for claim in payload["claims"]},
    }
    return {
        key: word
        for key, word in payload["words"].items()
        for group, _, value in [key.partition(".")]
        if not value or group not in values or value in values[group]
    }


def _page_words(options: PageOptions) -> dict[str, str]:
    """The words that the page's script can say."""
    used = said_keys(embed=options.embed)
    return {key: word for key, word in sorted(words_of(options.language).items()) if key in used}
