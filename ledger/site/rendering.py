"""Pages placed by their templates, as bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

import ledger
from ledger.pages import Chrome, Page

BASE = "base.html"
STATIC = "static"
STYLES = "styles"
STYLE_SHEET = "headway.css"

# What HTML does not allow in any form, escaped or not; shown as a replacement character.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class TemplateFaultError(Exception):
    """A template of the owner's that cannot be used, said in one line."""


class Renderer:
    """Places pages with our templates, and with the owner's where a folder of theirs is given.

    An owner's template comes with the ledger, which may come from somebody else: it runs in
    Jinja's sandbox, and one that is a link to elsewhere is not read.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        ours = jinja2.FileSystemLoader(templates_folder())
        if own is None:
            self._environment = jinja2.Environment(
                loader=ours, autoescape=True, undefined=jinja2.StrictUndefined,
                trim_blocks=True, lstrip_blocks=True,
            )  # fmt: skip
        else:
            self._environment = ImmutableSandboxedEnvironment(
                loader=jinja2.ChoiceLoader([_OwnTemplates(own), ours]), autoescape=True,
                undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
            )  # fmt: skip

    def render(self, page: Page, chrome: Chrome) -> bytes:
        """A page as the bytes of its file. Raises TemplateFaultError for an owner's template."""
        try:
            template = self._environment.get_template(f"pages/{page.template}.html")
            made = template.render(chrome=chrome, view=page.view)
        except jinja2.TemplateError as error:
            if self._own is None:
                raise
            where = getattr(error, "name", None) or f"pages/{page.template}.html"
            line = getattr(error, "lineno", None)
            place = f"templates/{where}:{line}" if line else f"templates/{where}"
            raise TemplateFaultError(f"{place}: {error.message}") from None
        return _FORBIDDEN.sub("\ufffd", made).encode("utf-8", "replace")

    def static(self) -> Iterator[tuple[str, bytes]]:
        """The style sheet and the scripts, each by its path in the site."""
        yield f"{STATIC}/{STYLE_SHEET}", b"\n".join(data for _, data in self._files(STYLES))
        for name, data in self._files(STATIC):
            yield f"{STATIC}/{name}", data

    def _files(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """The files of a folder by name, in order: ours, and in their place or beside them own."""
        files = {one.name: one for one in (templates_folder() / folder).iterdir()}
        own = self._own
        if own and (own / folder).is_dir():
            there = [one.name for one in (own / folder).iterdir()]
            files |= {name: file for name in there if (file := _inside(own, f"{folder}/{name}"))}
        for name, path in sorted(files.items()):
            yield name, path.read_bytes()


class _OwnTemplates(jinja2.FileSystemLoader):
    """The owner's folder, from which no link leads out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, object]:  # type: ignore[override]
        """The text of a template, unless it lies outside the folder."""
        if _inside(self._folder, template) is None:
            raise jinja2.TemplateNotFound(template)
        return super().get_source(environment, template)


def _inside(folder: Path, name: str) -> Path | None:
    """A file of a folder, if it is there and, links followed, really lies in it."""
    path = folder / name
    real = Path(os.path.realpath(path))
    return path if path.is_file() and real.is_relative_to(os.path.realpath(folder)) else None


def templates_folder() -> Path:
    """Our templates: beside the package's modules where installed, else in the repository."""
    package = Path(ledger.__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / BASE).is_file():
            return folder
    raise FileNotFoundError(f"templates/{BASE} is missing: the installation is not whole")
