"""The config as people write it, and what comes of a slip in it."""

import json
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from textual.screen import Screen

import tui.screens
from locales import use
from tui.actions import ACTIONS, bindings
from tui.app import VertelApp
from tui.commands.group import vertel
from tui.config.config_file import put, template
from tui.config.keymap import keymap
from tui.settings import KEYS, SettingsError, config_path, login, settings, who


def write(text: str) -> None:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(text, "utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(vertel, [*words], obj=None)


def test_every_setting_is_in_the_file_with_its_default_and_a_comment_in_both_languages() -> None:
    import tomllib

    use("nl")
    dutch = template()
    use("en")
    english = template()
    for text in (dutch, english):
        assert set(tomllib.loads(text)) == set(KEYS)
        for line, before in zip(text.splitlines()[3:], text.splitlines()[2:], strict=False):
            if "=" in line and not line.startswith("#"):
                assert before.startswith("# ")
    assert dutch.splitlines()[0] != english.splitlines()[0]
    write(english)
    plain = settings(None, None)
    config_path().unlink()
    assert plain == settings(None, None)


def test_a_bad_line_is_told_by_its_key_and_the_rest_holds() -> None:
    write('theme = "pink"\nmouse = "yes"\nclock = false\ncolour = 1\n[keys]\npark = 3\n')
    read = settings(None, None)
    told = " ".join(str(c) for c in read.complaints)
    assert (read.theme, read.mouse, read.clock) == ("light", True, False)
    for word in ("“theme”", '"ansi-light"', "“mouse”", "true, false", "“colour”", "“keys.park”"):
        assert word in told


def test_a_store_that_cannot_be_read_scatters_no_talks() -> None:
    write("store = 3\n")
    result = run("list")
    assert isinstance(result.exception, SettingsError)
    assert "“store”" in str(result.exception)
    assert not isinstance(run("list", "--store", "elsewhere").exception, SettingsError)


def test_a_broken_config_stops_the_talks_and_not_its_own_mending() -> None:
    write("theme = \n")
    assert isinstance(run("list").exception, SettingsError)
    assert run("config", "path").output.strip() == str(config_path())


def test_set_keeps_comments_order_and_the_rest() -> None:
    write('# ours\ntheme = "light" # for the beamer\n\n[keys]\n# mine\npark = "f10"\n')
    put("theme", "dark")
    put("mouse", "false")
    put("keys.go_on", "ctrl+y")
    assert config_path().read_text("utf-8") == (
        '# ours\ntheme = "dark" # for the beamer\nmouse = false\n\n'
        '[keys]\n# mine\npark = "f10"\ngo_on = "ctrl+y"\n'
    )
    read = settings(None, None)
    assert (read.theme, read.mouse, read.keys) == (
        "dark",
        False,
        {"park": "f10", "go_on": "ctrl+y"},
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("clock", "maybe"),
        ("colour", "1"),
        ("keys.nonesuch", "f9"),
        ("keys.park", "nokey"),
        ("keys.park", "f1"),
    ],
)
def test_set_refuses_what_would_not_be_read(key: str, value: str) -> None:
    write('theme = "dark"\n')
    with pytest.raises(SettingsError):
        put(key, value)
    assert config_path().read_text("utf-8") == 'theme = "dark"\n'


def test_show_gives_what_holds_and_edit_makes_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = json.loads(run("config", "show", "--json").output)
    assert (shown["theme"], shown["mouse"]) == ("light", True)
    assert 'theme = "light"' in run("config", "show").output
    assert "go_on" in run("config", "show", "--keys").output
    monkeypatch.setenv("VISUAL", "true")
    assert run("config", "edit").exit_code == 0
    assert config_path().read_text("utf-8") == template()
    assert config_path().stat().st_mode & 0o777 == 0o600


def test_a_link_to_the_config_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('theme = "dark"\n')
    config_path().parent.mkdir(parents=True)
    config_path().symlink_to(real)
    put("theme", "light")
    assert config_path().is_symlink()
    assert real.read_text() == 'theme = "light"\n'


def test_two_actions_can_change_keys_and_a_key_that_is_taken_is_refused() -> None:
    swapped = {"go_on": "pageup", "go_back": "pagedown"}
    assert keymap(swapped) == (swapped, [])
    good, bad = keymap({"questions": "pageup"})
    assert good == {}
    assert "the key of keys.go_back already" in str(bad[0])


def test_keys_that_could_not_be_typed_or_pressed_are_refused_with_a_reason() -> None:
    good, bad = keymap(
        {"park": "p", "go_on": "F15", "undo": "hopsa", "sing": "f3", "new": "t", "find": "?"}
    )
    assert good == {"go_on": "f15", "new": "t", "find": "question_mark"}
    told = " ".join(str(complaint) for complaint in bad)
    for word in ("“p” for keys.park", "“hopsa” for keys.undo", "“keys.sing”"):
        assert word in told


def test_no_key_of_a_screen_is_taken_by_the_app_or_given_twice() -> None:
    everywhere = {key for one in ACTIONS["app"] for key in one.keys.split(",")}
    for place, here in ACTIONS.items():
        own = [key for one in here for key in one.keys.split(",")]
        assert len(own) == len(set(own)), place
        # A dialog is left by the key that opened it, and a clicker's keys blank it as they do the app.
        given = {key for one in here if one.id != "blank_clicker" for key in one.keys.split(",")}
        assert place == "app" or not everywhere & given - {"f1"}, place


def test_each_screen_has_its_keys_from_the_table_and_from_nowhere_else() -> None:
    """A key that is declared beside the table would be in no help, no palette and no config."""
    found = {}
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        for thing in vars(import_module(module.name)).values():
            ours = isinstance(thing, type) and thing.__module__.startswith("tui.")
            if ours and issubclass(thing, Screen) and "BINDINGS" in vars(thing):
                found[thing] = vars(thing)["BINDINGS"]
    found[VertelApp] = VertelApp.BINDINGS
    tables = {place: bindings(place) for place in ACTIONS}
    assert all(here in tables.values() for here in found.values())
    assert all(table in found.values() for table in tables.values())


def test_a_user_whom_the_system_has_no_name_for_goes_by_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import os
    import pwd

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME", "VERTEL_WRITER"):
        monkeypatch.delenv(name, raising=False)
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    nobody = next(uid for uid in range(54321, 99999) if uid not in taken)
    monkeypatch.setattr(os, "getuid", lambda: nobody)
    assert login() == str(nobody)
    assert who().startswith(f"{nobody} (")
