"""Where a talk has a second version, everything says so, and says truly which one it shows."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import docx
import pytest
from said_in import add, close, drafts, planned, with_draft
from table import Screen, app_on
from typed import typed

from agendas.lines.edit import change, mend, with_line
from agendas.lines.talk import Line, Talk
from agendas.records.said import Indicator, Standing
from minutes.formats.writers import write
from store.admin.check import findings
from store.admin.import_talks import take_in
from store.conflicts.compare import compared, settle
from store.conflicts.kept_beside import put_beside
from store.conflicts.versions import Version
from store.files.saving import keep_version
from store.files.talk_file import read_version
from store.library import TalkLibrary
from tui.screens.minutes_screen import MinutesScreen


@pytest.fixture
def ours(folder: Path, library: TalkLibrary, tmp_path: Path, talk) -> TalkLibrary:
    ours = TalkLibrary(folder, library.now, tmp_path / "state", machine="here")
    ours.save(worded(talk(), "first"))
    return ours


def worded(meeting: Talk, text: str) -> Talk:
    return with_draft(meeting, "goal", text)


def on_another(folder: Path, top: Path, name: str) -> TalkLibrary:
    return TalkLibrary(folder, lambda: None, top / name, machine=name)  # type: ignore[arg-type,return-value]


def told(library: TalkLibrary) -> list[tuple[str, str]]:
    from locales import say

    return [(f.what, say(f.error.message, **f.error.values)) for f in findings(library)]


def saved_apart(ours: TalkLibrary, tmp_path: Path) -> Path:
    """The talk is changed on another machine, and here, from the same words."""
    path = ours.files()["k3f9q2"]
    first = path.read_bytes()
    other = on_another(ours.folder, tmp_path, "other")
    other.save(worded(other.open("k3f9q2"), "there"))
    theirs = path.read_bytes()
    path.write_bytes(first)
    ours.save(worded(ours.open("k3f9q2"), "here"))
    path.write_bytes(theirs)
    return path


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("first", "and on"), "It holds the same words."),
        (("first", ""), "All its sentences are in the talk too."),
        (("first", "and on", "more"), "It has the sentences of the talk, and more."),
        (("first", "other"), "Each has sentences that the other has not."),
    ],
)
@pytest.mark.parametrize("after", [True, False])
def test_check_says_what_a_copy_has_that_the_talk_has_not(
    ours, talk, texts: tuple[str, ...], sentence: str, after: bool
) -> None:
    def of(*said: str) -> Talk:
        notes = (Line(id=f"n{n}", text=t, kind="note") for n, t in enumerate(said, 1) if t)
        return change(talk(), lines=tuple(notes))

    ours.save(of("first", "and on"))
    path = ours.files()["k3f9q2"]
    # Also where the saves of one led to the other: a talk that was kept is counted as reached.
    counts = read_version(path).counts if after else {"x": 1}
    keep_version(path, Version(talk=of(*texts), counts=counts), "there")
    ((what, said),) = told(ours)
    assert what == "kept"
    assert f"a second version of talk k3f9q2, kept on another machine. {sentence}" in said


def test_check_says_who_kept_a_copy_and_of_pieces_that_they_are(ours, talk) -> None:
    path = ours.files()["k3f9q2"]
    put_beside(path, b"half a ta", "here")
    path.with_name(f"{path.name}.kept-1").write_bytes(path.read_bytes())
    shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy).json"))
    said = " ".join(sentence for _what, sentence in told(ours))
    assert "kept on this machine. It is no whole talk, only what" in said
    assert "kept by an earlier Vertel. It holds the same words" in said
    assert "made by a sync program or another. It holds the same words" in said
    path.write_bytes(b"{}")
    said = " ".join(sentence for _what, sentence in told(ours))
    assert "The talk itself cannot be read; “vertel store compare k3f9q2 --take " in said


def test_check_tells_a_talk_that_was_written_apart_from_one_that_is_behind(
    ours, tmp_path: Path
) -> None:
    path = ours.files()["k3f9q2"]
    first = path.read_bytes()
    ours.save(worded(ours.open("k3f9q2"), "second"))
    path.write_bytes(first)
    assert [what for what, _said in told(ours)] == ["behind"]
    saved_apart(ours, tmp_path)
    said = dict(told(ours))
    said.pop("rolled back", "")  # of a sealed store, where what was opened here is known too
    assert said.keys() == {"apart"}
    assert "apart from each other" in said["apart"]


def test_versions_that_differ_in_what_was_said_of_something_or_chosen_are_told_apart(
    ours, tmp_path: Path, talk
) -> None:
    """Before, only the words of the thing itself were: the other version seemed to hold no more."""
    meeting = talk()
    sign = Indicator(id="", text="who stays", by="Ada")
    here = add(add(meeting, "indicators", sign), "standings", Standing(id="", text="so far"))
    ours.save(here)
    why = Line(id="i1.why", text="it shows trust", by=("Bo",), kind="why", about="i1")
    origin = Line(id="i1.origin", kind="origin", about="i1", choice="handed-down")
    there = with_line(with_line(here, why), origin)
    there = planned(mend(there, "s2", choice="moved-away"), date(2026, 12, 8), ("Joy",))
    elsewhere = on_another(ours.folder, tmp_path, "there")
    elsewhere.open("k3f9q2")
    elsewhere.save(there)
    ours.save(with_draft(here, "goal", "half"))
    (side,) = compared(ours, "k3f9q2")
    assert side.copy_alone == (
        "so far · moved away", "Bo: it shows trust", "handed down", "2026-12-08 · Joy",
    )  # fmt: skip
    assert side.talk_alone == ("so far · cannot tell", "half")


@pytest.mark.parametrize("take", [True, False])
def test_what_was_written_apart_is_compared_and_settled_for_good(
    ours, tmp_path: Path, take: bool
) -> None:
    saved_apart(ours, tmp_path)
    again = TalkLibrary(ours.folder, ours.now, tmp_path / "state", machine="here")
    (side,) = compared(again, "k3f9q2")
    assert (side.copy_alone, side.talk_alone) == (("here",), ("there",))
    settle(again, "k3f9q2", side.file.name, take=take)
    later = TalkLibrary(ours.folder, ours.now, tmp_path / "state", machine="here")
    assert drafts(later.open("k3f9q2")) == {"goal": "here" if take else "there"}
    assert later.take_notes() == []
    if not take:
        assert findings(later) == []


@pytest.fixture
def doubled(ours: TalkLibrary, talk, monkeypatch: pytest.MonkeyPatch) -> TalkLibrary:
    """A store with two closed talks, of which one has a second version."""
    monkeypatch.setenv("VERTEL_STORE", str(ours.folder))
    ours.save(close(talk(), ours.now().replace(hour=10, minute=5)))
    ours.save(close(talk("single", goal="Another"), ours.now()))
    keep_version(ours.files()["k3f9q2"], Version(talk=worded(talk(), "other")), "there")
    return ours


TOP = "There is a second version of this talk, and nobody has settled yet which one holds. This one was last changed on 6 October 2026, 10:05."  # fmt: skip


@pytest.mark.parametrize("form", ["md", "html", "txt", "eml"])
def test_minutes_of_a_talk_with_a_second_version_say_so_on_top(doubled, form: str) -> None:
    done = typed(f"minutes k3f9q2 --format {form}")
    words = " ".join(re.sub(r"=\n|\\", "", done.out).split())
    assert TOP in words
    assert words.index(TOP) < words.lower().index("this is the first talk")
    assert "There are two versions of talk k3f9q2. Try: vertel store compare k3f9q2" in done.err
    assert "second version" not in typed(f"minutes single --format {form}").out


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_so_do_the_files_of_an_office(doubled, talk, form: str) -> None:
    made = write(doubled.open("k3f9q2"), form, versions=2)
    assert made != write(doubled.open("k3f9q2"), form)


def test_json_has_how_many_there_are_and_comes_in_as_ever(doubled, tmp_path: Path) -> None:
    exported = typed("minutes k3f9q2 --format json")
    assert json.loads(exported.out)["versions"] == 2
    assert json.loads(typed("show k3f9q2 --json").out)["versions"] == 2
    assert "versions" not in json.loads(typed("minutes single --format json").out)
    other = TalkLibrary(tmp_path / "other", doubled.now)
    assert take_in(other, [("x.json", exported.out.encode())]).new == ("k3f9q2",)
    assert other.open("k3f9q2") == doubled.open("k3f9q2")


def test_list_and_show_say_it(doubled) -> None:
    lines = {line[:6]: line for line in typed("list").out.splitlines()}
    assert ("two versions" in lines["k3f9q2"], "two versions" in lines["single"]) == (True, False)
    rows = {row["id"]: row["settled"] for row in json.loads(typed("list --json").out)}
    assert rows == {"k3f9q2": False, "single": True}
    shown = typed("show k3f9q2")
    assert TOP in " ".join(shown.out.split())
    assert "vertel store compare k3f9q2" in shown.err
    assert "second version" not in typed("show single").out


def test_the_story_of_a_goal_names_the_talks_of_which_there_are_two(doubled) -> None:
    for line in ("goal story g-k3f9q2", "goal story g-k3f9q2 --format md"):
        assert "There are two versions of talk k3f9q2." in typed(line).err
    assert typed("goal story g-single").err == ""


def test_strict_makes_no_minutes_of_it_alone_or_among_many(doubled, tmp_path: Path) -> None:
    alone = typed("minutes k3f9q2 --strict")
    assert (alone.code, alone.out) == (1, "")
    assert "vertel store compare k3f9q2" in alone.err
    assert typed("minutes single --strict").code == 0
    many = typed(f"minutes --since 2000-01-01 --strict -o {tmp_path / 'many'}")
    assert many.code == 1
    assert "1 of 2 talks" in many.err
    assert [p.name for p in (tmp_path / "many").iterdir()] == [
        "2026-10-06-another-for-the-team-single.md"
    ]
    both = typed(f"minutes --since 2000-01-01 -o {tmp_path / 'both'}")
    assert (both.code, len(list((tmp_path / "both").iterdir()))) == (0, 2)


def test_what_this_machine_has_apart_from_the_file_counts_too(
    ours, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_apart(ours, tmp_path)
    monkeypatch.setenv("VERTEL_STORE", str(ours.folder))
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))
    done = typed("show k3f9q2")
    assert "There is a second version of this talk" in " ".join(done.out.split())
    assert "was changed elsewhere, and so was this talk here" in done.err


async def test_the_screen_with_the_minutes_says_it_and_saves_it(
    doubled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(doubled)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(MinutesScreen(doubled.open("k3f9q2")))
        await pilot.pause()
        assert "There is a second version" in " ".join(Screen(app, pilot).text().split())
        await pilot.press("ctrl+s", "enter")
        await app.workers.wait_for_complete()
    (saved,) = tmp_path.glob("*.docx")
    words = " ".join(part.text for part in docx.Document(str(saved)).paragraphs)
    assert TOP in words
