"""Commands whose help is put in the reader's language when it is shown, examples first."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from agendas.errors import N_
from locales import _, error_text, use
from tui.commands.common.completions import folder, words
from tui.commands.common.metavars import in_own_words
from tui.commands.common.output import tell
from tui.settings import Settings, settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])


class _Spoken:
    """Help in the language that is spoken, with the examples (the epilog) before the options.

    Every command takes `--store` and `--lang`, before or after its name, and has the settings that
    hold with them in `ctx.obj`.
    """

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.params: list[click.Parameter] = [*self.params, *_everywhere()]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what it does, examples, then options and commands."""
        command: Any = self
        command.format_usage(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(command.help) if command.help else "")
        if command.epilog:
            with formatter.section(_("For instance")):
                for example in _(command.epilog).splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        rows = [
            record
            for param in command.get_params(ctx)
            if (record := _spoken_record(param, ctx)) is not None
        ]
        if rows:
            with formatter.section(_("Options")):
                formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line; wrong use then knows of which command, which click leaves out at times."""
        try:
            left: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        return left

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the name in the usage line."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [in_own_words(piece) for piece in pieces]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """What may come next, for a shell, each with what it does in the language that is spoken."""
        items: list[CompletionItem] = super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        for item in items:
            item.help = _(item.help) if item.help else item.help
        return items

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help."""
        command: Any = self
        return _(command.help).partition("\n")[0] if command.help else ""


def _spoken_record(param: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    if isinstance(param, click.Option) and param.name == "version":
        param.help = N_("Show the version and exit.")
    record = param.get_help_record(ctx)
    if record is None or not isinstance(param, click.Option):
        return None
    return in_own_words(record[0]), _(param.help) if param.help else ""


def ready(ctx: click.Context, mends_config: bool = False) -> None:
    """Tell what in the config cannot be used, once; raise where nothing may go on with it."""
    chosen = ctx.obj
    if not isinstance(chosen, Settings) or ctx.meta.get("vertel.told"):
        return
    ctx.meta["vertel.told"] = True
    if chosen.fault and not mends_config:
        raise chosen.fault
    for complaint in chosen.complaints:
        tell(error_text(complaint))


class SpokenCommand(_Spoken, click.Command):
    """A command with its help in the language that is spoken."""

    mends_config = False

    def invoke(self, ctx: click.Context) -> Any:
        """Run it, after a word on a config that cannot be used."""
        ready(ctx, self.mends_config)
        return super().invoke(ctx)


class SpokenGroup(_Spoken, click.Group):
    """A group with its help in the language that is spoken."""

    command_class = SpokenCommand


def _everywhere() -> Iterator[click.Option]:
    yield click.Option(
        ["--store", "_store"],
        metavar="DIR",
        shell_complete=folder,
        expose_value=False,
        callback=_set_store,
        is_eager=True,
        help=N_("Keep the talks in this folder (or set VERTEL_STORE)."),
    )
    yield click.Option(
        ["--lang", "_lang"],
        metavar="nl|en",
        shell_complete=words("nl", "en"),
        expose_value=False,
        callback=_set_language,
        is_eager=True,
        help=N_("Speak Dutch or English (or set VERTEL_LANG)."),
    )


def on_screen(command: F) -> F:
    """Give a command that opens screens `--no-mouse`."""
    return click.option(
        "--no-mouse",
        is_flag=True,
        expose_value=False,
        callback=_leave_mouse,
        help=N_("Leave the mouse to the terminal, to select text the way it does."),
    )(command)


def _leave_mouse(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["vertel.no_mouse"] = True


def _set_language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None and value not in ("nl", "en"):
        raise click.BadParameter(_("choose nl or en."), ctx, param)
    _settle(ctx, lang=value)


def _set_store(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None and not value.strip():
        raise click.BadParameter(_("name a folder."), ctx, param)
    if value is not None and ctx.meta.get("vertel.demo"):
        raise click.UsageError(_("--demo has a store of its own. Leave --store out."), ctx)
    _settle(ctx, store=value)


def _settle(ctx: click.Context, **given: str | None) -> None:
    if ctx.resilient_parsing:  # a shell asks what may come next
        wished = {key: value for key, value in given.items() if value is not None}
        ctx.meta.setdefault("vertel", {}).update(wished)
        return
    if isinstance(ctx.obj, Settings) and not any(given.values()):
        return
    # The language asked for anywhere on the line comes in as the first `obj`: --help may stand before it.
    asked = {"lang": ctx.obj} if isinstance(ctx.obj, str) else {}
    wishes: dict[str, str] = ctx.meta.setdefault("vertel", asked)
    wishes.update({key: value for key, value in given.items() if value is not None})
    ctx.find_root().obj = ctx.obj = settings(wishes.get("store"), wishes.get("lang"))
    use(ctx.obj.language)
