"""Talks that were saved on this machine and are in the store no more: deleted elsewhere, mostly.

A look at names alone: neither the journal nor a talk is loaded for it.
"""

import hashlib
import os
from pathlib import Path

from store.files.names import id_in

DELETED = ".deleted"  # behind the id of a talk that was taken out of the store on this machine


def journal_folder(state: Path, store: Path) -> Path:
    """Where the journal of a store is, under the state folder of this user."""
    key = hashlib.sha256(os.fsencode(os.path.realpath(store))).hexdigest()[:16]
    return state / "journal" / key


def missing(state: Path | None, store: Path) -> list[str]:
    """The ids of the talks that the journal has and the store has not, whoever wrote them.

    Those that were deleted on this machine are left out.
    """
    kept = _names(journal_folder(state, store)) if state else []
    ids = {name[:-5] for name in kept if name.endswith(".json")}
    if not ids:
        return []
    gone = ids - {name[-11:-5] for name in _names(store / "meetings") if name[0] != "."}
    deleted = {name.removesuffix(DELETED) for name in kept if name.endswith(DELETED)}
    return sorted(one for one in gone - deleted if id_in(f"{one}.json"))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
