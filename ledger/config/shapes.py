"""What a setting's value has to look like."""

from __future__ import annotations

# Settings that are shares of one, that need not be whole, and that figures are divided by.
_SHARES = (
    "probability", "logged-share", "busy-cap", "on-time-share", "poor-yield", "survival-share",
    "unplaced-share", "group-share", "fit-low", "fit-high",
)  # fmt: skip
_DIVISIBLE = ("full-time-hours", "full-time-capacity")
_DIVISORS = ("window", "full-time-hours", "probability-weight", "must-weight")

# Settings that take one of a few words.
_CHOICES = {"dates": ("strict", "loose"), "unknown": ("error", "text")}

# The most days or cases that a setting may ask for: the calendar has two ends.
_MOST = 100_000


def misfit(value: object, wanted: type, key: str) -> str:
    """What a setting wants that a value is not; empty where it fits."""
    if wanted in (int, float):
        # A negative or endless setting would make every figure that uses it nonsense.
        most = 1 if key in _SHARES else _MOST
        whole = wanted is float or key in _DIVISIBLE or isinstance(value, int)
        if type(value) in (int, float) and whole and 0 <= value <= most:  # type: ignore[operator]
            return "wants more than 0" if value == 0 and key in _DIVISORS else ""
        return "wants a number from 0 to 1" if key in _SHARES else f"wants {_shape(wanted)}"
    if wanted is str and key in _CHOICES and value not in _CHOICES[key]:
        return f"wants {' or '.join(_CHOICES[key])}"
    if wanted is list:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
    else:
        fits = type(value) is wanted
    return "" if fits else f"wants {_shape(wanted)}"


def _shape(wanted: type) -> str:
    return {
        str: "a text in quotes",
        bool: "true or false",
        int: "a whole number from 0 to 100,000",
        float: "a number from 0 to 100,000",
        list: "a list of texts",
        dict: "a table",
    }.get(wanted, wanted.__name__)
