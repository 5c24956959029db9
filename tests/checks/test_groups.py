"""The groups of the checks."""

from __future__ import annotations

import pytest

from ledger.checks import Check, all_checks
from ledger.checks.groups import GROUPS, group_of


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.name)
def test_every_check_belongs_to_one_group(one: Check) -> None:
    assert [group for group in GROUPS if one.code.startswith(group.code)] == [group_of(one.code)]


def test_the_groups_stand_in_the_order_of_their_codes() -> None:
    assert [group.code for group in GROUPS] == [f"HW{digit}" for digit in range(1, 10)]
    assert len({group.title for group in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.title)
def test_a_group_is_explained_in_one_sentence(group) -> None:
    assert group.about.endswith(".")
    assert "\n" not in group.about
    assert group.about.count(". ") == 0


def test_a_code_of_no_group_has_none() -> None:
    with pytest.raises(KeyError):
        group_of("HW001")
