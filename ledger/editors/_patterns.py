r"""What texts in front matter look like, in the regular expressions that JSON Schema has.

Those are JavaScript's: no flags, no comments, no possessive quantifiers. Each accepts at least
what the reader of that value does (`ledger.readers.values`, `ledger.readers.short_lines`).
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger.model.parts import NEED_WEIGHTS, OFFER_SORTS

_SYNTAX = "^$\\.*+?()[]{}|/"
_DAY = r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_GROUPS = r"(\d{1,3}([,' ]\d{2,3})*[,' ]\d{3}|\d+)(\.\d+)?"
# Three letters of any script, or a sign.
_UNIT = r"([^\x00-\x40\x5b-\x60\x7b-\x7f]{3}|[$€£¥])"
_AMOUNT = rf"{_UNIT}?\s*{_GROUPS}\s*[kKmM]?\s*{_UNIT}?"


def any_case(word: str) -> str:
    """A pattern of a word in capitals, small letters or both."""
    return "".join(_either(one) for one in word)


def _either(character: str) -> str:
    both = {character.upper(), character.lower()}
    if len(both) == 2 and all(len(one) == 1 for one in both):
        return f"[{character.upper()}{character.lower()}]"
    return f"\\{character}" if character in _SYNTAX else character


def _one_of(words: Iterable[str]) -> str:
    return "|".join(any_case(word) for word in words)


_LEVEL = any_case("level")
_FROM = any_case("from")
_PROOF = any_case("proof")
_BY = any_case("by")

DATE = rf"^(\s*{_DAY}\s*)?$"
FLAG = rf"^\s*({_one_of(('true', 'yes', 'on', 'false', 'no', 'off'))})?\s*$"
NUMBER = rf"^(\s*{_GROUPS}\s*)?$"
MONEY = rf"^(\s*{_AMOUNT}\s*)?$"
CADENCE = r"^(\s*\d{1,4}\s*[dwmDWM]?\s*)?$"
TARGET = rf"^(\s*{_AMOUNT}(\s+{_BY}\s+{_DAY})?\s*)?$"
CAPACITY = rf"^\s*({_DAY}[ \t,:]+)?{_GROUPS}\s*$"
NEED = (
    rf"^[^,]*[^,\s][^,]*(,\s*({_one_of(NEED_WEIGHTS)}|{_LEVEL}\s+[1-3])?\s*)*"
    rf"(,\s*{_FROM}\s[\s\S]*)?$"
)
OFFER = (
    rf"^[^,]*[^,\s][^,]*(,\s*({_one_of(OFFER_SORTS)}|{_LEVEL}\s+[0-3])?\s*)*"
    rf"(,\s*{_PROOF}\s[\s\S]*)?$"
)


def stage_line(stages: Iterable[str]) -> str:
    """A stage line that names one of some stages; its day may be missing, which is told of."""
    return rf"^(\s*({_DAY}[ \t:]+)?({_one_of(stages)})\s*([,:][\s\S]*)?)?$"
