"""Values with parts that front matter holds as short lines."""

from __future__ import annotations

from datetime import date

from ledger.model.link import Link
from ledger.source import Location
from ledger.value import Value

NEED_WEIGHTS = ("must", "want")
OFFER_SORTS = ("technical", "leadership", "management", "work-style", "soft", "philosophy")


class Money(Value, frozen=True):
    """An amount and, where one was typed, its currency (`EUR`, `$`)."""

    amount: float
    currency: str = ""

    def __str__(self) -> str:
        """`120,000 EUR`."""
        return f"{self.amount:,.0f} {self.currency}".strip()


class Need(Value, frozen=True):
    """What an organization or a campaign needs: `privacy, must, level 2, from dana-kim`.

    `source` is an id or a few words; a need with a source is a sourced need. `source_link`
    is the source read as a link, which resolves where it names a record.
    """

    name: str
    location: Location
    must: bool = False
    level: int = 1
    source: str = ""
    source_date: date | None = None
    source_link: Link | None = None


class Offer(Value, frozen=True):
    """What I offer: `privacy, technical, level 3, proof two playbooks`."""

    name: str
    location: Location
    sort: str = ""
    level: int = 1
    proof: str = ""


class StageLine(Value, frozen=True):
    """`DATE STAGE, evidence`. `date` is None where none was typed.

    `word` is where the stage's own name stands, None where that cannot be told (a line of
    several parts). An `adopted` one is told in another tool's words, which know nothing of
    evidence: what it lacks is advice.
    """

    stage: str
    date: date | None
    evidence: str
    location: Location
    length: int
    links: tuple[Link, ...] = ()
    word: Location | None = None
    adopted: bool = False

    @property
    def because(self) -> bool:
        """Whether the text overrides missing evidence in the open."""
        return self.evidence.lower().startswith("because")


class Target(Value, frozen=True):
    """My number: an amount by a day."""

    money: Money
    by: date | None


class Capacity(Value, frozen=True):
    """How many campaigns I can carry, from a day on (None: always)."""

    count: float
    since: date | None
