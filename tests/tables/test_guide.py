"""The guide to the tables says what the code says."""

from __future__ import annotations

from ledger.help import read_page
from ledger.tables import all_tables, sections
from tests.cli.envelopes import envelope, run


def test_the_guide_is_what_the_tables_say():
    page = read_page("guides", "tables")
    said = "\n".join(sections(all_tables())) + "\n"
    begins = page.index("\n## ")
    assert page[begins:] == said, f"below its first part the guide has to be:\n{said}"


def test_programs_are_told_the_same():
    told = envelope(run("query", "--tables", "--format", "json"), "tables")["tables"]
    assert [one["name"] for one in told] == [one.name for one in all_tables()]
    for one, table in zip(told, all_tables(), strict=True):
        assert [(column["name"], column["type"], column["key"], column["refers"] or "")
                for column in one["columns"]] == [
            (column.name, column.type.value, column.key, column.refers)
            for column in table.columns
        ]  # fmt: skip
