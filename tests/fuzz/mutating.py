"""Changes to an input that know no more of it than that it has bytes, lines and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.case import Case, size_of
from tests.fuzz.tokens import BYTES, TOKENS

Shape = Callable[[str, Random], str]

# Longer ones only say the same more slowly; now and then one is made as long as LONGEST.
MOST_BYTES = 24_000
LONGEST = 200_000
_LONG_ONE_IN = 2_000
_WORD = re.compile(r"[^\s,:;=\[\]{}()\"'<>|]+")


def mutated(case: Case, pool: Sequence[Case], shapes: Sequence[Shape], chance: Random) -> Case:
    """A case with one to five changes; `pool` are others that it may be spliced with."""
    files = list(case)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        at = chance.randrange(len(files))
        path, data = files[at]
        files[at] = path, _changed(data, pool, shapes, chance)
    if len(files) > 1 and chance.random() < 0.1:
        del files[chance.randrange(len(files))]
    if chance.random() * _LONG_ONE_IN < 1:
        at = chance.randrange(len(files))
        path, data = files[at]
        files[at] = path, _very_long(data, chance)
    elif size_of(tuple(files)) > MOST_BYTES:
        files = [(path, data[: MOST_BYTES // len(files)]) for path, data in files]
    return tuple(files)


def _changed(data: bytes, pool: Sequence[Case], shapes: Sequence[Shape], chance: Random) -> bytes:
    what = chance.random()
    if what < 0.15:
        return _bytes(data, chance)
    if what < 0.25:
        return _spliced(data, chance.choice(chance.choice(pool))[1], chance)
    text = data.decode("utf-8", errors="surrogateescape")
    if what < 0.4:
        text = _lines(text, chance)
    elif what < 0.6 or not shapes:
        text = _words(text, chance)
    else:
        text = chance.choice(shapes)(text, chance)
    return _encoded(text)


def _encoded(text: str) -> bytes:
    """The bytes that it was made of; half a pair of JSON's, which no bytes are, is a mark."""
    try:
        return text.encode("utf-8", errors="surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", errors="replace")


def _bytes(data: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    start = chance.randint(0, len(made))
    end = min(len(made), start + chance.choice((0, 1, 2, 8, 60, 1_000)))
    match chance.randrange(8):
        case 0:
            del made[start:end]
        case 1:
            made[start:start] = made[start:end]
        case 2:
            made[start:end] = made[start:end][::-1]
        case 3:
            del made[start:]
        case 4:
            made[start:end] = chance.randbytes(chance.randint(1, 8))
        case 5 if made:
            made[start % len(made)] ^= 1 << chance.randrange(8)
        case 6:
            return _recoded(data, chance)
        case _:
            made[start:end] = chance.choice(BYTES)
    return bytes(made)


def _recoded(data: bytes, chance: Random) -> bytes:
    """The same text in another encoding, or with other ends of its lines."""
    text = data.decode("utf-8", errors="replace")
    match chance.randrange(6):
        case 0:
            return text.encode("utf-16")
        case 1:
            return text.encode(chance.choice(("utf-16-le", "utf-16-be", "utf-32")))
        case 2:
            return text.encode("cp1252", errors="replace")
        case 3:
            return b"\xef\xbb\xbf" + data
        case 4:
            return data.replace(b"\n", b"\r\n")
        case _:
            return data.replace(b"\n", b"\r")


def _spliced(data: bytes, other: bytes, chance: Random) -> bytes:
    """The beginning of one and the end of another, cut at lines or anywhere."""
    if chance.random() < 0.6:
        first, second = data.splitlines(keepends=True), other.splitlines(keepends=True)
        head = first[: chance.randint(0, len(first))]
        middle = second[chance.randint(0, len(second)) :]
        if chance.random() < 0.5:
            return b"".join([*head, *middle[: chance.randint(0, 6)], *first[len(head) :]])
        return b"".join([*head, *middle])
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _lines(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = chance.choice((" ", "  ", "\t", "    ", "> ", "- ")) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip()
        case 5:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        case 6:
            cut = chance.randint(0, len(lines[at]))
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        case _:
            lines[at:at] = [lines[at]] * chance.choice((2, 10, 60))
    return "\n".join(lines)


def _words(text: str, chance: Random) -> str:
    token = chance.choice(TOKENS)
    if chance.random() < 0.3:
        at = chance.randint(0, len(text))
        return text[:at] + token * chance.choice((1, 1, 1, 2, 30)) + text[at:]
    # Words are looked for from somewhere on: in a long text the first would be changed most.
    start = chance.randint(0, len(text))
    found = _WORD.search(text, start) or _WORD.search(text)
    if found is None:
        return text + token
    other = _WORD.search(text, chance.randint(0, len(text)))
    put = chance.choice((token, token, other[0] if other else token, "", found[0] + token))
    return text[: found.start()] + put + text[found.end() :]


def _very_long(data: bytes, chance: Random) -> bytes:
    """The input with one stretch of it, or one token, over and over."""
    start = chance.randint(0, len(data))
    stretch = data[start : start + chance.choice((1, 4, 30, 300))]
    again = chance.choice((stretch, _encoded(chance.choice(TOKENS)))) or b"x"
    return data[:start] + again * (LONGEST // len(again)) + data[start:]
