"""Edge: ``quotemap.toml``, where an editor's choices are kept.

The file is flat; each key is the name of an option of ``quotemap build``, with ``_`` for
``-``; ``sources``, ``output``, ``only``, ``gazetteer`` and ``encoding`` stand there too.
Paths are relative to the file.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from geo.errors import OptionError
from geo.options import AtlasOptions, unknown_word

if TYPE_CHECKING:
    from pathlib import Path

NAME = "quotemap.toml"
PATHS = ("output", "gazetteer")
LISTS = ("sources", "only")
SHAPES = {
    **dict.fromkeys((*PATHS, "encoding"), "a text in quotation marks"),
    **dict.fromkeys(LISTS, "a text or a list of texts"),
}
KEYS = ("sources", "only", "encoding", *PATHS, *(field.name for field in fields(AtlasOptions)))


def read_project(path: Path) -> dict[str, Any]:
    """The choices of a project file, with its paths made relative to the working folder.

    Raises:
        OptionError: the file is not TOML, or has a key that no option has.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{path} is not TOML: {error}") from error
    wrong = [f"{path}: {unknown_word(key, KEYS, 'key')}" for key in values if key not in KEYS]
    if wrong:
        raise OptionError("\n".join(wrong))
    wrong = [
        f"{path}: {key} {values[key]!r} is not {what}"
        for key, what in SHAPES.items()
        if key in values and not _is_fit(values[key], many=key in LISTS)
    ]
    if wrong:
        raise OptionError("\n".join(wrong))
    for key in PATHS:
        if key in values:
            values[key] = path.parent / str(values[key])
    if "sources" in values:
        listed = values["sources"]
        listed = [listed] if isinstance(listed, str) else listed
        values["sources"] = [path.parent / str(source) for source in listed]
    if isinstance(values.get("only"), str):
        values["only"] = [values["only"]]
    return values


def _is_fit(value: object, *, many: bool) -> bool:
    """Whether a value is a text, or for ``many`` a list of texts."""
    if many and isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str)
