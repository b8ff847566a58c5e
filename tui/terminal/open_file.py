"""Opening a file in the program the system has for it, where there is one."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from agendas.child_environment import for_others


def opener() -> list[str]:
    """The command that opens a file here; empty where there is none (over ssh, on a bare console)."""
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return ["xdg-open"] if shown and shutil.which("xdg-open") else []


def open_file(path: Path) -> bool:
    """Open the file, apart from the terminal; False where that cannot be."""
    command = opener()
    if not command:
        return False
    try:
        running = subprocess.Popen(
            [*command, str(path)],
            env=for_others(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    threading.Thread(target=running.wait, daemon=True).start()  # so that nothing is left behind
    return True
