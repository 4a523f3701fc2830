"""The whole site in one file, and a site out of it again, on either database.

A backup is a tar that ordinary tools can read: `manifest.json` says what it is of,
`tables/*.jsonl.gz` hold the rows, `media/` the files, and `SHA256SUMS`, always the last, the sum of
each: `sha256sum --check SHA256SUMS` agrees once it is unpacked.
"""

from gowheels.backups.archive import BadBackup, Manifest, verify
from gowheels.backups.making import Made, make
from gowheels.backups.restoring import NotEmpty, restore

__all__ = ["BadBackup", "Made", "Manifest", "NotEmpty", "make", "restore", "verify"]
