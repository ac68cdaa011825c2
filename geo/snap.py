"""Edge: lead a segment along the roads of a routing server, when asked to.

Two public protocols are spoken: OSRM (``/route/v1/PROFILE/…``) and Valhalla (``/route``).
The server, its data and their licence are the user's choice; the program never asks one
by itself.
"""

from __future__ import annotations

import json
import time
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from shapely.geometry import LineString, Point

from geo.errors import GeometryError, RouterError
from geo.geodesy import distance_m, distinct
from geo.model import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.geodesy import Coordinate
    from geo.model import RouteSegment

PROTOCOLS = ("osrm", "valhalla")

#: Public servers take about 100 points; neighbouring requests share one.
MOST_POINTS = 50

TIMEOUT_S = 30.0
PAUSE_S = 1.0  # between two requests, as public servers ask

_USER_AGENT = "quotemap (map of quoted places; routes snap)"
_MODES = frozenset({Mode.ROAD, Mode.RAIL, Mode.MULTIMODAL})


def snap_segment(
    segment: RouteSegment,
    router: str,
    *,
    protocol: str = "osrm",
    profile: str = "driving",
    pause_s: float = PAUSE_S,
) -> LineString:
    """Return the line on which a router leads through a segment's control points.

    Args:
        segment: a road or a railway; pipelines and ships follow no roads.
        router: the address of the server (http or https).
        protocol: ``osrm`` or ``valhalla``.
        profile: OSRM's profile (``driving``) or Valhalla's costing (``auto``).
        pause_s: seconds to wait between two requests.

    Raises:
        GeometryError: the segment is no road or railway, or the line that came back
            leaves the segment's error bound.
        RouterError: the server did not answer, refused, or answered something else.
    """
    if segment.mode not in _MODES:
        raise GeometryError(f"{segment.segment_id} is a {segment.mode}: no router leads along it")
    if urlsplit(router).scheme not in {"http", "https"}:
        raise RouterError(f"{router} is not an http or https address")
    ask = {"osrm": _ask_osrm, "valhalla": _ask_valhalla}.get(protocol)
    if ask is None:
        raise RouterError(f"{protocol!r} is none of the protocols {', '.join(PROTOCOLS)}")
    positions = distinct(point.position for point in segment.points)
    line: list[Coordinate] = []
    for index, part in enumerate(_parts(positions)):
        if index:
            time.sleep(pause_s)
        line.extend(ask(router.rstrip("/"), profile, part))
    snapped = LineString(distinct(line))
    _check_band(segment, snapped)
    return snapped


def _parts(positions: Sequence[Coordinate]) -> Iterator[Sequence[Coordinate]]:
    """Yield the points in portions that share their ends."""
    for start in range(0, max(len(positions) - 1, 1), MOST_POINTS - 1):
        yield positions[start : start + MOST_POINTS]


def _ask_osrm(router: str, profile: str, positions: Sequence[Coordinate]) -> list[Coordinate]:
    """Ask an OSRM server for the way through some points."""
    path = ";".join(f"{lon:.6f},{lat:.6f}" for lon, lat in positions)
    query = urlencode({"overview": "full", "geometries": "geojson", "steps": "false"})
    answer = _json(Request(f"{router}/route/v1/{profile}/{path}?{query}"), router)  # noqa: S310
    if answer.get("code") != "Ok":
        raise RouterError(f"{router} found no way: {answer.get('message') or answer.get('code')}")
    try:
        return [(float(x), float(y)) for x, y in answer["routes"][0]["geometry"]["coordinates"]]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise RouterError(f"{router} answers, but not in OSRM's words") from error


def _ask_valhalla(router: str, profile: str, positions: Sequence[Coordinate]) -> list[Coordinate]:
    """Ask a Valhalla server for the way through some points."""
    body = {
        "locations": [{"lon": lon, "lat": lat} for lon, lat in positions],
        "costing": "auto" if profile == "driving" else profile,
        "directions_type": "none",
    }
    headers = {"Content-Type": "application/json"}
    data = json.dumps(body).encode()
    answer = _json(Request(f"{router}/route", data=data, headers=headers), router)  # noqa: S310
    if "error" in answer:
        raise RouterError(f"{router} found no way: {answer['error']}")
    try:
        legs = answer["trip"]["legs"]
        return [position for leg in legs for position in decode_polyline(leg["shape"])]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise RouterError(f"{router} answers, but not in Valhalla's words") from error


def _json(request: Request, router: str) -> dict[str, Any]:
    """Send a request and return the JSON object of the answer, errors in JSON included."""
    request.add_header("User-Agent", _USER_AGENT)
    try:
        with urlopen(request, timeout=TIMEOUT_S) as response:  # noqa: S310 - http only, checked
            text = response.read()
    except HTTPError as error:
        text = error.read()
        if not text.lstrip().startswith(b"{"):
            raise RouterError(f"{router} refused: {error.code} {error.reason}") from error
    except (URLError, HTTPException, OSError) as error:
        raise RouterError(f"{router} did not answer: {getattr(error, 'reason', error)}") from error
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise RouterError(f"{router} answered something that is not JSON") from error
    if not isinstance(answer, dict):
        raise RouterError(f"{router} answered something that is not a JSON object")
    return answer


def decode_polyline(shape: str, *, digits: int = 6) -> list[Coordinate]:
    """Decode an encoded polyline (latitude first, differences, 5 bits a letter).

    Raises:
        ValueError: the text breaks off in the middle of a number.
    """
    values: list[int] = []
    value = bits = 0
    for letter in shape:
        chunk = ord(letter) - 63
        value |= (chunk & 0x1F) << bits
        bits += 5
        if chunk < 0x20:  # noqa: PLR2004 - the bit that says that more follows
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = bits = 0
    if bits or len(values) % 2:
        raise ValueError("the polyline breaks off")
    scale = 10.0**digits
    lat = lon = 0
    line: list[Coordinate] = []
    for d_lat, d_lon in zip(values[::2], values[1::2], strict=True):
        lat, lon = lat + d_lat, lon + d_lon
        line.append((lon / scale, lat / scale))
    return line


def _check_band(segment: RouteSegment, snapped: LineString) -> None:
    """Raise GeometryError if the line leaves the band in which the real one must lie."""
    if len(snapped.coords) < 2:  # noqa: PLR2004 - a line has two ends
        raise GeometryError(f"the router's way for {segment.segment_id} is a single point")
    furthest = max(
        distance_m((x, y), _nearest(segment.geometry, (x, y))) for x, y, *_ in snapped.coords
    )
    if furthest > segment.error_m:
        raise GeometryError(
            f"the router leads {furthest / 1000:.1f} km away from {segment.segment_id}, "
            f"whose error bound is {segment.error_m / 1000:.1f} km: not the same road"
        )


def _nearest(line: LineString, where: Coordinate) -> Coordinate:
    """Return the point of a line that is nearest in longitude and latitude."""
    point = line.interpolate(line.project(Point(where)))
    return (point.x, point.y)
