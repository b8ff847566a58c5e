"""Page one: decisions, proposals, agreements and what is next, of lines no older record holds."""

from datetime import UTC, date, datetime
from typing import Any, get_args

import msgspec
import pytest
from at_table import begun, ended, said, to
from made_talk import AT, GOAL, decided, line, lines

from agendas.came_to.initiatives import initiatives
from agendas.lines.edit import renamed
from agendas.lines.talk import AgainstLimits, Began, Convened, Day, Figure, Line, Pass
from agendas.records.agreements import Agreed, Frame
from agendas.records.said import (
    Decision,
    FrameRef,
    Goal,
    Indicator,
    Initiative,
    Language,
    LookedBack,
    Wording,
    Words,
)
from agendas.records.segment import Brought
from minutes.blocks import Document, Section
from minutes.document import document
from minutes.formats.json_data import as_data
from minutes.formats.pdf import to_pdf


def made(*said: Line, **more: Any) -> Document:
    return document(lines(*said, **more).talk)


def section(of: Document, name: str) -> Section:
    """The section with this id; an empty one where the minutes have none."""
    return next((one for one in of.sections if one.id == name), Section(heading=""))


def texts(of: Document, name: str) -> list[str]:
    return [row for item in section(of, name).listed for row in (item.text, *item.below)]


def consent(n: int, who: str, choice: str, why: str = "", about: str = "1.k") -> Line:
    return line(f"{n}.k", "consent", why, about=about, who=(who,), choice=choice)


WORDS = line("1.k", "wording", "Parents ask us anything", "Joost")


def test_a_proposal_tells_who_is_behind_it_who_is_not_and_why_and_who_did_not_say() -> None:
    goal = Goal(id="g-first", wordings=GOAL.wordings, sharers=("Ana", "Joost", "Henk", "Ruth"))
    said = (
        WORDS,
        line("2.k", "why", "it is about both", "Joost", about="1.k"),
        consent(3, "Ana", "behind"),
        consent(4, "Henk", "against", "it stays vague"),
        consent(5, "Ruth", "absent"),
    )
    of = made(*said, began=Began(goal=goal))
    assert texts(of, "proposals") == [
        "The goal becomes “Parents ask us anything”: it is about both (Joost). Ana stands"
        " behind it; Henk does not: it stays vague; Ruth was not there; Joost not heard yet."
        " Until all stand behind it, the goal stays as it is."
    ]
    assert texts(of, "decisions") == []
    assert of.data["proposals"][0]["waiting"] == ["Joost"]
    (change,) = as_data(lines(*said, began=Began(goal=goal)).talk)["came_to"]["segments"][0][
        "changes"
    ]
    assert (list(change["waiting"]), "agreed" in change) == (["Joost"], False)


def test_the_last_word_of_each_counts_and_words_of_which_all_are_in_favour_are_decided() -> None:
    said = (WORDS, consent(2, "Ana", "not", "vague"), consent(3, "Joost", "behind"))
    waits = made(*said)
    assert texts(waits, "decisions") == []
    assert "Ana does not: vague." in texts(waits, "proposals")[0]
    agreed = made(*said, consent(4, "Ana", "behind"))
    assert texts(agreed, "decisions") == [
        "The goal becomes “Parents ask us anything” (Joost). Ana and Joost stand behind it.",
        "not behind it at first: vague (Ana)",
    ]
    assert texts(agreed, "proposals") == []
    assert agreed.data["decisions"][0]["wording"] == "Parents ask us anything"


def test_words_that_waited_beside_the_agreed_ones_are_overtaken_and_stay_to_be_read() -> None:
    other = line("5.k", "wording", "Parents dare", "Ana")
    said = (WORDS, consent(2, "Ana", "behind"), consent(3, "Joost", "behind"), other)
    (told,) = texts(made(*said), "proposals")
    assert told.startswith("The goal becomes “Parents dare” (Ana).")
    assert told.endswith("Other words were agreed on since.")


def test_nothing_is_decided_before_the_close() -> None:
    of = made(*decided(), ended=None, closed=None)
    assert texts(of, "decisions") == []
    assert texts(of, "proposals") == [
        "The goal becomes “Parents ask”: it is theirs (Ana). Ana and Joost stand behind it."
    ]


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("keep", "The goal stays as it is, because it is theirs (Ana)."),
        ("set-aside", "The goal is set aside, because it is theirs (Ana)."),
        ("split", "The goal is split into “A” and “B”, because it is theirs (Ana)."),
    ],
)
def test_each_decision_is_a_sentence(choice: str, told: str) -> None:
    of = made(
        line("d1", "decision", "because it is theirs", "Ana", choice=choice),
        line("d1.part1", "part", "A", about="d1"),
        line("d1.part2", "part", "B", about="d1"),
        line("d1.consent", "consent", about="d1", who=("Ana", "Joost")),
    )
    (said,) = texts(of, "decisions")
    assert said.startswith(told)


def test_a_consent_that_was_given_here_to_an_earlier_proposal_is_a_decision_of_this_talk() -> None:
    proposed = Wording(n=2, text="New", meeting="old", status="proposed")
    goal = Goal(id="g-first", sharers=("Ana", "Joost"), wordings=(*GOAL.wordings, proposed))
    pending = Decision(id="old:d1", text="", choice="reword", wording="New", consented_by=("Ana",))
    began = Began(goal=goal, brought=Brought(pending=(pending,)))
    waits = made(began=began)
    assert "Ana stands behind it; Joost not heard yet." in texts(waits, "proposals")[0]
    given = line("1.k", "consent", about="talk:old:d1", who=("Joost",), choice="behind")
    of = made(given, began=began)
    assert texts(of, "decisions") == [
        "The goal becomes “New”. Ana stands behind it, and now Joost too."
    ]
    back = line("1.k", "consent", about="talk:old:d1", who=("Joost",), choice="dropped")
    gone = (
        ("", ("Joost",), "Joost lets the proposal drop."),
        ("it is old paper", ("Joost",), "Joost lets the proposal drop: it is old paper."),
        ("", (), "The proposal was let drop."),
    )
    for why, who, told in gone:
        said = msgspec.structs.replace(back, text=why, by=who, who=who)
        assert told in texts(made(said, began=began), "proposals")[0]


def test_a_sign_that_is_looked_at_no_longer_is_told_with_the_decisions() -> None:
    sign = Indicator(id="old:i1", text="who comes", by="Ana")
    began = Began(goal=GOAL, brought=Brought(indicators=(sign,)))
    left = line(
        "1.k", "sign onward", "counting says nothing", "Ana", about="old:i1", choice="replace"
    )
    assert texts(made(left, began=began), "decisions") == [
        "“who comes” is looked at no longer: counting says nothing (Ana)."
    ]


def test_agreements_are_a_table_without_a_column_in_which_nothing_was_said() -> None:
    said = (
        line("1.k", "initiative", "I call them", "Ana"),
        line("2.k", "notice", "they are missed", "Ana", about="1.k"),
        line("3.k", "notice", "somebody knows them", "Joost", about="1.k"),
        line("4.k", "appointment", "", "Ana", about="1.k", value=Day(on=date(2027, 4, 8))),
        line("5.k", "initiative", "I read", "Joost"),
        line("6.k", "initiative", "I write", "Joost"),
        line(
            "7.k",
            "appointment",
            "9 April 2027, with Ana",
            "Joost",
            about="6.k",
            value=Day(on=date(2027, 4, 9)),
            who=("Ana",),
        ),
    )
    (table,) = section(made(*said), "agreements").tables
    assert table.header == ("Who", "What", "What they will notice", "Told about on")
    assert table.rows == (
        ("Ana", "I call them", "they are missed (Ana); somebody knows them (Joost)", "8 Apr 2027"),
        ("Joost", "I read", "", ""),  # he said no day
        ("Joost", "I write", "", "9 Apr 2027, with Ana"),
    )
    (bare,) = section(made(said[0]), "agreements").tables
    assert (bare.header, bare.rows) == (("Who", "What"), (("Ana", "I call them"),))


@pytest.mark.parametrize(
    ("choice", "row", "asked"),
    [
        ("yes", ("Joost", "be at the door (at the request of Ruth)"), []),
        ("imposed", ("Ruth", "be at the door"), []),
        ("no", None, ["Ruth asked Joost: be at the door", "Joost: no, not in May"]),
        ("", None, ["Ruth asked Joost: be at the door", "Joost: not in May"]),
    ],
)
def test_a_request_binds_by_a_yes_and_is_told_where_nobody_took_it_up(
    choice: str, row: tuple[str, str] | None, asked: list[str]
) -> None:
    of = made(
        line("1.k", "request", "be at the door", "Ruth", who=("Joost",)),
        line("2.k", "request answer", "not in May", "Joost", about="1.k", choice=choice),
    )
    rows = [one for table in section(of, "agreements").tables for one in table.rows]
    assert rows == ([row] if row else [])
    assert texts(of, "requests") == (asked if choice else [])
    assert texts(of, "open-requests") == ([] if choice else asked), "the answer is still open"
    assert ("Joost: it is imposed, not in May" in texts(of, "of-agreements")) == (
        choice == "imposed"
    )


def test_how_an_earlier_agreement_goes_on_stands_in_words_and_silence_is_said_once() -> None:
    def back(n: str, text: str) -> LookedBack:
        taken = Initiative(id=n, text=text, by="Joost")
        return LookedBack(initiative=taken, meeting="old", taken=date(2026, 2, 3))

    began = Began(goal=GOAL, looked_back=(back("i1", "call"), back("i2", "read")))
    said = (
        line("1.k", "onward", "he did not", "Ana", about="talk:old:i1", choice="stopped", phase=""),
        line(
            "2.k", "onward", "two came", "Joost", about="talk:old:i1", choice="carried-on", phase=""
        ),
    )
    asked = msgspec.structs.replace(lines().talk.phases[0], kind="look-back", visited=True)
    assert texts(made(*said, began=began, phases=(asked,)), "earlier") == [
        "call (Joost, since 3 February 2026). Carried on: two came; stopped: he did not (Ana).",
        "read (Joost, since 3 February 2026). Nothing was said of it this time.",
    ]
    again = line("3.k", "initiative", "Read", "Joost")
    (only,) = texts(made(*said, again, began=began, phases=(asked,)), "earlier")
    assert only.startswith("call"), "what is taken up again stands above"
    assert texts(made(began=began), "earlier") == [
        "call (Joost, since 3 February 2026).",
        "read (Joost, since 3 February 2026).",
    ], "where nobody asked, nobody kept silent"


def test_a_limit_is_a_sentence_and_who_keeps_it_talks_first() -> None:
    ref = FrameRef(frame="f1", n=1, text="€ 500 a class")
    keeps = Agreed(frames=(Frame(id="f", text="€ 500 a class", frame="f1", owner="Ruth"),))

    def told(choice: str, touched: tuple[str, ...]) -> list[str]:
        held = AgainstLimits(considered=(ref,), touched=touched)
        taken = line("1.k", "initiative", "a corner", "Ana")
        of = line("2.k", "limits", about="1.k", choice=choice, value=held)
        return texts(made(taken, of, agreed=keeps), "of-agreements")

    assert told("inside", ()) == ["Fits within the limit “€ 500 a class”; agreed in advance."]
    assert told("touches", ("f1",)) == [
        "Goes over the limit “€ 500 a class”. Ana and Ruth first talk about plan or limit."
    ]


def test_who_takes_it_up_says_whether_it_touches_a_limit_and_another_has_it_otherwise() -> None:
    held = AgainstLimits(
        considered=(FrameRef(frame="f1", n=1, text="€ 500 a class"),), touched=("f1",)
    )
    taken = line("1.k", "initiative", "a corner", "Ana")
    hers = line("2.k", "limits", "it costs", "Ana", about="1.k", choice="touches", value=held)
    remark = line("3.k", "limits", "that is no limit thing", "Ana", about="1.k")
    his = line("4.k", "limits", "", "Joost", about="1.k", choice="inside", value=AgainstLimits())
    over = "Goes over the limit “€ 500 a class”: it costs. Plan or limit is talked through first."
    alone = made(taken, hers, remark)
    both = [over, "That is no limit thing."]
    assert texts(alone, "of-agreements") == both, "a remark behind it took it away"
    assert texts(alone, "also") == []
    both = made(taken, hers, his)
    hers_too = over.replace("it costs", "it costs (Ana)")
    beside = ["Ana", hers_too, "Joost: stays within the limits."]
    assert texts(both, "of-agreements") == beside
    (step,) = initiatives(lines(taken, hers, his), 0)
    assert step.limits == "touches"
    assert texts(made(taken, his), "of-agreements") == ["Stays within the limits (Joost)."]


def test_what_was_chosen_without_words_is_told_in_words() -> None:
    table = to(begun("peer"), "make_first")
    said(
        table, "henk: 2", "joost: 2, dat spreken we eerst af, zegt Henk", "marieke: 1, het is laat"
    )
    rows = {at: texts(document(ended(table), at), "rested-on") for at in get_args(Language)}
    assert rows["nl"][1:] == [
        "dat spreken we eerst af (Henk)", "dat spreken we eerst af: zegt Henk (Joost)",
        "we gaan door zonder: het is laat (Marieke)",
    ]  # fmt: skip
    assert rows["en"][1] == "we agree on it first (Henk)", "an empty row with a name"


def test_readings_stand_side_by_side_the_account_givers_first_and_figures_keep_theirs() -> None:
    of = made(
        line("1.k", "ground", "31 came", "Ana", choice="figure", value=Figure(said="31")),
        line("2.k", "meaning", "they dare", "Ana", about="1.k"),
        line("3.k", "meaning", "only those", "Joost", about="1.k"),
        line("4.k", "meaning", "who felt at home came in", "Joost"),
        line("5.k", "meaning", "the door is open", "Ana"),
        line("6.k", "standing", "they stay", "Ana", choice="came-closer"),
        line("7.k", "standing", "class 3 was not there", "Joost", choice="not-visible-yet"),
    )
    assert [(one.text, one.below) for one in section(of, "meaning").beside] == [
        ("Ana", ("the door is open.", "The goal came closer: they stay.")),
        ("Joost", ("who felt at home came in.",
                   "Sees it as “not visible yet”: class 3 was not there.")),
    ]  # fmt: skip
    assert texts(of, "evidence") == ["31 came (Ana) — they dare (Ana); only those (Joost)"]
    assert to_pdf(of).startswith(b"%PDF-")


def test_the_head_has_goal_people_and_the_hours_of_a_talk_of_one_day() -> None:
    began = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
    of = made(started=began, ended=began.replace(hour=15, minute=45))
    assert of.over == "A talk · A team · Tuesday 1 December 2026, 15:00–15:45 · draft"
    assert made(ended=AT).over == "A talk · A team · Tuesday 1 December 2026 · draft"
    later = made(started=began, ended=began.replace(day=2))
    assert "15.00" not in later.over


def test_where_who_was_away_who_led_and_who_wrote_stand_in_the_head_where_it_was_said() -> None:
    said = Convened(place="room 2.04", absent=("Henk", "Wim"), chair="Joost", note_taker="Joost")
    of = made(convened=said)
    assert "1 December 2026 · room 2.04 · draft" in of.over
    assert of.facts[-2:] == (("Absent", "Henk, Wim"), ("Chair", "Joost, the minutes too"))
    assert document(renamed(lines(convened=said).talk, "Joost", "Jo")).facts[-1] == (
        "Chair", "Jo, the minutes too",
    )  # fmt: skip
    assert {label for label, _value in made().facts}.isdisjoint({"Absent", "Chair", "Note-taker"})


def test_of_several_goals_each_decision_and_table_names_its_goal() -> None:
    other = Goal(id="g-2", wordings=(Wording(n=1, text="Pupils read", meeting="first"),))
    phase = lines().talk.phases[0]
    passes = tuple(Pass(goal=g.id, began=Began(goal=g)) for g in (GOAL, other))
    of = made(
        line("1.k", "decision", "", "Ana", choice="keep"),
        line("2.k", "initiative", "I read", "Joost", phase="q"),
        passes=passes, phases=(phase, msgspec.structs.replace(phase, id="q", segment=1)),
    )  # fmt: skip
    assert texts(of, "decisions") == ["Parents dare to ask", "The goal stays as it is (Ana)."]
    (table,) = section(of, "agreements").tables
    assert table.rows == (("Pupils read", "Joost", "I read"),)


def test_whatever_a_line_becomes_its_words_stand_in_the_minutes() -> None:
    from agendas.lines.kinds import LINE_KINDS

    said = [line(f"{n}.k", kind, f"zq{n}zq", "Ana") for n, kind in enumerate(LINE_KINDS, 1)]
    said.append(line("99.k", "dream", "zq99zq", "Ana"))
    from minutes.blocks import sentences

    shown = "\n".join(sentences(made(*said)))
    assert [one.kind for one in said if one.text not in shown] == []


def test_evidence_of_one_sign_stands_together_in_the_order_in_which_it_was_said() -> None:
    said = (
        line("1.k", "sign", "who stays", "Ana"),
        line("2.k", "ground", "one", "Ana", about="1.k"),
        line("3.k", "ground", "two", "Joost"),
        line("4.k", "ground", "three", "Ana", about="1.k"),
    )
    items = section(made(*said), "evidence").items
    assert [item.text for item in items] == ["one (Ana)", "three (Ana)", "two (Joost)"]


def test_why_somebody_did_something_stands_behind_what_they_did() -> None:
    asked = Words(nl="Wat heb je gedaan?", en="What did you do?")
    goal = msgspec.structs.replace(lines().talk.phases[0], id="goal", kind="goal", visited=True)
    said = (
        line("1.k", "remark", "I called them", "Joost", phase="goal", question="set_in_motion"),
        line("2.k", "remark", "I wrote", "Ana", phase="goal", question="set_in_motion"),
        line("3.k", "why", "because they were missed", "Ruth", phase="goal", about="1.k"),
    )
    of = made(*said, phases=(goal,), questions={"set_in_motion": asked})
    assert texts(of, "set-in-motion") == [
        "What did you do?", "I called them (Joost)", "because they were missed (Ruth)",
        "I wrote (Ana)",
    ]  # fmt: skip
    assert not texts(of, "rest")


def test_while_people_choose_differently_nothing_of_the_goal_is_decided() -> None:
    of = made(
        line("d1", "decision", "it is ours too", "Ana", choice="reword"),
        line("d2", "decision", "dare is the word", "Joost", choice="keep"),
    )
    assert texts(of, "decisions") == []
    other, same = texts(of, "proposals")
    assert other == (
        "The goal is put in other words: it is ours too (Ana). In which words was not said yet."
    )
    assert same == (
        "The goal stays as it is: dare is the word (Joost)."
        " Nothing was decided here: not everyone chose the same."
    )
    nameless = made(
        line("d1", "decision", "it is ours too", "Ana", choice="reword"),
        line("d2", "decision", "", "", choice="keep"),
    )
    assert texts(nameless, "proposals")[1].startswith("The goal stays as it is (someone).")
    alone = made(line("d1", "decision", "", "", choice="keep"))
    assert texts(alone, "decisions") == ["The goal stays as it is."], "the room chose it"


def test_a_step_that_nobody_took_up_yet_says_so() -> None:
    (table,) = section(made(line("1.k", "initiative", "do something")), "agreements").tables
    assert table.rows == (("nobody’s yet", "do something"),)
