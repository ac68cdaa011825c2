"""Names that count only with support: "West", "NK", "Mich.", words that are also places. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import table, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.model import Place
    from gazetteer.scene import Scene

_R = "resolve_en"
_PARTIES = frozenset({"d", "r", "i", "ind"})
_DASHES = frozenset("-–—‑")
_ACRONYM = 5
_FAR = 40
_BLOC_PREPOSITIONS = words(_R, "mode", "before_bloc")


def support_rule(  # noqa: PLR0911 - one answer a line
    sentence: Sentence,
    at: int,
    place_ids: Sequence[str],
    names: Mapping[int, tuple[str, ...]],
    scene: Scene,
) -> str:
    """Return the rule that supports a context-only name; empty where none does."""
    places = [scene.gazetteer.places[one] for one in place_ids]
    if any(place.feature_class == "L" and not place.country_codes for place in places):
        return _bloc(sentence, at)
    name = sentence.tokens[at]
    before = sentence.token(at - 1)
    if before.text in _DASHES and sentence.token(at - 2).low in _PARTIES:
        return "after-a-party-mark"
    beside = sentence.token(at - 2)
    if before.text == "," and beside.is_name and _inside(names.get(at - 2, ()), place_ids, scene):
        return "containment"
    short = len(name.text.rstrip(".")) <= _ACRONYM and name.text.rstrip(".")[-1:].isupper()
    if any(place.place_id in scene.present for place in places):
        return "full-name-in-the-document"
    us_state = any(place.country_codes == ("US",) for place in places)
    if short or us_state or name.text.endswith("."):
        return ""
    features = table(_R)["features"]
    if sentence.token(at + 1).low in features or (before.low == "of" and beside.low in features):
        return "feature-word"
    if _has_company(sentence, at, places, names, scene):
        return "company"
    if _has_setting(sentence, at, places):
        return "setting"
    about = any(scene.countries[code] for place in places for code in place.country_codes)
    placed = before.low in words("embedded", "place_words")
    inside = at != sentence.first_word() and before.text not in {":", "“", '"', "—"}
    if about and (placed or inside):
        return "country-of-the-document"
    return "preposition-of-place" if placed and not scene.present else ""


def _has_company(
    sentence: Sentence,
    at: int,
    places: Sequence[Place],
    names: Mapping[int, tuple[str, ...]],
    scene: Scene,
) -> bool:
    """Tell whether the name is listed with a place of the same country ("Sus and Zabukh")."""
    countries = {code for place in places for code in place.country_codes}
    for step in (2, 3, -2, -3):
        between = sentence.tokens[min(at, at + step) + 1 : max(at, at + step)]
        listed = between and all(token.low in {",", "and"} for token in between)
        for one in names.get(at + step, ()) if listed else ():
            place = scene.gazetteer.places[one]
            if not place.is_country and countries & set(place.country_codes):
                return True
    return False


def _has_setting(sentence: Sentence, at: int, places: Sequence[Place]) -> bool:
    """Tell whether two words of the sentence go with a mountain or a river of this name."""
    near = sentence.tokens[max(0, at - _FAR) : at + _FAR]
    lows = {token.low for token in near if not token.is_name}
    classes = {place.feature_class for place in places} & {"T", "H"}
    return any(len(lows & words(_R, "settings", one)) > 1 for one in classes)


def _bloc(sentence: Sentence, at: int) -> str:
    """``the West`` is the bloc; ``west of``, ``the West Bank``, ``West Germany`` are not."""
    name, before, after = sentence.tokens[at], sentence.token(at - 1), sentence.token(at + 1)
    if " " in name.text:
        return ""
    if name.low == "east" and "west" not in {
        token.low for token in sentence.tokens[max(0, at - _FAR) : at + _FAR]
    }:
        return ""
    if not name.is_capital or after.low in words(_R, "mode", "west_not"):
        return ""
    if after.is_capital and not name.text.isupper() and after.text not in ".,;:":
        return ""
    if before.low in {"the", "collective", "global", "wider"} or before.low in _BLOC_PREPOSITIONS:
        return "name-of-the-bloc"
    glued = after.low in {"s", "’s", "'s", "’", "'"}
    non_latin = not name.text[0].isascii()
    return "name-of-the-bloc" if glued or non_latin or before.text in '“"«' else ""


def _inside(ids: Sequence[str], containers: Sequence[str], scene: Scene) -> bool:
    """Tell whether a place of ``ids`` lies in one of the containers."""
    return any(
        container in scene.gazetteer.ancestors(one)
        or scene.gazetteer.places[one].country_codes
        == scene.gazetteer.places[container].country_codes
        for one in ids
        for container in containers
    )
