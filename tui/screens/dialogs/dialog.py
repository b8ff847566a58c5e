"""What stands over a screen for a moment: a clicker can blank it too."""

from textual.binding import Binding
from textual.screen import ModalScreen, ScreenResultType

from agendas.errors import N_


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another one. Keys of the app do not get through it but for a clicker's blank.

    Where a field has the cursor, its keys are letters.
    """

    BINDINGS = [
        Binding(
            "b,full_stop",
            "app.blank('clicker')",
            N_("blank"),
            tooltip=N_("a blank screen, where nothing is typed (a clicker's key)"),
            show=False,
        )
    ]
