"""How each value of front matter is written anew for a shared record.

`text_of` and its like make a writer of an attribute's name; the others write one key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ledger.config import Config
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.organization import Organization
from ledger.model.parts import Money, Need, Offer, StageLine
from ledger.model.profile import Profile
from ledger.model.record import Record
from ledger.model.stage import pipeline_of
from ledger.readers.amounts import plain_money
from ledger.sharing._words import MASK, Words

Value = str | tuple[str, ...]
Writer = Callable[["Source", Any], Value]

EVIDENCE = "evidence"


class Source:
    """What a record's keys are written from."""

    def __init__(self, ledger: Ledger, words: Words) -> None:
        self.ledger = ledger
        self.words = words

    @property
    def config(self) -> Config:
        """The settings of the owner's ledger."""
        return self.ledger.config

    def evidence(self, text: str, counted_as: str) -> str:
        """The words that stand beside a stage, a need or an offer, where they may be shown."""
        shown = self.words.text(text) if EVIDENCE in self.words.share.words else ""
        if text.strip() and not shown:
            self.words.left_out[counted_as] += 1
        return shown


def text_of(attribute: str) -> Writer:
    """A text."""
    return lambda source, record: source.words.text(getattr(record, attribute))


def texts_of(attribute: str) -> Writer:
    """A list of texts."""

    def write(source: Source, record: Record) -> Value:
        shown = (source.words.text(text) for text in getattr(record, attribute))
        return tuple(text for text in shown if text)

    return write


def link_of(attribute: str) -> Writer:
    """A link to a record."""
    return lambda source, record: source.words.link(getattr(record, attribute))


def links_of(attribute: str) -> Writer:
    """Links to several records, each once."""

    def write(source: Source, record: Record) -> Value:
        links: Iterable[Link] = getattr(record, attribute)
        return tuple(dict.fromkeys(found for one in links if (found := source.words.link(one))))

    return write


def word_of(attribute: str, known: Iterable[str]) -> Writer:
    """One of the words that the format lists; another is free text."""
    words = tuple(known)

    def write(source: Source, record: Record) -> Value:
        said: str = getattr(record, attribute).strip().lower()
        return said if said in words else ""

    return write


def day_of(attribute: str) -> Writer:
    """A date."""

    def write(source: Source, record: Record) -> Value:
        day = getattr(record, attribute)
        return day.isoformat() if day else ""

    return write


def money_of(attribute: str) -> Writer:
    """An amount of money."""
    return lambda source, record: _amount(getattr(record, attribute))


def _amount(money: Money | None) -> str:
    """An amount as it reads back; empty where it would not."""
    if money is None:
        return ""
    number = int(money.amount) if money.amount == int(money.amount) else round(money.amount, 2)
    said = f"{number} {money.currency}".strip()
    return said if plain_money(said) else ""


def stated_pipeline_of(source: Source, record: Campaign | Profile) -> Value:
    """A pipeline that there is."""
    return record.pipeline if record.pipeline in source.config.pipelines else ""


def stages_of(source: Source, record: Record) -> Value:
    """The lines that name a stage of the record's pipeline."""
    pipeline = pipeline_of(source.ledger, record)
    known = pipeline.stages if pipeline else {}
    return tuple(_stage(source, line) for line in record.stages if line.stage in known)


def _stage(source: Source, line: StageLine) -> str:
    day = f"{line.date.isoformat()} " if line.date else ""
    evidence = source.evidence(line.evidence, "stage")
    return f"{day}{line.stage}, {evidence}" if evidence else f"{day}{line.stage}"


def needs_of(source: Source, record: Campaign | Organization) -> Value:
    """Needs, each with its weight, its level and its source."""
    return tuple(line for need in record.needs if (line := _need(source, need)))


def _need(source: Source, need: Need) -> str:
    """A need; that it has a source is told where the source is a record that is shown or words."""
    name = source.words.text(need.name).replace(",", "")
    if not name:
        return ""
    parts = [name, *(["must"] if need.must else []), f"level {need.level}"]
    if need.source:
        said = source.words.link(need.source_link)
        if not said and not need.source_link:
            said = source.evidence(need.source, "source")
        said = said or f"a source {MASK}"
        day = f" {need.source_date.isoformat()}" if need.source_date else ""
        parts.append(f"from {said}{day}")
    return ", ".join(parts)


def offers_of(source: Source, record: Profile) -> Value:
    """Offers, each with its sort, its level and its proof."""
    return tuple(line for offer in record.offers if (line := _offer(source, offer)))


def _offer(source: Source, offer: Offer) -> str:
    name = source.words.text(offer.name).replace(",", "")
    proof = source.evidence(offer.proof, "proof") if name else ""
    parts = [name, offer.sort, f"level {offer.level}", f"proof {proof}" if proof else ""]
    return ", ".join(part for part in parts if part) if name else ""


def number_of(source: Source, record: Profile) -> Value:
    """My number and its day."""
    target = record.number
    said = _amount(target.money) if target else ""
    return f"{said} by {target.by.isoformat()}" if target and said and target.by else said


def capacity_of(source: Source, record: Profile) -> Value:
    """What can be carried, and from which day on."""
    return tuple(
        f"{one.since.isoformat()} {one.count:g}" if one.since else f"{one.count:g}"
        for one in record.capacity
    )


def scope_of(source: Source, record: Campaign) -> Value:
    """As it is, stated or not: it goes by other keys, which may not be shown."""
    return record.scope.value
