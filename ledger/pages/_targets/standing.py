"""Whose needs I meet, in two or three sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._fit import HIGH, LOW, MEDIUM, NOT_ASSESSED, fits_on, gaps_of, is_target
from ledger.model.campaign import Campaign
from ledger.model.stage import won_search
from ledger.pages._links import Links
from ledger.pages._saying import listed, saying
from ledger.pages._targets.cover import Cover
from ledger.wording import plural

_NAMED = 3


def standing(links: Links, covered: Cover | None) -> Html:
    """The fit with the targets by its level, the gap with most to win, and the own cover."""
    return markdown.joined(list(_sentences(links, covered)), " ")


def _sentences(links: Links, covered: Cover | None) -> Iterator[Html]:
    ledger, as_of = links.results.ledger, links.results.as_of
    targets = [one for one in ledger.campaigns if is_target(ledger, one, as_of)]
    if targets:
        yield _fit(links, targets)
        yield from _gap(links, len(targets))
    else:
        won = won_search(ledger, as_of)
        dreams = sum(one.dream for one in ledger.organizations)
        if won:
            yield saying("Nobody's: no campaign is open, ", links.named(won), " was won.")
        elif dreams:
            yield saying(f"Nobody's yet: no campaign is open, {plural(dreams, 'name')} dreamt of.")
        else:
            yield saying("Nobody's yet: no campaign is open, and no organization is dreamt of.")
    if covered:
        href = links.metric("self-sourced", "lines")
        alone = markdown.anchor(href, f"Your own pipeline alone covers {covered.alone}")
        yield saying(alone, f" of the number, {covered.number}.")


def _fit(links: Links, targets: list[Campaign]) -> Html:
    """The targets by the level of their fit, those that are few by name."""
    fits = fits_on(links.results.ledger, links.results.as_of)
    parts: list[Html] = []
    for level in (HIGH, MEDIUM, LOW, NOT_ASSESSED):
        of = [one for one in targets if fits[one.path].level == level]
        if not of:
            continue
        if len(of) > _NAMED or level == NOT_ASSESSED:
            parts.append(saying(f"{level} with {len(of)}"))
        else:
            parts.append(saying(f"{level} with ", listed([links.named(one) for one in of])))
    said = markdown.anchor(links.metric("fit", "lines"), "the fit")
    return saying(f"Of {plural(len(targets), 'target')} ", said, " is ", listed(parts), ".")


def _gap(links: Links, targets: int) -> Iterator[Html]:
    """The gap with most to win."""
    ledger, as_of = links.results.ledger, links.results.as_of
    gap = next((one for one in gaps_of(ledger, as_of) if one.live), None)
    if gap is None:
        return
    name = markdown.anchor(links.to("targets.html", "gaps"), gap.name)
    offered = f"offered at level {gap.offered} of {gap.wanted}" if gap.offered else "not offered"
    if len(gap.live) == 1:
        who = links.named(gap.live[0])
        yield saying("A gap is ", name, ", which ", who, f" needs: it is {offered}.")
    else:
        count = f"{len(gap.live)} of {targets}"
        yield saying(
            "The gap that most share is ", name, f": {count} need it, and it is {offered}."
        )
