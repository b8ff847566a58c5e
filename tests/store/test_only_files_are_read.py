"""Where a file is expected, a pipe, a socket, a device or a link is never opened: nobody waits for it."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from backups import read_backup
from examples import further
from said_in import with_draft
from typed import typed

from agendas.files import NotAFileError, read_regular
from store.admin.backup import back_up
from store.library import TalkLibrary

SECRET = "somebody else's secret"
COMMANDS = (
    "list", "due", "find anything", "show k3f9q2", "minutes k3f9q2", "goal story g-k3f9q2",
    "store check", "store compare", "store compare k3f9q2", "store recover", "store rebuild",
    "store retire --older-than 5y --yes", "agenda list", "agenda show ours", "config", "template list",
    "resume k3f9q2 --plain", "store take-over k3f9q2 --yes", "minutes k3f9q2 --template ours",
    "template check ours",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nobody_waits() -> Iterator[None]:
    """Whoever opens a pipe to read would wait for ever."""

    def late(_number: int, _frame: object) -> None:
        raise AssertionError("waits for what is no file")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # the whole path may be too long for a socket
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def link(path: Path) -> None:
    target = path.parent.parent / "secret"
    target.write_text(SECRET)
    path.symlink_to(target)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS = (pipe, listening, link, endless)


@pytest.fixture
def ours(tmp_path: Path, library: TalkLibrary, talk, monkeypatch) -> TalkLibrary:
    monkeypatch.setenv("VERTEL_STORE", str(library.folder))
    ours = TalkLibrary(library.folder, library.now, tmp_path / "state")
    with ours.hold("k3f9q2", "Ada"):
        ours.save(with_draft(talk(), "goal", "said"))
    ours.save(talk("aaaaaa", goal="Another"))
    ours.known().overview, ours.known().texts()
    return ours


def places(ours: TalkLibrary, tmp_path: Path) -> dict[str, Path]:
    talk, (journaled,) = ours.files()["k3f9q2"], (tmp_path / "state").rglob("k3f9q2.json")
    agendas = tmp_path / "config" / "agendas"
    agendas.mkdir(parents=True, exist_ok=True)
    (tmp_path / "config" / "templates").mkdir(exist_ok=True)
    return {
        **{name: ours.folder / name for name in
           ("index.json", "state.json", "overview.json", "texts.txt", "seal.json", "seal.copy.json")},
        "talk": talk,
        "lock": ours.folder / "locks" / "k3f9q2.lock",
        "where": journaled.with_name("where.txt"),
        "told": journaled.with_name("told-private"),
        "template": tmp_path / "config" / "templates" / "ours.md",
        "holder": ours.folder / "locks" / "k3f9q2.who",
        "conflict copy": talk.with_name(f"{talk.stem} (conflicted copy).json"),
        "kept": talk.with_name(f"{talk.name}.kept-1"),
        "journal": journaled,
        "draft": journaled.with_name("prepared.draft"),
        "agenda": agendas / "ours.toml",
        "config": tmp_path / "config" / "config.toml",
    }  # fmt: skip


@pytest.mark.parametrize("kind", further(KINDS))  # who opens a pipe waits; each kind is told below
@pytest.mark.parametrize("where", [
    "index.json", "state.json", "overview.json", "texts.txt", "seal.json", "seal.copy.json", "talk",
    "lock", "where", "told", "template", "holder", "conflict copy", "kept", "journal", "draft", "agenda", "config",
])  # fmt: skip
def test_no_command_opens_it(ours, tmp_path, where: str, kind: Callable[[Path], None]) -> None:
    place = places(ours, tmp_path)[where]
    place.unlink(missing_ok=True)
    kind(place)
    told = ""
    for line in COMMANDS:
        done = typed(line)
        told += done.out + done.err
        assert done.sound, (line, done)
    if where not in (
        "agenda",
        "config",
        "template",
    ):  # one's own, and often a link to where one keeps those
        assert SECRET not in told


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_follows_no_link(ours, tmp_path, kind: Callable[[Path], None]) -> None:
    for where in ("conflict copy", "kept"):
        kind(places(ours, tmp_path)[where])
    assert back_up(ours, tmp_path / "talks.zip") == 2
    found = read_backup(tmp_path / "talks.zip")
    assert sorted(found) == sorted(path.name for path in ours.files().values())
    assert SECRET.encode() not in b"".join(found.values())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told_with_what_it_is(tmp_path, kind: Callable[[Path], None]) -> None:
    (tmp_path / "folder").mkdir()
    place = tmp_path / "folder" / "place"
    kind(place)
    with pytest.raises(NotAFileError, match="and no file"):
        read_regular(place)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("follow", [False, True])
def test_what_is_no_file_is_not_opened_at_all(tmp_path, monkeypatch, kind, follow: bool) -> None:
    """Opened, a pipe lets in whoever waits to write to it, and a device may act."""
    (tmp_path / "folder").mkdir()
    place = tmp_path / "folder" / "place"
    kind(place)
    if kind is link and follow:
        (tmp_path / "secret").unlink()
        pipe(tmp_path / "secret")
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda path, *_flags: opened.append(path))
    with pytest.raises(NotAFileError):
        read_regular(place, follow=follow)
    assert opened == []


def test_what_was_put_there_after_the_look_is_not_read_either(tmp_path, monkeypatch) -> None:
    (tmp_path / "a").mkdir()
    file, swapped = tmp_path / "a" / "file", tmp_path / "a" / "pipe"
    file.write_bytes(b"said")
    os.mkfifo(swapped)
    seen = os.stat(file)
    monkeypatch.setattr(os, "stat", lambda *_a, **_m: seen)
    with pytest.raises(NotAFileError):
        read_regular(swapped)


def test_no_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(2**40)  # a terabyte of zeros, in no room at all
    with pytest.raises(OSError, match="File too large"):
        read_regular(large)
