"""The command line: one entrance, and a file for each group of commands.

Nothing here imports Textual before a screen is asked for.
"""

import sys
from collections.abc import Callable

import click

from agendas.errors import N_, SpokenError
from locales import chosen_language, error_text, say, use
from tui.commands.common.output import complain, tell_unforeseen
from tui.commands.common.wrong_use import sentence
from tui.commands.group import vertel
from tui.run import begin, end_at_once


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit with 0 done, 1 could not, 2 wrong use, 3 nothing found."""
    words = sys.argv[1:] if argv is None else argv
    begin()
    use(chosen_language(_wish(words)))
    code = exit_code_of(lambda: _run(words))
    if argv is None:
        end_at_once(code)
    sys.exit(code)


def _run(words: list[str]) -> object:
    return vertel.main(args=words, prog_name="vertel", standalone_mode=False, obj=_wish(words))


def exit_code_of(what: Callable[[], object]) -> int:
    """Do it, say in a sentence what went wrong, and give the exit code."""
    try:
        result = what()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:  # the help itself, and no sentence
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        complain(sentence(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 1
    except SpokenError as error:
        complain(error_text(error), str(error.values.get("line", "")))
        return getattr(error, "exit_code", 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        if error.filename is not None or not error.strerror:
            tell_unforeseen(error)
        else:  # of no file: the terminal, or where the output goes
            complain(say(N_("This could not be written out: {reason}."), reason=error.strerror))
        return 1
    except Exception as error:
        tell_unforeseen(error)
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
