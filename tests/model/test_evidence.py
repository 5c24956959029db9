"""Evidence: for each name a ledger that has it, ledgers that lack it, and the line to type."""

from __future__ import annotations

import pytest

from ledger.model.evidence import Case, evidence_named, evidence_names, missing
from ledger.model.stage import transitions
from tests.support import AS_OF, ledger_of

PEOPLE = {
    "contacts/dana.md": "---\norganization: northwind\n---\n",
    "contacts/lee.md": "---\nname: Lee\n---\n",
    "organizations/northwind.md": "---\nname: Northwind\n---\n",
}

CAMPAIGN = "campaigns/a.md"
CONTACT = "contacts/a.md"
SKILL = "skills/a.md"

JOB = "stages: [2026-09-10 researching]"
CLIENT = "pipeline: client\nstages: [2026-09-10 identified]"
ADVOCATE = "advocate: [2026-09-10 candidate]"
NOTICED = "stages: [2026-09-10 noticed]"
REOPENED = "stages: [2026-09-01 applied, 2026-09-05 rejected, 2026-09-10 reopened]"
RETURNED = (
    "stages: [2026-09-01 negotiating, 2026-09-05 evaporated, 2026-09-09 reopened, "
    "2026-09-10 negotiating]"
)
DORMANT = "advocate: [2026-09-05 dormant, 2026-09-10 cultivating]"
BARE_HAS = ("silence", "day")  # what a bare record with a dated line has

Parts = tuple[str, str, str]  # the file, its front matter, its body

HAS: list[tuple[str, Parts, dict[str, str]]] = [
    ("organization", (CAMPAIGN, f"organization: northwind\n{JOB}", ""), {}),
    ("title", (CAMPAIGN, f"title: Counsel\n{JOB}", ""), {}),
    ("organization-or-industry", (CAMPAIGN, f"organization: northwind\n{JOB}", ""), {}),
    ("organization-or-industry", (CAMPAIGN, f"industry: fintech\n{JOB}", ""), {}),
    ("organization-or-person", (CAMPAIGN, f"organization: northwind\n{CLIENT}", ""), {}),
    ("organization-or-person", (CAMPAIGN, f"decision-maker: lee\n{CLIENT}", ""), {}),
    ("sourced-need", (CAMPAIGN, f"needs: a, from report\n{JOB}", ""), {}),
    (
        "sourced-need",
        (CAMPAIGN, f"organization: acme\n{JOB}", ""),
        {"organizations/acme.md": "---\nneeds: a, from report\n---\n"},
    ),
    ("person-or-search", (CAMPAIGN, f"decision-maker: lee\n{JOB}", ""), {}),
    ("person-or-search", (CAMPAIGN, f"advocates: lee\n{JOB}", ""), {}),
    ("person-or-search", (CAMPAIGN, JOB, "- 2026-09-09 research who decides"), {}),
    ("person-or-search", (CAMPAIGN, JOB, "- 2026-09-09 email [[lee]]"), {}),
    ("application-or-tailored", (CAMPAIGN, JOB, "- 2026-09-10 application sent"), {}),
    (
        "application-or-tailored",
        (CAMPAIGN, f"needs: Privacy\n{JOB}", "- 2026-09-09 prepare the privacy page"),
        {},
    ),
    ("interview-round", (CAMPAIGN, JOB, "- 2026-09-20 interview 1"), {}),
    ("held-round", (CAMPAIGN, JOB, "- 2026-09-10 interview 1"), {}),
    ("held-round", (CAMPAIGN, JOB, ""), {"journal/b.md": "- 2026-09-09 interview 1 [[a]]"}),
    ("offer", (CAMPAIGN, JOB, "- 2026-09-10 offer x"), {}),
    ("incumbent", (CAMPAIGN, f"incumbent: none\n{CLIENT}", ""), {}),
    (
        "incumbent",
        (CAMPAIGN, f"organization: acme\n{CLIENT}", ""),
        {"organizations/acme.md": "---\nincumbent: Grey & Co\n---\n"},
    ),
    ("decision-maker", (CAMPAIGN, f"decision-maker: lee\n{CLIENT}", ""), {}),
    (
        "decision-maker",
        (CAMPAIGN, f"organization: acme\n{CLIENT}", ""),
        {"organizations/acme.md": "---\ndecision-maker: lee\n---\n"},
    ),
    ("introducer-or-direct", (CAMPAIGN, f"via: lee\n{CLIENT}", ""), {}),
    ("introducer-or-direct", (CAMPAIGN, f"advocates: [lee]\n{CLIENT}", ""), {}),
    (
        "introducer-or-direct",
        (CAMPAIGN, "pipeline: client\nstages: 2026-09-10 route-in, wrote about her talk", ""),
        {},
    ),
    (
        "two-way-with-theirs",
        (CAMPAIGN, f"decision-maker: lee\n{CLIENT}", "- 2026-09-09 call [[lee]]"),
        {},
    ),
    (
        "two-way-with-theirs",
        (CAMPAIGN, f"organization: northwind\n{CLIENT}", ""),
        {"journal/b.md": "- 2026-09-09 coffee [[dana]]"},
    ),
    (
        "need-from-theirs",
        (CAMPAIGN, f"organization: northwind\nneeds: succession, from dana\n{CLIENT}", ""),
        {},
    ),
    (
        "introducer-or-direct",
        (CAMPAIGN, f"decision-maker: lee\n{CLIENT}", ""),
        {"journal/b.md": "- 2026-09-09 lunch [[dana]] [got:: introduction to [[lee]]]"},
    ),
    (
        "two-way-with-theirs",
        (CAMPAIGN, CLIENT, "- 2026-09-09 call with their whole board"),
        {},
    ),
    ("two-way-with-theirs", (CAMPAIGN, CLIENT, "- 2026-09-09 call [[lee]]"), {}),
    ("proposal", (CAMPAIGN, CLIENT, "- 2026-09-09 proposal x"), {}),
    (
        "answer-to-proposal",
        (CAMPAIGN, CLIENT, "- 2026-09-08 proposal x\n- 2026-09-09 reply x"),
        {},
    ),
    ("value", (CAMPAIGN, f"value: 12k\n{CLIENT}", ""), {}),
    ("day", (CAMPAIGN, CLIENT, ""), {}),
    ("held-round", (CAMPAIGN, RETURNED, "- 2026-08-30 interview 1"), {}),
    ("confirmation", (CAMPAIGN, RETURNED, "- 2026-09-06 call the seat is still ours"), {}),
    ("confirmation", (CAMPAIGN, RETURNED, "- 2026-09-10 inbound go on"), {}),
    ("watch", (CAMPAIGN, f"watch: 2027-01-01\n{JOB}", ""), {}),
    ("word-from-them", (CAMPAIGN, REOPENED, "- 2026-09-06 inbound x"), {}),
    (
        "word-from-them",
        (CAMPAIGN, f"decision-maker: lee\n{REOPENED}", ""),
        {"contacts/lee.md": "- 2026-09-06 call x"},
    ),
    ("new-opening", (CAMPAIGN, REOPENED, "- 2026-09-06 inbound x"), {}),
    ("new-opening", (CAMPAIGN, f"needs: a, from report 2026-09-06\n{REOPENED}", ""), {}),
    ("new-opening", (CAMPAIGN, REOPENED, "- 2026-09-06 email [got:: introduction to [[lee]]]"), {}),
    (
        "new-opening",
        (CAMPAIGN, f"organization: northwind\n{REOPENED}", ""),
        {"contacts/lee.md": "- 2026-09-06 email [got:: introduction to [[dana]]]"},
    ),
    ("connector", (CONTACT, f"connector: joined two clients\n{ADVOCATE}", ""), {}),
    ("approach", (CONTACT, f"approach: ask about their work\n{ADVOCATE}", ""), {}),
    ("way-out", (CONTACT, ADVOCATE, "- 2026-09-10 letter x"), {}),
    ("way-out", (CONTACT, ADVOCATE, "- 2026-09-10 coffee x"), {}),
    ("exchange", (CONTACT, ADVOCATE, "- 2026-09-10 coffee x"), {}),
    ("two-exchanges", (CONTACT, ADVOCATE, "- 2026-09-08 call x\n- 2026-09-10 coffee x"), {}),
    ("value-exchanged", (CONTACT, ADVOCATE, "- 2026-09-10 email x [gave:: a checklist]"), {}),
    ("value-exchanged", (CONTACT, ADVOCATE, "- 2026-09-10 email x [got:: a name]"), {}),
    ("introduction", (CONTACT, ADVOCATE, "- 2026-09-10 call [got:: Introduction to [[lee]]]"), {}),
    ("renewed-exchange", (CONTACT, DORMANT, "- 2026-09-10 coffee x"), {}),
    ("silence", (CONTACT, ADVOCATE, ""), {}),
    ("silence", (CONTACT, ADVOCATE, "- 2026-06-12 call x"), {}),
    ("wanted-skill", (SKILL, NOTICED, ""), {CAMPAIGN: "---\nneeds: A, must, from lee\n---\n"}),
    (
        "wanted-skill",
        (SKILL, NOTICED, ""),
        {"campaigns/b.md": "---\nneeds: a\n---\n", "campaigns/c.md": "---\nneeds: a\n---\n"},
    ),
    ("wanted-skill", (SKILL, f"needed-by: [x, y]\n{NOTICED}", ""), {}),
    (
        "wanted-skill",
        (SKILL, f"needed-by: [northwind]\n{NOTICED}", ""),
        {CAMPAIGN: "---\nneeds: a\n---\n"},
    ),
    ("plan", (SKILL, f"plan: a course\n{NOTICED}", ""), {}),
    ("learning", (SKILL, NOTICED, "- 2026-09-10 learn 2h x"), {}),
    ("learning", (SKILL, NOTICED, ""), {"journal/b.md": "- 2026-09-10 learn 2h [[a]]"}),
    ("proof", (SKILL, f"proof: a playbook\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: the course, and a playbook\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: a playbook written in the course\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: Dana's word after the training\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: CIPP/E certification\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: course project on GitHub\n{NOTICED}", ""), {}),
    ("word-of-a-target", (SKILL, NOTICED, "- 2026-09-10 reply [[lee]] liked it"), {}),
    ("word-of-a-target", (SKILL, "stages:\n  - 2026-09-10 recognised, Lee said so", ""), {}),
]  # fmt: skip

LACKS: list[tuple[str, Parts, dict[str, str]]] = [
    ("organization", (CAMPAIGN, f"organization: nowhere\n{JOB}", ""), {}),
    ("organization-or-person", (CAMPAIGN, CLIENT, "- 2026-09-09 call [[lee]]"), {}),
    ("sourced-need", (CAMPAIGN, f"needs: a, must, level 2\n{JOB}", ""), {}),
    ("person-or-search", (CAMPAIGN, JOB, "- 2026-09-11 email [[lee]]\n- 2026-09-09 email x"), {}),
    ("application-or-tailored", (CAMPAIGN, JOB, "- 2026-09-11 application late"), {}),
    ("application-or-tailored", (CAMPAIGN, JOB, "- [ ] 2026-09-09 application still to do"), {}),
    (
        "application-or-tailored",
        (CAMPAIGN, f"needs: privacy\n{JOB}", "- 2026-09-09 prepare papers"),
        {},
    ),
    ("interview-round", (CAMPAIGN, JOB, "- 2026-09-09 call [[dana]]"), {}),
    ("held-round", (CAMPAIGN, JOB, "- 2026-09-11 interview 1"), {}),
    ("held-round", (CAMPAIGN, REOPENED, "- 2026-09-04 interview 1"), {}),
    ("offer", (CAMPAIGN, JOB, "- 2026-09-10 negotiate an offer"), {}),
    ("introducer-or-direct", (CAMPAIGN, f"via: nobody\n{CLIENT}", ""), {}),
    (
        "two-way-with-theirs",
        (CAMPAIGN, f"decision-maker: lee\n{CLIENT}", "- 2026-09-09 email [[lee]]"),
        {},
    ),
    (
        "two-way-with-theirs",
        (CAMPAIGN, f"advocates: [lee]\n{CLIENT}", "- 2026-09-09 coffee [[lee]] about them"),
        {},
    ),
    (
        "two-way-with-theirs",
        (CAMPAIGN, f"organization: acme\n{CLIENT}", "- 2026-09-09 coffee [[dana]] of elsewhere"),
        {"organizations/acme.md": "# Acme\n"},
    ),
    ("day", (CAMPAIGN, "stage: engaged", ""), {}),
    ("confirmation", (CAMPAIGN, RETURNED, "- 2026-09-05 call it is over"), {}),
    (
        "word-from-them",
        (CAMPAIGN, f"organization: northwind\n{REOPENED}", ""),
        {"campaigns/b.md": "- 2026-09-06 inbound [[dana]] about the other seat\n"},
    ),
    (
        "two-way-with-theirs",
        (CAMPAIGN, f"organization: northwind\n{CLIENT}", ""),
        {"campaigns/b.md": "- 2026-09-06 call [[dana]] about the other seat\n"},
    ),
    ("confirmation", (CAMPAIGN, RETURNED, "- 2026-09-09 email are we still on"), {}),
    ("need-from-theirs", (CAMPAIGN, f"needs: succession, from lee\n{CLIENT}", ""), {}),
    (
        "need-from-theirs",
        (CAMPAIGN, f"decision-maker: lee\nneeds: a, from annual report\n{CLIENT}", ""),
        {},
    ),
    ("answer-to-proposal", (CAMPAIGN, CLIENT, "- 2026-09-08 reply x\n- 2026-09-09 proposal x"), {}),
    ("answer-to-proposal", (CAMPAIGN, CLIENT, "- 2026-09-08 proposal x\n- 2026-09-09 decline"), {}),
    (
        "answer-to-proposal",
        (
            CAMPAIGN,
            "pipeline: client\nstages: [2026-09-07 proposed, 2026-09-10 terms]",
            "- 2026-09-01 proposal x\n- 2026-09-02 reply no\n- 2026-09-07 proposal y",
        ),
        {},
    ),
    ("word-from-them", (CAMPAIGN, REOPENED, "- 2026-09-05 call they told me"), {}),
    ("word-from-them", (CAMPAIGN, REOPENED, "- 2026-09-06 email x\n- 2026-09-07 decline x"), {}),
    ("word-from-them", (CAMPAIGN, REOPENED, "- 2026-09-06 reply x [auto:: yes]"), {}),
    ("new-opening", (CAMPAIGN, f"needs: a, from report 2026-09-04\n{REOPENED}", ""), {}),
    ("new-opening", (CAMPAIGN, REOPENED, "- 2026-09-04 email [got:: introduction to [[lee]]]"), {}),
    ("new-opening", (CAMPAIGN, REOPENED, "- 2026-09-06 email [got:: introduction to Lee]"), {}),
    ("new-opening", (CAMPAIGN, REOPENED, "- 2026-09-06 call I asked again"), {}),
    ("new-opening", (CAMPAIGN, f"needs: a, from report 2026-09-11\n{REOPENED}", ""), {}),
    ("way-out", (CONTACT, ADVOCATE, "- 2026-09-10 inbound x"), {}),
    ("exchange", (CONTACT, ADVOCATE, "- 2026-09-10 event x\n- 2026-09-09 email x"), {}),
    ("two-exchanges", (CONTACT, ADVOCATE, "- 2026-09-08 call x\n- 2026-09-11 coffee x"), {}),
    ("introduction", (CONTACT, ADVOCATE, "- 2026-09-10 call [got:: the name of [[lee]]]"), {}),
    ("introduction", (CONTACT, ADVOCATE, "- 2026-09-10 call [got:: introduction to Lee]"), {}),
    (
        "introduction",
        (CONTACT, ADVOCATE, "- 2026-09-10 lunch [[lee]] [got:: introduction to [[a]]]"),
        {},
    ),
    ("renewed-exchange", (CONTACT, DORMANT, "- 2026-09-05 call x\n- 2026-09-08 email x"), {}),
    ("silence", (CONTACT, ADVOCATE, "- 2026-06-13 call x"), {}),
    ("wanted-skill", (SKILL, NOTICED, ""), {CAMPAIGN: "---\nneeds: a, must\n---\n"}),
    (
        "wanted-skill",
        (SKILL, f"needed-by: [b]\n{NOTICED}", ""),
        {"campaigns/b.md": "---\nneeds: a\n---\n"},
    ),
    ("learning", (SKILL, NOTICED, "- 2026-09-11 learn 2h x"), {}),
    ("proof", (SKILL, f"proof: certificate of the course\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: completed the IAPP course and two webinars\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: a certificate of attendance\n{NOTICED}", ""), {}),
    ("proof", (SKILL, f"proof: a workshop on privacy.\n{NOTICED}", ""), {}),
    ("word-of-a-target", (SKILL, NOTICED, "- 2026-09-10 learn 2h x"), {}),
    ("word-of-a-target", (SKILL, NOTICED, "- 2026-09-10 reply got it [auto:: yes]"), {}),
    ("word-of-a-target", (SKILL, "stages: '2026-09-10 recognised, because I am'", ""), {}),
]  # fmt: skip

BARE = {CAMPAIGN: CLIENT, CONTACT: ADVOCATE, SKILL: NOTICED}


def case_of(parts: Parts, files: dict[str, str]) -> Case:
    path, front, body = parts
    ledger = ledger_of({**PEOPLE, **files, path: f"---\n{front}\n---\n{body}\n"})
    record = next(one for one in ledger.records if one.path == path)
    last = list(transitions(ledger, record, AS_OF))[-1]
    return Case(ledger, record, last, AS_OF)


@pytest.mark.parametrize(("name", "parts", "files"), HAS)
def test_a_ledger_that_has_it(name, parts, files):
    assert missing(case_of(parts, files), (name,)) == ()


@pytest.mark.parametrize(("name", "parts", "files"), LACKS)
def test_a_ledger_that_lacks_it(name, parts, files):
    assert missing(case_of(parts, files), (name,)) == (evidence_named(name),)


@pytest.mark.parametrize("name", [one for one in evidence_names() if one not in BARE_HAS])
def test_a_bare_record_lacks_it(name):
    paths = [parts[0] for known, parts, _ in HAS if known == name]
    assert paths, f"no ledger here shows {name}"
    case = case_of((paths[0], BARE[paths[0]], ""), {})
    assert missing(case, (name,)) == (evidence_named(name),)


@pytest.mark.parametrize("path", BARE)
def test_a_pipeline_may_ask_any_record_for_any_evidence(path):
    case = case_of((path, BARE[path], ""), {})
    lacking = {one.name for one in missing(case, evidence_names())}
    assert lacking == set(evidence_names()) - {*BARE_HAS}


@pytest.mark.parametrize("name", [one for one in evidence_names() if evidence_named(one).line])
def test_the_line_to_type_brings_it_about(name):
    evidence = evidence_named(name)
    path = next(parts[0] for known, parts, _ in HAS if known == name)
    front, body = BARE[path], ""
    reopening = {"word-from-them": REOPENED, "new-opening": REOPENED, "confirmation": RETURNED}
    front = {**reopening, "renewed-exchange": DORMANT}.get(name, front)
    if path == CAMPAIGN:
        front += "\norganization: northwind\n"
    day = "2026-09-10"
    line = evidence.line.format(
        id="a", person="dana", organization="northwind", date=day, title="x", stage="identified"
    )
    files: dict[str, str] = {}
    if name == "wanted-skill":
        files = {"campaigns/b.md": f"---\n{line}\n---\n"}
    elif line.startswith("- "):
        body = line.replace("[[somebody]]", "[[lee]]")
        if name in ("two-exchanges", "answer-to-proposal"):
            earlier = "call" if name == "two-exchanges" else "proposal"
            body += f"\n- 2026-09-09 {earlier} what came before"
    elif line.split(":")[0] not in front:
        front = f"{line}\n{front}"
    assert missing(case_of((path, front, body), files), (name,)) == ()


def test_a_name_that_is_none_is_another_checks_business():
    assert evidence_named("horoscope") is None
    assert missing(case_of((CAMPAIGN, JOB, ""), {}), ("horoscope",)) == ()


def test_the_day_of_a_case_is_that_of_its_stage_line():
    assert case_of((CAMPAIGN, JOB, ""), {}).day.isoformat() == "2026-09-10"
    assert case_of((CAMPAIGN, "stage: applied", ""), {}).day == AS_OF
