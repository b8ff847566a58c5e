"""What can go wrong through something a person did, said in a sentence that helps."""


def N_(message: str) -> str:  # noqa: N802
    """Mark a sentence for the catalogues; it is put in the reader's language where it is shown."""
    return message


class SpokenError(Exception):
    """An error with a sentence for the person who caused it.

    The sentence is kept as its English original and its values, so that whoever shows it can
    say it in the reader's language: `locales.error_text(error)`.
    """

    def __init__(self, message: str, **values: object) -> None:
        """Keep `message`, a marked sentence with `{names}`, and what belongs in it."""
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        """The sentence in English, with its values filled in."""
        return self.message.format(**self.values)


class AgendaError(SpokenError):
    """An agenda that cannot be used as it is."""


class NoAgendaError(AgendaError):
    """There is no agenda of that name."""

    exit_code = 3


class TalkError(SpokenError):
    """An edit that one of the method's few locks refuses."""


class UnfinishedError(TalkError):
    """An answer that is only begun: its choice was read, and words are still wanted behind it."""


# What the system gives as the reason why a file cannot be read or written, to be said in Dutch too.
REASONS = (
    N_("Address already in use"),
    N_("Device or resource busy"),
    N_("Disk quota exceeded"),
    N_("File exists"),
    N_("File name too long"),
    N_("File too large"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
)
