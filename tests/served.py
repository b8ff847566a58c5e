"""`vertel serve` as a test has it: its process, its address, and a page that is no browser."""

import asyncio
import json
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pyte
from line import VERTEL
from rest import LONGEST

ROOT = Path(__file__).parents[1]


class Served:
    """A running `vertel serve`."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        found = re.fullmatch(r"(http://127\.0\.0\.1:(\d+))/([\w-]{43})/", address)
        assert found, address
        self.origin, self.port, self.secret = found[1], int(found[2]), found[3]

    def apps(self) -> list[int]:
        """The processes of apps that it started."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    async def ended(self, number: signal.Signals = signal.SIGINT) -> int:
        """End it and give its exit code."""
        self.process.send_signal(number)
        return await asyncio.to_thread(self.process.wait, LONGEST)


@contextmanager
def serving(env: dict[str, str], *words: str) -> Iterator[Served]:
    """Serve while the block runs."""
    process = subprocess.Popen(
        [*VERTEL, "serve", *words], env=env, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    try:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        yield Served(process, line.rstrip("\n"))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(LONGEST)
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


class Seat:
    """What the page does, without a browser: keys out, the screen in."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self.line = line
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.sentence: str | None = None
        self._hearing = asyncio.create_task(self._hear())

    async def _hear(self) -> None:
        async for message in self.line:
            if message.type is aiohttp.WSMsgType.BINARY:
                self._stream.feed(message.data)
            elif message.type is aiohttp.WSMsgType.TEXT:
                kind, said = message.json()
                self.sentence = said if kind == "ended" else self.sentence

    async def type(self, keys: str) -> None:
        await self.line.send_str(json.dumps(["stdin", keys]))

    async def shows(self, words: str, seconds: float = LONGEST) -> str:
        end = time.monotonic() + seconds
        while words not in (shown := "\n".join(self.screen.display)):
            assert time.monotonic() < end, f"{words!r} did not come; {self.sentence}\n{shown}"
            await asyncio.sleep(0.02)
        return shown

    async def told(self) -> str:
        """The sentence with which it ends."""
        await asyncio.wait_for(self._hearing, LONGEST)
        return self.sentence or ""

    def cut(self) -> None:
        """Go away as a browser that is killed."""
        transport: Any = self.line.get_extra_info("transport")
        if transport is None:
            transport = self.line._response.connection.transport  # type: ignore[union-attr]
        transport.abort()


async def sit(http: aiohttp.ClientSession, served: Served) -> Seat:
    """Take the seat as the page does."""
    address = f"{served.origin}/{served.secret}/line?width=80&height=24"
    return Seat(await http.ws_connect(address, origin=served.origin))


async def gone(pids: list[int], seconds: float = LONGEST) -> bool:
    """Whether these processes end within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(_lives(pid) for pid in pids):
            return True
        await asyncio.sleep(0.05)
    return False


def _lives(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


async def stored(env: dict[str, str], words: str, seconds: float = LONGEST) -> str:
    """Wait until these words stand in a file of the store; gives the file's name."""
    end = time.monotonic() + seconds
    folder = Path(env["VERTEL_STORE"]) / "meetings"
    while time.monotonic() < end:
        for file in folder.glob("*.json"):
            with suppress(FileNotFoundError):
                if words in file.read_text("utf-8"):
                    return file.name
        await asyncio.sleep(0.05)
    held = [file.read_text("utf-8") for file in folder.glob("*.json")]
    raise AssertionError(f"{words!r} is in none of: {held}")
