"""The page and its door, asked as phones ask and as they should not: a child that really runs."""

import asyncio
import contextlib
import json
import os
import random
import select
import socket
import string
import threading
from collections.abc import AsyncIterator, Iterator
from http.client import HTTPConnection
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from phones import CODE, START, VIEW, Phone, Told, child
from rest import LONGEST

from tui.live.page import guest_sends
from tui.live.page.connections import MOST_OF_ONE, Sockets
from tui.live.page.sites import FIRST_PORT
from tui.live.pipe import PhoneHand, RoomRow, from_child, line_of
from tui.live.rates import (
    BURST,
    MOST_BYTES,
    MOST_LETTERS,
    MOST_LISTENING,
    MOST_REFUSALS,
    WRONG_OF_ONE,
)

HOSTILE = int(os.environ.get("VERTEL_HOSTILE", "150"))
A_ROOM = 1000  # lines that one room is sent; it takes no more phones than the limit


@pytest.fixture(scope="module")
def shared() -> Iterator[Told]:
    with child() as told:
        yield told


@pytest.fixture
def told(shared: Told) -> Told:
    assert shared.host
    shared.host.show(VIEW)
    shared.all.clear()
    shared.status.clear()
    return shared


def test_a_line_goes_from_a_phone_to_the_talk_and_is_acknowledged_when_it_is_kept(
    told: Told,
) -> None:
    phone = Phone(told.at).join()
    assert phone.say("they dare", "line-0001", by=" Henk ") == 204
    told.status = {"q7": 409, "q6": 503}
    assert phone.say("too late", about="q7") == 409
    assert phone.say("a full disk", about="q6") == 503
    assert [(one.id, one.text, one.by) for one in told.lines[:1]] == [
        ("line-0001", "they dare", "Henk")
    ]


def test_it_works_without_javascript_and_keeps_what_was_not_taken(told: Told) -> None:
    phone = Phone(told.at)
    form = "application/x-www-form-urlencoded"
    assert phone.ask("GET", f"/{CODE}") == 200
    assert "What did you see" not in phone.body, "not before somebody takes part"
    assert phone.ask("POST", f"/{CODE}/in", b"", form, Accept="text/html") == 303
    phone.cookie = phone.answer.headers["Set-Cookie"].partition(";")[0]
    assert phone.ask("GET", f"/{CODE}", Accept_Language="nl-BE,en;q=0.5") == 200
    assert '<html lang="nl">' in phone.body
    assert "What did you see?" in phone.body
    assert phone.answer.headers["Cache-Control"] == "no-store"
    body = b"id=abcdefgh&about=q8&by=Henk&text=they+come%0D%0Aand+stay"
    assert phone.ask("POST", f"/{CODE}/say", body, form) == 200
    assert told.lines[-1].text == "they come\nand stay"
    assert "they come" not in phone.body
    assert 'value="Henk"' in phone.body
    told.status = {"q7": 409}
    old = b"id=abcdefgi&about=q7&text=%3Cb%3Etoo+late"
    assert phone.ask("POST", f"/{CODE}/say", old, form) == 200
    assert "&lt;b&gt;too late</textarea>" in phone.body
    assert 'name="about" value="q8"' in phone.body


def test_nothing_is_fetched_from_elsewhere_and_no_script_of_a_guest_can_run(told: Told) -> None:
    phone = Phone(told.at).join()
    assert told.host
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e'
    told.host.show(
        VIEW.__class__(
            goal=evil,
            question=evil,
            below=evil,
            subject=evil,
            choices=(evil,),
            about="q8",
            rows=(RoomRow(words=evil, who=evil, sign=evil, kind=evil, strong=evil),),
            takes=True,
        )
    )
    seen = ""
    while "alert(1)" not in seen:
        assert phone.ask("GET", f"/{CODE}") == 200
        seen = phone.body
    assert "<script>alert" not in seen
    assert "<img" not in seen
    assert "http" not in seen.replace(f"http://{told.at}", "")
    policy = phone.answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("headers", "method"),
    [
        ({"Host": "evil.example:8123"}, "GET"), ({"Host": "127.0.0.1"}, "GET"),
        ({"Origin": "http://evil.example"}, "GET"), ({"Origin": "http://evil.example"}, "POST"),
        ({"Origin": "null"}, "POST"), ({"Origin": ""}, "POST"),
    ],
)  # fmt: skip
def test_another_page_or_another_name_for_this_machine_gets_nothing(
    told: Told, headers: dict[str, str], method: str
) -> None:
    phone = Phone(told.at).join()
    body = b'{"id":"abcdefgh","text":"x","about":"q8"}' if method == "POST" else None
    assert phone.ask(method, f"/{CODE}/say", body, **headers) in (400, 403)
    assert told.lines == []


def test_without_a_cookie_of_ours_nothing_is_said_or_heard(told: Told) -> None:
    phone = Phone(told.at)
    for cookie in ("", "vertel=", "vertel=" + "0" * 64, "vertel=é"):
        phone.cookie = cookie.encode().decode("latin-1")
        assert phone.say("they dare") == 403
        assert phone.ask("GET", f"/{CODE}/hear") == 403
    assert told.lines == []


def test_what_is_too_large_or_no_line_is_refused_and_too_often_puts_a_phone_out(told: Told) -> None:
    said = {"id": "abcdefgh", "text": "x", "about": "q8"}
    for wrong, status in (
        ({**said, "text": "x" * (MOST_LETTERS + 1)}, 400), ({**said, "text": ""}, 400),
        ({**said, "id": "../../etc/passwd"}, 400), ({**said, "about": "Q 8"}, 400),
        ({**said, "by": "x" * 61}, 400), ({**said, "text": "x" * MOST_BYTES}, 413), ([], 400),
    ):  # fmt: skip
        phone = Phone(told.at).join()
        assert phone.ask("POST", f"/{CODE}/say", json.dumps(wrong).encode()) == status
    assert told.lines == []
    phone = Phone(told.at).join()
    for _turn in range(MOST_REFUSALS):
        phone.ask("POST", f"/{CODE}/say", b"no line")
    assert phone.say("they dare") == 403
    assert phone.ask("POST", f"/{CODE}/in") == 403
    assert Phone(told.at).join().say("another phone") == 204


def test_a_phone_that_sends_a_flood_is_told_when_it_may_go_on(told: Told) -> None:
    phone = Phone(told.at).join()
    answers = [phone.say(f"line {n}") for n in range(BURST + 2)]
    assert answers[:BURST] == [204] * BURST
    assert answers[-1] == 429
    assert int(phone.answer.headers["Retry-After"]) >= 1


def test_a_hand_is_up_until_it_was_heard(told: Told) -> None:
    phone = Phone(told.at).join()
    assert phone.ask("POST", f"/{CODE}/hand", b'{"by":"Ruth"}') == 204
    told.until(lambda t: any(isinstance(one, PhoneHand) for one in t.all))
    (hand,) = [one for one in told.all if isinstance(one, PhoneHand)]
    assert (hand.up, hand.by) == (True, "Ruth")
    assert phone.ask("GET", f"/{CODE}") == 200
    assert 'aria-pressed="true"' in phone.body
    assert phone.ask("DELETE", f"/{CODE}/hand") == 204
    told.until(lambda t: isinstance(t.all[-1], PhoneHand) and not t.all[-1].up)


def test_what_is_generated_is_taken_as_it_is_or_refused_and_nothing_else(told: Told) -> None:
    """VERTEL_HOSTILE tries more: in each field, as JSON and as what is none."""
    chance = random.Random(7)
    for begin in range(0, HOSTILE, A_ROOM):
        room = contextlib.nullcontext(told) if HOSTILE <= A_ROOM else child()
        with room as here:
            _hostile(here, chance, range(begin, min(HOSTILE, begin + A_ROOM)))


def _hostile(told: Told, chance: random.Random, numbers: range) -> None:
    signs = string.printable + "é\u202e\u0000\ud83d\ude00\u2028'\"<>&;{}[]\\\r\n"
    phone = Phone(told.at)
    for n in numbers:
        if n % (BURST - 1) == 0:
            phone = Phone(told.at).join()
        text = "".join(chance.choices(signs, k=chance.randint(0, 60)))
        said = {"id": f"hostile{n:06}", "text": "x", "by": "", "about": "q8"}
        said[chance.choice(list(said))] = text
        raw = json.dumps(said).encode()
        if chance.random() < 0.3:
            at = chance.randrange(len(raw))
            raw = raw[:at] + bytes(chance.choices(range(256), k=8)) + raw[at:]
        before = len(told.lines)
        status = phone.ask("POST", f"/{CODE}/say", raw)
        assert status in (204, 400, 413, 429), raw
        assert len(told.lines) - before == (status == 204), raw
        if status == 204:
            assert from_child(line_of(told.lines[-1])) == told.lines[-1]


def test_wrong_codes_shut_the_door_for_their_address_and_not_for_who_is_inside() -> None:
    with child() as told:
        inside = Phone(told.at).join()
        wrong = Phone(told.at, "K7PXQMZ1")
        for _turn in range(WRONG_OF_ONE):
            assert wrong.ask("GET", "/K7PXQMZ1") == 403
            assert "not the code" in wrong.body
        assert Phone(told.at).ask("GET", f"/{CODE}") == 403
        assert inside.say("they dare") == 204
        assert inside.ask("GET", "/favicon.ico") == 404, "no code was tried"
        assert inside.ask("GET", "/k7px-qmzo") == 303, "typed by hand"


def test_a_body_that_comes_slowly_and_one_that_never_asks_hold_nothing_up(told: Told) -> None:
    host, port = told.at.split(":")
    slow = [socket.create_connection((host, int(port))) for _turn in range(8)]
    try:
        for one in slow[:4]:
            one.sendall(f"POST /{CODE}/say HTTP/1.1\r\nHost: {told.at}\r\n".encode())
        assert Phone(told.at).join().say("they dare") == 204
    finally:
        for one in slow:
            one.close()


def test_no_address_has_more_sockets_than_a_browser_opens(told: Told) -> None:
    host, port = told.at.split(":")
    many = [socket.create_connection((host, int(port))) for _turn in range(MOST_OF_ONE + 8)]
    try:
        gone: set[socket.socket] = set()
        while len(gone) < 8:
            closed, _w, _x = select.select([one for one in many if one not in gone], [], [], 60)
            assert closed
            gone |= set(closed)
        assert gone == set(many[MOST_OF_ONE:]), "those that came first stay"
    finally:
        for one in many:
            one.close()


def test_a_body_that_does_not_say_its_size_is_refused_when_it_is_too_large(told: Told) -> None:
    phone = Phone(told.at).join()
    host, port = told.at.split(":")
    chunk = b"1800\r\n" + b"x" * 0x1800 + b"\r\n"
    with socket.create_connection((host, int(port)), 60) as line:
        line.sendall(
            f"POST /{CODE}/say HTTP/1.1\r\nHost: {told.at}\r\nOrigin: http://{told.at}\r\n"
            f"Cookie: {phone.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
            + chunk * 2 + b"0\r\n\r\n"
        )  # fmt: skip
        assert line.recv(4096).startswith(b"HTTP/1.1 413")
    assert told.lines == []


def test_a_phone_has_two_ears_and_a_tab_that_was_left_gives_way(told: Told) -> None:
    phone = Phone(told.at).join()
    ears = []
    for _turn in range(MOST_LISTENING + 1):
        line = HTTPConnection(told.at, timeout=60)
        line.request("GET", f"/{CODE}/hear", headers={"Cookie": phone.cookie})
        answer = line.getresponse()
        assert answer.readline() == b"event: room\n"
        ears.append((line, answer))
    for row in iter(ears[0][1].readline, b""):  # until it ends
        assert row != b": here\n", "it goes on"
    for line, _answer in ears:
        line.close()


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"], ids=["nothing", "half"])
async def test_a_socket_that_never_asks_whole_is_let_go(
    monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr("tui.live.page.connections.FIRST_WORD", 0.01)
    monkeypatch.setattr("tui.live.page.connections.NEXT_WORD", 10 * LONGEST)

    async def nobody(_request: object) -> web.Response:
        return web.Response()

    loop = asyncio.get_running_loop()
    server = await loop.create_server(Sockets(nobody), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(said)
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(reader.read(), LONGEST) == b""
        writer.close()


async def test_a_body_that_does_not_come_is_waited_for_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guest_sends, "SLOW", 0.01)

    async def never() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    request: Any = SimpleNamespace(content=SimpleNamespace(iter_any=never))
    with pytest.raises(guest_sends.TooLarge):
        await asyncio.wait_for(guest_sends.body_of(request), LONGEST)


def test_a_child_that_is_killed_is_followed_by_one_with_the_same_code_and_cookies() -> None:
    with contextlib.ExitStack() as stack:
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            held = False
            with contextlib.suppress(OSError):  # somebody else has it, and may let it go meanwhile
                taken.bind(("127.0.0.1", FIRST_PORT))
                taken.listen()
                held = True
            told = stack.enter_context(child())
        assert not (held and told.at.endswith(f":{FIRST_PORT}"))
        assert told.host
        phone, at = Phone(told.at).join(), told.at
        first = told.host.process
        os.kill(first, 9)
        told.until(lambda t: t.host.started == 2 and t.host.process not in (0, first))
        told.until(lambda t: sum(one.__class__.__name__ == "ChildOpen" for one in t.all) == 2)
        assert told.at == at, "the same port, though the first is free now"
        assert phone.say("they dare") == 204
        assert phone.ask("GET", f"/{CODE}") == 200
        assert "What did you see?" in phone.body, "and it shows what the other showed"


def test_another_program_on_the_port_is_left_alone_and_the_page_is_at_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = START.__class__(code=CODE, secret="5a" * 32, hosts=START.hosts, port=port)
        with child(start) as told:
            assert told.at != f"127.0.0.1:{port}"
            assert Phone(told.at).join().say("they dare") == 204


def test_the_child_ends_with_the_talk_however_that_ends() -> None:
    before = threading.active_count()
    with child() as told:
        assert told.host
        pid = told.host.process
        assert told.host._process
        told.host._closing.set()
        with told.host._changed:
            told.host._changed.notify_all()
        assert told.host._process is None or told.host._process.wait(60) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert threading.active_count() <= before
