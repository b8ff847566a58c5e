"""Promise 23: nobody's silence or phone is recorded, shown or told: not which, not when, not who sent nothing."""

import re
from pathlib import Path

from conftest import NOW, begin
from phones import CODE, START, Phone, child

from agendas.agenda import builtin
from store.files.this_machine.waiting_file import WaitingRow
from store.library import TalkLibrary
from tui.live.keeper import Keeper
from tui.live.page.guest_page import events
from tui.live.pipe import PhoneHand, PhoneLine, RoomView


def test_what_the_talk_is_told_and_keeps_has_no_place_for_a_phone_or_a_time() -> None:
    assert set(PhoneLine.__struct_fields__) == {"n", "id", "text", "by", "about"}
    assert set(PhoneHand.__struct_fields__) == {"hand", "up", "by"}
    assert set(WaitingRow.__struct_fields__) == {"id", "text", "by", "about", "now"}
    shown = RoomView.__struct_fields__
    assert not [name for name in shown if re.search("phone|guest|count|present|hand", name)]


def test_nothing_on_disk_and_nothing_on_a_page_tells_which_phone_sent_what(tmp_path: Path) -> None:
    library = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    library.save(begin(builtin("accountability")))
    assert library.journal
    with child() as told:
        host = told.host
        assert host
        told.host = None  # the keeper answers
        keeper = Keeper(
            library.journal.waiting("k3f9q2"),
            lambda line, status: host.tell(reply(line, status)),
            lambda rows: None, lambda error: None,
        )  # fmt: skip
        keeper.open = ("q8",)
        heard = told.heard
        host._heard = lambda m: keeper.take(m) if isinstance(m, PhoneLine) else heard(m)
        one, other, silent = (Phone(told.at).join() for _n in range(3))
        assert one.say("they dare", by="Bo") == 204
        assert other.say("they leave") == 204
        assert silent.ask("GET", f"/{CODE}") == 200
        pages = [silent.body]
        for phone in (one, other):
            assert phone.ask("GET", f"/{CODE}") == 200
            pages.append(phone.body)
        keeper.close()
    plain = [re.sub(r'name="id" value="\w+"', "", page) for page in pages]
    assert plain[0] == plain[1] == plain[2], "who spoke has the page of who did not"
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for phone in (one, other, silent):
        cookie = phone.cookie.partition("=")[2]
        assert cookie[:32].encode() not in written
        assert cookie[32:].encode() not in written
    assert b"127.0.0.1" not in written
    assert START.secret.encode() not in written
    assert CODE.encode() not in written
    waiting = library.journal.waiting("k3f9q2").path.read_text()
    assert "they dare" in waiting
    assert not re.search(r"\d\d:\d\d|20\d\d-", waiting)


def reply(line: PhoneLine, status: int):  # type: ignore[no-untyped-def]
    from tui.live.pipe import PhoneReply

    return PhoneReply(n=line.n, status=status)


def test_an_event_says_what_the_board_says_and_nothing_of_who_is_there() -> None:
    import msgspec

    said = events(RoomView(goal="g", question="q", about="q8", takes=True))["en"]
    found = msgspec.json.decode(said.partition(b"data: ")[2])
    assert found.keys() == {"html", "about", "takes"}


def test_a_hand_that_is_raised_again_has_another_number() -> None:
    with child() as told:
        phone = Phone(told.at).join()
        for _turn in range(2):
            assert phone.ask("POST", f"/{CODE}/hand") == 204
            assert phone.ask("DELETE", f"/{CODE}/hand") == 204
        told.until(lambda t: sum(isinstance(one, PhoneHand) for one in t.all) == 4)
        numbers = [one.hand for one in told.all if isinstance(one, PhoneHand) and one.up]
        assert len(set(numbers)) == 2
