"""A text handed to somebody's own editor, and what came back."""

from typing import TYPE_CHECKING, Any

from agendas.errors import N_, SpokenError

if TYPE_CHECKING:
    from textual.app import App


class EditorError(SpokenError):
    """No editor could be opened; the text is as it was."""


def edited(text: str, editor: str = "") -> str:
    """The text after it was changed in `editor`, or in VISUAL, EDITOR or what there is.

    The text as it was when nothing was saved there. A line end that editors add at the end is taken
    off. Raises `EditorError` when no editor could be opened or it ended badly.
    """
    import click

    try:
        after = click.edit(text, editor=editor or None, extension=".txt", require_save=True)
    except (click.ClickException, OSError, UnicodeError) as error:
        reason = error.format_message() if isinstance(error, click.ClickException) else error
        raise EditorError(
            N_("The editor could not be used: {reason}. Your words are as they were."),
            reason=reason,
        ) from error
    if after is None:
        return text
    return after if text.endswith("\n") else after.removesuffix("\n")


def edit_elsewhere(app: "App[Any]", editor: str) -> None:
    """Hand the field that has the cursor to this editor, and take its words back. Raises `SpokenError`."""
    from textual.app import SuspendNotSupported
    from textual.widgets import Input, TextArea

    field = app.focused
    if not isinstance(field, TextArea | Input) or field.disabled:
        return
    before = field.text if isinstance(field, TextArea) else field.value
    try:
        with app.suspend():
            after = edited(before, editor)
    except SuspendNotSupported as error:
        raise SpokenError(N_("Here no editor can be opened.")) from error
    if isinstance(field, TextArea):
        field.replace(after, (0, 0), field.document.end)
        field.move_cursor(field.document.end)
    else:
        field.value = " ".join(after.splitlines())
