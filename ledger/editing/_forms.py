"""The forms of new records: the keys that matter for a kind, comments until they are filled."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.config import Config
from ledger.model.record import RecordKind

# For each kind: the keys that matter, each with what it may say.
FORMS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.CONTACT: {
        "organization": "the id of a file in organizations/",
        "title": "what they do there",
        "email": "",
        "met": "2026-09-28",
        "via": "the person or channel you know them through",
    },
    RecordKind.ORGANIZATION: {
        "industry": "",
        "website": "",
        "dream": "true, where you would most like to be",
        "decision-maker": "the id of a file in contacts/",
        "needs": "[privacy, training]",
    },
    RecordKind.CAMPAIGN: {
        "organization": "the id of a file in organizations/",
        "title": "the position",
        "decision-maker": "the id of a file in contacts/",
        "via": "the person or channel it came through",
        "needs": "a line each: privacy, must, level 2, from dana-kim 2026-09-28",
    },
    RecordKind.CHANNEL: {
        "type": "introduction, group, event, job-board, company-site, recruiter, content, …",
        "aimed-at": "[who is there]",
    },
    RecordKind.SKILL: {
        "needed-by": "[ids of campaigns]",
        "plan": "how you will build it",
        "proof": "what will show it",
    },
}


def hints(kind: RecordKind, config: Config) -> dict[str, str]:
    """Each key of a kind's form with the comment that stands for it in a new file.

    The comments name the keys as the owner's notes do.
    """
    typed = config.vocabulary.typed
    return {
        key: f"# {typed(kind, key)}: {hint}".rstrip() for key, hint in FORMS.get(kind, {}).items()
    }
