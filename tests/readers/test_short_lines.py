"""Short lines with parts: stages, needs, offers, capacity and my number."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model.fault import FaultKind
from ledger.model.parts import Capacity, Money, Target
from tests.support import fault_of, faults_of, kinds_of, record_of


def listed(key, line):
    return f"---\n{key}:\n  - {line}\n---\n"


def stage_of(line):
    return record_of(listed("stages", line)).stages


@pytest.mark.parametrize(
    ("line", "stage", "evidence"),
    [
        ("2026-08-03 researching", "researching", ""),
        ("2026-08-03 Researching", "researching", ""),
        ("2026-08-03: researching", "researching", ""),
        ("2026-08-03   networking-in ,  an old friend ", "networking-in", "an old friend"),
        ("2026-08-03 targeted, from the report, page 3", "targeted", "from the report, page 3"),
        ("2026-08-03 targeted: needs from the report", "targeted", "needs from the report"),
        ("2026-08-03 evaporated, reason: budget", "evaporated", "reason: budget"),
        ("'2026-08-03 targeted, quoted'", "targeted", "quoted"),
        ("{date: 2026-08-03, stage: targeted, evidence: report}", "targeted", "report"),
        ("{stage: targeted, date: 2026-08-03}", "targeted", ""),
        ("2026-08-03 targeted,\n    on two lines", "targeted", "on two lines"),
    ],
)  # fmt: skip
def test_a_stage_line_in_every_spelling(line, stage, evidence):
    (read,) = stage_of(line)
    assert (read.stage, read.date, read.evidence) == (stage, date(2026, 8, 3), evidence)
    assert faults_of(listed("stages", line)) == ()


def test_a_flow_list_and_a_single_line_are_stage_lines_too():
    assert len(record_of("---\nstages: [2026-08-03 a, 2026-08-04 b]\n---\n").stages) == 2
    assert len(record_of("---\nstages: 2026-08-03 a, with evidence\n---\n").stages) == 1


@pytest.mark.parametrize(
    ("key", "path"),
    [("stages", "campaigns/a.md"), ("stages", "skills/a.md"), ("advocate", "contacts/a.md")],
)
def test_stage_lines_of_every_kind(key, path):
    (line,) = record_of(listed(key, "2026-08-03 planned, how"), path).stages
    assert (line.stage, line.evidence) == ("planned", "how")


@pytest.mark.parametrize("evidence", ["because he said so", "Because", "BECAUSE x"])
def test_because(evidence):
    assert stage_of(f"2026-08-03 negotiating, {evidence}")[0].because


def test_no_because():
    assert not stage_of("2026-08-03 negotiating, as he said, because")[0].because


def test_an_undated_stage_is_kept_and_told_of():
    for text in (listed("stages", "applied"), "---\nstage: Applied\n---\n"):
        (line,) = record_of(text).stages
        assert (line.stage, line.date) == ("applied", None)
        fault = fault_of(text)
        assert (fault.kind, fault.subject.lower()) == (FaultKind.UNDATED_STAGE, "applied")


def test_an_undated_stage_beside_stages_counts_for_nothing_and_is_told_of():
    text = "---\nstages:\n  - 2026-08-03 researching\nstage: applied\n---\n"
    assert [line.stage for line in record_of(text).stages] == ["researching"]
    fault = fault_of(text)
    assert (fault.kind, fault.location.line) == (FaultKind.UNDATED_STAGE, 4)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2026-08-03", FaultKind.BAD_STAGE_LINE),
        ("2026-08-03 networking in", FaultKind.BAD_STAGE_LINE),
        ("2026-08-03 negotiating because he said", FaultKind.BAD_STAGE_LINE),
        ("2026-08-03, targeted", FaultKind.BAD_STAGE_LINE),
        ("03.08.2026 targeted", FaultKind.BAD_STAGE_LINE),
        ("2026-02-30 targeted", FaultKind.BAD_DATE),
        ("[a, b]", FaultKind.WRONG_TYPE),
        ("{date: [2026-08-03], stage: a}", FaultKind.WRONG_TYPE),
    ],
)
def test_what_is_no_stage_line(line, kind):
    assert kinds_of(faults_of(listed("stages", line))) == [kind]
    assert stage_of(line) == ()


@pytest.mark.parametrize(
    ("line", "column", "meant"),
    [
        ("{; y}", 6, "; y"),
        ("{  nonsense line: here }", 8, "nonsense line: here"),
        ("{\n  nonsense line: here}", 3, ""),
    ],
)
def test_a_line_in_braces_ends_before_they_do(line, column, meant):
    fault = fault_of(listed("stages", line))
    assert (fault.location.column, fault.length) == (column, len(meant))


def test_links_in_the_evidence_of_a_stage():
    (line,) = stage_of("2026-08-03 targeted, told by [[dana-kim]] and [[lee|Lee]]")
    assert [link.target for link in line.links] == ["dana-kim", "lee"]
    assert [link.field for link in record_of(
        listed("stages", "2026-08-03 targeted, told by [[dana-kim]]")
    ).links()] == ["stages"]  # fmt: skip


NEEDS = [
    ("training", (False, 1, "", None)),
    ("privacy, must", (True, 1, "", None)),
    ("privacy, want, level 3", (False, 3, "", None)),
    ("privacy, level 2, must", (True, 2, "", None)),
    ("privacy, must, level 2, from dana-kim 2026-09-28", (True, 2, "dana-kim", date(2026, 9, 28))),
    ("privacy, from [[dana-kim]] 2026-09-28", (False, 1, "[[dana-kim]]", date(2026, 9, 28))),
    ("privacy, from the annual report, page 3", (False, 1, "the annual report, page 3", None)),
    ("privacy, FROM annual report 2026-09-28", (False, 1, "annual report", date(2026, 9, 28))),
    ("{need: privacy, must: true, level: 2, from: dana-kim}", (True, 2, "dana-kim", None)),
    (
        "{name: privacy, must: false, source: report, date: 2026-09-28}",
        (False, 1, "report", date(2026, 9, 28)),
    ),
    ("{need: privacy, must: must}", (True, 1, "", None)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "parts"), NEEDS)
@pytest.mark.parametrize("path", ["campaigns/a.md", "organizations/a.md"])
def test_needs(line, parts, path):
    (need,) = record_of(listed("needs", line), path).needs
    assert need.name in ("training", "privacy")
    assert (need.must, need.level, need.source, need.source_date) == parts
    assert faults_of(listed("needs", line), path) == ()


@pytest.mark.parametrize(
    "source", ["dana-kim", "[[dana-kim]]", "'[[dana-kim|Dana]]'", "[[dana-kim]] over coffee"]
)
def test_the_source_of_a_need_links_where_it_names_a_record(source):
    line = f"privacy, from {source} 2026-09-28".replace("'", "")
    (need,) = record_of(listed("needs", line)).needs
    assert need.source_link.target == "dana-kim"


def test_only_a_source_in_brackets_has_to_exist():
    bare = record_of(listed("needs", "privacy, from dana-kim"))
    assert list(bare.links()) == []
    bracketed = record_of(listed("needs", "privacy, from [[dana-kim]]"))
    assert [link.target for link in bracketed.links()] == ["dana-kim"]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("privacy, level 4", 1),
        ("privacy, level ²", 1),
        pytest.param("privacy, level " + "9" * 5000, 1, id="endless"),
        ("privacy, level 0", 1),
        ("privacy, urgent", 1),
        ("privacy, urgent, really", 2),
        ("', must'", 1),
        ("{level: 2}", 1),
    ],
)
def test_what_is_no_need(line, count):
    assert kinds_of(faults_of(listed("needs", line))) == [FaultKind.BAD_NEED] * count


def test_a_date_of_a_source_that_is_none():
    assert fault_of(listed("needs", "a, from b 2026-02-30")).kind is FaultKind.BAD_DATE


OFFERS = [
    ("calm in incidents", ("", 1, "")),
    ("calm in incidents, soft, level 3", ("soft", 3, "")),
    ("calm in incidents, Technical, level 0", ("technical", 0, "")),
    ("calm in incidents, level 3, proof a playbook, in use", ("", 3, "a playbook, in use")),
    ("calm in incidents, work-style", ("work-style", 1, "")),
    ("calm in incidents, proof 1,000 breaches,  none told", ("", 1, "1,000 breaches,  none told")),
    ("{offer: calm in incidents, sort: soft, level: 2, proof: a letter}", ("soft", 2, "a letter")),
    ("{name: calm in incidents, type: philosophy}", ("philosophy", 1, "")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "parts"), OFFERS)
def test_offers(line, parts):
    (offer,) = record_of(listed("offers", line), "me.md").offers
    assert (offer.name, (offer.sort, offer.level, offer.proof)) == ("calm in incidents", parts)
    assert faults_of(listed("offers", line), "me.md") == ()


@pytest.mark.parametrize(
    "line", ["calm, level 4", "calm, level ²", "calm, hard", "', soft'", "calm, level"]
)
def test_what_is_no_offer(line):
    assert kinds_of(faults_of(listed("offers", line), "me.md")) == [FaultKind.BAD_OFFER]


@pytest.mark.parametrize(
    ("typed", "capacity"),
    [
        ("3", (Capacity(3, None),)),
        ("2.5", (Capacity(2.5, None),)),
        ("[3]", (Capacity(3, None),)),
        (
            "\n  - 2026-09-14 6\n  - 2026-05-25 3",
            (Capacity(3, date(2026, 5, 25)), Capacity(6, date(2026, 9, 14))),
        ),
        ("\n  - 2026-05-25: 3\n  - 2", (Capacity(2, None), Capacity(3, date(2026, 5, 25)))),
        ("\n  - {date: 2026-05-25, capacity: 3}", (Capacity(3, date(2026, 5, 25)),)),
        ("\n  - 2\n  - 3", (Capacity(2, None), Capacity(3, None))),
        ("", ()),
    ],
)  # fmt: skip
def test_capacity(typed, capacity):
    text = f"---\ncapacity: {typed}\n---\n"
    assert record_of(text, "me.md").capacity == capacity
    assert faults_of(text, "me.md") == ()


@pytest.mark.parametrize(
    ("day", "count"),
    [("2026-05-24", None), ("2026-05-25", 3), ("2026-09-13", 3), ("2026-09-14", 6)],
)
def test_the_capacity_that_holds_on_a_day(day, count):
    profile = record_of("---\ncapacity:\n  - 2026-09-14 6\n  - 2026-05-25 3\n---\n", "me.md")
    assert profile.capacity_on(date.fromisoformat(day)) == count


@pytest.mark.parametrize("typed", ["six", "[-3]", "\n  - 2026-05-25 six", "2026-05-25"])
def test_what_is_no_capacity(typed):
    text = f"---\ncapacity: {typed}\n---\n"
    assert fault_of(text, "me.md").kind is FaultKind.WRONG_TYPE
    assert record_of(text, "me.md").capacity == ()


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("120k by 2026-12-31", Target(Money(120_000), date(2026, 12, 31))),
        ("120,000 EUR BY 2026-12-31", Target(Money(120_000, "EUR"), date(2026, 12, 31))),
        ("€120k", Target(Money(120_000, "€"), None)),
        ("", None),
    ],
)
def test_my_number(typed, target):
    text = f"---\nnumber: {typed}\n---\n"
    assert record_of(text, "me.md").number == target
    assert faults_of(text, "me.md") == ()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("a lot by 2026-12-31", FaultKind.BAD_MONEY),
        ("120k by Christmas", FaultKind.WRONG_TYPE),
        ("120k by 2026-02-30", FaultKind.BAD_DATE),
    ],
)
def test_what_is_no_number_of_mine(typed, kind):
    assert fault_of(f"---\nnumber: {typed}\n---\n", "me.md").kind is kind
