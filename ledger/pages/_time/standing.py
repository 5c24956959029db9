"""Where the hours went, in one sentence."""

from __future__ import annotations

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Measurement
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics._timed import BUSY, GOAL, UNATTRIBUTED
from ledger.pages._links import Links
from ledger.pages._time.with_whom import WithMost
from ledger.wording import listing, number, percent


def time_standing(
    links: Links, taken: Measurement | None, most: WithMost | None, weeks: int
) -> Html:
    """The hours of the window by class, and on what the most of the weeks shown went."""
    days = links.results.ledger.config.rules.window
    hours = {str(row.cells["class"]): row.cells["hours"] for row in taken.rows} if taken else {}
    goal, busy, rest = (float(hours.get(name) or 0) for name in (GOAL, BUSY, UNATTRIBUTED))
    logged = goal + busy + rest
    if not logged:
        parts = [markdown.plain(f"No hours are recorded in the last {days} days")]
    else:
        link = markdown.anchor(
            links.metric("time-use", "lines"), f"{number(logged)}h of the last {days} days"
        )
        known = taken is not None and taken.value is not None and logged >= COUNTS_ONLY_BELOW
        share = f" ({percent(goal / logged)})" if known else ""
        told = [f"{number(goal)}h served a goal{share}" if goal else "none served a goal"]
        told += [f"{number(busy)}h were busy-work"] if busy else []
        told += [f"{number(rest)}h name nothing"] if rest else []
        of = markdown.joined((markdown.plain("Of the"), link), " ")
        parts = [markdown.joined((of, markdown.plain(f" {listing(told)}")), ",")]
    if most:
        spent = markdown.plain(f"({number(most.one.minutes / 60)}h): {most.came}")
        where = markdown.joined((links.named(most.one.record), spent), " ")
        said = markdown.plain(f"in {weeks} weeks the most went to")
        parts.append(markdown.joined((said, where), " "))
    return markdown.joined((markdown.joined(parts, "; "), markdown.plain(".")), "")
