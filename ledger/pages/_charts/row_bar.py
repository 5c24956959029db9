"""An amount as a bar in a row; its number stands beside it as text."""

from __future__ import annotations

from ledger.pages._charts.parts import Caption
from ledger.value import Value

HEIGHT = 10
_THINNEST = 0.6


class RowBar(Value, frozen=True):
    """A bar in percent of the width that the page gives; `tone` is a class of its style sheet."""

    caption: Caption
    width: float
    tone: str = ""
    height: int = HEIGHT


def row_bar(caption: Caption, value: float, top: float, tone: str = "") -> RowBar:
    """A bar from nothing to `top`; what is not nothing can be seen."""
    share = 100 * min(max(value / top, 0.0), 1.0) if top > 0 else 0.0
    return RowBar(caption, round(max(share, _THINNEST), 1) if value > 0 else 0.0, tone)
