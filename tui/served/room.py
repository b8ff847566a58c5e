"""The server: one door, one page, one seat. A second page hears that somebody is in already."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping

import msgspec
from aiohttp import WSMsgType, web

from agendas.text import visible
from locales import _
from tui.commands.common.output import tell
from tui.crash_report import places, unforeseen
from tui.served.door import Door
from tui.served.handover import Handover
from tui.served.page import page, sent_files
from tui.served.program import Program
from tui.settings import Settings

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HEARTBEAT = 10.0  # seconds; a page that does not answer within half of it has gone
FAREWELL = 2.0  # seconds for a page to answer that the line is closed
RELOADED = 1.0  # seconds in which the page that is left gives up its seat to the one that comes
SOON = 0.02
MOST_BYTES = 16 * 1024 * 1024  # of one message: a pasted megabyte, with room
MOST_CELLS = 1000


class Room:
    """What is served: a page for one person, and the app behind it."""

    def __init__(self, door: Door, settings: Settings, opening: Handover) -> None:
        self._door = door
        self._settings = settings
        self._opening = opening
        self._files = sent_files()
        self._seat: Program | None = None
        self._closing = asyncio.Event()
        self.failed = False  # whether an app could not be opened, or not save everything

    def app(self) -> web.Application:
        """The routes behind the door."""
        app = web.Application(middlewares=[self._at_the_door])
        app.on_response_prepare.append(self._with_headers)
        app.add_routes(
            [
                web.get("/{secret}", self._page),
                web.get("/{secret}/", self._page),
                web.get("/{secret}/line", self._line),
                web.get("/{secret}/{name}", self._file),
            ]
        )
        return app

    async def close(self) -> None:
        """Have the app save and leave."""
        self._closing.set()
        while self._seat:
            await asyncio.sleep(SOON)

    @web.middleware
    async def _at_the_door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        hosts, origins = (request.headers.getall(name, []) for name in ("Host", "Origin"))
        line = request.path.endswith("/line")
        if not self._door.lets_in(request.path, hosts, origins, line):
            return web.Response(status=403, text=_("This is not the whole address of Vertel."))
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:  # told without what it quotes, which may be somebody's words
            for sentence in (unforeseen(), *places(error)):
                tell(sentence)
            return web.Response(status=500)

    async def _with_headers(self, request: web.Request, answer: web.StreamResponse) -> None:
        answer.headers.update(self._door.headers())

    async def _page(self, request: web.Request) -> web.Response:
        return web.Response(text=page(self._door, self._settings), content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        sent = self._files.get(request.match_info["name"])
        if sent is None:
            raise web.HTTPNotFound
        return web.Response(body=sent.body, content_type=sent.kind, charset="utf-8")

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse(timeout=FAREWELL, heartbeat=HEARTBEAT, max_msg_size=MOST_BYTES)
        await line.prepare(request)

        async def show(data: bytes) -> None:
            with contextlib.suppress(ConnectionError, RuntimeError):  # the page has gone
                await line.send_bytes(data)

        if await self._free():
            self._seat = program = Program(self._opening, show)
            try:
                await program.start(_cells(request.query, "width"), _cells(request.query, "height"))
                await self._talk(line, program)
            finally:
                self._seat = None
            self._left(program)
            sentence = self._why(program)
        elif self._closing.is_set():
            sentence = _("Vertel ends here. Start it again: vertel serve")
        else:
            sentence = _(
                "Vertel is open in another tab or window already. Go on there, or close it and open it here again."
            )
        with contextlib.suppress(ConnectionError, RuntimeError):
            await line.send_json(["ended", sentence])
        await line.close()
        return line

    async def _free(self) -> bool:
        """Whether the one seat is free; when somebody is leaving it, once it is."""
        clock = asyncio.get_running_loop().time
        until = clock() + RELOADED
        while self._seat:
            if not self._seat.leaving and clock() > until:
                return False
            await asyncio.sleep(SOON)
        return not self._closing.is_set()

    async def _talk(self, line: web.WebSocketResponse, program: Program) -> None:
        """Pass on what comes from the page until it goes away, the app ends, or the server does."""
        heard = asyncio.create_task(_hear(line, program))
        closing = asyncio.create_task(self._closing.wait())
        ended = asyncio.create_task(program.ended())
        try:
            await asyncio.wait((heard, closing, ended), return_when=asyncio.FIRST_COMPLETED)
            if not ended.done():
                await program.let_go()
        finally:
            heard.cancel()
            closing.cancel()
            await asyncio.gather(heard, closing, ended, return_exceptions=True)

    def _left(self, program: Program) -> None:
        self._opening = msgspec.structs.replace(self._opening, talk=program.talk)
        self.failed = self.failed or program.code != 0
        if program.complaint:
            tell(program.complaint)

    def _why(self, program: Program) -> str:
        """Why there is nothing more to see, for who looks at the page."""
        if program.complaint:
            return visible(program.complaint)
        if program.code:
            return _("Vertel stopped. What was saved is safe: open it again, and go on.")
        if self._closing.is_set():
            return _(
                "“vertel serve” was ended in its terminal; everything is saved. Started again it gives a new address."
            )
        return _("Vertel is closed; everything is saved.")


async def _hear(line: web.WebSocketResponse, program: Program) -> None:
    async for message in line:
        if message.type is not WSMsgType.TEXT:
            continue
        match json.loads(message.data):
            case ["stdin", str(typed)]:
                await program.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await program.set_terminal_size(_bounded(width), _bounded(height))
            case ["ping", str(sent)]:
                await line.send_json(["pong", sent])
            case ["focus"]:
                await program.focus()
            case ["blur"]:
                await program.blur()


def _cells(query: Mapping[str, str], name: str) -> int:
    given = query.get(name, "")
    return _bounded(int(given)) if given.isdecimal() and len(given) < 6 else 80


def _bounded(cells: int) -> int:
    return max(1, min(cells, MOST_CELLS))
