"""Where did the hours go: by class and week, by step and week, and with whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger.actions.busy_over_cap import busy_items
from ledger.markdown import Html, ticked
from ledger.metrics._hours_with import hours_with
from ledger.metrics._steps import steps_by_week
from ledger.metrics._timed import UNATTRIBUTED
from ledger.metrics.time_use import barren, classified, hours_by_week
from ledger.pages._advice import ActionView, action_views
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._settings import Setting, settings_of
from ledger.pages._time.lines import (
    BusyLine,
    TimeLines,
    busy_lines,
    led_nowhere,
    to_finish,
)
from ledger.pages._time.standing import time_standing
from ledger.pages._time.steps import TimeSteps, time_steps
from ledger.pages._time.weeks import TimeWeeks, time_weeks
from ledger.pages._time.with_whom import WithGroup, with_groups, with_most
from ledger.pages._words import sentence
from ledger.value import Value
from ledger.wording import percent

WEEKS = 12

# What is advised about time itself.
RULES = ("busy-over-cap", "step-untouched", "time-off")


class TimeView(Value, frozen=True):
    """What the page of time places.

    `logged` is what was logged of the hours planned; `logged_share` the share below which
    none is given, empty where no hours are planned.
    """

    standing: Html
    actions: tuple[ActionView, ...]
    logged: Html
    logged_share: str
    use_href: str
    weeks: TimeWeeks | None
    steps_reading: Html
    steps_href: str
    steps: TimeSteps | None
    finish: TimeLines
    busy: tuple[BusyLine, ...]
    cap: str
    nowhere: TimeLines
    followed_within: int
    window: int
    number_of_weeks: int
    groups: tuple[WithGroup, ...]
    audience_href: str
    use_settings: tuple[Setting, ...]
    step_settings: tuple[Setting, ...]
    line_settings: tuple[Setting, ...]


@page_kind(
    "time",
    label="Time",
    place=6,
    question="Where did the hours go?",
    metrics=("time-use", "step-coverage"),
)
def time(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("time.html", "time", "Time", partial(_view, results))


def _view(results: Results) -> TimeView:
    links = Links(results, "time.html")
    ledger, as_of, rules = results.ledger, results.as_of, results.ledger.config.rules
    use = results.measurements.get("time-use")
    coverage = results.measurements.get("step-coverage")
    unfinished = classified(ledger, as_of, rules.window).get(UNATTRIBUTED, [])
    channels = results.measurements.get("channels")
    brought = {
        str(row.cells["id"]): int(row.cells["results"] or 0)
        for row in (channels.rows if channels else ())
    }
    found = hours_with(ledger, as_of, 7 * WEEKS)
    return TimeView(
        standing=time_standing(links, use, with_most(found, brought), WEEKS),
        actions=action_views(links, [one for one in results.actions if one.rule in RULES]),
        logged=ticked(sentence(use.aside[0])) if use and use.aside else ticked(""),
        logged_share=percent(rules.logged_share) if ledger.profile.hours else "",
        use_href=links.metric("time-use"),
        weeks=time_weeks(links, hours_by_week(ledger, as_of, WEEKS)),
        steps_reading=ticked(sentence(coverage.reading)) if coverage else ticked(""),
        steps_href=links.metric("step-coverage"),
        steps=time_steps(links, coverage.rows, steps_by_week(ledger, as_of, WEEKS))
        if coverage
        else None,
        finish=to_finish(links, unfinished),
        busy=busy_lines(links, busy_items(ledger, as_of)),
        cap=percent(rules.busy_cap),
        nowhere=led_nowhere(links, barren(ledger, as_of)),
        followed_within=rules.followed_within,
        window=rules.window,
        number_of_weeks=WEEKS,
        groups=with_groups(links, found, brought),
        audience_href=links.to("audience.html"),
        use_settings=settings_of(results, "logged-share"),
        step_settings=settings_of(results, "step-minutes", "step-entries"),
        line_settings=settings_of(results, "window", "busy-cap", "followed-within"),
    )
