"""One run of Vertel: what holds from its beginning, an app on the screen, and its end."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import VertelApp


def begin() -> None:
    """What holds for the whole run, whichever way it goes on: no letter of a talk stops it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Textual reads it when it is loaded. After a picture it holds the next one back for up to two
    # sixtieths of a second, and with it a letter that comes right behind another.
    os.environ.setdefault("TEXTUAL_FPS", "120")


def shown(app: "VertelApp", mouse: bool) -> int:
    """Run an app on the screen to its end; gives its exit code."""
    app.run(mouse=mouse)
    if app.last_words:
        print(app.last_words, file=sys.stderr)
    return app.return_code or 0


def end_at_once(code: int) -> None:
    """End without taking Python apart, which takes longer than closing does.

    By now every word is on disk and every file that was held is let go; what is left is memory.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            continue  # nobody reads it any more
        except (OSError, ValueError):
            code = code or 1
    os._exit(code)
