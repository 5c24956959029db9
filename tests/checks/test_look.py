"""Findings about how the report is to look: colours that cannot be read, a logo that is none."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.build import build
from ledger.config import defaults
from ledger.config.colours import LEGIBLE, contrast
from ledger.readers import read_ledger
from tests.support import AS_OF, ledger_of, write_ledger

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def findings(toml: str):
    return checks.run(ledger_of({"headway.toml": toml}), AS_OF)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_the_colours_without_settings_can_be_read():
    assert findings("") == ()


def test_a_colour_is_told_of_at_its_own_line_and_on_its_page():
    (one,) = findings("[site.dark-colours]\npaper = '#101010'\nsoft = '#555555'\n")
    assert (one.code, one.location.line, one.length) == ("HW907", 3, 4)
    assert "`soft` #555555 on `paper` #101010 has a contrast of 2.5 on the dark page" in one.message
    assert one.help == "make `soft` lighter, or take the line out"


def test_a_paper_that_makes_the_ink_unreadable_is_told_of_itself():
    found = findings("[site.colours]\n\npaper = '#222222'\n")
    assert {one.location.line for one in found} == {3}
    assert {one.message.split("`")[1] for one in found} >= {"ink", "soft", "accent"}


@pytest.mark.parametrize("accent", ["#000000", "#00004d", "#8a1538", "#0000ff", "#4b0082"])
def test_one_accent_is_lightened_until_it_can_be_read_in_the_dark(accent):
    assert findings(f"[site]\naccent = '{accent}'\n") == ()


def test_an_accent_that_is_too_light_is_told_at_its_line():
    (one,) = findings("[site]\ntitle = 'x'\naccent = '#ffcc00'\n")
    assert one.location.line == 3


def test_what_is_just_short_is_not_said_to_be_enough():
    (one,) = findings("[site.colours]\nink = '#777777'\npaper = '#ffffff'\nsheet = '#ffffff'\n"
                      "mark = '#ffffff'\n")[:1]  # fmt: skip
    assert "has a contrast of 4.4 " in one.message
    assert LEGIBLE == 4.5


def logo_findings(root):
    return checks.run(read_ledger(root).ledger, AS_OF)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("logo.png", None, "there is no such file"),
        ("logo.png", b"GIF89a", "it is no picture of the kind `.png`"),
        ("logo.svg", b"<html></html>", "it holds no drawing"),
        ("logo.png", PNG + b"\0" * 200_000, "it is larger than 100 kB"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told_of_and_the_report_is_made(tmp_path, name, data, why):
    files = {"headway.toml": f"[site]\nlogo = '{name}'\n"}
    root = write_ledger(tmp_path, files if data is None else {**files, name: data})
    (one,) = logo_findings(root)
    assert (one.code, one.location.line) == ("HW908", 2)
    assert one.message == f"the logo `{name}` is not shown: {why}"
    build(root, root / "site", AS_OF)
    assert "<img" not in (root / "site/index.html").read_text()


def test_a_logo_out_of_the_ledger_is_refused(tmp_path):
    (tmp_path / "secret.png").write_bytes(PNG)
    root = write_ledger(tmp_path / "ledger", {"headway.toml": "[site]\nlogo = 'logo.png'\n"})
    (root / "logo.png").symlink_to(tmp_path / "secret.png")
    (one,) = logo_findings(root)
    assert one.message.endswith("it lies outside the ledger")
    (root / "logo.png").unlink()
    (root / "logo.png").mkdir()
    assert logo_findings(root)[0].message.endswith("it is no file")


@pytest.mark.parametrize(
    "logo", ["../a.png", "/a.png", "a.gif", "a", "..\\\\a.png", "http://e/a.png"]
)
def test_what_can_be_no_logo_is_a_wrong_value(logo):
    found = findings(f'[site]\nlogo = "{logo}"\n')
    assert [one.code for one in found] == ["HW903"]


def test_a_sound_logo_has_no_finding(tmp_path):
    root = write_ledger(tmp_path, {"headway.toml": "[site]\nlogo = 'p/a.PNG'\n", "p/a.PNG": PNG})
    assert logo_findings(root) == ()
    assert read_ledger(root).logo == PNG


def test_a_page_that_does_not_exist_is_told_with_the_one_that_was_meant():
    (one,) = findings("[site]\npages = ['campaigns', 'netwrok']\n")
    assert (one.code, one.location.line) == ("HW903", 2)
    assert one.message == "`netwrok` in `site.pages` is no page, so it changes nothing"
    assert one.help == "did you mean `network`?"
    (one,) = findings("[site]\npages = ['xyz']\n")
    assert one.help.startswith("it is one of `activity`, `audience`")


def test_defaults_have_no_logo_and_all_pages():
    site = defaults().site
    assert (site.logo, site.pages, site.base, site.indexed) == ("", (), "/", False)
