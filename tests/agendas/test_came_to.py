"""What a talk came to, read from its lines: for each subject who wins (lines of method.md §4)."""

from datetime import date
from typing import Any

import msgspec
from made_talk import AT, GOAL, SOME, line, lines

from agendas.came_to.agreed import agreement, rhythm, starting_points
from agendas.came_to.counting import by
from agendas.came_to.goal.decisions import decisions
from agendas.came_to.goal.wordings import became
from agendas.came_to.grounds import evidence, told
from agendas.came_to.indicators import onward, signs
from agendas.came_to.initiatives import initiatives, looked_back
from agendas.came_to.insights import insights
from agendas.came_to.limits import limits, limits_onward, plan_lines
from agendas.came_to.meanings import meanings, other_readings
from agendas.came_to.next_talks import moves, next_talk
from agendas.came_to.readings import in_force, readings
from agendas.came_to.remarks import criteria, parked
from agendas.came_to.standings import standing, standings
from agendas.came_to.values import values
from agendas.lines.kinds import LINE_KINDS
from agendas.lines.talk import AgainstLimits, Began, Day, Figure, Pass
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import (
    FrameRef,
    Initiative,
    LookedBack,
    Phase,
)


def texts(found: Any) -> list[str]:
    return [said.text for said in found]


def test_a_line_counts_while_nothing_it_is_about_is_withdrawn() -> None:
    found = lines(
        line("e1", "ground", "31 of 52", withdrawn=True),
        line("m2", "meaning", "they find their way", about="e1"),
        line("m3", "why", "because of her", about="m2"),
        line("m4", "meaning", "it grows"),
    )
    assert texts(meanings(found, 0)) == ["it grows"]
    assert found.fallen == {"e1", "m2", "m3"}


def test_last_is_by_place_never_by_clock_or_order_of_arrival() -> None:
    early = line("d9", "decision", choice="keep", at=AT)
    late = line("d10", "decision", choice="let-go", at=AT.replace(hour=3))
    assert decisions(lines(late, early), 0)[-1].choice == "let-go"


def test_a_line_belongs_to_the_pass_of_its_phase() -> None:
    phases = (
        Phase(id="p", kind="choose", title=SOME, minutes=5),
        Phase(id="p-1", kind="goal", title=SOME, minutes=5, segment=1),
    )
    passes = (
        Pass(goal="", began=Began(goal=msgspec.structs.replace(GOAL, id=""))),
        Pass(goal="g-first", began=Began(goal=GOAL)),
    )
    found = lines(
        line("v1", "value", "trust", phase="p-1"),
        line("v2", "value", "rest"),
        line("next", "appointment", phase="", about="g-first", value=Day(on=date(2027, 1, 5))),
        phases=phases, passes=passes,
    )  # fmt: skip
    assert (texts(values(found, 0)), texts(values(found, 1))) == (["rest"], ["trust"])
    assert (next_talk(found, 0).on, next_talk(found, 1).on) == (None, date(2027, 1, 5))
    moved = (phases[0], msgspec.structs.replace(phases[1], segment=0))
    anew = found.for_talk(msgspec.structs.replace(found.talk, phases=moved))
    assert texts(values(anew, 0)) == ["trust", "rest"], "not read from the talk before"
    assert found.for_talk(msgspec.structs.replace(found.talk, at=1)).counting is found.counting
    fewer = found.for_talk(msgspec.structs.replace(found.talk, passes=passes[:1]))
    assert texts(values(fewer, 0)) == ["trust", "rest"]


def test_readings_the_last_of_each_person_holds_and_all_that_are_nobodys() -> None:
    found = readings(
        lines(
            line("r1", "reading", "they ask", "Ana", about="g-first:1"),
            line("r2", "reading", "they dare", "ana", about="g-first:2"),
            line("r3", "reading", "they come"),
            line("r4", "reading", "they stay"),
        ),
        0,
    )
    assert [r.goal_wording for r in found] == [1, 2, 1, 1]
    assert texts(in_force(found)) == ["they dare", "they come", "they stay"]


def test_signs_every_voice_says_why_and_the_last_where_it_came_from() -> None:
    found = signs(
        lines(
            line("i1", "sign", "who comes", "Ana"),
            line("i1.why", "why", "they come unasked", about="i1"),
            line("17.k3f9", "why", "and stay", "Joost", about="i1"),
            line("18.k3f9", "origin", choice="handed-down", about="i1"),
            line("19.k3f9", "origin", choice="own", about="i1"),
            line("i2", "sign", "who asks"),
            line("20.k3f9", "in place of", choice="old:i3", about="i2"),
            line("21.k3f9", "former target", "80%", about="i2"),
        ),
        0,
    )
    assert [(s.text, s.why, s.origin) for s in found] == [
        ("who comes", "they come unasked; and stay (Joost)", "own"),
        ("who asks", "", None),  # nobody said where it came from: that is not their own
    ]
    assert [(s.replaces, s.once_target) for s in found] == [("", ""), ("old:i3", "80%")]


def test_signs_onward_are_about_earlier_ones() -> None:
    found = lines(line("i1", "sign onward", "it misses them", choice="replace", about="old:i3"))
    assert [(c.about, c.choice) for c in onward(found, 0)] == [("old:i3", "replace")]


def test_evidence_keeps_its_figure_with_all_its_meanings_and_the_last_guess_of_each() -> None:
    found = lines(
        line("e1", "ground", "31 of 52 came", choice="figure", value=Figure(said="31 of 52")),
        line("g2", "expectation", "20", "Joost", about="e1"),
        line("g3", "expectation", "25", "Joost", about="e1"),
        line("g4", "expectation", "40", about="e1"),
        line("m5", "meaning", choice="open", about="e1"),
        line("m6", "meaning", "their own way in", "Ana", about="e1"),
        line("m7", "other reading", "it rained", "Joost", about="e1"),
        line("s8", "source", "the register", about="e1"),
    )
    (one,) = evidence(found, 0)
    assert (one.figure, one.source, one.open_meaning) == ("31 of 52", "the register", False)
    assert one.expected == "25 (Joost); 40"
    assert texts(told(found, found.by_id["e1"])) == ["their own way in", "it rained"]
    assert texts(meanings(found, 0)) == ["their own way in"]
    assert texts(other_readings(found, 0)) == ["it rained"]


def test_the_standing_is_the_account_givers_and_others_are_readings_of_it() -> None:
    found = lines(
        line("s1", "standing", "they stay", "Ana", choice="on-its-way"),
        line("s2", "standing", "they ask", choice="came-closer"),
        line("s3", "standing", "not mine", "Joost", choice="moved-away"),
        line("s4", "standing", "words alone", "Ana"),
    )
    assert [s.word for s in standings(found, 0)] == ["on-its-way", "came-closer", "moved-away"]
    holds = standing(found, 0)
    assert holds
    assert holds.word == "came-closer"
    assert standing(lines(), 0) is None


def test_values_have_every_moment_and_insights_all_stand() -> None:
    found = lines(
        line("v1", "value", "that she reads aloud", "Ana"),
        line("v1.moment", "moment", "last Friday", about="v1"),
        line("m2", "moment", "today", "Joost", about="v1"),
        line("l3", "insight", "silence can be trust", "Joost"),
        line("l4", "insight", "it is theirs", "Joost"),
    )
    assert [v.moment for v in values(found, 0)] == ["last Friday; today (Joost)"]
    assert texts(insights(found, 0)) == ["silence can be trust", "it is theirs"]


def test_remarks_that_a_goal_is_served_no_longer_and_what_was_parked() -> None:
    found = lines(
        line("r1", "remark", "it serves nobody", question="criterion-2"),
        line("r2", "remark", "it chafes", question="itch"),
        line("p3", "parked", "the copier"),
    )
    assert (texts(criteria(found, 0)), texts(parked(found))) == (
        ["it serves nobody"],
        ["the copier"],
    )


def test_an_initiative_is_its_takers_and_has_the_day_that_was_said_of_it_or_none() -> None:
    held_against = AgainstLimits(
        considered=(FrameRef(frame="f1", n=1, text="€ 500"),), touched=("f1",)
    )
    found = lines(
        line("i1", "initiative", "call two mothers", "Ruth", who=("Joost",)),
        line("i1.due", "appointment", about="i1", value=Day(on=date(2027, 2, 2))),
        line("i2", "initiative", "open the room", "Ana"),
        line("l3", "limits", choice="inside", about="i2"),
        line("l4", "limits", choice="touches", about="i2", value=held_against),
        line("n5", "notice", "that it is theirs", "Joost", about="i2"),
        line("n6", "appointment", "in the hall", value=Day(on=date(2027, 3, 3)), who=("Ruth",)),
    )
    first, second = initiatives(found, 0)
    assert (first.by, first.due, first.limits, first.origin) == (
        "Joost",
        date(2027, 2, 2),
        None,
        None,
    )
    assert (second.due, second.limits, second.touched) == (None, "touches", ("f1",))
    assert second.notice == "that it is theirs (Joost)"
    assert next_talk(found, 0).on == date(2027, 3, 3)  # it was said for the talk itself


def test_a_day_said_anew_holds_and_one_called_off_is_none() -> None:
    days = [line(f"n{n}", "appointment", value=Day(on=on))
            for n, on in enumerate((date(2027, 1, 1), date(2027, 2, 2), None))]  # fmt: skip
    assert next_talk(lines(*days[:2]), 0).on == date(2027, 2, 2)
    assert next_talk(lines(*days), 0).on is None


def test_the_takers_word_on_an_initiative_outranks_others_and_without_it_the_last_holds() -> None:
    back = LookedBack(initiative=Initiative(id="i3", text="call them", by="Joost"), meeting="old")
    about = "talk:old:i3"
    said = [
        line("1.a", "onward", "it worked", "Joost", choice="carried-on", about=about, phase=""),
        line("2.a", "onward", "it did not", "Ana", choice="stopped", about=about, phase=""),
        line("3.a", "experience", "two came", "Joost", about=about, phase=""),
        line("4.a", "experience", "one left", "Ana", about=about, phase=""),
    ]
    (one,) = looked_back(lines(*said, began=Began(goal=GOAL, looked_back=(back,))), 0)
    assert (one.onward, one.because, one.happened) == (
        "carried-on", "it worked", "two came; one left (Ana)",
    )  # fmt: skip
    (other,) = looked_back(lines(*said[1:], began=Began(goal=GOAL, looked_back=(back,))), 0)
    assert (other.onward, other.because) == ("stopped", "it did not (Ana)")


def test_versions_of_a_limit_are_counted_and_the_last_word_on_it_holds() -> None:
    known = Agreed(frames=(Frame(id="f1", text="€ 500", frame="f-old-1", n=4),))
    found = lines(
        line("f1", "limit", "€ 600", about="f-old-1", at=AT, who=("Ruth",)),
        line("f2", "limit", "€ 700", about="f-old-1", at=AT),
        line("f2.prevents", "prevents", "debts", about="f2"),
        line("f2.review", "review day", about="f2", value=Day(on=date(2027, 1, 1))),
        line("f3", "limit", "no child alone", at=AT),
        line("c4", "limit onward", "gone", choice="lapses", about="f-old-2"),
        line("c5", "limit onward", "no, it stays", choice="stays", about="f-old-2"),
        agreed=known,
    )
    assert [(f.frame, f.n, f.owner, f.prevents) for f in limits(found)] == [
        ("f-old-1", 5, "Ruth", ""), ("f-old-1", 6, "", "debts"), ("f-now-f3", 1, "", ""),
    ]  # fmt: skip
    assert limits(found)[1].review_on == date(2027, 1, 1)
    assert [c.choice for c in limits_onward(found)] == ["stays"]


def test_all_that_was_said_of_who_tells_whom_stands_and_of_the_rhythm_the_last_holds() -> None:
    found = lines(
        line("a1", "account agreement", "each tells two", "Ana"),
        line("a1.rhythm", "rhythm", "each week", "Ana", about="a1"),
        line("a2", "account agreement", "not the parents", "Ruth"),
        line("a2.rhythm", "rhythm", "each month", about="a2"),
        line("r3", "rhythm", "every six weeks", value=Figure(said="6", unit="weeks")),
        line("s4", "starting point", "every child counts", at=AT),
    )
    agreed, often = agreement(found), rhythm(found)
    assert agreed
    each = [(one.text, one.by, one.rhythm) for one in (agreed, *agreed.others)]
    assert each == [
        ("each tells two", "Ana", "each week"), ("not the parents", "Ruth", "each month"),
    ], "the second put the first out of force, or they ran together"  # fmt: skip
    hers = agreement(lines(line("a1", "account agreement", "each tells two", "Ana")))
    assert hers
    assert (hers.text, hers.by) == ("each tells two", "Ana")
    assert often
    assert (often.text, often.weeks) == ("every six weeks", 6)
    assert [s.since for s in starting_points(found)] == [AT.date()]
    assert (agreement(lines()), rhythm(lines())) == (None, None)


def test_a_line_of_a_plan_is_where_it_was_put_last() -> None:
    found = lines(
        line("l1", "plan line", "80% comes"),
        line("2.a", "exit", choice="leave", about="l1"),
        line("3.a", "exit", "who comes", choice="to-indicator", about="l1"),
        line("4.a", "exit", "nobody knows", about="l1"),
        line("l5", "plan line", "a course"),
        line("l6", "plan line", "€ 500"),
        line("7.a", "exit", "want dat is genoeg", choice="to-frame", about="l6"),
    )
    assert [(p.exit, p.became) for p in plan_lines(found)] == [
        ("to-indicator", "who comes"),
        (None, ""),
        ("to-frame", "€ 500"),
    ]


def test_behind_a_goal_of_a_plan_stands_who_said_that_it_is_one_and_who_was_there_shares_it() -> (
    None
):
    """In so many words; who was there and said nothing of it, something else, or other words does not."""
    found = lines(
        line("l1", "plan line", "They dare"),
        line("2.a", "exit", "", "Ana", choice="keep", about="l1"),
        line("3.a", "exit", "they notice", "Joost", about="l1"),
        line("l4", "plan line", "80% comes"),
        line("5.a", "exit", "They come gladly", "Ana", choice="reword", about="l4"),
        line("6.a", "exit", "They come", "Joost", choice="reword", about="l4"),
        line("l7", "plan line", "They ask"),
        line("8.a", "exit", "", choice="keep", about="l7"),
        line("l9", "plan line", "They stay"),
        line("10.a", "exit", "", "Ana", choice="leave", about="l9"),
        line("11.a", "exit", "", "Joost", choice="keep", about="l9"),
        line("12.a", "exit", "", "Ana", choice="keep", about="l9"),
        kind="plan", began=Began(goal=msgspec.structs.replace(GOAL, id="")),
    )  # fmt: skip
    goals = became(found, 0).new_goals
    assert [g.now.consented_by for g in goals] == [("Ana",), ("Joost",), (), ("Ana", "Joost")]
    assert {g.sharers for g in goals} == {("Ana", "Joost")}


def test_a_talk_that_is_moved_tells_from_when_to_when() -> None:
    day = Day(on=date(2027, 1, 5), was=date(2026, 12, 8))
    (moved,) = moves(lines(line("m1", "moved talk", "ill", "Ana", about="g-first", value=day)))
    assert (moved.goal, moved.was, moved.to) == ("g-first", date(2026, 12, 8), date(2027, 1, 5))


def test_what_belongs_to_a_line_goes_where_that_goes_and_what_is_said_of_it_is_marked_itself() -> (
    None
):
    found = lines(
        line("i1", "sign", "who comes", audience="leader"),
        line("i2", "meaning", "they stay", about="i1"),
        line("i3", "meaning", "open", about="i1", audience="all"),
        line("i4", "why", "it is theirs", about="i1"),
        line("i5", "why", "between us", about="i1", audience="team"),
    )
    assert [m.audience for m in meanings(found, 0)] == ["team", "all"]
    assert [found.audience(one) for one in found.of("why")] == ["leader", "team"]


def test_a_choice_is_an_earlier_one_once_all_who_made_it_chose_anew_on_the_same() -> None:
    found = lines(
        line("s1", "standing", "", "Ana, Joost", choice="came-closer"),
        line("s2", "standing", "", "ana", choice="moved-away"),
        line("s3", "standing", "", "Ana", choice="on-its-way"),
        line("4.a", "standing", "", "Ana", choice="cannot-tell", about="s3"),
        line("s5", "standing", "words alone", "Ana"),
        line("o6", "sign onward", "", "Ana", choice="keep", about="old:i1"),
        line("o7", "sign onward", "", "Ana", choice="keep", about="old:i2"),
        line("o8", "sign onward", "", "Ana", choice="replace", about="old:i1"),
        line("s9", "standing", "", choice="came-closer"),
        line("o10", "origin", "", "Ana", choice="own", about="i1"),
        line("o11", "origin", "", "Ana", choice="own", about="i1"),
        line("v12", "value", "trust", "Ana"), line("v13", "value", "rest", "Ana"),
    )  # fmt: skip
    assert found.earlier == {"s2", "s3", "o6"}
    joost = line("s14", "standing", "", "Joost", choice="on-its-way")
    assert lines(*found.talk.lines, joost).earlier == {"s1", "s2", "s3", "o6"}
    assert found.said(found.by_id["s1"])["by"] == "Ana, Joost"
    assert (found.known(found.by_id["s1"])["id"], by(found.by_id["s9"])) == ("now:s1", "")


def test_what_is_only_for_the_leader_takes_along_what_belongs_to_it_and_nothing_else() -> None:
    kinds = (*LINE_KINDS, "of a later Vertel")
    told = lines(
        line("i1", "ground", "who comes", audience="leader"),
        *(line(f"a{n}", kind, "words", about="i1") for n, kind in enumerate(kinds, 2)),
    )
    along = {one.kind for one in told.talk.lines[1:] if told.audience(one) == "leader"}
    assert along == {
        "why", "misses", "former target", "origin", "kind of sign", "in place of", "source", "period",
        "direction", "moment", "wording", "notice", "watch", "stops", "support", "appointment",
        "prevents", "recipe", "review day", "last day", "rhythm", "form", "use of notes", "part",
        "consent", "leaves", "limits", "exit", "first day", "request answer", "limit's words",
        "kind of limit",
    }  # fmt: skip


def test_a_line_in_a_phase_that_is_gone_stays_with_its_goal_and_one_of_no_goal_with_the_first() -> (
    None
):
    goals = [GOAL, *(msgspec.structs.replace(GOAL, id=f"g-{n}") for n in (1, 2))]
    passes = tuple(Pass(goal=goal.id, began=Began(goal=goal)) for goal in goals)
    phases = ("goal-1", "goal-2", "goal-3", "goal-4", "gone", "goal-x")
    said = [line(f"v{n}", "value", phase, phase=phase) for n, phase in enumerate(phases)]
    found = lines(*said, passes=passes)
    assert [texts(values(found, place)) for place in range(4)] == [
        ["goal-3", "goal-4", "gone", "goal-x"], ["goal-1"], ["goal-2"], [],
    ]  # fmt: skip


def test_a_choice_added_later_is_about_the_open_one_and_a_later_vertels_word_is_none() -> None:
    found = lines(
        line("s1", "standing", "they ask", "Ana"),
        line("2.k3f9", "standing", "", "Joost", choice="on-its-way", about="s1"),
        line("s3", "standing", "they stay", "Ana", choice="sideways"),
        line("i4", "sign", "who comes"),
        line("5.k3f9", "origin", choice="found", about="i4"),
    )
    assert [(s.text, s.by, s.word) for s in standings(found, 0)] == [
        ("they ask", "Ana", "on-its-way")
    ]
    assert [s.origin for s in signs(found, 0)] == [None]
