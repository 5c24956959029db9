"""A channel: a place where effort goes."""

from __future__ import annotations

from typing import ClassVar

from ledger.model.record import Record, RecordKind

TYPES = (
    "introduction", "group", "event", "job-board", "company-site", "cold-call", "cold-email",
    "recruiter", "content", "online", "referral", "print", "given",
)  # fmt: skip


class Channel(Record, frozen=True, kw_only=True, tag="channel"):
    """A group, an event series, a job board, cold calling, a blog, marketing's leads."""

    kind: ClassVar[RecordKind] = RecordKind.CHANNEL

    type: str = ""
    aimed_at: tuple[str, ...] = ()
    base_rate: str = ""
    cost: str = ""
