"""What Vertel remembers of how it was used, such as the form minutes were last saved in.

A small JSON file of this machine, apart from settings and talks. It is a convenience: where it is
damaged or cannot be written, nothing is remembered and nothing else goes wrong.
"""

import os
from pathlib import Path

import msgspec

from agendas.decoded import decoded
from agendas.files import read_regular
from store.errors import StoreError
from store.files.atomic_write import make_folder, write_whole
from tui.settings import MOST_BYTES, config_path


def state_path() -> Path:
    """The file, whether it is there or not; beside the config where that was put elsewhere."""
    if os.environ.get("VERTEL_CONFIG"):
        return config_path().parent / "state.json"
    from platformdirs import user_state_path

    return user_state_path("vertel") / "state.json"


def remembered(name: str) -> str:
    """What was remembered under this name; "" when there is nothing."""
    return _read().get(name, "")


def remember(name: str, value: str) -> None:
    """Remember a value, where that can be written."""
    known = _read()
    if known.get(name) == value:
        return
    path = state_path()
    try:
        make_folder(path.parent)
        write_whole(path, msgspec.json.encode({**known, name: value}))
    except StoreError:
        return  # the next time it is asked anew; nobody lost a word


def _read() -> dict[str, str]:
    try:
        data = read_regular(state_path(), MOST_BYTES)
        return decoded(data, dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}
