"""The page as text: whole, repeatable, light, and closed to what comes from outside."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from typing import TYPE_CHECKING

import folium
import pytest

from geo.errors import OptionError
from geo.page import PageOptions, folium_map, render_page
from geo.page.security import escape_json

if TYPE_CHECKING:
    from geo.atlas import Atlas

LIGHT = 200_000


def payload(html: str) -> dict[str, object]:
    """The data that a page carries."""
    found = re.search(r'<script type="application/json" id="atlas">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_the_same_atlas_gives_the_same_bytes(atlas: Atlas, html: str) -> None:
    """Building twice changes nothing, not even an id."""
    assert render_page(atlas) == html


def test_the_page_is_light(html: str) -> None:
    """Leaflet, ground, quotes and script are under 200 KB together when packed."""
    assert len(gzip.compress(html.encode(), 9)) <= LIGHT


def test_the_page_names_no_file_to_load(html: str) -> None:
    """No element of the page asks for anything but data addresses."""
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL)
    asked = re.findall(r'(?:src|srcset|href|data|action)="([^"#][^"]*)"', markup)
    assert [address for address in asked if not address.startswith("data:")] == []
    styles = re.findall(
        r"url\(([^)]*)\)", "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    )
    assert {style.strip("\"'").split(":")[0] for style in styles} <= {
        "data",
        "#hatch",
        "#default#VML",
    }


def test_the_page_has_no_inline_handler_or_style(html: str) -> None:
    """A policy with hashes alone lets the page run."""
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r"\s(?:on\w+|style)=", markup)
    assert "default-src 'none'" in unescape(markup)


def test_the_page_is_a_folium_map(atlas: Atlas) -> None:
    """It can be added to, and shows itself in a notebook."""
    made = folium_map(atlas)
    assert isinstance(made, folium.Map)
    assert "<iframe" in made._repr_html_()


def test_what_a_user_adds_is_drawn_and_lifts_the_policy(atlas: Atlas) -> None:
    """A marker of Folium's own comes after the page's map, which it is added to."""
    made = folium_map(atlas)
    folium.Marker([40, 45]).add_to(made)
    text = made.get_root().render()
    assert f"addTo({made.get_name()})" in re.sub(r"\s", "", text)
    assert "Content-Security-Policy" not in text


def test_quotes_are_stored_once(html: str) -> None:
    """No passage stands twice in the page, whatever the number of its mentions."""
    passages = [tuple(row[:3]) for row in payload(html)["passages"]]  # type: ignore[attr-defined]
    assert len(passages) == len(set(passages))


@pytest.mark.parametrize("limit", [60, 300])
def test_quotes_are_verbatim_slices_of_limited_length(atlas: Atlas, limit: int) -> None:
    """Each passage is found at its offsets in its document, mentions included."""
    data = payload(render_page(atlas, options=PageOptions(quote_length=limit)))
    texts = [document.text for document in atlas.documents]
    passages = data["passages"]
    for document, start, text, _ in passages:  # type: ignore[attr-defined]
        assert texts[document][start : start + len(text)] == text
        assert len(text) <= limit + 80
    for passage, begin, length, *_ in data["quotes"]:  # type: ignore[attr-defined]
        assert begin >= 0
        assert begin + length <= len(passages[passage][2])  # type: ignore[index]


def test_whole_texts_are_only_in_the_reading_view(atlas: Atlas, html: str) -> None:
    """Articles belong to their authors: a published page carries quotes alone."""
    assert "texts" not in payload(html)
    data = payload(render_page(atlas, options=PageOptions(reading=True)))
    assert data["texts"] == [document.text for document in atlas.documents]


def test_escaped_json_is_the_same_data_without_markup() -> None:
    """What could end a script is escaped, and reads back the same."""
    text = json.dumps({"a": "</script><!--&\u2028\u2029"}, ensure_ascii=False)
    escaped = escape_json(text)
    assert not set("<>&\u2028\u2029") & set(escaped)
    assert json.loads(escaped) == json.loads(text)


def test_online_tiles_come_only_when_asked_for(atlas: Atlas, html: str) -> None:
    """A page made with tiles may load images from that one host, and says whose they are."""
    assert "tiles" not in payload(html)
    text = render_page(atlas, options=PageOptions(tiles="OpenStreetMap.Mapnik"))
    assert "img-src data: https://tile.openstreetmap.org" in unescape(text)
    assert "OpenStreetMap" in payload(text)["tiles"]["attribution"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "said"), [("OpenStreetMapnik", "did you mean"), ("Thunderforest.Landscape", "key")]
)
def test_unknown_tiles_are_refused_by_name(atlas: Atlas, name: str, said: str) -> None:
    """A misspelt provider is answered with the nearest one."""
    with pytest.raises(OptionError, match=said):
        render_page(atlas, options=PageOptions(tiles=name))
