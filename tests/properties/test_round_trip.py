"""What is written is what is read; line ends, marks and the order of files change nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from hypothesis import assume, given
from hypothesis import strategies as st

from ledger import config
from ledger.checks import run
from ledger.config import Way
from ledger.model.entry import FIELDS
from ledger.model.parts import OFFER_SORTS
from ledger.readers import read_sources
from ledger.readers.files import SourceFile
from ledger.value import changed
from tests.properties.strategies import mutated
from tests.support import AS_OF, ROOT, kind_of, ledger_of, record_of

CONFIG = config.defaults()
EXAMPLE = {
    path.relative_to(ROOT / "examples/job-search").as_posix(): path.read_bytes()
    for path in sorted((ROOT / "examples/job-search").rglob("*.md"))
}

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))
IDS = st.from_regex(r"[a-zà-öø-ÿ][a-zà-öø-ÿ0-9-]{0,12}", fullmatch=True)
WORDS = st.from_regex(r"[A-Za-zÀ-ÿ\u4e00-\u4e20][\w,.;!?'\"()-]{0,9}", fullmatch=True)
LABELS = st.from_regex(r"[1-9][0-9]?[a-z]?", fullmatch=True)
PROSE = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@dataclass(frozen=True)
class Typed:
    """A dated line as a person would put it together, part by part."""

    day: datetime.date
    box: str
    clock: datetime.time | None
    word: str
    duration: tuple[int, int] | None
    label: str | None
    round_first: bool
    prose: str
    links: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str, str], ...]
    continued: bool

    def line(self) -> str:
        """The line, continued below itself where it is."""
        modifiers = [self._duration(), self.label or ""]
        links = [
            f"[[{target}|{shown}]]" if shown else f"[[{target}]]" for target, shown in self.links
        ]
        fields = [
            f"[{key}:: {value}{f' [[{link}]]' if link else ''}]" for key, value, link in self.fields
        ]
        break_or_space = "\n   " if self.continued else " "
        first = [
            "-", self.box, self.day.isoformat(), f"{self.clock:%H:%M}" if self.clock else "",
            self.word, *(reversed(modifiers) if self.round_first else modifiers),
        ]  # fmt: skip
        head = " ".join(part for part in first if part)
        return break_or_space.join([head, self.prose, *links, *fields])

    def _duration(self) -> str:
        if not self.duration:
            return ""
        hours, minutes = self.duration
        return (
            f"{hours}h{minutes}m" if hours and minutes else f"{hours}h" if hours else f"{minutes}m"
        )


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    word = draw(st.sampled_from(sorted(CONFIG.kinds)))
    takes_round = CONFIG.kinds[word].round
    durations = st.tuples(st.integers(0, 12), st.integers(0, 59)).filter(any)
    shown = st.one_of(st.just(""), PROSE)
    typed_fields = st.tuples(st.sampled_from(FIELDS), PROSE, st.just("") | IDS)
    return Typed(
        day=draw(DAYS),
        box=draw(st.sampled_from(["", "[ ]", "[x]", "[X]"])),
        clock=draw(st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0))),
        word=draw(st.sampled_from([word, word.upper(), word.title()])),
        duration=draw(st.none() | durations),
        label=draw(st.none() | LABELS) if takes_round else None,
        round_first=draw(st.booleans()),
        prose=draw(PROSE.filter(lambda text: not text.lower().startswith("x") and "×" not in text)),
        links=tuple(draw(st.lists(st.tuples(IDS, shown), max_size=3))),
        fields=tuple(draw(st.lists(typed_fields, max_size=3))),
        continued=draw(st.booleans()),
    )  # fmt: skip


@given(typed())
def test_what_is_written_is_what_is_read(wanted):
    ledger = ledger_of({"journal/a.md": wanted.line()})
    assert ledger.faults == ()
    (entry,) = ledger.entries
    assert entry.date == wanted.day
    assert entry.time == wanted.clock
    assert entry.kind == CONFIG.kind(wanted.word)
    assert entry.word == wanted.word
    assert entry.minutes == (
        60 * wanted.duration[0] + wanted.duration[1] if wanted.duration else None
    )
    assert entry.round == wanted.label
    assert (entry.todo, entry.ticked) == (wanted.box == "[ ]", wanted.box.lower() == "[x]")
    assert [(link.target, link.shown) for link in entry.links_in()] == list(wanted.links)
    assert [(field.key, field.value) for field in entry.fields] == [
        (key, f"{value} [[{link}]]" if link else value) for key, value, link in wanted.fields
    ]
    for key, _, link in wanted.fields:
        assert not link or link in [one.target for one in entry.links_in(key)]
    assert entry.text.startswith(wanted.prose)
    assert entry.raw == wanted.line()


@given(st.lists(typed(), min_size=1, max_size=6))
def test_entries_side_by_side_do_not_disturb_each_other(lines):
    alone = [record_of(one.line(), "journal/a.md").entries[0] for one in lines]
    together = record_of("\n".join(one.line() for one in lines), "journal/a.md").entries
    assert [(one.raw, one.text, one.minutes) for one in together] == [
        (one.raw, one.text, one.minutes) for one in alone
    ]


@given(typed().filter(lambda one: CONFIG.kind(one.word).way is not Way.OFF), st.integers(1, 400))
def test_a_day_is_the_same_entry_whenever_it_is(one, days):
    later = replace(one, day=one.day + datetime.timedelta(days=days))
    before, after = (record_of(line.line(), "journal/a.md").entries[0] for line in (one, later))
    assert changed(after, date=before.date, raw=before.raw) == before


NAMES = st.from_regex(r"[a-zà-öø-ÿ][a-zà-öø-ÿ -]{0,20}[a-zà-öø-ÿ]", fullmatch=True).filter(
    lambda name: (
        name not in ("must", "want", "null", *OFFER_SORTS)
        and not name.startswith(("from ", "level ", "proof "))
    )
)
TEXTS = st.from_regex(r"[a-zà-öø-ÿ][a-zà-öø-ÿ ,.;%/()0-9-]{0,30}[a-zà-öø-ÿ]", fullmatch=True)
QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])


@given(
    st.lists(st.tuples(DAYS, NAMES.map(lambda name: name.replace(" ", "-")), TEXTS), max_size=5),
    QUOTES,
)
def test_stage_lines_are_read_as_they_are_written(lines, quotes):
    written = [quotes.format(f"{day} {stage}, {evidence}") for day, stage, evidence in lines]
    ledger = ledger_of({"campaigns/a.md": _front("stages", written)})
    assert ledger.faults == ()
    read = [(line.date, line.stage, line.evidence) for line in ledger.campaigns[0].stages]
    assert read == lines


@given(
    NAMES,
    st.sampled_from(["must", "want", ""]),
    st.integers(1, 3) | st.none(),
    TEXTS,
    st.none() | DAYS,
    QUOTES,
)
def test_a_need_is_read_as_it_is_written(name, weight, level, source, day, quotes):
    parts = [name, weight, f"level {level}" if level else "", f"from {source} {day or ''}".strip()]
    line = quotes.format(", ".join(part for part in parts if part))
    ledger = ledger_of({"campaigns/a.md": _front("needs", [line])})
    (need,) = ledger.campaigns[0].needs
    assert ledger.faults == ()
    assert (need.name, need.must, need.level) == (name, weight == "must", level or 1)
    assert (need.source, need.source_date) == (source, day)


@given(NAMES, st.sampled_from(["", *OFFER_SORTS]), st.integers(0, 3) | st.none(), TEXTS, QUOTES)
def test_an_offer_is_read_as_it_is_written(name, sort, level, proof, quotes):
    parts = [name, sort, "" if level is None else f"level {level}", f"proof {proof}"]
    line = quotes.format(", ".join(part for part in parts if part))
    ledger = ledger_of({"me.md": _front("offers", [line])})
    (offer,) = ledger.profile.offers
    assert ledger.faults == ()
    assert (offer.name, offer.sort, offer.proof) == (name, sort, proof)
    assert offer.level == (1 if level is None else level)


def _front(key: str, lines: list[str]) -> str:
    return f"---\n{key}:\n" + "".join(f"  - {line}\n" for line in lines) + "---\n"


@given(st.data())
def test_line_ends_and_a_mark_make_the_same_records(data):
    path = data.draw(st.sampled_from(sorted(EXAMPLE)))
    content = data.draw(mutated(EXAMPLE[path])).replace(b"\r", b"").removeprefix(b"\xef\xbb\xbf")
    assume(not content.startswith((b"\xff\xfe", b"\xfe\xff")))
    crlf, cr = content.replace(b"\n", b"\r\n"), content.replace(b"\n", b"\r")
    plain = ledger_of({path: content})
    for other in (crlf, cr, b"\xef\xbb\xbf" + content, b"\xef\xbb\xbf" + crlf):
        assert ledger_of({path: other}) == plain


@given(st.randoms(use_true_random=False), st.data())
def test_the_order_of_files_changes_nothing(random, data):
    some = dict(list(EXAMPLE.items())[::7])
    broken = data.draw(st.sampled_from(sorted(some)))
    files = some | {broken: data.draw(mutated(some[broken]))}
    sources = [
        SourceFile(path, kind_of(path, CONFIG.folders), held) for path, held in files.items()
    ]
    first = read_sources(sources, CONFIG).ledger
    random.shuffle(sources)
    second = read_sources(sources, CONFIG).ledger
    assert second == first
    assert run(second, AS_OF) == run(first, AS_OF)
