"""A fix changes the characters that are wrong and no byte beside them, or nothing at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import checks
from ledger.diagnostic import Diagnostic, Edit
from ledger.editing import _fixing, _trial
from ledger.editing._page import Page, touching
from ledger.readers.text import BOM, Text, decode
from tests.editing.fixing import as_bytes, fixed_files, fixing_of
from tests.editing.shifting import sources_of
from tests.support import AS_OF, Files, ledger_of

CONTACT = "contacts/a.md"
CAMPAIGN = "campaigns/a.md"


def fixed(content: str | bytes, path: str = CONTACT, **others: str) -> bytes:
    files = {path: content, **others}
    return fixed_files(files, fixing_of(files))[path]


@pytest.mark.parametrize("bom", ["", BOM], ids=["plain", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "unended"])
def test_marks_and_line_ends_stay(bom: str, end: str, last: bool) -> None:
    wrong = (
        "---\nName: Zoë\nmet: 28.9.2026\nName: Zoë\n---\n\n- 2026-9-28 cofee\t90 min 日本 𝒂 e\u0301"
    )
    right = "---\nname: Zoë\nmet: 2026-09-28\n---\n\n- 2026-09-28 coffee\t90m 日本 𝒂 e\u0301"
    wrong, right = (
        (bom + (text + "\n" if last else text).replace("\n", end)) for text in (wrong, right)
    )
    assert fixed(wrong).decode() == right


def test_every_line_keeps_its_own_end() -> None:
    wrong = b"---\r\nName: A\rmet: 28.9.2026\nname : B\r\n---\n\r\n- 2026-09-28 cofee\r- x\n\r"
    assert fixed(wrong) == wrong.replace(b"28.9.2026", b"2026-09-28").replace(b"cofee", b"coffee")


def test_what_is_wide_or_of_two_characters_counts_as_they_do() -> None:
    wrong = "- 2026-09-28 cofee 日本 👩‍👩‍👧 [mode:: vidoe] é [values_us:: yes]\n"
    right = "- 2026-09-28 coffee 日本 👩‍👩‍👧 [mode:: video] é [values-us:: yes]\n"
    assert fixed(wrong).decode() == right


def test_tabs_and_spaces_stay() -> None:
    wrong = "  -\t2026-09-28 \tcofee  \t1,5h\t  x  \t\n\n\t\n"
    assert fixed(wrong).decode() == wrong.replace("cofee", "coffee").replace("1,5h", "1.5h")


def test_one_line_that_is_wrong_in_several_ways() -> None:
    wrong = "- 2026-9-28 intervew 1 90min [mode:: vidoe] [Values us:: yes] [[x]]\n"
    right = "- 2026-09-28 interview 1 90m [mode:: video] [values-us:: yes] [[x]]\n"
    files = {
        CONTACT: wrong,
        "campaigns/x.md": "---\nindustry: law\nstages:\n  - 2026-09-01 researching\n---\n",
    }
    assert fixed_files(files, fixing_of(files))[CONTACT].decode() == right


def test_a_fix_that_brings_another_to_light() -> None:
    fixing = fixing_of({CONTACT: "- 2026-9-28 cofee 90min\n"})
    assert [one.code for one in fixing.fixed] == ["HW501", "HW502", "HW503"]
    assert fixing.changes[0].after == b"- 2026-09-28 coffee 90m\n"


def test_a_fix_that_brings_up_something_new_is_left_alone_and_the_others_are_not() -> None:
    wrong = (
        "---\nindustry: law\nindustry: law\nOrigin: self\nstages:\n  - 2026-09-01 researching\n"
        "  - 2026-09-20 networking_in\n---\n"
    )
    fixing = fixing_of({CAMPAIGN: wrong})
    assert [one.code for one in fixing.fixed] == ["HW105", "HW406"]
    (left,) = fixing.left
    assert left.finding.code == "HW201"
    assert left.reason == "it would bring up HW202 in campaigns/a.md:6"
    assert b"networking_in" in fixing.changes[0].after


def test_two_fixes_that_cannot_both_be() -> None:
    fixing = fixing_of({CONTACT: "---\nName: A\nnmae: B\n---\n"})
    assert fixing.changes[0].after == b"---\nname: A\nnmae: B\n---\n"
    assert [one.location.line for one in fixing.fixed] == [2]
    assert fixing_of({CONTACT: fixing.changes[0].after}).changes == ()


def test_of_two_fixes_that_touch_the_first_is_made() -> None:
    """The second line goes as a copy of the first, and nobody puts its text in quotes before."""
    wrong = "---\ntitle: a: b\ntitle: a: b\n---\n"
    fixing = fixing_of({CONTACT: wrong})
    assert fixing.changes[0].after == b'---\ntitle: "a: b"\n---\n'
    assert [(one.code, one.location.line) for one in fixing.fixed] == [("HW109", 2), ("HW105", 3)]


def test_what_a_fix_does_elsewhere_counts() -> None:
    """An alias that is read at last may be another record's, in a file that nobody touched."""
    files = {
        "contacts/a.md": "---\nAliases: [Lee]\n---\n- 2026-09-28 cofee\n",
        "contacts/b.md": "---\naliases: [Lee]\n---\n",
    }
    fixing = fixing_of(files)
    assert [one.code for one in fixing.fixed] == ["HW502"]
    assert [one.reason for one in fixing.left] == ["it would bring up HW303 in contacts/b.md:2"]


def test_only_the_wanted_findings_are_fixed() -> None:
    files = {CONTACT: "- 2026-09-28 cofee\n", "contacts/b.md": "- 2026-9-28 cofee\n"}

    def in_b(finding: Diagnostic) -> bool:
        return finding.location.path == "contacts/b.md"

    assert [change.path for change in fixing_of(files, in_b).changes] == ["contacts/b.md"]
    only_dates = fixing_of(files, lambda finding: finding.code == "HW501")
    assert [(one.finding.code, one.reason) for one in only_dates.left] == [
        ("HW501", "it would bring up HW502 in contacts/b.md:1")
    ]


def test_the_settings_are_fixed_too() -> None:
    wrong = b"\xef\xbb\xbf[rules]\r\nbusy_cap = 0.2 # m\xc3\xa9\r\n"
    files: Files = {"headway.toml": wrong, CONTACT: "- 2026-09-28 cofee\n"}
    made = fixed_files(files, fixing_of(files))
    assert made["headway.toml"] == wrong.replace(b"busy_cap", b"busy-cap")
    assert made[CONTACT] == b"- 2026-09-28 coffee\n"


def test_settings_that_would_have_other_files_read_stay() -> None:
    fixing = fixing_of({"headway.toml": '[foldres]\npeople = "contact"\n'})
    assert [one.reason for one in fixing.left] == ["it changes which folders are read"]
    assert fixing.changes == ()


def test_a_file_that_is_no_utf_8_is_not_touched() -> None:
    fixing = fixing_of({CONTACT: b"- 2026-09-28 cofee caf\xe9\n"})
    assert [one.reason for one in fixing.left] == ["the file is not UTF-8"]
    assert fixing.changes == ()


def test_a_file_with_the_marks_of_a_merge_is_not_touched() -> None:
    torn = "- 2026-09-28 cofee\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"
    assert fixing_of({CONTACT: torn}).changes == ()
    half = "[rules]\nbusy_cap = 0.2\n"
    assert fixing_of({"headway.toml": half, CONTACT: torn}).changes[0].path == "headway.toml"


def test_stretches_that_touch() -> None:
    assert touching([(0, 2), (1, 3)])
    assert touching([(4, 4), (4, 4)])
    assert touching([(4, 6), (4, 4)])
    assert not touching([(0, 2), (2, 3), (3, 3)])


def test_a_place_that_is_not_there_is_refused() -> None:
    page = Page("a\nb")
    for place in (Text("a", "a\nb\nc\n").location(4), Text("a", "a\nbcd").location(4)):
        with pytest.raises(ValueError, match="past the end"):
            page.stretch(Edit(place, 1, ""))


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.lists(st.tuples(st.text(CHARACTERS, max_size=6), ENDS), max_size=6)


@given(st.booleans(), LINES, st.text("xy", max_size=3), st.data())
def test_an_edit_changes_its_own_stretch_alone(marked, lines, last, data):
    """Said over again: the file as units, a line's end being one, with some of them replaced."""
    body = "".join(text + end for text, end in lines).lstrip(BOM) + last
    raw = (BOM if marked else "") + body
    units = re.findall(r"\r\n|.", body, re.DOTALL)
    text = Text("a", "".join("\n" if unit in ("\r\n", "\r") else unit for unit in units))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(units)), max_size=6)))
    edits, made, at = [], [], 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        put = data.draw(st.sampled_from(["", "z", "zz"]))
        edits.append(Edit(text.location(start), end - start, put))
        made += [*units[at:start], put]
        at = end
    expected = "".join([*made, *units[at:]])
    assert Page(raw).with_edits(edits) == (BOM if marked else "") + expected
    assert decode("a", raw.encode())[0].text == text.text


PIECES = st.sampled_from(
    [
        "---\n", "name: A\n", "Name: A\n", "name: a: b\n", "title: a: b\n", "title: 'it's'\n",
        "tags: #a #b\n", "stages:\n", "Stages:\n", "  - 2026-08-03 reserching\n",
        "  - 3.8.2026 researching\n", "  - 2026-09-02 networking in\n", "  - 2026-10-02 rejected\n",
        "met: 28.9.2026\n", "met: 3/4/2026\n", "pipeline: jobs\n", "kind: contcat\n",
        "type: job_board\n", "organization: b\n", "aliases: [a, b]\n", "alias: [b]\n", "\n",
        "- 2026-9-28 cofee 90min [values_us:: yess] x\n", "- 2026-09-28: coffee 1,5h\n",
        "- 2026-09-28 intervew 1 [mode:: vidoe] [next:: 1.12.2026]\n", "- 3/4/2026 call\n",
        "- 2026-09-29 follow up 2 [[b]]\n", "words 日本\n", "\x00\n", "<<<<<<< a\n", ">>>>>>> b\n",
    ]
)  # fmt: skip
CONTENTS = st.builds(
    lambda bom, parts, end: (bom + "".join(parts)).replace("\n", end).encode(),
    st.sampled_from(["", BOM]),
    st.lists(PIECES, max_size=12),
    ENDS,
)
LEDGERS = st.fixed_dictionaries(
    {},
    optional={
        "contacts/a.md": CONTENTS,
        "contacts/b.md": CONTENTS | st.binary(max_size=40),
        "campaigns/c.md": CONTENTS,
        "channels/d.md": CONTENTS,
        "me.md": CONTENTS,
        "headway.toml": st.sampled_from([b"", b"[rules]\r\nbusy_cap = 0.2\n", b"[rules\n"]),
    },
)


def found(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of(files), AS_OF)


@given(LEDGERS)
def test_fixing_leaves_less_to_find_and_nothing_to_fix(files: dict[str, bytes]) -> None:
    before = found(files)
    fixing = fixing_of(files)
    made = fixed_files(files, fixing)
    after = found(made)
    assert len(after) <= len(before) - min(len(fixing.fixed), 1)
    assert bool(fixing.changes) == bool(fixing.fixed)
    assert {one.code for one in after} <= {one.code for one in before}
    assert fixing_of(made).changes == ()


@given(LEDGERS)
def test_a_fixed_file_keeps_what_is_around_the_fixes(files: dict[str, bytes]) -> None:
    for change in fixing_of(files).changes:
        assert change.before == as_bytes(files[change.path])
        assert change.before is not None
        assert change.before.startswith(BOM.encode()) == change.after.startswith(BOM.encode())
        ends = [set(re.findall(rb"\r\n|\r|\n", data)) for data in (change.before, change.after)]
        assert ends[1] <= ends[0]
        assert change.before[-1:] == change.after[-1:] or change.before[-1:] not in b"\r\n"


def test_what_can_be_fixed_after_other_fixes_is_fixed_in_the_next_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files: Files = {CAMPAIGN: "---\ntags: #a #b\ntags: #a #b\ntitle: a: b\n---\n"}
    whole = fixed_files(files, fixing_of(files))
    assert whole[CAMPAIGN] == b"---\ntags: [a, b]\ntitle: a: b\n---\n"
    monkeypatch.setattr(_fixing, "MOST_ROUNDS", 1)
    first = fixed_files(files, fixing_of(files))
    assert first[CAMPAIGN] == b"---\ntags: [a, b]\ntags: [a, b]\ntitle: a: b\n---\n"


def test_a_fix_after_which_the_same_is_found_is_left() -> None:
    """A key at another indent makes the block no YAML, however its value is written."""
    fixing = fixing_of({CAMPAIGN: "---\n  met: 1.2.2026\ntitle: a: b\nprivate: ja\n---\n"})
    assert "it would be found all the same" in [one.reason for one in fixing.left]


def test_two_fixes_of_one_place_are_not_made_together() -> None:
    standing = _trial.Standing.of(sources_of({CONTACT: "- 2026-09-28 cofee\n"}), AS_OF)
    [found] = [one for one in standing.findings if one.fix]
    assert _trial.apart([found], standing)
    assert not _trial.apart([found, found], standing)
