"""The words by which a block tells its zone, in every language of the gazetteer.

Patterns for ``fullmatch`` or ``match`` on a block, case-insensitive. They are about
pages in general; none is about a publisher.
"""

# ruff: noqa: E501, SIM905  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re

from geo._calendar import MONTH
from geo.zoning.page import either

#: The heading of a list of references.
REFERENCES = either(
    r"(?:\d{1,2}\.?\s)?(?:references?|end ?notes?|foot ?notes?|notes?|bibliography|sources?|works cited"
    r"|literature(?: cited)?|further reading|selected bibliography|notes and references|citations?)\s?:?",
    r"(?:литература|примечания|источники|ссылки|сноски|библиография|список литературы)\s?:?",
    r"(?:kaynaklar|kaynakça|dipnotlar|notlar|ədəbiyyat|istinadlar|qeydlər|mənbələr)\s?:?",
    r"(?:ծանոթագրություններ|գրականություն|աղբյուրներ|հղումներ)\s?:?",
    r"(?:ლიტერატურა|შენიშვნები|წყაროები|გამოყენებული ლიტერატურა)\s?:?",
    r"(?:منابع|پانویس|پی‌نوشت|پی نوشت|ارجاعات)\s?:?",
)

#: How to cite the document itself.
CITE_AS = either(
    r"(?:to|how to|please) (?:cite|quote|reference) (?:this|the) (?:article|paper|report|document|page|publication|chapter|work|text"
    r"|post|essay|piece|version)\b|(?:how to|please) cite(?: this)?\s?:?$|(?:to cite|please cite)(?: this)?\s?:",
    r"(?:to|please) (?:cite|quote|reference) as\b",
    r"(?:suggested|recommended|preferred) citation\b",
    r"cite (?:this|as)\s?(?::|article|paper|$)",
    r"(?:для цитирования|как цитировать|atıf için|istinad üçün)\b",
)

#: The heading of a note about the author.
ABOUT_AUTHOR = either(
    r"(?:about (?:the )?(?:authors?|contributors?|writers?|editors?)|(?:the )?authors?|contributors?)\s?:?",
    r"(?:об авторе|об авторах|автор|авторы|yazar(?:lar)? hakkında|müəllif(?:lər)? haqqında)\s?:?",
    r"(?:հեղինակի մասին|ავტორის შესახებ|درباره نویسنده|درباره نویسندگان)\s?:?",
)

#: Names in a byline: two to four words with capitals.
NAMES = re.compile(r"[^\W\d_a-zа-яա-ֆ][\w’'-]+(?: (?:[^\W\d_]\.|[^\W\d_a-zа-яա-ֆ][\w’'-]+)){1,3}")

#: What a note says that an author is or does.
BIO_VERB = re.compile(
    r"\b(?:is|are|was|has|holds|teaches|works|worked|writes|lives|covers|reports|studied|studies|joined|leads|serves|served"
    r"|speciali[sz]es|focuses|graduated|является|работает|преподаёт)\b"
)

#: The heading of a note about the publisher.
ABOUT_PUBLISHER = either(
    r"about (?:us|(?:the )?.{0,60}\b(?:office|institut\w+|agency|company|group|foundation|cent(?:re|er)"
    r"|council|organi[sz]ation|initiative|project|university|network|association|commission|ltd|inc"
    r"|journal|magazine|publisher|program(?:me)?|series)\b.{0,30})\s?:?",
    r"(?:о (?:нас|компании|фонде|журнале|проекте)|hakkımızda|haqqımızda|մեր մասին|ჩვენ შესახებ|درباره ما)\s?:?",
)

#: The beginnings of a note about the publication, wherever they stand.
PUBLICATION_NOTE = either(
    r"(?:the |all )?(?:views?|opinions?|ideas)(?: and (?:opinions?|views?))? (?:expressed|presented|contained)\b",
    r"(?:this|the) (?:article|essay|piece|report|paper|story|post|commentary|op-ed|interview|publication|translation|blog)"
    r"(?: \w+)? (?:was|has been|is|were) (?:\w+ )?(?:originally |first |also )?(?:appeared|published|republished|translated"
    r"|adapted|updated|corrected|amended)\b",
    r"this (?:article|essay|piece|report|paper|story|post|commentary|op-ed|interview|publication|project)(?: \w+)? "
    r"(?:first |originally )?(?:appeared|(?:was|is|has been) (?:produced|made possible|funded|supported|part of|based on"
    r"|a co-?publication)|does not)\b",
    r"(?:editor'?’?s'? note|author'?’?s note|correction|clarification|disclaimer|disclosure|acknowledge?ments?)\s?(?:[:.—–]|$)",
    r"(?:a|an earlier|this|the original) version of this (?:article|story|essay|piece)\b",
    r"this (?:article|essay|piece|report|review|story|interview) appear(?:s|ed)\b",
    r"about (?:me|the authors?|us)\s?:\s\S|(?:об авторе|yazar hakkında|müəllif haqqında|հեղինակի մասին)\s?:\s\S",
    r"\(?(?:additional |further )?(?:reporting|writing|editing|translation|translated|edited|written|compiled) by\b",
    r"\(?with (?:additional )?(?:reporting|contributions?|material) (?:by|from)\b",
    r"(?:от редакции|примечание редакции|мнение (?:автора|редакции)|точка зрения автора|редакционная заметка)\b",
    r"(?:editörün notu|redaksiyadan|(?:bu )?(?:yazıda|makalede|məqalədə) (?:ifade edilen|ifadə olunan|yer alan))",
)
_VIEWS = re.compile(
    r"\b(?:views?|opinions?)(?: and (?:views?|opinions?))?(?: (?:expressed|represented|presented|contained) (?:herein|here|in .{2,40}))?"
    r" (?:only )?(?:of|are (?:only |solely )?(?:those|the responsibility) of|belong to) (?:only )?(?:the|its|their) (?:individual )?"
    r"(?:authors?|contributors?|writers?|speakers?|interviewees?)\b"
    r"|\b(?:views?|opinions?|content)\b.{0,120}\bnot necessarily (?:reflect|represent|coincide)"
    r"|\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:official )?(?:views?|opinions?|positions?|policy|policies)\b"
    r"|\b(?:responsible|liable) for (?:the |any )?(?:use|contents?|opinions|views|errors|information|accuracy)\b"
    r"|\bdo(?:es)? not imply (?:a|an|any|the) (?:position|endorsement|recognition|acceptance|opinion|expression|judg?ement)\b"
    r"|\bnot (?:take|hold) (?:any )?institutional positions?\b|\bviews? (?:here|herein|expressed) (?:is|are) (?:his|her|their|my) own\b"
    r"|\b(?:interview|conversation|transcript)\b.{0,40}\b(?:was|has been) (?:\w+ly )?(?:edited|shortened|condensed|abridged)\b"
    r"|\b(?:terminology|toponyms|place names)\b.{0,60}\b(?:author|editor|publication|article)",
    re.IGNORECASE,
)

_NAME = r"(?:(?:Dr|Prof|Mr|Ms|Mrs|Sir|Amb|Lt|Col|Gen)\.?\s)?[^\W\d_][\w’'.-]*(?:\s(?:[^\W\d_][\w’'.-]*)){1,5}"
_ROLE = (
    r"(?:fellow|analyst|researcher|scholar|contribut\w+|editor|journalist|professor|lecturer|writer"
    r"|correspondent|director|columnist|reporter|author|candidate|freelance\w*|photographer|advis[eo]r"
    r"|expert|student|co-?founder|founder|historian|ph\.?d|graduate[ds]?|commentator|consultant|intern"
    r"|associate|specialist|policy|program(?:me)?|teaches|covers|writes|blogger|translator|economist"
    r"|ambassador|diplomat|chair|head|president of the|instructor|degree|doctoral)"
)
_BIO = re.compile(
    rf"(?P<name>{_NAME})(?:,\s(?:Ph\.?D|M\.?A|M\.?D|J\.?D|Esq|M\.?P)\.?,?)?(?:\s?\([^()]{{1,80}}\))?,?(?:\s(?:is|was|are|were|has been|has|holds|works|worked"
    rf"|serves|served|teaches|covers|writes|reports|graduated|joined|leads|heads|currently)\b)"
    rf"[^.]{{0,240}}\b{_ROLE}\b",
)
_BIO_OTHER = re.compile(
    rf"(?P<name>{_NAME})\s?(?:[—–-]\s|,\s)(?:\w+\s){{0,4}}(?:политолог|журналист|аналитик|эксперт|историк"
    r"|научный|сотрудник|обозреватель|корреспондент|писатель|публицист|yazar|gazeteci|araştırmacı"
    r"|jurnalist|politoloq|tədqiqatçı|müəllif|լրագրող|վերլուծաբան)",
    re.IGNORECASE,
)
_BIO_VERB = re.compile(
    rf"(?P<name>{_NAME})(?:\s?\([^()]{{1,80}}\))?,?\s(?:teaches|lives in|writes (?:about|for|on)|works (?:as|at|for|on|with)"
    r"|covers|reports (?:on|from|for)|studied|studies|blogs|is based|was born|grew up|is the (?:author|editor|founder)"
    r"|is an? independent)\b"
)
_PARTICLES = frozenset("de van von der den al el bin ibn da di du la le ter zu".split())
_PRONOUN_BIO = re.compile(
    rf"(?:He|She|They|His|Her|The author|Dr\.|Prof\.)\s[^.]{{0,300}}\b{_ROLE}\b", re.IGNORECASE
)

#: A byline or a date line at the head of an article.
BYLINE = either(
    r"(?:by|(?:written|text|story|words|interview|reviewed|interviewed|photographs?|photos?|translated|compiled|edited) by|interview(?:er)?(?=\s?:)|author|автор|текст|yazar|müəllif|հեղինակ|ავტორი|نویسنده)\b\s?:?\s?\S.{1,120}",
    r"(?:published|updated|posted|last (?:updated|modified)|date|опубликовано|обновлено|yayınlanma"
    r"|dərc edilib|tarix)\b.{0,80}",
)
_DATE_WORDS = (
    rf"(?:\d{{1,4}}|{MONTH}|mon(?:day)?|tue(?:sday|s)?|wed(?:nesday)?|thu(?:rsday|rs)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|a\.?m\.?|p\.?m\.?|gmt|utc|cet|est|edt|at|the|of|года?|г\.?|թ\.?|թվական\w*|წელი|წ\.|\d{1,4}(?:st|nd|rd|th|-?(?:ci|cı|cu|cü|ին|ի)))"
)
DATE_LINE = re.compile(
    rf"[\s.,/:|·•–-]*{_DATE_WORDS}(?:[\s.,/:|·•–-]+{_DATE_WORDS}){{0,12}}[\s.,:|]*", re.IGNORECASE
)

#: A day with its year.
FULL_DATE = re.compile(
    rf"{MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}}\.? {MONTH},? (?:19|20)\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d"
)

#: A name and a date in one line.
NAME_AND_DATE = re.compile(
    rf"(?:{_DATE_WORDS}[\s.,]+){{2,5}}[\s,|/·•–—-]+[^\W\d_][^\d|]{{2,60}}|"
    r"[^\W\d_].{2,60}[\s,|/·•–—-]+(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    rf"|(?:{_DATE_WORDS}[\s.,]+){{1,3}}(?:19|20)\d\d)[\s,|]*(?:\d{{1,2}}:\d\d)?",
    re.IGNORECASE,
)

#: The labels that begin a caption.
CAPTION = either(
    r"(?:top|main|cover|lead|feature[d]?)\s(?:photo|image|picture)(?:\s(?:credit|by|caption))?\s?:",
    r"(?:photo|image|picture|photograph|caption|pictured|illustration)s?(?:\s(?:credit|by|above|below))?\s?:",
    r"(?:figure|fig\.?|map|table|photo|image|chart|plate|exhibit|graphic)\s?(?:no\.?\s)?\d{1,3}(?:[.:–—]|\s-|$|(?-i:\s(?=[^\W\d_a-z])))",
    r"(?:фото|на фото|иллюстрация|карта|рис\.|рисунок|таблица)\s?(?:\d{1,3})?\s?[.:–—]",
    r"(?:foto|fotoğraf|resim|şekil|harita|tablo|şəkil|xəritə|cədvəl)\s?(?:\d{1,3})?\s?[.:–—]",
    r"(?:լուսանկար\w*|քարտեզ|նկար|ფოტო|რუკა|عکس|نقشه|تصویر)\s?(?:\d{1,3})?\s?[.:՝–—]",
)

#: What only references have.
REFERENCE_LOOK = re.compile(
    r"https?://|www\.|file:///|\bdoi\b|\bibid\b|\bop\.? cit|\baccessed\b|\bretrieved\b|\bpp?\. ?\d|\bvol(?:ume|\.)"
    r"|\((?:19|20)\d\d[a-z]?\)|\([^()]{2,60}[:,] (?:[^()]{2,40}, )?(?:19|20)\d\d\)|^[^\W\d_][\w’'-]+, [^\W\d_]\."
    r"|,[”\"’»]|[”\"»],|\bPress,|\bet al\b|\b(?:19|20)\d\d[.,)\]]*\s*$|дата обращения|Erişim|№ ?\d",
    re.IGNORECASE,
)

#: A line that names its sources.
SOURCES = either(
    r"(?:sources?|data|источники?|kaynak(?:lar)?|mənbə(?:lər)?|աղբյուր(?:ներ)?|წყარო|منبع)\s?:\s\S"
)

#: Words that no sentence and no heading ends with.
JOINERS = frozenset(
    "of the and in to by for with from between a an or that on at as its their his her which into"
    " и в на с к из от по о что ve ile bir və bu ilə".split()
)


def is_views_note(text: str) -> bool:
    """Whether a block says whose views a publication holds."""
    return bool(PUBLICATION_NOTE.match(text) or _VIEWS.search(text))


def bio_name(text: str) -> str:
    """Return the name that a note about an author begins with, or nothing."""
    bare = text.lstrip("*_ ")
    found = _BIO.match(bare) or _BIO_VERB.match(bare) or _BIO_OTHER.match(text)
    if not found:
        return ""
    name = found.group("name")
    parts = name.split()
    is_name = all(part[:1].isupper() or part in _PARTICLES for part in parts)
    return name if is_name and len(parts) >= 2 else ""  # noqa: PLR2004  given and family name


def goes_on_about_author(text: str) -> bool:
    """Whether a block goes on about an author by a pronoun."""
    return bool(_PRONOUN_BIO.match(text))
