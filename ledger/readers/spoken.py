"""What numbers in words come to: `three weeks ago`, `two hours`; the only user of dateparser.

The library takes a third of a second to load, so it is loaded where a number in words is read
and nowhere else. It makes something of nearly every text, so it is only handed phrases whose
shape is known.
"""

from __future__ import annotations

from datetime import datetime, timedelta

# Any day does: a phrase is read as a distance from it.
_BASE = datetime(2000, 1, 1, 12)  # noqa: DTZ001 - no clock is read, only a distance

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# A number in words, up to ninety-nine.
NUMBER_WORD = rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|{_UNITS}|an?)"


def distance(phrase: str) -> timedelta | None:
    """How far a phrase such as `three weeks ago` or `in ten days` lies from the present."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - see the module

    settings = {"RELATIVE_BASE": _BASE, "PARSERS": ["relative-time"]}
    reader = DateDataParser(languages=["en"], settings=settings)
    found = reader.get_date_data(phrase).date_obj
    return found - _BASE if found else None
