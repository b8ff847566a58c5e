"""The board as a program of its own: `vertel board`."""

from textual.screen import Screen

from tui.app import VertelApp


class BoardApp(VertelApp):
    """The board alone: nothing else of the store can be opened from it."""

    def first_screen(self) -> Screen[None]:
        """The board."""
        from tui.screens.board_screen import BoardScreen

        return BoardScreen()
