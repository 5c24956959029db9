"""What `[site]` makes of the report: its colours, its logo, its pages, where it is hosted."""

from __future__ import annotations

import re

import pytest

from ledger.build import build
from ledger.config import PAGES, defaults
from ledger.pages import all_kinds
from ledger.site.dead_links import without_dead_links
from ledger.site.rendering import templates_folder
from tests.site.reading import ReadPage, read_pages, report_at, report_of
from tests.site.test_whole_site import LEDGERS
from tests.support import AS_OF, ROOT

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
FILES = {
    "campaigns/a.md": "---\nname: A\nstages:\n  - 2026-11-01 researching\n---\n"
    "- 2026-11-18 research 1h [[dana]]\n",
    "contacts/dana.md": "---\nname: Dana\n---\n",
}


def site_of(settings: str, files=FILES):
    return report_of({**files, "headway.toml": f"[site]\n{settings}\n"})


def test_the_palette_of_the_style_sheet_is_that_of_the_settings():
    style = (templates_folder() / "styles/base.css").read_text()
    light, dark = (block[1] for block in re.finditer(r":root \{(.*?)\n\s*\}", style, re.DOTALL))
    for block, palette in ((light, defaults().site.colours), (dark, defaults().site.dark_colours)):
        said = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))
        assert said == dict(palette)


def test_without_settings_no_colour_is_set():
    assert b"--" not in site_of("")["static/own.css"]


def test_colours_are_laid_over_ours_on_the_page_they_are_for():
    style = site_of('[site.colours]\nink = "#111111"\n[site.dark-colours]\npaper = "#000000"\n')
    assert style["static/own.css"].decode().splitlines()[:2] == [
        "@layer base { @media not (prefers-color-scheme: dark) { :root { --ink: #111111; } } }",
        "@layer base { @media (prefers-color-scheme: dark) { :root { --paper: #000000; } } }",
    ]


def test_one_accent_colours_both_pages():
    style = site_of('accent = "#8a1538"')["static/own.css"].decode()
    assert style.count("--accent: #8a1538") == 1
    assert style.count("--accent: #bf7e92") == 1


def test_a_logo_stands_beside_the_title_and_says_nothing(make_ledger):
    root = make_ledger(
        {**FILES, "headway.toml": '[site]\nlogo = "my logo.SVG"\n', "my logo.SVG": SVG}
    )
    build(root, root / "site", AS_OF)
    assert (root / "site/static/logo.svg").read_bytes() == SVG
    for path, src in (("index.html", ""), ("contacts/dana.html", "../"), ("404.html", "/")):
        page = ReadPage((root / "site" / path).read_text())
        assert page.of("img") == [{"class": "logo", "src": f"{src}static/logo.svg", "alt": ""}]
        assert not [one for one in page.of("script") if "alert" in str(one)]


def test_the_pages_can_be_chosen_and_what_is_left_out_is_linked_nowhere():
    made = site_of('pages = ["campaigns", "record"]')
    pages = read_pages(made)
    assert set(pages) == {
        "404.html", "index.html", "problems.html", "campaigns.html", "campaigns/a.html",
        "contacts/dana.html",
    }  # fmt: skip
    for path, page in pages.items():
        for href in page.values("href"):
            assert href, path
            target = href.split("#")[0].removeprefix("../").removeprefix("/")
            assert not target.endswith(".html") or target in pages, f"{path}: {href}"
    assert "figures.html" not in made["static/search-data.js"].decode()
    assert "All figures" in pages["index.html"].text


def test_a_list_brings_along_what_is_reached_from_it():
    made = site_of('pages = ["records"]')
    assert {"records.html", "contacts/dana.html"} <= set(made)
    assert "figures.html" not in made
    assert "metrics/works.html" not in made
    assert "metrics/works.html" in site_of('pages = ["figures"]')


def test_every_page_that_is_made_can_be_chosen():
    assert {kind.name for kind in all_kinds() if not kind.unlisted} == set(PAGES)


def test_hostile_links_come_to_no_harm_where_pages_are_left_out():
    report = report_of(LEDGERS["hostile"]() | {"headway.toml": '[site]\npages = ["records"]\n'})
    for path, page in read_pages(report).items():
        assert page.unbalanced == [], path
        assert page.left_open == [], path


@pytest.mark.parametrize(
    ("link", "living"),
    [
        ('<a href="there.html#x">t</a>', True),
        ('<a class="place" href="gone.html#x" title="q">t</a>',
         '<span class="place" title="q">t</span>'),
        ('<a href="gone.html" aria-label="x"><b>t</b></a>', "<b>t</b>"),
        ('<a href="">t</a>', "t"),
        ('<a href="#x">t</a>', True),
        ('<a href="/gone.html">t</a>', True),
        ('<a href="//e.example/gone.html">t</a>', True),
        ('<a href="https://e.example/gone.html">t</a>', True),
        ('<a href="http://[">t</a>', True),
        ('<a href="mailto:a@b">t</a>', True),
        ('<a id="x">t</a>', True),
        ('<a href="a/../there.html">t</a>', True),
        ('<a href="gone.html">one</a> and <a href="there.html">two</a>',
         'one and <a href="there.html">two</a>'),
    ],
)  # fmt: skip
def test_a_dead_link_becomes_its_text(link, living):
    made = without_dead_links("page.html", link.encode(), {"page.html", "there.html"}).decode()
    assert made == (link if living is True else living)


@pytest.mark.parametrize(("base", "root"), [("/", "/"), ("/reports/maya", "/reports/maya/")])
def test_the_page_of_a_lost_address_finds_its_way_from_any_depth(base, root):
    page = ReadPage(site_of(f'base = "{base}"')["404.html"].decode())
    own = [value for value in page.values("href") + page.values("src") if value[0] != "#"]
    assert own
    assert all(value.startswith(root) for value in own)
    assert f"{root}index.html" in own
    assert "#search" in page.values("href")
    assert "There is no such page here" in page.text


def test_search_engines_are_told_to_keep_out_unless_the_owner_lets_them_in():
    out, let_in = site_of(""), site_of("indexed = true")
    assert out["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert let_in["robots.txt"] == b"User-agent: *\nAllow: /\n"
    for report, said in ((out, True), (let_in, False)):
        for path, page in read_pages(report).items():
            assert any(one.get("name") == "robots" for one in page.of("meta")) is said, path


def description(report, path="index.html"):
    page = ReadPage(report[path].decode())
    return next(one["content"] for one in page.of("meta") if one.get("name") == "description")


def test_a_page_says_what_it_is_where_only_its_address_is_shown():
    assert description(site_of('description = "26 weeks & a day"')) == "26 weeks & a day"
    said = description(site_of('title = "Maya"'), "contacts/dana.html")
    assert said == "Dana: Maya, as of Sunday 22 November 2026"


@pytest.mark.parametrize("example", ["job-search", "book-of-business"])
def test_the_first_page_weighs_little(example):
    report = report_at(ROOT / "examples" / example)
    page = ReadPage(report["index.html"].decode())
    loaded = [one["href"] for one in page.of("link")] + [one["src"] for one in page.of("script")]
    assert sum(len(report[path]) for path in {"index.html", *loaded}) < 200_000


def test_no_host_leaves_a_file_out(job_search):
    """GitHub Pages passes over names that begin with an underscore; there is none."""
    for path in report_at(job_search):
        assert not [part for part in path.split("/") if part.startswith(("_", "."))], path
