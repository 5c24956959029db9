"""Pages placed by their templates, as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ledger.pages import Chrome, Page
from ledger.site.compiled import Compiled
from ledger.site.frames import Frames, as_bytes
from ledger.site.own_templates import OwnTemplates, told
from ledger.site.template_files import inside, templates_folder

# What our own templates are called where an owner's of the same name stands in the way.
OURS = "headway"
STATIC = "static"
STYLES = "styles"
STYLE_SHEET = "headway.css"


class TemplateFaultError(Exception):
    """A template of the owner's that cannot be used, said in one line."""


class Renderer:
    """Places pages with our templates, and with the owner's where a folder of theirs is given.

    An owner's template takes the place of ours that has its name, and may build on it as
    `headway/NAME`. It comes with the ledger, which may come from somebody else: it runs in
    Jinja's sandbox, and one that is a link to elsewhere is not read. What ours are compiled
    to is kept in the folder `cache`, if there is one.
    """

    def __init__(self, own: Path | None = None, cache: Path | None = None) -> None:
        self._own = own
        ours = jinja2.FileSystemLoader(templates_folder())
        self._frames = Frames(ours, Compiled(cache, templates_folder()) if cache else None)
        if own is not None:
            prefixed = jinja2.PrefixLoader({OURS: ours})
            self._sandbox = ImmutableSandboxedEnvironment(
                loader=jinja2.ChoiceLoader([prefixed, OwnTemplates(own), ours]), autoescape=True,
                undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
            )  # fmt: skip

    def render(self, page: Page, chrome: Chrome) -> bytes:
        """A page as the bytes of its file. Raises TemplateFaultError for an owner's template."""
        if self._own is None:
            return self._frames.framed(page, chrome)
        name = f"pages/{page.template}.html"
        try:
            made = self._sandbox.get_template(name).render(chrome=chrome, view=page.view())
        except Exception as error:
            # Whatever an owner's template may do wrong is theirs to know, in one line.
            raise TemplateFaultError(told(error, self._own, name)) from None
        return as_bytes(made)

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
            files |= {name: file for name in there if (file := inside(own, f"{folder}/{name}"))}
        for name, path in sorted(files.items()):
            yield name, path.read_bytes()
