"""Read a web page: its article, its structure and what it says about itself. Pure.

``trafilatura`` tells which paragraphs are the article; the smallest element of the page
that holds nine tenths of them is read whole, so that nothing of the article is lost, and
the page's own structure (headings, captions, asides, lists of references) gives zones.
"""

# ruff: noqa: E501, SIM905  (tables of words and patterns read better in long lines)

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.model import Zone
from geo.errors import SourceError
from geo.model import Document
from geo.readers._about_page import about_page
from geo.readers._assemble import Part, assemble
from geo.readers.text import check_text, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it is not ours to print

#: A larger page is a dump of a site, and would take minutes.
_MAX_BYTES = 20_000_000

_SKIPPED = frozenset(
    "script style noscript template svg iframe object embed button select option input textarea"
    " canvas audio video map head link meta dialog nav footer form menu".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "dialog"})

#: Words in the class or the id of an element that tell its part; the first that is found.
_HINTS = (
    (
        Zone.FURNITURE,
        re.compile(
            r"(?:^|[\s_-])(?:related|recommend\w*|newsletter|share|sharing|social|promo\w*|comments?|cookie\w*"
            r"|breadcrumbs?|sidebar|teasers?|more-from|most-read|trending|advert\w*|subscribe|sign-?up|tags?"
            r"|pagination|read-more|outbrain|taboola|navbox|toc)(?=$|[\s_-])"
        ),
    ),
    (Zone.CITATION, re.compile(r"(?:^|[\s_-])(?:references|reflist|footnotes?|endnotes?|bibliography|citations?)(?=$|[\s_-])")),
    (Zone.NOTE, re.compile(r"(?:^|[\s_-])(?:byline|author(?:-?bio|-info|-box|-card)?|about-author|bio|dateline|disclaimer)(?=$|[\s_-])")),
    (Zone.CAPTION, re.compile(r"(?:^|[\s_-])(?:caption|wp-caption-text|image-caption|photo-caption|img-caption)(?=$|[\s_-])")),
    (Zone.FURNITURE, re.compile(r"(?:^|[\s_-])(?:photo-credit|image-credit|img-credit|credit)(?=$|[\s_-])")),
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SHARE_OF_ARTICLE = 0.9
_MAX_DEPTH = 400
_LAYOUT_CELL = 400  # characters: no cell of a table of data holds so many


def read_html(data: bytes, name: str, encoding: str = "") -> Document:
    """Read a page. ``encoding`` is the declared one; else the page's own, else UTF-8.

    Raises:
        SourceError: no library, not a page, no article in it, or not in its encoding.
    """
    try:
        import trafilatura
        from lxml import html
        from lxml.etree import ParserError, XMLSyntaxError
    except ImportError as error:
        raise SourceError(
            f"{name}: a web page needs an optional part: pip install 'quotemap[documents]'"
        ) from error
    if len(data) > _MAX_BYTES:
        raise SourceError(f"{name}: {len(data) / 1e6:.0f} MB are too much for a page: split it")
    source, used = decode_page(data, name, encoding)
    try:
        page = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (ParserError, XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name}: there is no page in this HTML") from error
    article = trafilatura.extract(source, include_comments=False, favor_recall=True) or ""
    about = about_page(page)
    parts = _read_page(page, article, about.title)
    text, zones = assemble(parts)
    if not any(part.zone is None and len(part.text.split()) > 4 for part in parts):  # noqa: PLR2004
        raise SourceError(f"{name}: no article was found in this page: save its text as .txt")
    check_text(text, name)
    return Document(
        name=name,
        text=text,
        sha256="",
        encoding=used,
        extracted=True,
        title=about.title,
        author=about.author,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        language=about.language,
        zones=zones,
    )


def decode_page(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    """Decode a page in the declared encoding, or in the one that it names itself.

    Raises:
        SourceError: it is not in that encoding, or that encoding is not known.
    """
    found = _CHARSET.search(data[:4096])
    own = found.group(1).decode("ascii") if found else ""
    return decode(data, name, encoding or own, is_article=False)


# -- which part of the page is the article ---------------------------------------------------


def _read_page(page: HtmlElement, article: str, title: str) -> list[Part]:
    """Return the parts of the article, its title first."""
    root = _article_root(page, article)
    parts = [part for part, _ in _Walker().walk(root)]
    heading = page.find(".//h1")
    if heading is not None and heading is not root and not _is_inside(heading, root):
        title = _squeeze(heading.text_content())
    is_there = any(part.text == title or part.zone == Zone.HEADING for part in parts[:4])
    if title and not is_there:
        parts.insert(0, Part(title, Zone.HEADING))
    return parts


def _is_inside(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether an element lies below another."""
    return any(above is root for above in element.iterancestors())


def _article_root(page: HtmlElement, article: str) -> HtmlElement:
    """Return the smallest element that holds nearly all paragraphs of the article."""
    body = page.find("body") if page.find("body") is not None else page
    known = {_squeeze(line).lstrip("-•| ") for line in article.split("\n")} - {""}
    counts: dict[HtmlElement, int] = {}
    total = 0
    for part, element in _Walker().walk(body):
        words = len(part.text.split())
        if part.text.lstrip("-| ") not in known or words < 6:  # noqa: PLR2004
            continue
        total += words
        for above in [element, *element.iterancestors()]:
            counts[above] = counts.get(above, 0) + words
    if not total:
        found = (
            page.find(".//article") if page.find(".//article") is not None else page.find(".//main")
        )
        return found if found is not None else body
    root = body
    while True:
        inner = [child for child in root if counts.get(child, 0) >= _SHARE_OF_ARTICLE * total]
        if not inner or inner[0].tag in {"p", *_HEADINGS}:
            return root
        root = inner[0]


# -- the walk ------------------------------------------------------------------------------------


class _Open(NamedTuple):
    """An element that is being read."""

    element: HtmlElement
    children: Iterator[HtmlElement]
    zone: Zone | None
    in_link: bool


class _Walker:
    """Reads the blocks of text below an element, one after the other, without recursion."""

    def __init__(self) -> None:
        """Begin with an empty block."""
        self._words: list[str] = []
        self._links = 0
        self._stack: list[_Open] = []

    def walk(self, root: HtmlElement) -> Iterator[tuple[Part, HtmlElement]]:
        """Yield the blocks with the zone that the structure tells, and their element."""
        self._open(root, None, in_link=False)
        while self._stack:
            top = self._stack[-1]
            child = next(top.children, None)
            if child is None:
                self._stack.pop()
                yield from self._close(top)
            elif isinstance(child.tag, str) and child.tag == "br":
                self._add("\v" + (child.tail or ""), in_link=top.in_link)
            elif self._is_left_out(child):
                self._add(child.tail, in_link=top.in_link)
            else:
                if _is_block(child):
                    yield from self._flush(top)
                elif child.tag in _CELLS and "".join(self._words).strip():
                    self._words.append(" | ")
                self._open(child, top.zone, in_link=top.in_link or child.tag == "a")

    def _open(self, element: HtmlElement, above: Zone | None, *, in_link: bool) -> None:
        """Enter an element."""
        self._add(element.text, in_link=in_link)
        zone = _zone_of(element, above)
        self._stack.append(_Open(element, iter(element), zone, in_link))

    def _close(self, top: _Open) -> Iterator[tuple[Part, HtmlElement]]:
        """Leave an element; the words after it belong to the one above."""
        if not self._stack or _is_block(top.element):
            yield from self._flush(top)
        elif top.element.tag == "sup":
            self._mark_footnote(top.element)
        if self._stack:
            self._add(top.element.tail, in_link=self._stack[-1].in_link)

    def _flush(self, top: _Open) -> Iterator[tuple[Part, HtmlElement]]:
        """End a block; two line breaks in a row part paragraphs in it."""
        for text in re.split(r"\v\s*\v[\s\v]*", "".join(self._words)):
            part = _part(text, self._links, top.element, top.zone)
            if part:
                yield part, top.element
        self._words, self._links = [], 0

    def _add(self, text: str | None, *, in_link: bool) -> None:
        """Add words to the block."""
        if text:
            self._words.append(text)
            self._links += len(text.strip()) if in_link else 0

    def _mark_footnote(self, element: HtmlElement) -> None:
        """Write a footnote mark that is only a raised figure in brackets."""
        mark = "".join(element.itertext()).strip()
        if mark.isdigit() and self._words and self._words[-1].strip() == mark:
            self._words[-1] = f"[{mark}]"

    def _is_left_out(self, child: HtmlElement) -> bool:
        """Whether a child is a comment, no text, or deeper than any page needs."""
        return not isinstance(child.tag, str) or _is_skipped(child) or len(self._stack) > _MAX_DEPTH


def _part(words: str, links: int, element: HtmlElement, zone: Zone | None) -> Part | None:
    """Make a part of what was read; a line that is nothing but links is furniture."""
    text = _squeeze(words)
    if not text:
        return None
    if zone is None and links > 0.8 * len(text) and len(text.split()) <= 20:  # noqa: PLR2004
        zone = Zone.FURNITURE
    within = {element.tag, *(above.tag for above in element.iterancestors() if above.tag == "li")}
    if "li" in within and zone is None:
        text = f"- {text}"
    elif " | " in text and zone is None:
        text = f"| {text}"
    return Part(text, zone)


def _is_block(element: HtmlElement) -> bool:
    """Whether an element parts paragraphs; a cell does where tables make the layout."""
    if element.tag in _CELLS:
        return any(len(cell.text_content()) > _LAYOUT_CELL for cell in element.getparent())
    return element.tag in _BLOCKS


def _squeeze(text: str) -> str:
    """Return the words of a block with single spaces between them."""
    return " ".join(text.split())


def _is_skipped(element: HtmlElement) -> bool:
    """Whether an element is no text, or hidden, or a part of the site around the article."""
    if element.tag in _SKIPPED or element.get("role") in _SKIPPED_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _zone_of(element: HtmlElement, above: Zone | None) -> Zone | None:
    """Return the zone that an element has by its tag, its role or its class."""
    if above in {Zone.FURNITURE, Zone.CITATION, Zone.NOTE}:
        return above
    if element.tag in _HEADINGS:
        return Zone.HEADING
    if element.tag == "figcaption":
        return Zone.CAPTION
    if element.tag == "aside" or element.get("role") == "complementary":
        return Zone.FURNITURE
    if element.get("role") in {"doc-endnotes", "doc-footnote", "doc-bibliography"}:
        return Zone.CITATION
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if names.strip() and element.tag not in {"html", "body", "main", "article"}:
        for zone, pattern in _HINTS:
            if pattern.search(names):
                return zone
    return above
