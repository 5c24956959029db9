"""What is said of a line that is no YAML: the line to type reads back as what was meant."""

from __future__ import annotations

import re

import pytest

from ledger import checks
from tests.support import AS_OF, ledger_of

# A line as somebody types it, and the value that they meant.
TYPED = {
    "title: Senior Counsel: Privacy": "Senior Counsel: Privacy",
    "title: Counsel:": "Counsel:",
    "title: @home": "@home",
    "title: %5 raise": "%5 raise",
    "title: `code`": "`code`",
    "title: *important*": "*important*",
    "title: !important": "!important",
    "title: &Sons": "&Sons",
    "title: > all": "> all",
    "title: | all": "| all",
    "title: ,x": ",x",
    "title: ]": "]",
    "title: - item": "- item",
    'title: "never closed': "never closed",
    "title: 'never closed": "never closed",
    "title: 'it's here'": "it's here",
    'title: "a" and "b" and c': '"a" and "b" and c',
    'title: "she said "no""': 'she said "no"',
    'title: "C:\\docs"': "C:\\docs",
    "title: #1 choice": "#1 choice",
    "title:no space": "no space",
    "title = equals": "equals",
    "\ttitle: tabbed": "tabbed",
    " title: indented": "indented",
    "title: [x] done": "[x] done",
    "reaches: [law, health": ("law", "health"),
    'reaches: "law", "health"': ("law", "health"),
    "tags: #dream #remote": ("dream", "remote"),
    "aliases: [[dana]], [[kim]]": ("dana", "kim"),
}

# Lines for which there is no one line to type.
HOPELESS = [
    "{segment: a}", "just words", "- item", "title: a\n  b: c", "title: [a, b]]", "needs: {a: b",
    "organization: [[northwind]] the big one", "title: {{title}}", "stages:\n  - a\n - b", "? x",
    "aliases:\n\t- a", "needs:\n  - a: b: c", '"title: x', "title: |x", "title: @", "%x", "...x",
]  # fmt: skip


def file_with(line: str) -> dict[str, str]:
    return {"contacts/a.md": f"---\nsegment: before\n{line}\nintent: after\n---\n"}


@pytest.mark.parametrize(("line", "meant"), TYPED.items(), ids=TYPED.keys())
def test_the_line_to_type_reads_back_as_it_was_meant(line, meant):
    found = checks.run(ledger_of(file_with(line)), AS_OF)
    assert [(one.code, one.location.line) for one in found] in (
        [("HW108", 3)],
        [("HW109", 3)],
        [("HW110", 3)],
    )
    offered = re.search(r"`([\w-]+: .+)`$", found[0].help)
    assert offered, found[0].help
    mended = ledger_of(file_with(offered[1]))
    assert checks.run(mended, AS_OF) == ()
    assert mended.records[0].fields[line.strip().split(":")[0].split(" ")[0]] == meant


@pytest.mark.parametrize("line", TYPED, ids=str)
def test_one_bad_line_takes_no_other_with_it(line):
    fields = ledger_of(file_with(line)).records[0].fields
    assert (fields.get("segment"), fields.get("intent")) == ("before", "after")


def test_the_parser_s_words_are_kept_from_whoever_keeps_a_ledger():
    jargon = re.compile(r"mapping|scalar|token|block|stream|context|sequence", re.IGNORECASE)
    for line in [*TYPED, *HOPELESS]:
        for finding in checks.run(ledger_of(file_with(line)), AS_OF):
            said = re.sub(r"`[^`]*`", "", f"{finding.message} {finding.help}")
            assert not jargon.search(said.replace("a list or a mapping a key", "")), said
