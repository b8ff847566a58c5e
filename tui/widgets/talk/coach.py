"""What the goal coach asks of the sentence that is being typed, below what is on record."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.timer import Timer
from textual.widgets import Static

from agendas.coach import exit_words, look

if TYPE_CHECKING:
    from agendas.conduct.conductor import Conductor
    from agendas.records.said import Language

_PAUSE = 0.35  # seconds after the last letter


class CoachLine(Static):
    """Its soft question, once typing pauses, in the language of the talk."""

    def __init__(self, language: "Language") -> None:
        super().__init__(id="coach", markup=False)
        self._language = language
        self._pause: Timer | None = None

    def tell(self, text: str) -> None:
        """Show this; nothing takes no room."""
        self._still()
        self._show(text)

    def _still(self) -> None:
        """Have nothing come any more of what was typed before."""
        if self._pause:
            self._pause.stop()
        self.workers.cancel_group(self, "coach")

    def _show(self, text: str) -> None:
        if text or self.display:  # else every letter that is typed lays the whole screen out anew
            self.update(text)
            self.display = bool(text)

    @work(thread=True, group="warm")
    def warm_up(self) -> None:
        """Have the words of the coach read before they are needed."""
        look("", self._language)

    def soon(self, text: str, talk: "Conductor", people: str) -> None:
        """Look at a sentence that is being typed in a talk; `people` is whom goals here are for."""
        self._still()
        self._pause = self.set_timer(_PAUSE, partial(self._look, text, talk, people))

    @work(thread=True, exclusive=True, group="coach")
    def _look(self, text: str, talk: "Conductor", people: str) -> None:
        from textual.worker import get_current_worker

        worker = get_current_worker()
        seen = talk.look(text, people)
        ways = seen.exits if seen else ()
        told = [exit_words(way, self._language) for way in ways if way not in ("keep", "reword")]
        words = "   ".join([seen.ask, *(f"({way})" for way in told)]) if seen else ""
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, words)
