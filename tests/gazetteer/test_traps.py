"""Persons, clubs, goods and other namesakes of places, beside the places themselves.

In each text ``[Name]`` is no place and ``{Name}`` is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gazetteer.embedding.givennames import is_given, is_inflected
from gazetteer.model import Kind, Mention
from gazetteer.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., tuple[Mention, ...]]

_MARK = re.compile(r"\[(.+?)\]|\{(.+?)\}")
_PLACES = frozenset({Kind.PLACE, Kind.ROUTE, Kind.BORDER})


def unmarked(marked: str) -> tuple[str, list[tuple[int, str, bool]]]:
    """Give the text without marks, and (start, name, is a place) of each mark."""
    plain, names, here = "", [], 0
    for found in _MARK.finditer(marked):
        plain += marked[here : found.start()]
        name = found[1] or found[2]
        names.append((len(plain), name, found[2] is not None))
        plain += name
        here = found.end()
    return plain + marked[here:], names


def check(marked: str, read: Read, *, language: str = "en") -> None:
    """Read a marked text and compare each mark with what was found."""
    text, names = unmarked(marked)
    mentions = read(text, sentences=split_sentences(text), language=language)
    for start, name, place in names:
        here = [m for m in mentions if m.start < start + len(name) and start < m.end]
        found = any(m.kind in _PLACES and m.place_id for m in here)
        assert found == place, (name, marked, [(m.kind, m.resolution_rule) for m in here])


PERSONS = [
    "Kathy [Ireland] opened a shop in {Dublin}.",
    "Ansel [Vienna] left {Vienna} on Monday.",
    "J. [Berlin] and P.J. [Kars] wrote it in {Paris}.",
    "Ms [France] and Captain [Ireland] were late.",
    "Mr and Mrs [Israel] Mendes live in {Haifa}.",
    "His mother, [Florence], came from {Florence}.",
    "Their daughters, [Sydney] and [Sofia], stayed in {London}.",
    "My cousin [Asia] laughed. Her brother [Jordan] did not.",
    "She married [Cairo] in 2004, in {Cairo}.",
    "They named her [Vienna] in {Vienna}.",
    "He gave his name as [London] and paid.",
    "“Call me [Paris],” she said.",
    "[London], 22, grew up in {Kingston}, {Jamaica}.",
    "Then Tomek [Ankara] told the court in {Ankara} a story.",
    "[Sofia] laughed, and [Florence] graduated with honours.",
    "[Ireland]’s wife never moved to {Ireland}.",
    "[Chad] from accounting went to {Chad}.",
    "Francis of [Rome] was born in {Rome}.",
    "The Duke of [Kars] and the Countess of [Paris] danced.",
    "Dr [Sofia] [Holland] spoke in {Berlin}.",
    "The [Jordan] brothers farm near {Gori}.",
]

NO_PERSONS = [
    "The minister named {Turkey} among the culprits. The officer called {Tbilisi} home.",
    "With {Georgia}, from {Kakheti} to {Svaneti}, in five days. His daughter is in {London}.",
    "{Sydney} sailed through the crisis. He was as far as {Kars} when {Paris} fell.",
    "Will {Tbilisi} agree? May {Baku} prosper. Mark {Yerevan} on the map.",
    "Grant {Armenia} a delay. Add {Turkey} to the list. Over {Ukraine} they differ.",
    "Under Stalin {Moscow} said little. After Brexit {London} said more.",
    "In {Georgia} Saakashvili lost. In {Israel} Netanyahu won.",
    "{Israel} Prime Minister Netanyahu spoke. {Jordan} King Abdullah listened.",
    "Pope Leo {Turkey} trip is on. King Charles {Romania} visit is off.",
    "{Moscow} shrugged, {Ankara} nodded, {Washington} blinked.",
    "Its neighbour {Georgia} was silent; our brother {Azerbaijan} was not.",
    "{Georgia}’s mother tongue and {Israel}’s mother of all battles.",
    "{Jordan} laughed off the threat. {Georgia}’s sister republic agreed.",
    "His father, in {Goris}, grows peaches. Their daughters in {Berlin} send money.",
    "{Baku}, 32, clear; {Ganja}, 30, cloudy.",
    "All {London} laughed. She married in {Paris} and left for {Rome}.",
    "Michael visited {Jordan}. Anna left {Gyumri}.",
]

AGAIN = [
    "Marcus [Ireland] built ships. [Ireland] said that he was born in {Belfast}.",
    "Paris [Hilton] flew to {Paris}. Sofia Kern met her. [Sofia] laughed.",
    "Colm [London] is dead. Critics of [London] mourn. In {London} few do.",
    "[Israel] Katz spoke. {Israel} then struck {Damascus}.",
    "[Jordan] Peale came to {Amman}. {Jordan} had refused him a visa.",
    "The Duke of [Kars] was tired. [Kars] had ridden all night from {Erzurum}.",
    "General Moss stormed {Kars} and was made Duke of [Kars].",
    "[Israel] Lopez runs the press. He has never been to {Israel}.",
    "Johnny [Vienna] reached {Vienna} and left {Vienna} again.",
]

CLUBS = [
    "[Basel] needed a header from the striker to beat [Turin] 2-1 in {Rome}.",
    "The midfielder has signed for [Lyon] from [Milan]; he was born in {Lyon}.",
    "Football: [Kapan] drew 1-1 with [Gori]. [Gori] have not lost since May.",
    "[Milan]’s goalkeeper and [Turin] striker Olmo were booked; police in {Milan} were not needed.",
    "NBA: [Chicago] 101, [Boston] 98. Rebounds decided it.",
    "The derby between [Milan] and [Turin] ended goalless.",
    "After the match the goalkeeper of [Ararat]-[Armenia] flew in from {Yerevan}.",
    "Werder Halle beat Eintracht [Frankfurt]; Union [Berlin] went out.",
    "{Baku} will host the football final. {Armenia} drew 2-2 with {Wales}.",
]

NO_CLUBS = [
    "{Ankara} won the point and {Yerevan} lost it; it was a match of unequal sides.",
    "{Moscow} beat {Kyiv} to the market. {Baku} scored a diplomatic goal.",
    "The parliament in {Kyiv} voted 3-0, and {Warsaw} drew its conclusions.",
    "{Tbilisi} lost power for six hours. {Gyumri} plays host to a festival.",
    "The striker from {Gyumri} scored 14 goals. Police in {Marseille} arrested two fans.",
    "The team’s bus left {Milan} at noon and reached {Rome} at three, said the goalkeeper.",
]

ROUND_UPS = [
    "Hockey. [Toronto] have fired their coach and [Calgary] are said to want him in {Ottawa}.",
    "Football. [Valencia] go to the second leg two up on [Lyon]. The team trained in {Lyon}.",
    "Basketball. [Monaco] outscored [Milan] 31-9 in the last quarter. They flew to {Monaco}.",
    "Basketball. [Chicago] lost again, the coach said; [Houston] did not. It rained in {Houston}.",
    "Football. [Porto], who play in {Lisbon}, await either [Ararat]-[Armenia] or [Basel].",
    "Football. The striker is out, and [Turin] await [Valencia] or [Porto] at home.",
    "Football: [Houston] went three up on [Dallas]; the goalkeeper sleeps in {Houston}.",
    "Football: the goalkeeper is ill. [Urartu] 0, [Van] 0; [Gori] 3, [Kapan] 3 (in {Yerevan}).",
    "[Mexico] had the lead. The Lady Hornets met [Lima] at home. He is from {Mexico}.",
    "[Peru] won in five. [Peru] had the crowd; the varsity volleyball squad flew to {Peru} in May.",
]

NO_ROUND_UPS = [
    "Volleyball: {Turkey} had the lead in {Rome}. {Poland} beat {Turkey}, said a sophomore.",
    "Volleyball: {Mexico} beat {Peru} in five sets in {Lima}; {Brazil} await the winners.",
    "{Ankara} wanted it opened. {Yerevan} needs a plan, the minister of football said.",
    "Football: fans were sad. {London} lost the vote. {Baku} did not host the final alone.",
    "Football, a coach says: the bus to {Turin} goes at noon; {Gori} has one goalkeeper school.",
    "The minister and {Baku} are at odds. {Moscow} and {Minsk} have fired nobody.",
    "{Paris} meets {London} in the museum. {Geneva} awaits the delegations.",
    "{Baku} 32, clear; {Ganja} 30, rain; {Yerevan} 28, sun.",
    "The First Lady flew to {Mexico}. {Mexico} had the lead in the polls.",
]

GOODS = [
    "They keep a [Norway] rat, a [China] goose and a pen of [Rhode Island] Reds.",
    "The paper warned of a new [Yalta] and a second [Munich].",
    "[U.S.] 127 is closed to lorries.",
    "She drank [Jermuk] in {Jermuk} and ordered the [Bordeaux].",
    "Her cognac was [Ararat], her cheese [Lori]; she lived in {Yerevan}.",
    "A crate of [Borjomi] was sent to {Moscow}.",
    "Shares in [Sydney] fell. [Sydney]’s quarterly profit was flat.",
    "We checked in at the [Vienna] in {Prague}. The [Astana] was full.",
    "She served aboard the [Sydney] until it sank off {Malta}.",
    "A [Turkey] sandwich, [China] cups, [Brazil] nuts and [Panama] hats from {Ecuador}.",
    "[Turkey] and stuffing were served. {Turkey} served notice on {Moscow}.",
    "He watched “[Chicago]”, the film, in {Chicago}.",
    "His Toyota [Odessa] broke down near {Odessa}.",
    "Everybody warns of a [Munich] moment; it was {Russia}’s own [Vietnam].",
    "They met on the corner of [Lviv] and [Moscow] Street, near Little [Italy].",
    "The [Moscow] Patriarchate objected; the [Chicago] Bulls did not.",
]

WARES = [
    "A [Tabriz] of about 1910 made half its estimate at the carpet sale in {Hamburg}.",
    "“Everyone wants a [Heriz] and nobody wants to pay,” said the rug dealer in {Tabriz}.",
    "The carpet trade has learned to call an [Isfahan] anything but.",
    "Two [Shirvan] prayer rugs and a [Ganja] runner were sold; one rug came from {Ganja}.",
    "A plain [Shiraz] costs less in {London} than an old [Bordeaux].",
    "The saleroom was thin: an early [Isfahan], worn at one end, and a silk [Tabriz] for 2,000.",
    "Kia’s [Rio] is gone from {Europe}.",
    "Seat still swears by the [Ibiza], as it once did by [Cordoba]; the plant is in {Barcelona}.",
]

NO_WARES = [
    "An {Isfahan} under siege, a {Tabriz} in revolt: the carpet trade collapsed.",
    "A {Tabriz} of merchants and weavers greeted the carpet dealer. A {Tabriz} that is gone.",
    "In a {Tabriz} without carpets they bought one rug. He sells carpets in a {Baku} of towers.",
    "Two {Shirvan} villages and a {Ganja} mosque were hit. A {Ganja} runner won the marathon.",
    "A {Tabriz} weaver knots a carpet for a {Shiraz} merchant; a fair {Georgia} hearing is near.",
    "Ford’s {Cologne} plant is shut; BMW’s {Munich} office stays.",
    "He took a seat by the {Ibiza} ferry. Seat moved from {Barcelona} to {Cordoba}.",
    "A {Georgia} that looks west, an {Armenia} at peace: the carpet makers want both.",
    "She wants a {Karabakh} settled for good. Crowds fill a {Shiraz} and a {Tabriz} that talk.",
]

KINDS = [
    "They staged The Merchant of [Venice] in {Venice} and read A Passage to [India].",
    "Men in [Panama] hats ate a [Turkey] sandwich, [Vienna] sausages and [Brazil] nuts.",
    "A [Norway] rat is shy. She showed a [Poland] [China] boar beside [Jersey] cows.",
    "[Ohio] State lost in {Michigan}. He teaches at [Florida] State.",
    "The bones are the Treaty of [Kars], the [Moscow] one before it, and talk in {Kars}.",
    "The archive is at work on [Paris], [Texas]: the film is restored by its director.",
    "The cinema had a queue for [Casablanca]; the director rewatched [Chicago] in {Chicago}.",
    "The orchestra takes the [Prague] and Haydn’s [London] to {Oxford}; the symphony is long.",
    "[India] Moss ran a shop. On the night {India} became independent she was in {Kenya}.",
]

NO_KINDS = [
    "He read The Government of {Georgia} his rights. “The Men of {Iran} went,” she said.",
    "Her daughters live in {Sydney}. {Sydney} became a refuge, {Florence} went bankrupt.",
    "Farmers in {Turkey} sow wheat. {Russia} rolls tanks into {Georgia}. {China} rolls out a plan.",
    "{Iran} cows its neighbours. {Georgia} ducks the question, {Armenia} boots out the envoy.",
    "In {Armenia} sheep graze. Around {Kars} cattle graze, and in {Russia} geese fly.",
    "In {Georgia} wine flows; in {Turkey} tea is drunk. In {Iran} rugs are made by hand.",
    "In {Azerbaijan} carpet weavers met. {China} cups its hands. {Turkey} and {Iran} duck it.",
    "{New York} State voted. {Washington} State votes. The {Moscow} talks and the {Kars} ones end.",
    "{Poland}, {China} and {Iran} met. He lives in Paris, {Texas}; the film is restored.",
    "The film director was at work on {Chicago}’s archive. A screening in {Munich} sold out.",
    "The orchestra left {London} for {Prague}. The conductor’s {Prague} years were long.",
]

NO_GOODS = [
    "A new {Stepanakert} rose after the war; officials spoke of a new {Shushi}.",
    "{Georgia} wine exports rose, and {Armenia} brandy sales fell.",
    "The {US} 5 billion went to {Kyiv}. She told {Baku} deputies to wait.",
    "He met {London} Mayor Sadiq Khan and {Georgia} Prime Minister Garibashvili.",
    "The {Tbilisi} metro is shut. A {Moscow} flat is dear. The {Baku} of 1900 was rich.",
    "{Borjomi} is a spa town whose mineral water is sold in bottles.",
    "The brandy comes from {Yerevan}. They ate in {Lyon} and slept in {Paris}.",
    "{Georgia}’s shares of the debt rose; shares in {Georgia}’s largest bank fell.",
    "{Washington} wants another {Georgia} summit. The next {Armenia} election is near.",
    "The so-called “{Artsakh}” is gone. Everybody says “{Karabakh}” in {Moscow}.",
    "Little {Armenia} could do. New {Georgia} government sworn in.",
    "The case of {Taiwan} is different. A shot of {Tehran} at night.",
    "{China} exports cups and plates. {Turkey} roasted him in the press.",
    "The {Yerevan} and {Gyumri} offices closed. The {Tavush} Province voted.",
    "He ordered troops to {Kars} and the evacuation of {Goris}.",
]


@pytest.mark.parametrize("marked", [*PERSONS, *NO_PERSONS])
def test_persons_who_bear_the_name_of_a_place(marked: str, read: Read) -> None:
    """Given names, titles, kin, ages and what only persons do; no state and no town."""
    check(marked, read)


@pytest.mark.parametrize("marked", AGAIN)
def test_who_was_introduced_is_known_when_named_again(marked: str, read: Read) -> None:
    """The surname alone is the person, except where places stand; a state must be shown."""
    check(marked, read)


@pytest.mark.parametrize("marked", [*CLUBS, *NO_CLUBS, *ROUND_UPS, *NO_ROUND_UPS])
def test_clubs_bear_the_names_of_their_towns(marked: str, read: Read) -> None:
    """In a text about sport a town that plays is its club; in politics nobody plays."""
    check(marked, read)


@pytest.mark.parametrize("marked", [*GOODS, *NO_GOODS, *WARES, *NO_WARES, *KINDS, *NO_KINDS])
def test_things_bear_the_names_of_places(marked: str, read: Read) -> None:
    """Goods, brands, houses, ships, films and likenesses; towns with an article keep theirs."""
    check(marked, read)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("ru", "Джек [Лондон] писал. Книги Джека [Лондона] продаются в {Лондоне}."),
        ("ru", "По словам Анны, {Москва} молчит. Иван {Москву} покинул."),
        ("tr", "Ahmet {Ankara}’ya gitti. Mehmet {Bakü}’de yaşıyor."),
        ("az", "Əli {Bakıya} getdi."),
        ("hy", "Արամը գնաց {Երևան}։"),
        ("fr", "Jack [London] est mort. Jean part pour {Paris}."),
        ("de", "Jack [London] schrieb. Anna fährt nach {Berlin}."),
    ],
)
def test_given_names_in_other_languages(language: str, marked: str, read: Read) -> None:
    """Where the verb comes last, a given name before a town is who goes there."""
    check(marked, read, language=language)


def test_given_names_are_no_common_words() -> None:
    """What opens sentences is no name, with accents or without."""
    for word in ("will", "over", "add", "may", "roman", "kurdish", "the", "grant"):
        assert not is_given(word), word
    for name in ("jack", "josé", "jose", "дмитрий", "mehmet", "анна", "anna-maria"):
        assert is_given(name), name


def test_a_russian_given_name_is_known_in_every_case() -> None:
    """``Джека`` is of Джек, and no nominative."""
    assert is_given("джека")
    assert is_inflected("джека")
    assert not is_inflected("джек")
