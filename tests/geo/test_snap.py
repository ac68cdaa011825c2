"""Snapping: a routing server on this machine is asked in its own protocol."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from gazetteer.model import Certainty, Position
from geo.commands.routes import routes as routes_command
from geo.errors import GeometryError, RouterError
from geo.geodesy import distance_m
from geo.model import ControlPoint, Mode, RouteSegment, RouteStatus
from geo.route_tables import load_routes
from geo.routes import SegmentRow, draw_segment
from geo.snap import MOST_POINTS, decode_polyline, snap_segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Coordinate = tuple[float, float]


def road(points: list[Coordinate], detour: float) -> list[Coordinate]:
    """Return a road through the points that swings aside between each two of them."""
    line = [points[0]]
    for a, b in pairwise(points):
        line.append(((a[0] + b[0]) / 2 + detour, (a[1] + b[1]) / 2 + detour))
        line.append(b)
    return line


def encode(line: list[Coordinate]) -> str:
    """Encode a line as Valhalla does: latitude first, differences, six digits."""
    text, last = "", (0, 0)
    for lon, lat in line:
        now = (round(lat * 1e6), round(lon * 1e6))
        for old, new in zip(last, now, strict=True):
            value = (new - old) << 1
            value = ~value if new < old else value
            while value >= 0x20:
                text += chr((0x20 | (value & 0x1F)) + 63)
                value >>= 5
            text += chr(value + 63)
        last = now
    return text


class Router(BaseHTTPRequestHandler):
    """A small server that speaks OSRM (GET) and Valhalla (POST)."""

    detour = 0.005
    asked: ClassVar[list[tuple[str, str, Any]]] = []

    def do_GET(self) -> None:
        """Answer ``/route/v1/PROFILE/lon,lat;lon,lat?overview=full&geometries=geojson``."""
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        number = r"-?\d+\.\d{6}"
        form = rf"/route/v1/(\w+)/({number},{number}(?:;{number},{number})+)"
        match = re.fullmatch(form, parts.path)
        if not match or query.get("geometries") != ["geojson"] or query["overview"] != ["full"]:
            self.answer(400, {"code": "InvalidUrl", "message": "URL string malformed"})
            return
        profile, text = match.groups()
        points = [tuple(map(float, pair.split(","))) for pair in text.split(";")]
        type(self).asked.append(("osrm", profile, (points, self.headers["User-Agent"])))
        if profile == "nowhere":
            self.answer(400, {"code": "NoRoute", "message": "Impossible route between points"})
            return
        line = road(points, self.detour)  # type: ignore[arg-type]
        route = {"geometry": {"type": "LineString", "coordinates": line}, "distance": 1.0}
        self.answer(200, {"code": "Ok", "routes": [route], "waypoints": []})

    def do_POST(self) -> None:
        """Answer Valhalla's ``/route`` with one leg for each two locations."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        points = [(one["lon"], one["lat"]) for one in body["locations"]]
        type(self).asked.append(("valhalla", body["costing"], (points, "")))
        if body["costing"] == "nowhere":
            self.answer(400, {"error_code": 442, "error": "No path could be found for input"})
            return
        legs = [{"shape": encode(road(list(pair), self.detour))} for pair in pairwise(points)]
        self.answer(200, {"trip": {"legs": legs, "status": 0, "units": "kilometers"}})

    def answer(self, status: int, value: object) -> None:
        """Send JSON."""
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def router() -> Iterator[str]:
    """The address of a running server; its memory is empty."""
    Router.asked, Router.detour = [], 0.005
    server = ThreadingHTTPServer(("127.0.0.1", 0), Router)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def segment_of(count: int, mode: Mode = Mode.ROAD) -> RouteSegment:
    """Return a segment with so many points, ten kilometres apart."""
    points = [
        ControlPoint(Position(44 + 0.1 * k, 40 + 0.03 * (k % 2)), f"P{k}", "", 1000, "test")
        for k in range(count)
    ]
    row = SegmentRow(
        "a-b", "a", "", "A to B", mode, RouteStatus.IN_USE, Certainty.CERTAIN, 1.3, "", "", "t", ""
    )
    return draw_segment(row, points)


@pytest.mark.parametrize(("protocol", "profile"), [("osrm", "driving"), ("valhalla", "driving")])
def test_the_line_is_the_routers_way_through_the_points(
    router: str, protocol: str, profile: str
) -> None:
    """Both protocols give the same road, with its bends."""
    segment = segment_of(4)
    line = snap_segment(segment, router, protocol=protocol, profile=profile)
    expected = road([tuple(p.position) for p in segment.points], 0.005)
    assert len(line.coords) == len(expected) == 7
    for found, there in zip(line.coords, expected, strict=True):
        assert distance_m(found, there) < 0.2
    (asked,) = Router.asked
    assert asked[:2] == (protocol, "driving" if protocol == "osrm" else "auto")


def test_the_server_is_told_who_asks(router: str) -> None:
    """The user agent names the program."""
    snap_segment(segment_of(2), router)
    assert Router.asked[0][2][1].startswith("quotemap")


def test_many_points_go_in_portions_that_join(router: str) -> None:
    """No request has more points than a public server takes, and no gap opens."""
    segment = segment_of(2 * MOST_POINTS + 7)
    line = snap_segment(segment, router, pause_s=0)
    portions = [asked[2][0] for asked in Router.asked]
    assert max(map(len, portions)) <= MOST_POINTS
    assert all(a[-1] == b[0] for a, b in pairwise(portions))
    assert len(line.coords) == 2 * len(segment.points) - 1


def test_a_way_that_leaves_the_error_bound_is_refused(router: str) -> None:
    """A road through the next valley is another road."""
    Router.detour = 0.3
    with pytest.raises(GeometryError, match="not the same road"):
        snap_segment(segment_of(3), router)


@pytest.mark.parametrize("protocol", ["osrm", "valhalla"])
def test_what_the_router_says_when_there_is_no_way_is_passed_on(router: str, protocol: str) -> None:
    """The server's own words are in the message."""
    with pytest.raises(RouterError, match=r"Impossible route|No path could be found"):
        snap_segment(segment_of(2), router, protocol=protocol, profile="nowhere")


@pytest.mark.parametrize("mode", [Mode.PIPELINE, Mode.SEA])
def test_pipelines_and_ships_follow_no_roads(router: str, mode: Mode) -> None:
    """They are refused before anybody is asked."""
    with pytest.raises(GeometryError, match="no router"):
        snap_segment(segment_of(2, mode), router)
    assert Router.asked == []


def test_a_server_that_is_not_there_is_named() -> None:
    """One clear line with the address."""
    with pytest.raises(RouterError, match="did not answer"):
        snap_segment(segment_of(2), "http://127.0.0.1:9")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1", "localhost:5000"])
def test_only_http_addresses_are_asked(address: str) -> None:
    """Nothing else is opened."""
    with pytest.raises(RouterError, match="not an http"):
        snap_segment(segment_of(2), address)


def test_an_answer_in_another_protocol_is_refused(router: str) -> None:
    """Asked in the wrong words, the server's refusal is shown."""
    with pytest.raises(RouterError, match=router):
        snap_segment(segment_of(2), f"{router}/no-such-path")


def test_a_polyline_that_breaks_off_is_refused() -> None:
    """An odd number of figures, or half of one, is no line."""
    assert decode_polyline(encode([(44.5, 40.25), (-0.000001, -40)])) == [
        (44.5, 40.25),
        (-0.000001, -40.0),
    ]
    for broken in ("_", "_izlhA"):
        with pytest.raises(ValueError, match="breaks off"):
            decode_polyline(broken)


def test_the_command_snaps_and_writes_into_the_users_folder(router: str, tmp_path: Path) -> None:
    """From the command line, with provenance; the packaged route stays as it is."""
    before = {route.route_id: route for route in load_routes(None)}["goris-kapan-road"]
    asked = ["snap", "goris-kapan-road", "--router", router, "--gazetteer", str(tmp_path)]
    done = CliRunner().invoke(routes_command, asked)
    assert done.exit_code == 0, done.output
    (after,) = load_routes(None, folder=tmp_path)
    assert len(after.segments[0].points) > len(before.segments[0].points)
    assert after.segments[0].points[0].source == f"osrm at {router}, profile driving"
    assert load_routes(None) == tuple(load_routes(None))


def test_the_command_says_in_one_line_what_went_wrong(tmp_path: Path) -> None:
    """No traceback, a non-zero exit, nothing written."""
    asked = ["snap", "tanap", "--segment", "tanap-east", "--router", "http://127.0.0.1:9"]
    done = CliRunner().invoke(routes_command, [*asked, "--gazetteer", str(tmp_path / "own")])
    assert done.exit_code == 1
    assert "tanap-east is a pipeline" in done.output
    assert not (tmp_path / "own").exists()
