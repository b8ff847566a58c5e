"""Whose check-ins are shown here, and by which name a new one is kept: somebody's own, or their login.

It keeps them out of sight of others, and is no access control: who has the login has the files.
"""

import os
from typing import NamedTuple

from tui.settings import Settings, login

NOBODY = ("",)


class Owner(NamedTuple):
    """Who writes: `name` as it was given, "" where nobody gave one, and `writers` for the library.

    `asks` is true where a name is to be asked for before a check-in is written.
    """

    name: str
    writers: tuple[str, ...]
    asks: bool = False


def owner(settings: Settings) -> Owner:
    """Who writes, by VERTEL_WRITER, else the settings; where nobody gave a name, the login.

    Where more people share the login it is nobody, until somebody gives a name.
    """
    if named := os.environ.get("VERTEL_WRITER", "").strip():
        return Owner(named, (_key(named), named))
    if settings.shared:
        return Owner("", NOBODY, asks=True)
    if settings.name:
        return called(settings.name, alone=True)
    return Owner("", (login(),), asks=True)


def called(name: str, alone: bool) -> Owner:
    """Who goes by this name; `alone` under their login, theirs are those of the login too."""
    return Owner(name, (_key(name), login()) if alone else (_key(name),))


def remember(name: str, alone: bool) -> None:
    """Keep the answer among the settings, so that it is asked once. Raises as `config_file.put`."""
    from tui.config.config_file import put

    if alone:
        put("name", name)
    else:
        put("shared", "true")


def _key(name: str) -> str:
    """A name however it is spaced, in whatever case and however its accents are written."""
    from unicodedata import normalize

    return " ".join(normalize("NFC", name).split()).casefold()
