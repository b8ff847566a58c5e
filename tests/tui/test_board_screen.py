"""The board: the question in the lamp, what came since in a tint, and the question alone."""

from msgspec.structs import replace
from table import app_on

from store.library import TalkLibrary
from tui.board.file import Board
from tui.screens.board_screen import BoardScreen
from tui.widgets.lines.shown_line import BelowGoal, ShownLine
from tui.widgets.talk.goal_head import GoalHead

QUESTION = "What did you see, hear, read or count?"
GOAL = "Parents bring their child to school with trust"
SAID = tuple(ShownLine(f"they stayed {n} times", "Ana") for n in range(1, 4))
BOARD = Board(
    meeting="k3f9q2", process=1, language="en", goal=GOAL, below=(BelowGoal("for ", "parents"),),
    phases=("Goal", "Evidence"), at=1, question=QUESTION, choices=("yes", "no"), rows=SAID,
)  # fmt: skip


async def test_the_question_can_have_the_wall_alone(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test(size=(60, 18)) as pilot:
        screen = BoardScreen()
        await app.push_screen(screen)
        screen.looking.pause()

        def wall() -> str:
            return " ".join(
                " ".join(s.text for s in app.screen._compositor.render_strips()).split()
            )

        screen.board = BOARD
        screen.show()
        await pilot.pause()
        assert all(line.words in wall() for line in SAID)
        assert wall().count("hear, read or count?") == 1
        await pilot.press("f2")
        for size in ((60, 18), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert not any(line.words in wall() for line in SAID)
            assert wall().count("hear, read or count?") == 1
        await pilot.press("space")
        assert SAID[0].words in wall()


async def test_only_a_goal_is_called_one(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = BoardScreen()
        await app.push_screen(screen)
        screen.looking.pause()
        for board in (BOARD, replace(BOARD, is_goal=False), None):
            screen.board = board
            screen.show()
            await pilot.pause()
            head = screen.query_one(GoalHead).region
            strips = app.screen._compositor.render_strips()[head.y : head.bottom]
            told = " ".join(strip.text for strip in strips)
            assert ("goal " in told) == (board is BOARD), told


async def test_what_came_since_the_board_was_first_seen_in_this_phase_is_tinted(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test(size=(60, 18)):
        screen = BoardScreen()
        await app.push_screen(screen)
        screen.looking.pause()
        assert not any(line.fresh for line in screen._newest_tinted(BOARD))
        more = replace(BOARD, rows=(*SAID, ShownLine("a father came back", "Joost")))
        assert [line.fresh for line in screen._newest_tinted(more)] == [False] * 3 + [True]
        assert not any(line.fresh for line in screen._newest_tinted(replace(more, at=0)))


async def test_on_a_wall_the_lines_of_the_board_hang_from_the_axis_of_its_question(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test(size=(200, 50)) as pilot:
        screen = BoardScreen()
        app.push_screen(screen)
        await pilot.pause()
        for join in ("", "HTTP://192.168.178.23:8123/K7PXQM2A"):
            screen.board = replace(BOARD, join=join)
            screen.show()
            await pilot.pause()
            rows = [strip.text for strip in screen._compositor.render_strips()]
            told = (QUESTION, GOAL, "they stayed 1 times")
            assert {row.index(words) for words in told for row in rows if words in row} == {44}
        end = screen.query_one("#scroll").region.right
        assert (screen.query_one("#join").region.x, end) == (136, 134), "as beside a talk"


async def test_the_address_stands_below_the_code_where_that_is_shown(
    library: TalkLibrary,
) -> None:
    app = app_on(library)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = BoardScreen()
        await app.push_screen(screen)
        screen.board = replace(BOARD, join="HTTP://192.168.178.23:8123/K7PXQM2A")
        screen.show()
        await pilot.pause()
        code, typed = screen.query_one("#join"), screen.query_one("#typed")
        assert "192.168.178.23:8123/K7PX-QM2A" in str(typed.content)  # type: ignore[attr-defined]
        assert (typed.region.x, typed.region.y) == (code.region.x, code.region.bottom + 1)
        assert not screen.query_one("#address").display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not code.region
        assert screen.query_one("#address").display


async def test_the_room_is_told_one_time(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = BoardScreen()
        await app.push_screen(screen)
        screen.looking.pause()
        screen.with_clock = True
        screen.board = replace(BOARD, times=("8 min left", "8 min"))
        screen.show()
        await pilot.pause()
        assert screen._compositor.render_strips()[0].text.rstrip().endswith("   8 min left")


async def test_the_address_is_whole_or_nothing_of_it_is_told(library: TalkLibrary) -> None:
    app = app_on(library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = BoardScreen()
        await app.push_screen(screen)
        screen.looking.pause()
        host = "192.168.178.23:8123/"
        site = "HTTPS://TALK.OUR-SCHOOL-ON-THE-HILL.EXAMPLE:8123/K7PXQM2A"
        for address, typed in (
            (f"HTTP://{host}K7PXQM2A", f"{host}K7PX-QM2A"),
            (site, "https://talk.our-school-on-the-hill.example:8123/K7PX-QM2A"),
        ):
            screen.board = replace(BOARD, join=address)
            for size in ((80, 24), (60, 18), (40, 18)):
                await pilot.resize_terminal(*size)
                screen.show()
                await pilot.pause()
                at = screen.query_one("#address").region
                strips = screen._compositor.render_strips()[at.y : at.bottom]
                rows = [strip.text.strip() for strip in strips]
                told = "Take part from your phone, on the same wifi:"
                if address == site or size[0] == 40:  # it may be anywhere, or has no room
                    told = "Take part from your phone:"
                if len(typed) > size[0] - 4:
                    assert not any(rows), "half an address leads nowhere"
                elif len(told) + len(typed) < size[0] - 4:
                    assert rows == [f"{told} {typed}"]
                else:
                    assert rows == [told, typed]
