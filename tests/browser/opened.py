"""A page open in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")

# Playwright is only there where a browser is, so its types are not named.
Browser = Any


def kinds_of(site: Path) -> list[Path]:
    """The pages of a site that there is one of, and the first of every folder."""
    folders = sorted(path for path in site.iterdir() if path.is_dir())
    firsts = [min(folder.glob("*.html"), default=None) for folder in folders]
    return [
        *(path for path in pages_of(site) if path.parent == site),
        *(path for path in firsts if path),
    ]


def pages_of(site: Path) -> list[Path]:
    """Every page that is opened from a folder; 404.html is for a host, which knows its root."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


class Opened:
    """A page in a window of its own, what it complained of and what it asked for."""

    def __init__(
        self, browser: Browser, path: Path, width=1280, scheme="light", *, scripts=True
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme,
            java_script_enabled=scripts,
        )  # fmt: skip
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.go(path)

    def go(self, path: Path) -> None:
        """Open another page in the same window."""
        self.said.clear()
        self.asked.clear()
        self.page.goto(path.as_uri())

    def faults(self, axe: str, path: Path) -> list[str]:
        """What axe-core, whose text is given, finds on a page: the rule and the first place."""
        self.go(path)
        self.page.evaluate(axe)
        found = self.page.evaluate(
            "axe.run(document, {preload: false, resultTypes: ['violations']})"
        )
        return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]

    @property
    def width(self) -> int:
        """How wide the page is, what must be scrolled to included."""
        return self.page.evaluate("document.documentElement.scrollWidth")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()
