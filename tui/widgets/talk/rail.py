"""The phases on one line, where the talk is now, and a soft clock that never cuts off."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from agendas.lines.talk import Talk
from agendas.records.vocabulary import PHASE_KIND, SHORT_PHASE_KIND
from agendas.talk.clock import clock
from agendas.text import one_line
from tui.widgets.rows_by_width import BESIDE, beside
from tui.widgets.talk.time_left import time_words


class PhaseRail(Static):
    """The names of the phases with the present one on the lamp's ground, the time left on the right."""

    def __init__(self) -> None:
        super().__init__(classes="head", markup=False)
        self.talk: Talk | None = None
        self.times: tuple[str, ...] = ("",)
        self.bold = False

    def show(
        self,
        talk: Talk,
        extra_seconds: float = 0.0,
        paused: bool = False,
        with_clock: bool = True,
    ) -> None:
        """Show where `talk` is; `extra_seconds` passed since its time was last noted."""
        self.talk = talk
        state = clock(talk, extra_seconds) if with_clock else None
        self.times = time_words(state, paused) if state else ("",)
        self.bold = state is not None and state.tone != "calm"
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the line anew: all the phases if they fit, then as much of the time as there is room for."""
        if self.talk is None or not self.size.width:
            return
        names = phase_names(self.talk)
        width = self.content_size.width
        self.update(rail_line(names, self.talk.at, self.times, self.bold, width))


def rail_line(
    phases: tuple[str, ...], at: int, times: tuple[str, ...], bold: bool, width: int
) -> Content:
    """The phases, the present one on the lamp's ground, and on the right the longest of `times` that fits.

    Where not all of them fit, the present one and its number, and what is left of that.
    """
    margin = beside(width + 2 * BESIDE) - BESIDE
    width -= 2 * margin
    chip = (f" {phases[at]} ", "bold $on-lamp on $lamp")
    parts: list[Content] = []
    for place, name in enumerate(phases):
        parts.append(
            Content.styled(*chip) if place == at else Content.styled(f" {name} ", "$quiet")
        )
    line = Content(" ").join(parts)
    if line.cell_length + cell_len(times[-1]) + 2 > width:
        which = f"{at + 1}/{len(phases)}"
        line = Content.assemble(chip, ("  " + which, "$quiet"))
    if line.cell_length + cell_len(times[-1]) + 2 > width:
        line = Content.styled(*chip)
    if line.cell_length > width:
        line = line.truncate(width - 1).rstrip() + Content("…")
    room = width - line.cell_length - 2
    time = next((told for told in times if cell_len(told) <= room), "")
    gap = max(1, width - line.cell_length - cell_len(time))
    return Content.assemble(" " * margin, line, " " * gap, (time, "bold" if bold else ""))


def phase_names(talk: Talk) -> tuple[str, ...]:
    """The names of a talk's phases, as short as they are known."""
    return tuple(_name(talk, place) for place in range(len(talk.phases)))


def _name(talk: Talk, place: int) -> str:
    phase = talk.phases[place]
    title = phase.title[talk.language]
    if phase.title == PHASE_KIND[phase.kind] and phase.kind in SHORT_PHASE_KIND:
        return SHORT_PHASE_KIND[phase.kind][talk.language]
    return one_line(title)
