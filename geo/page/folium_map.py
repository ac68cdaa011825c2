"""The page as a Folium map: a map object like any other, to which layers can be added.

Folium treats what it is given as templates, so nothing that comes from a document passes
through it: the payload, the page and the scripts are put in as they are.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import folium
import jinja2
from branca.element import Element, Figure

from geo.page import assets
from geo.page.options import PageOptions, options_of
from geo.page.payload import build_payload
from geo.page.policy import page_policy, page_when
from geo.page.security import content_policy, escape_json
from geo.page.tiles import find_tiles
from geo.page.words import direction, say, words_of

if TYPE_CHECKING:
    from geo.atlas import Atlas

NOTEBOOK_HEIGHT = "640px"


class Verbatim(Element):
    """Text that reaches the page as it is: never read as a template."""

    def __init__(self, text: str) -> None:
        """Hold the text."""
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:  # noqa: ANN401 - the signature of branca
        """Return the text."""
        return self.text


class AtlasFigure(Figure):
    """The document around the map: language, title, and a policy that forbids requests."""

    def __init__(
        self,
        *,
        title: str,
        language: str,
        description: str,
        images: str = "",
        address: str = "",
        file: str = "map.html",
    ) -> None:
        """Open a document in a language; ``images`` is an origin that it may load images from.

        ``address`` is where the output will be published, and ``file`` the name of this
        page there: with them, sites that show links find its picture and its embedding code.
        """
        super().__init__(height=NOTEBOOK_HEIGHT, title=title)
        self.language = language
        self.description = description
        self.images = images
        self.address = address.rstrip("/")
        self.file = file
        self.header.add_child(Element('<meta charset="utf-8">'), name="meta_http")

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - the signature of branca
        """Return the whole document; the same atlas gives the same text."""
        for child in self._children.values():
            child.render(**kwargs)
        header, body, script = (
            _joined(part, **kwargs) for part in (self.header, self.html, self.script)
        )
        is_plain = all(getattr(child, "is_plain", False) for child in self._children.values())
        return _template("document.html").render(
            language=self.language,
            direction=direction(self.language),
            title=self.title,
            description=self.description,
            address=self.address,
            file=self.file,
            policy=content_policy(header, script, images=self.images) if is_plain else "",
            header=header,
            body=body,
            script=script,
        )


class AtlasMap(folium.Map):
    """The map of an atlas. Add Folium layers and plugins to it as to any ``folium.Map``.

    What is added may ask for files from the network (most plugins do); the page's
    content security policy is left out then.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - as Folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - as Folium declares it

    def __init__(self, atlas: Atlas, *, options: PageOptions | None = None) -> None:
        """Lay the atlas out; ``options`` are those of the atlas unless given."""
        west, south, east, north = atlas.bbox
        super().__init__(location=[(south + north) / 2, (west + east) / 2], tiles=None)
        chosen = options or options_of(atlas)
        data = to_json(build_payload(atlas, chosen))
        self._id = hashlib.sha256(data.encode()).hexdigest()[:12]
        self._name = "Atlas"
        self._embed = chosen.embed
        self._page = _page(atlas, chosen, self.get_name())
        self._data = f'<script type="application/json" id="atlas">{escape_json(data)}</script>'
        words = words_of(chosen.language)
        figure = AtlasFigure(
            title=atlas.title,
            language=chosen.language,
            description=page_when(atlas, words, chosen.language),
            images=find_tiles(chosen.tiles).origin if chosen.tiles else "",
            address=atlas.options.url,
            file="embed.html" if chosen.embed else "map.html",
        )
        figure.add_child(self)

    @property
    def is_plain(self) -> bool:
        """Whether nothing was added to the map after it was made."""
        return not self._children

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - the signature of branca
        """Put the page's parts into the figure, then those of what was added."""
        figure, name = cast("AtlasFigure", self.get_root()), self.get_name()
        sheet = assets.stylesheet(images=not self.is_plain, embed=self._embed)
        style = f"<style>{sheet}</style>"
        library = f"<script>{assets.leaflet()}</script>"
        figure.header.add_child(Verbatim(style + library), name=name)
        figure.html.add_child(Verbatim(self._page + self._data), name=name)
        first = assets.EMBED if self._embed else assets.PAGE
        start = f'{assets.script(first)}var {name} = quotemap.start("{name}");\n'
        if not self.is_plain:
            start += _guest_script()
        figure.script.add_child(Verbatim(start), name=name)
        for child in self._children.values():
            child.render(**kwargs)
        return ""


def folium_map(atlas: Atlas, *, options: PageOptions | None = None) -> AtlasMap:
    """The page of an atlas as a Folium map."""
    return AtlasMap(atlas, options=options)


def to_json(payload: dict[str, Any]) -> str:
    """JSON with one record a line, so that a change of the map is seen in a diff."""
    parts = []
    for key, value in payload.items():
        if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
            lines = ",\n".join(_compact(item) for item in value)
            parts.append(f"{_compact(key)}:[\n{lines}\n]")
        elif key == "ground":
            parts.append(f"{_compact(key)}:{to_json(value)}")
        else:
            parts.append(f"{_compact(key)}:{_compact(value)}")
    return "{" + ",\n".join(parts) + "}"


def _compact(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _joined(part: Element, **kwargs: Any) -> str:  # noqa: ANN401 - the signature of branca
    return "\n".join(child.render(**kwargs) for child in part._children.values())  # noqa: SLF001


def _page(atlas: Atlas, options: PageOptions, map_id: str) -> str:
    words = words_of(options.language)
    return _template("skeleton.html").render(
        say=lambda key: say(words, key),
        title=atlas.title,
        when=page_when(atlas, words, options.language),
        policy=page_policy(atlas, words),
        reading=options.reading,
        embed=options.embed,
        map_id=map_id,
    )


def _guest_script() -> str:
    """What Folium's own markers and popups expect: pin images, and jQuery's first step."""
    pin = {
        "iconUrl": assets.leaflet_image("marker-icon.png"),
        "iconRetinaUrl": assets.leaflet_image("marker-icon-2x.png"),
        "shadowUrl": assets.leaflet_image("marker-shadow.png"),
    }
    return (
        'L.Icon.Default.imagePath = "";\n'
        f"L.Icon.Default.mergeOptions({_compact(pin)});\n"
        "window.$ ??= (markup) => {\n"
        '  const holder = document.createElement("template");\n'
        "  holder.innerHTML = markup.trim();\n"
        "  return [...holder.content.children];\n"
        "};\n"
    )


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(files(__package__).joinpath(name).read_text("utf-8"))
