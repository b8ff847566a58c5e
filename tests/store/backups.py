"""What stands in a backup, and backups that hold something else."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from store.admin.backup_file import opened


def read_backup(source: Path) -> dict[str, bytes]:
    """The files in a backup, by their names. Raises as `opened` and `Backup.read`."""
    with opened(source) as backup:
        return {name: backup.read(name) for name in backup.sums}


def packed(files: dict[str, bytes], told: dict[str, bytes]) -> bytes:
    """A backup of these files, with the sums of those that are told of."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in told.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vertel-backup.json", json.dumps({"files": sums}))
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()
