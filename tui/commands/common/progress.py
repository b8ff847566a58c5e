"""How far long work is, on one line of stderr, where somebody is looking; Ctrl-C stops it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from locales import _
from tui.commands.common.output import tell

SOON = 0.5  # seconds that work may take before it says how far it is
Tick = Callable[[int, int], None]


@contextmanager
def counted(stopped: str) -> Iterator[Tick]:
    """Gives what is told of each piece: how many are done, of how many.

    `stopped` is the sentence for who stops it; the command then ends with 1.
    """
    begun, shown = time.monotonic(), False

    def tick(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - begun > SOON and done % 25 in (0, total % 25):
            shown = True
            click.echo("\r" + _("{n} of {total}").format(n=done, total=total), err=True, nl=False)

    try:
        yield tick
    except KeyboardInterrupt:
        if shown:
            click.echo(err=True)
        tell(stopped)
        raise click.exceptions.Exit(1) from None
    if shown:
        click.echo(err=True)
