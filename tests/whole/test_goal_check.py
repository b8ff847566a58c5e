"""`vertel goal check` from outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

from typed import typed_apart

ROOT = Path(__file__).parents[2]


def run(
    *words: str, stdin: bytes = b"", lang: str = "nl", config: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "VERTEL_LANG": lang}
    if config:
        env["VERTEL_CONFIG"] = str(config)
    done = typed_apart(env, "goal", "check", *words, stdin=stdin.decode())
    return subprocess.CompletedProcess(words, done.code, done.out.encode(), done.err.encode())


def test_a_goal_as_json_is_one_object_with_the_keys_that_were_promised() -> None:
    done = run("--json", "Brugklassers durven fouten te maken.")
    assert json.loads(done.stdout) == {
        "text": "Brugklassers durven fouten te maken.",
        "language": "nl",
        "verdict": "result",
        "sure": True,
        "target_group": "Brugklassers",
        "found": ["Brugklassers", "durven"],
        "ask": "Wat staat er voor hen op het spel?",
    }


def test_lines_that_come_in_give_a_line_each_in_the_language_asked_for() -> None:
    lines = "\ufeffPupils dare to ask.\n\nStaff turnover falls below 8%.\r\n\x1b]x;c\x07\n".encode()
    done = run("--lang", "en", "--json", "-", stdin=lines)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["verdict"] for row in found] == ["result", "target", "no-target-group"]
    assert b"\x1b" not in done.stdout
    assert {row["language"] for row in found} == {"en"}


def test_for_people_it_gives_the_question_and_the_ways_out_and_no_mark() -> None:
    done = run("Het ziekteverzuim daalt naar 4,5%.")
    assert done.stdout.decode().splitlines() == [
        "Het ziekteverzuim daalt naar 4,5%.",
        "  Stel, het wordt 4,5%: wat is er dan anders, en voor wie?",
        "  → anders verwoorden, het getal bewaren als indicator",
    ]


def test_it_names_people_by_the_word_in_the_config(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('people_nl = "leerlingen"\n', "utf-8")
    done = run("Er heerst meer rust in het gebouw.", config=config)
    assert "Wie moet dit merken: leerlingen, of anderen?" in done.stdout.decode()


def test_nothing_to_look_at_is_wrong_use_with_a_sentence() -> None:
    for words, stdin in ((("  ",), b""), (("-",), b"\n\n")):
        done = run(*words, stdin=stdin)
        assert done.returncode == 2
        assert "Typ het doel" in done.stderr.decode()
        assert done.stdout == b""


def test_it_opens_no_screen_and_no_store() -> None:
    code = (
        "import sys\nfrom tui.commands import main\ntry: main(['goal', 'check', 'x'])\n"
        "except SystemExit: pass\nassert not {'textual', 'tinydb', 'babel'} & set(sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], env=env, check=True, timeout=60)
