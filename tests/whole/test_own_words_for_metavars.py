"""What stands for what one types, FILE or GOAL, is in one's own language wherever it is told."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from docs.man import write
from locales import use
from tui.commands.common.metavars import in_own_words
from tui.commands.group import vertel

ENGLISH = re.compile(
    r"(?<![\w-])(AGE|ARGS|COMMAND|COMMANDS|DATE|DESCRIPTION|DIR|FILE|FOLDER|GOAL|KEY|N|NAME|NUMBER|OPTIONS|T|TEXT|VALUE)(?![\w-])"
)


def paths(command: click.Command, words: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [words]
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            sub = command.get_command(ctx, name)
            assert sub is not None
            found += paths(sub, (*words, name))
    return found


@pytest.fixture(autouse=True)
def english_after(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    yield
    use("en")


@pytest.mark.parametrize("words", paths(vertel), ids=" ".join)
def test_the_help_of_every_command_has_dutch_words_in_dutch(words: tuple[str, ...]) -> None:
    use("nl")
    told = CliRunner().invoke(vertel, [*words, "--lang", "nl", "--help"], prog_name="vertel").output
    assert "Gebruik: vertel" in told
    assert "[OPTIES]" in told
    assert "--store MAP" in told
    assert ENGLISH.findall(told) == []


def test_in_english_they_are_english() -> None:
    use("en")
    told = CliRunner().invoke(vertel, ["goal", "story", "--help", "--lang", "en"]).output
    assert "[OPTIONS] GOAL" in told
    assert "FILE|-" in told


def test_what_is_typed_as_it_stands_is_left() -> None:
    use("nl")
    assert in_own_words("md|html|txt") == "md|html|txt"
    assert in_own_words("FILE|FOLDER|-") == "BESTAND|MAP|-"
    assert in_own_words("COMMAND [ARGS]...") == "OPDRACHT [WOORDEN]…"


def test_the_dutch_man_pages_are_dutch(tmp_path: Path) -> None:
    write(tmp_path, "nl", "2026-11-25")
    pages = sorted(tmp_path.glob("vertel*.1"))
    assert len(pages) > 20
    for page in pages:
        _head, _newline, text = page.read_text("utf-8").partition("\n")
        assert ENGLISH.findall(text) == [], page.name
        assert ".SH NAAM" in text
        assert "for full documentation" not in text
    story = (tmp_path / "vertel-goal-story.1").read_text("utf-8")
    assert "[OPTIES] DOEL" in story
