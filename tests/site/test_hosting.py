"""A report on a host, below a path: everything is reached, and a lost address finds its way."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest

from ledger.build import build
from tests.site.reading import ReadPage
from tests.site.serving import serving
from tests.support import AS_OF, write_ledger

BELOW = "/reports/maya/"


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hosting")
    files = {
        "headway.toml": f'[site]\nbase = "{BELOW}"\n',
        "contacts/dana.md": "---\nname: Dana\n---\n- 2026-11-18 coffee 1h\n",
    }
    build(write_ledger(folder / "ledger", files), folder / "site", AS_OF)
    with serving(folder / "site", BELOW) as address:
        yield address


def got(address: str) -> tuple[int, str]:
    """What a host answers: its status and its text."""
    try:
        with urlopen(address) as answer:  # noqa: S310 - this machine's own address
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, error.read().decode()


def leads_to(address: str, text: str) -> set[str]:
    page = ReadPage(text)
    links = [link for link in page.values("href") + page.values("src") if not link.startswith("#")]
    return {urldefrag(urljoin(address, link)).url for link in links}


def test_everything_is_reached_from_the_first_page(host):
    waiting, seen = [host], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        status, text = got(address)
        assert status == 200, address
        assert address.startswith(host)
        if address == host or address.endswith(".html"):
            waiting += leads_to(address, text)
    assert {f"{host}contacts/dana.html", f"{host}static/headway.css"} <= seen


@pytest.mark.parametrize("lost", ["nothing", "contacts/deep/down/gone.html", "metrics/gone.html"])
def test_a_lost_address_finds_its_way_from_any_depth(host, lost):
    status, text = got(host + lost)
    assert status == 404
    assert "There is no such page here" in text
    own = leads_to(host + lost, text)
    assert f"{host}index.html" in own
    for address in own:
        assert got(address)[0] == 200, address
