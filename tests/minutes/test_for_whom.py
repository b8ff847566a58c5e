"""For whom minutes are: what is left out leaves no trace; names can be left out."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from conftest import NOW, SAID, begin, next_talk, said, talk_through, whole_talk
from drawn import plain
from hypothesis import given
from hypothesis import strategies as st
from said_in import Came, add, close, leave_open, planned, with_draft, with_pass

from agendas.agenda import Agenda, builtin
from agendas.conduct.on_record import withdraw
from agendas.lines.edit import change, mend
from agendas.lines.talk import Line, Talk
from agendas.records.said import Evidence, Guess, Learned, Meaning, Person, Remark
from minutes import EVERY_FORMAT, READERS, Reader
from minutes.audience import for_reader
from minutes.document import document
from minutes.formats.plain_text import to_text
from minutes.formats.writers import file_name, write
from minutes.pseudonyms import StandIns, without_names

AGENDA = builtin("accountability")


def marked(meeting: Talk, words: str, audience: str) -> Talk:
    """The meeting with every line that holds these words for this audience."""
    for line in meeting.lines:
        if words in line.text:
            meeting = mend(meeting, line.id, audience=audience)
    return meeting


def texts(meeting: Talk) -> str:
    return to_text(document(meeting), width=10_000)


def test_a_line_is_for_the_team_unless_it_was_marked() -> None:
    meeting = whole_talk(AGENDA)
    assert {line.audience for line in meeting.lines} == {""}
    for reader in ("leader", "public"):
        shown = texts(for_reader(meeting, reader))  # type: ignore[arg-type]
        assert "Parents bring their child to school with trust" in shown
        assert "parents of our youngest pupils" in shown
        assert "8 December 2026" in shown
        for words in ("walk-in", "31 of 52", "unasked", "silence", "copier", "coffee", "Left open"):
            assert words not in shown


def test_the_three_exports_come_from_one_record() -> None:
    meeting = marked(whole_talk(AGENDA), "ask two parents", "all")
    meeting = marked(meeting, "they find their own way", "leader")
    meeting = marked(meeting, "31 of 52", "leader")
    leader, public = for_reader(meeting, "leader"), for_reader(meeting, "public")
    figure = "31 of 52 parents came in October (Ana) — they find their own way in (Ana)"
    assert figure in texts(for_reader(meeting, "team"))
    assert figure in texts(leader)
    assert "31 of 52" not in texts(public)
    assert "ask two parents to host the walk-in" in texts(leader)
    assert "ask two parents to host the walk-in" in texts(public)
    assert "Present: Ana" in texts(leader)
    assert "Fatima" not in texts(public)
    assert "Account given by" not in texts(public)


@pytest.mark.parametrize("fmt", EVERY_FORMAT)
@pytest.mark.parametrize("reader", ["leader", "public"])
def test_what_is_left_out_leaves_no_trace_in_any_format(fmt: str, reader: Reader) -> None:
    meeting = whole_talk(AGENDA)
    for place, line in enumerate(meeting.lines):
        if line.kind != "target group":  # whom the goal is for goes where the goal goes
            meeting = mend(meeting, line.id, text=f"{line.text} zqsecret{place}")
    meeting = add(meeting, "learned", Learned(id="", text="open words", audience="all"))
    meeting = add(meeting, "learned", Learned(id="", text="zqsecret withdrawn", audience="all"))
    meeting = withdraw(meeting, meeting.lines[-1].id)
    meeting = change(with_draft(meeting, "goal", "zqsecret draft"), asked={"zqsecret": 1})
    made = write(for_reader(meeting, reader), fmt)
    assert "zqsecret" not in plain(made)
    assert b"zqsecret" not in made


def test_the_record_of_an_export_tells_of_nothing_that_is_not_in_it() -> None:
    meeting = marked(whole_talk(AGENDA), "ask two parents", "leader")
    longer = whole_talk(AGENDA)
    for n in range(5):
        longer = add(longer, "notes", Remark(id="", text=f"more {n}", at=NOW))
    longer = add(
        longer, "evidence", Evidence(id="", text="a figure of 7", kind="figure", figure="7")
    )
    longer = marked(longer, "ask two parents", "leader")
    longer = change(longer, changed=NOW + timedelta(hours=3), ended=NOW + timedelta(hours=3))
    assert write(for_reader(meeting, "leader"), "json") == write(
        for_reader(longer, "leader"), "json"
    )
    (taken,) = json.loads(write(for_reader(longer, "leader"), "json"))["came_to"]["segments"][0][
        "initiatives"
    ]
    assert taken["id"] == "1"


def test_a_figure_whose_meaning_is_not_for_them_is_left_out_with_it() -> None:
    meeting = marked(whole_talk(AGENDA), "31 of 52", "all")
    assert "31 of 52" not in texts(for_reader(meeting, "leader"))
    assert "meaning still open" not in texts(for_reader(meeting, "leader"))


def test_a_figure_whose_meaning_is_open_says_so_to_everyone() -> None:
    meeting = add(
        begin(AGENDA), "evidence",
        Evidence(id="", text="7 came", kind="figure", figure="7", audience="all"),
    )  # fmt: skip
    for reader in READERS:
        assert "7 came — meaning still open" in texts(for_reader(leave_open(meeting), reader))


def test_a_meaning_keeps_to_its_evidence_when_numbers_change_and_goes_no_further() -> None:
    meeting = begin(AGENDA)
    for n in range(3):
        meeting = add(meeting, "evidence", Evidence(id="", text=f"saw {n}", audience="team"))
    meeting = mend(meeting, "e3", audience="all")
    meeting = add(meeting, "meanings", Meaning(id="", text="tells 2", about="e3", audience="all"))
    meeting = add(meeting, "meanings", Meaning(id="", text="tells 1", about="e2", audience="all"))
    public = for_reader(meeting, "public")
    said = [(line.kind, line.id, line.text, line.about) for line in public.lines]
    assert said == [("ground", "1", "saw 2", ""), ("meaning", "2", "tells 2", "1")]
    assert "About “saw 2”: tells 2" in texts(public)


def test_for_the_team_all_stands_but_drafts_and_what_was_withdrawn() -> None:
    meeting = with_draft(whole_talk(AGENDA), "goal", "half a sen")
    for line in meeting.lines:
        if "silence" in line.text:
            meeting = withdraw(meeting, line.id)
    team = for_reader(meeting, "team")
    assert b"half a sen" not in write(team, "json")
    assert b"silence" not in write(team, "json")
    assert texts(team) == texts(meeting)
    assert texts(for_reader(whole_talk(AGENDA), "team")) == texts(whole_talk(AGENDA))


def test_what_came_of_an_earlier_initiative_is_for_the_team_until_it_is_marked() -> None:
    meeting = next_talk(AGENDA, whole_talk(AGENDA))
    meeting = said(meeting, AGENDA, "happened", "ana: two came")
    assert "two came" not in texts(for_reader(meeting, "leader"))
    shared = mend(meeting, meeting.lines[-1].id, audience="leader")
    assert "since 24 November 2026): two came." in texts(for_reader(shared, "leader"))
    assert "two came" not in texts(for_reader(shared, "public"))


def test_new_words_of_the_goal_are_for_all_and_the_reason_goes_with_the_decision() -> None:
    from agendas.records.said import Decision

    decision = Decision(
        id="", text="zq reason", choice="reword", wording="Families trust us",
        consented_by=("Ana", "Joost", "Fatima"),
    )  # fmt: skip
    first = whole_talk(AGENDA)
    talk = change(first, lines=tuple(o for o in first.lines if o.kind != "decision"))
    closed = close(change(add(talk, "decisions", decision), ended=None), NOW)
    hidden = texts(for_reader(closed, "leader"))
    assert "The goal now reads “Families trust us”" in hidden
    assert "zq reason" not in hidden
    told = texts(for_reader(marked(closed, "zq reason", "leader"), "leader"))
    assert "“Families trust us”: zq reason" in told


# ── without names ────────────────────────────────────────────────────────────


def replaced(text: str, *names: str, language: Any = "en") -> str:
    return StandIns(names, language).replace(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana saw Joost", "colleague A saw colleague B"),
        ("ana and JOOST", "colleague A and colleague B"),
        ("Ana's idea, Joosts idea", "colleague A's idea, colleague B’s idea"),
        ("Banana, Anatole, panama", "Banana, Anatole, panama"),
        ("_Ana_ (Ana) “Ana”, Ana.", "_colleague A_ (colleague A) “colleague A”, colleague A."),
        ("Joost, then Ana, then Joost", "colleague A, then colleague B, then colleague A"),
        ("such an a priori", "such an a priori"),
        ("", ""),
    ],
)
def test_a_name_is_replaced_wherever_it_stands(text: str, shown: str) -> None:
    assert replaced(text, "Ana", "Joost") == shown


@pytest.mark.parametrize(
    "text",
    ["Ana de Vries", "ana de vries", "ANA DE VRIES", "Ana  de\nVries", "ana.de.vries", "Ana", "Vries",
     "AnadeVries", "Ána dé Vriës"],
)  # fmt: skip
def test_a_person_is_known_by_every_part_of_the_name(text: str) -> None:
    assert replaced(f"then {text} spoke", "Ana de Vries") == "then colleague A spoke"


def test_a_family_name_that_is_a_word_is_a_name_only_with_its_capital() -> None:
    assert replaced("a rose for Rose", "Ana Rose") == "a rose for colleague A"


def test_accents_may_be_typed_or_left_out() -> None:
    for typed in ("José", "Jose", "Jose\u0301", "J\u200bosé"):
        assert replaced(f"{typed} knows", "José") == "colleague A knows"


def test_two_people_of_one_first_name_are_not_taken_for_each_other() -> None:
    shown = replaced("Ana Smit, Ana de Vries, Ana", "Ana de Vries", "Ana Smit")
    assert shown == "colleague A, colleague B, a colleague"


def test_names_of_other_scripts_are_found() -> None:
    assert replaced("田中さん came; مريم stayed", "田中", "مريم") == (
        "colleague Aさん came; colleague B stayed"
    )


def test_in_dutch_a_stand_in_is_a_collega() -> None:
    assert replaced("Joosts idee", "Joost", language="nl") == "collega A’s idee"


def test_after_z_letters_go_on() -> None:
    names = [f"Name{n}" for n in range(28)]
    shown = replaced(" ".join(names), *names)
    assert shown.endswith("colleague Z colleague AA colleague AB")


def named() -> Talk:
    """A talk in which the names also stand in sentences, the goal and the questions."""
    meeting = whole_talk(AGENDA)
    meeting = change(
        meeting, people=(*meeting.people, Person(name="Zqabel de Zqoude")), team="Team Zqabel"
    )
    goal = meeting.goal
    wordings = tuple(
        msgspec.structs.replace(w, text="Pupils of Zqabel dare") for w in goal.wordings
    )
    meeting = planned(meeting, date(2026, 12, 8), ("Zqabel de Zqoude",))
    meeting = with_pass(meeting, goal=msgspec.structs.replace(goal, wordings=wordings))
    return add(meeting, "learned", Learned(id="", text="zqabel’s way", by="Zqabel de Zqoude"))


@pytest.mark.parametrize("fmt", EVERY_FORMAT)
def test_no_format_holds_a_name(fmt: str) -> None:
    meeting = named()
    nameless = without_names(meeting, meeting, "en")
    shown = plain(write(nameless, fmt))
    assert not re.search(r"zqabel|zqoude", shown, re.IGNORECASE)
    assert "zq" not in file_name(nameless, fmt)


def test_the_same_person_is_the_same_stand_in_throughout() -> None:
    meeting = named()
    shown = texts(without_names(meeting, meeting, "en"))
    assert "Account given by: colleague A" in shown
    assert "Present: colleague A, colleague B, colleague C, colleague D" in shown
    assert "colleague D’s way (colleague D)" in shown
    assert "8 December 2026, with colleague D" in shown


def test_somebody_who_is_left_out_has_no_letter_and_no_name() -> None:
    meeting = add(
        whole_talk(AGENDA), "learned", Learned(id="", text="Fatima saw it", audience="all")
    )
    public = without_names(for_reader(meeting, "public"), meeting, "en")
    assert "colleague A saw it" in texts(public)
    assert "colleague B" not in texts(public)


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_any_text_and_any_names_can_be_gone_through(text: str, names: list[str]) -> None:
    assert isinstance(StandIns(names, "en").replace(text), str)


def test_a_record_without_names_is_still_a_record() -> None:
    meeting = named()
    assert (
        datetime.fromisoformat(
            json.loads(write(without_names(meeting, meeting, "nl"), "json"))["started"]
        )
        == meeting.started
    )


def test_what_only_a_later_vertel_can_read_is_in_no_file_for_others_and_in_none_without_names() -> (
    None
):
    later = Line(id="9.k3f9", kind="dream", text="a garden, says Zoe", by=("Zoe",))
    gone = Line(id="8.k3f9", kind="dream", text="a pond", withdrawn=True)
    aside = Line(id="", text="a swing", phase="goal", kind="dream")
    meeting = change(whole_talk(AGENDA), unsaid=(aside,))
    meeting = change(meeting, lines=(*meeting.lines, gone, later))
    kept = write(meeting, "json").decode()
    assert ("garden" in kept, "pond" in kept, "swing" in kept) == (True, True, True)
    team = write(for_reader(meeting, "team"), "json").decode()
    assert ("garden" in team, "pond" in team, "swing" in team) == (True, False, False)
    for reader in ("leader", "public"):
        assert b"garden" not in write(for_reader(meeting, reader), "json")  # type: ignore[arg-type]
    bare = write(without_names(meeting, meeting, "en"), "json").decode()
    assert [word for word in ("garden", "Zoe", "pond", "swing") if word in bare] == []


@pytest.mark.parametrize("reader", ["leader", "public"])
def test_whatever_a_talk_holds_only_what_is_named_goes_out(reader: Reader) -> None:
    """Every field of the record is filled; what nobody marked is nowhere."""
    import types
    import typing

    from agendas.records.said import Said

    stays = {"id", "agenda", "team", "title", "people", "account_giver", "goal", "wordings", "name",
             "sharers", "text", "target_group", "phases", "segments", "next_talk",
             "nl", "en"}  # fmt: skip
    if reader == "leader":
        stays |= {"place", "absent", "chair", "note_taker"}

    def filled(kind: Any, name: str) -> Any:
        """A value of this type, with a secret in each of its texts."""
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated:
            return filled(inner[0], name)
        if kind is str:
            return "plain" if name in stays else f"zqsecret {name}"
        if kind is Any:
            return "zqsecret"
        if kind in (int, float, bool):
            return kind(1)
        if kind is datetime:
            return NOW
        if kind is date:
            return NOW.date()
        if origin is tuple:
            return (filled(inner[0], name),)
        if origin is dict:
            return {"zqsecret": filled(inner[1], name)}
        if origin is typing.Literal:
            return inner[0]
        if origin in (typing.Union, types.UnionType):
            return filled(inner[0], name)
        assert issubclass(kind, msgspec.Struct), kind
        fields = {f.name: filled(f.type, f.name) for f in msgspec.structs.fields(kind)}
        if issubclass(kind, Said):
            fields |= {"text": "zqsecret said", "by": "zqsecret by", "id": "x1", "withdrawn": False}
        return kind(**fields)

    meeting = change(filled(Talk, "meeting"), language="en", ended=NOW)
    data = write(meeting, "json")
    assert b"zqsecret said" in data
    assert b"zqsecret" not in write(for_reader(meeting, reader), "json")


@pytest.mark.parametrize("reader", ["leader", "public"])
def test_what_was_expected_of_a_figure_goes_where_the_figure_goes(reader: Reader) -> None:
    meeting = whole_talk(AGENDA)
    (figure,) = Came(meeting).evidence
    meeting = add(meeting, "guesses", Guess(id="", text="zqsecret 10", about=figure.id))
    for line in list(meeting.lines):
        if line.kind == "expectation":
            meeting = mend(meeting, line.id, audience="all")

    def expected(of: Talk) -> list[str]:
        return [o.text for o in for_reader(of, reader).lines if o.kind == "expectation"]

    assert expected(meeting) == []
    covered = mend(marked(meeting, "31 of 52", "all"), figure.id, covered=True)
    covered = marked(covered, "they find their own way", "all")
    assert expected(covered) == []
    assert expected(mend(covered, figure.id, covered=False)) == ["zqsecret 10"], (
        "what was expected by a sign goes where that goes"
    )


def test_what_is_said_behind_whose_choice_it_is_names_nobody_unless_it_is_a_name(
    agenda: Agenda,
) -> None:
    said = {**SAID, "initiative_origin": "2 Joost: two weeks at the gate, see if Parents come in"}
    meeting = talk_through(begin(agenda), agenda, said)
    assert Came(meeting).initiatives[0].at_request_of
    text = to_text(document(without_names(meeting, meeting, "en")))
    assert "Parents bring their child to school" in text
    assert "two weeks at the gate" in text
    named = talk_through(begin(agenda), agenda, {**SAID, "initiative_origin": "4, Ruth de Vries"})
    assert "Ruth" not in to_text(document(without_names(named, named, "en")))
