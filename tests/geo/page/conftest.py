"""The page of the real atlas, on disk and on loopback, and a browser that tells on it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from geo.page import PageOptions, render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from geo.atlas import Atlas

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def html(atlas: Atlas) -> str:
    """The page of the seeds."""
    return render_page(atlas)


@pytest.fixture(scope="session")
def pages(atlas: Atlas, html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page, its reading view and a page in Persian."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "map.html").write_text(html, encoding="utf-8")
    for name, options in (
        ("reading.html", PageOptions(reading=True)),
        ("fa.html", PageOptions(language="fa")),
    ):
        (folder / name).write_text(render_page(atlas, options=options), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Visit:
    """A page that was opened, with all that it complained about and asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """Requests beyond the page itself."""
        return [url for url in self.requests[1:] if not url.startswith("data:")]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open an address in a window of its own; every complaint fails the test at its end."""
    contexts: list[Any] = []
    visits: list[Visit] = []

    def open_page(
        url: str | Path,
        *,
        size: tuple[int, int] = (1280, 800),
        ready: bool = True,
        **options: object,
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        visited = Visit(page)
        visits.append(visited)
        page.on("request", lambda request: visited.requests.append(request.url))
        page.on("pageerror", lambda error: visited.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                visited.complaints.append(message.text)
                if message.type in {"error", "warning"}
                else None
            ),
        )
        page.goto(url if isinstance(url, str) else url.as_uri())
        if ready:
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(250)
        return visited

    yield open_page
    for context in contexts:
        context.close()
    for visited in visits:
        assert visited.complaints == []


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, with a strict policy, without a line in the log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def loopback(pages: Path) -> Iterator[str]:
    """The folder of the pages at an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(pages)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
