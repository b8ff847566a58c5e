"""Every message that advises a line to type, and the test that types it: a message without a row is red."""

import asyncio
import json
import os
import re
import shlex
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import msgspec
import pytest
from advice import (
    NAMED,
    Reader,
    commands_in,
    every_command,
    example_lines,
    is_understood,
    messages,
    pattern,
)
from conftest import GOAL, SAID
from table import Screen, app_on, lines_for

import tui.commands.group as group
from locales import say, use
from store.encryption.header import Cost
from store.encryption.seal import hold
from store.files.lock import Holder
from store.library import TalkLibrary
from tui.app import VertelApp
from tui.settings import now

ROOT = Path(__file__).parents[2]
OTHER_GOAL = "Neighbours know each other by name"
ADVISED: dict[str, str] = {}
Test = Callable[..., None]


def advises(*told: str) -> Callable[[Test], Test]:
    """Mark the test that runs what these messages advise."""

    def mark(test: Test) -> Test:
        ADVISED.update(dict.fromkeys(told, test.__name__))
        return test

    return mark


# Messages whose advice is run elsewhere: in a browser, an installed package, at the prompts of a talk.
_INSTALLS = "test_install_lines.py::test_the_line_installs_into_the_environment_that_vertel_runs_in"
_STARTED_AGAIN = "test_serve.py::test_started_again_it_has_a_new_address_and_all_that_was_typed"
ELSEWHERE = {
    "A browser needs one more library. Install it with:\n{line}": _INSTALLS,
    "A passphrase needs one more library. Install it with:\n{line}": _INSTALLS,
    "The form {format} needs a library that is not installed ({library}). Install it with:\n{line}": _INSTALLS,
    "An empty line keeps them. Other words are kept instead; {order} leaves the line as it was.": "../tui/test_prompts.py::test_a_line_that_was_being_changed_is_taken_up",
    "{order} takes the line a question on.": "../tui/test_prompts_orders.py::test_a_because_at_the_evidence_is_told_what_takes_it_on",
    "There is no line {number}. {order} reads the lines with their numbers.": "../tui/test_prompts_orders.py::test_what_looks_like_a_number_and_is_none_of_the_lines_is_told",
    "There is no question {question}. {order} tells them with their numbers.": "../tui/test_prompts_orders.py::test_what_looks_like_a_number_and_is_none_of_the_lines_is_told",
    "A check-in is shown to who wrote it: on Home w asks your name; here VERTEL_WRITER=NAME before the command tells it.": "../tui/test_whose_check_in.py::test_resume_says_where_a_check_in_is_while_it_does_not_know_who_asks",
    "Did you mean {order}?": "../tui/test_prompts.py::test_an_unknown_order_names_a_near_one_and_a_space_keeps_the_line",
    "Type the words that are asked for; {stop} stops for now. A space before a / keeps the line as it is.": "../tui/test_prompts_check_in.py::test_in_a_check_in_a_space_keeps_the_line_and_stop_stops",
    "The connection with Vertel is gone. What was typed is saved. See whether “vertel serve” still runs in its terminal.": "test_serve_in_a_browser.py::test_a_connection_that_is_gone_is_told_and_it_is_started_again",
    "Vertel ends here. Start it again: vertel serve": _STARTED_AGAIN,
    "“vertel serve” was ended in its terminal; everything is saved. Started again it gives a new address.": _STARTED_AGAIN,
}


_SERVER = {  # in tests/sharing, where a server runs
    "org_commands.py::test_a_clash_is_told_with_what_settles_it": (
        "Beside {n} talk stands another laptop's version: {ids}. “vertel store compare ID” lays the two side by side.",
        "Beside {n} talks stands another laptop's version: {ids}. “vertel store compare ID” lays the two side by side.",
    ),
    "org_commands.py::test_from_an_empty_server_to_talks_on_two_laptops": (
        "That takes the server's administrator: a superuser, such as postgres. Others keep memberships with “vertel org invite NAME --team T”.",
        "The link they have goes on. Another one: --new-link",
        "The server is of an earlier Vertel. Its administrator types: vertel org upgrade",
        "There is nothing of Vertel on this server. “vertel org init” sets it up; see docs/organisation.md.",
        "This database is an organisation's already. To renew it: vertel org upgrade",
        "This database is not an organisation's yet. To set it up: vertel org init",
        "This store is exchanged with {name}, as your teams' talks: {teams}. Closed talks of these teams go there at “vertel sync”, check-ins never.",
        "You keep the memberships of {name}. “vertel org invite NAME --team T” lets somebody in.",
        "{n} talk is not closed, and stays here: {ids}. “vertel sync --hand-over ID” sends it.",
        "{n} talks are not closed, and stay here: {ids}. “vertel sync --hand-over ID” sends one.",
        "“vertel org connect” takes it, on the laptop of who keeps the memberships.",
    ),
    "org_commands.py::test_who_is_put_out_is_told_what_stays": (
        "Here is no link of a keeper of memberships. “vertel org connect” takes the one that “vertel org init” gave.",
        "Nobody called “{name}” is in that team. “vertel org people” tells who is.",
        "You are in team {team} no more. {n} talk of it stays on this laptop, in {folder}; “vertel delete ID” takes it out.",
        "You are in team {team} no more. {n} talks of it stay on this laptop, in {folder}; “vertel delete ID” takes one out.",
    ),
    "org_commands.py::test_who_was_put_out_altogether_is_told_what_stays_and_where": (
        "{n} talk of your teams stays on this laptop, in {folder}; “vertel delete ID” takes it out.",
        "{n} talks of your teams stay on this laptop, in {folder}; “vertel delete ID” takes one out.",
    ),
    "org_commands.py::test_who_leaves_is_told_what_stays_on_the_laptop": (
        "This store is not exchanged with a server. “vertel org connect” does that, with the link that you were given.",
        "You have left. {n} talk of your teams stays on this laptop, in {folder}; “vertel delete ID” takes it out.",
        "You have left. {n} talks of your teams stay on this laptop, in {folder}; “vertel delete ID” takes one out.",
    ),
    "org_commands.py::test_a_wrong_link_is_wrong_use_and_its_secret_is_not_told": (
        "That is no link to a server as “vertel org invite NAME --team T” gives it. Copy the whole of it.",
    ),
    "org_commands.py::test_the_places_and_an_erased_name_tell_of_the_server": (
        "This store is exchanged with other laptops: “vertel sync” now has the name go there too. Who is in that team on the server, and a login in that name, its administrator can change.",
    ),
    "org_commands.py::test_a_server_that_is_checked_after_a_policy_was_dropped_says_which_way_is_open": (
        "The server lets you do what is above, and should not. Tell its administrator; “vertel org upgrade” may mend it.",
    ),
    "rights.py::test_a_login_that_may_do_everything_exchanges_nothing": (
        "This login may do everything on the server, and so reads every team's talks. Vertel exchanges as a person only: ask for a link with “vertel org invite NAME --team T”.",
    ),
    "exchange.py::test_a_name_that_was_erased_does_not_come_back_from_another_laptop": (
        "In {n} talk a name was erased on another laptop, and stands here still: {ids}. Erase it here too (vertel store erase-name NAME), and exchange again.",
        "In {n} talks a name was erased on another laptop, and stands here still: {ids}. Erase it here too (vertel store erase-name NAME), and exchange again.",
    ),
    "exchange.py::test_retired_takes_the_words_from_the_server_and_the_talk_out_of_the_other_store": (
        "{n} talk was taken out on another laptop, and so here: {ids}. “vertel store recover ID” brings it back, “vertel store forget ID” drops it.",
        "{n} talks were taken out on another laptop, and so here: {ids}. “vertel store recover ID” brings one back, “vertel store forget ID” drops it.",
    ),
    "exchange_on_home.py::test_of_a_store_that_is_not_exchanged_home_says_nothing": (
        "This store is not exchanged with other laptops: see “vertel org connect”.",
    ),
}  # fmt: skip
_LIVE = {  # of phones in the room
    "test_live_commands.py::test_what_cannot_be_is_refused": (
        "--at goes with --live.",
        "--cert goes with --live.",
        "--cert and --key go together.",
        "--live wants the screen, where the lines from phones wait.",
    ),
    "../tui/live/test_own_certificate.py::test_a_certificate_that_cannot_be_is_refused_before_the_talk": (
        "A certificate is for a name. Say with --at which one phones go to, such as talk.school.example.",
    ),
    "test_live_commands.py::test_a_name_that_leads_past_this_laptop_is_told": (
        "{name} leads to {where}, and not to this laptop ({here}): no phone finds the page. Ask who runs the network to have it lead here.",
    ),
    "test_live_commands.py::test_without_a_talk_there_is_nothing_to_join": (
        "No talk is open that the room takes part in. Begin one: vertel meet --live",
    ),
    "test_live_commands.py::test_how_a_room_takes_part_is_told": (
        "A talk with the room's own phones: vertel meet --live, or Ctrl+B in a talk.",
        "Whether phones reach this machine: vertel live --check",
    ),
    "../store/test_waiting_lines.py::test_a_store_of_a_former_seal_takes_none_until_it_is_locked_anew": (
        "This store is sealed in a former form. “vertel store lock” first; then the room can take part.",
    ),
    "../store/test_waiting_lines.py::test_check_tells_of_lines_that_wait_in_a_talk_that_is_closed": (
        "{file}: lines from phones that wait, and talk {id} is not open any more. “vertel resume {id}” opens it again, with them; “vertel store forget {id}” lets them go.",
    ),
}  # fmt: skip
ELSEWHERE["Phones need a few more libraries. Install them with:\n{line}"] = _INSTALLS
ELSEWHERE.update((told, test) for test, of_test in _LIVE.items() for told in of_test)
ELSEWHERE["An organisation's server needs one more library. Install it with:\n{line}"] = _INSTALLS
ELSEWHERE.update(
    (told, f"../sharing/test_{test}") for test, of_test in _SERVER.items() for told in of_test
)


@pytest.fixture
def reader(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Reader]:
    monkeypatch.setenv("VERTEL_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("VERTEL_STATE", str(tmp_path / "state"))
    # what a passphrase takes is a matter of tests/store
    cheap = Cost(memory=64, passes=1, lanes=1)
    monkeypatch.setattr("store.encryption.convert.Cost", lambda: cheap)
    monkeypatch.chdir(tmp_path)
    yield Reader(capfd, monkeypatch, tmp_path)
    hold(None)


@pytest.fixture
def kept(reader: Reader) -> str:
    """The id of a check-in that is kept."""
    return check_in(reader)


def check_in(reader: Reader, goal: str = GOAL, noticed: str = "two parents stayed") -> str:
    words = ("--goal", goal, "--noticed", noticed, "--means", "trust", "--next", "ask")
    made: str = json.loads(reader.done("checkin", *words, "--json").out)["id"]
    return made


def file_of(reader: Reader, talk_id: str) -> Path:
    (path,) = reader.meetings.glob(f"*-{talk_id}.json")
    return path


def talk(reader: Reader, *more: str, goal: str = GOAL, typed: str = "/stop\n") -> str:
    reader.done("meet", "--plain", "--goal", goal, "--with", "Ana", *more, stdin=typed)
    made: str = json.loads(reader.done("list", "--json").out)[0]["id"]
    return made


def typed_talk(reader: Reader) -> str:
    """What is typed at the prompts of a whole talk."""
    said = {slot: [words] for slot, words in SAID.items()}
    library = TalkLibrary(reader.folder / "store", now)
    return lines_for(library, "accountability", GOAL, ("Ana",), said, now())


def closed_talk(reader: Reader) -> str:
    return talk(reader, "--team", "Blue", typed=typed_talk(reader))


def held_elsewhere(reader: Reader, talk_id: str) -> None:
    holder = Holder(who="Ada", since="2026-11-20T16:10:00+01:00", machine="old-laptop")
    locks = reader.folder / "store" / "locks"
    (locks / f"{talk_id}.who").write_bytes(msgspec.json.encode(holder))


# -- the table


def helps() -> set[str]:
    """What stands in --help, which describes and is no message; its lines are tried as examples."""
    found = {about for _module, about in group.COMMANDS.values()}
    for _name, command in every_command():
        found |= {command.help or "", command.epilog or ""}
        found |= {p.help or "" for p in command.params if isinstance(p, click.Option)}
    return found


def test_every_message_with_advice_has_its_test() -> None:
    apart = helps()
    named = {said for said, _dutch in messages() if NAMED.search(said)} - apart
    assert sorted(named - ADVISED.keys() - ELSEWHERE.keys()) == []
    known = {said for said, _dutch in messages()}
    assert sorted((ADVISED.keys() | ELSEWHERE.keys()) - known) == []
    assert {test for test in ADVISED.values() if test not in globals()} == set()
    for place in ELSEWHERE.values():
        file, _colons, test = place.partition("::")
        assert f"def {test}(" in (Path(__file__).parent / file).read_text("utf-8"), place


def test_every_line_in_a_message_is_understood_in_both_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried, examples = 0, {command.epilog for _name, command in every_command()}
    for said, dutch in messages():
        if said in examples:
            continue  # tried below
        named = [sorted(map(len, commands_in(text))) for text in (said, dutch)]
        assert named[0] == named[1], (said, dutch)
        for text in (said, dutch):
            for words in commands_in(text):
                typed = [word.replace("{", "").replace("}", "") for word in words]
                try:
                    is_understood(typed)
                except click.exceptions.Exit:
                    pass  # --help, --version
                except click.UsageError as error:
                    raise AssertionError(f"{typed}: {error} ({text})") from error
                tried += 1
    assert tried > 80


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_example_is_understood(language: str) -> None:
    use(language)
    tried = 0
    for name, command in every_command():
        for line in example_lines(say(command.epilog) if command.epilog else ""):
            try:
                is_understood(line)
            except click.UsageError as error:
                raise AssertionError(f"{name}: {line}: {error}") from error
            tried += 1
    assert tried > 50


# -- talks, lists, goals


@advises("Kept, for you alone. To read it back: vertel show {id} --private")
def test_a_check_in_is_read_back(reader: Reader) -> None:
    words = ("--goal", GOAL, "--noticed", "two stayed", "--means", "trust", "--next", "ask")
    told = reader.told(
        "Kept, for you alone. To read it back: vertel show {id} --private", "checkin", *words
    )
    (shown,) = reader.follow(told)
    assert "two stayed" in shown.out
    talk(reader)  # from now on somebody may read along
    reader.follow(told)


@advises("This check-in is done. To read it: vertel show {id} --private")
def test_a_check_in_that_is_done_is_read(reader: Reader, kept: str) -> None:
    told = reader.told(
        "This check-in is done. To read it: vertel show {id} --private", "resume", "--plain", kept
    )
    reader.follow(told)


@advises(
    "Check-ins are left out while a talk is open or paused. --private lists them.",
    "That is a check-in, and a talk is open or paused: who sees this reads along. --private shows it.",
)
def test_a_check_in_is_listed_and_shown_where_it_is_asked_for(reader: Reader, kept: str) -> None:
    left_out = "Check-ins are left out while a talk is open or paused. --private lists them."
    reads_along = "That is a check-in, and a talk is open or paused: who sees this reads along. --private shows it."
    assert kept in reader.done("list").out
    made = talk(reader)
    for more in ((), ("--json",), ("--limit", "2")):
        listed = reader("list", *more)
        own = f'"id": "{kept}"' if more == ("--json",) else f"{kept}  "  # its goal has its id too
        assert (listed.code, made in listed.out, own in listed.out) == (0, True, False)
        reader.said(left_out, listed.said)
        assert own in reader.done("list", *more, "--private").out
    for more in ((), ("--json",)):
        refused = reader("show", kept, *more)
        assert (refused.code, "two parents stayed" in refused.out + refused.said) == (1, False)
        reader.said(reads_along, refused.said)
        assert "two parents stayed" in reader.done("show", kept, *more, "--private").out
    assert "left out" not in reader.done("list", "--private").said


@advises("There are no talks yet. “vertel meet” starts one.")
def test_a_first_talk_is_started(reader: Reader) -> None:
    told = reader.told("There are no talks yet. “vertel meet” starts one.", "show", "last")
    reader.has_terminal()
    reader.follow(told)
    assert len(reader.opened) == 1


@advises("There is no talk “{id}”. “vertel list” shows which there are.")
def test_a_list_shows_which_talks_there_are(reader: Reader, kept: str) -> None:
    told = reader.told(
        "There is no talk “{id}”. “vertel list” shows which there are.", "show", "zz"
    )
    (listed,) = reader.follow(told)
    assert kept in listed.out


@advises(
    "There is no goal “{goal}” that a talk was closed on. “vertel goal list” shows goals with their ids."
)
def test_goals_are_shown_with_their_ids(reader: Reader) -> None:
    closed_talk(reader)
    told = reader.told(
        "There is no goal “{goal}” that a talk was closed on. “vertel goal list” shows goals with their ids.",
        "goal", "story", "nonesuch",
    )  # fmt: skip
    (listed,) = reader.follow(told)
    goal = json.loads(reader.done("list", "--json").out)[0]["goal"]["id"]
    assert goal in listed.out
    reader.done("goal", "story", goal)


@advises("There are no goals yet to look at. Begin with one: vertel meet goal-dialogue.")
def test_a_goal_dialogue_is_begun(reader: Reader) -> None:
    told = reader.told(
        "There are no goals yet to look at. Begin with one: vertel meet goal-dialogue.",
        "meet", "review", "--plain", "--with", "Ana",
    )  # fmt: skip
    reader.follow(told, "--plain", "--goal", GOAL, "--with", "Ana", stdin="/stop\n")
    assert json.loads(reader.done("list", "--json").out)[0]["agenda"] == "goal-dialogue"


@advises("Everything is saved. Go on later with: {command}")
def test_prompts_go_on_later(reader: Reader) -> None:
    told = reader.told(
        "Everything is saved. Go on later with: {command}",
        "meet", "--plain", "--goal", GOAL, "--with", "Ana", stdin="/stop\n",
    )  # fmt: skip
    (went_on,) = reader.follow(told, stdin="/stop\n")
    assert "Phase 1" in went_on.out
    check_in_told = reader.told(
        "Everything is saved. Go on later with: {command}",
        "checkin", "--plain", "--goal", GOAL, stdin="two stayed\n/stop\n",
    )  # fmt: skip
    reader.follow(check_in_told, stdin="/stop\n")


@advises(
    "The talk is closed. Its minutes: vertel minutes {id}",
    "This talk is closed. Its minutes: vertel minutes {id}",
)
def test_the_minutes_of_a_closed_talk(reader: Reader) -> None:
    typed = typed_talk(reader)
    told = reader.told(
        "The talk is closed. Its minutes: vertel minutes {id}",
        "meet", "--plain", "--goal", GOAL, "--with", "Ana", "--team", "Blue", stdin=typed,
    )  # fmt: skip
    (minutes,) = reader.follow(told)
    assert GOAL in minutes.out
    again = reader.told(
        "This talk is closed. Its minutes: vertel minutes {id}", "resume", told.split()[-1], "--plain"
    )  # fmt: skip
    assert reader.follow(again)[0].out == minutes.out


@advises("Kept. “vertel due” will say that it waits for a talk.")
def test_a_criterion_waits_for_a_talk(reader: Reader) -> None:
    told = reader.told(
        "Kept. “vertel due” will say that it waits for a talk.",
        "meet", "--plain", "--goal", GOAL, "--with", "Ana",
        stdin="/criterion every visit is written down\n" + typed_talk(reader),
    )  # fmt: skip
    (due,) = reader.follow(told)
    assert "every visit is written down" in due.out


@advises("Which goal is the talk about? Give its words or its id with --goal.")
def test_a_goal_is_given(reader: Reader) -> None:
    reader.told(
        "Which goal is the talk about? Give its words or its id with --goal.", "meet", "--plain"
    )
    talk(reader)
    goal = json.loads(reader.done("list", "--json").out)[0]["goal"]["id"]
    reader.done("meet", "--plain", "--goal", goal, "--with", "Ana", stdin="/stop\n")


@advises("Type the goal between quotes after “check”, or pipe in a line.")
def test_a_goal_is_checked(reader: Reader) -> None:
    told = "Type the goal between quotes after “check”, or pipe in a line."
    reader.told(told, "goal", "check", "  ")
    reader.told(told, "goal", "check", "-")
    for done in (reader("goal", "check", GOAL), reader("goal", "check", "-", stdin=f"{GOAL}\n")):
        assert (done.code, GOAL in done.out) == (0, True)


@advises(
    "Which talk? Give its ID or “last”; for many, --team, --since or --agenda.",
    "Give an ID for one talk, or --team, --since and --agenda for many.",
)
def test_minutes_of_one_or_of_many(reader: Reader) -> None:
    made = closed_talk(reader)
    reader.told(
        "Which talk? Give its ID or “last”; for many, --team, --since or --agenda.", "minutes"
    )
    reader.told(
        "Give an ID for one talk, or --team, --since and --agenda for many.", "minutes", made, "--team", "Blue"
    )  # fmt: skip
    for words in (
        (made,), ("last",), ("--team", "Blue"), ("--since", "2026-01-01"),
        ("--team", "Blue", "--since", "2026-01-01"), ("--agenda", "accountability"),
    ):  # fmt: skip
        assert reader.done("minutes", *words, "--force").code == 0


@advises("{names} was at the table and may have the whole: leave --for out.")
def test_who_was_at_the_table_may_have_the_whole(reader: Reader) -> None:
    line = ("minutes", talk(reader, "--with", "Ruth (leader)"))
    reader.told(
        "{names} was at the table and may have the whole: leave --for out.",
        *line, "--for", "leader",
    )  # fmt: skip
    assert "Ruth" in reader.done(*line).out


@advises(
    "“.{ending}” is the ending of no form. Choose one of: {formats}; or say which with --format.",
    "{file} is there already. Choose another name, or add --force.",
)
def test_a_document_gets_its_form_and_its_place(reader: Reader) -> None:
    kept = closed_talk(reader)
    told = reader.told(
        "“.{ending}” is the ending of no form. Choose one of: {formats}; or say which with --format.",
        "minutes", kept, "-o", "x.xyz",
    )  # fmt: skip
    for form in told.partition("of: ")[2].partition(";")[0].split(", "):
        reader.done("minutes", kept, "--format", form, "-o", "x.xyz", "--force")
    reader.told(
        "{file} is there already. Choose another name, or add --force.",
        "minutes", kept, "--format", "md", "-o", "x.xyz",
    )  # fmt: skip
    reader.done("minutes", kept, "--format", "md", "-o", "x.xyz", "--force")
    for words in (("store", "backup", "x.xyz"), ("goal", "story", "g", "-o", "x.md")):
        if "--force" in reader(*words).said:
            reader.done(*words, "--force")


@advises(
    "{file} is not JSON. Nothing came in. Export a talk with: vertel minutes ID --format json",
    "{file} holds no talk. Export one with: vertel minutes ID --format json",
)
def test_a_talk_is_exported_to_be_taken_in(reader: Reader, kept: str) -> None:
    Path("plan.txt").write_text("no talk")
    Path("other.json").write_text("[]")
    told = [
        reader.told(
            "{file} is not JSON. Nothing came in. Export a talk with: vertel minutes ID --format json",
            "import", "plan.txt",
        ),
        reader.told(
            "{file} holds no talk. Export one with: vertel minutes ID --format json",
            "import", "other.json",
        ),
    ]  # fmt: skip
    for advice in told:
        (exported,) = reader.follow(advice, ID=kept)
        reader.done("import", "-", "--store", "another", stdin=exported.out)


@advises(
    "It is shown to whoever has this login. For a name of its own: VERTEL_WRITER",
    "Whose check-in is it? Say so with VERTEL_WRITER, or with c on Home.",
)
def test_whose_check_in_it_is_is_said(reader: Reader) -> None:
    words = ("checkin", "two stayed", "--goal", GOAL)
    reader.patch.delenv("VERTEL_WRITER", raising=False)
    login = "It is shown to whoever has this login. For a name of its own: VERTEL_WRITER"
    reader.told(login, *words)
    reader.patch.setenv("VERTEL_WRITER", "Ana")
    assert login not in reader.done(*words).said
    reader.patch.delenv("VERTEL_WRITER")
    reader.done("config", "set", "shared", "true")
    reader.told("Whose check-in is it? Say so with VERTEL_WRITER, or with c on Home.", *words)
    reader.patch.setenv("VERTEL_WRITER", "Bo")
    reader.done(*words)
    reader.patch.delenv("VERTEL_WRITER")
    assert "Whose check-in is it?" in on_screen(reader, "c", shared=True)


# -- orders in prompts

ORDERS = {
    "{order} and the number of a line withdraws it; again puts it back.": (
        ["they greet us", "/withdraw"], " 1", "Struck out: ",
    ),
    "Struck out: {text}. {order} puts it back.": (
        ["they greet us", "/withdraw 1"], "", "Undone: ",
    ),
    "{order} and the number of a line, then its new words.": (
        ["they greet us", "/change"], " 1 they know us by name", "Changed.",
    ),
    "{order} and a number puts that question.": (["/questions"], " 3", "Does anything about this goal chafe?"),
    "{order} team, {order} leader or {order} all says for whom the last line is; a number behind it another one.": (
        ["they greet us", "/for"], " leader", "leader",
    ),
    "Type the criterion behind the order: {order} TEXT.": (
        ["/criterion"], " every visit is written down", "“vertel due” will say",
    ),
    "Type the name and the new one with a colon between: {order} OLD: NEW.": (
        ["/rename"], " Jo: Joost", "2 Joost",
    ),
    "{order} and a number puts that line on the table.": (["/bring"], " 1", "ask"),
    "A question stays until you move on: every line you type is put on record under it, and an empty line goes to the next. {help} tells what else you can type; {stop} stops for now.": (
        [], "", "Everything is saved",
    ),
}  # fmt: skip


@advises(*ORDERS, "There is no order “{order}”.", "The order {order} does nothing here.")
@pytest.mark.parametrize("told", ORDERS)
def test_an_order_is_typed_as_it_is_named(reader: Reader, told: str) -> None:
    check_in(reader)
    lines, behind, seen = ORDERS[told]

    def typed(*words: str) -> str:
        stdin = "".join(f"{line}\n" for line in words)
        meet = ("meet", "--plain", "--goal", GOAL, "--with", "Ana", "--with", "Jo")
        ended = reader(*meet, stdin=stdin)
        return f"{ended.said}\n{ended.out}"

    found = pattern(told).search(typed(*lines))
    assert found, typed(*lines)
    named = found.groupdict()
    order = named.get("order") or named["stop"]
    before, after = typed(*lines), typed(*lines, f"{order}{behind}")
    assert after.count(seen) > before.count(seen) or order == "/stop", after


# -- agendas, templates, settings


@advises(
    "{editor} could not be started. Choose another editor: vertel config set editor nano",
    "{editor} did not end well. Open it again, or choose another editor: vertel config set editor nano",
)
def test_another_editor_is_chosen(reader: Reader) -> None:
    for editor, told in (
        ("no-such-editor", "{editor} could not be started. Choose another editor: "),
        ("false", "{editor} did not end well. Open it again, or choose another editor: "),
    ):
        reader.done("config", "set", "editor", editor)
        advice = reader.told(f"{told}vertel config set editor nano", "config", "edit")
        reader.follow(advice)
        assert reader.done("config", "get", "editor").out.strip() == "nano"


@advises(
    "There is no agenda “{name}”. “vertel agenda list” shows which there are.",
    "Change it in an editor, then: vertel agenda check {name}",
    "{agenda} (needs mending: vertel agenda check {agenda})",
)
def test_an_agenda_of_ones_own(reader: Reader) -> None:
    told = reader.told(
        "There is no agenda “{name}”. “vertel agenda list” shows which there are.",
        "meet", "nonesuch", "--plain",
    )  # fmt: skip
    assert "accountability-90 " in reader.follow(told)[0].out
    told = reader.told(
        "Change it in an editor, then: vertel agenda check {name}", "agenda", "new", "ours"
    )
    reader.follow(told)
    made = Path(reader.done("config", "path").out.strip()).parent / "agendas" / "ours.toml"
    path = made if made.exists() else next(reader.folder.rglob("ours.toml"))
    path.write_text(path.read_text().replace("[[phases]]", "[[phases", 1))
    on_prepare = on_screen(reader, "n", agendas=path.parent)
    told = reader.said("{agenda} (needs mending: vertel agenda check {agenda})", on_prepare)
    (line,) = commands_in(told)
    checked = reader(*line)
    assert (checked.code, "ours.toml, line" in checked.out) == (1, True)


@advises(
    "a key has too many dots. Write tables as in “vertel agenda new ours”.",
    "brackets are nested too deep. Write tables as in “vertel agenda new ours”.",
)
def test_tables_are_written_as_in_a_new_agenda(reader: Reader) -> None:
    Path("dots.toml").write_text(".".join("a" * 300) + " = 1\n")
    Path("deep.toml").write_text("a = " + "[" * 3000 + "]" * 3000 + "\n")
    told = [
        reader.told(
            "a key has too many dots. Write tables as in “vertel agenda new ours”.",
            "agenda", "check", "dots.toml",
        ),
        reader.told(
            "brackets are nested too deep. Write tables as in “vertel agenda new ours”.",
            "agenda", "check", "deep.toml",
        ),
    ]  # fmt: skip
    for advice in told:
        (made,) = reader.follow(advice)
        path = Path(made.out.strip())
        assert "[[phases]]" in path.read_text()
        path.unlink()


@advises(
    "There are none yet. Begin one with: vertel template new ours",
    "Change it in an editor, then: vertel template check {name}",
)
def test_a_template_of_ones_own(reader: Reader) -> None:
    told = reader.told(
        "There are none yet. Begin one with: vertel template new ours", "template", "list"
    )
    (made,) = reader.follow(told)
    reader.follow(
        reader.said("Change it in an editor, then: vertel template check {name}", made.said)
    )


@advises(
    "Other keys for what can be done: an action, and the key or keys for it. “vertel config show --keys” lists them.",
    "“keys.{action}” in the config is nothing that can be done. Try: vertel config show --keys",
    "VERTEL_LANG cannot be “{value}”. It wants: {wanted}.",
)
def test_keys_and_languages_that_there_are(reader: Reader) -> None:
    reader.done("config", "set", "theme", "dark")
    config = Path(reader.done("config", "path").out.strip())
    told = reader.said(
        "Other keys for what can be done: an action, and the key or keys for it. “vertel config show --keys” lists them.",
        config.read_text().replace("\n# ", " "),
    )
    (listed,) = reader.follow(told)
    assert "park" in listed.out
    told = reader.told(
        "“keys.{action}” in the config is nothing that can be done. Try: vertel config show --keys",
        "config", "set", "keys.nonesuch", "ctrl+y",
    )  # fmt: skip
    assert reader.follow(told)[0].out == listed.out
    reader.patch.setenv("VERTEL_LANG", "fr")
    told = reader.told("VERTEL_LANG cannot be “{value}”. It wants: {wanted}.", "list")
    for language in told.partition("wants: ")[2].rstrip(".").split(", "):
        reader.patch.setenv("VERTEL_LANG", language)
        assert "VERTEL_LANG" not in reader.done("list").said


@advises("The pseudonym holds the name itself. Choose another with --as.")
def test_another_pseudonym(reader: Reader, kept: str) -> None:
    check_in(reader, noticed="Zoë came")
    words = ("store", "erase-name", "Zoë", "--yes")
    reader.told(
        "The pseudonym holds the name itself. Choose another with --as.",
        *words, "--as", "Zoë B.",
    )  # fmt: skip
    reader.done(*words, "--as", "a pupil")


@advises(
    '“{form}” was left, {n} time: it may be another word or somebody else. If it is the name: --also "{form}"',
    '“{form}” was left, {n} times: it may be another word or somebody else. If it is the name: --also "{form}"',
)
def test_another_form_of_a_name_goes_too(reader: Reader) -> None:
    check_in(reader, noticed="het kind van Kind las, en een kind keek")
    many = '“{form}” was left, {n} times: it may be another word or somebody else. If it is the name: --also "{form}"'
    words = ("store", "erase-name", "Kind", "--as", "P-1", "--yes")
    told = reader.told(many, *words)
    reader.done(*words, *shlex.split(told[told.index("--also") :]))
    assert "het P-1 van P-1 las, en een P-1 keek" in reader.done("show", "last").out
    one = many.replace("times", "time")
    check_in(reader, OTHER_GOAL, "een vrouw en Vrouw")
    shutil.rmtree(reader.folder / "state")  # where it stands too
    words = ("store", "erase-name", "Vrouw", "--as", "P-2", "--yes")
    told = reader.told(one, *words)
    reader.done(*words, *shlex.split(told[told.index("--also") :]))
    assert "een P-2 en P-2" in reader.done("show", "last").out


@advises(
    "“{part}” stands {n} time by itself: this person, or another. If it is this person: vertel store erase-name {name}",
    "“{part}” stands {n} times by itself: this person, or another. If it is this person: vertel store erase-name {name}",
)
def test_a_part_of_a_name_by_itself_goes_too(reader: Reader) -> None:
    check_in(reader, noticed="eerst sprak Kim Bos, toen weer Kim")
    many = "“{part}” stands {n} times by itself: this person, or another. If it is this person: vertel store erase-name {name}"
    one = many.replace("times", "time")
    shutil.rmtree(reader.folder / "state")  # where it stands too
    words = ("--as", "P-1", "--yes")
    told = reader.told(one, "store", "erase-name", "Kim Bos", *words)
    line = shlex.split(told[told.index("vertel ") :])[1:]
    reader.done(*line, *words)
    assert "eerst sprak P-1, toen weer P-1" in reader.done("show", "last").out
    check_in(reader, OTHER_GOAL, "Bo, en Bo van Dam, en nog eens Bo")
    told = reader.told(many, "store", "erase-name", "Bo van Dam", *words)
    reader.done(*shlex.split(told[told.index("vertel ") :])[1:], *words)
    assert "P-1, en P-1, en nog eens P-1" in reader.done("show", "last").out


@advises(
    "{file} is sealed and cannot be opened here, so whether the name is in it nobody can say. “vertel store check” tells what can be done with it."
)
def test_what_cannot_be_looked_in_for_a_name_is_checked(reader: Reader, kept: str) -> None:
    reader.has_passphrase()
    reader.done("store", "lock")
    path = file_of(reader, kept)
    path.with_name(f"{path.stem} (copy).json").write_bytes(path.read_bytes()[:-1] + b"!")
    told = reader.told(
        "{file} is sealed and cannot be opened here, so whether the name is in it nobody can say. “vertel store check” tells what can be done with it.",
        "store", "erase-name", "parents", "--also", "all", "--as", "P-1", "--yes",
    )  # fmt: skip
    ended = reader(*shlex.split(told[told.index("“vertel") + 1 : told.index("”")])[1:])
    assert f"{path.stem} (copy).json" in ended.out + ended.said


@advises("Check-ins are left out. --private looks in them too.")
def test_a_check_in_is_found_too(reader: Reader, kept: str) -> None:
    told = "Check-ins are left out. --private looks in them too."
    reader.told(told, "find", "two parents")
    assert kept in reader.done("find", "two parents", "--private").out


@advises(
    "There is no goal yet. Say with --goal what it is about.",
    "What you noticed is there twice. Leave --noticed out.",
    "Without a screen a check-in also wants: {options}",
)
def test_a_check_in_gets_what_it_wants(reader: Reader) -> None:
    reader.told("There is no goal yet. Say with --goal what it is about.", "checkin", "two stayed")
    reader.done("checkin", "two stayed", "--goal", GOAL)
    reader.told(
        "What you noticed is there twice. Leave --noticed out.", "checkin", "x", "--noticed", "y"
    )
    reader.done("checkin", "x")
    told = reader.told(
        "Without a screen a check-in also wants: {options}",
        "checkin", "--goal", GOAL, "--noticed", "x",
    )  # fmt: skip
    more = [word for option in re.findall(r"--\w+", told) for word in (option, "words")]
    reader.done("checkin", "--goal", GOAL, "--noticed", "x", *more)


# -- wrong use, and no terminal


@advises(
    "See: {command}",
    "{name} stands before the command: {line}",
    "--demo has a store of its own. Leave --store out.",
    "Here no example can be opened. In a terminal: vertel --demo",
    "“vertel serve” works on Linux and macOS only. In a terminal: vertel",
    "Try '{command} {option}' for help.",
)
def test_wrong_use_is_put_right(reader: Reader) -> None:
    for words in (("frobnicate",), ("goal", "story"), ("store", "check", "--json")):
        (shown,) = reader.follow(reader.told("See: {command}", *words))
        assert shown.out.startswith("Usage: vertel")
    told = reader.told("{name} stands before the command: {line}", "list", "--demo")
    assert "Team Blue is made" in reader.follow(told)[0].said
    reader.told(
        "--demo has a store of its own. Leave --store out.", "--demo", "list", "--store", "x"
    )
    reader.done("--demo", "list")
    reader.has_terminal()
    reader.patch.setattr("tui.commands.demo.open_app", lambda *a: reader.opened.append(a))
    not_here = "Here no example can be opened. In a terminal: vertel --demo"
    reader.follow(reader.said(not_here, on_screen(reader, "d", toasts=True)))
    reader.patch.setattr("sys.platform", "win32")
    reader.told("“vertel serve” works on Linux and macOS only. In a terminal: vertel", "serve")
    reader.patch.undo()


@advises(
    "Vertel's screens need a terminal. Try: vertel meet --plain, or vertel --help.",
    "This terminal (TERM) cannot show screens. Try: vertel meet --plain.",
)
def test_without_a_screen_there_are_prompts(reader: Reader) -> None:
    none = "Vertel's screens need a terminal. Try: vertel meet --plain, or vertel --help."
    dumb = "This terminal (TERM) cannot show screens. Try: vertel meet --plain."
    told = [reader.told(none, "meet")]
    reader.patch.setattr("tui.commands.common.open_app.terminal_problem", lambda: "dumb")
    told.append(reader.told(dumb, "resume", talk(reader)))
    for advice in told:
        for line in commands_in(advice):
            more = ("--goal", GOAL, "--with", "Ana") if "meet" in line else ()
            reader.done(*line, *more, stdin="/stop\n")


@advises("Port {port} cannot be used: {reason}. Leave --port out, and a free one is taken.")
def test_a_free_port_is_taken(reader: Reader) -> None:
    pytest.importorskip("aiohttp")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        reader.told(
            "Port {port} cannot be used: {reason}. Leave --port out, and a free one is taken.",
            "serve", "--port", str(taken.getsockname()[1]),
        )  # fmt: skip
        is_understood(["serve"])  # it is served so in test_serve.py


@advises("{file} is a file, and talks are kept in a folder. Name one with --store.")
def test_a_folder_is_named_for_the_store(reader: Reader) -> None:
    Path("notes.txt").write_text("mine")
    reader.told(
        "{file} is a file, and talks are kept in a folder. Name one with --store.",
        "list", "--store", "notes.txt",
    )  # fmt: skip
    reader.done("list", "--store", "notes")


# -- two versions, damage, loss, a lock left


@advises(
    "There are two versions of talk {id}. Try: vertel store compare {id}",
    "Talk {id} has no copy “{file}”. “vertel store compare {id}” names them.",
    "{file} is a second version of talk {id}, {origin}. {how} “vertel store compare {id}” lays the two side by side.",
    "  the same words; it can go: --drop {file}",
)
def test_versions_are_laid_side_by_side(reader: Reader, kept: str) -> None:
    path = file_of(reader, kept)
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    copy.write_bytes(path.read_bytes())
    told = [
        reader.told(
            "{file} is a second version of talk {id}, {origin}. {how} “vertel store compare {id}” lays the two side by side.",
            "store", "check",
        ),
        reader.told(
            "Talk {id} has no copy “{file}”. “vertel store compare {id}” names them.",
            "store", "compare", kept, "--drop", "nothing.json",
        ),
    ]  # fmt: skip
    for advice in told:
        (laid,) = reader.follow(advice)
        drop = reader.said("  the same words; it can go: --drop {file}", laid.out)
    talked = talk(reader)
    doubled = file_of(reader, talked)
    doubled.with_name(f"{doubled.stem} (conflicted copy).json").write_bytes(doubled.read_bytes())
    reader.follow(
        reader.said(
            "There are two versions of talk {id}. Try: vertel store compare {id}", on_screen(reader)
        )
    )
    reader.done("store", "compare", kept, "--drop", drop.partition("--drop ")[2])
    assert not copy.exists()


@advises(
    "Counted from {day}: up to then the talks here follow each other. The clock of this machine says {today}; if that is right, add --as-of {today}."
)
def test_who_knows_what_day_it_is_says_so(reader: Reader, kept: str) -> None:
    from said_in import close

    from agendas.lines.edit import change

    library = TalkLibrary(reader.folder / "store", now)
    long_ago = now().replace(year=2001, month=3, day=3)
    library.save(close(change(library.open(kept), started=long_ago, changed=None), long_ago))
    line = ("store", "retire", "--older-than", "5y", "--yes")
    told = reader.told(
        "Counted from {day}: up to then the talks here follow each other. The clock of this machine says {today}; if that is right, add --as-of {today}.",
        *line,
    )  # fmt: skip
    assert library.files()
    reader.done(*line, *re.findall(r"--as-of|(?<=--as-of )[\d-]+", told))
    assert library.files() == {}


@advises(
    "{file} was changed elsewhere, and so was this talk here. Nothing is overwritten: the version of this machine is kept beside it. “vertel store compare {id}” lays them side by side.",
    "{file} was changed from outside while it was open here. Nothing is overwritten: that version is kept as {kept}. “vertel store compare {id}” lays them side by side.",
    "{file} was changed elsewhere, and so was talk {id} on this machine, apart from each other. “vertel store compare {id}” lays the two side by side.",
    "{file} is a second version of talk {id}, {origin}. The talk itself cannot be read; “vertel store compare {id} --take {file}” makes this one the talk.",
)
def test_what_was_changed_elsewhere_is_laid_beside(reader: Reader) -> None:
    made = talk(reader)
    folder, path = reader.folder / "store", file_of(reader, made)

    from said_in import with_draft

    def machine(name: str) -> TalkLibrary:
        return TalkLibrary(folder, now, reader.folder / name, machine=name)

    both = "{file} was changed elsewhere, and so was this talk here. Nothing is overwritten: the version of this machine is kept beside it. “vertel store compare {id}” lays them side by side."
    outside = "{file} was changed from outside while it was open here. Nothing is overwritten: that version is kept as {kept}. “vertel store compare {id}” lays them side by side."
    beside = "{file} is a second version of talk {id}, {origin}. {how} “vertel store compare {id}” lays the two side by side."
    before = path.read_bytes()
    machine("here").save(with_draft(machine("here").open(made), "goal", "words of this machine"))
    with_ours = path.read_bytes()
    path.write_bytes(before)
    machine("there").save(with_draft(machine("there").open(made), "goal", "words of that machine"))
    path.write_bytes(with_ours)  # a sync program brings the other's
    opened = machine("there")
    meeting = opened.open(made)
    noted = "\n".join(say(note.message, **note.values) for note in opened.take_notes())
    advice = reader.said(both, noted)
    opened.save(meeting)
    (laid,) = reader.follow(advice)
    assert "words of this machine" in laid.out
    (laid,) = reader.follow(reader.told(beside, "store", "check"))
    assert "words of this machine" in laid.out
    meeting = opened.open(made)
    path.write_bytes(before)
    third = machine("third")
    third.save(with_draft(third.open(made), "goal", "words of a third machine"))
    opened.save(with_draft(meeting, "goal", "and on"))
    noted = "\n".join(say(note.message, **note.values) for note in opened.take_notes())
    reader.follow(reader.said(outside, noted))
    for copy in reader.meetings.glob("*.kept-*"):
        copy.unlink()
    apart = "{file} was changed elsewhere, and so was talk {id} on this machine, apart from each other. “vertel store compare {id}” lays the two side by side."
    first = path.read_bytes()
    opened.save(with_draft(opened.open(made), "goal", "words of that machine again"))
    theirs = path.read_bytes()
    path.write_bytes(first)
    third = machine("third")
    third.save(with_draft(third.open(made), "goal", "words of a third machine again"))
    path.write_bytes(theirs)
    reader.patch.setenv("VERTEL_STATE", str(reader.folder / "third"))
    (laid,) = reader.follow(reader.told(apart, "store", "check"))
    assert "words of a third machine again" in laid.out
    whole = "{file} is a second version of talk {id}, {origin}. The talk itself cannot be read; “vertel store compare {id} --take {file}” makes this one the talk."
    path.write_text("{")
    reader.follow(reader.told(whole, "store", "check"))
    reader.done("show", made)


@advises(
    "{file} is damaged. It is left as it is; “vertel store check” tells more.",
    "{file} cannot be read. Try: vertel store check",
    "{file} is damaged. The next list makes it anew; “vertel store rebuild” does it now.",
    "Talk {id} is gone from the store, and was kept on this machine. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops it.",
)
def test_what_is_damaged_or_gone_is_put_right(reader: Reader, kept: str) -> None:
    damaged = "{file} is damaged. It is left as it is; “vertel store check” tells more."
    unread = "{file} cannot be read. Try: vertel store check"
    file_of(reader, kept).write_text("{")
    state = os.environ["VERTEL_STATE"]
    reader.patch.setenv("VERTEL_STATE", str(reader.folder / "another machine"))
    for told in (
        reader.told(damaged, "show", kept),
        reader.told(unread, "list"),
        reader.said(unread, on_screen(reader)),
    ):
        (line,) = commands_in(told)
        checked = reader(*line)
        assert (checked.code, "damaged" in checked.out) == (1, True)
    reader.patch.setenv("VERTEL_STATE", state)
    reader.done("store", "recover")
    assert "two parents stayed" in reader.done("show", kept).out
    for copy in reader.meetings.glob("*.kept-*"):
        copy.unlink()
    (reader.folder / "store" / "index.json").write_text("{")
    index = "{file} is damaged. The next list makes it anew; “vertel store rebuild” does it now."
    reader.follow(reader.told(index, "store", "check"))
    reader.done("store", "check")
    for path in reader.meetings.iterdir():
        path.unlink()
    gone = "Talk {id} is gone from the store, and was kept on this machine. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops it."
    recover, forget = commands_in(reader.told(gone, "store", "check"))
    reader.done(*recover)
    assert "two parents stayed" in reader.done("show", kept).out
    file_of(reader, kept).unlink()
    reader.done(*forget)
    reader.done("store", "check")


@advises(
    "{n} talk that was saved on this machine is in the store no more: {ids}. “vertel store recover ID” brings it back; “vertel store forget ID” drops what is kept of it.",
    "{n} talks that were saved on this machine are in the store no more: {ids}. “vertel store recover ID” brings one back; “vertel store forget ID” drops what is kept of it.",
)
def test_what_was_deleted_elsewhere_comes_back_or_is_forgotten(reader: Reader, kept: str) -> None:
    one = "{n} talk that was saved on this machine is in the store no more: {ids}. “vertel store recover ID” brings it back; “vertel store forget ID” drops what is kept of it."
    many = "{n} talks that were saved on this machine are in the store no more: {ids}. “vertel store recover ID” brings one back; “vertel store forget ID” drops what is kept of it."
    made = talk(reader)
    for key in (kept, made):
        file_of(reader, key).unlink()
    for message, key in ((many, kept), (one, made)):
        recover, forget = commands_in(reader.told(message, "list"))
        assert [recover.pop(), forget.pop()] == ["ID", "ID"]
        reader.done(*recover, key)
        file_of(reader, key).unlink()
        reader.done(*forget, key)
    assert "no more" not in reader("list").said


@advises(
    "The talk is out of the store. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops what this machine keeps of it.",
    "The talk is out of the store. “vertel store recover {id}” brings it back.",
    "The check-in is out of the store. “vertel store recover {id}” brings it back.",
)
def test_what_was_deleted_comes_back_or_is_forgotten(reader: Reader, kept: str) -> None:
    both = "The talk is out of the store. “vertel store recover {id}” brings it back; “vertel store forget {id}” drops what this machine keeps of it."
    recover, forget = commands_in(reader.told(both, "delete", kept, "--yes"))
    reader.done(*recover)
    assert "two parents stayed" in reader.done("show", kept).out
    reader.done("delete", kept, "--yes")
    reader.done(*forget)
    assert reader(*recover).code == 3
    made = check_in(reader, OTHER_GOAL)
    told = on_screen(reader, "end", "delete", "y", toasts=True)
    own = "The check-in is out of the store. “vertel store recover {id}” brings it back."
    reader.follow(reader.said(own, told))
    reader.done("delete", made, "--yes")
    made = talk(reader)
    told = on_screen(reader, "end", "delete", "y", toasts=True)
    reader.follow(
        reader.said(
            "The talk is out of the store. “vertel store recover {id}” brings it back.", told
        )
    )
    reader.done("show", made)


@advises(
    "{file} is damaged, so nobody can say what goes with it. “vertel store recover {id}” saves what can be read in it; “vertel delete {id} --force” removes it for good, with all that was kept of it.",
    "{file} cannot be read, so how old it is nobody can say, and it stays. “vertel store recover {id}” saves what can be read in it; “vertel delete {id} --force” removes it for good.",
    "    “vertel store recover {id}” puts back what was last saved here, or saves what can be read in it; “vertel delete {id} --force” removes it for good.",
    "Talk {id} is in the store. “vertel delete {id}” takes it out first.",
    "Sentences of it stay in {files}, and go with “vertel store forget {id}” too.",
)
def test_what_is_damaged_goes_too(reader: Reader, kept: str) -> None:
    damaged = "{file} is damaged, so nobody can say what goes with it. “vertel store recover {id}” saves what can be read in it; “vertel delete {id} --force” removes it for good, with all that was kept of it."
    unread = "{file} cannot be read, so how old it is nobody can say, and it stays. “vertel store recover {id}” saves what can be read in it; “vertel delete {id} --force” removes it for good."
    checked = "    “vertel store recover {id}” puts back what was last saved here, or saves what can be read in it; “vertel delete {id} --force” removes it for good."
    for message, words in (
        (damaged, ("delete", kept, "--yes")),
        (checked, ("store", "check")),
        (unread, ("store", "retire", "--older-than", "1d", "--yes")),
    ):
        whole = file_of(reader, kept).read_bytes()
        file_of(reader, kept).write_bytes(whole[:-40])
        recover, delete = commands_in(reader.told(message, *words))
        reader.done(*recover)
        assert "two parents stayed" in reader.done("show", kept).out
        (copy,) = reader.meetings.glob("*.kept-*[!t]")
        reader.done("store", "compare", kept, "--drop", copy.name)
        if message == damaged:
            (forget,) = commands_in(
                reader.told(
                    "Sentences of it stay in {files}, and go with “vertel store forget {id}” too.",
                    "delete", kept, "--yes",
                )
            )  # fmt: skip
            reader.done(*recover)
            first = "Talk {id} is in the store. “vertel delete {id}” takes it out first."
            reader.follow(reader.told(first, *forget), "--yes")
            reader.done(*forget)
            kept = check_in(reader)
        else:
            reader.done(*delete, "--force", "--yes")
            kept = check_in(reader)
    reader.done("delete", kept, "--force", "--yes")
    assert list(reader.meetings.iterdir()) == []
    reader.done("store", "check")


@advises(
    "A talk goes out with “vertel minutes ID --format json”, all talks with “vertel store backup FILE”."
)
def test_a_talk_and_all_talks_go_out(reader: Reader, kept: str) -> None:
    told = reader.told(
        "A talk goes out with “vertel minutes ID --format json”, all talks with “vertel store backup FILE”.",
        "export", kept,
    )  # fmt: skip
    minutes, _backed = reader.follow(told, ID=kept, FILE="talks.zip")
    assert json.loads(minutes.out)["id"] == kept
    assert (reader.folder / "talks.zip").exists()


@advises(
    "{file} holds older words than were last saved on this machine. “vertel resume {id}” shows the last ones and writes them."
)
def test_older_words_make_way_for_the_last(reader: Reader) -> None:
    made = talk(reader)
    older = file_of(reader, made).read_bytes()
    reader.done("resume", made, "--plain", stdin="they greet us by name\n/stop\n")
    file_of(reader, made).write_bytes(older)
    told = reader.told(
        "{file} holds older words than were last saved on this machine. “vertel resume {id}” shows the last ones and writes them.",
        "store", "check",
    )  # fmt: skip
    reader.follow(told, "--plain", stdin="/stop\n")
    assert "they greet us by name" in reader.done("show", made).out
    reader.done("store", "check")


@advises(
    "{who} has talk {id} open since {since}, on {machine}. When that machine is gone: vertel store take-over {id}",
    "{who} has this talk open since {since}, on {machine}. Here it opens to read. When that window is gone, write here after: vertel store take-over {id}",
)
def test_a_talk_that_a_machine_left_open_is_taken_over(reader: Reader) -> None:
    made = talk(reader)
    for told, words in (
        (
            "{who} has talk {id} open since {since}, on {machine}. When that machine is gone: vertel store take-over {id}",
            ("store", "check"),
        ),
        (
            "{who} has this talk open since {since}, on {machine}. Here it opens to read. When that window is gone, write here after: vertel store take-over {id}",
            ("resume", made, "--plain"),
        ),
    ):
        held_elsewhere(reader, made)
        reader.follow(reader.told(told, *words), "--yes")
        reader.done("resume", made, "--plain", stdin="/stop\n")


@advises(
    "{id}: has other words here, and stays; the backup's are kept beside it: vertel store compare {id}"
)
def test_a_backups_other_words_are_laid_beside(reader: Reader) -> None:
    made = talk(reader)
    first = file_of(reader, made).read_bytes()
    reader.done("resume", made, "--plain", stdin="they greet us by name\n/stop\n")
    reader.done("store", "backup", "all.zip")
    shutil.rmtree(reader.folder / "state")
    file_of(reader, made).write_bytes(first)
    reader.done("resume", made, "--plain", stdin="they wave at us\n/stop\n")
    told = reader.told(
        "{id}: has other words here, and stays; the backup's are kept beside it: vertel store compare {id}",
        "store", "restore", "all.zip",
    )  # fmt: skip
    assert "they greet us by name" in reader.follow(told)[0].out


# -- a passphrase


@advises(
    "A passphrase is typed in a terminal. Elsewhere, put it in VERTEL_PASSPHRASE.",
    "{file} is sealed with a passphrase. Type it when it is asked, or put it in VERTEL_PASSPHRASE.",
    "This store has no passphrase. “vertel store lock” gives it one.",
)
def test_a_passphrase_is_given(reader: Reader, kept: str) -> None:
    reader.told(
        "A passphrase is typed in a terminal. Elsewhere, put it in VERTEL_PASSPHRASE.",
        "store", "lock",
    )  # fmt: skip
    reader.has_passphrase()
    told = reader.told(
        "This store has no passphrase. “vertel store lock” gives it one.", "store", "passphrase"
    )
    reader.follow(told)
    reader.has_passphrase(None)
    reader.told(
        "{file} is sealed with a passphrase. Type it when it is asked, or put it in VERTEL_PASSPHRASE.",
        "show", kept,
    )  # fmt: skip
    reader.has_passphrase()
    assert "two parents stayed" in reader.done("show", kept).out


@advises(
    "This store is sealed in a former form, which holds less. “vertel store lock” brings it to the present one.",
    "This store is sealed in a former form. “vertel store lock” first, then unlock it.",
)
def test_a_former_seal_is_brought_over(reader: Reader) -> None:
    shutil.copytree(
        ROOT / "tests" / "store" / "samples" / "sealed-form-1" / "store", reader.folder / "store"
    )
    reader.has_passphrase()
    unlock = "This store is sealed in a former form. “vertel store lock” first, then unlock it."
    reader.told(unlock, "store", "unlock")
    told = reader.told(
        "This store is sealed in a former form, which holds less. “vertel store lock” brings it to the present one.",
        "store", "check",
    )  # fmt: skip
    reader.follow(told)
    reader.done("store", "check")
    reader.done("store", "unlock")


@advises(
    "{file} is not as this machine knows it: it is gone, damaged or put back from before. “vertel store lock” puts it right.",
    "{folder} was sealed with a passphrase on this machine, and its seal is gone. Nothing is opened and nothing is written. “vertel store lock” puts the seal back; if you know why it is gone: vertel store trust",
    "In {folder} there are files that are sealed with a passphrase, and the seal is gone. Nothing is opened and nothing is written. Put seal.json back, from another machine or a backup; if you know why it is gone: vertel store trust",
    "{folder} has the seal of another store than was opened there on this machine. Nothing is opened and nothing is written. If you know why: vertel store trust",
)
def test_a_seal_is_put_back_or_the_store_trusted(reader: Reader, kept: str) -> None:
    reader.has_passphrase()
    reader.done("store", "lock")
    folder = reader.folder / "store"
    seals = {name: (folder / name).read_bytes() for name in ("seal.json", "seal.copy.json")}
    (folder / "seal.json").unlink()
    told = "{file} is not as this machine knows it: it is gone, damaged or put back from before. “vertel store lock” puts it right."
    reader.follow(reader.told(told, "store", "check"))
    reader.done("store", "check")

    def without() -> None:
        for name in seals:
            (folder / name).unlink(missing_ok=True)

    without()
    gone = "{folder} was sealed with a passphrase on this machine, and its seal is gone. Nothing is opened and nothing is written. “vertel store lock” puts the seal back; if you know why it is gone: vertel store trust"
    lock, trust = commands_in(reader.told(gone, "list"))
    reader.done(*lock)
    assert "two parents stayed" in reader.done("show", kept).out
    without()
    reader.done(*trust, "--yes")
    assert "its seal is gone" not in reader("list").said
    shutil.rmtree(reader.folder / "state")
    unknown = "In {folder} there are files that are sealed with a passphrase, and the seal is gone. Nothing is opened and nothing is written. Put seal.json back, from another machine or a backup; if you know why it is gone: vertel store trust"
    told = reader.told(unknown, "list")
    for name, data in seals.items():
        (folder / name).write_bytes(data)
    assert "two parents stayed" in reader.done("show", kept).out
    without()
    shutil.rmtree(reader.folder / "state")
    reader.follow(told, "--yes")
    for name, data in seals.items():
        (folder / name).write_bytes(data)
    reader.done("list")
    reader.done("store", "lock", "--store", "another")
    for name in seals:
        shutil.copy(Path("another", name), folder / name)
    other = "{folder} has the seal of another store than was opened there on this machine. Nothing is opened and nothing is written. If you know why: vertel store trust"
    reader.follow(reader.told(other, "list"), "--yes")
    assert "another store than" not in reader("list").said


@advises(
    "{file} was sealed on this machine with an earlier passphrase of this store. “vertel store lock” asks for that, and brings it over.",
    "{n} file that this machine kept is sealed with an earlier passphrase. “vertel store lock” asks for that, and brings it over.",
    "{n} files that this machine kept are sealed with an earlier passphrase. “vertel store lock” asks for that, and brings them over.",
)
@pytest.mark.parametrize("talks", [1, 2])
def test_what_was_sealed_with_an_earlier_passphrase_is_brought_over(
    reader: Reader, kept: str, talks: int
) -> None:
    ids = [kept, *(check_in(reader, OTHER_GOAL) for _one in range(talks - 1))]
    here, there = os.environ["VERTEL_STATE"], str(reader.folder / "there")
    reader.has_passphrase()
    reader.done("store", "lock")
    earlier = os.environ["VERTEL_PASSPHRASE"]
    reader.patch.setenv("VERTEL_STATE", there)
    reader.done("store", "unlock")
    reader.patch.setenv("VERTEL_PASSPHRASE", "another one, quite as long")
    reader.done("store", "lock")
    reader.patch.setenv("VERTEL_STATE", here)
    told = {
        1: "{n} file that this machine kept is sealed with an earlier passphrase. “vertel store lock” asks for that, and brings it over.",
        2: "{n} files that this machine kept are sealed with an earlier passphrase. “vertel store lock” asks for that, and brings them over.",
    }[talks]
    assert str(talks) in reader.told(told, "list")
    found = "{file} was sealed on this machine with an earlier passphrase of this store. “vertel store lock” asks for that, and brings it over."
    advice = reader.told(found, "store", "check")
    (line,) = commands_in(advice)
    reader.patch.setenv("VERTEL_EARLIER_PASSPHRASE", "of another store")
    assert reader(*line).code == 1
    reader.patch.setenv("VERTEL_EARLIER_PASSPHRASE", earlier)
    reader.follow(advice)
    reader.done("store", "check")
    assert all("two parents stayed" in reader.done("show", key).out for key in ids)


@advises(
    "{file} can be read without the passphrase, so anybody may have written it. It is left as it is; “vertel store check” tells more.",
    "{file} is sealed in another form than the store, and may have been put back from before. It is left as it is; “vertel store check” tells more.",
    "{file} was changed, or belongs to another store: this passphrase does not open it. It is left as it is; “vertel store check” tells more.",
    "{file} was sealed as something else ({purpose}) and was put in the place of another. It is left as it is; “vertel store check” tells more.",
)
def test_what_is_strange_in_a_sealed_store_is_checked(reader: Reader, kept: str) -> None:
    other = check_in(reader, OTHER_GOAL)
    path = file_of(reader, kept)
    plain = path.read_bytes()
    reader.has_passphrase()
    reader.done("store", "lock")
    path = file_of(reader, kept)
    whole = path.read_bytes()
    shutil.rmtree(reader.folder / "state" / "journal")  # so that nothing else has the words
    former = b"VERTEL SEALED 1\n" + whole.partition(b"\n")[2]
    for data, told in (
        (
            plain,
            "{file} can be read without the passphrase, so anybody may have written it. It is left as it is; “vertel store check” tells more.",
        ),
        (
            former,
            "{file} is sealed in another form than the store, and may have been put back from before. It is left as it is; “vertel store check” tells more.",
        ),
        (
            whole[:-1] + bytes([whole[-1] ^ 1]),
            "{file} was changed, or belongs to another store: this passphrase does not open it. It is left as it is; “vertel store check” tells more.",
        ),
        (
            file_of(reader, other).read_bytes(),
            "{file} was sealed as something else ({purpose}) and was put in the place of another. It is left as it is; “vertel store check” tells more.",
        ),
    ):
        path.write_bytes(data)
        (line,) = commands_in(reader.told(told, "show", kept))
        checked = reader(*line)
        assert (checked.code, path.name in checked.out) == (1, True)
    path.write_bytes(whole)
    reader.done("store", "check")


@advises(
    "{file} is not sealed yet. “vertel store lock” goes on.",
    "{file} is still sealed, though the store has no passphrase any more. “vertel store unlock” opens it.",
    "{n} file that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals it.",
    "{n} files that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals them.",
)
def test_sealing_and_unsealing_go_on(reader: Reader, kept: str) -> None:
    other = check_in(reader, OTHER_GOAL)
    state = reader.folder / "state"
    shutil.copytree(state, reader.folder / "before")
    shutil.copytree(state, reader.folder / "third")
    reader.has_passphrase()
    interrupted(reader, "lock")
    unsealed = "{file} is not sealed yet. “vertel store lock” goes on."
    reader.follow(reader.told(unsealed, "store", "check"))
    reader.done("store", "check")
    shutil.copytree(state, reader.folder / "sealed")
    reader.patch.setenv("VERTEL_STATE", str(reader.folder / "before"))  # another machine
    many = "{n} files that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals them."
    one = "{n} file that this machine kept before the store was sealed can be read by anybody. “vertel store lock --trust” seals it."
    told = reader.told(many, "list")
    kept_here = next((reader.folder / "before").rglob(f"{other}.json"))
    reader.follow(told)
    assert b"two parents stayed" not in kept_here.read_bytes()
    reader.done("store", "check")
    reader.patch.setenv("VERTEL_STATE", str(reader.folder / "third"))
    for path in [*(reader.folder / "third").rglob(f"{other}.json")]:
        path.unlink()
    told = reader.told(one, "list")
    reader.follow(told)
    reader.done("store", "unlock")
    reader.patch.setenv("VERTEL_STATE", str(reader.folder / "sealed"))
    still = "{file} is still sealed, though the store has no passphrase any more. “vertel store unlock” opens it."
    reader.follow(reader.told(still, "store", "check"))
    reader.done("store", "check")


@advises(
    "This backup has another passphrase than this store. Restore it into an empty one: --store DIR",
    "{file} in this backup was not sealed as this store is: whoever had the backup may have changed it. Nothing came in; if you trust it, add --trust.",
)
def test_a_backup_of_another_seal_is_restored(reader: Reader, kept: str) -> None:
    reader.done("store", "backup", "plain.zip")
    reader.has_passphrase()
    reader.done("store", "lock")
    reader.done("store", "backup", "sealed.zip")
    trust = "{file} in this backup was not sealed as this store is: whoever had the backup may have changed it. Nothing came in; if you trust it, add --trust."
    reader.told(trust, "store", "restore", "plain.zip")
    reader.done("store", "restore", "plain.zip", "--trust")
    reader.done("store", "lock", "--store", "other")
    empty = "This backup has another passphrase than this store. Restore it into an empty one: --store DIR"
    reader.told(empty, "store", "restore", "sealed.zip", "--store", "other")
    reader.done("store", "restore", "sealed.zip", "--store", "empty")
    assert "two parents stayed" in reader.done("show", kept, "--store", "empty").out


# -- the screen


def on_screen(
    reader: Reader,
    *keys: str,
    agendas: Path | None = None,
    toasts: bool = False,
    shared: bool = False,
) -> str:
    """What Home shows, or what comes after these keys."""

    async def look() -> str:
        app = app_on(TalkLibrary(reader.folder / "store", now, reader.folder / "state"))
        if shared:
            app = VertelApp(app.settings._replace(shared=True, name=""))
        if agendas:
            app.settings = app.settings._replace(agendas=agendas)
        async with app.run_test(size=(200, 50)) as pilot:
            await pilot.pause()
            screen = Screen(app, pilot)
            if keys:
                await screen.press(*keys)
                await pilot.pause()
            from textual.widgets import Select

            choices = [str(text) for s in app.screen.query(Select) for text, _v in s._options]
            said = [toast.message for toast in app._notifications] if toasts else []
            return "\n".join([screen.text(), *choices, *said])

    return asyncio.run(look())


def interrupted(reader: Reader, turn: str) -> None:
    """Seal the store, and be cut off before the last talk."""
    import store.encryption.convert as converting

    assert turn == "lock"
    real, left = converting.write_whole, [3]

    def cut_off(path: Path, data: bytes, *args: object, **more: object) -> object:
        if os.fspath(path).endswith(".json") and Path(path).parent.name == "meetings":
            left[0] -= 1
            if left[0] < 2:
                raise KeyboardInterrupt
        return real(path, data, *args, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "write_whole", cut_off)
        assert reader("store", "lock").code == 1


@advises(
    "“{given}” is no nickname with whose it is. Type it so: --nickname Jo=Joost",
    "Read it once before it goes out. A nickname is replaced too with --nickname, somebody else who is named with --person.",
)
def test_a_nickname_is_given_with_whose_it_is(reader: Reader) -> None:
    line = ("minutes", talk(reader), "--without-names")
    reader.told(
        "Read it once before it goes out. A nickname is replaced too with --nickname, somebody else who is named with --person.",
        *line,
    )
    told = reader.told(
        "“{given}” is no nickname with whose it is. Type it so: --nickname Jo=Joost",
        *line, "--nickname", "Jo",
    )  # fmt: skip
    reader.done(*line, *told.partition("Type it so: ")[2].split())
