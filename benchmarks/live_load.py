"""Phones in numbers: `python -m benchmarks.live_load`. What a room of 300 costs the talk, and its lines.

The talk is in a terminal of its own at 80x24, phones in another process, that stands back: they are no
work of the laptop's. All on loopback; a phone has an address of its own (127.x.y.z), as in a room. Told:
a key until the screen shows it, alone, with 300 phones that listen and 40 lines a second in all, and with
a flood by twenty; how long a line takes until it is kept; a burst of 300 at once; the memory of the child.
In the burst each phone writes on a connection that stands, as a page that listens has one: what is told is
the talk's time more than that of 300 phones in one process.
"""

import argparse
import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
from yarl import URL

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]


def p95(times: list[float]) -> float:
    """The time within which 95 of 100 are, in milliseconds."""
    return 1000 * statistics.quantiles(times, n=20)[-1] if len(times) > 1 else 1000 * times[0]


class LoadPhone:
    """A phone that listens and sends, from an address of its own."""

    def __init__(self, number: int, at: str, code: str) -> None:
        self.own = own = f"127.1.{number // 250}.{number % 250 + 1}"
        self.base = f"http://{at}"
        self.code = code
        self.http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(local_addr=(own, 0)), headers={"Origin": self.base},
            cookie_jar=aiohttp.CookieJar(unsafe=True),
        )  # fmt: skip
        self.about = ""
        self.events = 0

    async def join(self) -> None:
        """Come in, and read which question there is."""
        async with self.http.post(f"{self.base}/{self.code}/in") as answer:
            assert answer.status == 204, answer.status
        async with self.http.get(f"{self.base}/{self.code}") as answer:
            page = await answer.text()
        self.about = page.partition('name="about" value="')[2].partition('"')[0]

    async def hear(self) -> None:
        """Follow the room."""
        try:
            async with self.http.get(
                f"{self.base}/{self.code}/hear", timeout=aiohttp.ClientTimeout(None)
            ) as answer:
                async for _row in answer.content:
                    self.events += 1
        except aiohttp.ClientError:
            return

    async def connect(self) -> None:
        """Have a connection that stands, and a line ready to go."""
        said = {"id": secrets.token_hex(12), "text": "12 of the 52 came back", "about": self.about}
        body = json.dumps(said).encode()
        jar = self.http.cookie_jar.filter_cookies(URL(f"{self.base}/{self.code}/say"))
        host, _colon, port = self.base.removeprefix("http://").partition(":")
        self._ready = (
            f"POST /{self.code}/say HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {self.base}\r\n"
            f"Cookie: {'; '.join(f'{name}={one.value}' for name, one in jar.items())}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        self._in, self._out = await asyncio.open_connection(
            host, int(port), local_addr=(self.own, 0)
        )

    async def say_at_once(self) -> int:
        """Send what is ready; the status that came back."""
        self._out.write(self._ready)
        status = int((await self._in.readline()).split()[1])
        self._out.close()
        return status

    async def say(self, times: list[float], answers: list[int]) -> None:
        """Send a line, and note how long it took until it was kept."""
        said = {"id": secrets.token_hex(12), "text": "12 of the 52 came back", "about": self.about}
        began = time.monotonic()
        async with self.http.post(f"{self.base}/{self.code}/say", json=said) as answer:
            answers.append(answer.status)
        if answers[-1] == 204:
            times.append(time.monotonic() - began)


async def load(at: str, code: str, phones: int, seconds: float, flood: int, rate: float) -> None:
    """Be a room for so long; tells what it saw as JSON."""
    room = [LoadPhone(n, at, code) for n in range(phones)]
    for phone in room:
        await phone.join()
    ears = [asyncio.create_task(phone.hear()) for phone in room]
    print("ready", flush=True)
    times: list[float] = []
    answers: list[int] = []
    flooded: list[int] = []
    end = time.monotonic() + seconds

    async def flooding(phone: LoadPhone) -> None:
        while time.monotonic() < end:
            await phone.say([], flooded)

    floods = [asyncio.create_task(flooding(phone)) for phone in room[:flood]]
    sent, n, began = [], 0, time.monotonic()
    while (moment := time.monotonic()) < end:
        if n < rate * (moment - began):
            sent.append(asyncio.create_task(room[flood + n % (phones - flood)].say(times, answers)))
            n += 1
        else:
            await asyncio.sleep(0.005)
    await asyncio.gather(*sent, *floods)
    burst: list[float] = []
    bursts: list[int] = []
    if not flood and phones >= 300:
        await asyncio.sleep(8)
        for phone in room:
            await phone.connect()
        begun = time.monotonic()
        bursts = await asyncio.gather(*(phone.say_at_once() for phone in room))
        burst = [time.monotonic() - begun]
    told = {
        "sent": len(answers), "kept": answers.count(204), "kept p95 ms": round(p95(times), 1),
        "flood": len(flooded), "flood kept": flooded.count(204),
        "burst ms": round(1000 * burst[0]) if burst else None,
        "burst answers": {status: bursts.count(status) for status in set(bursts)},
        "events": sum(phone.events for phone in room),
    }  # fmt: skip
    print(json.dumps(told), flush=True)
    for ear in ears:
        ear.cancel()
    for phone in room:
        await phone.http.close()


def keys(terminal: object, seconds: float) -> list[float]:
    """Type a letter at a time; how long each takes until the screen shows it."""
    times, typed, end = [], "", time.monotonic() + seconds
    while time.monotonic() < end:
        sign = "abcdefghij"[len(typed) % 10]
        typed += sign
        began = time.monotonic()
        os.write(terminal.fd, sign.encode())  # type: ignore[attr-defined]
        while typed[-30:] not in terminal.read(0.002):  # type: ignore[attr-defined]
            assert time.monotonic() - began < 30
        times.append(time.monotonic() - began)
        if len(typed) == 30:
            os.write(terminal.fd, b"\x7f" * 30)  # type: ignore[attr-defined]
            while typed[-10:] in terminal.read(0.05):  # type: ignore[attr-defined]
                pass
            typed = ""
        time.sleep(0.15)
    return times


def of_room(seconds: float, what: str, phones: int, flood: int, rate: float) -> None:
    """Measure a talk with so many phones, and print it."""
    from line import VERTEL
    from terminal import Terminal

    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ, "VERTEL_STORE": f"{folder}/store", "XDG_STATE_HOME": f"{folder}/state",
            "XDG_CONFIG_HOME": f"{folder}/config", "XDG_RUNTIME_DIR": "", "VERTEL_LANG": "en",
            "PYTHONPATH": str(ROOT), "TERM": "xterm-256color",
        }  # fmt: skip
        terminal = Terminal(env, "meet", "--live", "--at", "127.0.0.1", "--goal", "parents come with trust",
                            "--with", "Ana", "--with", "Joost")  # fmt: skip
        try:
            terminal.wait("A new talk")
            terminal.type("", "\x1b[6~")
            terminal.wait("1 of ")
            join, address = [*VERTEL, "join"], ""
            while not address:  # the page is opened beside the talk
                address = subprocess.run(
                    join, env=env, text=True, capture_output=True
                ).stdout.strip()
            at, _slash, code = address.removeprefix("http://").partition("/")
            told = ""
            if phones:
                room = subprocess.Popen(
                    [sys.executable, "-m", "benchmarks.live_load", "--at", at, "--code", code, "--phones",
                     str(phones), "--seconds", str(seconds), "--flood", str(flood), "--rate", str(rate)],
                    env=env, cwd=ROOT, text=True, stdout=subprocess.PIPE, preexec_fn=lambda: os.nice(10),
                )  # fmt: skip
                assert room.stdout
                assert room.stdout.readline() == "ready\n"
            times = keys(terminal, seconds - 2)
            if phones and room.stdout:
                told = room.stdout.readline().strip()
                room.wait()
            middle = 1000 * statistics.median(times)
            print(
                f"{what}: a key {middle:.1f} ms, p95 {p95(times):.1f}; child {_most(terminal.pid)} MB; {told}"
            )
        finally:
            terminal.close()


def _most(talk: int) -> int:
    """The memory that the page's process had at most, in MB."""
    for task in Path(f"/proc/{talk}/task").iterdir():
        for pid in (task / "children").read_text().split():
            if b"tui.live.page.child" in Path(f"/proc/{pid}/cmdline").read_bytes():
                status = Path(f"/proc/{pid}/status").read_text()
                peak = next(row for row in status.splitlines() if row.startswith("VmHWM"))
                return round(int(peak.split()[1]) / 1024)
    return 0


def measure(seconds: float) -> None:
    """Measure all, and print a line each."""
    for what, phones, flood, rate in (
        ("nobody there", 0, 0, 0),
        ("10 phones, 5 lines a second", 10, 0, 5),
        ("300 phones, 40 lines a second", 300, 0, 40),
        ("300 phones, a flood by twenty", 300, 20, 25),
        ("nobody there", 0, 0, 0),
    ):
        of_room(seconds, what, phones, flood, rate)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at", default="")
    parser.add_argument("--code", default="")
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--flood", type=int, default=0)
    parser.add_argument("--rate", type=float, default=40)
    given = parser.parse_args()
    if given.at:
        asyncio.run(
            load(given.at, given.code, given.phones, given.seconds, given.flood, given.rate)
        )
    else:
        measure(given.seconds)
