"""One application as a list of them tells of it: its days, its rounds, where it stands."""

from __future__ import annotations

import re
from datetime import date

from ledger.importers._answer_words import ACCEPTED, NEGOTIATING
from ledger.importers._tracker_story import Round
from ledger.value import Value

_CAME_TO_ME = re.compile(
    r"\b(?:recruiters?|employers?|company|talent|headhunters?|agency|hr)\b.*"
    r"\b(?:outreach|reached out|contacted|approached)\b"
    r"|\b(?:reached out to|contacted|approached) me\b|\binbound\b|\bheadhunted\b",
    re.IGNORECASE,
)


class Application(Value, frozen=True, kw_only=True):
    """What a row says. `said` is how the file words `stage`, where it says more than its name.

    `kept` are the cells that fill no field, or whose text is not what its field holds, by
    heading. `talked` is how it says that they talked, `since` the day of the stage that it is
    in. `doubts` are for the owner, `unread` the texts that stand for no stage, by heading.
    """

    line: int
    organization: str
    title: str
    source: str
    applied: date | None
    posted: date | None
    responded: date | None
    offered: date | None
    decided: date | None
    selected: bool | None
    rounds: tuple[Round, ...]
    stage: str
    said: str
    salary: str
    contact: str
    doubts: tuple[str, ...]
    kept: tuple[tuple[str, str], ...] = ()
    offer: bool = False
    talked: str = ""
    since: date | None = None
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def came_to_me(self) -> bool:
        """Whether its source says that they wrote first."""
        return bool(_CAME_TO_ME.search(self.source))

    @property
    def was_offered(self) -> bool:
        """Whether they made an offer, whatever became of it."""
        return self.offer or self.stage in (NEGOTIATING, ACCEPTED)

    @property
    def last_round(self) -> date | None:
        """The day of the last dated round."""
        return max((one.day for one in self.rounds if one.day), default=None)

    @property
    def ended(self) -> date | None:
        """The day of its outcome: as stated, else that of an answer after the last round.

        An answer that led to a round without a day is not the outcome.
        """
        if self.decided or not self.responded:
            return self.decided
        last = self.last_round
        if last is None:
            return None if self.selected or self.rounds else self.responded
        return self.responded if self.responded >= last else None
