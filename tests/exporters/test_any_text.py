"""Whatever stands in a ledger, each of the formats is made, and reads back where it is read."""

from __future__ import annotations

import comrak
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exporters.making import made, quoted
from tests.exporters.test_graphviz import labels
from tests.exporters.test_mermaid import parsed
from tests.properties.strategies import any_text

_LINES = st.text(max_size=120).map(
    lambda text: " ".join(text.encode(errors="replace").decode().split())
)


@st.composite
def files(draw: st.DrawFn) -> dict[str, str]:
    """A ledger whose records and lines say anything."""
    name, other, line = draw(any_text), draw(any_text), draw(_LINES)
    return {
        "me.md": f"---\nname: {quoted(draw(any_text))}\n---\n",
        "organizations/o.md": f"---\nname: {quoted(other)}\n---\n",
        "contacts/a.md": (
            f"---\nname: {quoted(name)}\norganization: o\ntitle: {quoted(other)}\n"
            f"tags: [{quoted(other)}]\nemail: [{quoted(other)}]\nlinks: [{quoted(other)}]\n---\n"
            f"- 2026-11-25 coffee {line}\n- [ ] 2026-11-20 {line}\n- 2026-11-10 call {line}\n"
            f"- 2026-09-01 inbound {line} [got:: introduction to [[b]]]\n"
        ),
        "contacts/b.md": f"---\nname: {quoted(other)}\n---\n",
        "campaigns/c.md": (
            f"---\nname: {quoted(name)}\ndecision-maker: b\ncloses: 2026-12-01\n"
            "stages:\n  - 2026-09-10 researching\n---\n"
        ),
    }


@settings(max_examples=25, deadline=None)
@given(files())
def test_any_text_is_exported(ledger):
    cards = list(vobject.readComponents(made("vcard", ledger)))
    assert len(cards) == 2
    calendar = vobject.readOne(made("icalendar", ledger))
    assert "2026-12-01" in {str(one.dtstart.value) for one in calendar.vevent_list}
    rendered = comrak.render_markdown(made("markdown", ledger))
    assert rendered.count("<h1>") == 1
    assert "<a" not in rendered


@settings(max_examples=25, deadline=None)
@given(files())
def test_any_text_is_drawn(ledger):
    # Two people, a campaign, an introduction and the way to the campaign.
    assert len(parsed(made("mermaid", ledger))) == 5
    assert len(labels(made("graphviz", ledger))) == 3
