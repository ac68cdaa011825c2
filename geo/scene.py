"""A place becomes a feature: its title, its shape and what is said of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry import Point

from gazetteer.naming import display_name
from geo.areas import area_of
from geo.model import Feature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place
    from geo.basemap import Basemap
    from geo.model import Group, Quote

#: The finest detail of an outline, as a share of its extent.
OUTLINE_DETAIL = 1 / 2000

#: What a feature says of itself: flat, of JSON's types.
Facts = dict[str, str | int | float | bool | None]


class Scene:
    """What every builder needs to turn a place into a feature."""

    def __init__(self, gazetteer: Gazetteer, basemap: Basemap, names: str, language: str) -> None:
        """Take the naming policy and the language of titles (see ``gazetteer.naming``)."""
        self.gazetteer = gazetteer
        self.basemap = basemap
        self._naming = (names, language)
        self._shapes: dict[str, BaseGeometry | None] = {}

    def title(self, place: Place) -> str:
        """The place's name, or names, by the policy."""
        policy, language = self._naming
        return display_name(self.gazetteer, place.place_id, policy=policy, language=language)

    def shape(self, place: Place) -> BaseGeometry | None:
        """The place's area or line, else its point, else None."""
        if place.place_id not in self._shapes:
            shape = area_of(place, self.gazetteer, self.basemap) if place.geometry_ref else None
            if shape is None and place.position is not None:
                shape = Point(place.position)
            if shape is not None and "Polygon" in shape.geom_type:
                shape = _plain_outline(shape)
            self._shapes[place.place_id] = shape
        return self._shapes[place.place_id]

    def feature(
        self,
        place: Place,
        group: Group,
        quotes: Iterable[Quote],
        *,
        feature_id: str = "",
        geometry: BaseGeometry | None = None,
        title: str = "",
        properties: Mapping[str, str | int | float | bool | None] | None = None,
    ) -> Feature:
        """The place as a mark: its own id, shape and title unless others are given."""
        return Feature(
            feature_id=feature_id or place.place_id,
            place=place,
            title=title or self.title(place),
            group=group,
            geometry=geometry if geometry is not None else self.shape(place),
            quotes=tuple(quotes),
            properties={
                "feature_class": place.feature_class,
                "feature_code": place.feature_code,
                "country_codes": " ".join(place.country_codes),
                "certainty": str(place.certainty),
                "precision": str(place.location_precision),
                "accuracy_m": place.accuracy_m,
                "place_status": place.status,
                **(properties or {}),
            },
        )


def _plain_outline(shape: BaseGeometry) -> BaseGeometry:
    """An outline with no more detail than its width can show: Fiji stays, Russia's skerries go.

    The tolerance is 1/2000 of the extent, at most 0.05 degrees; borders keep every vertex.
    """
    west, south, east, north = shape.bounds
    tolerance = min(max(east - west, north - south) * OUTLINE_DETAIL, 0.05)
    return shapely.make_valid(shapely.simplify(shape, tolerance), method="structure")
