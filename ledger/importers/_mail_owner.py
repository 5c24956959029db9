"""Whose mail it is: as the owner says, as the profile says, or as most of the messages say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ledger.importers._importer import Request
from ledger.importers._mail_message import Letter
from ledger.value import Value
from ledger.wording import fold, listing

PROFILE_KEY = "email"
# The share of the messages that has to be to or from one address, for it to be the owner's.
MOST = 0.6
_SHOWN = 3


class Owner(Value, frozen=True):
    """The owner's addresses, folded; how they were found, or why they were not."""

    addresses: frozenset[str]
    guessed: str = ""
    refusal: str = ""


def owner_of(request: Request, letters: Sequence[Letter]) -> Owner:
    """The owner's addresses. Where nothing says them for sure, the refusal says how to."""
    if request.me:
        return Owner(frozenset(map(fold, request.me)))
    said = request.ledger.profile.fields.get(PROFILE_KEY)
    texts = said.split(",") if isinstance(said, str) else said or ()
    if stated := frozenset(fold(text) for text in texts if text.strip()):
        return Owner(stated)
    counts: Counter[str] = Counter()
    for letter in letters:
        senders = (letter.sender,) if letter.sender else ()
        counts.update({one.address for one in (*senders, *letter.to, *letter.delivered)})
    first, second, *_ = [*counts.most_common(2), ("", 0), ("", 0)]
    if first[1] > second[1] and first[1] >= MOST * len(letters):
        how = f"`{first[0]}` is taken for yours: it is in {first[1]} of {len(letters)} messages"
        return Owner(frozenset((first[0],)), f"{how}; say otherwise with --me ADDRESS")
    seen = listing((f"`{address}`" for address, _ in counts.most_common(_SHOWN)), "or")
    return Owner(
        frozenset(),
        refusal="nothing says which address is yours: name it with --me ADDRESS "
        f"(it may be {seen}), or as `{PROFILE_KEY}:` in me.md",
    )
