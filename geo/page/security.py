"""What keeps a page harmless: escaped data, and a policy that allows just its own script."""

from __future__ import annotations

import base64
import hashlib
import re

#: Characters that could end a script or a line of it, written as JSON escapes.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

_BLOCK = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def escape_json(text: str) -> str:
    """JSON that may stand inside a ``<script>``: the same data, no markup in it."""
    return text.translate(_ESCAPES)


def content_policy(header: str, script: str, *, images: str = "") -> str:
    """A content security policy: nothing may be loaded, only these inline parts may run.

    ``header`` holds whole ``<style>`` and ``<script>`` elements, ``script`` the text of
    the script that ends the page. ``images`` is an origin from which images may come.
    """
    allowed: dict[str, list[str]] = {"script": [_digest(script)], "style": []}
    for kind, text in _BLOCK.findall(header):
        allowed[kind].append(_digest(text))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(allowed['script'])}",
            f"style-src {' '.join(allowed['style'])}",
            f"img-src data: {images}".strip(),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
