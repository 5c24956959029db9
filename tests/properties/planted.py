"""Faults to plant into a sound ledger: each harms one place, and says which check must see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import strategies as st

from tests.support import AS_OF, Files

AHEAD = AS_OF + timedelta(days=30)
ANCHOR = "campaigns/anchor.md"
PERSON = "contacts/person-0.md"
WRITING = "channels/writing.md"
JOURNAL = "journal/2026.md"
COMPANY = "organizations/company-0.md"


@dataclass(frozen=True)
class Planted:
    """A harmed ledger, and the code and the place of what must be found in it."""

    files: Files
    code: str
    path: str
    line: int


class Plot:
    """A ledger's files, and the ways to harm them; each gives the path and line of the harm."""

    def __init__(self, files: dict[str, str], draw: st.DrawFn) -> None:
        self.files: dict[str, str | bytes] = dict(files)
        self.draw = draw

    def any_of(self, folder: str) -> str:
        """The path of any file in a folder; of any record where it is empty."""
        found = [path for path in self.files if path.startswith(folder) and "/" in path]
        return self.draw(st.sampled_from(found))

    def rows(self, path: str) -> list[str]:
        return str(self.files[path]).split("\n")

    def put(self, path: str, rows: list[str]) -> None:
        self.files[path] = "\n".join(rows)

    def insert(self, path: str, at: int, row: str) -> tuple[str, int]:
        """A row of its own before the row at an index."""
        rows = self.rows(path)
        self.put(path, [*rows[:at], row, *rows[at:]])
        return path, at + 1

    def key(self, path: str, row: str) -> tuple[str, int]:
        """A key at the end of the front matter; what had its name is taken out before."""
        name = row.split(":", maxsplit=1)[0]
        rows = self.rows(path)
        closing = rows.index("---", 1)
        old = next((at for at in range(1, closing) if rows[at].startswith(f"{name}:")), None)
        if old is not None:
            until = next(at for at in range(old + 1, closing + 1) if rows[at][:1] != " ")
            del rows[old:until]
            self.put(path, rows)
        return self.insert(path, rows.index("---", 1), row)

    def entry(self, path: str, row: str) -> tuple[str, int]:
        """A dated line at the end of the body."""
        rows = self.rows(path)
        return self.insert(path, len(rows) - 1, row)

    def file(self, path: str, content: str | bytes, line: int = 1) -> tuple[str, int]:
        """A file more."""
        self.files[path] = content
        return path, line

    def stage(self, path: str, said: str) -> tuple[str, int]:
        """A stage line below the last one."""
        return self.insert(path, self.last_stage(path) + 1, f"  - {said}")

    def last_stage(self, path: str) -> int:
        """The index of the row of the last stage line; the front matter holds no later list."""
        rows = self.rows(path)
        return max(at for at, row in enumerate(rows) if re.match(r"  - \d{4}-\d\d-\d\d [a-z]", row))

    def settings(self, rows: str, line: int = 1) -> tuple[str, int]:
        """Tables more at the end of the settings; the line is counted from their first."""
        before = str(self.files["headway.toml"])
        self.files["headway.toml"] = before + rows
        return "headway.toml", before.count("\n") + line


Planter = Callable[[Plot], tuple[str, int]]
PLANTERS: list[tuple[str, Planter]] = []


def plants(code: str) -> Callable[[Planter], Planter]:
    """Register a way to bring about what a check looks for."""

    def register(planter: Planter) -> Planter:
        PLANTERS.append((code, planter))
        return planter

    return register


def plant(files: dict[str, str], code: str, planter: Planter, draw: st.DrawFn) -> Planted:
    """The ledger with the fault in it."""
    plot = Plot(files, draw)
    path, line = planter(plot)
    return Planted(plot.files, code, path, line)


def always(code: str, planter: Planter) -> None:
    """Register one that a line can say."""
    plants(code)(planter)


# Reading
always("HW102", lambda plot: plot.file("contacts/new.md", ""))
always("HW103", lambda plot: plot.file("contacts/new.md", b"---\nname: Caf\xe9\n---\n", 2))
always("HW104", lambda plot: plot.entry(plot.any_of("contacts/"), "a note\x0bwith a tab"))
always("HW105", lambda plot: plot.insert(PERSON, 2, "name: Somebody Else"))
always("HW108", lambda plot: plot.file("contacts/new.md", "---\nname=A\n---\n", 2))
always("HW109", lambda plot: plot.key(plot.any_of("contacts/"), "title: head: of legal"))
always("HW109", lambda plot: plot.insert(ANCHOR, 1, "aliases: [one, two"))
always("HW110", lambda plot: plot.key(plot.any_of("contacts/"), "title: !important"))
always("HW111", lambda plot: plot.key(plot.any_of("contacts/"), "kind: persn"))


@plants("HW112")
def shadowed_key(plot: Plot) -> tuple[str, int]:
    """A key of the owner's that the settings take for one of ours, beside ours."""
    plot.settings('\n[fields.contact]\nrole = "title"\n')
    plot.key(PERSON, "title: counsel")
    return plot.key(PERSON, "role: privacy officer")


@plants("HW106")
def conflict_marker(plot: Plot) -> tuple[str, int]:
    path = plot.any_of("")
    found = plot.entry(path, "<<<<<<< HEAD")
    for row in ("- 2026-03-03 call 20m", "=======", "- 2026-03-04 call 20m", ">>>>>>> other"):
        plot.entry(path, row)
    return found


@plants("HW107")
def unclosed_front_matter(plot: Plot) -> tuple[str, int]:
    path = plot.any_of("contacts/")
    rows = plot.rows(path)
    del rows[rows.index("---", 1)]
    plot.put(path, rows)
    return path, 1


# Stages
always("HW201", lambda plot: plot.stage(ANCHOR, f"{AS_OF} negotiatng"))
always("HW201", lambda plot: plot.stage(ANCHOR, f"{AS_OF} engaged, because they said so"))
always("HW202", lambda plot: plot.stage(ANCHOR, f"{AS_OF} accepted"))
always("HW202", lambda plot: plot.stage(ANCHOR, f"{AS_OF} researching"))
always("HW202", lambda plot: plot.stage(ANCHOR, f"{AS_OF} interviewing, because they asked"))
always("HW203", lambda plot: plot.stage(ANCHOR, "2026-01-01 withdrawn"))
always("HW204", lambda plot: plot.stage(ANCHOR, f"{AHEAD} withdrawn"))
always("HW205", lambda plot: plot.stage(ANCHOR, f"{AS_OF} negotiating"))
always("HW205", lambda plot: plot.stage(ANCHOR, f"{AS_OF} parked"))
always("HW206", lambda plot: plot.stage(ANCHOR, f"{AS_OF} negotiating, because he rang"))
always("HW207", lambda plot: plot.stage(ANCHOR, "withdrawn"))
always("HW208", lambda plot: plot.file("campaigns/new.md", "---\nname: A\n---\n"))
always("HW209", lambda plot: plot.key(plot.any_of("campaigns/"), "pipeline: jobb"))
always("HW210", lambda plot: plot.stage(ANCHOR, f"{AS_OF} withdrawn as they asked"))


@plants("HW202")
def left_out(plot: Plot) -> tuple[str, int]:
    """A stage in between is taken out."""
    rows = plot.rows(ANCHOR)
    at = next(at for at, row in enumerate(rows) if row.endswith(" targeted"))
    plot.put(ANCHOR, rows[:at] + rows[at + 1 :])
    return ANCHOR, at + 1


@plants("HW202")
def out_of_an_end(plot: Plot) -> tuple[str, int]:
    plot.stage(ANCHOR, f"{AS_OF} withdrawn")
    return plot.stage(ANCHOR, f"{AS_OF} interviewing")


@plants("HW205")
def no_title(plot: Plot) -> tuple[str, int]:
    """What a stage rests on is taken out of the file."""
    rows = [row for row in plot.rows(ANCHOR) if not row.startswith("title:")]
    plot.put(ANCHOR, rows)
    return ANCHOR, next(at for at, row in enumerate(rows, 1) if row.endswith(" targeted"))


@plants("HW205")
def a_course_alone(plot: Plot) -> tuple[str, int]:
    """A skill that nothing but a course demonstrates."""
    text = (
        "---\nneeded-by: [anchor]\nplan: two cases\nproof: certificate of the course\nstages:\n"
        "  - 2026-05-01 building\n  - 2026-06-01 demonstrated\n---\n"
    )
    return plot.file("skills/new.md", text, 7)


@plants("HW211")
def no_way_in(plot: Plot) -> tuple[str, int]:
    rows = plot.rows(ANCHOR)
    at = next(at for at, row in enumerate(rows) if row.endswith(" networking-in"))
    day = rows[at].split()[1]
    rows[at] = f"  - {day} applied"
    plot.put(ANCHOR, rows)
    plot.entry(ANCHOR, f"- {day} application 2h")
    return ANCHOR, at + 1


# Ids and links
always("HW301", lambda plot: plot.entry(plot.any_of(""), "- 2026-03-03 call 20m [[nobody-here]]"))
always("HW301", lambda plot: plot.key(ANCHOR, "influencers: [nobody-here]"))
always("HW302", lambda plot: plot.file("skills/anchor.md", "# Anchor\n"))
always("HW303", lambda plot: plot.key(plot.any_of("contacts/"), "aliases: [Anchor]"))
always("HW304", lambda plot: plot.key(PERSON, "organization: anchor"))
always("HW304", lambda plot: plot.entry(JOURNAL, "- 2026-03-03 email hello [via:: [[anchor]]]"))
always("HW305", lambda plot: plot.entry(plot.any_of(""), "- 2026-03-03 call 20m [[friend about it"))


@plants("HW306")
def plain_mention(plot: Plot) -> tuple[str, int]:
    plot.key(PERSON, "aliases: [Quirina]")
    return plot.entry(JOURNAL, "- 2026-03-03 call 20m with Quirina about it")


# Front matter
always("HW401", lambda plot: plot.key(plot.any_of("contacts/"), "cadence: monthly"))
always("HW401", lambda plot: plot.key(COMPANY, "dream: perhaps"))
always("HW401", lambda plot: plot.key("me.md", "hours: forty"))
always("HW402", lambda plot: plot.key(plot.any_of("contacts/"), "met: 2026-02-30"))
always("HW402", lambda plot: plot.entry(plot.any_of(""), "- 2026-13-10 call 20m"))
always("HW403", lambda plot: plot.key(plot.any_of("campaigns/"), "value: 145k-160k"))
always("HW403", lambda plot: plot.key("me.md", "significant: about 20k"))
always("HW404", lambda plot: plot.key(COMPANY, "needs: [privacy, level 9]"))
always("HW405", lambda plot: plot.key("me.md", "offers: 'privacy, technical, level 7'"))
always("HW406", lambda plot: plot.key(plot.any_of("contacts/"), "segmant: founders"))
always("HW407", lambda plot: plot.key(plot.any_of("channels/"), "type: networking"))
always("HW407", lambda plot: plot.key(plot.any_of("campaigns/"), "origin: me"))
always("HW407", lambda plot: plot.entry(ANCHOR, f"- {AS_OF} call 20m [values-us:: perhaps]"))


# Dated lines
always("HW501", lambda plot: plot.entry(plot.any_of(""), "- 2026-3-03 call 20m"))
always("HW501", lambda plot: plot.entry(JOURNAL, "- 03/04/2026 call 20m"))
always("HW502", lambda plot: plot.entry(plot.any_of(""), "- 2026-03-03 cofee 1h with them"))
always("HW503", lambda plot: plot.entry(plot.any_of(""), "- 2026-03-03 call 90 min about it"))
always("HW504", lambda plot: plot.entry(plot.any_of(""), "- 2026-03-03 call 20m [gave:: a list"))
always("HW505", lambda plot: plot.entry(JOURNAL, "- 2026-03-03 call 20m [gavee:: a list]"))
always("HW506", lambda plot: plot.entry(ANCHOR, "- 2026-11-03 follow-up 30m 7 [[person-0]]"))
always("HW507", lambda plot: plot.entry(plot.any_of(""), f"- [ ] {AHEAD} wait for their word"))
always("HW508", lambda plot: plot.entry(ANCHOR, f"- {AS_OF} email x [issue:: the rate]"))
always("HW509", lambda plot: plot.file("channels/new.md", f"- {AS_OF} response why so\n" * 9))
always("HW511", lambda plot: plot.entry(JOURNAL, "- 2026-03-03 interview 1 45m [[friend]]"))
always("HW512", lambda plot: plot.entry(ANCHOR, "- 2026-03-03 setback nothing came of it"))
always("HW513", lambda plot: plot.entry(plot.any_of(""), f"- [x] {AHEAD} call 20m"))
always("HW514", lambda plot: plot.entry(ANCHOR, f"- {AS_OF} interview 1 45m [[person-0]]"))
always("HW515", lambda plot: plot.entry(ANCHOR, f"- {AS_OF} call 20m [next:: 2026-11-02]"))
always("HW517", lambda plot: plot.entry(ANCHOR, f"- {AS_OF} 10.30am call 20m"))
always("HW516", lambda plot: plot.entry(JOURNAL, f"- {AS_OF} snooze chased-1a2b3c until monday"))


@plants("HW510")
def follow_up_of_nothing(plot: Plot) -> tuple[str, int]:
    text = "---\nindustry: law\norigin: self\nstages: 2026-03-02 researching\n---\n"
    return plot.file("campaigns/new.md", text + "- 2026-03-03 follow-up 30m again\n", 6)


# Facts
always("HW602", lambda plot: plot.stage(ANCHOR, f"{AS_OF} rejected"))
always("HW602", lambda plot: plot.stage(ANCHOR, f"{AS_OF} rejected, because nobody called"))
always("HW604", lambda plot: plot.key(PERSON, f"met: {AHEAD}"))
always("HW606", lambda plot: plot.entry(ANCHOR, "- 2026-01-02 follow-up 20m 1 [[person-0]]"))
always("HW608", lambda plot: plot.key(ANCHOR, "closes: 2025-12-01"))
always("HW610", lambda plot: plot.entry(JOURNAL, _introduced("friend", "person-0")))


def _introduced(by: str, whom: str) -> str:
    return f"- {AS_OF} coffee 1h [[{by}]] [got:: introduction to [[{whom}]]]"


@plants("HW601")
def work_after_the_end(plot: Plot) -> tuple[str, int]:
    plot.stage(ANCHOR, "2026-11-01 withdrawn")
    kind = plot.draw(st.sampled_from(["interview 9 1h", "application 1h", "proposal", "offer x"]))
    return plot.entry(ANCHOR, f"- 2026-11-09 {kind}")


@plants("HW603")
def by_way_of_itself(plot: Plot) -> tuple[str, int]:
    path = plot.any_of("campaigns/")
    return plot.key(path, f"via: {path.split('/')[1].removesuffix('.md')}")


@plants("HW603")
def introduced_by_themselves(plot: Plot) -> tuple[str, int]:
    return plot.entry(JOURNAL, _introduced("person-0", "person-0"))


@plants("HW605")
def sold_to_an_advocate(plot: Plot) -> tuple[str, int]:
    keys = "connector: joins people\napproach: ask about their work\n"
    text = f"---\n{keys}advocate:\n  - 2026-03-02 candidate\n  - 2026-03-03 checked\n---\n"
    line = plot.draw(st.sampled_from(["proposal two days a month", "email asked for work"]))
    return plot.file("contacts/new.md", f"{text}- 2026-03-04 {line}\n", 8)


@plants("HW607")
def somebody_elses_decision_maker(plot: Plot) -> tuple[str, int]:
    plot.file("organizations/new.md", "# Elsewhere\n")
    plot.file("contacts/new.md", "---\norganization: new-one\n---\n")
    plot.file("organizations/new-one.md", "# New one\n")
    return plot.key(COMPANY, "decision-maker: new")


@plants("HW609")
def looked_at_again_too_early(plot: Plot) -> tuple[str, int]:
    plot.stage(ANCHOR, f"{AS_OF} parked")
    return plot.key(ANCHOR, "watch: 2026-11-01")


# What a figure lacks
always("HW806", lambda plot: without(plot, "origin", ANCHOR))


@plants("HW801")
def value_without_a_number(plot: Plot) -> tuple[str, int]:
    keys = "pipeline: client\norganization: company-0\norigin: self\nvalue: 24k\n"
    plot.file("campaigns/new.md", f"---\n{keys}stages: 2026-03-02 identified\n---\n")
    return without(plot, "number")


@plants("HW802")
def hours_that_nobody_planned(plot: Plot) -> tuple[str, int]:
    for _ in range(12):
        plot.entry(JOURNAL, f"- {AS_OF} research 1h who hires")
    return without(plot, "hours")


@plants("HW803")
def answers_without_an_audience(plot: Plot) -> tuple[str, int]:
    for _ in range(3):
        plot.entry(WRITING, f"- {AS_OF} response why so [segment:: fintech founders]")
    return without(plot, "audience")


@plants("HW804")
def needs_without_an_offer(plot: Plot) -> tuple[str, int]:
    needs = "needs: ['a, from report', 'b, from report', 'c, from report', 'd, from report']"
    plot.key(ANCHOR, needs)
    return without(plot, "offers")


def without(plot: Plot, key: str, path: str = "me.md") -> tuple[str, int]:
    """A key is taken out, and the finding stands at the head of the file."""
    path, line = plot.key(path, f"{key}: x")
    rows = plot.rows(path)
    del rows[line - 1]
    plot.put(path, rows)
    return path, 1


# Settings
always("HW901", lambda plot: plot.settings("title = My search\n"))
always("HW902", lambda plot: plot.settings("[site.colors]\nlight = 1\n"))
always("HW903", lambda plot: plot.settings('[pipelines.job.stages.applied]\nstall = "long"\n', 2))
always("HW904", lambda plot: plot.settings('[pipelines.own.stages.one]\nto = ["two"]\n', 2))
always("HW904", lambda plot: plot.settings("[pipelines.own]\n"))
always("HW904", lambda plot: plot.settings('[pipelines.own]\nlike = "other"\n' + OTHER, 2))
always("HW905", lambda plot: plot.settings('[checks]\nHW999 = "off"\n', 2))

always("HW907", lambda plot: plot.settings('[site.colours]\nink = "#fdfcf0"\n', 2))

OTHER = '[pipelines.other]\nlike = "own"\n'


@plants("HW906")
def a_comment_that_silences_nothing(plot: Plot) -> tuple[str, int]:
    row = "- 2026-03-03 call 20m <!-- headway: ignore HW502 -->"
    return plot.entry(plot.any_of(""), row)


# Codes that no planter brings about, and why.
NOT_PLANTED = {
    "HW908": "whether a picture can be shown is seen on the disk, and these ledgers are texts",
    "HW101": "a file that cannot be read is a matter of the disk",
    "HW701": "what was committed is a matter of the history",
    "HW702": "what was committed is a matter of the history",
    "HW703": "what was committed is a matter of the history",
    "HW704": "what was committed is a matter of the history",
    "HW705": "what was committed is a matter of the history",
    "HW805": "wants people rated without buyers named: a figure of the whole ledger",
    "HW807": "wants several conversations within a window",
    "HW808": "wants several visits within a window",
}
