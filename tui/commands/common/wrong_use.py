"""Wrong use of the command line, said in the language that is spoken, with what to do about it.

click's own sentences name arguments as the code does and speak of ranges and formats; these say
what is missing or cannot be, and which help tells more.
"""

import click

from locales import _
from tui.commands.common.days import DayParam
from tui.commands.common.metavars import in_own_words

# What somebody may call a command, beside its name: the nearest by its letters may do something else.
CALLED = {
    "story": "goal story", "verhaal": "goal story", "chronicle": "goal story", "goals": "goal list",
    "doel": "goal", "open": "resume", "continue": "resume", "hervat": "resume", "verder": "resume",
    "new": "meet", "nieuw": "meet", "start": "meet", "begin": "meet", "talk": "meet", "gesprek": "meet",
    "search": "find", "zoek": "find", "read": "show", "lees": "show", "verslag": "minutes",
    "remove": "delete", "rm": "delete", "verwijder": "delete", "settings": "config",
    "instellingen": "config", "backup": "store backup", "encrypt": "store lock",
}  # fmt: skip

_ARGUMENTS = {"texts": "TEXT…", "files": "FILE…", "names": "FILE|NAME…", "talk_id": "ID"}


def sentence(error: click.ClickException) -> str:
    """What went wrong, in a sentence or two."""
    if not isinstance(error, click.UsageError):
        return error.format_message()
    told = _told(error)
    return told if told is not None else error.format_message()


def _told(error: click.UsageError) -> str | None:
    match error:
        case click.NoSuchOption():
            return _no_option(error)
        case click.exceptions.NoSuchCommand():
            told = _("There is no command “{name}”.").format(name=error.command_name)
            if error.command_name == "export":  # what is nearest by its letters is the opposite
                return f"{told} " + _(
                    "A talk goes out with “vertel minutes ID --format json”, all talks with “vertel store backup FILE”."
                )
            meant = CALLED.get(error.command_name, "") if error.ctx and not error.ctx.parent else ""
            if meant:
                return _unknown(told, f"vertel {meant}", error)
            return _unknown(told, _nearest(error.command_name, _commands(error)), error)
        case click.MissingParameter():
            return _with_help(_("{name} is missing.").format(name=_name(error.param)), error)
        case click.BadOptionUsage():
            told = _("{name} wants something behind it.")
            if _is_flag(error):
                told = _("{name} takes nothing behind it.")
            return _with_help(told.format(name=error.option_name), error)
        case click.BadParameter() if error.param is not None:
            return _bad_value(error)
    return None


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    named = (p for p in params if error.option_name in (*p.opts, *p.secondary_opts))
    return any(isinstance(param, click.Option) and param.is_flag for param in named)


def _no_option(error: click.NoSuchOption) -> str:
    told = _("There is no option {name}.").format(name=error.option_name)
    if error.ctx is None:
        return told
    root = error.ctx.find_root()
    if error.option_name not in _options(error.ctx) and error.option_name in _options(root):
        _name, _space, rest = error.ctx.command_path.partition(" ")
        line = f"{root.command_path} {error.option_name} {rest}"
        return _("{name} stands before the command: {line}").format(
            name=error.option_name, line=line
        )
    return _unknown(told, _nearest(error.option_name, _options(error.ctx)), error)


def _options(ctx: click.Context) -> list[str]:
    params = (p for p in ctx.command.get_params(ctx) if isinstance(p, click.Option))
    return [name for param in params for name in param.opts if name.startswith("--")]


def _commands(error: click.exceptions.NoSuchCommand) -> list[str]:
    ctx = error.ctx
    return ctx.command.list_commands(ctx) if ctx and isinstance(ctx.command, click.Group) else []


def _nearest(typed: str, known: list[str]) -> str:
    """The known word that looks most like what was typed, dashes apart; "" when none does."""
    from difflib import get_close_matches

    bare = {word.lstrip("-"): word for word in known}
    found = get_close_matches(typed.lstrip("-"), bare, n=1)
    return bare[found[0]] if found else ""


def _unknown(told: str, near: str, error: click.UsageError) -> str:
    if near:
        return f"{told} " + _("Did you mean {name}?").format(name=near)
    return _with_help(told, error)


def _with_help(told: str, error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "vertel"
    return f"{told} " + _("See: {command}").format(command=f"{path} --help")


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    name = param.name if param is not None and param.name else ""
    return in_own_words(_ARGUMENTS.get(name, name.upper()))


def _bad_value(error: click.BadParameter) -> str:
    assert error.param is not None
    name, kind = _name(error.param), error.param.type
    if isinstance(kind, click.Choice):
        choices = ", ".join(map(str, kind.choices))
        return _("{name} is one of these: {choices}.").format(name=name, choices=choices)
    if isinstance(kind, click.DateTime | DayParam):
        return _("{name} wants a day such as 2026-09-01.").format(name=name)
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return _("{name} wants a whole number from {least} to {most}.").format(
            name=name, least=kind.min, most=kind.max
        )
    if isinstance(kind, click.IntRange):
        return _("{name} wants a whole number, {least} or more.").format(name=name, least=kind.min)
    return f"{name}: {error.message}"


def confirmed(question: str, yes: bool) -> None:
    """Go on where `yes` was given, or after a yes; raises `click.Abort` for any other answer."""
    if not (yes or agreed(question)):
        click.echo(_("Nothing was changed."), err=True)
        raise click.Abort


def agreed(question: str) -> bool:
    """Whether a question is answered with yes, in Dutch or in English.

    Shown as [j/N] in Dutch and [y/N] in English; Enter alone is no.
    """
    yes_or_no = _("y/N")
    said = click.prompt(
        f"{question} [{yes_or_no}]", default="", show_default=False, err=True, type=str
    )
    return said.strip().casefold() in ("y", "yes", "j", "ja")
