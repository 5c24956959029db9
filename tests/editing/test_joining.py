"""A record of any bytes that joins another takes along all that it says, or is refused."""

from __future__ import annotations

from collections import Counter

import pytest

from ledger.actions import Action, advise
from ledger.editing import EditRefusedError
from ledger.metrics import measure
from tests.editing.edits import record_of
from tests.editing.judging import values_of
from tests.editing.shifting import merged
from tests.editing.wild import wild_file
from tests.support import AS_OF, Files, ledger_of
from tests.support import record_of as read

INTO = "---\nname: C\ntags: [x]\n---\n"
KEYS = "name: B\nindustry: law\naudience:\n  - x\n  - y\nnote: |\n  a\n\n   b\n"


def indented(text: str) -> str:
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(True))


@pytest.mark.parametrize("theirs", [KEYS, indented(KEYS)])
@pytest.mark.parametrize("ours", ["name: C\ntags: [x]\n", "  name: C\n  tags: [x]\n"])
def test_keys_go_where_those_that_are_there_stand(theirs: str, ours: str) -> None:
    files = {"campaigns/b.md": f"---\n{theirs}---\n", "campaigns/c.md": f"---\n{ours}---\n"}
    assert values_of(merged(files, "b", "c")["campaigns/c.md"]) == {
        "name": "C", "tags": ["x"], "industry": "law", "audience": ["x", "y"],
        "note": "a\n\n b\n", "aliases": ["B"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("{name: B, industry: law}\n---\n", "has its front matter in braces"),
        ("name: B\njunk line\nindustry: law\n---\n", "has front matter that cannot be read"),
        ("name: B\n- stray\n---\n", "has front matter that cannot be read"),
        ("name: B\n", "has front matter that nothing closes"),
        ("name: B\nindustry: [\nlaw,\n]\n---\n", "has a value that goes on where a key would"),
        ("  name: B\n  industry: [\n  law,\n]\n---\n", "has a value that goes on where a key"),
    ],
)
def test_what_cannot_be_taken_apart_is_refused_by_its_own_name(front: str, said: str) -> None:
    files = {"campaigns/b.md": f"---\n{front}", "campaigns/c.md": INTO}
    with pytest.raises(EditRefusedError, match=f"campaigns/b.md {said}"):
        merged(files, "b", "c")


def test_notes_that_would_close_what_is_open_in_the_other_are_refused() -> None:
    files = {
        "campaigns/b.md": "---\nname: B\n---\n```\n",
        "campaigns/c.md": "---\nname: C\n---\n```\n- 2026-01-09 call x\n",
    }
    with pytest.raises(EditRefusedError, match="cannot be put together so that both read as"):
        merged(files, "b", "c")


def test_every_generated_file_that_joins_another() -> None:
    made = 0
    for number in range(1_000, 1_120):
        data = wild_file(number)
        try:
            after = merged({"campaigns/a.md": data, "campaigns/c.md": INTO}, "a", "c")
        except EditRefusedError:
            continue
        text = after["campaigns/c.md"]
        lines = Counter(entry.raw.strip() for entry in record_of(data).entries)
        assert lines <= Counter(one.raw.strip() for one in read(text, "campaigns/c.md").entries)
        if old := values_of(data):
            new = values_of(text)
            assert new is not None, number
            kept = text.decode()
            assert all(key in new or f"- {key.lower()}: " in kept for key in old), number
        made += 1
    assert made > 60


def joined(theirs: str, ours: str) -> str:
    """The second of two campaigns once the first has joined it."""
    files = {"campaigns/b.md": f"---\n{theirs}---\n", "campaigns/c.md": f"---\n{ours}---\n"}
    return merged(files, "b", "c")["campaigns/c.md"].decode()


def test_a_need_that_both_have_otherwise_stays_and_is_kept_beside() -> None:
    theirs = "name: B\nneeds:\n  - visa, from x\n  - money\n"
    assert joined(theirs, "name: C\nneeds:\n  - visa\n") == (
        "---\nname: C\nneeds:\n  - visa\n  - money\naliases:\n  - B\n---\n"
        "\n## From b\n\n- needs: visa, from x\n"
    )


def test_an_empty_need_does_not_keep_the_others_apart() -> None:
    made = joined('name: B\nneeds: [visa, ""]\n', "name: C\nneeds:\n  - money\n")
    assert [need.name for need in read(made, "campaigns/c.md").needs] == ["money", "visa"]


@pytest.mark.parametrize(
    ("theirs", "ours", "said"),
    [
        ("name: &b B\nindustry: *b\n", "name: C\n", "c.md has front matter that cannot be read"),
        (
            "name: &b B\nindustry: *b\n", "name: C\nlocation: &b x\n",
            "b.md says `industry` in a way that cannot be taken over",
        ),
        (
            "stages:\n  - 2026-01-01 applied\n", "stages: [2026-02-01 screening]\n",
            "c.md has its `stages` run together: give each its own line",
        ),
    ],
)  # fmt: skip
def test_what_would_read_otherwise_is_refused(theirs: str, ours: str, said: str) -> None:
    with pytest.raises(EditRefusedError, match=f"^campaigns/{said}"):
        joined(theirs, ours)


def test_what_was_put_off_of_either_stays_so() -> None:
    asked = "- 2026-11-20 reply can you send the checklist?\n"
    files = {
        "contacts/b.md": f"---\nname: Bea\n---\n{asked}",
        "contacts/c.md": "---\nname: Cy\n---\n",
        "journal/2026-11.md": "# November\n",
    }
    ids = [one.id for one in advice(files)]
    lines = "".join(f"- 2026-11-21 snooze {one} until 2026-12-02, later\n" for one in ids)
    files["journal/2026-11.md"] += lines
    assert ids
    after = {path: data.decode() for path, data in merged(files, "b", "c").items()}
    assert after["journal/2026-11.md"] != files["journal/2026-11.md"]
    assert not advice(after)


def test_a_line_that_puts_off_what_both_are_advised_stays_as_it_is() -> None:
    asked = "- 2026-11-20 reply can you send the checklist?\n"
    files = {
        "contacts/b.md": f"---\nname: Bea\n---\n{asked}",
        "contacts/c.md": f"---\nname: Cy\n---\n{asked}",
        "journal/2026-11.md": "# November\n",
    }
    ids = [one.id for one in advice(files)]
    lines = "".join(f"- 2026-11-21 snooze {one} until 2026-12-02, later\n" for one in ids)
    files["journal/2026-11.md"] += lines
    after = {path: data.decode() for path, data in merged(files, "b", "c").items()}
    assert after["journal/2026-11.md"] == files["journal/2026-11.md"]
    assert not advice(after)


def advice(files: Files) -> tuple[Action, ...]:
    ledger = ledger_of(files)
    return advise(ledger, measure(ledger, AS_OF), AS_OF)
