"""What came of an exchange, to be told."""

from dataclasses import dataclass, field, fields

from agendas.errors import SpokenError
from agendas.records.said import Record
from sharing.team_talks import Membership


@dataclass
class Tally:
    """What came of it so far, as ids of talks."""

    came: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    went: set[str] = field(default_factory=set)
    stays: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    strange: dict[str, SpokenError] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    told_gone: set[str] = field(default_factory=set)

    def join(self, other: "Tally") -> None:
        """Take in what another one has."""
        for one in fields(self):
            getattr(self, one.name).update(getattr(other, one.name))


class Ended(Record, frozen=True, kw_only=True):
    """A team that somebody is in no more, and how many of its talks stay on this laptop."""

    team: str
    talks: int


class Exchanged(Record, frozen=True, kw_only=True):
    """What came of an exchange: ids of talks, sorted; `changes` of who is in a team, `ended` memberships.

    `came` were laid, `beside` stand beside ours, `went` were deleted elsewhere and here, `stays` were
    deleted elsewhere and gone on with here, `held` are open in a window, `sent` were told there,
    `erased` have a name that was erased elsewhere, `refused` the server did not take, `open` are not
    closed yet, `elsewhere` are of no team of one's own there.
    """

    teams: tuple[str, ...]
    came: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    told_gone: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    strange: tuple[tuple[str, SpokenError], ...] = ()
    changes: tuple[Membership, ...] = ()
    ended: tuple[Ended, ...] = ()


def exchanged(
    tally: Tally, teams: tuple[str, ...], changes: tuple[Membership, ...], ended: tuple[Ended, ...]
) -> Exchanged:
    """What came of it, as it is told."""
    ids = {name: tuple(sorted(value)) for name, value in vars(tally).items() if name != "strange"}
    return Exchanged(
        teams=teams,
        strange=tuple(sorted(tally.strange.items())),
        changes=changes,
        ended=ended,
        **ids,
    )
