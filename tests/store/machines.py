"""Machines that share a store by a sync program in which the newest file wins, told by its time alone.

Each has a folder, a journal, a name and a clock of its own, and works offline until it is synced. What
one deleted goes on the others, unless it was written there since; nothing makes a conflict copy.
"""

import os
import random
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agendas.agenda import builtin
from agendas.lines.edit import change, with_line
from agendas.lines.talk import Line, Talk
from agendas.talk.begin import Opening, new_talk
from store.errors import StoreError
from store.files.talk_file import version_of
from store.library import TalkLibrary

NOW = datetime(2100, 10, 6, 9, tzinfo=UTC)  # far from the clock of the system that runs this
Files = dict[str, int]


class Machine:
    """One of the machines; `ahead` is how far its clock runs ahead, in seconds."""

    def __init__(self, top: Path, name: str, ahead: float) -> None:
        self.name, self.top, self.ahead = name, top / name, ahead
        self.folder, self.time = self.top / "store", 0.0
        self.synced: Files = {}
        self.open_talk: tuple[TalkLibrary, Talk] | None = None

    def library(self) -> TalkLibrary:
        """The store as a new run of Vertel sees it."""
        return TalkLibrary(self.folder, self.now, self.top / "state", machine=self.name)

    def now(self) -> datetime:
        """What its clock says."""
        return NOW + timedelta(seconds=self.time + self.ahead)

    def files(self) -> Files:
        """Every file of the store by its path in it, with its time."""
        return {
            str(path.relative_to(self.folder)): path.stat().st_mtime_ns
            for path in self.folder.rglob("*")
            if path.is_file() and path.suffix != ".lock"
        }

    def stamped(self, before: Files) -> None:
        """Give what was written since the time of this machine's clock."""
        for name, written in self.files().items():
            if before.get(name) != written:
                # Later than any true time: so it was given a time because of the file before it.
                moment = max(int(self.now().timestamp() * 1e9), written)
                os.utime(self.folder / name, ns=(moment, moment))

    def words(self, talk_id: str) -> str:
        """All that the shared folder has of a talk: it, and its second versions as they are told."""
        library = self.library()
        paths = [library.files()[talk_id], *(c.file for c in library.copies(talk_id))]
        return "\n".join(_text(version_of(p.read_bytes(), p.name).talk) for p in paths)


@dataclass
class Office:
    """The machines, what was acknowledged on each, and the moment it is."""

    machines: list[Machine]
    chance: random.Random
    said: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def edit(self, machine: Machine) -> None:
        """A talk that is begun, gone on with, or open since before; a few sentences are saved."""
        before = machine.files()
        library, meeting = self._opened(machine)
        try:
            with library.hold(meeting.id, machine.name):
                meeting = library.latest(meeting) if self.chance.random() < 0.8 else meeting
                for _save in range(self.chance.randint(1, 3)):
                    text = f"sentence {len(self.said)} of {machine.name}."
                    note = Line(id=f"n{len(self.said)}", text=text, kind="note")
                    meeting = change(with_line(meeting, note), changed=machine.now())
                    library.save(meeting)
                    self.said.append((meeting.id, text))
        except StoreError as error:
            raise AssertionError(f"refused: {error}") from error
        machine.open_talk = (library, meeting) if self.chance.random() < 0.3 else None
        machine.stamped(before)

    def _opened(self, machine: Machine) -> tuple[TalkLibrary, Talk]:
        if machine.open_talk:
            return machine.open_talk
        library = machine.library()
        here = sorted(library.files())
        if here and self.chance.random() < 0.95:
            return library, library.open(self.chance.choice(here))
        key = f"aaaa{len(self.ids):02}".translate(str.maketrans("01", "xy"))
        self.ids.append(key)
        opening = Opening(goal_text=f"Goal {len(self.ids)}")
        return library, new_talk(key, builtin("accountability"), opening, machine.now())

    def sync(self, online: list[Machine]) -> None:
        """All that are online get the same files: of each the newest, and none that was deleted."""
        there = {machine.name: machine.files() for machine in online}
        for name in sorted({name for files in there.values() for name in files}):
            having = [m for m in online if name in there[m.name]]
            newest = max(having, key=lambda m: there[m.name][name])
            moment = there[newest.name][name]
            missing = [m for m in online if name not in there[m.name] and name in m.synced]
            if any(m.synced[name] >= moment for m in missing):
                for machine in having:
                    (machine.folder / name).unlink()
                continue
            for machine in online:
                if machine is not newest and there[machine.name].get(name) != moment:
                    _carry(newest.folder / name, machine.folder / name)
        for machine in online:
            machine.synced = machine.files()

    def gone_on_with(self, apart: bool) -> None:
        """Every talk is opened and saved once on every machine; `apart`, they are synced only then."""
        for machine in self.machines:
            machine.open_talk = None
            for key in sorted(machine.library().files()):
                machine.time += 1
                before, library = machine.files(), machine.library()
                with library.hold(key, machine.name):
                    library.save(library.open(key))
                machine.stamped(before)
            if not apart:
                self.sync(self.machines)
        self.sync(self.machines)

    def lost(self) -> list[str]:
        """The sentences that were acknowledged and are not in the folder of every machine."""
        return [
            text
            for key in self.ids
            for words in [[machine.words(key) for machine in self.machines]]
            for talk, text in self.said
            if talk == key and not all(text in there for there in words)
        ]


def worked(top: Path, seed: int, machines: int, steps: int = 25) -> Office:
    """A while in which the machines worked apart and were synced now and then, then all at the end."""
    chance = random.Random(seed)
    ahead = [chance.choice((0, 0, 5, -90, 3600, -86400)) for _machine in range(machines)]
    office = Office([Machine(top, f"machine-{n}", s) for n, s in enumerate(ahead)], chance)
    for step in range(steps):
        for machine in office.machines:
            machine.time = step * 60 + chance.random()
        if chance.random() < 0.35:
            office.sync(chance.sample(office.machines, chance.randint(2, machines)))
        else:
            office.edit(chance.choice(office.machines))
    office.sync(office.machines)
    office.gone_on_with(apart=True)
    office.gone_on_with(apart=False)
    return office


def _carry(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".sync-{target.name}")
    shutil.copy2(source, beside)
    os.replace(beside, target)


def _text(meeting: Talk) -> str:
    return "\n".join(line.text for line in meeting.lines)
