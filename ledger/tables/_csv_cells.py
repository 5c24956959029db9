"""A cell as the text that CSV has of it, with nothing that a spreadsheet would work out."""

from __future__ import annotations

from ledger.tables._table import Cell

# What a spreadsheet takes for the beginning of a formula, in the wide forms of the East too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# A cell that begins with one of these may be read as if it began behind it.
_BREAKS = ("\t", "\r", "\n")


def csv_cell(cell: Cell) -> str:
    """A cell as text. One that a spreadsheet would work out begins with an apostrophe.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        # Blanks of any sort hide a sign from us, and from no spreadsheet that trims its cells.
        worked_out = cell.lstrip().startswith(_FORMULA) or cell.lstrip(" \u00a0").startswith(
            _BREAKS
        )
        return f"'{cell}" if worked_out else cell
    return str(cell)
