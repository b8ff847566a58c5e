"""The keys that act on a line: whose word it is, what kind, withdrawn and put back, and undone."""

import pytest
from conftest import GOAL, NOW, begin, next_talk, said
from examples import further
from table import Screen, screen_on
from textual.widgets import Input, Select

from agendas.agenda import Agenda
from agendas.conduct.at_close import closed
from store.library import TalkLibrary
from tui.screens.dialogs.talk.line import LineScreen
from tui.screens.help_screen import HelpScreen
from tui.screens.talk_screen import TalkScreen
from tui.widgets.drop_down import DropDown
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry

NAMES = "Ana, Joost, Jolanda"


async def with_a_line(screen: Screen, words: str = "they dare") -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, NAMES)
    await screen.say(words, "reading")


async def whose(screen: Screen, *names: str) -> None:
    """Say in “About this line” whose word the last line is, with PageDown after each name."""
    await screen.press("up", "ctrl+o")
    assert isinstance(screen.app.screen, LineScreen)
    for name in names:
        screen.app.screen.query_one("#by", Input).value = name
        await screen.press("pagedown")


@pytest.mark.parametrize("name", further(["joo", "JOOST", "Joost "]))
async def test_the_beginning_of_one_name_is_written_out(library: TalkLibrary, name: str) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await whose(screen, name)
        assert screen.said("reading")[-1][0] == "Joost"
        assert screen.talk.names == ("Ana", "Joost", "Jolanda")


async def test_a_name_that_may_be_several_is_no_name_yet(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await whose(screen, "jo", "jo")
        assert isinstance(screen.app.screen, LineScreen)
        assert screen.notice == "“jo” may be Joost or Jolanda."


@pytest.mark.parametrize("again", [True, False])
async def test_a_name_that_is_not_at_the_table_is_asked_about(
    library: TalkLibrary, again: bool
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await whose(screen, "AnnaAn")
        assert isinstance(screen.app.screen, LineScreen), "nobody is invented"
        assert screen.notice.startswith("“AnnaAn” is not at the table: put them there?")
        if again:
            await screen.press("pagedown")
            assert screen.talk.names[-1] == screen.said("reading")[-1][0] == "AnnaAn"
        else:
            screen.app.screen.query_one("#by", Input).value = "Ana"
            await screen.press("pagedown")
            assert screen.talk.names == ("Ana", "Joost", "Jolanda")


@pytest.mark.parametrize("away", further(["enter", "tab", "escape"]))
async def test_who_was_asked_to_join_does_not_once_one_went_on(
    library: TalkLibrary, away: str
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await whose(screen, "AnnaAn")
        await screen.press(away, "pagedown")
        assert isinstance(screen.app.screen, LineScreen), "it is asked once more"
        assert screen.talk.names == ("Ana", "Joost", "Jolanda")
        await screen.press("pagedown")
        assert screen.talk.names[-1] == "AnnaAn"


async def test_a_line_that_went_out_of_sight_stays_marked_and_no_other_is(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.phase("indicator")
        await screen.say("they wave", "indicator")
        await screen.say("they stay")
        stays = screen.talk.lines[2].id
        await screen.press("up", "left")
        assert [(line.text, line.phase) for line in screen.talk.lines[1:]] == [
            ("they wave", "indicator"), ("they stay", "goal"),
        ]  # fmt: skip
        assert screen.conductor.marked == stays, "and no other line in its place"
        assert "they stay" in screen.borders[0]
        assert screen.notice.startswith("“they stay” is now with: ")
        await screen.press("f7")
        assert [line.withdrawn for line in screen.talk.lines] == [False, False, True]
        await screen.press("enter")
        card = screen.app.screen
        assert isinstance(card, LineScreen)
        assert card.line.id == stays
        await screen.press("escape", "right")
        assert screen.conductor.find(stays).phase == "indicator", "and back again"  # type: ignore[union-attr]
        await screen.press("down")
        assert screen.conductor.marked == ""
        assert screen.app.focused is screen.app.screen.query_one(Entry)


async def test_a_key_pressed_on_moves_the_same_line_and_what_followed_it_wherever_that_is(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen, "nothing of it moves")
        await screen.press("pagedown", "pagedown")
        for words in ("ana: line one", "joost: line two"):
            await screen.say(words)
        zero, one, _two = screen.talk.lines
        await screen.press("pageup", "up", "up")
        assert screen.conductor.marked == one.id
        phases = []
        for _step in range(6):
            await screen.press("right")
            assert screen.conductor.marked == one.id
            assert "line one" in screen.borders[0]
            assert screen.notice.startswith("“line one” and what followed it there are now with: ")
            first, *moved = screen.talk.lines
            assert first == zero
            assert len({line.question for line in moved}) == 1, "once, and not line by line"
            phases.append(moved[0].phase)
        assert len(set(phases)) > 1, "a phase further, out of sight"


async def test_a_line_with_which_the_lamp_goes_a_phase_on_stays_marked_there(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        (line,) = screen.talk.lines
        await screen.press("up")
        while screen.talk.phase.kind == "goal":
            await screen.press("right")
            assert screen.conductor.marked == line.id
            assert screen.app.focused is screen.app.screen.query_one(RecordList)
        await screen.press("tab")
        assert screen.talk.lines[0].by != line.by, "the next key acts on it, too"


async def test_a_line_that_comes_from_elsewhere_takes_no_mark_away(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.phase("interpretation")
        await screen.say("ana: they linger")
        await screen.say("joost: it takes time")
        await screen.press("up")
        marked = screen.conductor.marked
        screen.conductor.say("ana: and they sing")  # it stands above his
        screen.app.screen.show()
        await screen.pilot.pause()
        assert screen.conductor.marked == marked
        record = screen.app.screen.query_one(RecordList)
        assert record.highlighted_option is not None
        assert record.highlighted_option.id == marked


async def test_what_was_looked_at_and_left_as_it_was_is_no_step(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await whose(screen, "Joost")
        await whose(screen, "Joost")
        await screen.press("f8")
        assert screen.notice == "Undone: the change to “they dare”"
        assert screen.said("reading")[-1][0] == "Ana"


async def test_undo_names_what_it_undid(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.press("up", "f7")
        assert screen.notice == "Withdrawn: “they dare”. f7 puts it back."
        await screen.press("f7")
        assert screen.notice == "Put back: “they dare”."
        await screen.press("f8")
        assert screen.notice == "Undone: “they dare” was put back"
        assert screen.talk.lines[-1].withdrawn
        await screen.press("f8")
        assert screen.notice == "Undone: “they dare” was withdrawn"
        assert not screen.talk.lines[-1].withdrawn


async def test_a_choice_is_undone_by_its_word(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.phase("interpretation")
        await screen.say("2 because they ask for it", "standing")
        await screen.press("f8")
        assert screen.notice == "Undone: Ana: on its way: they ask for it"


async def test_what_was_done_with_a_mere_choice_is_told_by_its_word(library: TalkLibrary) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.phase("interpretation")
        await screen.say("2", "standing")
        await screen.press("up", "left", "f8")
        assert screen.notice == "Undone: “on its way” was moved"
        await screen.press("up", "f7")
        assert screen.notice == "Withdrawn: “on its way”. f7 puts it back."
        await screen.press("f8")
        assert screen.notice == "Undone: “on its way” was withdrawn"


async def test_a_line_that_is_withdrawn_while_it_is_changed_is_out_of_the_field(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.press("up", "f5")
        assert screen.app.screen.query_one(Entry).text == "they dare"
        await screen.press("f7")
        assert screen.notice == "Withdrawn: “they dare”. f7 puts it back."
        assert screen.app.screen.query_one(Entry).text == ""
        assert isinstance(screen.app.screen, TalkScreen)
        assert not screen.app.screen.talk.editing


async def test_the_card_tells_of_which_sign_of_an_earlier_talk_a_line_is(
    library: TalkLibrary, agenda: Agenda
) -> None:
    first = said(begin(agenda), agenda, "indicator", "ana: who comes to the walk-in")
    talk = next_talk(agenda, closed(first, agenda, NOW))
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        library.save(talk)
        screen.app.begin(talk)
        await screen.pilot.pause()
        await screen.phase("evidence")
        await screen.say("ana: they wave", "evidence")
        await screen.press("up", "f6")
        assert "who comes to" in screen.borders[1]
        (line,) = screen.talk.lines
        await screen.press("enter")
        about = screen.app.screen.query_one("#about", DropDown)
        assert about.value == line.about
        told = {key: words for words, key in about._options}
        assert "who comes to the walk-in" in str(told[line.about])


async def test_one_f6_too_many_on_evidence_is_undone_by_one_shift_f6_with_its_figure_and_dots(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("indicator")
        for sign in ("who comes to the walk-in", "who brings a book", "who stays"):
            await screen.say(f"ana: {sign}", "indicator")
        await screen.phase("evidence")
        await screen.say("joost: 9 of 27 were there", "evidence")
        screen.conductor.cover(screen.talk.lines[-1].id)
        await screen.press("up")

        def stands() -> tuple[object, ...]:
            line = screen.talk.lines[-1]
            return line.choice, line.value, line.covered, line.about

        round_it = [stands()]
        for _press in range(8):
            await screen.press("f6")
            round_it.append(stands())
        assert round_it[-1] == round_it[0], "with its figure and its dots"
        assert len({*round_it}) == 8
        assert [choice for choice, *_ in round_it[3:5]] == ["figure", "observation"]
        assert not any(about for *_, about in round_it[4:]), "and of no sign, as it began"
        for stood in round_it[-2::-1]:
            await screen.press("shift+f6")
            assert stands() == stood
        for _press in range(4):
            await screen.press("f6")
        await screen.press("down", "up", "shift+f6")
        assert stands() == round_it[3], "seen a moment later, too"


async def test_the_card_changes_words_question_and_kind_in_one_step(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.press("up", "enter")
        card = screen.app.screen
        assert isinstance(card, LineScreen)
        card.query_one("#text", Input).value = "31 of 52 came"
        question = card.query_one("#question", Select)
        question.value = next(key for told, key in card._questions() if "see, hear" in told)
        await screen.press("pagedown")
        (line,) = screen.talk.lines
        assert (line.text, line.kind, line.choice, line.phase) == (
            "31 of 52 came", "ground", "figure", "evidence",
        )  # fmt: skip
        assert line.by == ("Ana",)
        await screen.press("f8")
        assert screen.said("reading") == [("Ana", "they dare")]


async def test_the_card_of_evidence_has_each_kind_of_it_and_keeps_its_figure(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.phase("evidence")
        await screen.say("joost: they told me that four of the 27 came", "evidence")
        (line,) = screen.talk.lines[-1:]
        for kind, figure in (("voice", ""), ("document", ""), ("figure", "four of the 27")):
            await screen.press("up", "enter")
            select = screen.app.screen.query_one("#kind", DropDown)
            shown = [str(words) for words, _key in select._options]
            assert shown[:5] == ["figure", "seen", "heard", "work", "read"]
            select.value = kind
            await screen.press("pagedown")
            (line,) = screen.talk.lines[-1:]
            assert (line.kind, line.choice) == ("ground", kind)
            assert getattr(line.value, "said", "") == figure


async def test_the_card_has_help_and_is_left_at_once_unless_something_was_changed(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await with_a_line(screen)
        await screen.press("up", "ctrl+o", "f1")
        assert isinstance(screen.app.screen, HelpScreen)
        await screen.press("escape", "escape")
        assert isinstance(screen.app.screen, TalkScreen), "nothing was changed"
        for change in ("#by", "#audience"):
            await screen.press("ctrl+o")
            field = screen.app.screen.query_one(change)
            field.value = "Joost" if isinstance(field, Input) else "leader"
            await screen.press("escape")
            assert isinstance(screen.app.screen, LineScreen), change
            await screen.press("escape")
            assert isinstance(screen.app.screen, TalkScreen)


async def test_the_card_of_a_choice_tells_which_it_is_and_how_another_is_made(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("interpretation")
        await screen.say("ana: 4 because they linger", "standing")
        await screen.press("up", "enter")
        card = screen.app.screen.query_one("#card")
        assert card.border_title == "About this line: moved away"
        assert card.border_subtitle == "1–5 before the words chooses anew"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_on_the_first_question_of_a_phase_up_marks_what_was_said_before_it(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, NAMES)
        await screen.press("up")
        assert screen.notice == "There is no line here yet."
        await screen.say("joost: they dare", "reading")
        await screen.say("jolanda: they ask")
        await screen.phase("indicator")
        await screen.press("up")
        assert screen.borders[0].endswith("Jolanda: they ask")
        await screen.press("up")
        assert screen.borders[0].endswith("Joost: they dare")
        assert screen.notice == "Marked is what was said earlier, at “How do you read this goal?”."
        await screen.press("f7")
        assert screen.talk.lines[0].withdrawn
        await screen.press("f7", "down")
        assert isinstance(screen.app.focused, Entry)
        assert "they dare" not in screen.borders[0]
        assert screen.talk.phase.id == "indicator", "the lamp stays"
