"""A disk that promises less than others."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings

_NETWORK = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "drvfs", "fuse.davfs2", "fuse.glusterfs",
    "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse",
    "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf", "virtiofs",
}  # fmt: skip
_STICKS = {"exfat", "fuse.exfat", "msdos", "vfat"}
_MEMORY = {"ramfs", "tmpfs"}


@danger("weak-disk", Weight.NOTICE, promise="An edit is whole or not there.")
def weak_disk(around: Surroundings) -> Peril | None:
    """Whether the type of the file system is one that keeps less than a promise needs."""
    kind = around.disk
    if kind in _MEMORY:
        return Peril(
            f"this folder is kept in memory ({kind}): all of it is gone when the machine is "
            "switched off",
            "move the ledger to a folder of your home",
        )
    if kind in _NETWORK:
        return Peril(
            f"another machine keeps this folder ({kind}): writers there are not held off",
            "write on one machine at a time",
        )
    if kind in _STICKS:
        return Peril(
            f"the disk ({kind}) knows no owners, and what is pulled out too early loses files",
            "unmount it before you take it out, and keep the ledger in a repository elsewhere too",
        )
    return None
