"""What the child answers: the page, what is heard, lines and hands; each with its limits.

It knows the board that it was told and nothing else. A line is acknowledged when the talk says that
it is kept, and nobody is told who sent what, or who sent nothing.
"""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable

import msgspec
from aiohttp import web

from agendas.decoded import decoded
from locales import Language
from tui.live.entry_code import code_in
from tui.live.page.connections import Connection
from tui.live.page.guest_door import COOKIE, GuestDoor, headers
from tui.live.page.guest_page import GuestShown, events, guest_files, language_for, page
from tui.live.page.guest_sends import (
    SLOW,
    SaidHand,
    SaidLine,
    TooLarge,
    body_of,
    form_line,
    form_values,
    is_form,
)
from tui.live.pipe import ChildStart, PhoneHand, PhoneLine, PhoneReply, RoomView, ToApp
from tui.live.rates import MOST_LETTERS, MOST_LISTENING, LetIn, Rates

HEARTBEAT = 15.0  # seconds between two signs of life where nothing changes
KEPT, WRONG, FORBIDDEN, GONE = 204, 400, 403, 404
OVER, TOO_LONG, TOO_FAST, NOT_NOW = 409, 413, 429, 503
HTML = "text/html; charset=utf-8"
_INSIDE = "inside"  # which phone asks, by its cookie; "" for none
_TOLD = {KEPT: "kept", OVER: "over", TOO_FAST: "too_fast", TOO_LONG: "too_long", WRONG: "empty",
         NOT_NOW: "not_kept", FORBIDDEN: "out"}  # fmt: skip


class Ear:
    """A phone that listens: woken for what is new, sent the latest and nothing between."""

    def __init__(self, phone: str) -> None:
        self.phone = phone
        self.wake = asyncio.Event()
        self.out = False


class Guests:
    """The room at the door; `send` passes something on to the talk, and does not wait."""

    def __init__(self, start: ChildStart, send: Callable[[ToApp], None]) -> None:
        self.door = GuestDoor(start.code, start.secret, start.certificate is not None)
        self._talk = start.talk
        self._send, self._clock = send, time.monotonic
        self.rates = Rates(self._clock())
        self.view: RoomView | None = None
        self._events: dict[Language, bytes] = {}
        self._ears: dict[Ear, None] = {}  # in the order in which they came
        self._asked: dict[int, asyncio.Future[int]] = {}
        self._number = secrets.randbits(40)  # no child goes on with the numbers of another
        self._hands: dict[str, int] = {}  # by phone, for as long as it is up
        self._ending = False

    # -- what the talk says

    def show(self, view: RoomView) -> None:
        """Have every phone show this."""
        self.view, self._events = view, events(view)
        self._wake_all()

    def answered(self, reply: PhoneReply) -> None:
        """A line is kept, or not."""
        waits = self._asked.pop(reply.n, None)
        if waits and not waits.done():
            waits.set_result(reply.status)

    def hand_heard(self, number: int) -> None:
        """A hand was heard, and is down."""
        for phone in [phone for phone, hand in self._hands.items() if hand == number]:
            del self._hands[phone]
            self._wake(phone)

    def end(self) -> None:
        """Tell the phones that there is nothing more to hear."""
        self._ending = True
        self._wake_all()

    def _wake_all(self) -> None:
        for ear in self._ears:
            ear.wake.set()

    def _wake(self, phone: str) -> None:
        for ear in self._ears:
            if ear.phone == phone:
                ear.wake.set()

    # -- what phones say

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request, of whomever."""
        if isinstance(request.protocol, Connection):
            request.protocol.is_heard()
        hosts, origins = (request.headers.getall(name, []) for name in ("Host", "Origin"))
        writes = request.method in ("POST", "DELETE")
        if request.method not in ("GET", "HEAD") and not writes:
            return _plain(405)
        if not self.door.is_home(hosts, origins, writes):
            return _plain(FORBIDDEN)
        try:
            return await self._routed(request)
        except TooLarge:
            return _plain(TOO_LONG)
        except (msgspec.MsgspecError, ValueError):
            return _plain(WRONG)

    async def _routed(self, request: web.BaseRequest) -> web.StreamResponse:
        first, _slash, what = request.path.lstrip("/").partition("/")
        if not what and (found := guest_files().get(first)):
            return web.Response(body=found.body, headers=headers(found.kind, cached=True))
        typed = first or request.query.get("code", "")
        if not code_in(typed):
            told = "wrong" if typed and not first else ""
            return _plain(GONE) if first else self._page(request, "code", GuestShown(told=told))
        request[_INSIDE] = self.door.phone(request.cookies.get(COOKIE, ""))
        shut = not self.rates.may_try(_address(request), self._clock())
        if not self._is_let(request, typed):
            told = "shut" if shut else "wrong"
            return self._page(request, "code", GuestShown(told=told), FORBIDDEN)
        if (
            first != self.door.code
        ):  # by hand, in small letters, or from the field of the first page
            return _to(f"/{self.door.code}")
        match request.method, what:
            case "GET" | "HEAD", "" | "say" | "in" | "hand":
                return self._front(request)
            case "GET", "hear":
                return await self._hear(request)
            case "POST", "in":
                return self._in(request)
            case "POST", "say":
                return await self._say(request)
            case "POST" | "DELETE", "hand":
                return await self._hand(request)
        return _plain(GONE)

    def _is_let(self, request: web.BaseRequest, typed: str) -> bool:
        """Whether who asks has the code; who was let in already is not kept out by others' wrong ones."""
        now, address = self._clock(), _address(request)
        if not request[_INSIDE] and not self.rates.may_try(address, now):
            return False
        if self.door.knows(typed):
            return True
        self.rates.wrong(address, now)
        return False

    def _phone(self, request: web.BaseRequest) -> tuple[str, LetIn] | None:
        """The phone that asks, where it was let in and is not put out."""
        now = self._clock()
        key: str = request[_INSIDE]
        phone = self.rates.let_in(key, now) if key else None
        return None if phone is None or self.rates.is_out(phone, now) else (key, phone)

    def _front(self, request: web.BaseRequest) -> web.Response:
        inside = request[_INSIDE]
        if not inside:
            return self._page(request, "join")
        return self._page(request, "room", self._fresh(inside))

    def _fresh(self, phone: str, told: str = "") -> GuestShown:
        return GuestShown(told=told, line_id=secrets.token_hex(16), hand=phone in self._hands)

    def _in(self, request: web.BaseRequest) -> web.Response:
        now, cookie = self._clock(), request.cookies.get(COOKIE, "")
        key = request[_INSIDE]
        if not key:
            cookie = self.door.cookie(secrets.token_bytes(16))
            key = self.door.phone(cookie)
        phone = self.rates.let_in(key, now)
        if phone is None:
            return self._page(request, "join", GuestShown(told="full"), NOT_NOW)
        if self.rates.is_out(phone, now):
            return self._page(request, "join", GuestShown(told="out"), FORBIDDEN)
        answer = _to(f"/{self.door.code}") if _wants_page(request) else _plain(KEPT)
        sealed = "; Secure" if self.door.scheme == "https" else ""
        answer.headers["Set-Cookie"] = (
            f"{COOKIE}={cookie}; Path=/{self.door.code}; HttpOnly; SameSite=Strict{sealed}"
        )
        return answer

    async def _say(self, request: web.BaseRequest) -> web.Response:
        form = is_form(request)
        found = self._phone(request)
        if found is None:
            return self._page(request, "join", GuestShown(told="out"), FORBIDDEN)
        key, phone = found
        line, status, wait = None, 0, 0
        try:
            data = await body_of(request)
            line = form_line(data) if form else decoded(data, SaidLine)
        except (TooLarge, msgspec.MsgspecError, ValueError) as error:
            status = TOO_LONG if isinstance(error, TooLarge) else WRONG
        if line:
            wait = _seconds(self.rates.wait(phone, self._clock()))
            status = TOO_FAST if wait else await self._ask(line)
        if status in (WRONG, TOO_LONG, TOO_FAST):
            self.rates.refuse(phone, self._clock())
        if form:
            return self._page(request, "room", self._after(key, line, status, wait))
        more = {"Retry-After": str(wait)} if wait else {}
        return _plain(status, more)

    def _after(self, key: str, line: SaidLine | None, status: int, wait: int) -> GuestShown:
        """The page after a form was sent: what was kept is gone from the field, all else stands there."""
        told = _TOLD.get(status, "not_kept")
        n = wait if status == TOO_FAST else MOST_LETTERS
        fresh = self._fresh(key, told)._replace(n=n, by=line.by if line else "")
        if line is None or status == KEPT:
            return fresh
        about = "" if status == OVER else line.about
        line_id = fresh.line_id if status == OVER else line.id
        return fresh._replace(text=line.text, about=about, line_id=line_id)

    async def _ask(self, line: SaidLine) -> int:
        """Have a line kept: 204 when it is on disk."""
        self._number += 1
        number = self._number
        waits = self._asked[number] = asyncio.get_running_loop().create_future()
        self._send(
            PhoneLine(n=number, id=line.id, text=line.text, by=line.by.strip(), about=line.about)
        )
        try:
            return await asyncio.wait_for(waits, SLOW)
        except TimeoutError:
            return NOT_NOW
        finally:
            self._asked.pop(number, None)

    async def _hand(self, request: web.BaseRequest) -> web.Response:
        found = self._phone(request)
        if found is None:
            return self._page(request, "join", GuestShown(told="out"), FORBIDDEN)
        key, phone = found
        form, data = is_form(request), await body_of(request)
        by = form_values(data).get("by", "") if form else ""
        if not form and data:
            by = decoded(data, SaidHand).by
        if wait := _seconds(self.rates.wait(phone, self._clock())):
            self.rates.refuse(phone, self._clock())
            return _plain(TOO_FAST, {"Retry-After": str(wait)})
        up = request.method == "POST" and not (form and key in self._hands)
        if up and key not in self._hands:
            self._hands[key] = secrets.randbits(48)
            self._send(PhoneHand(hand=self._hands[key], up=True, by=by.strip()[:60]))
        elif not up and key in self._hands:
            self._send(PhoneHand(hand=self._hands.pop(key), up=False))
        self._wake(key)
        if not form:
            return _plain(KEPT)
        values = form_values(data)
        shown = self._fresh(key, "hand_is_up" if up else "")
        return self._page(
            request, "room", shown._replace(text=values.get("text", "")[:MOST_LETTERS], by=by[:60])
        )

    async def _hear(self, request: web.BaseRequest) -> web.StreamResponse:
        found = self._phone(request)
        if found is None:
            return _plain(FORBIDDEN)
        key, phone = found
        own = [ear for ear in self._ears if ear.phone == key and not ear.out]
        for ear in own[: max(0, len(own) + 1 - MOST_LISTENING)]:  # a tab that was left gives way
            ear.out = True
            ear.wake.set()
        language = language_for(request.headers.get("Accept-Language", ""))
        answer = web.StreamResponse(headers=headers("text/event-stream"))
        ear = Ear(key)
        self._ears[ear] = None
        phone.listening += 1
        try:
            await answer.prepare(request)
            with contextlib.suppress(ConnectionError):
                await self._tell(answer, ear, language)
        finally:
            phone.listening -= 1
            self._ears.pop(ear, None)
        return answer

    async def _tell(self, answer: web.StreamResponse, ear: Ear, language: Language) -> None:
        last, up = b"", False
        while not ear.out:
            ear.wake.clear()
            if self._ending:
                await answer.write(b"event: end\ndata:\n\n")
                return
            latest = self._events.get(language, b"")
            if latest is not last:
                last = latest
                await answer.write(latest)
            if up != (ear.phone in self._hands):
                up = not up
                await answer.write(b"event: hand\ndata: %d\n\n" % up)
            if ear.wake.is_set():
                continue
            try:
                await asyncio.wait_for(ear.wake.wait(), HEARTBEAT)
            except TimeoutError:
                await answer.write(b": here\n\n")

    def _page(
        self,
        request: web.BaseRequest,
        kind: str,
        shown: GuestShown | None = None,
        status: int = 200,
    ) -> web.Response:
        language = language_for(request.headers.get("Accept-Language", ""))
        body = page(kind, self.view, language, self.door.code, self._talk, shown or GuestShown())
        return web.Response(body=body.encode(), status=status, headers=headers(HTML))


def _wants_page(request: web.BaseRequest) -> bool:
    """Whether a browser goes there itself, and no script asks."""
    return "text/html" in request.headers.get("Accept", "")


def _address(request: web.BaseRequest) -> str:
    return request.remote or ""


def _seconds(wait: float) -> int:
    return int(wait) + 1 if wait else 0


def _plain(status: int, more: dict[str, str] | None = None) -> web.Response:
    return web.Response(
        status=status, headers={**headers("text/plain; charset=utf-8"), **(more or {})}
    )


def _to(path: str) -> web.Response:
    return web.Response(status=303, headers={**headers(HTML), "Location": path})
