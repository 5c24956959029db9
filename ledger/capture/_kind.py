"""What kind of line a sentence makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.capture._asking import About, Candidate, DoubtError, Question, Wishes
from ledger.capture._certainty import Told, why_doubtful
from ledger.capture._clauses import overlapping
from ledger.capture._likely import likely_kinds
from ledger.capture._phrases import KindPhrase, Phrases
from ledger.capture._plain_kind import GAP, may_be_theirs, said_outright
from ledger.capture._rounds import find_round
from ledger.capture._second_deed import two_things
from ledger.capture._sentence import Sentence
from ledger.capture._subject import by_whom, is_verb
from ledger.config import NOTE, Config, EntryKind, Way
from ledger.model.channel import Channel
from ledger.value import Value, changed

Stretch = tuple[int, int]

_WAS = re.compile(r"(?:^|[\s,])((?:i|we)?\s*\b(?:was|were|got|been))\s+$", re.IGNORECASE)
_HAVE = re.compile(
    r"(?:^|(?<=\W))((?:have|has|had|['’]ve)(?:\s+(?:just|now|already))?(?P<been>\s+been)?)\s+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(by)\s", re.IGNORECASE)


class KindFound(Value, frozen=True):
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


class _Hit(Value, frozen=True):
    start: int
    end: int
    words: tuple[str, ...]
    kept: tuple[Stretch, ...] = ()
    weak: bool = False
    keep: bool = False
    depth: str = ""
    days: int = 0
    also: tuple[Stretch, ...] = ()
    # It is a noun of its own, and says nothing of who did it.
    bare: bool = False


def find_kind(sentence: Sentence, config: Config, table: Phrases, wishes: Wishes) -> KindFound:
    """The kind of a sentence. Raises DoubtError where it may be several, or none can be told."""
    hits = sorted(_hits(sentence, config, table), key=lambda one: (one.start, -one.end))
    strong = [one for one in hits if not one.weak]
    main = _main(strong or hits)
    if wished := wishes.kind or wishes.answers.get((About.KIND, "")):
        return _wished(sentence, config, table, wished, main)
    if main is None:
        if sentence.todo:
            return KindFound("", NOTE)
        for medium in table.media:
            if match := medium.says.search(sentence.main):
                how = KindFound(medium.kind, config.kinds[medium.kind], (match.span(),))
                _refuse_doubtful(sentence, table, _Hit(*match.span(), (), bare=True), how)
                return how
        if cause := next((one for one in sentence.clauses if one.phrase.field == "gave"), None):
            raise DoubtError(
                _which(("call", "email", "meeting", "message", NOTE.name), cause.phrase.field)
            )
        raise DoubtError(_which(likely_kinds(sentence, config, table)))
    found = _with_medium(sentence, config, table, main)
    _refuse_doubtful(sentence, table, main, found)
    if asked := two_things(sentence, main.start, found.word):
        raise DoubtError(asked)
    return found


def _main(hits: list[_Hit]) -> _Hit | None:
    """What says the kind: the first; a call that ended in a voicemail is the voicemail."""
    if not hits:
        return None
    first = hits[0]
    if first.words == ("call",):
        for one in hits[1:]:
            if one.words == ("voicemail",):
                return changed(one, also=((first.start, first.end),))
    return first


def _refuse_doubtful(sentence: Sentence, table: Phrases, said: _Hit, found: KindFound) -> None:
    """Raises DoubtError where the words for a kind may tell of nothing that was."""
    phrase = sentence.main[said.start : said.end]
    whom = "" if said.bare else by_whom(sentence.main, said.start, phrase, table.past)
    told = Told(sentence.masked, said.start, said.end, found.kind, whom, sentence.todo)
    if why := why_doubtful(told):
        raise DoubtError(_which((NOTE.name, found.word), because=why))


def _hits(sentence: Sentence, config: Config, table: Phrases) -> Iterator[_Hit]:
    """Everything in a sentence that says a kind."""
    for phrase in table.kinds:
        if sentence.todo:
            yield from _to_do(sentence, phrase)
        for match in phrase.says.finditer(sentence.main):
            if phrase.channel and not _names_channel(sentence, match.end()):
                continue
            who = by_whom(sentence.main, match.start(), match[0], table.past)
            if words := _words(phrase, who):
                verbs = [one for one in match[0].lower().split() if is_verb(one, table.past)]
                yield changed(_hit(match, phrase, words), bare=not verbs)
    # Where a phrase says as much, it goes before the bare word for a kind.
    for match, word in said_outright(sentence, config, table):
        kept = (match.span("adjectives"),) if match["adjectives"] else ()
        words = (word, "inbound") if may_be_theirs(sentence, match, config, word) else (word,)
        yield _Hit(match.start(), match.end(), words, kept, bare=not match["did"])


def _to_do(sentence: Sentence, phrase: KindPhrase) -> Iterator[_Hit]:
    """What a sentence on what is to come says right after the words that make it one."""
    start = sentence.cue[1] if sentence.cue and sentence.cue[0] == 0 else 0
    opening = re.compile(rf"{GAP}(?:to\s+)?(?:(?:i|we)\s+(?:need|have)\s+to\s+)?").match(
        sentence.main, start
    )
    at = opening.end() if opening else start
    if match := phrase.todo.match(sentence.main, at):
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
    if who in ("either", "others"):
        return phrase.vague or tuple(word for word in (phrase.me, phrase.them) if word)
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
    words, said, mode = main.words, [(main.start, main.end), *main.also], ""
    said += _passive(sentence.main, main)
    have = _HAVE.search(sentence.main, 0, main.start)
    if have and (have["been"] or not main.bare):
        said.append(have.span(1))
    for medium in table.media:
        match = medium.says.search(sentence.main)
        if not match:
            continue
        if len(words) > 1 or words[0] in medium.of:
            one_way = config.kinds[medium.kind].way is Way.OUT
            theirs = one_way and by_whom(sentence.main, main.start, "", table.past) == "them"
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


def _passive(masked: str, main: _Hit) -> list[Stretch]:
    """The `was` before a verb and the `by` behind it, where it was done to me."""
    before = _WAS.search(masked, 0, main.start)
    after = _BY.match(masked, main.end)
    return [before.span(1), after.span(1)] if before and after else []


def _finished(sentence: Sentence, config: Config, table: Phrases, found: KindFound) -> KindFound:
    """With the round, or how many at once."""
    said = list(found.said)
    round_label, count = "", 1
    if found.kind.round and (which := find_round(sentence.main, config, table)):
        round_label, stretch = which
        said.append(stretch)
    if found.kind.attempt:
        for start, end in found.said:
            if match := table.count.search(sentence.main, start, end):
                count = table.number(match[0])
    return KindFound(
        found.word, found.kind, tuple(said), found.kept, found.depth, found.mode,
        round_label, count, found.days,
    )  # fmt: skip


def _which(words: tuple[str, ...], stretch: str = "", because: str = "") -> Question:
    """Which kind it is."""
    said = because or "no kind can be told"
    if stretch:
        said = f"`{stretch}` does not tell what kind of line it is"
    shown = tuple(Candidate(word, word) for word in words)
    return Question(About.KIND, "", said, shown, "--kind KIND says which")
