"""The way in of `vertel`: without a word more it goes straight to Home, and loads nothing that reads words.

Whatever is not so simple goes by the command line, which can tell about it: words on the line, a
config that cannot be used, a passphrase, no terminal.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import VertelApp


def main() -> None:
    """Run Vertel, and exit with its code."""
    gc.set_threshold(100_000, 20, 50)  # what is loaded, and thousands of talks, are no garbage
    try:
        app = None if sys.argv[1:] or "_VERTEL_COMPLETE" in os.environ else _home()
    except KeyboardInterrupt:
        sys.exit(1)
    if app is None:
        from tui.commands import main as by_words

        by_words()
    else:
        end_at_once(_run(app))


def begin() -> None:
    """What holds for the whole run, whichever way it goes on: no letter of a talk stops it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Textual reads it when it is loaded. After a picture it holds the next one back for up to two
    # sixtieths of a second, and with it a letter that comes right behind another.
    os.environ.setdefault("TEXTUAL_FPS", "120")


def _home() -> "VertelApp | None":
    """The app, to open at Home; None where there is more to it, an error too: the words tell it."""
    gc.disable()  # until the first screen is there; `VertelApp.on_ready` has it go on
    try:
        return _made()
    except Exception:
        return None
    finally:
        if "tui.app" not in sys.modules:
            gc.enable()


def _made() -> "VertelApp | None":
    from locales import use
    from store.encryption.seal import guard
    from tui.crash_report import terminal_problem
    from tui.settings import settings, state_folder

    chosen = settings(None, None)
    if terminal_problem() or chosen.fault or chosen.complaints:
        return None
    begin()
    use(chosen.language)
    guard(chosen.store, state_folder())
    from tui.app import VertelApp

    return VertelApp(chosen)


def _run(app: "VertelApp") -> int:
    try:
        return shown(app, app.settings.mouse)
    except KeyboardInterrupt:
        return 1
    except Exception as error:
        from tui.commands.output import tell_unforeseen

        tell_unforeseen(error)
        return 1


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
