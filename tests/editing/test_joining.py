"""A record of any bytes that joins another takes along all that it says, or is refused."""

from __future__ import annotations

from collections import Counter

import pytest

from ledger.editing import EditRefusedError
from tests.editing.edits import record_of
from tests.editing.judging import values_of
from tests.editing.shifting import merged
from tests.editing.wild import wild_file
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
