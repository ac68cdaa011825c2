"""The embed kit in a real article: sandboxed frames, touch, heights, flags, the pasted code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.embed import FRAME, QUOTES, SANDBOX, embed_snippet, light, oembed, render_embed
from geo.model import Group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geo.atlas import Atlas

pytestmark = pytest.mark.browser

ARTICLE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{margin:0 auto;max-width:44rem;font:18px/1.5 serif}}</style>
<script>
window.heard = []; window.shift = 0;
addEventListener("message", (event) => heard.push(event.data));
new PerformanceObserver((list) => {{
  for (const entry of list.getEntries()) shift += entry.value;
}}).observe({{type: "layout-shift", buffered: true}});
</script></head><body><h1>An article</h1><p>{words}</p>{first}<p>{words}</p>{second}<p>{words}</p>
</body></html>"""


@pytest.fixture(scope="module")
def article(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article with the pasted code, twice."""
    folder = tmp_path_factory.mktemp("article")
    (folder / "embed.html").write_text(render_embed(atlas), encoding="utf-8")
    first = embed_snippet(atlas)
    second = first.replace("embed.html", "embed.html?theme=dark&amp;place=lachin-corridor")
    text = ARTICLE.format(words="Some words of an article. " * 30, first=first, second=second)
    (folder / "article.html").write_text(text, encoding="utf-8")
    return folder


def test_two_maps_in_one_article(article: Path, visit: Callable[..., object]) -> None:
    """Both frames run in their sandbox, say their height in four dialects, and nothing jumps."""
    opened = visit(article / "article.html", ready=False)
    page = opened.page  # type: ignore[attr-defined]
    for frame in page.query_selector_all("iframe"):
        frame.scroll_into_view_if_needed()
        inner = frame.content_frame()
        inner.wait_for_selector("html[data-ready]")
        assert inner.locator(".embed-title h1").inner_text()
    page.wait_for_function("heard.length >= 8")
    heard = page.evaluate("heard")
    assert {"type": "quotemap:height"}.items() <= heard[0].items()
    assert any("datawrapper-height" in message for message in heard if isinstance(message, dict))
    assert any(m.get("sentinel") == "amp" for m in heard if isinstance(m, dict))
    assert any(str(message).startswith("pymxPYMx") for message in heard)
    assert page.evaluate("shift") < 0.01


def test_flags_choose_theme_place_and_language(article: Path, visit: Callable[..., object]) -> None:
    """The address may say theme and place; an unknown place is passed over."""
    page = visit((article / "embed.html").as_uri() + "?theme=dark&place=lachin-corridor").page  # type: ignore[attr-defined]
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "Lachin" in page.locator("#panel-title").inner_text()
    page = visit((article / "embed.html").as_uri() + "?place=nowhere&layers=towns").page  # type: ignore[attr-defined]
    assert page.locator("#panel").is_hidden()


def test_static_map_does_not_move(article: Path, visit: Callable[..., object]) -> None:
    """With static=1 it is a picture: no controls, no handlers."""
    page = visit((article / "embed.html").as_uri() + "?static=1").page  # type: ignore[attr-defined]
    assert page.locator(".leaflet-control-zoom").is_hidden()


def test_one_finger_scrolls_the_article(article: Path, visit: Callable[..., object]) -> None:
    """On a phone the map sleeps until it is tapped; a button gives the article back."""
    page = visit(  # type: ignore[attr-defined]
        article / "embed.html", size=(390, 480), has_touch=True, is_mobile=True
    ).page
    action = "getComputedStyle(document.querySelector('.leaflet-container')).touchAction"
    assert page.evaluate(action) == "pan-x pan-y"
    page.touchscreen.tap(195, 300)
    page.wait_for_selector("#page.awake")
    assert page.evaluate(action) == "none"
    page.locator(".done").click()
    assert page.evaluate(action) == "pan-x pan-y"


def test_light_atlas_keeps_every_mark_and_a_few_quotes(atlas: Atlas) -> None:
    """Each mark of a source stays, with a few quotes, of as many documents as it has."""
    lighter = light(atlas)
    wanted = {f.feature_id for f in atlas.features if f.quotes and f.group is not Group.EVENTS}
    assert {feature.feature_id for feature in lighter.features} == wanted
    whole = {feature.feature_id: feature for feature in atlas.features}
    for feature in lighter.features:
        assert 1 <= len(feature.quotes) <= QUOTES
        sources = {quote.document for quote in whole[feature.feature_id].quotes}
        assert len({quote.document for quote in feature.quotes}) == min(QUOTES, len(sources))


def test_snippet_is_what_publishers_need(atlas: Atlas) -> None:
    """Title, lazy loading, fixed shape, sandbox, a picture without scripts, a caption."""
    code = embed_snippet(atlas)
    for part in (
        'title="',
        'loading="lazy"',
        "aspect-ratio",
        SANDBOX,
        "<noscript>",
        "alt=",
        "<figcaption>",
    ):
        assert part in code
    record = json.loads(oembed(atlas))
    assert (record["version"], record["type"]) == ("1.0", "rich")
    assert (record["width"], record["height"]) == FRAME
    assert record["html"] == code
