"""The own pages of a few saved files, before anything else of a report is worked out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from ledger import site
from ledger.build.report import Report
from ledger.build.working_out import with_own
from ledger.metrics import Taking
from ledger.pages import Results

# More files than this are saved by no editor; their pages come with all the others.
_MOST = 8


def pages_ahead(
    results: Results,
    taking: Taking,
    saved: Collection[str],
    there: Collection[str],
    report_of: Callable[[Results], Report],
) -> Mapping[str, bytes]:
    """The own pages of the files that were saved, as the whole report will have them.

    `results` are what was read and found; of `taking`, only what these pages show is measured.
    They are to be seen while the folder still holds the files of `there`, so only those are given
    whose own place and all whose links are among them. Raises StoppedError for a template that
    cannot be used.
    """
    if len(saved) > _MOST or results.shared or results.ledger.config.site.pages:
        return {}
    found = (results.ledger.by_path.get(path) for path in saved)
    records = [record for record in found if record]
    report = report_of(with_own(results, taking, records))
    made = dict(filter(None, map(report.of_record, records)))
    return {
        page: data
        for page, data in made.items()
        if page in there and site.without_dead_links(page, data, there) == data
    }
