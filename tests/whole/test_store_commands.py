"""`vertel store` from outside: what is wrong is said with a way out, and the exit code means something."""

import json
import os
from pathlib import Path

import msgspec
import pytest
from typed import typed_apart as run

from store.encryption import header
from store.encryption.header import Cost
from store.files.lock import Holder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is tried in no time; how long that must take has its test in tests/store."""
    real = header.passphrase_key

    def cheaply(passphrase: str, salt: bytes, cost: Cost) -> bytes:
        return real(passphrase, salt, Cost(memory=64, passes=1, lanes=1) if cost.bearable else cost)

    monkeypatch.setattr(header, "passphrase_key", cheaply)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = {**os.environ, "VERTEL_STORE": str(tmp_path / "store"), "PYTHONPATH": str(ROOT)}
    words = ("--noticed", "Zoë came twice", "--means", "trust", "--next", "ask Zoë")
    assert run(env, "checkin", "--goal", "A good start", *words).code == 0
    return env


def the_talk(env: dict[str, str]) -> tuple[str, Path]:
    (path,) = (Path(env["VERTEL_STORE"]) / "meetings").glob("*.json")
    return path.stem[-6:], path


def test_a_backup_comes_back_and_what_is_newer_here_is_named(env, tmp_path: Path) -> None:
    key, path = the_talk(env)
    backup = tmp_path / "all.zip"
    assert "is sound" in run(env, "store", "backup", str(backup)).err
    again = run(env, "store", "backup", str(backup))
    assert (again.code, "is there already" in again.err) == (1, True)
    path.write_text("torn")
    assert f"{key}: back" in run(env, "store", "restore", str(backup)).out
    assert run(env, "show", key).code == 0
    backup.write_bytes(backup.read_bytes()[:-40])
    broken = run(env, "store", "restore", str(backup))
    assert (broken.code, "not a sound backup" in broken.err) == (1, True)


def test_damage_and_loss_are_told_and_put_right(env) -> None:
    key, path = the_talk(env)
    run(env, "list")
    assert run(env, "store", "check").code == 0
    path.write_text("{")
    checked = run(env, "store", "check")
    assert (checked.code, "damaged" in checked.out) == (1, True)
    assert f"{key}: whole again" in run(env, "store", "recover").out
    path.unlink()
    for kept in path.parent.iterdir():
        kept.unlink()
    checked = run(env, "store", "check")
    assert (checked.code, f"store recover {key}" in checked.out) == (1, True)
    assert run(env, "store", "recover", key).code == 0
    assert "came twice" in run(env, "show", key).out


def test_a_name_is_shown_where_it_stands_and_replaced_only_after_yes(env, tmp_path) -> None:
    asked = run(env, "store", "erase-name", "zoë", stdin="n\n")
    assert asked.code == 1
    assert the_talk(env)[1].name in asked.out
    assert "Zoë came twice" in run(env, "show", "last").out
    done = run(env, "store", "erase-name", "zoë", "--as", "a pupil", "--yes")
    assert (done.code, "Out of Vertel's reach" in done.err) == (0, True)
    assert "a pupil came twice" in run(env, "show", "last").out
    assert run(env, "store", "erase-name", "zoë", "--yes").code == 3
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or "Zoë".encode() not in path.read_bytes()


def test_what_may_be_another_word_is_shown_and_replaced_only_where_somebody_says_so(env) -> None:
    words = ("--noticed", "het kind van Kind", "--means", "Kinds boek", "--next", "zien")
    assert run(env, "checkin", "--goal", "A good start", *words).code == 0
    left = run(env, "store", "erase-name", "Kind", "--as", "P-1", "--yes")
    assert (left.code, '--also "kind"' in left.err) == (0, True)
    assert "het kind van P-1" in run(env, "show", "last").out
    asked = run(env, "store", "erase-name", "Kind", "--as", "P-1", stdin="y\nn\ny\n")
    assert "het kind van" in asked.out
    assert (asked.code, asked.out.count("“Kinds”")) == (0, 1)
    assert "P-1 boek" in run(env, "show", "last").out
    assert "het kind van P-1" in run(env, "show", "last").out
    none = run(env, "store", "erase-name", "Kind", "--yes")
    assert (none.code, '--also "kind"' in none.err) == (3, True)
    run(env, "store", "erase-name", "Kind", "--also", "all", "--as", "P-1", "--yes")
    assert "het P-1 van P-1" in run(env, "show", "last").out


def test_a_name_in_files_of_ones_own_is_told_with_its_line(env, tmp_path) -> None:
    config = tmp_path / "config" / "config.toml"
    env["VERTEL_CONFIG"] = str(config)
    for folder in ("agendas", "templates"):
        (config.parent / folder).mkdir(parents=True)
    config.write_text('# mine\nname = "zoë"\n')
    (config.parent / "agendas" / "ours.toml").write_text("kind = 1\n# asked by Zoë\n")
    (config.parent / "templates" / "zoë.html").write_text("<p>Nobody</p>")
    before = [path.read_bytes() for path in config.parent.rglob("*.*")]
    told = run(env, "store", "erase-name", "Zoë", "--yes").err
    for place in ("config.toml:2", "ours.toml:2", "zoë.html"):
        assert place in told.replace("\n", "").replace(" ", "")
    assert [path.read_bytes() for path in config.parent.rglob("*.*")] == before


def test_versions_are_laid_side_by_side(env) -> None:
    key, path = the_talk(env)
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    copy.write_bytes(path.read_bytes())
    assert copy.name in run(env, "store", "compare").out
    assert "the same words" in run(env, "store", "compare", key).out
    assert run(env, "store", "compare", key, "--drop", "nothing").code == 3
    assert run(env, "store", "compare", key, "--drop", copy.name).code == 0
    assert not copy.exists()


def test_a_talk_that_another_machine_left_open_is_taken_over_after_yes(env) -> None:
    run(env, "meet", "--plain", "--goal", "Another", "--with", "Ana")
    key = json.loads(run(env, "list", "--unfinished", "--json").out)[0]["id"]
    holder = Holder(who="Ada", since="2026-11-20T16:10:00+01:00", machine="old-laptop")
    who = Path(env["VERTEL_STORE"]) / "locks" / f"{key}.who"
    who.write_bytes(msgspec.json.encode(holder))
    refused = run(env, "resume", key, "--plain")
    assert (refused.code, "on old-laptop" in refused.err) == (1, True)
    assert run(env, "store", "take-over", key, stdin="n\n").code == 1
    taken = run(env, "store", "take-over", key, "--yes")
    assert (taken.code, "Ada" in taken.err) == (0, True)
    assert run(env, "resume", key, "--plain").code == 0


def test_old_talks_are_shown_and_go_after_yes(env) -> None:
    key, path = the_talk(env)
    assert "No closed talk" in run(env, "store", "retire", "--older-than", "1y").err
    assert run(env, "store", "retire", "--older-than", "soon").code == 2
    run(env, "checkin", "--goal", "b", "--noticed", "n", "--means", "m", "--next", "x")
    assert path.exists()
    assert key


def test_another_writers_check_in_is_not_there(env) -> None:
    key, _path = the_talk(env)
    other = {**env, "VERTEL_WRITER": "somebody else"}
    assert run(other, "list", "--json").out == "[]\n"
    assert run(other, "find", "came", "--json").out == "[]\n"
    assert run(other, "show", key).code == 3
    assert run(other, "minutes", key).code == 3
    assert run(env, "show", key).code == 0


@pytest.mark.usefixtures("_cheap")
def test_a_passphrase_seals_the_store_and_another_opens_nothing(env, tmp_path: Path) -> None:
    key, _path = the_talk(env)
    locked = {**env, "VERTEL_PASSPHRASE": "vier woorden die niemand raadt"}
    done = run(locked, "store", "lock")
    assert (done.code, "sealed" in done.err) == (0, True)
    assert "came twice" in run(locked, "show", key).out
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"came twice" not in path.read_bytes()
    for words in (("list",), ("show", key), ("find", "came"), ("store", "check"), ("due",)):
        without = run(env, *words)
        assert (without.code, "VERTEL_PASSPHRASE" in without.err) == (1, True), words
    wrong = run({**env, "VERTEL_PASSPHRASE": "no"}, "list")
    assert (wrong.code, "not the passphrase" in wrong.err) == (1, True)
    assert run(locked, "store", "check").code == 0
    assert run(locked, "store", "unlock").code == 0
    assert "came twice" in run(env, "show", key).out


@pytest.mark.usefixtures("_cheap")
def test_another_passphrase_and_a_seal_that_is_gone(env, tmp_path: Path) -> None:
    key, _path = the_talk(env)
    first, second = "vier woorden die niemand raadt", "vijf andere woorden die niemand raadt"
    old = {**env, "VERTEL_PASSPHRASE": first}
    new = {**env, "VERTEL_PASSPHRASE": second}
    assert run(old, "store", "lock").code == 0
    cheap = run({**old, "VERTEL_NEW_PASSPHRASE": second}, "store", "passphrase", "--memory", "8")
    assert (cheap.code, "From 64 to 1024 MB" in cheap.err) == (1, True)
    done = run({**old, "VERTEL_NEW_PASSPHRASE": second}, "store", "passphrase", "--passes", "4")
    assert (done.code, "on every machine" in done.err) == (0, True)
    refused = run(old, "list")
    assert (refused.code, "not the passphrase" in refused.err) == (1, True)
    assert "came twice" in run(new, "show", key).out
    folder = Path(env["VERTEL_STORE"])
    for name in ("seal.json", "seal.copy.json"):
        (folder / name).unlink()
    for words in (("list",), ("show", key), ("checkin", "--goal", "b", "--noticed", "n")):
        gone = run(new, *words)
        assert (gone.code, "its seal is gone" in gone.err) == (1, True), words
    assert run(new, "store", "lock").code == 0
    assert "came twice" in run(new, "show", key).out
    for name in ("seal.json", "seal.copy.json"):
        (folder / name).unlink()
    assert run(new, "store", "trust", stdin="n\n").code == 1
    assert run(env, "list").code == 1
    assert run(new, "store", "trust", "--yes").code == 0
    assert "its seal is gone" not in run(env, "list").err


def test_a_store_that_was_sealed_by_an_older_vertel_is_brought_over(env, tmp_path: Path) -> None:
    import shutil

    sample = ROOT / "tests" / "store" / "samples" / "sealed-form-1" / "store"
    shutil.copytree(sample, tmp_path / "older")
    older = {
        **env,
        "VERTEL_STORE": str(tmp_path / "older"),
        "VERTEL_PASSPHRASE": "vier woorden die niemand raadt",
    }
    assert "the mother of Jip" in run(older, "show", "k3f9q2").out
    told = run(older, "store", "check")
    assert (told.code, "former form" in told.out) == (1, True)
    assert run(older, "store", "lock").code == 0
    assert run(older, "store", "check").code == 0
    assert "the mother of Jip" in run(older, "show", "k3f9q2").out
