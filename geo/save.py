"""Edge: write an atlas into a folder, whole or not at all.

Every file is first written into a hidden folder beside the others; only when all are
there are they moved into place, the manifest last. A full disk or a broken writer
therefore costs nothing that was there before. The build owns the files that its
manifest lists: it removes its own stale ones and leaves all others alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import OptionError, OutputError
from geo.export.formats import FORMATS, files_of
from geo.options import unknown_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazetteer.gazetteer import Gazetteer
    from geo.atlas import Atlas

MANIFEST = "manifest.json"


def save_atlas(atlas: Atlas, folder: Path | str, *, only: Iterable[str] = ()) -> tuple[Path, ...]:
    """Write the files of a build; ``only`` names some of them (``map.html``, …).

    Returns the paths written, the manifest last.

    Raises:
        OptionError: ``only`` names a file that no build writes.
        OutputError: the folder or a file cannot be written; what was there is whole.
    """
    target = Path(folder)
    chosen = choose_formats(only)
    before = _owned(target)
    with _staging(target) as stage:
        written = []
        for name in chosen:
            for path, content in files_of(name, atlas):
                _write(stage / path, content)
                written.append(path)
        kept = {} if not only else {k: v for k, v in before.items() if k not in written}
        manifest = _manifest(atlas, stage, sorted(written), kept, chosen)
        _write(stage / MANIFEST, manifest)
        _install(stage, target, [*sorted(written), MANIFEST])
    if not only:
        for stale in before.keys() - set(written):
            _remove(target, stale)
    return tuple(target / name for name in [*sorted(written), MANIFEST])


def choose_formats(only: Iterable[str]) -> tuple[str, ...]:
    """The names of the formats to write, in the order of the table; all when none is named.

    Raises:
        OptionError: a name is not known; the message lists those that are.
    """
    wanted = tuple(only)
    for name in wanted:
        if name not in FORMATS:
            raise OptionError(f"only: {unknown_word(name, FORMATS, 'file of a build')}")
    return tuple(
        name for name in FORMATS if name in wanted or (not wanted and FORMATS[name].default)
    )


def check_folder(folder: Path | str) -> None:
    """Find out before the work begins whether a folder can be written.

    Raises:
        OutputError: it is a file, or it cannot be created or written.
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target} is a file, not a folder; name another with --output")
    existing = target
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        raise OutputError(f"{existing} is a file, so {target} cannot be made; use another --output")
    try:
        with tempfile.TemporaryDirectory(prefix=".quotemap-", dir=existing):
            pass
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(
            f"{target} cannot be written ({reason}); name another folder with --output"
        ) from error


@contextlib.contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A hidden folder inside the target, on the same disk, that leaves no trace."""
    created = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".quotemap-", dir=target))
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(
            f"{target} cannot be written ({reason}); name another folder with --output"
        ) from error
    try:
        yield stage
    except OSError as error:
        shutil.rmtree(stage, ignore_errors=True)
        if created:
            with contextlib.suppress(OSError):
                target.rmdir()
        name = Path(error.filename).name if error.filename else "a file"
        reason = error.strerror or error
        raise OutputError(
            f"{target}: {name} could not be written ({reason}); "
            "the earlier output is unchanged. Free some space or name another --output"
        ) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _install(stage: Path, target: Path, names: Iterable[str]) -> None:
    for name in names:
        final = target / name
        final.parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(final)


def _remove(target: Path, name: str) -> None:
    path = target / name
    path.unlink(missing_ok=True)
    if path.parent != target:
        with contextlib.suppress(OSError):
            path.parent.rmdir()


def _owned(target: Path) -> dict[str, str]:
    """The files of the last build here, with their checksums; none if unreadable.

    A name that would leave the folder is not ours, whatever the manifest says.
    """
    try:
        manifest = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
        files = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {
        path: digest
        for path, digest in files.items()
        if not Path(path).is_absolute() and ".." not in Path(path).parts
    }


def _manifest(
    atlas: Atlas,
    stage: Path,
    written: list[str],
    kept: dict[str, str],
    chosen: tuple[str, ...],
) -> str:
    files = kept | {
        name: hashlib.sha256((stage / name).read_bytes()).hexdigest() for name in written
    }
    options = atlas.options
    content: dict[str, Any] = {
        "program": {"name": "quotemap", "version": _version()},
        "gazetteer": {
            "places": len(atlas.gazetteer.places),
            "sha256": _fingerprint(atlas.gazetteer),
        },
        "options": {
            "title": atlas.title,
            **{key: value for key, value in asdict(options).items() if key != "title"},
            "bbox": list(atlas.bbox),
            "formats": list(chosen),
        },
        "sources": [
            {"document": document.name, "sha256": document.sha256, "encoding": document.encoding}
            for document in atlas.documents
        ],
        "files": [{"path": name, "sha256": files[name]} for name in sorted(files)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _fingerprint(gazetteer: Gazetteer) -> str:
    """A checksum of every row, in the order of the tables."""
    digest = hashlib.sha256()
    for rows in (gazetteer.places.values(), gazetteer.names, gazetteer.demonyms):
        for row in rows:
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _version() -> str:
    from importlib.metadata import version

    return version("quotemap")
