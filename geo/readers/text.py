"""Read plain text and Markdown. Pure: bytes in, a Document out.

A text is decoded exactly as it is: no newline is translated, and only a leading byte
order mark is taken off. Nothing is guessed: what is not UTF-8 must be declared.
"""

from __future__ import annotations

import codecs
import re

from gazetteer.model import Zone
from geo.errors import SourceError
from geo.model import Document, ZoneSpan

#: Beyond these a file is data, not an article; a map of it would say nothing.
MAX_CHARS = 5_000_000
MAX_LINE = 250_000

_SAMPLE = 200_000

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<body>(?:.*\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_FRONT_LINE = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,30})[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\r?$")
_FRONT_KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "publisher": "publisher",
    "date": "published",
    "published": "published",
    "url": "url",
    "canonical": "url",
    "lang": "language",
    "language": "language",
    "note": "note",
}
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_text(data: bytes, name: str, encoding: str = "") -> Document:
    """Read a plain text. ``encoding`` is the declared one, or empty for UTF-8.

    Raises:
        SourceError: not a text, not in its encoding, or too large to be an article.
    """
    text, used = decode(data, name, encoding)
    return Document(name=name, text=text, sha256="", encoding=used)


def read_markdown(data: bytes, name: str, encoding: str = "") -> Document:
    """Read Markdown with or without a front matter; the text keeps its marks.

    Raises:
        SourceError: as for a plain text.
    """
    text, used = decode(data, name, encoding)
    found = _FRONT_MATTER.match(text)
    if not found:
        return Document(name=name, text=text, sha256="", encoding=used)
    zones = (ZoneSpan(0, found.end(), Zone.FURNITURE),)
    known = _front_matter(found.group("body"))
    return Document(
        name=name,
        text=text,
        sha256="",
        encoding=used,
        title=known.get("title", ""),
        author=known.get("author", ""),
        publisher=known.get("publisher", ""),
        published=known.get("published", ""),
        url=known.get("url", ""),
        language=known.get("language", ""),
        note=known.get("note", ""),
        zones=zones,
    )


def decode(
    data: bytes, name: str, encoding: str = "", *, is_article: bool = True
) -> tuple[str, str]:
    """Return the text and the encoding that was used.

    ``is_article`` asks for the checks of a text that is read as it is.

    Raises:
        SourceError: the bytes are not a text in the encoding, or it is too large.
    """
    declared = encoding or _marked(data)
    try:
        used = codecs.lookup(declared or "utf-8").name
        text = data.decode(used)
    except LookupError as error:
        raise SourceError(f"{name}: encoding {declared!r} is not known") from error
    except UnicodeDecodeError as error:
        raise SourceError(_not_decoded(data, name, declared, error)) from error
    text = text.removeprefix("\ufeff")
    if is_article:
        check_text(text, name)
    return text, used


def check_text(text: str, name: str) -> None:
    """Refuse what is no article: nothing but white space, NULs, far too long.

    Raises:
        SourceError: one line that names the file and the way out.
    """
    if not text or text.isspace():
        raise SourceError(f"{name}: there is no text in it")
    if (at := text.find("\0")) >= 0:
        raise SourceError(f"{name}: has a NUL at character {at}: this is not a text file")
    if len(text) > MAX_CHARS:
        raise SourceError(
            f"{name}: {len(text):,} characters are more than {MAX_CHARS:,}: split it into articles"
        )
    if (longest := max(map(len, text.split("\n")))) > MAX_LINE:
        raise SourceError(
            f"{name}: a line of {longest:,} characters is more than {MAX_LINE:,}: "
            "break it into paragraphs"
        )


def _marked(data: bytes) -> str:
    """Return the encoding that a byte order mark declares, or nothing."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return ""


def _not_decoded(data: bytes, name: str, declared: str, error: UnicodeDecodeError) -> str:
    """Say that the text is not in its encoding, and in which it may be."""
    likely = _likely(data)
    if b"\0" in data[:_SAMPLE] and not likely.startswith("utf"):
        return f"{name}: has NULs and is not UTF-8: this is not a text file"
    wrong = f"{name}: is not {declared or 'UTF-8'} (byte {error.start})"
    if not likely or likely == declared:
        return f"{wrong}: save it as UTF-8"
    return (
        f"{wrong}, but likely {likely}: save it as UTF-8, or declare it "
        f"(a column encoding in index.csv, or --encoding {likely})"
    )


def _likely(data: bytes) -> str:
    """Name the encoding that the bytes are likely in, or nothing."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else ""


def _front_matter(body: str) -> dict[str, str]:
    """Read the plain ``key: value`` lines of a front matter that we know."""
    known: dict[str, str] = {}
    for line in body.split("\n"):
        found = _FRONT_LINE.match(line)
        field = _FRONT_KEYS.get(found.group("key").lower()) if found else None
        if not found or not field:
            continue
        value = found.group("value").strip("\"'")
        if field == "published":
            date = _ISO_DATE.match(value)
            value = date.group() if date else ""
        if value:
            known.setdefault(field, value)
    return known
