"""A field whose words are chosen from a list."""

from textual.widgets import Select, Static

SIGN = "▾"  # that it opens; the larger one is a person's


class DropDown(Select[str]):
    """A choice that opens below its field."""

    def on_mount(self) -> None:
        """Have the sign of it be nobody's."""
        self.query_one(".down-arrow", Static).update(SIGN)
