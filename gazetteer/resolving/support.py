"""Names that count only with support: "West", "NK", "Mich.", words that are also places. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import table, words
from gazetteer.english.grammar import SPEECH
from gazetteer.english.whereabouts import ends_a_phrase_of_place
from gazetteer.resolving.placing import STRONG, placing
from gazetteer.resolving.rules import has_article, predicate
from gazetteer.resolving.statetowns import after_party

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazetteer.context import Sentence
    from gazetteer.model import Place
    from gazetteer.resolving.scene import Scene

_R = "resolve_en"
_ACRONYM = 5
_FAR = 40
_GEORGIAN_BLOC = ("თმა", "თს", "თთან", "თისგან", "თისთვის", "თი")  # not "in the west of"
_LISTING = frozenset({",", "and", "и", "və", "ve", "և", "եւ", "და", "و", "،"})
_MONDAY = "دوشنبه"
_PERSIAN_DAY = frozenset({"روز", "صبح", "عصر", "ظهر", "شب", "بامداد", "شامگاه"})
_PERSIAN_CITY = frozenset({"شهر", "پایتخت", "به"})
_BLOC_PREPOSITIONS = words(_R, "mode", "before_bloc")


def support_rule(
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
    if _is_monday(sentence, at):
        return ""
    name = sentence.tokens[at]
    before = sentence.token(at - 1)
    if after_party(sentence, at):
        return "after-a-party-mark"
    beside = sentence.token(at - 2)
    if before.text == "," and beside.is_name and _inside(names.get(at - 2, ()), place_ids, scene):
        return "containment"
    short = len(name.text.rstrip(".")) <= _ACRONYM and name.text.rstrip(".")[-1:].isupper()
    if any(place.place_id in scene.present for place in places):
        return "full-name-in-the-document"
    us_state = any(place.country_codes == ("US",) for place in places)
    if us_state or name.text.endswith("."):
        return ""
    if short:
        return _abbreviation(sentence, at, places, names, scene)
    return _around(sentence, at, places, names, scene)


def _abbreviation(
    sentence: Sentence,
    at: int,
    places: Sequence[Place],
    names: Mapping[int, tuple[str, ...]],
    scene: Scene,
) -> str:
    """Return the rule that supports an abbreviation ("the CAR", "KRG", "TAP")."""
    if _has_setting(sentence, at, places):
        return "setting"
    at_home = _is_at_home(sentence, at, places, names, scene)
    return "places-of-it-in-the-document" if at_home else ""


def _around(
    sentence: Sentence,
    at: int,
    places: Sequence[Place],
    names: Mapping[int, tuple[str, ...]],
    scene: Scene,
) -> str:
    """Return the rule by which the words around a name, or the document, support it."""
    before = sentence.token(at - 1)
    beside = sentence.token(at - 2)
    features = table(_R)["features"]
    if sentence.token(at + 1).low in features or (before.low == "of" and beside.low in features):
        return "feature-word"
    if predicate(sentence, at):
        return "feature-word"
    if _is_river(sentence, at, places):
        return "article-of-a-river"
    if _has_company(sentence, at, places, names, scene):
        return "company"
    if _has_setting(sentence, at, places):
        return "setting"
    about = any(scene.countries[code] for place in places for code in place.country_codes)
    stands = placing(sentence, at)
    towns = any(place.feature_class == "P" for place in places)
    if stands == STRONG or (towns and ends_a_phrase_of_place(sentence, at)):
        return "preposition-of-place"
    placed = before.low in words("embedded", "place_words") or bool(stands)
    opens = at == sentence.first_word() or before.text in {":", "“", '"', "—"}
    inside = sentence.tokens[at].is_capital and not opens
    if about and (placed or inside):
        return "country-of-the-document"
    return "preposition-of-place" if placed and not scene.present else ""


def _is_river(sentence: Sentence, at: int, places: Sequence[Place]) -> bool:
    """``into the Amazon``, but not ``the Amazon warehouse`` nor ``the Don said``."""
    water = any(place.feature_class == "H" for place in places)
    return water and has_article(sentence, at) and sentence.token(at + 1).low not in SPEECH


def _is_monday(sentence: Sentence, at: int) -> bool:
    """Tell whether the Persian name of Dushanbe is the weekday: after "day", before a date."""
    if sentence.tokens[at].text != _MONDAY:
        return False
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    city = before.text in _PERSIAN_CITY
    return not city and (before.text in _PERSIAN_DAY or after.text.isdigit())


def _is_at_home(
    sentence: Sentence,
    at: int,
    places: Sequence[Place],
    names: Mapping[int, tuple[str, ...]],
    scene: Scene,
) -> bool:
    """Tell whether an abbreviation ("the CAR", "KRG") stands where its place may be meant.

    A place of the same country is in the document, or a country is listed beside it.
    """
    if sentence.token(at - 1).low != "the":
        return False
    own = {place.place_id for place in places}
    if any(scene.places_in(code, own) for place in places for code in place.country_codes):
        return True
    joined = sentence.token(at - 2).low == "and" or sentence.token(at + 1).low == "and"
    beside = (at - 3, at - 4, at + 2, at + 3)
    listed = {one for index in beside for one in names.get(index, ())}
    return joined and any(scene.gazetteer.places[one].is_country for one in listed)


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
        listed = between and all(token.low in _LISTING for token in between)
        for one in names.get(at + step, ()) if listed else ():
            place = scene.gazetteer.places[one]
            if not place.is_country and countries & set(place.country_codes):
                return True
    return False


def _has_setting(sentence: Sentence, at: int, places: Sequence[Place]) -> bool:
    """Tell whether two words of the sentence go with a mountain, river or line of this name."""
    near = sentence.tokens[max(0, at - _FAR) : at + _FAR]
    lows = {token.low for token in near if not token.is_name}
    classes = {place.feature_class for place in places} & {"T", "H", "R"}
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
    if name.low.startswith("დასავლეთ"):
        plain = not before.low.endswith(("ს", "დან"))
        return "name-of-the-bloc" if plain and name.low.endswith(_GEORGIAN_BLOC) else ""
    if not name.is_capital or after.low in words(_R, "mode", "west_not"):
        return ""
    if after.is_capital and not name.text.isupper() and after.text not in ".,;:":
        return ""
    if before.low in {"the", "collective", "global", "wider"} or before.low in _BLOC_PREPOSITIONS:
        return "name-of-the-bloc"
    glued = after.low in {"s", "’s", "'s", "’", "'"}
    non_latin = not name.text.isascii()
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
