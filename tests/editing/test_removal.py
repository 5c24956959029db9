"""A dated line is taken out whole, or the file stays as it is."""

from __future__ import annotations

import pytest

from ledger.config import defaults
from ledger.editing import EditRefusedError, without_line
from ledger.model.record import RecordKind
from ledger.readers.files import SourceFile

LINE = "- 2026-07-02 email x"


def without(text: str, put_in: str = "", line: str = LINE) -> str:
    file = SourceFile("contacts/a.md", RecordKind.CONTACT, text.encode())
    return without_line(file, defaults(), line, put_in.encode()).decode()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (LINE, ""),
        (f"{LINE}\n", ""),
        (f"# A\n{LINE}", "# A"),
        (f"{LINE}\n\nTall.\n", "\nTall.\n"),
        (f"{LINE}\r\n- 2026-07-03 call\r\n", "- 2026-07-03 call\r\n"),
    ],
)
def test_a_line_goes_with_its_end(text: str, made: str) -> None:
    assert without(text) == made


def test_what_was_put_in_goes_with_the_blank_line_it_came_with() -> None:
    assert without(f"# A\n\n{LINE}\n", f"\n{LINE}\n") == "# A\n"


def test_bytes_that_are_more_than_the_line_by_now_stay() -> None:
    longer = f"# A\n\n{LINE}\n\n{LINE} and y\n"
    assert without(longer, f"{LINE}") == f"# A\n\n\n{LINE} and y\n"
    assert without(f"{LINE}\n", f"{LINE[2:]}") == ""


def test_a_line_that_is_not_there_as_it_was_written_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="does not hold the line as it was written"):
        without(f"{LINE} and more\n")


def test_a_line_that_begins_a_comment_which_goes_on_below_is_left_to_hand() -> None:
    line = f"{LINE} <!-- she was"
    with pytest.raises(EditRefusedError, match="says something else without the line"):
        without(f"{line}\n-->\n", line=line)
