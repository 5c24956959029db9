"""Ids and keys are `[a-z0-9-]` whatever the script, and may be file names anywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.naming import MOST_CHARACTERS, identity, key, slug


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Dana Kim", "dana-kim"),
        ("Æsop Fontaine", "aesop-fontaine"),
        ("O’Brien & Søn", "obrien-son"),
        ("Алексей Иванов", "aleksey-ivanov"),
        ("Nguyễn Văn An", "nguyen-van-an"),
        ("北京", "beijing"),
        ("cafe\u0301", "cafe"),
        ("scale.ai", "scale-ai"),
        ("  --  ", ""),
        ("", ""),
    ],
)
def test_a_name_in_any_script(name: str, spelled: str) -> None:
    assert slug(name) == spelled


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Dana Kim", [], "dana-kim"),
        ("Dana Kim", ["dana-kim"], "dana-kim-2"),
        ("Dana Kim", ["dana-kim", "dana-kim-2"], "dana-kim-3"),
        ("Con", [], "con-2"),
        ("LPT1", [], "lpt1-2"),
        ("me", [], "me-2"),
        ("!!", [], "contact"),
        ("!!", ["contact"], "contact-2"),
    ],
)
def test_ids_are_unique_and_never_reserved(name: str, taken: list[str], made: str) -> None:
    assert identity(name, "contact", taken) == made


def test_a_long_name_is_cut_at_a_hyphen() -> None:
    assert slug("senior " * 30) == ("senior-" * 11).rstrip("-")
    assert len(slug("x" * 300)) == MOST_CHARACTERS


@pytest.mark.parametrize(
    ("heading", "made"),
    [
        ("Coding Challenge", "coding-challenge"),
        ("2nd call?", "column-2nd-call"),
        ("№", "no"),
        ("", "column"),
    ],
)
def test_a_heading_as_a_key(heading: str, made: str) -> None:
    assert key(heading) == made


@given(st.text())
def test_every_text_has_an_id_and_a_key(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", identity(text, "contact", ()))
    assert re.fullmatch(r"[a-z][a-z0-9-]{0,39}", key(text))
    assert slug(slug(text)) == slug(text)
