"""The script that holds what can be found: whole, harmless, compact and always the same."""

from __future__ import annotations

import json
import re

import pytest

from ledger.pages import Document
from ledger.site import SEARCH, search_script
from tests.site.reading import read_pages, report_at, report_of
from tests.site.test_whole_site import EXAMPLES, LEDGERS
from tests.support import ROOT

FORM = re.compile(r"var headwaySearch = (\{.*\});\n", re.DOTALL)


def read(script: bytes) -> list[tuple[str, str]]:
    """The heads and the texts of a script, line by line."""
    match = FORM.fullmatch(script.decode())
    assert match
    said = json.loads(match[1])
    heads, texts = said["heads"].split("\n"), said["texts"].split("\n")
    assert len(heads) == len(texts)
    return list(zip(heads, texts, strict=True))


@pytest.fixture(scope="module", params=[*LEDGERS, *EXAMPLES])
def report(request):
    if request.param in EXAMPLES:
        return report_at(ROOT / "examples" / request.param)
    return report_of(LEDGERS[request.param]())


def test_everything_that_can_be_found_is_there(report):
    ids = {path: set(page.values("id")) for path, page in read_pages(report).items()}
    lines = read(report[SEARCH])
    path = ""
    for head, text in lines:
        if "\t" in head:
            path = head.split("\t")[1]
            assert text.count("\t") == 1
            assert path in report
        else:
            assert head[0] in "esnf"
            assert head[1:] in ids[path], f"{path}: {head}"
    assert {head.split("\t")[1] for head, _ in lines if "\t" in head} == {*ids} - {"404.html"}


def test_it_is_harmless_whatever_the_ledger_says(report):
    script = report[SEARCH].decode()
    assert "<" not in script
    assert not set(script[:-1]) & set("\n\r\u2028\u2029\x00")


def test_the_same_ledger_gives_the_same_script():
    once, twice = (report_of(LEDGERS["hostile"]())[SEARCH] for _ in range(2))
    assert once == twice


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_is_about_as_long_as_the_ledger(example):
    folder = ROOT / "examples" / example
    typed = sum(len(path.read_bytes()) for path in folder.rglob("*.md"))
    assert len(report_at(folder)[SEARCH]) < 1.25 * typed


def test_text_that_would_end_a_script_or_a_line_stays_text():
    naughty = '</script><!-- \u2028\u2029 \x85 \\ " \udc80 \U0001f600 \x00'
    script = search_script([Document("contact", naughty, "a.html", naughty)])
    (page,) = read(script)
    assert page[0] == "contact\ta.html"
    assert page[1].split("\t")[0] == '</script><!-- \\ " \udc80 \U0001f600 \x00'


def test_nothing_at_all_can_be_searched():
    assert read(search_script([])) == [("", "")]
