"""A talk in prompts: its orders in one's own language, and that nothing typed is lost on the way."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from conftest import GOAL, NOW, whole_talk

from agendas.agenda import Agenda, builtin
from agendas.conduct.conductor import Conductor
from agendas.records.meeting import Meeting, change, go_to, with_draft
from agendas.records.state import GoalState
from agendas.talk.change_line import begun_changes, changing
from locales import use
from store.library import MeetingLibrary
from tui.check_in.conduct import CheckIn, open_without_goal, unfinished, written_in
from tui.prompts.check_in_prompts import PlainCheckIn, asked_goal
from tui.prompts.lines import BrokenOff, Lines
from tui.prompts.order_words import ORDERS, help_lines, order_in
from tui.prompts.talk_prompts import PlainTalk
from tui.start_talk import start
from tui.terminal.wrapping import wrapped

ENGLISH = re.compile(r"\b(?:the|and|what|who|with|for|not|this|that|next|line|words)\b", re.I)


@pytest.fixture
def dutch() -> Iterator[None]:
    use("nl")
    yield
    use("en")


def begun(library: MeetingLibrary, language: str = "en") -> Meeting:
    names = ("Ana", "Joost", "Fatima")
    return start(library, builtin("accountability"), GOAL, names, language, NOW)  # type: ignore[arg-type]


class Typed:
    """A talk in prompts with these lines typed, and what was said to them."""

    def __init__(self, meeting: Meeting, *lines: str | BrokenOff | None, agenda: str = "") -> None:
        self.shown: list[str] = []
        self.saved: list[Meeting] = []
        left = iter(lines)

        def read() -> str | None:
            line = next(left, None)
            if isinstance(line, BrokenOff):
                raise line
            return line

        moments = (NOW + timedelta(seconds=n) for n in range(10_000))
        conductor = Conductor(
            meeting,
            builtin(agenda or meeting.agenda),
            lambda: next(moments),
            lambda saved, _at_once: self.saved.append(saved),
        )
        try:
            self.meeting = PlainTalk(conductor, read, self.shown.append).run()
        except BrokenOff:
            self.meeting = self.saved[-1]
        assert self.saved[-1] == self.meeting, "what is on disk is what was said"
        self.text = "\n".join(self.shown)


def test_orders_are_dutch_words_in_dutch_and_the_english_ones_still_work(
    library: MeetingLibrary, dutch: None
) -> None:
    talk = begun(library, "nl")
    typed = Typed(talk, "/parkeer het kopieerapparaat", "/park de gang", "/verder", "/on")
    assert [p.text for p in typed.meeting.parked] == ["het kopieerapparaat", "de gang"]
    assert typed.meeting.at == 1
    assert "/hulp" in typed.shown[1]
    for asked in ("?", "help", "hulp", "/help", "/hulp"):
        helped = Typed(talk, asked).text
        for order in ORDERS.values():
            assert f"  /{order.nl[0]}" in helped
        assert ENGLISH.findall("\n".join(help_lines())) == []


def test_every_order_is_understood_in_both_languages_and_means_one_thing() -> None:
    words = [(w, key) for key, order in ORDERS.items() for w in {*order.nl, *order.en}]
    assert len({w for w, _key in words}) == len(words)
    for word, key in words:
        assert order_in(f"/{word} a b")[0] in (key, "help")  # type: ignore[index]


def test_an_unknown_order_names_a_near_one_and_a_space_keeps_the_line(
    library: MeetingLibrary, dutch: None
) -> None:
    typed = Typed(begun(library, "nl"), "/parker iets", "/parkeer iets", " /2 van de 7 ouders")
    assert "Bedoelde je /parkeer?" in typed.text
    assert [s.text for _w, s in typed.meeting.said()] == ["iets", "/2 van de 7 ouders"]
    assert [point.text for point in typed.meeting.parked] == ["iets"]


def test_a_line_that_was_being_changed_is_taken_up(library: MeetingLibrary) -> None:
    talk = Typed(begun(library), "they greet us").meeting
    ((_where, said),) = talk.said()
    talk = with_draft(talk, changing(said.id), "they greet us by name")
    kept = Typed(talk, "").meeting
    assert kept.find(said.id).text == "they greet us by name"  # type: ignore[union-attr]
    assert begun_changes(kept) == []
    other = Typed(talk, "they know our names").meeting
    assert other.find(said.id).text == "they know our names"  # type: ignore[union-attr]
    left = Typed(talk, "/undo").meeting
    assert left.find(said.id).text == "they greet us"  # type: ignore[union-attr]
    assert begun_changes(left) == []
    ended = Typed(talk, None)
    assert begun_changes(ended.meeting) == begun_changes(talk)
    assert "they greet us by name" in ended.text
    back = Typed(talk, "", "/undo").meeting
    assert back.find(said.id).text == "they greet us"  # type: ignore[union-attr]


def test_at_the_close_a_change_in_any_phase_is_taken_up(library: MeetingLibrary) -> None:
    talk = Typed(begun(library), "they greet us").meeting
    ((_where, said),) = talk.said()
    talk = go_to(with_draft(talk, changing(said.id), "they greet us by name"), len(talk.phases) - 1)
    assert Typed(talk, "").meeting.find(said.id).text == "they greet us by name"  # type: ignore[union-attr]


def test_half_a_sentence_from_before_waits_until_somebody_puts_it_on_record(
    library: MeetingLibrary,
) -> None:
    talk = with_draft(begun(library), "goal", "we had hoped th")
    typed = Typed(talk, "+")
    assert "Typed before, and not on record: we had hoped th" in typed.text
    assert [s.text for _w, s in typed.meeting.said()] == ["we had hoped th"]
    assert "goal" not in typed.meeting.drafts
    for lines in ([None], [""], ["", ""], ["/previous", ""]):
        waits = Typed(talk, *lines).meeting
        assert waits.drafts == {"goal": "we had hoped th"}
        assert list(waits.said()) == []
    dropped = Typed(talk, "-")
    assert "Dropped: we had hoped th" in dropped.text
    assert (dropped.meeting.drafts, list(dropped.meeting.said())) == ({}, [])


def test_no_half_sentence_takes_the_place_of_another(library: MeetingLibrary) -> None:
    talk = with_draft(begun(library), "goal", "Joost: that the nur")
    typed = Typed(talk, "they greet us", BrokenOff("ana"))
    assert typed.meeting.drafts == {"goal": "Joost: that the nur\nana"}
    assert [s.text for _w, s in typed.meeting.said()] == ["they greet us"]
    again = Typed(typed.meeting, "-", "+", "/stop")
    assert [line for line in again.shown if line.startswith("Typed before")] == [
        "Typed before, and not on record: Joost: that the nur",
        "Typed before, and not on record: ana",
        "Typed before, and not on record: ana",
    ]
    assert again.meeting.drafts == {}
    changing_one = Typed(
        Typed(talk, "/stop").meeting, "they greet us", "/change 1", BrokenOff("th")
    )
    ((_where, said),) = changing_one.meeting.said()
    words = {changing(said.id): "th", "goal": "Joost: that the nur"}
    assert changing_one.meeting.drafts == words
    other = Typed(changing_one.meeting, BrokenOff("they wave")).meeting
    assert other.drafts == words | {"goal": "Joost: that the nur\nthey wave"}


def test_a_refused_answer_takes_no_half_sentence_along(library: MeetingLibrary) -> None:
    talk = begun(library)
    at = [phase.kind for phase in talk.phases].index("interpretation")
    there = go_to(talk, at)
    there = with_draft(there, there.phase.id, "and the hal")
    typed = Typed(there, "they dare", "", "they stay unasked", "/stop")
    assert typed.meeting.drafts[there.phase.id] == "and the hal\nthey stay unasked"
    chosen = Typed(there, "they dare", "", "they stay unasked", "1", "/stop").meeting
    assert chosen.segment.standings[0].text == "they stay unasked"
    assert chosen.drafts[there.phase.id] == "and the hal"


def test_at_the_close_each_half_sentence_is_asked_about_by_itself(library: MeetingLibrary) -> None:
    talk = with_draft(begun(library), "goal", "they gre\nthe litt\nthey wa")
    talk = go_to(talk, len(talk.phases) - 1)
    empty = Typed(talk, "/on", "", "", "", "")
    assert empty.meeting.ended is None
    assert empty.meeting.drafts == talk.drafts
    typed = Typed(talk, "/on", "", "-", "they wave", "+")
    asked = re.findall(r"Typed in “.*”, and not on record: (.*)", typed.text)
    assert asked == ["they gre", "they gre", "the litt", "they wa"]
    assert typed.meeting.ended
    words = repr((list(typed.meeting.said()), typed.meeting.goal, typed.meeting.parked))
    assert "they wave" in words
    assert "they wa'" in words
    assert "they gre'" not in words


def test_a_line_after_all_the_questions_is_asked_about_before_it_answers_one(
    library: MeetingLibrary,
) -> None:
    talk = begun(library)
    talk = go_to(talk, [phase.kind for phase in talk.phases].index("initiative"))
    phase = talk.phase.id
    typed = Typed(talk, "/on", "after Christmas", "/stop")
    assert typed.meeting.drafts == {phase: "after Christmas"}
    assert list(typed.meeting.said()) == []
    assert typed.meeting.segment.initiatives == ()
    assert "“+” puts “after Christmas” on record as the answer to" in typed.text
    said = Typed(talk, "/on", "ask two parents", "+", "/stop").meeting
    assert [i.text for i in said.segment.initiatives] == ["ask two parents"]
    let_be = Typed(talk, "/on", "after Christmas", "", "/stop").meeting
    assert let_be.drafts == {phase: "after Christmas"}
    assert let_be.segment.initiatives == ()


def test_reading_broken_off_keeps_what_was_half_typed_and_says_so(library: MeetingLibrary) -> None:
    typed = Typed(begun(library), "they greet us", BrokenOff("the litt"))
    assert typed.meeting.drafts == {"goal": "the litt"}
    assert typed.shown[-1].startswith("Everything is saved. Go on later with: vertel resume")
    (said,) = [said for _w, said in typed.meeting.said()]
    mended = Typed(typed.meeting, "/change 1", BrokenOff("they greet each o")).meeting
    assert mended.drafts[changing(said.id)] == "they greet each o"


def test_refused_words_wait_for_their_choice_and_a_choice_for_its_words(
    library: MeetingLibrary,
) -> None:
    talk = begun(library)
    at = [phase.kind for phase in talk.phases].index("interpretation")
    talk = go_to(talk, at)
    for lines in (("they stay unasked", "1"), ("1", "they stay unasked")):
        typed = Typed(talk, "they dare", "", *lines)
        (standing,) = typed.meeting.segment.standings
        assert (standing.word, standing.text) == ("came-closer", "they stay unasked")
    refused = Typed(talk, "they dare", "", "they stay unasked", None)
    assert refused.meeting.drafts[talk.phases[at].id] == "they stay unasked"
    again = Typed(refused.meeting, "1 they stay unasked")
    assert again.meeting.segment.standings


@pytest.mark.parametrize("left", [("", "/previous"), ("/previous", ""), ("/on", "", "/back", "")])
def test_refused_words_do_not_wait_once_their_question_was_left(
    library: MeetingLibrary, left: tuple[str, ...]
) -> None:
    talk = begun(library)
    at = [phase.kind for phase in talk.phases].index("interpretation")
    typed = Typed(go_to(talk, at), "they dare", "", "they stay unasked", *left, "1", "/stop")
    assert typed.meeting.segment.standings == ()


def test_refused_words_are_not_put_on_record_in_another_phase_with_the_same_question(
    library: MeetingLibrary,
) -> None:
    talk = begun(library)
    at = [phase.kind for phase in talk.phases].index("interpretation")
    twin = change(talk, phases=(*talk.phases[: at + 1], msgspec.structs.replace(talk.phases[at])))
    typed = Typed(go_to(talk, at), "they dare", "", "they stay unasked", "1")
    assert typed.meeting.segment.standings[0].text == "they stay unasked"
    there = go_to(twin, at)
    conductor = Conductor(there, builtin(talk.agenda), lambda: NOW, lambda _m, _at_once: None)
    talking = PlainTalk(conductor, lambda: None, lambda _line: None)
    (place, ask), *_ = [(n, a) for n, a in enumerate(conductor.asked) if a.slot.choices]
    conductor.turn_to(place)
    talking._answer(ask, "they stay unasked", [])
    assert talking._with_refused(ask, "1") == "1 they stay unasked"
    conductor.go_to(at + 1)
    assert talking._with_refused(ask, "1") == "1"


def test_the_end_of_the_lines_never_goes_on_to_the_next_phase(library: MeetingLibrary) -> None:
    typed = Typed(begun(library), "/on", None)
    assert "Not said yet" in typed.text
    assert typed.meeting.at == 0
    assert typed.meeting.segment.skipped == ()


def test_what_is_typed_where_something_is_missing_is_its_answer_when_somebody_says_so(
    library: MeetingLibrary,
) -> None:
    typed = Typed(begun(library), "/on", "the little ones", "+")
    asked = re.findall(r"Not said yet: (.*)", typed.text)
    assert asked
    assert "the little ones" in repr(typed.meeting)


def test_who_answers_what_is_missing_is_not_put_through_the_whole_phase_again(
    library: MeetingLibrary,
) -> None:
    talk = begun(library)
    talk = go_to(talk, [phase.kind for phase in talk.phases].index("initiative"))
    typed = Typed(
        talk, "ask two parents", "", "/on", "that it is theirs", "+", "8 December", "+", ""
    )
    missing = re.findall(r"Not said yet: (.*)", typed.text)
    assert len(missing) > len(set(missing)) > 1, "what is left is told after each answer"
    assert typed.meeting.phase.kind == "close"
    (first, *_rest) = dict.fromkeys(missing)
    assert typed.shown.count(first) == 1, "it was answered where it was told, and is not put again"
    back = Typed(begun(library), "/on", "/questions 5", "the little ones", "/stop").meeting
    assert back.goal.now.target_group == "the little ones"


def test_lines_are_changed_struck_out_and_put_back_by_their_numbers(
    library: MeetingLibrary,
) -> None:
    lines = ["they greet us", "", "/change 1 they know our names", "/withdraw 1"]
    typed = Typed(begun(library), *lines)
    (said,) = [said for _w, said in typed.meeting.said()]
    assert (said.text, said.withdrawn) == ("they know our names", True)
    back = Typed(begun(library), *lines, "/undo").meeting
    assert [s.withdrawn for _w, s in back.said()] == [False]
    asked = Typed(begun(library), *lines[:2], "/change 1", "they wave", "/say")
    assert "they wave" in asked.text.rpartition("/say")[2]
    wrong = Typed(begun(library), "they greet us", "/change 9 x", "/withdraw 0")
    assert wrong.text.count("There is no line") == 2
    assert [s.text for _w, s in wrong.meeting.said()] == ["they greet us"]


def test_a_name_before_the_new_words_makes_the_line_theirs(library: MeetingLibrary) -> None:
    talk = Typed(begun(library), "ana: they greet us").meeting
    for words, by, text in (
        ("ana: they wave", "Ana", "they wave"),
        ("jo: they wave", "Joost", "they wave"),
        ("fat:", "Fatima", "they greet us"),
        ("bea: they wave", "Ana", "bea: they wave"),
        ("they wave", "Ana", "they wave"),
    ):
        ((_where, said),) = Typed(talk, f"/change 1 {words}").meeting.said()
        assert (said.by, said.text) == (by, text)


def test_a_line_that_is_nobodys_can_be_given_to_somebody(library: MeetingLibrary) -> None:
    typed = Typed(begun(library), "jost: they greet us", "/change 1 joost:", "/stop")
    assert "/change 1, a name and a colon give the line to somebody who is there." in typed.text
    ((_where, said),) = typed.meeting.said()
    assert (said.by, said.text) == ("Joost", "they greet us")


@pytest.mark.parametrize("number", ["²", "9" * 5000, "٠"])
def test_what_looks_like_a_number_and_is_none_of_the_lines_is_told(
    library: MeetingLibrary, number: str
) -> None:
    lines = (f"/change {number} x", f"/withdraw {number}", f"/questions {number}")
    typed = Typed(begun(library), "they greet us", *lines)
    assert typed.text.count("There is no line") == 2
    assert [s.text for _w, s in typed.meeting.said()] == ["they greet us"]
    answers = iter([number, "2", "1"])
    shown: list[str] = []
    begun_ones = [GoalState(goal=begun(library).goal)]
    asked_goal(begun_ones, "Which goal?", lambda: next(answers), shown.append)
    assert shown.count("There is no goal with number 2.") == 1
    assert len([line for line in shown if line.startswith("There is no goal")]) == 2


def test_a_question_that_takes_more_says_that_the_answer_was_kept(
    library: MeetingLibrary, dutch: None
) -> None:
    talk = begun(library, "nl")
    at = [phase.kind for phase in talk.phases].index("evidence")
    lines = ["dat ze durven", "ouders blijven staan", "ze vragen door", "", "/parkeer x"]
    shown = Typed(go_to(talk, at), *lines).shown
    kept = [n for n, line in enumerate(shown) if line.startswith("Genoteerd")]
    assert [shown[n] for n in kept] == [
        "Genoteerd. Nog een? Een lege regel gaat verder.",
        "Genoteerd.",
    ]
    assert shown[kept[0] + 1] == shown[kept[1] + 1], "the question follows"
    assert shown.index("Geparkeerd.") > kept[1] + 1


def test_one_can_go_back_to_any_question_and_undo_goes_where_it_was_said(
    library: MeetingLibrary,
) -> None:
    talk = begun(library)
    listed = Typed(talk, "/questions").text
    assert "  2 " in listed
    one = Typed(talk, "", "", "/previous", "/previous", "they greet us").meeting
    assert [reading.text for reading in one.segment.readings] == ["they greet us"]
    undone = Typed(talk, "they greet us", "/on", "", "/undo")
    assert undone.meeting.at == 0
    assert list(undone.meeting.said()) == []
    assert undone.text.count("Phase 1 of") == 2, "the phase that is gone back to is named"


@pytest.mark.parametrize("order", ["?", "/help", "/hulp", "/verder", "/parkeer x", "/xyz"])
def test_an_order_is_never_the_new_words_of_a_line(library: MeetingLibrary, order: str) -> None:
    talk = Typed(begun(library), "they greet us").meeting
    ((_where, said),) = talk.said()
    begun_change = with_draft(talk, changing(said.id), "they greet us by name")
    for typed in (
        Typed(talk, "/change 1", order, "they wave", "/stop"),
        Typed(begun_change, order, "they wave", "/stop"),
    ):
        assert [s.text for _w, s in typed.meeting.said()] == ["they wave"]
        assert "/stop stops for now" in typed.text
        assert typed.meeting.at == talk.at
        assert typed.meeting.parked == ()
    kept = Typed(talk, "/change 1", " /xyz", "/stop").meeting
    assert [s.text for _w, s in kept.said()] == ["/xyz"]


def test_stop_in_the_middle_of_a_change_stops_and_changes_nothing(library: MeetingLibrary) -> None:
    typed = Typed(begun(library), "they greet us", "/change 1", "/stop", "the little ones")
    assert [s.text for _w, s in typed.meeting.said()] == ["they greet us"]
    assert typed.meeting.goal.now.target_group == ""
    assert typed.shown[-1].startswith("Everything is saved")


def test_an_order_without_its_words_says_what_it_wants(library: MeetingLibrary) -> None:
    typed = Typed(begun(library), "/park", "/with", "/criterion", "/bring", "/change", "/withdraw")
    assert "There is no order" not in typed.text
    assert "Nothing is parked." in typed.text
    assert "At the table: Ana, Joost, Fatima." in typed.text
    assert "/criterion TEXT" in typed.text


def test_lines_are_broken_between_words_by_the_cells_they_take() -> None:
    from rich.cells import cell_len

    text = "  1 孩子 們 都 很 開心 and they dare to ask us anything at all, unasked"
    rows = wrapped(text, 24)
    assert all(cell_len(row) <= 24 for row in rows)
    assert all(row.startswith("  ") for row in rows)
    assert " ".join(row.strip() for row in rows) == text.strip()
    assert wrapped("/a/very/long/path/to/a/file.json", 20) == ["/a/very/long/path/to/a/file.json"]


EMPTY = CheckIn()


class CheckedIn:
    """A check-in in prompts with these lines typed."""

    def __init__(
        self,
        library: MeetingLibrary,
        *lines: str | BrokenOff | None,
        written: CheckIn = EMPTY,
        opened: Meeting | None = None,
    ) -> None:
        self.shown: list[str] = []
        left = iter(lines)

        def read() -> str | None:
            line = next(left, None)
            if isinstance(line, BrokenOff):
                raise line
            return line

        asked = PlainCheckIn(library, written, "en", read, self.shown.append, lambda: NOW, opened)
        try:
            self.made = asked.run()
        except BrokenOff:
            self.made = None
        self.text = "\n".join(self.shown)


def test_a_check_in_in_prompts_loses_nothing_when_it_is_left(library: MeetingLibrary) -> None:
    left = CheckedIn(library, "", GOAL, "two parents stayed", None)
    assert left.made is None
    (kept,) = library.meetings()
    assert (kept.ended, written_in(kept).noticed) == (None, "two parents stayed")
    assert f"vertel resume {kept.id} --plain" in left.text
    broken = CheckedIn(library, BrokenOff("they feel at h"), written=written_in(kept), opened=kept)
    assert broken.made is None
    (kept,) = library.meetings()
    assert written_in(kept).means == "they feel at h"
    done = CheckedIn(library, "ask Fatima", written=written_in(kept), opened=kept).made
    assert done
    assert (done.ended, done.id, done.drafts) == (NOW, kept.id, {})
    assert [s.text for _w, s in done.said()] == [
        "two parents stayed",
        "they feel at h",
        "ask Fatima",
    ]


def test_a_check_in_asks_again_where_nothing_was_said_and_takes_a_goal_by_number(
    library: MeetingLibrary,
) -> None:
    first = CheckedIn(library, GOAL, "", "", "", "two parents stayed", "").made
    assert first
    assert [s.text for _w, s in first.said()] == ["two parents stayed"]
    library.save(first)
    second = CheckedIn(library, "7", "1", "three stayed", "", "")
    assert "There is no goal with number 7." in second.text
    assert "last time: two parents stayed" in second.text
    assert second.made
    assert second.made.goal.id == first.goal.id
    there = len(list(library.meetings()))
    nothing = CheckedIn(library, None)
    assert nothing.made is None
    assert len(list(library.meetings())) == there


def test_a_check_in_whose_goal_may_be_several_is_gone_on_with_and_its_goal_asked_anew(
    library: MeetingLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda, "abcd23"))
    library.save(whole_talk(agenda, "abcx45"))
    goals = set(library.goals())
    written = CheckIn(goal="abc", noticed="two stayed")
    library.save(unfinished(open_without_goal(library, written, "en", NOW), written, NOW))

    def waiting() -> Meeting:
        (row,) = [s for s in library.summaries() if s.private]
        return library.open(row.id)

    for line in (None, BrokenOff()):
        kept = waiting()
        left = CheckedIn(library, line, written=written_in(kept), opened=kept)
        assert left.made is None
        assert "fits several goals" in left.text
        assert f"vertel resume {kept.id} --plain" in left.text
        assert written_in(waiting()) == written
    kept = waiting()
    done = CheckedIn(library, "g-abc", "g-abcx45", "at home", "", written=written, opened=kept)
    assert done.text.count("fits several goals") == 2
    assert done.made
    assert (done.made.id, done.made.goal.id) == (kept.id, "g-abcx45")
    assert [s.text for _w, s in done.made.said()] == ["two stayed", "at home"]
    asked = CheckedIn(library, None, written=CheckIn(goal="abc", noticed="one stayed"))
    assert "fits several goals" in asked.text
    assert set(library.goals()) == goals


def test_in_a_check_in_a_space_keeps_the_line_and_stop_stops(library: MeetingLibrary) -> None:
    told = "Type the words that are asked for; /stop stops for now. A space before a / keeps the line as it is."
    typed = CheckedIn(library, GOAL, "?", " /2 of 7 stayed", "/stop", "not read")
    assert told in typed.text
    assert typed.made is None
    (row,) = library.summaries()
    assert written_in(library.open(row.id)).noticed == "/2 of 7 stayed"


def test_an_order_is_no_answer_in_a_check_in(library: MeetingLibrary) -> None:
    lines = ("/hulp", GOAL, "?", "two parents stayed", "/verder", "they feel at home", "/on", "ask")
    typed = CheckedIn(library, *lines)
    assert typed.made
    assert typed.made.goal.now.text == GOAL
    assert [s.text for _w, s in typed.made.said()] == [
        "two parents stayed", "they feel at home", "ask",
    ]  # fmt: skip
    assert "The order /verder does nothing here." in typed.text
    assert typed.shown.count("Which goal is it about? Its number, or its words.") == 2


@pytest.mark.parametrize("order", ["/stop", "/on", "?"])
def test_an_order_is_nobody_at_the_table(
    library: MeetingLibrary, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.commands import in_prompts as prompted
    from tui.settings import Settings

    shown: list[str] = []
    monkeypatch.setattr(prompted, "put", shown.append)
    left = iter([order, "Ana, Joost"])
    settings = Settings(library.folder, library.folder, "en")

    class Lines:
        def read(self) -> str | None:
            return next(left)

    def talk() -> Meeting:
        return prompted.opened_in_prompts(
            library, settings, builtin("accountability"), GOAL, (), "", (), Lines()  # type: ignore[arg-type]
        )  # fmt: skip

    if order == "/stop":
        with pytest.raises(BrokenOff):
            talk()
    else:
        assert talk().names == ("Ana", "Joost")


def test_for_whom_without_a_number_is_the_last_line(library: MeetingLibrary) -> None:
    typed = Typed(begun(library), "/park the copier", "/park the gate", "/for leader", "/stop")
    assert [p.audience for p in typed.meeting.parked] == ["team", "leader"]


def test_a_signal_behind_a_signal_ends_the_line_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python then tells of the first as the cause of an error of its own."""

    def line() -> str:
        raise SystemError("returned a result with an exception set") from BrokenOff("and the l")

    lines = Lines()
    monkeypatch.setattr(lines, "_line", line)
    with pytest.raises(BrokenOff) as left:
        lines.read()
    assert left.value.typed == "and the l"
    monkeypatch.setattr(lines, "_line", lambda: (_ for _ in ()).throw(SystemError("another")))
    with pytest.raises(SystemError, match="another"):
        lines.read()


@pytest.mark.parametrize(("book", "language"), [("handboek", "nl"), ("handbook", "en")])
def test_the_handbook_names_every_order_by_its_word(book: str, language: str) -> None:
    written = (Path(__file__).parents[2] / "docs" / f"{book}.md").read_text("utf-8")
    words = {getattr(order, language)[0] for order in ORDERS.values()}
    assert {word for word in words if f"`/{word}" not in written} == set()
