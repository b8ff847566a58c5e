"""Promise 9: stored text equals typed text, in order, pastes of a megabyte included.

Keys in one read are in tests/whole/test_promise_11_terminal_faults.py; any text in any field in
test_promise_13_hostile.py.
"""

import random
import threading

from hostile import PIECES
from said_in import add, drafts, with_draft

from agendas.agenda import builtin
from agendas.records.said import Remark
from store.library import TalkLibrary
from tui.session import Session


def test_every_hostile_piece_and_a_megabyte_come_back_as_they_were(library, talk) -> None:
    chance = random.Random(9)
    pasted = "".join(chance.choice(PIECES) for _ in range(20_000))[:1_000_000] + "\nüñ🌱"
    texts = [*PIECES, pasted]
    meeting = talk()
    for text in texts:
        if text.strip() and "\udc80" not in text:
            meeting = add(meeting, "notes", Remark(id="", text=text))
    library.save(meeting)
    again = TalkLibrary(library.folder, library.now).open("k3f9q2")
    assert again == meeting


def test_letters_typed_while_the_disk_is_slow_are_stored_in_their_order(
    library, talk, monkeypatch
) -> None:
    slow = threading.Event()
    real = library.save

    def save(meeting) -> None:  # type: ignore[no-untyped-def]
        slow.wait(0.01)
        real(meeting)

    monkeypatch.setattr(library, "save", save)
    session = Session(
        library, builtin("accountability"), talk(), "Ada", library.now,
        lambda *_what: None, lambda _error: None,
    )  # fmt: skip
    typed = ""
    for n in range(300):
        typed += chr(97 + n % 26)
        session.talk.keep(with_draft(session.talk.talk, "goal", typed), at_once=n % 3 == 0)
    assert session.close()
    assert drafts(TalkLibrary(library.folder, library.now).open("k3f9q2")) == {"goal": typed}
