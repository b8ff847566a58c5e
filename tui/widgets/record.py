"""What is on record in a phase, a line each, to read and to pick up."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from agendas import vocabulary
from agendas.meeting import Meeting, kind_of
from agendas.records import (
    Decision,
    Evidence,
    Indicator,
    Initiative,
    LookedBack,
    Meaning,
    Remark,
    Said,
    Standing,
    Value,
    Wording,
)
from agendas.text import one_line
from locales import _, long_date
from tui.widgets.rows import Rows

MOST_SHOWN = 4000  # characters of one record on the screen; the whole of it is kept


class RecordList(Rows):
    """The records of one phase; the id of an option is the id of what was said."""

    def __init__(self) -> None:
        super().__init__(id="record", markup=False)

    class Typed(Message):
        """Letters came while a line was marked: they are for the line to type in."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_key(self, event: events.Key) -> None:
        """Pass letters on; nothing that is typed may fall on the floor."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what is pasted."""
        event.stop()
        self.post_message(self.Typed(event.text))

    def on_resize(self) -> None:
        """Keep the newest lines in view."""
        if not self.has_focus:
            self.scroll_end(animate=False)

    def show(self, meeting: Meeting, phase_id: str | None) -> None:
        """Show a phase's records, or those of the whole talk when `phase_id` is None."""
        place = self.highlighted
        options = [Option(line, id=key) for key, line in lines(meeting, phase_id)]
        self.set_options(options)
        if place is not None and options and self.has_focus:
            self.highlighted = min(place, len(options) - 1)
        else:
            self.scroll_end(animate=False)


def lines(meeting: Meeting, phase_id: str | None) -> list[tuple[str | None, Content]]:
    """Each record as an id and what is shown; lines that cannot be picked up have no id."""
    found: list[tuple[str | None, Content]] = []
    kind = kind_of(meeting, phase_id) if phase_id else "close"
    language = meeting.language
    if kind in ("goal", "close"):
        found += [(None, line) for line in _goal_lines(meeting.goal.now)]
    if kind in ("look-back", "close"):
        found += [(None, _looked_back(back, language)) for back in meeting.segment.looked_back]
    said = [s for _where, s in meeting.said() if phase_id is None or s.phase == phase_id]
    if kind == "interpretation":
        said = [s for s in meeting.segment.evidence if s not in said] + said
    parked = {s.id for s in meeting.parked}
    found += [(s.id, _line(meeting, s, s.id in parked)) for s in said]
    if meeting.next_talk.on and kind in ("initiative", "close"):
        people = ", ".join(map(one_line, meeting.next_talk.people))
        day = long_date(meeting.next_talk.on, language)
        found.append((None, Content(_("next talk: {date}").format(date=f"{day}  {people}"))))
    return found


def _goal_lines(wording: Wording) -> list[Content]:
    rows = ((_("for"), wording.target_group), (_("what is different"), wording.difference))
    return [Content(f"{label}: {one_line(text)}") for label, text in rows if text]


def _looked_back(back: LookedBack, language: str) -> Content:
    parts = [f"{one_line(back.initiative.by)}: {one_line(back.initiative.text)}"]
    parts += [one_line(text) for text in (back.happened, back.means) if text]
    if back.onward:
        parts.append(vocabulary.ONWARD[back.onward][language])
    if back.because:
        parts.append(one_line(back.because))
    return Content(" · ".join(parts))


def _line(meeting: Meeting, said: Said, parked: bool) -> Content:
    text = one_line(said.text)
    if len(text) > MOST_SHOWN:
        text = f"{text[:MOST_SHOWN]} … ({len(said.text)})"
    before, after = _around(meeting, said)
    if parked:
        before = _("parked")
    style = "strike" if said.withdrawn else ""
    parts: list[str | tuple[str, str]] = []
    if before:
        parts.append((f"{before}  ", "italic"))
    parts.append((text, style))
    if said.by:
        parts.append((f"  {one_line(said.by)}", "italic"))
    parts += [f"  · {one_line(extra)}" for extra in after if extra]
    if said.withdrawn:
        withdrawn = _("withdrawn")
        parts.append(f"  ({withdrawn})")
    return Content.assemble(*parts)


def _around(meeting: Meeting, said: Said) -> tuple[str, list[str]]:
    """What stands before a record (its word or question) and what after it."""
    language = meeting.language
    match said:
        case Evidence():
            meanings = [
                m.text for m in meeting.segment.meanings if m.about == said.id and not m.withdrawn
            ]
            after = [_("expected: {text}").format(text=said.expected) if said.expected else ""]
            after += [said.period, said.source]
            after += [vocabulary.DIRECTION[said.direction][language]] if said.direction else []
            if said.kind == "figure":
                after += meanings or [vocabulary.MEANING_OPEN[language]]
            return vocabulary.EVIDENCE_KIND[said.kind][language], after
        case Indicator():
            return "", [
                said.why,
                vocabulary.ORIGIN[said.origin][language]
                if said.origin in vocabulary.ORIGIN
                else "",
                said.misses,
            ]
        case Standing():
            return vocabulary.STANDING[said.word][language], []
        case Decision():
            return vocabulary.DECISION[said.choice][language], [
                said.wording,
                ", ".join(said.consented_by),
            ]
        case Meaning():
            about = meeting.find(said.about) if said.about else None
            label = _("another reading") if said.other else ""
            return label or (_short(one_line(about.text)) if about else ""), []
        case Value():
            return _("value"), [said.moment]
        case Initiative():
            limits = vocabulary.LIMITS[said.limits][language] if said.limits else ""
            agreed = vocabulary.AGREED_IN_ADVANCE[language] if said.limits == "inside" else ""
            return "", [
                said.notice,
                agreed,
                limits,
                said.frames,
                said.watch,
                said.stops,
                said.support,
            ]
        case Remark():
            return (said.question[language].rstrip("?") + ":" if said.question else ""), []
    return "", []


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
