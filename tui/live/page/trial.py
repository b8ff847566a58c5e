"""A page that says “it works”, and nothing else: for networks that say no."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from tui.live.at_talk import no_page
from tui.live.certificate import Certificate
from tui.live.page.connections import Connection, Sockets
from tui.live.page.guest_door import GuestDoor, headers
from tui.live.page.guest_page import GuestShown, guest_files, language_for, page
from tui.live.page.sites import Sites


async def serve_trial_page(
    hosts: tuple[str, ...],
    opened: Callable[[tuple[str, ...]], None],
    came: Callable[[], None],
    certificate: Certificate | None = None,
) -> None:
    """Serve the page until this is cancelled; `opened` is told the addresses, `came` of each look.

    Raises `DoorError` where there is no address to serve it at.
    """
    door = GuestDoor("", "", certificate is not None)
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        if isinstance(request.protocol, Connection):
            request.protocol.is_heard()
        if not door.is_home(request.headers.getall("Host", []), [], writes=False):
            return web.Response(status=403)
        name = request.path.lstrip("/")
        if found := guest_files().get(name):
            return web.Response(body=found.body, headers=headers(found.kind, cached=True))
        if name:
            return web.Response(status=404)
        came()
        language = language_for(request.headers.get("Accept-Language", ""))
        body = page("works", None, language, "", "", GuestShown()).encode()
        return web.Response(body=body, headers=headers("text/html; charset=utf-8"))

    def are_open(addresses: tuple[str, ...]) -> None:
        door.hosts = addresses
        opened(addresses)

    def are_shut(reason: str) -> None:
        if not ended.done():
            ended.set_exception(no_page(reason))

    runner = web.ServerRunner(Sockets(handle), shutdown_timeout=0.5)
    await runner.setup()
    sites = Sites(runner, hosts, 0, are_open, are_shut, certificate)
    following = asyncio.create_task(sites.follow())
    try:
        await ended
    finally:
        following.cancel()
        await runner.cleanup()
