"""The way in of `vertel`: without a word more it goes straight to Home, and loads nothing that reads words.

Whatever is not so simple goes by the command line, which can tell about it: words on the line, a
config that cannot be used, a passphrase, no terminal.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING

from tui.run import begin, end_at_once, shown

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
        from tui.commands.common.output import tell_unforeseen

        tell_unforeseen(error)
        return 1
