"""Words that tell a place from a person or an organisation, in the seven languages.

They are used to propose names for the tables (``suggest``), never to read a text. A
word stands here when it speaks for or against a place in most texts, whatever its
region; words that only look like another language's are left out.
"""

from __future__ import annotations

from gazetteer.fold import fold


def _words(listed: str) -> frozenset[str]:
    """Read a list of words, folded as the text will be."""
    return frozenset(fold(word).text for word in listed.split())


#: Prepositions of place, before a name.
PREPOSITIONS = _words(
    "in near at from to toward towards between outside around through via across into "
    "в во из близ около возле через до под между над к у "
    "bei nach aus nahe zwischen à dans près vers entre cerca desde hacia presso vicino verso"
)
#: Words for kinds of places, before a name ("the village of Tegh") or after it.
GENERICS = _words(
    "village town city settlement hamlet district province region oblast county municipality "
    "community river lake pass mountain mount mountains valley gorge plain peninsula island sea "
    "road highway corridor railway line border checkpoint crossing port airport station bridge "
    "tunnel dam reservoir monastery fortress base mine enclave exclave canyon strait gulf bay "
    "село села селе деревня деревни деревне посёлок посёлка посёлке город города городе район "
    "района районе область области река реки озеро озера перевал перевала хребет ущелье мост "
    "станция станции аэропорт порт порта трасса дорога анклав община общины "
    "kəndi kəndində kəndinin rayonu rayonunda rayonunun şəhəri şəhərində şəhərinin çayı gölü "
    "qəsəbəsi vilayəti köyü köyünde ilçesi ilçesinde ili ilinde şehri şehrinde nehri dağı geçidi "
    "գյուղ գյուղը գյուղի գյուղում քաղաք քաղաքը քաղաքի քաղաքում մարզ մարզի մարզում շրջան համայնք "
    "სოფელი სოფელ სოფელში ქალაქი ქალაქ ქალაქში რაიონი მდინარე ხეობა რეგიონი "
    "روستای شهر شهرستان استان بخش رود دریاچه بندر گذرگاه "
    "village ville rivière région dorf stadt provinz fluss see pueblo ciudad provincia villaggio "
    "città"
)
#: What stands before a person's name, in any language of the list.
TITLES = _words(
    "president minister premier chancellor ambassador general colonel major captain sergeant "
    "mr mrs ms dr prof professor senator congressman chairman director secretary spokesman "
    "spokeswoman spokesperson analyst journalist king queen prince sheikh ayatollah bishop "
    "archbishop catholicos by author editor reporter expert "
    "президент президента министр министра генерал полковник посол господин председатель "
    "prezident prezidenti naziri başkanı cumhurbaşkanı bakanı general sözcüsü "
    "նախագահ նախարար վարչապետ պրեզիდენտი رئیس‌جمهور وزیر سردار آقای"
)
#: What stands after a person's name.
SPEECH = _words(
    "said says told added wrote argues argued noted stressed claimed tweeted explained replied "
    "заявил заявила сказал сказала отметил отметила сообщил написал "
    "bildirib deyib söyləyib dedi belirtti açıkladı ասաց հայտարարեց նշեց"
)
#: Words inside a name that make it an organisation, a document or an event.
BODIES = _words(
    "party ministry university institute council union agency committee group force forces news "
    "times post bank company foundation center centre court act treaty agreement war army church "
    "organization organisation association commission conference forum congress parliament "
    "assembly movement alliance front guard corps service department office club school college "
    "academy museum press media radio tv television journal review today daily weekly report "
    "protocol declaration statement day republic security defense defence foreign affairs human "
    "rights international national united european society studies program programme project "
    "партия министерство университет институт совет союз агентство комитет группа служба "
    "компания фонд центр суд партии министерства совета союза комитета газета война "
    "partiyası nazirliyi universiteti institutu şurası birliyi agentliyi komitəsi partisi "
    "bakanlığı üniversitesi enstitüsü konseyi ajansı kurumu vakfı derneği merkezi "
    "կուսակցություն նախարարություն համալսարան ինստիտուտ խորհուրդ միություն"
)
#: Capitalised words that are no names.
COMMON = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december i the a an this that these those it "
    "he she they we you his her their our its but and or if when while since after before as at "
    "by for from in of on to with however moreover therefore also according meanwhile although "
    "god lord christmas easter islam muslim muslims christian christians jewish orthodox internet "
    "facebook twitter telegram youtube english prime first second third fourth world cold great "
    "north south east west northern southern eastern western central new old upper lower "
    "это эта этот эти тем также кроме однако после при для если когда как но что мы вы они он она "
    "bu bir və ki ilə üçün ancaq lakin amma ve ile için çünkü fakat ayrıca "
    "այս այն եւ իսկ բայց նաև der die das und ein eine la le les el los las il lo un une una"
)
#: Endings, after an apostrophe or without one, that say "in", "from" or "to".
LOCATIVES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "daki", "deki")
ARMENIAN_LOCATIVES = ("ում", "ից")
