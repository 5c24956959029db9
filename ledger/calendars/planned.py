"""Something planned for a day, as a calendar that we write has it."""

from __future__ import annotations

import datetime
from datetime import date

from ledger.value import Value


class PlannedEvent(Value, frozen=True, kw_only=True):
    """Something on a day. `uid` is the same in each calendar that holds it.

    Without a `time` it is for the whole day, or for `days` of them. A time is one of the clock
    on the wall wherever one is: a calendar shows it as it stands, in any zone. `minutes` is
    None where no duration is known. `busy` says whether it takes the time up.
    """

    uid: str
    title: str
    text: str
    category: str
    day: date
    time: datetime.time | None = None
    minutes: int | None = None
    days: int = 1
    busy: bool = False
