"""Drafts are known again by what people are known by; a record answers to one draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.editing import identify
from ledger.model.draft import RecordDraft
from tests.editing.drafting import draft
from tests.support import Files, ledger_of

ADA = (
    "---\nname: Ada Whitlock\nemail: [ada@x.example, a@y.example]\nlinks: [https://www.linkedin.com/in/ada/]\n"
    "phone: 020 7946 0958\n---\n"
)
ACME = {"organizations/acme.md": "---\nname: Acme Inc\naliases: [Acme]\n---\n"}


def found(files: Files, *drafts: RecordDraft) -> list[str | None]:
    """The path of the record that each draft is."""
    return [one.record.path if one.record else None for one in identify(drafts, ledger_of(files))]


@pytest.mark.parametrize(
    "wanted",
    [
        draft("contact", "A. W.", email="ADA@X.example"),
        draft("contact", "A. W.", links=("http://linkedin.com/in/Ada",)),
        draft("contact", "A. W.", links=("https://de.linkedin.com/in/Ada/en?trk=people",)),
        draft("contact", "A. W.", phone="0044 20 7946 0958"),
        draft("contact", "Ada  Whitlock", email="new@x.example", phone="+44 (0)20 7946 0958"),
        draft("contact", "ada whitlock"),
    ],
    ids=["e-mail", "link", "link in another language", "phone", "phone, another e-mail", "name"],
)
def test_a_contact_is_known_by_email_link_and_name(wanted: RecordDraft) -> None:
    files = {"contacts/ada-whitlock.md": ADA, "contacts/b.md": "---\nname: Bea\n---\n"}
    assert found(files, wanted) == ["contacts/ada-whitlock.md"]


def test_a_namesake_with_another_email_address_is_doubtful_and_not_merged() -> None:
    other = draft("contact", "Ada Whitlock", email="new@x.example")
    (one,) = identify([other], ledger_of({"contacts/ada-whitlock.md": ADA}))
    assert one.record is None
    assert one.doubt == (
        "`contacts/ada-whitlock.md` has the same name and another e-mail address: taken for "
        "somebody else (if they are one: headway merge ada-whitlock-2 ada-whitlock)"
    )


@pytest.mark.parametrize(
    "wanted",
    [
        draft("contact", "Bea Roy", phone="020 7946 0958"),
        draft("contact", "Bea Whitlock", phone="020 7946 0958"),
        draft("contact", "Bea Roy", email="info@x.example"),
        draft("contact", "Bea Roy", links=("https://x.example",)),
    ],
    ids=["a switchboard", "a home", "a mailbox of several", "an employer's site"],
)
def test_what_several_share_makes_nobody_one_where_the_names_differ(wanted: RecordDraft) -> None:
    files = {
        "contacts/ada-whitlock.md": ADA.replace("ada@x.example", "info@x.example").replace(
            "[https", "[x.example, https"
        )
    }
    assert found(files, wanted) == [None]


def test_a_name_of_another_form_is_another_organization_and_said() -> None:
    files = {"organizations/acme.md": "---\nname: Acme GmbH\n---\n"}
    (one,) = identify([draft("organization", "Acme Inc")], ledger_of(files))
    assert one.record is None
    assert "the same name and another legal form: taken for another" in one.doubt


def test_a_namesake_with_another_profile_is_somebody_else_and_said() -> None:
    other = draft("contact", "Ada Whitlock", links=("https://linkedin.com/in/ada-2",))
    (one,) = identify([other], ledger_of({"contacts/ada-whitlock.md": ADA}))
    assert one.record is None
    assert one.draft.id == "ada-whitlock-2"
    assert "taken for somebody else" in one.doubt


def test_a_link_elsewhere_does_not_tell_namesakes_apart() -> None:
    wanted = draft("contact", "Ada Whitlock", links=("https://ada.example",))
    assert found({"contacts/ada-whitlock.md": ADA}, wanted) == ["contacts/ada-whitlock.md"]


def test_the_surer_sign_goes_before_the_name() -> None:
    files = {"contacts/a.md": ADA, "contacts/b.md": "---\nname: Ada W\n---\n"}
    drafts = [draft("contact", "Ada W"), draft("contact", "Ada W", email="ada@x.example")]
    drafts[1] = replace(drafts[1], id="ada-w-2")
    assert found(files, *drafts) == ["contacts/b.md", "contacts/a.md"]


@pytest.mark.parametrize("name", ["ACME inc", "acme", "Acme", "Acme, Inc.", "ACME Incorporated"])
def test_an_organization_is_known_by_name_alias_and_id(name: str) -> None:
    assert found(ACME, draft("organization", name)) == ["organizations/acme.md"]


def test_names_are_compared_within_a_kind_and_ids_in_the_whole_ledger() -> None:
    (one,) = identify([draft("channel", "Acme")], ledger_of(ACME))
    assert (one.record, one.draft.id) == (None, "acme-2")


def test_drafts_name_each_other_by_their_final_ids() -> None:
    files = {"organizations/the-acme.md": "---\nname: Acme\n---\n"}
    person = draft("contact", "Bea", "- 2026-07-01 call [[bea]] [[acme]]", organization="acme")
    made = identify(
        [draft("organization", "Acme"), person], ledger_of({**files, "skills/bea.md": "x"})
    )
    assert dict(made[1].draft.fields) == {"organization": "the-acme"}
    assert made[1].draft.id == "bea-2"
    assert made[1].draft.lines == ("- 2026-07-01 call [[bea-2]] [[the-acme]]",)


def campaign(day: str, title: str = "Counsel", name: str = "Acme, Counsel") -> RecordDraft:
    return draft("campaign", name, organization="acme", title=title, stages=(f"{day} applied",))


def on_file(day: str, *more: str) -> str:
    stages = "\n".join(f"  - {stage}" for stage in (f"{day} applied", *more))
    return f"---\norganization: acme\ntitle: counsel\nstages:\n{stages}\n---\n- {day} application\n"


ORGANIZATION = draft("organization", "Acme")


@pytest.mark.parametrize(
    ("records", "days", "expected"),
    [
        (["2026-07-01"], ["2026-07-01"], ["a"]),
        (["2026-07-01"], ["2026-07-01", "2026-07-09"], ["a", None]),
        (["2026-07-01"], ["2026-07-09", "2026-07-01"], [None, "a"]),
        (["2026-07-01", "2026-07-09"], ["2026-07-09", "2026-07-01"], ["b", "a"]),
        (["2026-07-01", "2026-07-01"], ["2026-07-01", "2026-07-01"], ["a", "b"]),
        (["2026-07-02", "2026-07-09"], ["2026-07-01", "2026-07-09"], ["a", "b"]),
    ],
)
def test_campaigns_with_one_title_are_told_apart_by_the_day(
    records: list[str], days: list[str], expected: list[str | None]
) -> None:
    files = ACME | {
        f"campaigns/{name}.md": on_file(day) for name, day in zip("ab", records, strict=False)
    }
    drafts = [campaign(day) for day in days]
    drafts = [replace(one, id=f"d{n}") for n, one in enumerate(drafts)]
    paths = [name and f"campaigns/{name}.md" for name in expected]
    assert found(files, ORGANIZATION, *drafts)[1:] == paths


def test_a_campaign_of_another_day_is_doubtful_and_left_alone() -> None:
    files = ACME | {"campaigns/a.md": on_file("2026-07-02")}
    one = identify([ORGANIZATION, campaign("2026-07-01")], ledger_of(files))[1]
    assert one.held
    assert one.doubt == (
        "the file has it applied for on 2026-07-01, `campaigns/a.md` on 2026-07-02: taken for "
        "the same and left as it is"
    )


def test_a_campaign_that_was_not_applied_for_yet_is_the_one_meant() -> None:
    waiting = "---\norganization: acme\ntitle: counsel\nstages:\n  - 2026-06-01 researching\n---\n"
    one = identify(
        [ORGANIZATION, campaign("2026-07-01")], ledger_of(ACME | {"campaigns/a.md": waiting})
    )[1]
    assert one.record is not None
    assert (one.doubt, one.held) == ("", False)


def test_an_application_after_the_end_of_another_is_a_new_campaign() -> None:
    files = ACME | {"campaigns/a.md": on_file("2025-07-02", "2025-08-01 rejected")}
    assert found(files, ORGANIZATION, campaign("2026-07-01"))[1] is None


def test_a_campaign_without_a_title_is_known_by_its_name() -> None:
    files = ACME | {"campaigns/a.md": "---\nname: Acme GC\norganization: acme\n---\n"}
    named = draft("campaign", "Acme GC", organization="acme")
    other = draft("campaign", "Acme privacy", organization="acme")
    assert found(files, ORGANIZATION, named)[1] == "campaigns/a.md"
    assert found(files, ORGANIZATION, other)[1] is None


def test_a_profile_makes_the_contact_whatever_the_name() -> None:
    files = {"contacts/ada.md": "---\nname: Ada\nlinks: [https://www.linkedin.com/in/ada]\n---\n"}
    wanted = draft("contact", "Bea Zed", links=("https://linkedin.com/in/ada",))
    assert found(files, wanted) == ["contacts/ada.md"]


def test_a_uid_makes_the_contact_whatever_the_name() -> None:
    files = {"contacts/ada.md": "---\nname: Ada\nuid: urn:uuid:1\n---\n"}
    assert found(files, draft("contact", "Bea Zed", uid="URN:uuid:1")) == ["contacts/ada.md"]


def test_an_address_of_another_contact_is_told_and_not_copied() -> None:
    files = {
        "contacts/a.md": "---\nname: Ada Whitlock\nemail: ada@x.example\n---\n",
        "contacts/b.md": "---\nname: A. W.\nlinks: [https://linkedin.com/in/ada]\n---\n",
    }
    both = draft(
        "contact", "Ada Whitlock", email=("ada@x.example", "ada@home.example"),
        links=("https://www.linkedin.com/in/ada",),
    )  # fmt: skip
    (one,) = identify([both], ledger_of(files))
    assert one.record is not None
    assert (one.record.path, one.held) == ("contacts/a.md", False)
    assert one.draft.fields == (("email", ("ada@x.example", "ada@home.example")),)
    assert one.doubt == (
        "Ada Whitlock is taken for `contacts/a.md`, without `https://www.linkedin.com/in/ada`, "
        "which `contacts/b.md` has (if they are one: headway merge b a)"
    )
    again = files | {
        "contacts/a.md": files["contacts/a.md"].replace(
            "---\n", "---\nlinks: [https://linkedin.com/in/ada]\n", 1
        )
    }
    assert identify([both], ledger_of(again))[0].doubt == ""
