"""A certificate of the house's own for the page, so that it goes over the room's network encrypted."""

import re
from typing import TYPE_CHECKING

from agendas.errors import N_
from agendas.records.said import Record
from tui.live.door_error import DoorError

if TYPE_CHECKING:
    from ssl import SSLContext

_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,60}[A-Za-z0-9])?")


class Certificate(Record, frozen=True, kw_only=True):
    """The name that phones go to, and the files of its certificate (with those above it) and its key."""

    name: str
    file: str
    key: str

    @property
    def context(self) -> "SSLContext":
        """What a socket is sealed with. Raises `OSError` where the files are not each other's, or none."""
        import ssl

        made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        made.load_cert_chain(
            self.file, self.key, password=lambda: ""
        )  # a key with a passphrase is none
        return made


def certificate_of(name: str, file: str, key: str) -> Certificate:
    """The certificate in these files. Raises `DoorError` where no page can have it."""
    if not _NAME.fullmatch(name):
        raise DoorError(
            N_(
                "A certificate is for a name. Say with --at which one phones go to, such as talk.school.example."
            )
        )
    found = Certificate(name=name.lower(), file=file, key=key)
    try:
        found.context  # noqa: B018
    except OSError as error:
        raise DoorError(
            N_("The page cannot have this certificate: {reason}."),
            reason=error.strerror or str(error),
        ) from error
    return found
