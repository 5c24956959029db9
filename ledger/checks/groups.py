"""The groups of the checks: the first digit of a code says what it is about."""

from __future__ import annotations

from ledger.value import Value


class Group(Value, frozen=True):
    """The checks whose codes begin alike: their digit, what they are about, and a sentence on it.

    `about` says what they hold the ledger to, and why that matters.
    """

    digit: int
    title: str
    about: str

    @property
    def code(self) -> str:
        """`HW2`, with which the codes of the group begin."""
        return f"HW{self.digit}"


GROUPS = (
    Group(
        1,
        "Reading",
        "Files, text and YAML: what cannot be read as typed is told with its place, "
        "and takes nothing else with it.",
    ),
    Group(
        2,
        "Stages",
        "Each line of `stages` follows from the line before it, and rests on something "
        "that the ledger shows.",
    ),
    Group(
        3,
        "Ids and links",
        "Each name leads to one record, and to a record of the kind that is meant.",
    ),
    Group(
        4,
        "Fields",
        "The keys above the text hold what the format takes there: dates, amounts, "
        "needs and known words.",
    ),
    Group(
        5,
        "Dated lines",
        "A line that begins with a date can be counted: its kind, its duration, its "
        "fields, and whose turn it is.",
    ),
    Group(
        6,
        "Facts that contradict",
        "Two lines that cannot both be so: nobody works on what has ended or meets "
        "somebody for the first time twice.",
    ),
    Group(
        7,
        "History",
        "What was committed stays as it was: a story that is rewritten later is no "
        "evidence of anything.",
    ),
    Group(
        8,
        "What a figure still lacks",
        "Nothing is wrong here; one more line, and a figure can be worked out that "
        "now says “not recorded”.",
    ),
    Group(
        9,
        "Settings",
        "`headway.toml` says what is meant: a setting that cannot be understood keeps its default.",
    ),
)


def group_of(code: str) -> Group:
    """The group that a check's code belongs to. Raises KeyError where there is none."""
    return {group.code: group for group in GROUPS}[code[:3]]
