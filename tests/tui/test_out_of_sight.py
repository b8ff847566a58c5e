"""What is on record scrolls: a sign says how much of it is out of sight."""

import re
from pathlib import Path

import pytest
from conftest import GOAL
from examples import further
from table import screen_on
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from docs.scenes import SCENES, pull, shown
from store.library import TalkLibrary
from tui.widgets.lines.drawn import LOW, Drawn
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.lamp import LampBlock

AT_ONCE = Screen._compositor_refresh  # as in a terminal, and not when a test looks


@pytest.mark.parametrize("size", further([(60, 18), (80, 24)]))
async def test_a_sign_tells_how_many_lines_are_out_of_sight_above(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.say("they linger at the door", "evidence")
        sign = screen.app.screen.query_one("#above", Static)
        assert not sign.region
        await screen.said_before(*(f"sign {letter} of trust" for letter in "abcdefghijklm"))
        await screen.say("sign n of trust")
        record = screen.app.screen.query_one(RecordList)
        region = record.region
        shown = screen.app.screen._compositor.render_strips()[region.y : region.bottom]
        hidden = 15 - sum("of trust" in strip.text or "linger" in strip.text for strip in shown)
        assert hidden > 0
        entry, lamp = (screen.app.screen.query_one(one) for one in (Entry, LampBlock))

        rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        told = f"↑ {hidden} more line{'s' * (hidden > 1)}"
        if size[1] < LOW:
            assert rows[lamp.region.bottom].rstrip() == f"  {told}"
            assert rows[lamp.region.bottom + 1].strip(), "and the next is a line"
        else:
            asked = rows[lamp.region.y + 1]
            assert re.search(rf"count\?    +{told} *$", asked), "in the row of the question"
            assert asked.rstrip() == asked.strip().rjust(size[0] - 2)
            assert not rows[lamp.region.bottom].strip(), "and the one below the lamp is free"
        assert region.bottom + (size[1] >= LOW) == entry.region.y, (
            "a row stays free above the line to type in"
        )
        await screen.press("up", "home")
        rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        assert not sign.region
        assert not any("↑ " in row for row in rows)


async def test_where_the_row_of_the_question_has_no_room_the_sign_stands_below_the_lamp(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.say("they linger at the door", "evidence")
        await screen.said_before(*(f"sign {letter} of trust" for letter in "abcdefghijklm"))
        await screen.say("sign n of trust")
        lamp, heights = screen.app.screen.query_one(LampBlock), set()
        for width in (80, 78, 76, 74, 72, 70):
            await screen.pilot.resize_terminal(width, 24)
            await screen.pilot.pause()
            rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
            (at,) = [n for n, row in enumerate(rows) if "↑" in row]
            heights.add(at - lamp.region.y)
            assert rows[at].rstrip().endswith(" more lines")
        assert heights == {1, 3}, "beside the question, and right below the lamp"


async def test_what_was_brought_from_earlier_talks_stands_above_all_or_not_at_all(
    tmp_path: Path,
) -> None:
    rows = await drawn_in("goal", (80, 24), tmp_path)
    brought = ("voor ouders van onze", "wat er anders is", "ouders durven ons alles te vragen")
    assert not any(words in row for row in rows for words in brought)
    assert any(row.endswith("wringt er iets? ↑ nog 3 regels") for row in rows)
    last = next(n for n, row in enumerate(rows) if "dat vinkt iedereen af" in row)
    assert rows[last + 1 : last + 4] == [""] * 3, "and the rows of the others are free"


@pytest.mark.parametrize("size", further([(60, 18), (80, 24)]))
async def test_no_answer_is_cut_off_from_its_question(
    library: TalkLibrary, size: tuple[int, int]
) -> None:
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("goal")
        await screen.said_before(*(f"answer {number} to it" for number in range(9)))
        asked = screen.app.screen._lamp.question["en"]
        await screen.press("pagedown")
        await screen.say("and this too")
        record = screen.app.screen.query_one(RecordList)
        for top in range(int(record.max_scroll_y) + 1):
            record.scroll_to(y=top, animate=False, immediate=True)
            await screen.pilot.pause()
            region = record.region
            rows = screen.app.screen._compositor.render_strips()[region.y : region.bottom]
            told = [strip.text.strip() for strip in rows]
            first = next(n for n, row in enumerate(told) if "to it" in row or "this too" in row)
            sign = str(screen.app.screen.query_one("#above", Static).content)
            above = [
                row for row in (*sign.split("  "), *told[:first]) if row.strip() and "↑" not in row
            ]
            assert "".join(above).strip() == ("" if "this too" in told[first] else asked), top


async def test_of_a_figure_that_is_half_gone_no_dots_are_left(library: TalkLibrary) -> None:
    async with screen_on(library, size=(80, 31)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.say("38 of 52 parents came", "evidence")
        await screen.said_before(*(f"sign {letter} of trust" for letter in "abcdefghi"))
        record, tops = screen.app.screen.query_one(RecordList), set()
        for height in range(30, 42):
            await screen.pilot.resize_terminal(60, height)  # dots in two rows
            await screen.pilot.pause()
            region = record.region
            rows = screen.app.screen._compositor.render_strips()[region.y : region.bottom]
            told = [strip.text for strip in rows]
            assert any("38 of" in row for row in told) == any("●●●" in row for row in told)
            tops.add(record.scroll_offset.y)
        assert 2 in tops, "its words went out of sight before its dots"


async def test_with_few_rows_all_figures_have_their_people_or_none(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 36)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.say("38 of 52 parents came", "evidence")

        def dotted() -> list[bool]:
            rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
            found = [n for n, row in enumerate(rows) if "of 52" in row]
            return ["○○○" in rows[n + 1] for n in found]

        second, seen = "12 of 52 are always the same", [f"sign {one} of trust" for one in "abcd"]
        room = (second, *seen[:2])
        for more, few_rows in ((), True), (room, True), (seen[2:3], False):
            for words in more:
                await screen.say(words)
            assert all(dotted())
            await screen.pilot.resize_terminal(80, 24)
            await screen.pilot.pause()
            assert {*dotted()} == {few_rows}
            rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
            assert not any("↑ " in row for row in rows)
            below_lamp = screen.app.screen.query_one(LampBlock).region.bottom
            assert not rows[below_lamp].strip(), "they go before the row that is free there"
            assert rows[below_lamp + 1].strip()
            await screen.pilot.resize_terminal(80, 36)
            await screen.pilot.pause()
            assert all(dotted())


async def test_a_low_screen_has_a_blank_row_below_the_lamp_while_there_is_room(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(60, 18)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.say("they linger", "evidence")
        record, lamp = (
            screen.app.screen.query_one(RecordList),
            screen.app.screen.query_one(LampBlock),
        )
        for number in range(14):
            rows = record.region.y - lamp.region.bottom
            free = lamp.region.bottom + len(record._lines) + rows < record.region.bottom
            assert rows == 1, number
            await screen.say(f"sign {'abcdefghijklmn'[number]} of trust")
            if not free:
                break
        assert len(record._lines) > 5


async def test_a_line_about_an_earlier_one_is_in_sight_when_it_is_said(
    library: TalkLibrary,
) -> None:
    async with screen_on(library) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        await screen.question("evidence")
        await screen.said_before(*(f"{number} of 52 parents stayed" for number in range(11, 23)))
        await screen.phase("interpretation")
        assert "11 of 52" in screen.talk.lines[0].text
        await screen.say("joost: they were waiting for us")
        said = screen.talk.lines[-1]
        assert said.about == screen.talk.lines[0].id, "a meaning of the first figure"
        record = screen.app.screen.query_one(RecordList)
        region = record.region
        shown = screen.app.screen._compositor.render_strips()[region.y : region.bottom]
        assert any("they were waiting for us" in strip.text for strip in shown)


async def test_what_stands_beneath_a_line_that_is_new_higher_up_is_told_as_what_is_above_is(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost, Fatima, Ruth, Henk")
        await screen.phase("interpretation")
        await screen.said_before(*(
            f"{name}: reading {which} of what {name} saw"
            for name in ("ana", "joost", "fatima", "ruth", "henk")
            for which in "abc"
        ))  # fmt: skip
        record, sign = (screen.app.screen.query_one(one) for one in ("#record", "#below"))
        await screen.say("ana: and a last one of mine")

        def in_sight() -> list[str]:
            rows = screen.app.screen._compositor.render_strips()
            return [strip.text for strip in rows[record.region.y : record.region.bottom]]

        assert any("a last one of mine" in row for row in in_sight())
        told = str(sign.content)  # type: ignore[attr-defined]
        places = [n for n in range(16) if any(_words(record, n) in row for row in in_sight())]
        assert sign.region
        assert told.startswith(f"… {15 - places[-1]} more lines ("), told
        assert sign.region.bottom < screen.app.screen.query_one(Entry).region.y
        await screen.say("henk: and this is the very end")
        assert any("the very end" in row for row in in_sight())
        assert not sign.region


def _words(record: Widget, place: int) -> str:
    assert isinstance(record, RecordList)
    drawn = record.options[place].prompt
    assert isinstance(drawn, Drawn)
    return drawn.lines[-1].words


async def test_a_line_that_comes_is_laid_below_those_that_are_there(library: TalkLibrary) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        app, pilot = screen.app, screen.pilot
        await pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("evidence")
        for said in (
            "31 of 52 came",
            "they linger",
            "9 of 12 stayed",
            "joost: two asked",
            "it rained",
        ):
            before = list(app.screen.query_one(RecordList).options)
            await screen.say(said, "evidence")
            record = app.screen.query_one(RecordList)
            if len(before) > 1:
                assert [*record.options[: len(before)]] == before, "they stay"
            at, ids = record.scroll_y, [row.id for row in record.options]
            shown = [strip.text for strip in app.screen._compositor.render_strips()]
            record.set_options([])
            record._lay()
            await pilot.pause()
            assert [row.id for row in record.options] == ids, "as laid out anew"
            assert [strip.text for strip in app.screen._compositor.render_strips()] == shown
            assert record.scroll_y == at


async def drawn_in(name: str, size: tuple[int, int], place: Path) -> list[str]:
    """The rows of a scene in Dutch."""
    scene = next(one for one in SCENES if one.name == name)
    async with shown(scene, "nl", size, place) as app:
        return [" ".join(strip.text.split()) for strip in app.screen._compositor.render_strips()]


async def test_where_rows_are_few_a_question_out_of_sight_stands_beside_the_sign_and_costs_no_line(
    tmp_path: Path,
) -> None:
    rows = await drawn_in("look-back", (60, 18), tmp_path)
    sign = rows.index("↑ nog 1 Wat zegt dat jou?")
    answer, entry = rows[sign + 1 : sign + 3], next(n for n, row in enumerate(rows) if "╭" in row)
    assert answer == ["● Ana dat ze het niet laten vallen als wij er", "niet zijn"]
    parts = rows.index("● Ana gaat door: het is nu van hen") - 1  # what answers the lit question
    assert [n for n in range(sign, entry) if not rows[n]] == [parts], "no other row stands idle"


async def test_what_answers_the_lit_question_is_told_apart_from_earlier_answers_without_a_free_row_more(
    tmp_path: Path,
) -> None:
    rows = await drawn_in("goal", (80, 24), tmp_path)
    lit = rows.index("▼ Henk “vertrouwen” is zo vaag, dat vinkt iedereen af opmerking")
    first = next(n for n, row in enumerate(rows) if "↑ nog" in row)
    assert not any(rows[n] == rows[n + 1] == "" for n in range(first + 2, lit))
    assert rows[rows.index("Wat heb je gedaan, en waarom juist zo?") + 1].endswith("een sleutel")


async def test_answers_to_the_lit_question_tell_so_until_earlier_ones_are_out_of_sight(
    library: TalkLibrary,
) -> None:
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        await screen.phase("goal")
        await screen.say("ana: an answer to it")
        await screen.press("pagedown")
        for number in range(9):
            await screen.say(f"joost: word {number} on that")
            rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
            earlier = any("answer to it" in row for row in rows)
            assert {row.rstrip().endswith("done") for row in rows if "on that" in row} == {earlier}
        assert not earlier


async def test_what_lies_on_the_table_is_whole_where_less_is_told_of_how_much_more_lies_there(
    tmp_path: Path,
) -> None:
    rows = await drawn_in("meaning", (60, 18), tmp_path)
    assert "38 van de 52 ouders kwamen in november ↑ nog 4" in rows


async def test_the_lamp_tells_which_of_how_many_questions_it_is(tmp_path: Path) -> None:
    rows = await drawn_in("meaning", (80, 24), tmp_path)
    assert "12/18 Hoe zou een ander dit lezen?" in rows, "its number alone: two cells stay free"
    rows = await drawn_in("evidence", (80, 24), tmp_path / "eight")
    assert any(row.startswith("vraag 8/18 Wat heb je gezien, gehoord, gelezen") for row in rows)


async def test_a_small_check_in_tells_once_where_enter_leads_and_has_no_box_in_a_box(
    tmp_path: Path,
) -> None:
    rows = await drawn_in("check-in", (60, 18), tmp_path)
    assert sum("verder naar" in row for row in rows) == 1
    assert not any("╭" in row or "│" in row for row in rows)
    assert rows[rows.index("dat hij wil weten wat wij") - 1].startswith("lezen?")


async def test_of_the_words_one_types_none_is_cut_off_by_a_narrower_window(
    library: TalkLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "_compositor_refresh", AT_ONCE)
    async with screen_on(library, size=(80, 24)) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, "Ana, Joost")
        typed = "Samir's mother stayed at the board and read what it said of today for a while"
        await screen.pilot.press(*typed)
        await screen.pilot.pause()
        await screen.pilot.resize_terminal(60, 18)  # it has two rows, as before
        await screen.pilot.pause()
        rows = [strip.text for strip in screen.app.screen._compositor.render_strips()]
        assert " ".join(" ".join(row.strip(" │") for row in rows).split()).count(typed) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_on_the_ladder_its_sign_stands_on_top_and_what_was_said_before_it_is_a_key_away(
    size: tuple[int, int], tmp_path: Path
) -> None:
    scene = next(one for one in SCENES if one.name == "indicator")
    async with shown(scene, "nl", size, tmp_path) as app:
        pilot = Pilot(app)

        def rows() -> str:
            strips = app.screen._compositor.render_strips()
            return "\n".join(" ".join(strip.text.split()) for strip in strips)

        sign = "▲ Fatima wie er ongevraagd iets van thuis vertelt"
        gone = "Zie je hieraan nog waar het om gaat?"
        told = rows()
        assert 0 < told.index("nog 1 regel\n") < told.index(sign) < told.index("1 Is dat genoeg?")
        assert "4 Wat vraagt dat van ons?" in told, "and all of its rungs"
        answer = next(
            strip.text
            for strip in app.screen._compositor.render_strips()
            if "nee, dat" in strip.text
        )
        assert answer.index("nee, dat") == 16, "a step in"
        assert gone not in rows()
        assert "ongevraagd" not in str(app.screen.query_one(Entry).border_subtitle), (
            "it is the only one"
        )
        await pilot.press("ctrl+up")
        await pilot.pause()
        assert gone in rows()
        for _again in range(4):
            await pilot.press("ctrl+down")
            await pilot.pause()
        assert gone not in rows()
        assert sign in rows()
        record = app.screen.query_one(RecordList)
        await pilot.press("up", "home")
        await pilot.pause()
        assert gone in rows(), "where lines are marked each can be"
        await pilot.press("escape")
        await pilot.pause()
        assert (record.left_above, gone in rows()) == (1, False)


async def test_on_the_ladder_a_low_screen_tells_how_much_went_its_sign_too(tmp_path: Path) -> None:
    assert "↑ nog 3 regels" in await drawn_in("indicator", (60, 18), tmp_path)


async def test_figures_in_sight_have_their_people_where_no_line_goes_for_them(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "evidence")
    async with shown(scene, "nl", (80, 24), tmp_path) as app:
        pilot = Pilot(app)
        gone = "↑ nog 1 regel"
        for height, dots, is_gone in ((24, 2, True), (26, 0, False), (28, 2, False), (24, 2, True)):
            await pilot.resize_terminal(80, height)
            await pilot.pause()
            told = [strip.text for strip in app.screen._compositor.render_strips()]
            assert sum("●●●" in row for row in told) == dots, height
            assert any(gone in row for row in told) == is_gone
            assert sum("van de 52" in row for row in told) == 2
            box = next(n for n, row in enumerate(told) if row.startswith(" ╭"))
            assert not told[box - 1].strip()
            assert told[box - 2 - (height > 24)].startswith("  ▲ Fatima"), "and no more rows free"


async def test_what_lies_on_the_table_below_readings_is_all_told_where_it_fits_and_else_how_much_more(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "meaning")
    async with shown(scene, "nl", (120, 36), tmp_path) as app:

        def rows() -> list[str]:
            strips = app.screen._compositor.render_strips()
            return [" ".join(strip.text.split()) for strip in strips]

        told = rows()
        head, heard = (
            told.index(row)
            for row in ("Ligt op tafel", "▲ Fatima “ik wist niet dat ik hier mocht zitten” gehoord")
        )
        box = next(n for n, row in enumerate(told) if row.startswith("╭"))
        free = [n for n in range(head - 2, box) if not told[n]]
        meaning = told.index("● Ana ╰ wie één keer blijft, komt terug")
        assert free == [head - 2, head - 1, meaning + 1, heard + 1, box - 2, box - 1]
        assert told[heard + 2] == "… nog 3 regels (ctrl+↓)", "what has no room with free rows"
        assert sum("●●●" in row for row in told) == 1, "of one figure its people, and all about it"
        assert "38 van de 52" in told[head + 1], "the first, that the readings are about"
        await Pilot(app).press("ctrl+down")
        assert "▼ Henk 12 van de 52 zijn steeds dezelfden cijfer" in rows()
        await Pilot(app).press("ctrl+up")
        await Pilot(app).resize_terminal(120, 40)
        await Pilot(app).pause()
        assert sum("●●●" in row for row in rows()) == 2, "all of it where there is room"
        assert not any("… nog" in row for row in rows())
        for height in range(24, 40):  # whatever has room: it comes to an end, and a row stays free
            await Pilot(app).resize_terminal(120, height)
            await Pilot(app).pause()
            told = rows()
            if "Ligt op tafel" in told:
                assert not told[next(n for n, row in enumerate(told) if row.startswith("╭")) - 1]
        await Pilot(app).resize_terminal(120, 30)
        await Pilot(app).pause()
        told = rows()
        last = told.index("● Ana ╰ wie één keer blijft, komt terug")
        assert told[last + 2 : last + 4] == ["… nog 5 regels (ctrl+↓)", ""], "and a row free"
        await Pilot(app).press("ctrl+down")
        assert "▲ Fatima “ik wist niet dat ik hier mocht zitten” gehoord" in rows()


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_what_is_read_aloud_is_read_to_its_last_page_after_something_was_said(
    library: TalkLibrary, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "_compositor_refresh", AT_ONCE)
    names = ("Ana", "Joost", "Fatima", "Henk", "Ruth", "Samir", "Chidi", "Dora", "Els")
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, ", ".join(names))
        await screen.phase("evidence")
        seen = [
            f"{name}: {name} saw {n} of 52 parents who stayed to read"
            for n, name in enumerate(names, 20)
        ]
        sat = [f"Joost: and I saw number {n} of them sit down and read" for n in range(9)]
        await screen.said_before(*seen, *sat)
        await screen.phase("initiative")
        rings = "I ring the parents of {} on each Friday before noon, and ask how the evening was at home"
        await screen.said_before(
            *(f"{one}: {rings.format(of)}" for one in names for of in ("Mo", "Bo"))
        )
        await screen.phase("close")
        await screen.say("Ana: that we know each other")
        record = screen.app.screen.query_one(RecordList)
        told: list[tuple[int, int]] = []
        while record.page[0] < record.page[1] and len(told) < 99:
            told.append(record.page)
            await screen.press("ctrl+down")
        assert record.page[0] == record.page[1] > 2
        assert {of for _page, of in told} == {record.page[1]}, (
            "of how many does not change meanwhile"
        )


async def test_a_window_that_is_made_larger_has_no_row_of_nothing_below_the_lamp(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "card")
    async with shown(scene, "nl", (60, 18), tmp_path) as app:
        await pull(app, (80, 24))
        talk = app.screen_stack[-2]
        lamp, record = (talk.query_one(one).region for one in (LampBlock, RecordList))
        assert record.y == lamp.bottom + 1


@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
async def test_what_is_read_aloud_comes_page_by_page_by_a_space_and_no_line_twice(
    library: TalkLibrary, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "_compositor_refresh", AT_ONCE)
    names = ("Ana", "Joost", "Fatima", "Henk", "Ruth", "Samir", "Chidi", "Dora", "Els")
    async with screen_on(library, size=size) as screen:
        await screen.pilot.pause()
        await screen.begin("accountability", GOAL, ", ".join(names))
        await screen.phase("evidence")
        heard = [f"{name}: we heard {name} on {day}day" for name in names for day in ("Mon", "Sun")]
        await screen.said_before(*heard)
        await screen.phase("close")
        record, entry = screen.app.screen.query_one(RecordList), screen.app.screen.query_one(Entry)
        await screen.press(*["ctrl+up"] * 20)

        def rows() -> list[str]:
            return [strip.text for strip in screen.app.screen._compositor.render_strips()]

        read: list[str] = []
        for page in range(1, record.page[1] + 1):
            assert record.page[0] == page
            assert not record.max_scroll_y, "a page is what is in sight"
            read.append("\n".join(rows()[record.region.y : record.region.bottom]))
            await screen.press("space")
        assert len(read) > 2
        assert entry.text == " ", "on the last page it is typed"
        for said in heard:
            words = said.partition(": ")[2]
            assert sum(words in page for page in read) <= 2, "in short, and with all"
            assert any(words in page for page in read), words
        await screen.press("backspace", *["ctrl+up"] * 20, "h", "a", "space", "l")
        assert (entry.text, record.page[0]) == ("ha l", 1), "words that are typed have their spaces"
        assert "finish" not in rows()[-1]
        screen.conductor.light(len(screen.conductor.lamps) - 1)
        await screen._went("lamp")
        assert "pgdn finish" in rows()[-1], "it leads to no next page"
