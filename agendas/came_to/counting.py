"""The lines of a talk that count, where they stand, and what is about what."""

from collections.abc import Iterable
from typing import Any

import msgspec

from agendas.lines.talk import Line, Talk, number
from agendas.records.meeting import key_of
from agendas.records.said import Audience
from agendas.text import number_in, with_name

ELSEWHERE = "talk:"


class TalkLines:
    """The lines of a talk that count, in order of place: by kind, and by what they are about.

    A line counts while neither it nor anything it is about, however far, is withdrawn. Last is by
    place, the number in its id, never by clock.
    """

    __slots__ = ("_about", "_of", "by_id", "fallen", "standing", "talk")

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.by_id = {line.id: line for line in talk.lines}
        self.fallen = self._fallen()
        self._of: dict[str | tuple[int, str], list[Line]] = {}
        self._about: dict[tuple[str, str], list[Line]] = {}
        places = {phase.id: phase.segment for phase in talk.phases}
        goals = {one.goal: place for place, one in enumerate(talk.passes)}
        fallen, of, by_about = self.fallen, self._of, self._about
        self.standing = [one for one in sorted(talk.lines, key=_place) if one.id not in fallen]
        for line in self.standing:
            kind, about = line.kind, line.about
            if about:
                by_about.setdefault((about, kind), []).append(line)
            phase = line.phase
            place = places.get(phase, -1) if phase else goals.get(about, 0)
            if place < 0:
                place = _chosen_no_more(phase)
            of.setdefault(kind, []).append(line)
            of.setdefault((place if place < len(talk.passes) else 0, kind), []).append(line)

    def of(self, kind: str, place: int | None = None) -> list[Line]:
        """The lines of a kind, in the whole talk or in one goal's way through it."""
        return self._of.get(kind if place is None else (place, kind), [])

    def about(self, line_id: str, kind: str) -> list[Line]:
        """The lines of a kind that are about a line of this talk, or about `talk:` and a key."""
        return self._about.get((line_id, kind), [])

    def last(self, line_id: str, kind: str) -> Line | None:
        """The last word of a kind about a line; None where nobody said one: no line, no value."""
        found = self._about.get((line_id, kind))
        return found[-1] if found else None

    def voices(self, line: Line, kind: str) -> str:
        """All that was said of a kind about a line, as one text: with names but for its speaker's."""
        found = self._about.get((line.id, kind))
        return joined(found, by(line)) if found else ""

    def choices(self, kind: str, among: tuple[str, ...], place: int | None = None) -> list[Line]:
        """The lines of a kind on which one of these words was chosen.

        Without one there is no value. One that was added later is a line about the open one, which
        then has it; a word of a later Vertel is none here.
        """
        found = []
        for line in self.of(kind, place):
            if (about := self.by_id.get(line.about)) and about.kind == kind:
                continue
            added = self.about(line.id, kind) if not line.choice else ()
            line = msgspec.structs.replace(line, choice=added[-1].choice) if added else line
            if line.choice in among:
                found.append(line)
        return found

    def key(self, line: Line) -> str:
        """By what a line is known in other talks."""
        return key_of(self.talk.id, line.id)

    def audience(self, line: Line) -> Audience:
        """For whom a line is: as was said of it, else as of what it is about, else the team."""
        seen: set[str] = set()
        while not line.audience and line.about in self.by_id and line.id not in seen:
            seen.add(line.id)
            line = self.by_id[line.about]
        return line.audience or "team"

    def said(self, line: Line) -> dict[str, Any]:
        """What every record of something said has, of a line."""
        return {"id": line.id, "text": line.text, "by": by(line), "at": line.at,
                "phase": line.phase, "audience": line.audience or self.audience(line)}  # fmt: skip

    def _fallen(self) -> frozenset[str]:
        """The ids of the lines that were withdrawn, and of those that fell along."""
        gone = {line.id for line in self.talk.lines if line.withdrawn}
        before = -1
        while len(gone) > before and gone:
            before = len(gone)
            gone |= {line.id for line in self.talk.lines if line.about in gone}
        return frozenset(gone)


def by(line: Line) -> str:
    """Who said a line, several in a row; "" while that is open."""
    who = line.by
    return (who[0] if len(who) == 1 else ", ".join(who)) if who else ""


def chosen(line: Line | None, among: tuple[str, ...]) -> Any:
    """The word that was chosen on a line; None where there is no line, or no word of these."""
    return line.choice if line and line.choice in among else None


def joined(lines: Iterable[Line], owner: str = "") -> str:
    """Several voices as one text; who said each, but for `owner`."""
    return "; ".join(with_name(line.text, by(line), owner) for line in lines)


def _place(line: Line) -> int:
    return number(line.id)


def _chosen_no_more(phase: str) -> int:
    """The pass that the number in a phase's id tells: a goal chosen no more keeps its lines."""
    return number_in(phase.rpartition("-")[2]) or 0
