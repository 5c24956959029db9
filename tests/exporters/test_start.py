"""The formats are listed without the libraries that write two of them, which take long to load."""

from __future__ import annotations

import subprocess
import sys

from tests.support import ROOT

_LISTED = """
import sys
from ledger.exporters import all_exporters
assert {"vcard", "icalendar"} <= {one.name for one in all_exporters()}
print(sorted({"icalendar", "vobject"} & set(sys.modules)))
"""


def test_to_list_the_formats_loads_no_library():
    found = subprocess.run(
        [sys.executable, "-c", _LISTED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
