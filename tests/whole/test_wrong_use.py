"""Wrong use of the command line, in Dutch: what is wrong, what to do, and no word of the code."""

import os
import re
import subprocess
from pathlib import Path

import click
import pytest
from examples import further
from line import VERTEL
from typed import Typed, typed_apart

from tui.commands.common.wrong_use import CALLED
from tui.commands.group import vertel

ROOT = Path(__file__).parents[2]
NOT_DUTCH = re.compile(
    r"\b(?:the|such|missing|invalid|value|unexpected|range|format|talk_id|fmt|got)\b", re.I
)


def run(tmp_path: Path, *words: str, stdin: str = "") -> Typed:
    env = {**os.environ, "VERTEL_LANG": "nl", "VERTEL_STORE": str(tmp_path / "store")}
    return typed_apart(env, *words, stdin=stdin)


def test_what_a_command_may_be_called_is_no_command_and_leads_to_one() -> None:
    context = click.Context(vertel)
    for called, meant in CALLED.items():
        assert vertel.get_command(context, called) is None
        first, *rest = meant.split()
        command = vertel.get_command(context, first)
        for word in rest:
            assert isinstance(command, click.Group)
            command = command.get_command(context, word)
        assert command is not None, meant


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("goal", "story"), "DOEL ontbreekt. Zie: vertel goal story --help"),
        (("store", "backup"), "BESTAND ontbreekt."),
        (("store", "retire"), "--older-than ontbreekt."),
        (("lsit",), "De opdracht “lsit” is er niet. Bedoelde je list?"),
        (("story",), "De opdracht “story” is er niet. Bedoelde je vertel goal story?"),
        (("store", "chek"), "Bedoelde je check"),
        (("frobnicate",), "Zie: vertel --help"),
        (("list", "--jsn"), "De optie --jsn is er niet. Bedoelde je --json?"),
        (("list", "--team"), "Achter --team hoort nog iets."),
        (("list", "--json=x"), "Achter --json hoort niets. Zie: vertel list --help"),
        (("list", "--help=x"), "Achter --help hoort niets."),
        (
            ("serve", "--port", "70000"),
            "Bij --port hoort een heel getal van 1024 tot en met 65535.",
        ),
        (("list", "--limit", "veel"), "Bij --limit hoort een heel getal, 1 of meer."),
        (("list", "--limit", "0"), "Bij --limit hoort een heel getal, 1 of meer."),
        (("list", "--since", "ooit"), "Bij --since hoort een dag, zoals 2026-09-01."),
        (
            ("org", "invite", "Ana", "--team", "Eik", "--until", "ooit"),
            "Bij --until hoort een dag, zoals 2026-09-01.",
        ),
        (("minutes", "last", "--for", "baas"), "--for is een van deze: team, leader, public."),
        (("completion", "dos"), "SHELL is een van deze: bash, zsh, fish."),
        (("show", "a", "b"), "Er staat een argument te veel (b)"),
        (("list", "--lang", "fr"), "--lang: kies nl of en."),
    ],
)
def test_wrong_use_is_said_in_good_dutch(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = run(tmp_path, *words)
    assert done.code == 2, done
    assert told in done.err
    assert NOT_DUTCH.findall(done.err) == []


@pytest.mark.parametrize("yes", further(["JA", "j", "ja", "y", "yes"]))
def test_yes_is_understood_in_both_languages(tmp_path: Path, yes: str) -> None:
    words = ("--noticed", "Zoë kwam", "--means", "vertrouwen", "--next", "vraag Zoë")
    run(tmp_path, "checkin", "--goal", "Een goed begin", *words)
    for no in ("n", "nee", "no", ""):
        refused = run(tmp_path, "store", "erase-name", "Zoë", stdin=f"{no}\n")
        assert refused.code == 1
        assert "[j/N]" in refused.err
        assert "Er is niets gewijzigd." in refused.err
    assert run(tmp_path, "store", "erase-name", "Zoë", stdin=f"{yes}\n").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no disk that is always full")
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "vertel: Dit kon niet worden weggeschreven: de schijf is vol.\n"),
        ("en", "vertel: This could not be written out: No space left on device.\n"),
    ],
)
def test_a_full_disk_where_the_output_goes_is_told(
    tmp_path: Path, language: str, told: str
) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "VERTEL_LANG": language}
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [*VERTEL, "schema"],
            env=env, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (1, told)
