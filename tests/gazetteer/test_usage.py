"""Literal or metonymic, decided by the phrase around a name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.model import Kind, Mention, Segment, Usage, Zone
from gazetteer.usage import judge_usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.gazetteer import Gazetteer

    Read = Callable[..., tuple[Mention, ...]]

TEXTS = Path(__file__).parent / "reading"
MARK = re.compile(r"\{([^:{}]+):([LMX])\}")
LETTERS = {Usage.LITERAL: "L", Usage.METONYMIC: "M", None: "X"}
LEAST = 0.9


def unmark(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Split a marked line into its text and (start, end, letter) of its names."""
    text, names, here = "", [], 0
    for found in MARK.finditer(line):
        text += line[here : found.start()]
        names.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        here = found.end()
    return text + line[here:], names


def read_marked(path: Path, read: Read) -> list[tuple[str, str, str, str]]:
    """Give (surface, wanted, got, line) for each marked name that was found in a text."""
    lines = [unmark(line) for line in path.read_text(encoding="utf-8").splitlines()]
    language = path.stem.removeprefix("lines_") if path.stem[-3] == "_" else "en"
    judged = []
    loose = path.stem.startswith(("lines_", "traps"))
    whole, starts = "", []
    for text, _ in lines:
        starts.append(len(whole))
        whole += text + "\n"
    cuts = [(at, at + len(text)) for at, (text, _) in zip(starts, lines, strict=True)]
    together = () if loose else read(whole, language=language, sentences=cuts)
    for at, (text, names) in zip(starts, lines, strict=True):
        mentions = read(text, language=language) if loose else together
        offset = 0 if loose else at
        by_span = {(m.start - offset, m.end - offset): m for m in mentions}
        for start, end, wanted in names:
            mention = by_span.get((start, end))
            if mention and mention.kind is not Kind.BORDER:
                judged.append((text[start:end], wanted, LETTERS[mention.usage], text))
    return judged


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_each_genre_and_language_is_read_right_nine_times_in_ten(path: Path, read: Read) -> None:
    """Dispatches, travel, history, policy, blogs, traps: no genre falls behind."""
    judged = read_marked(path, read)
    wrong = [row for row in judged if row[1] != row[2]]
    assert judged
    assert len(wrong) <= (1 - LEAST) * len(judged), wrong


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("{TBILISI:L}, May 14 (Reuters) - Police said so.", "dateline"),
        ("{Baku:M} denied it.", "subject-of-agency"),
        ("{Baku:L} lies on the Caspian.", "subject-described-as-place"),
        ("{Kyiv:L} was shelled.", "subject-described-as-place"),
        ("Police in {Baku:L} denied it.", "in-the-place"),
        ("He has trust in {Moscow:M}.", "trust-in"),
        ("The invasion of {Armenia:L} failed.", "part-or-object-of"),
        ("Relations with {Armenia:M} are bad.", "dealing-with"),
        ("Aid to {Azerbaijan:M} was stopped.", "given-or-said-to"),
        ("He flew to {Yerevan:L}.", "motion-to"),
        ("According to {Tehran:M} nothing happened.", "according-to"),
        ("{Armenia:L}'s mountains are high.", "possessive-with-land-or-people"),
        ("{Armenia:M}'s minister resigned.", "possessive-with-institution"),
        ("The road between {Tbilisi:L} and {Yerevan:L} is closed.", "between-places"),
        ("The war between {Russia:M} and {Ukraine:M} goes on.", "between-governments"),
        ("The {Russia:M}-led bloc met.", "compound-of-agency"),
        ("A {Paris:L}-based group met.", "compound-of-place"),
        ("They met in central {Yerevan:L}.", "part-of-the-land"),
        ("{Armenia:L}, where winters are hard, waits.", "where-clause"),
        ("{Yerevan:L}, the capital of {Armenia:L}, waits.", "apposition-of-place"),
        ("They visited {Stepanakert:L}.", "object-of-motion-or-force"),
        ("They urged {Stepanakert:M} to wait.", "object-of-dealing"),
        ("{Tbilisi:L} is three hundred kilometres away.", "subject-described-as-place"),
        ("{Ankara:M} is cross.", "subject-of-agency"),
        ("A sanction hit the {Kremlin:M}'s budget.", "possessive-of-a-seat"),
        ("They walked along the {Kremlin:L}'s walls.", "part-of-a-building"),
        ("They bought wheat from {Romania:L}.", "goods-from"),
        ("Gas deliveries to {Italy:L} fell.", "goods-to"),
        ("Arms deliveries to {Azerbaijan:M} went on.", "given-or-said-to"),
        ("The word {Georgia:L} meant little.", "name-as-a-name"),
        ("They traded as far as {Venice:L} and {Manila:L}.", "as-far-as"),
        ("The general had taken {Kars:L} the year before.", "object-of-holding"),
        ("Six families left for Russia, two for {Belgium:L}.", "bound-for"),
        ("The town of Arta is again called {Tirana:L}.", "name-as-a-name"),
        ("Officials weigh a withdrawal from {Iraq:L}.", "from-the-place"),
        ("An official from {Cairo:M} told us so.", "sent-from"),
        ("{Hanoi:M} and {Beijing:M} share a river.", "subject-position"),
        ("They keep watch in {Gyumri:L}, and {Moscow:M} says so.", "in-the-place"),
        (
            "The ruling came as {Baku:M}, {Ankara:M} and {Tehran:M} kept silent.",
            "subject-of-agency",
        ),
        ("{Armenia:M} lost to {Iran:M} as talks with {Russia:M} ended.", "subject-of-agency"),
    ],
)
def test_a_construction_decides_and_names_its_rule(marked: str, rule: str, read: Read) -> None:
    """What stands nearest to the name decides, and says so."""
    text, names = unmark(marked)
    mentions = {(m.start, m.end): m for m in read(text)}
    for start, end, wanted in names:
        assert LETTERS[mentions[start, end].usage] == wanted, mentions[start, end]
    first = mentions[names[0][0], names[0][1]]
    assert first.usage_rule == rule


def test_routes_and_borders_are_always_literal(read: Read) -> None:
    """A line is drawn where it is, whoever talks of it."""
    mentions = read("The Lachin corridor and the Armenia-Azerbaijan border matter to Baku.")
    lines = [m for m in mentions if m.kind in {Kind.ROUTE, Kind.BORDER}]
    assert len(lines) == 2
    assert {m.usage for m in lines} == {Usage.LITERAL}


def test_the_countries_in_a_border_phrase_are_land(read: Read) -> None:
    """``Turkey's border with Armenia`` says nothing about governments."""
    mentions = read("Turkey's border with Armenia is closed.")
    places = [m for m in mentions if m.kind is Kind.PLACE]
    assert [m.usage for m in places] == [Usage.LITERAL, Usage.LITERAL]


def test_demonyms_and_embedded_names_have_no_usage(read: Read) -> None:
    """What is not a place is neither literal nor metonymic."""
    mentions = read("Armenian students of Yerevan State University met the Minsk Group.")
    assert mentions
    assert all(m.usage is None for m in mentions)


def test_a_heading_of_one_name_is_the_place(read: Read) -> None:
    """A section called Europe is about Europe."""
    (mention,) = read("Azerbaijan", zone=Zone.HEADING)
    assert mention.usage is Usage.LITERAL


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["Baku", "Armenia", "'s", "the", "in", "of", ",", "and", "(", ")", "said", "-", "border",
     "with", "between", "\n", "war", "Group", "“", ".", "U.S.", "", "’", "s", "to", "from"]
), max_size=14))  # fmt: skip
def test_any_string_of_words_is_judged_without_error(curated: Gazetteer, parts: list[str]) -> None:
    """Every mention gets a usage that fits its kind, and its text is its span."""
    from gazetteer.match import find_matches
    from gazetteer.resolve import resolve_mentions

    text = " ".join(parts)
    segments = (Segment(0, len(text), Zone.BODY, ((0, len(text)),)),)
    mentions = resolve_mentions(text, find_matches(text, curated), curated, segments)
    for mention in judge_usage(text, mentions, curated, segments):
        assert text[mention.start : mention.end] == mention.text
        has_usage = mention.kind in {Kind.PLACE, Kind.ROUTE, Kind.BORDER}
        assert (mention.usage is not None) == has_usage


def test_a_place_of_publication_is_the_place(read: Read) -> None:
    """In notes a town in parentheses or before a date is where something appeared."""
    text = "[2] Daily Record (Nairobi), 28 August; interview, Djibouti, March 2024."
    mentions = read(text, zone=Zone.CITATION)
    assert [m.usage for m in mentions] == [Usage.LITERAL, Usage.LITERAL]


def test_a_sentence_that_tells_nothing_has_the_language_of_the_text(read: Read) -> None:
    """A short Turkish sentence without common words is not read as English."""
    text = (
        "Bu yol ve bu köprü eski, ama daha sonra bir tünel olarak kazıldı. Kamyon İran'dan geçti."
    )
    cut = text.index(".") + 1
    (iran,) = read(text, language="", sentences=[(0, cut), (cut + 1, len(text))])
    assert iran.usage is Usage.LITERAL


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("ru", "Поезд {Москва:L} — {Минск:L} опоздал на час."),
        ("tr", "{Moskova:M}'ya göre anlaşma hazır."),
        ("tr", "{Libya:L} açıklarında bir gemi battı."),
        ("ka", "მანქანა {სომხეთისკენ:L} მიდის."),
    ],
)
def test_other_languages_tell_place_from_government_too(
    language: str, marked: str, read: Read
) -> None:
    """A train's two ends, a dative with its postposition, waters off a coast."""
    text, names = unmark(marked)
    mentions = {(m.start, m.end): m for m in read(text, language=language)}
    for start, end, wanted in names:
        assert LETTERS[mentions[start, end].usage] == wanted, mentions[start, end]
