"""Additions change the bytes they add and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.config import defaults
from ledger.editing import Additions, EditRefusedError, splice
from ledger.model.record import RecordKind
from tests.editing.drafting import KEYS, LINES, TEXTS, VALUES
from tests.support import record_of

PATH = "campaigns/a.md"
LINE = "- 2026-07-02 reply thanks"


def spliced(before: str | bytes, **additions: object) -> str:
    data = before.encode() if isinstance(before, str) else before
    made = splice(PATH, data, RecordKind.CAMPAIGN, defaults(), Additions(**additions))  # type: ignore[arg-type]
    return made.decode()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("---\nname: A\n---\n", "---\nname: A\ntitle: T\n---\n"),
        ("---\r\nname: A\r\n---\r\n", "---\r\nname: A\r\ntitle: T\r\n---\r\n"),
        ("\ufeff---\nname: A\n---", "\ufeff---\nname: A\ntitle: T\n---"),
        (
            "---\nname: 'A' # mine\n# title: later\n---\nx",
            "---\nname: 'A' # mine\n# title: later\ntitle: T\n---\nx",
        ),
        ("---\ntitle:   # soon\nname: A\n---\n", "---\ntitle: T   # soon\nname: A\n---\n"),
        ("# A\n", "---\ntitle: T\n---\n\n# A\n"),
        ("\ufeff# A", "\ufeff---\ntitle: T\n---\n\n# A"),
        ("", "---\ntitle: T\n---\n"),
    ],
)
def test_a_key_goes_to_the_end_of_the_front_matter(before: str, expected: str) -> None:
    assert spliced(before, keys=(("title", "T"),)) == expected


def test_a_list_fills_an_empty_key() -> None:
    before = "---\ntags: # none yet\nname: A\n---\n"
    expected = "---\ntags: # none yet\n  - a\n  - b\nname: A\n---\n"
    assert spliced(before, keys=(("tags", ("a", "b")),)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- 2026-07-01 application\n", f"- 2026-07-01 application\n{LINE}\n"),
        ("- 2026-07-01 application", f"- 2026-07-01 application\n{LINE}"),
        ("- 2026-07-01 application\r\n", f"- 2026-07-01 application\r\n{LINE}\r\n"),
        (
            "- 2026-07-01 application\n  and more\n\nProse.\n",
            f"- 2026-07-01 application\n  and more\n{LINE}\n\nProse.\n",
        ),
        (
            "- 2026-07-01 application\n- 2026-07-09 call\n",
            f"- 2026-07-01 application\n{LINE}\n- 2026-07-09 call\n",
        ),
        (
            "- 2026-07-09 call\n- 2026-07-01 application\n",
            f"- 2026-07-09 call\n{LINE}\n- 2026-07-01 application\n",
        ),
        ("- 2026-07-09 call\n", f"{LINE}\n- 2026-07-09 call\n"),
        ("Log:\n  - 2026-07-01 application\n", f"Log:\n  - 2026-07-01 application\n  {LINE}\n"),
        ("---\nname: A\n---\n", f"---\nname: A\n---\n\n{LINE}\n"),
        ("---\nname: A\n---\n\n", f"---\nname: A\n---\n\n{LINE}\n"),
        ("Prose", f"Prose\n\n{LINE}"),
        ("", f"{LINE}\n"),
    ],
)
def test_a_dated_line_goes_where_its_day_belongs(before: str, expected: str) -> None:
    assert spliced(before, lines=(LINE,)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "---\nstages:\n  - 2026-07-01 applied\nvia: b\n---\n",
            "---\nstages:\n  - 2026-07-01 applied\n  - rejected\nvia: b\n---\n",
        ),
        (
            "---\nstages:\n- 2026-07-01 applied, in a\n  long line\n# more\n---\n",
            "---\nstages:\n- 2026-07-01 applied, in a\n  long line\n- rejected\n# more\n---\n",
        ),
        ("---\nstages: [a, 'b']  # x\n---\n", "---\nstages: [a, 'b', rejected]  # x\n---\n"),
        ("---\nstages: [a, b, ]\n---\n", "---\nstages: [a, b, rejected, ]\n---\n"),
        ("---\nstages: []\n---\n", "---\nstages: [rejected]\n---\n"),
        ("---\nstages: [ ]\n---\n", "---\nstages: [rejected ]\n---\n"),
        (
            "---\r\nstages: [\r\n    a, # x\r\n    b # y\r\n  ]\r\n---\r\n",
            "---\r\nstages: [\r\n    a, # x\r\n    b, # y\r\n    rejected\r\n  ]\r\n---\r\n",
        ),
        (
            "---\nstages: [\n  a,\n  b, # y\n]\n---\n",
            "---\nstages: [\n  a,\n  b, # y\n  rejected,\n]\n---\n",
        ),
        (
            "---\nstages: [\n  a,\n  b]\n---\n",
            "---\nstages: [\n  a,\n  b,\n  rejected]\n---\n",
        ),
    ],
)
def test_an_item_goes_to_the_end_of_its_list(before: str, expected: str) -> None:
    assert spliced(before, items=(("stages", ("rejected",)),)) == expected


@pytest.mark.parametrize(
    ("before", "additions", "reason"),
    [
        (b"\xff\xfe-\x00", {"lines": (LINE,)}, "is not UTF-8: save it as UTF-8 first"),
        (
            b"---\nname: A\n",
            {"keys": (("title", "T"),)},
            "has front matter that nothing closes: close it with `---` first",
        ),
        (
            b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
            {"lines": (LINE,)},
            "holds the marks of a merge: settle it first",
        ),
        (
            b"---\ntitle: ~\n---\n",
            {"keys": (("title", "T"),)},
            "says `title` is nothing: delete that line first",
        ),
        (
            b"---\nstages: [a, b\n  and c]\n---\n",
            {"items": (("stages", ("rejected",)),)},
            "has the items under `stages` run together: give each its own line",
        ),
        (
            b"---\nstage: applied\n---\n",
            {"items": (("stages", ("rejected",)),)},
            "has no list of lines under `stages`",
        ),
        (
            b"---\n{name: A}\n---\n",
            {"keys": (("title", "T"),)},
            "has its front matter in braces: give each key a line of its own",
        ),
        (
            b"x\n\n~~~\n- 2026-07-01 call\n~~~",
            {"lines": ("no dated line",)},
            "cannot be added to without changing what it says",
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(
    before: bytes, additions: dict[str, object], reason: str
) -> None:
    with pytest.raises(EditRefusedError) as refusal:
        spliced(before, **additions)
    assert str(refusal.value) == reason


BODIES = st.lists(
    st.sampled_from(
        [
            "- 2026-07-01 application",
            "- 2025-01-01 email [[dana-kim]]",
            "  and more",
            "",
            "Prose `x`.",
            "## Log",
            "* a",
            "  - 2026-02-02 call 30m",
            "\t- deep",
            "```",
            "- 2026-99-99 call",
        ]
    ),
    max_size=6,
)
HEADS = st.sampled_from(
    [
        "",
        "---\nname: A\n---",
        "---\n# only a comment\n---",
        "---\nname: A # b\ntags: [x, y]\n---",
        "---\nstages:\n  - 2026-01-01 applied\n\n---",
        "\n\n---\nname: >\n  folded\n  text\n---",
    ]
)


@given(
    HEADS,
    BODIES,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
    st.lists(st.tuples(KEYS, VALUES), max_size=2, unique_by=lambda pair: pair[0]),
    st.lists(LINES, max_size=3),
)
def test_nothing_but_the_additions_changes(
    head: str,
    body: list[str],
    newline: str,
    bom: bool,
    final: bool,
    keys: list[tuple[str, str | tuple[str, ...]]],
    lines: list[str],
) -> None:
    text = "\n".join([head, *body] if head else body) + ("\n" if final else "")
    before = (("\ufeff" if bom else "") + text.replace("\n", newline)).encode()
    own = record_of(before, PATH)
    new = tuple(pair for pair in keys if pair[0] not in own.fields)
    try:
        made = splice(
            PATH, before, RecordKind.CAMPAIGN, defaults(), Additions(new, (), tuple(lines))
        )
    except EditRefusedError:
        return
    assert _is_within(before, made)
    assert made.endswith(newline.encode()) is before.endswith(newline.encode()) or not text
    record = record_of(made, PATH)
    assert dict(record.fields) == {**own.fields, **dict(new)}
    assert len(record.entries) == len(own.entries) + len(lines)


def _is_within(before: bytes, made: bytes) -> bool:
    """Whether `before` is left when some bytes of `made` are taken away."""
    rest = iter(made)
    return all(byte in rest for byte in before)


@given(TEXTS)
def test_an_item_of_any_text_is_added(text: str) -> None:
    before = "---\nstages:\n  - 2026-07-01 applied\n---\n"
    made = spliced(before, items=(("stages", (text,)),))
    assert record_of(made, PATH).fields["stages"] == ("2026-07-01 applied", text)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", "Tall.\n\nKind.\n"),
        ("# A\n", "# A\n\nTall.\n\nKind.\n"),
        ("# A\r\n", "# A\r\n\r\nTall.\r\n\r\nKind.\r\n"),
        ("# A", "# A\n\nTall.\n\nKind."),
        ("# A\n\n", "# A\n\nTall.\n\nKind.\n"),
    ],
)
def test_notes_go_to_the_end_below_a_blank_line(before: str, expected: str) -> None:
    assert spliced(before, notes="Tall.\n\nKind.") == expected


def test_a_line_without_a_day_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="takes dated lines alone"):
        spliced("- 2026-07-01 email a\n", lines=("- no day",))


def test_a_list_whose_last_item_is_not_beside_its_dash_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="the items under `tags` run together"):
        spliced("---\ntags:\n  -\n    a\n---\n", items=(("tags", ("b",)),))
