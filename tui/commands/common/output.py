"""Data to stdout, words for people to stderr; nothing that people wrote acts on the terminal."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from agendas.errors import N_
from agendas.text import visible
from tui.crash_report import places, unforeseen
from tui.terminal.wrapping import in_lines


def complain(sentence: str, line: str = "") -> None:
    """Say to stderr, in one sentence, what went wrong and what to do.

    `line` is a row of it that is there to be copied.
    """
    told = f"vertel: {visible(sentence)}"
    click.echo(in_lines(told, sys.stderr, visible(line)), err=True)


def tell(sentence: str) -> None:
    """Say something to the person, apart from the data."""
    click.echo(in_lines(visible(sentence), sys.stderr), err=True)


def prompt(line: str = "") -> None:
    """A line of a conversation: in lines of the terminal's width where it is read in one."""
    click.echo(in_lines(visible(line), sys.stdout))


def tell_unforeseen(error: Exception) -> None:
    """Tell of an error that nobody foresaw, without what it quotes: that may be somebody's words."""
    complain(unforeseen())
    for place in places(error):
        tell(place)


def show(line: str = "") -> None:
    """A line of data for people to read."""
    click.echo(visible(line))


def show_lines(lines: Iterable[str]) -> None:
    """Lines of data for people to read, written in one go."""
    click.echo("\n".join([visible(line) for line in lines]))


def show_json(value: Any) -> None:
    """A value as JSON, with every character that could act on a terminal escaped."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    click.echo("".join(_escaped(char) for char in text))


def show_json_line(value: Any) -> None:
    """A value as JSON on one line, escaped as in `show_json`: many make JSON Lines."""
    import msgspec

    text = msgspec.json.encode(value).decode()
    click.echo("".join(_escaped(char) for char in text))


def _escaped(char: str) -> str:
    acts = char != "\n" and visible(char) != char
    return f"\\u{ord(char):04x}" if acts else char


@contextmanager
def or_force() -> Iterator[None]:
    """Where a file is there already, name --force too: for commands that have it."""
    from store.errors import StoreError, Taken

    try:
        yield
    except Taken as error:
        raise StoreError(
            N_("{file} is there already. Choose another name, or add --force."), **error.values
        ) from error


def write_out(data: bytes, target: str, force: bool = False) -> None:
    """Write a document to a file, whole or not at all, or to stdout for "-".

    Raises `StoreError` with a sentence when it cannot.
    """
    if target == "-":
        stream = sys.stdout.buffer
        text = data.decode("utf-8")
        stream.write(text.encode() if not sys.stdout.isatty() else visible(text).encode())
        stream.flush()
        return
    from store.files.atomic_write import write_whole

    write_whole(target, data, replace=force)
