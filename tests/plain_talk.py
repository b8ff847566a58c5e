"""A talk in prompts for the tests that type at one: what was said to each line, and what is on disk."""

from datetime import timedelta

from conftest import NOW

from agendas.agenda import builtin
from agendas.conduct.conductor import Conductor
from agendas.lines.talk import Line, Talk
from agendas.records.said import Language, Person
from agendas.talk.begin import Opening, new_talk
from tui.prompts.lines import BrokenOff
from tui.prompts.talk_prompts import PlainTalk

GOAL = "Pupils feel known"
PEOPLE = (
    Person(name="Marieke", role="account-giver"), Person(name="Henk"), Person(name="Joost"),
    Person(name="Jolanda"), Person(name="Ruth", role="leader"), Person(name="Fatima"),
)  # fmt: skip
END = None  # the end of the lines


def begun(language: Language = "en", agenda: str = "accountability") -> Talk:
    """A talk of six people that has just begun; Marieke gives account and Ruth leads."""
    opening = Opening(goal_text=GOAL, people=PEOPLE, account_giver="Marieke", team="Blue",
                      language=language)  # fmt: skip
    return new_talk("k3f9q2", builtin(agenda), opening, NOW)


class Typed:
    """A talk in prompts with these lines typed, and what was said to them.

    With `fed` they come from a file, and `told` is what is complained of.
    """

    def __init__(self, talk: Talk, *lines: str | BrokenOff | None, fed: bool = False) -> None:
        self.shown: list[str] = []
        self.told: list[str] = []
        self.saved: list[Talk] = []
        self.after: list[list[str]] = []  # what was shown between each line and the next
        left = iter(lines)

        def read() -> str | None:
            self.after.append([])
            line = next(left, None)
            if isinstance(line, BrokenOff):
                raise line
            return line

        def write(row: str) -> None:
            self.shown.append(row)
            if self.after:
                self.after[-1].append(row)

        moments = (NOW + timedelta(seconds=n) for n in range(100_000))
        agenda = builtin(talk.agenda)
        keep = lambda saved, _at_once: self.saved.append(saved)  # noqa: E731
        conductor = Conductor(talk, agenda, lambda: next(moments), keep, "test")
        self.prompts = PlainTalk(conductor, read, write, complain=self.told.append if fed else None)
        try:
            self.talk = self.prompts.run()
        except BrokenOff:
            self.talk = self.saved[-1]
        assert self.saved[-1] == self.talk, "what is on disk is what was said"
        self.text = "\n".join(self.shown)

    def answer(self, place: int) -> str:
        """What was shown after the line with this place, counted from 1."""
        return "\n".join(self.after[place - 1])

    def asked(self, place: int) -> str:
        """The last row that was shown after the line with this place."""
        return self.after[place - 1][-1]

    @property
    def lines(self) -> list[Line]:
        """What is on record, but for what nobody answered."""
        return [line for line in self.talk.lines if line.kind != "passed over"]

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """Each line as who said it, as what, in which words."""
        return [(", ".join(line.by) or "?", line.kind, line.text) for line in self.lines]

    @property
    def half(self) -> list[str]:
        """What is typed and not on record."""
        return [line.text for line in self.talk.unsaid]
