"""Stores of any size to measure with: the sample year, told by as many teams for as many years as it takes.

Each year is the sample's with ids of its own. A team's goals of years long past were let go in
their last talk, as they would have been; those of the last two years still wait. The files are the
ones that Vertel writes, but for the flush to disk.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from agendas.lines.talk import Talk
from store.conflicts.versions import Version
from store.files.names import file_name
from store.files.tables import summed
from store.files.talk_file import tables_of
from store.library import TalkLibrary
from tui.sample.play import play_year

TODAY = datetime(2026, 11, 24, 15, 0).astimezone()
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
TEAMS = 40


def store_of(folder: Path, talks: int) -> Path:
    """A store of so many talks in `folder`, made when it is not there yet; gives its place."""
    place = folder / f"store-{talks}"
    if not (place / "made").exists():
        shutil.rmtree(place, ignore_errors=True)
        (place / "meetings").mkdir(parents=True)
        for talk in told_talks(talks):
            _put(place / "meetings", talk)
        (place / "made").touch()
    return place


def told_talks(talks: int) -> Iterator[Talk]:
    """So many talks: of one team when they are few, of up to forty when they are many."""
    return islice(_years(talks), talks)


def _years(talks: int) -> Iterator[Talk]:
    year = _sample_year()
    ids = sorted({talk["id"] for talk in year} | _goals_of(year), key=len, reverse=True)
    known = re.compile("|".join(rf"\b(?:{re.escape(name)})\b" for name in ids))
    years = -(-talks // len(year))
    teams = min(TEAMS, max(1, years // 3))
    for number in range(years):
        team, ago = number % teams, number // teams
        yield from _told(year, known, number, team, ago)


def _sample_year() -> list[dict[str, Any]]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        library = TalkLibrary(Path(folder), lambda: TODAY)
        return [msgspec.to_builtins(talk) for talk in play_year(library, "en", TODAY)]


def _goals_of(year: list[dict[str, Any]]) -> set[str]:
    goals = {one["goal"] for talk in year for one in talk["passes"] if one["goal"]}
    return {goal.removeprefix("g-") for goal in goals}


def _told(
    year: list[dict[str, Any]], known: re.Pattern[str], number: int, team: int, ago: int
) -> list[Talk]:
    """The year as one team told it, the newest talk first, `ago` years before this one."""
    names: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        return names.setdefault(match[0], _id(number * len(year) * 4 + len(names)))

    text = known.sub(other, msgspec.json.encode(year).decode())
    text = text.replace("Team Blue", f"Team {team + 1}")
    talks = [_older(talk, ago) for talk in msgspec.json.decode(text)]
    if ago > 1:
        _let_go(talks)
    return [msgspec.convert(talk, Talk) for talk in reversed(talks)]


def _older(value: Any, years: int) -> Any:
    """The same, with every moment and day in it so many years of 364 days earlier."""
    if not years:
        return value
    if isinstance(value, dict):
        return {key: _older(item, years) for key, item in value.items()}
    if isinstance(value, list):
        return [_older(item, years) for item in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T\S+)?", value):
        earlier = (datetime.fromisoformat(value) - timedelta(days=364 * years)).isoformat()
        return earlier if "T" in value else earlier[:10]
    return value


def _let_go(talks: list[dict[str, Any]]) -> None:
    for talk in talks:
        for one in talk["passes"]:
            on_it = (t for t in talks if _on(t, one["goal"]))
            last = max(on_it, key=lambda t: t["started"], default=None)
            if last is talk:
                one["began"]["goal"]["status"] = "let-go"


def _on(talk: dict[str, Any], goal: str) -> bool:
    return bool(goal) and any(one["goal"] == goal for one in talk["passes"])


def _id(number: int) -> str:
    signs = ""
    for _place in range(6):
        number, sign = divmod(number, len(SIGNS))
        signs = SIGNS[sign] + signs
    return signs


def _put(folder: Path, talk: Talk) -> None:
    name = file_name(talk, "")
    (folder / name).write_bytes(summed(tables_of(Version(talk=talk, counts={"bench": 1})), name))
