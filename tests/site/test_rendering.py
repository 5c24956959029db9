"""Templates place values; an owner's may take the place of ours, and can do no harm."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.build import StoppedError, build
from ledger.site import Renderer
from ledger.site.rendering import templates_folder
from tests.support import AS_OF, ROOT, write_ledger

TEMPLATES = sorted(templates_folder().rglob("*.html"))
OWN = '[site]\ntemplates = true\ntitle = "Mine"\n'


def built(root: Path) -> Path:
    build(root, root / "site", AS_OF)
    return root / "site"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_switches_escaping_off(path):
    text = path.read_text()
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)
    assert "style=" not in text
    assert not re.search(r"\son\w+=", text)


def test_every_kind_of_page_has_its_template():
    kinds = {path.stem for path in (ROOT / "ledger/pages").glob("*.py") if path.stem[0] != "_"}
    assert kinds == {path.stem for path in (templates_folder() / "pages").glob("*.html")}


def test_an_owners_template_takes_the_place_of_ours_by_name(make_ledger):
    root = make_ledger({"headway.toml": OWN, "templates/pages/problems.html": "mine: {{ view }}"})
    assert (built(root) / "problems.html").read_text().startswith("mine: ProblemsView(")
    assert "What to do today" in (root / "site/index.html").read_text()


def test_an_owners_style_sheet_takes_the_place_of_the_part_that_has_its_name(make_ledger):
    root = make_ledger({"headway.toml": OWN, "templates/styles/tables.css": "table{ color: #123 }"})
    style = (built(root) / "static/headway.css").read_text()
    assert "table{ color: #123 }" in style
    assert "border-collapse" not in style
    assert "--paper" in style


def test_an_owners_own_style_sheet_is_added_to_ours(make_ledger):
    root = make_ledger({"headway.toml": OWN, "templates/styles/own.css": "h1{ color: #123 }"})
    style = (built(root) / "static/headway.css").read_text()
    assert "h1{ color: #123 }" in style
    assert "border-collapse" in style


def test_one_more_finding_rewrites_what_tells_of_it_alone(make_ledger):
    """The number of problems stands on every page, but not in it."""
    files = {"contacts/a.md": "---\nname: A\n---\n", "contacts/b.md": "---\nname: B\n---\n"}
    root = make_ledger({"headway.toml": "", **files})
    built(root)
    write_ledger(root, {**files, "contacts/b.md": "---\nname: B\nmet: 2026-02-30\n---\n"})
    before = {path: path.read_bytes() for path in (root / "site").rglob("*.*")}
    built(root)
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    pages = {"b.html", "problems.html", "records.html", "index.html"}
    assert changed == {*pages, "own.css", "search-data.js"}


def test_without_the_setting_an_owners_templates_are_left_alone(make_ledger):
    root = make_ledger({"headway.toml": "", "templates/pages/problems.html": "mine"})
    assert "<h1>Problems</h1>" in (built(root) / "problems.html").read_text()


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ view.__init__.__globals__ }}",
        "{% include '../headway.toml' %}",
        "{% include 'linked.html' %}",
        "{{ chrome.nothing }}",
        "{% if %}",
        "{{ chrome.navigation.append(1) }}",
    ],
)
def test_an_owners_template_reaches_nothing_else(make_ledger, tmp_path, template):
    root = make_ledger({"headway.toml": OWN, "templates/pages/problems.html": template})
    (tmp_path / "secret.html").write_text("a secret")
    (root / "templates/linked.html").symlink_to(tmp_path / "secret.html")
    with pytest.raises(StoppedError, match=r"templates/"):
        built(root)
    assert not (root / "site").exists()


def test_an_accent_becomes_a_style_sheet(make_ledger):
    root = make_ledger({"headway.toml": '[site]\naccent = "#8a1538"\n'})
    assert "#8a1538" in (built(root) / "static/own.css").read_text()
    assert "static/own.css" in (root / "site/index.html").read_text()


@pytest.mark.parametrize("accent", ["red", "#12", "#8a1538;} body{background:url(//e.example)}"])
def test_an_accent_that_is_no_colour_is_left_out(make_ledger, accent):
    root = make_ledger({"headway.toml": f'[site]\naccent = "{accent}"\n'})
    assert "--accent" not in (built(root) / "static/own.css").read_text()


def test_characters_that_html_forbids_are_replaced():
    from ledger.pages import Chrome, Page  # noqa: PLC0415
    from ledger.pages.problems import ProblemsView  # noqa: PLC0415

    chrome = Chrome("", "a\x00\x1b\x85b", "", "", "", (), (), "")
    made = Renderer().render(
        Page("x.html", "problems", "x", lambda: ProblemsView((), 0, 0, 0)), chrome
    )
    assert "<title>a\ufffd\ufffd\ufffdb" in made.decode()


RUN = "from ledger.cli import main; main()"
WORLDS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "77", "TZ": "America/Adak", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
    {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "POSIX", "COLUMNS": "40"},
]


def test_the_same_ledger_gives_the_same_bytes_everywhere(job_search, tmp_path):
    made = []
    for number, world in enumerate(WORLDS):
        out = tmp_path / f"{number}" / "site"
        subprocess.run(
            [sys.executable, "-c", RUN, "build", "--ledger", job_search, "-o", out,
             "--as-of", "2026-11-22"],
            env={**os.environ, **world, "PYTHONPATH": str(ROOT)}, cwd=tmp_path, check=True,
            capture_output=True,
        )  # fmt: skip
        made.append(
            {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        )
    assert made[0] == made[1] == made[2]
    assert len(made[0]) > 100


def test_no_page_tells_where_it_was_made(job_search, tmp_path):
    build(job_search, tmp_path / "site", AS_OF)
    for page in (tmp_path / "site").rglob("*.html"):
        assert str(job_search) not in page.read_text()
        assert str(tmp_path) not in page.read_text()
