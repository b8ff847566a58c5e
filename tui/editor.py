"""A text handed to somebody's own editor, and what came back."""

import click

from agendas.errors import N_, SpokenError


class EditorError(SpokenError):
    """No editor could be opened; the text is as it was."""


def edited(text: str, editor: str = "") -> str:
    """The text after it was changed in `editor`, or in VISUAL, EDITOR or what there is.

    The text as it was when nothing was saved there. A line end that editors add at the end is taken
    off. Raises `EditorError` when no editor could be opened or it ended badly.
    """
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
