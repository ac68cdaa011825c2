"""The errors of geo.

GeoError
├── SourceError     a document cannot be read
├── GeometryError   a route, an area or a border cannot be built
├── RouterError     a routing server did not answer, or not in its protocol
├── OptionError     an argument is wrong; nothing was written
└── OutputError     an output cannot be written; the earlier one is whole
"""

from __future__ import annotations


class GeoError(Exception):
    """The base of all errors that this package raises on purpose."""


class SourceError(GeoError):
    """A document cannot be read; the message names the file and the way out."""


class GeometryError(GeoError):
    """A geometry is missing or wrong; the message names what it belongs to."""


class RouterError(GeoError):
    """A routing server did not answer, refused, or answered something else."""


class OptionError(GeoError):
    """An argument is wrong; it is raised before anything is written."""


class OutputError(GeoError):
    """An output cannot be written; what was there before is whole."""
