"""The command line: one entrance, and a file for each group of commands.

Nothing here imports Textual before a screen is asked for.
"""

import contextlib
import gc
import os
import sys

import click

from agendas.errors import SpokenError
from locales import chosen_language, say, use
from tui.commands.group import vertel
from tui.commands.output import complain, tell, unforeseen
from tui.commands.wrong_use import sentence
from tui.trouble import places


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit with 0 done, 1 could not, 2 wrong use, 3 nothing found."""
    words = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(100_000, 20, 50)  # thousands of talks that are read are no garbage
    use(chosen_language(_wish(words)))
    code = _run(words)
    if argv is None and "textual.app" in sys.modules:
        _end_at_once(code)
    sys.exit(code)


def _end_at_once(code: int) -> None:
    """End without taking Python apart, which takes longer than closing does.

    By now every word is on disk and every file that was held is let go; what is left is memory.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run(words: list[str]) -> int:
    try:
        result = vertel.main(
            args=words, prog_name="vertel", standalone_mode=False, obj=_wish(words)
        )
    except click.ClickException as error:
        complain(sentence(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 1
    except SpokenError as error:
        complain(say(error.message, **error.values))
        return getattr(error, "exit_code", 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # told without what it quotes, which may be somebody's words
        complain(unforeseen())
        for place in places(error):
            tell(place)
        return 1
    return result if isinstance(result, int) else 0


def _wish(words: list[str]) -> str | None:
    """The language asked for by --lang, needed before the first sentence is said."""
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
