"""A sentence as the changes to a ledger that write it down, asked about where it is not clear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ledger.capture import (
    CREATE,
    About,
    NotASentenceError,
    Question,
    Understood,
    Wishes,
    understand,
)
from ledger.commands._making import make
from ledger.commands._options import CouldNotError, MisnamedError
from ledger.commands._table import table
from ledger.commands._trial import Held, brought
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import (
    Additions,
    EditRefusedError,
    FileChange,
    as_new,
    folder_of,
    journal_file,
    splice,
    stretch_put_in,
)
from ledger.model.draft import DraftValue, RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.naming import identity
from ledger.readers.files import SourceFile
from ledger.terminal import visible
from ledger.value import Value, changed

# What answers a question about a text, as `_log_asking.ask`; None where nobody can be asked.
Ask = Callable[[Question, str, Ledger], str] | None


class UnsettledError(MisnamedError):
    """A question that nobody was there to answer, in words."""

    def __init__(self, question: Question) -> None:
        super().__init__(f"{asked(question)}\n  nothing is written: {visible(question.settle)}")
        self.question = question


class Logged(Value, frozen=True):
    """A line that was worked out: its file, and the bytes that it comes with.

    `told` is what is worth telling of it, `created` the contacts made for it.
    """

    path: str
    line: str
    put_in: bytes
    told: tuple[str, ...]
    created: tuple[SourceFile, ...]


class Capture(Value, frozen=True):
    """A sentence worked out: the ledger with it, what it wrote, and the answers it took.

    `text` is the sentence; another one than was given where that was asked for.
    """

    held: Held
    logged: Logged
    text: str
    wishes: Wishes


def capture(
    root: Path, held: Held, text: str, as_of: date, wishes: Wishes, ask: Ask, *, create: bool
) -> Capture:
    """The ledger with a sentence written down in it.

    Raises UnsettledError where it is not clear and `ask` is None, MisnamedError where it is no
    sentence, CouldNotError where its file cannot be added to.
    """
    created: dict[str, SourceFile] = {}
    while True:
        try:
            meant = understand(text, held.ledger, as_of, wishes)
        except NotASentenceError as error:
            raise MisnamedError(f"nothing is written: {visible(str(error))}") from None
        if isinstance(meant, Understood):
            break
        if meant.about is About.DAY:
            text = _answered(meant, text, held, ask)
            continue
        key = (meant.about, meant.stretch)
        # Somebody who was to be made when it was asked is to be made of a later reading too.
        made = wishes.answers.get(key) == CREATE or (create and meant.about is About.STRANGER)
        answer = CREATE if made else _answered(meant, text, held, ask)
        wishes = changed(wishes, answers={**wishes.answers, key: answer})
        if answer == CREATE:
            if meant.stretch in created:
                path = visible(created[meant.stretch].path)
                raise CouldNotError(
                    f"{path} would not be known as `{visible(meant.stretch)}`: nothing is written"
                )
            created[meant.stretch] = _contact(root, held, meant, as_of)
            held = held.with_file(created[meant.stretch])
    path = _path(held.ledger, meant)
    before = held.sources.records.get(path)
    held = _spliced(held, path, meant)
    put_in = stretch_put_in(before.data if before else b"", held.sources.of(path))
    logged = Logged(path, meant.line, put_in, meant.told, tuple(created.values()))
    return Capture(held, logged, text, wishes)


def line_of(held: Held, logged: Logged) -> int:
    """The number of the line where what was logged stands."""
    return max(
        one.location.line
        for one in held.ledger.entries
        if one.location.path == logged.path and one.raw.strip() == logged.line
    )


def findings_of(before: Held, after: Held, as_of: date) -> list[Diagnostic]:
    """What is worth telling of a change. Raises CouldNotError where it brings an error."""
    findings = [
        one for one in brought(before.ledger, after.ledger, as_of)
        if one.severity is not Severity.INFO
    ]  # fmt: skip
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        path = visible(errors[0].location.path)
        said = [f"{path} would not be sound with it: nothing is written"]
        for one in errors:
            said += [
                f"  {visible(one.message)}",
                *(f"    {visible(part)}" for part in one.help.splitlines()),
            ]
        raise CouldNotError("\n".join(said))
    return findings


def changes_between(before: Held, after: Held) -> list[FileChange]:
    """The files that differ, as changes to write."""
    return [
        FileChange(path, was.data if was else None, file.data)
        for path, file in after.sources.records.items()
        if (was := before.sources.records.get(path)) is None or was.data != file.data
    ]


def asked(question: Question) -> str:
    """A question in words, with what may answer it."""
    said = visible(question.said)
    if question.about is About.WHO:
        rows = [(one.answer, one.shown) for one in question.candidates]
        return "\n".join([f"{said}:", *(f"  {line}" for line in table(("id", "name"), rows))])
    if question.about is About.KIND and len(question.candidates) > 1:
        return f"{said}: {', '.join(one.answer for one in question.candidates)}"
    return said


def _answered(question: Question, text: str, held: Held, ask: Ask) -> str:
    if ask is None:
        raise UnsettledError(question)
    return ask(question, text, held.ledger)


def _contact(root: Path, held: Held, question: Question, as_of: date) -> SourceFile:
    """The file of a person who is new, as `headway new contact` makes it.

    Raises CouldNotError where it would begin with an error.
    """
    fields: tuple[tuple[str, DraftValue], ...] = ()
    if question.introducer:
        fields = (("via", question.introducer),)
    name = question.stretch
    draft = RecordDraft(
        kind=RecordKind.CONTACT,
        name=name,
        id=identity(name, RecordKind.CONTACT.value, ()),
        fields=fields,
    )
    made = make(root, held, as_new(draft, held.ledger), (), as_of)
    made.refuse_errors()
    return SourceFile(made.path, draft.kind, made.data)


def _path(ledger: Ledger, meant: Understood) -> str:
    if meant.holder is not None:
        return meant.holder.path
    return journal_file(ledger, folder_of(ledger, RecordKind.JOURNAL), meant.day)


def _spliced(held: Held, path: str, meant: Understood) -> Held:
    file = held.sources.records.get(path)
    kind = meant.holder.kind if meant.holder else RecordKind.JOURNAL
    if file is None and any(fault.location.path == path for fault in held.ledger.faults):
        raise CouldNotError(f"{visible(path)} cannot be read: nothing is written")
    additions = Additions(lines=(meant.line,))
    folder_kind = file.kind if file else kind
    try:
        data = splice(path, file.data if file else b"", folder_kind, held.ledger.config, additions)
    except EditRefusedError as refusal:
        raise CouldNotError(f"{visible(path)} {visible(str(refusal))}") from None
    return held.with_file(SourceFile(path, folder_kind, data))
