"""`vertel store` from outside: what is wrong is said with a way out, and the exit code means something."""

import json
import os
import subprocess
from pathlib import Path

import msgspec
import pytest
from line import VERTEL

from store.files.lock import Holder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = {**os.environ, "VERTEL_STORE": str(tmp_path / "store"), "PYTHONPATH": str(ROOT)}
    words = ("--noticed", "Zoë came twice", "--means", "trust", "--next", "ask Zoë")
    assert run(env, "checkin", "--goal", "A good start", *words).returncode == 0
    return env


def run(env: dict[str, str], *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*VERTEL, *words],
        env=env, input=stdin, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def the_talk(env: dict[str, str]) -> tuple[str, Path]:
    (path,) = (Path(env["VERTEL_STORE"]) / "meetings").glob("*.json")
    return path.stem[-6:], path


def test_a_backup_comes_back_and_what_is_newer_here_is_named(env, tmp_path: Path) -> None:
    key, path = the_talk(env)
    backup = tmp_path / "all.zip"
    assert "is sound" in run(env, "store", "backup", str(backup)).stderr
    again = run(env, "store", "backup", str(backup))
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    path.write_text("torn")
    assert f"{key}: back" in run(env, "store", "restore", str(backup)).stdout
    assert run(env, "show", key).returncode == 0
    backup.write_bytes(backup.read_bytes()[:-40])
    broken = run(env, "store", "restore", str(backup))
    assert (broken.returncode, "not a sound backup" in broken.stderr) == (1, True)


def test_damage_and_loss_are_told_and_put_right(env) -> None:
    key, path = the_talk(env)
    run(env, "list")
    assert run(env, "store", "check").returncode == 0
    path.write_text("{")
    checked = run(env, "store", "check")
    assert (checked.returncode, "damaged" in checked.stdout) == (1, True)
    assert f"{key}: whole again" in run(env, "store", "recover").stdout
    path.unlink()
    for kept in path.parent.iterdir():
        kept.unlink()
    checked = run(env, "store", "check")
    assert (checked.returncode, f"store recover {key}" in checked.stdout) == (1, True)
    assert run(env, "store", "recover", key).returncode == 0
    assert "came twice" in run(env, "show", key).stdout


def test_a_name_is_shown_where_it_stands_and_replaced_only_after_yes(env, tmp_path) -> None:
    asked = run(env, "store", "erase-name", "zoë", stdin="n\n")
    assert asked.returncode == 1
    assert the_talk(env)[1].name in asked.stdout
    assert "Zoë came twice" in run(env, "show", "last").stdout
    done = run(env, "store", "erase-name", "zoë", "--as", "a pupil", "--yes")
    assert (done.returncode, "Out of Vertel's reach" in done.stderr) == (0, True)
    assert "a pupil came twice" in run(env, "show", "last").stdout
    assert run(env, "store", "erase-name", "zoë", "--yes").returncode == 3
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or "Zoë".encode() not in path.read_bytes()


def test_what_may_be_another_word_is_shown_and_replaced_only_where_somebody_says_so(env) -> None:
    words = ("--noticed", "het kind van Kind", "--means", "Kinds boek", "--next", "zien")
    assert run(env, "checkin", "--goal", "A good start", *words).returncode == 0
    left = run(env, "store", "erase-name", "Kind", "--as", "P-1", "--yes")
    assert (left.returncode, '--also "kind"' in left.stderr) == (0, True)
    assert "het kind van P-1" in run(env, "show", "last").stdout
    asked = run(env, "store", "erase-name", "Kind", "--as", "P-1", stdin="y\nn\ny\n")
    assert "het kind van" in asked.stdout
    assert (asked.returncode, asked.stdout.count("“Kinds”")) == (0, 1)
    assert "P-1 boek" in run(env, "show", "last").stdout
    assert "het kind van P-1" in run(env, "show", "last").stdout
    none = run(env, "store", "erase-name", "Kind", "--yes")
    assert (none.returncode, '--also "kind"' in none.stderr) == (3, True)
    run(env, "store", "erase-name", "Kind", "--also", "all", "--as", "P-1", "--yes")
    assert "het P-1 van P-1" in run(env, "show", "last").stdout


def test_a_name_in_files_of_ones_own_is_told_with_its_line(env, tmp_path) -> None:
    config = tmp_path / "config" / "config.toml"
    env["VERTEL_CONFIG"] = str(config)
    for folder in ("agendas", "templates"):
        (config.parent / folder).mkdir(parents=True)
    config.write_text('# mine\nname = "zoë"\n')
    (config.parent / "agendas" / "ours.toml").write_text("kind = 1\n# asked by Zoë\n")
    (config.parent / "templates" / "zoë.html").write_text("<p>Nobody</p>")
    before = [path.read_bytes() for path in config.parent.rglob("*.*")]
    told = run(env, "store", "erase-name", "Zoë", "--yes").stderr
    for place in ("config.toml:2", "ours.toml:2", "zoë.html"):
        assert place in told.replace("\n", "").replace(" ", "")
    assert [path.read_bytes() for path in config.parent.rglob("*.*")] == before


def test_versions_are_laid_side_by_side(env) -> None:
    key, path = the_talk(env)
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    copy.write_bytes(path.read_bytes())
    assert copy.name in run(env, "store", "compare").stdout
    assert "the same words" in run(env, "store", "compare", key).stdout
    assert run(env, "store", "compare", key, "--drop", "nothing").returncode == 3
    assert run(env, "store", "compare", key, "--drop", copy.name).returncode == 0
    assert not copy.exists()


def test_a_talk_that_another_machine_left_open_is_taken_over_after_yes(env) -> None:
    run(env, "meet", "--plain", "--goal", "Another", "--with", "Ana")
    key = json.loads(run(env, "list", "--unfinished", "--json").stdout)[0]["id"]
    holder = Holder(who="Ada", since="2026-11-20T16:10:00+01:00", machine="old-laptop")
    who = Path(env["VERTEL_STORE"]) / "locks" / f"{key}.who"
    who.write_bytes(msgspec.json.encode(holder))
    refused = run(env, "resume", key, "--plain")
    assert (refused.returncode, "on old-laptop" in refused.stderr) == (1, True)
    assert run(env, "store", "take-over", key, stdin="n\n").returncode == 1
    taken = run(env, "store", "take-over", key, "--yes")
    assert (taken.returncode, "Ada" in taken.stderr) == (0, True)
    assert run(env, "resume", key, "--plain").returncode == 0


def test_old_talks_are_shown_and_go_after_yes(env) -> None:
    key, path = the_talk(env)
    assert "No closed talk" in run(env, "store", "retire", "--older-than", "1y").stderr
    assert run(env, "store", "retire", "--older-than", "soon").returncode == 2
    run(env, "checkin", "--goal", "b", "--noticed", "n", "--means", "m", "--next", "x")
    assert path.exists()
    assert key


def test_another_writers_check_in_is_not_there(env) -> None:
    key, _path = the_talk(env)
    other = {**env, "VERTEL_WRITER": "somebody else"}
    assert run(other, "list", "--json").stdout == "[]\n"
    assert run(other, "find", "came", "--json").stdout == "[]\n"
    assert run(other, "show", key).returncode == 3
    assert run(other, "minutes", key).returncode == 3
    assert run(env, "show", key).returncode == 0


def test_a_passphrase_seals_the_store_and_another_opens_nothing(env, tmp_path: Path) -> None:
    key, _path = the_talk(env)
    locked = {**env, "VERTEL_PASSPHRASE": "vier woorden die niemand raadt"}
    done = run(locked, "store", "lock")
    assert (done.returncode, "sealed" in done.stderr) == (0, True)
    assert "came twice" in run(locked, "show", key).stdout
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"came twice" not in path.read_bytes()
    for words in (("list",), ("show", key), ("find", "came"), ("store", "check"), ("due",)):
        without = run(env, *words)
        assert (without.returncode, "VERTEL_PASSPHRASE" in without.stderr) == (1, True), words
    wrong = run({**env, "VERTEL_PASSPHRASE": "no"}, "list")
    assert (wrong.returncode, "not the passphrase" in wrong.stderr) == (1, True)
    assert run(locked, "store", "check").returncode == 0
    assert run(locked, "store", "unlock").returncode == 0
    assert "came twice" in run(env, "show", key).stdout


def test_another_passphrase_and_a_seal_that_is_gone(env, tmp_path: Path) -> None:
    key, _path = the_talk(env)
    first, second = "vier woorden die niemand raadt", "vijf andere woorden die niemand raadt"
    old = {**env, "VERTEL_PASSPHRASE": first}
    new = {**env, "VERTEL_PASSPHRASE": second}
    assert run(old, "store", "lock").returncode == 0
    cheap = run({**old, "VERTEL_NEW_PASSPHRASE": second}, "store", "passphrase", "--memory", "8")
    assert (cheap.returncode, "From 64 to 1024 MB" in cheap.stderr) == (1, True)
    done = run({**old, "VERTEL_NEW_PASSPHRASE": second}, "store", "passphrase", "--passes", "4")
    assert (done.returncode, "on every machine" in done.stderr) == (0, True)
    refused = run(old, "list")
    assert (refused.returncode, "not the passphrase" in refused.stderr) == (1, True)
    assert "came twice" in run(new, "show", key).stdout
    folder = Path(env["VERTEL_STORE"])
    for name in ("seal.json", "seal.copy.json"):
        (folder / name).unlink()
    for words in (("list",), ("show", key), ("checkin", "--goal", "b", "--noticed", "n")):
        gone = run(new, *words)
        assert (gone.returncode, "its seal is gone" in gone.stderr) == (1, True), words
    assert run(new, "store", "lock").returncode == 0
    assert "came twice" in run(new, "show", key).stdout
    for name in ("seal.json", "seal.copy.json"):
        (folder / name).unlink()
    assert run(new, "store", "trust", stdin="n\n").returncode == 1
    assert run(env, "list").returncode == 1
    assert run(new, "store", "trust", "--yes").returncode == 0
    assert "its seal is gone" not in run(env, "list").stderr


def test_a_store_that_was_sealed_by_an_older_vertel_is_brought_over(env, tmp_path: Path) -> None:
    import shutil

    sample = ROOT / "tests" / "store" / "samples" / "sealed-form-1" / "store"
    shutil.copytree(sample, tmp_path / "older")
    older = {
        **env,
        "VERTEL_STORE": str(tmp_path / "older"),
        "VERTEL_PASSPHRASE": "vier woorden die niemand raadt",
    }
    assert "the mother of Jip" in run(older, "show", "k3f9q2").stdout
    told = run(older, "store", "check")
    assert (told.returncode, "former form" in told.stdout) == (1, True)
    assert run(older, "store", "lock").returncode == 0
    assert run(older, "store", "check").returncode == 0
    assert "the mother of Jip" in run(older, "show", "k3f9q2").stdout
