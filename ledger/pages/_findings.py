"""A finding with the line that it is about."""

from __future__ import annotations

from ledger.diagnostic import Diagnostic
from ledger.markdown import Html, ticked
from ledger.pages._links import Links, Place
from ledger.terminal import visible, width
from ledger.value import Value

_LONGEST = 160


class FindingView(Value, frozen=True):
    """What is wrong, the remedy, and the line in three parts: before, the very place, after."""

    code: str
    name: str
    severity: str
    message: Html
    remedy: Html
    source: Place
    number: int
    before: str
    meant: str
    after: str
    caret: str
    related: tuple[tuple[Place, Html], ...]


def finding_view(links: Links, finding: Diagnostic) -> FindingView:
    """A finding as the pages show it; hidden characters of its line are made visible."""
    place = finding.location
    text = links.results.texts.get(place.path)
    line = (text.line(place.line) if text else "").replace("\t", " ")
    start = place.column - 1
    end = start + max(1, finding.length)
    before = visible(line[max(0, start - _LONGEST // 2) : start])
    meant = visible(line[start:end])
    return FindingView(
        code=finding.code,
        name=finding.name,
        severity=finding.severity.value,
        message=ticked(finding.message),
        remedy=ticked(finding.help),
        source=links.location(place),
        number=place.line,
        before=before,
        meant=meant,
        after=visible(line[end : start + _LONGEST]),
        caret=" " * width(before) + "^" * max(1, width(meant)) if line.strip() else "",
        related=tuple(
            (links.location(one.location), ticked(one.message)) for one in finding.related
        ),
    )
