"""Identifiers that hold outside this program: absolute, and safe in JSON-LD and XML."""

from __future__ import annotations

import re
from urllib.parse import quote

#: What ids are made absolute from; a publisher names a base of their own.
BASE = "urn:quotemap:"

#: What XML 1.0 cannot hold, not even escaped: controls, surrogates, two non-characters.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def iri(kind: str, name: str, *, base: str = BASE) -> str:
    """An absolute IRI: ``urn:quotemap:place:lachin``, or ``https://…/place/lachin``."""
    separator = ":" if base.startswith("urn:") else "/"
    return f"{base}{kind}{separator}{quote(name, safe=':-._~')}"


def xml_id(name: str) -> str:
    """An id that XML allows: ``border:a-b`` becomes ``border.a-b``."""
    cleaned = "".join(
        char if char.isalnum() or char in "-_." else "." for char in name.replace("/", ".")
    )
    return cleaned if cleaned[:1].isalpha() or cleaned[:1] == "_" else f"_{cleaned}"


def xml_text(text: str) -> str:
    """A text that XML can hold: each forbidden character becomes U+FFFD."""
    return NOT_XML.sub("\ufffd", text)
