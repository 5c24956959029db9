"""The owner's templates: read from their folder and nowhere else, their faults told in a line."""

from __future__ import annotations

import contextlib
import hashlib
import os
import traceback
from pathlib import Path

import jinja2

FOLDER = "templates"


class OwnTemplates(jinja2.FileSystemLoader):
    """The owner's folder, from which no link leads out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, object]:  # type: ignore[override]
        """The text of a template, unless it lies outside the folder."""
        if inside(self._folder, template) is None:
            raise jinja2.TemplateNotFound(template)
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            raise jinja2.TemplateSyntaxError("is no text in UTF-8", 1, template) from None


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


def told(error: Exception, own: Path, page: str) -> str:
    """What is wrong with an owner's template, in one line: `templates/base.html:3: ...`.

    `page` is the template that was asked for; the fault may lie in one that it includes.
    """
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = f"{FOLDER}/{error.name or page}:{error.lineno}"
    else:
        place = _place(error, own) or f"{FOLDER}/{page}"
    said = str(error)
    if isinstance(error, jinja2.TemplateNotFound):
        said = f"there is no template `{error.name}`"
    elif isinstance(error, jinja2.TemplateError):
        said = error.message or ""
    return f"{place}: {' '.join(said.split()) or type(error).__name__}"


def _place(error: Exception, own: Path) -> str:
    """The last line of an owner's template on the way to a fault; empty where none was."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(own) and frame.lineno:
            place = f"{FOLDER}/{path.relative_to(own).as_posix()}:{frame.lineno}"
    return place
