"""The words by which a line tells that it is of the page and not of the article.

Patterns for ``fullmatch`` on a block, case-insensitive, in every language of the
gazetteer. They are about pages in general; none is about a publisher.
"""

# ruff: noqa: E501  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re


def either(*parts: str) -> re.Pattern[str]:
    """Compile alternatives."""
    return re.compile("(?:" + "|".join(parts) + ")", re.IGNORECASE)


#: A whole line that belongs to the page, not to the article.
FURNITURE_LINE = either(
    r"follow (?:us|me)(?: on .{0,60})?[.:!]?",
    r"(?:like|find|join|contact|email|support|about) us(?: on .{0,60}| at .{0,60})?[.:!]?",
    r"(?:share|tweet|print|pin it|e-?mail)(?: (?:this|on|via|with|to)(?: .{0,40})?| article| page)?\s?:?",
    r"(?:facebook|twitter|x|instagram|telegram|youtube|linkedin|whatsapp|rss|reddit)(?:[ |,/·•]+"
    r"(?:facebook|twitter|x|instagram|telegram|youtube|linkedin|whatsapp|rss|reddit|e-?mail|print))*",
    r"(?:subscribe|sign up|sign in|log ?in|register|donate|menu|search|home|close|advertisement"
    r"|advertise(?: with us)?|sponsored(?: content)?|skip to .{0,30}|back to top|load more|next"
    r"|previous|no comments yet|newsletters?|breaking news|site ?(?:map|index|search)|accessibility.{0,20}links"
    r"|privacy policy|terms(?: (?:of|and) \w+)?|cookie (?:policy|settings)|accept(?: all)? cookies"
    r"|reply|replies|likes?|bookmark|followers|upvote|view (?:comments|profile|all|more)|most recent|oldest"
    r"|listen to this article|gift article|\w+ log ?in)[.!:]?",
    r"[\d,.]+k? (?:likes?|comments?|shares?|views|reads|replies|restacks|followers|subscribers|min(?:ute)?s? read)",
    r"skip (?:to|past) .{0,40}|.{0,20}newsletter promotion|privacy notice.{0,200}|view image.{0,40}|reuse this content"
    r"|explore more.{0,40}|enter your e-?mail.{0,40}",
    r"for information media.{0,60}|not an official record.{0,20}|check against delivery|for immediate release"
    r"|embargoed.{0,60}|[-–— ]{0,4}ends?[-–— ]{0,4}",
    r"(?:tags?|filed under|topics?|categor(?:y|ies)|posted in|keywords)\s?:.{0,200}",
    r".{1,200}(?:\.{4,}|…{2,}|(?: \.){4,}) ?\d{1,4}",  # a line of the contents
    r"(?:подпис(?:ы)?(?:вайтесь|аться|ка|итесь)|поделиться|реклама|комментарии|теги|меню|поиск|войти|наверх"
    r"|распечатать|главная)(?:\s?:.{0,200})?",
    r"(?:abone ol|paylaş|reklam|yorumlar|etiketler|menü|bizi (?:takip edin|izləyin)|takip edin|abunə ol(?:un)?"
    r"|şərhlər|teqlər|axtarış|ana səhifə|anasayfa)(?:\s?:.{0,200})?",
    r"հետևեք մեզ|կիսվել|գովազդ|բաժանորդագրվ\w*|մեկնաբանություններ|գլխավոր|որոնում",
    r"გამოგვყევით|გაზიარება|რეკლამა|კომენტარები|მთავარი|ძებნა",
    r"ما را دنبال کنید|اشتراک(?:‌گذاری)?|تبلیغات|نظرات|صفحه اصلی|جستجو",
)

#: How a line begins or what it holds that is of the page unless it reads as a sentence
#: about the world (see ``is_of_the_page``).
LOOSE = either(
    r"(?:subscribe|sign up) (?:to|for|now).{0,300}",
    r"(?:join|get) .{0,60}(?:newsletter|inbox).{0,120}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,200}",
    r"(?:was this (?:e-?mail|newsletter) forwarded|you (?:are receiving|received|are getting) this|unsubscribe\b"
    r"|update your (?:e-?mail )?preferences|manage your (?:preferences|subscription)|view (?:this e-?mail )?in (?:your )?browser"
    r"|no longer want to receive|discover more from|by subscribing|already have an account|thanks for reading"
    r"|ready for more|over [\d,.]+k? (?:subscribers|readers)|enjoy(?:ed|ing) this (?:article|story|piece)|support our (?:work|journalism)"
    r"|if you (?:liked|enjoyed) this).{0,200}",
    r"(?:if you (?:find|found|notice|see|spot)|found|spotted) an? (?:mistake|error|typo).{0,200}|.{0,200}\bctrl ?\+ ?enter\b.{0,20}",
    r"(?:если вы (?:заметили|нашли)|заметили|нашли) ошибку.{0,200}|(?:səhv|hata|yanlış).{0,80}ctrl.{0,20}",
    r".{0,160}\b(?:click here|free articles?|free trial|full access)\b.{0,160}",
    r"(?:[\w’'-]+ ){0,5}newsletters?(?: [\w’'-]+){0,4}",
    r"become a (?:member|subscriber|patron|supporter|friend).{0,80}",
    r"get (?:more|the latest|our|all).{0,60} (?:from|in your|by e-?mail).{0,60}",
    r"follow .{2,60} on (?:google news|facebook|twitter|telegram|instagram|x|youtube).{0,40}",
    r"(?:подпис(?:ы)?(?:вайтесь|аться|ка|итесь)|поделиться|реклама) .{0,80}",
    r"(?:abone ol|paylaş|reklam|abunə ol(?:un)?|takip edin|izləyin|bizi (?:takip edin|izləyin)) .{0,80}",
    r"(?:հետևեք մեզ|կիսվել|գովազդ|բաժանորդագրվ\w*) .{0,80}",
    r"(?:გამოგვყევით|გაზიარება|რეკლამა) .{0,80}",
    r"(?:ما را دنبال کنید|اشتراک|تبلیغات) .{0,80}",
)

#: Words by which a page speaks to its reader about itself.
_OURS = re.compile(
    r"\b(?:our|us|here|newsletter|inbox|e-?mail|account|free|today|now|cookies|terms of|your|this (?:article|story|piece|page|site)"
    r"|ctrl|наш\w*|нас|канал\w*|рассылк\w*|сайте|bizi\w*|bizim|kanal\w*|bülten\w*|մեզ|մեր|ჩვენ\w*|ما)\b",
    re.IGNORECASE,
)

#: Rights and publishers' lines, wherever they stand.
RIGHTS = either(
    r"copyright\s?(?:©|\(c\)|by\b|:|notice|(?:19|20)\d\d).{0,300}|copyright",
    r"©\s?(?:copyright|(?:19|20)\d\d|[^\W\d_]+ [^\W\d_]+[^.]{0,80}$).{0,300}|\(c\) ?(?:19|20)\d\d.{0,300}",
    r".{0,160}\ball rights reserved\b.{0,160}",
    r".{0,160}(?:все права защищены|tüm hakları saklıdır|bütün hüquqlar\w* qorunur"
    r"|բոլոր իրավունքները|ყველა უფლება დაცულია|کلیه حقوق|همه حقوق).{0,160}",
    r".{0,100}any use of .{0,60}(?:materials|content).{0,200}",
)

#: A line after which come titles of other articles.
OTHERS = either(
    r"(?:related|recommended|latest|trending|popular|most (?:read|popular|viewed|shared))"
    r"(?: (?:articles?|stories|news|posts?|content|topics?|reading|reads|items|coverage"
    r"|analysis|publications?|videos?|for you))?\s?:?",
    r"(?:more (?:from|on|in|by) .{1,60}|more (?:stories|news|articles))\s?:?",
    r"(?:see also|external links|read (?:more|also|next)\s?:)\s?:?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|up next|don'?t miss|editors?['’]s? (?:picks?|choice)"
    r"|what to read next|read next|in case you missed it|other (?:news|articles|stories)"
    r"|also in .{1,40}|top stories|news feed|recent posts?|from the archives?)\s?:?",
    r"(?:читайте также|материалы по теме|по теме|самое (?:читаемое|популярное)|новости партн[её]ров"
    r"|читати також|за темою|смотрите также|другие новости|последние новости|популярное|похожие (?:статьи|новости))\s?:?",
    r"(?:ilgili (?:haberler|içerikler|yazılar)|benzer haberler|çok okunanlar|son haberler"
    r"|diğer haberler|ayrıca okuyun|bunlar da ilgini\w* çekebilir|bunu da oku\w*|həmçinin oxuyun\w*|oxşar xəbərlər|digər xəbərlər|son xəbərlər|ən çox oxunan\w*|əlaqəli xəbərlər)\s?:?",
    r"(?:կարդացեք նա(?:և|եւ)|կարդալ նա(?:և|եւ)|թեմայով|այլ նորություններ|ամենաընթերցված\w*)\s?:?",
    r"(?:(?:წაიკითხეთ|ნახეთ|იხილეთ) (?:აგრეთვე|ასევე)|ამავე თემაზე|მსგავსი (?:სიახლეები|სტატიები)|სხვა სიახლეები|პოპულარული)\s?:?",
    r"(?:بیشتر بخوانید|همچنین بخوانید|در همین زمینه|مطالب مرتبط|اخبار مرتبط|پربازدیدترین\w*|آخرین اخبار)\s?:?",
)

#: A line after which come the words of readers.
COMMENTS = either(
    r"(?:\d+ comment|(?:\d+ )?(?:comments|responses|replies|thoughts on .{1,120}|reader comments|discussion))(?: ?\(?\d+\)?)?\s?:?",
    r"(?:leave|post|add|write) a (?:comment|reply).{0,40}",
    r"(?:комментари\w+|yorumlar|şərhlər|մեկնաբանություններ|კომენტარები|نظرات)(?: ?\(?\d+\)?)?\s?:?",
)

#: A line that ends a teaser of another article.
TEASER_END = either(
    r"(?:keep reading|continue reading|read (?:more|full (?:story|article)|the full (?:story|article)|on)"
    r"|show (?:less|more)|full story|learn more|see more)"
    r"(?:[ ·|]*(?:show (?:less|more)|keep reading|read more))*[ .…»›→]*",
    r"(?:читать (?:далее|дальше|полностью)|подробнее|devamını oku|daha fazla|davamını oxu|ətraflı"
    r"|կարդալ ավելին|ავრცლად|სრულად|ادامه مطلب)[ .…»›→]*",
)

#: A line that points to another article and names it.
POINTER = either(
    r"[\[(]?(?:read(?: also| more| next)?(?: (?:on|in|at) [^:]{2,40})?|also read|see also|related|more|watch|listen|don'?t miss)\s?[:>»]\s?\S.{2,200}",
    r"(?:читайте также|смотрите также|по теме|ayrıca okuyun|bunu da oku\w*|həmçinin oxuyun"
    r"|կարդացեք նաև|წაიკითხეთ აგრეთვე|بیشتر بخوانید)\s?[:>»—–-]\s?\S.{2,200}",
)

#: A line that is only a label of a picture or an agency: the short line after it is the caption.
PICTURE_LABEL = either(
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

_WHOLE = (RIGHTS, FURNITURE_LINE, FILE_NAME, PICTURE_LABEL, COMMENTS, TEASER_END)


def is_of_the_page(text: str) -> bool:
    """Whether a whole block is a line of the page."""
    if any(pattern.fullmatch(text) for pattern in _WHOLE) or opens_others(text):
        return True
    is_sentence = text.rstrip("”\"'’»)").endswith((".", "։", "۔"))
    if POINTER.fullmatch(text):
        return not is_sentence or text.startswith(("[", "("))
    return bool(LOOSE.fullmatch(text)) and (not is_sentence or bool(_OURS.search(text)))


def opens_others(text: str) -> bool:
    """Whether a line announces other articles: a label, not a sentence."""
    return bool(OTHERS.fullmatch(text)) and not text.endswith((".", "!", "?"))


def is_address(text: str) -> bool:
    """Whether a short line is a postal address."""
    return len(text) < 160 and bool(_STREET.search(text)) and bool(_POSTCODE.search(text))  # noqa: PLR2004


def has_figures(text: str) -> bool:
    """Whether a part of a row is a figure: then it is a row of a table."""
    return any(re.match(r"[\d\s.,%–-]+$", part) for part in re.split(r"[|›»>·•]", text))
