"""The system's calls of a save, counted: one fails, is cut short, or is the last the process makes."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

CALLS = ("open", "chmod", "fsync", "replace", "unlink", "mkdir")
KINDS = ("killed", "killed after", "half", "EIO", "ENOSPC", "ENOSPC on", "EROFS on", "EDQUOT")


class Killed(BaseException):
    """The process is gone: it makes no further call that has an effect."""


class Faulty:
    """Counts calls, and at call `at` does what `kind` says; " on" goes on failing from there."""

    def __init__(self, at: int = 0, kind: str = "") -> None:
        self.at, self.kind = at, kind
        self.calls: list[str] = []
        self.dead = False

    def call(self, name: str, real: Callable[..., Any], *args: Any, **more: Any) -> Any:
        if self.dead:
            raise Killed
        self.calls.append(name)
        here = len(self.calls)
        if not (here == self.at or (0 < self.at < here and self.kind.endswith(" on"))):
            return real(*args, **more)
        if self.kind == "killed after":
            real(*args, **more)
        if self.kind == "half" and name == "write":
            real(args[0][: len(args[0]) // 2])
        if self.kind.startswith(("killed", "half")):
            self.dead = True
            raise Killed
        code = getattr(errno, self.kind.removesuffix(" on"))
        raise OSError(code, os.strerror(code))


class Written:
    """A file, written by what `by` does with its `write` and the bytes."""

    def __init__(self, file: Any, by: Callable[[Any, bytes], Any]) -> None:
        self._file, self._by = file, by

    def write(self, data: bytes) -> Any:
        return self._by(self._file.write, data)

    def __enter__(self) -> "Written":
        return self

    def __exit__(self, *what: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def faulty(at: int = 0, kind: str = "") -> Iterator[Faulty]:
    """The calls of the block, with a fault at call number `at` (from 1; 0 for none)."""
    layer = Faulty(at, kind)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            real = getattr(os, name)
            patch.setattr(os, name, lambda *a, _n=name, _r=real, **m: layer.call(_n, _r, *a, **m))
        real_fdopen = os.fdopen
        patch.setattr(
            os,
            "fdopen",
            lambda *a, **m: Written(real_fdopen(*a, **m), partial(layer.call, "write")),
        )
        yield layer
