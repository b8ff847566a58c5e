"""A talk being written up in a language: its lines, and the turns of phrase that all sections share."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date
from functools import cached_property

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.came_to.goal.decisions import as_words
from agendas.came_to.goal.wordings import Became, became, began_with, in_hand
from agendas.lines.talk import Day, Figure, Line, Pass, number
from agendas.parsing.appointment import beyond_hour_and_place
from agendas.parsing.choices import beyond_name, beyond_open, is_none, tells_more
from agendas.records.said import Goal, Language, LookedBack, PhaseKind, Wording
from agendas.records.vocabulary import CHOICES
from agendas.text import one_line, visible
from locales import in_one_breath, long_date, words
from minutes.blocks import Item

# What a goal is told by beside its words: by the name of the question, and by the kind of line.
OF_GOAL = {"target_group": "target group", "difference": "difference"}


class Telling:
    """A language to write in, and words of people as they stand in it."""

    def __init__(self, language: Language) -> None:
        """Write in `language`."""
        self.language = language
        self.say, self.ngettext = words(language).gettext, words(language).ngettext

    def text(self, text: str) -> str:
        """Text from people, with its own line breaks."""
        return visible(text).strip()

    def line(self, text: str) -> str:
        """Text from people, on one line."""
        return one_line(text)

    def day(self, day: date) -> str:
        """A day, written out."""
        return long_date(day, self.language)

    def names(self, names: Iterable[str]) -> str:
        """Names in one breath: "Ana, Joost and Fatima"."""
        return in_one_breath([self.line(name) for name in names], self.language)

    def in_a_row(self, voices: Sequence[tuple[str, bool]]) -> str:
        """Several voices in one row; of nobody known, so that it does not read as of who is named further on.

        Each with whether it is known whose it is.
        """
        last = max((place for place, (_text, known) in enumerate(voices) if known), default=-1)
        unknown = f" ({self.say('someone')})"
        return "; ".join(
            text if known or place > last else text + unknown
            for place, (text, known) in enumerate(voices)
        )


class Writing(Telling):
    """The lines of a talk that count, one goal's way through it, and the language it is written in.

    `shown` has the ids of the lines that a section wrote or chose not to write; the last section has
    what is then left.
    """

    def __init__(self, lines: TalkLines, language: Language) -> None:
        """Write a talk up in `language`; its first goal is in hand."""
        super().__init__(language)
        self.lines, self.talk = lines, lines.talk
        self.place = 0
        self.shown: set[str] = set()

    def at(self, place: int) -> "Writing":
        """The same talk with the goal in hand that has this number."""
        other = copy(self)
        other.__dict__.pop("stands", None)
        other.place = place
        return other

    @property
    def began(self) -> Pass:
        """The goal's way through the talk as it began."""
        return self.talk.passes[self.place]

    @cached_property
    def stands(self) -> Became:
        """What the talk left of the goal; the goal as it came in while the talk is not closed."""
        return became(self.lines, self.place)

    @property
    def goal(self) -> Goal:
        """The goal as it stands now."""
        return self.stands.goal

    @property
    def then(self) -> Wording:
        """The words of the goal that the talk began with."""
        return self.goal.wording(began_with(self.began.began.goal, self.talk.id).n)

    @property
    def taken_up_under(self) -> str:
        """The words under which what is looked back on was taken up, where those were others; else ""."""
        began = self.began.began
        words = self.goal.wording(began.agreed).text if began.looked_back else ""
        return words if words != self.then.text and self.talk.kind != "review" else ""

    @property
    def called(self) -> str:
        """The words by which the minutes call the goal: those of then; in a review those of now."""
        return self.line((self.goal.now if self.talk.kind == "review" else self.then).text)

    @property
    def about_team(self) -> bool:
        """True for a talk about the team as a whole, on no goal in particular."""
        return not self.talk.passes[0].goal

    @property
    def chosen(self) -> list[int]:
        """The numbers of the goals that are talked through."""
        passes = enumerate(self.talk.passes)
        return [place for place, one in passes if one.goal and one.chosen]

    @property
    def own_next_talk(self) -> bool:
        """True where a next talk was said of the goal in hand, and not of the talk as a whole."""
        return any(line.about for line in self.lines.of("appointment", self.place))

    def of(self, kind: str) -> Sequence[Line]:
        """The lines of a kind on the goal in hand."""
        return self._seen(self.lines.of(kind, self.place))

    def of_talk(self, kind: str) -> Sequence[Line]:
        """The lines of a kind in the whole talk."""
        return self._seen(self.lines.of(kind))

    def about(self, line_id: str, kind: str) -> Sequence[Line]:
        """The lines of a kind about a line."""
        return self._seen(self.lines.about(line_id, kind))

    def whys(self, line_id: str) -> Sequence[Line]:
        """Why a line was said, and why that."""
        return self._seen(self.lines.whys(line_id))

    def last(self, line: Line, kind: str) -> Line | None:
        """The last word of a kind about a line."""
        found = self.about(line.id, kind)
        return found[-1] if found else None

    def choice(self, line: Line, kind: str, among: Iterable[str]) -> str:
        """The word that was chosen last about a line; "" where none of these was."""
        found = self.last(line, kind)
        return found.choice if found and found.choice in among else ""

    def choices(self, kind: str, among: tuple[str, ...], place: int | None) -> Sequence[Line]:
        """The lines of a kind with a word that was chosen; those without one are not seen yet."""
        found = self.lines.choices(kind, among, place)
        for line in found:
            self._seen((line, *self.lines.about(line.id, kind)))
        return found

    def seen(self, found: Iterable[Line]) -> None:
        """Note that these lines were written, or are not to be."""
        self._seen(list(found))

    def _seen(self, found: Sequence[Line]) -> Sequence[Line]:
        self.shown.update(line.id for line in found)
        return found

    def forget_what_is_not_in(self, told: str) -> None:
        """Have those lines stand among the rest whose words were passed by: nothing that counts is lost.

        Not those that say no more than a word that was chosen, a day or names: these stand in other words.
        """
        told = self.line(told).casefold()
        for line in self.lines.counting:
            is_open = (line.kind, line.choice) == ("meaning", "open")
            text = beyond_open(line.text) if is_open else as_words(self.lines, line)
            stands = self.line(text).strip(" .").casefold() in told
            if line.id in self.shown and not stands and not _is_told_otherwise(line):
                self.shown.discard(line.id)

    def said(self, line: Line) -> str:
        """The words and whose they are: "they feel at home (Joost)"."""
        return self.whose(self.text(line.text), line)

    def said_on_a_line(self, line: Line) -> str:
        """The words and whose they are, on one line."""
        return self.whose(self.line(line.text), line)

    def whose(self, text: str, line: Line) -> str:
        """The text with the names of those who said it."""
        alone = self.talk.private and line.by == (self.began.account_giver,)
        by = () if alone else line.by  # who writes alone is named in the head
        return f"{text} ({self.names(by)})" if by else text

    def told(self, sentence: str, text: str) -> list[str]:
        """A sentence with `{text}` filled in; nothing where there is no text."""
        return [sentence.format(text=self.text(text))] if text.strip() else []

    def voices(self, sentence: str, about: str, kind: str, owner: Sequence[str] = ()) -> list[str]:
        """What was said of a kind about a line, each voice in a sentence with `{text}`."""
        return self.each(sentence, self.about(about, kind), owner)

    def each(self, sentence: str, found: Sequence[Line], owner: Sequence[str] = ()) -> list[str]:
        """Each line in a sentence with `{text}`; with whose it is, but for what `owner` says alone."""
        return [
            sentence.format(text=self.named(line, () if len(found) > 1 else owner))
            for line in found
            if line.text.strip()
        ]

    def row_of(self, found: Iterable[Line], told: Callable[[Line], str] | None = None) -> str:
        """What several said in one row, each as it is `told`."""
        told = told or self.said_on_a_line
        return self.in_a_row([(told(one), bool(one.by or self.talk.private)) for one in found])

    def row_of_voices(self, found: Iterable[Line], owner: Sequence[str]) -> str:
        """As `row_of`; with whose it is, but for what `owner` says alone."""
        said = [line for line in found if line.text.strip()]
        alone = owner if len(said) == 1 else ()
        return self.row_of(said, lambda line: self.named(line, alone))

    def named(self, line: Line, owner: Sequence[str]) -> str:
        """The words and whose they are, where they are not the owner's."""
        same = [name.casefold() for name in line.by] == [name.casefold() for name in owner]
        return self.text(line.text) if same else self.said(line)

    def visited(self, kind: PhaseKind) -> bool:
        """True when the talk was in a phase of this kind. A check-in owes nothing to a phase."""
        phases = self.talk.phases
        return not self.talk.private and any(p.visited for p in phases if p.kind == kind)

    def visited_here(self, kind: PhaseKind) -> bool:
        """True when the talk was in a phase of this kind with the goal in hand."""
        phases = self.talk.phases
        return any(p.visited and p.segment == self.place for p in phases if p.kind == kind)

    def is_passed_over(self, question: str) -> bool:
        """Whether it is told at the end that nobody answered this question on the goal in hand."""
        return any(o.question == question for o in self.lines.of("passed over", self.place))

    def kind_of(self, phase_id: str) -> PhaseKind:
        """The kind of a phase; "open" where the talk does not have it."""
        return next((phase.kind for phase in self.talk.phases if phase.id == phase_id), "open")

    def question(self, line: Line) -> str:
        """The words of what a line answers; "" where they are not known."""
        asked = self.talk.questions.get(line.question)
        return self.line(asked[self.language]) if asked else ""

    def remarks(self, *kinds: PhaseKind) -> list[Line]:
        """The answers that feed nothing by themselves, given in phases of these kinds."""
        found = [
            line for kind in ("remark", "expectation") for line in self.lines.of(kind, self.place)
        ]
        return [
            line
            for line in sorted(found, key=lambda line: number(line.id))
            if self.kind_of(line.phase) in kinds and not self._stands_elsewhere(line)
        ]

    def _stands_elsewhere(self, line: Line) -> bool:
        """True for what stands below the line it is about, or beside the words it gave the goal."""
        about = self.lines.by_id.get(line.about)
        if line.kind == "expectation":
            return about is not None and about.kind == "ground"
        if about and about.kind in ("sign", "value", "initiative", "request", "ground"):
            return True
        if line.about in (sign.id for sign in self.began.began.brought.indicators):
            return True
        slot = slot_of(line)
        return slot in OF_GOAL and line.text in self._of_goal(slot)

    def _of_goal(self, slot: str) -> tuple[str, str]:
        now = self.goal if self.talk.closed else in_hand(self.lines, self.place)
        return getattr(now.now, slot), getattr(self.then, slot)

    def said_of_goal(self, sentence: str, slot: str) -> list[str]:
        """For whom the goal is, or what is different for them, and who said so if a name was said."""
        now, then = self._of_goal(slot)
        found = [r for r in self.lines.of("remark", self.place) if slot_of(r) == slot]
        found += self.lines.of(OF_GOAL[slot], self.place)
        by = [line for line in found if line.text == (now or then)]
        self.seen(by)
        return [
            self.whose(told, by[0]) if by else told for told in self.told(sentence, now or then)
        ]

    def said_to(self, line: Line) -> list[str]:
        """What others said to a line, each behind the question they were asked, where it is another."""
        asked = {said.id: self.question(said) for said in self.about(line.id, "remark")}
        same = self.question(line)
        return [
            self._by(said)
            if asked[said.id] in ("", same)
            else f"{asked[said.id]} {self.said(said)}"
            for said in self.about(line.id, "remark")
        ]

    def _by(self, line: Line) -> str:
        """The words and whose they are, where they would else read as of who stands above them."""
        unknown = not (line.by or self.talk.private)
        return f"{self.say('someone')}: {self.text(line.text)}" if unknown else self.said(line)

    def said_to_earlier(self, record_id: str) -> list[str]:
        """What was said here to something of an earlier talk, each behind the question asked."""
        found = self.about(record_id, "remark")
        return [" ".join(filter(None, (self.question(one), self.said(one)))) for one in found]

    def answers(self, lines: Iterable[Line]) -> tuple[Item, ...]:
        """Answers under the questions they were given to, each with why; without one it stands alone."""
        items: dict[str, list[str]] = {}
        alone: list[Item] = []
        for line in self._seen(list(lines)):
            if question := self.question(line):
                whys = self.whys(line.id)
                items.setdefault(question, []).extend(map(self._answer, (line, *whys)))
            elif line.text.strip():
                alone.append(Item(text=self._answer(line)))
        asked = [Item(text=question, below=tuple(below)) for question, below in items.items()]
        return (*asked, *alone)

    def _answer(self, line: Line) -> str:
        """As `said`, with the word that was chosen where the words do not tell it."""
        chosen = CHOICES.get(line.kind, {}).get(line.choice)
        if chosen is None or (line.text.strip() and line.kind != "remark"):
            return self.said(line)
        parts = chosen[self.language], self.text(beyond_name(line.text, chosen))
        return self.whose(": ".join(filter(None, parts)), line)


def told_of(back: LookedBack) -> str:
    """What lines that tell of an earlier initiative are about."""
    return f"{ELSEWHERE}{back.meeting}:{back.initiative.id}"


def slot_of(line: Line) -> str:
    """The name of the question that a line answers, whatever its words were."""
    return line.question.partition("-")[0]


def is_figure(line: Line) -> bool:
    """True for evidence with a figure, which goes nowhere without its meaning."""
    return line.choice == "figure" or (isinstance(line.value, Figure) and bool(line.value.said))


def capital(text: str) -> str:
    """The words with a capital in front, to begin a line."""
    return text[:1].upper() + text[1:]


def _is_told_otherwise(line: Line) -> bool:
    """Whether the words of a line stand in the minutes in other words, or are not for them."""
    text = line.text.strip()
    if not text or line.kind == "passed over":
        return True
    if chosen := CHOICES.get(line.kind, {}).get(line.choice):
        return text.casefold() in (chosen.nl.casefold(), chosen.en.casefold())
    if slot_of(line) == "other_reading" and is_none(text):
        return True
    if isinstance(line.value, Day) and line.value.on:
        return not tells_more(beyond_hour_and_place(text), line.who)
    return line.kind == "consent" and bool(line.who)  # the words are the names
