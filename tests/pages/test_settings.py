"""Figures that hang on a setting say so, and say which."""

from __future__ import annotations

from ledger import config, metrics
from ledger.pages._settings import settings_of, settings_of_metric
from tests.pages.laying_out import results_of

OWN = {"headway.toml": "[rules]\nworks-entry = 10\n"}


def test_every_rule_has_a_note():
    rules = {key.replace("_", "-") for key in config.Rules.__slots__}
    assert set(config.rule_notes()) == rules


def test_a_setting_is_told_with_the_value_of_the_ledger():
    told = settings_of(results_of(OWN), "works-entry")[0]
    assert (told.key, told.value) == ("works-entry", "10")
    assert told.note == "a campaign in the works has a linked entry this recently"


def test_a_metric_has_the_settings_that_it_is_taken_by():
    works = next(metric for metric in metrics.all_metrics() if metric.name == "works")
    keys = [one.key for one in settings_of_metric(results_of(OWN), works)]
    assert keys == ["works-entry", "works-ahead", "full-time-hours", "full-time-capacity"]
