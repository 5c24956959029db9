"""What kind of line a sentence makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.capture._asking import About, Candidate, DoubtError, Question, Wishes
from ledger.capture._clauses import by_whom, overlapping
from ledger.capture._phrases import KindPhrase, Phrases
from ledger.capture._plain_kind import GAP, said_outright
from ledger.capture._sentence import Sentence
from ledger.config import NOTE, Config, EntryKind, Way
from ledger.model.channel import Channel

Stretch = tuple[int, int]

# What is asked for where nothing tells.
_USUAL = ("call", "email", "meeting", "research", NOTE.name)


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, the word for it, and the stretches of the text that say it.

    `kept` are the parts of those that stay in the text. `depth` is how far an answer to a
    post went, `count` how many at once, `mode` how a meeting was held.
    """

    word: str
    kind: EntryKind
    said: tuple[Stretch, ...] = ()
    kept: tuple[Stretch, ...] = ()
    depth: str = ""
    mode: str = ""
    round: str = ""
    count: int = 1
    days: int = 0


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    words: tuple[str, ...]
    kept: tuple[Stretch, ...] = ()
    weak: bool = False
    keep: bool = False
    depth: str = ""
    days: int = 0


def find_kind(sentence: Sentence, config: Config, table: Phrases, wishes: Wishes) -> KindFound:
    """The kind of a sentence. Raises DoubtError where it may be several, or none can be told."""
    hits = sorted(_hits(sentence, config, table), key=lambda one: (one.start, -one.end))
    strong = [one for one in hits if not one.weak]
    main = next(iter(strong or hits), None)
    if wished := wishes.kind or wishes.answers.get((About.KIND, "")):
        return _wished(sentence, config, table, wished, main)
    if main is None:
        if sentence.todo:
            return KindFound("", NOTE)
        for medium in table.media:
            if match := medium.says.search(sentence.main):
                kind = config.kinds[medium.kind]
                return KindFound(medium.kind, kind, (match.span(),))
        if cause := next((one for one in sentence.clauses if one.phrase.field == "gave"), None):
            raise DoubtError(_which(("call", "email", "meeting", "message"), cause.phrase.field))
        raise DoubtError(_which(_USUAL))
    return _with_medium(sentence, config, table, main)


def _hits(sentence: Sentence, config: Config, table: Phrases) -> Iterator[_Hit]:
    """Everything in a sentence that says a kind."""
    for phrase in table.kinds:
        if sentence.todo:
            yield from _to_do(sentence, phrase)
        for match in phrase.says.finditer(sentence.main):
            if phrase.channel and not _names_channel(sentence, match.end()):
                continue
            words = _words(phrase, by_whom(sentence.main, match.start(), match[0]))
            if words:
                yield _hit(match, phrase, words)
    # Where a phrase says as much, it goes before the bare word for a kind.
    for match, word in said_outright(sentence, config, table):
        kept = (match.span("adjectives"),) if match["adjectives"] else ()
        yield _Hit(match.start(), match.end(), (word,), kept)


def _to_do(sentence: Sentence, phrase: KindPhrase) -> Iterator[_Hit]:
    """What a sentence on what is to come says right after the words that make it one."""
    start = sentence.cue[1] if sentence.cue and sentence.cue[0] == 0 else 0
    if not phrase.todo:
        return
    opening = re.compile(rf"{GAP}(?:to\s+)?(?:(?:i|we)\s+(?:need|have)\s+to\s+)?").match(
        sentence.main, start
    )
    at = opening.end() if opening else start
    if match := re.compile(phrase.todo, re.IGNORECASE).match(sentence.main, at):
        words = (phrase.me,) if phrase.me else phrase.vague
        yield _hit(match, phrase, words)


def _hit(match: re.Match[str], phrase: KindPhrase, words: tuple[str, ...]) -> _Hit:
    kept = tuple(match.span(name) for name, said in match.groupdict().items() if said)
    return _Hit(
        match.start(), match.end(), words, kept, phrase.weak, phrase.keep, phrase.depth, phrase.days
    )


def _words(phrase: KindPhrase, who: str) -> tuple[str, ...]:
    """The kinds that a phrase may mean: one where it is told."""
    if phrase.me == phrase.them:
        return (phrase.me,) if phrase.me else phrase.vague
    said = phrase.them if who == "them" else phrase.me
    if said:
        return (said,)
    return phrase.vague if who != "them" or phrase.vague else ()


def _names_channel(sentence: Sentence, end: int) -> bool:
    following = [one for one in sentence.mentions if one.start >= end]
    return bool(following) and isinstance(following[0].candidates[0], Channel)


def _wished(
    sentence: Sentence, config: Config, table: Phrases, word: str, main: _Hit | None
) -> KindFound:
    """The kind that the owner named; words that say the same are taken out."""
    if word == NOTE.name:
        return KindFound("", NOTE)
    kind = config.kinds[word]
    said: tuple[Stretch, ...] = ()
    kept: tuple[Stretch, ...] = ()
    if main and any(config.kinds.get(one) is kind for one in main.words):
        whole = (main.start, main.end)
        said, kept = (whole,), (*main.kept, *([whole] if main.keep else ()))
    return _finished(sentence, config, table, KindFound(word, kind, said, kept))


def _with_medium(sentence: Sentence, config: Config, table: Phrases, main: _Hit) -> KindFound:
    """The kind of a phrase, as how it was done makes it."""
    words, said, mode = main.words, [(main.start, main.end)], ""
    for medium in table.media:
        match = medium.says.search(sentence.main)
        if not match:
            continue
        if len(words) > 1 or words[0] in medium.of:
            one_way = config.kinds[medium.kind].way is Way.OUT
            theirs = one_way and by_whom(sentence.main, main.start) == "them"
            words = ("inbound" if theirs else medium.kind,)
            said.append(match.span())
        elif medium.mode and config.kinds[words[0]].in_person:
            mode = medium.mode
            said.append(match.span())
        elif medium.kind == words[0]:
            said.append(match.span())
    if len(words) != 1:
        kinds = tuple(dict.fromkeys((*words, NOTE.name)))
        raise DoubtError(_which(kinds, sentence.text[main.start : main.end]))
    if mode == "in-person":
        mode = ""
    kept = [one for one in main.kept if not overlapping(one, said[1:])]
    kept += said[:1] if main.keep else []
    found = KindFound(
        words[0], config.kinds[words[0]], tuple(said), tuple(kept), main.depth, mode, days=main.days
    )
    return _finished(sentence, config, table, found)


def _finished(sentence: Sentence, config: Config, table: Phrases, found: KindFound) -> KindFound:
    """With the round, or how many at once."""
    said = list(found.said)
    round_label, count = "", 1
    if found.kind.round and (match := table.round.search(sentence.main)):
        round_label = table.round_label(match[0])
        said.append(match.span())
    if found.kind.attempt:
        for start, end in found.said:
            if match := table.count.search(sentence.main, start, end):
                count = table.number(match[0])
    return KindFound(
        found.word, found.kind, tuple(said), found.kept, found.depth, found.mode,
        round_label, count, found.days,
    )  # fmt: skip


def _which(words: tuple[str, ...], stretch: str = "") -> Question:
    """Which kind it is."""
    said = (
        f"`{stretch}` does not tell what kind of line it is" if stretch else "no kind can be told"
    )
    shown = tuple(Candidate(word, word) for word in words)
    return Question(About.KIND, "", said, shown, "--kind KIND says which")
