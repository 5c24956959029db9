"""Small builders for the tests of editing."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ledger.editing import Edition, work_out
from ledger.model.draft import RecordDraft, dated_line
from ledger.model.record import RecordKind
from tests.support import Files, ledger_of

SNARES = st.sampled_from(
    ["NO", "Yes", "true", "null", "~", "007", "1.10", "1e3", "12:34:56", "2026-07-01", "'", '"',
     "#x", " #y", ": ", "- ", "[[a]]", "[", "]", "{", "}", ",", "&a", "*b", "!t", "|", ">", "%",
     "@", "`", "\n", "\t", "\r", "\x00", "\u2028", "\x85", "\ufeff", "\ufffe", "---", "...", "?",
     "<<", "=", "\\", " ", "é", "日本", "😀"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(SNARES).map(" ".join), st.lists(SNARES).map("".join))
KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True).filter(
    lambda key: key not in ("name", "kind", "null", "stages", "stage", "title")
)
VALUES = st.one_of(TEXTS, st.lists(TEXTS, max_size=3).map(tuple))
LINES = st.builds(
    dated_line,
    st.dates(date(2020, 1, 1), date(2026, 11, 22)),
    st.sampled_from(["application", "reply", "decline", "email"]),
    TEXTS,
)


@st.composite
def drafts(draw: st.DrawFn, kind: RecordKind = RecordKind.CAMPAIGN) -> RecordDraft:
    """A draft of any texts."""
    keys = draw(st.lists(KEYS, unique=True, max_size=4))
    return RecordDraft(
        kind=kind,
        name=draw(TEXTS),
        id="a",
        fields=tuple((key, draw(VALUES)) for key in keys),
        lines=tuple(draw(st.lists(LINES, max_size=4))),
    )


def draft(kind: str, name: str, *lines: str, **fields: str | tuple[str, ...]) -> RecordDraft:
    """A draft in few words; `_` in a key stands for `-`."""
    pairs = tuple((key.replace("_", "-"), value) for key, value in fields.items())
    identity = name.lower().replace(" ", "-").replace(",", "")
    return RecordDraft(kind=RecordKind(kind), name=name, id=identity, fields=pairs, lines=lines)


def edited(files: Files, *wanted: RecordDraft) -> Edition:
    """What some drafts make of a ledger's files."""
    raw = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return work_out(wanted, ledger_of(files), raw)


def after(files: Files, edition: Edition) -> dict[str, bytes]:
    """The files once the changes are made."""
    raw = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    for change in edition.changes:
        assert raw.get(change.path) == change.before
        raw[change.path] = change.after
    return raw
