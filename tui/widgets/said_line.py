"""What is on record, each in a line: the words, whose they are, and what was said with them."""

from collections.abc import Iterator

from textual.content import Content

from agendas.records import vocabulary
from agendas.records.agreements import (
    AccountAgreement,
    Frame,
    FrameChoice,
    Laid,
    PlanLine,
)
from agendas.records.meeting import Meeting, kind_of, standing_records
from agendas.records.said import (
    Consent,
    Decision,
    Evidence,
    Guess,
    Indicator,
    IndicatorChoice,
    Initiative,
    Language,
    LookedBack,
    Meaning,
    Remark,
    Said,
    Standing,
    Value,
)
from agendas.slots.script_on_goals import shown_text
from agendas.text import one_line
from locales import _, long_date

MOST_SHOWN = 4000  # characters of one record on the screen; the whole of it is kept
MOST_ROWS = 8  # lines of its own that one record is shown in
Line = tuple[str | None, Content]


def lines(meeting: Meeting, phase_id: str | None) -> list[Line]:
    """Each record as an id and what is shown; lines that cannot be picked up have no id."""
    found: list[Line] = []
    kind = kind_of(meeting, phase_id) if phase_id else "close"
    language = meeting.language
    if phase_id:
        found += [
            (None, _laid(laid, language)) for laid in meeting.laid_out if laid.phase == phase_id
        ]
    if kind in ("goal", "wording", "close") and meeting.goal.id:
        found += [(None, line) for line in _goal_lines(meeting)]
    if kind == "goal" and phase_id:
        found += [(None, line) for line in _brought_readings(meeting)]
    if kind == "look-back":
        found += [(None, line) for line in _told_of(meeting)]
    if kind == "close":
        found += [(None, _looked_back(back, language)) for back in meeting.segment.looked_back]
    said = [s for _where, s in meeting.said() if phase_id is None or s.phase == phase_id]
    if kind == "interpretation" and phase_id:
        said = [s for s in meeting.segment.evidence if s not in said] + said
    parked = {s.id for s in meeting.parked}
    found += [(s.id, _line(meeting, s, s.id in parked)) for s in said]
    following = meeting.segment.next_talk if meeting.segment.next_talk.on else meeting.next_talk
    if following.on and kind in ("initiative", "close"):
        people = one_line(following.words) or ", ".join(map(one_line, following.people))
        day = long_date(following.on, language)
        found.append((None, Content(_("next talk: {date}").format(date=f"{day}  {people}"))))
    return found


def _laid(laid: Laid, language: Language) -> Content:
    head = f"{laid.head[language]}  " if laid.head else ""
    by = f"  {one_line(laid.by)}" if laid.by else ""
    on = f"  {long_date(laid.on, language)}" if laid.on else ""
    return Content.assemble((head, "italic"), one_line(laid.text), (by, "italic"), on)


def _goal_lines(meeting: Meeting) -> Iterator[Content]:
    """The room's words for whom the goal is; where somebody gave them, they stand under their name."""
    wording = meeting.goal.now
    given = {r.text for r in standing_records(meeting.segment.remarks)}
    rows = (
        (_("for"), wording.target_group),
        (_("what is different"), wording.difference),
        (_("it came in as"), wording.original),
    )
    for label, text in rows:
        if text and text not in given:
            yield Content(f"{label}: {one_line(text)}")


def _brought_readings(meeting: Meeting) -> Iterator[Content]:
    """How each read the goal up to now: side by side, whoever gives account (invariant 11)."""
    for reading in meeting.segment.brought.readings:
        who = one_line(reading.by)
        label = _("{name} read it as").format(name=who) if who else _("read as")
        yield Content.assemble((f"{label}  ", "italic"), one_line(reading.text))


def _told_of(meeting: Meeting) -> Iterator[Content]:
    """What was said of each earlier initiative; the one asked after stands above the question."""
    backs = meeting.segment.looked_back
    for back in backs:
        told = _told(back, meeting.language)
        if told and len(backs) > 1:
            label = _short(one_line(back.initiative.text))
            yield Content.assemble((f"{label}  ", "italic"), " · ".join(told))
        elif told:
            yield Content(" · ".join(told))


def _looked_back(back: LookedBack, language: Language) -> Content:
    taken = f"{one_line(back.initiative.by)}: {one_line(back.initiative.text)}"
    return Content(" · ".join([taken, *_told(back, language)]))


def _told(back: LookedBack, language: Language) -> list[str]:
    parts = [one_line(text) for text in (back.happened, back.means) if text]
    if back.onward:
        parts.append(vocabulary.ONWARD[back.onward][language])
    if back.because:
        parts.append(one_line(back.because))
    return parts


def _line(meeting: Meeting, said: Said, parked: bool) -> Content:
    text = _in_lines(shown_text(said))
    if len(text) > MOST_SHOWN:
        text = f"{text[:MOST_SHOWN]} … ({len(said.text)})"
    before, after = around(meeting, said)
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
    if said.audience != "team":
        parts.append((f"  · {vocabulary.AUDIENCE[said.audience][meeting.language]}", "italic"))
    if said.withdrawn:
        withdrawn = _("withdrawn")
        parts.append(f"  ({withdrawn})")
    return Content.assemble(*parts)


def _in_lines(text: str) -> str:
    """The text with its own few lines as lines; a long one runs on."""
    rows = [row for line in text.split("\n") if (row := one_line(line))]
    return "\n    ".join(rows) if len(rows) <= MOST_ROWS else one_line(text)


def around(meeting: Meeting, said: Said) -> tuple[str, list[str]]:
    """What stands before a record (its word or question) and what after it."""
    language = meeting.language
    match said:
        case Evidence():
            return vocabulary.EVIDENCE_KIND[said.kind][language], _with_evidence(meeting, said)
        case Guess():
            return _("expected"), []
        case Indicator():
            origin = vocabulary.ORIGIN.get(said.origin or "")
            return "", [said.why, origin[language] if origin else "", said.misses, said.once_target]
        case IndicatorChoice():
            earlier = {i.id: i.text for i in meeting.segment.brought.indicators}
            return vocabulary.INDICATOR_ONWARD[said.choice][language], [earlier.get(said.about, "")]
        case Standing():
            return vocabulary.STANDING[said.word][language], []
        case Decision():
            more = [said.wording, *said.parts, ", ".join(said.consented_by)]
            return vocabulary.DECISION[said.choice][language], more
        case Consent():
            return _("consents now"), []
        case Meaning():
            about = meeting.find(said.about) if said.about else None
            label = _("another reading") if said.other else ""
            return label or (_short(one_line(shown_text(about))) if about else ""), []
        case Value():
            return _("value"), [said.moment]
        case Initiative():
            return "", _with_initiative(said, language)
        case Frame():
            kind = vocabulary.FRAME_KIND[said.kind][language] if said.kind else ""
            prevents = said.prevents if said.prevents != said.text else ""
            return _("limit"), [kind, prevents, said.recipe]
        case FrameChoice():
            earlier = {f.frame: f.text for f in meeting.agreed.frames}
            return vocabulary.FRAME_ONWARD[said.choice][language], [earlier.get(said.about, "")]
        case AccountAgreement():
            return "", [said.rhythm, said.form, said.use_of_notes]
        case PlanLine():
            place = vocabulary.EXIT[said.exit][language] if said.exit else ""
            became = said.became if said.became != said.text else ""
            return place, [became]
        case Remark():
            return (said.question[language].rstrip("?") + ":" if said.question else ""), []
    return "", []


def _with_evidence(meeting: Meeting, said: Evidence) -> list[str]:
    language = meeting.language
    meanings = [m.text for m in meeting.segment.meanings if m.about == said.id and not m.withdrawn]
    after = [_("expected: {text}").format(text=said.expected) if said.expected else ""]
    after += [said.period, said.source]
    after += [vocabulary.DIRECTION[said.direction][language]] if said.direction else []
    if said.covered:
        after.append(_("covered"))
    elif said.kind == "figure":
        after += meanings or [vocabulary.MEANING_OPEN[language]]
    return after


def _with_initiative(said: Initiative, language: Language) -> list[str]:
    limits = vocabulary.LIMITS[said.limits][language] if said.limits else ""
    agreed = vocabulary.AGREED_IN_ADVANCE[language] if said.agreed_in_advance else ""
    held = [f.text for f in said.considered if f.frame in said.touched] or [
        f.text for f in said.considered
    ]
    frames = "; ".join(held) if said.limits else ""
    origin = vocabulary.INITIATIVE_ORIGIN[said.origin][language] if said.origin else ""
    if said.at_request_of:
        origin = f"{origin}: {said.at_request_of}"
    return [
        said.notice,
        origin,
        agreed,
        limits,
        frames,
        said.frames,
        said.watch,
        said.stops,
        said.support,
    ]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
