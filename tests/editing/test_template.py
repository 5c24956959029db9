"""A template keeps every byte that is no placeholder, and no value can break out of its place."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.config import defaults
from ledger.editing import fill
from ledger.model.draft import RecordDraft, one_line
from ledger.model.record import RecordKind
from ledger.readers.records import read_record
from ledger.readers.text import decode

DAY = date(2026, 11, 2)
TEXTS = st.text(
    st.sampled_from("ab :#,[]{}'\"\\-&*!|>%@`?~0é王\t") | st.characters(exclude_categories=["Cs"]),
    max_size=20,
)


def filled(template: str, name: str = "Lee", **fields: str) -> str:
    draft = RecordDraft(kind=RecordKind.CONTACT, name=name, id="lee", fields=tuple(fields.items()))
    return fill(template, draft, {"name": name, "title": name, "via": ""}, DAY).data.decode()


@given(TEXTS.map(one_line).filter(bool))
def test_any_text_stays_one_value_in_every_form(text: str) -> None:
    template = (
        "---\nname: {{name}}\ntitle: \"{{name}}\"\nsegment: '{{name}}'\naliases: [{{name}}, b]\n"
        'tags:\n  - {{name}}\n  - "{{name}}"\nemail:\ncredible: x {{name}} y\n---\n'
    )
    made = filled(template, text, email=text)
    record = read_record(
        decode("contacts/lee.md", made.encode())[0], RecordKind.CONTACT, defaults()
    )
    assert not record.faults
    fields = record.record.fields
    assert fields["name"] == fields["title"] == fields["segment"] == fields["email"] == text
    assert fields["aliases"] == (text, "b")
    assert fields["tags"] == (text, text)
    assert fields["credible"] == f"x {text} y"


@given(st.text(max_size=60), st.booleans())
def test_a_template_without_a_placeholder_stays_as_it_is(text: str, front: bool) -> None:
    body = text.replace("{", "").replace("---", "")
    template = f"---\r\n# {one_line(body)}\r\ntags: [a,  b]\r\n---\n{body}" if front else body
    assert filled(template) == template


def test_the_day_is_written_as_obsidian_writes_it() -> None:
    assert filled("{{date}} {{ date:DD.MM.YYYY }} {{date: ddd D MMM}} {{Date:M}}") == (
        "2026-11-02 02.11.2026 Mon 2 Nov 11"
    )


def test_a_value_that_is_replaced_goes_with_all_its_lines_and_its_comment_stays() -> None:
    template = "---\ntags: # mine\n  - a\n\n  # not this\n  - b\nvia:\n---\n"
    assert filled(template, tags="x") == "---\ntags: x # mine\n\n  # not this\nvia:\n---\n"


def test_a_placeholder_with_nothing_to_say_leaves_an_empty_value() -> None:
    assert filled('---\nvia: "[[{{via}}]]"\nx: {{y}}\n---\n') == "---\nvia:\nx: {{y}}\n---\n"


def test_an_item_without_a_placeholder_stays_as_it_is() -> None:
    template = "---\ntags:\n  - friend  # mine\n  - {{title}}\nvia:\n---\n"
    made = "---\nname: Lee\ntags:\n  - friend  # mine\n  - Lee\nvia:\n---\n"
    assert filled(template) == made.replace("name: Lee\n", "")
