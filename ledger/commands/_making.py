"""The file of a new record, made from the ledger's own template where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ledger.checks import run
from ledger.commands._options import CouldNotError
from ledger.commands._trial import Held, said_of
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import Filled, fill, folder_of, named, record_file
from ledger.model.draft import RecordDraft
from ledger.model.fault import FaultKind
from ledger.readers.files import SourceFile
from ledger.readers.record_templates import UnreadableError, read_template, template_path
from ledger.readers.records import keys_of
from ledger.readers.text import decode
from ledger.terminal import visible
from ledger.value import Value


class Made(Value, frozen=True):
    """A new record's file, and what `check` would say of it.

    `template` is the path of the template that it was made from, empty where there is none.
    """

    path: str
    data: bytes
    findings: tuple[Diagnostic, ...]
    template: str = ""
    filled: Filled | None = None

    def refuse_errors(self) -> None:
        """Refuse a file that begins with an error, at the template's line where it has one."""
        for finding in self.findings:
            if finding.severity is Severity.ERROR:
                line = self.filled and self.filled.template_line(finding.location.line)
                place = f"{visible(self.template)}:{line}: " if line else ""
                raise CouldNotError(f"{place}{said_of(finding)}; nothing is written")


def make(root: Path, held: Held, draft: RecordDraft, hints: Iterable[str], as_of: date) -> Made:
    """The file of a draft whose id is final; `hints` are for where there is no template.

    Raises CouldNotError where the template cannot be used.
    """
    path = f"{folder_of(held.ledger, draft.kind)}/{draft.id}.md"
    template = _template(root, draft)
    if template is None:
        data = record_file(draft, hints, held.ledger.config.vocabulary)
        return Made(path, data, _findings(held, path, draft, data, as_of))
    filled = _filled(held, path, draft, template, as_of)
    findings = _findings(held, path, draft, filled.data, as_of)
    return Made(path, filled.data, findings, template_path(draft.kind), filled)


def _template(root: Path, draft: RecordDraft) -> str | None:
    path = template_path(draft.kind)
    try:
        data = read_template(root, draft.kind)
    except UnreadableError as error:
        raise CouldNotError(f"{path} cannot be read: {error}") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{path} cannot be read: {reason}") from None
    if data is None:
        return None
    try:
        template = data.decode("utf-8")
    except UnicodeDecodeError:
        raise CouldNotError(f"{path} is not UTF-8: save it as UTF-8 first") from None
    if any(fault.kind is FaultKind.CONFLICT_MARKER for fault in decode(path, data)[1]):
        raise CouldNotError(f"{path} holds the marks of a merge: settle it first")
    return template


def _filled(held: Held, path: str, draft: RecordDraft, template: str, as_of: date) -> Filled:
    """The template with the draft in it, and with its name where the template gives it none."""
    own = {"name": draft.name, "title": draft.name, "id": draft.id, "kind": draft.kind.value}
    given = {key for key, _ in draft.fields}
    values = {key: "" for key in keys_of(draft.kind) if key not in given} | own
    filled = fill(template, draft, values, as_of)
    file = SourceFile(path, draft.kind, filled.data)
    whole = held.with_file(file).ledger
    read = next((one for one in whole.records if one.path == path), None)
    has_name = read and ("name" in read.fields or read.name == draft.name)
    return filled if has_name else named(filled, draft.name)


def _findings(
    held: Held, path: str, draft: RecordDraft, data: bytes, as_of: date
) -> tuple[Diagnostic, ...]:
    """What `check` would say of the new file, before it is there."""
    whole = held.with_file(SourceFile(path, draft.kind, data)).ledger
    return tuple(finding for finding in run(whole, as_of) if finding.location.path == path)
