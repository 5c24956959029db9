"""What holds for every page of every report: whole, closed to the outside, and linked through."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

import pytest

from ledger.pages import NOT_FOUND
from tests.pages.taking import small_limits
from tests.site.reading import read_pages, report_at, report_of
from tests.support import ROOT

NAUGHTY = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)",
    "javascript:alert(1)", "{{ 7*7 }}{% raw %}", "</title><script>x</script>", "<!-- x",
    "&lt;script&gt;", "\u202egnp.exe", "a\u200bb", "<svg onload=alert(1)>", "]]>", "%3Cscript%3E",
    "[x](javascript:alert(1))", "![x](http://evil.example/t.png)", "<iframe src=//evil.example>",
    "[[<b>x</b>]]", "data:text/html,<script>alert(1)</script>", "<a href=http://e.example style=x>",
]  # fmt: skip


def hostile() -> dict[str, str]:
    """A ledger that says something naughty wherever text is allowed."""
    files = {
        "headway.toml": '[site]\ntitle = "<script>alert(1)</script>"\n',
        "me.md": "---\nname: <b>me</b>\ngoal: '<img src=x onerror=alert(1)>'\n---\n",
    }
    for number, text in enumerate(NAUGHTY):
        quoted = "'" + text.replace("'", "''") + "'"
        files[f"contacts/c{number}.md"] = (
            f"---\nname: {quoted}\ntitle: {quoted}\nemail: {quoted}\nphone: {quoted}\n"
            f"links: [{quoted}]\nodd key: {quoted}\norganization: {quoted}\n"
            f"aliases: [{quoted}]\n---\n\n# {text}\n\n{text}\n\n> {text}\n\n"
            f"- 2026-11-10 coffee 1h {text} [got:: {text}]\n"
            f"- 2026-11-11 {text} [{'on' if number % 2 else 'x'}:: {text}]\n"
            f"- [ ] 2026-11-25 {text}\n"
        )
        files[f"campaigns/k{number}.md"] = (
            f"---\nname: {quoted}\norganization: o{number}\ntitle: {quoted}\nstages:\n"
            f"  - 2026-10-01 researching, {text if ':' not in text else 'plain'}\n"
            f"needs:\n  - {quoted}\n---\n"
            f"- 2026-11-12 interview 1 1h [[c{number}]] [issue:: {text}]\n"
        )
    files['contacts/<script>"x.md'] = "a name of a file\n"
    return files


def empty() -> dict[str, str]:
    return {"headway.toml": ""}


def broken() -> dict[str, str | bytes]:
    """Records that are wrong in every way a record can be."""
    return {
        "contacts/dup.md": "---\nname: One\nname: Two\n---\n- 2026-11-01 coffee [[nobody]]\n",
        "organizations/dup.md": "---\nname: Same id\n---\n",
        "contacts/deep/DUP.md": "---\nname: Same id again\n---\n",
        "contacts/unclosed.md": "---\nname: x\n",
        "contacts/empty.md": "",
        "contacts/bytes.md": b"\xff\xfe\x00bad",
        "contacts/con.md": "---\nname: A reserved name\n---\n",
        "contacts/дана.md": "---\nname: Дана\n---\n- 2026-11-02 call 20m [[dup]]\n",
        "contacts/\u4f60.md": "x",
        "campaigns/torn.md": "---\nstages:\n  - 2026-02-30 nowhere\n  - 2026-10-01 customer\n---\n",
        "campaigns/bare.md": "---\nstage: applied\n---\n",
    }


EXAMPLES = ["job-search", "book-of-business"]


def limited(example: str) -> str:
    """An example as a ledger would be shown that is too large for its pages."""
    return f"{example}, limited"


LEDGERS = {"hostile": hostile, "empty": empty, "broken": broken}


@pytest.fixture(scope="module", params=[*LEDGERS, *EXAMPLES, *map(limited, EXAMPLES)])
def report(request):
    if request.param in map(limited, EXAMPLES):
        with small_limits():
            return report_at(ROOT / "examples" / request.param.removesuffix(", limited"))
    if request.param in EXAMPLES:
        return report_at(ROOT / "examples" / request.param)
    return report_of(LEDGERS[request.param]())


@pytest.fixture(scope="module")
def pages(report):
    return read_pages(report)


def test_every_page_is_whole(pages):
    for path, page in pages.items():
        assert page.unbalanced == [], path
        assert page.left_open == [], path
        assert page.headings.count(1) == 1, path
        assert page.headings[0] == 1, path
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1, f"{path}: h{before} then h{after}"


def test_no_id_stands_twice_on_a_page(pages):
    for path, page in pages.items():
        ids = page.values("id")
        assert len(ids) == len(set(ids)), path


def test_nothing_is_loaded_from_elsewhere(pages):
    for path, page in pages.items():
        loaded = page.values("src") + [one["href"] for one in page.of("link")]
        for address in loaded:
            assert address.startswith("data:") or not urlsplit(address).scheme, path
            assert not address.startswith("//"), path
        assert not page.of("img"), path
        assert not page.of("iframe"), path
        policy = [one for one in page.of("meta") if "http-equiv" in one]
        assert policy[0]["content"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "base-uri 'none'; form-action 'none'"
        ), path
        assert {"name": "robots", "content": "noindex, nofollow"} in page.of("meta"), path


def test_nothing_runs_but_our_own_script(report, pages):
    for path, page in pages.items():
        scripts = [one["src"].rpartition("static/")[2] for one in page.of("script")]
        assert scripts[:2] == ["tables.js", "search.js"], path
        assert {f"static/{name}" for name in scripts} <= set(report), path
        for tag, attributes in page.elements:
            assert "style" not in attributes, f"{path}: <{tag} style>"
            assert not [name for name in attributes if name.startswith("on")], f"{path}: {tag}"
        for address in page.values("href"):
            scheme = urlsplit(address).scheme
            assert scheme in ("", "http", "https", "mailto", "tel", "data"), f"{path}: {address}"
            assert scheme != "data" or address == "data:,", path
    assert "static/headway.css" in report


def test_the_style_sheet_loads_nothing(report):
    style = report["static/headway.css"].decode()
    assert "url(" not in style
    assert "@import" not in style


def test_every_link_leads_somewhere(report, pages):
    ids = {path: set(page.values("id")) for path, page in pages.items()}
    for path, page in pages.items():
        for address in page.values("href") + page.values("src"):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            # A host shows the page of a lost address at any depth: its links begin at the root.
            begun = parts.path.startswith("/")
            assert begun is (path == NOT_FOUND and bool(parts.path)), f"{path}: {address}"
            target = path
            if parts.path:
                joined = posixpath.join(posixpath.dirname(path), parts.path.lstrip("/"))
                target = posixpath.normpath(joined)
            assert unquote(target) in report, f"{path}: {address}"
            if parts.fragment and target in ids:
                assert parts.fragment in ids[target], f"{path}: {address}"


def test_every_label_that_is_pointed_at_is_there(pages):
    for path, page in pages.items():
        ids = set(page.values("id"))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for value in page.values(attribute):
                assert set(value.split()) <= ids, f"{path}: {attribute}={value}"


def test_what_scrolls_can_be_reached_with_the_keyboard(pages):
    for path, page in pages.items():
        for tag, attributes in page.elements:
            classes = (attributes.get("class") or "").split()
            if tag == "div" and {"scroll", "excerpt"} & set(classes):
                assert attributes.get("tabindex") == "0", path
                assert attributes.get("role") == "group", path
                assert attributes.get("aria-label"), path


def test_pictures_say_what_they_show(pages):
    for path, page in pages.items():
        for attributes in page.of("svg"):
            assert attributes.get("role") == "img", path
            assert attributes.get("aria-labelledby"), path
