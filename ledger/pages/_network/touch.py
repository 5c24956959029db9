"""Who one is in touch with: dialogs with what was got and given, and who is cooling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledger import markdown
from ledger.actions._asking import acquainted
from ledger.actions._phrases import wrote_lately
from ledger.markdown import Html
from ledger.metrics._dialogs import given_to, says_what, value_from
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.pages._links import Links, Place
from ledger.pages._network.acts import Act, act_for
from ledger.pages._network.spoken import Spoken, spoken
from ledger.value import Value


class DialogRow(Value, frozen=True):
    """A contact of M2's table: whether it is a dialog, what was got and what was given."""

    name: Html
    dialog: bool
    got: Html
    gave: Html
    spoken: Spoken
    places: tuple[Place, ...]


class CoolingRow(Value, frozen=True):
    """Somebody with whom one has not spoken for longer than one means to.

    `theirs` says that one wrote last and the next word is theirs, `line` what to type otherwise.
    """

    name: Html
    role: str
    spoken: Spoken
    act: Act
    theirs: bool
    line: str


def dialog_rows(links: Links) -> tuple[DialogRow, ...]:
    """The rows of M2, those in a dialog first, then whom one spoke with last."""
    results = links.results
    taken = results.measurements.get("dialogs")
    made = []
    for row in taken.rows if taken else ():
        contact = results.ledger.find(str(row.cells["id"]))
        if isinstance(contact, Contact):
            got = value_from(results.ledger, contact, results.as_of)
            gave = given_to(results.ledger, contact, results.as_of)
            made.append(
                DialogRow(
                    name=links.named(contact),
                    dialog=bool(row.cells["dialog"]),
                    got=_values(links, got, "got"),
                    gave=_values(links, gave, "gave"),
                    spoken=spoken(links, contact),
                    places=links.places(row.evidence),
                )
            )
    made.sort(key=lambda one: one.spoken.day, reverse=True)
    made.sort(key=lambda one: not one.dialog)
    return tuple(made)


def cooling_rows(links: Links) -> tuple[CoolingRow, ...]:
    """The contacts silent beyond their cadence, and the advocates silent for long, longest first.

    Beyond their own rhythm by the largest factor first. Where no exchange is recorded there is
    no silence to measure.
    """
    results = links.results
    ledger, as_of = results.ledger, results.as_of
    advocates = {one.path for one in acquainted(ledger, as_of)}
    found: list[tuple[float, str, CoolingRow]] = []
    for contact in ledger.contacts:
        if not contact.cadence and contact.path not in advocates:
            continue
        last = spoken(links, contact)
        if last.freshness.word not in ("cooling", "cold"):
            continue
        act = act_for(links, contact)
        theirs = wrote_lately(ledger, contact, as_of)
        row = CoolingRow(
            name=links.named(contact),
            role="advocate" if contact.path in advocates else "",
            spoken=last,
            act=act,
            theirs=theirs,
            line="" if theirs and not act.said else act.line or _line(contact, as_of),
        )
        found.append((-(last.freshness.days or 0) / last.rhythm, contact.id, row))
    return tuple(row for _, _, row in sorted(found, key=lambda one: one[:2]))


def _line(contact: Contact, as_of: date) -> str:
    return f"- {as_of} message [[{contact.id}]] [gave:: ]"


def _values(links: Links, entries: Iterable[Entry], key: str) -> Html:
    """What was got or given, in the words typed."""
    return markdown.joined(_said(links, entries, key), "; ")


def _said(links: Links, entries: Iterable[Entry], key: str) -> Iterator[Html]:
    for entry in entries:
        for value in entry.all_fields(key):
            if says_what(value):
                yield links.line(value)
