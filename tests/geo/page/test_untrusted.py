"""What others wrote is shown as text, wherever it comes from and wherever it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from gazetteer.model import MatchMode, Name
from geo.page import PageOptions, render_page

if TYPE_CHECKING:
    from pathlib import Path

    from geo.atlas import Atlas

pytestmark = pytest.mark.browser

#: Each would set ``window.hacked`` if it were read as markup, script or template.
EVIL = (
    '</script><script>window.hacked="script"</script>'
    "<img src=x onerror=\"window.hacked='image'\">"
    "${window.hacked='template'}{{ 7*7 }}{% raw %}"
    "'\"`;window.hacked='quote'//\u2028window.hacked='line'\u2029-->"
)


@pytest.fixture(scope="module")
def hostile(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose documents, names, titles, statuses, claims and addresses are hostile."""
    documents = tuple(
        replace(
            document,
            title=EVIL,
            author=EVIL,
            publisher=EVIL,
            url="javascript:window.hacked='link'" if at % 2 else f"https://example.org/?{EVIL}",
        )
        for at, document in enumerate(atlas.documents)
    )
    layers = tuple(
        replace(
            layer,
            title=EVIL if layer.title else "",
            features=tuple(
                replace(
                    feature,
                    title=f"{feature.title} {EVIL}",
                    place=replace(feature.place, status=EVIL, title=EVIL),
                    quotes=tuple(
                        replace(
                            quote,
                            text=quote.text[:-1] + EVIL,
                            end=quote.start + len(quote.text) - 1 + len(EVIL),
                        )
                        for quote in feature.quotes
                    ),
                    properties={
                        key: EVIL
                        if key in {"segment_title", "source", "border_source", "note"}
                        else value
                        for key, value in feature.properties.items()
                    },
                )
                for feature in layer.features
            ),
        )
        for layer in atlas.layers
    )
    claims = tuple(
        replace(claim, reason=EVIL, quantity=replace(claim.quantity, text=EVIL))
        for claim in atlas.claims
    )
    evil_name = Name(
        "yerevan",
        EVIL,
        "en",
        EVIL,
        "",
        EVIL,
        "",
        "",
        MatchMode.NEVER,
        preferred=True,
        source="",
        note="",
    )
    changed = replace(
        atlas,
        title=EVIL,
        documents=documents,
        layers=layers,
        claims=claims,
        gazetteer=_Names(atlas.gazetteer, evil_name),  # type: ignore[arg-type]
    )
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    path.write_text(
        render_page(changed, options=PageOptions(reading=True, quote_length=4000)), encoding="utf-8"
    )
    return path


class _Names:
    """The real gazetteer, with one more name for every place."""

    def __init__(self, real: Any, name: Name) -> None:  # noqa: ANN401 - any gazetteer
        self._real, self._name = real, name

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the gazetteer has it
        return getattr(self._real, name)

    def names_of(self, place_id: str) -> tuple[Name, ...]:
        """The names of the place, the hostile one first."""
        return (self._name, *self._real.names_of(place_id))


@pytest.mark.parametrize("bypass", [False, True])
def test_hostile_text_is_shown_and_never_run(visit: Any, hostile: Path, bypass: bool) -> None:  # noqa: ANN401, FBT001
    """Every place that shows text is opened; nothing runs, with the policy and without it."""
    opened = visit(hostile, bypass_csp=bypass)
    page = opened.page
    for key in ("lachin-corridor", "yerevan", "government:armenia", "border:armenia-azerbaijan"):
        page.evaluate("key => { location.hash = `place=${encodeURIComponent(key)}` }", key)
        page.wait_for_timeout(500)
        page.eval_on_selector_all("details", "all => all.forEach(node => { node.open = true })")
        assert "<img src=x" in page.inner_text("#panel-title")
        assert "{{ 7*7 }}" in page.inner_text("#panel-body")
    page.locator("[data-cite]").first.click()
    for tab in ("layers", "sources", "texts", "places"):
        page.click(f"#tab-{tab}")
    page.type("#search", "onerror")
    page.wait_for_selector("#suggestions [data-at]")
    page.hover('path[data-key="yerevan"]', force=True)
    assert page.evaluate("window.hacked") is None
    assert page.locator('img, a[href^="javascript"], script[src]').count() == 0
    assert opened.outside == []
    assert "<img src=x" in page.title()


def test_links_lead_to_the_web_only(visit: Any, hostile: Path) -> None:  # noqa: ANN401
    """An address of any other kind is no link."""
    page = visit(f"{hostile.as_uri()}#place=lachin-corridor").page
    targets = page.eval_on_selector_all("#panel a", "all => all.map(node => node.protocol)")
    assert set(targets) <= {"http:", "https:"}
