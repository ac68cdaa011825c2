"""Doubtful names in languages other than English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("tr", "Van'da kar yağdı.", "Van"),
        ("tr", "Şam yönetimi sustu.", "Şam"),
        ("tr", "Fırat boyunca yürüdük.", "Fırat"),
        ("tr", "Dicle kıyısında çay içtik.", "Dicle"),
        ("ru", "Мы отдыхали в Адлере.", "Адлере"),
        ("ru", "Дорога у города Абовян закрыта.", "Абовян"),
        ("fa", "شهر بازرگان شلوغ است.", "بازرگان"),
        ("hy", "Ձյուն է Մասիսում։", "Մասիսում"),
    ],
)
def test_a_preposition_an_ending_or_a_kind_supports_a_name(
    language: str, text: str, name: str, read: Read
) -> None:
    """Where it stands as places do, a name that is also a word or a person is a place."""
    assert name in {mention.text for mention in read(text, language=language)}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("tr", "Van kedisi güzeldir.", "Van"),
        ("tr", "Fırat gelince güldük.", "Fırat"),
        ("ru", "Адлер писал о комплексах.", "Адлер"),
        ("fa", "یک بازرگان آمد.", "بازرگان"),
        ("fa", "روز دوشنبه رفت.", "دوشنبه"),
    ],
)
def test_without_one_it_is_left_alone(language: str, text: str, name: str, read: Read) -> None:
    """A word or a person is no place."""
    assert name not in {mention.text for mention in read(text, language=language)}
