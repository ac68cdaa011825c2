"""Lines that no longer hold: a layer of their own, off until a reader asks. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.borders import length_m
from geo.boundaries import boundary_policy, status_under
from geo.model import Group, Layer
from geo.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.gazetteer import Gazetteer
    from geo.basemap import Basemap
    from geo.options import Box
    from geo.scene import Facts

#: The layer's id.
HISTORICAL = "historical-lines"


def historical_layer(
    layers: Sequence[Layer],
    bbox: Box,
    *,
    gazetteer: Gazetteer,
    basemap: Basemap,
    boundaries: str = "de-jure",
    names: str = "both",
    language: str = "en",
) -> Layer:
    """The lines of old in a view: what no longer holds, without quotes, off until asked for.

    ``bbox`` is west, south, east, north in degrees. A line that ``layers`` draw already is
    left out, and one that the boundary policy draws as if it held.

    Raises:
        OptionError: there is no such boundary policy.
    """
    scene = Scene(gazetteer, basemap, names, language)
    policy, view = boundary_policy(boundaries), shapely.box(*bbox)
    drawn = {feature.place.place_id for layer in layers for feature in layer.features}
    features = []
    for line in basemap.named_lines:
        place = gazetteer.places.get(line.key)
        if not place or line.key in drawn or status_under(line, policy) != "historical":
            continue
        geometry = basemap.line(line.key)
        if geometry.intersects(view):
            facts: Facts = {
                "status": "historical",
                "length_m": round(length_m(geometry)),
                "valid_from": line.valid_from,
                "valid_to": line.valid_to,
                "source": line.source,
            }
            features.append(
                scene.feature(place, Group.BORDERS, (), geometry=geometry, properties=facts)
            )
    return Layer(HISTORICAL, Group.BORDERS, tuple(features))
