"""What is felt on the screen: the first picture, the first key, letters as one types, and the end."""

import random
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measured import PYTHON, environment
from benchmarks.terminal import Program

SIZE = (100, 30)
VERTEL = str(Path(PYTHON).with_name("vertel"))


def opened(
    command: list[str],
    env: dict[str, str],
    whole: tuple[str, ...],
    probe: tuple[bytes, str],
    leave: bytes,
) -> dict[str, float]:
    """Milliseconds to the whole first screen, to a key that shows, and to the end; memory in MB.

    `whole` is what the first screen shows when it is all there; `probe` a key, and a pattern of
    which what is found changes by that key.
    """
    key, pattern = probe
    program = Program(command, env, SIZE)
    stamped = program.read(8, 8, until=whole[0].encode())
    # Pressed as soon as there is anything, and again until it shows: a key may come too early.
    for _again in range(25):
        program.press(key)
        stamped += program.read(0.01, 0.01)
    stamped += program.read(0.4, 5)
    first = usable = before = None
    for at, picture in program.pictures(stamped):
        sign = re.search(pattern, picture, re.S)
        if first is None and all(part in picture for part in whole):
            first = at
        if sign and before is None:
            before = sign[0]
        elif sign and usable is None and sign[0] != before:
            usable = at
    memory = program.memory()
    end = program.leave(leave)
    if first is None:
        print(f"{command}: never whole\n" + "\n".join(program.screen.display))
    found = {"first": first, "usable": usable, "close": end}
    return {
        **{name: value * 1000 for name, value in found.items() if value is not None},
        "memory": memory,
    }


def home(store: Path, home_folder: Path) -> Callable[[], dict[str, float]]:
    """Vertel's Home."""
    env = environment(store, home_folder)
    return lambda: opened([VERTEL], env, ("Waits for a talk", "help"), (b"\x1b[B", ".*?▌"), b"\x11")


def plain(home_folder: Path) -> Callable[[], dict[str, float]]:
    """The plain Textual app."""
    app = str(Path(__file__).parent / "apps" / "plain.py")
    env = environment(None, home_folder)
    return lambda: opened([PYTHON, app], env, ("READY", "palette"), (b"q", "q*READY"), b"\x11")


def other(
    command: list[str], home_folder: Path, whole: tuple[str, ...], leave: bytes
) -> Callable[[], dict[str, float]]:
    """Another program from the package index."""
    env = environment(None, home_folder)
    return lambda: opened(command, env, whole, (b"?", ".*"), leave)


def typed(
    command: list[str], env: dict[str, str], ready: str, first: bytes, keys: int, leave: bytes
) -> dict[str, float]:
    """Milliseconds from each of so many keys to the picture that shows it: median, p95, early, late."""
    program = Program(command, env, SIZE)
    list(program.pictures(program.read(0.6, 10)))
    if first:
        program.press(first)
        list(program.pictures(program.read(0.6, 5)))
    text = "\n".join(program.screen.display)
    if ready not in text:
        print(f"{command}: not ready\n{text}")
    took = []
    chance = random.Random(7)
    for place in range(keys):
        key = b"zqxjkv"[place % 6 : place % 6 + 1]
        before = "\n".join(program.screen.display).count(key.decode())
        pressed = program.press(key)
        stamped = program.read(0.012, 0.5) or program.read(0.05, 0.5)
        for at, picture in program.pictures(stamped):
            if picture.count(key.decode()) > before:
                took.append((at - pressed) * 1000)
                break
        if place % 60 == 59:
            program.press(b"\x15" if False else b" ")
            list(program.pictures(program.read(0.02, 0.5)))
        time.sleep(chance.uniform(0.005, 0.03))
    end = program.leave(leave)
    few = max(1, len(took) // 10)
    return {
        "key": statistics.median(took), "p95": sorted(took)[int(len(took) * 0.95)],
        "early": statistics.median(took[:few]), "late": statistics.median(took[-few:]),
        "lost": keys - len(took), **({"close": end * 1000} if end else {}),
    }  # fmt: skip
