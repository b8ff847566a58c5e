"""Promises 9, 10 and 13: any text and any file is taken or refused with a sentence, and acts nowhere.

Some hundreds here; VERTEL_HOSTILE=10000 makes it ten thousand.
"""

import copy
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hostile import text, value
from said_in import with_draft

from agendas.agenda import builtin
from agendas.agenda_file import check, parse
from agendas.conduct.conductor import Conductor
from agendas.errors import TalkError
from agendas.lines.edit import go_to
from agendas.lines.schema_2 import document_of
from agendas.text import kept, one_line, visible
from minutes.formats.writers import write
from store.admin.import_talks import take_in
from store.errors import StoreError
from store.library import TalkLibrary
from tui.settings import SettingsError, read_config

COUNT = int(os.environ.get("VERTEL_HOSTILE", "300"))
LIMIT = 5.0  # seconds for one input
ACTS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def inputs(kind: str) -> Iterator[random.Random]:
    for n in range(COUNT):
        yield random.Random(f"{kind} {n}")


def test_fields_take_any_text_or_refuse_it_and_keep_it_as_it_was_typed(library, talk) -> None:
    agenda, meeting = builtin("accountability"), talk()
    took = 0
    for n, chance in enumerate(inputs("field")):
        meeting = go_to(meeting, chance.randrange(len(meeting.phases)))
        at = meeting.started
        table = Conductor(meeting, agenda, lambda at=at: at, lambda _t, _at_once: None, "hard")
        typed = text(chance)
        if table.lamps:
            began = time.process_time()
            try:
                table.choose(chance.randrange(len(table.lamps)))
                table.say(typed)
                meeting = table.talk
                took += 1
            except TalkError:
                pass
            assert time.process_time() - began < LIMIT
        meeting = with_draft(meeting, "goal", typed)
        if n % 50 == 0:
            library.save(meeting)
            again = TalkLibrary(library.folder, library.now).open(meeting.id)
            assert again == meeting
            meeting = talk() if n % 500 == 0 else meeting
    assert took > COUNT / 10


def test_what_is_shown_cannot_act(library, talk) -> None:
    for chance in inputs("shown"):
        words = text(chance)
        assert not ACTS.search(visible(words).replace("\n", "")), ascii(words)
        assert not ACTS.search(one_line(words))
        assert "\n" not in one_line(words)
        assert kept(kept(words)) == kept(words)


def documents(chance: random.Random, good: dict[str, object]) -> object:
    """A talk with something in it put elsewhere, left out or replaced; or no talk at all."""
    if chance.random() < 0.2:
        return value(chance)
    document = copy.deepcopy(good)
    for _ in range(chance.randint(1, 3)):
        place: object = document
        while True:
            keys = list(place) if isinstance(place, dict) else range(len(place))  # type: ignore[arg-type]
            if not keys:
                break
            key = chance.choice(list(keys))
            inner = place[key]  # type: ignore[index]
            if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
                place = inner
                continue
            hostile = text(chance).encode("utf-8", "replace").decode()
            place[key] = hostile if isinstance(inner, str) else value(chance)  # type: ignore[index]
            break
    return document


def test_imports_are_taken_or_refused_and_nothing_escapes(library, talk, tmp_path) -> None:
    good = json.loads(msgspec.json.encode(document_of(talk())))
    outcomes = {"in": 0, "refused": 0}
    for n, chance in enumerate(inputs("import")):
        document = documents(chance, {**good, "id": f"a{n:05d}"})
        data = json.dumps(document).encode()
        if chance.random() < 0.1:
            data = bytes(chance.randrange(256) for _ in range(200)) + data[: chance.randrange(200)]
        began = time.process_time()
        try:
            outcomes["in"] += len(take_in(library, [(text(chance), data)]).new)
        except StoreError:
            outcomes["refused"] += 1
        assert time.process_time() - began < LIMIT
        if n % 100 == 99:
            for path in library.meetings_folder.glob("*"):
                path.unlink()
    assert min(outcomes.values()) > COUNT / 20, outcomes
    made = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert made <= {"store"}


def test_what_came_in_can_be_written_up_without_acting(library, talk) -> None:
    good = json.loads(msgspec.json.encode(document_of(talk())))
    done = 0
    for n, chance in enumerate(inputs("import")):
        if done >= COUNT / 20:
            break
        data = json.dumps(documents(chance, {**good, "id": f"a{n:05d}"})).encode()
        try:
            came = take_in(library, [("x", data)]).new
        except StoreError:
            continue
        for talk_id in came:
            meeting = library.open(talk_id)
            for fmt in ("html", "txt", "md"):
                shown = write(meeting, fmt).decode()
                assert not ACTS.search(shown.replace("\n", "")), (n, fmt)
                assert fmt != "html" or "<script" not in shown
            library.files()[talk_id].unlink()
            done += 1
    assert done


def test_agenda_files_are_taken_or_refused() -> None:
    sound = builtin_text()
    for chance in inputs("agenda"):
        lines = sound.splitlines()
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(lines))
            hostile = text(chance).encode("utf-8", "replace").decode()
            lines[at] = chance.choice(
                (
                    hostile,
                    f"{lines[at]}{hostile}",
                    f'x = "{hostile}"',
                    "[" * 500,
                    "a." * 50 + "b = 1",
                )
            )
        began = time.process_time()
        document, problems = parse("\n".join(lines).encode())
        if not problems:
            problems = check(document)
        for problem in problems:
            assert str(problem)
        assert time.process_time() - began < LIMIT


def builtin_text() -> str:
    from pathlib import Path

    import agendas

    return (Path(agendas.__file__).parent / "builtin" / "checkin.toml").read_text("utf-8")


BOMBS = {
    "deep": b"[" * 1_000_000,
    "deep objects": b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "huge number": b'{"id":' + b"9" * 1_000_000 + b"}",
    "huge line": b'{"id":"' + b"x" * 20_000_000 + b'"}',
    "many lines": b"{}\n" * 500_000,
    "many talks": b"[" + b"{}," * 500_000 + b"{}]",
    "zeros": b"\0" * 5_000_000,
    "too large": b" " * (51 * 1024 * 1024),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_five_seconds_and_a_gigabyte(library, name: str) -> None:
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(StoreError):
        take_in(library, [(name, BOMBS[name])])
    assert time.process_time() - began < LIMIT
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1 << 20  # KiB


TOML = {
    "deep": b"a = " + b"[" * 20_000 + b"]" * 20_000,
    "dotted": b".".join([b"a"] * 50_000) + b" = 1",
    "dotted header": b"[" + b".".join([b"a"] * 50_000) + b"]",
    "dotted in a table": b"x = {" + b".".join([b"a"] * 30_000) + b" = 1}",
    "quoted dots": b".".join([b'"a"'] * 30_000) + b" = 1",
    "escaped dots": b'"\\\\".' + b".".join([b"a"] * 20_000) + b" = 1",
    "literal dots": b"x = 1\n'\"' ." + b" . ".join([b"'a'"] * 20_000) + b" = 1",
    "dots in a header": b'[[ "\\"" . ' + b".".join([b"a"] * 20_000) + b"]]",
    "dots in tables in lists": b"x = [{a=1},\n{b = {" + b".".join([b"a"] * 20_000) + b" = 1}}]",
    "dots after quotes": b'x = """a"""""\n' + b".".join([b"a"] * 20_000) + b" = 1",
    "dots after no quotes": b"x = ''\n" + b".".join([b"a"] * 20_000) + b" = ",
    "deep tables": b"a = " + b"{a = " * 20_000 + b"1" + b"}" * 20_000,
    "a long number": b"a = " + b"9" * 200_000,
    "a long hexadecimal": b"kind = 0x"
    + b"f" * 200_000,  # a number that Python writes out for nobody
    "a long text": b'a = "' + b"x" * 200_000 + b'"',
    "a long key": b"x" * 200_000 + b" = 1",
    "no day": b"a = 2026-02-30",
    "lists": b"a = [" + b"[]," * 80_000 + b"]",
    "no end": b'a = """' + b"\\\\" * 100_000,
    "twice": b"a=1\na=2",
    "infinite": b"minutes = inf",
    "many": b"[[phases]]\n" * 20_000,
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("name", TOML)
def test_an_agenda_bomb_is_refused_within_five_seconds(name: str) -> None:
    began = time.process_time()
    tracemalloc.start()
    document, problems = parse(TOML[name])
    assert problems or check(document)
    assert tracemalloc.get_traced_memory()[1] < 100 * 1024 * 1024
    tracemalloc.stop()
    assert time.process_time() - began < LIMIT


@pytest.mark.parametrize("name", [name for name in TOML if name.startswith("a long")])
def test_what_is_too_long_in_an_agenda_is_told_as_that(name: str) -> None:
    (problem,) = parse(TOML[name])[1]
    assert (problem.place, "too long here" in problem.message) == ("1", True)


def test_one_bad_agenda_breaks_no_list(tmp_path) -> None:
    """Each is named with its place; the others are listed."""
    config = {"VERTEL_CONFIG": str(tmp_path / "config.toml"), "VERTEL_LANG": "en"}
    folder = tmp_path / "agendas"
    folder.mkdir()
    good = builtin_text().replace('id = "checkin"', 'id = "ours"')
    (folder / "ours.toml").write_text(good, "utf-8")
    bad = {name.replace(" ", "-"): data for name, data in TOML.items()}
    bad["kind"] = good.replace('kind = "open"', "kind = []").replace('"goal"', "{}").encode()
    bad["minutes"] = good.replace("minutes = ", "minutes = -").encode()
    for name, data in bad.items():
        (folder / f"{name}.toml").write_bytes(data)
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    shown = subprocess.run(
        [sys.executable, "-c", "from tui.entrance import main; main()", "agenda", "list"],
        env={**os.environ, **config}, cwd=Path(__file__).parents[2],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert shown.returncode == 0
    assert "\nours " in f"\n{shown.stdout}"
    assert "\nreview " in shown.stdout
    for name in bad:
        assert f"{name}.toml, " in shown.stderr.replace("\n", " "), name
    assert "Traceback" not in shown.stderr


def test_a_config_bomb_is_told(tmp_path, monkeypatch) -> None:
    config = tmp_path / "config.toml"
    monkeypatch.setenv("VERTEL_CONFIG", str(config))
    config.write_bytes(b'a = 1\n"\\\\".' + b".".join([b"a"] * 9_000) + b" = 1")
    tracemalloc.start()
    with pytest.raises(SettingsError, match="line 2"):
        read_config()
    assert tracemalloc.get_traced_memory()[1] < 100 * 1024 * 1024
    tracemalloc.stop()
