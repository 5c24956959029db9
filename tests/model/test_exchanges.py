"""Exchanges: a two-way entry, or a way out and a way in close together."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model.exchange import exchanges, is_two_way, is_way_in, is_way_out
from tests.support import AS_OF, entry_of, ledger_of


def days_of(body: str, as_of: date = AS_OF, settings: str = "") -> list[tuple[int, int]]:
    ledger = ledger_of({"contacts/dana.md": body, "headway.toml": settings})
    found = exchanges(ledger, ledger.find("dana"), as_of)
    return [(one.date.day, len(one.entries)) for one in found]


@pytest.mark.parametrize(
    ("line", "way_in", "way_out", "two_way"),
    [
        ("email x", False, True, False),
        ("reply x", True, False, False),
        ("offer x", True, False, False),
        ("call x", False, False, True),
        ("interview 1 x", False, False, True),
        ("event x", False, False, False),
        ("research x", False, False, False),
        ("busy x", False, False, False),
        ("reply x [auto:: yes]", False, False, False),
        ("application ×12 x", False, False, False),
        ("response [depth:: like]", False, False, False),
        ("response x", False, False, False),
        ("response [depth:: Question] x", True, False, False),
        ("call x [auto:: yes]", False, False, False),
        ("no kind", False, False, False),
    ],
)
def test_ways(line, way_in, way_out, two_way):
    entry = entry_of(f"- 2026-11-01 {line}")
    assert (is_way_in(entry), is_way_out(entry), is_two_way(entry)) == (way_in, way_out, two_way)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("- 2026-11-01 call x", [(1, 1)]),
        ("- 2026-11-01 email x", []),
        ("- 2026-11-01 email x\n- 2026-11-15 reply x", [(15, 2)]),
        ("- 2026-11-01 email x\n- 2026-11-16 reply x", []),
        ("- 2026-11-01 inbound x\n- 2026-11-02 email x", [(2, 2)]),
        ("- 2026-11-01 email x\n- 2026-11-02 email x\n- 2026-11-03 reply x", [(3, 2)]),
        ("- 2026-11-01 email x\n- 2026-11-03 reply x\n- 2026-11-04 reply x", [(3, 2)]),
        (
            "- 2026-11-01 email\n- 2026-11-03 reply\n- 2026-11-04 email\n- 2026-11-05 reply",
            [(3, 2), (5, 2)],
        ),
        ("- 2026-11-01 email x\n- 2026-11-02 reply x [auto:: yes]", []),
        ("- [ ] 2026-11-01 call x", []),
        ("- [x] 2026-11-01 call x", [(1, 1)]),
        ("- 2026-11-23 call x", []),
        ("- 2026-11-01 event x", []),
    ],
)  # fmt: skip
def test_exchanges(body, found):
    assert days_of(body) == found


def test_each_half_is_used_once_with_the_nearest_before_it():
    ledger = ledger_of(
        {"contacts/dana.md": "- 2026-11-01 email a\n- 2026-11-05 email b\n- 2026-11-06 reply c\n"}
    )
    (one,) = exchanges(ledger, ledger.find("dana"), AS_OF)
    assert [entry.text for entry in one.entries] == ["b", "c"]


def test_the_days_between_are_a_setting():
    body = "- 2026-11-01 email x\n- 2026-11-03 reply x"
    assert days_of(body, settings="[rules]\ndialog-pair = 1\n") == []
    assert days_of(body, settings="[rules]\ndialog-pair = 2\n") == [(3, 2)]


def test_exchanges_stand_in_any_file_that_links_the_person():
    ledger = ledger_of(
        {
            "contacts/dana.md": "x",
            "campaigns/a.md": "- 2026-11-01 email [[dana]]\n",
            "journal/b.md": "- 2026-11-02 reply [[dana]]\n- 2026-11-03 call [got:: [[dana]]]",
        }
    )
    assert [one.date.day for one in exchanges(ledger, ledger.find("dana"), AS_OF)] == [2]
