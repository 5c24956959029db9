"""HTML comments in a body, `<!-- so -->`: kept in the file, and neither read nor shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from ledger.readers.links import BLOCK_END

_OPENING = "<!--"
_CLOSING = "-->"
_FENCE = r"^[ \t]*(?:[-*+][ \t]+)?"
# What begins a comment, and what hides one: fenced code and code spans.
_MARK = re.compile(
    rf"(?P<fence>{_FENCE}(?P<run>`{{3,}}(?![^\n]*`)|~{{3,}}))|(?P<ticks>`+)|{_OPENING}",
    re.MULTILINE,
)
_FENCE_END = re.compile(rf"{_FENCE}(?P<run>`{{3,}}|~{{3,}})[ \t]*$", re.MULTILINE)
_TICKS = re.compile("`+")


def without_comments(text: str, start: int = 0) -> str:
    """The text with every comment from `start` on blanked out, at the same offsets."""
    shown: list[str] = []
    at = 0
    for begin, end in comments(text, start):
        shown += text[at:begin], re.sub(r"[^\n]", " ", text[begin:end])
        at = end
    return "".join([*shown, text[at:]]) if shown else text


def comments(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each comment from `start` on begins and ends.

    One that begins its line may go over any number of lines; one within a line ends with
    its paragraph. What nothing closes before the next one begins is text, and so is what
    stands in code.
    """
    if text.find(_OPENING, start) < 0:
        return
    scan = _Scan(text, start)
    at = start
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark["fence"]:
            end = scan.fence_end(mark["run"], at) or scan.span_end(mark["run"], at)
        elif mark["ticks"]:
            end = scan.span_end(mark["ticks"], at)
        else:
            end = scan.comment_end(mark.start())
            if end:
                yield mark.start(), end
        at = end or at


class _Scan:
    """Finds the ends of what was begun, from left to right; 0 stands for what has none.

    What was looked for is remembered, so that a text of nothing but beginnings takes no
    longer than any other of its length.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self._closing = -1
        self._line_end = -1
        self._line_text = -1
        self._block_end = -1
        self._runs: dict[str, list[tuple[int, int]]] = {}
        self._fences: dict[str, _Fences] = {}

    def comment_end(self, begin: int) -> int:
        """The end of the comment that begins at an offset."""
        after = begin + 2  # `<!-->` is whole
        if self._closing < after:
            found = self.text.find(_CLOSING, after)
            self._closing = found if found >= 0 else len(self.text) + 1
        last = len(self.text) if self._begins_line(begin) else self._end_of_block(begin)
        if self._closing >= last or self.text.rfind(_OPENING, after, self._closing) >= 0:
            return 0
        return self._closing + len(_CLOSING)

    def _begins_line(self, at: int) -> bool:
        if self._line_end <= at:
            line = max(self.start, self.text.rfind("\n", 0, at) + 1)
            end = self.text.find("\n", at)
            self._line_end = end + 1 if end >= 0 else len(self.text) + 1
            stripped = self.text[line : self._line_end].lstrip(" \t")
            self._line_text = min(len(self.text), self._line_end) - len(stripped)
        return at == self._line_text

    def span_end(self, run: str, after: int) -> int:
        """The end of the code span that a run of backticks begins, which ends at `after`."""
        self._end_of_block(after)
        same = self._runs.get(run, [])
        while same and same[-1][0] < after:
            same.pop()
        return same[-1][1] if same else 0

    def fence_end(self, run: str, after: int) -> int:
        """The end of the fenced code whose first line begins with a fence that ends at `after`."""
        if run[0] not in self._fences:
            self._fences[run[0]] = _Fences(self.text, run[0])
        return self._fences[run[0]].end(len(run), after)

    def _end_of_block(self, at: int) -> int:
        """The end of the paragraph, list item or heading that an offset stands in."""
        if self._block_end <= at:
            line = self.text.rfind("\n", 0, at) + 1
            found = BLOCK_END.search(self.text, line)
            self._block_end = found.end() if found else len(self.text) + 1
            runs = defaultdict(list)
            for run in _TICKS.finditer(self.text, at, self._block_end):
                runs[run[0]].append(run.span())
            self._runs = {ticks: places[::-1] for ticks, places in runs.items()}
        return self._block_end


class _Fences:
    """The lines that may close fenced code of one kind."""

    def __init__(self, text: str, mark: str) -> None:
        found = [one for one in _FENCE_END.finditer(text) if one["run"][0] == mark]
        self._starts = [one.start() for one in found]
        self._ends = [one.end() for one in found]
        self._lengths = [len(one["run"]) for one in found]
        # The longest from each of them on: whether it is worth looking at all.
        self._longest = self._lengths[:]
        for at in reversed(range(len(found) - 1)):
            self._longest[at] = max(self._longest[at], self._longest[at + 1])

    def end(self, length: int, after: int) -> int:
        """The end of the first that is at least so long; 0 where there is none."""
        at = bisect_left(self._starts, after)
        if at == len(self._starts) or self._longest[at] < length:
            return 0
        while self._lengths[at] < length:
            at += 1
        return self._ends[at]
