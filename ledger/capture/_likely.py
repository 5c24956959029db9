"""Which kinds of line a sentence may make, where it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.capture._phrases import Phrases
from ledger.capture._sentence import Sentence
from ledger.config import NOTE, Config
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.skill import Skill
from ledger.wording import slips

_WORD = re.compile(r"[a-z]{4,}")
# As many letters at the beginning make two words forms of one: `visiting`, `visited`.
_STEM = 5
_LONG = 8
_MOST = 4
# What is offered where no word and no name tells more.
_USUAL = ("call", "email", "meeting", "research")


def likely_kinds(sentence: Sentence, config: Config, table: Phrases) -> tuple[str, ...]:
    """The kinds that the words and the names of a sentence come near to; a note is the last."""
    near = (*_by_words(sentence, config, table), *_by_names(sentence), *_USUAL)
    kinds = [kind for kind in dict.fromkeys(near) if kind in config.kinds]
    return (*kinds[:_MOST], NOTE.name)


def _by_words(sentence: Sentence, config: Config, table: Phrases) -> Iterator[str]:
    """The kinds whose words stand there in another form, or with a slip of the fingers."""
    said = _WORD.findall(sentence.main.lower())
    for word in said:
        yield from (kind for kind in config.kinds if _is_near(word, kind))
        for phrase in table.kinds:
            if any(_is_near(word, known) for known in phrase.says.words()):
                yield from (one for one in (phrase.me, phrase.them, *phrase.vague) if one)
    for word in said:
        yield from (kind for kind, words in table.likely.items() if word in words)


def _by_names(sentence: Sentence) -> Iterator[str]:
    """The kinds that go with what is named: an evening with a group, a post with a channel."""
    named = [one.candidates[0] for one in sentence.mentions]
    for record in named:
        if isinstance(record, Skill):
            yield from ("learn", "prepare")
        elif isinstance(record, Channel):
            content = record.type == "content"
            yield from ("post", "response") if content else ("event", "application")
    if named and not any(isinstance(one, Contact) for one in named):
        yield from ("research", "prepare")


def _is_near(word: str, known: str) -> bool:
    """Whether a word is nearly another one, or begins as it does."""
    if len(known) < _STEM - 1:
        return False
    if len(known) >= _STEM and word[:_STEM] == known[:_STEM]:
        return True
    close = abs(len(word) - len(known)) < 3 and word[0] == known[0]
    return close and slips(word, known) <= (2 if len(word) > _LONG else 1)
