"""Towns named with the state that they lie in: ``Athens, Georgia``, ``Paris, Texas``. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import table
from gazetteer.english import finite_after

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Place

_FEDERAL = frozenset({"US", "CA", "AU"})  # where a town is named with its state


def is_town_of(sentence: Sentence, at: int, state: str) -> bool:
    """Tell whether the name at ``at`` stands behind a town that the state is known for.

    Only states that share their name with a country need such a list. "In Athens, Georgia
    beat Greece" is a clause, and the country.
    """
    towns: dict[str, str] = table("resolve_en")["towns_of_states"]
    if sentence.token(at - 1).text != "," or state not in towns:
        return False
    return sentence.token(at - 2).low in towns[state].split() and not finite_after(sentence, at)


def elsewhere(
    sentence: Sentence,
    at: int,
    places: Sequence[Place],
    ids: Mapping[int, tuple[str, ...]],
    gazetteer: Gazetteer,
) -> bool:
    """Tell whether a town is said to lie in a state where no known town of its name lies."""
    behind = at + 2
    if sentence.token(at + 1).text != "," or not ids.get(behind):
        return False
    if any(place.feature_class != "P" for place in places):
        return False
    named = [gazetteer.places[one] for one in ids[behind]]
    states = [p for p in named if p.feature_code == "ADM1" and _FEDERAL & set(p.country_codes)]
    if not states or any(set(states[0].country_codes) & set(p.country_codes) for p in places):
        return False
    return len(states) == len(named) or is_town_of(sentence, behind, states[0].place_id)
