"""English phrases that make a name its place or its government, each beside its opposite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Usage, Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]

MARK = re.compile(r"\{([^:{}]+):([LM])\}")
LETTERS = {Usage.LITERAL: "L", Usage.METONYMIC: "M", None: "X"}


def check(marked: str, read: Read, *, zone: Zone = Zone.BODY) -> None:
    """Read a line whose names are marked ``{Baku:M}`` and compare each mark."""
    text, wanted, here = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[here : found.start()]
        wanted.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        here = found.end()
    text += marked[here:]
    mentions = {(m.start, m.end): m for m in read(text, zone=zone)}
    for start, end, letter in wanted:
        mention = mentions[start, end]
        assert LETTERS[mention.usage] == letter, (text, mention.text, mention.usage_rule)


@pytest.mark.parametrize(
    "marked",
    [
        "{Yerevan:L} is pink at sunset.",
        "{Argentina:L} is dry.",
        "{Lisbon:L} is a feast.",
        "{Syria:L} is my mother's kitchen.",
        "{Moldova:L} is boring.",
        "{Poland:L} was gone.",
        "{Warsaw:L} became a Russian town.",
        "{Oslo:M} became a Russian ally.",
        "{Tbilisi:L} felt different.",
        "{Baku:M} is stuck.",
        "{Georgia:M} is no longer a reliable partner.",
        "{Europe:M} remains divided over it.",
        "{Russia:M} sits on the fence.",
        "The key is {Ankara:M}.",
        "{Sweden:L} is straight ahead.",
        "{Japan:L} is two hours away by boat.",
        "{Japan:L} was cut off for a week.",
        "{Riga:L} is as medieval as it likes.",
        "{Rome:M} is as angry as before.",
        "The destination is {Russia:L}.",
        "The winner is {Russia:M}.",
        "{Berlin:L} was divided until 1989.",
        "{Sofia:L} looked small and sunny.",
        "{Minsk:L} is in ruins.",
        "{Canada:L} is the largest country of the continent.",
        "{Vietnam:L} is getting richer.",
        "{Bratislava:L} looks like {Vienna:L}.",
        "{Moscow:M} is silent.",
        "{Turkey:M} is eager to help.",
        "{Russia:M} is a hegemon.",
        "{Vienna:M} was pleased, {Rome:M} furious.",
        "{Warsaw:M} is in line to inherit the post.",
        "{Yerevan:M} looks west for help.",
        "{Armenia:M} is freezing its membership.",
        "{Japan:M} is a small buyer.",
        "{Japan:L} is a small country.",
        "{Greece:L} is in view.",
        "{Zambia:L} is short of water.",
        "{Zambia:M} is short of allies.",
        "{Oman:M} remains the only channel between {Tehran:M} and {Riyadh:M}.",
    ],
)
def test_a_copula_describes_a_place_or_somebody(marked: str, read: Read) -> None:
    """A bare adjective or a thing describes the place; a mood, a role or a deed its rulers."""
    check(marked, read)


@pytest.mark.parametrize(
    "marked",
    [
        "{Rome:L} wears you out.",
        "I had {Bulgaria:L} to myself.",
        "{Slovakia:L} accounts for a third of our sales.",
        "{Slovakia:M} accounts to nobody.",
        "{Aleppo:L} ran out of bread.",
        "{Damascus:M} ran out of patience.",
        "The lake is shared with {Albania:L}.",
        "The plan was agreed with {Albania:M}.",
        "Tariffs on {Europe:M} would follow.",
        "{Ghana:L} welcomed us with drums.",
        "{Moscow:M} promised us peace.",
        "{Moscow:M} has forgotten us.",
        "{Chile:L} runs for 4,000 kilometres along the sea.",
        "{Chile:M} runs the programme.",
        "{Muscat:L} makes a good base.",
        "{Muscat:M} makes a good mediator.",
        "{Iran:L} is one of the friendliest countries on earth.",
        "{Iran:M} is one of the signatories.",
        "{Vietnam:L} is long and thin.",
        "{Peru:L} is more than ruins.",
        "{Tehran:L} deserves more than a day.",
        "{Tehran:M} deserves an answer.",
        "The charm of {Tbilisi:L} is hard to explain.",
        "The choice of {Tbilisi:M} is hard to explain.",
        "I had dreamed of {Persia:L}.",
        "Goodbye, {Tbilisi:L}.",
        "Why {Armenia:L}?",
        "{Armenia:L} is Christian.",
        "{Reykjavik:L} feels like a village.",
        "{Reykjavik:M} feels like a loser.",
    ],
)
def test_what_travellers_say_of_a_place(marked: str, read: Read) -> None:
    """A place wears out, welcomes, makes a base; those who rule it promise, mediate, answer."""
    check(marked, read)


@pytest.mark.parametrize(
    "marked",
    [
        "{Chad:L} hosts 1.2 million refugees.",
        "{Oman:M} hosts the talks.",
        "{Jordan:L} hosts 600,000 Syrian refugees.",
        "{Sri Lanka:L} sees two storms a year.",
        "{Iran:M} sees an opening.",
        "{Ethiopia:L} has recorded 300 cases.",
        "{Moldova:L} grows apricots.",
        "{Kyiv:L} spent four hours in shelters.",
        "{Israel:M} received twelve missiles.",
        "{Syria:L} lost half its population.",
        "{Syria:M} lost an ally.",
        "{Pakistan:L} has 2,100 schools.",
        "{Ukraine:M} has more tanks than it can use.",
        "{Tehran:M} got what it wanted.",
        "{Tehran:L} got a new hospital.",
        "{Hanoi:M} has three options.",
        "{Egypt:L} depends on the river.",
        "{Egypt:M} depends on {Washington:M}.",
        "{Tbilisi:L} has changed since then.",
        "{Tbilisi:M} changed course.",
        "{Armenia:L} mourned its dead.",
        "{Moldova:L} went dark.",
        "{Moldova:M} went to court.",
        "{Cuba:L} lost power again.",
        "{Prague:M} has extended the permits.",
        "{Georgia:L} extends to the sea.",
        "{Armenia:L} grew by five per cent.",
        "{Croatia:L} costs more.",
    ],
)
def test_the_object_decides_about_a_neutral_verb(marked: str, read: Read) -> None:
    """People, weather, crops and hours befall a place; talks and options are its rulers'."""
    check(marked, read)


@pytest.mark.parametrize(
    "marked",
    [
        "{Ankara:M} agreed, {Tehran:M} did not.",
        "{Berlin:L} lies on a river; so {Prague:L} does too.",
        "{Chile:L} mines a third of it, {Peru:L} a tenth.",
        "{Chad:L} hosts a million people, {Egypt:L} two.",
        "{Armenia:M} from the west and {Azerbaijan:M} from the east cleared mines.",
        "The gas crosses {Georgia:L} in one pipe, {Turkey:L} in another.",
        "The quake hit {Turkey:L}, {Syria:L}",
        "Now {Croatia:L} is cheaper, and so is {Cyprus:L}.",
        "He mapped {Ethiopia:L} twice, {Yemen:L} once.",
    ],
)
def test_a_clause_without_its_verb_is_read_like_its_twin(marked: str, read: Read) -> None:
    """What the first clause says is not said again of the second name."""
    check(marked, read)


@pytest.mark.parametrize(
    "marked",
    [
        "They cut {Bulgaria:L} in three.",
        "They gave {Cyprus:L} to {Britain:M}.",
        "They gave {Cyprus:M} a promise.",
        "The province passed to {Russia:M}.",
        "The general passed to {Russia:L} on foot.",
        "The money went to {Pyongyang:M}.",
        "The train went to {Pyongyang:L}.",
        "They left {Greece:M} with a promise.",
        "It leaves {Georgia:M} in the cold.",
        "They left {Greece:L} with their children.",
        "He approached {Ankara:M} for help.",
        "He approached {Ankara:L} by night.",
        "They hit {Iran:M} with sanctions.",
        "They hit {Iran:L} with rockets.",
        "The deal bypasses {Russia:M}.",
        "The road bypasses {Russia:L}.",
        "The territory became {Belgium:L}.",
        "We loved {Jordan:L} at once.",
        "I like {Brussels:L}, its beer and its rain.",
        "The traveller found {Jordan:L} green and small.",
        "The envoy found {Jordan:M} unwilling.",
        "The tsar had been promised {Constantinople:L}.",
        "They consulted {Tskhinvali:M} first.",
        "They recognised {Abkhazia:M} in 2008.",
        "{Kenya:M} cannot police {Haiti:L}.",
        "{Damascus:M} hated {Jordan:M} at once.",
        "{Turkey:L} I knew already.",
    ],
)
def test_verbs_that_take_land_or_a_government(marked: str, read: Read) -> None:
    """The rest of the phrase tells whether land or somebody is the object."""
    check(marked, read)


@pytest.mark.parametrize(
    "marked",
    [
        "Demand from {Turkey:L} was strong.",
        "A demand from {Turkey:M} came late.",
        "They bought wheat and nothing else from {Ukraine:L}.",
        "They bought rockets from {Israel:M}.",
        "They bought gas with a waiver from {Washington:M}.",
        "Exports to {Turkey:L} slowed.",
        "Arms exports to {Turkey:M} slowed.",
        "{Azerbaijan:M} sells half of its gas to {Italy:M}.",
        "Loadings for {China:L} fell.",
        "Data for {Greece:L} are lacking.",
        "Her pictures of {Beirut:L} hang here.",
        "{Georgia:M}'s central bank bought dollars.",
        "{Georgia:L}'s river bank gave way.",
        "The plan was doubted in {Brussels:M}.",
        "The plan was printed in {Brussels:L}.",
        "It is bad news for {Greece:M}.",
        "Talks between {Tripoli:M} and {Benghazi:M} ended.",
        "They send billions to {Kyiv:M}.",
        "They send tourists to {Kyiv:L}.",
        "They shifted the responsibility to {Iran:M}.",
        "The aim is to prevent {Russia:M} from coming.",
        "He walked through {Jordan:L}, {Oman:L} and the villages beyond.",
        "The country of {Jordan:L} is dry.",
        "Her dependence on {China:M} grew.",
        "Her book on {China:L} sold well.",
        "The minister of public works of {Georgia:M} resigned.",
        "The loss of {Armenia:M} as a customer hurts.",
        "The loss of {Armenia:L} to the empire hurts.",
        "They need the consent of {Sokhumi:M}.",
        "There is a need on the part of {Ethiopia:M} for patience.",
        "The trust that {Berlin:M} placed in {Moscow:M} is gone.",
        "It moved closer to the {United States:M}.",
        "He made a speech about cinema and {Romania:L}.",
        "Her chapter deals with {Moldova:L}.",
        "After {London:L}, everything is quiet.",
        "{Poland:M} ranked second after {Germany:M}.",
        "{Jordan:L} is cheaper than {Israel:L}.",
        "{Jordan:M} is stronger than {Syria:M}.",
    ],
)
def test_the_word_that_governs_a_preposition_decides(marked: str, read: Read) -> None:
    """Goods, data and books are about the land; arms, trust and news about its rulers."""
    check(marked, read)


@pytest.mark.parametrize(
    "marked",
    [
        "{Baku:M} Seizes Checkpoint",
        "Protests Grip {Tbilisi:L}",
        "{Kyiv:L} Under Fire",
        "{Armenia:L} on Foot",
        "{Muscat:L} to {Dubai:L} by Night",
        "Country Brief: {Yemen:L}",
        "{Turkey:M} Strikes {Syria:L}",
    ],
)
def test_a_heading_in_title_case_is_read_as_a_sentence(marked: str, read: Read) -> None:
    """Capitals on every word hide neither the verb nor its object."""
    check(marked, read, zone=Zone.HEADING)


@pytest.mark.parametrize(
    "marked",
    [
        "{Khartoum:L}: the water supply has been restored.",
        "Day 1: {Muscat:L}",
        "In {Georgia:M} v. {Russia:M} the Court required talks.",
        "The kingdom's capital, {Amman:L}.",
        "A. Reader, {Tripoli:L}",
        "{Kharkiv:L} and other cities were hit.",
        "{France:M} are through, and {Canada:M} lie in wait.",
        "{Armenia:M} hold {Wales:M} to a draw.",
        "The town has a {Vienna:L} of its own.",
        "It was a city called {Athens:L}.",
        "{Kosovo:M} drew in {Pristina:L} and {Denmark:M} won.",
        "By evening {Nairobi:L} was quiet.",
        "Officials in {Baku:L} and {Yerevan:L} agreed.",
        "{Venice:M} ruled Crete.",
        "{Gyumri:L} elected a mayor.",
        "How far is {Baku:L} from {Ganja:L}?",
        '"{Moscow:M} lies," he said.',
    ],
)
def test_labels_cases_teams_and_questions(marked: str, read: Read) -> None:
    """Short forms with a grammar of their own are known by that grammar."""
    check(marked, read)
