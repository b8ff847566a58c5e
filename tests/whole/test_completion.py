"""Tab in a shell: ids, goals, teams, forms, agendas and settings, as the shell asks for them."""

import os
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete, CompletionItem
from conftest import GOAL, NOW, begin, whole_talk

from agendas.agenda import BUILTIN, Agenda
from locales import use
from store.admin.delete import delete
from store.encryption.seal import hold
from store.library import TalkLibrary
from tui.commands.group import vertel


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agenda: Agenda) -> TalkLibrary:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    library = TalkLibrary(tmp_path / "store", lambda: NOW, tmp_path / "state")
    library.save(whole_talk(agenda))
    library.save(begin(agenda, "m4p7r8", now=NOW.replace(day=25)))
    return library


def items(line: str) -> list[CompletionItem]:
    """What is offered behind a line; its last word may be half."""
    words = line.split(" ")
    made = BashComplete(vertel, {}, "vertel", "_VERTEL_COMPLETE")
    return made.get_completions(words[:-1], words[-1])


def offered(line: str) -> list[str]:
    return [item.value for item in items(line)]


def told(line: str) -> dict[str, str]:
    return {item.value: item.help or "" for item in items(line)}


@pytest.mark.parametrize("command", ["show", "minutes", "delete"])
def test_talks_are_offered_newest_first_with_what_they_are(command: str) -> None:
    assert offered(f"{command} ") == ["last", "m4p7r8", "k3f9q2"]
    day = f"{NOW.astimezone():%Y-%m-%d}"
    assert told(f"{command} k") == {"k3f9q2": f"{day} Accountability dialogue: {GOAL}"}


def test_where_only_some_talks_can_be_meant_only_those_are_offered(store: TalkLibrary) -> None:
    assert offered("resume ") == offered("store take-over ") == ["m4p7r8"]
    assert offered("store recover ") == offered("store forget ") == []
    delete(store, "m4p7r8")
    assert offered("store recover ") == offered("store forget ") == ["m4p7r8"]
    path = store.files()["k3f9q2"]
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    copy.write_bytes(path.read_bytes())
    assert offered("store compare ") == ["k3f9q2"]
    assert offered("store compare k3f9q2 --drop ") == [copy.name]


@pytest.mark.parametrize("line", ["goal story ", "meet --goal ", "list --goal ", "checkin --goal "])
def test_goals_are_offered_by_their_ids_with_their_words(line: str, store: TalkLibrary) -> None:
    goals = told(line)
    assert set(goals) == set(store.goals())
    assert set(goals.values()) == {GOAL}


def test_forms_teams_agendas_and_settings_are_offered(tmp_path: Path) -> None:
    assert offered("minutes last --format d") == ["docx"]
    assert "csv" not in offered("goal story g --format ")
    assert "pdf" in offered("goal story g --format ")
    assert offered("list --team ") == offered("meet --team ") == ["Blue"]
    own = tmp_path / "config" / "agendas" / "ours.toml"
    own.parent.mkdir(parents=True)
    own.write_text("no agenda")
    assert offered("meet ") == offered("agenda show ") == [*BUILTIN, "ours"]
    assert offered("agenda new x --from ") == [*BUILTIN]
    assert offered("agenda check ") == ["ours"]
    assert told("meet accountability-")["accountability-90"]
    assert "keys.park" in offered("config set k")
    assert "theme" in offered("config set ")
    assert offered("config set theme d") == ["dark"]
    assert offered("config set clock ") == ["true", "false"]
    assert offered("list --lang ") == ["nl", "en"]


def test_the_store_and_the_language_of_the_line_count(tmp_path: Path) -> None:
    assert offered(f"--store {tmp_path / 'other'} show ") == ["last"]
    assert offered(f"list --store {tmp_path / 'other'} --team ") == []
    try:
        assert told("show --lang nl ")["last"] == "het nieuwste"
    finally:
        use("en")


def test_of_another_writer_and_of_a_sealed_store_nothing_is_offered(
    store: TalkLibrary, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("cryptography")
    from store.encryption.convert import lock
    from store.encryption.header import Cost

    lock(store, "vier woorden", Cost(memory=64, passes=1, lanes=1))
    hold(None)
    for line in ("show k", "goal story ", "list --team ", "store recover ", "store compare "):
        assert offered(line) == []
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written_where_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "none" / "store"))
    assert offered("show ") == ["last"]
    assert not os.path.exists(tmp_path / "none")


def test_every_value_that_is_a_choice_is_finished() -> None:
    """A word of a talk, a name and a number are typed; anything else is offered."""
    typed = {
        "text", "texts", "title", "words", "noticed", "means", "next_", "names", "limit", "since", "port", "memory",
        "adopt", "nicknames", "passes", "older_than", "as_of", "instead", "also", "name", "version",
        "head", "persons",
    }  # fmt: skip

    def walk(command: click.Command, path: str) -> list[str]:
        left = [
            f"{path} {param.name}"
            for param in command.params
            if param._custom_shell_complete is None
            and not (isinstance(param, click.Option) and param.is_flag)
            and not isinstance(param.type, click.Choice | click.Path)
            and param.name not in typed
        ]
        if isinstance(command, click.Group):
            ctx = click.Context(command)
            for key in command.list_commands(ctx):
                inner = command.get_command(ctx, key)
                assert inner is not None
                left += walk(inner, f"{path} {key}")
        return left

    assert walk(vertel, "vertel") == []
