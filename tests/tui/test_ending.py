"""Closing waits for nobody: the thread that reads keys ends when it is woken."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from tui.terminal import ending


@pytest.fixture
def forever(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """Has the input thread wait without end: only a word can end it. Gives how long it would have."""
    asked: list[float | None] = []
    real = ending.WakingSelector.select

    def select(self: ending.WakingSelector, timeout: float | None = None) -> object:
        asked.append(timeout)
        return real(self, None)

    monkeypatch.setattr(ending.WakingSelector, "select", select)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # wants the main thread
    return asked


@pytest.fixture
def driver() -> Iterator[ending.EndingDriver]:
    """The driver as far as its input thread goes, reading from a pipe that stays silent."""
    silent, end = os.pipe()
    made = ending.EndingDriver.__new__(ending.EndingDriver)
    made.exit_event, made.fileno, made._debug = threading.Event(), silent, False
    made.prepare_to_end()
    made._disable_mouse_support = lambda: None  # type: ignore[method-assign]
    made._key_thread = threading.Thread(target=made.run_input_thread, daemon=True)
    yield made
    os.close(silent)
    os.close(end)


def test_the_input_thread_ends_when_it_is_told_to(driver, forever) -> None:
    driver._key_thread.start()
    ended = threading.Thread(target=driver.disable_input, daemon=True)
    ended.start()
    ended.join(10)
    assert not ended.is_alive()
    assert not driver._key_thread.is_alive()
    assert forever, "Textual no longer waits by the selector that is woken"


def test_it_can_be_started_again(driver, forever) -> None:
    for _time in range(2):
        driver._key_thread = threading.Thread(target=driver.run_input_thread, daemon=True)
        driver._key_thread.start()
        ended = threading.Thread(target=driver.disable_input, daemon=True)
        ended.start()
        ended.join(10)
        assert not ended.is_alive()
