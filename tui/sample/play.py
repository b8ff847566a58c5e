"""Plays a written talk: each line is said under the next question that takes it, in turn."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any

from agendas.agenda import Agenda, builtin
from agendas.conduct.at_close import closed
from agendas.conduct.conductor import Conductor
from agendas.conduct.script import say_all
from agendas.lines.edit import change, go_to, spend
from agendas.lines.talk import Talk
from agendas.records.said import Language
from agendas.talk.begin import Opening, new_talk
from agendas.talk.reschedule import moved_talk
from store.library import TalkLibrary
from tui.start_talk import start

MARK = "team"  # of the run in which the sample was said, in the ids of its lines
_AHEAD = re.compile(r"\{\+(\d+)\}")
Line = tuple[str, str]


def sample_talks(language: Language) -> list[dict[str, Any]]:
    """The talks of the sample year, its sentences in one language, oldest first."""
    text = resources.files("tui").joinpath("sample", "year.toml").read_text("utf-8")
    year = tomllib.loads(text)
    return [_spoken({**talk, "team": year["team"]}, language) for talk in year["talks"]]


def _spoken(value: Any, language: Language) -> Any:
    if isinstance(value, dict) and set(value) == {"nl", "en"}:
        return value[language]
    if isinstance(value, dict):
        said = value.get("said")
        plain = {key: _spoken(item, language) for key, item in value.items() if key != "said"}
        place = 1 if language == "nl" else 2
        lines = [(row[0], row[place] if len(row) > 1 else "") for row in said or ()]
        return plain if said is None else {**plain, "said": lines}
    return value


def play_year(library: TalkLibrary, language: Language, today: datetime) -> Iterator[Talk]:
    """Play the sample year into a library, as it was on each day; gives each talk as it is saved."""
    for written in sample_talks(language):
        talk = play(library, written, language, today - timedelta(days=written["ago"]))
        library.save(talk)
        yield talk


def play_unfinished(library: TalkLibrary, language: Language, today: datetime) -> Talk:
    """A talk of the sample that was paused yesterday in its evidence, and is not closed."""
    at = today - timedelta(days=1)
    written = next(talk for talk in sample_talks(language) if talk["id"] == "trust3")
    agenda = builtin(written["agenda"])
    talk = start(library, agenda, written["goal"], tuple(written["with"]), language, at)
    said = [
        next(line for line in written["said"] if line[0] == q) for q in ("happened", "evidence")
    ]
    talk = spoken_in(talk, agenda, said, at)
    place = [phase.kind for phase in talk.phases].index("evidence")
    talk = change(go_to(talk, place), changed=at)
    library.save(talk)
    return talk


def play(library: TalkLibrary, written: dict[str, Any], language: Language, at: datetime) -> Talk:
    """One written talk, begun at `at` and closed."""
    agenda = builtin(written["agenda"])
    names = tuple(written["with"])
    if move := written.get("move"):
        opening = Opening(goal_text=written["subject"], team=written["team"], language=language)
        opened = new_talk(written["id"], agenda, opening, at)
        to = at.date() + timedelta(days=move["to"])
        return moved_talk(opened, library.state(), move["goal"], to, move["why"], names[0], at)
    goal = written.get("goal") or written.get("subject", "")
    talk = start(library, agenda, goal, names, language, at, written["team"], this=written["id"])
    talk = spoken_in(talk, agenda, written["said"], at)
    return closed(talk, agenda, at + timedelta(minutes=agenda.minutes))


def spoken_in(talk: Talk, agenda: Agenda, said: list[Line], at: datetime) -> Talk:
    """The talk with every line said, in the order in which they were written, each phase in its time.

    Raises as `say_all`.
    """
    table = Conductor(talk, agenda, lambda: at, lambda _talk, _at_once: None, MARK)
    goals = [one.goal for one in talk.passes]
    say_all(table, [(question, _filled(text, goals, at.date())) for question, text in said])
    talk = table.talk
    for number, phase in enumerate(talk.phases):
        talk = spend(go_to(talk, number), phase.minutes * 60.0)
    return talk


def _filled(text: str, goals: list[str], today: date) -> str:
    """A line with the days that it has in so many days from now, and goals by their numbers."""
    text = _AHEAD.sub(lambda found: f"{today + timedelta(days=int(found[1]))}", text)
    return f"{goals.index(text)}" if text in goals[1:] else text
