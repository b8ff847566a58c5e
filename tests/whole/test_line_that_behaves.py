"""The command line's contract: exit codes that mean something, places and values that are named."""

import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import GOAL
from line import Shell

from store.encryption.seal import hold

CHECK_IN = ("checkin", "--goal", GOAL, "--noticed", "a", "--means", "b", "--next", "c")


@pytest.mark.parametrize(
    "words",
    ["list", "due", "find nothing", "list --team nobody", "list --goal none", "list --unfinished"],
)
def test_nothing_to_list_is_no_error(shell: Shell, words: str) -> None:
    done = shell(*words.split(), "--json")
    assert (done.code, json.loads(done.out), done.said) == (0, [], "")
    told = shell(*words.split())
    assert (told.code, told.out) == (0, "")
    assert told.said.endswith(".\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("list --limit 0", 2),
        ("list --since nonsense", 2),
        ("list --lang fr", 2),
        ("list --nope", 2),
        ("store retire --older-than soon", 2),
        ("store erase-name x --yes", 2),
        ("config set theme blue", 2),
        ("config set clock maybe", 2),
        ("config set language fr", 2),
        ("config set nonesuch 1", 2),
        ("minutes last --format exe", 2),
        ("minutes last --for boss", 2),
        ("minutes last -o x.xyz", 2),
        ("minutes last --format json -o x.xyz", 0),
        ("minutes --since 2026-01-01 --format exe -o filed", 2),
        ("goal story g-aaa -o story.xyz", 2),
        ("goal story g-aaa -o story.csv", 2),
        ("completion dos", 2),
        ("serve --port 80", 2),
        ("agenda new OURS", 2),
        ("template new OURS", 2),
        ("agenda show nonesuch", 3),
        ("agenda new ours --from nonesuch", 3),
        ("meet nonesuch --plain", 3),
        ("show zzzzzz", 3),
        ("goal story zzzzzz", 3),
        ("store compare last --take zzz", 3),
        ("agenda check none.toml", 1),
        ("import none.json", 1),
        ("store restore none.zip", 1),
    ],
)
def test_the_exit_code_tells_wrong_use_from_what_is_not_there(
    shell: Shell, words: str, code: int
) -> None:
    assert shell(*CHECK_IN).code == 0
    done = shell(*words.split())
    assert done.code == code, done
    assert "Traceback" not in done.said
    assert not Path("filed").exists()
    assert not Path("store.xyz").exists()


@pytest.mark.parametrize("words", ["list", "checkin --goal x --noticed a --means b --next c"])
@pytest.mark.parametrize("within", ["", "/deeper/still"])
def test_a_store_that_is_a_file_is_said_to_be_one(shell: Shell, words: str, within: str) -> None:
    Path("notes.txt").write_text("mine")
    done = shell(*words.split(), "--store", f"notes.txt{within}")
    assert done.code == 2
    assert done.said == (
        "vertel: notes.txt is a file, and talks are kept in a folder. Name one with --store.\n"
    )
    assert Path("notes.txt").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_named_with_the_reason(shell: Shell) -> None:
    shell(*CHECK_IN)
    Path("folder").mkdir()
    Path("file.md").write_text("mine")
    told = {
        "none/x.md": "none/x.md cannot be written: there is no folder none. Make it,",
        "folder": "folder is a folder. Name a file.",
        "file.md/x.md": "file.md/x.md cannot be written: Not a directory. Choose another place,",
        "file.md": "file.md is there already. Choose another name, or add --force.",
    }
    for place, sentence in told.items():
        done = shell("minutes", "last", "-o", place)
        assert (done.code, done.out) == (1, "")
        assert done.said.startswith(f"vertel: {sentence}"), done.said
        assert "Make room" not in done.said
    many = shell("minutes", "--since", "2026-01-01", "-o", "file.md")
    assert (many.code, many.said) in ((3, "No talks found.\n"),)  # check-ins are left out
    assert shell("store", "backup", "none/x.zip").said.startswith("vertel: none/x.zip cannot be")
    assert shell("store", "backup", "folder", "--force").said == (
        "vertel: folder is a folder. Name a file.\n"
    )


def test_a_folder_of_minutes_that_is_a_file_is_said_to_be_one(shell: Shell) -> None:
    assert shell("meet", "--plain", "--goal", GOAL, "--with", "Ana", stdin="/stop\n").code == 0
    Path("file.md").write_text("mine")
    done = shell("minutes", "--since", "2026-01-01", "-o", "file.md")
    assert (done.code, done.said) == (1, "vertel: file.md is a file. Name a folder.\n")


@pytest.mark.parametrize("kind", ["agenda", "template"])
def test_force_is_named_only_where_it_is_taken(shell: Shell, kind: str) -> None:
    assert shell(kind, "new", "ours").code == 0
    again = shell(kind, "new", "ours")
    assert again.code == 1
    assert again.said.endswith("is there already. Choose another name.\n")
    assert "--force" not in shell(kind, "new", "--help").out
    assert shell("store", "backup", "x.zip").code == 0
    assert "add --force" in shell("store", "backup", "x.zip").said
    assert shell("store", "backup", "x.zip", "--force").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("list --jsn", "There is no option --jsn. Did you mean --json?"),
        ("list --tem x", "There is no option --tem. Did you mean --team?"),
        ("list --nolimit", "There is no option --nolimit. Did you mean --limit?"),
        ("resume --plin", "There is no option --plin. Did you mean --plain?"),
        ("store check --json", "There is no option --json. See: vertel store check --help"),
        ("store chek", "There is no command “chek”. Did you mean check?"),
        ("list --demo", "--demo stands before the command: vertel --demo list"),
        ("store where --demo", "--demo stands before the command: vertel --demo store where"),
    ],
)
def test_what_is_mistyped_is_told_the_nearest_of_that_command(
    shell: Shell, words: str, told: str
) -> None:
    done = shell(*words.split())
    assert (done.code, done.said) == (2, f"vertel: {told}\n")


def test_a_group_without_a_command_shows_its_help(shell: Shell) -> None:
    done = shell("config")
    assert (done.code, done.out) == (2, "")
    assert done.said.startswith("Usage: vertel config")


def test_a_language_that_is_none_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERTEL_LANG", "fr")
    done = shell("list")
    assert (done.code, "VERTEL_LANG cannot be “fr”. It wants: nl, en." in done.said) == (0, True)


def test_a_passphrase_is_not_asked_where_it_would_be_seen(shell: Shell) -> None:
    done = shell("store", "lock")
    assert done.code == 2
    assert "VERTEL_PASSPHRASE" in done.said
    assert "echo" not in done.said
    assert not os.path.exists("store")


def test_a_store_can_be_sealed_before_its_first_talk(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTEL_PASSPHRASE", "cold porridge")
    try:
        assert shell("store", "lock").code == 0
    finally:
        hold(None)
    assert Path("store/seal.json").exists()


def test_every_command_takes_the_same_values_of_the_same_flags(shell: Shell) -> None:
    for words in (["list"], ["minutes"]):
        assert shell(*words, "--since", "nonsense").said == (
            "vertel: --since wants a day such as 2026-09-01.\n"
        )


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        "list --json",
        "checkin --goal Ours --noticed a --means b --next c",
        "import -",
        "config set theme dark",
        *(
            pytest.param(words, marks=pytest.mark.long)  # another that writes there
            for words in (
                "store erase-name Ana --yes",
                "store retire --older-than 1d --yes",
                "store rebuild",
                "config unset clock",
            )
        ),
    ],
)
def test_the_demo_is_used_by_any_command_and_ones_own_store_by_none(
    shell: Shell, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temporary").mkdir()
    own = '{"goal": "x"}'  # no talk: what is typed into import is refused, there and here
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))  # put back after the demo's
    assert shell(*CHECK_IN).code == 0
    assert shell("config", "set", "clock", "false").code == 0
    monkeypatch.setenv("VERTEL_CONFIG", os.environ["VERTEL_CONFIG"])
    mine = files_of(tmp_path)
    done = shell("--demo", *words.split(), stdin=own)
    assert "Team Blue is made" in done.said
    assert done.code == (1 if words == "import -" else 0), done
    if words.startswith("list"):
        assert len(json.loads(done.out)) > 10
        assert GOAL not in [row["goal"]["wording"] for row in json.loads(done.out)][:1]
    assert files_of(tmp_path) == mine
    assert not list((tmp_path / "temporary").iterdir())  # thrown away at the end


def test_the_demo_asks_nobodys_name(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell("config", "set", "shared", "true").code == 0
    for name in ("VERTEL_STATE", "VERTEL_WRITER"):  # put back after the demo's
        monkeypatch.setenv(name, "")
    assert shell(*CHECK_IN).code == 2
    assert shell("--demo", *CHECK_IN).code == 0


@pytest.mark.parametrize(
    "words", ["--demo --store x list", "--demo list --store x", "--store x --demo list"]
)
def test_the_demo_takes_no_store_beside_its_own(shell: Shell, words: str) -> None:
    done = shell(*words.split())
    assert (done.code, done.out) == (2, "")
    assert done.said.endswith("--demo has a store of its own. Leave --store out.\n")
    assert not Path("x").exists()


def test_since_is_read_as_a_talk_reads_days(shell: Shell) -> None:
    shell(*CHECK_IN)
    for words in ("yesterday", "gisteren", "today", "3 days ago", "last week"):
        for command in ("list", "minutes"):
            done = shell(command, "--since", words)
            assert done.code == (0 if command == "list" else 3), done  # a check-in has no minutes
        assert GOAL in shell("list", "--since", words).out
    assert shell("list", "--since", "2999-01-01").out == ""


def test_one_setting_is_read_set_and_taken_out(shell: Shell, tmp_path: Path) -> None:
    config = tmp_path / "config" / "config.toml"
    assert shell("config", "unset", "theme").said == "theme is now: light\n"
    assert not config.exists()
    assert shell("config", "get", "theme").out == "light\n"
    shell("config", "set", "theme", "dark")
    shell("config", "set", "keys.park", "ctrl+y")
    assert shell("config", "get", "theme").out == "dark\n"
    assert shell("config", "get", "keys.park").out == "ctrl+y\n"
    assert shell("config", "unset", "theme").said == "theme is now: light\n"
    assert shell("config", "unset", "keys.park").said == "keys.park is now: f3\n"
    assert "nl or en" in config.read_text()  # comments stay
    assert "theme =" not in config.read_text()
    for words in ("get nonesuch", "unset nonesuch", "get keys.nonesuch", "get keys"):
        done = shell("config", *words.split())
        assert (done.code, done.out) == (2, ""), words
    config.write_text('colour = "red"\ntheme = "dark"\n')  # what is no setting can be taken out
    done = shell("config", "unset", "colour")
    assert (done.code, "colour was taken out of the config." in done.said) == (0, True)
    assert config.read_text() == 'theme = "dark"\n'


@pytest.mark.parametrize("words", ["", "list", "store", "store backup", "help"])
def test_help_can_be_asked_for_in_the_other_order(shell: Shell, words: str) -> None:
    asked = shell("help", *words.split())
    assert (asked.code, asked.out) == (0, shell(*words.split(), "--help").out)
    assert shell("help", *words.split(), "--lang", "nl").out.startswith("Gebruik: vertel")


def test_help_of_what_is_no_command_names_the_nearest(shell: Shell) -> None:
    assert shell("help", "lst").said == "vertel: There is no command “lst”. Did you mean list?\n"
    done = shell("help", "store", "bakup")
    assert (done.code, done.said) == (
        2, "vertel: There is no command “bakup”. Did you mean backup?\n",
    )  # fmt: skip
    assert shell("help", "list", "more").code == 2


def test_a_check_of_agendas_names_the_line_and_every_file_that_can_be_used(shell: Shell) -> None:
    shell("agenda", "new", "ours", "--title", "Our talk")
    shell("agenda", "new", "theirs")
    path = next(Path.cwd().rglob("ours.toml"))
    text = path.read_text()
    line = text.splitlines().index("minutes = 2") + 1
    path.write_text(text.replace("minutes = 2", "minutes = two", 1))
    assert f"ours.toml, line {line}: " in shell("agenda", "check", "ours").out
    path.write_text(text.replace("minutes = 2", 'minutes = "2"', 1))
    done = shell("agenda", "check", "ours", "theirs")
    assert f"ours.toml, line {line} (phases 1, minutes): " in done.out
    assert (done.code, "theirs.toml can be used" in done.said) == (1, True)


def test_a_new_agenda_has_a_title_of_its_own(shell: Shell) -> None:
    shell("agenda", "new", "our-talk")
    shell("agenda", "new", "second", "--title", 'What "we" said', "--from", "peer")
    listed = shell("agenda", "list").out
    assert "our-talk  Our talk, " in listed
    assert 'second  What "we" said, ' in listed
    ids = [row["title"]["en"] for row in json.loads(shell("agenda", "list", "--json").out)]
    assert len(ids) == len(set(ids))


def test_a_title_is_asked_for_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.commands.talks import agenda_commands

    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    asked = []

    def prompt(words: str, default: str, **_more: object) -> str:
        asked.append((words, default))
        return "  Third talk "

    monkeypatch.setattr("click.prompt", prompt)
    assert agenda_commands._asked_title("our-talk") == "Third talk"
    assert asked == [("Its title", "Our talk")]


def test_a_script_learns_the_id_of_each_question_and_whether_every_talk_needs_it(
    shell: Shell,
) -> None:
    phases = json.loads(shell("agenda", "show", "accountability", "--json").out)["phases"]
    core = {q["id"]: q["core"] for phase in phases for q in phase["questions"]}
    assert core["reading"]
    assert core["initiative"]
    assert not core["support"]
    assert phases[1]["questions"][3]["ask"]["en"].startswith("How did you read this goal")


@pytest.mark.parametrize(
    "words",
    [
        "list",
        "find nothing",
        "find stayed",
        "goal list",
        "goal story none",
        "due",
        "minutes --since 2000-01-01 -o filed",
        "minutes --team Blue -o filed",
    ],
)
def test_what_cannot_be_read_is_told_by_all_that_goes_through_the_talks(
    shell: Shell, words: str, tmp_path: Path
) -> None:
    assert shell(*CHECK_IN).code == 0
    damaged = tmp_path / "store" / "meetings" / "2026-03-01-gone-zzzzzz.json"
    unread = f"{damaged.name} cannot be read. Try: vertel store check"
    before = shell(*words.split())
    assert unread not in before.said
    damaged.write_bytes(b'{"meeting":{"1":{"id"')
    after = shell(*words.split())
    assert (after.code, after.out) == (before.code, before.out)
    assert unread in after.said
    if "minutes" not in words:
        as_json = shell(*words.split(), "--json")
        assert unread in as_json.said
        assert as_json.code or isinstance(json.loads(as_json.out), list)


def test_who_wants_to_export_is_not_sent_to_import(shell: Shell) -> None:
    done = shell("export", "last")
    assert (done.code, "import" in done.said) == (2, False)
    assert "vertel minutes ID --format json" in done.said
