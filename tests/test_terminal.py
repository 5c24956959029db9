"""Nothing that a text holds acts on a terminal, or hides on it."""

from __future__ import annotations

import pytest

from ledger.terminal import visible


@pytest.mark.parametrize("text", ["a\u00a0b", "\u1680", "日本", "é 😀", "\U0001fadf", "\u0378"])
def test_what_is_shown_is_left_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize("code", [0x1B, 0x9B, 0x200B, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF, 0xFDD0,
    0xFDEF, 0x1FFFE, 0x10FFFF, 0xE0001, 0x2028, 0xE000])  # fmt: skip
def test_what_acts_or_hides_is_written_out(code):
    assert visible(f"a{chr(code)}b") == f"a\\u{{{code:x}}}b"
