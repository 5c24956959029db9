"""The naughty strings, 515, in every field: the reports hold no live markup."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ledger.build import build_shared
from ledger.markdown import SCHEMES
from ledger.site import SEARCH
from tests.corpora.naughty import ledger_of_strings, settings, strings
from tests.pages.test_markdown import ALLOWED, ATTRIBUTES
from tests.site.reading import ReadPage, report_of
from tests.site.test_search_script import read as read_search
from tests.support import AS_OF, write_ledger

PLAIN = "plain words"
EACH = 64


def live(pages: Mapping[str, ReadPage], plain: Mapping[str, ReadPage]) -> list[str]:
    """Every element, attribute and address that a ledger of plain words has not."""
    known = {
        (tag, name) for page in plain.values() for tag, given in page.elements for name in given
    }
    tags = {tag for page in plain.values() for tag, _ in page.elements} | ALLOWED
    scripts = {_scripts(page) for page in plain.values()}
    found = []
    for path, page in pages.items():
        if page.unbalanced:
            found.append(f"{path}: </{page.unbalanced[0]}> ends nothing")
        if _scripts(page) not in scripts:
            found.append(f"{path}: another script")
        for tag, given in page.elements:
            if tag not in tags:
                found.append(f"{path}: <{tag}>")
            for name, value in given.items():
                if (tag, name) not in known and name not in ATTRIBUTES:
                    found.append(f"{path}: <{tag} {name}>")
                if name in ("href", "src", "action") and not _leads_home(value or ""):
                    found.append(f"{path}: {name} to {value!r}")
    return found


def _scripts(page: ReadPage) -> tuple[str, ...]:
    """What scripts a page asks for, wherever it lies."""
    asked = (given.get("src") or "" for tag, given in page.elements if tag == "script")
    return tuple(one.rpartition("/")[2] for one in asked)


def _leads_home(address: str) -> bool:
    scheme = re.match(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    if scheme:
        return scheme[1].lower() in SCHEMES
    return not urlsplit(address).netloc if not address.startswith("//") else False


def pages_in(report: Mapping[str, bytes]) -> dict[str, ReadPage]:
    return {path: ReadPage(data.decode()) for path, data in report.items() if path[-5:] == ".html"}


def shared(root: Path, words: list[str]) -> dict[str, ReadPage]:
    """The pages of a share of nearly everything."""
    allowed = (
        '[share]\nwords = ["entries", "notes", "evidence"]\n'
        'names = ["contact", "organization", "campaign", "channel", "skill"]\n'
        f"title = {json.dumps(words[-1], ensure_ascii=False)}\n"
    )
    write_ledger(root / "ledger", {**ledger_of_strings(words), "headway.toml": allowed})
    build_shared(root / "ledger", root / "shared", AS_OF, random.Random(1))  # noqa: S311
    made = sorted((root / "shared").rglob("*.html"))
    return pages_in({one.relative_to(root).as_posix(): one.read_bytes() for one in made})


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> dict[str, ReadPage]:
    """The pages of the same ledger, shared too, with nothing in it that could live."""
    words = [PLAIN] * 2
    own = report_of({**ledger_of_strings(words), "headway.toml": settings(PLAIN)})
    return pages_in(own) | shared(tmp_path_factory.mktemp("plain"), words)


@pytest.fixture(scope="module", params=range(0, 515, EACH))
def part(request) -> list[str]:
    """Some of the strings: a report of all at once would be a large one."""
    return strings()[request.param : request.param + EACH]


@pytest.fixture(scope="module")
def report(part) -> dict[str, bytes]:
    return report_of(ledger_of_strings(part))


def test_no_page_lives(report, plain, tally):
    pages = pages_in(report)
    tally.tried += len(pages)
    assert len(pages) > EACH // 8
    assert not live(pages, plain)


def test_every_name_is_shown_as_it_was_typed(part, report):
    shown = {page.text for path, page in pages_in(report).items() if path.startswith("contacts/")}
    for text in part:
        if text.strip() and text.isprintable():
            assert any(" ".join(text.split()) in one for one in shown), text


def test_the_search_script_is_harmless(report):
    script = report[SEARCH].decode()
    assert "<" not in script
    assert not set(script[:-1]) & set("\n\r\u2028\u2029\x00")
    assert read_search(report[SEARCH])


def test_no_shared_page_lives(part, plain, tmp_path, tally):
    pages = shared(tmp_path, part)
    tally.tried += len(pages)
    assert pages
    assert not live(pages, plain)


def test_no_setting_lives(part, plain):
    for text in part[::4]:
        made = report_of({"headway.toml": settings(text), "me.md": ""})
        assert not live(pages_in(made), plain), text
