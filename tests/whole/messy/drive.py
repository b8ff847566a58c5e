"""Hands that hold the messy talks: at the keys of a real terminal, and at the prompts.

Both start Vertel as somebody would, do the steps of a script in one of its orders, stop, and read the
talk's file back (`vertel show last --json`) with its minutes. What is on the screen is looked at only
as a person would: which question is under the lamp, whose a line is.
"""

import json
import os
import re
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from line import VERTEL
from terminal import Terminal
from whole.messy.compare import shown_as
from whole.messy.script import HERE, Lamp, Script, Step, in_prompts, typed

from tui.actions import ACTIONS
from tui.prompts.closing_prompts import DROPS, TAKES
from tui.themes import ROLES

ROOT = HERE.parents[2]
KEYS = {
    "enter": "\r", "tab": "\t", "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "up": "\x1b[A",
    "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "f2": "\x1bOQ", "f6": "\x1b[17~",
    "f8": "\x1b[19~", "ctrl+u": "\x15", "ctrl+q": "\x11",
}  # fmt: skip
_WHICH = re.compile(r"\A\w+ \d+/\d+ ")
QUIET = 0.1  # seconds without a sign before the screen is taken to be at rest
_BACK = {"nl": "terug", "en": "back"}
_EMPTY = {"nl": "een zin, en", "en": "a sentence, and"}  # what stands where nothing is typed
NOTHING = 3.0  # seconds after which a key is taken to have changed nothing
MORE = 12  # lamps that lie between those of a script and are passed by


Word = Callable[[str], str]


class Played(NamedTuple):
    """What became of a talk: its file, its minutes as text, and what was shown."""

    talk: dict[str, Any]
    minutes: str
    shown: str


class Way:
    """Which lamps of a script lie there now, and how far it is from one to another."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.lit = ""
        self._typed = ""
        self._put: set[str] = set()

    def heard(self, text: str) -> None:
        """Words were put on record: lamps may have been laid behind them."""
        self._typed += f"{text}\n"

    def put(self, lamp: Lamp) -> None:
        """A deeper question was put."""
        self._put.add(lamp.id)

    def lies(self, lamp: Lamp) -> bool:
        """Whether this lamp lies there now."""
        return lamp.behind in self._typed and (not lamp.deeper or lamp.id in self._put)

    def lies_or_waits(self, lamp: Lamp) -> bool:
        """Whether this lamp lies there now, or is a deeper one that may be put."""
        return lamp.deeper or self.lies(lamp)

    def presses(self, lamp: Lamp) -> int:
        """How many times PageDown it is from the lit lamp to this one; PageUp where it is less than 0."""
        there = [one.id for one in self.script.lamps if self.lies(one) or one.id == lamp.id]
        return there.index(lamp.id) - (there.index(self.lit) if self.lit else 0)

    def address(self, lamp: Lamp) -> str:
        """By what the question of a lamp is named at the prompts: its id, with a number of several."""
        lamp_id = shown_as(lamp)
        alike = [one.id for one in self.script.lamps if shown_as(one) == lamp_id]
        there = [one for one in alike if one == lamp.id or self.lies(self.script.lamp(one))]
        return lamp_id if len(alike) == 1 else f"{lamp_id}.{there.index(lamp.id) + 1}"

    def before(self, lamp: Lamp) -> Lamp:
        """The lamp that lies before this one."""
        lamps = self.script.lamps
        return [one for one in lamps[: lamps.index(lamp)] if self.lies(one)][-1]


def environment(script: Script, folder: Path) -> dict[str, str]:
    """A computer of its own for this talk, with the earlier talk in its store."""
    env = {
        **os.environ, "VERTEL_STORE": str(folder / "store"), "VERTEL_LANG": script.language,
        "VERTEL_CONFIG": str(folder / "config.toml"), "VERTEL_STATE": str(folder / "state"),
        "XDG_STATE_HOME": str(folder / "state"), "VERTEL_WRITER": script.names[0],
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }  # fmt: skip
    if script.before:
        _run(env, "import", str(HERE / script.before))
    return env


def _run(env: dict[str, str], *words: str, stdin: str = "") -> str:
    done = subprocess.run([*VERTEL, *words], env=env, input=stdin, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    return done.stdout


def _meet(script: Script) -> list[str]:
    names = [word for person in script.people for word in ("--with", person)]
    return ["meet", script.agenda, "--goal", script.goal, "--team", script.team, *names]


def _read_back(env: dict[str, str], shown: str) -> Played:
    talk = json.loads(_run(env, "show", "last", "--json"))
    return Played(talk, _run(env, "show", "last"), shown)


# -- at the keys of a terminal


def on_screen(
    script: Script, folder: Path, order: str = "as written", size: tuple[int, int] = (80, 24)
) -> Played:
    """Hold the talk at the keys of a terminal of this size."""
    env = environment(script, folder)
    hands = _Hands(script, env, size)
    try:
        for step in typed(script, order):
            hands.do(step)
        hands.stop()
    finally:
        hands.terminal.close()
    return _read_back(env, "\n".join(hands.shown))


# How much there is above stands at the end of the first row of a question.
_OUT_OF_SIGHT = re.compile(r"↑ (?:nog \d+ regels?|\d+ more lines?)")


class _Hands:
    def __init__(self, script: Script, env: dict[str, str], size: tuple[int, int]) -> None:
        self.script, self.env, self.size = script, env, size
        self.way = Way(script)
        self.shown: list[str] = []
        self.half = ""
        self.slow = QUIET  # seconds from the last key until something of it was drawn
        self.terminal = Terminal(env, *_meet(script), size=size)
        self.rest(lambda: any(row.strip() for row in self.terminal.screen.display))
        self.key("pagedown", lambda: bool(self.on_fill("lamp")))  # begin

    def do(self, step: Step) -> None:
        if step.go:
            self.go(self.script.lamp(step.go))
        elif step.text:
            self.half += step.text
            self.write(step.text)
        elif step.key == "erase":
            self.half = ""
            os.write(self.terminal.fd, KEYS["ctrl+u"].encode() * 4)  # a row of the entry each
            empty = _EMPTY[self.script.language]
            self.rest(lambda: any(empty in row for row in self.terminal.screen.display))
        elif step.key == "resume":
            self.resume()
        elif step.key.startswith("whose:"):
            self.whose(step.key.partition(":")[2])
        else:
            self.press(step.key)
            if step.key == "enter":
                self.way.heard(self.half)
                self.half = ""
            elif step.key == "right":
                lights = self.script.lamp(self.way.lit).lights
                self.way.lit = lights
                self.rest(lambda: self.is_lit(self.script.lamp(lights)))

    def go(self, lamp: Lamp) -> None:
        if lamp.deeper and not self.way.lies(lamp):
            self.go(self.way.before(lamp))
            self.choose(lamp)
        else:
            presses = self.way.presses(lamp)
            key = "pageup" if presses < 0 else "pagedown"
            for _press in range(abs(presses) + MORE):
                if self.shines(lamp):
                    break
                self.turn(key, lamp)
        self.way.lit = lamp.id
        assert self.shines(lamp), self.told(f"{lamp.id} does not light up")

    def turn(self, key: str, lamp: Lamp) -> None:
        """Press a key that lights another lamp, and wait until that is there: more than it may be drawn.

        Another question shines then, or this one of several lamps with one question. What stands of the
        record beneath it may still come of an earlier key, and tells nothing.
        """
        before, drawn = self.question(), self.drawn()
        until = time.monotonic() + 3 * NOTHING
        self.key(
            key,
            lambda: (
                self.question() != before
                or self.is_lit(lamp)
                or (not before and self.drawn() != drawn)  # a dialog, and then the next
                or time.monotonic() > until
            ),
        )

    def choose(self, lamp: Lamp) -> None:
        """Put a deeper question: F2, to its row, Enter."""
        self.press("f2")
        for _row in range(60):
            if _holds(self.on_fill("tint"), lamp):
                break
            self.press("down")
        self.press("enter")
        self.way.put(lamp)

    def whose(self, name: str) -> None:
        """Tab until the border, or the marked line, has this name."""

        def has(row: str) -> bool:
            return name in row

        for _name in range(len(self.script.people) + 2):
            self.press("tab")
            if self.comes(lambda: name in self.on_fill("tint") or any(map(has, self.borders()))):
                return
        raise AssertionError(self.told(f"Tab does not come to {name}"))

    def resume(self) -> None:
        self.stop()
        self.terminal.close()
        self.terminal = Terminal(self.env, "resume", size=self.size)
        self.rest(lambda: bool(self.on_fill("lamp")))
        self.rest(lambda: self.is_lit(self.script.lamp(self.way.lit)))

    def stop(self) -> None:
        """Leave Vertel, and wait until it is gone: everything is on disk then."""
        os.write(self.terminal.fd, KEYS["ctrl+q"].encode())
        until = time.monotonic() + 30
        while os.waitid(os.P_PID, self.terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            self.terminal.read(0.05)
            assert time.monotonic() < until, self.told("Vertel does not close")

    def press(self, key: str) -> None:
        self.write(KEYS[key])

    def write(self, signs: str) -> None:
        """Type, and wait until the screen is another; a key that changes nothing takes long."""
        before = self.drawn()
        until = time.monotonic() + NOTHING
        self.key(signs, lambda: self.drawn() != before or time.monotonic() > until)

    def key(self, key: str, seen: Callable[[], bool]) -> None:
        """Press a key or type signs, and wait until this is seen; how long that took is known from here on."""
        began = time.monotonic()
        os.write(self.terminal.fd, KEYS.get(key, key).encode())
        self.rest(seen)
        self.slow = max(QUIET, time.monotonic() - began - QUIET)

    def comes(self, holds: Callable[[], bool]) -> bool:
        """Whether this holds, once nothing was drawn for as long as the last key took to be seen.

        On a busy machine one key is drawn in parts: who judged by the first of them pressed once too often.
        """
        until = time.monotonic() + 30
        while not holds() and time.monotonic() < until:
            if select.select([self.terminal.fd], [], [], self.slow)[0]:
                self.terminal.read(0.01)
            elif not self.terminal.at_work():
                return False
        return holds()

    def shines(self, lamp: Lamp) -> bool:
        """Whether this lamp shines, once all is drawn."""
        return self.comes(lambda: self.is_lit(lamp))

    def borders(self) -> list[str]:
        """The rows that a border stands in, which tells whose a line is."""
        rows = self.terminal.screen.display
        return [row for row in rows if row.lstrip().startswith("╭")]

    def drawn(self) -> tuple[str, ...]:
        """What is drawn, with its grounds; what stands of the clock in the last row left out."""
        rows = self.terminal.screen.buffer
        size = range(self.terminal.screen.columns)
        last = range(self.terminal.screen.lines - 1)
        return tuple("".join(rows[y][x].data + rows[y][x].bg for x in size) for y in last)

    def rest(self, holds: Any) -> None:
        """Read until nothing comes any more, and this holds."""
        until = time.monotonic() + 30
        while True:
            while select.select([self.terminal.fd], [], [], QUIET)[0] or self.terminal.at_work():
                self.terminal.read(0.01)
                assert time.monotonic() < until, self.told("the screen does not come to rest")
            if holds():
                break
            assert time.monotonic() < until, self.told("what was waited for does not come")
        self.shown.append("\n".join(self.terminal.screen.display))

    def is_lit(self, lamp: Lamp) -> bool:
        """Whether this lamp shines: its question on the lamp, and beneath it what it is about."""
        question, about = self.lit()
        return _holds(question, lamp) and lamp.subject.casefold() in about.casefold()

    def lit(self) -> tuple[str, str]:
        """The words of the question that shines, and of the rows beneath it and those with a bar before them."""
        screen, fill = self.terminal.screen, ROLES["lamp"].lstrip("#")
        across = range(screen.columns)
        rows = [
            y for y in range(screen.lines) if any(screen.buffer[y][x].bg == fill for x in across)
        ]
        below = screen.display[rows[-1] + 1 : rows[-1] + 4] if rows else []
        below += [
            row for row in screen.display if row.startswith("▌")
        ]  # of several, the one asked about
        return self.on_fill("lamp"), " ".join(" ".join(below).split())

    def question(self) -> str:
        """The words of the question that shines, without which of how many it is."""
        return _WHICH.sub("", self.on_fill("lamp", below=1))

    def on_fill(self, role: str, below: int = 0) -> str:
        """What is written on the ground that has this role in the light theme, `below` so many rows."""
        fill = ROLES[role].lstrip("#")
        rows = self.terminal.screen.buffer
        cells = (
            rows[y][x].data if rows[y][x].bg == fill else " "
            for y in range(below, self.terminal.screen.lines)
            for x in range(self.terminal.screen.columns)
        )
        return " ".join(_OUT_OF_SIGHT.sub(" ", "".join(cells)).split())

    def told(self, what: str) -> str:
        """Something that is not so, with what is on the screen."""
        shown = "\n".join(self.terminal.screen.display)
        return f"{what}; under the lamp: {self.on_fill('lamp')!r}\n{shown}"


def _holds(text: str, lamp: Lamp) -> bool:
    low = text.casefold()
    return all(any(words.casefold() in low for words in either) for either in lamp.shows)


# -- at the prompts


def at_prompts(script: Script, folder: Path, order: str = "as written") -> Played:
    """Hold the talk by lines at the prompts, and take it up again where the script says so."""
    env = environment(script, folder)
    words = [*_meet(script), "--plain"]
    shown = ""
    for lines in sittings(script, order, lambda key: order_for(key, script.language)):
        shown += _run(env, *words, stdin="".join(f"{line}\n" for line in lines))
        words = ["resume", "last", "--plain"]
    return _read_back(env, shown)


def sittings(script: Script, order: str, word: Word) -> Iterator[list[str]]:
    """The lines for the prompts, a list for each time that Vertel is started.

    `word` is what is typed there for a key. The first words under another lamp name its question by
    its id, with its number where several lamps have that id. A line that is marked on a screen is
    named there by its number, for which the lines that are on record are counted.
    """
    way = Way(script)
    lines: list[str] = []
    said: list[str] = []  # what is on record, line by line
    to, up = "", 0
    for step in in_prompts(typed(script, order)):
        key, _colon, name = step.key.partition(":")
        if step.go:
            lamp = script.lamp(step.go)
            way.put(lamp)
            way.lit = lamp.id
            to = f"@{way.address(lamp)} "
        elif step.text:
            lines.append(f"{to}{step.text}")
            way.heard(step.text)
            said.append(step.text)
            to, up = "", 0
        elif key == "resume":
            yield [*lines, word("escape")]
            lines = []
        elif key in ("up", "down"):
            up = up + 1 if key == "up" else 0
        elif key == "right" and up > 1:  # there an order moves one line, and no lamp
            lights = script.lamp(script.lamp(way.lit).lights)
            numbers = range(len(said) - up + 1, len(said) + 1)
            lines += [f"{word(key)} @{way.address(lights)} {number}" for number in numbers]
            way.lit, to = lights.id, f"@{way.address(lights)} "
        else:
            if key == "tab":
                name = next(
                    line.by[0]
                    for line in script.lines
                    if line.words and said[-1].endswith(line.words)
                )
            lines.append(f"{word('tab' if key == 'whose' else key)} {name}".rstrip())
            if key == "right":
                way.lit = script.lamp(way.lit).lights
            elif key == "f8":
                undone = said.pop()
            elif key == "enter":
                said.append(undone)
    yield [*lines, word("escape")]


def order_for(key: str, language: str) -> str:
    """What is typed at the prompts for a key of the screen, as the table of actions has it.

    What F8 took back is put on record again with Enter, or wiped: the signs that the prompts have for
    words that wait. To the question before is the same order as to the next one.
    """
    signs = {"enter": TAKES, "erase": DROPS}
    if key in signs:
        return signs[key]
    if key == "left":
        return f"{order_for('right', language)} {_BACK[language]}"
    for action in ACTIONS["talk"]:
        if key in action.keys.split(",") and action.order:
            return f"/{getattr(action.order, language)[0]}"
    raise LookupError(f"the prompts have no word for {key}")
