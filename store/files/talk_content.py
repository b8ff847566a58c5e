"""What is in a file of the talks' folder: a version of a talk, sound or damaged, or something else."""

import re
import stat
from pathlib import Path
from typing import Literal

import msgspec

from agendas.files import read_beginning
from store.encryption.which_seal import MAGIC
from store.files.atomic_write import TEMPORARY
from store.files.names import KEPT, READABLE, id_in
from store.files.tables import CHECKSUM

_MOST = 64 * 1024 * 1024
_BEGINS = re.compile(rb'\s*\{\s*"meeting"\s*:\s*\{\s*"1"\s*:')
_DATED = re.compile(r"\d{4,}-\d\d-\d\d-(?:.*-)?[a-z0-9]{6}(?![a-z0-9]).*\.json")
_LEFT = (b'"goal_wording"', b'"segments"', b'"passes"', b'"account_giver"', b'"sha256"')


def is_talk(path: Path) -> bool:
    """Whether a file of the talks' folder is a version of a talk, damaged since or not."""
    return what_in_meetings(path) == "talk"


def what_in_meetings(path: Path) -> Literal["talk", "words", "stray"] | None:
    """What a file of the talks' folder is; None for what is somebody else's."""
    if path.name.startswith(TEMPORARY):
        return "stray"
    if KEPT in path.name and id_in(path.name.partition(KEPT)[0]):
        return "words" if path.name.endswith(READABLE) else "talk"
    return "talk" if _holds_talk(path) else None


def is_file(path: Path) -> bool:
    """Whether a file stands there, and no link, pipe or device."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _holds_talk(path: Path) -> bool:
    """A talk's tables or a seal; or, by the name that Vertel gives, what damage left of them.

    What makes sense as an object of JSON and is no talk was never one.
    """
    if not is_file(path):
        return False
    head, named = _head(path), _DATED.fullmatch(path.name) is not None
    if head.startswith(MAGIC) or _BEGINS.match(head):
        return True
    if not named and head.lstrip()[:1] != b"{":
        return False
    data = _head(path, _MOST)
    left = any(mark in data for mark in _LEFT)
    try:
        found = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return named or left
    if isinstance(found, dict) and found:
        return (named and left) or ("meeting" in found and (named or CHECKSUM in found))
    return named


def _head(path: Path, most: int = 4096) -> bytes:
    try:
        return read_beginning(path, most)
    except OSError:
        return b""
