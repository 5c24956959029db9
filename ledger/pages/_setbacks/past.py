"""Past setbacks: what each took, how long it took to replace, and the pace after it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._aftermath import Aftermath, aftermath
from ledger.metrics._setbacks import Momentum, Setback, setbacks
from ledger.metrics.resilience import in_words
from ledger.model.ledger import Ledger
from ledger.pages._links import Links, Place
from ledger.pages._saying import saying
from ledger.value import Value
from ledger.wording import number, percent, plural


class PastSetback(Value, frozen=True):
    """A day on which something went wrong.

    `took` is what it took of the prospects of the day before, `replaced` how long it was until
    as many were in the works again and `days` the same as a number, empty where they are not.
    `pace` is the hours for a goal of the two weeks before and after.
    """

    day: str
    what: Html
    cause: str
    took: Html
    replaced: str
    days: str
    open: bool
    pace: str
    places: tuple[Place, ...]


def past_setbacks(links: Links) -> tuple[PastSetback, ...]:
    """Every setback up to the day, newest first."""
    results = links.results
    return tuple(_past(links, one) for one in setbacks(results.ledger, results.as_of, most=None))


def _past(links: Links, one: Setback) -> PastSetback:
    ledger, as_of = links.results.ledger, links.results.as_of
    known = aftermath(ledger, one, as_of)
    causes = dict.fromkeys(cause for e in one.entries if (cause := e.field("cause")))
    return PastSetback(
        day=one.day.isoformat(),
        what=markdown.joined(_what(links, one, known), "; "),
        cause=", ".join(causes),
        took=saying(*_took(ledger, known)) if known else markdown.plain(""),
        replaced=_replaced(one),
        days="" if one.days is None else str(one.days),
        open=one.days is None and bool(one.level) and not one.won,
        pace=_pace(one.momentum) if one.momentum else "",
        places=links.places(entry.evidence for entry in one.entries),
    )


def _what(links: Links, one: Setback, known: Aftermath | None) -> Iterator[Html]:
    """The campaigns that it took, else those that its lines are about; then what was typed."""
    ledger = links.results.ledger
    named = known.taken if known else ()
    named = named or tuple(
        {c.path: c for entry in one.entries for c in ledger.campaigns_of(entry)}.values()
    )
    if named:
        yield links.names(named)
    for entry in one.entries:
        if entry.text:
            yield links.line(entry.text)


def _took(ledger: Ledger, known: Aftermath) -> Iterator[str]:
    whole, left = (
        in_words(ledger, amount, client=known.client) for amount in (known.whole, known.left)
    )
    share, settings = percent(known.survival), percent(known.by_settings)
    yield f"{whole} down to {left}: {share} survived"
    if settings != share:
        yield f" ({settings} by the settings)"


def _replaced(one: Setback) -> str:
    """How long it was until as many were in the works as on the day before."""
    if not one.level:
        return "none was in the works before"
    if one.days is not None:
        after = f"in {plural(one.days, 'day')}" if one.days else "at once"
        return f"{one.level} again {after}"
    passed = plural(one.so_far, "day")
    if one.won:
        return f"not {one.level} again in the {passed} until the win"
    return f"not {one.level} again yet{f', {passed} on' if one.so_far else ''}"


def _pace(momentum: Momentum) -> str:
    said = f"{number(momentum.before)} before, {number(momentum.after)} after"
    if momentum.ratio is None:
        return said
    off = ", days off left out" if momentum.off_before + momentum.off_after else ""
    return f"{said}: {number(momentum.ratio, 2)} times the pace{off}"
