"""What was said just now is in sight, with the name it stands under, and so is what a question is about."""

import pytest
from conftest import GOAL
from table import Screen, screen_on

from store.library import TalkLibrary
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry


def in_sight(screen: Screen) -> str:
    """What is in sight of the record, row by row."""
    record = screen.app.screen.query_one(RecordList)
    rows = screen.app.screen._compositor.render_strips()[record.region.y : record.region.bottom]
    return "\n".join(strip.text for strip in rows)


async def test_of_a_persons_further_words_the_name_above_them_is_in_sight(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Fatima, Ruth")
        await screen.phase("interpretation")
        await screen.said_before(*(
            f"{name}: reading of {name} that is so long that it takes a second row"
            for name in ("ana", "joost", "fatima", "ruth")
        ))  # fmt: skip
        await screen.say(
            "joost: and a further reading of his that takes a second row on the screen"
        )
        shown = in_sight(screen)
        assert "further reading of his" in shown
        assert "Joost" in shown
        await screen.press("pagedown", *"ana: 4 because they linger at the door", "enter")
        shown = in_sight(screen)
        assert "they linger" in shown
        assert "Ana" in shown


async def test_what_is_looked_back_on_and_what_was_said_of_it_are_in_sight(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("initiative")
        await screen.said_before(*(
            f"I take up thing {letter}, which takes more than a row to tell"
            for letter in "abcdefghi"
        ))  # fmt: skip
        await screen.close()
        await screen.press("escape")
        await screen.begin("accountability", GOAL, "Ana, Joost")
        assert screen.talk.phase.kind == "look-back"
        await screen.say("2, the first of them went well")
        assert "thing a" in in_sight(screen)
        assert "went well" in in_sight(screen)
        for _step in range(5):
            await screen.press("pagedown")
        assert "thing f" in in_sight(screen)


async def test_who_stands_behind_a_proposal_is_in_sight_above_what_was_said_after_it(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Fatima, Ruth")
        await screen.say("ana: They walk in on their own and look for their friends", slot="itch")
        await screen.press("up", "f6", "down")
        await screen.said_before(
            *(f"{name}: remark of {name}" for name in ("ana", "joost", "fatima", "ruth"))
        )
        await screen.press("pagedown")
        assert screen.asked
        assert screen.asked.slot.line == "consent"
        for name in ("ana", "joost", "fatima", "ruth"):
            await screen.say(f"{name}: 1")
            told = [row for row in in_sight(screen).splitlines() if "behind it" in row]
            assert name.capitalize() in told[-1]


async def test_the_arrow_marks_the_line_said_last_and_then_goes_to_what_stands_above_on_the_screen(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Fatima")
        await screen.phase("interpretation")
        for words in ("joost: it grows in the hall", "ana: they linger", "joost: it takes time"):
            await screen.say(words)
        lowest = [row for row in in_sight(screen).splitlines() if row.strip()][-1]
        assert "they linger" in lowest, "what one person said stands together"
        await screen.press("up")
        marked = screen.conductor.find(screen.conductor.marked)
        assert marked
        assert marked.text == "it takes time", "two keys mend the slip that was made just now"
        assert [row for row in in_sight(screen).splitlines() if row.strip()][-1] == lowest
        await screen.press("escape", "pageup", "pagedown", "ctrl+pageup", "ctrl+pagedown", "up")
        marked = screen.conductor.find(screen.conductor.marked)
        assert marked
        assert marked.text == "it takes time", "of those in sight the last that was said"
        for key, text in (
            ("up", "it grows in the hall"),
            ("up", "it grows in the hall"),
            ("down", "it takes time"),
            ("down", "they linger"),
            ("up", "it takes time"),
            ("down", "they linger"),
        ):
            await screen.press(key)
            marked = screen.conductor.find(screen.conductor.marked)
            assert marked
            assert marked.text == text
        await screen.press("down")
        assert screen.app.focused is screen.app.screen.query_one(Entry)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_arrow_down_on_the_line_said_just_now_is_the_way_back_whatever_lies_beneath(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Fatima")
        await screen.phase("evidence")
        await screen.say("joost: parents stay for coffee", "evidence")
        await screen.say("ana: two of them called me", "evidence")
        await screen.phase("interpretation")
        for words in ("ana: they linger", "joost: it takes time", "ana: we all do"):
            await screen.say(words)
        entry = screen.app.screen.query_one(Entry)
        await screen.press("up", "tab", "shift+tab", "down")
        assert (screen.conductor.marked, screen.app.focused) == ("", entry)
        await screen.press("up", "up", "down")
        assert screen.app.focused is not entry, "one who walks on walks back"
        marked = screen.conductor.find(screen.conductor.marked)
        assert marked
        assert marked.text == "we all do"


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 36)])
async def test_the_arrow_marks_what_was_said_last_when_one_came_back_and_it_stands_out_of_sight(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Fatima")
        await screen.phase("interpretation")
        await screen.say("joost: it grows in the hall")
        for n in range(9):
            await screen.say(f"{('ana', 'fatima')[n % 2]}: they linger for {n} songs")
        await screen.say("joost: 2, I look at the yard differently", slot="standing")
        await screen.press("pagedown", "pageup", "up")
        marked = screen.conductor.find(screen.conductor.marked)
        assert marked
        assert marked.text == "I look at the yard differently", "it stands above all others"
        assert "I look at the yard differently" in in_sight(screen)


async def test_where_seven_vote_on_a_small_screen_what_they_say_and_the_mark_are_in_sight(
    library: TalkLibrary,
) -> None:
    names = ("Anneke", "Bram", "Chidi", "Dorothea", "Ewa", "Ruth", "Fatima")
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, ", ".join(names))
        words = "They walk in on their own and look for their friends"
        await screen.say(f"bram: {words}", slot="itch")
        await screen.press("up", "f6", "down", "pagedown")
        record = screen.app.screen.query_one(RecordList)
        for name in names:
            await screen.say(f"{name}: 2 because of what {name} saw at the door this morning")
            assert "this morning" in in_sight(screen).splitlines()[-1]
            assert record.size.height > 4, "who stands where takes no row of its own"
        assert "not behind it: because of what Ruth saw" in in_sight(screen), (
            "and the one before it"
        )
        await screen.press("up")
        assert "▌" in in_sight(screen)
        await screen.press("up")
        assert "▌ ★ Ruth" in in_sight(screen)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 36)])
async def test_the_marked_line_is_in_sight_wherever_it_goes_and_the_screen_has_no_scroll_bar(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        goal = f"{GOAL}, and they know whom to ask at the door when there is something the matter"
        await screen.begin("accountability", goal, "Ana, Joost, Fatima, Ruth")
        for name in ("ana", "joost", "fatima"):
            await screen.say(
                f"{name}: I read it as a door at which somebody waits for each of them"
            )
        words = "They walk in on their own, look for their friends, and know whom to ask, every day"
        await screen.say(f"ruth: {words}", slot="itch")
        await screen.press("up", "f6", "down", "pagedown")
        for name in ("ana", "joost", "fatima"):
            await screen.say(f"{name}: 2 because I do not see yet what that would ask of us there")
        for key in ("up", "up", "up", "right", "left", "right", "right", "down", "up", "up", "tab"):
            await screen.press(key)
            assert screen.conductor.marked or key == "down", (
                "down is the way back from the last line"
            )
            assert not screen.conductor.marked or "▌" in in_sight(screen), key
            assert not screen.app.screen.show_vertical_scrollbar


@pytest.mark.parametrize("size", [(80, 24), (100, 20)])
async def test_what_is_looked_back_on_begins_in_sight_however_much_is_said_of_it(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    """Whose it is and their first words stay, and what was said last stands beside them."""
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("initiative")
        for name in ("Ana", "Joost"):
            await screen.say(
                f"{name}: {name} opens the door and has tea ready for whoever comes in"
            )
            for n in range(3):
                await screen.say(
                    f"{name}: that they stay {n}, and tell how it was at home", slot="notice"
                )
            await screen.press("pageup")
        await screen.close()
        await screen.press("escape")
        await screen.begin("accountability", GOAL, "Ana, Joost")

        def begins(name: str) -> bool:
            rows = [row for row in in_sight(screen).split("\n") if f"{name} opens the" in row]
            return len(rows) == 1 and rows[0].split()[2:4] == [name, name]

        assert begins("Ana"), in_sight(screen)
        for n in range(9):
            await screen.say(f"joost: the time numbered {n} it went well, and they stayed for tea")
            assert begins("Ana"), in_sight(screen)
            assert f"numbered {n}" in in_sight(screen), in_sight(screen)
        await screen.press("pagedown")
        assert begins("Joost")
