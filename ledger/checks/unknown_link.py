"""HW301: a link leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.wording import listing, nearest


@check("HW301", "unknown-link", Severity.ERROR)
def unknown_link(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A link by id or alias has to name a record of this ledger."""
    for record in ledger.records:
        for link in record.links():
            if ledger.resolve(link) is None:
                where = f"`{link.field}` names" if link.field else "a link to"
                message = f"{where} `{link.target}`, which is no record here"
                yield Finding(link.location, message, _remedy(ledger, link), link.length)


def _remedy(ledger: Ledger, link: Link) -> str:
    near = [f"`{name}`" for name in nearest(link.target, ledger.names)]
    if near:
        return f"did you mean {listing(near, 'or')}?"
    return f"create the record, for example `headway new contact {link.target}`"
