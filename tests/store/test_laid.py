"""Versions that came from another laptop: laid with their own counts, kept beside once, killed anywhere."""

import shutil
from pathlib import Path

import pytest
from examples import every
from faulty import KINDS, Killed, faulty
from said_in import drafts, with_draft

from store.conflicts.compare import settle
from store.conflicts.versions import Version
from store.errors import Busy, StoreError
from store.files.talk_file import read_version
from store.library import TalkLibrary

KEY = "k3f9q2"


def on(folder: Path, library: TalkLibrary) -> TalkLibrary:
    return TalkLibrary(folder / "store", library.now, folder / "state")


def there(library: TalkLibrary) -> Version:
    return read_version(library.files()[KEY], KEY)


def kept(library: TalkLibrary) -> list[str]:
    versions = (read_version(copy.file, KEY) for copy in library.copies(KEY))
    return sorted(drafts(version.talk)["goal"] for version in versions)


def test_what_is_laid_keeps_its_counts_so_that_the_same_talk_is_no_second_version(
    tmp_path: Path, library, talk
) -> None:
    here, elsewhere = on(tmp_path / "a", library), on(tmp_path / "b", library)
    here.save(talk())
    elsewhere.lay(there(here))
    assert there(elsewhere) == there(here)
    here.save(with_draft(talk(), "goal", "more"))
    assert there(here).covers(there(elsewhere)), "nobody touched it there"
    elsewhere.lay(there(here))
    assert elsewhere.copies() == []
    assert drafts(elsewhere.open(KEY)) == {"goal": "more"}
    assert elsewhere.missing() == []
    assert elsewhere.take_notes() == []


def test_what_it_does_not_follow_is_kept_beside(tmp_path: Path, library, talk) -> None:
    here = on(tmp_path / "a", library)
    here.save(with_draft(talk(), "goal", "ours"))
    theirs = Version(talk=with_draft(talk(), "goal", "theirs"), counts={"t": 1})
    here.lay(theirs)
    assert (there(here), kept(here)) == (theirs, ["ours"])


def test_what_only_the_journal_has_is_kept_beside_too(tmp_path: Path, library, talk) -> None:
    here = on(tmp_path / "a", library)
    here.save(with_draft(talk(), "goal", "ours"))
    here.files()[KEY].unlink()
    here = on(tmp_path / "a", library)
    here.lay(Version(talk=with_draft(talk(), "goal", "theirs"), counts={"t": 1}))
    assert kept(here) == ["ours"]


def test_a_damaged_file_is_kept_and_the_talk_stands_again(tmp_path: Path, library, talk) -> None:
    here = on(tmp_path / "a", library)
    here.lay(Version(talk=talk(), counts={"t": 1}))
    here.files()[KEY].write_bytes(b'{"meeting": {"1": half')
    here.lay(Version(talk=talk(), counts={"t": 1}))
    assert there(here).talk == talk()
    assert [copy.file.read_bytes() for copy in here.copies()] == [b'{"meeting": {"1": half']


@pytest.mark.moments
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_every_call_loses_neither_side(tmp_path: Path, library, talk, kind) -> None:
    theirs = Version(talk=with_draft(talk(), "goal", "theirs"), counts={"t": 1})

    def ready(name: str) -> TalkLibrary:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        on(tmp_path / name, library).save(with_draft(talk(), "goal", "ours"))
        return on(tmp_path / name, library)

    with faulty() as calls:
        ready_one = ready("none")
        before = len(calls.calls)
        ready_one.lay(theirs)
    for at in range(1 + KINDS.index(kind) % every(3), len(calls.calls) - before + 1, every(3)):
        here = ready(f"{at}")
        with faulty(at, kind):
            try:
                here.lay(theirs)
                done = True
            except (Killed, StoreError):
                done = False
        anew = on(tmp_path / f"{at}", library)
        now = {drafts(there(anew).talk)["goal"], *kept(anew)}
        assert now >= ({"ours", "theirs"} if done else {"ours"}), (at, done)
        anew.lay(theirs)
        assert {drafts(there(anew).talk)["goal"], *kept(anew)} == {"ours", "theirs"}, at


def test_an_earlier_state_that_lies_beside_makes_way_and_another_line_does_not(
    library, talk
) -> None:
    library.save(with_draft(talk(), "goal", "ours"))

    def beside(text: str, **counts: int) -> Path:
        return library.keep_beside(Version(talk=with_draft(talk(), "goal", text), counts=counts))

    first = beside("theirs", t=1)
    beside("of a third", u=1)
    second = beside("theirs, longer", t=2)
    assert kept(library) == ["of a third", "theirs, longer"]
    assert not first.exists()
    assert beside("theirs", t=1) == second, "what is older is there already"
    assert beside("theirs, longer", t=2) == second
    beside("all of them", t=2, u=1)
    assert kept(library) == ["all of them"]


def test_the_same_words_by_other_saves_are_kept_once_and_follow_both(library, talk) -> None:
    library.save(with_draft(talk(), "goal", "ours"))
    same = with_draft(talk(), "goal", "theirs")
    library.keep_beside(Version(talk=same, counts={"t": 1}))
    library.keep_beside(Version(talk=same, counts={"u": 1}))
    (copy,) = library.copies()
    assert read_version(copy.file, KEY).counts == {"t": 1, "u": 1}


@pytest.mark.parametrize("kind", ["killed", "killed after", "EIO"])
def test_a_fault_while_an_earlier_state_makes_way_leaves_the_words(
    tmp_path: Path, library, talk, kind
) -> None:
    for at in range(1, 12):
        here = on(tmp_path / f"{at}", library)
        here.save(talk())
        here.keep_beside(Version(talk=with_draft(talk(), "goal", "one"), counts={"t": 1}))
        longer = Version(talk=with_draft(talk(), "goal", "two"), counts={"t": 2})
        with faulty(at, kind):
            try:
                here.keep_beside(longer)
                done = True
            except (Killed, StoreError):
                done = False
        assert ("two" if done else kept(here)[0]) in kept(here), at
        here.keep_beside(longer)
        assert kept(here) == ["two"]


@pytest.mark.parametrize("take", [True, False])
def test_what_is_settled_here_is_settled_on_the_other_laptop(
    tmp_path: Path, library, talk, take
) -> None:
    here, elsewhere = on(tmp_path / "a", library), on(tmp_path / "b", library)
    for store, text in ((here, "ours"), (elsewhere, "theirs")):
        store.save(with_draft(talk(), "goal", text))
    ours, theirs = there(here), there(elsewhere)
    name = here.keep_beside(theirs).name
    assert not ours.covers(theirs)
    settle(here, KEY, name, take=take)
    settled = there(on(tmp_path / "a", library))
    assert drafts(settled.talk)["goal"] == ("theirs" if take else "ours")
    assert settled.covers(ours)
    assert settled.covers(theirs)


def test_held_are_the_talks_of_living_windows_and_of_other_machines(folder, library, talk) -> None:
    assert library.held() == frozenset()
    library.save(talk())
    with library.hold(KEY, "Ana"):
        assert TalkLibrary(folder, library.now).held() == {KEY}
        with pytest.raises(Busy), TalkLibrary(folder, library.now).hold(KEY, "Bo"):
            pass
        left = (folder / "locks" / f"{KEY}.who").read_bytes()
    assert library.held() == frozenset()
    (folder / "locks" / "ended0.who").write_bytes(left)
    (folder / "locks" / "nobody.who").write_bytes(b"torn")
    (folder / "locks" / "other0.who").write_bytes(b'{"who":"Bo","machine":"elsewhere"}')
    assert library.held() == {"other0"}, "a process that ended holds nothing"


def test_erasing_a_name_is_told_by_the_counts(library, talk) -> None:
    from store.admin.erase_name import erase_name

    def erasures() -> int:  # as a server counts them, in 001.sql
        return sum(n for run, n in there(library).counts.items() if run.startswith("erased-"))

    library.save(with_draft(talk(), "goal", "Zacharias was there"))
    assert erasures() == 0
    erase_name(library, "Zacharias")
    assert erasures() == 1
