"""What stands over a screen for a moment: a clicker can blank it too."""

from textual.screen import ModalScreen, ScreenResultType

from tui.actions import bindings


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another one. Keys of the app do not get through it but for a clicker's blank.

    Where a field has the cursor, its keys are letters.
    """

    BINDINGS = bindings("dialog")
