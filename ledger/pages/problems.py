"""Every finding, grouped by file, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger.diagnostic import counts
from ledger.pages._findings import FindingView, finding_view
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.value import Value


class ProblemFile(Value, frozen=True):
    """A file and its findings. `href` is the record's page, empty where it has none."""

    path: str
    name: str
    href: str
    findings: tuple[FindingView, ...]


class ProblemsView(Value, frozen=True):
    """What the page of problems places."""

    files: tuple[ProblemFile, ...]
    errors: int
    warnings: int
    infos: int


@page_kind("problems", label="Problems", place=14, question="What is to be mended?")
def problems(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("problems.html", "problems", "Problems", partial(_view, results))


def _view(results: Results) -> ProblemsView:
    links = Links(results, "problems.html")
    names = {record.path: record.name for record in results.ledger.records}
    files = []
    for path, findings in sorted(results.findings_by_path.items()):
        page = results.addresses.page(path)
        files.append(
            ProblemFile(
                path=path,
                name=names.get(path, ""),
                href=links.to(page) if page else "",
                findings=tuple(finding_view(links, finding) for finding in findings),
            )
        )
    tally = counts(results.findings)
    return ProblemsView(tuple(files), tally["error"], tally["warning"], tally["info"])
