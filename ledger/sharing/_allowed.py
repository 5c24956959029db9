"""Whether `[share]` can be followed: an allow-list that was misread would show too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.config import Config, SettingFault
from ledger.model.entry import FIELDS
from ledger.model.record import RecordKind
from ledger.sharing._front_matter import KEYS
from ledger.wording import listing

TABLE = "share"
ENTRIES, NOTES, EVIDENCE = "entries", "notes", "evidence"
WORDS = (ENTRIES, NOTES, EVIDENCE)
# Pages of which nothing would be left: findings quote the owner's own lines, and the owner's own
# questions are settings, of which none are shared.
NEVER = ("problems", "queries")


def misnamed(config: Config, pages: Iterable[str]) -> str:
    """What in `[share]` cannot be followed, in one line; empty where all of it can.

    `pages` are the kinds of page that there are. Where the settings cannot be read, or a
    word of `[share]` is unknown, the default would stand in for it, and might show more
    than the owner meant to: then nothing is shared.
    """
    for problem in config.problems:
        if problem.fault is SettingFault.SYNTAX:
            return f"{problem.location}: the settings cannot be read, so nothing is shared"
        if problem.key.split(".")[0] == TABLE:
            return f"{problem.location}: {problem.key} {problem.detail}, so nothing is shared"
    return next(_unknown(config, tuple(pages)), "")


def _unknown(config: Config, pages: tuple[str, ...]) -> Iterator[str]:
    share, kinds = config.share, tuple(kind.value for kind in RecordKind)
    lists: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
        ("pages", share.pages, tuple(one for one in pages if one not in NEVER)),
        ("kinds", share.kinds, kinds),
        ("names", share.names, kinds),
        ("words", share.words, WORDS),
        ("entry-fields", share.entry_fields, FIELDS),
    ]
    for kind, keys in share.fields.items():
        lists.append((f"fields.{kind}", keys, tuple(KEYS[RecordKind(kind)])))
    for key, said, known in lists:
        for word in said:
            if word not in known:
                them = listing(known, "or") or "nothing"
                yield f"{TABLE}.{key} names `{word}`, so nothing is shared; it takes {them}"
