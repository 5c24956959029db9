"""The smallest ledgers in which the second opinion found the first one wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tests.support import AS_OF, Files


@dataclass(frozen=True)
class Found:
    """A ledger, the day on which it is looked at, and what the metric makes of it."""

    why: str
    files: Files
    day: date = AS_OF


def _campaign(*stages: str, body: str = "", more: str = "industry: freight") -> str:
    lines = "".join(f"\n  - {one}" for one in stages)
    return f"---\n{more}{chr(10) + 'stages:' + lines if stages else ''}\n---\n\n{body}\n"


SMALLEST: Mapping[int, Found] = {
    6: Found(
        "what was just reopened is taken for a campaign that reached every step",
        {
            "campaigns/a.md": _campaign(
                "2026-09-01 researching",
                "2026-10-01 parked",
                "2026-11-01 reopened",
                body="- 2026-11-02 inbound they ask again",
            )
        },
    ),
    12: Found(
        "who was no advocate yet on the day has the credit for an introduction",
        {
            "contacts/ana.md": "---\nadvocate:\n  - 2026-08-01 candidate\n---\n",
            "contacts/bo.md": "---\nadvocate:\n  - 2026-11-10 candidate\n---\n",
            "contacts/cy.md": "# Cy\n",
            "journal/j.md": "- 2026-09-01 lunch [[bo]] [[ana]] [got:: introduction to [[cy]]]\n",
        },
        date(2026, 10, 1),
    ),
    18: Found(
        "rounds and papers of a campaign without a stage yet are left out",
        {"campaigns/a.md": _campaign(body="- 2026-10-01 interview 1\n- 2026-10-08 interview 2")},
    ),
    19: Found(
        "a date with their people is no coming one, an answer to a post no move",
        {
            "organizations/northwind.md": "# Northwind\n",
            "contacts/dana.md": "---\norganization: northwind\n---\n\n- 2026-11-24 coffee 1h\n",
            "channels/blog.md": "- 2026-11-20 response [[dana]] who pays? [depth:: question]\n",
            "campaigns/a.md": _campaign(
                "2026-09-01 interviewing",
                body="- 2026-10-01 call 20m [[dana]]",
                more="organization: northwind",
            ),
        },
    ),
}
