"""Edge: from paths to an atlas, the way that Python users and the command line take."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from gazetteer.corrections import parse_corrections
from gazetteer.load import load_gazetteer
from gazetteer.world import with_world
from geo.atlas import compose_atlas
from geo.basemap import load_basemap
from geo.documents import read_sources
from geo.errors import OptionError, SourceError
from geo.options import AtlasOptions, make_options
from geo.route_tables import ROUTES, load_routes
from geo.workbench import Atlas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazetteer.corrections import Correction
    from gazetteer.gazetteer import Gazetteer
    from geo.basemap import Basemap
    from geo.documents import Sources
    from geo.model import Route


#: The table that an editor keeps beside the documents to mend wrong pins.
CORRECTIONS = "corrections.csv"


@dataclass(frozen=True, slots=True)
class Workshop:
    """All that is needed to turn documents into an atlas: tables, shapes, choices."""

    gazetteer: Gazetteer
    basemap: Basemap
    routes: tuple[Route, ...]
    options: AtlasOptions

    def atlas(
        self,
        found: Sources,
        *,
        progress: Callable[[str], None] = lambda _: None,
    ) -> Atlas:
        """Read the documents and lay out what they say about places.

        Raises:
            TableError: a ``corrections.csv`` beside the documents is wrong.
        """
        corrections = _correction_texts(found)
        gazetteer = self.gazetteer
        if self.options.world:
            texts = [document.text for document in found.documents]
            gazetteer = with_world(gazetteer, [*texts, *corrections.values()])
        atlas = compose_atlas(
            found.documents,
            corrections=_corrections(found, corrections, gazetteer),
            gazetteer=gazetteer,
            basemap=self.basemap,
            routes=self.routes,
            options=self.options,
            progress=progress,
        )
        return Atlas.of(atlas)


def check_choices(choices: Mapping[str, Any], overlay: Path | str | None) -> None:
    """Refuse what can be seen to be wrong without loading a table.

    Raises:
        OptionError: a choice is wrong, or the folder of tables is not there.
    """
    if overlay and not Path(overlay).is_dir():
        raise OptionError(f"there is no folder {overlay} with tables of your own (--gazetteer)")
    make_options({key: value for key, value in choices.items() if key != "layers"})


def prepare(overlay: Path | str | None, choices: Mapping[str, Any]) -> Workshop:
    """Load the tables and check the choices, before anything is read or written.

    Raises:
        OptionError: a choice is wrong; every wrong one is named.
        TableError: the user's tables are wrong; every problem is named.
    """
    check_choices(choices, overlay)
    folder = Path(overlay) if overlay else None
    gazetteer = load_gazetteer(overlay=folder)
    routes = _routes(gazetteer, folder)
    known = [route.route_id for route in routes]
    options = make_options(choices, known_layers=known)
    return Workshop(gazetteer, load_basemap(), routes, options)


def _correction_texts(found: Sources) -> dict[str, str]:
    """The text of each ``corrections.csv`` beside the documents, by its folder."""
    folders = {PurePosixPath(document.name).parent for document in found.documents}
    paths = {str(folder): found.root / folder / CORRECTIONS for folder in sorted(folders)}
    return {
        folder: path.read_text(encoding="utf-8") for folder, path in paths.items() if path.is_file()
    }


def _corrections(
    found: Sources, texts: Mapping[str, str], gazetteer: Gazetteer
) -> dict[str, tuple[Correction, ...]]:
    """The rows of each ``corrections.csv``, by document."""
    rows: dict[str, tuple[Correction, ...]] = {}
    for folder, text in texts.items():
        path = found.root / folder / CORRECTIONS
        for row in parse_corrections(text, gazetteer, file=str(path)):
            name = (PurePosixPath(folder) / row.document).as_posix()
            rows[name] = (*rows.get(name, ()), row)
    return rows


def _routes(gazetteer: Gazetteer, folder: Path | None) -> tuple[Route, ...]:
    """The packaged routes, and in their place those that a user's folder brings."""
    routes = {route.route_id: route for route in load_routes(gazetteer)}
    if folder and (folder / ROUTES).is_file():
        routes |= {route.route_id: route for route in load_routes(gazetteer, folder=folder)}
    return tuple(routes[route_id] for route_id in sorted(routes))


def build_atlas(
    sources: Sequence[Path | str],
    *,
    options: AtlasOptions | None = None,
    gazetteer: Path | str | None = None,
    encoding: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Atlas:
    """Read files and folders and lay out what they say about places.

    Args:
        sources: files, or folders that hold some; an ``index.csv`` beside them tells
            title, author, publisher, date and address.
        options: the editor's choices.
        gazetteer: a folder of tables to lay over the curated ones.
        encoding: of texts that are not UTF-8.
        progress: told the name of each document before it is read.

    Raises:
        SourceError: a document cannot be read; nothing is returned then.
        TableError: the user's tables are wrong.
    """
    workshop = prepare(gazetteer, asdict(options or AtlasOptions()))
    found = read_sources([Path(source) for source in sources], encoding=encoding)
    if found.refused:
        raise SourceError("\n".join(refused.reason for refused in found.refused))
    return workshop.atlas(found, progress=progress)
