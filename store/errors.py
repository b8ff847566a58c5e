"""What can go wrong with what is kept, each with a way out."""

from agendas.errors import N_, SpokenError


class StoreError(SpokenError):
    """The store could not do what was asked. `exit_code` is the command line's."""

    exit_code = 1


class NotFound(StoreError):  # noqa: N818
    """Nothing goes by that name."""

    exit_code = 3


class Damaged(StoreError):  # noqa: N818
    """A file whose content is not what was written. It is left as it is."""


class Newer(StoreError):  # noqa: N818
    """A file written by a newer Vertel."""


class Busy(StoreError):  # noqa: N818
    """Another window writes this talk: `who`, since `since` (a local time as text)."""

    def __init__(self, who: str, since: str) -> None:
        super().__init__(
            N_(
                "{who} has this talk open since {since}. Here it opens to read; close it there to write here."
            ),
            who=who,
            since=since,
        )
        self.who = who
        self.since = since
