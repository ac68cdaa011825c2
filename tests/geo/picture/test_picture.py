"""The picture as a file: sizes, words for who cannot see it, the same bytes, any place."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from geo.build import build_atlas
from geo.options import LANGUAGES, AtlasOptions
from geo.picture import draw_picture, write_picture
from geo.picture.surround import alternative_text

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

    from geo.atlas import Atlas

SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"

#: Texts of other regions, and those that leave little or nothing to draw.
TEXTS = {
    "coast": "Trucks went from Accra to Lome. Ghana and Togo reopened their border. "
    "In Accra traders welcomed it. Nigeria has not decided. Lagos is crowded.\n",
    "world": "Talks were held in Tokyo, Nairobi, Buenos Aires, Sydney, London and New York. "
    "Delegates from Brazil and Canada met in Paris. A fire broke out in Auckland.\n",
    "town": "A fire broke out in Goris.\n",
    "nothing": "It rained, and nobody came to the meeting.\n",
    "signs": "<b>In Goris</b> & in $Kapan$ they $paid$ \x0b and ]]> left.\n",
}


@pytest.fixture(scope="module", params=TEXTS)
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas of one of the texts."""
    path: Path = tmp_path_factory.mktemp("texts") / f"{request.param}.txt"
    path.write_text(TEXTS[request.param], encoding="utf-8", newline="")
    return build_atlas([path], options=AtlasOptions(title="On $x^2$ & \x0b <b>y</b> ]]>"))


@pytest.fixture(scope="module", params=LANGUAGES)
def translated(request: pytest.FixtureRequest, root: Path) -> Atlas:
    """The seeds in each language of the interface."""
    return build_atlas([root / "seeds"], options=AtlasOptions(lang=request.param))


def texts_outside(figure: Figure) -> list[str]:
    """The texts that reach beyond the sheet or, inside the map, beyond its frame."""
    sheet = figure.bbox
    axes = figure.axes[0]
    frame = axes.get_window_extent()
    found = []
    for texts, box in ((figure.texts, sheet), (axes.texts, frame)):
        for text in texts:
            extent = text.get_window_extent()
            if not (
                box.x0 - 1 <= extent.x0
                and extent.x1 <= box.x1 + 1
                and box.y0 - 1 <= extent.y0
                and extent.y1 <= box.y1 + 1
            ):
                found.append(text.get_text())
    for legend in figure.legends:
        extent = legend.get_window_extent()
        if extent.x1 > sheet.x1 or extent.y0 < sheet.y0:
            found.append("legend")
    return found


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1200, 800)), (2.0, (2400, 1600))])
def test_sizes_and_words_of_the_png(atlas: Atlas, scale: float, size: tuple[int, int]) -> None:
    """1200 × 800 pixels or twice that, with the title and the alternative text inside."""
    image = Image.open(io.BytesIO(write_picture(atlas, "png", scale=scale)))
    assert image.size == size
    assert image.info["Title"] == atlas.title
    assert image.info["Description"] == alternative_text(atlas)


def test_the_svg_tells_what_it_shows(elsewhere: Atlas) -> None:
    """It is well-formed, whatever the title, and carries title and description."""
    root = ET.fromstring(write_picture(elsewhere, "svg"))  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text == "On $x^2$ & \ufffd <b>y</b> ]]>"
    assert description.text == alternative_text(elsewhere).replace("\x0b", "\ufffd")
    assert root.get("role") == "img"


def test_the_pdf_has_a_title_and_no_date(atlas: Atlas) -> None:
    """The properties hold title and subject; the clock leaves no trace."""
    content = write_picture(atlas, "pdf")
    assert content.startswith(b"%PDF-")
    assert b"/Title" in content
    assert b"/Subject" in content
    assert b"CreationDate" not in content


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_bytes_twice(atlas: Atlas, kind: str) -> None:
    """A second drawing, from the beginning, writes the same file."""
    once = write_picture(atlas, kind)
    write_picture(atlas, "png", scale=2.0)
    assert write_picture(atlas, kind) == once


def test_every_language_is_drawn_whole(translated: Atlas) -> None:
    """No letter is missing (a warning would fail), and no text leaves sheet or frame."""
    figure = draw_picture(translated)
    assert texts_outside(figure) == []
    (legend,) = figure.legends
    assert len(legend.get_texts()) <= 17
    inset = figure.axes[1].get_window_extent()
    assert legend.get_window_extent().y0 >= inset.y1


def test_other_regions_are_drawn_whole(elsewhere: Atlas) -> None:
    """A coast, the whole world, one town, nothing: a map with something on it, nothing cut."""
    figure = draw_picture(elsewhere)
    assert texts_outside(figure) == []
    pixels = np.asarray(Image.open(io.BytesIO(write_picture(elsewhere, "png"))).convert("RGB"))
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 20


def test_names_do_not_lie_on_each_other(atlas: Atlas) -> None:
    """No two upright names of the map overlap."""
    axes = draw_picture(atlas).axes[0]
    upright = [text for text in axes.texts if not text.get_rotation()]
    boxes = [text.get_window_extent() for text in upright]
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert not box.overlaps(other)


def test_a_title_is_no_formula(elsewhere: Atlas) -> None:
    """Two dollar signs in a title are dollar signs."""
    text = write_picture(elsewhere, "svg").decode()
    assert re.search(r">On \$x\^2\$ &amp; ", text)
