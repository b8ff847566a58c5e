"""Which version of a talk came after which: told by counting saves, never by a clock.

Every library that saves a talk counts its own saves of it, under a name made up for that run. A
version whose counts are all reached by another's is an earlier state of it; of two versions that
each have a count the other has not, neither contains the other: both are somebody's words.
"""

import os
from collections.abc import Mapping

import msgspec

from agendas.lines.talk import Talk

ERASING = "erased-"  # before the name of a run that erased a name
Counts = Mapping[str, int]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A talk as a file has it, with the saves that led to it."""

    talk: Talk
    counts: dict[str, int] = {}

    def covers(self, other: "Version") -> bool:
        """Whether everything in `other` was known when this was written.

        A version that nobody counted (of an earlier Vertel) is covered by its own words alone.
        """
        if self.talk == other.talk:
            return True
        if not other.counts or self.counts == other.counts:
            return False
        return reaches(self.counts, other.counts)


def reaches(counts: Counts, seen: Counts) -> bool:
    """Whether every save that was seen led to a version with these counts too."""
    return all(counts.get(run, 0) >= n for run, n in seen.items())


def run_name(kind: str = "") -> str:
    """A name for one run of a library; it says nothing of the machine or the person."""
    return kind + os.urandom(4).hex()


def counted(counts: Counts, other: Counts, run: str) -> dict[str, int]:
    """The counts of the next save by `run`, of words that contain both versions."""
    both = reaching(counts, other)
    return {**both, run: both.get(run, 0) + 1}


def reaching(counts: Counts, other: Counts) -> dict[str, int]:
    """The counts of words that both kinds of saves led to."""
    names = sorted({*counts, *other})  # so that two machines write the same bytes
    return {name: max(counts.get(name, 0), other.get(name, 0)) for name in names}
