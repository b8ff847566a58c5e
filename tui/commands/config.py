"""`vertel config show|get|set|unset|edit|path`."""

import click

from agendas.errors import N_
from locales import _, error_text
from tui.commands.common import completions
from tui.commands.common.localized import SpokenCommand, SpokenGroup
from tui.commands.common.options import JSON
from tui.commands.common.output import show, show_json, tell
from tui.settings import Settings, config_path
from tui.settings import settings as read_settings


class _Mending(SpokenCommand):
    """A command that works while the config is broken: it is there to mend it."""

    mends_config = True


@click.group(
    "config",
    cls=SpokenGroup,
    help=N_("The settings: to see, and to change."),
    epilog=N_(
        "vertel config show\nvertel config get theme\nvertel config set theme dark\nvertel config set keys.park ctrl+y\nvertel config edit"
    ),
)
def config_command() -> None:
    """Group of config commands."""


@config_command.command("show", help=N_("Every setting as it is now."))
@click.option("--keys", "with_keys", is_flag=True, help=N_("What keys can be given to, instead."))
@JSON
@click.pass_obj
def show_command(settings: Settings, with_keys: bool, as_json: bool) -> None:
    """Show the settings that hold."""
    from tui.config.config_file import rows

    if with_keys:
        from tui.config.keymap import actions

        listed = [(action, keys, _(about)) for action, keys, about in actions(settings.keys)]
        if as_json:
            show_json([{"action": a, "keys": k.split(","), "about": w} for a, k, w in listed])
            return
        for action, keys, about in listed:
            show(f"{action:<18} {keys:<20} {about}")
        return
    if as_json:
        left_out = ("complaints", "fault", "agendas")
        values = {k: v for k, v in settings._asdict().items() if k not in left_out}
        show_json({**values, "store": str(settings.store)})
        return
    for key, value in rows(settings):
        show(f"{key} = {value}")


@config_command.command("get", help=N_("One setting as it is now."))
@click.argument("key", shell_complete=completions.setting_keys)
@click.pass_obj
def get_command(settings: Settings, key: str) -> None:
    """Show the value of one setting."""
    from tui.config.config_file import value_of

    show(value_of(key, settings))


@config_command.command("path", cls=_Mending, help=N_("Where the config is, or would be."))
def path_command() -> None:
    """Show the place."""
    show(str(config_path()))


@config_command.command("edit", cls=_Mending, help=N_("Open the config in your editor."))
@click.pass_obj
def edit_command(settings: Settings) -> None:
    """Open it, made with its comments where there was none; then say whether it can be used."""
    from tui.config.config_file import made
    from tui.terminal.editor import run_editor

    run_editor(made(), settings.editor)
    after = read_settings(None, None)
    if after.fault:
        raise after.fault
    for complaint in after.complaints:
        tell(error_text(complaint))


@config_command.command("set", help=N_("Give a setting another value; comments stay."))
@click.argument("key", shell_complete=completions.setting_keys)
@click.argument("value", shell_complete=completions.setting_values)
def set_command(key: str, value: str) -> None:
    """Change one setting."""
    from tui.config.config_file import put

    put(key, value)
    tell(_("{key} is now: {value}").format(key=key, value=value or '""'))


@config_command.command(
    "unset", help=N_("Take a setting out of the config: it has its default again.")
)
@click.argument("key", shell_complete=completions.setting_keys)
def unset_command(key: str) -> None:
    """Take one setting out."""
    from tui.config.config_file import take_out, value_of

    if not take_out(key):
        tell(_("{key} was taken out of the config.").format(key=key))
        return
    value = value_of(key, read_settings(None, None))
    tell(_("{key} is now: {value}").format(key=key, value=value or '""'))
