"""The sentence: read, check, measure, advise, lay out, write."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ledger import __version__, checks, help, metrics, pages, readers, sharing, site
from ledger.actions import advise
from ledger.diagnostic import Diagnostic, counts
from ledger.model.fault import FaultKind
from ledger.model.history import History
from ledger.model.ledger import Ledger
from ledger.pages import Results
from ledger.readers import LedgerReading
from ledger.readers.history import history_for_report
from ledger.readers.revisions import Committed

WEEKS = 12
TEMPLATES = "templates"

# Told how many pages are done of how many.
Progress = Callable[[int, int], None]


class StoppedError(Exception):
    """Why no report can be made of a ledger, said in one line."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, and what it found; of a shared report what it leaves out."""

    written: int
    unchanged: int
    removed: int
    pages: int
    findings: tuple[Diagnostic, ...]
    reading: LedgerReading
    left_out: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """The findings of each severity."""
        return counts(self.findings)


def build(
    root: Path,
    out: Path,
    as_of: date,
    progress: Progress | None = None,
    cache: Path | None = None,
) -> Summary:
    """Make the report of a ledger as of a day.

    What is read of its repository is kept in the folder `cache`, if there is one. Raises
    StoppedError where a file still holds a merge's conflict markers or the folder is not to be
    written to, and OSError where the disk fails. Every other fault is shown in the report.
    """
    reading = readers.read_ledger(root, cache)
    _refuse(reading.ledger, root, out)
    results = work_out(reading, root, as_of, read_commits(root, reading, cache))
    return _publish(reading, results, root, out, progress)


def build_commit(
    root: Path, out: Path, committed: Committed, as_of: date, progress: Progress | None = None
) -> Summary:
    """Make the report of a ledger as a commit has it; raises what `build` raises.

    Its own templates and links into an editor are left out: the files that they lead to are
    those of today.
    """
    ledger = committed.reading.ledger
    site_then = replace(ledger.config.site, templates=False, editor="")
    then = replace(ledger, config=replace(ledger.config, site=site_then))
    reading = replace(committed.reading, ledger=then)
    _refuse(then, root, out)
    history = read_commits(root, reading, tip=committed.commit.id)
    results = work_out(reading, root, as_of, history)
    return _publish(reading, results, root, out, progress)


def build_shared(
    root: Path, out: Path, as_of: date, chance: random.Random, progress: Progress | None = None
) -> Summary:
    """Make a report for somebody else, with ids drawn from `chance`; raises what `build` raises."""
    reading = readers.read_ledger(root)
    _refuse(reading.ledger, root, out)
    return _publish(reading, share(reading, as_of, chance), root, out, progress)


def _publish(
    reading: LedgerReading, results: Results, root: Path, out: Path, progress: Progress | None
) -> Summary:
    files = render(results, root, progress)
    try:
        published = site.publish(out, files, shared=results.shared is not None)
    except site.RefusedError as refusal:
        raise StoppedError(str(refusal)) from None
    return Summary(
        written=published.written,
        unchanged=published.unchanged,
        removed=published.removed,
        pages=sum(path.endswith(".html") for path in files),
        findings=results.findings,
        reading=reading,
        left_out=results.shared.left_out if results.shared else (),
    )


def work_out(
    reading: LedgerReading, root: Path, as_of: date, history: History | None = None
) -> Results:
    """All that follows from a ledger on a day, and from what was committed of it."""
    ledger = reading.ledger
    taken = metrics.weekly(ledger, as_of, WEEKS)
    measurements = {name: series.now for name, series in taken.items()}
    return Results(
        ledger=ledger,
        as_of=as_of,
        version=__version__,
        texts=reading.texts,
        findings=checks.run(ledger, as_of),
        metrics=metrics.all_metrics(),
        measurements=measurements,
        weeks={name: series.weeks for name, series in taken.items()},
        actions=advise(ledger, measurements, as_of),
        helps=_helps(),
        root=root.resolve().as_posix(),
        history=history,
        audit=checks.audit(replace(ledger, history=history), as_of),
        logo=reading.logo,
    )


def share(reading: LedgerReading, as_of: date, chance: random.Random) -> Results:
    """What somebody else may see of a ledger on a day, worked out from that alone.

    Raises StoppedError where `[share]` cannot be followed.
    """
    known = (kind.name for kind in pages.all_kinds())
    if wrong := sharing.misnamed(reading.ledger.config, known):
        raise StoppedError(wrong)
    seen, shared = sharing.redacted(reading.ledger, chance)
    results = work_out(seen, Path(), as_of)
    actions = tuple(
        replace(one, id=f"{one.rule}-{sharing.token(chance)}", line="")
        for one in results.actions
        if shared.actions
    )
    return replace(results, findings=(), actions=actions, root="", shared=shared)


def render(results: Results, root: Path, progress: Progress | None = None) -> dict[str, bytes]:
    """Every file of the report by its path, sorted."""
    settings = results.ledger.config.site
    renderer = _renderer(root / TEMPLATES if settings.templates else None)
    laid_out = list(pages.lay_out(results))
    files = {**dict(renderer.static()), **dict(pages.beside(results))}
    documents = pages.search_documents(results, [page for page, _ in laid_out])
    files[site.SEARCH] = site.search_script(documents)
    for number, (page, chrome) in enumerate(laid_out, start=1):
        try:
            files[page.path] = renderer.render(page, chrome)
        except site.TemplateFaultError as fault:
            raise StoppedError(str(fault)) from None
        if progress:
            progress(number, len(laid_out))
    if results.shared or settings.pages:
        files = site.without_dead_links(files)
    return dict(sorted(files.items()))


def read_commits(
    root: Path, reading: LedgerReading, cache: Path | None = None, tip: str | None = None
) -> History | None:
    """What was committed of a ledger up to a commit; None where its owner leaves that out."""
    if not reading.ledger.config.site.commits:
        return None
    return history_for_report(root, reading, cache, tip)


@cache
def _renderer(own: Path | None) -> site.Renderer:
    """One renderer for each folder of templates: what Jinja has compiled serves the next build."""
    return site.Renderer(own)


def _helps() -> dict[str, str]:
    """The help page of every metric that has one."""
    found = ((one.name, help.read_page("metrics", one.name)) for one in metrics.all_metrics())
    return {name: page for name, page in found if page}


def _refuse(ledger: Ledger, root: Path, out: Path) -> None:
    """Stop before anything is worked out that could not be used."""
    torn = [fault for fault in ledger.faults if fault.kind is FaultKind.CONFLICT_MARKER]
    if torn:
        raise StoppedError(
            f"{torn[0].location}: a merge left its conflict markers; settle it, then build again"
        )
    real = out.resolve()
    for folder in ("", *ledger.config.folders):
        place = (root / folder).resolve()
        if real == place or (folder and real.is_relative_to(place)):
            raise StoppedError(f"{out} holds the ledger itself; name another folder with -o")
