"""The sample year, opened from Home in the same terminal: what `vertel --demo` shows."""

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from agendas.child_environment import for_others
from agendas.errors import N_, SpokenError
from locales import spoken

if TYPE_CHECKING:
    from textual.app import App

_BEGIN = "from tui.entrance import main; main()"
_NOT_HERE = N_("Here no example can be opened. In a terminal: vertel --demo")


def show_example(app: "App[Any]") -> None:
    """Open the sample in a process of its own, and wait for its end. Raises `SpokenError`."""
    from textual.app import SuspendNotSupported

    try:
        with app.suspend():
            subprocess.run(
                [sys.executable, "-P", "-c", _BEGIN, "--demo", "--lang", spoken()],
                env=for_others(),
                check=False,
            )
    except (SuspendNotSupported, OSError) as error:
        raise SpokenError(_NOT_HERE) from error
