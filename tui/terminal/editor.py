"""A text handed to somebody's own editor, and what came back."""

from typing import TYPE_CHECKING, Any

from agendas.errors import N_, SpokenError
from tui.settings import state_folder

if TYPE_CHECKING:
    from textual.app import App


class EditorError(SpokenError):
    """No editor could be opened; the text is as it was."""


def edited(text: str, editor: str = "") -> str:
    """The text after it was changed in `editor`, or in VISUAL, EDITOR or what there is.

    The text as it was when nothing was saved there. A line end that editors add at the end is taken
    off. The text is nowhere but in a private folder, which is wiped. Raises `EditorError` when no
    editor could be opened or it ended badly.
    """
    import click

    from store.files.editor_folder import handed, read_back

    whole = text if text.endswith("\n") or not text else f"{text}\n"
    try:
        with handed(state_folder(), whole) as path:
            click.edit(filename=str(path), editor=editor or None)
            after = read_back(path)
    except KeyboardInterrupt as error:
        raise EditorError(
            N_("The editor could not be used: {reason}. Your words are as they were."),
            reason="Ctrl+C",
        ) from error
    except (click.ClickException, SpokenError, OSError, UnicodeError) as error:
        raise EditorError(
            N_("The editor could not be used: {reason}. Your words are as they were."),
            reason=error.format_message() if isinstance(error, click.ClickException) else error,
        ) from error
    if after is None or after == whole:
        return text
    return after if text.endswith("\n") else after.removesuffix("\n")


def edit_elsewhere(app: "App[Any]", editor: str) -> None:
    """Hand the field that has the cursor to this editor, and take its words back. Raises `SpokenError`."""
    from textual.app import SuspendNotSupported
    from textual.widgets import Input, TextArea

    field = app.focused
    if not isinstance(field, TextArea | Input) or field.disabled:
        return
    before = after = field.text if isinstance(field, TextArea) else field.value
    went_wrong: Exception | None = None
    try:
        with app.suspend():  # which gives the terminal back only to who leaves it in good order
            try:
                after = edited(before, editor)
            except Exception as error:
                went_wrong = error
    except SuspendNotSupported as error:
        raise SpokenError(N_("Here no editor can be opened.")) from error
    if went_wrong:
        raise went_wrong
    if isinstance(field, TextArea):
        field.replace(after, (0, 0), field.document.end)
        field.move_cursor(field.document.end)
    else:
        field.value = " ".join(after.splitlines())
