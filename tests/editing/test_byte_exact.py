"""Every edit of every file changes the bytes that it must and no other, or refuses and says why."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import settings

from ledger.editing import EditRefusedError
from tests.editing import reshapings  # noqa: F401 - its edits join those that are tried
from tests.editing.edits import EDITS, Edited
from tests.editing.judging import (
    body_of,
    changed_lines,
    only_grows,
    put_in,
    values_grow,
    values_of,
)
from tests.editing.wild import wild_file
from tests.support import ROOT

# `--hypothesis-profile=long` tries as many as were promised.
SHORT, LONG = 60, 10_000

# A refusal that tells nobody what to do.
VAGUE = ("", "cannot be added to without changing what it says")


def wrongs(before: bytes, made: Edited) -> list[str]:
    """What is wrong with an edit, as far as bytes and PyYAML tell."""
    after = made.after
    found = []
    if made.joined:
        sound = only_grows(before, after)
    elif made.taken_out:
        sound = put_in(after, before)
    elif made.stretches:
        sound = put_in(before, after, made.stretches)
    else:
        sound = changed_lines(before, after) <= made.lines
    if not sound:
        found.append("bytes beside the edit differ")
    old, new = values_of(before), values_of(after)
    expected = dict(old or {}) | {
        key: [*((old or {}).get(key) or []), *value[1:]]
        if isinstance(value, list) and value[0] is ...
        else value
        for key, value in made.keys.items()
    }
    if old is not None and new is None:
        found.append("it is no YAML any more")
    elif old is not None and new is not None and made.joined:
        if not values_grow(old, new):
            found.append(f"PyYAML reads {new}, and before {old}")
    elif old is not None and new is not None and made.stretches:
        if new != expected:
            found.append(f"PyYAML reads {new}, not {expected}")
        if [key for key in new if key in old] != list(old):
            found.append("the keys are in another order")
    if not made.body and body_of(after).strip("\n") != body_of(before).strip("\n"):
        found.append("the body differs")
    if made.undo and made.undo(after) != before:
        found.append("taken back it is not what it was")
    return found


def tried(files: Iterable[tuple[str, bytes]]) -> dict[str, Counter[str]]:
    """Every edit on every file: how many were made and refused. Fails where one is wrong."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for label, data in files:
        for name, make in EDITS.items():
            try:
                made = make(data)
            except EditRefusedError as refusal:
                tally[name]["refused" if str(refusal) not in VAGUE else "vague"] += 1
                continue
            if made is None:
                tally[name]["has nothing for it"] += 1
                continue
            assert not wrongs(data, made), (label, name, data, made.after)
            tally[name]["made"] += 1
    return tally


def test_every_edit_of_every_generated_file() -> None:
    count = LONG if settings.default and settings.default.max_examples > SHORT else SHORT
    tally = tried((f"wild file {number}", wild_file(number)) for number in range(count))
    # Shown with `pytest -s`.
    print(json.dumps(tally, indent=1))
    for name, counts in tally.items():
        assert counts["made"], name
        # A refusal without a reason that its reader can act on is a rarity.
        assert counts["vague"] <= count / 1_000, name


def test_every_edit_of_every_real_file(shared_data: Path) -> None:
    paths = sorted(shared_data.rglob("*.md"))
    if not paths:
        pytest.skip("no Markdown file among the real inputs")
    tally = tried((str(path), path.read_bytes()) for path in paths)
    refused = {name: counts for name, counts in tally.items() if counts["refused"]}
    assert not refused


def test_every_edit_of_every_file_of_the_examples() -> None:
    paths = sorted((ROOT / "examples").rglob("*.md"))[::6]
    tally = tried((str(path), path.read_bytes()) for path in paths)
    assert {name for name, counts in tally.items() if counts["vague"] or counts["refused"]} <= {
        "item"
    }


@pytest.mark.parametrize(
    ("before", "name", "reason"),
    [
        (
            b"---\ntitle:\ntitle: a\n---\n", "key_filled_in",
            "has `title` twice: leave one of them first",
        ),
        (
            b"---\na: &x\n  - b\nc: *x\n---\n", "item",
            "has an alias (`*name`) for what is under `a`: write it out first",
        ),
        (
            b"---\n? title\nname: a\n---\n", "key_filled_in",
            "has `title` without a colon after it: write `title:` first",
        ),
        (
            b"---\n- name\n---\n", "key",
            "has front matter that cannot be read: put right first what `check` says of it",
        ),
        (
            b"---\n{name: a}\n---\n", "key",
            "has its front matter in braces: give each key a line of its own",
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do(before: bytes, name: str, reason: str) -> None:
    with pytest.raises(EditRefusedError) as refusal:
        EDITS[name](before)
    assert str(refusal.value) == reason


def test_keys_that_are_all_indented_are_followed_by_one_that_is_too() -> None:
    made = EDITS["key_of_a_list"](b"---\n  name: a\n---\n")
    assert made
    assert made.after == b'---\n  name: a\n  zones:\n    - "a: b"\n    - c\n---\n'


def test_line_ends_do_not_run_together() -> None:
    before = b"- 2026-11-20 call\r\n\n- 2026-11-21 call\r- 2026-11-22 call\r\n\r\r"
    made = EDITS["line_of_today"](before)
    assert made
    assert put_in(before, made.after)
