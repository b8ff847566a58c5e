"""Three phones in Chromium, that know nothing of each other, and a talk at 80x24 that puts their lines on record."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import pytest
from chromium import Page, browser, chromium
from line import VERTEL
from rest import LONGEST
from terminal import Terminal

from store.library import TalkLibrary
from tui.settings import now

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium here to look with"),
    pytest.mark.skipif(sys.platform != "linux", reason="the child is looked up in /proc"),
]
TOLD = "document.getElementById('told').textContent"
FIELD = "document.getElementById('text').value"
GIVE = "document.getElementById('say').requestSubmit(document.querySelector('.send'))"
SHOWN = "document.getElementById('room').innerText"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ, "VERTEL_STORE": str(tmp_path / "store"), "VERTEL_LANG": "nl", "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_RUNTIME_DIR": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLORTERM": "truecolor",
    }  # fmt: skip


@pytest.fixture
def talk(env: dict[str, str]) -> Iterator[Terminal]:
    terminal = Terminal(
        env, "meet", "--live", "--at", "127.0.0.1", "--goal", "Ouders brengen hun kind met vertrouwen",
        "--with", "Ana", "--with", "Joost", "--with", "Fatima",
    )  # fmt: skip
    terminal.wait("Een nieuw gesprek")
    terminal.type("", "\x1b[6~")
    terminal.wait("vraag 1")
    yield terminal
    terminal.close()


@pytest.fixture
async def phones(tmp_path: Path) -> AsyncIterator[list[Page]]:
    async with browser(tmp_path / "profile", "--lang=nl", "--accept-lang=nl-NL") as running:
        yield [await running.open(width=390, height=844, apart=True) for _phone in range(3)]


def joined(env: dict[str, str]) -> str:
    """The address as `vertel join` tells it, once the page is open."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done = subprocess.run([*VERTEL, "join"], env=env, text=True, capture_output=True)
        if done.returncode == 0:
            return done.stdout.strip()
        assert done.returncode == 3, done
    raise AssertionError(done)


def child_of(pid: int) -> int:
    """The process of the page."""
    for one in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in one.read_text().split():
            if b"tui.live.page.child" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    raise AssertionError("the talk has no child")


async def write(page: Page, words: str) -> None:
    await page.js("document.getElementById('text').focus()")
    await page.do("Input.insertText", text=words)


def differs(before: str, shown: str) -> bool:
    """Whether anything is another on the screen but for its first row, where the time stands."""
    return before.partition("\n")[2] != shown.partition("\n")[2]


async def test_three_phones_put_their_own_words_into_the_talk(
    talk: Terminal, phones: list[Page], env: dict[str, str], tmp_path: Path
) -> None:
    address = joined(env)
    scanned = address.replace("http://", "HTTP://")
    for page in phones:
        await page.do("Page.navigate", url=scanned)
        await page.until("document.getElementById('say')")
        assert await page.js("document.documentElement.lang") == "nl"
    one, other, third = phones

    # with a name, and reloaded in the middle of the sentence
    await one.js(
        "document.getElementById('name').open = true; document.getElementById('by').focus()"
    )
    await one.do("Input.insertText", text="Fatima")
    await write(one, "zij durven pas als ")
    await one.do("Page.reload")
    await one.until(f"document.getElementById('say') && {FIELD} === 'zij durven pas als '")
    await write(one, "iemand buiten staat")
    await one.js(GIVE)
    await one.until(f"{TOLD}.startsWith('Doorgegeven')")
    talk.wait("Uit de zaal: 1 regel")

    # the server is killed and comes back; what was written meanwhile goes by itself
    os.kill(child_of(talk.pid), signal.SIGKILL)
    await write(other, "wij lezen het anders")
    await other.js(GIVE)
    await other.until(f"{TOLD}.startsWith('Doorgegeven')")

    talk.type("", "\x02")  # Ctrl+B
    shown = talk.wait("○ Fatima")
    assert "niet op het bord" in shown
    talk.type("", "\t")
    talk.type("", "\r")
    talk.wait("0 regels")
    talk.type("", "\x1b")
    for page in phones:
        await page.until(f"{SHOWN}.includes('iemand buiten staat')")

    # evidence with a figure, under the question that asks for it
    for _step in range(40):
        if "Wat heb je gezien, gehoord" in (shown := talk.read(0.2)):
            break
        talk.type("", "\x1b[6~")
        talk.until(partial(differs, shown))
    await third.until(f"{SHOWN}.includes('gezien, gehoord')")
    await third.js(
        "document.getElementById('name').open = true; document.getElementById('by').focus()"
    )
    await third.do("Input.insertText", text="Joost")
    await write(third, "12 van de 52 ouders zijn steeds dezelfde")
    await third.js(GIVE)
    await third.until(f"{TOLD}.startsWith('Doorgegeven')")
    talk.type("", "\x02")
    talk.wait("12 van de 52")
    talk.wait("wij lezen het anders")  # without a name: it waited for the end of its phase
    talk.type("", "\r")
    talk.wait("1 regel")
    talk.type("", "\t")
    talk.type("", "\r")
    talk.type("", "\x1b")
    await third.until(
        "document.querySelector('.dots')?.getAttribute('aria-label') === '12 van de 52'"
    )

    for page in phones:
        assert [one for one in page.asked if not one.lower().startswith("http://127.0.0.1:")] == []
        assert [one for one in page.told if "Failed to load resource" not in one] == []
    talk.type("", "\x1b")
    talk.read(0.5)
    talk.type("", "\x1b")
    talk.wait("Ouders brengen hun kind")
    for page in phones:
        await page.until(f"{TOLD}.startsWith('Het gesprek is klaar')")

    made = subprocess.run(
        [*VERTEL, "minutes", "last", "--format", "txt"], env=env, text=True, capture_output=True
    )
    document = made.stdout
    for words in (
        "zij durven pas als iemand buiten staat",
        "wij lezen het anders",
        "12 van de 52",
        "Fatima",
        "Joost",
    ):
        assert words in document
    library = TalkLibrary(tmp_path / "store", now)
    said = {line.text: line for line in next(iter(library.talks())).lines}
    assert said["zij durven pas als iemand buiten staat"].by == ("Fatima",)
    assert said["wij lezen het anders"].by == ()
    assert (
        said["wij lezen het anders"].question
        == said["zij durven pas als iemand buiten staat"].question
    )
    assert said["12 van de 52 ouders zijn steeds dezelfde"].by == ("Joost",)
    assert said["12 van de 52 ouders zijn steeds dezelfde"].kind == "ground"
