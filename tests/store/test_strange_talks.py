"""Promise 13: a talk with values in it that no talk has is refused or opens; no command or screen ends on it.

Fifty strange talks here; VERTEL_STRANGE=3000 makes it three thousand, of other seeds.
"""

import json
import os
import random
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from said_in import add, as_meeting, planned, with_pass
from strange import put, strange
from table import app_on
from typed import typed

from agendas.came_to.counting import TalkLines
from agendas.errors import TalkError
from agendas.lines.edit import change
from agendas.lines.schema_2 import document_of
from agendas.lines.talk import Line, Talk
from agendas.parsing.dates import date_in
from agendas.records.agreements import Frame
from agendas.records.said import Phase
from minutes.formats.writers import write
from store.admin.check import findings
from store.admin.import_talks import take_in
from store.bounds import MOST, odd, unlikely
from store.errors import Damaged, StoreError
from store.library import TalkLibrary
from store.upgrade import lines_in
from tui.commands.group import vertel
from tui.sample.play import play_year
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
COUNT = int(os.environ.get("VERTEL_STRANGE", "50"))
THOROUGH = COUNT > 150
FORMS = ("md", "html", "txt", "json", "docx", "odt", "pdf")
ON_ALL = (
    "calendar -o {out}/talks.ics --force", "list", "list --json", "list --unfinished", "list --team blue", "list --goal parents",
    "due", "due --json", "find the", "find e --json", "store where", "store rebuild", "store compare",
    "store retire --older-than 1y", "store retire --older-than 99999y", "goal story {goal}",
    "goal story {goal} --for leader -o {out}/story.html --force", "goal check -",
    "minutes --since 2000-01-01 --format md -o {out}/filed --force", "import {out}/one.json",
    "store backup {out}/all.zip", "store restore {out}/all.zip", "schema", "agenda list",
    "agenda show accountability", "agenda new ours", "agenda check {out}/none.toml", "template list",
    "template new ours", "template check ours", "config show", "config path",
    "config set language nl", "config get language", "config unset language", "help list", "goal list",
    "completion bash", "meet accountability --plain --goal {goal} --with Ana",
    "checkin --plain", "store check", "store recover", "store erase-name Joost --yes",
    "store check", "store lock", "list", "store passphrase", "store unlock", "due",
    "calendar", "calendar --team blue -o {out}/coming.ics --force",
)  # fmt: skip
ON_ONE = (
    "show {id}", "show {id} --json", "minutes {id} --format {form} -o {out}/m.{form} --force",
    "minutes {id} --format {form} -o {out}/m.{form} --force --for leader --without-names",
    "minutes {id} --format ics -o {out}/m.ics --force", "resume {id} --plain", "store compare {id}",
    "store take-over {id} --yes", "store forget {id}", "delete {id} --yes",
    "delete {id} --force --yes",
)  # fmt: skip
# A screen, an editor, a server or another's seal: `test_no_screen_ends_on_one` opens the screens.
ELSEWHERE = {
    "serve", "board", "config edit", "store trust", "sync", "live", "join",
    *(f"org {name}" for name in ("check", "connect", "init", "invite", "leave", "people", "upgrade")),
}  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample year among strange talks that were made of it."""
    top = tmp_path_factory.mktemp("strange")
    store = TalkLibrary(top / "store", lambda: NOW, top / "state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _number: None)  # what is on disk is no matter here
        year = list(play_year(store, "en", NOW))
    names = {key: path.name for key, path in store.files().items()}
    for n in range(COUNT):
        chance = random.Random(f"strange {COUNT} {n}")
        talk = chance.choice(year)
        key = f"a{n:05d}"
        document = strange(msgspec.structs.replace(talk, id=key), chance)
        put(store.meetings_folder, names[talk.id].replace(talk.id, key), document)
    return store.folder


@pytest.fixture
def store(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TalkLibrary:
    """That store, to do with as one likes."""
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("VERTEL_PASSPHRASE", "open sesame")
    monkeypatch.setattr(os, "fsync", lambda _number: None)
    shutil.copytree(begun, tmp_path / "store")
    return TalkLibrary(tmp_path / "store", lambda: NOW)


def leaves(group: click.Group, before: str = "") -> set[str]:
    found = set()
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        whole = f"{before}{name}"
        found |= leaves(command, f"{whole} ") if isinstance(command, click.Group) else {whole}
    return found


def test_every_command_is_run_over_strange_talks(store: TalkLibrary, tmp_path: Path) -> None:
    out, goal = tmp_path / "out", next(iter(store.known().state.goals))
    out.mkdir()
    assert leaves(vertel) - ELSEWHERE == {
        name for name in leaves(vertel) if any(f"{line} ".startswith(f"{name} ") for line in
                                               (*ON_ALL, *ON_ONE))}  # fmt: skip
    readable = sorted({talk.id for talk in store.summaries()} - set(year_ids(store)))
    assert COUNT * 0.5 < len(readable) < COUNT * 0.95
    for key in readable:
        assert write(store.open(key), "md")
    for n, key in enumerate(readable[:: 1 if THOROUGH else 2]):
        line = ON_ONE[n % len(ON_ONE)]
        done = typed(line.format(id=key, out=out, form=FORMS[n % len(FORMS)]))
        assert done.sound, (line, key, done.err[-900:])
    for line in ON_ALL:
        done = typed(line.format(goal=goal, out=out), stdin=b"Ana says it.\n2026-12-08\n")
        assert done.sound, (line, done.err[-900:])


def year_ids(store: TalkLibrary) -> list[str]:
    return [key for key in store.files() if not key.startswith("a0")]


def test_what_does_not_open_and_what_is_odd_is_named_by_check(store: TalkLibrary) -> None:
    named = {finding.file.name: finding.what for finding in findings(store)}
    wanted = {}
    for path in store.files().values():
        try:
            if odd(store.read_file(path))[0]:
                wanted[path.name] = "odd"
        except StoreError:
            wanted[path.name] = "damaged"
    assert set(wanted.values()) == {"odd", "damaged"}
    assert named == wanted


async def test_no_screen_ends_on_one(store: TalkLibrary) -> None:
    readable = [t for t in store.summaries() if t.id.startswith("a0")]
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("down", "end", "pagedown", "home", "slash", "t", "h", "e", "escape"):
            await pilot.press(key)
        for talk in readable[:: max(1, len(readable) // (200 if THOROUGH else 5))]:
            meeting = store.open(talk.id)
            app.push_screen(MinutesScreen(meeting))
            await pilot.pause()
            app.pop_screen()
            app.begin(change(meeting, ended=None))
            await pilot.pause()
            for key in ("pagedown", "pagedown", "a", "enter", "ctrl+z"):
                if isinstance(app.screen, TalkScreen):
                    await pilot.press(key)
            while len(app.screen_stack) > 2:
                app.pop_screen()
            await pilot.pause()
        assert app.return_code in (None, 0)


FAR = datetime(9999, 12, 31, 23, tzinfo=UTC)
WRONG = {
    "$.started": {"started": FAR},
    "$.ended": {"ended": datetime.min.replace(tzinfo=UTC)},
    "$.changed": {"changed": datetime(2026, 10, 6)},
    "$.minutes": {"minutes": -1},
    "$.counter": {"counter": MOST + 1},
    "$.asked[why]": {"asked": {"why": 2**62}},
}


@pytest.mark.parametrize("place", WRONG)
def test_what_no_talk_has_is_refused_with_its_place_on_reading_and_on_writing(
    library: TalkLibrary, talk, place: str
) -> None:
    meeting = change(talk(), **WRONG[place])
    assert unlikely(talk()) == ""
    assert unlikely(meeting) == place
    with pytest.raises(Damaged) as told:
        lines_in(document_of(meeting), "x.json")
    assert told.value.values["reason"] == place
    with pytest.raises(StoreError):
        library.save(meeting)


def test_a_phase_of_no_goal_and_a_goal_without_words_are_refused(talk) -> None:
    meeting: Talk = talk()
    first: Phase = msgspec.structs.replace(meeting.phases[0], segment=-5)
    assert unlikely(change(meeting, phases=(first,))) == "$.phases[0].segment"
    goal = msgspec.structs.replace(meeting.goal, wordings=())
    bad = with_pass(meeting, new_goals=(meeting.goal, goal))
    assert unlikely(bad) == "$.passes[0].began.new_goals[1].wordings"


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(3000, 1, 1), date.max])
def test_a_day_at_the_edge_opens_and_does_not_come_in(library, talk, day: date) -> None:
    frame = Frame(id="f1", text="no more than 500", valid_to=day, meeting="k3f9q2")
    meeting = add(talk(), "frames", frame)
    library.save(meeting)
    assert library.open("k3f9q2") == meeting
    assert [(f.what, f.error.values["place"]) for f in findings(library)] == [
        ("odd", "$.lines[1].value.on")
    ]
    other = msgspec.json.encode(document_of(change(meeting, id="aaaaaa")))
    with pytest.raises(StoreError, match="nobody can mean") as told:
        take_in(library, [("x.json", other)])
    assert told.value.values["place"] == "$.lines[1].value.on"
    assert "aaaaaa" not in library.files()


def test_two_lines_of_one_id_open_and_do_not_come_in(library, talk) -> None:
    line = Line(id="n1", text="one", kind="note")
    meeting = change(talk(), lines=(line, msgspec.structs.replace(line, text="two")), counter=1)
    library.save(meeting)
    assert library.open("k3f9q2") == meeting
    assert [(f.what, f.error.values["place"]) for f in findings(library)] == [("odd", "id n1")]
    other = msgspec.json.encode(document_of(change(meeting, id="aaaaaa")))
    with pytest.raises(StoreError, match="two lines have one id"):
        take_in(library, [("x.json", other)])


@pytest.mark.parametrize("typed_as", ["31-12-9999", "0026-10-06", "1 january 3000"])
def test_a_day_that_nobody_can_mean_is_no_day_where_it_is_typed(typed_as: str) -> None:
    with pytest.raises(TalkError, match="Which day is that"):
        date_in(typed_as, NOW.date())


def test_the_last_day_there_is_goes_into_a_calendar(talk) -> None:
    meeting = planned(talk(), date.max)
    assert b"DTSTART;VALUE=DATE:99991231" in write(meeting, "ics")


def test_an_id_of_any_length_or_letters_has_a_place_in_the_order(talk) -> None:
    ids = ("n2", "n" + "9" * 5000, "n\u00b2", "", "n1")
    meeting = change(talk(), lines=tuple(Line(id=one, text="x", kind="note") for one in ids))
    assert [line.id for line in TalkLines(meeting).counting][-2:] == ["n1", "n2"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("team",), ["a", "b"]),
        (("started",), "9999-12-31T23:59:59Z"),
        (("started",), "12026-01-01T00:00:00Z"),
        (("minutes",), 10**400),
        (("segments", 0, "goal", "wordings", 0, "text"), [["words"]]),
        (("segments", 0, "goal", "wordings", 0, "on"), "0001-01-01"),
        (("people", 0, "name"), {"first": "Ana"}),
        (("passes", 0, "began", "goal", "wordings", 0, "text"), [["words"]]),
        (("passes", 0, "began", "goal", "wordings", 0, "on"), "0001-01-01"),
        (("lines",), [{"id": "e1", "text": 7}]),
        (("phases", 0, "segment"), -1),
        (("phases", 1, "seconds"), -(10**300)),
        (("counter",), 2**70),
    ],
)
def test_an_import_is_refused_with_the_place_in_both_languages(
    library,
    talk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: tuple[Any, ...],
    value: Any,
) -> None:
    monkeypatch.setenv("VERTEL_STORE", str(library.folder))
    earlier = place[0] == "segments"
    document = json.loads(
        msgspec.json.encode(as_meeting(talk()) if earlier else document_of(talk()))
    )
    inner = document
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    file = tmp_path / "from-elsewhere.json"
    file.write_text(json.dumps(document))
    where = "$" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in place)
    for language in ("en", "nl"):
        done = typed(["--lang", language, "import", str(file)])
        assert (done.code, done.out) == (1, "")
        assert (
            re.sub(r"\[\d+\]|\[\.\.\.\]", "[]", done.err).count(re.sub(r"\[\d+\]", "[]", where))
            == 1
        )
    assert library.files() == {}
