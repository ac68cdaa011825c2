"""A generic word that several names share, and the names without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Snow closed Lori, Tavush and Gegharkunik provinces.",
            {"Lori": "lori", "Tavush": "tavush", "Gegharkunik": "gegharkunik"},
        ),
        (
            "The Aghdam, Fuzuli and Jabrayil districts are mined.",
            {"Aghdam": "aghdam-district", "Fuzuli": "fuzuli-district"},
        ),
        (
            "The districts of Kalbajar and Lachin were returned.",
            {"Kalbajar": "kalbajar-district", "Lachin": "lachin-district"},
        ),
        ("The district of Lachin was returned.", {"Lachin": "lachin-district"}),
        (
            "Ardabil and East Azerbaijan provinces were hit.",
            {"Ardabil": "ardabil-province", "East Azerbaijan": "east-azerbaijan-province"},
        ),
        (
            "The Donetsk and Kherson regions were annexed.",
            {"Donetsk": "donetsk-oblast", "Kherson": "kherson-oblast"},
        ),
        ("Russia gained the khanates of Erivan and Nakhchivan.", {"Erivan": "erivan-khanate"}),
    ],
)
def test_each_name_of_the_list_shares_the_word(
    text: str, wanted: dict[str, str], read: Read
) -> None:
    """The town's name means its district or province."""
    found = {m.text: m.place_id for m in read(text)}
    assert wanted.items() <= found.items()


@pytest.mark.parametrize(
    "text",
    [
        "Lachin and Kalbajar were returned; other districts followed.",
        "In Lachin, many districts of the town were built anew.",
        "Lachin has two schools, Kalbajar three. Districts pay for them.",
    ],
)
def test_a_generic_elsewhere_in_the_sentence_is_not_shared(text: str, read: Read) -> None:
    """Only the end or the head of the list gives its word to the names."""
    assert {m.place_id for m in read(text) if m.text == "Lachin"} == {"lachin"}
