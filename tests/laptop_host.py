"""A process in which a laptop exchanges, and is killed at the step that it is told: run as a program.

It reads orders, a line of JSON each, carries out each in a child of its own, and answers with the
child's end: 0, -9 where it was killed, or what went wrong. A step is a call that changes a file or a
word to the server.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

LOADED = ("laptops", "psycopg", "tinydb", "filelock", "store.admin.delete", "store.files.saving")
ROOT = Path(__file__).parents[1]


class Steps:
    """Counts steps; at number `at` the process is killed, before or after it."""

    def __init__(self, at: int, after: bool) -> None:
        self.at, self.after, self.count = at, after, 0

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*words: Any, **more: Any) -> Any:
            self.count += 1
            here = self.count == self.at
            if here and not self.after:
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return real(*words, **more)
            finally:
                if here:
                    os.kill(os.getpid(), signal.SIGKILL)

        return step


def exchanged(order: dict[str, Any]) -> None:
    """One exchange, of which the number of steps goes to `counted` where that is asked."""
    import psycopg
    from laptops import Laptop

    from sharing.link import Link

    steps = Steps(order.get("at", 0), order.get("after", False))
    os.fsync = lambda _number: None  # a kill takes nothing that was written
    for name in ("replace", "unlink"):
        setattr(os, name, steps.around(getattr(os, name)))
    psycopg.Connection.execute = steps.around(psycopg.Connection.execute)  # type: ignore[method-assign]
    psycopg.Pipeline.sync = steps.around(psycopg.Pipeline.sync)  # type: ignore[method-assign]
    if order.get("broken") == "covers":
        from store.conflicts.versions import Version

        Version.covers = lambda _self, _other: True  # type: ignore[method-assign]
    if order.get("broken") == "take":
        from store.library import TalkLibrary

        TalkLibrary.lay = TalkLibrary.take  # type: ignore[method-assign]
    laptop = Laptop(Path(order["top"]), order["name"], Link(**order["link"]))
    laptop.sync()
    if "counted" in order:
        Path(order["counted"]).write_text(str(steps.count))


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    for name in LOADED:  # once, for all children
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                exchanged(json.loads(line))
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
