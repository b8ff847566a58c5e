"""One run of Vertel for a browser: its process, what it shows, and how it is let go.

The packets are the engine's. The process is started without a shell, in a session of its own, so
that Ctrl+C in the terminal of `vertel serve` ends it in good order and not in the middle.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable

import msgspec
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.served.handover import Handover

COMMAND = (sys.executable, "-P", "-m", "tui.served.served_app")
PATIENCE = 15.0  # seconds for leaving; it waits 5 itself for a disk that does not take the words
DRIVER = "tui.served.driver:ServedDriver"


class Program(AppService):
    """The app's process, as one page sees it."""

    def __init__(self, opening: Handover, show: Callable[[bytes], Awaitable[None]]) -> None:
        super().__init__(
            "",
            write_bytes=show,
            write_str=self._nothing,
            close=self._nothing,
            download_manager=DownloadManager(),
        )
        self._opening = opening
        self.leaving = False
        self.talk = ""  # the talk that was open when the page went away
        self.code = 0
        self.complaint = ""  # what it said on its standard error

    async def _nothing(self, _text: str = "") -> None:
        """Minutes are saved on this machine, and no address is opened: the page hears of neither."""

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {
            **super()._build_environment(width, height),
            "TEXTUAL_DRIVER": DRIVER,
            "TERM": "xterm-256color",
        }

    async def _open_app_process(
        self, width: int = 80, height: int = 24
    ) -> asyncio.subprocess.Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        assert process.stdin
        assert process.stderr
        self._stdin = process.stdin
        self._stdin.write(msgspec.json.encode(self._opening) + b"\n")
        # The engine would write it to our standard output, where the address alone belongs.
        self._errors, process.stderr = process.stderr, asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def start(self, width: int, height: int) -> None:
        """Start the app, in a window of this many cells."""
        await super().start(width, height)
        self._end = asyncio.create_task(self._to_the_end())

    async def _to_the_end(self) -> None:
        assert self._process
        assert self._task
        self.complaint = (await self._errors.read()).decode("utf-8", "replace").strip()
        await self._task
        self.code = await self._process.wait()

    async def ended(self) -> None:
        """Wait until the app has ended."""
        await asyncio.shield(self._end)

    async def let_go(self) -> None:
        """Have the app save what was typed and leave; it is ended hard only when it hangs."""
        assert self._process
        self.leaving = True
        self.stdin.close()
        for harder in (self._process.terminate, self._process.kill):
            try:
                await asyncio.wait_for(self.ended(), PATIENCE)
            except TimeoutError:
                harder()
            else:
                return
        await self.ended()

    async def on_meta(self, data: bytes) -> None:
        """Of what the engine passes on nothing is served but which talk was left."""
        said = json.loads(data)
        if said["type"] == "left":
            self.talk = str(said["talk"])
