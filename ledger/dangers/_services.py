"""The programs that synchronise a folder, and what they are known by."""

from __future__ import annotations

from ledger.readers.surroundings import Surroundings

_FOLDERS = {
    "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive",
    "mobile documents": "iCloud Drive", "nextcloud": "Nextcloud", "onedrive": "OneDrive",
    "owncloud": "ownCloud", "pcloud drive": "pCloud", "proton drive": "Proton Drive",
    "pclouddrive": "pCloud", "seafile": "Seafile",
}  # fmt: skip
_MARKERS = {
    ".dropbox.cache": "Dropbox", ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud", ".stfolder": "Syncthing",
}  # fmt: skip
# What follows a name, as in `OneDrive - Acme`, `Dropbox (Personal)` and `GoogleDrive-maya`.
_AFTER = (" -", "-", " (")


def service_of(around: Surroundings) -> str:
    """What synchronises a ledger's folder; empty where nothing shows that anything does."""
    for name in around.markers:
        if name in _MARKERS:
            return _MARKERS[name]
    for part in around.place.replace("\\", "/").lower().split("/"):
        for folder, service in _FOLDERS.items():
            if part == folder or part.startswith(tuple(folder + end for end in _AFTER)):
                return service
    return ""
