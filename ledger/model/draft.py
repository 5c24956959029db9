"""A record that is not written yet, and the dated line that a text from elsewhere makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledger.model.record import RecordKind
from ledger.value import Value

# What a list says that knows the day of the last talk and no more.
LAST_IN_TOUCH = "last in touch"

DraftValue = str | tuple[str, ...]

# What no editor types and what a line of a file cannot hold; lone surrogates too.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

# What may be read as a duration, a round or a number of times where it follows the kind.
_MODIFIER = re.compile(
    r"(?:\d+(?:[.,]\d+)?h(?:\d+m?)?|\d+m|\d+(?:[.,]\d+)?[ ]?(?i:mins?|minutes?|hrs?|hours?|[hm])"
    r"|\d{1,2}:[0-5]\d|\d{1,3}[dw]|\d{1,2}[a-z]?|[×x]\d{1,5})(?=[\s,;]|$)"
)
_COUNT = re.compile(r"(?<!\S)×\d{1,5}(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft:
    """One record to be written, or to be found among those that are.

    `id` is the one proposed; other drafts of the same set name this one by it. `fields` are
    the keys of the front matter after `name`, in order, each a text or a list of texts.
    `lines` are dated lines as they stand in a file, `- ` included. `body` is the whole text of a
    new file where that is more than its lines, which stand in it; `notes` is the Markdown that
    stands below them.
    """

    kind: RecordKind
    name: str
    id: str
    fields: tuple[tuple[str, DraftValue], ...] = ()
    lines: tuple[str, ...] = ()
    body: str = ""
    notes: str = ""

    def field(self, key: str) -> DraftValue | None:
        """The value of a key, or None."""
        return dict(self.fields).get(key)


class WholeFile(Value, frozen=True):
    """A file of a ledger as it stood elsewhere: its path, its bytes, the kind of its record.

    `kind` is None of what is no record: the settings, their logo, a template.
    """

    path: str
    data: bytes
    kind: RecordKind | None = None


def dated_line(
    day: date,
    kind: str,
    text: str = "",
    fields: Iterable[tuple[str, str]] = (),
    round_label: str = "",
) -> str:
    """A dated line of a kind that reads back with the words of `text`, whatever they are.

    A time of day stands before the kind, as `14:30 interview`. `fields` are `[key:: value]`
    pairs; an empty value is left out.
    """
    parts = ["-", day.isoformat(), kind, round_label, line_text(text)]
    parts += [f"[{key}:: {said}]" for key, value in fields if (said := field_text(value))]
    return " ".join(part for part in parts if part)


def line_text(text: str) -> str:
    """A text as the words of a dated line: one line, no link, field, code or modifier in it."""
    plain = one_line(text).replace("`", "'")
    plain = re.sub(r"(\[|\])\1+", r"\1", plain)
    plain = re.sub(r":{2,}", ":", plain)
    if _MODIFIER.match(plain):
        first, _, rest = plain.partition(" ")
        plain = f'"{first}" {rest}'.strip()
    return _COUNT.sub(lambda match: f'"{match[0]}"', plain)


def field_text(text: str) -> str:
    """A text as the value of `[key:: value]`: as in a line, and without brackets."""
    plain = one_line(text).replace("`", "'").replace("[", "(").replace("]", ")")
    return re.sub(r":{2,}", ":", plain)


def one_line(text: str) -> str:
    """A text on one line, without what cannot be seen."""
    seen = text if text.isascii() and text.isprintable() else _UNSEEN.sub(" ", text)
    return " ".join(seen.split())
