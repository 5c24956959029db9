"""The whole names of a ledger's records: what is never anything else than the record it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.ledger import Ledger
from ledger.model.name_form import Form, Forms, NameMatch, Words
from ledger.model.name_forms import care_of_whole, people_words, spelled
from ledger.model.name_pieces import plain_form
from ledger.model.name_words import SUFFIXES, TITLES
from ledger.model.record import Record

_WORD = re.compile(r"[^\W_]+|&")
_APOSTROPHES = re.compile("['’ʼ]")
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")


@dataclass(frozen=True, slots=True)
class WholeNames:
    """Names of at least two words and aliases, and how a text that may hold one begins it."""

    forms: Forms
    alone: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has the beginning of such a name outside its links: a quick look."""
        shown = _LINK.sub("|", text) if "[[" in text else text
        words = _WORD.findall(_APOSTROPHES.sub("", shown))
        plain = [word.lower() for word in words] if shown.isascii() else map_plain(words)
        if not self.alone.isdisjoint(plain):
            return True
        return not self.pairs.isdisjoint(pairwise(plain))


def map_plain(words: list[str]) -> list[str]:
    """Each word in the form in which words are compared."""
    return [plain_form(word) for word in words]


@per_ledger
def whole_names(ledger: Ledger) -> WholeNames:
    """The whole names of people, organizations, campaigns and channels.

    A name in small letters alone is a phrase (`cold calls`) and none here. An alias of one
    word that is also part of another person's name is left out: it may be them.
    """
    gathered: dict[Words, dict[str, Form]] = defaultdict(dict)
    lists = (ledger.contacts, ledger.organizations, ledger.campaigns, ledger.channels)
    for record in (record for records in lists for record in records):
        for words, form in _named(record):
            gathered[words].setdefault(record.path, form)
    _leave_out_shared(ledger, gathered)
    longest: dict[str, int] = defaultdict(int)
    for words in gathered:
        longest[words[0]] = max(longest[words[0]], len(words))
    return WholeNames(
        Forms({words: tuple(forms.values()) for words, forms in gathered.items()}, longest),
        frozenset(words[0] for words in gathered if len(words) == 1),
        frozenset((words[0], words[1]) for words in gathered if len(words) > 1),
    )


def _named(record: Record) -> Iterator[tuple[Words, Form]]:
    words, commas = _words(record.name)
    if len(words) > 1 and record.name != record.name.lower():
        yield words, Form(record, NameMatch.NAME, care_of_whole(words), commas)
        titled = words[0] in TITLES or words[-1] in SUFFIXES
        if titled and isinstance(record, Contact) and len(bare := people_words(record)) > 1:
            yield bare, Form(record, NameMatch.NAME, care_of_whole(bare))
    for alias in record.aliases:
        words, commas = _words(alias)
        if words:
            yield words, Form(record, NameMatch.ALIAS, care_of_whole(words), commas)


def _words(name: str) -> tuple[Words, frozenset[int]]:
    """The words of a name, the quick way where it is made of plain letters and digits."""
    words = name.split()
    if name.isascii() and "".join(words).isalnum():
        return tuple(word.lower() for word in words), frozenset()
    return spelled(name)


def _leave_out_shared(ledger: Ledger, gathered: dict[Words, dict[str, Form]]) -> None:
    alone = {words[0] for words in gathered if len(words) == 1}
    if not alone:
        return
    for contact in ledger.contacts:
        for word in alone.intersection(_words(contact.name)[0]):
            if contact.path not in gathered[word,]:
                alone.discard(word)
    for words in [words for words in gathered if len(words) == 1 and words[0] not in alone]:
        del gathered[words]
