"""What Vertel can do with one more library, and the line that installs it where Vertel runs."""

import sys


def install_line(extra: str) -> str:
    """The line, for a shell, that installs what an extra of the package needs, such as "passphrase".

    It names this very Python and the libraries themselves: so it does the same in a checkout, in an
    environment that a wheel was installed into, and in one that pipx or uv made (uv's has no pip).
    """
    from importlib.util import find_spec

    wanted = " ".join(f'"{library}"' for library in _wanted(extra))
    if find_spec("pip"):
        return f'"{sys.executable}" -m pip install {wanted}'
    return f'uv pip install --python "{sys.executable}" {wanted}'


def _wanted(extra: str) -> list[str]:
    from importlib.metadata import PackageNotFoundError, requires

    try:
        all_of_them = [line.partition(";") for line in requires("vertel") or ()]
    except PackageNotFoundError:  # run from its files, without having been installed
        all_of_them = []
    found = [
        library.strip()
        for library, _semicolon, when in all_of_them
        if when.replace("'", '"').strip() == f'extra == "{extra}"'
    ]
    return found or [f"vertel[{extra}]"]
