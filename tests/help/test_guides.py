"""The guides are true: the report of each example holds what its page says."""

from __future__ import annotations

import re

import pytest

from ledger import checks, config
from ledger.build import build
from ledger.config.site import COLOUR_TABLES
from ledger.diagnostic import Severity
from ledger.help import page_names, read_page
from ledger.readers import read_ledger
from ledger.site.rendering import templates_folder
from tests.cli.envelopes import run
from tests.help.pages import Example, examples
from tests.support import AS_OF, write_ledger


@pytest.mark.parametrize("name", page_names("guides"))
def test_every_guide_says_what_it_is_and_is_explained(name):
    page = read_page("guides", name)
    assert re.fullmatch(rf"# \S.* \(`{name}`\)", page.split("\n", 1)[0])
    assert run("explain", name).stdout == page.strip() + "\n"
    assert re.search(rf"^  {name} ", run("explain").stdout, re.MULTILINE)


@pytest.mark.parametrize("example", examples("guides"), ids=lambda example: example.name)
def test_the_report_of_an_example_holds_what_is_said(example: Example, tmp_path):
    root = write_ledger(tmp_path, example.files)
    found = checks.run(read_ledger(root).ledger, AS_OF)
    assert [one for one in found if one.severity is not Severity.INFO] == []
    build(root, root / "site", AS_OF)
    assert example.of("site")
    for block in example.of("site"):
        made = (root / "site" / block.argument).read_text()
        for line in block.text.splitlines():
            assert line in made, f"{block.argument}: {line}"


def test_the_guide_names_every_setting_of_the_site_and_every_page():
    page = read_page("guides", "site")
    site = config.defaults().site
    keys = {name.replace("_", "-") for name in site.__dataclass_fields__}
    said = set(re.findall(r"`([a-z-]+)`", page))
    assert keys - set(COLOUR_TABLES) <= said
    assert set(COLOUR_TABLES) == {one for one in COLOUR_TABLES if f"`[site.{one}]`" in page}
    assert {*site.colours, *config.PAGES} <= said


def test_the_guide_names_every_folder_and_block_of_the_templates():
    page = read_page("guides", "templates")
    folders = {path.name for path in templates_folder().iterdir() if path.is_dir()}
    assert folders == set(re.findall(r"^\| `(\w+)/NAME", page, re.MULTILINE))
    blocks = set(re.findall(r"{% block (\w+) %}", (templates_folder() / "base.html").read_text()))
    assert all(f"`{one}`" in page for one in blocks)
    assert blocks == {"scripts", "masthead", "main", "colophon"}
