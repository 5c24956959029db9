"""Whether business has come of those who help, who they are, and how much hangs on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics._advocate_list import AdvocateFigures, advocate_figures
from ledger.metrics._introductions import Introduction, introductions_by
from ledger.metrics._leads import leads
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics.advocates import business, days_since_first, worth
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.pages._links import Links
from ledger.pages._network.outcomes import Outcome, outcome_of
from ledger.pages._words import figure
from ledger.wording import percent, plural

_NAMES = 3


def who_helps(links: Links) -> Html:
    """The standing sentence: significant business or not, through whom, how concentrated."""
    results = links.results
    ledger, as_of = results.ledger, results.as_of
    figures = advocate_figures(ledger, as_of)
    made = introductions_by(ledger, as_of)
    if not figures and not made:
        return markdown.plain("Nobody is named yet who could speak for you.")
    came = _came(links, figures, made)
    return markdown.joined((came, *_concentration(links, made)), " ")


def _came(links: Links, figures: Sequence[AdvocateFigures], made: Sequence[Introduction]) -> Html:
    """Yes, no, or too early to say."""
    results = links.results
    ledger = results.ledger
    won = [campaign for one in figures for campaign in one.won]
    known = _led_to(links, figures, made)
    if not figures:
        return markdown.plain(f"Nobody is on the list of advocates yet: {known}.")
    if business(ledger, won):
        yes = markdown.plain("Yes, significant business has come of it: ")
        return markdown.joined((yes, _won(links, figures, won), markdown.plain(".")), "")
    if won:
        no = f"Not yet: {figure(worth(ledger, won))} has come of it, through "
        short = f", and {ledger.profile.significant} is what you call significant."
        parts = (markdown.plain(no), _by_whom(links, figures), markdown.plain(short))
        return markdown.joined(parts, "")
    wait = ledger.config.rules.advocate_verdict
    days = days_since_first(figures, results.as_of)
    if days is None or days < wait:
        day = f"day {days}" if days is not None else "none of its lines has a date"
        early = f"Too early to say whether business comes of it: {day}, judged from day {wait}†"
        return markdown.plain(f"{early}; {known}.")
    return markdown.plain(f"No, no significant business has come of it yet: {known}.")


def _led_to(links: Links, figures: Sequence[AdvocateFigures], made: Sequence[Introduction]) -> str:
    """What the introductions led to, those of people who are not on the list among them."""
    ledger, as_of = links.results.ledger, links.results.as_of
    led = [one for one in leads(ledger, as_of) if one.advocate or one.introduction]
    if not made and not led:
        return f"{plural(len(figures), 'person', 'people')} named, and no introduction so far"
    if not led:
        return f"{plural(len(made), 'introduction')} so far, and no campaign from them"
    won = sum(outcome_of(ledger, one.campaign, as_of) is Outcome.WON for one in led)
    none = "not won" if len(led) == 1 else "none of them won"
    won_by = f"{won} won through people who are not on the list" if won else none
    came = f"{plural(len(made), 'introduction')} led to" if made else "advocates brought"
    return f"{came} {plural(len(led), 'campaign')}, {won_by}"


def _won(links: Links, figures: Sequence[AdvocateFigures], won: Sequence[Campaign]) -> Html:
    """`St. Brannoc through Ines Bakker`, or how many through whom."""
    if len(won) == 1:
        what = links.named(won[0])
        return markdown.joined(
            (what, markdown.plain(" won, through "), _by_whom(links, figures)), ""
        )
    many = markdown.anchor(links.metric("advocates"), f"{len(won)} campaigns won")
    return markdown.joined((many, markdown.plain(", through "), _by_whom(links, figures)), "")


def _by_whom(links: Links, figures: Sequence[AdvocateFigures]) -> Html:
    """Those through whom something was won, with how many where it is more than one in all."""
    ranked = sorted((one for one in figures if one.won), key=lambda one: -len(one.won))
    several = sum(len(one.won) for one in ranked) > 1
    named = [_counted(links, one.contact, len(one.won) if several else 0) for one in ranked]
    rest = len(named) - _NAMES
    if rest > 0:
        named = [*named[:_NAMES], markdown.plain(plural(rest, "other"))]
    if len(named) < 2:
        return markdown.joined(named, "")
    most = markdown.joined(named[:-1], ", ")
    return markdown.joined((most, named[-1]), " and ")


def _counted(links: Links, contact: Contact, count: int) -> Html:
    said = markdown.plain(f" ({count})" if count else "")
    return markdown.joined((links.named(contact), said), "")


def _concentration(links: Links, made: Sequence[Introduction]) -> Iterator[Html]:
    """How many of the introductions came from whoever made most of them."""
    counts = Counter(one.introducer.path for one in made)
    if len(made) < 2 or len(counts) < 2:
        return
    people = {one.introducer.path: one.introducer for one in made}
    most = min(counts, key=lambda path: (-counts[path], people[path].id))
    k, n = counts[most], len(made)
    if list(counts.values()).count(k) > 1:
        yield markdown.plain(f"No one of {len(counts)} people made most of the {n} introductions.")
        return
    share = f" ({percent(k / n)})" if n >= COUNTS_ONLY_BELOW else ""
    before = markdown.anchor(links.metric("advocates", "lines"), f"{k} of {n} introductions{share}")
    parts = (before, markdown.plain(" came from "), links.named(people[most]), markdown.plain("."))
    yield markdown.joined(parts, "")
