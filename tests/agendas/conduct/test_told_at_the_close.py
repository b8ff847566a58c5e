"""What the close tells of what is open: whose it is, and which day is not clear yet."""

from at_table import begun, ended, said, to
from examples import rows

from agendas.came_to.next_talks import open_days
from agendas.came_to.standings import standings
from agendas.conduct.conductor import Conductor
from agendas.conduct.lamps import TAKES_IT_UP
from agendas.folding.fold import state_of
from agendas.lines.edit import with_line
from agendas.lines.talk import Line
from agendas.slots.slots import SLOTS
from minutes.document import document
from minutes.formats.plain_text import to_text


def taken_up() -> Conductor:
    table = to(begun(), "initiative")
    said(table, "Marieke: ik bel ouders", "Ruth: Henk, haal jij kaarten?", "Joost: ik oefen")
    said(to(table, "request_answer"), "henk: 1")
    return to(table, "due")


def written(table: Conductor) -> str:
    return " ".join(to_text(document(ended(table))).split())


def test_a_day_that_nobody_made_clear_is_asked_for_once_at_the_close() -> None:
    table = taken_up()
    assert open_days(table.lines) == ()
    said(table, "joost: na pasen ergens")
    (vague,) = table.open_at_close().days
    assert table.signed(vague) == "na pasen ergens (Joost)"
    said(table, "joost: of toch later", "henk: ooit")
    assert [one.text for one in table.open_at_close().days] == ["of toch later", "ooit"]
    said(table, "henk: 10 mei", "joost: 8 april", "joost: of toch later")
    assert table.open_at_close().days == (), "a clear day was said"


def test_an_unclear_day_is_asked_for_where_another_who_takes_it_up_told_theirs() -> None:
    table = to(begun(), "initiative")
    said(table, "Joost, Henk: wij gaan langs de deuren")
    said(to(table, "due"), "henk: na pasen ergens", "joost: 8 april")
    (vague,) = table.open_at_close().days
    assert table.signed(vague) == "na pasen ergens (Henk)"
    (goal,) = state_of((ended(table),)).goals.values()
    (waiting,) = goal.waiting
    assert waiting.initiative.due, "the day that is known is told"
    assert not waiting.open_day
    said(table, "henk: 9 april")
    assert table.open_at_close().days == ()


def test_what_was_not_said_tells_of_whose_it_is() -> None:
    table = taken_up()
    said(table, "marieke: 3 mei", "joost: 8 april")
    told = [table.not_said(lamp) for lamp in table.open_at_close().unanswered]
    (when,) = (one for one in told if one.startswith("Wanneer"))
    assert when.endswith("Nog open bij: “Henk, haal jij kaarten?” (Henk).")


def test_who_has_not_chosen_is_named_with_their_words() -> None:
    table = to(begun(), "standing")
    said(table, "joost: ik weet het niet zo", "het hangt ervan af")
    assert [table.signed(one) for one in table.open_at_close().choices] == [
        "ik weet het niet zo (Joost)", "het hangt ervan af",
    ]  # fmt: skip


def test_words_that_f6_put_as_else_chose_nothing_and_are_not_told_to_have_chosen_nothing() -> None:
    table = to(begun(earlier=(ended(begun()),)), "decision")
    table.slot = SLOTS["wording_proposed"]
    said(table, "henk: Leerlingen bepalen zelf", "joost: ik weet het niet")
    assert [one.text for one in table.open_at_close().choices] == ["ik weet het niet"]


def test_hour_and_place_stand_in_the_table_with_the_day() -> None:
    table = taken_up()
    said(
        table, "marieke: dinsdag 2 februari om 10:30 in de teamkamer", "joost: 8 april, na de toets"
    )
    told = written(table)
    assert "Marieke — ik bel ouders — 2 feb 2027, 10.30, de teamkamer" in told
    assert told.count("de teamkamer") == 1, "and nobody said it of the next talk"
    assert "8 april, na de toets (Joost)" in told, "what says more stands in its own words"


def test_a_day_that_is_still_open_is_told_as_such_in_what_waits() -> None:
    table = taken_up()
    said(table, "marieke: 3 mei", "joost: na pasen ergens")
    (goal,) = state_of((ended(table),)).goals.values()
    assert {w.initiative.by: w.open_day for w in goal.waiting} == {
        "Marieke": False, "Henk": False, "Joost": True,
    }  # fmt: skip


def test_where_one_takes_up_what_several_were_asked_each_who_did_not_answer_stays_asked() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, Henk, Jolanda en Fatima, bellen jullie ouders?")
    said(to(table, "request_answer"), "joost: 1", "fatima: 2", "henk: daar moet ik over denken")
    opened = table.open_at_close()
    assert [one.by for one in opened.choices] == [("Henk",)], "told in his own words"
    assert [one.who for one in opened.asked] == [("Jolanda",)]
    talk, told = ended(table), written(table)
    assert "Ruth vroeg Henk en Jolanda: Joost, Henk" in told
    assert "BIJ DE AFSPRAKEN" not in told, "what Henk said stands where it is asked of him still"
    (goal,) = state_of((talk,)).goals.values()
    waiting = [(one.initiative.by, one.initiative.asked) for one in goal.waiting]
    assert waiting == [("Joost", ""), ("", "Henk, Jolanda")]
    his, theirs = begun(earlier=(talk,)).lamps[:2]
    assert (his.choices, theirs.choices) == (SLOTS["onward"].choices, TAKES_IT_UP)
    assert his.about != theirs.about, "each is answered apart from the other"


def test_what_nobody_is_known_to_have_said_reads_as_of_nobody_who_takes_it_up() -> None:
    table = to(begun(), "initiative")
    said(table, "iemand moet de conciërge bellen")
    table.give(table.talk.lines[-1].id, ())
    said(to(table, "request_answer"), "ik ook niet", "joost: ja, ik loop langs")
    told = written(table)
    assert "iemand: ik ook niet" in told
    assert "op verzoek van iemand anders" not in told, "nobody is known to have asked it"


@rows(
    ("text", "kind"),
    [
        ("marieke: Ben, wil jij de muur verven?", "request"),
        ("marieke: Ben, will you paint the wall?", "request"),
        ("marieke: Ben, wil jij ook koffie als ik bel", "initiative"),
        ("marieke: ik bel Ben, doe je mee?", "initiative"),
    ],
)
def test_a_question_to_who_is_not_at_the_table_is_asked_of_nobody_there(
    text: str, kind: str
) -> None:
    (line,) = said(to(begun(), "initiative"), text)
    assert (line.kind, line.who, line.by) == (kind, (), ("Marieke",))


@rows(("choice", "came_up"), [("1", True), ("3", False)])
def test_a_sign_of_another_that_is_kept_has_come_up_at_the_close_and_in_minutes(
    choice: str, came_up: bool
) -> None:
    first = to(begun(), "indicator")
    said(first, "henk: ze bellen elkaar op")
    table = to(begun(earlier=(ended(first),)), "indicator_onward")
    said(table, f"joost: {choice}")
    open_ones = [lamp.slot.name for lamp in table.open_at_close().unanswered]
    assert ("indicator" not in open_ones) is came_up
    over = Line(id="x0.9", phase="indicator", question="indicator", kind="passed over")
    once = with_line(ended(table), over)  # as a talk was closed before that counted
    minutes = " ".join(to_text(document(once)).split())
    assert ("waaraan het resultaat te merken is" not in minutes) is came_up


@rows(
    ("then", "told"),
    [("want het lukt nu", ["want het lukt nu"]), ("3, het lukt niet", ["", "het lukt niet"])],
)
def test_a_choice_that_is_given_its_words_in_a_next_line_is_no_change_of_mind(
    then: str, told: list[str]
) -> None:
    table = to(begun(), "standing")
    said(table, "marieke: 2", f"marieke: {then}")
    assert [one.text for one in standings(table.lines, 0)] == told
    assert ("eerder in het gesprek gezegd" in written(table).casefold()) is (len(told) > 1)
    nameless = to(begun(giver=""), "standing")
    for one in said(nameless, "2", "2, het lukt nu"):
        nameless.give(one.id, ()) if one.by else None
    assert len(standings(nameless.lines, 0)) == 2, "whoever said so may be two people"
