"""A person's text as a shared ledger may hold it: its links under new ids, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from ledger.config import Share
from ledger.model.draft import field_text, line_text, one_line
from ledger.model.link import Link
from ledger.readers.links import LINK, target_of
from ledger.sharing._identities import Identities, Leads

Clean = Callable[[str], str]

# What stands where it is told that something was said, and not what.
MASK = "left out"
# A link to a file of the ledger, which would name the file.
_FILE = re.compile(r"\.md\b", re.IGNORECASE)


class Words:
    """Says what of a text may be shown, and counts what may not.

    A text is left out whole where it links to a record that is not shown, or says a name
    that is not: what would remain of it still points there.
    """

    def __init__(self, share: Share, identities: Identities) -> None:
        self.share = share
        self.identities = identities
        self.left_out: Counter[str] = Counter()

    def link(self, link: Link | None) -> str:
        """A link under its new id; empty where it leads to nothing that is shown."""
        return self.identities.link(link.target) if link else ""

    def text(self, text: str) -> str:
        """A text on one line, its links under their new ids; empty where it is left out."""
        return one_line(self._rewritten(text))

    def in_line(self, text: str) -> str:
        """The same as the words of a dated line."""
        return self._pieces(text, line_text)

    def in_field(self, text: str) -> str:
        """The same as the value of a dated line's field."""
        return self._pieces(text, field_text)

    def notes(self, text: str) -> str:
        """Prose of several lines with its links under their new ids; empty where left out."""
        return self._rewritten(text)

    def _may_show(self, text: str) -> bool:
        links = (target_of(match[1]) for match in LINK.finditer(text))
        if any(self.identities.leads(name) is not Leads.SHOWN for name in links):
            return False
        return not (_FILE.search(text) or self.identities.hidden.said_in(LINK.sub(" ", text)))

    def _rewritten(self, text: str) -> str:
        return LINK.sub(self._link, text) if self._may_show(text) else ""

    def _pieces(self, text: str, clean: Clean) -> str:
        if not self._may_show(text):
            return ""
        made: list[str] = []
        at = 0
        for match in LINK.finditer(text):
            made += [_cleaned(text[at : match.start()], clean), self._link(match)]
            at = match.end()
        return "".join([*made, _cleaned(text[at:], clean)]).strip()

    def _link(self, match: re.Match[str]) -> str:
        return self.identities.link(target_of(match[1]))


def _cleaned(piece: str, clean: Clean) -> str:
    """A stretch between two links, cleaned, with the spaces that set it apart from them."""
    if not piece.strip():
        return " " if piece else ""
    before, after = " " * piece[0].isspace(), " " * piece[-1].isspace()
    return f"{before}{clean(piece)}{after}"
