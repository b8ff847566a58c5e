"""What was said in a talk is there again, under the talk's id, whatever happened around it."""

import os
import platform
import re
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from said_in import add, close, drafts, with_draft

from agendas.conduct.on_record import withdraw
from agendas.errors import TalkError
from agendas.lines.edit import change, go_to, mend, spend, with_person
from agendas.lines.talk import Talk
from agendas.records.said import Evidence, Indicator, Initiative, Person, Remark, Value
from store.admin.check import findings
from store.cache.index import INDEX
from store.errors import Damaged, Newer, NotFound, StoreError
from store.files.names import slug
from store.files.storage import WholeFileStorage
from store.library import TalkLibrary

ANY_TEXT = st.text(max_size=200) | st.sampled_from(["\x1b[2J", "\u202e", "\x00", "[/]", "🌱" * 50])


def only_file(library: TalkLibrary) -> Path:
    (path,) = library.meetings_folder.glob("*.json")
    return path


def test_a_library_that_is_only_made_touches_nothing(library, folder: Path) -> None:
    assert library.summaries() == []
    assert library.known().index.head.unread == ()
    assert library.goals() == {}
    assert not folder.exists()


def test_a_talk_that_was_saved_opens_as_it_was(library, talk) -> None:
    library.save(talk())
    assert library.open("k3f9q2") == talk()
    assert only_file(library).name == "2026-10-06-walk-in-mornings-for-parents-k3f9q2.json"


def test_where_it_all_is_can_be_told(library, talk, tmp_path: Path) -> None:
    library.save(talk())
    library.summaries()
    with library.hold("k3f9q2", "Ada"):
        there = library.where()
    assert {name: path.exists() for name, path in there.items()} == dict.fromkeys(
        ("store", "meetings", "index", "locks"), True
    )
    other = TalkLibrary(library.folder, library.now, tmp_path / "state")
    assert {*other.where()} == {*there, "journal"}
    assert other.machine == platform.node()


def test_a_talk_that_nobody_changed_since_is_not_read_again(library, talk) -> None:
    meeting = talk()
    assert library.latest(meeting) is meeting
    library.save(meeting)
    assert library.latest(meeting) is meeting
    other = TalkLibrary(library.folder, library.now)
    other.save(with_draft(other.open("k3f9q2"), "goal", "elsewhere"))
    assert drafts(library.latest(meeting)) == {"goal": "elsewhere"}


def test_the_file_keeps_its_name_when_the_goal_is_worded_anew(library, talk, folder) -> None:
    library.save(talk())
    name = only_file(library)
    TalkLibrary(folder, library.now).save(talk(goal="Something else"))
    assert only_file(library) == name


def test_files_are_their_owners_alone(library, talk, folder: Path) -> None:
    before = os.umask(0)
    try:
        library.save(talk())
        library.summaries()
    finally:
        os.umask(before)
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def edits() -> st.SearchStrategy[list[tuple[str, str, int]]]:
    kinds = ("evidence", "initiatives", "values", "parked", "notes", "mend", "withdraw")
    kinds += ("draft", "person", "go", "spend")
    return st.lists(st.tuples(st.sampled_from(kinds), ANY_TEXT, st.integers(0, 9)), max_size=25)


def edited(meeting: Talk, kind: str, text: str, n: int) -> Talk:
    said = [said.id for said in meeting.lines]
    records = {
        "evidence": Evidence(id="", text=text, by="Ada", phase="evidence", figure=text[:5]),
        "initiatives": Initiative(id="", text=text, by=text, notice=text),
        "values": Value(id="", text=text, moment=text),
        "parked": Remark(id="", text=text),
        "notes": Remark(id="", text=text, question=meeting.title),
    }
    if kind in records:
        return add(meeting, kind, records[kind])
    if kind in ("mend", "withdraw"):
        if not said:
            return meeting
        one = said[n % len(said)]
        return mend(meeting, one, text=text) if kind == "mend" else withdraw(meeting, one)
    if kind == "draft":
        return with_draft(meeting, meeting.phase.id, text)
    if kind == "person":
        return with_person(meeting, Person(name=text))
    return go_to(meeting, n) if kind == "go" else spend(meeting, n / 7)


@examples(40)
@given(steps=edits(), goal=ANY_TEXT)
def test_any_words_in_any_order_come_back_as_they_were(library, talk, steps, goal) -> None:
    meeting = talk(library.new_id(), goal=goal)
    for step in steps:
        try:
            meeting = edited(meeting, *step)
        except TalkError:
            continue  # the method refused this edit; the talk is what it was
    library.save(meeting)
    assert TalkLibrary(library.folder, library.now).open(meeting.id) == meeting


@given(text=ANY_TEXT)
def test_a_goal_makes_a_tame_piece_of_a_file_name(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]?[a-z0-9-]{0,39}", slug(text))


def test_a_megabyte_that_was_pasted_comes_back(library, talk) -> None:
    meeting = add(talk(), "notes", Remark(id="", text="wörd " * 200_000))
    library.save(meeting)
    assert library.open(meeting.id) == meeting


def test_ids_are_short_unused_and_not_taken_for_another(library, talk) -> None:
    ids = {library.new_id() for _ in range(300)}
    assert len(ids) == 300
    assert all(re.fullmatch(r"[a-hjkmnp-z2-9]{6}", one) for one in ids)


def test_a_talk_goes_by_the_first_letters_of_its_id_or_by_last(library, talk) -> None:
    with pytest.raises(NotFound, match="There are no talks yet"):
        library.find_id("last")
    library.save(talk("k3f9q2"))
    library.save(talk("k3zzzz", days=1))
    assert library.find_id("K3F ") == "k3f9q2"
    assert library.find_id("last") == "k3zzzz"
    with pytest.raises(StoreError, match="k3f9q2, k3zzzz"):
        library.find_id("k3")
    for unknown in ("q", "", "../etc/passwd"):
        with pytest.raises(NotFound, match="vertel list"):
            library.find_id(unknown)


def test_an_id_that_cannot_be_a_file_name_is_refused(library, talk, folder) -> None:
    for bad in ("../../x", "", "abc", "ABCDEF"):
        with pytest.raises(StoreError, match="is not the id of a talk"):
            library.save(talk(bad))
        with pytest.raises(NotFound):
            library.open(bad)
    assert list(folder.rglob("*.json")) == []


def test_a_talk_that_would_not_open_again_is_not_saved(library, talk) -> None:
    library.save(talk())
    naive = change(talk(), started=talk().started.replace(tzinfo=None))
    with pytest.raises(StoreError, match="started"):
        library.save(naive)
    assert library.open("k3f9q2") == talk()


def test_nor_one_with_a_line_that_no_talk_has_among_lines_that_were_looked_over(
    library, talk
) -> None:
    said = Evidence(id="e1", text="they dare")
    sound = add(add(talk(), "evidence", said), "evidence", said)
    library.save(sound)
    first, *others = sound.lines
    for lines in ((change(first, act=-1), *others), (*sound.lines, change(first, act=-1, id="z9"))):
        with pytest.raises(StoreError, match=r"lines\[\d\]\.act"):
            library.save(change(sound, lines=lines))
    assert library.open("k3f9q2") == sound


def spoil(path: Path, how: str) -> None:
    document = WholeFileStorage(path).read()
    assert document is not None
    talk = document["meeting"]["1"]
    if how == "torn":
        path.write_bytes(path.read_bytes()[:200])
        return
    if how == "newer":
        talk["schema"] = 99
    elif how == "older":
        talk["schema"] = 0
    elif how == "no phases":
        talk["phases"] = []
    elif how == "a number for a goal":
        talk["passes"][0]["began"]["goal"]["wordings"][0]["text"] = 7
    elif how == "another id":
        talk["id"] = "zzzzzz"
    elif how == "no talk":
        document = {"other": {"1": {}}}
    WholeFileStorage(path).write(document)


@pytest.mark.parametrize(
    ("how", "kind", "sentence"),
    [
        ("torn", Damaged, "is damaged"),
        ("newer", Newer, "newer Vertel .schema 99"),
        ("older", Damaged, "schema"),
        ("no phases", Damaged, "phases"),
        ("a number for a goal", Damaged, r"\$\.passes\[0\]\.began\.goal\.wordings\[0\]\.text"),
        ("another id", Damaged, "id"),
        ("no talk", Damaged, "meeting"),
    ],
)
def test_one_broken_file_hides_no_other_and_says_what_is_wrong(
    library, talk, how: str, kind: type[StoreError], sentence: str
) -> None:
    library.save(talk("aaaaaa"))
    spoil(only_file(library), how)
    library.save(talk("bbbbbb", goal="Other", days=1))
    assert [m.id for m in library.talks()] == ["bbbbbb"]
    assert [row.id for row in library.summaries()] == ["bbbbbb"]
    assert [row.goal_id for row in library.summaries()] == list(library.goals())[:1]
    assert len(library.known().index.head.unread) == 1
    with pytest.raises(kind, match=sentence):
        library.open("aaaaaa")


def test_a_damaged_file_is_kept_beside_when_the_talk_is_saved_again(library, talk, folder) -> None:
    library.save(talk())
    only_file(library).write_bytes(b"torn")
    for writer in (library, TalkLibrary(folder, library.now)):
        writer.save(spend(talk(), 5))
    assert library.open("k3f9q2") == spend(talk(), 5)
    assert [p.read_bytes() for p in library.meetings_folder.glob("*.kept-*")] == [b"torn"]
    assert [finding.what for finding in findings(library)] == ["kept"]


def test_words_put_in_the_file_by_something_else_are_kept_beside(library, talk, folder) -> None:
    library.save(talk())
    theirs = with_draft(talk(), "goal", "theirs")
    other = TalkLibrary(folder, library.now)
    assert other.open("k3f9q2") == talk()
    other.save(theirs)
    data = only_file(library).read_bytes()
    library.save(with_draft(talk(), "goal", "ours"))
    (kept,) = library.meetings_folder.glob("*.kept-*")
    assert kept.read_bytes() == data
    assert drafts(library.open("k3f9q2")) == {"goal": "ours"}


def test_a_file_that_was_only_touched_or_taken_away_is_saved_again_without_a_copy(
    library, talk
) -> None:
    library.save(talk())
    os.utime(only_file(library), (1, 1))
    library.save(spend(talk(), 1))
    only_file(library).unlink()
    library.save(spend(talk(), 2))
    assert library.open("k3f9q2") == spend(talk(), 2)
    assert list(library.meetings_folder.glob("*.kept-*")) == []


def test_a_planted_link_is_neither_followed_nor_listed(library, talk, tmp_path: Path) -> None:
    library.save(talk())
    path = only_file(library)
    elsewhere = tmp_path / "elsewhere.json"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert library.summaries() == []
    with pytest.raises(StoreError, match="is a link"):
        library.save(spend(talk(), 5))
    assert elsewhere.read_bytes() == before


@pytest.fixture
def write_protected(library, talk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A store nobody may write; by a refused call, for root may write anywhere."""
    library.save(talk())
    real = os.open

    def refuse(path, flags, *args, **more):  # type: ignore[no-untyped-def]
        if flags & os.O_WRONLY:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *args, **more)

    monkeypatch.setattr(os, "open", refuse)
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("write_protected")
def test_a_store_that_cannot_be_written_opens_to_read_and_says_so_on_saving(library, talk) -> None:
    assert library.open("k3f9q2") == talk()
    assert [row.id for row in library.summaries()] == ["k3f9q2"]
    assert not (library.folder / INDEX).exists()
    with pytest.raises(StoreError, match=r"cannot be written: Permission denied.*another place"):
        library.save(spend(talk(), 5))
    with pytest.raises(StoreError, match="cannot be written"):
        library.rebuild()
    assert library.open("k3f9q2") == talk()


def test_a_goal_is_known_by_the_talks_about_it(library, talk) -> None:
    first = talk()
    library.save(
        close(add(first, "initiatives", Initiative(id="", text="Phone", by="Ada")), first.started)
    )
    (state,) = library.goals().values()
    assert [w.initiative.text for w in state.waiting] == ["Phone"]


def test_a_word_is_found_where_it_was_said(library, talk, said) -> None:
    meeting = said(talk(), "evidence", "Bo: Twelve PARENTS came")
    meeting = add(meeting, "parked", Remark(id="", text="Ask the parents too"))
    meeting = add(meeting, "notes", Remark(id="", text="parents, struck out"))
    meeting = withdraw(meeting, next(o.id for o in meeting.lines if o.kind == "note"))
    library.save(meeting)
    library.save(talk("aaaaaa", goal="My own parents", agenda="checkin"))
    hits = list(library.known().hits("parents", False))
    assert [hit.text for hit in hits] == [
        "Walk-in mornings for parents",
        "Twelve PARENTS came",
        "Ask the parents too",
    ]
    assert (hits[1].meeting, hits[1].by) == ("k3f9q2", "Bo")
    assert hits[1].phase in [phase.title for phase in meeting.phases]
    assert "My own parents" in [hit.text for hit in library.known().hits("own", True)]
    assert list(library.known().hits("  ", False)) == []


def test_what_became_of_an_initiative_is_found(library, talk, said) -> None:
    from agendas.agenda import builtin
    from agendas.talk.begin import Opening, new_talk

    first = talk()
    first = close(
        add(first, "initiatives", Initiative(id="", text="Phone", by="Ada")), first.started
    )
    library.save(first)
    state = library.goals()[first.goal.id]
    agenda = builtin("accountability")
    second = new_talk("bbbbbb", agenda, Opening(goal_text=""), first.started, state)
    library.save(said(second, "happened", "Nobody picked up"))  # whose words they are is open
    (hit,) = library.known().hits("picked up", False)
    assert (hit.meeting, hit.by, hit.phase) == ("bbbbbb", "", second.phases[0].title)


def test_what_was_said_of_a_line_is_found_under_who_said_it_and_falls_with_it(
    library: TalkLibrary, talk
) -> None:
    meeting = add(
        talk(), "indicators", Indicator(id="", text="who stays", by="Ada", why="trust (Bo)")
    )
    library.save(meeting)
    found = [
        (hit.text, hit.by)
        for text in ("stays", "trust")
        for hit in library.known().hits(text, False)
    ]
    assert found == [("who stays", "Ada"), ("trust", "Bo")]
    library.save(withdraw(meeting, next(o.id for o in meeting.lines if o.kind == "sign")))
    assert [*library.known().hits("stays", False), *library.known().hits("trust", False)] == []


def test_no_note_is_lost_that_comes_while_the_notes_are_taken(library: TalkLibrary) -> None:
    count, taken = 20_000, []
    library.notes.append(StoreError("0"))

    def write() -> None:
        for number in range(1, count):
            library.notes.append(StoreError(str(number)))

    writer = threading.Thread(target=write)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        writer.start()
        while writer.is_alive():
            taken += library.take_notes()
        taken += library.take_notes()
    finally:
        sys.setswitchinterval(before)
    assert [str(note.message) for note in taken] == [str(number) for number in range(count)]
