"""How the pages say days, verdicts, tiers and cells."""

from __future__ import annotations

import math
from datetime import date

from ledger.metrics import Verdict
from ledger.wording import number

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

TIERS = {0: "owed", 1: "at stake", 2: "next", 3: "upkeep"}

NOT_RECORDED = "not recorded"


def long_day(day: date) -> str:
    """`Sunday 22 November 2026`, the same in any locale."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`Tue 24 Nov`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def month_day(day: date) -> str:
    """`24 Nov`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def tier_word(tier: int) -> str:
    """What a tier is called on the page."""
    return TIERS.get(tier, "next")


def verdict_word(verdict: Verdict | None) -> str:
    """`good`, `attention`, or that no verdict is given."""
    return verdict.value if verdict else "no verdict"


def figure(value: float | None) -> str:
    """A number as a table shows it: three figures that count, `never` for what has no end."""
    if value is None:
        return NOT_RECORDED
    if math.isinf(value) or math.isnan(value):
        return "never"
    if value == int(value):
        return f"{int(value):,}"
    return number(value, 1 if abs(value) >= 10 else 2)


def heading(key: str) -> str:
    """A cell's key as a column's heading: `per_10h` as `per 10 h`."""
    return key.replace("_", " ").replace("10h", "10 h")


def sentence(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
