"""What the address of a remote says of the service that holds it."""

from __future__ import annotations

import re

from ledger.readers.surroundings import Remote

# Services that hold public repositories too, by a part of their name: `ssh.github.com` and a
# firm's `gitlab.example.org` are known by it.
_HOSTING = {
    "bitbucket", "codeberg", "forgejo", "gitea", "gitee", "github", "gitlab", "notabug",
    "sourceforge", "sr", "visualstudio",
}  # fmt: skip
# The names of repositories that such services publish as a website.
_SITES = re.compile(r"[^/]+\.(?:github|gitlab|gitee)\.io", re.IGNORECASE)


def is_hosted(remote: Remote) -> bool:
    """Whether a remote lies at a service that has public repositories."""
    parts = set(re.split(r"[.-]", remote.host))
    return bool(parts & _HOSTING) and ("sr" not in parts or remote.host.endswith("sr.ht"))


def is_published(remote: Remote) -> bool:
    """Whether a remote's name makes its service publish it as a website."""
    name = remote.path.rpartition("/")[2]
    on_codeberg = remote.host.endswith("codeberg.org") and name == "pages"
    return is_hosted(remote) and (on_codeberg or bool(_SITES.fullmatch(name)))


def at_host(remote: Remote) -> str:
    """Where a remote is, as it is typed into a browser after `https://`."""
    return f"{remote.host.removeprefix('ssh.')}/{remote.path}"
