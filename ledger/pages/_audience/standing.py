"""Whether I aim at the right people, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.metrics._answers import DAYS
from ledger.pages._links import Links
from ledger.pages._words import sentence
from ledger.wording import listing, number, plural


def audience_standing(links: Links) -> Html:
    """What the hours in channels brought, who answered of those aimed at, and who did not."""
    parts = [*_of_channels(links), *_of_segments(links)]
    if not parts:
        return markdown.ticked(
            "Nothing says yet who answers: no channel has an entry, and nothing was published."
        )
    return markdown.joined((markdown.joined(parts, "; "), markdown.plain(".")), "")


def _rows(links: Links, name: str) -> Sequence[Row]:
    taken = links.results.measurements.get(name)
    return taken.rows if taken else ()


def _of_channels(links: Links) -> Iterator[Html]:
    rows = _rows(links, "channels")
    if not rows:
        return
    hours = sum(_float(row, "hours") for row in rows)
    idle = [row for row in rows if not _float(row, "results")]
    lost = sum(_float(row, "hours") for row in idle)
    results = int(sum(_float(row, "results") for row in rows))
    where = plural(len(rows), "channel")
    if not hours:
        said, rest = plural(results, "result"), f"came from {where}, no hours of which are recorded"
    elif not results:
        said, rest = f"{number(hours)}h in {where}", "have brought no result yet"
    elif not lost:
        said, rest = (
            f"{number(hours)}h in {where}",
            (f"brought {plural(results, 'result')}, and no channel with hours is without one"),
        )
    else:
        said = f"{number(lost)}h of {number(hours)}h in channels"
        rest = (
            f"went where no result came from ({len(idle)} of {len(rows)}); the others brought "
            f"{plural(results, 'result')}"
        )
    link = markdown.anchor(links.metric("channels", "rows"), sentence(said))
    yield markdown.joined((link, markdown.plain(rest)), " ")


def _of_segments(links: Links) -> Iterator[Html]:
    """Of those who answered, whom I wrote for and who came unasked."""
    rows = _rows(links, "resonance")
    people = int(sum(_float(row, "people") for row in rows))
    if not people:
        return
    link = markdown.anchor(
        links.metric("resonance", "rows"),
        f"{plural(people, 'person', 'people')} who answered in depth in {DAYS} days",
    )
    parts = [f"{_are(row)} “{row.cells['segment']}”" for row in rows if row.cells["declared"]]
    emergent = [row for row in rows if row.cells["emergent"]]
    said = f"{listing(parts)}, for whom you write" if parts else "nobody is declared in `audience`"
    if emergent:
        told = listing(f"{_are(row)} “{row.cells['segment']}”" for row in emergent)
        said += f", and {told}, whom `audience` does not name"
    elif any(row.cells["emergent"] is None for row in rows):
        said += ", and too many are unplaced to call any other"
    of = markdown.joined((markdown.plain("of the"), link), " ")
    yield markdown.joined((of, markdown.ticked(said)), ", ")


def _are(row: Row) -> str:
    people = int(_float(row, "people"))
    return f"{people or 'none'} {'is' if people == 1 else 'are'}"


def _float(row: Row, key: str) -> float:
    value = row.cells[key]
    return float(value) if isinstance(value, (int, float)) else 0.0
