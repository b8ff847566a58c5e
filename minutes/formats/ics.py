"""The next talk as a calendar file (ICS, RFC 5545).

A talk has a day and no hour, so it is an event of the whole day: the same day wherever the
calendar is opened, in its own time zone, and nobody is shown as busy.
"""

from datetime import UTC, date, timedelta

from agendas.errors import N_
from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Language
from minutes.errors import MinutesError
from minutes.sections.phrases import Writing


class NextTalkError(MinutesError):
    """A talk after which no day was chosen."""

    exit_code = 1


def to_ics(meeting: Meeting, language: Language | None = None) -> bytes:
    """The next talk as the bytes of a calendar file.

    Raises `NextTalkError` where no day was chosen.
    """
    from icalendar import Calendar, Event

    day = meeting.next_talk.on
    if day is None:
        raise NextTalkError(
            N_("No day was chosen for the next talk, so there is nothing to put in a calendar.")
        )
    w = Writing(meeting, language or meeting.language)
    event = Event()
    event.add("uid", f"{meeting.id}@vertel")
    event.add(
        "dtstamp",
        meeting.started.astimezone(UTC).replace(hour=12, minute=0, second=0, microsecond=0),
    )
    event.add("dtstart", day)
    if day < date.max:  # without an end it is of one day
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", w.line(f"{w.meeting.title[w.language]}: {meeting.goal.now.text}"))
    event.add("description", "\n".join(_told(w)))
    calendar = Calendar()
    calendar.add("prodid", "-//Vertel//Vertel//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _told(w: Writing) -> list[str]:
    """With whom, and what was taken up: account is given of it on that day."""
    _ = w.say
    names = w.names(w.meeting.next_talk.people)
    told = [_("With {names}").format(names=names)] if names else []
    if w.meeting.next_talk.words:
        told.append(w.line(w.meeting.next_talk.words))
    for segment in w.meeting.segments:
        for taken in standing_records(segment.initiatives):
            values = {"name": w.line(taken.by), "text": w.line(taken.text)}
            sentence = _("{name} takes up: {text}") if taken.by else "{text}"
            told.append(sentence.format(**values))
    return told
