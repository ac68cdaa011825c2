"""Which place a name means, by which rule, and what is left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gazetteer.match import find_matches
from gazetteer.model import Kind, Mention, Segment, Zone
from gazetteer.resolve import resolve_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer

    Read = Callable[..., tuple[Mention, ...]]

MARK = re.compile(r"\{([^:{}]+):([^{}]*)\}")


def unmark(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Split ``{Martuni:martuni-nk}`` into the text and (start, end, id) of its names."""
    text, names, here = "", [], 0
    for found in MARK.finditer(line):
        text += line[here : found.start()]
        names.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        here = found.end()
    return text + line[here:], names


CASES = [
    "The Julfa bridge leads to {Jolfa:jolfa-ir} in {Iran:iran}.",
    "{Astara:astara-ir}, {Iran:iran}, faces {Astara:astara-az}, {Azerbaijan:azerbaijan}.",
    "In {Nagorno-Karabakh:nagorno-karabakh}, shells fell on {Martuni:martuni-nk} and Martakert.",
    "{Agarak:agarak}, near Meghri, has a crossing to {Iran:iran}.",
    "Voters in {Georgia:georgia-us} and Florida went to the polls.",
    "The Republican governor of {Georgia:georgia-us} spoke in Atlanta.",
    "The president of {Georgia:georgia} spoke in Tbilisi.",
    "{Georgia:georgia}'s parliament ignored warnings from {Washington:washington-dc}.",
    "Sen. Jon Ossoff (D-{Ga.:georgia-us}) wrote the letter.",
    "{Western Azerbaijan:western-azerbaijan} is what Baku calls {Armenia:armenia}.",
    "The so-called “{Western Azerbaijan:western-azerbaijan}” community wants to return to Armenia.",
    "Drought struck {western Azerbaijan:western-azerbaijan-part}, around Ganja.",
    "Aliyev received Erdogan in {Nakhchivan:nakhchivan} on Monday.",
    "A corridor would connect Azerbaijan with {Nakhchivan:nakhchivan-ar}.",
    "The exclave of {Nakhchivan:nakhchivan-ar} has no land link to Baku.",
    "He landed at the airport of {Nakhchivan:nakhchivan}.",
    "The town of {Lachin:lachin} was renamed in 1923.",
    "Trucks drove along the {Lachin corridor:lachin-corridor}.",
    "{Niger:niger} expelled the ambassador.",
    "Snow covered the slopes of {Ararat:mount-ararat}.",
    "{New York:new-york-city} hosts the United Nations.",
    "Journalists in {Stepanakert:stepanakert} (Az: {Khankendi:stepanakert}) agreed.",
    "{NK:nagorno-karabakh}, that is {Nagorno-Karabakh:nagorno-karabakh}, was cut off.",
    "They want to join the {West:the-west}.",
    "He moved from {Rome:}, {Georgia:georgia-us}, to Ohio.",
    "In {Georgia:georgia} I met a man from {Rome:}, {Georgia:georgia-us}, and his son.",
    "She was born in {Moscow:}, {Ohio:ohio}.",
    "In {Athens:athens}, {Georgia:georgia} beat Greece.",
]


@pytest.mark.parametrize("marked", CASES)
def test_the_sentence_tells_which_place_is_meant(marked: str, read: Read) -> None:
    """Containers, feature words, neighbours and topics settle names that several bear."""
    text, names = unmark(marked)
    mentions = {(m.start, m.end): m for m in read(text) if m.kind is not Kind.BORDER}
    for start, end, place_id in names:
        assert mentions[start, end].place_id == place_id, mentions[start, end]


@pytest.mark.parametrize(
    "text",
    [
        "Ganja lies west of Baku.",
        "They drove west.",
        "The West Bank was quiet.",
        "The NK cells are part of the immune system.",
        "Do it in MI or ME.",
    ],
)
def test_a_name_that_needs_support_is_no_mention_without_it(text: str, read: Read) -> None:
    """Directions, abbreviations and words are not places by themselves."""
    unwanted = {"the-west", "nagorno-karabakh", "michigan", "maine"}
    assert not unwanted & {m.place_id for m in read(text)}


def test_a_resolved_mention_names_its_rule_and_what_it_beat(read: Read) -> None:
    """A reader can ask why, and what else it might have been."""
    mention = next(m for m in read("The president of Georgia spoke.") if m.text == "Georgia")
    assert mention.resolution_rule
    assert set(mention.candidates) >= {"georgia", "georgia-us"}
    assert [one.place_id for one in mention.beaten] == ["georgia-us"]


def test_what_cannot_be_settled_is_reported_and_not_guessed(read: Read) -> None:
    """Two villages of one name, and no word about which."""
    mention = next(m for m in read("He grew up in Jrashen.") if m.text == "Jrashen")
    assert mention.place_id == ""
    assert mention.resolution_rule == "ambiguous"
    assert len(mention.beaten) >= 2


def test_a_name_keeps_its_sense_in_a_document(read: Read) -> None:
    """Once a Martuni is settled, the next one is the same."""
    first = "Martuni in Nagorno-Karabakh was shelled."
    second = "People fled Martuni at night."
    text = f"{first} {second}"
    cuts = [(0, len(first)), (len(first) + 1, len(text))]
    found = [m for m in read(text, sentences=cuts) if m.text == "Martuni"]
    assert [m.place_id for m in found] == ["martuni-nk", "martuni-nk"]


def test_what_the_caller_knows_of_the_document_counts(curated: Gazetteer) -> None:
    """A document that is known to be about Armenia means Armenia's Martuni."""
    text = "Martuni has a market."
    segments = (Segment(0, len(text), Zone.BODY, ((0, len(text)),)),)
    matches = find_matches(text, curated)
    (mention,) = resolve_mentions(text, matches, curated, segments, document_countries=["AM"])
    assert mention.place_id == "martuni-armenia"


def test_a_demonym_carries_its_country(read: Read) -> None:
    """Adjectives and nouns of people are reported apart, with the country's id."""
    mention = read("Armenian officials agreed.")[0]
    assert (mention.kind, mention.place_id) == (Kind.DEMONYM, "armenia")


def test_a_river_is_not_the_country_of_its_name(read: Read) -> None:
    """On the Niger, in Niger: two things."""
    assert not any(m.place_id == "niger" for m in read("Boats drift down the Niger."))
