"""Changes that know tables, content lines (vCard, iCalendar), mail, JSON and archives."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.fuzz.tokens import DATES, TEXTS, TOKENS, VALUES

_DELIMITERS = (",", ";", "\t", "|")
_CONTENT_LINE = re.compile(r"^([\w.-]+)((?:;[^:\n]*)?):(.*)$", re.MULTILINE)
_HEADER = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_ENCODINGS = (
    "utf-8",
    "iso-8859-1",
    "x-unknown",
    "idna",
    "base64",
    "utf-7",
    "quoted-printable",
    "8bit",
    "",
)


def table(text: str, chance: Random) -> str:
    """Cells, columns and rows of a table made others; its delimiter, its quotes, what is above."""
    delimiter = max(_DELIMITERS, key=text[:2_000].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return text
    filled = [row for row in rows if row]
    if not filled:
        return text
    row = chance.choice(filled)
    at = chance.randrange(len(row))
    match chance.randrange(11):
        case 0 | 1 | 2:
            row[at] = chance.choice(VALUES)
        case 3:
            row[at] += chance.choice(TOKENS)
        case 4:
            for each in filled:
                del each[at : at + 1]
        case 5:
            for each in filled:
                each.insert(at, each[chance.randrange(len(each))] if each else "")
        case 6:
            chance.shuffle(row)
        case 7:
            rows.insert(0, [chance.choice(TEXTS)] * chance.randint(1, 4))
        case 8:
            delimiter = chance.choice(_DELIMITERS)
        case 9:
            row[at] = chance.choice(chance.choice(filled) or [""])
        case _:
            rows += rows[1:]
    made = io.StringIO(newline="")
    writer = csv.writer(
        made, delimiter=delimiter, quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        lineterminator=chance.choice(("\n", "\n", "\r\n")),
    )  # fmt: skip
    writer.writerows(rows)
    return made.getvalue()


def content_line(text: str, chance: Random) -> str:
    """One `NAME;PARAMETER=x:value` line made another, folded, doubled, encoded or moved."""
    found = [*_CONTENT_LINE.finditer(text)]
    if not found:
        return text + chance.choice(TOKENS)
    line, other = chance.choice(found), chance.choice(found)
    name, parameters, value = line[1], line[2], line[3].rstrip("\r")
    said = chance.choice(VALUES)
    cut = chance.randint(0, len(value))
    put = chance.choice(
        (
            f"{name}{parameters}:{said}", f"{name}{parameters}:{other[3]}",
            f"{other[1]}{parameters}:{value}",
            f"{name};ENCODING=QUOTED-PRINTABLE:={value}=3D=", f"{name};ENCODING=b:{value}",
            f"{name}:{value}",
            f"{name};CHARSET={chance.choice(_ENCODINGS)}:{value}", f"{name};TZID={said}:{value}",
            f"{name};VALUE=DATE:{chance.choice(DATES)}",
            f"{name}{parameters}:{value[:cut]}\n {value[cut:]}",
            f"item1.{name}{parameters}:{value}", f"{name};{said}:{value}", f'{name};X="{value}',
            f"{name}",
            f"{name}{parameters}:{value[:cut]};{value[cut:]}", f"{line[0]}\n{other[0]}",
            f"{name.lower()}:x",
            f"BEGIN:{value}\n{line[0]}", f"{line[0]}\nEND:{value}",
            f"RRULE:FREQ=SECONDLY;COUNT={said}", "",
            f"{name}:{chance.choice(DATES)}", f"RRULE:FREQ=YEARLY;UNTIL={chance.choice(DATES)}",
            "DURATION:P9W",
            f"RECURRENCE-ID:{chance.choice(DATES)}", f"EXDATE:{chance.choice(DATES)}",
            f"DURATION:{said}",
        )
    )  # fmt: skip
    return text[: line.start()] + put + text[line.end() :]


def mail(text: str, chance: Random) -> str:
    """One header made another, encoded, folded or broken; parts put in; a line that begins mail."""
    found = [*_HEADER.finditer(text)]
    if not found:
        return f"From: {chance.choice(TOKENS)}\n{text}"
    line, other = chance.choice(found), chance.choice(found)
    said, encoding = chance.choice(VALUES), chance.choice(_ENCODINGS)
    put = chance.choice(
        (
            f"{line[1]}: {said}", f"{line[1]}: {other[2]}", f"{other[1]}: {line[2]}",
            f"{line[0]}\n\t{said}",
            f"{line[1]}: =?{encoding}?B?{said}?=", f"{line[1]}: =?{encoding}?Q?{said}=ZZ?=",
            line[0] * 2,
            f"Date: {chance.choice(DATES)}", f"From: {said} <{other[2]}>",
            f"To: {line[2]}, {said}:;, <", "",
            f"Content-Type: text/{said}; charset={encoding}",
            f"Content-Transfer-Encoding: {encoding}",
            f'Content-Type: multipart/mixed; boundary="{said}"\n\n--{said}\n',
            f"Message-ID: {said}",
            f"Content-Type: message/rfc822\n\n{line[0]}",
            f"\n\nFrom {said} {chance.choice(DATES)}\n{line[0]}",
            f"Content-Type: text/html\n\n<p>{said}<br>", f"List-Id: {said}",
            "Auto-Submitted: auto-replied",
        )
    )  # fmt: skip
    return text[: line.start()] + put + text[line.end() :]


def tree(text: str, chance: Random) -> str:
    """One value of a JSON text made another, moved or taken out; bytes where it is no JSON."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return text[: chance.randint(0, len(text))] + chance.choice(TOKENS)
    places = list(_places(read))
    if not places:
        return json.dumps([read])
    holder, key = chance.choice(places)
    other, where = chance.choice(places)
    said = chance.choice(VALUES)
    match chance.randrange(7):
        case 0:
            del holder[key]
        case 1:
            holder[key] = json.loads(json.dumps(other[where]))
        case 2 if isinstance(holder, dict):
            holder[said] = holder.pop(key)
        case 3:
            holder[key] = chance.choice(
                (None, True, 0, -1, 1.5, 10**30, [], {}, "", [[]], {"": None})
            )
        case 4 if isinstance(holder[key], str):
            at = chance.randint(0, len(holder[key]))
            holder[key] = holder[key][:at] + said + holder[key][at:]
        case 5:
            return json.dumps(read).replace("null", "[" * chance.choice((1, 100_000)), 1)
        case _:
            holder[key] = said
    return json.dumps(read, ensure_ascii=chance.random() < 0.5)


def _places(read: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [read]
    while waiting:
        holder = waiting.pop()
        if not isinstance(holder, dict | list):
            continue
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
            yield holder, key
            waiting.append(holder[key])
