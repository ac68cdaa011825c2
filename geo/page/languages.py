"""What an embed carries so that its address may ask for another language. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from gazetteer.naming import display_name
from geo.page import assets
from geo.page.ground import country_names, water_names
from geo.page.policy import page_policy, page_when
from geo.page.words import direction, languages, words_of

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.page.options import PageOptions

Record = dict[str, Any]

#: What in a script may name a word of the interface, or the list that it stands in.
_LITERAL = re.compile(r"[\"`]([a-z_]+(?:[.-][a-z_-]+)*)")

#: Words that stand in the skeleton of an embed and are said again in another language.
_STANDING = frozenset(
    {"legend", "disclaimer", "policy", "close", "previous", "next", "whole_view", "noscript"}
)


@cache
def said_keys(*, embed: bool) -> frozenset[str]:
    """The keys that a page's script can say: by their whole name, or by that of their list."""
    named = set(_LITERAL.findall(assets.script(assets.EMBED if embed else assets.PAGE)))
    keys = {key for key in words_of("en") if key in named or _list_of(key) in named}
    keys -= {key for key in keys if key.startswith("policy.")}  # said in Python
    return frozenset(keys | _STANDING)


def _list_of(key: str) -> str:
    return key.split(".", maxsplit=1)[0]


def other_languages(atlas: Atlas, options: PageOptions, payload: Record) -> Record:
    """By language: its direction, words, lines about the map, and names of what is drawn.

    Only what differs from the page's own language is carried. Names follow the naming
    policy; one that holds for every language (a language, or the source's own) changes none.
    """
    return {
        language: _language(atlas, payload, language)
        for language in languages()
        if language != options.language
    }


def _language(atlas: Atlas, payload: Record, language: str) -> Record:
    words = words_of(language)
    record: Record = {
        "dir": direction(language),
        "words": {
            key: words[key]
            for key in (*payload["words"], *_plurals(words, payload))
            if payload["words"].get(key) != words.get(key) and key in words
        },
        "when": page_when(atlas, words, language),
        "policy": page_policy(atlas, words),
    }
    if atlas.options.names == "both":
        record |= _names(atlas, payload, language)
    return record


def _plurals(words: Any, payload: Record) -> list[str]:  # noqa: ANN401 - a mapping of words
    """Plural forms of words that the page's own language does not have."""
    stems = {key.removesuffix("other") for key in payload["words"] if key.endswith(".other")}
    return [
        key for key in words if key not in payload["words"] and key[: key.rfind(".") + 1] in stems
    ]


def _names(atlas: Atlas, payload: Record, language: str) -> Record:
    """Titles of places by id, names of countries and lakes by key, as far as they differ."""
    own = {
        place["id"]: display_name(
            atlas.gazetteer,
            place["id"],
            policy=atlas.options.names,
            language=payload["language"],
        )
        for place in payload["places"]
    }
    titles = {
        place_id: display_name(
            atlas.gazetteer, place_id, policy=atlas.options.names, language=language
        )
        for place_id in own
    }
    grounds = {
        "land": country_names(atlas, language),
        "lakes": water_names(atlas, language),
    }
    return {
        "titles": {key: [own[key], titles[key]] for key in own if titles[key] != own[key]},
        **{
            kind: {
                item["key"]: grounds[kind][item["key"]]
                for item in payload["ground"][kind]
                if "name" in item and grounds[kind].get(item["key"], item["name"]) != item["name"]
            }
            for kind in grounds
        },
    }
