"""The phases on one line, where the talk is now, and a soft clock that never cuts off."""

from textual.content import Content
from textual.widgets import Static

from agendas.meeting import Meeting
from agendas.text import one_line
from agendas.vocabulary import KINDS, SHORT_KINDS
from locales import _


class PhaseRail(Static):
    """The names of the phases with the present one in brackets, the minutes left on the right."""

    def __init__(self) -> None:
        super().__init__(classes="head", markup=False)
        self.meeting: Meeting | None = None
        self.extra = 0.0

    def show(self, meeting: Meeting, extra_seconds: float = 0.0) -> None:
        """Show where `meeting` is; `extra_seconds` passed since its time was last noted."""
        self.meeting, self.extra = meeting, extra_seconds
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the line anew."""
        if self.meeting is None or not self.size.width:
            return
        meeting, width = self.meeting, self.content_size.width
        left = _time_left(meeting, self.extra)
        names = [_name(meeting, place) for place in range(len(meeting.phases))]
        names[meeting.at] = f"[{names[meeting.at]}]"
        line = " · ".join(names)
        if len(line) + len(left) + 2 > width:
            line = f"{meeting.at + 1}/{len(names)} {names[meeting.at]}"
        gap = max(1, width - Content(line).cell_length - len(left))
        here = line.find(f"[{_name(meeting, meeting.at)}]")
        content = Content(line + " " * gap + left)
        self.update(content.stylize("bold", here, here + len(names[meeting.at])))


def _name(meeting: Meeting, place: int) -> str:
    phase = meeting.phases[place]
    title = phase.title[meeting.language]
    if phase.title == KINDS[phase.kind] and phase.kind in SHORT_KINDS:
        return SHORT_KINDS[phase.kind][meeting.language]
    return one_line(title)


def _time_left(meeting: Meeting, extra: float) -> str:
    if meeting.phase.minutes == 0:
        return ""
    left = meeting.phase.minutes * 60 - meeting.phase.seconds - extra
    if left >= 0:
        return _("{minutes} min").format(minutes=round(left / 60))
    return _("{minutes} min over").format(minutes=max(1, round(-left / 60)))
