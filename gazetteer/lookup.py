"""Edge: ask a geocoder where an unknown name may lie. Network, only when asked.

The protocol is Nominatim's, the default its public server, whose rules are kept: one
request a second for the whole application, a user agent that names the program, and
every answer cached. A proposal is for a curator to check, never a position by itself.
"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gazetteer.errors import LookupFailed
from gazetteer.model import Position

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geopy.exc import GeopyError

PUBLIC_SERVER = "https://nominatim.openstreetmap.org"
USER_AGENT = "quotemap gazetteer suggest (geopy)"
INTERVAL_S = 1.0
_DETAIL = 200  # a server may answer with a whole page

_turn = threading.Lock()
_last_request = [float("-inf")]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a geocoder answered for a name: longitude and latitude in degrees, WGS 84."""

    longitude: float
    latitude: float
    label: str
    kind: str
    source: str

    @property
    def position(self) -> Position:
        """The proposed position."""
        return Position(self.longitude, self.latitude)


class Geocoder:
    """Asks one server, at most once a second, and never twice for the same name."""

    def __init__(
        self,
        *,
        server: str = PUBLIC_SERVER,
        cache: Path | None = None,
        timeout_s: float = 10.0,
        user_agent: str = USER_AGENT,
    ) -> None:
        """Take a server's address; ``cache`` is a file that keeps answers between runs.

        Raises:
            LookupFailed: the address is not one, or the cache cannot be read.
        """
        from geopy.exc import GeopyError
        from geopy.geocoders import Nominatim

        parts = urlsplit(server)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise LookupFailed(f"{server!r} is not the address of a server (https://…)")
        self._server, self._cache = server.rstrip("/"), cache
        self._known = _read_cache(cache)
        domain = parts.netloc + parts.path.rstrip("/")
        try:
            self._nominatim = Nominatim(
                user_agent=user_agent, domain=domain, scheme=parts.scheme, timeout=timeout_s
            )
        except GeopyError as error:
            raise _failure(error, self._server, "") from error

    def look_up(self, name: str, *, wait: Callable[[float], None] = time.sleep) -> Proposal | None:
        """Return the server's best answer for ``name``, or None if it knows none.

        Raises:
            LookupFailed: the server did not answer, refused, or answered nonsense.
        """
        key = f"{self._server} {name}"
        if key not in self._known:
            self._known[key] = self._ask(name, wait)
            _write_cache(self._cache, self._known)
        answer = self._known[key]
        return Proposal(**answer) if answer else None

    def _ask(self, name: str, wait: Callable[[float], None]) -> dict[str, Any] | None:
        """Send one request, in turn."""
        from geopy.exc import GeocoderParseError, GeopyError

        with _turn:
            wait(max(0.0, _last_request[0] + INTERVAL_S - time.monotonic()))
            try:
                found = self._nominatim.geocode(name, exactly_one=True, language="en")
            except GeopyError as error:
                raise _failure(error, self._server, name) from error
            except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
                failure = GeocoderParseError(repr(error))
                raise _failure(failure, self._server, name) from error
            finally:
                _last_request[0] = time.monotonic()
        if found is None:
            return None
        raw = found.raw
        kind = "/".join(filter(None, (raw.get("class"), raw.get("type"))))
        return asdict(Proposal(found.longitude, found.latitude, found.address, kind, self._server))


def _failure(error: GeopyError, server: str, name: str) -> LookupFailed:
    """Say in one line what went wrong and what to do, for each of geopy's failures."""
    from geopy import exc

    reasons: tuple[tuple[type[Exception], str], ...] = (
        (exc.GeocoderRateLimited, "wants fewer requests; try again later"),
        (exc.GeocoderQuotaExceeded, "has answered all it will today; try again tomorrow"),
        (exc.GeocoderAuthenticationFailure, "wants a key or an account"),
        (exc.GeocoderInsufficientPrivileges, "refuses this program; use --server"),
        (exc.GeocoderTimedOut, "did not answer in time; try again, or raise the time limit"),
        (exc.GeocoderUnavailable, "cannot be reached; check the network or use --server"),
        (exc.GeocoderParseError, "answered in a form that is not Nominatim's; check --server"),
        (exc.GeocoderQueryError, "does not understand the request"),
        (exc.ConfigurationError, "cannot be used with these settings"),
        (exc.GeocoderNotFound, "is of no kind that geopy knows"),
        (exc.GeocoderServiceError, "failed"),
    )
    reason = next((text for kind, text in reasons if isinstance(error, kind)), "failed")
    about = f" for {name!r}" if name else ""
    detail = " ".join(f"{type(error).__name__}: {error}".split())[:_DETAIL]
    return LookupFailed(f"{server} {reason}{about} ({detail})")


def _read_cache(cache: Path | None) -> dict[str, dict[str, Any] | None]:
    """Read the answers of earlier runs."""
    if cache is None or not cache.exists():
        return {}
    try:
        known = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LookupFailed(f"the cache {cache} cannot be read; delete it ({error})") from error
    if not isinstance(known, dict):
        raise LookupFailed(f"the cache {cache} is not ours; delete it or name another")
    return known


def _write_cache(cache: Path | None, known: dict[str, dict[str, Any] | None]) -> None:
    """Keep the answers, sorted, so that a cache can be read by people too."""
    if cache is None:
        return
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        new = cache.with_name(cache.name + ".new")
        new.write_text(text + "\n", encoding="utf-8")
        new.replace(cache)
    except OSError as error:
        raise LookupFailed(f"the cache {cache} cannot be written ({error.strerror})") from error
