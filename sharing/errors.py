"""What can go wrong between a laptop and the organisation's server, each in one sentence."""

from agendas.errors import SpokenError


class SharingError(SpokenError):
    """An exchange, or something else asked of the server, that could not be done."""

    exit_code = 1


class WrongLinkError(SharingError):
    """A link, a name or a day that cannot be: wrong use."""

    exit_code = 2


class OutOfReachError(SharingError):
    """The server cannot be reached now. All else works as before."""


class PutOutError(SharingError):
    """The server lets this login in no more."""
