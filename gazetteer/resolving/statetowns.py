"""Towns of a state that share a name with a greater one: ``Athens, Georgia``. Pure.

The state stands behind the town, or the whole text is about the state: then ``Rome`` and
``a town called Vienna`` are its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.cues import table
from gazetteer.english.grammar import finite_after
from gazetteer.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model import Mention, Place

_HOME = 4  # places of a state that make a text one about the state
_NAMED = frozenset({"called", "named"})
_DASHES = frozenset("-–—‑")
_PARTIES = frozenset({"d", "r", "i", "ind"})
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


def after_party(sentence: Sentence, at: int) -> bool:
    """Tell whether a state only says whose senator somebody is (``D-N.H.``)."""
    mark, party = sentence.token(at - 1), sentence.token(at - 2)
    return mark.text in _DASHES and party.low in _PARTIES


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


def at_home(
    sentences: Sequence[Sentence], mentions: Mapping[int, Mention], gazetteer: Gazetteer
) -> dict[int, Mention]:
    """Return anew the towns that a text about one state means as the state's own.

    Such a town bears the name of a place abroad; either a phrase says that it is another
    ("a town called Vienna", "a Dublin"), or nothing else of that country is in the text.
    """
    state = _home(mentions, gazetteer)
    if not state:
        return {}
    abroad = Counter(
        code
        for one in {mention.place_id for mention in mentions.values() if mention.place_id}
        for code in gazetteer.places[one].country_codes
    )
    found: dict[int, Mention] = {}
    for sentence in sentences:
        for name, at in sentence.at.items():
            mention = mentions.get(name)
            place = gazetteer.places.get(mention.place_id) if mention else None
            if mention is None or place is None or place.feature_class != "P":
                continue
            if "US" in place.country_codes or not _bears(state, mention.text, gazetteer):
                continue
            alone = all(abroad[code] == 1 for code in place.country_codes)
            if alone or _is_another(sentence, at):
                found[name] = _of_the_state(mention, state, gazetteer)
    return found


def _home(mentions: Mapping[int, Mention], gazetteer: Gazetteer) -> str:
    """Give the state that a text is about: named again and again, and more than any land."""
    times = Counter((one.place_id, one.text.lower()) for one in mentions.values() if one.place_id)
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (place_id, name), number in times.items():
        place = gazetteer.places[place_id]
        if place.country_codes != ("US",):
            others[place.country_codes[0] if place.country_codes else ""] += number
            continue
        within = (place_id, *gazetteer.ancestors(place_id))
        state = next((one for one in within if _is_state(gazetteer.places.get(one))), "")
        counts[state or _known_for(name)] += number
    counts.pop("", None)
    if not counts:
        return ""
    state, number = counts.most_common(1)[0]
    return state if number >= _HOME and number > max([*others.values(), 0]) else ""


def _known_for(name: str) -> str:
    """Give the state that a town of the United States is listed with."""
    listed: dict[str, str] = table("resolve_en")["towns_of_states"]
    return next((state for state, towns in listed.items() if name in towns.split()), "")


def _is_state(place: Place | None) -> bool:
    """Tell whether a place is a state whose towns are named after others."""
    return bool(place and place.feature_code == "ADM1" and place.country_codes == ("US",))


def _is_another(sentence: Sentence, at: int) -> bool:
    """``a town called X``, ``a Dublin with a parade``."""
    before = sentence.token(at - 1)
    return before.low in {"a", "an", "another"} or before.low in _NAMED


def _bears(state: str, name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a town of the state is known to bear a name."""
    listed: dict[str, str] = table("resolve_en")["towns_of_states"]
    return name.lower() in listed.get(state, "").split() or bool(_town(state, name, gazetteer))


def _town(state: str, name: str, gazetteer: Gazetteer) -> str:
    """Give the town of a name in a state, of those that lie under the tables."""
    if gazetteer.towns is None:
        return ""
    for one, names in gazetteer.towns.names.items():
        inside = gazetteer.towns.places[one].parent == state
        if inside and any(own.name.lower() == name.lower() for own in names):
            return one
    return ""


def _of_the_state(mention: Mention, state: str, gazetteer: Gazetteer) -> Mention:
    """Make the mention of the state's own town; without a place where it is not known."""
    town = _town(state, mention.text, gazetteer)
    return replace(
        mention, place_id=town, resolution_rule="town-of-the-state-of-the-document",
        certainty=Certainty.LESS_CERTAIN if town else Certainty.UNCERTAIN,
        candidates=(*mention.candidates, town) if town else mention.candidates,
    )  # fmt: skip
