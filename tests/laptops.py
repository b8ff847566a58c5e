"""Laptops of people in an organisation: each with a folder, a journal, a clock and a link of its own."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agendas.agenda import builtin
from agendas.lines.edit import change, with_line
from agendas.lines.talk import Line, Talk
from agendas.records.said import Person
from agendas.talk.begin import Opening, new_talk
from sharing.exchange import exchange
from sharing.exchanged import Exchanged
from sharing.link import Link, LinkFolder
from sharing.server import connecting
from store.files.talk_file import read_version
from store.library import TalkLibrary

NOW = datetime(2026, 10, 6, 9, tzinfo=UTC)


def a_talk(
    key: str, team: str = "Oak", open_still: bool = False, goal: str = "Parents dare to ask"
) -> Talk:
    """A talk of a team, closed as it is exchanged."""
    people = (Person(name="Ana", role="account-giver"), Person(name="Bo"))
    opening = Opening(goal_text=goal, team=team, people=people, account_giver="Ana")
    talk = new_talk(key, builtin("accountability"), opening, NOW)
    return talk if open_still else change(talk, ended=NOW + timedelta(hours=1))


def with_note(talk: Talk, text: str) -> Talk:
    """The talk with a sentence more."""
    note = Line(id=f"n{hashlib.sha256(text.encode()).hexdigest()[:12]}", text=text, kind="note")
    return change(with_line(talk, note), counter=talk.counter + 1)


def with_lines_of(talk: Talk, other: Talk) -> Talk:
    """The talk with what it lacks of another version of it."""
    lines = [line for line in other.lines if line.text not in words(talk)]
    return change(talk, lines=(*talk.lines, *lines), counter=talk.counter + 1)


def words(talk: Talk) -> set[str]:
    return {line.text for line in talk.lines}


class Laptop:
    """One of them; `ahead` is how far its clock runs ahead."""

    def __init__(self, top: Path, name: str, link: Any, ahead: timedelta = timedelta()) -> None:
        self.top, self.name, self.link, self.ahead = top, name, link, ahead
        self.folder, self.state = top / "store", top / "state"
        self.place = LinkFolder(self.state, self.folder)

    def library(self) -> TalkLibrary:
        """The store as a new run of Vertel sees it."""
        return TalkLibrary(self.folder, lambda: NOW + self.ahead, self.state, machine=self.name)

    def begin(self, talk: Talk) -> None:
        self.library().save(talk)

    def say(self, key: str, text: str) -> None:
        """A sentence more in a talk, saved offline."""
        library = self.library()
        with library.hold(key, self.name):
            library.save(with_note(library.open(key), text))

    def sync(self, link: Link | None = None, **more: Any) -> Exchanged:
        """Exchange, and give what was told."""
        told: list[Exchanged] = []
        with connecting(link or self.link) as coming:
            exchange(self.library(), self.place, coming, told.append, **more)
        return told[0]

    def talk(self, key: str) -> Talk:
        return read_version(self.library().files()[key], key).talk

    def beside(self, key: str) -> list[set[str]]:
        """The words of each second version."""
        copies = self.library().copies(key)
        return [words(read_version(copy.file, key).talk) for copy in copies]

    def everything(self, key: str) -> set[str]:
        """All sentences of a talk, those of its second versions too."""
        return words(self.talk(key)).union(*self.beside(key))
