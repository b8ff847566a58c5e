"""A meeting as a document: all wording and all order of the minutes is decided here, once.

The order is that of method.md §2.6. Formats only write what stands here; none adds a sentence.
"""

from agendas.meeting import Meeting
from agendas.records import Language, Record
from agendas.text import one_line, visible
from locales import long_date, words
from minutes.sections import SECTIONS, Writing


class Item(Record, frozen=True, kw_only=True):
    """A line of a list, with what belongs under it."""

    text: str
    below: tuple[str, ...] = ()


class Section(Record, frozen=True, kw_only=True):
    """A heading and what stands under it: a sentence, then lines."""

    heading: str
    items: tuple[Item, ...] = ()


class Document(Record, frozen=True, kw_only=True):
    """Minutes, before they have a form. `facts` are the labels and values of the head."""

    title: str
    language: Language
    facts: tuple[tuple[str, str], ...]
    remark: str = ""
    sections: tuple[Section, ...] = ()


def document(meeting: Meeting, language: Language | None = None) -> Document:
    """The minutes of a meeting, in its own language or in `language`."""
    speak = language or meeting.language
    _ = words(speak).gettext
    writing = Writing(meeting, speak)
    sections = []
    for make in SECTIONS:
        heading, rows = make(writing)
        if rows:
            items = tuple(
                Item(text=visible(row[0]), below=tuple(visible(b) for b in row[1:])) for row in rows
            )
            sections.append(Section(heading=heading, items=items))
    title = _("Minutes: {talk}").format(talk=one_line(meeting.title[speak]))
    remark = ""
    if meeting.private:
        title = one_line(meeting.title[speak])
        remark = _("A check-in is preparation for a talk; it is not an account.")
    elif meeting.ended is None:
        remark = _("This talk is not closed yet.")
    return Document(
        title=title,
        language=speak,
        facts=tuple(_facts(meeting, speak)),
        remark=remark,
        sections=tuple(sections),
    )


def _facts(meeting: Meeting, speak: Language) -> list[tuple[str, str]]:
    _ = words(speak).gettext
    found = [
        (_("Goal"), one_line(meeting.goal.now.text)),
        (_("Date"), long_date(meeting.started.date(), speak)),
    ]
    if meeting.team:
        found.append((_("Team"), one_line(meeting.team)))
    if meeting.account_giver:
        found.append((_("Account given by"), one_line(meeting.account_giver)))
    others = [one_line(name) for name in meeting.names if name != meeting.account_giver]
    if others:
        found.append((_("Also present"), ", ".join(others)))
    return found
