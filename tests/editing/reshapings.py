"""The edits of a record's id, its folder and of two that are one: each of several files at once.

One of the files is anything at all, the others are small and sound. All differ at the places
that are told of and nowhere else; what can be done the other way round gives every file its
bytes back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from ledger.config import defaults
from ledger.editing import Reshaping, archived_path, restored_path
from tests.editing.edits import PATH, Edited, edit
from tests.editing.judging import changed_lines, values_of
from tests.editing.shifting import merged, moved, renamed

OTHERS = {
    "contacts/dana-kim.md": b"---\nname: Dana Kim\n---\n\n- 2026-09-01 call [[lee-park]] [[a]]\n",
    "contacts/lee-park.md": b"---\nname: Lee Park\n---\n\nTea.\n\n- 2026-09-02 call 9m [[a|A]]",
    "campaigns/zz-b.md": (
        b"---\nname: B of a kind\nindustry: law\naudience: [general counsel]\n---\n\nOf [[a]].\n\n"
        b"- 2026-09-03 email [[dana-kim]] sent\n"
    ),
    "organizations/zzz.md": b"# Zzz\r\n\r\n[A](../campaigns/a.md) and [[campaigns/a]]",
}

Done = tuple[dict[str, bytes], Reshaping]


def around(data: bytes) -> dict[str, bytes]:
    """A ledger with a file of any bytes in it."""
    return {PATH: data, **OTHERS}


@edit
def rename_of_another(data: bytes) -> Edited:
    there = renamed(around(data), "dana-kim", "zz-dana")
    return _told(data, there, PATH, lambda files: renamed(files, "zz-dana", "dana-kim"))


@edit
def rename(data: bytes) -> Edited:
    there = renamed(around(data), "a", "zz-a")
    return _told(data, there, "campaigns/zz-a.md", lambda files: renamed(files, "zz-a", "a"))


@edit
def rename_with_a_name(data: bytes) -> Edited:
    there = renamed(around(data), "a", "a", "Zed & Son: #1")
    changed = changed_lines(data, there[0][PATH])
    # A name that is new stands on a line more.
    assert len(changed - _lines(there[1], PATH)) <= 1
    return Edited(there[0][PATH], body=True, stretches=0, lines=frozenset(changed))


@edit
def archive(data: bytes) -> Edited:
    """What `archive` and its undoing do."""
    put_away = archived_path(PATH, defaults().folders)
    there = moved(around(data), "a", put_away)
    back = restored_path(put_away, defaults().folders)
    assert back == PATH
    return _told(data, there, put_away, lambda files: moved(files, "a", back))


@edit
def merge(data: bytes) -> Edited:
    """Another record joins it."""
    after = merged(around(data), "zz-b", "a")
    assert after.keys() == around(data).keys() - {"campaigns/zz-b.md"}
    return Edited(after[PATH], body=True, joined=True)


def _told(data: bytes, there: Done, path: str, back: Callable[[dict[str, bytes]], Done]) -> Edited:
    """What was done, with what may differ by its own account, in each of the files."""
    after, reshaping = there
    for other, was in OTHERS.items():
        now = after.get(other) or after[f"contacts/zz-{PurePosixPath(other).stem[:4]}.md"]
        assert changed_lines(was, now) <= _lines(reshaping, other), other

    def undo(made: bytes) -> bytes:
        again = back({**after, path: made})[0]
        assert {one: again[one] for one in OTHERS} == OTHERS
        return again[PATH]

    old, new = values_of(data), values_of(after[path])
    respelled = {one.old: one.new for one in reshaping.places if one.location.path == PATH}
    assert old is None or new is None or _follows(old, new, respelled), (old, new)
    lines = frozenset(_lines(reshaping, PATH))
    return Edited(after[path], body=True, stretches=0, lines=lines, undo=undo)


def _follows(old: object, new: object, respelled: dict[str, str]) -> bool:
    """Whether values are what they were but for some names in them."""
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old) == list(new) and all(_follows(old[k], new[k], respelled) for k in old)
    if isinstance(old, list) and isinstance(new, list):
        pairs = zip(old, new, strict=True)
        return len(old) == len(new) and all(_follows(a, b, respelled) for a, b in pairs)
    return old == new or any(str(old).replace(a, b) == new for a, b in respelled.items())


def _lines(reshaping: Reshaping, path: str) -> set[int]:
    return {one.location.line for one in reshaping.places if one.location.path == path}
