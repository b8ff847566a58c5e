"""A line on record: put in other words, given to somebody, moved, struck out; and what came in and its place."""

import msgspec
import pytest
from at_table import GOAL, begun, ended, read, said, to
from conftest import NOW

from agendas.conduct import on_record
from agendas.conduct.conductor import Card, Conductor
from agendas.conduct.lamps import Lamp
from agendas.errors import TalkError, UnfinishedError
from agendas.lines.edit import with_line
from agendas.lines.talk import Day, Figure, Line
from agendas.records.said import Words
from agendas.slots.slots import SLOTS
from minutes.sections.phrases import Writing
from minutes.sections.rest import talked_about


def line_of(table: Conductor, line_id: str) -> Line:
    return table.lines.by_id[line_id]


def coach_lamp(table: Conductor) -> Lamp:
    """What the coach asks of a sentence that came in."""
    slot = SLOTS["coach"]
    asked = Words(nl="Is dit een doel?", en="Is this a goal?")
    return Lamp(phase=table.phase.id, id="coach", question=asked, slot=slot, choices=slot.choices,
                subject="Leerlingen voelen zich gekend")  # fmt: skip


def test_each_line_of_what_is_pasted_is_one_and_a_document_stays_one() -> None:
    assert on_record.each_line(" one \n\n two\n") == ("one", "two")
    rows = "\n".join(f"row {n}" for n in range(41))
    assert on_record.each_line(rows) == (rows,)
    assert len(on_record.each_line(rows.rpartition("\n")[0])) == 40


def test_other_words_are_whose_they_say_and_none_are_refused() -> None:
    table = to(begun(), "reading")
    (mine,) = said(table, "gekend is groot")
    for text in ("", "  \n "):
        with pytest.raises(TalkError, match="Withdraw it instead"):
            table.change(mine.id, text)
    table.change(mine.id, "henk: gekend is meer")
    assert (line_of(table, mine.id).by, line_of(table, mine.id).text) == (
        ("Henk",),
        "gekend is meer",
    )
    table.change(mine.id, "joost:")
    assert (line_of(table, mine.id).by, line_of(table, mine.id).text) == (
        ("Joost",),
        "gekend is meer",
    )
    assert line_of(table, mine.id).act == table.talk.counter


@pytest.mark.parametrize(
    ("text", "words", "choice", "figure"),
    [
        ("31 van de 52 kwamen", "12 van de 52 kwamen", "figure", "12 van de 52"),
        ("31 van de 52 kwamen", "ze bleven staan", "observation", ""),
        ("ze bleven staan", "31 van de 52 bleven staan", "figure", "31 van de 52"),
        ("ze bleven staan", "ze liepen door", "observation", ""),
    ],
)
def test_a_figure_is_read_anew_from_other_words(
    text: str, words: str, choice: str, figure: str
) -> None:
    table = to(begun(), "evidence")
    (mine,) = said(table, text)
    table.cover(mine.id)
    table.change(mine.id, words)
    now = line_of(table, mine.id)
    assert (now.choice, now.value.said if isinstance(now.value, Figure) else "") == (choice, figure)
    assert now.covered == bool(mine.value and figure), (
        "what is covered stays so while it has a figure"
    )


def test_words_that_begin_with_a_number_choose_anew_where_there_is_a_choice() -> None:
    table = to(begun(), "standing")
    (mine,) = said(table, "2 want ze vragen")
    table.change(mine.id, "1 want ze komen")
    now = line_of(table, mine.id)
    assert (now.choice, now.text, now.kind) == ("came-closer", "ze komen", "standing")
    table.change(mine.id, "ze blijven")
    assert (line_of(table, mine.id).choice, line_of(table, mine.id).text) == (
        "came-closer",
        "ze blijven",
    )
    table.change(mine.id, "31 bleven")
    assert (line_of(table, mine.id).choice, line_of(table, mine.id).text) == (
        "came-closer",
        "31 bleven",
    )
    (bare,) = said(to(table, "reading"), "groot")
    table.change(bare.id, "1 is groot")
    assert (line_of(table, bare.id).choice, line_of(table, bare.id).text) == ("", "1 is groot")


def test_the_kind_of_evidence_and_its_number_go_together() -> None:
    table = to(begun(), "evidence")
    (mine,) = said(table, "31 van de 52 kwamen")
    talk = on_record.evidence_as(on_record.cover(table.talk, mine.id, True), mine.id, "voice")
    (told,) = talk.lines
    assert (told.choice, told.value, told.covered) == ("voice", None, False)
    (again,) = on_record.evidence_as(talk, mine.id, "figure").lines
    assert (again.choice, again.value) == ("figure", mine.value)
    (work,) = on_record.evidence_as(
        on_record.cover(table.talk, mine.id, True), mine.id, "figure"
    ).lines
    assert work.covered


def test_evidence_is_put_as_a_figure_with_its_number_in_words_too_and_not_where_it_has_none() -> (
    None
):
    table = to(begun(), "evidence")
    told, quiet = said(table, "joost: de conciërge telde er veertien", "henk: het was stil")
    assert (told.choice, told.value) == ("observation", None)
    while table.find(told.id).choice != "figure":
        table.walk_as(told.id)
    assert table.find(told.id).value == Figure(said="veertien")
    (mended,) = on_record.reword(table.talk, told.id, "de conciërge telde er dertien").lines[:1]
    assert (mended.choice, mended.value) == ("figure", Figure(said="dertien"))
    assert "figure" in table.ways(told.id)
    assert "figure" not in table.ways(quiet.id)


def test_a_line_is_struck_out_and_put_back_covered_and_shown_for_one_and_for_all() -> None:
    table = to(begun(), "evidence")
    mine, other = said(table, "31 van de 52 kwamen", "ze bleven staan")
    once = on_record.withdraw(table.talk, mine.id)
    assert [one.withdrawn for one in once.lines] == [True, False]
    assert [one.withdrawn for one in on_record.withdraw(once, mine.id).lines] == [False, False]
    assert on_record.cover(table.talk, mine.id, False) is table.talk
    assert on_record.cover(table.talk, other.id, True) is table.talk
    assert on_record.cover(table.talk, "gone", True) is table.talk
    for audience, kept in (("leader", "leader"), ("all", "all"), ("team", "")):
        talk = on_record.release(table.talk, mine.id, audience)  # type: ignore[arg-type]
        assert [one.audience for one in talk.lines] == [kept, ""]
        assert (talk.counter, talk.lines[0].act) == (table.talk.counter + 1,) * 2


def test_a_leader_gives_no_voice_of_the_group_and_a_name_that_is_none_is_part_of_the_words() -> (
    None
):
    table = to(begun(), "voice")
    (mine,) = said(table, "een moeder zei “eindelijk”")
    assert mine.choice == "voice"
    given = on_record.given(table.talk, mine.id, ("Henk",))
    assert (given.lines[0].choice, given.lines[0].by) == ("voice", ("Henk",))
    assert on_record.given(table.talk, mine.id, ("Ruth",)).lines[0].choice == "observation"
    open_now = on_record.given(given, mine.id, ())
    assert open_now.lines[0].by == ()
    maybe = msgspec.structs.replace(mine, maybe="jo", text="jo: zij zei het", by=())
    talk = msgspec.structs.replace(table.talk, lines=(maybe,))
    assert on_record.without_name(talk, mine.id).lines[0].maybe == ""
    assert on_record.given(talk, mine.id, ("Joost",)).lines[0].text == "zij zei het"


def test_nothing_is_about_itself_however_far() -> None:
    table = to(begun(), "evidence")
    (ground,) = said(table, "31 van de 52 kwamen")
    (meaning,) = said(to(table, "meaning"), "ze vinden de weg")
    lamp = table.lamps_called("meaning")[0]
    under = msgspec.structs.replace(meaning, about=ground.id)
    talk = with_line(table.talk, under)
    for mine, about in ((ground.id, ground.id), (ground.id, meaning.id), (meaning.id, meaning.id)):
        with pytest.raises(TalkError, match="about itself"):
            on_record.move(talk, mine, lamp, NOW, about=about)
    assert on_record.move(talk, meaning.id, lamp, NOW, about=ground.id).lines[-1].about == ground.id


@pytest.mark.parametrize(
    ("said_so", "kinds"),
    [
        ("1", [("exit", "keep", "")]),
        ("2, Leerlingen durven te vragen", [("exit", "reword", "Leerlingen durven te vragen"),
                                           ("wording", "", "Leerlingen durven te vragen")]),
        ("3", [("exit", "to-frame", ""), ("limit", "", "Leerlingen voelen zich gekend")]),
        ("3, niet meer dan € 500", [("exit", "to-frame", "niet meer dan € 500"),
                                   ("limit", "money", "niet meer dan € 500")]),
        ("4, wie er vraagt", [("exit", "to-indicator", "wie er vraagt"), ("sign", "", "wie er vraagt")]),
        ("5, bellen", [("exit", "to-initiative", "bellen"),
                      ("plan line", "", "Leerlingen voelen zich gekend"), ("exit", "to-initiative", "bellen")]),
    ],
)  # fmt: skip
def test_what_came_in_as_something_else_than_a_goal_stands_where_it_was_put(
    said_so: str, kinds: list[tuple[str, str, str]]
) -> None:
    table = begun()
    coach = coach_lamp(table)
    put = table.hear(said_so, coach, ("Henk",))
    assert [(one.kind, one.choice, one.text) for one in table.talk.lines] == kinds
    first = put.lines[0]
    assert [one.id for one in table.talk.lines] == [
        first.id,
        *(f"{first.id}.{n}" for n in range(1, len(kinds))),
    ]
    assert {one.phase for one in table.talk.lines} == {table.phase.id}


def test_new_words_that_are_announced_are_wanted() -> None:
    table = begun()
    with pytest.raises(UnfinishedError, match="In which words"):
        table.hear("2", coach_lamp(table), ("Henk",))
    assert table.talk.lines == ()


def test_a_yes_with_a_day_of_telling_is_told_of_on_that_day() -> None:
    table = to(begun(), "initiative")
    said(table, "Henk, wil jij de ouders bellen?")
    said(to(table, "request_answer"), "henk: ja, ik vertel het vrijdag")
    days = read(table.talk).of("appointment")
    assert [
        one.value.on.isoweekday() for one in days if isinstance(one.value, Day) and one.value.on
    ] == [5]
    assert [one.text for one in days] == [""]
    assert days[0].id.endswith(".1")
    table.give(table.talk.lines[1].id, ("Joost",))
    assert read(table.talk).of("appointment")[0].by == ("Joost",), (
        "it goes along to whose yes it is"
    )


def test_what_a_word_binds_goes_along_to_whose_it_is_and_no_other_line_binds_them() -> None:
    table = begun()
    phase = table.phase.id
    yes = Line(id="c1", phase=phase, kind="consent", choice="behind", about="d1", who=("Joost",))
    bare = Line(id="c2", phase=phase, kind="consent", text="ja maar", about="d1")
    step = Line(id="i3", phase=phase, kind="initiative", text="bellen", who=("Joost",))
    talk = msgspec.structs.replace(table.talk, lines=(yes, bare, step))
    for line_id in ("c1", "c2", "i3"):
        talk = on_record.given(talk, line_id, ("Henk",))
    assert [(one.by, one.who) for one in talk.lines] == [
        (("Henk",), ("Henk",)), (("Henk",), ()), (("Henk",), ("Joost",)),
    ]  # fmt: skip


def test_a_covered_figure_that_becomes_something_else_is_covered_no_more() -> None:
    table = to(begun(), "evidence")
    (mine,) = said(table, "31 van de 52 kwamen")
    table.cover(mine.id)
    (reading, evidence) = (table.lamps_called(name)[0] for name in ("reading", "evidence"))
    (moved,) = on_record.move(table.talk, mine.id, reading, NOW).lines
    assert (moved.kind, moved.covered, moved.phase) == ("reading", False, reading.phase)
    assert moved.moved == mine.question
    (stays,) = on_record.move(table.talk, mine.id, evidence, NOW).lines
    assert (stays.kind, stays.covered, stays.value) == ("ground", True, mine.value)


def test_a_line_is_as_its_card_has_it_in_one_step() -> None:
    table = to(begun(), "reading")
    (mine,) = said(table, "gekend is groot")
    before = table.talk
    table.mend("gone", Card(text="anders"))
    assert table.talk == before
    table.mend(mine.id, Card(text="gekend is meer", by=("Henk",), audience="leader"))
    now = line_of(table, mine.id)
    assert (now.text, now.by, now.audience, now.kind) == (
        "gekend is meer",
        ("Henk",),
        "leader",
        "reading",
    )
    table.mend(mine.id, Card(joins="Sanne", by=("Sanne",)))
    now = line_of(table, mine.id)
    assert (now.by, now.audience, table.talk.names[-1]) == (("Sanne",), "", "Sanne")
    table.mend(mine.id, Card(lamp=table.lamps_called("evidence")[0]))
    assert (line_of(table, mine.id).kind, line_of(table, mine.id).by) == ("ground", ("Sanne",))
    for _step in range(3):
        assert table.undo()
    assert line_of(table, mine.id).text == "gekend is groot"
    assert line_of(table, mine.id).by == mine.by


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("henk: 1 because 9 fathers phoned me", "1 because 9 fathers phoned me"),
        ("henk: 1, niet de 2 van mei", "1, niet de 2 van mei"),
    ],
)
def test_words_behind_the_number_of_a_goal_are_on_record_as_said_by_who_said_them(
    typed: str, words: str
) -> None:
    table = to(begun("goals", earlier=(ended(begun()),)), "chosen_goal")
    (line,) = said(table, typed)
    assert (line.by, line.text, line.kind) == (("Henk",), words, "remark")
    assert [one.chosen for one in table.talk.passes] == [True, True]
    assert table.steps[-1].did == GOAL
    assert f"{words} (Henk)" in "\n".join(
        row for item in talked_about(Writing(table.lines, "en"))[0].items for row in item.below
    )
    table.undo()
    assert (table.talk.lines, table.typed) == ((), typed)
    assert not said(table, "1"), "a number alone chooses, and says no more"
    (line,) = said(table, "henk: 1")
    assert (line.by, line.text) == (("Henk",), "1"), "who chose is on record"


def test_a_number_that_may_count_the_words_behind_it_chooses_no_goal() -> None:
    table = to(begun("goals", earlier=(ended(begun()),)), "chosen_goal")
    said(table, "henk: 1")
    (line,) = said(table, "2 vaders vroegen er ook om")
    assert (line.text, line.kind) == ("2 vaders vroegen er ook om", "remark")
    assert [one.chosen for one in table.talk.passes] == [True, True]
