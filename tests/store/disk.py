"""A disk that loses its power: what a file system may hold of the calls made until then.

What was flushed is there. Of the rest, any file may have none, half or all of what was written to
it, and the names may be as they were, or as they became up to any point.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from faulty import Written

Op = tuple[str, Any, Any]


class Recorder:
    """The calls that change a disk, in order; `say` puts an acknowledgement among them."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self.names: dict[int, Path] = {}

    def say(self, what: object) -> None:
        self.ops.append(("said", what, None))


@contextmanager
def recorded() -> Iterator[Recorder]:
    """Record what the block does to the disk."""
    log = Recorder()
    real = {name: getattr(os, name) for name in ("open", "fsync", "replace", "unlink", "fdopen")}

    def opened(path: Any, flags: int, *a: Any, **m: Any) -> int:
        number: int = real["open"](path, flags, *a, **m)
        log.names[number] = Path(path)
        if flags & os.O_CREAT:
            log.ops.append(("made", Path(path), None))
        return number

    def flushed(number: int) -> None:
        real["fsync"](number)
        log.ops.append(("flushed", log.names[number], None))

    def replaced(a: Any, b: Any) -> None:
        real["replace"](a, b)
        log.ops.append(("moved", Path(a), Path(b)))

    def removed(path: Any, *a: Any, **m: Any) -> None:
        real["unlink"](path, *a, **m)
        log.ops.append(("removed", Path(path), None))

    def file(number: int, *a: Any, **m: Any) -> Any:
        path = log.names[number]

        def write(put: Any, data: bytes) -> Any:
            log.ops.append(("write", path, data))
            return put(data)

        return Written(real["fdopen"](number, *a, **m), write)

    with pytest.MonkeyPatch.context() as patch:
        for name, one in {"open": opened, "fsync": flushed, "replace": replaced}.items():
            patch.setattr(os, name, one)
        patch.setattr(os, "unlink", removed)
        patch.setattr(os, "fdopen", file)
        yield log


class _File:
    def __init__(self, data: bytes = b"") -> None:
        self.sure, self.now = data, data


def states(before: dict[Path, bytes], ops: list[Op]) -> Iterator[tuple[object, dict[Path, bytes]]]:
    """After each call: the last acknowledgement, and each state the disk may be in."""
    durable = {path: _File(data) for path, data in before.items()}
    live, moves, said = dict(durable), [], None
    for what, one, other in ops:
        if what == "said":
            said = one
        elif what == "made":
            live[one] = _File()
            moves.append(dict(live))
        elif what == "write":
            live[one].now += other
        elif what == "flushed" and one in live:
            live[one].sure = live[one].now
        elif what == "flushed":
            durable, moves = dict(live), []
        elif what == "moved":
            live[other] = live.pop(one)
            moves.append(dict(live))
        elif what == "removed":
            live.pop(one, None)
            moves.append(dict(live))
        for names in (durable, *moves):
            for part in (0.0, 0.5, 1.0):
                yield said, {path: _cut(file, part) for path, file in names.items()}


def _cut(file: _File, part: float) -> bytes:
    return file.now[: len(file.sure) + int((len(file.now) - len(file.sure)) * part)]
