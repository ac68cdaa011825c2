"""Read what a web page says about itself: title, author, publisher, date, address. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_ARTICLES = {"Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "WebPage"}
_ARTICLES |= {"AnalysisNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle"}


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the head of a page says; empty where it says nothing."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def about_page(page: HtmlElement) -> AboutPage:
    """Read the meta tags, the linked data, the canonical address and the language."""
    meta = _meta(page)
    data = _linked_data(page)
    heading = page.find(".//h1")
    title = meta.get("og:title") or _text(data.get("headline"))
    title = title or (" ".join(heading.text_content().split()) if heading is not None else "")
    return AboutPage(
        title=title or " ".join((page.findtext(".//title") or "").split()),
        author=_author(meta, data),
        publisher=meta.get("og:site_name") or _name(data.get("publisher")),
        published=_published(page, meta, data),
        url=_address(page, meta),
        language=(page.get("lang") or meta.get("language") or "").strip().replace("_", "-"),
    )


def _meta(page: HtmlElement) -> dict[str, str]:
    """Return the meta tags by name or property; the first of each counts."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        value = " ".join((tag.get("content") or "").split())
        if key and value:
            found.setdefault(key, value)
    return found


def _linked_data(page: HtmlElement) -> dict[str, Any]:
    """Return the first article in the page's JSON-LD; a broken one says nothing."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(loaded):
            kinds = item.get("@type")
            if _ARTICLES & set(kinds if isinstance(kinds, list) else [kinds]):
                return item
    return {}


def _items(loaded: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document, those of its graph too."""
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (each for each in graph if isinstance(each, dict))


def _text(value: object) -> str:
    """Return a text of JSON-LD, or nothing."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(value: object) -> str:
    """Return the name or the names of a person or a publisher."""
    if isinstance(value, list):
        return ", ".join(name for each in value if (name := _name(each)))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _author(meta: dict[str, str], data: dict[str, Any]) -> str:
    """Return the author; an address in its place is no name."""
    for value in (_name(data.get("author")), meta.get("author"), meta.get("article:author")):
        if value and "://" not in value:
            return value
    return ""


def _published(page: HtmlElement, meta: dict[str, str], data: dict[str, Any]) -> str:
    """Return the day on which the page was published, an ISO date."""
    times = [time.get("datetime") or "" for time in page.iter("time")]
    stated = [
        meta.get("article:published_time"),
        _text(data.get("datePublished")),
        meta.get("datepublished"),
        meta.get("dc.date.issued") or meta.get("dc.date") or meta.get("dcterms.date"),
        meta.get("date") or meta.get("pubdate") or meta.get("publish-date"),
        *times[:1],
    ]
    for value in stated:
        found = _DATE.match(value or "")
        if found:
            return found.group()
    return _shown_date(page)


def _shown_date(page: HtmlElement) -> str:
    """Return the date that stands in the markup of the page, nothing where it is not sure."""
    from htmldate import find_date

    found = find_date(page, original_date=True, extensive_search=False)
    return found or ""


def _address(page: HtmlElement, meta: dict[str, str]) -> str:
    """Return the canonical address, http and https only."""
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = (link.get("href") or "").strip()
            if re.match(r"https?://", address):
                return address
    address = meta.get("og:url", "")
    return address if re.match(r"https?://", address) else ""
