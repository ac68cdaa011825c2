"""Derive gazetteer/data/given_names.txt from PyPI Faker; see the README beside the data.

    pip download --no-deps --no-binary :none: Faker==40.54.0 && unzip -d faker faker-*.whl
    python tools/derive_given_names.py faker

Faker (MIT) lists the given names of some eighty locales. Those that are one word in a
script of the gazetteer are kept, in lower case; names that are also words (of
``not_given_names.txt``), months, adjectives of place and the names of the cue tables'
small words are left out, because at the start of a sentence they would turn a town into
a person ("Will Tbilisi agree?").
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent / "gazetteer" / "data" / "given_names.txt"
DEMONYMS = HERE.parent / "gazetteer" / "data" / "demonyms.csv"
WORDS = HERE / "not_given_names.txt"

#: Locales whose lists are not of the scripts of the gazetteer, or not of given names.
LEFT_OUT = {"is_IS", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "vi_VN", "th_TH", "es_CA", "ga_IE"}
#: One word of Latin, Cyrillic, Greek, Armenian, Georgian or Arabic letters, a hyphen inside.
ONE_WORD = re.compile(r"[A-Za-zÀ-ɏЀ-ӿͰ-ϿԱ-֏ა-ჿء-ی]{3,}(?:-[A-Za-zÀ-ɏЀ-ӿ]{3,})?")
ATTRIBUTES = ("first_name", "first_romanized")


def main(folder: Path) -> None:
    """Write the list."""
    sys.path.insert(0, str(folder))
    left_out = _words()
    names = sorted(name for name in _names() if not {name, _plain(name)} & left_out)
    TARGET.write_text("\n".join(names) + "\n", encoding="utf-8")


def _names() -> set[str]:
    """Give every given name of Faker that fits, in lower case."""
    person = importlib.import_module("faker.providers.person")
    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        if module.name in LEFT_OUT:
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(ATTRIBUTES):
                listed = getattr(provider, attribute)
                if isinstance(listed, (tuple, list, dict, set)):
                    found |= {str(name).lower() for name in listed if ONE_WORD.fullmatch(str(name))}
    return found


def _plain(name: str) -> str:
    """Take the accents from a name."""
    marks = unicodedata.normalize("NFD", name)
    return "".join(one for one in marks if not unicodedata.combining(one))


def _words() -> set[str]:
    """Give the words that are no evidence of a person."""
    listed = set(WORDS.read_text(encoding="utf-8").split())
    with DEMONYMS.open(encoding="utf-8", newline="") as file:
        listed |= {row["word"].lower() for row in csv.DictReader(file)}
    return listed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
