"""The whole names of a ledger's records: what is never anything else than the record it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.lasting import of_front_matter
from ledger.model.ledger import Ledger
from ledger.model.name_form import Form, Forms, NameMatch, Words
from ledger.model.name_forms import care_of_whole, people_words, spelled
from ledger.model.name_pieces import plain_form
from ledger.model.name_words import SUFFIXES, TITLES
from ledger.model.record import Record
from ledger.value import Value

_APOSTROPHES = re.compile("['’ʼ]")
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
_WORD = re.compile(r"[^\W_]+|&")
_SIGNS = re.compile(r"[^\w\x00-\x7f]+")
# Plain letters and digits in small letters; all else stands between words.
_PLAIN = bytes(
    ord(letter.lower()) if letter.isascii() and (letter.isalnum() or letter == "&") else ord(" ")
    for letter in map(chr, range(256))
)

# The words of a name, those that a comma stands before, and what kind of name it is.
Named = tuple[Words, frozenset[int], NameMatch]


class WholeNames(Value, frozen=True):
    """How a text that may hold a whole name begins it: one word alone, or the first two."""

    alone: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    firsts: frozenset[str]

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has the beginning of such a name outside its links: a quick look."""
        plain = _plain_words(_LINK.sub("|", text) if "[[" in text else text)
        if self.firsts.isdisjoint(plain):
            return False
        return not (self.alone.isdisjoint(plain) and self.pairs.isdisjoint(pairwise(plain)))


def _plain_words(text: str) -> list[str]:
    """The words of a text, each in the form in which words are compared."""
    if not text.isascii():
        # Dashes and quotation marks are common, other letters are not.
        text = _SIGNS.sub(" ", _APOSTROPHES.sub("", text))
        if not text.isascii():
            return [plain_form(word) for word in _WORD.findall(text)]
    # Every line of a ledger comes by here: this is four times as quick as to look for words.
    if "&" in text:
        text = text.replace("&", " & ")
    return text.encode("ascii").translate(_PLAIN, b"'").decode("ascii").split()


@of_front_matter
@per_ledger
def whole_names(ledger: Ledger) -> WholeNames:
    """How the whole names of `whole_forms` begin; most ledgers need no more of them."""
    several: set[tuple[str, str]] = set()
    whose: dict[str, set[str]] = defaultdict(set)
    for record in _records(ledger):
        for words, _, _ in _named(record):
            if len(words) > 1:
                several.add((words[0], words[1]))
            else:
                whose[words[0]].add(record.path)
    alone = frozenset(whose) - _shared(ledger, whose)
    return WholeNames(alone, frozenset(several), alone.union(first for first, _ in several))


@per_ledger
def whole_forms(ledger: Ledger) -> Forms:
    """The whole names of people, organizations, campaigns and channels, and their aliases.

    A name in small letters alone is a phrase (`cold calls`) and none here. An alias of one
    word that is also part of another person's name is left out: it may be them.
    """
    alone = whole_names(ledger).alone
    gathered: dict[Words, dict[str, Form]] = defaultdict(dict)
    longest: dict[str, int] = defaultdict(int)
    for record in _records(ledger):
        for words, commas, match in _named(record):
            if len(words) > 1 or words[0] in alone:
                form = Form(record, match, care_of_whole(words), commas)
                gathered[words].setdefault(record.path, form)
                longest[words[0]] = max(longest[words[0]], len(words))
    return Forms({words: tuple(forms.values()) for words, forms in gathered.items()}, longest)


def _records(ledger: Ledger) -> Iterator[Record]:
    return chain(ledger.contacts, ledger.organizations, ledger.campaigns, ledger.channels)


def _named(record: Record) -> Iterator[Named]:
    words, commas = _words(record.name)
    if len(words) > 1 and record.name != record.name.lower():
        yield words, commas, NameMatch.NAME
        titled = words[0] in TITLES or words[-1] in SUFFIXES
        if titled and isinstance(record, Contact) and len(bare := people_words(record)) > 1:
            yield bare, frozenset(), NameMatch.NAME
    for alias in record.aliases:
        words, commas = _words(alias)
        if words:
            yield words, commas, NameMatch.ALIAS


def _shared(ledger: Ledger, whose: Mapping[str, set[str]]) -> set[str]:
    """The aliases of one word that are part of the name of somebody who has them not."""
    if not whose:
        return set()
    return {
        word
        for contact in ledger.contacts
        for word in _words(contact.name)[0]
        if word in whose and contact.path not in whose[word]
    }


def _words(name: str) -> tuple[Words, frozenset[int]]:
    """The words of a name, the quick way where it is made of letters and digits alone."""
    words = name.split()
    if not "".join(words).isalnum():
        return spelled(name)
    if name.isascii():
        return tuple(name.lower().split()), frozenset()
    plain = (plain_form(word) for word in words)
    return tuple(word for word in plain if word), frozenset()
