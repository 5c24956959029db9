"""That a sentence may mean two things."""

from __future__ import annotations


class DoubtfulTimeError(ValueError):
    """A stretch of a text may mean two days, times or lengths; says both and what to type."""
