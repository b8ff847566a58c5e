"""Minutes as files: their formats, their names, and the talk as data."""

import json
import subprocess
import sys
from datetime import UTC, datetime

import msgspec
import pytest
from said_in import Came, add, with_pass

from agendas.agenda import builtin
from agendas.conduct.on_record import withdraw
from agendas.lines.edit import change, mend
from agendas.lines.schema_2 import SCHEMA, document_of, talk_in
from agendas.lines.talk import Talk
from agendas.records.said import Evidence, Goal, Meaning, Wording
from agendas.talk.begin import Opening, new_talk
from minutes import FORMATS
from minutes.errors import MinutesError
from minutes.formats.json_data import as_data
from minutes.formats.writers import file_name, write

NOW = datetime(2026, 10, 6, 15, 0, tzinfo=UTC)


def talk(goal: str = "Walk-in mornings") -> Talk:
    opening = Opening(goal_text=goal, target_group="parents")
    return new_talk("k3f9q2", builtin("accountability"), opening, NOW)


def figure() -> Evidence:
    return Evidence(id="", text="70% came", kind="figure", figure="70%")


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_is_text_in_utf_8_that_ends_with_a_line_end(fmt: str) -> None:
    shown = write(talk("Ouders komen graag – ’s ochtends"), fmt).decode("utf-8")
    assert "’s ochtends" in shown
    assert shown.endswith("\n")


@pytest.mark.parametrize("fmt", ["exe", "", "MD", "../md"])
def test_an_unknown_format_is_refused_with_those_there_are(fmt: str) -> None:
    with pytest.raises(MinutesError, match=", ".join(FORMATS)):
        write(talk(), fmt)
    with pytest.raises(MinutesError, match=", ".join(FORMATS)):
        file_name(talk(), fmt)


@pytest.mark.parametrize(
    ("goal", "name"),
    [
        ("Walk-in mornings", "2026-10-06-walk-in-mornings-for-the-team-k3f9q2.md"),
        ("../../etc/\x00passwd", "2026-10-06-etc-passwd-for-the-team-k3f9q2.md"),
        ("Café Über «x»", "2026-10-06-cafe-uber-x-for-the-team-k3f9q2.md"),
        ("日本語", "2026-10-06-for-the-team-k3f9q2.md"),
        (
            "parents " * 20,
            "2026-10-06-parents-parents-parents-parents-parents-for-the-team-k3f9q2.md",
        ),
        ("a" * 99, f"2026-10-06-{'a' * 40}-for-the-team-k3f9q2.md"),
    ],
)
def test_a_file_name_is_plain_and_never_a_path(goal: str, name: str) -> None:
    made = with_pass(talk(), goal=Goal(id="g", wordings=(Wording(n=1, text=goal),)))
    assert file_name(made, "md") == name


def test_a_talk_with_a_hostile_id_still_gets_a_plain_file_name() -> None:
    name = file_name(change(talk(), id="../../x"), "json")
    assert name == "2026-10-06-walk-in-mornings-x.json"


def test_the_data_can_be_taken_in_again_unchanged() -> None:
    meeting = add(talk("a\x1b[2J\u202eb\u2028c"), "evidence", figure())
    about = Came(meeting).evidence[0].id
    meeting = add(meeting, "meanings", Meaning(id="", text="they dare", about=about))
    raw = json.loads(write(meeting, "json"))
    assert raw["schema"] == SCHEMA
    came_to = raw.pop("came_to")
    assert raw == json.loads(msgspec.json.encode(document_of(meeting)))
    assert talk_in(raw) == meeting
    (one,) = came_to["segments"]
    assert one["goal"]["wordings"][0]["text"] == meeting.goal.now.text
    assert [(e["id"], e["figure"]) for e in one["evidence"]] == [(about, "70%")]
    assert [(m["text"], m["about"]) for m in one["meanings"]] == [("they dare", about)]


def test_the_data_shows_no_character_that_acts_on_a_terminal() -> None:
    shown = write(talk("a\x1b[2J\u202eb\x7f\x9b"), "json").decode()
    assert all(sign == "\n" or sign.isprintable() for sign in shown)


def test_in_the_data_a_figure_without_a_meaning_says_so() -> None:
    bare = add(talk(), "evidence", figure())
    about = Came(bare).evidence[0].id
    told = add(bare, "meanings", Meaning(id="", text="they dare", about=about))
    taken_back = withdraw(told, told.lines[-1].id)
    struck_out = mend(bare, about, withdrawn=True)

    def marks(meeting: Talk) -> list[bool]:
        return [
            item.get("open_meaning", False)
            for item in as_data(meeting)["came_to"]["segments"][0].get("evidence", [])
        ]

    assert marks(told) == [False]
    assert marks(bare) == marks(taken_back) == [True]
    assert marks(struck_out) == []  # it is among the lines, struck out, and came to nothing
    assert b'"open_meaning": true' in write(bare, "json")


def test_a_writer_is_loaded_only_when_it_is_asked_for() -> None:
    code = (
        "import sys, minutes.formats.writers; "
        "print(sorted(m for m in sys.modules if m.startswith(('minutes.', 'textual', 'store'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (
        run.stdout.strip()
        == "['minutes.errors', 'minutes.formats', 'minutes.formats.template', 'minutes.formats.writers']"
    )
