"""What people set up once: completion, man pages, the config."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from line import VERTEL

from docs.man import write
from tui.commands.group import COMMANDS

ROOT = Path(__file__).parents[2]


def run(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*VERTEL, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str, tmp_path: Path) -> None:
    script = run("completion", shell).stdout
    assert "_VERTEL_COMPLETE" in script
    if shutil.which(shell):
        file = tmp_path / "script"
        file.write_text(script)
        assert subprocess.run([shell, "-n", str(file)], timeout=60).returncode == 0


def test_words_are_finished_as_a_shell_asks_for_them() -> None:
    done = run(_VERTEL_COMPLETE="bash_complete", COMP_WORDS="vertel co", COMP_CWORD="1")
    assert [line.partition(",")[2] for line in done.stdout.split()] == ["config", "completion"]
    done = run(_VERTEL_COMPLETE="bash_complete", COMP_WORDS="vertel meet --pl", COMP_CWORD="2")
    assert "--plain" in done.stdout


FINISHES = {
    "bash": """source {script}
COMP_WORDS=(vertel meet --pl); COMP_CWORD=2; _vertel_completion vertel
printf '%s\\n' "${{COMPREPLY[@]}}" """,
    "fish": """source {script}
complete -C 'vertel meet --pl'""",
    "zsh": """zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1="$ "; autoload -U compinit; compinit -u -D; source {script}; echo REA""DY'
zpty -r z x '*READY*'; sleep 0.5
zpty -w -n z $'vertel meet --pl\\t'; sleep 3
while zpty -r -t z out; do print -r -- "$out"; done""",
}


@pytest.mark.parametrize("shell", FINISHES)
def test_each_shell_really_finishes_a_word(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not here")
    vertel = tmp_path / "bin" / "vertel"
    vertel.parent.mkdir()
    vertel.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{VERTEL[2]}' \"$@\"\n")
    vertel.chmod(0o755)
    script = tmp_path / "script"
    script.write_text(run("completion", shell).stdout)
    env = {
        **os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TERM": "xterm",
        "PATH": f"{vertel.parent}:{os.environ['PATH']}", "VERTEL_LANG": "nl",
    }  # fmt: skip
    asked = FINISHES[shell].format(script=script)
    done = subprocess.run([shell, "-c", asked], env=env, capture_output=True, text=True, timeout=60)
    assert "--plain" in done.stdout, done
    if shell == "fish":
        assert "Als vragen na elkaar" in done.stdout


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_command_has_a_man_page_in_both_languages(language: str, tmp_path: Path) -> None:
    write(tmp_path, language, "2026-11-24")  # type: ignore[arg-type]
    for name in COMMANDS:
        page = (tmp_path / f"vertel-{name}.1").read_text("utf-8")
        assert page.startswith('.TH "VERTEL')
    whole = (tmp_path / "vertel-config-set.1").read_text("utf-8")
    wanted = {"en": "Give a setting another value", "nl": "Geef een instelling een andere waarde"}
    assert wanted[language] in whole
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-k", "-man", "-ww", "-Tutf8", *sorted(tmp_path.glob("*.1"))],
            capture_output=True,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("page", ["handbook.md", "handboek.md"])
def test_the_handbook_names_the_keys_as_they_are_and_pictures_that_are_there(page: str) -> None:
    from tui.config.keymap import actions

    text = (ROOT / "docs" / page).read_text("utf-8")
    keys = {name: listed.split(",") for name, listed, _about in actions({})}
    told = {
        "more_time": r"^- (Ctrl\+\w) (?:gives the phase|geeft de fase)",
        "pause": r"^- (Ctrl\+\w) (?:stops the clock|zet de klok stil)",
        "cover": r"(F\d+|Ctrl\+\w) (?:covers a figure|dekt een cijfer toe)",
        "bring_in": r"^- (Ctrl\+\w) (?:puts a line|legt een regel)",
        "people": r"^- (F\d+) (?:tells whose voice|zegt wiens stem)",
        "undo": r"^- (F\d+) (?:takes back|neemt het laatste)",
        "park": r"^- (F\d+) (?:parks|parkeert)",
        "edit_elsewhere": r"(?:own editor with|geef je met) (Ctrl\+\w)",
    }
    for action, wording in told.items():
        found = re.search(wording, text, re.MULTILINE)
        assert found, action
        assert found[1].lower() in keys[action], action
    for picture in re.findall(r"\((pictures/[^)]+)\)", text):
        assert (ROOT / "docs" / picture).exists(), picture


def test_the_first_start_from_a_checkout_shows_what_it_does(tmp_path: Path) -> None:
    """With a Python and a pip that only take down what they were asked to do."""
    asked = tmp_path / "asked"
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\necho "$*" >> {asked}\n[ "$1" = --version ] && echo Python 3.99\n'
        '[ "$2" = venv ] && mkdir -p .venv/bin && cp "$0" .venv/bin/python\n'
        '[ "$2" = venv ] && printf "#!/bin/sh\\necho opened" > .venv/bin/vertel\n'
        '[ "$2" = venv ] && chmod +x .venv/bin/vertel\nexit 0\n'
    )
    python.chmod(0o755)
    place = tmp_path / "a checkout"
    place.mkdir()
    for name in ("vertel.sh", "requirements.lock"):
        shutil.copy(ROOT / name, place / name)
    env = {**os.environ, "PYTHON": str(python)}

    def start() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "vertel.sh"], cwd=place, env=env, capture_output=True, text=True, timeout=60
        )

    done = start()
    assert (done.returncode, done.stdout) == (0, "opened\n")
    steps = [line for line in done.stderr.splitlines() if re.match(r"\d/3 ", line)]
    assert [step[:2] for step in steps] == ["1/", "2/", "3/"]
    assert f"{place}/.venv: Python 3.99" in steps[0]
    assert "libraries of requirements.lock" in steps[1]
    done_by = [line for line in asked.read_text().splitlines() if "install" in line]
    assert len(done_by) == 2
    assert start().stderr == ""  # once
