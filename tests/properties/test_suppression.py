"""A comment silences the findings of one check on one line; every other comment changes nothing."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from ledger.checks import run
from ledger.diagnostic import Diagnostic
from ledger.model.ledger import Ledger
from ledger.readers.suppressions import suppressions_of
from ledger.readers.text import Text, decode
from tests.properties.strategies import any_text
from tests.support import AS_OF, faults_of, ledger_of, record_of

PATH = "campaigns/a.md"
FRONT = st.lists(
    st.sampled_from(
        [
            "via: nobody", "via: b", "organisation: x", "organization: b", "value: 1.000",
            "closes: soon", "closes: 2026-02-30", "decision-maker: [b, nobody]", "title: 'it''s'",
            "stages:\n  - 2026-08-03 researching\n  - 2026-09-02 negotiating", "scope: y",
            "stages:\n  - dreaming\n  - 2026-09-02 rejected, because", "pipeline: x",
            "needs:\n  - a, must, level 9\n  - b, from nobody 2026-02-30", 'tags: ["# a", b]',
        ]
    ),
    max_size=6,
    unique_by=lambda line: line.split(":")[0],
)  # fmt: skip
BODY = st.lists(
    st.sampled_from(
        [
            "- 2026-09-09 interview 1 [[b]] [got:: introduction to [[b]]]", "- 2026-13-01 call",
            "- [ ] 2026-12-01 wait [[nobody]]", "- 2026-09-10 follow-up 2 [[b]] [mode:: video]",
            "- 2026-09-11 cofee 1,5h [[nobody]]", "- 09/11/2026 x", "see [[nobody]] and [[b]]",
            "- 2026-09-12 call [step:: 99] [issu:: y]\n  more [[nobody]]", "", "## More", "- item",
        ]
    ),
    max_size=7,
)  # fmt: skip


@st.composite
def campaigns(draw: st.DrawFn) -> str:
    front = "\n".join(["name: A", *draw(FRONT)])
    return f"---\n{front}\n---\n" + "\n".join(draw(BODY))


def ledger_with(campaign: str) -> Ledger:
    return ledger_of({PATH: campaign, "contacts/b.md": "# B\n"})


def told(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int, str]]:
    return [
        (one.code, one.location.path, one.location.line, one.location.column, one.severity)
        for one in findings
    ]


def with_comment(campaign: str, line: int, said: str) -> str:
    """A campaign with a comment at the end of one of its lines."""
    lines = campaign.split("\n")
    fence = lines.index("---", 1) + 1
    lines[line - 1] += f" # {said}" if line < fence else f" <!-- {said} -->"
    return "\n".join(lines)


@given(campaigns(), st.data())
def test_a_comment_silences_exactly_one_check_on_one_line(campaign, data):
    before = run(ledger_with(campaign), AS_OF)
    fence = campaign.index("\n---\n") + 1
    fences = (1, campaign.count("\n", 0, fence) + 1)
    there = [
        one
        for one in before
        if one.location.path == PATH
        and one.location.line not in fences
        and not one.code.startswith("HW1")
    ]
    assume(there)
    one = data.draw(st.sampled_from(there))
    name = data.draw(st.sampled_from([one.code, one.code.lower(), one.name]))
    line = one.location.line
    after = run(ledger_with(with_comment(campaign, line, f"headway: ignore {name}")), AS_OF)
    gone = (one.code, PATH, line)
    assert told(after) == [found for found in told(before) if found[:3] != gone]


@given(campaigns(), st.data(), st.sampled_from(["a note", "headway", "headway: ignored HW301"]))
def test_another_comment_changes_nothing(campaign, data, said):
    line = data.draw(st.integers(2, campaign.count("\n") + 1))
    assume(not campaign.split("\n")[line - 1].startswith("---"))
    before, after = ledger_with(campaign), ledger_with(with_comment(campaign, line, said))
    assert told(run(after, AS_OF)) == told(run(before, AS_OF))
    one, other = before.records[-1], after.records[-1]
    assert [(entry.text, entry.fields, entry.links) for entry in other.entries] == [
        (entry.text, entry.fields, entry.links) for entry in one.entries
    ]
    assert (other.fields, other.prose_links) == (one.fields, one.prose_links)


@given(any_text)
def test_a_text_without_the_words_has_no_suppression(text):
    assert "headway:" in text or suppressions_of(Text(PATH, text)) == ()


COMMENT = "# headway: ignore HW301"
PIECES = st.lists(
    st.sampled_from(
        [COMMENT, f" {COMMENT}\n", "a", "b c", " ", "\n", "\nvia: ", "\n  ", "\n  - ", "'", '"',
         "#", "[", "]", ", ", "|\n  ", ">-\n  ", ": ", "\\", "\xa0", "\u2028", "é"]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@given(PIECES, PIECES)
def test_a_suppression_in_front_matter_is_no_part_of_a_value(before, after):
    """Where all of it can be read: taking the comments out changes none of its values."""
    text = f"---\nname: {before} {COMMENT}\nvia: {after}\n---\n"
    record, (plain, _) = record_of(text), decode(PATH, text.encode())
    lines = plain.text.split("\n")
    found = [one for one in suppressions_of(plain) if "#" in plain.line(one.location.line)]
    if faults_of(text):
        return
    for one in reversed(found):
        line, at = lines[one.location.line - 1], one.location.column - 1
        if line[at] == "#":
            lines[one.location.line - 1] = line[:at]
    assert record_of("\n".join(lines)).fields == record.fields
