"""How long a page takes to open, beside a default Folium page and a bare Leaflet page.

    python benchmarks/bench_page.py [--runs 5] [--mentions 10000]

Three questions, each a median of runs in headless Chromium:

1. The seeds: our page from disk, and a default Folium page with the same features whose
   ten files come from loopback (empty stand-ins for all but Leaflet, which favours it).
2. Many mentions: our page, and a bare Leaflet page with one GeoJSON on canvas that holds
   the same places with their quotes.
3. The weight of the page of the seeds, packed.

A page is open when its script has run, two frames were drawn and the main thread is free.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from gazetteer.model import Certainty, Kind, Mention, Usage, Zone
from geo.build import build_atlas
from geo.model import Feature, Group, Layer, Quote
from geo.page import assets, render_page
from geo.page.security import escape_json

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from geo.atlas import Atlas

ROOT = Path(__file__).resolve().parent.parent
READY = """() => new Promise(done => {
    const free = () => requestAnimationFrame(() => requestAnimationFrame(() =>
        setTimeout(() => done(performance.now()), 0)));
    document.readyState === 'complete' ? free() : addEventListener('load', free);
})"""


def many(atlas: Atlas, mentions: int) -> Atlas:
    """The atlas with its place layers replaced by many made ones, 20 mentions a place."""
    document = atlas.documents[0]
    places = [
        place
        for place in atlas.gazetteer.places.values()
        if place.position is not None and place.feature_class == "P"
    ][: mentions // 20]
    features = []
    each = mentions // len(places)
    for number, place in enumerate(places):
        quotes = []
        for turn in range(each):
            start = (number * each + turn) % max(len(document.text) - 200, 1)
            mention = Mention(
                start + 40,
                start + 50,
                document.text[start + 40 : start + 50],
                Kind.PLACE,
                place.place_id,
                Zone.BODY,
                Certainty.CERTAIN,
                "made",
                Usage.LITERAL,
                "made",
            )
            text = document.text[start : start + 160]
            quotes.append(Quote(document.name, start, start + 160, text, mention))
        features.append(_point(place, tuple(quotes)))
    layer = Layer("towns", Group.TOWNS, tuple(features))
    return replace(atlas, layers=(layer,), claims=(), events=())


def _point(place: Any, quotes: tuple[Quote, ...]) -> Feature:  # noqa: ANN401
    from shapely.geometry import Point

    return Feature(place.place_id, place, place.title, Group.TOWNS, Point(place.position), quotes)


def bare(atlas: Atlas) -> str:
    """A page of Leaflet and one GeoJSON on canvas, with a popup of the quotes."""
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": list(feature.place.position)},
                "properties": {
                    "title": feature.title,
                    "quotes": [
                        [quote.document, quote.start, quote.text, quote.mention.start]
                        for quote in feature.quotes
                    ],
                },
            }
            for feature in atlas.layers[0].features
        ],
    }
    data = escape_json(json.dumps(collection, ensure_ascii=False, separators=(",", ":")))
    return (
        '<!DOCTYPE html><meta charset="utf-8"><title>bare</title>'
        f"<style>{assets.stylesheet()}#m{{position:absolute;inset:0}}</style>"
        f'<div id="m"></div><script type="application/json" id="d">{data}</script>'
        f"<script>{assets.leaflet()}</script><script>"
        'const map = L.map("m", { preferCanvas: true }).setView([40, 45], 5);'
        'L.geoJSON(JSON.parse(document.getElementById("d").textContent), {'
        "pointToLayer: (f, at) => L.circleMarker(at, { radius: 4 }),"
        "}).bindPopup((layer) => { const box = document.createElement('div');"
        "box.textContent = layer.feature.properties.title; return box; }).addTo(map);"
        "</script>"
    )


def default_folium(atlas: Atlas, address: str) -> str:
    """What Folium writes for the same features: a marker with a popup each, ten files."""
    import folium

    west, south, east, north = atlas.bbox
    made = folium.Map([(south + north) / 2, (west + east) / 2], zoom_start=7, tiles=None)
    for layer in atlas.layers:
        group = folium.FeatureGroup(layer.layer_id).add_to(made)
        for feature in layer.features:
            if feature.geometry is None:
                continue
            text = folium.Popup(folium.Html(" ".join(q.text for q in feature.quotes), script=False))
            if feature.geometry.geom_type == "Point":
                at = [feature.geometry.y, feature.geometry.x]
                folium.Marker(at, popup=text).add_to(group)
            else:
                folium.GeoJson(feature.geometry.__geo_interface__, popup=None).add_to(group)
    folium.LayerControl().add_to(made)
    text = made.get_root().render()
    for number, (_, url) in enumerate((*made.default_js, *made.default_css)):
        kind = "leaflet.js" if url.endswith("leaflet.js") else f"part{number}.{url.split('.')[-1]}"
        text = text.replace(url, f"{address}/{kind}")
    return str(text)


def opened(browser: Browser, url: str) -> float:
    """Seconds from navigation until the page is drawn and answers."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(url, wait_until="commit")
    milliseconds: float = page.evaluate(READY)
    page.close()
    return milliseconds / 1000


def median(browser: Browser, url: str, runs: int) -> float:
    """The median of some openings, after one that warms up."""
    opened(browser, url)
    return statistics.median(opened(browser, url) for _ in range(runs))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--mentions", type=int, default=10_000)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"

    atlas = build_atlas([ROOT / "seeds"])
    began = time.perf_counter()
    ours = render_page(atlas)
    print(f"render the seeds            {time.perf_counter() - began:6.2f} s")
    print(f"weight, packed              {len(gzip.compress(ours.encode(), 9)) / 1000:6.1f} KB")
    large = many(atlas, chosen.mentions)
    files = {
        "ours.html": ours,
        "folium.html": default_folium(atlas, address),
        "many.html": render_page(large),
        "bare.html": bare(large),
        "leaflet.js": assets.leaflet(),
    }
    files |= {f"part{number}.{kind}": "" for number in range(12) for kind in ("js", "css")}
    files |= {
        f"part{number}.js": "window.$ = () => [document.createElement('div')];" for number in (1,)
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for label, name in (
            ("open the seeds, ours", "ours.html"),
            ("open the seeds, Folium", "folium.html"),
            (f"{chosen.mentions} mentions, ours", "many.html"),
            (f"{chosen.mentions} mentions, bare", "bare.html"),
        ):
            print(f"{label:27} {median(browser, f'{address}/{name}', chosen.runs):6.2f} s")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
