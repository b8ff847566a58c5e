"""The questions of a phase as lamps: the agenda's, with what was said put behind what it is about.

A lamp shines until somebody moves it. Behind a proposal stand who is behind it, behind a request its
answer, before whatever goes by figures what each of them tells (conversation.md §2, §5, §6).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import msgspec

from agendas.agenda import Agenda, Question
from agendas.came_to.counting import ELSEWHERE, TalkLines, by
from agendas.came_to.goal.consents import consents, left, spoke, stances
from agendas.came_to.goal.decisions import as_words, asked_about, decisions, each_time, standing
from agendas.came_to.goal.wordings import all_behind, asked, in_hand, proposals, waiting_for
from agendas.came_to.grounds import told
from agendas.came_to.limits import limit_lines
from agendas.came_to.requests import is_answered_unasked, still_to_answer
from agendas.conduct.lamp_words import (
    AGREED_HERE,
    AGREES,
    ALL_BEHIND,
    ASKED_OF,
    BY,
    IN_FORCE,
    LAST_TIME,
    NO_AGREEMENT,
    NO_ANSWER,
    NO_FRAMES,
    NOT_BEHIND,
    NOT_SAID_OF,
    NOT_THERE,
    NOTHING_THERE,
    NOW_AGREED,
    SAID_HERE,
    SAID_OF_US,
    SHARED_BY,
    SHOWN_SINCE,
    STILL_ASKED,
    STILL_OPEN,
    TODAY,
    WHAT_IS_MEANT,
)
from agendas.conduct.limits_in_force import limits_in_force
from agendas.conduct.of_initiatives import (
    EACH_ITS_OWN,
    NUMBERED,
    WHEN_AGAIN,
    close_asks_when,
    taken_here,
    taker,
    waits,
    without,
)
from agendas.conduct.shown import shown_text
from agendas.conduct.which_sign import above, signs_for
from agendas.lines.talk import Line, number
from agendas.own_word import filled, quoted_of, spoken_for
from agendas.parsing.a_judgment import may_be_judgment, speaks_of_it
from agendas.parsing.choices import agrees_with, says_why
from agendas.parsing.each_name import each_name
from agendas.records.said import Language, Phase, Record, Words, key_of
from agendas.records.vocabulary import CONSENT, DROPPED, REQUEST
from agendas.slots.slots import SLOTS, Slot
from agendas.text import in_short, one_line

if TYPE_CHECKING:
    from agendas.coach import Look

ALL_TOGETHER = Words(
    nl="En alles samen: wat zegt dit jou?", en="And all together: what does it tell you?"
)
Choices = dict[str, Words]
TAKES_IT_UP: Choices = {"taken-up": REQUEST["yes"], "declined": REQUEST["no"]}


class Lamp(Record, frozen=True, kw_only=True):
    """A question as it is put now.

    `id` is the question's, `slot` what its lines become. `about` is the line, the goal or the earlier
    record that its lines are about, "" for what each line says itself; `subject` is what that says, to
    be shown above the question. `choices` are the words to choose from. With `part` it belongs to the
    question before it and counts for none; `needed` is asked once at the read-back where nobody
    answered it.
    """

    phase: str
    question: Words
    slot: Slot
    id: str = ""
    about: str = ""
    subject: str = ""
    hint: Words | None = None
    choices: Choices = {}
    part: bool = False
    needed: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a lamp is known while others come and go around it."""
        return self.phase, self.id, self.about


def in_full(lamp: Lamp, language: Language) -> str:
    """A question with the earlier initiative that it is asked of: it is asked of each in the same words."""
    asked, of = lamp.question[language], in_short(one_line(lamp.subject))
    return f"{asked} – {of}" if lamp.slot.becomes == "looked back" and of else asked


def lamps(lines: TalkLines, agenda: Agenda, phase: Phase, deeper: bool = False) -> tuple[Lamp, ...]:
    """The lamps of a phase, in order; with `deeper` the questions that wait are among them.

    A phase without questions still takes a note.
    """
    return tuple(_Lamps(lines, agenda, phase).all(deeper))


def waiting(lines: TalkLines, agenda: Agenda, phase: Phase) -> tuple[Lamp, ...]:
    """The deeper questions of a phase that were not put yet, each once."""
    put = {lamp.id for lamp in lamps(lines, agenda, phase)}
    written = agenda.phase(phase.id, phase.kind, bool(phase.segment)).questions
    waits = {question.id for question in written} - put
    found = {lamp.id: lamp for lamp in lamps(lines, agenda, phase, deeper=True)}
    return tuple(lamp for key, lamp in found.items() if key in waits)


def deeper_key(phase: str, question: str) -> str:
    """Under what a deeper question that was put stands in `Talk.asked`; no id of a phase has a ?."""
    return f"{phase}?{question}"


def bare_figures(lines: TalkLines) -> tuple[Line, ...]:
    """The figures that have no meaning yet, and of which nobody said that it is open (invariant 13)."""
    return tuple(
        line
        for line in lines.of("ground")
        if line.choice == "figure" and not told(lines, line) and not lines.about(line.id, "meaning")
    )


class _Lamps:
    """The lamps of one phase of one talk."""

    def __init__(self, lines: TalkLines, agenda: Agenda, phase: Phase) -> None:
        self.lines, self.talk, self.agenda, self.phase = lines, lines.talk, agenda, phase
        self.place = min(phase.segment, len(self.talk.passes) - 1)
        self.began = self.talk.passes[self.place].began
        self.language = self.talk.language

    def all(self, deeper: bool) -> Iterator[Lamp]:
        written = self.agenda.phase(self.phase.id, self.phase.kind, bool(self.phase.segment))
        put = [q for q in written.questions if deeper or self._is_put(q)]
        found = list(self._looking_back(put) if self.phase.kind == "look-back" else self._of(put))
        if not found and self.phase.kind != "close":
            slot = SLOTS["note" if self.phase.kind == "open" else "answer"]
            puts = (SLOTS[q.records].put for q in put)
            none = next((NOTHING_THERE[one] for one in puts if one in NOTHING_THERE), None)
            asked = none or self.phase.title
            found.append(Lamp(phase=self.phase.id, id=slot.name, question=asked, slot=slot))
        behind: set[tuple[str, str, str]] = set()
        for lamp in found:
            yield lamp
            for one in self._behind(lamp):
                if one.key not in behind:  # words proposed at one of several votes are asked once
                    yield one
                behind.add(one.key)

    def _of(self, put: list[Question]) -> Iterator[Lamp]:
        if self.phase.kind == "interpretation":
            yield from self._figures()
        yield from self._leads()
        if self.phase.kind == "close" and close_asks_when(self.lines, self.agenda):
            asks = [question for question in put if question.records == "due"]
            put = [question for question in put if question not in asks]
            if asks:
                yield from map(self._lamp, asks)
            else:
                yield self._make("due", id="due-all", question=WHEN_AGAIN)
        for question in put:
            yield from self._around(self._lamp(question))

    def _is_put(self, question: Question) -> bool:
        """Whether a question is put without anybody asking for it.

        Limits are where there are any, and what is asked of an initiative where there is one.
        """
        core = question.core or self.agenda.deeper
        if question.records == "limits":
            core = core and bool(limits_in_force(self.lines))
        core = core and not waits(self.lines, self.phase, question)
        if self.phase.kind == "close" and question.records == "due":
            core = core or close_asks_when(self.lines, self.agenda)
        return core or deeper_key(self.phase.id, question.id) in self.talk.asked

    def _lamp(self, question: Question) -> Lamp:
        words = question.first if question.first and not self.began.looked_back else question.ask
        slot = SLOTS[question.records]
        if slot.name == "key_word" and (word := self._key_word()):
            nl, en = (text.format(word=word) for text in (WHAT_IS_MEANT.nl, WHAT_IS_MEANT.en))
            words = Words(nl=nl, en=en)
        return Lamp(
            phase=self.phase.id, id=question.id, slot=slot, hint=question.hint, part=question.part,
            question=filled(words, spoken_for(self.agenda.people, self.talk.about_team, in_hand(self.lines, self.place))),
            choices=slot.choices, needed=self.phase.kind in slot.needed,
        )  # fmt: skip

    def _key_word(self) -> str:
        """The word of the goal that somebody put between quotes before it was said what it means; "" for none."""
        here = self.phase.id
        said = takewhile(lambda o: (o.phase, _asks(o)) != (here, "key_word"), self.lines.counting)
        return quoted_of(in_hand(self.lines, self.place).now.text, (one.text for one in said))

    def _make(self, name: str, **more: Any) -> Lamp:
        slot = SLOTS[name]
        question: Words = more.pop("question", None) or slot.ask or self.phase.title
        choices = more.pop("choices", slot.choices)
        return Lamp(phase=self.phase.id, id=more.pop("id", name), question=question, slot=slot,
                    choices=choices, **more)  # fmt: skip

    def _looking_back(self, put: list[Question]) -> Iterator[Lamp]:
        for place, back in enumerate(self.began.looked_back):
            about = ELSEWHERE + key_of(back.meeting, back.initiative.id)
            subject = self._named(back.initiative.text, back.initiative.by)
            apart = any(question.records == "onward" for question in put)
            for n, question in enumerate(put):
                lamp = msgspec.structs.replace(self._lamp(question), about=about, subject=subject)
                if (
                    question.records == "happened" and not apart
                ):  # whether it goes on is asked along
                    lamp = msgspec.structs.replace(lamp, choices=SLOTS["onward"].choices)
                if back.initiative.asked and question.records == (
                    "onward" if apart else "happened"
                ):
                    lamp = self._still_asked(lamp, back.initiative.asked)
                yield msgspec.structs.replace(lamp, part=n > 0 or place > 0)

    def _still_asked(self, lamp: Lamp, asked: str) -> Lamp:
        """What was asked of somebody who has not answered: whether they take it up comes before what came of it."""
        names = each_name(asked, (*self.talk.names, *self.began.goal.sharers))
        return msgspec.structs.replace(
            lamp, question=_will_you(names), choices=TAKES_IT_UP, hint=None
        )

    # -- what earlier talks left

    def _leads(self) -> Iterator[Lamp]:
        kind, brought = self.phase.kind, self.began.brought
        if kind in ("goal", "wording"):
            for change in brought.pending:
                if not self._overtaken(ELSEWHERE + change.id):
                    yield self._pending(change)
        if kind == "indicator":
            short = self.talk.kind == "goals"  # a short round of each goal asks who gives account
            asked = (self.talk.passes[self.place].account_giver,) if short else self.talk.names
            there = {name.casefold() for name in asked}
            known = (*self.talk.names, *self.began.goal.sharers)
            for sign in brought.indicators:
                whose = {name.casefold() for name in each_name(sign.by, known)}
                if self.talk.kind == "peer" or not whose or whose & there:
                    yield self._make("indicator_onward", about=sign.id, part=True,
                                     subject=self._named(sign.text, sign.by))  # fmt: skip
        if kind == "interpretation":
            for other in brought.others:
                yield self._make("other_became", about=other.id, part=True,
                                 subject=self._named(other.text, other.by))  # fmt: skip
        if kind == "agreements":
            agreed = self.talk.agreed
            missing = ([] if agreed.frames else [NO_FRAMES]) + (
                [] if agreed.agreement else [NO_AGREEMENT]
            )
            if missing:
                subject = "\n".join(words[self.language] for words in missing)
                yield self._make("make_first", subject=subject)
                yield from self._made_here()

    def _made_here(self) -> Iterator[Lamp]:
        """What a peer talk rests on and is not there, made on the spot where somebody wants that."""
        first = [o for o in self.lines.of("remark") if _asks(o) == "make_first"]
        wanted = any(self._choice(o) == "make-first" for o in first)
        for missing, line, names in (
            (not self.talk.agreed.frames, "limit", ("prevent",)),
            (
                not self.talk.agreed.agreement,
                "account agreement",
                ("agreement", "agreement_rhythm"),
            ),
        ):
            if missing and (wanted or self.lines.of(line)):
                yield from (self._make(name, part=True) for name in names)

    def _overtaken(self, about: str) -> bool:
        """Whether other words were agreed on while these waited: they are asked about no more.

        Not where somebody said something there already (conversation.md §5).
        """
        if self.lines.about(about, "consent") or self.lines.about(about, "remark"):
            return False
        lines, place = self.lines, self.place
        words = {ELSEWHERE + o.id for o in self.began.brought.pending if o.choice == "reword"}
        words |= {line.id for line in lines.of("wording", place)}
        if about not in words:
            return False
        agreed = [o for o in lines.of("consent", place) if o.about in words]
        since = [number(o.id) for o in agreed if all_behind(lines, place, o.about)]
        made = number(about) if about in lines.by_id else 0
        return made < max(since, default=0)

    def _pending(self, change: Any) -> Lamp:
        from agendas.records.vocabulary import DECISION

        about = ELSEWHERE + change.id
        words = " / ".join(change.parts) or change.wording or DECISION[change.choice][self.language]
        rows = [f"“{one_line(words)}”", one_line(change.text)]
        now = asked(change, consents(self.lines, self.place))
        heard = {s.name.casefold() for s in stances(self.lines.about(about, "consent"))}
        heard |= {n.casefold() for n in (*now.consented_by, *now.left)}
        for one in now.apart:
            if one.choice == "not":  # asked already, and answered
                heard.add(one.name.casefold())
                word = CONSENT["not"][self.language].partition(",")[0]
                why = ", ".join(filter(None, (word, one_line(one.because))))
                rows.append(f"{one_line(one.name)}: {why}")
        sharers = self.began.goal.sharers or self.talk.member_names
        if all_behind(self.lines, self.place, about):
            rows.append(NOW_AGREED[self.language])
        else:
            rows += self._not_chosen((n for n in sharers if n.casefold() not in heard), now.spoke)
        return self._make("stands_behind", id="consent_later", about=about, part=True,
                          subject="\n".join(filter(None, rows)), question=SLOTS["consent_later"].ask,
                          choices={**CONSENT, **DROPPED})  # fmt: skip

    def _not_chosen(
        self, names: Iterable[str], spoke: Iterable[str], asked: Words = STILL_ASKED
    ) -> Iterator[str]:
        """Who of these is to be asked where they stand, and who said something that leaves it open.

        Who proposed the words is one of them: that chooses nothing (conversation.md §5).
        """
        heard, waiting = {name.casefold() for name in spoke}, list(names)
        for row, is_open in ((asked, False), (STILL_OPEN, True)):
            if some := [one_line(n) for n in waiting if (n.casefold() in heard) == is_open]:
                yield row[self.language].format(names=", ".join(some))

    # -- what stands around a question

    def _around(self, lamp: Lamp) -> Iterator[Lamp]:
        match lamp.slot.put:
            case "each limit":
                for line in limit_lines(self.lines):
                    yield self._on(lamp, line)
            case "each recipe":
                from agendas.coach.lints import lint_frame

                for line in limit_lines(self.lines):
                    words = self.lines.last(line.id, "limit's words") or line
                    if lint_frame(words.text, self.language) or self.lines.about(line.id, "recipe"):
                        asked = lamp.slot.ask or lamp.question
                        yield msgspec.structs.replace(self._on(lamp, line), question=asked)
            case "each line":
                for line in self.lines.of("plan line"):
                    yield self._on(lamp, line)
            case "each earlier limit":
                yield from self._earlier_limits(lamp)
            case "goals there are":
                if len(self.talk.passes) > 1:
                    rows = list(self._goals_there_are())
                    yield msgspec.structs.replace(lamp, subject="\n".join(rows))
            case "last time":
                giver = self.talk.passes[self.place].account_giver.casefold()
                mine = [r for r in self.began.brought.readings if r.by.casefold() == giver]
                told = LAST_TIME[self.language].format(text=one_line(mine[-1].text)) if mine else ""
                yield msgspec.structs.replace(lamp, subject=told)
            case "asked of us":
                of_us = [o for o in self.lines.of("remark", self.place) if _asks(o) == "of_us"]
                rows = [SAID_OF_US[self.language], *(f"– {one_line(o.text)}" for o in of_us)]
                yield msgspec.structs.replace(lamp, subject="\n".join(rows) if of_us else "")
            case "limits":
                limits = limits_in_force(self.lines)[:26]
                rows = [f"{chr(97 + n)}  {one_line(f.text)}" for n, f in enumerate(limits)]
                told = "\n".join([IN_FORCE[self.language], *rows]) if rows else ""
                yield msgspec.structs.replace(lamp, subject=told)
            case "guessed":
                yield lamp
                for line in self.lines.of("ground", self.place):
                    said = self.lines.about(line.id, "expectation")
                    if line.covered or any(_asks(one) == "guess" for one in said):
                        question = None if line.covered else SHOWN_SINCE
                        yield self._make("guess", about=line.id, part=True, question=question,
                                         subject=shown_text(line))  # fmt: skip
            case "deciding":
                yield lamp
                yield from self._deciding()
            case "first words":
                if self._worded_here():
                    yield from self._coached(in_hand(self.lines, self.place).now)
                    yield lamp
                else:
                    yield self._make("decision", id="decision-still")
                    yield from self._deciding()
            case "coached":
                yield lamp
                if self._worded_here():
                    yield from self._coached(in_hand(self.lines, self.place).now)
            case _ if lamp.slot.name in EACH_ITS_OWN and self.phase.kind == "initiative":
                rest = without(self.lines, self.place, lamp.slot.line)
                here = taken_here(self.lines, self.place)
                each = [
                    (f"{here.index(o) + 1} " if lamp.slot.line in NUMBERED else "")
                    + self._named(f"“{in_short(o.text)}”", taker(self.lines, o))
                    for o in rest
                ]
                told = NOT_SAID_OF[self.language].format(texts="; ".join(each))
                subject = told if rest and len(here) > 1 else ""
                yield msgspec.structs.replace(lamp, subject=subject)
            case _ if lamp.slot.of == "sign" and lamp.slot.name != "expectation":
                signs = signs_for(self.lines, lamp.slot, self.place)
                yield msgspec.structs.replace(lamp, subject=above(lamp.slot, signs))
            case _ if lamp.slot.name == "meaning" and self._laid_figures() and lamp.id == "meaning":
                yield msgspec.structs.replace(lamp, question=ALL_TOGETHER)
            case _:
                yield lamp

    def _on(self, lamp: Lamp, line: Line) -> Lamp:
        last = self.lines.last(line.id, "limit's words")
        text = f"{line.text} → {last.text}" if last else line.text
        return msgspec.structs.replace(lamp, about=line.id, subject=text, part=True)

    def _goals_there_are(self) -> Iterator[str]:
        """The goals, numbered, and which of them are talked through today."""
        for n, one in enumerate(self.talk.passes[1:], 1):
            text = one_line(one.began.goal.now.text)
            told = TODAY[self.language].format(text=text) if one.chosen else text
            yield f"{n}  {told}"

    def _earlier_limits(self, lamp: Lamp) -> Iterator[Lamp]:
        for frame in self.talk.agreed.frames:
            about = {"about": frame.frame, "subject": frame.text}
            yield msgspec.structs.replace(lamp, part=True, needed=False, **about)
            said = self.lines.choices("limit onward", ("stays", "changes", "lapses"))
            if [o.choice for o in said if o.about == frame.frame][-1:] == ["changes"]:
                yield self._make("frame_new", part=True, **about)

    def _figures(self) -> Iterator[Lamp]:
        """What each figure tells: a lamp that stays once it was laid, for any number of voices."""
        for line in self._laid_figures():
            yield self._make("meaning", id="meaning-figure", about=line.id, part=True,
                             subject=shown_text(line))  # fmt: skip

    def _laid_figures(self) -> list[Line]:
        found = self.lines.of("ground", self.place)
        return [line for line in found if line.choice == "figure" or self._told_apart(line)]

    def _told_apart(self, line: Line) -> bool:
        """Whether something was said to a figure that is none any more: its lamp was laid, and stays."""
        said = self.lines.about(line.id, "meaning")
        return any(
            _asks(one) == "meaning" and one.question.startswith("meaning-figure") for one in said
        )

    def _deciding(self) -> Iterator[Lamp]:
        """What follows from each choice on the goal that stands: its words or its parts."""
        stands = standing(self.lines, decisions(self.lines, self.place))
        for one in asked_about(stands, self.talk.names):
            line = self.lines.by_id[one.id]
            if one.choice == "split":
                rows = "\n".join(map(one_line, one.parts))
                yield self._make("part", about=line.id, part=True, subject=rows)
            elif one.choice in ("reword", "replace"):
                for key in each_time(self.lines, line.id, self.place):
                    if key == line.id or self.lines.about(key, "wording"):
                        yield self._make("new_wording", about=key, part=True,
                                         choices=self._said_with(one.choice))  # fmt: skip
            if one.choice in ("split", "set-aside", "let-go"):
                yield self._consent(line)

    def _said_with(self, choice: str) -> Choices:
        """What each said with a choice on the goal, by the id of its line: it may be why, too.

        By its number it is taken as the new words; a reason, or that another is right, is no wording.
        """
        found: Choices = {}
        for line in self.lines.choices("decision", (choice,), self.place):
            words = one_line(as_words(self.lines, line))
            same = any(
                words == one_line(as_words(self.lines, self.lines.by_id[key])) for key in found
            )
            none = self._is_reason(words) or agrees_with(words, self.talk.names)
            if " " in words and not same and not none:
                told = self._named(f"“{words}”", by(line))
                found[line.id] = Words(nl=told, en=told)
        return dict([*found.items()][-9:])

    def _is_reason(self, words: str) -> bool:
        """Whether words tell why, with a because or without; what is seen to be a goal does not."""
        if says_why(words) or speaks_of_it(words) or not may_be_judgment(words):
            return says_why(words) or speaks_of_it(words)
        people = in_hand(self.lines, self.place).now.target_group
        return looked_at(words, self.language, people).verdict != "result"

    def _choice(self, line: Line) -> str:
        added = self.lines.about(line.id, line.kind)
        return line.choice or (added[-1].choice if added else "")

    # -- the coach (method.md §5)

    def _worded_here(self) -> bool:
        """Whether the goal's words are of this talk, and so may still be put differently."""
        goal = self.began.goal
        return bool(goal.id) and goal.now.meeting == self.talk.id and not self.talk.private

    def _coached(self, now: Any) -> Iterator[Lamp]:
        """The goal coach's one question about the words a goal has, where they prove none yet.

        Words that came in otherwise have been asked after already; it asks once of each wording.
        """
        seen = looked_at(now.text, self.language, now.target_group)
        answered = self.lines.of("exit", self.place)
        if seen.verdict != "result" or answered:
            question = Words(nl=seen.ask, en=seen.ask) if seen.ask else SLOTS["coach"].ask
            yield self._make("coach", question=question, about=self.began.goal.id, part=True,
                             subject=now.text)  # fmt: skip

    # -- behind what was said

    def _behind(self, lamp: Lamp) -> Iterator[Lamp]:
        """The lamps behind the lines that were said under one: consent, and answers to requests."""
        for kind in ("wording", "request"):
            for line in self._in_turn(kind, lamp):
                if kind == "request":
                    if not is_answered_unasked(self.lines, line):
                        yield self._answer(line)
                else:
                    yield from self._asks_consent(line)

    def _led_to(self, line: Line) -> Line:
        """The proposal that led to one made at its vote; the line itself where it was made elsewhere."""
        while is_made_at_vote(line):
            all_words = self.lines.of("wording", self.place)
            before = [o for o in all_words[: all_words.index(line)] if o.phase == line.phase]
            if not before:
                break
            line = before[-1]
        return line

    def _asks_consent(self, line: Line) -> Iterator[Lamp]:
        if waiting_for(self.lines, line):
            if not self._overtaken(line.id):
                yield self._consent(line)
            yield from self._coach_on(line)

    def _in_turn(self, kind: str, lamp: Lamp) -> list[Line]:
        """The lines of a kind under a lamp in the order in which they are asked about.

        Words about which nobody was asked before others were proposed come first: nobody comes back to
        a vote on the way to the next one. Words proposed at a vote come behind it.
        """
        found: list[Line] = []
        for line in self.lines.of(kind, self.place):
            if is_under(self._led_to(line), lamp):
                there = () if is_made_at_vote(line) else found
                heard = [one for one in there if self._voted_before(one, line)]
                found = [*(one for one in found if one not in heard), line, *heard]
        return found

    def _voted_before(self, line: Line, other: Line) -> bool:
        """Whether somebody said where they stand on words before other words were proposed."""
        votes = self.lines.about(line.id, "consent")
        return any(number(vote.id) < number(other.id) for vote in votes)

    def _coach_on(self, line: Line) -> Iterator[Lamp]:
        seen = looked_at(line.text, self.language, in_hand(self.lines, self.place).now.target_group)
        if seen.verdict != "result" or self.lines.about(line.id, "exit"):
            yield self._make("coach", question=Words(nl=seen.ask, en=seen.ask), about=line.id,
                             part=True, subject=line.text)  # fmt: skip

    def _consent(self, line: Line) -> Lamp:
        sharers = self.began.goal.sharers or self.talk.member_names
        heard = self.lines.about(line.id, "consent")
        rows = [SHARED_BY[self.language].format(names=", ".join(map(one_line, sharers)))]
        if all_behind(self.lines, self.place, line.id):
            rows = [ALL_BEHIND[self.language]]
        elif heard:  # who shares it no more is asked no more
            known = {*left(self.lines, (line, *heard)), *(one.name for one in stances(heard))}
            known = {name.casefold() for name in known}
            rest = (name for name in sharers if name.casefold() not in known)
            rows = [*self._not_chosen(rest, spoke(heard))]
        if not sharers:
            rows = []
        for choice, head in (("not", NOT_BEHIND), ("absent", NOT_THERE)):
            names = [one_line(one.name) for one in stances(heard) if one.choice == choice]
            rows += [head[self.language].format(names=", ".join(names))] if names else []
        words = ""
        if line.kind == "wording":
            head = AGREED_HERE if self._comes_to_hold(line) else SAID_HERE
            said = head[self.language].format(text=one_line(line.text))
            words = self._named(said, by(line))
        asks = AGREES.get(self._choice(line)) if line.kind == "decision" else None
        return self._make("stands_behind", id="consent", about=line.id, part=True, question=asks,
                          subject="\n".join(filter(None, (words, *rows))))  # fmt: skip

    def _comes_to_hold(self, line: Line) -> bool:
        """Whether words become the goal's at the close: everyone is behind them, and no later ones."""
        lines, place = self.lines, self.place
        if self.talk.private or any(
            one.choice in ("reword", "replace") for one in standing(lines, decisions(lines, place))
        ):
            return False
        agreed = [one.id for one in proposals(lines, place) if all_behind(lines, place, one.id)]
        return agreed[-1:] == [line.id]

    def _answer(self, line: Line) -> Lamp:
        """The question to whom something is asked of; once one of them spoke, who is not done with it."""
        spoke = [name for one in self.lines.about(line.id, "request answer") for name in one.by]
        waits = still_to_answer(self.lines, line) if spoke else ()
        rows = (self._named(line.text, by(line)), *self._not_chosen(waits, spoke, NO_ANSWER))
        return self._make("request_answer", about=line.id, part=True, question=_will_you(line.who),
                          subject="\n".join(rows))  # fmt: skip

    def _named(self, text: str, name: str) -> str:
        return BY[self.language].format(text=text, name=one_line(name)) if name else text


def _will_you(names: Sequence[str]) -> Words:
    """The question to these whether they take something up, or to whoever will."""
    ask = SLOTS["request_answer"].ask if len(names) == 1 else ASKED_OF[bool(names)]
    assert ask is not None
    told = ", ".join(map(one_line, names))
    return Words(nl=ask.nl.format(name=told), en=ask.en.format(name=told))


def _asks(line: Line) -> str:
    """What sort of question a line answers: its id without the number or the agenda's own end."""
    return line.question.partition("-")[0]


def is_made_at_vote(line: Line) -> bool:
    """Whether other words were proposed at a vote: a vote is then asked on them, too."""
    return line.kind == "wording" and _asks(line) in ("consent", "consent_later")


def is_under(line: Line, lamp: Lamp) -> bool:
    """Whether a line was said under this lamp, in whichever words the question was then put."""
    if line.phase != lamp.phase or line.kind == "passed over":
        return False
    if not asks_same(line.question, lamp.id):
        return False
    if lamp.slot.line == "consent" and is_made_at_vote(line):
        return lamp.about != line.id
    return not lamp.about or line.about == lamp.about


def asks_same(asked: str, question: str) -> bool:
    """Whether this is the same question, in whichever words it was put."""
    base, _dash, number = asked.rpartition("-")
    return asked == question or (base == question and number.isdecimal())


@lru_cache(maxsize=256)
def looked_at(text: str, language: Language, people: str) -> "Look":
    """What the goal coach says of a sentence; asked again and again while a talk is shown."""
    from agendas.coach import look

    return look(text, language, people)
