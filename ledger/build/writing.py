"""Makes the files of a report and puts them into its folder, in as many processes as pay."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path

from ledger import site
from ledger.build.earlier import Written
from ledger.build.report import Report
from ledger.build.stopped import StoppedError
from ledger.processes import Progress, spread, unheard
from ledger.value import Packing, Value, changed

# Fewer pages than this are made sooner than another process is started.
_WORTH_SHARING = 300
_CHUNK = 40


class _Chunk(Value, frozen=True):
    files: tuple[Written, ...]


def write(  # noqa: PLR0913 - what is written, where, and what for
    report: Report,
    out: Path,
    known: Mapping[str, Written],
    progress: Progress = unheard,
    *,
    shared: bool = False,
    keeps: bool = False,
) -> tuple[site.Published, tuple[Written, ...]]:
    """Make a folder hold a report; gives what was done, and what is known of every file.

    Who `keeps` the site before builds again soon. A page is not made anew while what it is made
    from is as `known`, and the disk's word of its file as well. Raises StoppedError where the
    folder is not to be written to or a template cannot be used, and OSError where the disk fails;
    the folder then holds what it held before.
    """
    report.results.prepare()
    long, short = _tasks(report)
    tasks = [*long, *short]
    packing = Packing(_Chunk)
    try:
        with site.publication(out, report.paths, shared=shared, keeps=keeps) as into:

            def work(number: int) -> bytes:
                files = tuple(_put(report, path, known, into) for path in tasks[number])
                report.results.asked.forget()
                return packing.pack(_Chunk(files)) or b""

            def told(done: int) -> None:
                progress("making pages", len(report.paths) * done // len(tasks), len(report.paths))

            # What is here already is nobody's garbage; counting it would copy all of it.
            gc.freeze()
            most = None if report.pages >= _WORTH_SHARING else 1
            answers = spread(work, len(tasks), most, told, ours=len(long))
            made = [packing.unpack(one) for one in answers]
            files = tuple(file for chunk in made for file in chunk.files)
            published = into.finish(file.path for file in files if file.differs)
            words = into.words({file.path: file.seen for file in files if file.seen})
    except site.RefusedError as refusal:
        raise StoppedError(str(refusal)) from None
    finally:
        gc.unfreeze()
    return published, tuple(changed(file, seen=words.get(file.path, "")) for file in files)


def _put(
    report: Report, path: str, known: Mapping[str, Written], publication: site.Publication
) -> Written:
    inputs = report.inputs(path)
    before = known.get(path)
    same = inputs and before and before.inputs == inputs and before.seen
    if before and same and publication.seen(path) == before.seen:
        return Written(path, inputs, differs=False, seen=before.seen)
    return Written(path, inputs, publication.put(path, report.file(path)))


def _tasks(report: Report) -> tuple[list[list[str]], list[list[str]]]:
    """The files in portions: those that take long one by one, and many small ones each."""
    long = [path for path in report.paths if not report.is_of_one_record(path)]
    long.sort(key=report.is_page, reverse=True)
    short = [path for path in report.paths if report.is_of_one_record(path)]
    chunks = [short[at : at + _CHUNK] for at in range(0, len(short), _CHUNK)]
    return [[path] for path in long], chunks
