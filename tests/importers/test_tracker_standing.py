"""Where an application stands is told by words, by a column for each end, or by a day."""

from __future__ import annotations

import pytest

from ledger.importers._answers import stage_of
from ledger.model.campaign import Campaign
from tests.importers.planning import complaints, imported, planned

START = "2026-07-01 applied"


def campaign_of(headings: str, cells: str) -> Campaign:
    """The campaign of a row below some headings, with two rows that show what they hold."""
    ledger = imported(f"Company,Role,Applied,{headings}\nAcme,A,2026-07-01,{cells}\n")
    assert complaints(ledger) == []
    (campaign,) = ledger.campaigns
    return campaign


def stages_of(campaign: Campaign) -> list[str]:
    stages = campaign.fields["stages"]
    assert isinstance(stages, tuple)
    return list(stages)


def lines_of(campaign: Campaign) -> list[str]:
    return [entry.raw.removeprefix("- ") for entry in campaign.entries[1:]]


STAND_IN = "(day of the answer; the file gives none)"


@pytest.mark.parametrize(
    ("headings", "cells", "stages", "lines"),
    [
        ("Rejection Date", "2026-07-20", ["2026-07-20 rejected"], ["2026-07-20 decline"]),
        ("Rejected", "Yes", ["rejected"], []),
        ("Rejected", "No", [], []),
        ("Rejected", "-", [], []),
        ("Withdrawn on", "2026-07-20", ["2026-07-20 withdrawn"], []),
        ("Date Interviewed,Date Offered", "2026-07-10,2026-07-20",
         ["2026-07-10 interviewing", "2026-07-20 negotiating"],
         ["2026-07-10 interview 1", "2026-07-20 offer"]),
        ("Interview,Offer,Accepted", "2026-07-10,2026-07-20,2026-07-25",
         ["2026-07-10 interviewing", "2026-07-20 negotiating", "2026-07-25 accepted"],
         ["2026-07-10 interview 1", "2026-07-20 offer"]),
        ("Interview,Offer,Rejected", "2026-07-10,2026-07-20,2026-07-25",
         ["2026-07-10 interviewing", "2026-07-20 negotiating", "2026-07-25 rejected"],
         ["2026-07-10 interview 1", "2026-07-20 offer", "2026-07-25 decline"]),
        ("Offer", "2026-07-20", ["interviewing", "2026-07-20 negotiating"],
         [f"2026-07-20 interview 1 {STAND_IN}", "2026-07-20 offer"]),
        ("Phone,Offer", "2026-07-09,Yes",
         ["2026-07-09 interviewing", "negotiating, because the file says Offer: Yes"],
         ["2026-07-09 interview 1 Phone"]),
        ("Status,Result", "Interviewing,Rejected",
         ["interviewing, because the file says Interviewing", "rejected"], []),
        ("Result,Status", "Interview,Rejected",
         ["interviewing, because the file says Interview", "rejected"], []),
        ("Status,Status Date", "Interviewing,2026-07-20",
         ["2026-07-20 interviewing, because the file says interviewing"], []),
        ("Status,Status Date", "Rejected,2026-07-20", ["2026-07-20 rejected"],
         ["2026-07-20 decline"]),
        ("Phone,Status,Status Date", "2026-07-09,Offer,2026-07-20",
         ["2026-07-09 interviewing", "2026-07-20 negotiating"],
         ["2026-07-09 interview 1 Phone", "2026-07-20 offer"]),
        ("Interview", '"2026-07-10, 2026-07-14"', ["2026-07-10 interviewing"],
         ["2026-07-10 interview 1", "2026-07-14 interview 2"]),
        ("Phone,Onsite", '"2026-07-10 and 2026-07-14",2026-07-20', ["2026-07-10 interviewing"],
         ["2026-07-10 interview 1a Phone", "2026-07-14 interview 1b Phone",
          "2026-07-20 interview 2 Onsite"]),
        ("Status", "Closed", ["evaporated, Closed"], []),
        ("Status", "Refusé", ["rejected, Refusé"], []),
    ],
)  # fmt: skip
def test_the_cells_of_a_row(headings: str, cells: str, stages: list[str], lines: list[str]) -> None:
    campaign = campaign_of(headings, cells)
    assert stages_of(campaign) == [START, *stages]
    assert lines_of(campaign) == lines


@pytest.mark.parametrize("heading", ["Phone Screen", "Interview"])
def test_a_yes_without_any_day_is_a_stage_with_its_reason(heading: str) -> None:
    ledger = imported(f"Company,Role,Applied,{heading}\nAcme,A,,Yes\nB,B,2026-07-01,No\n")
    (campaign,) = (one for one in ledger.campaigns if one.title == "A")
    assert stages_of(campaign) == [
        "applied, because the file gives no day for it",
        f"interviewing, because the file says {heading}: yes",
    ]
    assert complaints(ledger) == []


@pytest.mark.parametrize(
    ("status", "stage"), [("Saved", "2026-07-20 researching"), ("Applied", "2026-07-20 applied")]
)
def test_the_day_of_a_status_is_that_of_its_stage(status: str, stage: str) -> None:
    ledger = imported(
        "Company,Role,Applied,Status,Status Date\n"
        f"Acme,A,,{status},2026-07-20\nB,B,2026-07-01,Rejected,2026-07-02\n"
    )
    (campaign,) = (one for one in ledger.campaigns if one.title == "A")
    assert stages_of(campaign) == [stage]


def test_the_day_of_a_status_that_dates_nothing_is_kept() -> None:
    campaign = campaign_of("Status,Status Date", "Applied,2026-07-20")
    assert campaign.fields["status-date"] == "2026-07-20"


@pytest.mark.parametrize("heading", ["Interview", "Phone"])
def test_a_range_is_the_time_that_it_begins_at_and_kept_whole(heading: str) -> None:
    cell = "September 20, 2026 2:00 PM (GMT+2) → 3:00 PM"
    campaign = campaign_of(heading, f'"{cell}"')
    assert campaign.entries[1].raw.startswith("- 2026-09-20 14:00 interview 1")
    assert campaign.fields[heading.lower()] == cell


def test_what_is_neither_a_day_nor_a_yes_is_kept_as_it_is() -> None:
    ledger = imported(
        "Company,Role,Applied,Phone,Rejection Date,Decision Date\n"
        "Acme,A,2026-07-01,left a voicemail,some day,soon\n"
        "B,B,2026-07-01,2026-07-02,2026-07-03,2026-07-03\nC,C,2026-07-01,Yes,2026-07-03,2026-07-03\n"
    )
    (campaign,) = (one for one in ledger.campaigns if one.title == "A")
    kept = [campaign.fields[key] for key in ("phone", "rejection-date", "decision-date")]
    assert kept == ["left a voicemail", "some day", "soon"]


def test_a_word_that_is_no_stage_is_told_once_and_kept() -> None:
    made = planned(
        "Company,Role,Applied,Status\nA,A,2026-07-01,Limbo\nB,B,2026-07-01,Limbo\n"
        "C,C,2026-07-01,Ghosted\nD,D,2026-07-01,Applied\nE,E,2026-07-01,Rejected\n"
    )
    assert [(note.line, note.message) for note in made.notes] == [
        (2, "`Limbo` under `Status` is no stage that is known: it is kept, and what says so "
            "counts as open"),
    ]  # fmt: skip
    (first,) = (draft for draft in made.drafts if draft.id == "a-a")
    assert first.field("imported-status") == "Limbo"


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("Absage", "rejected"), ("Leider Absage erhalten", "rejected"), ("Zusage", "negotiating"),
        ("Vorstellungsgespräch", "interviewing"), ("Zurückgezogen", "withdrawn"),
        ("Kein Vorstellungsgespräch", None), ("Keine Rückmeldung", "applied"),
        ("Entretien RH", "interviewing"), ("Refusée", "rejected"), ("En attente", "applied"),
        ("Sans réponse", "applied"), ("Pas d'entretien", None), ("Entrevista", "interviewing"),
        ("Rechazada", "rejected"), ("Sin respuesta", "applied"), ("Expired", "evaporated"),
        ("Archived", "evaporated"), ("not closed", None),
    ],
)  # fmt: skip
def test_words_of_other_languages(said: str, stage: str | None) -> None:
    assert stage_of(said) == stage


@pytest.mark.parametrize(
    "text",
    [
        "Entreprise;Poste;Date de candidature;Statut;Contact\nAcme;A;13/07/2026;Refusé;Dana Kim\n",
        "Empresa;Puesto;Fecha de postulación;Estado;Contacto\n"
        "Acme;A;13/07/2026;Rechazada;Dana Kim\n",
        "Firma;Stelle;Beworben am;Status;Ansprechpartner\nAcme;A;13.07.2026;Absage;Dana Kim\n",
    ],
)
def test_a_list_of_applications_in_another_language_is_one(text: str) -> None:
    made = planned(text)
    assert made.format == "job-tracker"
    (campaign,) = imported(text).campaigns
    assert [(one.stage, str(one.date)) for one in campaign.stages] == [
        ("applied", "2026-07-13"), ("rejected", "None"),
    ]  # fmt: skip
    assert campaign.fields["contact"] == "dana-kim"
