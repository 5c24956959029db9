"""Words in pictures, which axe cannot judge: their contrast and their size."""

from __future__ import annotations

import pytest

from tests.browser.opened import SCHEMES, Opened

pytestmark = pytest.mark.browser

DRAWN = ("campaigns.html", "audience.html", "time.html", "metrics/works.html")

CONTRAST = """
() => {
  const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = (colour) => {
    pixel.clearRect(0, 0, 1, 1); pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1);
    const parts = Array.from(pixel.getImageData(0, 0, 1, 1).data).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const found = [];
  document.querySelectorAll("svg text").forEach((text) => {
    const before = text.previousElementSibling;
    const bar = text.classList.contains("label") ? getComputedStyle(before).fill : paper;
    found.push([text.textContent, ratio(getComputedStyle(text).fill, bar)]);
  });
  return found;
}
"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", DRAWN)
def test_words_in_charts_can_be_read(browser, site, scheme, name):
    """axe cannot judge words in pictures."""
    with Opened(browser, site / name, 1280, scheme) as opened:
        found = opened.page.evaluate(CONTRAST)
    assert found
    assert [(text, ratio) for text, ratio in found if ratio < 4.5] == []


def test_words_in_charts_are_large_enough_on_a_telephone(browser, site):
    for name in DRAWN:
        with Opened(browser, site / name, 390) as opened:
            heights = opened.page.evaluate(
                "() => Array.from(document.querySelectorAll('svg text'),"
                " (text) => text.getBoundingClientRect().height)"
            )
            assert min(heights) >= 11, name
