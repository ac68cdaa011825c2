"""Judge which names of towns count in a text, and which bearer is meant. Pure.

Each name is judged by its own sentence first; then lists and what the name meant
elsewhere in the text speak for those that are left. What only a sentence can tell is in
``worldwide.town_support``, what the text tells in ``worldwide.town_context``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.cues import words
from gazetteer.embedding.givennames import is_given
from gazetteer.english.whereabouts import ends_a_phrase_of_place
from gazetteer.fold import fold
from gazetteer.model import Zone
from gazetteer.resolving.scene import distance_km
from gazetteer.worldwide.town_context import Found, Surroundings
from gazetteer.worldwide.town_support import (
    dateline_rule,
    feature_rule,
    is_area,
    is_cased,
    is_part_of_longer,
    is_person_like,
    place_rule,
    uncased_rule,
)
from gazetteer.worldwide.towns import AREA, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer.context import Sentence
    from gazetteer.model import Place

#: Inhabitants from which on a town counts: where the text names its country, where a
#: preposition speaks for it, where a weak one does, and without anything.
_TOWN, _KNOWN, _LARGE, _HUGE = 200_000, 100_000, 500_000, 1_000_000
_SMALL = 20_000
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_FAR_FACTOR = 50  # so much larger a town is meant even in a text about another country
_SHORT = 4
_NEAR_KM = 250.0
_OTHER_SCRIPTS = "\u0370"
_TITLE = 0.7  # the share of capitals in a title
_LINKS_BETWEEN = 2  # ", and"
_LINKS = frozenset({",", "and", "or", "&", "–", "-", "to", "и", "und", "et", "y", "e", "ve", "və"})


class Judge(Surroundings):
    """One text: which of its towns count, and which bearer is meant."""

    def read(self, sentences: Sequence[Sentence]) -> list[Found]:
        """Return the names that count, in the order of the text."""
        found = [one for sentence in sentences for one in self._found(sentence)]
        persons = {one.key for one in found if one.person}
        for one in found:
            self._judge(one, persons)
        settled: dict[int, tuple[str, ...]] = {
            one.index: one.ids for one in found if len(one.ids) == 1
        }
        for one in [*found, *reversed(found)]:
            if not one.rule:
                self._in_company(one, settled, persons)
        self._carry(found, persons)
        return [one for one in found if one.rule]

    def _found(self, sentence: Sentence) -> Iterator[Found]:
        """Yield the towns of a sentence that are not a part of a longer name."""
        for index, at in sentence.at.items():
            span = self.spans[index]
            if span.town is None:
                continue
            person = is_person_like(sentence, at)
            if is_cased(span.town.text) and is_part_of_longer(sentence, at) and not person:
                continue
            bearers = (one for match in span.curated for one in match.place_ids)
            places = tuple(self.gazetteer.places[one] for one in bearers)
            longer = any(match.end - match.start < span.end - span.start for match in span.curated)
            key = fold(span.town.text).text
            yield Found(index, sentence, at, key, span.town.place_ids, places, longer,
                         person=person)  # fmt: skip

    def _judge(self, one: Found, persons: set[str]) -> None:
        """Set the rule and the bearers of a name, as far as its own sentence tells."""
        if one.person and is_part_of_longer(one.sentence, one.at):
            return
        inside, container = self.contained(one)
        if one.curated and not one.longer:
            self._instead(one, inside, container)
            return
        if is_area(one.sentence, one.at) and not inside:
            self._as_area(one)
            return
        feature = feature_rule(one.sentence, one.at)
        if inside and (feature or self._may_be_contained(one, persons)):
            one.ids, one.rule, one.container = inside, "containment", container
        elif feature:
            self._choose(one, feature, strong=False, least=_KNOWN)
        elif self._of_a_state(one, persons) or one.key in persons or one.longer:
            return
        elif self.level(one) is not Level.WORD:
            self._by_place(one)
        elif self._is_a_capital_word(one) and ends_a_phrase_of_place(one.sentence, one.at):
            self._choose(one, "preposition-of-place", strong=False, least=_KNOWN)

    def _is_a_capital_word(self, one: Found) -> bool:
        """Tell whether a word that is a town too is no given name, and never small here."""
        return not is_given(one.key) and one.sentence.tokens[one.at].low not in self.words

    def _as_area(self, one: Found) -> None:
        """``Katsina state``: an area that no table has, found as such (``Kent State`` is none)."""
        towns = tuple(town for town in one.towns if self.country(town) not in _ENGLISH)
        if towns and not one.longer and self.level(one) is not Level.WORD:
            one.towns = towns
            self._choose(one, AREA, strong=False, least=_KNOWN)

    def _of_a_state(self, one: Found, persons: set[str]) -> bool:
        """``to Savannah`` in a text about Georgia: the state's own town, word or not."""
        towns = [
            town for town in one.towns if (self.towns.places[town].parent or "") in self.states
        ]
        if not towns or one.longer or one.key in persons:
            return False
        if place_rule(one.sentence, one.at, self.language)[0]:
            one.ids, one.rule = (towns[0],), "state-of-the-text"
        return bool(one.rule)

    def _instead(
        self, one: Found, inside: tuple[str, ...], container: tuple[int, str] | None
    ) -> None:
        """Take a town for a curated one of its name where it is said to lie elsewhere."""
        if not inside:
            return
        towns = all(place.feature_class == "P" for place in one.curated)
        if towns or self._is_in_a_state(one, container):
            one.ids, one.rule, one.container = inside, "containment", container

    def _is_in_a_state(self, one: Found, container: tuple[int, str] | None) -> bool:
        """``Lebanon, Pa.``: a country's name with a state behind it that no list goes on."""
        sentence = one.sentence
        state = self.gazetteer.places.get(container[1]) if container else None
        if state is None or state.feature_code != "ADM1":
            return False
        first, second = sentence.token(one.at + 3), sentence.token(one.at + 4)
        if first.text == ",":
            first = second
        before = sentence.token(one.at - 1)
        listed = before.text == "," or before.low in {"and", "or"}
        return not listed and not first.is_name and first.low not in {"and", "or"}

    def _may_be_contained(self, one: Found, persons: set[str]) -> bool:
        """Tell whether a container behind a name speaks of the place, not of a person."""
        if one.key in persons:
            return False
        before = one.sentence.token(one.at - 1)
        person = self.level(one) is not Level.OWN
        listed = before.text in {",", "(", "—", "–"} or before.low in words(
            "english", "prepositions"
        )
        return (
            not person
            or listed
            or one.at == one.sentence.first_word()
            or place_rule(one.sentence, one.at, self.language)[0] != ""
        )

    def _by_place(self, one: Found) -> None:
        """Let prepositions, a dateline or mere size speak for a name of its own."""
        text = one.sentence.tokens[one.at].text
        if not is_cased(text):
            rule, strong = uncased_rule(one.sentence, one.at)
            if rule and len(one.key) > _SHORT:
                self._choose(one, rule, strong=False, least=_KNOWN if not strong else 0)
            return
        dateline = dateline_rule(self.text, one.sentence, one.at)
        if dateline:
            self._choose(one, dateline, strong=True)
            return
        rule, strong = place_rule(one.sentence, one.at, self.language_of(text))
        sure = strong and self.level(one) is Level.OWN and len(one.key) >= _SHORT
        if rule and not strong:  # small towns of English speakers are named after persons
            one.towns = tuple(
                town
                for town in one.towns
                if self.country(town) not in _ENGLISH or self.towns.population[town] >= _SMALL
            )
        if rule and one.towns:
            self._choose(one, rule, strong=False, least=_KNOWN if sure else _LARGE)
        elif not rule and self.level(one) is Level.OWN and len(one.key) > _SHORT:
            self._by_size(one)

    def _by_size(self, one: Found) -> None:
        """A large town whose name stands with a capital within a sentence."""
        sentence, before = one.sentence, one.sentence.token(one.at - 1)
        if one.at == sentence.first_word() or before.text in {
            ":",
            "“",
            '"',
            "‘",
            "«",
            "—",
            "–",
            ".",
        }:
            return
        if one.key[0] >= _OTHER_SCRIPTS or _is_title(sentence):
            return  # Киров and Пушкин are persons as well
        biggest = self.towns.population[one.towns[0]]
        country = self.towns.places[one.towns[0]].country_codes[0]
        if biggest >= _HUGE or (biggest >= _TOWN and country in self.countries):
            self._choose(one, "large-town", strong=False, least=_HUGE)

    def _choose(self, one: Found, rule: str, *, strong: bool, least: int = 0) -> None:
        """Choose among the bearers: the countries of the text, then size; set the rule.

        Without ``strong`` support a town must lie in a country that the text names, or
        have ``least`` inhabitants.
        """
        size = self.towns.population
        near = [town for town in one.towns if self.country(town) in self.countries]
        sentence = self.countries_of(one.sentence)
        here = [town for town in near if self.country(town) in sentence]
        biggest = one.towns[0]
        pool = here or near
        if pool and size[biggest] >= _FAR_FACTOR * size[pool[0]] and size[biggest] >= _LARGE:
            pool = []
        if not pool:
            if not strong and size[biggest] < max(least, 1):
                return
            pool = list(one.towns)
        elif not here and len({self.country(town) for town in pool}) > 1:
            most = max(self.countries[self.country(town)] for town in pool)
            pool = [town for town in pool if self.countries[self.country(town)] * 2 > most]
        if not strong and self.level(one) is Level.PERSON and not near and not here:
            return
        one.ids, one.rule = self.largest(pool), rule

    def _in_company(
        self, one: Found, settled: dict[int, tuple[str, ...]], persons: set[str]
    ) -> None:
        """``X and Y``: listed with a place of the same country or near it.

        A name that is also a person's or a word needs two such places in its list.
        """
        if one.curated or one.key in persons or not is_cased(one.sentence.tokens[one.at].text):
            return
        mates = [self.places_at(at, settled) for at in _list_around(one.sentence, one.at)]
        own = self.level(one) is Level.OWN and len(one.key) >= _SHORT
        fitting = [
            town
            for town in one.towns
            if sum(_is_mate(self.towns.places[town], places) for places in mates) > (not own)
        ]
        if fitting:
            one.ids, one.rule = self.largest(fitting), "company"
            if len(one.ids) == 1:
                settled[one.index] = one.ids

    def _carry(self, found: Sequence[Found], persons: set[str]) -> None:
        """What a name meant where it was supported it means in the rest of the text."""
        senses: dict[str, Found] = {}
        first: dict[str, int] = {}
        for one in found:
            if one.rule not in {"", AREA} and len(one.ids) == 1 and not one.longer:
                senses.setdefault(one.key, one)
            if one.sentence.zone is Zone.BODY:
                first.setdefault(one.key, one.index)
        for one in found:
            sense = senses.get(one.key)
            if sense is None or (one.rule and len(one.ids) == 1):
                continue
            introduced = first.get(one.key) == sense.index
            if self._is_again(one, persons, introduced=introduced):
                one.ids, one.rule = sense.ids, "one-sense-per-document"

    def _is_again(self, one: Found, persons: set[str], *, introduced: bool) -> bool:
        """Tell whether a name without support of its own is the town that was named before.

        A curated name stays itself unless the town of its name came first, and where its
        own land stands behind it.
        """
        if one.curated:
            said = self.said_containers(one)
            own = any(self.inside(place, land) for place in one.curated for land in said)
            return introduced and not own and not self._is_among_countries(one)
        level = self.level(one)
        if level is Level.WORD and one.at == one.sentence.first_word():
            return False
        return not (one.person and one.key in persons and level is not Level.OWN)

    def _is_among_countries(self, one: Found) -> bool:
        """Tell whether a country's name is listed with other countries."""
        if not any(place.is_country for place in one.curated):
            return False
        listed = [
            self.gazetteer.places[place_id]
            for at in _list_around(one.sentence, one.at)
            for match in self.spans[at].curated
            for place_id in match.place_ids
        ]
        return any(place.is_country for place in listed)


def _list_around(sentence: Sentence, at: int) -> list[int]:
    """Give the numbers of the names that a list joins to a name: "X, Y and Z"."""
    found: list[int] = []
    for step in (1, -1):
        here, links = at + step, 0
        while links <= _LINKS_BETWEEN:
            token = sentence.token(here)
            if token.is_name:
                found.append(token.name)
                links = 0
            elif token.low in _LINKS:
                links += 1
            else:
                break
            here += step
    return found


def _is_mate(town: Place, others: Sequence[Place]) -> bool:
    """Tell whether a town lies in the country of a place, or near it."""
    for other in others:
        if set(town.country_codes) & set(other.country_codes):
            return True
        if town.position and other.position:
            return distance_km(town.position, other.position) < _NEAR_KM
    return False


def _is_title(sentence: Sentence) -> bool:
    """Tell whether a sentence is written with capitals like a title."""
    long = [token for token in sentence.tokens if token.is_word and len(token.text) >= _SHORT]
    return len(long) > 1 and sum(token.is_capital for token in long) > _TITLE * len(long)
