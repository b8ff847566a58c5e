"""A check-in in prompts: nothing written is lost on the way, and no order is an answer."""

import pytest
from conftest import GOAL, NOW, whole_talk

from agendas.agenda import Agenda, builtin
from agendas.lines.talk import Talk
from agendas.records.state import GoalState
from store.library import TalkLibrary
from tui.check_in.conduct import CheckIn, open_without_goal, unfinished, written_in
from tui.prompts.check_in_prompts import PlainCheckIn, asked_goal
from tui.prompts.lines import BrokenOff, Lines
from tui.start_talk import start
from tui.terminal.wrapping import wrapped

EMPTY = CheckIn()


class CheckedIn:
    """A check-in in prompts with these lines typed."""

    def __init__(
        self,
        library: TalkLibrary,
        *lines: str | BrokenOff | None,
        written: CheckIn = EMPTY,
        opened: Talk | None = None,
        by_hand: bool = False,
    ) -> None:
        self.shown: list[str] = []
        left = iter(lines)

        def read() -> str | None:
            line = next(left, None)
            if isinstance(line, BrokenOff):
                raise line
            return line

        asked = PlainCheckIn(library, written, "en", read, self.shown.append, lambda: NOW, opened,
                             by_hand=by_hand)  # fmt: skip
        try:
            self.made = asked.run()
        except BrokenOff:
            self.made = None
        self.text = "\n".join(self.shown)


def test_a_check_in_in_prompts_loses_nothing_when_it_is_left(library: TalkLibrary) -> None:
    left = CheckedIn(library, "", GOAL, "two parents stayed", None)
    assert left.made is None
    (kept,) = library.talks()
    assert (kept.ended, written_in(kept).noticed) == (None, "two parents stayed")
    assert f"vertel resume {kept.id} --plain" in left.text
    broken = CheckedIn(library, BrokenOff("they feel at h"), written=written_in(kept), opened=kept)
    assert broken.made is None
    (kept,) = library.talks()
    assert written_in(kept).means == "they feel at h"
    done = CheckedIn(library, "ask Fatima", written=written_in(kept), opened=kept).made
    assert done
    assert (done.ended, done.id, done.unsaid) == (NOW, kept.id, ())
    assert [line.text for line in done.lines] == [
        "two parents stayed",
        "they feel at h",
        "ask Fatima",
    ]


def test_a_check_in_asks_again_where_nothing_was_said_and_takes_a_goal_by_number(
    library: TalkLibrary,
) -> None:
    first = CheckedIn(library, GOAL, "", "", "", "two parents stayed", "").made
    assert first
    assert [line.text for line in first.lines] == ["two parents stayed"]
    library.save(first)
    second = CheckedIn(library, "7", "1", "three stayed", "", "")
    assert "There is no goal with number 7." in second.text
    assert "last time: two parents stayed" in second.text
    assert second.made
    assert second.made.goal.id == first.goal.id
    there = len(list(library.talks()))
    nothing = CheckedIn(library, None)
    assert nothing.made is None
    assert len(list(library.talks())) == there


def test_a_check_in_whose_goal_may_be_several_is_gone_on_with_and_its_goal_asked_anew(
    library: TalkLibrary, agenda: Agenda
) -> None:
    library.save(whole_talk(agenda, "abcd23"))
    library.save(whole_talk(agenda, "abcx45"))
    goals = set(library.goals())
    written = CheckIn(goal="abc", noticed="two stayed")
    library.save(unfinished(open_without_goal(library, written, "en", NOW), written, NOW))

    def waiting() -> Talk:
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
    assert [line.text for line in done.made.lines] == ["two stayed", "at home"]
    asked = CheckedIn(library, None, written=CheckIn(goal="abc", noticed="one stayed"))
    assert "fits several goals" in asked.text
    assert set(library.goals()) == goals


def test_who_types_a_goal_that_is_not_there_is_asked_first(library: TalkLibrary) -> None:
    asked = "There is no such goal yet. Is “Ana” a new one? y makes it one."
    typed = CheckedIn(library, "Ana", GOAL, "ja", "two stayed", "", "", by_hand=True)
    assert typed.shown.count(asked) == 1
    assert typed.made
    assert typed.made.goal.now.text == GOAL
    library.save(typed.made)
    again = CheckedIn(library, GOAL, "three stayed", "", "", by_hand=True)
    assert again.made
    assert again.made.goal.id == typed.made.goal.id, "a goal that is there is not asked about"
    assert "new one" not in again.text
    for left in (("Ana", None), ("Ana", "", None)):
        assert CheckedIn(library, *left, by_hand=True).made is None
    assert len(library.goals()) == 1


def test_in_a_check_in_a_space_keeps_the_line_and_stop_stops(library: TalkLibrary) -> None:
    told = "Type the words that are asked for; /stop stops for now. A space before a / keeps the line as it is."
    typed = CheckedIn(library, GOAL, "?", " /2 of 7 stayed", "/stop", "not read")
    assert told in typed.text
    assert typed.made is None
    (row,) = library.summaries()
    assert written_in(library.open(row.id)).noticed == "/2 of 7 stayed"


def test_an_order_is_no_answer_in_a_check_in(library: TalkLibrary) -> None:
    lines = ("/hulp", GOAL, "?", "two parents stayed", "/verder", "they feel at home", "/on", "ask")
    typed = CheckedIn(library, *lines)
    assert typed.made
    assert typed.made.goal.now.text == GOAL
    assert [line.text for line in typed.made.lines] == [
        "two parents stayed", "they feel at home", "ask",
    ]  # fmt: skip
    assert "The order /verder does nothing here." in typed.text
    assert typed.shown.count("Which goal is it about? Its number, or its words.") == 2


@pytest.mark.parametrize("order", ["/stop", "/on", "?"])
def test_an_order_is_nobody_at_the_table(
    library: TalkLibrary, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.commands.talks import in_prompts as prompted
    from tui.settings import Settings

    shown: list[str] = []
    monkeypatch.setattr(prompted, "put", shown.append)
    left = iter([order, "Ana, Joost"])
    settings = Settings(library.folder, library.folder, "en")

    class Lines:
        def read(self) -> str | None:
            return next(left)

    def talk() -> Talk:
        return prompted.opened_in_prompts(
            library, settings, builtin("accountability"), GOAL, (), "", (), Lines(), ""  # type: ignore[arg-type]
        )  # fmt: skip

    if order == "/stop":
        with pytest.raises(BrokenOff):
            talk()
    else:
        assert talk().names == ("Ana", "Joost")


@pytest.mark.parametrize(
    ("names", "answers", "hand", "there"),
    [
        (("Ana en Joost", "Ruth, Wim"), [], True, ("Ana", "Joost", "Ruth", "Wim")),
        (("Ana", "Ruth leidinggevende"), ["1"], True, ("Ana", "Ruth")),
        (("Ana", "Ruth leidinggevende"), [""], True, ("Ana", "Ruth leidinggevende")),
        (("Ana", "Ruth leidinggevende"), [], False, ("Ana", "Ruth leidinggevende")),
    ],
)
def test_who_is_there_is_read_as_in_prepare_and_a_role_behind_a_name_is_asked(
    library: TalkLibrary,
    names: tuple[str, ...],
    answers: list[str],
    hand: bool,
    there: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tui.commands.talks import in_prompts as prompted
    from tui.settings import Settings

    shown: list[str] = []
    monkeypatch.setattr(prompted, "put", shown.append)
    left = iter(answers)

    class Lines:
        def read(self) -> str | None:
            return next(left)

        def typed_by_hand(self) -> bool:
            return hand

    settings = Settings(library.folder, library.folder, "en")
    talk = prompted.opened_in_prompts(
        library, settings, builtin("accountability"), GOAL, names, "", (), Lines(), ""  # type: ignore[arg-type]
    )  # fmt: skip
    assert talk.names == there
    assert next(left, None) is None
    assert any(p.role == "leader" for p in talk.people) == (answers == ["1"])


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


@pytest.mark.parametrize("number", ["²", "9" * 5000, "٠"])
def test_what_looks_like_a_number_and_is_none_of_the_goals_is_told(
    library: TalkLibrary, number: str
) -> None:
    goal = start(library, builtin("accountability"), GOAL, ("Ana",), "en", NOW).goal
    answers = iter([number, "2", "1"])
    shown: list[str] = []
    asked_goal([GoalState(goal=goal)], "Which goal?", lambda: next(answers), shown.append)
    assert shown.count("There is no goal with number 2.") == 1
    assert len([line for line in shown if line.startswith("There is no goal")]) == 2


def test_lines_are_broken_between_words_by_the_cells_they_take() -> None:
    from rich.cells import cell_len

    text = "  1 孩子 們 都 很 開心 and they dare to ask us anything at all, unasked"
    rows = wrapped(text, 24)
    assert all(cell_len(row) <= 24 for row in rows)
    assert all(row.startswith("  ") for row in rows)
    assert " ".join(row.strip() for row in rows) == text.strip()
    assert wrapped("/a/very/long/path/to/a/file.json", 20) == ["/a/very/long/path/to/a/file.json"]
