"""What a screen may ask of the app: its store and settings, and the ways to other screens.

A type alone: screens know it, and the app, which knows the screens, is imported by none of them.
"""

from typing import Protocol

from agendas.agenda import Shelf
from agendas.errors import SpokenError
from agendas.records.meeting import Meeting
from store.library import MeetingLibrary
from tui.settings import Settings


class Vertel(Protocol):
    """The app, as a screen sees it."""

    library: MeetingLibrary
    settings: Settings

    @property
    def shelf(self) -> Shelf:
        """The agendas: ours, and people's own."""

    def tell(self, error: SpokenError) -> None:
        """Show what went wrong, in a sentence."""

    def read(self, meeting: Meeting) -> None:
        """Show a talk's minutes."""
