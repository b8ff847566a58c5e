"""Phones as a test has them: the talk's end of a child that really runs, and requests without a browser."""

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPSConnection
from ssl import SSLContext
from typing import Any

from rest import LONGEST

from store.files.this_machine.waiting_file import WaitingRow
from tui.live.host import LiveHost
from tui.live.pipe import ChildOpen, ChildStart, PhoneLine, PhoneReply, RoomView, ToApp

CODE = "K7PXQMZ0"
START = ChildStart(code=CODE, secret="5a" * 32, talk="tag", hosts=("127.0.0.1",))
VIEW = RoomView(
    goal="they dare", question="What did you see?", about="q8", takes=True, language="en"
)


class Told:
    """What the child said, and an answer to each line: as `status` says, 204 where it says nothing."""

    def __init__(self) -> None:
        self.there = threading.Condition()
        self.all: list[ToApp] = []
        self.at = ""
        self.status: dict[str, int] = {}
        self.host: LiveHost | None = None

    def heard(self, message: ToApp) -> None:
        with self.there:
            self.all.append(message)
            if isinstance(message, ChildOpen):
                self.at = message.at[0]
            self.there.notify_all()
        if isinstance(message, PhoneLine) and self.host:
            status = self.status.get(message.about, 204)
            self.host.tell(PhoneReply(n=message.n, status=status))

    @property
    def lines(self) -> list[PhoneLine]:
        return [one for one in self.all if isinstance(one, PhoneLine)]

    def until(self, holds: Any) -> None:
        with self.there:
            assert self.there.wait_for(lambda: holds(self), LONGEST), self.all


@contextmanager
def child(start: ChildStart = START) -> Iterator[Told]:
    """A child while the block runs, that shows `VIEW`."""
    told = Told()
    host = told.host = LiveHost(start, told.heard)
    host.show(VIEW)
    try:
        told.until(lambda t: t.at)
        yield told
    finally:
        host.close()


class Phone:
    """A phone that is no browser: its cookie, and what it is answered."""

    def __init__(self, at: str, code: str = CODE, tls: SSLContext | None = None) -> None:
        self.at, self.code, self.cookie = at, code, ""
        self._tls = tls
        self.answer: Any = None

    def ask(
        self, method: str, path: str, body: bytes | None = None, kind: str = "application/json",
        **headers: str,
    ) -> int:  # fmt: skip
        line = HTTPConnection(self.at, timeout=LONGEST)
        if self._tls:
            line = HTTPSConnection(self.at, timeout=LONGEST, context=self._tls)
        sent = {"Host": self.at, **({"Cookie": self.cookie} if self.cookie else {})}
        if method != "GET":
            sent["Origin"] = f"{'https' if self._tls else 'http'}://{self.at}"
        if body is not None:
            sent["Content-Type"] = kind
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(line):
            line.request(method, path, body, {name: value for name, value in sent.items() if value})
            self.answer = line.getresponse()
            self.body = self.answer.read().decode()
        return int(self.answer.status)

    def join(self) -> "Phone":
        assert self.ask("POST", f"/{self.code}/in") == 204, (self.answer.status, self.body)
        self.cookie = self.answer.headers["Set-Cookie"].partition(";")[0]
        return self

    def say(self, text: str, line_id: str = "", **more: str) -> int:
        said = {"id": line_id or secrets.token_hex(8), "text": text, "about": "q8", **more}
        return self.ask("POST", f"/{self.code}/say", json.dumps(said).encode())


def waits(key: str, text: str = "they dare", by: str = "", about: str = "q8") -> WaitingRow:
    return WaitingRow(id=f"phone-{key}", text=text, by=by, about=about)
