"""Two and three laptops of a team: what one said is on all, what stands beside is on all, once."""

import pytest
from laptops import a_talk, words

from store.admin.delete import delete
from store.admin.erase_name import erase_name
from store.admin.recover import recover
from store.admin.retention import retire
from store.conflicts.compare import settle
from store.library import TalkLibrary

KEY = "k3f9q2"


def test_a_closed_talk_is_on_the_other_laptop_byte_for_byte_and_nothing_is_sent_twice(
    laptop,
) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.say(KEY, "said by ana")
    assert ana.sync().sent == (KEY,)
    assert bo.sync().came == (KEY,)
    one, other = (laptop.library().files()[KEY] for laptop in (ana, bo))
    assert (one.name, one.read_bytes()) == (other.name, other.read_bytes())
    for either in (ana, bo):
        again = either.sync()
        assert (again.came, again.sent, again.beside) == ((), (), ())


def test_what_follows_is_laid_and_makes_no_second_version(laptop) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    for turn in range(3):
        ana.say(KEY, f"ana {turn}")
        ana.sync(), bo.sync()
        bo.say(KEY, f"bo {turn}")
        assert bo.sync().sent == (KEY,)
        assert ana.sync().came == (KEY,)
    assert words(ana.talk(KEY)) == {f"{who} {n}" for who in ("ana", "bo") for n in range(3)}
    assert ana.beside(KEY) == bo.beside(KEY) == []


def test_both_sides_of_a_clash_are_on_all_three_and_settled_once_for_all(laptop, board) -> None:
    ana, bo, cas = laptop("ana"), laptop("bo"), laptop("cas")
    ana.begin(a_talk(KEY))
    for one in (ana, bo, cas):
        one.sync()
    ana.say(KEY, "ana's")
    bo.say(KEY, "bo's")
    ana.sync()
    assert bo.sync().beside == (KEY,)
    ana.sync(), cas.sync()
    for one in (ana, bo, cas):
        assert one.everything(KEY) == {"ana's", "bo's"}
        assert len(one.beside(KEY)) == 1
    bo.say(KEY, "bo's second")  # a later state of the same line replaces what lies beside
    bo.sync()
    assert ana.sync().beside == (KEY,)
    assert ana.beside(KEY) == [{"bo's", "bo's second"}]
    library = ana.library()
    settle(library, KEY, library.copies(KEY)[0].file.name, take=False)
    ana.sync()
    for one in (bo, cas, ana):
        one.sync()
        assert (words(one.talk(KEY)), one.beside(KEY)) == ({"ana's"}, [])
    assert board.look("select count(*) from vertel.version where head") == [(1,)]
    assert board.look("select count(*) from vertel.version where body is not null") == [(5,)]


def test_the_same_words_typed_on_both_are_no_clash(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    for one in (ana, bo):
        one.say(KEY, "the same")
        one.sync()
    ana.sync(), bo.sync()
    for one in (ana, bo):
        one.say(KEY, f"then by {one.name}")
        one.sync()
        assert (ana if one is bo else bo).sync().beside == ()
    assert bo.everything(KEY) == {"the same", "then by ana", "then by bo"}


def test_open_talks_check_ins_and_held_ones_stay_until_they_are_closed_or_handed_over(
    laptop, board
) -> None:
    from agendas.lines.edit import change

    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk("open22", open_still=True))
    ana.begin(change(a_talk("secret"), private=True, owner="Ana"))
    ana.begin(a_talk("closed"))
    with ana.library().hold("closed", "Ana"):
        told = ana.sync()
        assert (told.sent, told.open, told.held) == ((), ("open22",), ("closed",))
    assert ana.sync(hand_over=["open22"]).sent == ("closed", "open22")
    bo.sync()
    with bo.library().hold("closed", "Bo"):
        ana.say("closed", "meanwhile")
        ana.sync()
        assert bo.sync().held == ("closed",)
    assert bo.sync().came == ("closed",), "asked for anew"
    assert sorted(bo.library().files()) == ["closed", "open22"]
    assert board.look("select count(*) from vertel.version where talk = 'secret'") == [(0,)]


def test_a_talk_of_another_team_stays_where_it_is(laptop, board) -> None:
    ana = laptop("ana", "Oak")
    ana.begin(a_talk(KEY, team="  OAK "))
    ana.begin(a_talk("elm222", team="Elm"))
    told = ana.sync()
    assert (told.sent, told.elsewhere) == ((KEY,), ("elm222",))
    with_elm = board.cluster and board.keeper
    from sharing.people import invite
    from sharing.server import connected

    with connected(with_elm) as connection:
        assert invite(connection, board.keeper, "ana", "Elm", False, None) is None
    told = ana.sync()
    assert (told.sent, told.teams) == (("elm222",), ("Oak", "Elm"))


def test_a_lost_cache_doubles_nothing_and_brings_nothing_back(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    for key in (KEY, "m4p7r8"):
        ana.begin(a_talk(key))
    ana.sync(), bo.sync()
    delete(bo.library(), "m4p7r8")
    bo.place.cache.unlink()
    told = bo.sync()
    assert (told.came, told.beside, told.told_gone) == ((), (), ("m4p7r8",))
    assert board.look("select count(*) from vertel.version where what = 'talk'") == [(2,)]
    assert ana.sync().went == ("m4p7r8",)


def test_deleted_on_one_is_deleted_on_the_other_unless_it_was_gone_on_with(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    for key in (KEY, "m4p7r8"):
        ana.begin(a_talk(key))
    ana.sync(), bo.sync()
    for key in (KEY, "m4p7r8"):
        delete(ana.library(), key)
    bo.say("m4p7r8", "more")
    assert ana.sync().told_gone == (KEY, "m4p7r8")
    told = bo.sync()
    assert (told.went, told.stays) == ((KEY,), ("m4p7r8",))
    assert told.sent == ("m4p7r8",)
    assert bo.library().missing() == [], "known as deleted"
    journal = bo.library().journal
    assert journal
    assert journal.read(KEY), "the journal has it until it is forgotten"
    assert ana.sync().came == ("m4p7r8",)
    assert words(ana.talk("m4p7r8")) == {"more"}
    there = board.look("select what from vertel.version where head and talk = 'm4p7r8'")
    assert there == [("talk",)], "the words won"


def test_what_somebody_went_on_with_in_between_is_not_taken_away(laptop, board) -> None:
    from sharing.outgoing import _TAKE_AWAY
    from sharing.server import connected

    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    ((team, known),) = board.look("select team, digest from vertel.version")
    bo.say(KEY, "more")
    bo.sync()
    for how in ("deleted", "retired"):  # on its way when Bo's words came
        asked = (team, KEY, known, how, "0a0b0c0d")
        with connected(ana.link) as connection:
            told = connection.execute(_TAKE_AWAY, asked).fetchone()
        assert told == ("older",)
        assert board.look("select what, body is null from vertel.version where head") == [
            ("talk", False)
        ]


def test_retired_takes_the_words_from_the_server_and_the_talk_out_of_the_other_store(
    laptop, board
) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync()
    ana.say(KEY, "second")
    ana.sync(), bo.sync()
    retire(ana.library(), KEY)
    ana.sync()
    assert board.look("select what, body is null, head from vertel.version order by seq") == [
        ("talk", True, False), ("talk", True, False), ("retired", True, True)
    ]  # fmt: skip
    assert bo.sync().went == (KEY,)
    assert KEY not in bo.library().files()
    recover(bo.library(), KEY)
    assert words(bo.talk(KEY)) == {"second"}, "nobody takes it from others for good"
    assert bo.sync().sent == (KEY,)


def test_what_one_deleted_and_another_retired_has_no_words_on_the_server(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    delete(ana.library(), KEY)
    retire(bo.library(), KEY)
    ana.sync(), bo.sync()
    assert board.look("select count(*) from vertel.version where body is not null") == [(0,)]


def test_what_vanished_from_a_folder_is_deleted_nowhere(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    ana.library().files()[KEY].unlink()
    assert ana.sync().told_gone == ()
    assert (bo.sync().went, words(bo.talk(KEY))) == ((), set())
    assert ana.library().missing() == [KEY]


def test_a_name_that_was_erased_does_not_come_back_from_another_laptop(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.say(KEY, "Zacharias was there")
    ana.sync(), bo.sync()
    bo.say(KEY, "Zacharias again")
    erase_name(ana.library(), "Zacharias", "P-1")
    ana.sync()
    bodies = board.look("select body from vertel.version where body is not null")
    assert [b"Zacharias" in bytes(body) for (body,) in bodies] == [False]
    told = bo.sync()
    assert (told.beside, told.erased) == ((KEY,), (KEY,))
    erase_name(bo.library(), "Zacharias", "P-1")
    assert bo.sync().sent == (KEY,)
    bodies = board.look("select body from vertel.version where body is not null")
    assert [b"Zacharias" in bytes(body) for (body,) in bodies] == [False, False]
    ana.sync()
    assert ana.everything(KEY) == {"P-1 was there", "P-1 again"}


def test_a_server_that_was_put_back_gets_anew_what_it_lost(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync()
    ana.say(KEY, "after the backup")
    ana.sync(), ana.sync()
    board.look("delete from vertel.version where seq > 1")
    board.look("update vertel.version set head = true, gone = null")
    board.look("update vertel.clock set seq = 1")
    assert ana.sync().sent == (KEY,)
    assert bo.sync().came == (KEY,)
    assert words(bo.talk(KEY)) == {"after the backup"}


def test_what_is_no_sound_talk_is_not_taken_in_and_told(laptop, board) -> None:
    ana, bo, link = laptop("ana"), laptop("bo"), board.person("eve", "Oak")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    import hashlib
    import json

    from sharing.incoming import body_of
    from sharing.server import connected
    from store.conflicts.versions import Version
    from store.encryption.which_seal import MAGIC

    other = body_of(Version(talk=a_talk("other2", team="Elm"), counts={"e": 1}))
    bodies = {
        "aaaaa2": (b"no talk", {"e": 1}),
        "aaaaa3": (body_of(Version(talk=a_talk("bbbbbb"), counts={"e": 1})), {"e": 1}),
        "aaaaa4": (body_of(Version(talk=a_talk("aaaaa4"), counts={"e": 1})), {"e": 9}),
        "other2": (other, {"e": 1}),
        "sealed": (MAGIC + b"x" * 200, {"e": 1}),
        KEY: (b'{"meeting": ' + b"[" * 90_000, {"e": 1}),
    }
    with connected(link) as connection:
        for key, (body, counts) in bodies.items():
            asked = (key, json.dumps(counts), hashlib.sha256(body).digest(), body)
            (outcome, _seq) = connection.execute(
                "select * from vertel.put(1::smallint, %s, %s::jsonb, %s, %s)", asked
            ).fetchone()
            assert outcome in ("new", "beside")
    told = bo.sync()
    assert [key for key, _error in told.strange] == sorted(bodies)
    assert (sorted(bo.library().files()), bo.beside(KEY)) == ([KEY], [])
    assert bo.sync().strange == ()


def test_a_dry_run_writes_nothing(laptop, board) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    bo.begin(a_talk("m4p7r8"))
    ana.sync()
    told = bo.sync(dry=True)
    assert (told.came, told.sent) == ((KEY,), ("m4p7r8",))
    assert sorted(bo.library().files()) == ["m4p7r8"]
    assert not bo.place.cache.exists()
    assert board.look("select count(*) from vertel.version") == [(1,)]


def test_nothing_new_is_two_questions_at_most_and_reads_no_talk(laptop, monkeypatch) -> None:
    ana = laptop("ana")
    ana.begin(a_talk(KEY))
    ana.sync(), ana.sync()
    from sharing import outgoing

    monkeypatch.setattr(outgoing, "read_version", None)
    assert ana.sync().sent == ()


def test_a_store_with_a_passphrase_is_refused_in_a_sentence(laptop) -> None:
    from sharing.errors import SharingError
    from store.encryption import seal as sealing
    from store.encryption.convert import lock
    from store.encryption.header import Cost

    ana = laptop("ana")
    ana.begin(a_talk(KEY))
    try:
        lock(ana.library(), "open sesame", Cost(memory=1024, passes=1, lanes=1))
        with pytest.raises(SharingError, match="has a passphrase"):
            ana.sync()
    finally:
        sealing.hold(None)


def test_what_a_folder_lost_comes_back_beside_what_the_journal_has(laptop) -> None:
    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    ana.say(KEY, "only in the journal")
    ana.library().files()[KEY].unlink()
    bo.say(KEY, "bo's")
    bo.sync()
    assert ana.sync().came == (KEY,)
    assert ana.everything(KEY) == {"only in the journal", "bo's"}
    assert isinstance(ana.library(), TalkLibrary)


def test_a_store_that_was_put_back_alone_gets_the_newer_words_anew(laptop) -> None:
    import shutil

    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync(), bo.sync()
    shutil.copytree(bo.folder, bo.top / "before")
    ana.say(KEY, "newer")
    ana.sync(), bo.sync(), bo.sync()
    shutil.rmtree(bo.folder)
    shutil.copytree(bo.top / "before", bo.folder)
    shutil.rmtree(bo.state / "journal")  # as on a laptop that was set up anew from a backup
    told = bo.sync()
    assert (told.came, words(bo.talk(KEY)), bo.beside(KEY)) == ((KEY,), {"newer"}, [])


def test_talks_of_before_saves_were_counted_are_exchanged_too_and_are_one(laptop) -> None:
    from store.conflicts.versions import Version

    ana, bo = laptop("ana"), laptop("bo")
    for one in (ana, bo):
        one.library().lay(Version(talk=a_talk(KEY)))
        one.library().lay(Version(talk=a_talk("m4p7r8")))
    assert len(ana.sync().sent) == 2
    assert (bo.sync().sent, bo.sync().beside) == ((), ())
    ana.say(KEY, "more")
    ana.sync()
    assert (bo.sync().came, words(bo.talk(KEY))) == ((KEY,), {"more"})


def test_words_that_something_followed_go_after_ninety_days(laptop, board) -> None:
    ana = laptop("ana")
    ana.begin(a_talk(KEY))
    for n in range(3):
        ana.say(KEY, f"{n}")
        ana.sync()
    board.look("update vertel.version set gone = gone - interval '89 days' where not head")
    board.look("update vertel.version set gone = gone - interval '2 days' where seq = 2")
    ana.say(KEY, "more")
    ana.sync()
    gone = board.look("select body is null from vertel.version order by seq")
    assert gone == [(True,), (False,), (False,), (False,)]


def test_a_server_put_back_from_its_dump_holds_the_same_and_gets_what_it_lacks(
    laptop, board, tmp_path
) -> None:
    from pg_cluster import BOSS

    from sharing.attacks import succeeded
    from sharing.server import connected

    ana, bo = laptop("ana"), laptop("bo")
    ana.begin(a_talk(KEY))
    ana.sync()
    dump = board.cluster.folder / f"{board.database}.dump"
    at = ("-h", board.cluster.folder, "-U", "postgres")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGPASSWORD", BOSS)
        board.cluster.run("pg_dump", *at, "-Fc", "-f", dump, board.database)
        ana.say(KEY, "after the dump")
        ana.sync()
        with connected(board.cluster.boss()) as connection:
            connection.execute(f"drop database {board.database} with (force)".encode())
        board.cluster.run("pg_restore", *at, "-C", "-d", "postgres", dump)
    with connected(ana.link) as connection:
        assert succeeded(connection) == []
    assert ana.sync().sent == (KEY,)
    assert (bo.sync().came, words(bo.talk(KEY))) == ((KEY,), {"after the dump"})
