"""Why the room cannot take part."""

from agendas.errors import SpokenError


class DoorError(SpokenError):
    """The room cannot take part, and why."""
