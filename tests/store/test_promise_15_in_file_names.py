"""Promise 15: what other programs call a file, what an editor left, and ways of writing a name that are used."""

from pathlib import Path

import pytest
from said_in import with_draft

from agendas.lines.edit import change
from agendas.lines.talk import Line, Talk
from store.admin.erase_name import erase_name, sought
from store.admin.name_forms import Forms
from store.encryption.seal import sealed_with
from store.files.names import file_name
from store.library import TalkLibrary

NAME = "Zoë Quxmann"


@pytest.fixture
def ours(folder: Path, library: TalkLibrary, tmp_path: Path) -> TalkLibrary:
    return TalkLibrary(folder, library.now, tmp_path / "state")


def named(ours: TalkLibrary, meeting: Talk) -> Path:
    """The file of a talk under a name that tells its goal, as in a store without a passphrase."""
    ours.save(meeting)
    path = ours.files()[meeting.id]
    return path.rename(path.with_name(file_name(meeting)))


@pytest.mark.parametrize("of_others", [
    "-Zoe-Quxmann-PC", "-ZOE_QUXMANN", " (Zoë Quxmann's conflicted copy 2026-11-29)", " (Zoe Quxmann)",
    ".sync-conflict-20261129-101010-Zoe.Quxmann",
])  # fmt: skip
def test_a_copy_that_a_sync_program_named_after_its_owner_is_renamed(
    ours, talk, of_others: str
) -> None:
    ours.save(with_draft(talk(), "goal", f"{NAME} came"))
    path = ours.files()["k3f9q2"]
    path.with_name(f"{path.stem}{of_others}.json").write_bytes(path.read_bytes())
    erase_name(ours, NAME, "P-1")
    names = [one.name for one in ours.meetings_folder.iterdir()]
    assert len(names) == 2
    assert [name for name in names if "quxmann" in name.lower()] == []
    assert path.name in names
    (copy,) = TalkLibrary(ours.folder, ours.now).copies()
    assert "p-1" in copy.file.name


@pytest.mark.parametrize("cut", range(len("zoe-quxmann") - 2))  # but for one letter
def test_where_the_goal_in_a_file_name_breaks_off_in_the_name_nothing_of_it_is_left(
    ours, talk, cut: int
) -> None:
    before = "x" * (40 - len("zoe-quxmann") + cut)
    named(ours, talk(goal=f"{before} {NAME} reads"))
    erase_name(ours, NAME, "P-1")
    (path,) = ours.meetings_folder.iterdir()
    assert path.name.startswith(f"2026-10-06-{before}-p-1"), path.name


def test_a_file_name_that_is_cut_off_in_another_word_stays(ours, talk) -> None:
    before = named(ours, with_draft(talk(goal=f"{'x' * 34} quarrels"), "goal", f"{NAME} came")).name
    assert before.endswith("x-quarr-k3f9q2.json")
    erase_name(ours, NAME, "P-1")
    assert [path.name for path in ours.meetings_folder.iterdir()] == [before]


def test_what_is_perhaps_the_name_in_the_name_of_a_file_is_shown(ours, talk) -> None:
    ours.save(talk())
    path = ours.files()["k3f9q2"]
    path.with_name(f"{path.stem} (z.quxmann@example.org).json").write_bytes(path.read_bytes())
    (form,) = sought(ours, NAME).perhaps
    assert form.form == "z.quxmann"
    erase_name(ours, NAME, "P-1", {form.form})
    assert path.with_name(f"{path.stem} (p-1@example.org).json").exists()


def test_words_that_no_file_can_be_called_are_put_in_its_name_as_letters(ours, talk) -> None:
    named(ours, talk(goal=f"With {NAME}"))
    erase_name(ours, NAME, "a colleague/../of ours")
    assert [path.name for path in ours.meetings_folder.iterdir()] == [
        "2026-10-06-with-a-colleague-of-ours-k3f9q2.json"
    ]


def test_what_an_editor_left_is_gone_through(ours, talk, tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    ours.save(talk())
    left = tmp_path / "state" / "edited" / "0123" / "text.txt"
    left.parent.mkdir(parents=True)
    left.write_text(f"what “{NAME}” said\n")
    assert [one.file for one in sought(ours, NAME).files] == [left]
    erase_name(ours, NAME, "P-1")
    assert left.read_text() == "what “P-1” said\n"


def test_what_nobody_can_open_here_is_told(ours, talk) -> None:
    """It was sealed with another passphrase: whether the name is in it nobody can say."""
    ours.save(with_draft(talk(), "goal", f"{NAME} came"))
    path = ours.files()["k3f9q2"]
    shut = path.with_name(f"{path.stem} (conflicted copy).json")
    shut.write_bytes(sealed_with(b"of another".ljust(32), path.read_bytes(), "talk k3f9q2"))
    before = shut.read_bytes()
    assert sought(ours, NAME).shut == (shut,)
    assert erase_name(ours, NAME, "P-1").shut == (shut,)
    assert shut.read_bytes() == before
    shut.unlink()
    assert sought(ours, NAME).shut == ()


@pytest.mark.parametrize(("name", "form"), [
    ("Björn Strøm", "Bjoern Stroem"), ("Müller", "Mueller"), ("Jan de Wit", "Wit, Jan de"),
    ("Jan van der Wit", "wit, jan van der"), ("Ana Bos-Jäger", "Bos Jaeger, Ana"),
])  # fmt: skip
def test_a_name_as_lists_and_addresses_have_it_is_perhaps_the_name(name: str, form: str) -> None:
    (match,) = Forms(name).matches(f"then {form} came")
    assert (match.form, match.sure) == (form, False)


@pytest.mark.parametrize(("name", "form"), [("Joep", "Jop"), ("Zoë", "Zoëe x"), ("Wit", "Wiet")])
def test_an_e_more_or_less_is_another_name_elsewhere(name: str, form: str) -> None:
    assert Forms(name).matches(f"then {form} came") == []


def test_a_short_form_or_a_slip_as_who_said_it_is_perhaps_the_name(ours, talk) -> None:
    meeting = talk()
    lines = tuple(
        Line(id=f"9{n}.k3f9", text="Jo said so", by=(by,), maybe=maybe, phase="goal")
        for n, (by, maybe) in enumerate((("Joost de Wit", ""), ("Jo", "joots"), ("Joke", ""), ("Bo", "")))
    )  # fmt: skip
    ours.save(change(meeting, lines=lines))
    found = sought(ours, "Joost de Wit")
    assert [one.form for one in found.perhaps] == ["Jo", "joots"]
    erase_name(ours, "Joost de Wit", "P-1", {"Jo", "joots"})
    after = TalkLibrary(ours.folder, ours.now).open("k3f9q2")
    assert [one.by[0] for one in after.lines] == ["P-1", "P-1", "Joke", "Bo"]
    assert [one.maybe for one in after.lines] == ["", "P-1", "", ""]
    assert {one.text for one in after.lines} == {"Jo said so"}, "in what was said it is a word"
