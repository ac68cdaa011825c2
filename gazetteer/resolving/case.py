"""One name to resolve, as the rules see it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer.context import Sentence
    from gazetteer.model import Place
    from gazetteer.resolving.scene import Scene


@dataclass(frozen=True, slots=True)
class Case:
    """One name to resolve: where it stands, and what is known around it.

    ``sense`` is what the same name means elsewhere in the document, empty if unknown.
    """

    sentence: Sentence
    number: int  # of the sentence in the document
    at: int
    candidates: tuple[Place, ...]
    near_names: Mapping[int, tuple[str, ...]]  # token index -> ids of the other names
    scene: Scene
    sense: str = ""

    @property
    def text(self) -> str:
        """The name as it is written."""
        return self.sentence.tokens[self.at].text

    @property
    def is_town_and_land(self) -> bool:
        """Tell whether the candidates are a town and the land that it lies in."""
        return self.seat_in_land is not None

    @property
    def seat_in_land(self) -> Place | None:
        """The candidate that is a town inside another candidate that is a land."""
        lands = {rival.place_id for rival in self.candidates if rival.feature_class == "A"}
        ancestors = self.scene.gazetteer.ancestors
        return next(
            (
                rival
                for rival in self.candidates
                if rival.feature_class == "P" and lands.intersection(ancestors(rival.place_id))
            ),
            None,
        )
