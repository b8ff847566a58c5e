"""What is on record, each in a line: the words, whose they are, and what was said with them."""

from collections.abc import Iterator

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
from tui.signs import Roster
from tui.widgets.shown_line import ShownLine

MOST_SHOWN = 4000  # characters of one record on the screen; the whole of it is kept
MOST_ROWS = 8  # lines of its own that one record is shown in
Shown = tuple[str | None, tuple[ShownLine, ...]]


def lines(meeting: Meeting, phase_id: str | None, roster: Roster | None = None) -> list[Shown]:
    """Each record as an id and the lines it is shown in; what cannot be picked up has no id.

    Whoever speaks has the mark of `roster`, or of the talk's own people. What a figure means stands
    beneath it, whoever said it and whenever.
    """
    roster = roster or Roster(meeting.names)
    kind = kind_of(meeting, phase_id) if phase_id else "close"
    found: list[Shown] = [(None, told) for told in _above(meeting, phase_id, kind, roster)]
    said = [s for _where, s in meeting.said() if phase_id is None or s.phase == phase_id]
    if kind == "interpretation" and phase_id:
        said = [s for s in meeting.segment.evidence if s not in said] + said
    question = ""
    for record in _beneath_what_they_are_about(said):
        asked = _asked(meeting, record)
        found.append((record.id, _record(meeting, record, said, roster, asked != question)))
        question = asked
    following = meeting.segment.next_talk if meeting.segment.next_talk.on else meeting.next_talk
    if following.on and kind in ("initiative", "close"):
        people = one_line(following.words) or ", ".join(map(one_line, following.people))
        day = long_date(following.on, meeting.language)
        words = _("next talk: {date}").format(date=f"{day}  {people}")
        found.append((None, (ShownLine(words, quiet=True),)))
    return list(_spaced(found))


def _spaced(rows: list[Shown]) -> Iterator[Shown]:
    """The rows with a blank one between them, but before what is about the row above."""
    for place, (key, told) in enumerate(rows):
        below = rows[place + 1][1][0] if place + 1 < len(rows) else None
        last = told[-1]._replace(spaced=below is None or not below.nested)
        yield key, (*told[:-1], last)


def _above(
    meeting: Meeting, phase_id: str | None, kind: str, roster: Roster
) -> Iterator[tuple[ShownLine, ...]]:
    """What is shown above the records of a phase, or of the whole talk."""
    language = meeting.language
    if phase_id:
        yield from (_laid(x, language, roster) for x in meeting.laid_out if x.phase == phase_id)
    if kind in ("goal", "wording", "close") and meeting.goal.id:
        yield from ((line,) for line in _goal_lines(meeting))
    if kind == "goal" and phase_id:
        for reading in meeting.segment.brought.readings:  # whoever gives account (invariant 11)
            yield (_of(reading.text, reading.by, roster, _("read as")),)
    if kind == "look-back":
        yield from _told_of(meeting)
    if kind == "close":
        for back in meeting.segment.looked_back:
            item = back.initiative
            taken = _of(item.text, item.by, roster)._replace(all_strong=True)
            yield taken, *(ShownLine(t, nested=True) for t in _told(back, language))


def _of(text: str, by: str, roster: Roster, kind: str = "") -> ShownLine:
    return ShownLine(one_line(text), one_line(by), roster.mark(by), kind)


def _laid(laid: Laid, language: Language, roster: Roster) -> tuple[ShownLine, ...]:
    line = _of(laid.text, laid.by, roster, laid.head[language] if laid.head else "")
    if not laid.on:
        return (line,)
    return line, ShownLine(long_date(laid.on, language), nested=True, quiet=True)


def _goal_lines(meeting: Meeting) -> Iterator[ShownLine]:
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
            yield ShownLine(one_line(text), label=label)


def _told_of(meeting: Meeting) -> Iterator[tuple[ShownLine, ...]]:
    """What was said of each earlier initiative; the one asked after stands above the question."""
    backs = meeting.segment.looked_back
    for back in backs:
        told = _told(back, meeting.language)
        if told and len(backs) > 1:
            head = ShownLine(one_line(back.initiative.text), quiet=True)
            yield head, *(ShownLine(t, nested=True) for t in told)
        elif told:
            yield tuple(ShownLine(t) for t in told)


def _told(back: LookedBack, language: Language) -> list[str]:
    parts = [one_line(text) for text in (back.happened, back.means) if text]
    if back.onward:
        parts.append(vocabulary.ONWARD[back.onward][language])
    if back.because:
        parts.append(one_line(back.because))
    return parts


def _beneath_what_they_are_about(said: list[Said]) -> Iterator[Said]:
    """The records in their order, but what evidence means right behind it."""
    about = {s.id: s for s in said if isinstance(s, Evidence)}
    for record in said:
        if not (isinstance(record, Meaning) and record.about in about):
            yield record
        if record.id in about and about[record.id] is record:
            yield from (m for m in said if isinstance(m, Meaning) and m.about == record.id)


def _asked(meeting: Meeting, said: Said) -> str:
    """The question a record of no other kind was an answer to."""
    return said.question[meeting.language] if isinstance(said, Remark) and said.question else ""


def _record(
    meeting: Meeting, said: Said, beside: list[Said], roster: Roster, anew: bool
) -> tuple[ShownLine, ...]:
    """A record as it is shown; its question above it where that was not asked just before."""
    text = _in_lines(shown_text(said))
    if len(text) > MOST_SHOWN:
        text = f"{text[:MOST_SHOWN]} … ({len(said.text)})"
    kind, after = around(meeting, said)
    asked = _asked(meeting, said)
    if any(said.id == parked.id for parked in meeting.parked):
        kind = _("parked")
    elif asked:
        kind = ""
    nested = isinstance(said, Meaning) and any(said.about == other.id for other in beside)
    main = ShownLine(
        text,
        one_line(said.by),
        roster.mark(said.by),
        _("means") if nested else kind,
        struck=said.withdrawn,
        nested=nested,
        all_strong=isinstance(said, Initiative),
    )
    below: list[ShownLine] = []
    if isinstance(said, Evidence) and said.figure and not said.covered:
        main = main._replace(strong=one_line(said.figure), of=_people(said.figure))
        about = _meanings(meeting, said)
        after = [extra for extra in after if extra not in {m.text for m in about}]
        below = [
            _of(m.text, m.by, roster, _("means"))._replace(nested=True)
            for m in about
            if m not in beside
        ]
    told = " · ".join(one_line(extra) for extra in after if extra)
    notes = [vocabulary.AUDIENCE[said.audience][meeting.language]] * (said.audience != "team")
    notes += [_("withdrawn")] * said.withdrawn
    return (
        *([ShownLine(asked, quiet=True)] if asked and anew else []),
        main,
        *([ShownLine(told, nested=True)] if told else []),
        *below,
        *([ShownLine(" · ".join(notes), nested=True, quiet=True)] if notes else []),
    )


def _meanings(meeting: Meeting, said: Evidence) -> list[Meaning]:
    return [m for m in meeting.segment.meanings if m.about == said.id and not m.withdrawn]


def _people(figure: str) -> tuple[int, int] | None:
    """So many of so many, where a figure says both in whole numbers."""
    from agendas.folding.story import numbers_in

    some, all_ = numbers_in(figure)
    if some is None or all_ is None or not (some.is_integer() and all_.is_integer()):
        return None
    return int(some), int(all_)


def _in_lines(text: str) -> str:
    """The text with its own few lines as lines; a long one runs on."""
    rows = [row for line in text.split("\n") if (row := one_line(line))]
    return "\n".join(rows) if len(rows) <= MOST_ROWS else one_line(text)


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
    meanings = [m.text for m in _meanings(meeting, said)]
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
