"""Check-ins from the shell: a sentence is enough, and what is private is told where it is asked for."""

import json
from pathlib import Path

import pytest
from conftest import GOAL
from line import Shell

START = ("checkin", "--goal", GOAL, "--noticed", "a", "--means", "b", "--next", "ask Fatima")


def talk(shell: Shell, goal: str = GOAL) -> str:
    """A talk that is begun and broken off; gives its id."""
    assert shell("meet", "--plain", "--goal", goal, "--with", "Ana", stdin="/stop\n").code == 0
    return str(json.loads(shell("list", "--json").out)[0]["id"])


def goal_id(shell: Shell) -> str:
    return str(json.loads(shell("list", "--json").out)[0]["goal"]["id"])


@pytest.mark.parametrize(
    ("line", "stdin", "noticed"),
    [
        (["two parents stayed"], "", "two parents stayed"),
        (["-"], "two parents\nstayed\n", "two parents\nstayed"),
        (["-"], "\ufeffzij bleven één uur", "zij bleven één uur"),
        (["31 of 52 came"], "", "31 of 52 came"),
    ],
)
def test_a_sentence_is_enough_on_the_goal_of_last_time(
    shell: Shell, line: list[str], stdin: str, noticed: str
) -> None:
    shared(shell)
    about = goal_id(shell)
    done = shell("checkin", *line, "--json", stdin=stdin)
    assert done.code == 0, done
    assert f"About: {GOAL}" in done.said
    kept = json.loads(done.out)
    assert kept["ended"]
    (segment,) = kept["came_to"]["segments"]
    assert segment["goal"]["id"] == about
    assert [said["text"] for said in segment["evidence"]] == [noticed]
    assert not segment.get("initiatives")
    assert not [said for said in segment.get("remarks", []) if said["slot"] == "bring"]


def shared(shell: Shell) -> None:
    """A closed talk on the goal."""
    lines = "\n" * 40
    assert shell("meet", "--plain", "--goal", GOAL, "--with", "Ana, Joost", stdin=lines).code == 0


def test_without_a_goal_it_asks_for_one(shell: Shell) -> None:
    done = shell("checkin", "two stayed")
    assert (done.code, done.said) == (
        2, "vertel: There is no goal yet. Say with --goal what it is about.\n"
    )  # fmt: skip
    assert shell("checkin", "two stayed", "--goal", "Parents dare to ask").code == 0


def test_nothing_is_no_check_in_and_twice_is_asked_about(shell: Shell) -> None:
    for words, stdin in (("-", ""), ("-", " \n"), ("  ", "")):
        assert shell("checkin", words, "--goal", GOAL, stdin=stdin).code == 2
    done = shell("checkin", "one", "--noticed", "two", "--goal", GOAL)
    assert (done.code, "Leave --noticed out." in done.said) == (2, True)
    assert json.loads(shell("list", "--json").out) == []


def test_find_looks_in_check_ins_where_it_is_told_to_and_marks_them(shell: Shell) -> None:
    assert shell(*START).code == 0
    assert shell("find", "Fatima").out == ""
    found = shell("find", "--private", "Fatima").out
    assert "ask Fatima\n        check-in, for you alone  " in found
    assert json.loads(shell("find", "Fatima", "--json").out) == []
    (hit,) = json.loads(shell("find", "Fatima", "--private", "--json").out)
    assert (hit["text"], hit["private"]) == ("ask Fatima", True)


def test_the_list_shows_no_word_of_a_check_in(shell: Shell) -> None:
    assert shell("checkin", "two mothers stayed", "--goal", GOAL).code == 0
    for line in (["list"], ["list", "--json"]):
        done = shell(*line)
        assert "Check-in" in done.out or '"private": true' in done.out
        assert "mothers" not in done.out


def test_resume_goes_on_with_a_talk_before_a_check_in(shell: Shell) -> None:
    begun = talk(shell)
    assert shell("checkin", "--plain", "--goal", GOAL, stdin="two stayed\n").code == 0
    rows = json.loads(shell("list", "--json", "--unfinished", "--private").out)
    assert [row["private"] for row in rows] == [True, False]
    done = shell("resume", "--plain", stdin="/stop\n")
    assert begun in done.out + done.said
    assert "two stayed" not in done.out + done.said


@pytest.fixture
def two(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in which Ana wrote a check-in, and Bo types now."""
    assert shell(*START).code == 0
    monkeypatch.setenv("VERTEL_WRITER", "Bo")
    return shell


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("list", 0),
        ("list --json", 0),
        ("find --private Fatima", 0),
        ("find --private Fatima --json", 0),
        ("show last", 3),
        ("show {id}", 3),
        ("show {id} --json", 3),
        ("minutes {id}", 3),
        ("minutes last", 3),
        ("resume {id} --plain", 3),
        ("due", 0),
        ("store check", 0),
        ("store recover {id}", 3),
        ("store compare", 0),
        ("delete {id} --yes", 3),
        ("list --unfinished", 0),
    ],
)
def test_another_name_does_not_see_it(two: Shell, line: str, code: int, tmp_path: Path) -> None:
    (path,) = (tmp_path / "store" / "meetings").iterdir()
    before = path.read_bytes()
    made = path.stem[-6:]
    done = two(*line.format(id=made).split())
    assert done.code == code, done
    for told in (done.out, done.said):
        assert "Fatima" not in told
        assert GOAL not in told
    assert path.read_bytes() == before


def test_its_own_name_sees_it_however_it_is_written(
    two: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ana", " ANA "):
        monkeypatch.setenv("VERTEL_WRITER", name)
        assert "ask Fatima" in two("find", "--private", "Fatima").out


def test_where_nobody_gave_a_name_it_is_the_logins_and_that_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VERTEL_WRITER")
    assert "shown to whoever has this login" in shell(*START).said
    assert "ask Fatima" in shell("find", "--private", "Fatima").out
    assert shell("config", "set", "name", "Ana").code == 0
    assert "ask Fatima" in shell("find", "--private", "Fatima").out, "older ones stay in sight"
    assert "whoever" not in shell(*START).said


def test_where_more_people_share_a_login_a_name_is_needed(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell(*START).code == 0
    monkeypatch.delenv("VERTEL_WRITER")
    assert shell("config", "set", "shared", "true").code == 0
    assert json.loads(shell("list", "--json").out) == []
    for line in (START, ("checkin", "--plain"), ("checkin", "two stayed", "--goal", GOAL)):
        done = shell(*line, stdin="a\nb\nc\n")
        assert (done.code, done.said) == (
            2, "vertel: Whose check-in is it? Say so with VERTEL_WRITER, or with c on Home.\n"
        )  # fmt: skip
    assert shell("meet", "--plain", "--goal", GOAL, "--with", "Ana", stdin="/stop\n").code == 0
    assert len(json.loads(shell("list", "--json").out)) == 1
