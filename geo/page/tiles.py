"""Online tiles, only for those who ask: one provider by its ``xyzservices`` name."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import urlsplit

from geo.errors import OptionError


@dataclass(frozen=True, slots=True)
class TileSource:
    """What Leaflet needs to ask for tiles: ``url`` with {z}, {x}, {y} and perhaps {s}."""

    url: str
    attribution: str
    max_zoom: int
    subdomains: str

    @property
    def origin(self) -> str:
        """The origin that the page's policy must allow; ``*`` stands for a subdomain."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def find_tiles(name: str) -> TileSource:
    """The tiles of a provider by its name (``OpenStreetMap.Mapnik``).

    Raises:
        OptionError: The name is not known, or the provider wants a key of one's own.
    """
    from xyzservices import providers  # type: ignore[import-untyped]

    try:
        found = providers.query_name(name)
    except ValueError:
        known = sorted(providers.flatten())
        near = get_close_matches(name, known, n=1, cutoff=0.3) or ["OpenStreetMap.Mapnik"]
        message = f"{name!r} is not a known provider of tiles; did you mean {near[0]!r}?"
        raise OptionError(message) from None
    if found.requires_token():
        raise OptionError(f"the tiles of {found.name} want a key of your own; choose others")
    return TileSource(
        url=found.build_url(x="{x}", y="{y}", z="{z}", fill_subdomain=False),
        attribution=found.attribution,
        max_zoom=int(found.get("max_zoom", 18)),
        subdomains="".join(found.get("subdomains", "abc")),
    )
