"""What Vertel advises: the commands, options and variables in its messages, and typing them."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.pofile import read_po
from conftest import LOCALES
from line import Done, Shell

from store.encryption import seal as sealing
from store.encryption import which_seal
from tui.commands.group import vertel

NAMED = re.compile(
    r"\bvertel (?:--)?[a-z]|(?:^|[ (“|])--[a-z]|VERTEL_[A-Z]|\{(?:command|options|order|stop)\}|(?:with:\n|command: )\{line\}|\bTry:|\bSee:"
)
_COMMAND = re.compile(r"\bvertel((?: (?:[\w./-]*\w|\{\w+\}))+)")
_REDIRECTED = re.compile(r" (?:\||<|>>?) .*| \||")

# What a message says in prose behind a command, without a quotation mark between.
_PROSE = {"or", "in", "aan", "en", "of"}


def messages() -> Iterator[tuple[str, str]]:
    """Every sentence of the catalogue, in English and in Dutch; of two numbers, each."""
    with (LOCALES / "nl" / "LC_MESSAGES" / "vertel.po").open("rb") as file:
        for message in read_po(file):
            if message.id and isinstance(message.id, str):
                yield message.id, str(message.string)
            elif message.id:
                yield from zip(message.id, message.string, strict=True)


def commands_in(text: str) -> list[list[str]]:
    """The lines for a shell that stand in a text, each in its words behind `vertel`."""
    found = [match[1].split() for match in _COMMAND.finditer(text)]
    cut = [next((at for at, word in enumerate(w) if word in _PROSE), len(w)) for w in found]
    return [words[:end] for words, end in zip(found, cut, strict=True) if words[:end]]


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command with its name as it is typed."""

    def walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield name, command
        if isinstance(command, click.Group):
            ctx = click.Context(command)
            for key in command.list_commands(ctx):
                inner = command.get_command(ctx, key)
                assert inner is not None
                yield from walk(f"{name} {key}", inner)

    return walk("vertel", vertel)


def is_understood(words: list[str]) -> None:
    """Read a line as Vertel does, without doing it. Raises `click.UsageError` for wrong use."""
    command: click.Command = vertel
    ctx = vertel.make_context("vertel", list(words))
    rest = [*ctx._protected_args, *ctx.args]
    while isinstance(command, click.Group) and rest:
        name, found, rest = command.resolve_command(ctx, rest)
        assert found is not None
        command, ctx = found, found.make_context(name, rest, parent=ctx)
        rest = [*ctx._protected_args, *ctx.args]


def example_lines(epilog: str) -> list[list[str]]:
    """The lines for Vertel in the examples of a command, without what the shell makes of them."""
    lines = (_REDIRECTED.sub("", line) for line in epilog.splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith("vertel")]


def pattern(message: str) -> re.Pattern[str]:
    """What finds a message in what was said, whatever stands in its places."""
    seen: set[str] = set()
    made = []
    for part in re.split(r"(\{\w+\})", message):
        name = part[1:-1]
        if not re.fullmatch(r"\{\w+\}", part):
            made.append(re.escape(part))
        elif name in seen:
            made.append(f"(?P={name})")
        else:
            seen.add(name)
            made.append(f"(?P<{name}>.+?)")
    return re.compile("".join(made) + r"(?=\n|$|”|  )", re.M)


class Reader(Shell):
    """Who types a line, reads what is advised, and types that: each line is a run of its own."""

    def __init__(
        self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        super().__init__(capfd, monkeypatch)
        self.patch, self.folder = monkeypatch, folder
        self.opened: list[Any] = []

    @property
    def meetings(self) -> Path:
        """Where the talks are."""
        return self.folder / "store" / "meetings"

    def __call__(self, *words: str, stdin: str = "") -> Done:
        sealing.hold(None)
        which_seal._has_sealed.cache_clear()
        return super().__call__(*words, stdin=stdin)

    def done(self, *words: str, stdin: str = "") -> Done:
        """Type a line that works."""
        ended = self(*words, stdin=stdin)
        assert ended.code == 0, (words, ended)
        return ended

    def told(self, message: str, *words: str, stdin: str = "") -> str:
        """Type a line, and give what it said of this message, which must be there."""
        ended = self(*words, stdin=stdin)
        return self.said(message, ended.out + ended.said)

    def said(self, message: str, text: str) -> str:
        """What a text says of this message, which must be there."""
        found = pattern(message).search(text)
        assert found, (message, text)
        return found[0]

    def follow(self, advice: str, *more: str, stdin: str = "", **instead: str) -> list[Done]:
        """Type each line that is advised, with `more` behind it; each works.

        `instead` has what is typed in place of a word that stands for something, such as ID.
        """
        lines = commands_in(advice)
        assert lines, advice
        return [
            self.done(*(instead.get(word, word) for word in line), *more, stdin=stdin)
            for line in lines
        ]

    def has_terminal(self) -> None:
        """From now on there is a terminal; what is opened on it is in `opened`."""
        self.patch.setattr("tui.commands.common.open_app.terminal_problem", lambda: None)
        self.patch.setattr("tui.commands.common.open_app.run", self.opened.append)

    def has_passphrase(self, words: str | None = "vier woorden die niemand raadt") -> None:
        """From now on the passphrase is these words, or there is none."""
        if words is None:
            self.patch.delenv("VERTEL_PASSPHRASE")
        else:
            self.patch.setenv("VERTEL_PASSPHRASE", words)
