"""How a list item of a body begins: as a dated line, and in the forms that only come near one."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKER = r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<box>[ xX])\][ \t]+)?"
_ITEM = re.compile(_MARKER + r"(?P<date>\d{4}-\d{2}-\d{2})(?=\s|$)")
# With `[entries] dates = "loose"`: the date in bold or as a link, a colon or a dash behind it;
# a line or a heading of its own where some text follows.
_LOOSE_ITEM = re.compile(
    rf"(?:{_MARKER}|(?P<open>)(?:#{{2,6}}[ \t]+)?)(?P<mark>\*\*|__|\*|_|\[\[)?"
    r"(?P<date>\d{4}-\d{2}-\d{2})(?(mark):?(?:\*\*|__|\*|_|(?:\|[^\[\]\n]*)?\]\]))"
    r"(?:[ \t]*[:–—](?=\s|$)|[ \t]+-{1,2}(?=\s|$)|(?=\s|$))(?(open)(?=[ \t]*\S))"
)
_MONTH = (
    r"(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?"
    r"|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)"
)
_NEAR_ITEM = re.compile(
    _MARKER + r"(?P<date>\d{4}([-/.])\d{1,2}\4\d{1,2}|\d{1,2}([-/.])\d{1,2}\5\d{4}"
    r"|(\*\*|__|\*|_)\d{4}-\d{2}-\d{2}:?\6|\[\[\d{4}-\d{2}-\d{2}\]\]"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?{_MONTH}\.?,? \d{{4}})(?=[\s:,T]|$)"
)
# A day as it should be, but for the blank before it or behind it, or the one in its box.
_SLIPPED_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<date>(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\[[ xX]?\][ \t]*)?"
    r"\d{4}-\d{2}-\d{2})(?=[\sA-Za-z]|$)"
)


class Form(NamedTuple):
    """How a line begins: at an offset, and on any line after one.

    The second begins with a line end, for a pattern that begins with a character is found fastest.
    """

    here: re.Pattern[str]
    after: re.Pattern[str]


STRICT, LOOSE, NEAR, SLIPPED = (
    Form(form, re.compile("\n" + form.pattern))
    for form in (_ITEM, _LOOSE_ITEM, _NEAR_ITEM, _SLIPPED_ITEM)
)
