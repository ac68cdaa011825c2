"""Identifiers that hold outside this program: absolute, and safe in JSON-LD and XML."""

from __future__ import annotations

from urllib.parse import quote

#: What ids are made absolute from; a publisher names a base of their own.
BASE = "urn:quotemap:"


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
