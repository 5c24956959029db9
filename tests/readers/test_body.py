"""Bodies: fenced code, prose, and line ends of every kind."""

from __future__ import annotations

import pytest

from tests.support import faults_of, record_of

FENCES = {
    "backticks": "```\n{}\n```\n",
    "tildes": "~~~\n{}\n~~~\n",
    "language": "```yaml\n{}\n```\n",
    "longer": "````\n```\n{}\n````\n",
    "indented": "  ```\n  {}\n  ```\n",
    "in an item": "- ```\n  {}\n  ```\n",
    "after an entry": "- 2026-09-19 life x\n  ```\n  {}\n  ```\n",
    "an info line within": "```\n```python\n{}\n```\n",
}


@pytest.mark.parametrize("fence", FENCES.values(), ids=FENCES.keys())
def test_entries_and_links_in_fenced_code_are_no_entries(fence):
    line = "- 2026-09-20 email [[nobody]]"
    record = record_of(fence.format(line) + "- 2026-09-21 call after\n")
    assert "email" not in [entry.kind.name for entry in record.entries]
    assert record.entries[-1].text == "after"
    assert [link.target for link in record.links()] == []
    assert line in record.notes


def test_a_fence_that_nothing_closes_hides_nothing():
    record = record_of("```\n- 2026-09-20 email [[dana-kim]]\n~~~\n- 2026-09-21 call x\n")
    assert len(record.entries) == 2


def test_three_backticks_within_a_line_open_no_fence():
    record = record_of("```a``` is code\n- 2026-09-20 call x\n")
    assert len(record.entries) == 1


def test_prose_keeps_its_links_and_its_lines():
    record = record_of(
        "# About [[dana-kim]]\n\nMet at [[privacy-breakfast|the breakfast]].\n"
        "- 2026-09-20 call x\n\n- an item without a date\n"
    )
    assert [link.target for link in record.prose_links] == ["dana-kim", "privacy-breakfast"]
    assert record.notes.splitlines()[0] == "# About [[dana-kim]]"
    assert "- an item without a date" in record.notes
    assert "2026-09-20" not in record.notes


BODY = "---\nname: Dana\ntags: [a, b]\n---\n\nText [[x]]\n- 2026-09-20 call 20m y\n  more [got:: z]"
ENDINGS = {
    "lf": BODY,
    "crlf": BODY.replace("\n", "\r\n"),
    "cr": BODY.replace("\n", "\r"),
    "bom": "\ufeff" + BODY,
    "bom and crlf": "\ufeff" + BODY.replace("\n", "\r\n"),
    "final newline": BODY + "\n",
    "blank lines before": "\n\n" + BODY,
    "spaces after the fences": BODY.replace("---\n", "---  \n"),
}


@pytest.mark.parametrize("text", ENDINGS.values(), ids=ENDINGS.keys())
def test_line_ends_and_marks_make_no_difference(text):
    record = record_of(text)
    (entry,) = record.entries
    assert faults_of(text) == ()
    assert (record.name, record.tags) == ("Dana", ("a", "b"))
    assert [link.target for link in record.prose_links] == ["x"]
    assert (entry.text, entry.field("got"), entry.minutes) == ("y more", "z", 20)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\nname: Dana Kim\n---\n# Other\n", "Dana Kim"),
        ("# Dana Kim\n\ntext", "Dana Kim"),
        ("\n\n# Dana Kim", "Dana Kim"),
        ("text\n# Dana Kim", "dana"),
        ("---\nname:\n---\n", "dana"),
        ("- 2026-09-20 call x\n# Dana Kim", "Dana Kim"),
    ],
)
def test_a_name_is_typed_or_the_first_heading_or_the_id(text, name):
    assert record_of(text, "contacts/dana.md").name == name
