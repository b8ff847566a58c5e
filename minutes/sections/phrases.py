"""A meeting being written up in a language: the small turns of phrase that all sections share."""

from collections.abc import Iterable
from datetime import date

from agendas.records.meeting import Meeting, kind_of, standing_records
from agendas.records.said import Kind, Language, Remark, Said
from agendas.text import one_line, visible
from locales import in_one_breath, long_date, words
from minutes.blocks import Item


class Writing:
    """A meeting, its first goal's way through the phases, and the language it is written in."""

    def __init__(self, meeting: Meeting, language: Language) -> None:
        """Write `meeting` up in `language`."""
        self.meeting = meeting
        self.segment = meeting.segment
        self.language = language
        self.say = words(language).gettext

    def text(self, text: str) -> str:
        """Text from people, with its own line breaks."""
        return visible(text).strip()

    def line(self, text: str) -> str:
        """Text from people, on one line."""
        return one_line(text)

    def said(self, said: Said) -> str:
        """The words and whose they are: "they feel at home (Joost)"."""
        return self.whose(self.text(said.text), said)

    def said_on_a_line(self, said: Said) -> str:
        """The words and whose they are, on one line."""
        return self.whose(self.line(said.text), said)

    def whose(self, text: str, said: Said) -> str:
        """The text with the name of whoever said it."""
        return f"{text} ({self.line(said.by)})" if said.by else text

    def told(self, sentence: str, text: str) -> list[str]:
        """A sentence with `{text}` filled in; nothing where there is no text."""
        return [sentence.format(text=self.text(text))] if text.strip() else []

    def day(self, day: date) -> str:
        """A day, written out."""
        return long_date(day, self.language)

    def names(self, names: Iterable[str]) -> str:
        """Names in one breath: "Ana, Joost and Fatima"."""
        return in_one_breath([self.line(name) for name in names], self.language)

    def visited(self, kind: Kind) -> bool:
        """True when the talk was in a phase of this kind. A check-in owes nothing to a phase."""
        phases = self.meeting.phases
        return not self.meeting.private and any(p.visited for p in phases if p.kind == kind)

    def remarks(self, *kinds: Kind) -> list[Remark]:
        """The answers without a field of their own that were given in phases of these kinds."""
        return [
            remark
            for remark in standing_records(self.segment.remarks)
            if kind_of(self.meeting, remark.phase) in kinds
        ]

    def answers(self, remarks: Iterable[Remark]) -> tuple[Item, ...]:
        """Answers under the questions they were given to; without its question one stands alone."""
        items: dict[str, list[str]] = {}
        alone: list[Item] = []
        for remark in remarks:
            question = self.line(remark.question[self.language]) if remark.question else ""
            if question:
                items.setdefault(question, []).append(self.said(remark))
            else:
                alone.append(Item(text=self.said(remark)))
        asked = [Item(text=question, below=tuple(below)) for question, below in items.items()]
        return (*asked, *alone)


def capital(text: str) -> str:
    """The words with a capital in front, to begin a line."""
    return text[:1].upper() + text[1:]
