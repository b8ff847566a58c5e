"""Talks and check-ins in prompts, from the command line: their lines, their store, and how they end."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from agendas.agenda import Agenda
from agendas.errors import N_, SpokenError
from agendas.lines.talk import Talk
from agendas.text import one_line
from locales import _, error_text
from store.errors import StoreError
from store.library import TalkLibrary
from tui.commands.common.open_store import tell_notes
from tui.commands.common.output import prompt, show, show_json, tell
from tui.config.owner import owner
from tui.settings import Settings, now, who

if TYPE_CHECKING:
    from store.cache.lookup import Known
    from tui.check_in.conduct import CheckIn
    from tui.prompts.lines import Lines


@contextmanager
def prompts() -> "Iterator[Lines]":
    """The lines that are typed at prompts; broken off, what was kept is told by then and 1 is the end."""
    from tui.prompts.lines import BrokenOff, Lines

    try:
        with Lines() as lines:
            yield lines
    except BrokenOff as broken:
        if not broken.told:
            with suppress(OSError):  # the window may be gone
                tell(_("Stopped. Nothing was kept yet."))
        raise click.exceptions.Exit(1) from None


class NotShownError(SpokenError):
    """A line of a talk that cannot be written to where it is read."""


def put(line: str = "") -> None:
    """Show a line of the conversation. Raises `NotShownError`."""
    try:
        prompt(line)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotShownError(
            N_("The questions cannot be shown any more: {reason}. What was answered is saved."),
            reason=error.strerror,
        ) from error


def opened_in_prompts(
    store: TalkLibrary,
    settings: Settings,
    written: Agenda,
    goal: str,
    names: tuple[str, ...],
    team: str,
    plan: tuple[str, ...],
    lines: "Lines",
    head: str,
) -> Talk:
    """A new talk, after asking for its goal and its people where they were not named.

    Raises `BrokenOff` where nothing more is typed, and as `start`.
    """
    from tui.prompts.check_in_prompts import asked_goal
    from tui.prompts.lines import BrokenOff
    from tui.prompts.reading import read_words
    from tui.start_talk import known_names, listed, start, with_role

    if not goal.strip() and not written.about_team:
        alive = [state for state in store.state().goals.values() if state.shared and state.alive]
        question = _("Which goal is the talk about? Its number, its words, or its id.")
        goal = asked_goal(alive, question, lines.read, put)
    if not names and not written.solo and (goal or written.about_team):
        who_is = _("Who is there? Names with commas between them; who gives account comes first.")
        there = read_words(lines.read, put, lambda: put(who_is))
        if there is None:
            raise BrokenOff
        names = (there,)
    if names:
        known = known_names(store.state())
        names = tuple(name for one in names for name in listed(one, known))
        names = tuple(_with_role(name, with_role(name, known), lines) for name in names)
    return start(store, written, goal, names, settings.language, now(), team, lines=plan, head=head)


def _with_role(name: str, role: str, lines: "Lines") -> str:
    """The name, with the `role` that stands behind it where that is asked and is one."""
    from tui.prompts.lines import BrokenOff
    from tui.prompts.reading import read_words

    if not role or not lines.typed_by_hand():
        return name
    asked = _("“{name}”: is that {role}? 1 yes · an empty line: it is the name.")
    told = asked.format(name=one_line(name), role=one_line(role))
    answer = read_words(lines.read, put, lambda: put(told))
    if answer is None:
        raise BrokenOff
    return role if answer.strip() == "1" else name


def with_people(settings: Settings, written: Agenda, lines: "Lines") -> Agenda:
    """The agenda with the team's own word for its people, which is asked for once. Raises `BrokenOff`."""
    from msgspec.structs import replace

    from tui.config.people_word import QUESTION, is_asked, said
    from tui.prompts.lines import BrokenOff
    from tui.prompts.reading import read_words

    if not lines.typed_by_hand() or not is_asked(settings):
        return written
    question = " ".join((_(QUESTION), _("An empty line passes it over.")))
    word = read_words(lines.read, put, lambda: put(question))
    if word is None:
        raise BrokenOff
    return replace(written, people=said(settings, word).people)


def prompted_talk(
    store: TalkLibrary, written: Agenda, opened: Talk, lines: "Lines", settings: Settings
) -> None:
    """Go through a talk, held for this window. Raises as `PlainTalk.run`, and `StoreError`."""
    from tui.check_in.release import lines_to_bring
    from tui.prompts.talk_prompts import PlainTalk
    from tui.session import Session

    by = owner(settings).name
    session = Session(store, written, opened, who(settings.name), now)
    if session.busy:
        raise session.busy
    try:
        for about in (*session.notes(), *session.other_versions()):
            tell(error_text(about))
        talk = PlainTalk(
            session.talk,
            lines.read,
            put,
            lambda here: lines_to_bring(store, here, by),
            None if lines.typed_by_hand() else tell,
            nameless(store, opened),
        )
        talk.run()
    finally:
        session.close(last=True)
    tell_notes(store)
    if talk.failed:
        raise click.exceptions.Exit(1)


def nameless(store: TalkLibrary, talk: Talk) -> frozenset[str]:
    """The ids of the lines of a talk that came from the room's phones without a name."""
    journal = None if talk.private else store.journal
    with suppress(StoreError):  # then whose they are is asked
        return journal.waiting(talk.id).read().nameless if journal else frozenset()
    return frozenset()


def prompted_check_in(
    store: TalkLibrary,
    settings: Settings,
    written: "CheckIn",
    lines: "Lines",
    opened: Talk | None,
    as_json: bool = False,
) -> None:
    """Ask for what a check-in still lacks, and keep it. Raises as `PlainCheckIn.run`."""
    from msgspec.structs import replace

    from tui.prompts.check_in_prompts import PlainCheckIn

    by = owner(settings).name or written.by
    made = PlainCheckIn(
        store, replace(written, by=by), settings.language, lines.read, put, now, opened, who(settings.name),
        lines.typed_by_hand(),
    ).run()  # fmt: skip
    if made is not None:
        tell_kept(store, made, as_json, store.known())
    tell_notes(store)


def tell_kept(store: TalkLibrary, made: Talk, as_json: bool, look: "Known") -> None:
    """Say of a check-in that it is kept; `look` is what the store held, with it or before it."""
    from tui.check_in.conduct import SHARE, time_to_share

    if time_to_share(look, made.goal.id, made.id):
        tell(_(SHARE))
    if as_json:
        from minutes.formats.json_data import as_data

        show_json(as_data(store.open(made.id)))
    else:
        show(made.id)
        tell(
            _("Kept, for you alone. To read it back: vertel show {id} --private").format(id=made.id)
        )
