"""Where the campaigns stand, in a few words: open, stalled, and where most left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.model.stage import current, open_campaigns
from ledger.pages._campaigns.board import Board
from ledger.pages._campaigns.pace import METRIC
from ledger.pages._links import Links
from ledger.wording import listing, plural


def standing(links: Links, boards: Sequence[Board]) -> Html:
    """How many are open and at which stage, which have stalled, and where most left."""
    if not links.results.ledger.campaigns:
        return markdown.plain("No campaign has been opened yet.")
    parts = [*_open(links), *_left(boards)]
    return markdown.joined(parts, " ")


def _open(links: Links) -> list[Html]:
    results = links.results
    taken = results.measurements.get(METRIC)
    opened = open_campaigns(results.ledger, results.as_of)
    if not opened:
        said = taken.reading if taken else "no campaign is open"
        return [markdown.plain(f"{said[:1].upper()}{said[1:]}.")]
    stages = [current(results.ledger, one, results.as_of) for one in opened]
    ordered = sorted((one for one in stages if one), key=lambda stage: -stage.position)
    mix = Counter(stage.name.replace("-", " ") for stage in ordered)
    are = f"{len(opened)} campaigns are open" if len(opened) > 1 else "1 campaign is open"
    said = f"{are}: {listing(f'{count} {name}' for name, count in mix.items())}"
    if taken is None:
        return [markdown.plain(f"{said}.")]
    parts = [markdown.plain(f"{said};"), _stalled(links, taken.rows), markdown.plain(".")]
    return [markdown.joined((parts[0], markdown.joined(parts[1:], "")), " ")]


def _stalled(links: Links, rows: Sequence[Row]) -> Html:
    """Which of the open ones have stalled; a few by name, of many the one silent longest."""
    stalled = [row for row in rows if row.cells.get("stalled")]
    href = f"#{METRIC}"
    if not stalled:
        said = "it has not stalled" if len(rows) == 1 else "none has stalled"
        return markdown.anchor(href, said)
    record = links.results.ledger.find(str(stalled[0].cells.get("id")))
    name = links.named(record) if record else markdown.plain("")
    silent = stalled[0].cells.get("silent")
    days = f", silent for {plural(silent, 'day')}" if isinstance(silent, int) else ""
    if len(stalled) == 1:
        has = markdown.anchor(href, "has stalled")
        return markdown.joined((name, markdown.plain(" "), has, markdown.plain(days)), "")
    count = markdown.anchor(href, f"{len(stalled)} have stalled")
    return markdown.joined((count, markdown.plain(", longest of all "), name, markdown.plain(days)),
                           "")  # fmt: skip


def _left(boards: Sequence[Board]) -> list[Html]:
    """Where most left, in the pipeline that most left from."""
    found = [(board.flow.left, board.flow.caption.key) for board in boards if board.flow]
    left, key = max(found, key=lambda one: sum(one[0].values()), default=({}, ""))
    if not left:
        return []
    whole = sum(left.values())
    stage, count = max(left.items(), key=lambda item: item[1])
    if whole == 1:
        said = f"The one that left did so at {stage}"
    elif count == whole:
        said = f"All {whole} that left did so at {stage}"
    elif list(left.values()).count(count) == 1:
        said = f"Of the {whole} that left, {count} did so at {stage}"
    else:
        at = listing(name for name, many in left.items() if many == count)
        each = f"{count} each did so at" if whole > len(left) else "one each did so at"
        said = f"Of the {whole} that left, {each} {at}"
    return [markdown.joined((markdown.anchor(f"#{key}-heading", said), markdown.plain(".")), "")]
