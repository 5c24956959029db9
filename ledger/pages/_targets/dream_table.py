"""The dream list in its five columns, each in words with what it holds."""

from __future__ import annotations

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._dreams import ADVOCATE, EXCHANGE, INTRODUCED, VIA, Dream, dreams_on
from ledger.metrics._offers import spoken
from ledger.pages._links import Links
from ledger.pages._saying import saying
from ledger.value import Value
from ledger.wording import days_ago, shorten

MOST = 200
_NEEDS_NAMED = 4
# What others opened says more than that I spoke with somebody there.
_THROUGH = {
    INTRODUCED: "introduced", VIA: "came through", ADVOCATE: "advocate", EXCHANGE: "spoken with",
}  # fmt: skip


class DreamCell(Value, frozen=True):
    """Yes or no, what it is and what stands below it; where it is no, `type` is what to type."""

    yes: bool
    what: Html
    below: str = ""
    type: str = ""


class DreamRow(Value, frozen=True):
    """An organization in five columns, and how many of them it has."""

    name: Html
    count: int
    cells: tuple[DreamCell, ...]


def dream_rows(links: Links) -> tuple[DreamRow, ...]:
    """The dream list, what is whole first; at most the first 200."""
    results = links.results
    return tuple(_row(links, one) for one in dreams_on(results.ledger, results.as_of)[:MOST])


def _row(links: Links, one: Dream) -> DreamRow:
    columns = (_needs, _decider, _route, _rival, _recent)
    cells = tuple(column(links, one) for column in columns)
    return DreamRow(links.named(one.organization), sum(one.columns), cells)


def _no(line: str, what: str = "") -> DreamCell:
    return DreamCell(yes=False, what=markdown.plain(what), type=line)


def _needs(links: Links, one: Dream) -> DreamCell:
    """Each need once, a link to the line that says it."""
    if not one.needs:
        return _no("needs: WHAT, must, level 2, from WHO")
    needs = list({spoken(need.name): need for need in reversed(one.needs)}.values())[::-1]
    said = [
        markdown.anchor(links.location(need.location).href, need.name)
        for need in needs[:_NEEDS_NAMED]
    ]
    more = len(needs) - len(said)
    said += [markdown.plain(f"{more} more")] if more else []
    return DreamCell(yes=True, what=markdown.joined(said, ", "))


def _decider(links: Links, one: Dream) -> DreamCell:
    if one.decider is None:
        return _no("decision-maker: WHO")
    return DreamCell(yes=True, what=links.named(one.decider))


def _route(links: Links, one: Dream) -> DreamCell:
    if not one.routes:
        return _no("via: WHO")
    ranks = list(_THROUGH)
    best = min(one.routes, key=lambda route: ranks.index(route.how))
    how = markdown.anchor(links.place(best.place).href, _THROUGH[best.how])
    by = " by " if best.how == INTRODUCED else " "
    return DreamCell(yes=True, what=saying(how, by, links.named(best.person)))


def _rival(links: Links, one: Dream) -> DreamCell:
    """Who serves them now, as a link to its line, and below it what I would do otherwise."""
    if not one.incumbent:
        return _no("incumbent: WHO SERVES THEM NOW")
    if not one.difference:
        return _no("difference: WHAT I DO OTHERWISE", shorten(one.incumbent[0]))
    href = links.place(one.incumbent[1]).href
    what = markdown.anchor(href, shorten(one.incumbent[0]))
    return DreamCell(yes=True, what=what, below=f"mine: {shorten(one.difference[0])}")


def _recent(links: Links, one: Dream) -> DreamCell:
    as_of = links.results.as_of
    if not one.recent:
        return _no(f"- {as_of} call 20m [got:: WHAT]")
    last = one.recent[-1]
    said = f"{last.kind.name} {days_ago(last.date, as_of)}"
    return DreamCell(yes=True, what=markdown.anchor(links.location(last.location).href, said))
