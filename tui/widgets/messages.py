"""Messages that cross widgets and threads."""

from datetime import datetime

from textual.message import Message


class Saved(Message):
    """The last words are on disk, since `at`."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at


class NotSaved(Message):
    """A save failed; the words are kept in memory and tried again."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
