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
    "{Georgia:georgia} and Moldova applied to join.",
    "{Georgia:georgia-us}, Arizona and Nevada decide the vote.",
    "Interstate 75 crosses {Georgia:georgia-us} from Florida to Tennessee.",
    "The studio in {Georgia:georgia-us}, near Atlanta, has closed.",
    "U.S. aid to {Georgia:georgia} was cut by Washington.",
    "The U.S. Senate passed a bill on {Georgia:georgia} that Tbilisi condemned.",
    "Snow fell in upstate {New York:new-york-state}.",
    "Rebels hold towns in eastern {Congo:dr-congo}.",
    "{Congo:dr-congo}–Rwanda talks opened in Doha.",
    "Brazzaville is the seat of {Congo:republic-of-the-congo}, and Pointe-Noire its port.",
    "The DRC and the {CAR:central-african-republic} share a river.",
    "The {KRG:kurdistan-region} in Erbil paid no wages.",
    "Farmers in {Punjab:punjab-india} and Haryana marched on Delhi.",
    "Lahore is the capital of {Punjab:punjab-pakistan}.",
    "The {Julfa:julfa-az} gate on the Azerbaijani side was shut.",
    "Talin and {Agarak:agarak-aragatsotn} are in Aragatsotn.",
    "The Line 3 gas deliveries through {TAP:tap} fell to 20 million cubic metres.",
    "A corridor would link {mainland Azerbaijan:mainland-azerbaijan} with its exclave.",
    "На трассе через {Ларс:upper-lars} из Владикавказа стоят грузовики.",
    "В {Сюнике:syunik} ждали снега.",
    "In those days {Nakhchivan:nakhchivan} was a town with a mulberry garden.",
    "{Ararat:ararat-town} is a small town with a cement plant.",
    "The brook at {Agarak:agarak-aragatsotn}, near Talin, froze.",
    "Trucks queue at {Agarak:agarak} near Meghri.",
    "They slept in {Martuni:martuni-armenia} near Vardenis.",
    "{Nakhchivan:nakhchivan} the city has an airport.",
    "{Nakhchivan:nakhchivan-ar} the republic has an assembly.",
    "Invoices say {Georgia:georgia} (country) or {Georgia:georgia-us} (state).",
    "Some call it the country of {Georgia:georgia}.",
    "{Конго:dr-congo} и Руанда подписали мир.",
    "В штате {Джорджия:georgia-us} пересчитали голоса.",
    "He grew up in a village in {Nakhchivan:nakhchivan-ar}.",
    "{Washington:washington-state} and Oregon banned it.",
    "Storms hit Florida and Texas while {Washington:washington-dc} slept.",
    "They were baptised in the {Jordan:jordan-river}, near Jericho.",
    "The {Jordan:jordan} crossing is shut; {Jordan:jordan} says why.",
    "Президент посетил {Нахичевань:nakhchivan}.",
    "Поезд идёт из Баку в {Нахичевань:nakhchivan-ar} через Армению.",
    "Prezident {Naxçıvanda:nakhchivan} məktəb açıb.",
    "В Баку говорят о возвращении в {Западный Азербайджан:western-azerbaijan}.",
    "В провинции {Западный Азербайджан:west-azerbaijan-province} пострадал Хой.",
    "{Gazze:gaza-strip}'ye yardım girdi; {Gazze:gaza-city} şehri boşaltıldı.",
    "{Gazze:gaza-strip}'de ateşkes görüşülüyor.",
    "{Тунис:tunisia} и {Алжир:algeria} закрыли границу.",
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
        "The CAR INDUSTRY is booming in Chad.",
        "Turn on the TAP and wait.",
        "مقام‌ها روز دوشنبه در تبریز دیدار کردند.",
        "روز دوشنبه سفیر تاجیکستان آمد.",
        "Ларс Ульрих приехал с концертом.",
    ],
)
def test_a_name_that_needs_support_is_no_mention_without_it(text: str, read: Read) -> None:
    """Directions, abbreviations and words are not places by themselves."""
    unwanted = {"the-west", "nagorno-karabakh", "michigan", "maine", "tap", "dushanbe",
                "central-african-republic", "upper-lars"}  # fmt: skip
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It drains into the Uruguay, they say.", "Uruguay"),
        ("The Ohio rose by a metre.", "Ohio"),
        ("Boats went down the Chicago River.", "Chicago River"),
    ],
)
def test_a_river_is_not_the_land_of_its_name(text: str, name: str, read: Read) -> None:
    """The river is a place, which the gazetteer lacks."""
    (mention,) = [m for m in read(text) if m.kind is Kind.PLACE]
    assert (mention.text, mention.place_id) == (name, "")


@pytest.mark.parametrize("text", ["The Niger coup failed.", "The Niger-Benin border is shut."])
def test_an_article_before_a_noun_makes_no_river(text: str, read: Read) -> None:
    """There the country describes what follows."""
    assert "niger" in {m.place_id for m in read(text)}


def _in_sentences(text: str, read: Read) -> tuple[Mention, ...]:
    """Read a text whose sentences end with a full stop and a space."""
    ends = [found.end() for found in re.finditer(r"\.(?= |$)", text)]
    cuts = list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    return read(text, sentences=cuts)


DOCUMENTS = {
    "the first sentence says which, the others follow": """
From Rasht the road goes to {Astara:astara-ir}. From {Astara:astara-ir} a line runs on.
""",
    "what comes later settles what came before": """
The line ends at {Astara:astara-ir}. It comes from Rasht, in Iran's Gilan province.
Beyond {Astara:astara-ir} lies nothing yet.
""",
    "each phrase speaks for itself": """
{Astara:astara-az}, Azerbaijan, faces {Astara:astara-ir}, Iran.
""",
    "the whole document is about the state": """
{Georgia:georgia-us} has voted. Its governor signed the bill in Atlanta.
Sheriffs in {Georgia:georgia-us} complained.
""",
    "a list with states holds for itself only": """
{Georgia:georgia} raised its duty on wheat from Russia.
Growers in {Georgia:georgia-us}, Alabama and South Carolina lost their peaches.
""",
    "the other one is the other one": """
Growers in {Georgia:georgia-us}, near Atlanta and Macon, use the interstate.
Sheriffs in {Georgia:georgia-us} stop them. In the other {Georgia:georgia} they grow grapes.
""",
    "a country may have county courts, but it has embassies": """
{Georgia:georgia} marches. A county court freed some.
The embassy spoke of visas in Washington. {Georgia:georgia} waits.
""",
    "a full name that comes later supports the short one": """
Fighters left {NK:nagorno-karabakh}. Nagorno-Karabakh was cut off.
""",
    "towns of the state that the document is about": """
{Georgia:georgia-us} is hot in June. Atlanta is the capital of {Georgia:georgia-us}.
The sheriff of a county in {Georgia:georgia-us} drove to {Rome:} and to {Athens:}.
There is a town called {Vienna:}, where nobody has been to Austria.
""",
    "but not where their country is in the text as well": """
{Georgia:georgia-us} is hot in June. Atlanta is the capital of {Georgia:georgia-us}.
The governor of {Georgia:georgia-us} flew to {Rome:rome}, and on to Milan in Italy.
""",
}


@pytest.mark.parametrize("why", DOCUMENTS)
def test_a_document_settles_its_names_together(why: str, read: Read) -> None:
    """One sense a document, forwards and backwards, unless a phrase says otherwise."""
    text, names = unmark(" ".join(DOCUMENTS[why].split()))
    mentions = {(m.start, m.end): m for m in _in_sentences(text, read) if m.kind is Kind.PLACE}
    for start, end, place_id in names:
        assert mentions[start, end].place_id == place_id, mentions[start, end]
