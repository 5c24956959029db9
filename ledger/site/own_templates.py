"""The owner's templates: read from their folder and nowhere else, their faults told in a line."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2

from ledger.site.template_files import inside

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
