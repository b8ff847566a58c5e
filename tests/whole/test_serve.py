"""`vertel serve` without a browser: who comes in, what is sent, and that no word is lost."""

import asyncio
import json
import os
import pty
import re
import signal
import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from examples import further
from line import environment
from served import VERTEL, Seat, Served, gone, serving, sit, stored
from typed import typed_apart

from agendas.errors import SpokenError
from tui.commands import serve as command
from tui.served.door import Door

DOOR = Door(8123, "s3cret", "n0nce")
HERE, OWN = ["127.0.0.1:8123"], [DOOR.origin]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, TERM="dumb")


@pytest.fixture
def served(env: dict[str, str]) -> Iterator[Served]:
    with serving(env) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "hosts", "origins", "line", "lets"),
    [
        ("/s3cret/", HERE, [], False, True),
        ("/s3cret/line", HERE, OWN, True, True),
        ("/", HERE, [], False, False),
        ("/s3cre/", HERE, [], False, False),
        ("/s3crets/", HERE, [], False, False),
        ("//s3cret/", HERE, [], False, False),
        ("/S3CRET/", HERE, [], False, False),
        ("/\ud800/", HERE, [], False, False),
        ("/s3cret/", [], [], False, False),
        ("/s3cret/", ["localhost:8123"], [], False, False),
        ("/s3cret/", ["127.0.0.1"], [], False, False),
        ("/s3cret/", ["evil.example:8123"], [], False, False),
        ("/s3cret/", [*HERE, "evil.example"], [], False, False),
        ("/s3cret/", HERE, ["http://evil.example"], False, False),
        ("/s3cret/line", HERE, [], True, False),
        ("/s3cret/line", HERE, ["null"], True, False),
        ("/s3cret/line", HERE, ["http://localhost:8123"], True, False),
        ("/s3cret/line", HERE, ["http://127.0.0.1:8124"], True, False),
    ],
)
def test_the_door(path: str, hosts: list[str], origins: list[str], line: bool, lets: bool) -> None:
    assert DOOR.lets_in(path, hosts, origins, line) is lets


async def test_only_who_has_the_address_comes_in_and_nothing_points_elsewhere(
    served: Served,
) -> None:
    with socket.socket() as other, pytest.raises(OSError):  # noqa: PT011
        other.connect(("127.0.0.2", served.port))  # on Linux every 127.x is this machine
    async with aiohttp.ClientSession() as http:

        async def ask(path: str, **headers: str) -> tuple[int, str]:
            async with http.get(served.origin + path, headers=headers) as answer:
                assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
                assert answer.headers["Cache-Control"] == "no-store"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert "Python" not in answer.headers["Server"]
                return answer.status, await answer.text()

        own = f"/{served.secret}"
        for path in (
            "/",
            "/static/",
            "/ws",
            "/line",
            "/download/x",
            f"{own[:-1]}/",
            "/favicon.ico",
        ):
            assert (await ask(path))[0] == 403, path
        for path in ("/static", "/download/x", "/page.html", "/..%2fpage.py", "/fonts"):
            assert (await ask(own + path))[0] == 404, path
        assert (await ask(own + "/", Host=f"localhost:{served.port}"))[0] == 403
        assert (await ask(own + "/", Origin="http://evil.example"))[0] == 403
        for origin in (None, "http://evil.example", f"http://localhost:{served.port}", "null"):
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await http.ws_connect(f"{served.origin}{own}/line", origin=origin)
        assert served.apps() == []  # none of these started anything

        status, page = await ask(own + "/")
        assert status == 200
        assert (await ask(own)) == (200, page)
        assert '<html lang="en"' in page
        asked = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert len(asked) == 5
        assert all(address.startswith(f"{own}/") for address in asked)
        assert set(re.findall(r"\w+://[^/\"]*", page)) == {f"ws://127.0.0.1:{served.port}"}
        for address in asked:
            status, sent = await ask(address)
            assert status == 200
            if address.endswith(".css"):
                assert "url(" not in sent
                assert "@import" not in sent
    policy = Door(served.port, served.secret, "n").headers()["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert f"connect-src ws://127.0.0.1:{served.port};" in policy


async def checking_in(http: aiohttp.ClientSession, served: Served, words: str) -> Seat:
    """A seat from Home to a check-in, in which these words are typed."""
    seat = await sit(http, served)
    await seat.shows("Nothing here yet")
    await seat.type("c")
    await seat.shows("Which goal is it about?")
    await seat.type(words)
    return seat


async def test_one_person_and_what_was_typed_is_there_when_the_page_comes_back(
    served: Served, env: dict[str, str]
) -> None:
    async with aiohttp.ClientSession() as http:
        first = await checking_in(http, served, "Parents come with trust\t")
        second = await sit(http, served)
        assert "open in another tab" in await second.told()
        await first.type("two parents st\ud83d\ude00ay")  # as a browser sends what is no plain sign
        await first.shows("two parents")
        await first.type("ed to re")
        await first.shows("😀ayed to re")
        apps = served.apps()
        assert len(apps) == 1
        first.cut()
        third = await sit(http, served)  # at once, as when a page is reloaded
        await third.shows("two parents st😀ayed to re")
        assert await gone(apps)
        await third.type("ad")
        await stored(env, "two parents st😀ayed to read")
        await third.type("\x11")  # ctrl+q
        assert await third.told() == "Vertel is closed; everything is saved."
        fourth = await sit(http, served)
        await fourth.shows("Unfinished")  # closed by hand, it opens at Home
    assert await served.ended() == 0
    assert served.process.stdout
    assert served.process.stdout.read() == ""  # the address, and nothing more


@pytest.mark.parametrize("number", further([signal.SIGKILL, signal.SIGHUP]))
async def test_the_end_of_the_server_ends_the_app_and_loses_no_letter(
    served: Served, env: dict[str, str], number: signal.Signals
) -> None:
    async with aiohttp.ClientSession() as http:
        seat = await checking_in(http, served, "Parents come with trust\tthe last let")
        await seat.shows("the last let")
        await seat.type("ters")
        await asyncio.sleep(0.05)  # they are on their way through the server
        apps = served.apps()
        assert await served.ended(number) == (0 if number != signal.SIGKILL else -number)
        if number != signal.SIGKILL:
            assert "was ended in its terminal" in await seat.told()
        assert await gone(apps)
        await stored(env, "the last letters", 1)


@pytest.mark.long
async def test_started_again_it_has_a_new_address_and_all_that_was_typed(
    served: Served, env: dict[str, str]
) -> None:
    async with aiohttp.ClientSession() as http:
        seat = await checking_in(http, served, "Parents come with trust\ttwo stayed")
        await seat.shows("two stayed")
        assert await served.ended() == 0
        assert await seat.told() == (
            "“vertel serve” was ended in its terminal; everything is saved. Started again it gives a new address."
        )
        with serving(env) as again:
            assert again.address != served.address
            seat = await sit(http, again)
            await seat.shows("Unfinished")
            await seat.type("\r")
            await seat.shows("two stayed")


@pytest.mark.long
async def test_a_long_paste_arrives_whole(served: Served, env: dict[str, str]) -> None:
    pasted = "één cijfer is een begin — " * 8_000 + "einde"
    async with aiohttp.ClientSession() as http:
        await checking_in(http, served, f"Parents come with trust\t\x1b[200~{pasted}\x1b[201~")
        await stored(env, json.dumps(pasted, ensure_ascii=False)[1:-1], 20)


async def test_a_passphrase_is_asked_in_the_terminal_and_reaches_the_app_unseen(
    env: dict[str, str],
) -> None:
    secret = "een lange zin die niemand raadt"
    Path(env["VERTEL_STORE"]).mkdir(mode=0o700)
    assert typed_apart({**env, "VERTEL_PASSPHRASE": secret}, "store", "lock").code == 0
    own, terminal = pty.openpty()
    process = subprocess.Popen(
        [*VERTEL, "serve"], env=env, stdin=terminal, stdout=subprocess.PIPE, stderr=terminal,
        text=True, start_new_session=True,
    )  # fmt: skip
    try:
        asked = b""
        while b"assphrase" not in asked:
            asked += os.read(own, 1000)
        await asyncio.sleep(0.3)  # until the echo is off
        os.write(own, f"{secret}\n".encode())
        assert process.stdout
        running = Served(process, process.stdout.readline().rstrip("\n"))
        async with aiohttp.ClientSession() as http:
            seat = await sit(http, running)
            await seat.shows("Nothing here yet")
            (app,) = running.apps()
            for place in ("environ", "cmdline"):
                seen = Path(f"/proc/{app}/{place}").read_bytes()
                assert secret.encode() not in seen
                assert running.secret.encode() not in seen
            assert await running.ended() == 0
        assert secret.encode() not in asked + os.read(own, 1000)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
        os.close(own)
        os.close(terminal)


async def test_why_the_app_could_not_start_stands_on_the_page(
    served: Served, env: dict[str, str]
) -> None:
    Path(env["VERTEL_CONFIG"]).parent.mkdir(parents=True)
    Path(env["VERTEL_CONFIG"]).write_text("theme = ")  # spoilt while it was served
    async with aiohttp.ClientSession() as http:
        told = await (await sit(http, served)).told()
    assert "cannot be read" in told
    assert "Traceback" not in told


def test_a_port_that_is_taken_is_told(env: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*VERTEL, "serve", "--port", port], env=env, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert done.stdout == ""


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from tui.commands.group import vertel

    monkeypatch.setattr(command, "find_spec", lambda name: None)
    done = CliRunner().invoke(vertel, ["serve"], standalone_mode=False)
    assert isinstance(done.exception, SpokenError)
    assert re.search(r"-m pip install .*aiohttp.*textual-serve", str(done.exception))


def test_the_browser_is_given_a_file_and_not_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.served import serving as room

    opened: list[Any] = []
    monkeypatch.setattr(room.webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr(room.tempfile, "mkdtemp", lambda prefix: str(tmp_path))
    monkeypatch.setattr(room.atexit, "register", lambda *_what, **_named: None)
    room._open(DOOR.address)
    (way,) = tmp_path.iterdir()
    assert opened == [way.as_uri()]
    assert stat.S_IMODE(way.stat().st_mode) == 0o600
    assert DOOR.address in way.read_text("utf-8")
