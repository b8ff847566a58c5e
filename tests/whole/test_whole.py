"""The whole program from outside: a shell, a pipe, a terminal."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import at_table
import pytest
from conftest import GOAL, NOW
from examples import further
from line import VERTEL, environment
from rest import LONGEST
from table import lines_for
from terminal import Terminal
from typed import typed_apart

from agendas.lines.talk import Talk, number
from store.library import TalkLibrary

ROOT = Path(__file__).parents[2]
ANSWERS = {
    "reading": ["they dare to ask", "joost: they walk in with their child"],
    "indicator": ["who comes to the walk-in", "because they come unasked"],
    "expectation": ["about 20"],
    "evidence": ["31 of 52 parents came", "jo: two parents stayed"],
    "meaning": ["they find their own way in", "ana: they dare to come"],
    "standing": ["1, they stay unasked"],
    "initiative": ["ask two parents to host"],
    "notice": ["that it is theirs"],
    "due": ["8 December, with Joost"],
    "learned": ["fatima: silence can be trust"],
}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, TERM="xterm-256color")


def run(env: dict[str, str], *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """What comes of these words; in a process of its own where there are none, as on its way in."""
    if words:
        return subprocess.CompletedProcess(words, *typed_apart(env, *words, stdin=stdin))
    return subprocess.run(VERTEL, env=env, input=stdin, capture_output=True, text=True, timeout=60)


def store(env: dict[str, str]) -> TalkLibrary:
    return TalkLibrary(Path(env["VERTEL_STORE"]), lambda: NOW)


def said(talk: Talk) -> list[tuple[Any, ...]]:
    """What was said, without times and the mark of the run."""
    return [
        (number(o.id), o.by, o.who, o.question, o.kind, number(o.about), o.choice, o.text, o.value)
        for o in talk.lines
    ]


@pytest.fixture
def terminal(env: dict[str, str]) -> Iterator[Any]:
    opened: list[Terminal] = []

    def make(*words: str) -> Terminal:
        opened.append(Terminal(env, *words))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


PAGE_DOWN, F2, HOME, DOWN = "\x1b[6~", "\x1bOQ", "\x1b[H", "\x1b[B"
MEET = ("--goal", GOAL, "--with", "Ana", "--with", "Joost", "--with", "Fatima")


@pytest.mark.long
def test_a_talk_on_the_screen_and_one_in_prompts_are_the_same_talk(
    env: dict[str, str], terminal: Any, tmp_path: Path
) -> None:
    names = ("Ana", "Joost", "Fatima")
    lines = lines_for(store(env), "accountability", GOAL, names, ANSWERS, NOW)
    shown = terminal("meet", *MEET)
    shown.wait("A new talk")
    shown.type("", PAGE_DOWN)
    shown.wait("How do you read this goal?")
    typed = lines.partition("/close")[0].split("\n")
    for line in (*typed[:-1], ""):
        if line.startswith("/questions"):  # in prompts; on the screen it is F2, and its row
            shown.type("", F2)
            shown.type("", HOME + DOWN * (int(line.split()[1]) - 1))
            shown.type("")
        else:
            shown.type(line, "\r" if line else PAGE_DOWN)
    shown.wait("Close the talk?")
    shown.type("")
    shown.wait("open again")
    shown.type("", "\x11")
    (on_screen,) = store(env).talks()

    env["VERTEL_STORE"] = str(tmp_path / "plain")
    talk = run(env, "meet", "--plain", *MEET, stdin=lines)
    assert "The talk is closed" in talk.stdout, talk.stdout + talk.stderr
    (in_prompts,) = store(env).talks()
    assert on_screen.ended
    assert said(on_screen) == said(in_prompts)
    assert len(in_prompts.lines) > len(ANSWERS)


def test_a_kill_in_the_middle_of_a_sentence_loses_nothing_that_was_there_half_a_second_before(
    env: dict[str, str], terminal: Any
) -> None:
    first = terminal("meet", *MEET)
    first.wait("A new talk")
    first.type("", PAGE_DOWN)
    first.wait("How do you read this goal?")
    os.write(first.fd, b"we had hoped that th")
    first.wait("hoped that th")
    time.sleep(0.7)
    first.close()
    again = terminal("resume")
    again.wait("we had hoped that th")


@pytest.mark.parametrize("number", further([signal.SIGTERM, signal.SIGHUP]))
def test_a_closed_window_saves_the_last_letters(
    env: dict[str, str], terminal: Any, number: signal.Signals
) -> None:
    first = terminal("meet", *MEET)
    first.wait("A new talk")
    first.type("", PAGE_DOWN)
    first.wait("How do you read this goal?")
    os.write(first.fd, b"the very last let")
    first.wait("very last let")
    os.kill(first.pid, number)
    first.read(1.5)
    assert [o.text for o in next(store(env).talks()).unsaid] == ["the very last let"]


def test_a_screen_has_the_size_of_its_window_at_once(env: dict[str, str], terminal: Any) -> None:
    shown = terminal()
    shown.wait("Nothing here yet")
    for columns, lines in ((60, 18), (120, 36), (80, 24)):
        shown.resize(columns, lines)
        shown.wait("f1 help")
        until = time.monotonic() + LONGEST
        while not whole(rows := shown.read(0.2).split("\n"), columns, lines):
            assert time.monotonic() < until, "\n".join(rows)


def whole(rows: list[str], columns: int, lines: int) -> bool:
    """Whether Home fills the window: the day at the edge above, the keys on the last row."""
    first = rows[0].rstrip()
    return (
        first.lstrip().startswith("Vertel")
        and re.search(r"20\d\d$", first) is not None
        and len(first) >= columns - 3
        and "f1 help" in rows[lines - 1]
    )


def test_home_names_the_unfinished_talk(env: dict[str, str], terminal: Any) -> None:
    assert run(env, "meet", "--plain", *MEET, stdin="").returncode == 0
    assert "Unfinished" in terminal().wait(GOAL)


def test_a_check_in_without_a_screen_comes_back_everywhere(
    env: dict[str, str], tmp_path: Path
) -> None:
    made = run(
        env,
        "checkin",
        "--goal",
        GOAL,
        "--noticed",
        "31 of 52 came",
        "--means",
        "trust",
        "--next",
        "ask Jo",
    )
    assert (made.returncode, len(made.stdout.strip())) == (0, 6), made.stderr
    (row,) = json.loads(run(env, "list", "--json").stdout)
    assert row["id"] == made.stdout.strip()
    shown = json.loads(run(env, "show", "last", "--json").stdout)
    assert shown["came_to"]["segments"][0]["evidence"][0]["figure"] == "31 of 52"
    minutes = run(env, "minutes", "last").stdout
    exported = run(env, "minutes", "last", "--format", "json", "-o", "-").stdout
    env["VERTEL_STORE"] = str(tmp_path / "other")
    assert run(env, "import", "-", stdin=exported).returncode == 0
    assert run(env, "minutes", "last").stdout == minutes


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((), 2, "need a terminal"),
        (("list",), 0, "No talks found"),
        (("show", "nope"), 3, "There is no talk"),
        (("due",), 0, "Nothing waits"),
        (("find", "x"), 0, "Nothing found"),
        (("minutes", "last"), 3, "no talks yet"),
        (("minutes", "last", "--format", "exe"), 2, "not a format"),
        (("frobnicate",), 2, "There is no command"),
        (("list", "--nope"), 2, "There is no option"),
        (("meet", "nope", "--plain"), 3, "no agenda"),
        (("import", "nothing.json"), 1, "cannot be read"),
        (("checkin", "--noticed", "x", "--means", "y", "--next", "z"), 2, "Which goal"),
        (("list", "--store", "/dev/null/x"), 2, "is a file"),
        (
            ("meet", "--plain", "--goal", "x", "--with", "A", "--store", "/dev/null/x"),
            2,
            "is a file",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    env: dict[str, str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run(env, *words)
    assert done.returncode == code, done
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_the_config_chooses_the_language_and_a_damaged_one_is_told(
    env: dict[str, str], tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    env = {**{k: v for k, v in env.items() if k != "VERTEL_LANG"}, "VERTEL_CONFIG": str(config)}
    config.write_text('language = "nl"')
    assert "Geen gesprekken" in run(env, "list").stderr
    config.write_text("language = ")
    done = run(env, "list")
    assert (done.returncode, "config.toml" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_the_sentence_is_in_the_users_language(env: dict[str, str]) -> None:
    assert "Er is geen gesprek" in run(env, "show", "nope", "--lang", "nl").stderr
    helped = run(env, "show", "--help", "--lang", "nl").stdout
    assert not re.search(r"\b(?:the|this|and|Usage|Options)\b", helped)
    assert "ID ontbreekt." in run({**env, "VERTEL_LANG": "nl"}, "show").stderr


def test_a_broken_file_hides_no_other_and_check_tells_of_it(env: dict[str, str]) -> None:
    for goal in ("one", "two"):
        run(env, "meet", "--plain", "--goal", goal, "--with", "Ana")
    next(store(env).meetings_folder.glob("*one*")).write_text("{")
    listed = run(env, "list")
    assert "two" in listed.stdout
    assert "cannot be read" in listed.stderr
    checked = run(env, "store", "check")
    assert (checked.returncode, "damaged" in checked.stdout) == (1, True)


def test_due_heads_a_goal_by_the_earliest_day_below_and_a_talk_before_that_day_leaves_it(
    env: dict[str, str],
) -> None:
    with_names = ("--goal", GOAL, "--with", "Ana", "--with", "Ben", "--with", "Carla")
    first = "@initiative ana: I ring parents\nben: I make coffee\ncarla: I open the door\n"
    days = "@due ana: in 6 weeks\nben: in 2 weeks\ncarla: in 4 weeks\n/close\n\n\n\n"
    later = "@initiative ana: I phone them\n@due ana: in 6 weeks\n/close\n\n\n\n"
    assert run(env, "meet", "--plain", *with_names, stdin=first + days).returncode == 0
    head, *rows = run(env, "due").stdout.splitlines()
    assert [row.split(":")[0].strip() for row in rows] == ["Ben", "Carla", "Ana"]
    told = re.findall(r"\d{4}-\d\d-\d\d", "\n".join((head, *rows)))
    assert told == sorted(told), "the head is the earliest, and each below later than the one above"
    assert run(env, "meet", "--plain", *with_names, stdin=later).returncode == 0
    again, ben, *_rest = run(env, "due").stdout.splitlines()
    assert again == head, "a talk before that day is not the one of that day"
    assert ben.endswith("I make coffee")


def test_due_tells_of_a_day_on_which_there_was_a_talk_that_it_was_for_that(
    env: dict[str, str],
) -> None:
    first = at_table.to(at_table.begun(), "initiative")
    at_table.said(first, "marieke: ik bel de ouders", "henk: ik zet de poort open")
    at_table.said(at_table.to(first, "due"), "marieke: over 1 week", "henk: over 20 weken")
    before = at_table.ended(first)
    second = at_table.begun(earlier=(before,), now=lambda: before.started + timedelta(days=14))
    at_table.said(at_table.to(second, "initiative"), "marieke: ik ga bij ze langs")
    at_table.said(at_table.to(second, "due"), "marieke: over 10 weken")
    library = TalkLibrary(Path(env["VERTEL_STORE"]), lambda: before.started)
    library.save(before)
    library.save(at_table.ended(second))
    told = run(env, "due").stdout
    assert "ik bel de ouders  (was for " in told
    assert told.count("was for") == 1


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["list"], ["due"], ["minutes", "last"]]
)
def test_commands_without_a_screen_load_no_textual(env: dict[str, str], words: list[str]) -> None:
    script = (
        "import sys\nfrom tui.commands import main\ntry:\n main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "sys.exit(any(m.split('.')[0] in ('textual', 'rich') for m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words], env=env, capture_output=True, timeout=60
    )
    assert done.returncode == 0


def test_the_catalogue_is_whole_and_says_no_word_the_method_avoids() -> None:
    from babel.messages.pofile import read_po

    with (ROOT / "locales/nl/LC_MESSAGES/vertel.po").open("rb") as file:
        catalogue = read_po(file)
    avoided = re.compile(
        r"\b(?:kpi|stoplicht|afrekenen|actiepunt|taakhouder|achieved|on track|action item|stakeholders|caseload)\b",
        re.I,
    )
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not avoided.search(" ".join(strings)), message.id


def test_every_sentence_in_the_code_has_its_dutch() -> None:
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import read_po

    with (ROOT / "locales/nl/LC_MESSAGES/vertel.po").open("rb") as file:
        catalogue = read_po(file)
    keywords = {"N_": None, "_": None, "say": None, "ngettext": (1, 2)}
    found = [
        message
        for room in ("agendas", "store", "sharing", "minutes", "tui")
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / room, [("**.py", "python")], keywords=keywords
        )
    ]
    assert len(found) > 300
    assert [message for message in found if message and message not in catalogue] == []


def test_an_agenda_of_ones_own_is_begun_checked_and_used(env: dict[str, str]) -> None:
    made = run(env, "agenda", "new", "ours")
    path = Path(made.stdout.strip())
    assert run(env, "agenda", "check", "ours").returncode == 0
    assert "ours" in run(env, "agenda", "list").stdout
    path.write_text(path.read_text().replace("minutes = 6", 'minutes = "six"'))
    checked = run(env, "agenda", "check", str(path))
    assert checked.returncode == 1
    assert "phases 2, minutes" in checked.stdout


def test_no_sentence_is_put_in_ones_language_within_an_f_string() -> None:
    import ast

    held = re.compile(r"\{[^{}]*\b(?:_|say|N_|ngettext)\(")  # parsed is what may have one

    hidden = [
        f"{path.name}:{call.lineno}"
        for room in ("agendas", "store", "sharing", "minutes", "tui")
        for path in (ROOT / room).rglob("*.py")
        if held.search(text := path.read_text("utf-8"))
        for joined in ast.walk(ast.parse(text))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "say", "N_", "ngettext")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []  # the catalogue would not see them


def test_a_line_is_marked_for_whom_it_is_in_prompts(env: dict[str, str]) -> None:
    typed = "they greet us\n/for all\n/for leader 1\n/for nobody\n/stop\n"
    talk = run(env, "meet", "--plain", *MEET, stdin=typed)
    kept = next(store(env).talks())
    assert [line.audience for line in kept.lines] == ["leader"], talk.stdout
    assert "/for team, /for leader or /for all" in talk.stdout
