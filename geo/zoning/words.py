"""The words by which a block tells its zone, in every language of the gazetteer.

Patterns for ``fullmatch`` or ``match`` on a block, case-insensitive. They are about
pages in general; none is about a publisher.
"""

# ruff: noqa: E501, SIM905  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re

from geo._calendar import MONTH


def _any(*parts: str) -> re.Pattern[str]:
    """Compile alternatives."""
    return re.compile("(?:" + "|".join(parts) + ")", re.IGNORECASE)


#: A whole line that belongs to the page, not to the article.
FURNITURE_LINE = _any(
    r"follow (?:us|me)(?: on .{0,60})?[.:!]?",
    r"(?:like|find|join|contact|email|support|about) us(?: on .{0,60}| at .{0,60})?[.:!]?",
    r"(?:share|tweet|print|pin it|e-?mail)(?: (?:this|on|via|with|to)(?: .{0,40})?| article| page)?\s?:?",
    r"(?:facebook|twitter|x|instagram|telegram|youtube|linkedin|whatsapp|rss|reddit)(?:[ |,/·•]+"
    r"(?:facebook|twitter|x|instagram|telegram|youtube|linkedin|whatsapp|rss|reddit|e-?mail|print))*",
    r"(?:subscribe|sign up|sign in|log ?in|register|donate|menu|search|home|close|advertisement"
    r"|advertise(?: with us)?|sponsored(?: content)?|skip to .{0,30}|back to top|load more|next"
    r"|previous|comments?(?: ?\(\d+\))?|leave a (?:comment|reply)|no comments yet|newsletters?"
    r"|privacy policy|terms(?: (?:of|and) \w+)?|cookie (?:policy|settings)|accept(?: all)? cookies"
    r"|\d+ (?:comments?|shares?|views|min(?:ute)?s? read)|listen to this article|gift article)[.!:]?",
    r"(?:tags?|filed under|topics?|categor(?:y|ies)|posted in|keywords)\s?:.{0,200}",
    r"(?:subscribe|sign up) (?:to|for|now).{0,300}",
    r"(?:join|get) .{0,60}(?:newsletter|inbox).{0,120}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,200}",
    r"(?:was this (?:e-?mail|newsletter) forwarded|you (?:are receiving|received|are getting) this|unsubscribe\b"
    r"|update your (?:e-?mail )?preferences|manage your (?:preferences|subscription)|view (?:this e-?mail )?in (?:your )?browser"
    r"|no longer want to receive|discover more from|by subscribing|already have an account|thanks for reading"
    r"|ready for more|over [\d,.]+k? (?:subscribers|readers)|enjoyed this (?:article|story|piece)|support our (?:work|journalism)"
    r"|if you (?:liked|enjoyed) this).{0,200}",
    r"accessibility.{0,20}links|breaking news|site ?(?:map|index|search)|view (?:profile|all|more).{0,40}|.{0,20}\blog ?in",
    r"(?:if you (?:find|found|notice|see|spot)|found|spotted) an? (?:mistake|error|typo).{0,200}|.{0,200}\bctrl ?\+ ?enter\b.{0,20}",
    r"(?:если вы (?:заметили|нашли)|заметили|нашли) ошибку.{0,200}|(?:səhv|hata|yanlış).{0,80}ctrl.{0,20}",
    r".{0,160}\b(?:click here|free articles?|free trial|full access)\b.{0,160}",
    r".{1,200}(?:\.{4,}|…{2,}|(?: \.){4,}) ?\d{1,4}",
    r"become a (?:member|subscriber|patron|supporter|friend).{0,80}",
    r"get (?:more|the latest|our|all).{0,60} (?:from|in your|by e-?mail).{0,60}",
    r"follow .{2,60} on (?:google news|facebook|twitter|telegram|instagram|x|youtube).{0,40}",
    r"[\d,.]+k? (?:likes?|comments?|shares?|views|reads|replies|restacks|followers|subscribers)",
    r"(?:reply|replies|like|likes|bookmark|followers|upvote|view comments|most recent|oldest)",
    # Russian
    r"(?:подпис(?:ы)?(?:вайтесь|аться|ка|итесь)|поделиться|реклама|комментарии|теги|меню|поиск"
    r"|войти|наверх|распечатать|главная)(?: .{0,80}|\s?:.{0,200})?",
    # Turkish, Azerbaijani
    r"(?:abone ol|paylaş|reklam|yorumlar|etiketler|menü|bizi (?:takip edin|izləyin)|takip edin"
    r"|abunə ol(?:un)?|şərhlər|teqlər|axtarış|ana səhifə|anasayfa)(?: .{0,80}|\s?:.{0,200})?",
    # Armenian, Georgian, Persian
    r"(?:հետևեք մեզ|կիսվել|գովազդ|բաժանորդագրվ\w*|մեկնաբանություններ|գլխավոր|որոնում)(?: .{0,80})?",
    r"(?:გამოგვყევით|გაზიარება|რეკლამა|კომენტარები|მთავარი|ძებნა)(?: .{0,80})?",
    r"(?:ما را دنبال کنید|اشتراک(?:‌گذاری)?|تبلیغات|نظرات|صفحه اصلی|جستجو)(?: .{0,80})?",
)

#: Rights and publishers' lines, wherever they stand.
RIGHTS = _any(
    r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d).{0,300}",
    r".{0,160}\ball rights reserved\b.{0,160}",
    r".{0,160}(?:все права защищены|tüm hakları saklıdır|bütün hüquqlar\w* qorunur"
    r"|բոլոր իրավունքները|ყველა უფლება დაცულია|کلیه حقوق|همه حقوق).{0,160}",
    r".{0,100}any use of .{0,60}(?:materials|content).{0,200}",
)

#: A line after which come titles of other articles.
OTHERS = _any(
    r"(?:related|recommended|latest|trending|popular|most (?:read|popular|viewed|shared))"
    r"(?: (?:articles?|stories|news|posts?|content|topics?|reading|reads|items|coverage"
    r"|analysis|publications?|videos?|for you))?\s?:?",
    r"(?:more (?:from|on|in|by) .{1,60}|more (?:stories|news|articles))\s?:?",
    r"(?:see also|external links|read (?:more|also|next)\s?:)\s?:?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|up next|don'?t miss|editors?['’]s? (?:picks?|choice)"
    r"|what to read next|read next|in case you missed it|other (?:news|articles|stories)"
    r"|also in .{1,40}|top stories|news feed|recent posts?|from the archives?)\s?:?",
    r"(?:читайте также|материалы по теме|по теме|самое (?:читаемое|популярное)|новости партн[её]ров"
    r"|смотрите также|другие новости|последние новости|популярное|похожие (?:статьи|новости))\s?:?",
    r"(?:ilgili (?:haberler|içerikler|yazılar)|benzer haberler|çok okunanlar|son haberler"
    r"|diğer haberler|oxşar xəbərlər|digər xəbərlər|son xəbərlər|ən çox oxunan\w*|əlaqəli xəbərlər)\s?:?",
    r"(?:կարդացեք նաև|թեմայով|այլ նորություններ|ամենաընթերցված\w*)\s?:?",
    r"(?:წაიკითხეთ აგრეთვე|მსგავსი (?:სიახლეები|სტატიები)|სხვა სიახლეები|პოპულარული)\s?:?",
    r"(?:بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|پربازدیدترین\w*|آخرین اخبار)\s?:?",
)

#: A line after which come the words of readers.
COMMENTS = _any(
    r"(?:\d+ comment|(?:\d+ )?(?:comments|responses|replies|thoughts on .{1,120}|reader comments|discussion))(?: ?\(?\d+\)?)?\s?:?",
    r"(?:leave|post|add|write) a (?:comment|reply).{0,40}",
    r"(?:комментари\w+|yorumlar|şərhlər|մեկնաբանություններ|კომენტარები|نظرات)(?: ?\(?\d+\)?)?\s?:?",
)

#: A line that ends a teaser of another article.
TEASER_END = _any(
    r"(?:keep reading|continue reading|read (?:more|full (?:story|article)|the full (?:story|article)|on)"
    r"|show (?:less|more)|full story|learn more|see more)"
    r"(?:[ ·|]*(?:show (?:less|more)|keep reading|read more))*[ .…»›→]*",
    r"(?:читать (?:далее|дальше|полностью)|подробнее|devamını oku|daha fazla|davamını oxu|ətraflı"
    r"|կարդալ ավելին|ავრცლად|სრულად|ادامه مطلب)[ .…»›→]*",
)

#: A line that points to another article and names it.
POINTER = _any(
    r"[\[(]?(?:read(?: also| more| next)?(?: (?:on|in|at) [^:]{2,40})?|also read|see also|related|more|watch|listen|don'?t miss)\s?[:>»]\s?\S.{2,200}",
    r"(?:читайте также|смотрите также|по теме|ayrıca okuyun|bunu da oku\w*|həmçinin oxuyun"
    r"|կարդացեք նաև|წაიკითხეთ აგრეთვე|بیشتر بخوانید)\s?[:>»—–-]\s?\S.{2,200}",
)

#: The heading of a list of references.
REFERENCES = _any(
    r"(?:\d{1,2}\.?\s)?(?:references?|end ?notes?|foot ?notes?|notes?|bibliography|sources?|works cited"
    r"|literature(?: cited)?|further reading|selected bibliography|notes and references|citations?)\s?:?",
    r"(?:литература|примечания|источники|ссылки|сноски|библиография|список литературы)\s?:?",
    r"(?:kaynaklar|kaynakça|dipnotlar|notlar|ədəbiyyat|istinadlar|qeydlər|mənbələr)\s?:?",
    r"(?:ծանոթագրություններ|գրականություն|աղբյուրներ|հղումներ)\s?:?",
    r"(?:ლიტერატურა|შენიშვნები|წყაროები|გამოყენებული ლიტერატურა)\s?:?",
    r"(?:منابع|پانویس|پی‌نوشت|پی نوشت|ارجاعات)\s?:?",
)

#: How to cite the document itself.
CITE_AS = _any(
    r"(?:to|how to|please) (?:cite|quote|reference) (?:this|as|the)\b",
    r"(?:suggested|recommended|preferred) citation\b",
    r"cite (?:this|as)\b",
    r"(?:для цитирования|как цитировать|atıf için|istinad üçün)\b",
)

#: The heading of a note about the author.
ABOUT_AUTHOR = _any(
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
ABOUT_PUBLISHER = _any(
    r"about (?:us|(?:the )?.{0,60}\b(?:office|institut\w+|agency|company|group|foundation|cent(?:re|er)"
    r"|council|organi[sz]ation|initiative|project|university|network|association|commission|ltd|inc"
    r"|journal|magazine|publisher|program(?:me)?|series)\b.{0,30})\s?:?",
    r"(?:о (?:нас|компании|фонде|журнале|проекте)|hakkımızda|haqqımızda|մեր մասին|ჩვენ შესახებ|درباره ما)\s?:?",
)

#: The beginnings of a note about the publication, wherever they stand.
PUBLICATION_NOTE = _any(
    r"(?:the |all )?(?:views?|opinions?|ideas)(?: and (?:opinions?|views?))? (?:expressed|presented|contained)\b",
    r"(?:this|the) (?:article|essay|piece|report|paper|story|post|commentary|op-ed|interview|publication|translation|blog)"
    r"(?: \w+)? (?:was|has been|is|were) (?:\w+ )?(?:originally |first |also )?(?:appeared|published|republished|translated"
    r"|adapted|updated|corrected|amended)\b",
    r"this (?:article|essay|piece|report|paper|story|post|commentary|op-ed|interview|publication|project)(?: \w+)? "
    r"(?:first |originally )?(?:appeared|(?:was|is|has been) (?:produced|made possible|funded|supported|part of|based on"
    r"|a co-?publication)|reflects the views|does not)\b",
    r"(?:editor'?’?s'? note|author'?’?s note|correction|clarification|disclaimer|disclosure|acknowledge?ments?)\s?(?:[:.—–]|$)",
    r"(?:a|an earlier|this|the original) version of this (?:article|story|essay|piece)\b",
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
_PRONOUN_BIO = re.compile(
    rf"(?:He|She|They|His|Her|The author|Dr\.|Prof\.)\s[^.]{{0,300}}\b{_ROLE}\b", re.IGNORECASE
)

#: A byline or a date line at the head of an article.
BYLINE = _any(
    r"(?:by|written by|text by|story by|words by|interview by|interview(?:er)?(?=\s?:)|author|автор|текст|yazar|müəllif|հեղինակ|ავტორი|نویسنده)\b\s?:?\s?\S.{1,120}",
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
CAPTION = _any(
    r"(?:top|main|cover|lead|feature[d]?)\s(?:photo|image|picture)(?:\s(?:credit|by|caption))?\s?:",
    r"(?:photo|image|picture|photograph|caption|pictured|illustration)s?(?:\s(?:credit|by|above|below))?\s?:",
    r"(?:figure|fig\.?|map|table|photo|image|chart|plate|exhibit|graphic)\s?(?:no\.?\s)?\d{1,3}(?:[.:\s–—-]|$)",
    r"(?:фото|на фото|иллюстрация|карта|рис\.|рисунок|таблица)\s?(?:\d{1,3})?\s?[.:–—]",
    r"(?:foto|fotoğraf|resim|şekil|harita|tablo|şəkil|xəritə|cədvəl)\s?(?:\d{1,3})?\s?[.:–—]",
    r"(?:լուսանկար\w*|քարտեզ|նկար|ფოტო|რუკა|عکس|نقشه|تصویر)\s?(?:\d{1,3})?\s?[.:՝–—]",
)

#: A line that is only a label of a picture or an agency: the short line after it is the caption.
PICTURE_LABEL = _any(
    r"(?:image source|image credit|photo credit|source)\s?[,:]\s?[^.]{2,60}",
    r"(?:image caption|photo caption|caption)\s?[,:]?",
    r"(?:getty images|reuters|afp|ap photo|epa|tass|anadolu|shutterstock|alamy|istock|sputnik)(?:\s?/\s?[^.]{2,40})?",
)

#: Contact lines: telephones, addresses.
CONTACT = re.compile(
    r"(?i:\bp\.? ?o\.? ?box \d)|(?i:\**\s?(?:tel|phone|telephone|fax|e-?mail|mob(?:ile)?|тел|факс|почта|эл\.? почта|faks|հեռ|ტელ|تلفن"
    r"|address|adres|ünvan|адрес|հասցե)\b\.?\s?:)|\+\d{1,3}[\s(]?[\d\s()-]{7,}\d"
)
_STREET = re.compile(
    r"(?i:\b(?:street|st\.|avenue|ave\.?|blvd|road|rd\.|square|suite|floor|p\.?o\.? box|sok\.?|sokak|cad\.?"
    r"|caddesi|mah\.?|bulvarı|küçəsi|küç\.|prospekti|ул\.|улица|просп\.?|проспект|д\.|փողոց|փ\.|ქუჩა|straße|rue)"
    r"(?=\W|$))"
)
_POSTCODE = re.compile(r"\b(?:\d{4,6}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|AZ ?\d{4})\b")

#: A page number standing alone.
PAGE_NUMBER = re.compile(
    r"(?i:[\s\-–—|•.]*(?:page|p\.|стр\.?|страница|sayfa|səh\.?|səhifə|էջ|გვ\.?|صفحه)?\s?\d{1,3}"
    r"(?:\s?(?:of|/|из)\s?\d{1,4})?(?:\s?\|\s?p\s?a\s?g\s?e)?[\s\-–—|•.]*)"
)

#: A line that is nothing but the name of a file or a rule.
FILE_NAME = re.compile(
    r"(?=\S{0,60}[A-Za-z])(?=\S{0,60}\d)\w{1,60}[_-][\w-]{4,100}|\S{1,120}\.(?:jpe?g|png|gif|webp|svg|mp4|pdf)",
    re.IGNORECASE,
)
RULE = re.compile(r"[-*_=~•·—–\s#]{3,}")

#: A path of sections, a row of links, a label of sections: parts of a few words each.
_PART = r"[^\s|>»›·•]{1,30}(?:\s[^\s|>»›·•]{1,30}){0,2}"
TRAIL = re.compile(rf"{_PART}(?:\s?(?:[|›»>·•]|::)\s?{_PART}){{1,14}}\s?[|›»>]?")

#: What only references have.
REFERENCE_LOOK = re.compile(
    r"https?://|www\.|file:///|\bdoi\b|\bibid\b|\bop\.? cit|\baccessed\b|\bretrieved\b|\bpp?\. ?\d|\bvol(?:ume|\.)"
    r"|\((?:19|20)\d\d[a-z]?\)|\([^()]{2,60}[:,] (?:[^()]{2,40}, )?(?:19|20)\d\d\)|^[^\W\d_][\w’'-]+, [^\W\d_]\."
    r"|,[”\"’»]|[”\"»],|\bPress,|\bet al\b|\b(?:19|20)\d\d[.,)\]]*\s*$|дата обращения|Erişim|№ ?\d",
    re.IGNORECASE,
)


#: A line that names its sources.
SOURCES = _any(
    r"(?:sources?|data|источники?|kaynak(?:lar)?|mənbə(?:lər)?|աղբյուր(?:ներ)?|წყარო|منبع)\s?:\s\S"
)

#: What a whole block may be that belongs to the page.
OF_THE_PAGE = (
    RIGHTS, POINTER, FURNITURE_LINE, FILE_NAME, PICTURE_LABEL, COMMENTS, OTHERS, TEASER_END,
)  # fmt: skip

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
    capitals = [word for word in name.split() if word[:1].isupper()]
    return name if len(capitals) >= 2 else ""  # noqa: PLR2004  given and family name


def goes_on_about_author(text: str) -> bool:
    """Whether a block goes on about an author by a pronoun."""
    return bool(_PRONOUN_BIO.match(text))


def is_address(text: str) -> bool:
    """Whether a short line is a postal address."""
    return len(text) < 160 and bool(_STREET.search(text)) and bool(_POSTCODE.search(text))  # noqa: PLR2004


def has_figures(text: str) -> bool:
    """Whether a part of a row is a figure: then it is a row of a table."""
    return any(re.match(r"[\d\s.,%–-]+$", part) for part in re.split(r"[|›»>·•]", text))
