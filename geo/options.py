"""An editor's choices: the same names on the command line, in ``quotemap.toml``, in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any

from geo.boundaries import POLICIES
from geo.errors import OptionError
from geo.model import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Box = tuple[float, float, float, float]

#: The languages of the page, the embed and the picture.
LANGUAGES = ("en", "hy", "az", "ru", "ka", "tr", "fa")

#: What a name on the map follows.
NAMING = ("both", "as-in-source", *LANGUAGES)

#: How disputed lines are drawn; ``geo.boundaries`` says what each prints.
BOUNDARIES = tuple(POLICIES)

#: Options with a closed list of values, and what a value is called.
CHOICES = {
    "names": ("naming policy", NAMING),
    "lang": ("language", LANGUAGES),
    "boundaries": ("boundary policy", BOUNDARIES),
}

#: Layers that are part of a group and can be chosen alone, beside routes by their ids.
PARTS_OF_GROUPS = ("sites", "regions", "countries", "historical-lines")

TEXTS = ("title", "tiles", "url")

MOST_LON, MOST_LAT = 180, 90

SHORTEST_QUOTE = 40

DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)?(?:(\.\.)(\d{4}(?:-\d{2}(?:-\d{2})?)?)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasOptions:
    """What an editor chose.

    Attributes:
        title: of the map; empty for a plain one made from the documents.
        names: naming policy: ``both``, ``as-in-source`` or a language.
        lang: language of the interface and of dates and numbers.
        boundaries: boundary policy, printed on the map.
        bbox: first view as (west, south, east, north) in degrees; None for what the
            corpus is about.
        layers: groups or route ids to draw; empty for all.
        date: ``2022``, ``2022-09..2023-09``, ``..2020``; only quotes that state a date
            in it, ends inclusive; empty for all quotes.
        quote_length: most characters of a quote in a page; tables keep the sentence.
        reading_view: whether the page carries the whole texts, for an analyst's check.
        url: address at which the output will be published, for the embedding code.
        world: whether towns that only GeoNames knows are looked for, under the tables.
        tiles: name of an online tile provider (``xyzservices``); empty for none.
    """

    title: str = ""
    names: str = "both"
    lang: str = "en"
    boundaries: str = "de-jure"
    bbox: Box | None = None
    layers: tuple[str, ...] = ()
    date: str = ""
    quote_length: int = 300
    reading_view: bool = False
    tiles: str = ""
    url: str = ""
    world: bool = True


def make_options(values: Mapping[str, Any], *, known_layers: Iterable[str] = ()) -> AtlasOptions:
    """Check every value and return the options, or say all that is wrong at once.

    ``values`` are by the names of ``AtlasOptions``; None means not given. A bounding box
    may be text (``"44,38.5,47,40.5"``), layers a comma-separated text.

    Raises:
        OptionError: one line for each problem, with the nearest right word.
    """
    given = {key: value for key, value in values.items() if value is not None}
    known = {field.name for field in fields(AtlasOptions)}
    problems = [unknown_word(key, known, "option") for key in given if key not in known]
    options = AtlasOptions()
    for key in [key for key in given if key in known]:
        try:
            options = replace(options, **{key: _value(key, given[key], tuple(known_layers))})
        except OptionError as error:
            problems.append(str(error))
    if problems:
        raise OptionError("\n".join(problems))
    return options


def unknown_word(word: str, known: Iterable[str], what: str) -> str:
    """A message that names the nearest right word, or all of them."""
    candidates = sorted(known)
    near = get_close_matches(word, candidates, n=1) or get_close_matches(
        word.lower(), candidates, n=1
    )
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(candidates)}"
    return f"{word!r} is not a known {what}; {hint}"


def parse_bbox(value: object) -> Box:
    """(west, south, east, north) in degrees, from four numbers or a text with commas.

    Raises:
        OptionError: not four numbers, empty, turned round, or outside the world.
    """
    parts = value.split(",") if isinstance(value, str) else value
    try:
        west, south, east, north = (float(part) for part in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise OptionError(
            f"bbox {value!r} is not four numbers; write west,south,east,north: 44,38.5,47,40.5"
        ) from None
    if max(abs(west), abs(east)) > MOST_LON or max(abs(south), abs(north)) > MOST_LAT:
        raise OptionError(f"bbox {value!r} lies outside the world; longitude comes first")
    if not (west < east and south < north):  # NaN is refused too
        raise OptionError(
            f"bbox {value!r} is empty or turned round; write west,south,east,north "
            f"with west < east and south < north"
        )
    return (west, south, east, north)


def date_range(date: str) -> tuple[str, str]:
    """Both ends of a date option as comparable ISO texts, inclusive; empty for open.

    ``2022-09`` is the whole month, ``..2020`` all until the end of 2020.

    Raises:
        OptionError: it is not a date or a range of dates, or it runs backwards.
    """
    found = DATE.fullmatch(date.strip())
    if not found or not (found[1] or found[3]):
        raise OptionError(
            f"date {date!r} is not understood; write 2022, 2022-09-13, 2022..2023 or ..2020"
        )
    start = found[1] or ""
    end = (found[3] or "") if found[2] else start
    last = end + "-12-31"[len(end) - 4 :] if end else ""
    if start and last and start > last:
        raise OptionError(f"date {date!r} runs backwards; the earlier date comes first")
    return start, last


def _value(key: str, value: Any, layers: tuple[str, ...]) -> Any:  # noqa: ANN401 - by field
    """The value of an option, checked."""
    if key in CHOICES:
        what, known = CHOICES[key]
        if value not in known:
            raise OptionError(f"{key}: {unknown_word(str(value), known, what)}")
        return value
    if key in TEXTS and not isinstance(value, str):
        raise OptionError(f"{key} {value!r} is not a text; put it in quotation marks")
    if key == "layers":
        return _layers(value, layers)
    return CHECKS[key](value)


def _layers(value: object, routes: tuple[str, ...]) -> tuple[str, ...]:
    wanted = value.split(",") if isinstance(value, str) else value
    if not isinstance(wanted, (list, tuple)):
        raise OptionError(f"layers {value!r} are no names; write routes,towns")
    names = tuple(str(name).strip() for name in wanted if str(name).strip())
    known = {*map(str, Group), *PARTS_OF_GROUPS, *routes}
    wrong = [unknown_word(name, known, "layer") for name in names if name not in known]
    if wrong:
        raise OptionError("\n".join(wrong))
    return names


def _date(value: object) -> str:
    """A date as text: a project file may write a year or a date without quotation marks."""
    date = str(value)
    if date:
        date_range(date)
    return date


def _quote_length(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < SHORTEST_QUOTE:
        raise OptionError(f"quote_length {value!r} is not a number of 40 or more characters")
    return value


def _url(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise OptionError(f"url {value!r} is not an address; it begins with http:// or https://")
    return value


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise OptionError(f"{name} {value!r} is neither true nor false")
    return value


#: What checks an option that is neither a closed list nor the layers.
CHECKS: dict[str, Callable[[Any], Any]] = {
    "title": str,
    "tiles": str,
    "url": _url,
    "bbox": parse_bbox,
    "date": _date,
    "quote_length": _quote_length,
    "reading_view": partial(_switch, "reading_view"),
    "world": partial(_switch, "world"),
}
