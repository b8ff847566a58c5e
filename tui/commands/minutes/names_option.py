"""`--without-names`, `--nickname` and `--person`, and what is told of them before anything is written."""

from typing import TYPE_CHECKING

import click

from agendas.errors import N_
from locales import _
from tui.commands.common.output import tell

if TYPE_CHECKING:
    from minutes.pseudonyms import NamesTold

WITHOUT_NAMES = click.option(
    "--without-names",
    is_flag=True,
    help=N_("With the same stand-in for the same person throughout."),
)
NICKNAME = click.option(
    "--nickname",
    "nicknames",
    multiple=True,
    metavar="JO=JOOST",
    help=N_("With --without-names: what somebody is called too. May be given more than once."),
)
PERSON = click.option(
    "--person",
    "persons",
    multiple=True,
    metavar="NAME",
    help=N_("With --without-names: somebody else who is named. May be given more than once."),
)


def pairs(nicknames: tuple[str, ...], persons: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The nicknames, each with whose it is, and others who are named, each with itself.

    Raises `click.UsageError` for a nickname without whose it is.
    """
    found = [(name.strip(), name.strip()) for name in persons if name.strip()]
    for given in nicknames:
        nick, _sign, name = (part.strip() for part in given.partition("="))
        if not nick or not name:
            raise click.UsageError(
                _(
                    "“{given}” is no nickname with whose it is. Type it so: --nickname Jo=Joost"
                ).format(given=given)
            )
        found.append((nick, name))
    return tuple(found)


def tell_names(told: "NamesTold") -> None:
    """Say which names gave way to what, and which words with a capital stay: they may be names."""
    for name, stand_in in told.replaced.items():
        tell(f"{name} → {stand_in}")
    if told.left:
        tell(_("With a capital, and left as they are: {words}.").format(words=", ".join(told.left)))
        tell(
            _(
                "Read it once before it goes out. A nickname is replaced too with --nickname, somebody else who is named with --person."
            )
        )
