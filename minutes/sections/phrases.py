"""A meeting being written up in a language: the small turns of phrase that all sections share."""

from collections.abc import Iterable
from datetime import date

from agendas.records.meeting import OF_GOAL, Meeting, kind_of, standing_records
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
            if kind_of(self.meeting, remark.phase) in kinds and not self._about_a_line(remark)
        ]

    def _about_a_line(self, remark: Remark) -> bool:
        """True for what stands below the line it is about, or beside the words it gave the goal."""
        lines = (*self.segment.indicators, *self.segment.values, *self.segment.initiatives)
        return remark.about in {line.id for line in standing_records(lines)} or (
            remark.slot in OF_GOAL and remark.text in self._of_goal(remark.slot)
        )

    def _of_goal(self, slot: str) -> tuple[str, str]:
        known = self.meeting.goal
        then = known.wording(self.segment.agreed)
        return getattr(known.now, slot), getattr(then, slot)

    def said_of_goal(self, sentence: str, slot: str) -> list[str]:
        """For whom the goal is, or what is different for them, and who said so if a name was said."""
        now, then = self._of_goal(slot)
        words = now or then
        remarks = standing_records(self.segment.remarks)
        by = next((r for r in remarks if r.slot == slot and r.text == words), None)
        return [self.whose(told, by) if by else told for told in self.told(sentence, words)]

    def said_to(self, line: Said) -> list[str]:
        """What others said to a line, each behind the question they were asked."""
        return [
            f"{self.line(r.question[self.language])} {self.said(r)}" if r.question else self.said(r)
            for r in standing_records(self.segment.remarks)
            if r.about == line.id
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
