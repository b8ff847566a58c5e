"""What is pasted in several lines: each is on record by itself, as if typed one by one."""

import pytest
from conftest import GOAL
from examples import further
from table import Screen, screen_on
from textual.events import Paste
from textual.widgets import Input

from agendas.conduct.on_record import MOST_LINES, each_line
from agendas.lines.talk import Figure
from store.library import TalkLibrary
from tui.widgets.talk.entry import Entry


async def at_evidence(screen: Screen) -> None:
    await screen.pilot.pause()
    await screen.begin("accountability", GOAL, "Ana, Joost")
    await screen.phase("evidence")
    await screen.question("evidence")


@pytest.mark.parametrize("end", further(["\r", "\n", "\r\n"]))
async def test_each_pasted_line_has_its_own_speaker_and_its_own_figure(
    library: TalkLibrary, end: str
) -> None:
    async with screen_on(library) as screen:
        await at_evidence(screen)
        screen.app.post_message(
            Paste(end.join(("31 of 52 parents came", "", "jo: 12 stayed to read")))
        )
        await screen.press("enter")
        figures = [line.value for line in screen.talk.lines]
        found = [
            (o.by, o.text, isinstance(v, Figure) and v.said)
            for o, v in zip(screen.talk.lines, figures, strict=True)
        ]
        assert found == [
            (("Ana",), "31 of 52 parents came", "31 of 52"),
            (("Joost",), "12 stayed to read", "12"),
        ]
        await screen.press("f8")
        assert screen.talk.lines == (), "one thing was done, and one thing is undone"


async def test_pasted_on_a_marked_line_it_goes_to_the_line_to_type_in_with_the_cursor_behind(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await at_evidence(screen)
        await screen.say("two parents stayed")
        await screen.press("up")
        screen.app.post_message(Paste("one mother asked\na father too"))
        await screen.press("!")
        assert screen.app.screen.query_one(Entry).text == "one mother asked\na father too!"
        await screen.press("enter")
        assert [text for _by, text in screen.said("ground")][1:] == [
            "one mother asked",
            "a father too!",
        ]


async def test_a_field_of_one_line_keeps_all_lines_that_are_pasted(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.press("n")
        screen.app.post_message(Paste("Parents bring\ntheir child"))
        await screen.pilot.pause()
        assert screen.app.screen.query_one("#goal", Input).value == "Parents bring their child"


def test_a_document_stays_one() -> None:
    text = "\n".join(f"line {n}" for n in range(MOST_LINES + 1))
    assert each_line(text) == (text,)
    assert each_line("one\r\n\n two") == ("one", "two")
