"""The user's own folders, for what is kept between runs and is no part of a ledger.

On Linux they are named in the environment or lie where everybody expects them, which is soon
said; what knows the other systems takes longer to bring in than a ledger of 200 files to read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "headway"


def cache_folder() -> Path:
    """The user's own folder for what can be worked out again."""
    if _is_plain():
        return _of_linux("XDG_CACHE_HOME", "~/.cache")
    import platformdirs  # noqa: PLC0415 - see above

    return platformdirs.user_cache_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """The user's own folder for what was done last."""
    if _is_plain():
        return _of_linux("XDG_STATE_HOME", "~/.local/state")
    import platformdirs  # noqa: PLC0415 - see above

    return platformdirs.user_state_path(_NAME, appauthor=False)


def _is_plain() -> bool:
    """Whether this is a Linux as others are; a telephone has its folders elsewhere."""
    return sys.platform == "linux" and "ANDROID_DATA" not in os.environ


def _of_linux(variable: str, usual: str) -> Path:
    """The folder of ours that the XDG base directory specification gives."""
    named = os.environ.get(variable, "").strip()
    # One that is not absolute is to be passed over, as if nothing were said.
    folder = Path(named) if os.path.isabs(named) else Path(usual).expanduser()  # noqa: PTH117
    return folder / _NAME
