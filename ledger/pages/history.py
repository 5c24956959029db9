"""Every change of stage, newest first, and the commits behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from statistics import median

from ledger import markdown
from ledger.checks._stage_story import StageChange
from ledger.markdown import Html
from ledger.pages._findings import FindingView, finding_view
from ledger.pages._history.changes import ChangeView, change_view
from ledger.pages._history.file_changes import FileChange, file_changes
from ledger.pages._inputs import digest_of, laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._words import MONTHS, figure
from ledger.value import Value
from ledger.wording import days_ago, plural

# So many changes stand on one page; more are split into a page a year.
ON_ONE_PAGE = 500
# So many of the newest are shown unfolded, by whole months.
UNFOLDED = 40
_PATH = "history.html"
_NO_DATE = "No date"


class Month(Value, frozen=True):
    """The changes of a month, newest first. `open` says that it is not folded."""

    label: str
    open: bool
    changes: tuple[ChangeView, ...]


class YearLink(Value, frozen=True):
    """A year that has a page of its own. `href` is empty for the one that this page is."""

    label: str
    href: str
    count: int


class HistoryView(Value, frozen=True):
    """What a page of the history places. `told` says that there are commits to tell of."""

    title: str
    standing: Html
    missing: str
    told: bool
    months: tuple[Month, ...]
    years: tuple[YearLink, ...]
    findings: tuple[FindingView, ...]
    files: tuple[FileChange, ...]


@page_kind(
    "history", label="History", place=13, question="What changed, and when was it written down?"
)
def history(results: Results) -> Iterator[Page]:
    """One page, or one a year where there are many changes; the newest year comes first."""
    newest_first = results.stage_changes[::-1]
    years: list[tuple[str, list[StageChange]]] = [("", list(newest_first))]
    if len(newest_first) > ON_ONE_PAGE:
        years = [(year, list(found)) for year, found in groupby(newest_first, _year)]
    paths = [_PATH, *(f"history/{year}.html" for year, _ in years[1:])]
    for (year, changes), path in zip(years, paths, strict=True):
        links = Links(results, path)
        others = [
            YearLink(other or "All", "" if to == path else links.to(to), len(found))
            for (other, found), to in zip(years, paths, strict=True)
        ]
        view = partial(_view, links, year, changes, others)
        if path == _PATH:
            yield laid_out_page(path, "history", "History", view)
        else:
            inputs = partial(_inputs, results, changes, others)
            yield Page(path, "history", "History", view, inputs)


def _inputs(results: Results, changes: Sequence[StageChange], years: Sequence[YearLink]) -> bytes:
    """A digest of the changes of an older year, the years, and the files that changes stand in."""
    told = [
        (
            results.digests.get(one.record.path),
            *(one.record.path, one.date, one.before, one.stage, one.evidence, one.line),
            *(one.commit, one.committed, one.lost, one.taken),
        )
        for one in changes
    ]
    has_lives = bool(results.history and results.history.lives)
    return digest_of(results, has_lives, years, told)


def _year(change: StageChange) -> str:
    return str(change.date.year) if change.date else "undated"


def _view(
    links: Links, year: str, changes: Sequence[StageChange], years: Sequence[YearLink]
) -> HistoryView:
    results = links.results
    first = links.page == _PATH
    told = results.history
    return HistoryView(
        title="History" if first else f"History, {year}",
        standing=_standing(links) if first else _year_standing(links, year, changes),
        missing=told.limit if told else "",
        told=bool(told and told.lives),
        months=tuple(_months(links, changes)),
        years=tuple(years) if len(years) > 1 else (),
        findings=tuple(finding_view(links, one) for one in results.audit) if first else (),
        files=file_changes(links) if first else (),
    )


def _months(links: Links, changes: Sequence[StageChange]) -> Iterator[Month]:
    shown = 0
    for label, found in groupby(changes, _month):
        views = tuple(change_view(links, one) for one in found)
        yield Month(label, shown == 0 or shown + len(views) <= UNFOLDED, views)
        shown += len(views)


def _month(change: StageChange) -> str:
    return f"{MONTHS[change.date.month - 1]} {change.date.year}" if change.date else _NO_DATE


def _standing(links: Links) -> Html:
    """How many changes there are, the last of them, and how soon they were written down."""
    results = links.results
    changes = [one for one in results.stage_changes if not one.lost]
    if not changes:
        return markdown.plain("No stage has changed yet.")
    dated = [one for one in changes if one.date]
    since = f" since {dated[0].date}" if len(dated) > 1 else ""
    parts = [markdown.plain(f"{plural(len(changes), 'change')} of stage{since}")]
    if dated and dated[-1].date:
        last = dated[-1]
        name = links.named(last.record)
        said = f", {last.stage.replace('-', ' ')} {days_ago(dated[-1].date, results.as_of)}"
        parts.append(markdown.joined((markdown.plain("; the last is "), name), ""))
        parts.append(markdown.plain(said))
    parts.append(markdown.plain(f".{_how_soon(changes)}"))
    return markdown.joined(parts, "")


def _how_soon(changes: Sequence[StageChange]) -> str:
    """How long after its day a line was committed, for the lines that a commit brought."""
    days = [
        (one.commit.day - one.date).days for one in changes if one.commit and one.date is not None
    ]
    if not days:
        return ""
    late = max(days)
    if late <= 0:
        return " Each was written down on its day."
    middle = max(0, median(days))
    when = "on its day" if middle == 0 else f"within {figure(middle)} days"
    when = "within a day" if middle == 1 else when
    return f" Half were written down {when}; the longest took {plural(late, 'day')}."


def _year_standing(links: Links, year: str, changes: Sequence[StageChange]) -> Html:
    told = plural(sum(not one.lost for one in changes), "change")
    said = f"{told} of stage in {year}." if year.isdigit() else f"{told} of stage without a date."
    newer = markdown.anchor(links.to(_PATH), "The newest changes")
    return markdown.joined((markdown.plain(said), newer, markdown.plain("stand apart.")), " ")
