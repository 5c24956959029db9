"""What Android keeps of somebody that vCard has no property for: `X-ANDROID-CUSTOM`."""

from __future__ import annotations

from collections.abc import Sequence

NAME = "x-android-custom"

# The sorts of each item by their numbers, as Android's `ContactsContract.CommonDataKinds` has
# them; 0 is one of the owner's own, whose label follows.
_RELATIONS = (
    "", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager",
    "mother", "parent", "partner", "referred by", "relative", "sister", "spouse",
)  # fmt: skip
_EVENTS = ("", "anniversary", "", "birthday")
_SORTS = {"relation": _RELATIONS, "contact_event": _EVENTS}
_KEYS = {"relation": "related", "contact_event": "dates"}


def android_item(parts: Sequence[str]) -> tuple[str, str, str]:
    """The key, the label and the value of an item: `…/relation`, `Dana`, `14` and the label.

    Each is empty where the item does not give it.
    """
    kind = parts[0].rpartition("/")[2].strip() if parts else ""
    value, sort, label = (*(part.strip() for part in parts[1:4]), "", "", "")[:3]
    sorts = _SORTS.get(kind, ())
    if not label and sort.isascii() and sort.isdigit() and int(sort) < len(sorts):
        label = sorts[int(sort)]
    return _KEYS.get(kind, kind), label, value
