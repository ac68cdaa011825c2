"""Persons, dishes, brands and common words with the names of places, in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]

BORNE = [
    ("tr", "Rehberimiz Fırat Bey yolu gösterdi.", "Fırat"),
    ("tr", "Komşumuz Asya Teyze börek getirdi.", "Asya"),
    ("tr", "Golü Murat Bursa attı.", "Bursa"),
    ("tr", "Dernek başkanı Mehmet Malatya, itiraz etti.", "Malatya"),
    ("tr", "Masada Antep baklavası ve Erzincan peyniri vardı.", "Erzincan"),
    ("tr", "Kumasi'den değil, Adana kebabından söz etti.", "Adana"),
    ("tr", "Sivas Demirspor sahaya çıktı.", "Sivas"),
    ("tr", "Akşam bize Ankara filmini gösterdi.", "Ankara"),
    ("tr", 'Yolda "Ankara\'ya Mektup" romanını okudum.', "Ankara"),
    ("az", "Xəzər bəy kitabı gətirdi.", "Xəzər"),
    ("az", "Bazarda Təbriz xalçaları satılırdı.", "Təbriz"),
    ("az", 'Süfrəyə "Badamlı" suyu qoydular.', "Badamlı"),
    ("ru", "Вчера госпожа Варшава не пришла.", "Варшава"),
    ("ru", "На столе стояла «Боржоми».", "Боржоми"),
    ("hy", "Պարոն Արարատ Պետրոսյանը խոսեց։", "Արարատ"),
    ("ka", "ვახშამზე „ბორჯომი“ დალიეს.", "ბორჯომი"),
    ("fa", "همسایه‌ام، ایران خانم، آمد.", "ایران"),
    ("fa", "روزنامهٔ خراسان نوشت.", "خراسان"),
    ("fa", "متن عهدنامه‌ی پاریس گم شد.", "پاریس"),
    ("fa", "فرش تبریز گران است.", "تبریز"),
    ("fa", "کنفرانس تهران برگزار شد.", "تهران"),
    ("az", "Bazardan Quba alması aldıq.", "Quba"),
    ("hy", "Լոռի պանիր կերանք։", "Լոռի"),
]
PLACES = [
    ("tr", "Fırat'ta su yükseldi.", "Fırat"),
    ("tr", "Murat Bursa'ya gitti.", "Bursa"),
    ("tr", "Mehmet Malatya kentini sevdi.", "Malatya"),
    ("tr", "Adana'da kebap yedik.", "Adana"),
    ("tr", "Ordu, Giresun ve Trabzon'da sel oldu.", "Ordu"),
    ("tr", "Ordu'da fındık toplanıyor.", "Ordu"),
    ("tr", "Mısır arabuluculuk önerdi.", "Mısır"),
    ("tr", "Ankara filmlere destek veriyor.", "Ankara"),
    ("az", "Əli Gəncəyə getdi.", "Gəncəyə"),
    ("az", "Bakıda xanım nazir çıxış etdi.", "Bakıda"),
    ("az", "Təbriz bazarında xalça satılırdı.", "Təbriz"),
    ("az", "Qum İranın dini mərkəzidir.", "Qum"),
    ("ru", "Он сказал: «Варшава».", "Варшава"),
    ("ru", "Слово «Варшава» все прочли.", "Варшава"),
    ("hy", "Երևանում պարոն Պետրոսյանը խոսեց։", "Երևանում"),
    ("ka", "ეს ბატონი თბილისში ცხოვრობს.", "თბილისში"),
    ("fa", "در ایران خانم اسدی سخن گفت.", "ایران"),
    ("fa", "سفیر ایران خانم اسدی سخن گفت.", "ایران"),
    ("fa", "از تبریز فرش آوردند.", "تبریز"),
]


@pytest.mark.parametrize(("language", "text", "name"), BORNE)
def test_a_person_or_a_ware_that_bears_the_name_is_no_place(
    language: str, text: str, name: str, read: Read
) -> None:
    """Titles, given names, kinds of food, clubs, films and quotation marks tell it."""
    places = {one.text for one in read(text, language=language) if one.kind is Kind.PLACE}
    assert name not in places


@pytest.mark.parametrize(("language", "text", "name"), PLACES)
def test_a_like_phrase_about_the_place_keeps_it(
    language: str, text: str, name: str, read: Read
) -> None:
    """Endings of place, lists, speech and the title of somebody else leave the place."""
    assert name in {one.text for one in read(text, language=language) if one.kind is Kind.PLACE}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("tr", "Ordu köprüyü onardı.", "Ordu"),
        ("tr", "Mısır tarlaları sarardı.", "Mısır"),
        ("az", "Qum ayağımıza dolurdu.", "Qum"),
        ("ka", "სენაკი, სადაც ბერი ცხოვრობდა, ცივი იყო.", "სენაკი"),
        ("ka", "აგარაკი ტყის პირას დგას.", "აგარაკი"),
    ],
)
def test_a_common_word_at_the_start_of_a_sentence_is_no_place(
    language: str, text: str, word: str, read: Read
) -> None:
    """An army, maize, sand, a cell and a dacha are no towns, though they have a capital."""
    assert word not in {one.text for one in read(text, language=language)}
