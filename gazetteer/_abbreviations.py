"""The abbreviations after which a full stop does not end a sentence, by language.

Compared in lower case and without the final stop. ``STRONG`` stand before a name or a
number and never end a sentence; ``WEAK`` may end one, so what follows them decides;
``BEFORE_NUMBER`` are abbreviations only when a number follows.
"""

# ruff: noqa: E501, SIM905  (tables of cases read better in long lines)

from __future__ import annotations

STRONG = frozenset(
    # English
    "sens reps gens profs drs govs mr mrs ms messrs dr prof rev hon fr gen lt col maj capt cpl sgt adm cmdr brig sen rep gov"
    " pres supt st ste mt ft vs v viz cf eg ie e.g i.e ca approx esp dept fig figs eq ed eds"
    " trans nos pp vol vols ch sec op cit ibid al amb min asst assoc"
    # Russian
    " т.е т.к т.н им ул пр-т пл д-р проф акад ген полк подп майор кап лейт ст гр г-н г-жа см ср"
    " напр обл р-н пос дер стр рис табл гл п.п тов род"
    # Turkish and Azerbaijani
    " yrd doç org alb yb bşk bkz krş örn yy prof.dr c.ə akad dos məs bax səh küç"
    # Armenian
    " դր պրոֆ տ պ հմմտ ակադ փող"
    # Georgian
    " ე.ი ე.წ იხ შდრ აკად პროფ ქ ნახ".split(),
)

WEAK = frozenset(
    # English
    "u.s u.k u.n e.u u.s.a u.s.s.r d.c a.m p.m inc ltd co corp jr sr etc bros mich fla calif"
    " conn colo ariz ala ark del ill ind kan kans ky la mass md minn miss mo mont neb nev okla"
    " ore pa tenn tex va vt wash wis wyo ph.d m.d b.a m.a bc b.c a.d c.e b.c.e km mi sq"
    # Russian
    " г гг в вв т.д т.п др пр руб тыс коп кв долл чел мин сек экз изд"
    # Turkish and Azerbaijani
    " vb vd vs yy m.ö m.s s no cad sok mah b.e.ə və.s s.ə"
    # Armenian: year, years, and so on
    " թ թթ դ հ.գ և.ն կմ մլն մլրդ"
    # Georgian: year, years, and so on
    " წ წწ ა.შ სს".split(),
)

BEFORE_NUMBER = frozenset(
    "no nr art arts par para sect p jan feb mar apr jun jul aug sep sept oct nov dec ext"
    " ст п с стр д кв № т гл"
    " md say bl mad səh"
    " հոդ էջ № კვ მუხ გვ".split(),
)

#: Words that begin sentences and are not part of a name after an abbreviation.
STARTERS = frozenset(
    "the a an it its this that these those there he she they we i you his her their our in on at"
    " by for from with without as if when while after before since until although though however"
    " but and or so yet both neither either most many some all no not what who why how where"
    " meanwhile moreover instead also then now still once under over during despite because"
    # Russian
    " в на с к по из за от до при о об у и а но он она они оно это эта этот эти мы я его её их"
    " если когда хотя однако также так как после перед между тем что кто где"
    # Turkish, Azerbaijani
    " bu o bir ve ama ancak fakat onlar biz ayrıca çünkü için və amma lakin həmçinin onun"
    # Armenian, Georgian
    " այս այդ այն նա նրանք բայց իսկ եւ և սակայն ეს ის მაგრამ და".split(),
)
