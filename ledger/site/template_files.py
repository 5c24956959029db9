"""Where templates lie, ours and the owner's, and in which state these are; needs no Jinja."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import ledger

BASE = "base.html"


def inside(folder: Path, name: str) -> Path | None:
    """A file of a folder, if it is there and, links followed, really lies in it."""
    path = folder / name
    real = Path(os.path.realpath(path))
    return path if path.is_file() and real.is_relative_to(os.path.realpath(folder)) else None


def state_of_templates(folder: Path) -> str:
    """A digest of all that a folder of templates holds; empty where there is none.

    It is of the files' bytes: there are few, and any of them may be placed by another.
    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in folders:
            if os.path.islink(f"{here}/{name}"):  # noqa: PTH114 - as the walk gives it
                digest.update(os.fsencode(f"{name} {os.readlink(f'{here}/{name}')}\0"))  # noqa: PTH115
        for name in sorted(names):
            path = (Path(here) / name).relative_to(folder).as_posix()
            file = inside(folder, path)
            with contextlib.suppress(OSError):
                data = file.read_bytes() if file else b""
                digest.update(os.fsencode(f"{path}\0{file is not None} {len(data)}\0") + data)
    return digest.hexdigest()


def templates_folder() -> Path:
    """Our templates: beside the package's modules where installed, else in the repository."""
    package = Path(ledger.__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / BASE).is_file():
            return folder
    raise FileNotFoundError(f"templates/{BASE} is missing: the installation is not whole")
