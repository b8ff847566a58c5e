"""The question is a lamp that shines until somebody moves it (conversation.md §2)."""

from datetime import timedelta

import pytest
from at_table import LIMITS, begun, conducted, ended, said, to, walk
from conftest import NOW

from agendas.agenda import BUILTIN
from agendas.conduct.conductor import Conductor
from agendas.conduct.lamps import is_under
from agendas.lines.schema_2 import document_of, talk_in
from agendas.lines.talk import Talk


def second_talk(name: str) -> Conductor:
    """A talk of this kind that follows on one in which things were taken up and proposed."""
    first = begun()
    to(first, "itch").walk_kind("x")
    said(first, "henk: Leerlingen weten dat ze gemist worden")
    said(to(first, "indicator"), "wie er om hulp vraagt")
    said(to(first, "other_reading"), "henk: zij durfden al")
    said(to(first, "initiative"), "ik zet de box neer", "joost: ik bel de ouders")
    return begun(name, (ended(first),), LIMITS)


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("name", BUILTIN)
def test_enter_stays_at_every_question_and_each_voice_stands_under_it(
    name: str, later: bool
) -> None:
    table = second_talk(name) if later else begun(name, agreed=LIMITS)
    asked, words = [], {}
    for lamp in walk(table):
        asked.append(lamp)
        if lamp.slot.becomes == "goals":
            continue
        opens = "1 want " if lamp.choices else ""
        for who in ("Henk", "Fatima"):
            text = f"{who} zegt iets bij vraag {chr(97 + len(asked) % 26)}"
            words[said(table, f"{who.lower()}: {opens}{text}")[0].id] = (lamp, who, text)
        assert table.lamp is not None
        assert table.lamp.key == lamp.key, "the lamp still shines"
    assert len({lamp.key for lamp in asked}) == len(asked), "each once"
    for line_id, (lamp, who, text) in words.items():
        line = table.find(line_id)
        assert line
        assert (line.by, line.text, line.phase) == ((who,), text, lamp.phase)
        assert is_under(line, lamp), (line, lamp.id)
        assert line.question.startswith(lamp.id)
        assert table.talk.questions[line.question] == lamp.question
        assert bool(line.choice) == (bool(lamp.choices) or line.kind == "ground")


def keys(table: Conductor) -> list[tuple[str, str, str]]:
    return [lamp.key for lamp in walk(table)]


@pytest.mark.parametrize("name", BUILTIN)
def test_page_up_goes_back_past_every_lamp_that_page_down_came_by(name: str) -> None:
    table = second_talk(name)
    there, back = keys(table), []
    while True:
        back.append(table.lamp.key if table.lamp else ("", "", ""))
        if table.back() == "end":
            break
    empty = ("", "", "")
    assert [key for key in back[::-1] if key != empty] == there
    assert keys(table) == there, "and a clicker walks it all again"


def test_what_is_half_typed_travels_with_whose_it_is() -> None:
    table = to(begun(), "evidence")
    table.note("6 bedden")
    table.walk_whose("6 bedden")
    whose = table.by
    assert whose
    for _lamp in walk(table):
        assert (table.typed, table.by) == ("6 bedden", whose)
    while table.back() != "end":
        assert (table.typed, table.by) == ("6 bedden", whose)
    again = conducted(talk_in(document_of(table.talk)))
    assert (again.typed, again.by) == ("6 bedden", whose), "a pause keeps it"
    (line,) = said(to(again, "evidence"), again.typed)
    assert (line.by, again.by, again.typed) == (whose, None, "")


def test_what_is_half_typed_stays_open_or_whose_it_was_at_the_next_lamp_and_after_undo() -> None:
    table = to(begun(), "reading")
    said(table, "als vreugde", "henk: als moed")
    table.note("wat de kinderen")
    table.on()
    assert table.lamp
    assert table.lamp.slot.you
    assert table.by == (), "it was open whose this is, and so it stays"
    again = conducted(table.talk)
    assert [line.by for line in said(again, again.typed)] == [()], "reopened, too"
    table.drop(table.unsaid()[0])
    table.note("")
    table.note("ik las het zo")
    assert [line.by for line in said(table, table.typed)] == [("Marieke",)]
    said(table, "henk: en ik anders")
    table.undo()
    table.note("")
    table.undo()
    assert table.typed == "ik las het zo"
    to(table, "evidence")
    assert [line.by for line in said(table, table.typed)] == [("Marieke",)], "undone, it is hers"


def test_a_name_before_half_typed_words_is_theirs_at_another_lamp_and_a_held_one_too() -> None:
    table = to(begun(), "evidence")
    table.note("henk: acht kinderen")
    table.on()
    table.note("jolanda: acht kinderen")
    assert [line.by for line in said(table, table.typed)] == [("Jolanda",)]
    to(table, "evidence").walk_whose("")
    held = table.held
    assert held
    said(table, "twee vaders")
    table.undo()
    table.on()
    assert [line.by for line in said(table, table.typed)] == [held]


def test_a_covered_figure_that_is_half_typed_is_still_covered_after_a_pause() -> None:
    table = to(begun(), "evidence")
    table.covering = True
    table.note("31 van de 52")
    again = conducted(table.talk)
    assert again.covering
    (line,) = said(again, again.typed)
    assert line.covered


def test_nothing_is_skipped_or_put_by_itself_on_the_way() -> None:
    table = begun()
    said(to(table, "evidence"), "31 van de 52 kwamen")
    assert table.on() == "lamp"
    assert table.lamp
    assert table.lamp.id == "missing", "the next one, not what was passed over"


def ids(table: Conductor) -> list[str]:
    return [lamp.id for lamp in table.lamps]


def test_figures_lie_at_the_front_of_interpretation_and_each_takes_any_number_of_voices() -> None:
    table = begun()
    said(
        to(table, "evidence"),
        "drie van de vier klassen deden mee",
        "de deur stond open",
        "6 bedden leeg",
    )
    to(table, "meaning-figure")
    assert ids(table)[:3] == ["meaning-figure", "meaning-figure", "meaning"]
    assert [lamp.subject for lamp in table.lamps[:2]] == [
        "drie van de vier klassen deden mee", "6 bedden leeg",
    ]  # fmt: skip
    lit = table.lamp
    said(table, "dat het lukt", "henk: mwah", "joost: ik ben er blij mee")
    assert table.lamp == lit, "a lamp once laid stays, with its meaning said"
    assert ids(table)[:2] == ["meaning-figure", "meaning-figure"]


def test_a_proposal_has_its_consent_directly_behind_its_own_question_and_keeps_it() -> None:
    table = to(begun(), "itch")
    table.walk_kind("x")
    said(table, "henk: Leerlingen worden gezien")
    before = ids(table)
    assert before[before.index("itch") + 1] == "consent"
    assert table.on() == "lamp"
    said(table, "allen: 1")
    assert ids(table) == before
    assert table.lamp
    assert table.lamp.id == "consent"
    while table.undo():
        pass
    assert "consent" not in ids(table), "until its line is undone"


def test_a_request_has_its_answer_directly_behind_it() -> None:
    table = to(begun(), "initiative")
    said(table, "ruth: Joost, neem jij het contact?", "ik zet de box neer")
    assert ids(table)[:2] == ["initiative", "request_answer"]
    said(table, "fatima: ik vraag Henk om te bellen")
    assert ids(table)[:3] == ["initiative", "request_answer", "request_answer"]


def test_a_figures_lamp_stays_while_something_was_said_to_it() -> None:
    table = begun()
    (figure,) = said(to(table, "evidence"), "6 bedden leeg")
    said(to(table, "meaning-figure"), "joost: dat is veel")
    table.put_as(figure.id, "observation")
    assert "meaning-figure" in ids(table)


def test_past_a_block_is_past_the_figures_the_ladder_and_the_look_back() -> None:
    table = begun()
    said(to(table, "evidence"), "6 bedden leeg", "3 klassen dicht")
    to(table, "meaning-figure")
    assert (table.past_block(), table.lamp and table.lamp.id) == ("lamp", "meaning")
    assert (table.before_block(), table.phase.id) == ("phase", "evidence"), "no block stands before"
    assert table.place == 0, "and from its beginning"
    to(table, "enough")
    assert (table.past_block(), table.phase.id) == ("phase", "evidence")
    to(table, "of_us")
    assert (table.before_block(), table.lamp and table.lamp.id) == ("lamp", "enough")
    later = second_talk("accountability")
    assert ids(later)[0] == "happened"
    assert (later.past_block(), later.phase.id) == ("phase", "goal")
    to(later, "set_in_motion")
    assert (later.past_block(), later.phase.id) == ("phase", "indicator"), "no block: the phase"


def test_the_goals_to_choose_from_stand_under_their_question_by_number() -> None:
    first, second = ended(begun()), begun("goal-dialogue")
    table = begun("goals", (first, ended(second)))
    rows = [lamp.subject for lamp in walk(table) if lamp.slot.becomes == "goals"]
    goals = [one.began.goal.now.text for one in table.talk.passes[1:]]
    assert goals
    assert rows[0] == "\n".join(f"{n}  {text}" for n, text in enumerate(goals, 1))


def test_the_newest_line_of_a_phase_is_the_last_that_was_said_there() -> None:
    table = begun()
    assert table.newest() == ""
    *_earlier, last = said(to(table, "evidence"), "6 bedden leeg", "3 klassen dicht")
    assert table.newest() == last.id
    to(table, "standing")
    assert table.newest() == ""


def test_the_rail_counts_questions_and_not_what_stands_inside_them() -> None:
    table = begun()
    of = table.question_of[1]
    said(to(table, "evidence"), "6 bedden leeg", "3 klassen dicht")
    before = to(table, "missing").question_of
    assert to(table, "meaning-figure").question_of == (before[0] + 1, of), (
        "they count with the next"
    )
    assert to(table, "meaning").question_of == (before[0] + 1, of)
    ladder = to(table, "enough").question_of
    assert to(table, "would_see").question_of == ladder
    assert of == table.question_of[1] == 17
    laid = to(table, "itch")
    number = laid.question_of
    laid.walk_kind("x")
    said(laid, "henk: Leerlingen worden gezien")
    laid.on()
    assert laid.lamp
    assert (laid.lamp.id, laid.question_of) == ("consent", number), (
        "with the question it lies behind"
    )


def test_a_deeper_question_is_put_by_whoever_chooses_it_and_stays() -> None:
    table = to(begun(), "evidence")
    waits = [lamp.id for lamp in table.waiting]
    assert "voice-story" in waits
    table.choose(len(table.lamps) + waits.index("voice-story"))
    assert table.lamp
    assert table.lamp.id == "voice-story"
    (line,) = said(table, "fatima: een vader las voor")
    assert (line.choice, line.question) == ("voice", "voice-story")
    again = conducted(talk_in(document_of(table.talk)))
    assert "voice-story" in ids(again)
    assert "voice-story" not in [lamp.id for lamp in again.waiting]


def test_a_number_that_is_no_question_puts_none() -> None:
    table = to(begun(), "evidence")
    lit = table.lamp
    table.choose(99)
    assert table.lamp == lit


def test_a_talk_opens_at_the_lamp_that_shone() -> None:
    table = to(begun(), "standing")
    table.keep(table.talk)
    again = conducted(talk_in(document_of(table.talk)))
    assert again.lamp == table.lamp


def test_time_spent_goes_to_the_phase_in_which_it_went_by() -> None:
    at = [NOW]
    table = begun(now=lambda: at[0])
    first = table.phase.id
    at[0] += timedelta(seconds=70)
    table.next_phase()
    at[0] += timedelta(seconds=30)
    table.note("half")
    spent = {phase.id: phase.seconds for phase in table.talk.phases}
    assert (spent[first], spent[table.phase.id]) == (70, 30)
    table.pause()
    at[0] += timedelta(seconds=300)
    table.note("half a")
    assert table.talk.phase.seconds == 30, "a pause is no time spent"


def read_only(talk: Talk) -> Conductor:
    return Conductor(talk, begun().agenda, lambda: NOW, lambda _t, _n: None, "k3f9", read_only=True)


def test_a_talk_that_is_only_read_is_walked_and_not_changed() -> None:
    table = to(begun(), "reading")
    (line,) = said(table, "henk: groot woord")
    reader = read_only(table.talk)
    reader.note("half")
    reader.withdraw(line.id)
    reader.say("nog iets")
    assert reader.undo() is None
    for _lamp in walk(reader):
        pass
    assert reader.talk.lines == table.talk.lines


def test_a_phase_with_nothing_to_ask_about_asks_in_a_sentence() -> None:
    """The title of a phase is no question: "Recepten eruit" asks nobody anything."""
    table = begun("frames")
    asked = {}
    for lamp in walk(table):
        asked.setdefault(lamp.phase, lamp.question.nl)
    assert (
        asked["recipes"] == "Geen van deze grenzen klinkt als een recept. Ziet iemand er toch een?"
    )
    assert asked["limit"].startswith("Er is nog geen grens genoemd.")
    titles = {phase.title.nl for phase in table.talk.phases}
    assert not titles & {*asked.values()}
    table = begun("frames")
    said(to(table, "prevent"), "Alle klassen moeten het bestelformulier gebruiken")
    table.next_phase()
    assert [lamp.id for lamp in table.lamps] == ["frame_text", "frame_kind"]


def test_figures_lie_before_how_others_read_it_last_time() -> None:
    first = begun()
    said(to(first, "other_reading"), "henk: dat ze bang zijn")
    table = begun(earlier=(ended(first),))
    said(to(table, "evidence"), "31 van de 52 ouders kwamen")
    to(table, "meaning")
    assert [lamp.id for lamp in table.lamps][:3] == ["meaning-figure", "other_became", "meaning"]


def test_what_the_goal_turns_on_is_asked_with_its_word_that_somebody_put_between_quotes() -> None:
    table = begun()

    def asked() -> str:
        lamp = to(table, "key_word").lamp
        assert lamp
        return lamp.question["nl"]

    bare = asked()
    assert bare == "Om welk woord draait dit doel, en wat bedoelen we daarmee?"
    said(to(table, "itch"), "henk: “ergens” staat er niet in", "joost: 'gekend' ook niet zo")
    assert asked() == bare, "it is no word of the goal, or nobody quoted it"
    said(to(table, "itch"), "henk: “Leerlingen voelen zich” is lang", 'joost: "gekend" is zo vaag')
    own = "Wat bedoelen we met “gekend”?"
    assert asked() == own
    line = said(table, "fatima: dat iemand je naam weet")[0]
    said(to(table, "itch"), "henk: en “leerlingen”?")
    assert asked() == own, "the question that was answered stays as it was put"
    assert table.talk.questions[line.question]["nl"] == own
