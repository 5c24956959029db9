"""Files as no editor would leave them, made from a number: the same number, the same file."""

from __future__ import annotations

from random import Random

_KEYS = ["name", "title", "organization", "tags", "stages", "needs", "via", "aliases", "naïve",
         "ключ", "会社", "Next step", "a-b", "x_y", '"quoted key"', "'single'", "advocate",
         "incumbent", "closes", "Stages", "kind of"]  # fmt: skip
_SCALARS = ["Acme", "'it''s'", '"say \\"so\\" # not a comment"', "a: b", "[[dana-kim]]", "*x",
            "&x y", "!t z", "2026-10-06", "NO", "~", "null", "1e3", "- dash", "# only a comment",
            "%x", "@x", "`x`", "日本", "a\u0085b", "a\u2028b", "a\tb", "'open", '"open', "{a: b}",
            "{a: [b, c]}", "word " * 400, "\u200b", "😀 😀", "x   ", "\\", "a #b", "---",
            "..."]  # fmt: skip
_BLOCKS = ["|\n  ---\n  - 2026-10-01 email in a text", ">-\n  folded\n\n  ---\n  text",
           "|+\n  kept\n\n", "\n  deeper: a\n  other:\n    - b", "\n    far: in",
           "&anchor\n  - a", "plain\n  goes on\n  and on", '"quoted\n  goes on"',
           "\n- a\n- b"]  # fmt: skip
_ITEMS = ["a", "2026-08-03 researching", "2026-08-19 targeted, needs from the annual report",
          "'q, r'", '"s"', "privacy, must, level 2", "[[lee-park]]", "long\n    and on", "[x, y]",
          "k: v", "", "# none", "&i item", "*i", "word " * 100]  # fmt: skip
_LISTS = ["[]", "[ ]", "[a]", "[a, b, ]", "[a, 'b, c']  # why", "[\n  a,\n  b\n]",
          "[\n    a, # x\n    b # y\n  ]", "[\n  a,\n  b, # y\n]", "[a,\n  b]", "[[a]]",
          "[[a], [b]]", "[a, b\n  and c]", "[\n  # none yet\n]", "[a # one\n ]",
          "[\n  a\n  # more\n]"]  # fmt: skip
_BETWEEN = ["", "   ", "# a comment", "  # deeper", "#no space", "\t", "? complex", "<<: *x",
            "- stray", "no colon here", "}", "---x", "<!-- html -->"]  # fmt: skip
_LINES = ["- 2026-09-20 email [[dana-kim]] asked", "- 2026-11-02 call 20m",
          "* 2026-10-06 interview 2a 45m", "- [ ] 2026-11-24 send references",
          "- [x] 2026-11-02 call [[lee-park]]", "  and more of it", "    - 2026-08-01 coffee 1h",
          "1. 2026-07-01 application", "- 2026-99-99 call", "- 2026-9-28 cofee 90 min",
          "- 2026-10-10 intervew 1 [mode:: vidoe]", "", "", "Prose.", "## Heading",
          "> - 2026-10-01 quoted", "```", "~~~", "    code", "<!-- a", "b -->",
          "<!-- - 2026-10-01 email hidden -->", "- item", "\t- 2026-06-06 lunch", "===", "---",
          "<<<<<<< mine", "=======", ">>>>>>> theirs", "Line\u2028separator", "Next\u0085line",
          "word " * 1_000, "- 2026-10-12 email " + "x" * 3_000, "| a | b |", "[[open", "`tick",
          "- 2026-10-13 email x ", "-  2026-10-14  email  y", "- 2026-10-15", "\x0b",
          "\x00"]  # fmt: skip
_ENDS = ["\n"] * 5 + ["\r\n"] * 3 + ["\r"]


def wild_file(number: int) -> bytes:
    """One file of anything that has been seen in the wild, and of some that has not."""
    random = Random(number)  # noqa: S311 - nothing is kept secret with it
    text = _front(random) + _body(random)
    if random.random() < 0.02:
        text = random.choice(
            ["", "---", "---\n", "---\n---", "\n\n", " ", "\ufeff", "---\n\n---\n"]
        )
    if random.random() < 0.25:
        text = text.rstrip("\n")
    if random.random() < 0.08:
        text = "".join(c if c != "\n" else random.choice(["\n", "\r\n", "\r"]) for c in text)
    else:
        text = text.replace("\n", random.choice(_ENDS))
    data = (("\ufeff" if random.random() < 0.1 else "") + text).encode()
    if random.random() < 0.03:
        at = random.randrange(len(data) + 1)
        odd = [b"\x80", b"caf\xe9", b"\xff\xfe", b"\x00", b"\x93x\x94"]
        data = data[:at] + random.choice(odd) + data[at:]
    return data


def _front(random: Random) -> str:
    if random.random() < 0.1:
        return random.choice(["", "", "\n", "# A\n\n", "---\n", "--- \nname: a\n"])
    lines = []
    # Most files are sound; a few are stuffed with what is not.
    mess = random.choice([0, 0, 0, 0.05, 0.3])
    keys = random.sample(_KEYS, random.randrange(0, 8))
    if random.random() < mess:
        keys += keys[:1]
    for key in keys:
        if random.random() < 0.15:
            lines.append(random.choice(_BETWEEN[:5]))
        if random.random() < mess:
            lines.append(random.choice(_BETWEEN))
        lines.append(key + _value(random, mess))
    indent = random.choice(["", "", "", "", "", "", "", "  "])
    fence = random.choice(["---", "---", "---", "---", "--- ", "..."])
    block = "".join(f"{indent}{line}\n" for line in lines)
    return f"{random.choice(['', '', '', chr(10)])}---\n{block}{fence}\n"


def _value(random: Random, mess: float) -> str:
    shape = random.random()
    space = random.choice([" ", " ", " ", "  ", "\t"]) if mess else " "
    if shape < 0.2:
        return random.choice([":", ":", ": ", ":  # soon", " :", ":\t"])
    if shape < 0.5:
        return f":{space}{random.choice(_SCALARS[:3] if not mess else _SCALARS)}"
    if shape < 0.6:
        return f": {random.choice(_BLOCKS)}"
    if shape < 0.75:
        return f": {random.choice(_LISTS)}"
    dash = random.choice(["  - ", "- ", "  -   ", "    - "])
    items = []
    for _ in range(random.randrange(1, 5)):
        if random.random() < 0.15:
            items.append(random.choice(["  # between", "", "# at the edge"]))
        items.append(dash + random.choice(_ITEMS if mess else _ITEMS[:8]))
    return ":\n" + "\n".join(items)


def _body(random: Random) -> str:
    if random.random() < 0.1:
        return ""
    sound = random.random() < 0.5
    lines = [random.choice(_LINES[:14] if sound else _LINES) for _ in range(random.randrange(12))]
    if random.random() < 0.3:
        lines.sort(reverse=True)
    return "".join(f"{line}\n" for line in lines)
