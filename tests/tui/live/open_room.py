"""A talk that takes lines from phones and puts each on record: `python open_room.py STORE STATE PORT`.

What the screen does, without one: so that it can be killed often.
"""

import sys
import time
from pathlib import Path

from agendas.agenda import builtin
from agendas.errors import SpokenError
from store.library import TalkLibrary
from tui.live.at_talk import RoomAtTalk
from tui.live.room_view import lamp_of_key
from tui.session import Session
from tui.settings import now

ID = "k3f9q2"
# Not where other tests have their pages: phones of a talk that was killed go on knocking at its port.
HOST = "127.0.0.22" if sys.platform == "linux" else "127.0.0.1"


def main(store: str, state: str) -> None:
    """Open the talk, tell the address and the child, and go on until it is killed."""
    library = TalkLibrary(Path(store), now, Path(state))
    failed: list[Exception] = []
    session = Session(
        library,
        builtin("accountability"),
        library.open(ID),
        "",
        now,
        lambda _at: None,
        failed.append,
    )
    assert not session.busy, session.busy
    room = RoomAtTalk(session.talk, library, lambda: None)
    room.open((HOST,))
    assert room.room
    from tui.board.view import board_of

    told = ("", 0)
    while True:
        room.show(board_of(session.talk))
        room.look()
        here = room.room
        for row in [*here.rows, *here.back][:3]:
            lamp = lamp_of_key(session.talk, row.about) or session.talk.lamp
            assert lamp
            try:
                room.put(row, row.text, lamp, ())
            except SpokenError as error:
                raise AssertionError(error.message) from error
            here.back = [one for one in here.back if one.id != row.id]
        if session.flush(0):
            room.saved()
        child = here.host.process if here.host else 0
        if here.address and child and (here.address, child) != told:
            told = (here.address, child)
            print(here.address.removeprefix("HTTP://"), child, flush=True)
        time.sleep(0.01)


if __name__ == "__main__":
    main(*sys.argv[1:3])
