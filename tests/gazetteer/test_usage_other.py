"""Literal or metonymic in Russian, Turkish, Azerbaijani, Armenian, Georgian and Persian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gazetteer.model import Kind, Usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer.model import Mention

    Read = Callable[..., tuple[Mention, ...]]

MARK = re.compile(r"\{([^{}]+)\|([LM])\}")
USAGES = {"L": Usage.LITERAL, "M": Usage.METONYMIC}

CASES = {
    "dateline": [
        ("ru", "{Тбилиси|L}, 7 июня 2021 года."),
        ("ru", "{МОСКВА|L}, 7 июня. Власти молчат."),
        ("ru", "{Ереван|L}."),
        ("tr", "{Bakü|L}, 9 Ağustos – Yağmur yağıyor."),
        ("tr", "{ANKARA|L} (AA) - Bakan konuştu."),
        ("az", "{Bakı|L}, 9 avqust."),
        ("hy", "{Երևան|L}, 9 օգոստոսի։"),
        ("ka", "{თბილისი|L}, 9 აგვისტო."),
        ("fa", "{باکو|L}، ۹ مرداد."),
    ],
    "no dateline": [
        ("ru", "{Анкара|M}, 7 лет молчавшая, заговорила."),
        ("ru", "{Москва|M} — против, сказал дипломат."),
        ("hy", "{Երևանը|M}, սակայն, համաձայն չէ։"),
    ],
    "said in the capital": [
        ("ru", "В {Анкаре|M} считают иначе."),
        ("ru", "В {Москве|M} пока не подтвердили встречу."),
        ("ru", "В {Москве|M} ситуацию назвали сложной."),
        ("ru", "В {Москве|L} жители говорят о ценах."),
        ("ru", "В {Ереване|L} задержали трёх человек."),
        ("ru", "Как заявили в {Кремле|M}, срок не назначен."),
        ("ru", "Времени мало, считают в {Баку|M}."),
        ("ru", "Министры заявили в {Баку|L} протест."),
        ("hy", "{Մոսկվայում|M} պնդում են, որ ժամանակ կա։"),
        ("hy", "{Մոսկվայում|L} ապրում են շատ հայեր։"),
        ("ka", "{ანკარაში|M} ამბობენ, რომ დრო არის."),
        ("ka", "{ანკარაში|L} წვიმს."),
        ("fa", "در {آنکارا|M} معتقدند زمان هست."),
        ("fa", "در {آنکارا|L} باران می‌بارد."),
    ],
    "journeys and messages": [
        ("ru", "К {Еревану|L} колонна подошла ночью."),
        ("ru", "К {Еревану|M} есть вопросы."),
        ("tr", "Heyet {Tahran|L}'a uçtu."),
        ("tr", "{Tahran|M}'a nota verildi."),
        ("az", "Nazir {Tehrana|L} getdi."),
        ("az", "{Tehrana|M} xəbərdarlıq edildi."),
        ("hy", "Նախարարը մեկնեց {Թեհրան|L}։"),
        ("hy", "Նա պատասխանեց {Թեհրանին|M}։"),
        ("fa", "وزیر به {ایروان|L} رفت."),
        ("fa", "وزیر به {ایروان|M} هشدار داد."),
    ],
    "force": [
        ("ru", "Армия оккупировала {Грузию|L}."),
        ("ru", "Он поддержал {Грузию|M}."),
        ("tr", "Ordu {Gürcistan|L}'ı işgal etti."),
        ("tr", "Bakan {Gürcistan|M}'ı eleştirdi."),
        ("az", "Ordu {Gürcüstanı|L} işğal etdi."),
        ("hy", "{Իսրայելը|M} հարվածել է {Իրանին|L}։"),
        ("ka", "{ისრაელმა|M} {ირანს|L} დაარტყა."),
        ("ka", "{ისრაელმა|M} {ირანს|M} უპასუხა."),
        ("fa", "نیروها {ارمنستان|L} را اشغال کردند."),
        ("fa", "هیاتی عالی‌رتبه {تهران|L} را به مقصد {باکو|L} ترک کرد."),
        ("fa", "هیاتی {تهران|M} را متهم کرد."),
        ("hy", "Զորքը գրավեց {Երևանը|L}։"),
        ("hy", "{Հայաստանը|M} գրավեց բարձունքը։"),
        ("ka", "მტერმა {თბილისი|L} დაწვა."),
    ],
    "between": [
        ("ru", "Рейсы между {Баку|L} и {Ереваном|L} возобновят."),
        ("ru", "Спор между {Баку|M} и {Ереваном|M} затянулся."),
        ("az", "Füzuli ilə {Bakı|L} arasında avtobus işləyir."),
        ("tr", "{Bakü|M} ile {Erivan|M} arasındaki gerginlik sürüyor."),
        ("hy", "{Երևանի|M} և {Բաքվի|M} միջև վեճ կա։"),
    ],
    "what is owned": [
        ("ru", "Население {Армении|L} растёт."),
        ("ru", "Премьер соседней {Армении|M} ответил."),
        ("tr", "{Ermenistan|L} ekonomisi büyüdü."),
        ("tr", "{Ermenistan|M} hükümeti istifa etti."),
        ("az", "{Gürcüstanın|L} əhalisi azalır."),
        ("az", "{Gürcüstanın|M} baş naziri istefa verdi."),
        ("hy", "{Վրաստանի|L} տնտեսությունը աճում է։"),
        ("hy", "{Վրաստանի|M} խորհրդարանը լռում է։"),
        ("ka", "{სომხეთის|L} მოსახლეობა იზრდება."),
        ("ka", "{სომხეთის|M} პარლამენტი დუმს."),
        ("fa", "جمعیت {گرجستان|L} کم شد."),
        ("fa", "رئیس‌جمهور {گرجستان|M} استعفا داد."),
    ],
    "ministers of the land": [
        ("ru", "Министр обороны {Грузии|M} уехал."),
        ("ru", "Министр экономики {Грузии|M} уехал."),
        ("ru", "Экономика {Грузии|L} растёт."),
        ("tr", "{Ermenistan|M} ekonomi bakanı geldi."),
        ("az", "{Azərbaycanın|M} iqtisadiyyat naziri gəlib."),
        ("hy", "{Հայաստանի|M} էկոնոմիկայի նախարարը լռում է։"),
        ("ka", "{საქართველოს|M} ეკონომიკის მინისტრი ჩავიდა."),
        ("fa", "وزیر اقتصاد {ایران|M} آمد."),
    ],
    "words that only begin like others": [
        ("ru", "Часто {Россия|M} возражает."),
        ("tr", "{İran|M} ile {Rusya|M} arasındaki gelişmeler izleniyor."),
        ("tr", "{Bakü|M} gelecek yılı düşünüyor."),
        ("fa", "او به {باکو|L} برای گفتگو رفت."),
    ],
    "described": [
        ("ru", "{Тбилиси|L} — старый город на реке."),
        ("hy", "{Թբիլիսին|L} գեղեցիկ քաղաք է։"),
        ("ru", "{Тбилиси|M} — за переговоры, пояснил министр."),
    ],
    "pressure and requests": [
        ("ru", "Давление на {Баку|M} растёт."),
        ("ru", "Туман лёг на {Баку|L}."),
        ("az", "Onlar {Moskvadan|M} cavab gözləyir."),
        ("az", "Onlar {Moskvadan|L} gəldi."),
        ("fa", "او از {روسیه|M} حمایت کرد."),
        ("tr", "{Moskova|M}'dan tepki geldi."),
        ("tr", "{Moskova|L}'dan yolcular geldi."),
        ("fa", "او از {روسیه|L} آمد."),
    ],
    "on the map": [
        ("tr", "{İran|L} ile komşu bir ülke."),
        ("tr", "{İran|M} ile anlaşma imzalandı."),
        ("fa", "با {ایران|L} مرز ندارد."),
        ("fa", "با {ایران|M} پیمان ندارد."),
        ("az", "Kapı {ABŞ|M}-a verildi."),
        ("ka", "{აშშ|L}-ში წავიდა."),
    ],
    "clauses": [
        ("ru", "Дорога пойдёт через {Мегри|L}, и {Еревану|M} придётся согласиться."),
        ("tr", "{Ankara|L}'nın Çankaya ilçesinde yangın çıktı."),
        ("tr", "{Rusya|M}'nın Lazkiye'deki üssü boşaltıldı."),
    ],
}


@pytest.mark.parametrize(
    ("language", "marked"), [case for cases in CASES.values() for case in cases]
)
def test_cases_and_words_around_a_name_tell_its_usage(
    language: str, marked: str, read: Read
) -> None:
    """A journey, a message, force, speech and description tell the place from its rulers."""
    text, wanted, here = "", {}, 0
    for found in MARK.finditer(marked):
        text += marked[here : found.start()]
        wanted[len(text)] = USAGES[found[2]]
        text += found[1]
        here = found.end()
    text += marked[here:]
    got = {m.start: m for m in read(text, language=language) if m.kind is not Kind.BORDER}
    for start, usage in wanted.items():
        assert got[start].usage is usage, got[start]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{Bakı} əhalisi artır və şəhər böyüyür.", "noun-of-land"),
        ("{Ankara} nüfusu artıyor, ısınma sorunları büyüyor.", "noun-of-land"),
    ],
)
def test_turkic_languages_are_told_by_their_letters(text: str, rule: str, read: Read) -> None:
    """A Turkish or Azerbaijani sentence is not read as English where no tag says it."""
    plain = text.replace("{", "").replace("}", "")
    assert read(plain, language="")[0].usage_rule == rule


@pytest.mark.parametrize(
    ("text", "usages"),
    [
        ("La población de Georgia disminuye.", "L"),
        ("El tren de Bakú llega tarde, y nadie lo sabe.", "L"),
        ("La población sabe que España apoya a Armenia.", "MM"),
        ("La delegación que viajó a Armenia no lo sabe.", "L"),
        ("La population de la Géorgie diminue.", "L"),
        ("Bakou a rejeté la proposition de Paris.", "MM"),
        ("Georgien ist ein schönes Land und klein.", "L"),
        ("Der Präsident von Armenien reiste nach Tiflis.", "ML"),
        ("Вірменія готова до переговорів з Азербайджаном.", "MM"),
        ("Потяг із Києва до Львова запізнюється.", "LL"),
    ],
)
def test_western_languages_and_ukrainian_are_read_without_a_tag(
    text: str, usages: str, read: Read
) -> None:
    """Their names are found in their cases, and the words around them are understood."""
    got = [m for m in read(text, language="") if m.kind is Kind.PLACE]
    assert "".join("L" if m.usage is Usage.LITERAL else "M" for m in got) == usages
