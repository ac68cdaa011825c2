"""The embed kit in a real article: sandboxed frames, touch, heights, flags, the pasted code."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo.embed import FRAME, QUOTES, SANDBOX, embed_snippet, light, oembed, render_embed
from geo.model import Group
from geo.page import render_page

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
    second = first.replace(
        "embed.html", "embed.html?theme=dark&amp;place=lachin-corridor&amp;childId=two"
    )
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
    page.wait_for_function("heard.length >= 7")
    heard = page.evaluate("heard")
    assert {"type": "quotemap:height"}.items() <= heard[0].items()
    assert any("datawrapper-height" in message for message in heard if isinstance(message, dict))
    assert any(m.get("sentinel") == "amp" for m in heard if isinstance(m, dict))
    assert any(str(message).startswith("pymxPYMxtwoxPYMxheightxPYMx") for message in heard)
    assert not any(str(message).startswith("pymxPYMxxPYMx") for message in heard)
    heights = {
        message["height"] for message in heard if isinstance(message, dict) and "height" in message
    }
    boxes = {round(frame.bounding_box()["height"]) for frame in page.query_selector_all("iframe")}
    assert heights == boxes
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


@pytest.mark.parametrize(
    "flags",
    [
        "theme=x&colour=red&static=perhaps",
        "place=<script>alert(1)</script>&layers=<img src=x onerror=alert(1)>",
        "lang=__proto__&theme=constructor",
        "lang=xx&layers=nothing,of,this",
        "place=%E0%A4%A&layers=%",
        'childId="><script>alert(1)</script>&theme=dark',
    ],
)
def test_unknown_and_hostile_flags_change_nothing(
    article: Path, visit: Callable[..., object], flags: str
) -> None:
    """What a flag does not know is passed over, and the whole map is there."""
    page = visit((article / "embed.html").as_uri() + f"?{flags}").page  # type: ignore[attr-defined]
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("path[data-key='yerevan']").count() == 1
    assert page.locator("body script:not([type]), img[src=x]").count() == 1  # our own


def test_layers_are_asked_for_by_group(article: Path, visit: Callable[..., object]) -> None:
    """A group's name brings all of its layers, and no other."""
    page = visit((article / "embed.html").as_uri() + "?layers=routes").page  # type: ignore[attr-defined]
    page.locator("#legend summary").click()
    assert "railway" in page.locator("#legend-rows").inner_text()
    assert page.locator("path[data-key='yerevan']").count() == 0


def test_another_language_turns_the_page_round(article: Path, visit: Callable[..., object]) -> None:
    """lang=fa: direction, words, digits, and the names of places and countries."""
    page = visit((article / "embed.html").as_uri() + "?lang=fa&place=yerevan").page  # type: ignore[attr-defined]
    assert page.evaluate("[document.dir, document.documentElement.lang]") == ["rtl", "fa"]
    assert page.locator("#legend summary").inner_text() == "راهنمای نقشه"
    assert page.locator("#panel-title").inner_text() == "ایروان"
    assert "۵" in page.locator("#when").inner_text()
    assert "ارمنستان" in page.locator(".map-region").inner_text()


def test_static_map_takes_no_focus(article: Path, visit: Callable[..., object]) -> None:
    """With static=1 neither Tab nor a click reaches a mark."""
    page = visit((article / "embed.html").as_uri() + "?static=1").page  # type: ignore[attr-defined]
    assert page.evaluate("document.querySelector('.leaflet-container').inert")
    page.mouse.click(400, 400)
    assert page.locator("#panel").is_hidden()


def test_back_button_stays_with_the_article(article: Path, visit: Callable[..., object]) -> None:
    """What a reader chooses in a frame adds no step to the article's history."""
    opened = visit(article / "article.html", ready=False)
    page = opened.page  # type: ignore[attr-defined]
    frame = page.query_selector("iframe")
    frame.scroll_into_view_if_needed()
    inner = frame.content_frame()
    inner.wait_for_selector("html[data-ready]")
    before = page.evaluate("history.length")
    inner.locator("path[data-key='goris']").press("Enter")
    assert "Goris" in inner.locator("#panel-title").inner_text()
    assert page.evaluate("history.length") == before


@pytest.mark.parametrize("language", ["en", "fa"])
def test_axe_finds_nothing(article: Path, visit: Callable[..., object], language: str) -> None:
    """No rule of axe is broken, with the sheet closed and open."""
    for flags in (f"?lang={language}", f"?lang={language}&place=stepanakert"):
        page = visit((article / "embed.html").as_uri() + flags, bypass_csp=True).page  # type: ignore[attr-defined]
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], [n["target"] for n in rule["nodes"]]) for rule in found] == []


def test_strict_policy_of_the_article(
    article: Path, atlas: Atlas, visit: Callable[..., object]
) -> None:
    """A host that allows frames of its own and nothing inline still shows the map."""
    policy = "default-src 'none'; frame-src 'self' file:; style-src-attr 'unsafe-inline'"
    text = (
        '<!DOCTYPE html><html lang="en"><head><title>Strict</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
        f"<body>{embed_snippet(atlas)}</body></html>"
    )
    (article / "strict.html").write_text(text, encoding="utf-8")
    page = visit(article / "strict.html", ready=False).page  # type: ignore[attr-defined]
    inner = page.query_selector("iframe").content_frame()
    inner.wait_for_selector("html[data-ready]")
    assert inner.locator(".embed-title h1").is_visible()


def test_embed_is_lighter_than_the_page(atlas: Atlas) -> None:
    """Packed, at most five sixths of the page."""
    embed, page = (
        len(gzip.compress(text.encode())) for text in (render_embed(atlas), render_page(atlas))
    )
    assert embed < page * 5 / 6


def test_published_pages_name_their_picture_and_code(atlas: Atlas) -> None:
    """With an address the head says where picture and oEmbed record are; without, it does not."""
    there = replace(atlas, options=replace(atlas.options, url='https://example.org/a"b/'))
    for name, text in (("map", render_page(there)), ("embed", render_embed(there))):
        head = text.split("</head>")[0]
        base = "https://example.org/a&#34;b"
        assert f'<meta property="og:url" content="{base}/{name}.html">' in head
        assert f'<meta property="og:image" content="{base}/map.png">' in head
        assert f'type="application/json+oembed" href="{base}/oembed.json"' in head
    assert "og:image" not in render_embed(atlas)


def test_markup_in_a_title_is_text(
    atlas: Atlas, tmp_path: Path, visit: Callable[..., object]
) -> None:
    """A title is shown as it was written, wherever it stands."""
    title = '<b onclick="x">Roads</b> & "ways" </title><script>alert(1)</script>'
    named = replace(atlas, title=title)
    (tmp_path / "embed.html").write_text(render_embed(named), encoding="utf-8")
    page = visit(tmp_path / "embed.html").page  # type: ignore[attr-defined]
    assert page.locator("h1").inner_text() == title
    assert page.title() == title
    code = embed_snippet(named)
    assert "<b " not in code
    assert "<script" not in code
    assert json.loads(oembed(named))["title"] == title
