"""What is typed is on disk soon, a failing save is told and tried again, and nothing is lost."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from conftest import NOW
from rest import LONGEST
from said_in import with_draft

from agendas.lines.talk import Talk
from store.errors import StoreError
from store.files.autosave import Autosave


class Disk:
    """A disk that can be told to fail, and what it and the writer told."""

    def __init__(self) -> None:
        self.wrote: list[tuple[float, Talk]] = []
        self.told: list[StoreError] = []
        self.saved: list[Talk] = []
        self.error: Exception | None = None
        self.tries = 0

    def save(self, meeting: Talk) -> None:
        self.tries += 1
        if self.error:
            raise self.error
        self.wrote.append((time.monotonic(), meeting))

    def was_saved(self, meeting: Talk, at: datetime) -> None:
        assert at.tzinfo is not None
        self.saved.append(meeting)

    @property
    def latest(self) -> Talk:
        return self.wrote[-1][1]


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def writer(disk: Disk) -> Iterator[Callable[..., Autosave]]:
    made: list[Autosave] = []

    def make(**timing: float) -> Autosave:
        made.append(Autosave(disk.save, disk.was_saved, disk.told.append, lambda: NOW, **timing))
        return made[-1]

    yield make
    disk.error = None
    for one in made:
        one.close()


def typed(meeting: Talk, n: int) -> Talk:
    return with_draft(meeting, "goal", "x" * (n + 1))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.005)


def test_typing_at_speed_is_one_save_of_the_latest_words(writer, disk, talk) -> None:
    autosave = writer(quiet=0.8, most=60.0)
    for n in range(20):
        autosave.offer(typed(talk(), n))
    until(lambda: bool(disk.saved))
    assert [m for _at, m in disk.wrote] == [typed(talk(), 19)]
    assert disk.saved == [typed(talk(), 19)]


def test_who_never_pauses_is_saved_all_the_same(writer, disk, talk) -> None:
    autosave = writer(quiet=600.0, most=0.1)
    begun = time.monotonic()
    n = 0
    while not disk.wrote and time.monotonic() < begun + LONGEST:
        autosave.offer(typed(talk(), n))
        n += 1
        time.sleep(0.01)
    assert disk.wrote[0][0] - begun >= 0.09


def test_what_is_saved_at_once_does_not_wait_for_what_is_typed_after_it(writer, disk, talk) -> None:
    autosave = writer(quiet=30.0, most=60.0)
    autosave.offer(typed(talk(), 0), at_once=True)
    autosave.offer(typed(talk(), 1))
    until(lambda: bool(disk.wrote))
    first = disk.wrote[0][1]
    assert first in (typed(talk(), 0), typed(talk(), 1))


@pytest.mark.parametrize(
    "error",
    [StoreError("The disk is full."), OSError(28, "No space left"), ValueError("what Ada said")],
)
def test_a_save_that_fails_is_told_and_tried_again_until_it_works(
    writer, disk, talk, error: Exception
) -> None:
    autosave = writer(quiet=0.0, most=0.0, again=0.02)
    disk.error = error
    autosave.offer(typed(talk(), 0))
    until(lambda: disk.tries >= 3)
    assert disk.told
    assert all(isinstance(told, StoreError) for told in disk.told)
    assert "what Ada said" not in str(disk.told[0])
    assert not autosave.flush(0.05)
    autosave.offer(typed(talk(), 1))
    disk.error = None
    assert autosave.flush(5)
    assert disk.latest == typed(talk(), 1)


def test_flush_returns_when_the_latest_words_are_on_disk(writer, disk, talk) -> None:
    autosave = writer(quiet=30.0, most=60.0)
    autosave.offer(typed(talk(), 0))
    assert disk.wrote == []
    assert autosave.flush(5)
    assert disk.latest == typed(talk(), 0)


def test_closing_writes_what_is_left(writer, disk, talk) -> None:
    autosave = writer(quiet=30.0, most=60.0)
    autosave.offer(typed(talk(), 0))
    assert autosave.close()
    assert disk.latest == typed(talk(), 0)
    with pytest.raises(RuntimeError):
        autosave.offer(typed(talk(), 1))


def test_closing_on_a_full_disk_ends_and_says_that_words_are_left(writer, disk, talk) -> None:
    autosave = writer(quiet=30.0, most=60.0)
    disk.error = StoreError("The disk is full.")
    autosave.offer(typed(talk(), 0))
    assert not autosave.close()
    assert [str(told) for told in disk.told] == ["The disk is full."]


def test_a_screen_that_is_gone_does_not_stop_the_writer(
    disk, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", told.append)

    def gone(_meeting: Talk, _at: datetime) -> None:
        raise RuntimeError("App is not running")

    autosave = Autosave(disk.save, gone, disk.told.append, lambda: NOW, quiet=0.0, most=0.0)
    for n in range(3):
        autosave.offer(typed(talk(), n))
        assert autosave.flush(5)
    assert autosave.close()
    assert disk.latest == typed(talk(), 2)
    assert {str(args.exc_value) for args in told} == {"App is not running"}


def test_many_writers_lose_nothing(disk, talk) -> None:
    for n in range(50):
        autosave = Autosave(
            disk.save, disk.was_saved, disk.told.append, lambda: NOW, quiet=0.001, most=0.002
        )
        autosave.offer(typed(talk(), n))
        assert autosave.close()
        assert disk.latest == typed(talk(), n)


def test_steady_typing_is_on_disk_half_a_second_after_its_first_letter(writer, disk, talk) -> None:
    """As Vertel is set: the clock of it stands still between the letters."""
    moment = [0.0]
    autosave = writer(clock=lambda: moment[0])
    for n in range(6):
        moment[0] = n / 10
        assert not disk.wrote, "a letter each tenth of a second is no pause"
        autosave.offer(typed(talk(), n))
    until(lambda: bool(disk.saved))
    assert disk.latest == typed(talk(), 5)


def test_letters_do_not_wake_the_writer(writer, disk, talk) -> None:
    looks: list[str] = []

    def clock() -> float:
        looks.append(threading.current_thread().name)
        return time.monotonic()

    saving = writer(quiet=0.3, most=5.0, clock=clock)
    for n in range(100):
        saving.offer(typed(talk(), n))
        time.sleep(0.001)
    assert looks.count("vertel-autosave") < 10
    assert saving.flush(5)
    assert disk.latest == typed(talk(), 99)


def test_a_failed_save_does_not_take_the_place_of_newer_words(disk, talk) -> None:
    began, go_on = threading.Event(), threading.Event()

    def save(meeting: Talk) -> None:
        disk.wrote.append((0.0, meeting))
        if len(disk.wrote) == 1:
            began.set()
            assert go_on.wait(30)
            raise StoreError("The disk is full.")

    autosave = Autosave(
        save, disk.was_saved, disk.told.append, lambda: NOW, quiet=0.0, most=0.0, again=0.01
    )
    autosave.offer(typed(talk(), 0))
    assert began.wait(30)
    autosave.offer(typed(talk(), 1))  # while the first is on its way, and will fail
    go_on.set()
    assert autosave.close()
    assert [meeting for _at, meeting in disk.wrote] == [typed(talk(), 0), typed(talk(), 1)]
    assert disk.saved == [typed(talk(), 1)]


def test_what_is_on_its_way_to_disk_is_not_there_yet(disk, talk) -> None:
    began, go_on = threading.Event(), threading.Event()

    def save(meeting: Talk) -> None:
        began.set()
        assert go_on.wait(30)
        disk.save(meeting)

    autosave = Autosave(save, disk.was_saved, disk.told.append, lambda: NOW, quiet=0.0, most=0.0)
    autosave.offer(typed(talk(), 0))
    assert began.wait(30)
    assert not autosave.flush(0.01)
    go_on.set()
    assert autosave.flush(30)
    assert disk.latest == typed(talk(), 0)
    autosave.close()
