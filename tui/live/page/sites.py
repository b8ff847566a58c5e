"""The addresses at which a page is served: followed while it is, for a new network is a new address."""

import asyncio
import socket
import sys
from collections.abc import Callable

from aiohttp import web

from tui.live.addresses import here, is_own, is_private, written
from tui.live.certificate import Certificate
from tui.live.page.connections import FIRST_WORD

FIRST_PORT, PORTS = 8123, 10  # the first that is free, so that an address is short
LOOK = 5.0  # seconds between two looks at the addresses that this machine has
BACKLOG = 512


class _Site(web.SockSite):
    """A socket that is served; who does not begin what encrypts it is let go as soon as who never asks."""

    async def start(self) -> None:
        """Serve it."""
        await super(web.SockSite, self).start()
        server = self._runner.server
        assert server is not None
        self._server = await asyncio.get_running_loop().create_server(
            server, sock=self._sock, ssl=self._ssl_context, backlog=self._backlog,
            ssl_handshake_timeout=FIRST_WORD if self._ssl_context else None,
        )  # fmt: skip


class Sites:
    """Sockets at the private addresses of this machine, or at those that were named: all at one port.

    `opened` is told the addresses, such as "192.168.1.7:8123", now and when they are others (with a
    certificate the one that has its name), and
    `shut` the system's word where there are none, "" where this machine has no such address.
    """

    def __init__(
        self,
        runner: web.ServerRunner,
        hosts: tuple[str, ...],
        port: int,
        opened: Callable[[tuple[str, ...]], None],
        shut: Callable[[str], None],
        certificate: Certificate | None = None,
    ) -> None:
        self._certificate = certificate
        self._runner, self._hosts, self._port = runner, hosts, port
        self._opened, self._shut = opened, shut
        self._sites: dict[str, web.SockSite] = {}

    async def follow(self) -> None:
        """Open them, and look again for as long as this runs."""
        told: tuple[str, ...] | None = None
        while True:
            wanted = [host for host in self._hosts or here() if is_private(host) or is_own(host)]
            for host in self._sites.keys() - set(wanted):
                await self._sites.pop(host).stop()
            reason = await self._open(wanted)
            at = tuple(written(host, self._port) for host in wanted if host in self._sites)
            if at and self._certificate:
                at = (written(self._certificate.name, self._port),)
            if at != told:
                told = at
                if at:
                    self._opened(at)
                else:
                    self._shut(reason)
            await asyncio.sleep(LOOK)

    async def _open(self, wanted: list[str]) -> str:
        """Open the addresses that are not yet; gives the system's word where one could not be."""
        reason = ""
        for host in wanted:
            if host in self._sites:
                continue
            try:
                tls = self._certificate.context if self._certificate else None
                bound = self._bound(host)
            except OSError as error:
                reason = error.strerror or str(error)
                continue
            site = _Site(self._runner, bound, backlog=BACKLOG, ssl_context=tls)
            await site.start()
            self._sites[host] = site
        return reason

    def _bound(self, host: str) -> socket.socket:
        """A socket at this address, on the port that all have; raises `OSError` where none is free."""
        others = () if self._sites else (*range(FIRST_PORT, FIRST_PORT + PORTS), 0)
        last: OSError | None = None
        for port in (*([self._port] if self._port else ()), *others):
            made = socket.socket(
                socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM
            )
            try:
                if sys.platform != "win32":  # there it would let two share a port
                    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if ":" in host:
                    made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                made.bind((host, port))
                made.listen(BACKLOG)
            except OSError as error:
                made.close()
                last = error
                continue
            self._port = made.getsockname()[1]
            return made
        raise last or OSError
