"""A text handed to somebody's own editor, and what came back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agendas.child_environment import WITHHELD
from agendas.errors import N_, SpokenError
from agendas.text import one_line
from locales import _, error_text, say
from tui.settings import state_folder

if TYPE_CHECKING:
    from textual.app import App


class EditorError(SpokenError):
    """An editor could not be started, or it ended badly; the text is as it was."""


def run_editor(path: Path, editor: str = "") -> None:
    """Open a file in `editor`, or in VISUAL, EDITOR or what there is, and wait for its end.

    Raises `EditorError`, which says what to do.
    """
    import click

    wish = editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    called = f"“{one_line(wish)}”" if wish else _("The editor")
    try:
        none = {name: "" for name in WITHHELD if name in os.environ}
        click.edit(filename=str(path), editor=wish or None, env=none)
    except KeyboardInterrupt as error:
        raise EditorError(_ENDED, editor=called) from error
    except (click.ClickException, OSError, ValueError) as error:  # ValueError: a quote without end
        ended = isinstance(error, click.ClickException) and error.__cause__ is None
        raise EditorError(_ENDED if ended else _NOT_STARTED, editor=called) from error


_ENDED = N_(
    "{editor} did not end well. Open it again, or choose another editor: vertel config set editor nano"
)
_NOT_STARTED = N_(
    "{editor} could not be started. Choose another editor: vertel config set editor nano"
)
_NO_TEXT = N_("What the editor left cannot be read as text. Save it there as UTF-8.")


def edited(text: str, editor: str = "") -> str:
    """The text after it was changed in `editor`, as `run_editor` opens it.

    The text as it was when nothing was saved there. A line end that editors add at the end is taken
    off. The text is nowhere but in a private folder, which is wiped. Raises `EditorError` when no
    editor could be opened or it ended badly.
    """
    from store.files.editor_folder import handed, read_back

    whole = text if text.endswith("\n") or not text else f"{text}\n"
    try:
        with handed(state_folder(), whole) as path:
            run_editor(path, editor)
            after = read_back(path)
    except (SpokenError, OSError, UnicodeError) as error:
        raise EditorError(N_("Your words are as they were. {why}"), why=_reason(error)) from error
    if after is None or after == whole:
        return text
    return after if text.endswith("\n") else after.removesuffix("\n")


def _reason(error: SpokenError | OSError | UnicodeError) -> str:
    if isinstance(error, SpokenError):
        return error_text(error)
    if isinstance(error, UnicodeError):
        return say(_NO_TEXT)
    return say(N_("The editor could not be used: {reason}."), reason=error.strerror or error)


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
