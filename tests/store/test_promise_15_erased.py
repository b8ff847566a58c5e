"""Promise 15: after erase-name the name is in no file that Vertel manages; the rest is as it was."""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from conftest import NOW
from examples import every
from plainly import plain, put
from said_in import Came, add, drafts, with_draft

from agendas.records.said import Evidence, Person
from store.admin import erase_name as erase
from store.admin.delete import delete
from store.admin.erase_name import erase_name, named, pseudonym, sought, unreachable
from store.admin.name_forms import Forms
from store.admin.recover import forget
from store.admin.retention import retire
from store.admin.salvage import sentences, set_aside
from store.conflicts.versions import Version
from store.errors import Busy, StoreError
from store.files.atomic_write import write_whole
from store.files.lock import lease
from store.files.ours import owned
from store.files.tables import talk_of
from store.files.talk_file import version_of
from store.library import TalkLibrary
from store.prepared import Prepared, PreparedTalks

NAME = "Zoë Quxmann"


@pytest.fixture
def ours(folder: Path, library, tmp_path: Path) -> TalkLibrary:
    return TalkLibrary(folder, library.now, tmp_path / "state")


def forms(name: str) -> set[bytes]:
    spelled = {
        unicodedata.normalize(form, case)
        for form in ("NFC", "NFD")
        for case in (name, name.upper(), name.lower())
    }
    return {
        data
        for one in spelled
        for data in (one.encode(), one.encode("utf-16-le"), json.dumps(one)[1:-1].encode())
    }


def holding(top: Path, name: str = NAME) -> list[str]:
    """Every file under a folder with the name in its content, in any form, or in its own name."""
    return [
        str(path.relative_to(top))
        for path in top.rglob("*")
        if path.is_file()
        and (any(form in plain(path) for form in forms(name)) or "quxmann" in path.name)
    ]


def fill(ours: TalkLibrary, talk) -> None:
    """The name in every place there is."""
    meeting = talk(goal="Zoe Quxmann reads aloud")
    meeting = add(
        meeting, "evidence", Evidence(id="", text=f"{NAME.upper()} came; Quxmannia too", by=NAME)
    )
    ours.save(meeting)
    ours.save(with_draft(meeting, "goal", f"told {unicodedata.normalize('NFD', NAME)}'s mother"))
    ours.save(talk("aaaaaa", goal=f"With {NAME}", agenda="checkin"))
    ours.save(talk("bbbbbb", goal="Nobody here"))
    path = ours.files()["k3f9q2"]
    (path.parent / f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    put(path.with_name(f"{path.name}.kept-1"), plain(path)[:-50], path)
    put(ours.folder / ".vertel.tmp-0123", plain(path)[:300] + NAME.encode(), path)
    (ours.folder / "locks").mkdir(exist_ok=True)
    (ours.folder / "locks" / "cccccc.who").write_text(json.dumps({"who": NAME}))
    damaged = ours.meetings_folder / "2026-01-01-zoe-quxmann-dddddd.json"
    damaged.write_bytes(json.dumps({"text": f"what {NAME} said"}).encode())
    set_aside(damaged, "here")
    damaged.write_bytes(f"\ufeff{NAME}".encode("utf-16"))
    ours.summaries()


def test_the_name_is_nowhere_and_nothing_else_changed(ours, talk, tmp_path: Path) -> None:
    fill(ours, talk)
    other = ours.files()["bbbbbb"].read_bytes()
    assert len(holding(tmp_path)) >= 10
    where = named(ours, NAME)
    assert {one.file.parent.name for one in where} >= {"meetings", "locks", "store"}
    erase_name(ours, NAME, "P-k3f9")
    assert holding(tmp_path) == []
    assert named(ours, NAME) == []
    again = TalkLibrary(ours.folder, ours.now, tmp_path / "state")
    meeting = again.open("k3f9q2")
    assert Came(meeting).evidence[0].text == "P-k3f9 came; Quxmannia too"
    assert Came(meeting).evidence[0].by == "P-k3f9"
    assert drafts(meeting) == {"goal": "told P-k3f9's mother"}
    assert again.files()["bbbbbb"].read_bytes() == other
    assert {row.id for row in again.summaries()} == {"k3f9q2", "aaaaaa", "bbbbbb"}
    assert again.take_notes() == []


def test_people_at_the_table_go_too_and_half_a_name_stays(ours, talk) -> None:
    meeting = talk()
    meeting = type(meeting)(**{**{f: getattr(meeting, f) for f in meeting.__struct_fields__},
                               "people": (Person(name="Ana"), Person(name="Anabel"))})  # fmt: skip
    ours.save(with_draft(meeting, "goal", "Ana and Anabel, ANA, banana"))
    erase_name(ours, "ana", "somebody")
    found = ours.open("k3f9q2")
    assert found.names == ("somebody", "Anabel")
    assert drafts(found)["goal"] == "somebody and Anabel, somebody, banana"


SURE = (
    "Zo\u00eb Quxmann", "Zoe\u0308 Quxmann", "zo\u00eb quxmann", "ZO\u00cb QUXMANN", "Zo\u00eb  Quxmann",
    "Zo\u00eb\u00a0Quxmann", "Zo\u00eb\nQuxmann", "Zo\u00eb Qux\u00admann", "Zo\u200b\u00eb Quxmann", "_Zo\u00eb Quxmann_",
    "\u201cZo\u00eb Quxmann\u201d", "(Zo\u00eb Quxmann)", "Zo\u00eb Quxmann's", "\uff3ao\u00eb Quxmann",
)  # fmt: skip
PERHAPS = (
    "Zoe Quxmann", "Zo\u00eb Quxmanns", "Zo\u00eb Quxmannje", "Quxmann, Zo\u00eb", "Z. Quxmann", "zoe.quxmann",
    "Zo\u00eb-Quxmann", "Zo\u00ebQuxmann", "Zo\u00eb Quxmann-Bos",
)  # fmt: skip
NOT = ("Zo\u00eb", "Quxmann", "Zo\u00eb Quxmannia", "Zo\u00eb en Quxmann", "AZo\u00eb Quxmann")
OF_ONE_WORD = {
    "O'Brien": ("O\u2019Brien", "O\u02bcBRIEN", "O`Brien"),
    "Anne-Fleur": ("Anne\u2010Fleur", "Anne\u2011Fleur", "ANNE\u2013FLEUR"),
    "Ste\ufb01": ("Stefi", "STEFI", "Ste\ufb01"),
    "\u0110\u1eb7ng": ("\u0110a\u0306\u0323ng", "\u0110a\u0323\u0306ng", "\u0110\u1ea1\u0306ng"),
    "\u738b\u4f1f": ("\u738b\u4f1f", "(\u738b\u4f1f)"),
}


@pytest.mark.parametrize("form", SURE)
def test_it_is_found_however_it_is_written(form: str) -> None:
    forms = Forms(NAME, "P-1")
    assert forms.replaced(f"\u2013 {form} came") == f"\u2013 {_put(form)} came"


def _put(form: str) -> str:
    around = form.strip("_()\u201c\u201d").removesuffix("'s")
    return form.replace(around, "P-1")


@pytest.mark.parametrize("form", PERHAPS)
def test_what_may_be_somebody_else_is_perhaps_the_name(form: str) -> None:
    (match,) = Forms(NAME).matches(f"then {form} came")
    assert not match.sure
    assert Forms(NAME, "P-1").replaced(f"then {form} came") == f"then {form} came"
    assert "P-1" in Forms(NAME, "P-1", frozenset({match.form})).replaced(f"then {form} came")


@pytest.mark.parametrize("form", NOT)
def test_another_name_is_another_name(form: str) -> None:
    assert Forms(NAME).matches(f"then {form} came") == []


@pytest.mark.parametrize(("name", "ways"), OF_ONE_WORD.items())
def test_signs_that_are_the_same_to_who_reads_are_the_same(
    name: str, ways: tuple[str, ...]
) -> None:
    for way in ways:
        assert Forms(name, "P-1").replaced(f"and {way}, came") == "and P-1, came".replace(
            "P-1", f"({'P-1'})" if way.startswith("(") else "P-1"
        )


def test_a_word_like_others_is_perhaps_the_name_and_so_is_one_that_begins_a_sentence(
    ours, talk
) -> None:
    ours.save(
        with_draft(talk(), "goal", "On came. On time, on foot: Bo and On, ON too. “On” he said")
    )
    found = sought(ours, "On")
    assert {one.form: one.times for one in found.perhaps} == {
        "ON": 2,
        "On": 6,
        "on": 2,
    }  # in the journal too
    assert found.perhaps[2].passages == (
        "On came. On time, on foot: Bo and On, ON too. “On” he said",
    )
    erase_name(ours, "On", "P-1")
    first = "On came. On time, on foot: Bo and P-1, ON too. “On” he said"
    assert drafts(ours.open("k3f9q2"))["goal"] == first
    erase_name(ours, "On", "P-1", {"On", "ON"})
    second = "P-1 came. P-1 time, on foot: Bo and P-1, P-1 too. “P-1” he said"
    assert drafts(TalkLibrary(ours.folder, ours.now).open("k3f9q2"))["goal"] == second


def test_a_name_in_its_own_place_is_sure_in_any_letters(ours, talk) -> None:
    meeting = add(talk(), "evidence", Evidence(id="", text="the kind ones", by="kind"))
    ours.save(meeting)
    erase_name(ours, "Kind", "P-1")
    (evidence,) = Came(ours.open("k3f9q2")).evidence
    assert (evidence.by, evidence.text) == ("P-1", "the kind ones")


def test_who_is_called_so_already_is_named_before(ours, talk) -> None:
    ours.save(talk())
    assert sought(ours, "Ada", "P-1").shared == ()
    shared = sought(ours, "Ada", "bo").shared
    assert ours.files()["k3f9q2"] in shared


def test_a_damaged_file_is_no_less_readable_afterwards(ours, talk) -> None:
    """Keys, ids and choices in it stay, so that its sentences can be read and set aside as before."""
    meeting = add(talk(), "evidence", Evidence(id="", text="Text by Text: text", by="Text"))
    ours.save(with_draft(meeting, "goal", "\N{GRINNING FACE} Text"))
    path = ours.files()["k3f9q2"]
    put(path, plain(path).replace(b"Text by", b"\\u0054ext by")[:-90], path)
    before = plain(path).decode()
    assert '"text"' in before
    erase_name(ours, "Text", "P-1", {"text", "Text"})
    after = plain(path).decode()
    assert after == before.replace("\\u0054ext by Text: text", "P-1 by P-1: P-1").replace(
        '"Text"', '"P-1"'
    ).replace("\N{GRINNING FACE} Text", "\N{GRINNING FACE} P-1")
    assert "P-1 by P-1: P-1" in sentences(plain(path))


def test_bytes_that_are_no_text_stay_as_they_are_around_the_name(ours) -> None:
    damaged = ours.meetings_folder / "2026-01-01-torn-dddddd.json"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(
        b'{"meeting": {"1": {"text": "\xff Zo\xeb Quxmann \xfe\x81", "Zo\xc3\xab Quxmann'
    )
    assert erase_name(ours, NAME, "P-1").files[0].times == 2
    assert damaged.read_bytes() == b'{"meeting": {"1": {"text": "\xff P-1 \xfe\x81", "P-1'


def test_signs_written_as_a_number_are_read_where_they_can_be_and_stay_where_they_mean_something(
    ours,
) -> None:
    damaged = ours.meetings_folder / "2026-01-01-torn-dddddd.json"
    damaged.parent.mkdir(parents=True)
    torn = r"\u0022 \u007f \u0080 \ud7ff \ud800 \udfff \ue000"
    damaged.write_text(
        rf'{{"meeting": "Zo\u00eb Quxmann {torn}", "Zo\u00eb Quxmann {torn}', "utf-8"
    )
    assert erase_name(ours, NAME, "P-1").files[0].times == 2
    read = "\x80 \ud7ff", "\ue000"
    left = rf"\u0022 \u007f {read[0]} \ud800 \udfff {read[1]}"
    assert damaged.read_text("utf-8").endswith(f', "P-1 {left}')


def test_two_files_that_would_get_one_name_are_both_kept(ours, talk) -> None:
    ours.save(talk(goal="Zoë Quxmann reads"))
    path = ours.files()["k3f9q2"]
    put(path.with_name(f"{path.stem} (Zoë Quxmann).json"), plain(path), path)
    other = path.with_name(f"{path.stem} (p-1).json".replace("zoe-quxmann", "p-1"))
    put(other, plain(path).replace(b"Ada", b"Eva"), path)
    erase_name(ours, NAME, "P-1")
    texts = [plain(p) for p in ours.meetings_folder.iterdir()]
    assert len(texts) == 3
    assert sum(b"Eva" in text for text in texts) == 1
    assert holding(ours.folder) == []


def test_a_journal_of_a_former_path_and_drafts_are_gone_through(ours, talk, tmp_path) -> None:
    fill(ours, talk)
    PreparedTalks(ours).put("door", Prepared(goal=f"With {NAME}", names=NAME, agenda="peer"))
    moved = tmp_path / "moved"
    ours.folder.rename(moved)
    library = TalkLibrary(moved, ours.now, tmp_path / "state")
    library.save(talk("bbbbbb", goal="Nobody here either"))
    erase_name(library, NAME, "P-1")
    assert holding(tmp_path) == []
    assert library.journal
    (former,) = library.journal.former({"k3f9q2"})
    draft = msgspec.json.decode(plain(former / "prepared.draft"))
    assert draft == {"door": {"goal": "With P-1", "names": "P-1", "agenda": "peer"}}


def test_nothing_of_it_is_in_a_cache_at_once(ours, talk) -> None:
    ours.save(with_draft(talk(goal=f"With {NAME}"), "goal", "x"))
    ours.summaries()
    list(ours.known().hits("With", False))
    assert ours.known().overview
    caches = [one.file for one in owned(ours) if one.what == "cache"]
    assert len(caches) >= 3
    erase_name(ours, NAME, "P-1")
    assert not [path for path in caches if path.exists()]


def test_who_holds_a_talk_goes_on_holding_it(ours, talk) -> None:
    ours.save(talk())
    with lease(ours.folder, "k3f9q2", NAME, NOW):
        with pytest.raises(Busy):
            erase_name(ours, NAME)
        assert (ours.folder / "locks" / "k3f9q2.who").exists()


def test_a_talk_that_is_open_elsewhere_is_told_and_the_rest_can_be_done_again(ours, talk) -> None:
    fill(ours, talk)
    with lease(ours.folder, "k3f9q2", "Bo", NOW), pytest.raises(Busy):
        erase_name(ours, NAME)
    erase_name(ours, NAME)
    assert named(ours, NAME) == []


def test_what_is_out_of_reach_is_named(ours, talk, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ours.save(talk())
    assert tmp_path / ".git" in unreachable(ours)


@pytest.mark.parametrize("name", ["", " ", "a", "?!"])
def test_a_name_of_nothing_is_refused(ours, talk, name: str) -> None:
    ours.save(talk())
    with pytest.raises(StoreError, match="whole name"):
        erase_name(ours, name)


def test_taking_a_name_out_counts_as_a_save(ours, talk) -> None:
    ours.save(talk())
    path = ours.files()["k3f9q2"]

    def version() -> Version:
        return version_of(path.read_bytes(), path.name, talk_of("k3f9q2"))

    before = version()
    erase_name(ours, "Ada", "P-k3f9")
    after = version()
    assert after.covers(before)
    assert not before.covers(after), "elsewhere it follows the version with the name"


def test_what_is_retired_or_forgotten_is_nowhere_at_once(ours, talk, tmp_path: Path) -> None:
    """Its versions, the sentences of a damaged one, journals of a former path, and every cache."""
    fill(ours, talk)
    moved = tmp_path / "moved"
    ours.folder.rename(moved)
    library = TalkLibrary(moved, ours.now, tmp_path / "state")
    for talk_id in ("k3f9q2", "aaaaaa"):
        library.save(library.open(talk_id))
    place = library.journal_places()[0]
    (place / "k3f9q2.other-1.json").write_bytes((place / "k3f9q2.json").read_bytes())
    path = library.files()["k3f9q2"]
    path.with_name(f"{path.name}.kept-1.readable.txt").write_text(f"{NAME} came\n")
    for _look in (
        library.summaries(),
        list(library.known().hits("came", False)),
        library.known().overview,
    ):
        assert len([one for one in owned(library) if one.what == "cache"]) >= 1
    retire(library, "k3f9q2")
    assert [str(p) for p in tmp_path.rglob("*") if "k3f9q2" in p.name and p.suffix != ".lock"] == []
    assert [one for one in owned(library) if one.what == "cache"] == []
    library.summaries()
    delete(library, "aaaaaa")
    assert [one for one in owned(library) if one.what == "cache"] == []
    assert [row.id for row in library.summaries()] == ["bbbbbb"]
    forget(library, "aaaaaa")
    assert [str(p) for p in tmp_path.rglob("*") if "aaaaaa" in p.name and p.suffix != ".lock"] == []
    assert [one for one in owned(library) if one.what == "cache"] == []


def test_a_name_that_comes_back_meanwhile_is_told(ours, talk, monkeypatch) -> None:
    """What a sync program puts back while names are taken out is seen: all is read anew."""
    ours.save(talk(goal=f"With {NAME}"))
    path = ours.files()["k3f9q2"]
    before = path.read_bytes()

    def put_back(folder: Path) -> None:
        path.write_bytes(before)

    monkeypatch.setattr("store.admin.erase_name.drop_caches", put_back)
    with pytest.raises(StoreError, match="still stands in") as told:
        erase_name(ours, NAME, "P-1")
    assert path.name in str(told.value)


def test_a_pseudonym_is_four_signs_that_tell_nothing() -> None:
    assert re.fullmatch(r"P-[a-z2-9]{4}", pseudonym())
    assert len({pseudonym() for _ in range(20)}) > 10


def test_a_pseudonym_that_holds_the_name_is_refused_before_anything_changes(ours, talk) -> None:
    ours.save(talk())
    before = ours.files()["k3f9q2"].read_bytes()
    with pytest.raises(StoreError, match="holds the name itself"):
        erase_name(ours, "Ada", "Ada's P")
    assert ours.files()["k3f9q2"].read_bytes() == before


def test_a_name_that_came_back_meanwhile_is_told(
    ours, talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours.save(talk())
    monkeypatch.setattr(erase, "_erase_in", lambda *_what: None)
    with pytest.raises(StoreError, match=r"still stands in .*k3f9q2"):
        erase_name(ours, "Ada")


def test_words_that_no_line_can_have_are_put_as_they_would_be_typed(ours, talk) -> None:
    ours.save(with_draft(talk(), "goal", f"{NAME} came"))
    PreparedTalks(ours).put("door", Prepared(names=NAME))
    erase_name(ours, NAME, " a\n\udcffb  c ")
    assert drafts(ours.open("k3f9q2"))["goal"] == "a ���b c came"
    assert PreparedTalks(ours).get("door") == Prepared(names="a ���b c")


def test_broken_off_while_a_file_is_renamed_there_is_one_of_it(ours, talk, monkeypatch) -> None:
    ours.save(talk(goal=f"With {NAME}"))
    monkeypatch.setattr("store.admin.erase_name.write_whole", lambda *_args, **_marked: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        erase_name(ours, NAME, "P-1")
    monkeypatch.undo()
    erase_name(ours, NAME, "P-1")
    there = [path.name for path in ours.meetings_folder.iterdir()]
    assert there == [ours.new_name(ours.open("k3f9q2"))]
    assert holding(ours.folder) == []


@pytest.mark.moments
def test_broken_off_anywhere_it_goes_on_where_it_stopped(ours, talk, tmp_path, monkeypatch) -> None:
    fill(ours, talk)
    there = {path.name for path in ours.meetings_folder.iterdir()}
    before = tmp_path.parent / f"{tmp_path.name}-before"
    shutil.copytree(tmp_path, before)
    steps = 0
    while True:
        shutil.rmtree(tmp_path)
        shutil.copytree(before, tmp_path)
        library = TalkLibrary(ours.folder, ours.now, ours.state_folder)
        calls = iter(range(steps))

        def broken(*args: object, calls: Iterator[int] = calls, **words: object) -> object:
            if next(calls, None) is None:
                raise KeyboardInterrupt
            return write_whole(*args, **words)  # type: ignore[arg-type]

        monkeypatch.setattr("store.admin.erase_name.write_whole", broken)
        try:
            erase_name(library, NAME, "P-1")
            break
        except KeyboardInterrupt:
            monkeypatch.undo()
        again = TalkLibrary(ours.folder, ours.now, ours.state_folder)
        assert {m.id for m in again.talks()} == {"k3f9q2", "aaaaaa", "bbbbbb"}
        erase_name(again, NAME, "P-1")
        assert holding(tmp_path) == []
        assert len(list(again.meetings_folder.iterdir())) == len(there)
        steps += every(2)
    assert steps > 8


def test_what_is_being_saved_is_left_to_who_saves_it(ours, talk) -> None:
    """A file on its way to its place is no leftover while its talk is held."""
    ours.save(with_draft(talk(), "goal", NAME))
    on_its_way = ours.meetings_folder / ".vertel.tmp-k3f9q2-0123456789ab"
    on_its_way.write_bytes(ours.files()["k3f9q2"].read_bytes())
    before = on_its_way.stat().st_ino
    with lease(ours.folder, "k3f9q2", "Bo", NOW), pytest.raises(Busy):
        erase_name(ours, NAME, "P-1")
    assert on_its_way.stat().st_ino == before
    erase_name(ours, NAME, "P-1")
    assert not on_its_way.exists()


def test_what_is_saved_between_two_files_of_a_talk_makes_no_second_version(
    ours, talk, monkeypatch
) -> None:
    """The journal's version is rewritten after the store's: the name may be said anew in between."""
    ours.save(with_draft(talk(), "goal", f"{NAME} came"))
    writer = TalkLibrary(ours.folder, ours.now, ours.state_folder)
    held = ours.hold

    def hold(talk_id: str, who: str, wait: float = 0.0) -> object:
        now = plain(ours.files()["k3f9q2"])
        if b"P-1" in now and b"again" not in now:
            writer.save(with_draft(writer.open("k3f9q2"), "goal", f"{NAME} again"))
        return held(talk_id, who, wait)

    monkeypatch.setattr(ours, "hold", hold)
    with pytest.raises(StoreError, match="still stands"):
        erase_name(ours, NAME, "P-1")
    again = TalkLibrary(ours.folder, ours.now, ours.state_folder)
    again.save(again.open("k3f9q2"))
    erase_name(again, NAME, "P-1")
    assert again.copies() == []
    assert drafts(again.open("k3f9q2"))["goal"] == "P-1 again"
