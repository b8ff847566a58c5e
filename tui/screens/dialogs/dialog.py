"""What stands over a screen for a moment: a clicker can blank it too."""

from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input, OptionList

from agendas.text import one_line
from locales import _
from tui.actions import bindings
from tui.keys import KeyBar
from tui.widgets.rows_by_width import BESIDE, beside
from tui.widgets.talk.goal_head import GoalHead
from tui.widgets.talk.lamp import LampBlock
from tui.widgets.top_bar import TopBar

ACROSS = TopBar, GoalHead, LampBlock, KeyBar  # these lay out their words themselves


class Dialog(ModalScreen[ScreenResultType]):
    """A screen over another one. Keys of the app do not get through it but for a clicker's blank.

    Where a field has the cursor, its keys are letters; what is typed in one is not left unsaid.
    """

    BINDINGS = bindings("dialog")

    _at_first: dict[str, str] | None = None
    _told: dict[str, str] | None = None

    def on_screen_resume(self) -> None:
        """Note what stands in the fields before anything is typed."""
        if self._at_first is None:
            self._at_first = self._typed()

    def _typed(self) -> dict[str, str]:
        return {field.id or "": field.value for field in self.query(Input)}

    def on_resize(self) -> None:
        """On a screen as wide as a wall all stands below the words of the bar."""
        left = beside(self.size.width) - BESIDE
        for part in self.children:
            if not isinstance(part, ACROSS) and part.id not in ("body", "bottom"):
                part.styles.offset = left, 0

    def unkept(self) -> bool:
        """Whether words were typed here that no key kept; it is said once of the same words."""
        typed, before = self._typed(), self._at_first or {}
        new = [text for key, text in typed.items() if text.strip() and text != before.get(key, "")]
        if not new or typed == self._told:
            return False
        self._told = typed
        words = _("Not kept: “{text}”. The same key once more leaves without it.")
        self.app.notify(words.format(text=one_line(new[0])), severity="warning", markup=False)
        return True

    def on_unmount(self) -> None:
        """With the dialog goes what it told of words that were not kept."""
        if self._told is not None:
            self.app.clear_notifications()

    def action_choose(self) -> None:
        """Choose what is marked in the list, where there is one."""
        self.query_one(OptionList).action_select()

    async def action_dismiss(self, result: ScreenResultType | None = None) -> None:
        """Back, unless words would go with it that were not kept."""
        if not self.unkept():
            self.dismiss(result)
