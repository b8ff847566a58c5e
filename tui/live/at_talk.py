"""What the screen of a talk has to do with the room: open the door, show the page, and say who waits."""

from collections.abc import Callable, Collection
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from agendas.errors import N_
from agendas.text import one_line
from locales import _, error_text, ngettext
from tui.live.door_error import DoorError

if TYPE_CHECKING:
    from agendas.conduct.conductor import Conductor, Lamp
    from store.files.this_machine.waiting_file import WaitingRow
    from store.library import TalkLibrary
    from tui.board.file import Board
    from tui.live.certificate import Certificate
    from tui.live.phone_room import PhoneRoom

LIBRARIES = ("aiohttp", "ifaddr", "segno")


class PageWish(NamedTuple):
    """Where a talk is to have its page: at these addresses of this machine, () for every private one."""

    hosts: tuple[str, ...]
    certificate: "Certificate | None" = None


class RoomChanged(Message):
    """Something came from the room, or the page has another address."""


def need_libraries() -> None:
    """Raise `DoorError` with the line that installs them where the page's libraries are not here."""
    if not all(find_spec(name) for name in LIBRARIES):
        from agendas.libraries import install_line

        raise DoorError(
            N_("Phones need a few more libraries. Install them with:\n{line}"),
            line=install_line("live"),
        )


class RoomAtTalk:
    """The room of one talk; `room` is None until the door was opened, or lines wait from before.

    `told` is called on any thread when there is something new.
    """

    def __init__(self, talk: "Conductor", library: "TalkLibrary", told: Callable[[], None]) -> None:
        self._talk, self._library, self._told = talk, library, told
        self.room: PhoneRoom | None = None
        self.wall = False
        self._certificate: Certificate | None = None
        self._last: tuple[Board, tuple[str, str, str]] | None = None

    def look_for_lines(self) -> None:
        """Have the lines that wait from before, where there are any. Raises `StoreError`."""
        journal = self._library.journal
        if journal and not self._talk.talk.private:
            file = journal.waiting(self._talk.talk.id)
            if file.path.exists():
                self._have_room()

    def _have_room(self) -> "PhoneRoom":
        from random import SystemRandom

        from tui.live.phone_room import PhoneRoom

        if self.room is None:
            journal = self._library.journal
            if journal is None:
                raise DoorError(
                    N_("Nothing can be kept on this machine, so the room cannot take part.")
                )
            file = journal.waiting(self._talk.talk.id)
            there = {line.id for line in self._talk.talk.lines}
            self.room = PhoneRoom(file, self._told, SystemRandom(), there)
        return self.room

    @property
    def is_open(self) -> bool:
        """Whether the door is open."""
        return self.room is not None and self.room.host is not None

    def open(self, hosts: tuple[str, ...] = (), certificate: "Certificate | None" = None) -> None:
        """Let the room take part. Raises `SpokenError` where that cannot be.

        Opened anew, the page has the certificate that it had.
        """
        self._certificate = certificate or self._certificate
        if self._talk.talk.private:
            raise DoorError(N_("A check-in is nobody else's: no phone takes part in it."))
        need_libraries()
        self._have_room().open_door(self._talk.talk.id, hosts, self._certificate)
        self.wall = True  # until somebody has said something
        self._last = None

    def shut(self) -> None:
        """No page any more."""
        self.wall = False
        if self.room:
            self.room.shut_door()

    def saved(self) -> None:
        """What was put on record is on disk."""
        if self.room:
            self.room.saved()

    def look(self) -> bool:
        """Take in what came. True where it is the first line, so that the wall is the talk's again."""
        if self.room is None:
            return False
        self.room.look()
        if self.wall and (self.room.rows or self.room.back):
            self.wall = False
            return True
        return False

    @property
    def join(self) -> str:
        """The address for the board."""
        return self.room.address if self.room else ""

    def show(self, board: "Board") -> None:
        """Have the page show what the board does, where it is something else than before."""
        if self.room is None:
            return
        from tui.live.room_view import open_keys, view_of

        lamp = self._talk.lamp
        seen = (board, lamp.key if lamp else ("", "", ""))
        if seen == self._last:
            return
        self._last = seen
        self.room.show(view_of(board, lamp), open_keys(self._talk), self._talk.phase.id)

    def put(self, row: "WaitingRow", text: str, lamp: "Lamp", by: tuple[str, ...]) -> None:
        """Put a line on record, in these words and of these people. Raises `TalkError`."""
        if self.room:
            self.room.begin_to_put(row, self._talk.next_id)
            put = self._talk.hear(text, lamp, by, row.by)
            self.room.put(row)
            if not by and not row.by:
                self.room.leave_nameless(line.id for line in put.lines)

    @property
    def nameless(self) -> Collection[str]:
        """The lines on record that came from the room without a name: whose they are nobody is asked."""
        return self.room.nameless if self.room else ()

    def words(self, key: str) -> str:
        """What waits, and the key that shows it; "" where nothing does."""
        room = self.room
        if room is None:
            return ""
        if room.fault:
            return error_text(room.fault)
        if room.shut is not None:
            return error_text(no_page(room.shut))
        lines, hands = len(room.rows), len(room.hands)
        told = [
            *([ngettext("{n} line", "{n} lines", lines).format(n=lines)] if lines else []),
            *([ngettext("{n} hand", "{n} hands", hands).format(n=hands)] if hands else []),
        ]
        if not told:
            return ""
        return _("From the room: {what}. {key} shows it.").format(what=", ".join(told), key=key)

    def first_hand(self) -> str | None:
        """Whose hand is up longest, as it was typed; None for no hand."""
        hands = self.room.hands if self.room else {}
        name = next(iter(hands.values()), None)
        return None if name is None else one_line(name) or _("somebody")

    def close(self, closed: bool) -> None:
        """The talk is left; where it is `closed` nothing waits any more."""
        if self.room:
            self.room.close(closed)
            self.room = None


def no_page(reason: str) -> DoorError:
    """Why there is no page."""
    if not reason:
        return DoorError(
            N_(
                "This machine is on no network of the room's: no phone can reach it. Join the Wi-Fi, or make a hotspot."
            )
        )
    return DoorError(N_("The page cannot be opened: {reason}."), reason=reason)
