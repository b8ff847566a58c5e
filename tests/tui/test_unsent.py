"""No talk closes over a sentence that was typed and never put on record."""

from datetime import timedelta

import pytest
from conftest import NOW, whole_talk
from table import app_on, until
from textual.widgets import Static

from agendas.agenda import Agenda
from agendas.conduct.conductor import Conductor
from agendas.records.meeting import Meeting, change, with_draft
from agendas.talk.unsent import sent, unsent
from store.library import MeetingLibrary
from tui.prompts.talk_prompts import PlainTalk
from tui.screens.dialogs.unsent_lines import UnsentScreen
from tui.screens.minutes_screen import MinutesScreen
from tui.screens.talk_screen import TalkScreen


def half_typed(agenda: Agenda, phase: str = "interpretation", text: str = "they dare") -> Meeting:
    """A talk at its close, with a sentence that was typed in a phase and never sent."""
    talk = change(whole_talk(agenda), ended=None)
    return with_draft(talk, phase, text)


def words(meeting: Meeting) -> list[str]:
    return [said.text for _where, said in meeting.said()]


@pytest.mark.parametrize("key", ["enter", "delete", "escape", "pagedown", "ctrl+q"])
@pytest.mark.parametrize("phase", ["interpretation", "close"])
async def test_it_is_shown_at_the_close_and_only_an_answer_closes(
    library: MeetingLibrary, agenda: Agenda, key: str, phase: str
) -> None:
    talk = half_typed(agenda, phase)
    library.save(talk)
    app = app_on(library)
    async with app.run_test() as pilot:
        app.resume(talk.id)
        await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
        for _turn in range(4):
            await pilot.press("pagedown")
            await pilot.pause()
            if isinstance(app.screen, UnsentScreen):
                break
        assert isinstance(app.screen, UnsentScreen)
        assert "they dare" in str(app.screen.query_one("#words", Static).content)
        assert library.open(talk.id).ended is None
        await pilot.press(key)
        if key in ("enter", "delete"):
            await until(pilot, lambda: isinstance(app.screen, MinutesScreen))
        elif key == "escape":
            await until(pilot, lambda: isinstance(app.screen, TalkScreen))
        else:
            await pilot.pause()
    kept = library.open(talk.id)
    assert (kept.ended is not None) == (key in ("enter", "delete"))
    assert ("they dare" in words(kept)) == (key == "enter")
    assert kept.drafts == ({} if kept.ended else {phase: "they dare"})


async def test_what_its_question_refuses_is_parked_and_the_list_goes_on(
    library: MeetingLibrary, agenda: Agenda
) -> None:
    talk = half_typed(agenda)
    (place,) = [
        n
        for n, ask in enumerate(_asks(talk, agenda, "interpretation"))
        if ask.slot.name == "standing"
    ]
    talk = change(talk, asked={"interpretation": place})
    talk = with_draft(with_draft(talk, "goal", "they call"), "close", "we saw it")
    library.save(talk)
    app = app_on(library)
    seen = []
    async with app.run_test() as pilot:
        app.resume(talk.id)
        await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
        for _turn in range(12):
            if isinstance(app.screen, MinutesScreen):
                break
            if isinstance(app.screen, UnsentScreen):
                head = str(app.screen.query_one(".head", Static).content)
                seen.append((head[-6:], str(app.screen.query_one("#words", Static).content)))
            await pilot.press("enter" if isinstance(app.screen, UnsentScreen) else "pagedown")
            await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, MinutesScreen))
        told = [toast.message for toast in app._notifications]
    assert seen == [("1 of 3", "“they call”"), ("2 of 3", "“they dare”"), ("3 of 3", "“we saw it”")]
    assert any(t.startswith("Type 1, 2") and "Parked: they dare" in t for t in told), told
    kept = library.open(talk.id)
    assert kept.ended is not None
    assert kept.drafts == {}
    assert [point.text for point in kept.parked][-1] == "they dare"


async def test_a_choice_that_was_never_sent_is_shown_with_its_word(
    library: MeetingLibrary, agenda: Agenda
) -> None:
    talk = half_typed(agenda, text="2 because they ask for it")
    place = [a.slot.name for a in _asks(talk, agenda, "interpretation")].index("standing")
    library.save(change(talk, asked={"interpretation": place}))
    app = app_on(library)
    async with app.run_test() as pilot:
        app.resume(talk.id)
        await until(pilot, lambda: isinstance(app.screen, TalkScreen) and bool(app.focused))
        for _turn in range(4):
            await pilot.press("pagedown")
            await pilot.pause()
            if isinstance(app.screen, UnsentScreen):
                break
        shown = str(app.screen.query_one("#words", Static).content)
    assert shown == "“on its way: they ask for it”"


def _asks(talk: Meeting, agenda: Agenda, phase: str):  # type: ignore[no-untyped-def]
    from agendas.slots.script import asks

    return asks(talk, agenda, next(p for p in talk.phases if p.id == phase))


@pytest.mark.parametrize(
    ("line", "kept"), [("+", "they dare"), ("they dare now", "they dare now"), ("-", "")]
)
def test_prompts_ask_it_too(agenda: Agenda, line: str, kept: str) -> None:
    talk = half_typed(agenda)
    lines, shown, saved = iter(["/on", line]), [], []
    conductor = Conductor(
        talk, agenda, lambda: NOW + timedelta(1), lambda m, _at_once: saved.append(m)
    )
    told = PlainTalk(conductor, lambda: next(lines, None), shown.append).run()
    assert any("not on record: they dare" in row for row in shown), shown
    assert told.ended is not None
    assert [w for w in words(told) if w.startswith("they dare")] == ([kept] if kept else [])


def test_prompts_close_nothing_where_it_is_not_answered(agenda: Agenda) -> None:
    lines = iter(["/on"])
    conductor = Conductor(half_typed(agenda), agenda, lambda: NOW, lambda _m, _at_once: None)
    told = PlainTalk(conductor, lambda: next(lines, None), lambda _row: None).run()
    assert told.ended is None
    assert [text for _phase, text in unsent(told)] == ["they dare"]


def test_it_is_the_answer_to_the_question_it_was_typed_under(agenda: Agenda) -> None:
    talk = half_typed(agenda)
    ((phase, _text),) = unsent(talk)
    made = sent(talk, agenda, phase, NOW)
    assert made.phase.id == talk.phase.id
    (new,) = [said for _w, said in made.said() if said.text == "they dare"]
    assert new.phase == "interpretation"
