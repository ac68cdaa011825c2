"""The boundary policy: a choice of lines and a sentence, never another outline."""

from __future__ import annotations

import pytest

from geo.basemap import load_basemap
from geo.boundaries import POLICIES, boundary_policy, status_under
from geo.errors import OptionError
from geo.options import BOUNDARIES, LANGUAGES
from geo.page.words import words_of


def test_every_choice_of_the_options_is_a_policy() -> None:
    """What the command line offers can be drawn."""
    assert set(BOUNDARIES) == set(POLICIES)


def test_every_policy_prints_a_sentence_and_names_lines_that_exist() -> None:
    """A reader learns what was chosen; no policy draws a line that is not there."""
    keys = {line.key for line in load_basemap().named_lines}
    for policy in POLICIES.values():
        assert policy.sentence.endswith(".")
        assert set(policy.lines) <= keys


def test_lines_that_hold_are_drawn_and_others_are_history() -> None:
    """A line with an end in time is historical, unless the policy asks for it."""
    for policy in POLICIES.values():
        for line in load_basemap().named_lines:
            drawn = status_under(line, policy) == "line-of-contact"
            assert drawn == (not line.valid_to or line.key in policy.lines)


def test_an_unknown_policy_is_refused() -> None:
    """The message lists the policies."""
    with pytest.raises(OptionError, match="line-of-contact-1994"):
        boundary_policy("none")


def test_the_map_prints_the_policys_own_sentence() -> None:
    """What is printed is what the policy does, and every language has it."""
    for policy in POLICIES.values():
        key = f"policy.boundaries.{policy.name}"
        assert words_of("en")[key] == policy.sentence
        assert all(words_of(language)[key] for language in LANGUAGES)
