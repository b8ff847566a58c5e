"""Vertel broken on purpose, so that it is seen that the harness tells: VERTEL_BROKEN=what, in tests only.

"nofsync" does not flush files, "nodirfsync" does not flush folders, "nolock" takes no lock,
"nojournal" keeps nothing outside the folder, and "nokeep" writes over what something else wrote.
Nothing in Vertel itself knows of this.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from store.files import atomic_write as whole
from store.files import lock, saving
from store.files.this_machine import journal


def break_it(how: str) -> None:
    """Break what is named; "" breaks nothing."""
    real = whole._write_beside
    if how == "nofsync":
        whole._write_beside = lambda at, data, _durable, time: real(at, data, False, time)
    elif how == "nodirfsync":
        whole.flush_folder = lambda _folder: None
    elif how == "nolock":
        lock.lease = _no_lease
    elif how == "nojournal":
        journal.Journal._put = lambda *_a, **_m: False  # type: ignore[method-assign]
    elif how == "nokeep":
        saving.keep_beside = lambda *_a: None
    elif how:
        raise SystemExit(f"nothing is known to break by {how!r}")


@contextlib.contextmanager
def _no_lease(*_what: Any, **_more: Any) -> Iterator[None]:
    yield
