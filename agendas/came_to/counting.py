"""The lines of a talk that count, where they stand, and what is about what."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Any

import msgspec

from agendas.lines.kinds import GOES_ALONG
from agendas.lines.talk import Line, Talk, number
from agendas.parsing.choices import beyond_name
from agendas.records.said import Audience, NextTalk, key_of
from agendas.records.vocabulary import CHOICES
from agendas.text import number_in, with_name

ELSEWHERE = "talk:"
NOTHING: frozenset[str] = frozenset()
# Choices of which each person's last word counts.
LAST_COUNTS = ("decision", "standing", "consent", "onward", "sign onward", "request answer")


class TalkLines:
    """The lines of a talk that count, in order of place: by kind, and by what they are about.

    A line counts while neither it nor anything it is about, however far, is withdrawn. Last is by
    place, the number in its id, never by clock.
    """

    __slots__ = ("_about", "_all", "_earlier", "_of", "by_id", "counting", "days", "fallen", "talk")

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.by_id = {line.id: line for line in talk.lines}
        self.fallen = fallen = self._fallen()
        self.days: dict[int, NextTalk] = {}  # of each pass, once `next_talk` was asked for it
        self._earlier: frozenset[str] | None = None
        self._all: dict[str, list[Line]] = {}
        self._about: dict[tuple[str, str], list[Line]] = {}
        several = len(talk.passes) > 1
        self._of: list[dict[str, list[Line]]] = (
            [{} for _ in talk.passes] if several else [self._all]
        )
        places = self._places(talk) if several else None
        lines = sorted(talk.lines, key=_place)
        self.counting = [one for one in lines if one.id not in fallen] if fallen else lines
        for line in self.counting:
            kind = line.kind
            self._all.setdefault(kind, []).append(line)
            if line.about:
                self._about.setdefault((line.about, kind), []).append(line)
            if places:
                self._of[places(line)].setdefault(kind, []).append(line)

    def for_talk(self, talk: Talk) -> "TalkLines":
        """The lines of this talk: these, where it has the same ones in the same phases.

        A letter that is typed, a minute that passes or a lamp that moves changes no line.
        """
        now, mine = talk, self.talk
        if now.lines is not mine.lines or now.passes is not mine.passes:
            return TalkLines(now)
        if [(p.id, p.segment) for p in now.phases] != [(p.id, p.segment) for p in mine.phases]:
            return TalkLines(now)
        same = copy(self)
        same.talk = now
        return same

    def of(self, kind: str, place: int | None = None) -> Sequence[Line]:
        """The lines of a kind, in the whole talk or in one goal's way through it.

        A phase of a damaged file may be of a goal that is not there: that has none.
        """
        if place is None:
            return self._all.get(kind, ())
        return self._of[place].get(kind, ()) if place < len(self._of) else ()

    def about(self, line_id: str, kind: str) -> Sequence[Line]:
        """The lines of a kind that are about a line of this talk, or about `talk:` and a key."""
        return self._about.get((line_id, kind), ())

    def whys(self, line_id: str) -> list[Line]:
        """Why a line was said, by all voices; behind each what was said to be why of that."""
        found: dict[str, Line] = {}
        left = [*self.about(line_id, "why")]
        while left:
            why = left.pop(0)
            if why.id not in found:
                found[why.id] = why
                left[:0] = self.about(why.id, "why")
        return list(found.values())

    def last(self, line_id: str, kind: str) -> Line | None:
        """The last word of a kind about a line; None where nobody said one: no line, no value.

        Words without a choice, after one, take it away from nobody.
        """
        found = self._about.get((line_id, kind))
        if not found:
            return None
        return next((line for line in reversed(found) if line.choice), found[-1])

    def voices(self, line: Line, kind: str) -> str:
        """All that was said of a kind about a line, as one text: with names but for its speaker's."""
        found = self.whys(line.id) if kind == "why" else self.about(line.id, kind)
        return joined(found, by(line)) if found else ""

    def choices(
        self, kind: str, among: tuple[str, ...], place: int | None = None
    ) -> Sequence[Line]:
        """The lines of a kind on which one of these words was chosen.

        Without one there is no value. One that was added later is a line about the open one, which
        then has it; a word of a later Vertel is none here.
        """
        said, found = self.of(kind, place), []
        for line in said:
            if (about := self.by_id.get(line.about)) and about.kind == kind:
                continue
            added = self.about(line.id, kind) if not line.choice else ()
            line = msgspec.structs.replace(line, choice=added[-1].choice) if added else line
            if line.choice in among:
                found.append(line)
        return found

    @property
    def earlier(self) -> frozenset[str]:
        """The ids of choices after which all who made them chose anew on the same: the later one counts.

        The same choice on the goal, made once more, is no other: it says more (`decisions.made_again`).
        """
        if self._earlier is None:
            self._earlier = frozenset(self._chosen_anew())
        return self._earlier

    def _chosen_anew(self) -> Iterator[str]:
        places = self._places(self.talk)
        later: dict[tuple[str, str, int, str], str] = {}
        for line in reversed(self.counting):
            if line.kind in LAST_COUNTS and line.choice and line.by:
                up = self.by_id.get(line.about)
                about = up.about if up and up.kind == line.kind else line.about
                mine = {(line.kind, about, places(line), name.casefold()) for name in line.by}
                same = line.kind == "decision" and {later.get(key) for key in mine} == {line.choice}
                if mine <= later.keys() and not same:
                    yield line.id
                later |= dict.fromkeys(mine, line.choice)

    def key(self, line: Line) -> str:
        """By what a line is known in other talks."""
        return key_of(self.talk.id, line.id)

    def audience(self, line: Line) -> Audience:
        """For whom a line is: as was said of it, else as of what it is about, else the team.

        What somebody said of a line as a thing of its own, such as a meaning, is for the team until it
        is marked itself: only what belongs to a line goes where that goes (`kinds.GOES_ALONG`).
        """
        seen: set[str] = set()
        while not line.audience and goes_along(line) and line.about in self.by_id:
            if line.id in seen:
                break
            seen.add(line.id)
            line = self.by_id[line.about]
        return line.audience or "team"

    def in_pass(self, place: int) -> list[Line]:
        """All that counts in one goal's way through the talk."""
        found = [line for kind in self._of[place].values() for line in kind]
        return sorted(found, key=_place)

    def said(self, line: Line) -> dict[str, Any]:
        """What every record of something said has, of a line; its id is the one in this talk."""
        return {"id": line.id, "text": beside_choice(line), "by": by(line), "at": line.at,
                "phase": line.phase, "audience": line.audience or self.audience(line)}  # fmt: skip

    @staticmethod
    def _places(talk: Talk) -> Callable[[Line], int]:
        """In which goal's way through the talk a line is: by its phase, else by the goal it is about."""
        phases = {phase.id: phase.segment for phase in talk.phases}
        goals = {one.goal: place for place, one in enumerate(talk.passes)}

        def place_of(line: Line) -> int:
            if not line.phase:
                return goals.get(line.about, 0)
            place = phases.get(line.phase, -1)
            place = _chosen_no_more(line.phase) if place < 0 else place
            return place if place < len(talk.passes) else 0

        return place_of

    def known(self, line: Line) -> dict[str, Any]:
        """As `said`, with the id by which the record is known in other talks."""
        return {**self.said(line), "id": self.key(line)}

    def _fallen(self) -> frozenset[str]:
        """The ids of the lines that were withdrawn, and of those that fell along."""
        gone = {line.id for line in self.talk.lines if line.withdrawn}
        if not gone:
            return NOTHING
        before = 0
        while len(gone) > before:
            before = len(gone)
            gone |= {line.id for line in self.talk.lines if line.about in gone}
        return frozenset(gone)


def beside_choice(line: Line) -> str:
    """The words of a line without the name of what was chosen on it, which tells that by itself."""
    words = CHOICES[line.kind].get(line.choice) if line.kind in LAST_COUNTS else None
    return beyond_name(line.text, words) if words and line.text else line.text


def goes_along(line: Line) -> bool:
    """Whether a line that is not marked is for whom what it is about is for."""
    return line.kind in GOES_ALONG or line.choice == "open"


def by(line: Line) -> str:
    """Who said a line, several in a row; "" while that is open."""
    return ", ".join(line.by)


def chosen(line: Line | None, among: tuple[str, ...]) -> Any:
    """The word that was chosen on a line; None where there is no line, or no word of these."""
    return line.choice if line and line.choice in among else None


def joined(lines: Sequence[Line], owner: str = "") -> str:
    """Several voices as one text; who said each, but for `owner`."""
    return "; ".join(with_name(line.text, by(line), owner) for line in lines)


def _place(line: Line) -> int:
    return number(line.id)


def _chosen_no_more(phase: str) -> int:
    """The pass that the number in a phase's id tells: a goal chosen no more keeps its lines."""
    return number_in(phase.rpartition("-")[2]) or 0
