"""How the curator's commands write places and suggestions, for a terminal or a script."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.curate import Bearer, Row
    from gazetteer.lookup import Proposal
    from gazetteer.suggest import Suggestion


def bearer_lines(bearer: Bearer) -> Iterator[str]:
    """Write a place and its names for a terminal."""
    cells = bearer.place.cells
    where = f"drawn as {cells['geometry_ref']}" if cells["geometry_ref"] else "not located"
    if cells["longitude"]:
        where = (
            f"{cells['longitude']}, {cells['latitude']} (lon, lat; {cells['location_precision']}"
        )
        where += f", ±{cells['accuracy_m']} m)" if cells["accuracy_m"] else ")"
    kind = f"{cells['feature_class']}/{cells['feature_code']}"
    yield f"{cells['place_id']}: {cells['title']} [{kind} {cells['country_codes']}] {where}"
    yield f"  {place_in_file(bearer.place)}"
    yield from (f"  {key}: {cells[key]}" for key in ("parent", "status", "note") if cells[key])
    for row in bearer.names:
        told = [row.cells["language"], row.cells["name_type"], *_who_and_when(row.cells)]
        yield f"  {row.cells['name']}  ({', '.join(told)})  {place_in_file(row)}"
    for row in bearer.demonyms:
        told = [row.cells["language"], row.cells["part"]]
        yield f"  {row.cells['word']}  ({', '.join(told)})  {place_in_file(row)}"


def _who_and_when(cells: dict[str, str]) -> Iterator[str]:
    """Say who uses a name, and since or until when."""
    if cells["used_by"]:
        yield f"used by {cells['used_by']}"
    if cells["valid_from"]:
        yield f"since {cells['valid_from']}"
    if cells["valid_to"]:
        yield f"until {cells['valid_to']}"
    if cells["match"] != "yes":
        yield f"match: {cells['match']}"


def place_in_file(row: Row) -> str:
    """Write file and line as an editor can jump to them, from here if that is shorter."""
    path = Path(row.file)
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return f"{shown}:{row.line}"


def bearer_json(bearer: Bearer) -> dict[str, Any]:
    """Make a place and its names fit for JSON, each with file and line."""

    def flat(row: Row) -> dict[str, Any]:
        return {**row.cells, "file": row.file, "line": row.line}

    return {
        **flat(bearer.place),
        "names": [flat(row) for row in bearer.names],
        "demonyms": [flat(row) for row in bearer.demonyms],
    }


def suggestion_lines(one: Suggestion, place: Proposal | None) -> Iterator[str]:
    """Write a suggestion with its reasons and its first sentences."""
    yield f"{one.name}  {one.score:g}  ({one.count}×: {'; '.join(one.reasons)})"
    if place:
        yield f"    {place.longitude}, {place.latitude} (lon, lat) {place.label} [{place.kind}]"
    for seen in one.sightings[:2]:
        yield f"    {seen.document}:{seen.start} {' '.join(seen.sentence.split())}"


def suggestion_json(one: Suggestion, place: Proposal | None) -> dict[str, Any]:
    """Make a suggestion fit for JSON."""
    return {**asdict(one), "geocoded": asdict(place) if place else None}


def to_json(data: object) -> str:
    """Write JSON for a script."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)
