"""Find what is not text inside a line: addresses, markup, handles, photo credits. Pure."""

# ruff: noqa: E501  (tables of words and patterns read better in long lines)

from __future__ import annotations

import re

_TLD = "com|org|net|info|gov|edu|int|eu|io|am|az|ge|ru|ir|tr|uk|de|fr|ua|us|il|by|kz|tv|me|co"

#: Web addresses, e-mail addresses, handles, tags, footnote marks in tags, file names.
_NOT_TEXT = re.compile(
    rf"""
      <(?:https?|ftp|file|mailto):[^<>\s]{{1,2000}}>
    | \]\((?:https?:|file:|mailto:|/|\#|\.{{1,2}}/)[^()\s]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,500}})?
        (?:[ ]"[^"\n]{{0,200}}")?\)
    | (?:https?|ftp|file)://[^\s<>"”»«]{{1,2000}}
    | (?<![\w@.])www\.[^\s<>"”»«]{{3,1000}}
    | (?:mailto:)?[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,6}}
    | (?<![\w@])@\w{{2,40}}
    | <sup>[^<>\n]{{0,20}}</sup>
    | </?[A-Za-z][A-Za-z0-9]{{0,15}}(?:\s[^<>\n]{{0,500}})?/?>
    | (?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TLD})(?:/[^\s<>"”»«]{{0,1000}})?(?![\w.-]*\w)
    | \b[\w-]{{1,100}}\.(?:jpe?g|png|gif|webp|pdf|svg|mp4|html?)\b
    """,
    re.VERBOSE,
)

#: Marks that end a sentence, not an address.
_TRAILING = ".,;:!?’'\"…"

_AGENCY = (
    r"(?:REUTERS|Reuters|AFP|AP(?:\sPhoto)?|EPA(?:-EFE)?|DPA|dpa|TASS|ТАСС|RIA\sNovosti|РИА\sНовости"
    r"|Sputnik|Getty(?:\sImages)?|Shutterstock|shutterstock\.com|Anadolu(?:\sAgency)?|AA|PAN\sPhoto"
    r"|Armenpress|AZERTAC|AZƏRTAC|Photolure|Alamy|iStock|Wikimedia\sCommons|Flickr|Xinhua|IRNA)"
)
_LABEL = (
    r"(?:(?:top\s|main\s|cover\s|lead\s)?(?:photo(?:graph)?|image|picture|video|illustration|map)s?"
    r"(?:\s(?:credit|by|courtesy(?:\sof)?|source|via|©)s?)?\s?[:©]|photo(?:graph)?s?\sby\s"
    r"|photo\scourtesy|photo\svia|image\scredit|credit\s?:|credits\s?:|source\s?:"
    r"|фото\s?:|фото\s?/|фото\s?©|foto\s?:|fotoğraf\s?:|şəkil\s?:|лусанкар\s?:|լուսանկարը\s?՝?|ფოტო\s?:|عکس\s?:)"
)

#: A credit in parentheses, or after a sentence, at the end of a caption.
_CREDIT = re.compile(
    rf"""
      \(\s?(?i:{_LABEL})[^()\n]{{0,200}}\)\s*$
    | \([^()\n]{{0,120}}(?:/{_AGENCY}|{_AGENCY}/|via\s{_AGENCY})[^()\n]{{0,120}}\)\s*$
    | \(\s?{_AGENCY}\s?\)\s*$
    | (?<=[.!?…”"])\s+(?i:{_LABEL})(?:[^.!?\n]|\.(?=\S)){{0,120}}\.?\s*$
    | (?<=[.!?…”"])\s+(?:{_AGENCY}\s?[/|]|©|AP\sPhoto|Getty|via\s{_AGENCY})[^\n]{{0,120}}$
    | (?<=\s)[|–—]\s(?i:{_LABEL})[^\n]{{0,120}}$
    | (?<=\s)[|–—-]\s{_AGENCY}(?:/[^\n]{{0,60}})?$
    """,
    re.VERBOSE,
)
_CREDIT_REACH = 320

#: A line that is a credit and nothing else: a label and names.
_CREDIT_ALONE = re.compile(rf"\(?(?i:{_LABEL}|photo\s?/)\s?(?P<who>[^\n]{{2,100}}?)\)?[.]?")


def find_not_text(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of addresses and markup between two offsets, in order."""
    spans = []
    for found in _NOT_TEXT.finditer(text, start, end):
        low, high = found.span()
        while high > low and text[high - 1] in _TRAILING:
            high -= 1
        if text[high - 1] == ")" and "(" not in text[low:high]:
            high -= 1
        if high > low:
            spans.append((low, high))
    return spans


def find_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a photo credit that ends at ``end``, or None."""
    alone = _CREDIT_ALONE.fullmatch(text, start, end)
    if alone and _is_names(alone.group("who")):
        return start, end
    low = max(start, end - _CREDIT_REACH)
    found = _CREDIT.search(text[low:end])
    if not found:
        return None
    at = low + found.start()
    while at < end and text[at].isspace():
        at += 1
    return at, end


def _is_names(who: str) -> bool:
    """Whether words are who took a picture: all capitals at their heads, or an agency."""
    if re.search(rf"[/©|]|\b{_AGENCY}\b", who):
        return True
    parts = [part for part in who.split() if part[0].isalpha()]
    return 0 < len(parts) <= 4 and all(part[0].isupper() for part in parts)  # noqa: PLR2004
