"""The owner's own questions in the settings, and what every mistake in them gives."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.config import SavedQuery, parse
from tests.support import AS_OF, ledger_of

MISTAKES = [
    # text, code, line, message, help
    ("[queries]\nx = 'SELECT 1'\n", "HW903", 2, "wants a table: `[queries.x]` with `sql`", "put"),
    ("[queries.x]\ntitle = 'X'\n", "HW903", 1, "wants the question, as `sql`", "put"),
    ("[queries.x]\nsql = ' '\n", "HW903", 1, "wants the question, as `sql`", "put"),
    ("[queries.x]\n\nsql = 3\n", "HW903", 3, "wants a text in quotes", "put"),
    ("[queries.x]\nsql = '1'\npage = 'yes'\n", "HW903", 3, "wants true or false", "put"),
    ("[queries.x]\nsql = '1'\npgae = true\n", "HW902", 3, "`queries.x.pgae` is no setting",
     "did you mean `page`?"),
    ("[queries.'two words']\nsql = '1'\n", "HW903", 1, "is no single word", "put"),
    ("queries = 3\n", "HW903", 1, "wants a table", "put"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "message", "remedy"), MISTAKES)
def test_a_mistake_is_a_finding_with_its_line(text, code, line, message, remedy):
    (found,) = checks.run(ledger_of({"headway.toml": text}), AS_OF)
    assert (found.code, found.location.line) == (code, line)
    assert message in found.message
    assert found.help.startswith(remedy)


def test_what_is_right_is_kept_in_order():
    text = "[queries.b-2]\nsql = 'SELECT 2'\ntitle = 'Two'\npage = true\n[queries.a]\nsql = '1'\n"
    assert tuple(parse(text).queries.values()) == (
        SavedQuery("b-2", "Two", "SELECT 2", True),
        SavedQuery("a", "a", "1"),
    )


def test_one_mistake_leaves_the_others_standing():
    parsed = parse("[queries.x]\nsql = '1'\npgae = true\n[queries.y]\n[queries.z]\nsql = '2'\n")
    assert list(parsed.queries) == ["x", "z"]


def test_what_stands_within_the_sql_is_no_setting():
    text = '[queries.x]\nsql = """\n[rules]\npage = 3\n"""\n[queries.y]\nsql = "1"\npage = 3\n'
    (problem,) = parse(text).problems
    assert (problem.key, problem.location.line) == ("queries.y.page", 8)
