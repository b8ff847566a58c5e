"""For whom minutes are: a talk with only what that audience may see, and no trace of the rest.

Each line of a talk is for the team, also for the leader, or for all; the team alone is the
default. A line is never seen by more than what it is about, and a figure goes with its meaning
(invariant 13): it would stand as if its meaning were open. So does a figure that the room had not seen
yet. The head stays for every audience: the day, the team, and the goal in its agreed words
with who it is for; a goal that was not talked through is no part of it. Who was there, who gives
account and with whom the next talk is, stay for the team and the leader. All else that was not
marked is left out: lines, what earlier talks left, what was passed over, earlier reasons, times,
drafts, and the gaps in numbering that would tell of them. What a later Vertel adds to a talk is
left out too until it is named here.
"""

from collections.abc import Callable, Collection

import msgspec

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.came_to.goal.wordings import became
from agendas.came_to.grounds import told
from agendas.came_to.next_talks import next_talk
from agendas.lines.from_records import Told, as_talk
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import Began, Convened, Day, Line, Pass, Talk
from agendas.records.said import Audience, Goal, LookedBack, NextTalk, Person, Phase, Wording
from agendas.text import number_in
from minutes import Reader
from minutes.sections.phrases import is_figure, told_of

SEES: dict[Reader, tuple[Audience, ...]] = {
    "team": ("team", "leader", "all"),
    "leader": ("leader", "all"),
    "public": ("all",),
}
_STAYS_IN = (
    "passed over",
    "in place of",
)  # what lines of these kinds tell is of the team's own book
_OF_EARLIER = (
    "consent",
    "sign onward",
)  # what only makes sense beside something of an earlier talk
_replace = msgspec.structs.replace


def for_reader(of: Told, reader: Reader) -> Talk:
    """The talk as `reader` may see it: nothing withdrawn, no drafts, only what is for them."""
    lines = TalkLines(as_talk(of))
    if reader == "team":
        kept = tuple(line for line in lines.talk.lines if line.id not in lines.fallen)
        return _replace(lines.talk, lines=kept, unsaid=())
    return _Outside(lines, reader).seen()


def lines_for(lines: TalkLines, reader: Reader) -> list[Line]:
    """The lines that count and are for `reader`, in order of place."""
    if reader == "team":
        return list(lines.counting)
    seen = _seen_by(lines, reader)
    bereft = {
        line.id
        for line in lines.of("ground")
        if is_figure(line) and (line.covered or _is_bereft(lines, line, seen))
    }
    seen = _seen_by(lines, reader, bereft)
    return [line for line in lines.counting if line.kind in LINE_KINDS and seen(line)]


def _is_bereft(lines: TalkLines, figure: Line, seen: Callable[[Line], bool]) -> bool:
    """True for a figure that has a meaning, of which none is seen."""
    means = told(lines, figure)
    return bool(means) and not any(map(seen, means))


def _seen_by(
    lines: TalkLines, reader: Reader, without: Collection[str] = ()
) -> Callable[[Line], bool]:
    """Whether a line is for `reader`, and all that it is about too."""
    backs = {told_of(b): b.audience for one in lines.talk.passes for b in one.began.looked_back}

    def seen(line: Line) -> bool:
        passed: set[str] = set()
        while line.id not in passed:
            passed.add(line.id)
            audience = line.audience or backs.get(line.about) or lines.audience(line)
            if audience not in SEES[reader] or line.id in without:
                return False
            if line.about not in lines.by_id:
                return True
            line = lines.by_id[line.about]
        return False  # a circle

    return seen


class _Outside:
    """A talk in the eyes of somebody who is not of the team; made of what is named, and no more."""

    def __init__(self, lines: TalkLines, reader: Reader) -> None:
        self.lines, self.talk, self.reader = lines, lines.talk, reader
        self.names = reader != "public"
        passes = enumerate(self.talk.passes)
        self.chosen = [place for place, one in passes if one.chosen] or [0]
        here = {line.id for place in self.chosen for line in lines.in_pass(place)}
        kept = [line for line in lines_for(lines, reader) if line.id in here and self._goes(line)]
        self.kept = [line for line in kept if not self._is_frame(line)]
        self.words = {line.text for line in kept if line.kind == "wording"}
        self.ids = {line.id: str(n) for n, line in enumerate(self.kept, 1)}
        self.numbers: dict[str, dict[int, int]] = {}
        self.backs: dict[str, str] = {}

    def seen(self) -> Talk:
        """The talk with ids that tell nothing of what was left out."""
        whole = self.talk
        midnight = whole.started.replace(hour=0, minute=0, second=0, microsecond=0)
        passes = tuple(self._pass(place) for place in self.chosen)
        said = (*(self._line(line) for line in self.kept), *self._appointments())
        asked = {line.question for line in said}
        return Talk(
            id=whole.id,
            agenda=whole.agenda,
            title=whole.title,
            language=whole.language,
            started=midnight,
            ended=midnight if whole.ended else None,
            adopted=whole.adopted,
            minutes=whole.minutes,
            phases=tuple(_phase(phase, self.chosen) for phase in whole.phases),
            passes=passes,
            kind=whole.kind,
            team=whole.team,
            convened=whole.convened if self.names else Convened(),
            people=tuple(Person(name=p.name, role=p.role) for p in whole.people if self.names),
            lines=said,
            questions={key: words for key, words in whole.questions.items() if key in asked},
            private=whole.private,
            counter=len(said),
        )

    def _goes(self, line: Line) -> bool:
        """Whether a line has a place in a talk that holds nothing of earlier ones."""
        elsewhere = line.about not in self.lines.by_id and ":" in line.about
        return line.kind not in _STAYS_IN and not (elsewhere and line.kind in _OF_EARLIER)

    def _is_frame(self, line: Line) -> bool:
        """True for what the frame of the talk tells by itself, such as its next day."""
        return line.kind == "appointment" and line.about not in self.lines.by_id

    def _line(self, line: Line) -> Line:
        """A line as it goes out: whose, what and about what; when, and how it was changed, stay in."""
        appointment = line.kind == "appointment"  # its words were said for the table
        return Line(
            id=self.ids[line.id],
            text="" if appointment else line.text,
            by=line.by,
            who=() if appointment and not self.names else line.who,
            phase=line.phase,
            question=line.question,
            kind=line.kind,
            about=self._about(line),
            choice=line.choice,
            value=line.value,
        )

    def _about(self, line: Line) -> str:
        if line.about in self.ids:
            return self.ids[line.about]
        goal, _colon, n = line.about.rpartition(":")
        if line.kind == "reading" and goal in self.numbers:
            return f"{goal}:{self.numbers[goal].get(number_in(n) or 1, 1)}"
        return self.backs.get(line.about, "" if ":" in line.about else line.about)

    def _appointments(self) -> list[Line]:
        """The day of each next talk; one where it is the same for all."""
        days = {place: next_talk(self.lines, place) for place in self.chosen}
        goals = {self.talk.passes[place].goal: day for place, day in days.items() if day.on}
        if len(set(map(_day_of, goals.values()))) == 1 and len(goals) == len(days):
            goals = {"": next(iter(goals.values()))}
        return [
            Line(
                id=str(len(self.kept) + n), kind="appointment", about=goal, value=Day(on=day.on),
                who=day.people if self.names else (),
            )
            for n, (goal, day) in enumerate(goals.items(), 1)
        ]  # fmt: skip

    def _pass(self, place: int) -> Pass:
        one = self.talk.passes[place]
        goal, numbers = self._goal(place)
        self.numbers[goal.id] = numbers
        told = {line.about for line in self.kept}
        backs = []
        for back in one.began.looked_back:
            if back.audience in SEES[self.reader] or told_of(back) in told:
                self.backs[told_of(back)] = f"{ELSEWHERE}:{len(self.backs) + 1}"
                backs.append(_looked_back(back, numbers, str(len(self.backs))))
        began = Began(goal=goal, agreed=numbers.get(one.began.agreed, 1), looked_back=tuple(backs))
        giver = one.account_giver if self.names else ""
        return Pass(goal=one.goal, began=began, account_giver=giver)

    def _goal(self, place: int) -> tuple[Goal, dict[int, int]]:
        """The goal in its agreed words, numbered anew, and each old number's new one.

        The reason for new words, and words that were only proposed, go with the decision.
        """
        goal, here = became(self.lines, place).goal, self.talk.id
        ours = [w for w in goal.wordings if w.meeting == here and w.text in self.words]
        kept = [w for w in goal.wordings if w.status == "agreed" or w in ours]
        kept = kept or [goal.wordings[0]]
        numbers = {wording.n: n for n, wording in enumerate(kept, 1)}
        wordings = tuple(
            _replace(
                wording_for(w, told=w in ours),
                n=numbers[w.n],
                meeting=w.meeting if w.meeting == here else "",
                agreed_in=w.agreed_in if w.agreed_in == here else "",
            )
            for w in kept
        )
        return Goal(id=goal.id, wordings=wordings, status=goal.status), numbers


def _day_of(day: NextTalk) -> tuple[object, tuple[str, ...]]:
    return day.on, day.people


def wording_for(wording: Wording, *, told: bool) -> Wording:
    """A wording as an outsider sees it: the reason for it, and who consented, go with the decision."""
    return Wording(
        n=wording.n,
        text=wording.text,
        target_group=wording.target_group,
        reason=wording.reason if told else "",
        meeting=wording.meeting,
        on=wording.on,
        agreed_on=wording.agreed_on,
        consented_by=wording.consented_by if told else (),
        status=wording.status,
    )


def _phase(phase: Phase, chosen: list[int]) -> Phase:
    """A phase as it was planned: that it was visited would tell that something was said in it."""
    place = chosen.index(phase.segment) if phase.segment in chosen else 0
    return Phase(
        id=phase.id, kind=phase.kind, title=phase.title, minutes=phase.minutes, segment=place
    )


def _looked_back(back: LookedBack, numbers: dict[int, int], new_id: str) -> LookedBack:
    taken = _replace(back.initiative, id=new_id, at=None, continues="", audience="team")
    number = numbers.get(back.goal_wording, 1)
    return _replace(back, initiative=taken, meeting="", goal_wording=number, audience="team")
