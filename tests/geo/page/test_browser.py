"""The page in a browser: real clicks, keys and touches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Any]

pytestmark = pytest.mark.browser

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def rows(page: Page) -> list[str]:
    """The keys of the list, in order."""
    keys: list[str] = page.eval_on_selector_all(
        "#list [data-key]", "all => all.map(n => n.dataset.key)"
    )
    return keys


def settle(page: Page) -> None:
    """Wait until the map has come to rest."""
    page.wait_for_timeout(750)


# -- it opens anywhere ---------------------------------------------------------------


def test_it_opens_from_disk_and_asks_for_nothing(visit: Open, pages: Path) -> None:
    """No request, no complaint, a map with marks and names."""
    opened = visit(pages / "map.html")
    assert opened.outside == []
    assert opened.page.locator(".leaflet-marks-pane path").count() > 5
    assert opened.page.locator(".labels text").count() > 10


def test_it_opens_with_the_network_off(visit: Open, pages: Path) -> None:
    """Everything is in the file."""
    opened = visit(pages / "map.html", java_script_enabled=True)
    opened.page.context.set_offline(True)
    opened.page.click("#list [data-key]")
    assert opened.page.is_visible("#panel")


def test_it_opens_in_a_sandboxed_frame_under_its_own_policy(
    visit: Open, pages: Path, loopback: str
) -> None:
    """In a frame that may only run scripts it works, and says how to copy by hand."""
    (pages / "article.html").write_text(
        '<!DOCTYPE html><title>Article</title><link rel="icon" href="data:,">'
        '<iframe src="map.html" sandbox="allow-scripts" width="1100" height="700"></iframe>',
        encoding="utf-8",
    )
    opened = visit(f"{loopback}/article.html", ready=False)
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator('#list [data-key="lachin-corridor"]').click()
    frame.locator("[data-cite]").first.click()
    by_hand = frame.locator("#by-hand")
    by_hand.wait_for()
    assert "Lachin" in by_hand.input_value()
    assert opened.outside == [f"{loopback}/map.html"]


def test_online_tiles_are_never_asked_for(visit: Open, pages: Path) -> None:
    """Moving and zooming stays at home."""
    opened = visit(pages / "map.html")
    opened.page.click(".leaflet-control-zoom-in")
    opened.page.mouse.move(800, 400)
    opened.page.mouse.wheel(0, 400)
    settle(opened.page)
    assert opened.outside == []


# -- choosing --------------------------------------------------------------------------


def test_a_click_on_a_mark_shows_its_quotes(visit: Open, pages: Path) -> None:
    """The panel tells who says so, word for word, with the mention marked."""
    page = visit(pages / "map.html").page
    box = page.locator('path[data-key="stepanakert"]').bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.inner_text("#panel-title").startswith("Stepanakert")
    assert page.locator(".quote mark").count() >= 10
    assert "place=stepanakert" in page.url


def test_a_touch_near_a_mark_is_enough(visit: Open, pages: Path) -> None:
    """A finger need not hit the dot; the sheet shows the quotes."""
    page = visit(pages / "map.html", size=(390, 844), has_touch=True, is_mobile=True).page
    box = page.locator('path[data-key="yerevan"]').bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2 - 12, box["y"] + box["height"] / 2 + 8)
    page.wait_for_selector("#panel:not([hidden])")
    assert page.inner_text("#panel-title").startswith("Yerevan")


def test_marks_are_reached_and_chosen_by_keys(visit: Open, pages: Path) -> None:
    """One tab stop for all marks, arrows between them, Enter opens, Escape gives back."""
    page = visit(pages / "map.html").page
    page.locator('path[data-key][tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.key")
    assert first != second
    assert page.is_visible("#hint")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.dataset.key") == second


def test_every_mark_has_a_name(visit: Open, pages: Path) -> None:
    """No mark is called "Marker"; each says what it is and how often it is quoted."""
    page = visit(pages / "map.html").page
    names = page.eval_on_selector_all(
        "path[data-key]", "all => all.map(n => n.getAttribute('aria-label'))"
    )
    assert names
    assert all(re.search(r"\d+ quotes?$", name) for name in names)


def test_focus_returns_to_the_row_that_opened_the_panel(visit: Open, pages: Path) -> None:
    """Closing brings the reader back to where they were in the list."""
    page = visit(pages / "map.html").page
    page.focus('#list [data-key="goris"]')
    page.keyboard.press("Enter")
    settle(page)
    page.click("#close")
    assert page.evaluate("document.activeElement.dataset.key") == "goris"


def test_next_and_previous_follow_the_list(visit: Open, pages: Path) -> None:
    """The buttons walk down and up the list."""
    page = visit(pages / "map.html").page
    order = rows(page)
    page.click(f'#list [data-key="{order[1]}"]')
    page.click("#previous")
    settle(page)
    assert f"place={order[0]}" in page.url
    assert page.evaluate("document.activeElement.id") == "previous"


def test_a_government_is_an_actor_beside_its_capital(visit: Open, pages: Path) -> None:
    """Its mark is not on the city's, and its panel says that the name stands for it."""
    page = visit(pages / "map.html").page
    actor = page.locator('path[data-key="government:armenia"]').bounding_box()
    city = page.locator('path[data-key="yerevan"]').bounding_box()
    assert actor
    assert city
    assert actor["x"] > city["x"] + city["width"] / 2
    page.click('#list [data-key="government:armenia"]')
    assert "What it is said to do" in page.inner_text("#panel-body")


# -- the panel ---------------------------------------------------------------------------


def test_a_route_shows_what_is_stated_and_what_is_drawn(visit: Open, pages: Path) -> None:
    """The figure of the source stands beside the measured one, with the difference."""
    page = visit(f"{(pages / 'map.html').as_uri()}#place=lachin-corridor").page
    claims = page.inner_text(".claims")
    assert "70km" in claims
    assert "km" in page.locator(".claims td").first.inner_text()


def test_names_in_dispute_say_who_uses_them(visit: Open, pages: Path) -> None:
    """Both names of the town stand at the top, each with its users."""
    page = visit(f"{(pages / 'map.html').as_uri()}#place=stepanakert").page
    names = page.inner_text(".chief-names")
    assert "Azerbaijan" in names
    assert "Armenians" in names


def test_why_here_is_one_tap_away(visit: Open, pages: Path) -> None:
    """The rule, the certainty and the offsets of a mention open under its quote."""
    page = visit(f"{(pages / 'map.html').as_uri()}#place=yerevan").page
    page.click(".why summary >> nth=0")
    assert "Place decided by" in page.inner_text(".why >> nth=0")


def test_a_source_opens_at_the_passage(visit: Open, pages: Path) -> None:
    """The link carries the words, and the address stands there to be selected."""
    page = visit(f"{(pages / 'map.html').as_uri()}#place=lachin-corridor").page
    target = page.locator(".source a").first.get_attribute("href")
    assert target
    assert re.match(r"https?://[^#]+#:~:text=.+", target)
    assert page.locator(".source .address").first.is_visible()


# -- search, list, filters ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("xankendi", "stepanakert"),
        ("Երևան", "yerevan"),
        ("NAKHICH", "nakhchivan"),
        ("ереван", "yerevan"),
    ],
)
def test_search_knows_every_spelling(visit: Open, pages: Path, typed: str, found: str) -> None:
    """A name in any language or spelling leads to its place, by keys alone."""
    page = visit(pages / "map.html").page
    page.type("#search", typed)
    page.wait_for_selector("#suggestions [data-at]")
    page.keyboard.press("Enter")
    settle(page)
    assert f"place={found}" in page.url


def test_the_list_follows_the_map(visit: Open, pages: Path) -> None:
    """What leaves the view moves to the second part of the list."""
    page = visit(pages / "map.html").page
    near = "#list .near [data-key=stepanakert]"
    assert page.locator(near).count() == 1
    page.click('#list [data-key="nakhchivan"]')
    for _ in range(3):
        page.click(".leaflet-control-zoom-in")
        settle(page)
    assert page.locator(near).count() == 0
    assert page.locator("#list .far [data-key=stepanakert]").count() == 1


def test_filters_change_counts_list_and_marks_together(visit: Open, pages: Path) -> None:
    """Leaving governments out takes their marks, rows and counts away."""
    page = visit(pages / "map.html").page
    before = page.inner_text("#summary")
    page.click("#tab-layers")
    page.uncheck("input[name=usage][value=metonymic]")
    assert page.inner_text("#summary") != before
    assert page.locator('path[data-key^="government:"]').count() == 0
    assert "usage=literal" in page.url
    page.click("#tab-places")
    assert not [key for key in rows(page) if key.startswith("government:")]


def test_none_and_all_work_on_every_layer(visit: Open, pages: Path) -> None:
    """None leaves the ground alone; All brings everything back."""
    page = visit(pages / "map.html").page
    page.click("#tab-layers")
    page.click("#layers [data-all=none]")
    assert page.locator("path[data-key]").count() == 0
    page.click("#layers [data-all=all]")
    assert page.locator("path[data-key]").count() > 10


def test_one_source_can_be_read_alone(visit: Open, pages: Path) -> None:
    """Only this: all quotes are of that document."""
    page = visit(pages / "map.html").page
    page.click("#tab-sources")
    page.locator("[data-only]").nth(2).click()
    assert "1 of 5" in page.inner_text("#summary")
    assert re.search(r"docs=[\w-]+", page.url)


def test_the_slider_moves_what_the_quotes_date(visit: Open, pages: Path) -> None:
    """A date leaves the quotes that state it; the others fade; All dates brings them back."""
    page = visit(pages / "map.html").page
    page.focus("#moment")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert "date=" in page.url
    assert page.locator("path.faded").count() > 0
    assert page.get_attribute("#moment", "aria-valuetext")
    page.click("#any-date")
    assert page.locator("path.faded").count() == 0


def test_play_respects_who_asked_for_less_motion(visit: Open, pages: Path) -> None:
    """There is no play button then, but the steps are there."""
    still = visit(pages / "map.html", reduced_motion="reduce").page
    assert still.is_hidden("#play")
    still.click("#later")
    assert "date=" in still.url
    moving = visit(pages / "map.html").page
    moving.click("#play")
    moving.wait_for_timeout(2300)
    assert "date=" in moving.url
    assert moving.get_attribute("#play", "aria-pressed") == "true"


# -- addresses ---------------------------------------------------------------------------------


def test_an_address_brings_the_view_back(visit: Open, pages: Path) -> None:
    """Place, layers and documents are read from the address."""
    address = f"{(pages / 'map.html').as_uri()}#place=yerevan&layers=towns&usage=literal"
    page = visit(address).page
    assert page.inner_text("#panel-title").startswith("Yerevan")
    assert page.locator('path[data-key^="government:"]').count() == 0
    assert page.locator(".leaflet-routes-pane path").count() == 0


def test_the_back_button_goes_back_a_place(visit: Open, pages: Path) -> None:
    """Each place is a step."""
    page = visit(pages / "map.html").page
    page.click('#list [data-key="goris"]')
    page.click('#list [data-key="jermuk"]')
    page.go_back()
    page.wait_for_function("document.getElementById('panel-title').textContent.startsWith('Goris')")
    page.go_back()
    page.wait_for_selector("#panel", state="hidden")


def test_nothing_is_stored(visit: Open, loopback: str) -> None:
    """No cookie, no storage."""
    page = visit(f"{loopback}/map.html").page
    page.click("#list [data-key]")
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


@pytest.mark.parametrize(
    "hash_", ["place=%3Cimg%3E", "place=nowhere&date=9999", "%E0%A4%A", "docs=&layers="]
)
def test_a_wrong_address_does_no_harm(visit: Open, pages: Path, hash_: str) -> None:
    """Unknown names are passed over."""
    page = visit(f"{(pages / 'map.html').as_uri()}#{hash_}").page
    assert page.locator(".labels text").count() > 3


# -- names on the map -----------------------------------------------------------------------------


@pytest.mark.parametrize("zooms", [-3, -1, 0, 2, 4])
def test_names_never_overlap(visit: Open, pages: Path, zooms: int) -> None:
    """At any zoom, no two upright names share a pixel."""
    page = visit(pages / "map.html").page
    for _ in range(abs(zooms)):
        page.click(".leaflet-control-zoom-in" if zooms > 0 else ".leaflet-control-zoom-out")
        settle(page)
    boxes = page.eval_on_selector_all(
        ".labels text:not(:has(textPath))",
        """all => all.map(n => { const b = n.getBoundingClientRect();
            return [n.textContent, b.left, b.top + 3, b.right, b.bottom - 3]; })""",
    )
    assert boxes
    for at, (name, left, top, right, bottom) in enumerate(boxes):
        for other, left2, top2, right2, bottom2 in boxes[at + 1 :]:
            apart = (
                right <= left2 + 1 or right2 <= left + 1 or bottom <= top2 + 1 or bottom2 <= top + 1
            )
            assert apart, (name, other)


# -- access -------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hash_", ["", "#place=lachin-corridor", "#place=government:azerbaijan"])
def test_axe_finds_nothing(
    visit: Open, pages: Path, size: tuple[int, int], scheme: str, hash_: str
) -> None:
    """With the panel open and closed, light and dark, wide and narrow."""
    page = visit(
        (pages / "map.html").as_uri() + hash_, size=size, color_scheme=scheme, bypass_csp=True
    ).page
    settle(page)
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(item["id"], [node["target"] for node in item["nodes"]][:3]) for item in found] == []


@pytest.mark.parametrize("tab", ["layers", "sources", "texts"])
def test_axe_finds_nothing_in_any_tab(visit: Open, pages: Path, tab: str) -> None:
    """Filters, sources and the reading view as well."""
    page = visit(pages / "reading.html", bypass_csp=True).page
    page.click(f"#tab-{tab}")
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(item["id"], [node["target"] for node in item["nodes"]][:3]) for item in found] == []


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_text_grows_to_twice_its_size(visit: Open, pages: Path, size: tuple[int, int]) -> None:
    """Nothing runs out of the window sideways, and the disclaimer is still there."""
    page = visit(f"{(pages / 'map.html').as_uri()}#place=goris", size=size).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for node in ("#panel-title", "#close", ".fine span"):
        box = page.locator(node).first.bounding_box()
        assert box, node
        assert box["x"] >= 0, node
        assert box["x"] + box["width"] <= size[0] + 1, node


def test_targets_are_large_enough(visit: Open, pages: Path) -> None:
    """Every control is at least 24 pixels in both directions."""
    page = visit(f"{(pages / 'map.html').as_uri()}#place=lachin-corridor").page
    small = page.eval_on_selector_all(
        "button, input, summary, select, .leaflet-control-zoom a",
        """all => all.filter(n => n.checkVisibility()).map(n => {
            const b = (n.closest('label') ?? n).getBoundingClientRect();
            return [n.id || n.className || n.textContent, b.width, b.height];
        }).filter(([, w, h]) => w < 24 || h < 24)""",
    )
    assert small == []


def test_the_sheet_has_three_heights(visit: Open, pages: Path) -> None:
    """On a phone the handle walks through low, half and full, by touch and by keys."""
    page = visit(pages / "map.html", size=(390, 844), has_touch=True, is_mobile=True).page
    assert page.get_attribute("#page", "data-sheet") == "half"
    page.tap("#rail .handle")
    assert page.get_attribute("#page", "data-sheet") == "full"
    page.focus("#rail .handle")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#page", "data-sheet") == "low"
    assert page.is_visible(".fine span")


def test_the_reading_view_is_linked_both_ways(visit: Open, pages: Path) -> None:
    """A name in the text goes to the map; a quote in the panel goes to the text."""
    page = visit(pages / "reading.html").page
    page.click("#tab-texts")
    page.select_option("#text-choice", index=2)
    page.locator("#text .mention").first.click()
    assert page.is_visible("#panel")
    page.click("[data-read] >> nth=0")
    assert page.locator("#text .mention:focus").count() == 1


def test_a_page_in_persian_runs_from_the_right(visit: Open, pages: Path) -> None:
    """The rail lies at the right, the interface is in Persian."""
    page = visit(pages / "fa.html").page
    box = page.locator("#rail").bounding_box()
    assert box
    assert box["x"] > 600
    assert page.evaluate("document.documentElement.dir") == "rtl"
