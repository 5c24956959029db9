"""The advice of both stories, week by week, is what was reviewed."""

from __future__ import annotations

import pytest

from tests.golden.weekly_next import STORIES, golden_path, weekly_next


@pytest.mark.parametrize("story", STORIES)
def test_the_advice_of_each_monday_is_what_was_reviewed(story: str) -> None:
    assert weekly_next(story) == golden_path(story).read_text(encoding="utf-8"), (
        "read the change line by line, then: python -m tests.golden.weekly_next"
    )
