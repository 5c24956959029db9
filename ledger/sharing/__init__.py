"""Another ledger in place of the owner's: it holds what may be shown, and nothing else.

What `[share]` allows is written out as the text of a ledger of its own, with random ids and
no comments, and that text is read like any other. Figures and pages are then made from it
alone. So nothing has to be taken out anywhere later on: what was never written cannot be
shown, whatever a page shows, and a figure counts only what its readers may see.
"""

from __future__ import annotations

from ledger.sharing._allowed import misnamed
from ledger.sharing._identities import token
from ledger.sharing._redaction import redacted
from ledger.sharing._shared import Shared

__all__ = ["Shared", "misnamed", "redacted", "token"]
