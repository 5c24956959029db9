"""Tables of any cells, as bytes of a file."""

from __future__ import annotations

import csv
import io

from hypothesis import strategies as st

CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "2026-07-01",
            "7/8/2026",
            "27-Oct",
            "Yes",
            "no",
            "Rejected",
            "Offer",
            "[[x]]",
            "a:: b",
            "[k:: v]",
            "1",
            "×3",
            "30m",
            "`",
            '"',
            "- ",
            "---",
            "#",
            "NO",
            "\n",
            "con",
            "Acme",
            "<b>",
        ]
    ),
)
HEADINGS = st.one_of(
    st.sampled_from(
        [
            "Company",
            "Role",
            "Applied",
            "Source",
            "Response date",
            "Interview",
            "Phone",
            "Result",
            "Status",
            "Posted",
            "Notes",
            "Contact",
            "Salary",
            "Link",
            "First Name",
            "Last Name",
            "Connected On",
            "name",
            "kind",
            "stages",
        ]
    ),
    st.text(max_size=8),
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A file with some headings that are known and some that are not, and any cells."""
    headings = draw(st.lists(HEADINGS, min_size=1, max_size=8))
    rows = draw(st.lists(st.lists(CELLS, max_size=9), max_size=6))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=draw(st.sampled_from(",;\t")))
    writer.writerows([headings, *rows])
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return out.getvalue().encode(encoding, errors="replace")
