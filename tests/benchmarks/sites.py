"""The same records as the site generators take them, each with its smallest theme and no plugins.

A page a record: its name as the title, its notes and dated lines as the body. Keys that mean
something to a generator get names that mean nothing to it, so that it does no more than that.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bench import Ledger

_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
_PAGE += "<body><h1>{title}</h1>{body}</body></html>\n"
# Keys that one generator or another does something with, beside those of a record's title.
_MEANING = re.compile(
    r"(?:aliases|author|authors|build|cascade|category|content|date|description|draft|expirydate"
    r"|headless|keywords|lang|layout|links|markup|menu|modified|outputs|params|publishdate"
    r"|resources|save_as|series|sitemap|slug|status|summary|tags|template|title|translationkey"
    r"|type|url|weight)(?=:)"
)


@dataclass(frozen=True, slots=True)
class Site:
    """What a generator is to do: its command, where its pages go, and which it has to make."""

    command: tuple[str, ...]
    folder: Path
    out: Path
    pages: frozenset[str]

    def lacks(self) -> str:
        """What is wrong with the pages that were made, or nothing."""
        made = {path.relative_to(self.out).as_posix() for path in self.out.rglob("*.html")}
        absent = self.pages - made
        return f"made {len(self.pages) - len(absent)} of {len(self.pages)} pages" if absent else ""


@dataclass(frozen=True, slots=True)
class Text:
    """A record's text, taken apart: its path without ending, the lines of its keys, its body."""

    path: str
    keys: tuple[str, ...]
    body: str

    @property
    def title(self) -> str:
        """The record's name, or its id where it says none."""
        named = [key for key in self.keys if key.startswith("name: ")]
        return named[0].removeprefix("name: ") if named else self.path.rsplit("/", 1)[-1]


def texts(ledger: Ledger) -> Iterator[Text]:
    """The texts of a ledger's records."""
    for file in ledger.files():
        path = file.relative_to(ledger.root).as_posix().removesuffix(".md")
        whole, keys = file.read_text(encoding="utf-8"), ""
        if whole.startswith("---\n"):
            _, keys, whole = whole.split("---\n", 2)
        yield Text(path, tuple(keys.splitlines()), whole)


def headway_pages(ledger: Ledger) -> frozenset[str]:
    """The pages that Headway makes of a ledger's records."""
    paths = (text.path for text in texts(ledger))
    return frozenset(f"{'profile/me' if path == 'me' else path}.html" for path in paths)


def hugo(ledger: Ledger, program: str, folder: Path) -> Site:
    """A site for Hugo; no taxonomies, feeds or map."""
    _fresh(folder)
    kinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
    settings = f'baseURL = "http://localhost/"\ntitle = "Ledger"\ndisableKinds = {kinds}\n'
    _write(folder / "hugo.toml", settings)
    page = _PAGE.format(title="{{ .Title }}", body="{{ .Content }}")
    for layout in ("single", "list"):
        _write(folder / "layouts" / "_default" / f"{layout}.html", page)
    pages = _fill(folder / "content", ledger, _with_keys, "{}/index.html")
    out = folder / "public"
    return Site((program, "--quiet", "--destination", str(out)), folder, out, pages)


def mkdocs(ledger: Ledger, program: str, folder: Path) -> Site:
    """A site for MkDocs; a theme of one template, no plugins, not even the search."""
    _fresh(folder)
    theme = "theme:\n  name: null\n  custom_dir: theme\n"
    _write(folder / "mkdocs.yml", f"site_name: Ledger\nplugins: []\n{theme}")
    page = _PAGE.format(title="{{ page.title }}", body="{{ page.content }}")
    _write(folder / "theme" / "main.html", page)
    pages = _fill(folder / "docs", ledger, _with_keys, "{}/index.html")
    out = folder / "site"
    return Site((program, "build", "--quiet", "--site-dir", str(out)), folder, out, pages)


def pelican(ledger: Ledger, program: str, folder: Path) -> Site:
    """A site for Pelican; pages rather than articles, which spares it lists and feeds."""
    _fresh(folder)
    _write(folder / "settings.py", _PELICAN)
    page = _PAGE.format(title="{{ page.title }}", body="{{ page.content }}")
    _write(folder / "theme" / "templates" / "page.html", page)
    pages = _fill(folder / "content", ledger, _with_lines, "{}.html")
    out = folder / "output"
    command = (program, str(folder / "content"), "-o", str(out), "-s", "settings.py", "--quiet")
    return Site(command, folder, out, pages)


_PELICAN = """SITENAME = "Ledger"
THEME = "theme"
THEME_STATIC_PATHS = []
STATIC_PATHS = []
PAGE_PATHS = [""]
ARTICLE_PATHS = ["articles"]
PAGE_SAVE_AS = "{slug}.html"
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PLUGINS = []
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
TIMEZONE = "UTC"
MARKDOWN = {"extensions": ["markdown.extensions.meta"], "output_format": "html5"}
"""


def _with_keys(text: Text) -> str:
    """A record for a generator that reads YAML."""
    keys = [_MEANING.sub(r"record-\g<0>", key) for key in text.keys]
    head = "\n".join([f"title: {json.dumps(text.title, ensure_ascii=False)}", *keys])
    return f"---\n{head}\n---\n{text.body}"


def _with_lines(text: Text) -> str:
    """A record for Pelican, whose keys are lines: those that go on below are indented deeper."""
    plain = [f"  {key}" if key.startswith(" ") else f"record-{key}" for key in text.keys]
    head = [f"title: {text.title}", f"slug: {text.path.replace('/', '-')}"]
    return "\n".join([*head, f"save_as: {text.path}.html", *plain]) + f"\n\n{text.body}"


def _fill(content: Path, ledger: Ledger, make: Callable[[Text], str], page: str) -> frozenset[str]:
    pages = []
    for text in texts(ledger):
        _write(content / f"{text.path}.md", make(text))
        pages.append(page.format(text.path))
    return frozenset(pages)


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
