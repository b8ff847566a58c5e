"""Promises 10 and 12: no stored text acts on a terminal; documents stay where they are asked for.

Markup on the screen is in tests/tui/test_screens.py, HTML and Markdown in
tests/minutes/test_text_stays_text.py.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import NOW
from hostile import PIECES
from said_in import add
from typed import typed_apart

from agendas.agenda import builtin
from agendas.records.said import Evidence, Person
from agendas.talk.begin import Opening, new_talk
from store.library import TalkLibrary

ROOT = Path(__file__).parents[2]
ACTS = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A store in which every name, goal and sentence wants to act."""
    env = {**os.environ, "VERTEL_STORE": str(tmp_path / "store"), "PYTHONPATH": str(ROOT)}
    env |= {"PYTHONUTF8": "1"}
    library = TalkLibrary(tmp_path / "store", lambda: NOW)
    words = [piece for piece in PIECES if piece.strip() and "\udc80" not in piece]
    for n, piece in enumerate(words):
        opening = Opening(goal_text=piece, people=(Person(name=piece),), account_giver=piece)
        meeting = new_talk(f"a{n:05d}", builtin("accountability"), opening, NOW)
        meeting = add(meeting, "evidence", Evidence(id="", text=f"{piece} x", by=piece))
        library.save(meeting)
    return env


def run(
    env: dict[str, str], *words: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    done = typed_apart(env, *words, cwd=cwd)
    return subprocess.CompletedProcess(words, done.code, done.out.encode(), done.err.encode())


@pytest.mark.parametrize(
    "words",
    [
        ("list",), ("list", "--json"), ("due",), ("find", "x"), ("find", "x", "--json"),
        ("show", "a00000"), ("show", "a00003", "--json"), ("store", "check"), ("store", "where"),
        ("show", "\x1b[2J"), ("minutes", "a00001", "--format", "\x1b]0;x\x07"),
        ("store", "erase-name", "\x1b[2J ab"), ("store", "compare", "\x9b2J"),
    ],
)  # fmt: skip
def test_nothing_that_is_shown_acts_on_the_terminal(env: dict[str, str], words) -> None:  # type: ignore[no-untyped-def]
    done = run(env, *words)
    assert done.returncode in (0, 1, 2, 3)
    assert not ACTS.search(done.stdout), ACTS.search(done.stdout)
    assert not ACTS.search(done.stderr), ACTS.search(done.stderr)
    assert b"Traceback" not in done.stderr


def test_documents_stay_in_their_folder_and_replace_nothing(env, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    here = tmp_path / "here"
    here.mkdir()
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    target = here / "minutes.md"
    assert run(env, "minutes", "a00040", "-o", "minutes.md", cwd=here).returncode == 0
    first = target.read_bytes()
    again = run(env, "minutes", "a00041", "-o", "minutes.md", cwd=here)
    assert (again.returncode, b"is there already" in again.stderr) == (1, True)
    assert target.read_bytes() == first
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (here / "link.md").symlink_to(victim)
    for force in ((), ("--force",)):
        assert run(env, "minutes", "a00040", "-o", "link.md", *force, cwd=here).returncode == 1
    assert victim.read_text() == "precious"
    made = {p for p in tmp_path.rglob("*") if p.is_file() and not p.is_symlink()} - before
    assert {path for path in made if "store" not in path.parts and "state" not in path.parts} == {
        target, victim,
    }  # fmt: skip


def test_talk_files_are_plain_names_in_their_folder(env, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    names = [path.name for path in (tmp_path / "store" / "meetings").iterdir()]
    assert len(names) > 50
    for name in names:
        assert re.fullmatch(r"2026-11-24-([a-z0-9][a-z0-9-]*-)?a\d{5}\.json", name), name
        assert len(name) < 80
