"""Changes that know front matter, dated lines, stage lines, comments and settings."""

from __future__ import annotations

import re
from random import Random

from ledger.config import defaults
from ledger.model.entry import FIELDS
from ledger.model.record import RecordKind
from ledger.readers.records import keys_of
from tests.fuzz.tokens import DATES, MARKS, NUMBERS, TOKENS, VALUES

# The last are those of another tool, which some settings that a record is judged with know.
_KEYS = [
    *sorted({key for kind in RecordKind for key in keys_of(kind)}), "Employer", "Status", "When",
]  # fmt: skip
_KINDS = sorted(defaults().kinds)
_STAGES = sorted({name for each in defaults().pipelines.values() for name in each.stages})
_KEY_LINE = re.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_SETTING = re.compile(r"^([\w\"'.-]+)[ \t]*=[ \t]*(.*)$", re.MULTILINE)
_NAMED = ("dana-kim", "[[dana-kim]]", "[[lee-park|Lee]]", "nobody", "[[", "contacts/dana-kim")


def front_matter(text: str, chance: Random) -> str:
    """One key of the front matter made another, or its value."""
    found = [*_KEY_LINE.finditer(text)]
    key, value = chance.choice(_KEYS), _yaml_value(chance)
    if not found or chance.random() < 0.3:
        head = "" if text.startswith("---") else "---\n---\n"
        return (head + text).replace("---\n", f"---\n{key}: {value}\n", 1)
    line = chance.choice(found)
    put = chance.choice(
        (
            f"{line[1]}: {value}", f"{line[1]}: {value}", f"{key}: {line[2]}",
            f"{line[0]}\n{line[0]}",
            f'"{line[1]}": {line[2]}', f"{line[1]} : {line[2]}", f"{line[1]}:{line[2]}",
            f"? {line[1]}\n: {line[2]}", f"{line[1].upper()}: {line[2]}", f"{line[0]} # {value}",
            f"{line[1]}: [{line[2]}, {value}]", f"{line[1]}: {{{line[2]}: {value}}}",
        )
    )  # fmt: skip
    return text[: line.start()] + put + text[line.end() :]


def _yaml_value(chance: Random) -> str:
    said = chance.choice(VALUES)
    return chance.choice(
        (
            said, f"'{said}'", f'"{said}"', f"[{said}, {said}]", f"{{a: {said}}}",
            f"|\n  {said}\n  x",
            f">-\n  {said}", f"\n  - {said}\n  - {chance.choice(VALUES)}",
            f"\n  - {_stage_line(chance)}",
            f"\n  a: {said}\n  b: 1", f"&x {said}", "*x", f"!!int {said}", f"!<tag:x> {said}",
            "[" * 60,
            f"\n  - - {said}", chance.choice(_NAMED), f"{said} # x", "[[a]]", f"\n- {said}", "[]",
            "{}",
        )
    )  # fmt: skip


def _stage_line(chance: Random) -> str:
    parts = [chance.choice(DATES), chance.choice((*_STAGES, "appleid")), chance.choice(TOKENS)]
    return chance.choice(("{0} {1}", "{0} {1}, {2}", "{1} {0}", "{0}: {1}", "{0}")).format(*parts)


def dated_line(text: str, chance: Random) -> str:
    """A dated line put in, made of parts in and out of their order."""
    parts = [chance.choice(("- ", "* ", "1. ", "  - ", "+ ")), chance.choice(("", "[ ] ", "[x] "))]
    parts += [chance.choice(DATES), " "]
    parts += [
        chance.choice(("", "10:30 ", "24:00 ")),
        chance.choice((*_KINDS, "cofee", "Dana")),
        " ",
    ]
    for _ in range(chance.randint(0, 5)):
        parts += [_part(chance), chance.choice((" ", "", ", ", "\n  "))]
    if chance.random() < 0.15:
        chance.shuffle(parts)
    lines = text.split("\n")
    lines.insert(chance.randint(0, len(lines)), "".join(parts))
    return "\n".join(lines)


def _part(chance: Random) -> str:
    said = chance.choice(VALUES)
    return chance.choice(
        (
            said, "45m", "1h 30m", "2a", "×20", "2w", chance.choice(_NAMED), f"`{said}`",
            f"[{chance.choice(FIELDS)}:: {said}]",
            f"[{chance.choice(FIELDS)}:: [[dana-kim]] {said}]",
            f"({chance.choice(FIELDS)}:: {said})", f"[{chance.choice(FIELDS)}:: {said}",
            f"<!-- {said} -->",
        )
    )  # fmt: skip


def stage_line(text: str, chance: Random) -> str:
    """A stage line put below `stages:`, or anywhere."""
    line = f"  - {_stage_line(chance)}\n"
    if "stages:\n" in text:
        return text.replace("stages:\n", f"stages:\n{line}", 1)
    return text.replace("---\n", f"---\nstages:\n{line}", 1)


def comment(text: str, chance: Random) -> str:
    """A stretch of the text made a comment, code or a merge's leavings, or half of one."""
    start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    opening, closing = chance.choice(
        (
            ("<!--", "-->"), ("\n<!--\n", "\n-->\n"), ("`", "`"), ("\n```\n", "\n```\n"), ("~~~",
            "~~~\n"),
            ("<!-- headway: ignore ", " -->"), ("\n<<<<<<< a\n", "\n>>>>>>> b\n"), ("%%", "%%"),
            ("<!--", ""),
            ("\n<!-- headway: ignore HW502 -->\n", ""), ("# headway: ignore ", "\n"), ("[[", "]]"),
        )
    )  # fmt: skip
    return text[:start] + opening + text[start:end] + closing + text[end:]


def setting(text: str, chance: Random) -> str:
    """One setting made another, or its value, or its table."""
    said = chance.choice((*VALUES, *MARKS))
    value = chance.choice(
        (
            f'"{said}"', f"'{said}'", f'["{said}"]', chance.choice(NUMBERS), "true", "[]", "{}",
            "1979-05-27",
            f'{{a = "{said}"}}', '["a", 1]', "[" * 200, f'"""{said}"""', "nan", "inf", "-1",
            "07:32:00",
        )
    )  # fmt: skip
    found = [*_SETTING.finditer(text)]
    if found and chance.random() < 0.8:
        line = chance.choice(found)
        key = chance.choice((line[1], line[1], line[1], f"{line[1]}.x", f'"{said}"'))
        return text[: line.start()] + f"{key} = {value}" + text[line.end() :]
    tables = ("rules", "kinds", "site", "share", "checks", "folders", "fields", "stages", "entries")
    table = chance.choice(
        (*tables, "pipelines.job.stages.targeted", "pipelines.x", "queries.x", said)
    )
    return f"{text}\n[{table}]\n{chance.choice((*_KEYS, *_STAGES, 'sql'))} = {value}\n"
