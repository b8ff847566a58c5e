"""A command as it is typed, carried out in this process: its exit code, and all that it says."""

import io
import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.commands import main


class Typed(NamedTuple):
    """What became of a command: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def sound(self) -> bool:
        """Whether it ended in one of the ways that were thought of."""
        return self.code in (0, 1, 2, 3) and "did not foresee" not in self.err


def typed(line: str | list[str], stdin: bytes = b"") -> Typed:
    """Carry out `vertel` with these words; those of a line are divided at spaces."""
    streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (stdin, b"", b"")]
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        patch.setenv("TEXTUAL_FPS", "120")
        with pytest.raises(SystemExit) as ended:
            main(line.split() if isinstance(line, str) else line)
        said = []
        for stream in streams[1:]:
            stream.flush()
            said.append(stream.buffer.getvalue().decode("utf-8", "replace"))  # type: ignore[attr-defined]
    return Typed(int(str(ended.value.code or 0)), *said)


def typed_apart(
    env: dict[str, str], *words: str, stdin: str = "", cwd: Path | None = None
) -> Typed:
    """Carry out `vertel` as in a process of its own: with this environment, and no key held of another."""
    from store.encryption import seal as sealing

    sealing.hold(None)
    with pytest.MonkeyPatch.context() as patch:
        if cwd:
            patch.chdir(cwd)
        for name in env.keys() | os.environ.keys():
            if name in env:
                patch.setenv(name, env[name])
            else:
                patch.delenv(name)
        done = typed(list(words), stdin.encode())
    sealing.hold(None)
    return done
