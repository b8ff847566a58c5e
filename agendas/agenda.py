"""An agenda: the phases of a talk, their questions, what the facilitator may say, and the minutes.

`read_agenda` makes one from the text of a TOML file; `problems` tells everything that is wrong with
it, each with its place and a remedy. The agendas we ship are in `builtin/`.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from agendas.agenda_file import MOST_BYTES, ProblemError, check, parse
from agendas.errors import N_, AgendaError, NoAgendaError
from agendas.files import read_regular
from agendas.own_word import NO_WORD
from agendas.records.said import PhaseKind, Record, TalkKind, Words
from agendas.records.vocabulary import PHASE_KIND

BUILTIN = (
    "accountability", "accountability-90", "goal-dialogue", "peer", "leader", "goals", "frames",
    "agreement", "review", "plan", "criterion", "plan-or-frame", "planning", "checkin",
)  # fmt: skip
MOST_GOALS = 3
ABOUT_TEAM: tuple[TalkKind, ...] = ("frames", "agreement", "review", "plan", "goals", "planning")


class Question(Record, frozen=True, kw_only=True):
    """A question to the room; `records` names the slot its answer goes into (`slots.SLOTS`).

    `id` is by what it is known in files and scripts: what it records, with more behind a dash where
    an agenda has several of those, such as "learned-each". In one agenda no two have the same.
    `first` is how it is put in a first talk, where that is otherwise. What is not `core` is deeper: it
    waits until somebody puts it. A `part` belongs to the question before it, as a rung of the ladder
    does, and counts for none. Between braces is where the
    team's own word for its people comes (`own_word`).
    """

    id: str
    ask: Words
    first: Words | None = None
    core: bool = True
    part: bool = False
    records: str
    hint: Words | None = None


class Steer(Record, frozen=True, kw_only=True):
    """What a facilitator may say, and when."""

    when: Words
    say: Words


class AgendaPhase(Record, frozen=True, kw_only=True):
    """A phase as it was written: `minutes` is time planned, in whole minutes.

    With `each` it is gone through once for every goal that was chosen.
    """

    id: str
    kind: PhaseKind
    title: Words
    minutes: int
    purpose: Words | None = None
    questions: tuple[Question, ...] = ()
    steers: tuple[Steer, ...] = ()
    each: bool = False


class Agenda(Record, frozen=True, kw_only=True):
    """The phases of a talk, in order; `kind` is what sort of talk it is (method.md §3).

    With `deeper` the deeper questions are put too. `people` is the team's own word for those its work
    is for, "" where nobody said it.
    """

    id: str
    title: Words
    phases: tuple[AgendaPhase, ...]
    kind: TalkKind = "dialogue"
    about: Words | None = None
    solo: bool = False
    deeper: bool = False
    people: Words = NO_WORD

    @property
    def minutes(self) -> int:
        """The time planned for the whole talk, in minutes: three goals where it is about several."""
        return sum(p.minutes * (MOST_GOALS if p.each else 1) for p in self.phases)

    @property
    def asked(self) -> int:
        """How many questions it has: deeper ones where it puts them, and no part of another."""
        questions = [question for phase in self.phases for question in phase.questions]
        return sum((question.core or self.deeper) and not question.part for question in questions)

    @property
    def about_team(self) -> bool:
        """True when it opens on the team as a whole and not on one goal."""
        return self.kind in ABOUT_TEAM

    def phase(self, phase_id: str, kind: PhaseKind, each: bool = False) -> AgendaPhase:
        """The phase as this agenda has it, or our own of that kind when it no longer does.

        The phase of one of several goals (`each`) has that goal's number at the end of its id.
        """
        written = phase_id.rpartition("-")[0] if each else phase_id
        for phase in self.phases:
            if phase.id == written and phase.each == each:
                return phase
        return _of_kind(kind)


def problems(data: bytes) -> tuple[ProblemError, ...]:
    """Everything that is wrong with an agenda file, in order of the file; empty when it is fine."""
    document, found = parse(data)
    return found or check(document) or _among_questions(document)


def read_agenda(data: bytes, name: str) -> Agenda:
    """The agenda in a file's bytes; `name` is the file's, for the sentence if something is wrong.

    Raises `AgendaError` with the first problem. A phase of a known kind without questions gets
    ours; a phase without a title gets its kind's.
    """
    document, found = parse(data)
    found = found or check(document) or _among_questions(document)
    if found:
        first = found[0]
        raise AgendaError(
            N_("{file}, {place}: {problem}"), file=name, place=first.place, problem=first
        )
    return Agenda(
        id=document["id"],
        kind=document.get("kind", "checkin" if document.get("solo") else "dialogue"),
        title=_words(document["title"]),
        about=_words(document["about"]) if "about" in document else None,
        solo=document.get("solo", False),
        deeper=document.get("deeper", False),
        phases=tuple(_phase(phase) for phase in document["phases"]),
    )


def _among_questions(document: dict[str, Any]) -> tuple[ProblemError, ...]:
    """What is wrong with the ids of questions, those of ours that come along included."""
    found, known = [], dict[str, Question]()
    for place, table in enumerate(document["phases"], 1):
        own = [
            f"{key} {n}"
            for key in ("questions", "also")
            for n, _ in enumerate(table.get(key, ()), 1)
        ]
        questions = _phase(table).questions
        for wrong in set(table.get("deeper", ())) - {question.id for question in questions}:
            found.append(ProblemError(f"phases {place}, deeper",
                N_("no question here has the id “{id}”. Take it out, or write the id of one that is here."),
                id=wrong))  # fmt: skip
        places = [*[""] * (len(questions) - len(own)), *own]
        for question, where in zip(questions, places, strict=True):
            if known.setdefault(question.id, question) != question:
                found.append(ProblemError(f"phases {place}, {where}, id" if where else f"phases {place}",
                    N_("“{id}” is there twice. Give each question an id of its own."), id=question.id))  # fmt: skip
    return tuple(found)


def _words(table: dict[str, str]) -> Words:
    return Words(nl=table["nl"], en=table["en"])


def _phase(table: dict[str, Any]) -> AgendaPhase:
    kind: PhaseKind = table["kind"]
    ours = _of_kind(kind) if "questions" not in table and kind not in ("open", "close") else None
    title, purpose = table.get("title"), table.get("purpose")
    questions = (*(ours.questions if ours else ()), *_questions(table))
    wait: list[str] = table.get("deeper", [])
    return AgendaPhase(
        id=str(table.get("id", kind)),
        kind=kind,
        minutes=int(str(table["minutes"])),
        title=_words(title) if isinstance(title, dict) else PHASE_KIND[kind],
        purpose=_words(purpose) if isinstance(purpose, dict) else (ours.purpose if ours else None),
        questions=tuple(replace(q, core=False) if q.id in wait else q for q in questions),
        steers=_steers(table) if "steers" in table else (ours.steers if ours else ()),
        each=bool(table.get("each", False)),
    )


def _questions(table: dict[str, Any]) -> tuple[Question, ...]:
    """The questions of a phase's own, each with its id, or one that follows from where it stands."""
    found: list[Question] = []
    for row in (*table.get("questions", ()), *table.get("also", ())):
        records = row.get("records", "note")
        number = 1 + sum(question.records == records for question in found)
        here = f"{records}-{table.get('id', table['kind'])}.{number}"  # no id that is written has a dot
        hint, first = (_words(row[key]) if key in row else None for key in ("hint", "first"))
        ask = Words(nl=row["nl"], en=row["en"])
        core, part = row.get("core", True), row.get("part", False)
        found.append(
            Question(
                id=row.get("id", here),
                ask=ask,
                first=first,
                core=core,
                part=part,
                records=records,
                hint=hint,
            )
        )
    return tuple(found)


def _steers(table: dict[str, object]) -> tuple[Steer, ...]:
    rows: list[dict[str, dict[str, str]]] = table["steers"]  # type: ignore[assignment]
    return tuple(Steer(when=_words(row["when"]), say=_words(row["say"])) for row in rows)


def builtin_source(agenda_id: str) -> bytes:
    """The file of an agenda that Vertel ships. Raises `AgendaError` for an unknown id."""
    if agenda_id not in BUILTIN:
        raise NoAgendaError(
            N_("There is no agenda “{name}”. “vertel agenda list” shows which there are."),
            name=agenda_id,
        )
    return Path(__file__).with_name("builtin").joinpath(f"{agenda_id}.toml").read_bytes()


@cache
def builtin(agenda_id: str) -> Agenda:
    """An agenda that Vertel ships. Raises `AgendaError` for an unknown id."""
    return read_agenda(builtin_source(agenda_id), f"{agenda_id}.toml")


def _of_kind(kind: PhaseKind) -> AgendaPhase:
    for phase in builtin("accountability").phases:
        if phase.kind == kind:
            return phase
    return AgendaPhase(id=kind, kind=kind, title=PHASE_KIND[kind], minutes=5)


class Shelf:
    """The agendas there are: ours, and those in a folder of the facilitator's own."""

    def __init__(self, folder: Path, people: Words = NO_WORD) -> None:
        """Look for agendas of one's own in `folder`, which need not exist.

        Each goes by `people`, the team's own word for those its work is for.
        """
        self.folder, self.people = folder, people

    def ids(self) -> tuple[str, ...]:
        """Every agenda's id: ours first, then one's own by name."""
        own = sorted(path.stem for path in self.folder.glob("*.toml"))
        return (*BUILTIN, *(name for name in own if name not in BUILTIN))

    def get(self, agenda_id: str) -> Agenda:
        """The agenda with this id, or in this file; one's own file wins. Raises `AgendaError`."""
        return replace(self._read(agenda_id), people=self.people)

    def _read(self, agenda_id: str) -> Agenda:
        path = self.folder / f"{agenda_id}.toml"
        # A name that is longer than any file's is no file's, and no fault of the system.
        if Path(agenda_id).name == agenda_id and os.path.isfile(path):
            return read_agenda(read_file(path), path.name)
        if agenda_id.endswith(".toml"):
            return read_agenda(read_file(Path(agenda_id)), agenda_id)
        return builtin(agenda_id)

    def known(self, agenda_id: str) -> Agenda:
        """The agenda with this id, or the accountability dialogue when it cannot be read."""
        try:
            return self.get(agenda_id)
        except AgendaError:
            return replace(builtin("accountability"), people=self.people)


def read_file(path: Path) -> bytes:
    """The bytes of an agenda file, a large one's too: `parse` refuses those. Raises `AgendaError`."""
    try:
        return read_regular(path, 64 * MOST_BYTES, follow=True)
    except OSError as error:
        raise AgendaError(
            N_("{file} cannot be read: {reason}."), file=str(path), reason=error.strerror or error
        ) from error
