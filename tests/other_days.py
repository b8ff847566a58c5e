"""Runs the tests on other days and in other zones: `sh vertel.sh check --clock [condition …] [-- pytest's own]`.

libfaketime moves the clock of the tests and of every process they start. The monotonic clock stays as
it is: waiting is no matter of days.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Amsterdam")
MOVED = ("faketime", "-m", "--exclude-monotonic", "-f")
# libfaketime's own memory takes the place of an input that was closed: then it is no closed one.
LEFT = "tests/whole/test_prompts_whose_window_closes.py::test_without_input_prompts_end_in_a_sentence[words1-closed]"
# Prints what the two clocks of a child say, once it slept.
ASKED = "import time; time.sleep(0.01); print(time.time(), time.monotonic())"


def conditions(now: datetime) -> dict[str, tuple[datetime, str]]:
    """Each by its name: the moment at which the tests begin, and the zone they run in."""
    back = datetime(
        2027, 10, 31, 2, 58, tzinfo=HOME
    )  # in summer time still; two minutes later 2:00
    return {
        "tomorrow": (now + timedelta(days=1), HOME.key),
        "40-days": (now + timedelta(days=40), HOME.key),
        "400-days": (now + timedelta(days=400), HOME.key),
        "leap-day": (datetime(2028, 2, 29, 12, tzinfo=HOME), HOME.key),
        "clock-back": (back, HOME.key),
        "new-year": (datetime(2027, 12, 31, 23, 58, tzinfo=HOME), HOME.key),
        "kiritimati": (now, "Pacific/Kiritimati"),
        "los-angeles": (now, "America/Los_Angeles"),
    }


def moved(to: datetime) -> tuple[str, ...]:
    """What runs a command, and all that it starts, from this moment on."""
    return (*MOVED, f"{round((to - datetime.now(UTC)).total_seconds()):+d}")


def is_moved(to: datetime, env: dict[str, str]) -> bool:
    """Whether a child of a child is at that moment, and waits by the same clock as here."""
    inner = [sys.executable, "-c", ASKED]
    outer = [sys.executable, "-c", f"import subprocess; subprocess.run({inner!r})"]
    told = subprocess.run(
        [*moved(to), *outer], env=env, capture_output=True, text=True, check=True
    ).stdout
    wall, steady = map(float, told.split())
    begun = subprocess.run(inner, capture_output=True, text=True, check=True).stdout.split()[1]
    return abs(wall - to.timestamp()) < 60 and abs(steady - float(begun)) < 60


def main(words: list[str]) -> int:
    """Run the tests in each condition, or in those named; 0 when all of them pass."""
    known = conditions(datetime.now(UTC))
    place = words.index("--") if "--" in words else len(words)
    asked, more = words[:place] or list(known), words[place + 1 :]
    if unknown := [name for name in asked if name not in known]:
        print(f"No condition {', '.join(unknown)}; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    with TemporaryDirectory() as place:
        sleep = Path(place) / "steady_sleep.so"
        source = Path(__file__).with_name("steady_sleep.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", sleep, source], check=True)
        return _run({name: known[name] for name in asked}, more, str(sleep))


def _run(chosen: dict[str, tuple[datetime, str]], more: list[str], sleep: str) -> int:
    red = []
    for name, (to, zone) in chosen.items():
        env = {**os.environ, "TZ": zone, "LD_PRELOAD": sleep}
        if not is_moved(to, env):
            print(f"{name}: the clock cannot be moved here.", file=sys.stderr)
            return 1
        print(f"== {name}: {to.astimezone(ZoneInfo(zone)):%A %d %B %Y %H:%M}, {zone}", flush=True)
        tests = (
            "pytest",
            "-n",
            str(2 * (os.cpu_count() or 1) + 1),
            "--dist",
            "worksteal",
            "-p",
            "no:cacheprovider",
            "--deselect",
            LEFT,
            *more,
        )
        if subprocess.run([*moved(to), *tests], env=env).returncode:
            red.append(name)
    print(f"Red: {', '.join(red)}." if red else f"Green: {', '.join(chosen)}.", flush=True)
    return bool(red)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
