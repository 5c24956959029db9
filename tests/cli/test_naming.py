"""What a person means by a name: one thing, or a refusal with the likeliest."""

from __future__ import annotations

import pytest

from ledger.commands._naming import has_stage, record_named, stage_named
from ledger.commands._options import MisnamedError
from ledger.config import defaults
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from tests.support import ledger_of

FILES = {
    "campaigns/northwind.md": "---\nname: Northwind, privacy counsel\naliases: [the W job]\n---\n",
    "campaigns/northquay.md": "---\nname: Northquay Media\n---\n",
    "campaigns/st-brannoc.md": "---\nname: St. Brannoc Health\n---\n",
    "contacts/dana-kim.md": "---\nname: Dana Kim\n---\n",
    "contacts/inès-okafor.md": "---\nname: Inès Okafor\n---\n",
    "contacts/brannoc-lee.md": "---\nname: Brannoc Lee\n---\n",
    "contacts/王.md": "---\nname: 王小明\n---\n",
    "organizations/quillmoor.md": "# Quillmoor\n",
}
WHAT = "the campaigns and contacts"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return ledger_of(FILES)


def named(ledger: Ledger, typed: str, **more: object) -> str:
    candidates = [one for one in ledger.records if not one.path.startswith("organ")]
    return record_named(typed, ledger, candidates, WHAT, **more).id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("northwind", "northwind"),
        ("NorthWind", "northwind"),
        ("campaigns/northwind", "northwind"),
        ("campaigns/northwind.md", "northwind"),
        ("./my-search/campaigns/northwind.md", "northwind"),
        ("[[northwind]]", "northwind"),
        ("[[northwind|the job]]", "northwind"),
        ("the w job", "northwind"),
        ("Northwind, privacy counsel", "northwind"),
        ("northw", "northwind"),
        ("counsel", "northwind"),
        ("dana", "dana-kim"),
        ("Kim", "dana-kim"),
        ("dana  kim", "dana-kim"),
        ("ines", "inès-okafor"),
        ("INÈS OK", "inès-okafor"),
        ("oka", "inès-okafor"),
        ("in", "inès-okafor"),
        ("st brannoc", "st-brannoc"),
        ("st. b", "st-brannoc"),
        ("王", "王"),
        ("wang", "王"),
    ],
)
def test_one_thing_is_meant(ledger: Ledger, typed: str, identity: str) -> None:
    assert named(ledger, typed) == identity


@pytest.mark.parametrize(
    ("typed", "first", "candidates"),
    [
        ("north", "`north` may be one of 2:", ["northquay", "northwind"]),
        ("brannoc", "`brannoc` may be one of 2:", ["st-brannoc", "brannoc-lee"]),
        ("nortwind", f"`nortwind` names none of {WHAT}; is one of these meant?", ["northwind"]),
        ("dnaa kim", f"`dnaa kim` names none of {WHAT}; is one of these meant?", ["dana-kim"]),
        ("ok", f"`ok` names none of {WHAT}; is one of these meant?", ["inès-okafor"]),
        ("zzzz", f"`zzzz` names none of {WHAT}", []),
        ("quillmoor", f"`quillmoor` is organizations/quillmoor.md, which is none of {WHAT}", []),
        (" ", f"no name is given: say which of {WHAT}", []),
    ],
)
def test_what_is_not_clear_is_refused(
    ledger: Ledger, typed: str, first: str, candidates: list[str]
) -> None:
    with pytest.raises(MisnamedError) as refused:
        named(ledger, typed)
    lines = refused.value.message.splitlines()
    assert (refused.value.exit_code, lines[0]) == (2, first)
    assert [line.split()[0] for line in lines[2:]] == candidates


def test_five_are_shown_and_the_rest_counted() -> None:
    ledger = ledger_of({f"contacts/dana-{n}.md": f"# Dana {n}\n" for n in range(8)})
    with pytest.raises(MisnamedError) as refused:
        named(ledger, "dana")
    lines = refused.value.message.splitlines()
    assert len(lines) == 8
    assert lines[-1] == "  and 3 more"


def test_of_several_the_one_that_fits_is_meant(ledger: Ledger) -> None:
    assert named(ledger, "brannoc", fits=lambda one: isinstance(one, Contact)) == "brannoc-lee"
    with pytest.raises(MisnamedError):
        named(ledger, "north", fits=lambda one: isinstance(one, Contact))


def test_nothing_hidden_reaches_the_terminal() -> None:
    ledger = ledger_of({"contacts/a\u202eb.md": "---\nname: Dana \x1b[31m\n---\n"})
    with pytest.raises(MisnamedError) as refused:
        named(ledger, "danna")
    assert all(one.isprintable() or one == "\n" for one in refused.value.message)


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        ("networking-in", "networking-in"),
        ("Networking In", "networking-in"),
        ("networking_in", "networking-in"),
        ("net", "networking-in"),
        ("interv", "interviewing"),
        ("acc", "accepted"),
    ],
)
def test_a_stage_is_named(typed: str, stage: str) -> None:
    assert stage_named(typed, defaults().pipelines["job"]) == stage
    assert has_stage(typed, defaults().pipelines["job"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("re", "`re` may be `researching`, `rejected` or `reopened`"),
        ("aplied", "`aplied` is no stage of the pipeline `job`; did you mean `applied`?"),
        ("zzz", "`zzz` is no stage of the pipeline `job`; its stages are `researching`, "),
        ("", "`` is no stage of the pipeline `job`; its stages are `researching`, "),
        ("applied by form", "`applied by form` is no stage of the pipeline `job`; a text of "
         "several words goes between quotation marks: --evidence \"…\""),
    ],
)  # fmt: skip
def test_what_is_no_stage_is_refused(typed: str, said: str) -> None:
    with pytest.raises(MisnamedError) as refused:
        stage_named(typed, defaults().pipelines["job"])
    assert refused.value.message.startswith(said)
    assert not has_stage(typed, defaults().pipelines["job"])
