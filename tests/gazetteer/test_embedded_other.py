"""Names inside other names in languages other than English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]

INSIDE = [
    ("ru", "Она окончила Тбилисский государственный университет.", "Тбилисский"),
    ("ru", "Минская группа собралась вновь.", "Минская"),
    ("ru", "Вторая карабахская война длилась 44 дня.", "карабахская"),
    ("ru", "Стороны подписали Московский договор.", "Московский"),
    ("ru", "Он живёт на улице Бакинской.", "Бакинской"),
    ("ru", "Мы ночевали в гостинице «Тбилиси».", "Тбилиси"),
    ("ru", "«Карабах» обыграл гостей со счётом 2:1.", "Карабах"),
    ("ru", "Партия «Грузинская мечта» победила.", "Грузинская"),
    ("ru", "Умер художник Мартирос Сарьян.", "Мартирос"),
    ("tr", "Bakü Devlet Üniversitesi'nde okudu.", "Bakü"),
    ("tr", "Kars Antlaşması imzalandı.", "Kars"),
    ("tr", "Barselona'yı 2-1 yendiler, maç bitti.", "Barselona"),
    ("az", "Qəza Bakı küçəsində olub.", "Bakı"),
    ("az", "İkinci Qarabağ müharibəsində iştirak edib.", "Qarabağ"),
    ("az", "Minsk qrupu işini dayandırdı.", "Minsk"),
    ("hy", "Նա Երևանի պետական համալսարանի ուսանող է։", "Երևանի"),
    ("hy", "Մինսկի խումբը լռում է։", "Մինսկի"),
    ("ka", "თბილისის სახელმწიფო უნივერსიტეტი დაიკეტა.", "თბილისის"),
    ("ka", "ყარაბაღის მეორე ომი დასრულდა.", "ყარაბაღის"),
    ("fa", "او در دانشگاه تهران درس خواند.", "تهران"),
    ("fa", "خیابان ارمنستان بسته است.", "ارمنستان"),
    ("fa", "جنگ دوم قره‌باغ پایان یافت.", "قره‌باغ"),
]
OUTSIDE = [
    ("ru", "Армянские университеты бастуют, пишут в Ереване.", "Ереване"),
    ("ru", "Улицы Баку пусты.", "Баку"),
    ("ru", "В Горисе Саргсян встретил друзей.", "Горисе"),
    ("ru", "Карабахская проблема не решена, считают в Баку.", "Баку"),
    ("ru", "«Россия уходит», — сказал он.", "Россия"),
    ("ru", "Сборная Грузии сыграла матч и забила гол.", "Грузии"),
    ("tr", "Bakü üniversiteleri açıldı.", "Bakü"),
    ("tr", "Dün Rusya Savunma Bakanı konuştu.", "Rusya"),
    ("ru", "Пресс-секретарь МИД Ирана Насер Канани заявил это.", "Ирана"),
    ("tr", "Takım maçı kazandı ve Bakü'de kutladı, futbol sevinci sürdü.", "Bakü"),
    ("az", "Bakının küçələri boşdur.", "Bakının"),
    ("hy", "Երևանի փողոցները դատարկ են։", "Երևանի"),
    ("ka", "თბილისის ქუჩებში ხალხია.", "თბილისის"),
    ("fa", "مردم تهران آمدند.", "تهران"),
    ("fa", "تیم ملی ایران برد.", "ایران"),
]


def kinds(read: Read, language: str, text: str) -> dict[str, Kind]:
    """Give the kind of each mention by its text."""
    return {mention.text: mention.kind for mention in read(text, language=language)}


@pytest.mark.parametrize(("language", "text", "name"), INSIDE)
def test_a_name_inside_another_name_is_no_place(
    language: str, text: str, name: str, read: Read
) -> None:
    """Institutions, streets, wars, treaties, clubs and quoted names embed it."""
    assert kinds(read, language, text)[name] is Kind.EMBEDDED


@pytest.mark.parametrize(("language", "text", "name"), OUTSIDE)
def test_a_like_phrase_leaves_the_place(language: str, text: str, name: str, read: Read) -> None:
    """Plurals, streets of a town, speech in quotes and national teams embed nothing."""
    assert kinds(read, language, text)[name] is Kind.PLACE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("مردم شهر را ترک کردند.", "ترک"),
        ("پیش از ترک تهران گفت.", "ترک"),
        ("მატარებელი სადგურში ჩადის.", "ჩადის"),
        ("Связать западные районы страны.", "западные"),
    ],
)
def test_a_common_word_is_no_name(text: str, word: str, read: Read) -> None:
    """A verb or a quarter of the sky that is spelled like a name is not one."""
    assert word not in kinds(read, "", text)


def test_a_bloc_of_states_is_still_one(read: Read) -> None:
    """Sanctions are those of the West."""
    assert kinds(read, "ru", "Ввели западные санкции.")["западные"] is Kind.DEMONYM
