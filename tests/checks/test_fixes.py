"""What is mechanical is put right, what is not is left to its owner, and the pages say which."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.checks import Check
from ledger.diagnostic import Diagnostic
from ledger.editing import Fixing
from tests.editing.fixing import fixed_files, fixing_of
from tests.help.pages import HELP, examples_of
from tests.support import AS_OF, Files, ledger_of

SAID = "`headway check --fix` puts this right."

CONTACT = "contacts/a.md"
CAMPAIGN = "campaigns/a.md"
CHANNEL = "channels/a.md"


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", ""])


def stages(*lines: str, more: str = "industry: law") -> str:
    return front(more, "stages:", *(f"  - {line}" for line in lines))


# The code, the file, the text that is wrong and the same put right.
MENDED = [
    ("HW105", CONTACT, front("name: A", "name: A"), front("name: A")),
    ("HW105", CONTACT, front("name: A", "title: T", "name: 'A'"), front("name: A", "title: T")),
    ("HW105", CONTACT, front("tags: [a, b]", "tags: [a, b]"), front("tags: [a, b]")),
    ("HW108", CONTACT, front("name: A", "title:Counsel"), front("name: A", "title: Counsel")),
    ("HW108", CONTACT, front("name: A", "title:@home"), front("name: A", 'title: "@home"')),
    ("HW109", CONTACT, front("title: a: b"), front('title: "a: b"')),
    ("HW109", CONTACT, front("title: say: \"x\""), front("title: 'say: \"x\"'")),
    ("HW109", CONTACT, front("title: @home"), front('title: "@home"')),
    ("HW109", CONTACT, front('title: "never'), front('title: "never"')),
    ("HW109", CONTACT, front("title: 'it's here'"), front('title: "it\'s here"')),
    ("HW109", CONTACT, front('title: "C:\\docs"'), front("title: 'C:\\docs'")),
    ("HW109", CONTACT, front('reaches: "a", "b"'), front('reaches: ["a", "b"]')),
    ("HW109", CONTACT, front("tags: #a #b"), front("tags: [a, b]")),
    ("HW109", CONTACT, front("reaches:", "  - @a"), front("reaches:", '  - "@a"')),
    ("HW110", CONTACT, front("title: !important"), front('title: "!important"')),
    ("HW110", CONTACT, front("title: &Sons"), front('title: "&Sons"')),
    ("HW111", CONTACT, front("kind: Contcat"), front("kind: contact")),
    ("HW111", CONTACT, front("kind: 'contcat'"), front("kind: 'contact'")),
    ("HW201", CAMPAIGN, stages("2026-09-01 reserching"), stages("2026-09-01 researching")),
    (
        "HW201", CAMPAIGN,
        stages("'2026-09-01 Reserching, x'"), stages("'2026-09-01 researching, x'"),
    ),
    (
        "HW209", CAMPAIGN,
        stages("2026-09-01 researching", more="pipeline: Jobs\nindustry: law"),
        stages("2026-09-01 researching", more="pipeline: job\nindustry: law"),
    ),
    ("HW210", CAMPAIGN, stages("1.9.2026 researching"), stages("2026-09-01 researching")),
    ("HW210", CAMPAIGN, stages("researching 2026-09-01"), stages("2026-09-01 researching")),
    (
        "HW210", CAMPAIGN,
        stages("2026-09-01 Researching because  of x"),
        stages("2026-09-01 researching, because  of x"),
    ),
    (
        "HW210", CAMPAIGN,
        stages('"2026-09-01 researching – of x"'), stages('"2026-09-01 researching, of x"'),
    ),
    ("HW401", CONTACT, front("met: 28.9.2026"), front("met: 2026-09-28")),
    ("HW401", CONTACT, front('met: "Sept 28, 2026" # or so'), front('met: "2026-09-28" # or so')),
    ("HW401", "me.md", front("number: 120k by 31.12.2026"), front("number: 120k by 2026-12-31")),
    ("HW401", CONTACT, front("cadence: 30 days"), front("cadence: 30d")),
    (
        "HW401", CAMPAIGN,
        stages("2026-09-01 researching", more="industry: law\nscope: organisation"),
        stages("2026-09-01 researching", more="industry: law\nscope: organization"),
    ),
    ("HW406", CONTACT, front("Name: A"), front("name: A")),
    ("HW406", CONTACT, front('"nmae" : A'), front('"name" : A')),
    ("HW406", CONTACT, front("alias: A"), front("aliases: A")),
    ("HW407", CHANNEL, front("type: Job_Boards"), front("type: job-board")),
    ("HW407", CHANNEL, front("type: 'recruter'"), front("type: 'recruiter'")),
    (
        "HW407", CONTACT,
        "- 2026-09-28 coffee 1h [mode::  vidoe ] and [values-us:: yess]\n",
        "- 2026-09-28 coffee 1h [mode::  video ] and [values-us:: yes]\n",
    ),
    (
        "HW407", CONTACT,
        "- 2026-09-28 coffee 1h [next:: 1.12.2026]\n",
        "- 2026-09-28 coffee 1h [next:: 2026-12-01]\n",
    ),
    ("HW502", CONTACT, "- 2026-09-28 cal 30m\n", "- 2026-09-28 call 30m\n"),
    ("HW502", CONTACT, "- 2026-09-28 lunh 1h\n", "- 2026-09-28 lunch 1h\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1 h\n", "- 2026-09-28 coffee 1h\n"),
    (
        "HW505",
        CONTACT,
        "- 2026-09-28 call 5m yes\n  and [Got: a name]\n",
        "- 2026-09-28 call 5m yes\n  and [Got:: a name]\n",
    ),
    ("HW517", CONTACT, "- 2026-09-28 2.30pm coffee 1h\n", "- 2026-09-28 14:30 coffee 1h\n"),
    ("HW517", CONTACT, "- [x] 2026-09-28  12 am, call\n", "- [x] 2026-09-28  00:00 call\n"),
    ("HW517", CONTACT, "- 2026-09-28 14h30 call\n", "- 2026-09-28 14:30 call\n"),
    ("HW517", CONTACT, "- 2026-09-28 -- call 20m\n", "- 2026-09-28 call 20m\n"),
    ("HW501", CONTACT, "- 2026-9-28 coffee 1h\n", "- 2026-09-28 coffee 1h\n"),
    ("HW501", CONTACT, "- Sept. 28, 2026 coffee 1h\n", "- 2026-09-28 coffee 1h\n"),
    ("HW501", CONTACT, "- 28th of September 2026: call\n", "- 2026-09-28 call\n"),
    ("HW501", CONTACT, "- **2026-09-28** coffee 1h\n", "- 2026-09-28 coffee 1h\n"),
    ("HW501", CONTACT, "- **2026-09-28:** coffee 1h\n", "- 2026-09-28 coffee 1h\n"),
    ("HW501", CONTACT, "- [] 2026-11-28 email\n", "- [ ] 2026-11-28 email\n"),
    ("HW501", CONTACT, "* [x]2026-09-28 email\n", "* [x] 2026-09-28 email\n"),
    ("HW501", CONTACT, "-2026-09-28 email\n", "- 2026-09-28 email\n"),
    ("HW501", CONTACT, "- 2026-09-28email x\n", "- 2026-09-28 email x\n"),
    ("HW501", CONTACT, "* [x] 28/09/2026 call 20m\n", "* [x] 2026-09-28 call 20m\n"),
    ("HW501", CONTACT, "- 2026-09-28: coffee 1h\n", "- 2026-09-28 coffee 1h\n"),
    ("HW502", CONTACT, "- 2026-09-28 cofee 1h\n", "- 2026-09-28 coffee 1h\n"),
    ("HW502", CONTACT, "- 2026-09-28 10:30 Cofee: 1h\n", "- 2026-09-28 10:30 coffee: 1h\n"),
    ("HW502", CONTACT, "- 2026-09-28\n  cofee 1h\n", "- 2026-09-28\n  coffee 1h\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 90min, x\n", "- 2026-09-28 coffee 90m, x\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1,5h x\n", "- 2026-09-28 coffee 1.5h x\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1h30 x\n", "- 2026-09-28 coffee 1h30m x\n"),
    (
        "HW505", CONTACT,
        "- 2026-09-28 coffee 1h\n  [ Values us  :: yes] x\n",
        "- 2026-09-28 coffee 1h\n  [ values-us  :: yes] x\n",
    ),
    ("HW902", "headway.toml", "[rules]\nbusy_cap = 0.2\n", "[rules]\nbusy-cap = 0.2\n"),
    ("HW902", "headway.toml", "rules.busy_cap = 0.2\n", "rules.busy-cap = 0.2\n"),
    ("HW902", "headway.toml", "[ruels]\nwindow = 30\n", "[rules]\nwindow = 30\n"),
    ("HW905", "headway.toml", '[checks]\nnear_kind = "off"\n', '[checks]\nnear-kind = "off"\n'),
]  # fmt: skip

# A file of which nothing is mechanical, and the code of what is wrong with it.
OWN_MATTER = [
    ("HW105", CONTACT, front("name: A", "name: B")),
    ("HW105", CONTACT, front("name: A", "name: A # again")),
    ("HW105", CONTACT, front("reaches: a", "reaches:", "  - a")),
    ("HW108", CONTACT, front("name: A", "https://example.org")),
    ("HW108", CONTACT, front("name: A", "favourite:colour")),
    ("HW108", CONTACT, front("name: A", "title:x # a remark")),
    ("HW109", CONTACT, front("title: a: b # a remark")),
    ("HW109", CONTACT, front("title: #1 choice")),
    ("HW109", CONTACT, front("reaches: [law, health")),
    ("HW109", CONTACT, front('title: "she said "no""')),
    ("HW109", CONTACT, front("reaches:", "  - a: b: c")),
    ("HW110", CONTACT, front("title: {{title}}")),
    ("HW201", CAMPAIGN, stages("2026-09-01 begun")),
    ("HW210", CAMPAIGN, stages("1/9/2026 researching")),
    ("HW210", CAMPAIGN, stages("researching said on 2026-09-01 that they hire")),
    ("HW210", CAMPAIGN, stages("2026-09-01 researching targeted")),
    ("HW301", CONTACT, "- 2026-09-28 call 20m [[nobody]]\n"),
    ("HW401", CONTACT, front("met: 3/4/2026")),
    ("HW401", CONTACT, front('met: "28.9.\\x32026"')),
    ("HW402", CONTACT, front("met: 2026-13-09")),
    ("HW403", CAMPAIGN, stages("2026-09-01 researching", more="industry: law\nvalue: 60.000")),
    ("HW406", CONTACT, front("name: A", "Name: B")),
    ("HW407", CHANNEL, front("type: networking")),
    ("HW407", CONTACT, "- 2026-09-28 coffee 1h [next:: 3/4/2027]\n"),
    ("HW501", CONTACT, "- 3/4/2026 coffee 1h\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1:30\n"),
    ("HW517", CONTACT, "- 2026-09-28 25.30 coffee 1h\n"),
    ("HW501", CONTACT, "- 2026-09-28T10:30 coffee 1h\n"),
    ("HW502", CONTACT, "- 2026-09-28 follow  up 20m\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1h5\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1h75\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 1.5 min\n"),
    ("HW503", CONTACT, "- 2026-09-28 coffee 10h 20h\n"),
    ("HW504", CONTACT, "- 2026-09-28 coffee 1h [got:: a map\n"),
    ("HW902", "headway.toml", "[rules]\nbusy-cap = 0.2\nbusy_cap = 0.3\n"),
    ("HW902", "headway.toml", "rules = { busy_cap = 0.2 }\n"),
]  # fmt: skip


def found(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of(files), AS_OF)


def fix(files: Files) -> tuple[Fixing, dict[str, str]]:
    fixing = fixing_of(files)
    return fixing, {path: data.decode() for path, data in fixed_files(files, fixing).items()}


@pytest.mark.parametrize(("code", "path", "wrong", "right"), MENDED)
def test_what_can_be_meant_in_one_way_is_put_right(code, path, wrong, right):
    assert {one.code for one in found({path: wrong})} == {code}
    fixing, files = fix({path: wrong})
    assert (files[path], fixing.left) == (right, ())
    assert {one.code for one in fixing.fixed} == {code}
    assert found({path: right}) == ()


@pytest.mark.parametrize(("code", "path", "wrong"), OWN_MATTER)
def test_what_its_owner_has_to_decide_is_left_alone(code, path, wrong):
    assert [one.fix for one in found({path: wrong}) if one.code == code] == [None]
    fixing, files = fix({path: wrong})
    assert (fixing.changes, files[path]) == ((), wrong)


@pytest.mark.parametrize(("code", "path", "wrong", "right"), MENDED)
def test_an_edit_is_of_the_characters_that_are_wrong_and_no_others(code, path, wrong, right):
    for one in found({path: wrong}):
        assert one.fix is not None
        for edit in one.fix.edits:
            assert edit.location.path == path
            assert edit.location.line == one.location.line
            lines = wrong.split("\n")
            typed = (lines[edit.location.line - 1] + "\n")[edit.location.column - 1 :]
            assert edit.length <= len(typed)
            assert typed[: edit.length] != edit.text


def fixed_in_examples(one: Check) -> bool:
    """Whether a finding of a check on its own page has a fix."""
    return any(
        finding.code == one.code and finding.fix
        for example in examples_of(HELP / "checks" / f"{one.name}.md")
        for finding in found(example.files)
    )


@pytest.mark.parametrize("one", checks.all_checks(), ids=lambda one: one.name)
def test_a_page_says_whether_its_findings_are_put_right(one):
    said = SAID in (HELP / "checks" / f"{one.name}.md").read_text(encoding="utf-8")
    assert said == fixed_in_examples(one)


def test_every_check_with_a_fix_is_tried_here():
    # One name stands in another's file: two files, in `test_plain_mention`.
    tried = {code for code, *_ in MENDED} | {"HW306"}
    assert {one.code for one in checks.all_checks() if fixed_in_examples(one)} == tried
