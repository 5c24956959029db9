"""Identities that a thing keeps from one export to the next, so that no program has it twice."""

from __future__ import annotations

import uuid

# All identities of ours come from this one, which was drawn once and never changes.
_OURS = uuid.UUID("6f0b2c5e-3d0a-4a52-9f64-0c7f3f5a9b11")


def identity(*parts: str) -> str:
    """A UUID (RFC 9562, version 5) that is the same whenever the parts are."""
    return str(uuid.uuid5(_OURS, "\n".join(part.replace("\n", " ") for part in parts)))
