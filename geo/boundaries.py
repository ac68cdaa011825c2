"""The boundary policy: which lines of contact are drawn, and how. Pure.

The policy is chosen by whoever makes the map, and printed on it. It never changes a
country's outline: it decides which of the basemap's named lines are drawn as lines of
contact; all others are historical, a layer that is off until a reader asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import OptionError

if TYPE_CHECKING:
    from geo.basemap import NamedLine


@dataclass(frozen=True, slots=True)
class BoundaryPolicy:
    """A choice of lines, and the sentence that is printed with them.

    ``lines`` are the keys of lines that no longer hold and are drawn all the same.
    """

    name: str
    sentence: str
    lines: tuple[str, ...]


POLICIES = {
    policy.name: policy
    for policy in (
        BoundaryPolicy(
            "de-jure",
            "Countries are drawn within the borders that most states recognise; where another "
            "government rules behind a line today, the line is drawn too.",
            (),
        ),
        BoundaryPolicy(
            "line-of-contact-1994",
            "Countries are drawn within the borders that most states recognise, with the line "
            "of contact of 1994 to 2020 around Nagorno-Karabakh.",
            ("line-of-contact-1994",),
        ),
    )
}


def boundary_policy(name: str) -> BoundaryPolicy:
    """The policy with that name.

    Raises:
        OptionError: There is none; the message lists them.
    """
    if name not in POLICIES:
        raise OptionError(f"no boundary policy {name!r}; there are {', '.join(sorted(POLICIES))}")
    return POLICIES[name]


def status_under(line: NamedLine, policy: BoundaryPolicy) -> str:
    """How a named line is drawn: ``line-of-contact``, or ``historical`` and off at first."""
    return "line-of-contact" if not line.valid_to or line.key in policy.lines else "historical"
