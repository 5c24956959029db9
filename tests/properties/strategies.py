"""What Hypothesis draws from: text that provokes, and mutations of files that are valid."""

from __future__ import annotations

from hypothesis import strategies as st

# Everything that the format, YAML or Markdown gives a meaning.
_TOKENS = [
    "---", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "- ", "* ", "1. ", "# ", "> ", "`", "```",
    "~~~", "[[", "]]", "[", "]", "|", "::", ":", ": ", ",", "#", " #", "'", '"', "{", "}", "&a",
    "*a", "!", "!!str", "<<: ", "? ", "%", "@", "2026-09-20", "2026-02-30", "0001-01-01",
    "9999-12-31", "coffee", "interview", "2a", "45m", "1h30m", "24:00", "10:30", "×20", "[ ] ",
    "[x] ", "got:: ", "name: ", "stages:", "needs:", "private: true", "kind: ", "level 3", "must",
    "from ", "because", "null", "~", "\u2028", "\x00", "\x1b", "\ufeff", "\u202e", "é", "e\u0301",
    "\U0001f600", "<<<<<<< a", "=======", ">>>>>>> b", "<script>", "60k", "²", "٣", "\\", "...",
]  # fmt: skip

any_text = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(_TOKENS), st.text(max_size=4)), max_size=40).map("".join),
).map(lambda text: text.encode(errors="replace").decode())

values = st.one_of(
    any_text.map(lambda text: text.replace("\n", "\n  ").replace("\r", "\r  ")),
    any_text.map(lambda text: "\n  - " + text.replace("\n", " ").replace("\r", " ")),
    st.sampled_from(
        ["[[a]]", "[a, [b, {c: d}]]", "{a: [b]}", "|\n  x", ">-\n  x", "''", "[]", "{}"]
    ),
)


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes of a file with a few stretches cut, doubled, swapped or overwritten."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 5))):
        length = len(changed)
        start, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
        end = min(end, start + draw(st.sampled_from([1, 4, 40, 4_000])))
        stretch = changed[start:end]
        what = draw(st.sampled_from(["cut", "double", "reverse", "token", "bytes", "truncate"]))
        if what == "cut":
            del changed[start:end]
        elif what == "double":
            changed[start:start] = stretch
        elif what == "reverse":
            changed[start:end] = stretch[::-1]
        elif what == "token":
            changed[start:end] = draw(st.sampled_from(_TOKENS)).encode()
        elif what == "bytes":
            changed[start:end] = draw(st.binary(max_size=8))
        else:
            del changed[start:]
    return bytes(changed)
