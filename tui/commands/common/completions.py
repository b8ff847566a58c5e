"""What may come next in a shell where a talk, a goal or another value is typed: read from the store.

Each is asked for while a line is typed, so it says nothing, asks for nothing and never fails: of a
store with a passphrase that was not given nothing is offered.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from locales import _, spoken, use
from tui.config.owner import owner
from tui.settings import SETTINGS, Settings, now, settings, state_folder

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from store.library import TalkLibrary

MOST = 40  # talks that are offered at once
Offered = Iterable[tuple[str, str]]
Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def _completing(offered: Callable[[click.Context, Settings], Offered], most: int = 0) -> Complete:
    """Offer what begins as what was typed, each with what it is; nothing where it cannot be read."""

    def complete(
        ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        found: list[CompletionItem] = []
        with contextlib.suppress(Exception):
            wishes = ctx.meta.get("vertel", {})
            chosen = settings(wishes.get("store"), wishes.get("lang"))
            use(chosen.language)
            low = incomplete.casefold()
            for value, about in offered(ctx, chosen):
                if value.casefold().startswith(low):
                    found.append(CompletionItem(value, help=about or None))
                if most and len(found) == most:
                    break
        return found

    return complete


def _store(chosen: Settings) -> "TalkLibrary":
    from store.library import TalkLibrary

    return TalkLibrary(chosen.store, now, state_folder(), owner(chosen).writers)


def _talks(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield from _listed(chosen, unfinished=False)


def _unfinished(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield from _listed(chosen, unfinished=True)


def _talks_or_last(ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield "last", _("the newest")
    yield from _talks(ctx, chosen)


def _listed(chosen: Settings, unfinished: bool) -> Iterator[tuple[str, str]]:
    for row in _store(chosen).known().index.in_brief():
        if row.ended is None or not unfinished:
            day = row.started.astimezone().date().isoformat()
            yield row.id, f"{day} {row.title[spoken()]}: {row.goal}"


def _gone(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    from store.admin.recover import gone

    yield from ((talk_id, "") for talk_id in gone(_store(chosen)))


def _doubled(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield from ((copy.meeting, copy.file.name) for copy in _store(chosen).copies())


def _versions(ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    for copy in _store(chosen).copies():
        if copy.meeting.startswith(str(ctx.params.get("talk_id") or "")):
            yield copy.file.name, copy.meeting


def _goals(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    for goal in _store(chosen).goals().values():
        yield goal.goal.id, goal.goal.now.text


def _teams(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield from ((team.name, "") for team in _store(chosen).state().teams.values() if team.name)


def _agendas(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    from agendas.agenda import Shelf

    shelf = Shelf(chosen.agendas)
    for key in shelf.ids():
        about = ""
        with contextlib.suppress(Exception):  # one's own that needs mending is offered too
            about = shelf.get(key).title[spoken()]
        yield key, about


def _our_agendas(_ctx: click.Context, _chosen: Settings) -> Iterator[tuple[str, str]]:
    from agendas.agenda import BUILTIN, builtin

    yield from ((key, builtin(key).title[spoken()]) for key in BUILTIN)


def _own_agendas(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield from ((path.stem, "") for path in sorted(chosen.agendas.glob("*.toml")))


def _own_templates(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    yield from ((path.name, "") for path in sorted(chosen.templates.glob("*.*")))


def _keys(_ctx: click.Context, chosen: Settings) -> Iterator[tuple[str, str]]:
    from tui.config.keymap import actions

    yield from ((setting.key, _(setting.about)) for setting in SETTINGS)
    yield from ((f"keys.{name}", _(about)) for name, _keys, about in actions(chosen.keys))


def _values(ctx: click.Context, _chosen: Settings) -> Iterator[tuple[str, str]]:
    key = str(ctx.params.get("key"))
    yield from ((value, "") for one in SETTINGS if one.key == key for value in one.known)


def _addresses(_ctx: click.Context, _chosen: Settings) -> Iterator[tuple[str, str]]:
    from tui.live.addresses import here

    yield from ((host, "") for host in here())


def words(*offered: str) -> Complete:
    """Offer these words, such as the forms of a document."""
    return _completing(lambda _ctx, _chosen: [(word, "") for word in offered])


def or_file(complete: Complete) -> Complete:
    """Offer files too, which the shell finds."""

    def both(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        return complete(ctx, param, incomplete) or [CompletionItem(incomplete, type="file")]

    return both


def folder(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Offer folders, which the shell finds."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


talks = _completing(_talks, MOST)
talks_or_last = _completing(_talks_or_last, MOST)
unfinished = _completing(_unfinished, MOST)
gone = _completing(_gone)
doubled = _completing(_doubled)
versions = _completing(_versions)
addresses = _completing(_addresses)
goals = _completing(_goals)
teams = _completing(_teams)
agendas = _completing(_agendas)
our_agendas = _completing(_our_agendas)
own_agendas = or_file(_completing(_own_agendas))
own_templates = or_file(_completing(_own_templates))
files = or_file(words())
setting_keys = _completing(_keys)
setting_values = _completing(_values)
