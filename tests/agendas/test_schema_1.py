"""A talk of an earlier Vertel, in records, as its lines: every field of every record."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from made_meeting import PHASES, meeting, said
from made_talk import AT, GOAL
from msgspec.structs import replace

from agendas.came_to.agreed import agreement, rhythm, starting_points
from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.consents import consents
from agendas.came_to.goal.decisions import decisions
from agendas.came_to.grounds import evidence
from agendas.came_to.indicators import onward, signs
from agendas.came_to.initiatives import initiatives
from agendas.came_to.insights import insights
from agendas.came_to.limits import limits, limits_onward, plan_lines
from agendas.came_to.meanings import meanings, other_readings
from agendas.came_to.next_talks import moves
from agendas.came_to.readings import readings
from agendas.came_to.remarks import parked
from agendas.came_to.standings import standings
from agendas.came_to.values import values
from agendas.lines.from_records import talk_of
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import AgainstLimits, Day, Figure, Line
from agendas.records.agreements import (
    AccountAgreement,
    Agreed,
    Frame,
    FrameChoice,
    Laid,
    Moved,
    PlanLine,
    Rhythm,
    StartingPoint,
)
from agendas.records.said import (
    Consent,
    Decision,
    Evidence,
    FrameRef,
    Guess,
    Indicator,
    IndicatorChoice,
    Initiative,
    Learned,
    LookedBack,
    Meaning,
    NextTalk,
    Reading,
    Remark,
    Skipped,
    Standing,
    Value,
    Words,
)
from agendas.records.segment import Brought, Segment

DAY, NEXT = AT.date(), AT.date() + timedelta(days=30)
HELD = (FrameRef(frame="f1", n=2, text="€ 500"),)
ASKED, OTHERWISE = Words(nl="Wat schuurt?", en="What chafes?"), Words(nl="En nu?", en="And now?")
THIRD = Words(nl="En dan?", en="And then?")


def itself(kind: str, /, **more: Any) -> Line:
    first: dict[str, Any] = {
        "id": "e1",
        "text": "words",
        "by": ("Ana",),
        "at": AT,
        "phase": "p",
        "kind": kind,
    }
    return Line(**{**first, **more})


def beside(field: str, kind: str, text: str = "", /, **more: Any) -> Line:
    return Line(**{"id": f"e1.{field}", "phase": "p", "about": "e1", "kind": kind, "text": text, **more})  # fmt: skip


OF_GOAL: tuple[tuple[str, Any, tuple[Line, ...]], ...] = (
    ("readings", said(Reading, goal_wording=2), (itself("reading", about="g-first:2"),)),
    ("readings", said(Reading, by="", audience="leader", withdrawn=True),
     (itself("reading", by=(), about="g-first:1", audience="leader", withdrawn=True),)),
    ("indicators",
     said(Indicator, why="they dare (Joost)", kind="experience", origin="handed-down", misses="the shy",
          once_target="80% (Joost)", replaces="old:i3"),
     (itself("sign"), beside("kind", "kind of sign", choice="experience"),
      beside("misses", "misses", "the shy"), beside("once_target", "former target", "80% (Joost)"),
      beside("origin", "origin", choice="handed-down"),
      beside("replaces", "in place of", choice="old:i3"),
      beside("why", "why", "they dare", by=("Joost",)))),
    ("indicators", said(Indicator, why="they dare (Ana)", misses="some (Ruth)"),
     (itself("sign"), beside("misses", "misses", "some (Ruth)"), beside("why", "why", "they dare (Ana)"))),
    ("indicator_choices", said(IndicatorChoice, about="old:i3", choice="replace"),
     (itself("sign onward", about="old:i3", choice="replace"),)),
    ("evidence",
     said(Evidence, kind="figure", figure="31", unit="mothers", expected="20", source="the register",
          period="in May", direction="away", indicator="i1", open_meaning=True, covered=True),
     (itself("ground", about="i1", choice="figure", covered=True, value=Figure(said="31", unit="mothers")),
      beside("direction", "direction", choice="away"),
      beside("expected", "expectation", "20", question="expected"),
      beside("open", "meaning", choice="open"), beside("period", "period", "in May"),
      beside("source", "source", "the register"))),
    ("evidence", said(Evidence, figure="31"), (itself("ground", choice="observation", value=Figure(said="31")),)),
    ("evidence", said(Evidence, unit="mothers"),
     (itself("ground", choice="observation", value=Figure(said="", unit="mothers")),)),
    ("evidence", said(Evidence), (itself("ground", choice="observation"),)),
    ("guesses", said(Guess, about="e9"), (itself("expectation", about="e9", question="guess"),)),
    ("meanings", said(Meaning, about="e9"), (itself("meaning", about="e9"),)),
    ("meanings", said(Meaning, about="e9", other=True), (itself("other reading", about="e9"),)),
    ("standings", said(Standing, word="came-closer"), (itself("standing", choice="came-closer"),)),
    ("values", said(Value, moment="last Friday"), (itself("value"), beside("moment", "moment", "last Friday"))),
    ("decisions",
     said(Decision, choice="split", wording="Mothers ask (Joost)", parts=("one", "two"),
          consented_by=("Ana",), left=("Ruth",)),
     (itself("decision", choice="split"), beside("consent", "consent", who=("Ana",)),
      beside("left", "leaves", who=("Ruth",)), beside("part1", "part", "one"), beside("part2", "part", "two"),
      beside("wording", "wording", "Mothers ask (Joost)"))),
    ("consents", said(Consent, about="old:d1", names=("Joost",), left=("Ruth",)),
     (itself("consent", about="old:d1", who=("Joost",)), beside("left", "leaves", who=("Ruth",)))),
    ("consents", said(Consent, about="old:d1", dropped=True),
     (itself("consent", about="old:d1", choice="dropped"),)),
    ("initiatives",
     said(Initiative, origin="handed-down", at_request_of="the board", notice="a call", limits="touches", limits_open=True,
          frames="the money", considered=HELD, touched=("f1",), watch="rest", stops="the list",
          support="an hour", due=NEXT, continues="old:i1"),
     (itself("initiative", about="old:i1"), beside("due", "appointment", value=Day(on=NEXT)),
      beside("limits", "limits", "the money", choice="touches",
             value=AgainstLimits(considered=HELD, touched=("f1",))),
      beside("notice", "notice", "a call"), beside("origin", "origin", "the board", choice="handed-down"),
      beside("stops", "stops", "the list"), beside("support", "support", "an hour"),
      beside("watch", "watch", "rest"))),
    ("initiatives", said(Initiative, at_request_of="the board"),
     (itself("initiative"), beside("origin", "origin", "the board"))),
    ("initiatives", said(Initiative, frames="the money"),
     (itself("initiative"), beside("limits", "limits", "the money", value=AgainstLimits()))),
    ("initiatives", said(Initiative, considered=HELD),
     (itself("initiative"), beside("limits", "limits", value=AgainstLimits(considered=HELD)))),
    ("initiatives", said(Initiative), (itself("initiative"),)),
    ("learned", said(Learned), (itself("insight"),)),
    ("remarks", said(Remark, slot="itch", about="e9"), (itself("remark", question="itch-0", about="e9"),)),
    ("remarks", said(Remark, slot="expectation", about="e9"),
     (itself("expectation", question="expectation-0", about="e9"),)),
)  # fmt: skip
OF_TEAM: tuple[tuple[str, Any, tuple[Line, ...]], ...] = (
    ("parked", said(Remark, slot="parked"), (itself("parked", question="parked-0"),)),
    ("notes", said(Remark, slot="note"), (itself("note", question="note-0"),)),
    ("frames",
     said(Frame, frame="f1", kind="money", prevents="debt", owner="Joost", valid_from=NEXT,
          valid_to=NEXT, review_on=DAY, recipe="it is a limit", meeting="now"),
     (itself("limit", about="f1", choice="money", who=("Joost",)), beside("prevents", "prevents", "debt"),
      beside("recipe", "recipe", "it is a limit"), beside("review_on", "review day", value=Day(on=DAY)),
      beside("valid_from", "first day", value=Day(on=NEXT)), beside("valid_to", "last day", value=Day(on=NEXT)))),
    ("frames", said(Frame, frame="f1", valid_from=DAY, meeting="now"), (itself("limit", about="f1"),)),
    ("frames", said(Frame, at=None, frame="f2", meeting="now"), (itself("limit", at=None, about="f2"),)),
    ("frame_choices", said(FrameChoice, about="f1", choice="lapses"),
     (itself("limit onward", about="f1", choice="lapses"),)),
    ("agreements",
     said(AccountAgreement, rhythm="monthly", form="a talk", use_of_notes="ours", valid_to=NEXT, meeting="now"),
     (itself("account agreement"), beside("form", "form", "a talk"), beside("rhythm", "rhythm", "monthly"),
      beside("use_of_notes", "use of notes", "ours"), beside("valid_to", "last day", value=Day(on=NEXT)))),
    ("starting_points", said(StartingPoint, meeting="now", since=DAY), (itself("starting point"),)),
    ("rhythms", said(Rhythm, weeks=6), (itself("rhythm", value=Figure(said="6", unit="weeks")),)),
    ("rhythms", said(Rhythm), (itself("rhythm"),)),
    ("moves", said(Moved, goal="g-first", was=DAY, to=NEXT),
     (itself("moved talk", about="g-first", value=Day(on=NEXT, was=DAY)),)),
    ("lines", said(PlanLine, exit="reword", became="They ask", goal="g-first"),
     (itself("plan line", about="g-first"), beside("exit", "exit", "They ask", choice="reword"))),
    ("lines", said(PlanLine, became="They ask"), (itself("plan line"), beside("exit", "exit", "They ask"))),
    ("lines", said(PlanLine), (itself("plan line"),)),
)  # fmt: skip


def by_id(found: tuple[Line, ...]) -> list[Line]:
    return sorted(found, key=lambda line: line.id)


@pytest.mark.parametrize(("field", "record", "there"), OF_GOAL)
def test_each_field_of_a_record_about_a_goal_is_a_line(
    field: str, record: Any, there: tuple[Line, ...]
) -> None:
    segment = replace(Segment(goal=GOAL), **{field: (record,)})
    found = talk_of(meeting(segment)).lines
    assert by_id(found) == [*there]
    assert found[0].id == "e1", "a record stands before what is about it"


@pytest.mark.parametrize(("field", "record", "there"), OF_TEAM)
def test_each_field_of_a_record_of_the_team_is_a_line(
    field: str, record: Any, there: tuple[Line, ...]
) -> None:
    assert by_id(talk_of(replace(meeting(), **{field: (record,)})).lines) == [*there]


OF_NO_RECORD = {"request", "request answer", "limit's words", "kind of limit", "target group", "difference",
                "experience", "onward", "passed over"}  # fmt: skip


def test_all_that_records_held_is_of_a_kind_that_there_is() -> None:
    found = {line.kind for _field, _record, there in (*OF_GOAL, *OF_TEAM) for line in there}
    assert found | OF_NO_RECORD == set(LINE_KINDS)
    assert len(LINE_KINDS) == len(set(LINE_KINDS))


def all_meanings(lines: TalkLines, place: int) -> tuple[Meaning, ...]:
    return (*meanings(lines, place), *other_readings(lines, place))


BACK: dict[str, Callable[[TalkLines], Any]] = {
    **{
        field: lambda lines, read=read: read(lines, 0)
        for field, read in {
            "readings": readings, "indicators": signs, "indicator_choices": onward, "evidence": evidence,
            "meanings": all_meanings, "standings": standings, "values": values, "decisions": decisions,
            "consents": consents, "initiatives": initiatives, "learned": insights,
        }.items()
    },
    "parked": parked, "frames": limits, "frame_choices": limits_onward, "moves": moves, "lines": plan_lines,
    "starting_points": starting_points, "agreements": lambda lines: (agreement(lines),),
    "rhythms": lambda lines: (rhythm(lines),),
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "record"), [(f, r) for f, r, _there in (*OF_GOAL, *OF_TEAM) if f in BACK]
)
def test_what_a_talk_came_to_by_its_lines_is_the_record_it_had(field: str, record: Any) -> None:
    segment = Segment(goal=GOAL)
    told = (
        meeting(replace(segment, **{field: (record,)}))
        if field in segment.__struct_fields__
        else replace(meeting(), **{field: (record,)})
    )
    found = [replace(one, id="e1") for one in BACK[field](TalkLines(talk_of(told)))]
    assert found == [record] * (not record.withdrawn)


def test_what_was_expected_before_a_figure_was_shown_stands_once_and_is_about_it() -> None:
    segment = Segment(
        goal=GOAL,
        remarks=(
            said(Remark, id="r1", text="20", slot="expectation"),
            said(Remark, id="r2", text="20", slot="expectation", about="e9"),
            said(Remark, id="r3", text="20", slot="itch"),
        ),
        evidence=(said(Evidence, id="e4", expected="20"), said(Evidence, id="e5", expected="20")),
    )
    found = talk_of(meeting(segment)).lines
    assert [(line.id, line.kind, line.about) for line in found] == [
        ("r1", "expectation", "e4"), ("r2", "expectation", "e9"), ("r3", "remark", ""),
        ("e4", "ground", ""), ("e5", "ground", ""), ("e5.expected", "expectation", "e5"),
    ]  # fmt: skip


def test_what_was_asked_is_known_by_its_words_and_two_questions_are_two() -> None:
    asked = (ASKED, OTHERWISE, ASKED, None, THIRD)
    remarks = tuple(said(Remark, id=f"r{n}", slot="itch", question=q) for n, q in enumerate(asked))
    talk = talk_of(meeting(Segment(goal=GOAL, remarks=remarks)))
    assert [line.question for line in talk.lines] == ["itch", "itch-2", "itch", "itch-0", "itch-3"]
    assert talk.questions == {"itch": ASKED, "itch-2": OTHERWISE, "itch-3": THIRD}


def test_a_look_back_is_lines_about_the_initiative_and_what_was_taken_stays_as_it_was() -> None:
    took = LookedBack(
        initiative=Initiative(id="i3", text="call them", by="Joost"), meeting="old", taken=DAY,
        goal_wording=2, words="They ask",
    )  # fmt: skip
    told = replace(
        took, happened="two came (Ana)", means="it works", onward="stopped", because="done (Ana)"
    )
    bare = replace(took, onward="carried-on")
    why = replace(took, because="it rained")
    skipped = (Skipped(phase="p", slot="values", reason="no time"),)
    goal = replace(GOAL, id="g-second")
    segment = Segment(goal=goal, looked_back=(told, bare, why), skipped=skipped)
    talk = talk_of(meeting(segments=(Segment(goal=GOAL), segment)))
    assert by_id(talk.lines) == [
        Line(id="b1.0.happened", text="two came", by=("Ana",), kind="experience", about="talk:old:i3"),
        Line(id="b1.0.means", text="it works", kind="meaning", about="talk:old:i3"),
        Line(id="b1.0.onward", text="done", by=("Ana",), kind="onward", about="talk:old:i3", choice="stopped"),
        Line(id="b1.1.onward", kind="onward", about="talk:old:i3", choice="carried-on"),
        Line(id="b1.2.onward", text="it rained", kind="onward", about="talk:old:i3"),
        Line(id="x1.0", text="no time", phase="p", question="values", kind="passed over", about="g-second"),
    ]  # fmt: skip
    assert talk.passes[1].began.looked_back == (took, took, took)


def test_the_next_talk_of_a_goal_and_of_the_team() -> None:
    planned = NextTalk(on=NEXT, people=("Ruth",), words="at ten")
    talk = talk_of(meeting(Segment(goal=GOAL, next_talk=planned), next_talk=NextTalk(on=DAY)))
    assert by_id(talk.lines) == [
        Line(id="next", kind="appointment", value=Day(on=DAY)),
        Line(id="next.0", text="at ten", kind="appointment", about="g-first", who=("Ruth",), value=Day(on=NEXT)),
    ]  # fmt: skip


def test_what_frames_a_talk_and_what_is_typed_in_it_is_as_it_was() -> None:
    brought = Brought(readings=(said(Reading),), status="set-aside")
    frame: dict[str, Any] = {
        "kind": "review", "team": "A team", "at": 0, "changed": AT, "ended": AT, "adopted": NEXT,
        "agreed": Agreed(frames=(said(Frame),)), "laid_out": (Laid(phase="p", text="a sign"),),
        "each": PHASES, "asked": {"p": 2}, "private": True, "owner": "Ana", "bring": ("p",), "counter": 7,
    }  # fmt: skip
    segment = Segment(
        goal=GOAL, agreed=2, account_giver="Joost", chosen=False, brought=brought, new_goals=()
    )
    before = meeting(segment, drafts={"p": "half a", "edit:e1": "other words"}, **frame)
    talk = talk_of(before)
    same = {*frame, "id", "agenda", "title", "language", "started", "minutes", "phases", "people"}
    assert {name: getattr(talk, name) for name in same} == {
        name: getattr(before, name) for name in same
    }
    assert talk.unsaid == (Line(id="", text="half a", phase="p"), Line(id="", text="other words", about="e1"))  # fmt: skip
    (one,) = talk.passes
    assert (one.goal, one.account_giver, one.chosen) == ("g-first", "Joost", False)
    assert (one.began.goal, one.began.agreed, one.began.brought) == (GOAL, 2, brought)
    assert (talk.closed, talk_of(meeting()).passes[0].chosen) == (None, True)
