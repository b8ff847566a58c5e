"""Promise 24: no guest slows or changes the talk; what comes waits until the facilitator says so."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from conftest import NOW, begin
from phones import VIEW, Phone, child
from rest import LONGEST
from table import screen_on, until

from agendas.agenda import builtin
from store.library import TalkLibrary
from tui.live.at_talk import PageWish
from tui.live.page.child import NICER
from tui.live.page.connections import MOST_OF_ONE  # of one address, one that was just closed too
from tui.live.pipe import PhoneReply
from tui.live.rates import BURST
from tui.screens.talk_screen import TalkScreen
from tui.widgets.talk.entry import Entry

ID = "k3f9q2"


@pytest.fixture
def library(tmp_path: Path) -> TalkLibrary:
    made = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    made.save(begin(builtin("accountability"), ID))
    return made


async def test_a_flood_changes_neither_what_is_typed_nor_what_is_on_record(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        screen.app.live = PageWish(("127.0.0.1",))
        screen.app.resume(ID)
        await screen.pilot.pause()
        talk = screen.app.screen
        assert isinstance(talk, TalkScreen)
        await until(screen.pilot, lambda: bool(talk.room.join))
        at, _slash, code = talk.room.join.removeprefix("HTTP://").partition("/")
        lamp = screen.asked
        assert lamp

        kept: list[int] = []

        def flood() -> None:
            phone = Phone(at, code).join()
            phone.ask("GET", f"/{code}")
            about = phone.body.partition('name="about" value="')[2].partition('"')[0]
            for n in range(12):
                kept.append(phone.say(f"Ana: line {n}", by="Ana", about=about))

        guests = [threading.Thread(target=flood) for _n in range(MOST_OF_ONE // 2)]
        for guest in guests:
            guest.start()
        for sign in "they dare to come in":
            await screen.pilot.press(sign if sign != " " else "space")
        assert screen.app.screen.query_one(Entry).text == "they dare to come in"
        for guest in guests:
            guest.join(LONGEST)
        room = talk.room.room
        assert room
        await until(screen.pilot, lambda: len(room.rows) == kept.count(204))
        assert kept.count(204) >= MOST_OF_ONE // 2 * BURST
        assert 429 in kept, "the twelve of one phone come too fast"
        assert screen.talk.lines == ()
        assert screen.asked == lamp
        await screen.press("enter")
        assert [(line.text, line.by) for line in screen.talk.lines] == [
            ("they dare to come in", ("Ana",))
        ]
        child_process = room.host.process if room.host else 0
        await screen.press("escape", "escape")
        assert not isinstance(screen.app.screen, TalkScreen)
        with pytest.raises(ProcessLookupError):
            os.kill(child_process, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="no such numbers there")
def test_the_page_stands_back_where_the_talk_wants_the_processor() -> None:
    with child() as told:
        assert told.host
        ours = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, told.host.process) == min(ours + NICER, 19)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP there")
def test_a_child_that_hangs_holds_nobody_up() -> None:
    with child() as told:
        host = told.host
        assert host
        os.kill(host.process, signal.SIGSTOP)

        def go_on() -> None:
            for n in range(400):
                host.show(VIEW.__class__(goal=f"goal {n}" * 2000, about="q8", takes=True))
                host.tell(PhoneReply(n=n, status=204))
            host.close()

        working = threading.Thread(target=go_on)
        working.start()
        working.join(LONGEST)
        assert not working.is_alive()
