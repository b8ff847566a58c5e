"""What can be wrong with minutes that are asked for, as a sentence for who asked."""

from agendas.errors import SpokenError


class MinutesError(SpokenError):
    """Minutes that cannot be made as asked."""

    exit_code = 2


class LibraryError(MinutesError):
    """A form whose library is not installed."""

    exit_code = 1
