"""The link to an organisation's server: who somebody is there, and where this laptop keeps that.

It stands in this user's state folder, for its owner alone, and never in the store's folder: that may
be shared. A line over a network is held to TLS and to the server's own certificate.
"""

import hashlib
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import msgspec

from agendas.decoded import decoded
from agendas.errors import N_
from agendas.files import read_regular
from agendas.records.said import Record
from sharing.errors import SharingError, WrongLinkError
from store.files.atomic_write import make_folder, remove, write_whole

_ASKED = {"sslmode": "verify-full", "channel_binding": "require", "sslrootcert": "system"}
_MAY = (*_ASKED, "host")
_MOST = 4000


class Link(Record, frozen=True, kw_only=True):
    """Who logs in where. `more` is what a link says besides: of TLS, and the folder of a socket."""

    login: str
    secret: str
    host: str
    port: int
    database: str
    more: tuple[tuple[str, str], ...] = ()

    @property
    def local(self) -> bool:
        """Whether it goes to a socket of this machine, over no network."""
        return self.host.startswith("/")

    @property
    def options(self) -> dict[str, Any]:
        """As libpq wants it."""
        tls = {} if self.local else _ASKED
        return {
            **tls, **dict(self.more), "host": self.host, "port": self.port, "user": self.login,
            "password": self.secret, "dbname": self.database,
        }  # fmt: skip

    @property
    def text(self) -> str:
        """As it is handed to somebody."""
        query = dict(self.more) | ({"host": self.host} if self.local else {})
        place = "" if self.local else self.host
        who = f"{quote(self.login, safe='')}:{quote(self.secret, safe='')}"
        told = f"postgresql://{who}@{place}:{self.port}/{quote(self.database, safe='')}"
        return told + (f"?{urlencode(query)}" if query else "")


def link_in(text: str) -> Link:
    """The link in a text. Raises `WrongLinkError`, which quotes nothing of it: it holds a secret."""
    try:
        parts = urlsplit(text.strip())
        more = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        host = unquote(parts.hostname or more.pop("host", ""))
        more.pop("host", None)
        port, path = parts.port or 5432, unquote(parts.path).strip("/")
    except ValueError as error:
        raise _no_link() from error
    login, secret = unquote(parts.username or ""), unquote(parts.password or "")
    sound = parts.scheme in ("postgresql", "postgres") and set(more) <= set(_MAY)
    if not (sound and login and host and re.fullmatch(r"[a-z][a-z0-9_]{0,30}", path)):
        raise _no_link()
    if not host.startswith("/") and more.get("sslmode", "verify-full") != "verify-full":
        raise WrongLinkError(
            N_(
                "Over a network Vertel talks only to a server that shows its own certificate: sslmode=verify-full. Ask for another link."
            )
        )
    return Link(
        login=login, secret=secret, host=host, port=port, database=path,
        more=tuple(sorted(more.items())),
    )  # fmt: skip


def _no_link() -> WrongLinkError:
    return WrongLinkError(
        N_(
            "That is no link to a server as “vertel org invite NAME --team T” gives it. Copy the whole of it."
        )
    )


class LinkFolder:
    """Where a laptop keeps what it knows of the organisation of one store."""

    def __init__(self, state: Path, store: Path) -> None:
        key = hashlib.sha256(os.fsencode(os.path.realpath(store))).hexdigest()[:16]
        self.folder = state / "organisation" / key
        self.link_file = self.folder / "link.json"
        self.keeper_file = self.folder / "keeper.json"
        self.cache = self.folder / "sync.json"
        self.last = self.folder / "last.json"

    @property
    def connected(self) -> bool:
        """Whether this store is exchanged with a server."""
        return self.link_file.exists()

    def link(self) -> Link:
        """The link of who writes here. Raises `SharingError` where there is none."""
        return _kept(self.link_file, _NONE)

    def keeper(self) -> Link:
        """The link of a keeper of memberships. Raises `SharingError` where there is none."""
        return _kept(self.keeper_file, _NO_KEEPER)

    def keep(self, link: Link, keeper: bool) -> None:
        """Keep a link, for its owner alone. Raises `StoreError`."""
        make_folder(self.folder)
        write_whole(self.keeper_file if keeper else self.link_file, msgspec.json.encode(link))

    def let_go(self) -> None:
        """Forget the link and what was exchanged by it. Raises `StoreError`."""
        for path in (self.link_file, self.cache, self.last):
            remove(path)


_NONE = N_(
    "This store is not exchanged with a server. “vertel org connect” does that, with the link that you were given."
)
_NO_KEEPER = N_(
    "Here is no link of a keeper of memberships. “vertel org connect” takes the one that “vertel org init” gave."
)


def _kept(path: Path, otherwise: str) -> Link:
    try:
        return decoded(read_regular(path, _MOST), Link)
    except FileNotFoundError:
        raise SharingError(otherwise) from None
    except (OSError, msgspec.MsgspecError) as error:
        raise SharingError(N_("{file} cannot be read. Connect anew."), file=path) from error
