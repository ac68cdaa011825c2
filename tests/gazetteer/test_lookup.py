"""Asking a geocoder: against a server on this machine that speaks the protocol."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from gazetteer import lookup
from gazetteer.errors import LookupFailed
from gazetteer.lookup import INTERVAL_S, USER_AGENT, Geocoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GORIS = {"lat": "39.5111", "lon": "46.3417", "display_name": "Goris, Syunik, Armenia",
         "class": "place", "type": "town"}  # fmt: skip


class Server(ThreadingHTTPServer):
    """A geocoder with a few answers; it remembers what it was asked, and when."""

    def __init__(self) -> None:
        """Listen on a free port of this machine."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, float]] = []

    @property
    def address(self) -> str:
        """The server's address, with a path of its own."""
        return f"http://127.0.0.1:{self.server_address[1]}/nominatim"


class Handler(BaseHTTPRequestHandler):
    """Answers ``/nominatim/search?q=NAME&format=json`` as the protocol has it."""

    server: Server

    def do_GET(self) -> None:
        """Answer by the name that is asked for."""
        parts = urlsplit(self.path)
        name = parse_qs(parts.query).get("q", [""])[0]
        agent = self.headers.get("User-Agent", "")
        self.server.asked.append((name, agent, time.monotonic()))
        if name == "Slow":
            time.sleep(1.0)
        status = int(name.split()[1]) if name.startswith("Status ") else 200
        body = json.dumps([GORIS] if name == "Goris" else [])
        body = '[{"lat": 1}]' if name == "Half" else body
        body = "<html>" if name == "Nonsense" or parts.path != "/nominatim/search" else body
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body.encode())
        except OSError:  # the client has given up
            pass

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    running = Server()
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(autouse=True)
def _own_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins as a program does: nothing has been asked yet."""
    monkeypatch.setattr(lookup, "_last_request", [float("-inf")])


def no_wait(_: float) -> None:
    """For tests of answers, which have nothing to do with time."""


def test_an_answer_is_a_proposal_with_its_origin(server: Server) -> None:
    """Longitude and latitude, a label, a kind, and the server that said so."""
    proposal = Geocoder(server=server.address).look_up("Goris", wait=no_wait)
    assert proposal is not None
    assert proposal.position == (46.3417, 39.5111)
    assert (proposal.label, proposal.kind) == ("Goris, Syunik, Armenia", "place/town")
    assert proposal.source == server.address


def test_a_name_that_the_server_does_not_know_is_none(server: Server) -> None:
    """No answer is an answer."""
    assert Geocoder(server=server.address).look_up("Atlantis", wait=no_wait) is None


def test_the_program_names_itself(server: Server) -> None:
    """The rules of the public server ask for it."""
    Geocoder(server=server.address).look_up("Goris", wait=no_wait)
    assert server.asked[0][1] == USER_AGENT
    assert "quotemap" in USER_AGENT


def test_nothing_is_asked_twice_not_even_in_another_run(server: Server, tmp_path: Path) -> None:
    """Answers, and that there was none, are kept in the cache file."""
    cache = tmp_path / "deep" / "cache.json"
    for _ in range(2):
        geocoder = Geocoder(server=server.address, cache=cache)
        for name in ("Goris", "Atlantis", "Goris"):
            geocoder.look_up(name, wait=no_wait)
    assert [name for name, _, _ in server.asked] == ["Goris", "Atlantis"]


def test_one_request_a_second_for_the_whole_application(server: Server) -> None:
    """Two geocoders in two threads share the turn."""
    first, second = Geocoder(server=server.address), Geocoder(server=server.address)
    thread = threading.Thread(target=first.look_up, args=("Goris",))
    thread.start()
    second.look_up("Atlantis")
    thread.join()
    one, other = (when for _, _, when in server.asked)
    assert abs(other - one) >= INTERVAL_S * 0.95


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Status 429", "wants fewer requests; try again later"),
        ("Status 401", "wants a key or an account"),
        ("Status 403", "refuses this program|wants a key"),
        ("Status 400", "does not understand the request"),
        ("Status 402", "has answered all it will today"),
        ("Status 502", "cannot be reached|failed"),
        ("Status 500", "failed"),
        ("Nonsense", "in a form that is not Nominatim's"),
        ("Half", "in a form that is not Nominatim's"),
        ("Slow", "did not answer in time|cannot be reached"),
    ],
)
def test_each_failure_says_what_to_do(name: str, message: str, server: Server) -> None:
    """One line names the server, the name, the failure and the way out."""
    with pytest.raises(LookupFailed, match=message) as error:
        Geocoder(server=server.address, timeout_s=0.3).look_up(name, wait=no_wait)
    assert server.address in str(error.value)
    assert repr(name) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_server_that_is_not_there_is_told() -> None:
    """Nobody listens on that port any more."""
    gone = Server()
    gone.server_close()
    with pytest.raises(LookupFailed, match="cannot be reached"):
        Geocoder(server=gone.address).look_up("Goris", wait=no_wait)


def test_a_failure_is_not_remembered_as_an_answer(server: Server, tmp_path: Path) -> None:
    """What failed is asked again."""
    geocoder = Geocoder(server=server.address, cache=tmp_path / "c.json")
    for _ in range(2):
        with pytest.raises(LookupFailed):
            geocoder.look_up("Status 500", wait=no_wait)
    assert len(server.asked) == 2


@pytest.mark.parametrize("server", ["nominatim", "ftp://example.org", "http://"])
def test_an_address_that_is_none_is_refused(server: str) -> None:
    """It is refused before anything is asked."""
    with pytest.raises(LookupFailed, match="is not the address of a server"):
        Geocoder(server=server)


@pytest.mark.parametrize("content", ["not json", "[]"])
def test_a_cache_that_is_none_is_told(content: str, tmp_path: Path) -> None:
    """It is named, and not overwritten."""
    cache = tmp_path / "cache.json"
    cache.write_text(content, encoding="utf-8")
    with pytest.raises(LookupFailed, match="delete it"):
        Geocoder(cache=cache)
    assert cache.read_text(encoding="utf-8") == content
