"""Chromium without a window, driven over its own protocol: pages, real key presses, pictures."""

import asyncio
import base64
import itertools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
from rest import LONGEST

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
FLAGS = (
    "--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-extensions", "--remote-debugging-port=0",
)  # fmt: skip
# The keys that are no letters: their code on the keyboard, and the number a browser has for them.
KEYS = {
    "Enter": 13, "Escape": 27, "Tab": 9, "Backspace": 8, "PageDown": 34, "PageUp": 33,
    "ArrowUp": 38, "ArrowDown": 40, **{f"F{n}": 111 + n for n in range(1, 13)},
}  # fmt: skip
CTRL = 2


def chromium() -> str | None:
    """Where it is, if it is here."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class RefusedError(AssertionError):
    """What the browser answers where it did not do what was asked."""


class Page:
    """One tab."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self.asked: list[str] = []  # every address that was asked for
        self.told: list[str] = []  # what the browser complained of
        self._hearing = asyncio.create_task(self._hear())

    async def _hear(self) -> None:
        async for message in self._line:
            said = message.json()
            if answer := self._answers.pop(said.get("id"), None):
                answer.set_result(said)
            elif said.get("method") == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said.get("method") == "Network.webSocketCreated":
                self.asked.append(said["params"]["url"])
            elif said.get("method") == "Page.javascriptDialogOpening":
                self.told.append(f"dialog {said['params']['type']}")
                await self._send("Page.handleJavaScriptDialog", accept=True)
            elif said.get("method") == "Log.entryAdded":
                self.told.append(said["params"]["entry"]["text"])
            elif said.get("method") == "Runtime.exceptionThrown":
                self.told.append(str(said["params"]["exceptionDetails"]))
        for answer in self._answers.values():
            answer.cancel()

    async def _send(self, method: str, **given: Any) -> asyncio.Future[Any]:
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._line.send_json({"id": number, "method": method, "params": given})
        return answer

    async def do(self, method: str, **given: Any) -> Any:
        answer = await self._send(method, **given)
        said = await asyncio.wait_for(answer, LONGEST)
        if "error" in said:
            raise RefusedError(said["error"])
        return said["result"]

    async def js(self, code: str) -> Any:
        said = await self.do(
            "Runtime.evaluate",
            expression=code,
            returnByValue=True,
            awaitPromise=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    async def until(self, code: str, seconds: float = LONGEST) -> Any:
        """Wait until the code gives something that is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(RefusedError):  # the page is just giving way to the next
                if found := await self.js(f"(() => {{ try {{ return {code} }} catch {{}} }})()"):
                    return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"never came true: {code}; the browser told {self.told}")

    async def press(self, key: str, ctrl: bool = False) -> None:
        """Press one key and let it go, as from a keyboard."""
        # The number of a sign such as "." is another one on each keyboard; its text is what counts.
        number = KEYS.get(key) or (ord(key.upper()) if key.isascii() and key.isalnum() else 0)
        text = "" if key in KEYS or ctrl else key
        text = "\r" if key == "Enter" else text
        code = key if key in KEYS else f"Key{key.upper()}" if key.isalpha() else ""
        about = {
            "key": key,
            "code": code,
            "windowsVirtualKeyCode": number,
            "modifiers": CTRL * ctrl,
        }
        await self._send(
            "Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **about
        )
        await self.do("Input.dispatchKeyEvent", type="keyUp", **about)

    async def type(self, words: str) -> None:
        for letter in words:
            await self.press(letter)

    async def picture(self, file: Path) -> None:
        shot = await self.do("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(shot["data"]))

    async def size(self, width: int, height: int) -> None:
        await self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )


class Browser:
    """A browser with a profile of its own."""

    def __init__(
        self, process: subprocess.Popen[bytes], at: str, http: aiohttp.ClientSession
    ) -> None:
        self.process, self._at, self._http = process, at, http
        self._ids: dict[Page, str] = {}

    async def open(
        self,
        address: str = "about:blank",
        width: int = 1280,
        height: int = 800,
        apart: bool = False,
    ) -> Page:
        """A tab; `apart` as in a browser of somebody else, which keeps nothing that another has."""
        where = {}
        async with self._http.get(f"http://{self._at}/json/version") as answer:
            whole = Page(await self._line((await answer.json())["webSocketDebuggerUrl"]))
        if apart:
            where = await whole.do("Target.createBrowserContext")
        made = await whole.do("Target.createTarget", url="about:blank", **where)
        page = Page(await self._line(f"ws://{self._at}/devtools/page/{made['targetId']}"))
        self._ids[page] = made["targetId"]
        for area in ("Page", "Network", "Runtime", "Log"):
            await page.do(f"{area}.enable")
        await page.size(width, height)
        if address != "about:blank":
            await page.do("Page.navigate", url=address)
        return page

    async def _line(self, address: str) -> aiohttp.ClientWebSocketResponse:
        return await self._http.ws_connect(address, max_msg_size=0)

    async def close(self, page: Page) -> None:
        """Close a tab, and wait until it is closed."""
        gone = self._ids[page]
        async with self._http.get(f"http://{self._at}/json/close/{gone}"):
            pass
        while gone in {tab["id"] for tab in await self._listed()}:
            await asyncio.sleep(0.02)

    async def _listed(self) -> Any:
        async with self._http.get(f"http://{self._at}/json/list") as answer:
            return await answer.json()

    async def tabs(self) -> list[str]:
        """The addresses that are open."""
        return sorted(tab["url"] for tab in await self._listed() if tab["type"] == "page")

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@asynccontextmanager
async def browser(folder: Path, *flags: str) -> AsyncIterator[Browser]:
    """A browser, with its profile in the folder."""
    place = chromium()
    assert place
    # The browser keeps the clock of the machine: moved, it never comes to rest.
    env = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    process = subprocess.Popen(
        [place, *FLAGS, *flags, f"--user-data-dir={folder}", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env=env,
    )  # fmt: skip
    told = folder / "DevToolsActivePort"
    try:
        end = time.monotonic() + LONGEST
        while not (told.exists() and told.read_text().count("\n")):
            assert time.monotonic() < end
            assert process.poll() is None
            await asyncio.sleep(0.05)
        at = f"127.0.0.1:{told.read_text().split()[0]}"
        async with aiohttp.ClientSession() as http:
            made = Browser(process, at, http)
            yield made
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
