"""What the served app is told before it opens: a line of JSON on its standard input.

There no other user of the machine can read it, as they can a command line.
"""

import os

from agendas.records.said import Record
from locales import Language


class Handover(Record, frozen=True, kw_only=True):
    """The store, the language and the passphrase to open with, and the talk to go on with."""

    store: str
    language: Language
    mouse: bool = True
    passphrase: str | None = None
    talk: str = ""


def read_line(descriptor: int) -> bytes:
    """The bytes up to the end of the first line, and not one that comes after it."""
    line = b""
    while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
        line += byte
    return line
