"""What is felt on the screen: the first picture, the first key, letters as one types, and the end."""

import random
import re
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measured import PYTHON, environment, timed
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
    for _again in range(10 if key else 0):
        program.press(key)
        stamped += program.read(0.04, 0.04)
    stamped += program.read(0.4, 5)
    first = usable = before = None
    for at, picture in program.pictures(stamped):
        sign = re.search(pattern, picture, re.S) if key else None
        if first is None and all(part in picture for part in whole):
            first = at
        if sign and before is None:
            before = sign[0]
        elif sign and usable is None and sign[0] != before:
            usable = at
    memory = program.memory()
    end = program.leave(leave)
    if first is None:
        print(f"{command}: never whole", file=sys.stderr)
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


def others(
    folder: Path | None, home_folder: Path, place: Path
) -> dict[str, Callable[[], dict[str, float]]]:
    """Other Textual programs, where an environment for each is given."""
    log = place / "log.txt"
    log.write_text("".join(f"log line {n}\n" for n in range(2000)), "utf-8")
    known = {
        "harlequin": (
            ["harlequin", "--no-download-tzdata", "--locale", "C"],
            ("Query Editor", "Query Results"),
        ),
        "posting": (["posting"], ("Posting", "Collection", "f1 Help")),
        "toolong": (["tl", str(log)], ("log line 19",)),
    }
    found = {}
    for name, (command, whole) in known.items():
        program = folder / name / "bin" / command[0] if folder else None
        if program and program.exists():
            found[name] = _other([str(program), *command[1:]], home_folder, whole)
    return found


def _other(
    command: list[str], home_folder: Path, whole: tuple[str, ...]
) -> Callable[[], dict[str, float]]:
    env = environment(None, home_folder)
    return lambda: opened(command, env, whole, (b"", ""), b"\x11\x03")


def jrnl(
    folder: Path | None, home_folder: Path, place: Path
) -> dict[str, Callable[[], dict[str, float]]]:
    """One entry by jrnl in a journal of 10,000, where its environment is given."""
    program = folder / "jrnl" / "bin" / "jrnl" if folder else None
    if program is None or not program.exists():
        return {}
    journal = place / "journal.txt"
    entry = (
        "[{}-{:02}-{:02} 09:00] Two parents stayed to read. They trust us; ask them to host.\n\n"
    )
    days = ((2000 + n // 336, n // 28 % 12 + 1, n % 28 + 1) for n in range(10_000))
    journal.write_text("".join(entry.format(*day) for day in days), "utf-8")
    config = place / "jrnl.yaml"
    config.write_text(f"journals:\n  default: {journal}\nencrypt: false\ntimeformat: '%Y-%m-%d %H:%M'\n"
                      "default_hour: 9\ndefault_minute: 0\ntagsymbols: '@'\nhighlight: false\n"
                      "linewrap: 79\neditor: ''\ntemplate: false\nversion: v4.2\n", "utf-8")  # fmt: skip
    env = environment(None, home_folder)
    command = [str(program), "--config-file", str(config), "Two parents stayed."]
    return {"jrnl": lambda: {"": timed(command, env)}}


def _ready(command: list[str], env: dict[str, str], ready: str) -> Program:
    program = Program(command, env, SIZE)
    until = time.perf_counter() + 20
    while time.perf_counter() < until:
        list(program.pictures(program.read(0.8, 5)))
        if ready in "\n".join(program.screen.display):
            return program
    raise RuntimeError(f"{command} shows:\n" + "\n".join(program.screen.display))


def typed(
    command: list[str], env: dict[str, str], ready: str, keys: int, leave: bytes
) -> dict[str, float]:
    """Milliseconds from each of so many keys to the picture that shows it: median, p95, early, late."""
    program = _ready(command, env, ready)
    took: list[float] = []
    chance = random.Random(7)
    for place in range(keys):
        key = "zqxj"[place % 4]
        before = "\n".join(program.screen.display).count(key)
        pressed = program.press(key.encode())
        until = time.perf_counter() + 0.5
        shown = None
        while shown is None and time.perf_counter() < until:
            for at, picture in program.pictures(program.read(0.004, 0.05)):
                if shown is None and picture.count(key) > before:
                    shown = at
        if shown is not None:
            took.append((shown - pressed) * 1000)
        time.sleep(chance.uniform(0.005, 0.03))
    end = program.leave(leave)
    few = max(1, min(100, len(took) // 4))
    return {
        "key": statistics.median(took), "p95": sorted(took)[int(len(took) * 0.95)],
        "early": statistics.median(took[:few]), "late": statistics.median(took[-few:]),
        "lost": keys - len(took), **({"close": end * 1000} if end else {}),
    }  # fmt: skip


def into_a_talk(store: Path, home_folder: Path, place: Path) -> dict[str, float]:
    """Milliseconds from Home to Prepare on the goal that is marked, and from there to the talk."""
    copy = place / "into"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(store, copy)
    env = environment(copy, home_folder)
    prepare = turned([VERTEL], env, "Waits for a talk", b"\x11", b"\r")
    talk = turned([VERTEL], env, "Waits for a talk", b"\x11", b"\r", b"\x1b[6~")
    return {"prepare": prepare["turn"], "talk": talk["turn"]}


def turned(
    command: list[str], env: dict[str, str], ready: str, leave: bytes, *keys: bytes
) -> dict[str, float]:
    """Milliseconds from the last of these keys, which goes to another screen, to its first picture."""
    program = _ready(command, env, ready)
    for key in keys[:-1]:
        program.press(key)
        list(program.pictures(program.read(0.8, 5)))
    key = keys[-1]
    before = "\n".join(program.screen.display)
    pressed = program.press(key)
    for at, picture in program.pictures(program.read(0.3, 2)):
        if picture != before:
            program.leave(leave)
            return {"turn": (at - pressed) * 1000}
    program.leave(leave)
    return {}
