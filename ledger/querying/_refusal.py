"""How a question fails."""

from __future__ import annotations


class QueryError(Exception):
    """A question that has no answer, and why, in one line."""
