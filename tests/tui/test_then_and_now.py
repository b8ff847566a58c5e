"""Words beside each other: then and now, one reading beside another, the whole read back at the close."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from rest import at_rest
from textual.pilot import Pilot

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.lines.edit import with_line
from agendas.lines.talk import Line
from agendas.records.said import Decision, Language, Person
from agendas.records.vocabulary import LINE_KIND
from docs.sample_talks import NOW, in_phase, sample
from docs.scenes import SCENES, pull, shown
from tui.app import VertelApp
from tui.widgets.lines.aloud import Aloud, in_pages, lines_in
from tui.widgets.lines.drawn import cell_rows
from tui.widgets.lines.record import RecordList
from tui.widgets.lines.said_line import without
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import Level, columns_in, level_rows
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.lamp import LampBlock
from tui.words.signs import NOBODY, Roster

WIDTHS = (56, 76, 116, 196)


def beside(kind: str, language: Language = "en", fresh: frozenset[str] = frozenset()) -> Aloud:
    talk = in_phase(language, kind)
    before = TalkLines(next(one for one in sample(language) if one.id == "trust3"))
    return Aloud(TalkLines(talk), before, Roster(talk.names), fresh)


def words(level: Level) -> list[list[str]]:
    return [[line.words for line in cell] for cell in level.cells]


def test_what_was_taken_up_stands_beside_what_came_of_it() -> None:
    head, *levels = beside("look-back").look_back("")
    now = f"{NOW.astimezone():%-d %B}"
    assert words(head) == [["Then, 7 June"], [f"Now, {now}"]]
    ((then, now),) = [words(level) for level in levels]
    goal_then = "Parents bring their child to school with trust"
    assert then == ["ask two parents to host the walk-in", "that it is their house, too", goal_then]
    assert now[0] == "two mothers hold the walk-in, three Fridays in a row"
    assert now[-1] == "the fourth time two of them stood before a closed door"
    assert [level.margin.who for level in levels] == ["Ana"]


def test_no_line_of_now_is_nameless_where_there_is_room_for_a_column_of_names() -> None:
    made = beside("look-back")
    (level,) = made.look_back("")[1:]
    top = [line for line in level.cells[1] if not line.nested]
    assert {line.by for line in top} == {"Ana", "Henk"}
    assert {line.names for line in top} == {len("● Henk  ")}
    rows = [row.plain for line in top for row in cell_rows(line, 40)]
    assert "● Ana   two mothers hold the walk-in," in [row.rstrip() for row in rows]
    assert all(row[2:8].strip() in ("Ana", "Henk", "") and row[8] != " " for row in rows)
    drawn = [row.plain for row in level_rows(level, 116)]
    at = drawn[0].rindex("● Ana")
    column = [row[at:].strip() for row in drawn]
    answers = [place for place, row in enumerate(column) if row[:1] in ("●", "◆")]
    assert len(answers) == len(top)
    assert all(column[place - 1] == "" for place in answers[1:]), "a blank row between answers"
    low = [row.plain for row in level_rows(level, 116, low=True)]
    assert len(low) == len(drawn) - len(top), "none, and none behind them, where rows are few"
    (narrow,) = made.look_back("", named=False)[1:]
    assert {line.by for line in narrow.cells[1]} == {"", "Henk"}, "whose it is stands in the margin"
    means = next(line for line in level.cells[1] if line.nested)
    assert (means.label, means.by) == ("", "")
    beneath = next(row for row in column if row.startswith("╰"))
    assert any(row.endswith("  " + beneath) for row in drawn), beneath
    assert next(row for row in drawn if beneath in row).index("╰") == at + len("● Henk  ")


def test_then_ends_well_before_now_which_has_the_more_room_where_names_stand_in_it() -> None:
    (level,) = beside("look-back").look_back("")[1:]
    now = level.cells[1][0]
    long = level._replace(cells=((ShownLine("x" * 200),), (now,)))
    rows = [row.plain for row in level_rows(long, 116)]
    at = rows[0].index("● Ana", 20)
    then = max(len(row[:at].rstrip()) for row in rows)
    assert at - then >= 5
    assert 116 - at > at - 12


def test_readings_have_a_column_each_and_the_table_lies_beneath() -> None:
    made = beside("interpretation")
    phase = made.said.talk.phase.id
    levels, _left_out = made.readings(phase, 4, things=None)
    assert [cell[0].by for cell in levels[0].cells] == ["Ana", "Joost", "Fatima", "Henk"]
    assert words(levels[1])[0] == ["that the door stands open, and they know it"]
    assert words(levels[2])[1] == [], "who said nothing more has an empty cell"
    at = next(n for n, level in enumerate(levels) if "On the table" in str(words(level)))
    below = [line.words for level in levels[at:] for cell in level.cells for line in cell]
    assert "38 of 52 parents came in November" in below
    assert "who stays once comes back" in below
    lines = [line for level in levels[at:] for cell in level.cells for line in cell]
    assert [line.of for line in lines if line.of] == [(38, 52), (12, 52)], "of all figures"
    assert {line.kind for line in lines} == {"", "figure", "seen", "heard"}


def test_a_tint_begins_before_the_words_and_kinds_stand_near_them() -> None:
    line = ShownLine("they stay", fresh=True)
    (rule, row) = level_rows(Level(((line,),), rules=("$person-1",)), 60)
    at = min(span.start for span in row.spans if "tint" in str(span.style))
    assert at == rule.plain.index("━") - 1
    seen = ShownLine("two fathers stayed", kind="seen")
    (row,) = level_rows(Level(((seen,),), kinds=6, near=24), 90)
    assert row.plain.rstrip().endswith("two fathers stayed" + " " * (24 - 18 + 2) + "seen")


def test_nobodys_words_are_left_out_of_the_readings() -> None:
    made = beside("interpretation")
    phase = made.said.talk.phase.id
    levels, left_out = made.readings(phase, 2, things=None)
    assert not left_out
    shown_words = {line.words for level in levels for cell in level.cells for line in cell}
    said = [one for one in made.said.counting if one.phase == phase and one.text]
    for one in said:
        assert any(one.text in told for told in shown_words), one.text


def test_of_the_table_the_first_figure_lies_below_readings_and_it_is_told_what_is_left_out() -> (
    None
):
    made = beside("interpretation")
    phase = made.said.talk.phase.id
    levels, left_out = made.readings(phase, 4)
    at = next(n for n, level in enumerate(levels) if "On the table" in str(words(level)))
    rows = [row for level in levels[: at + 1] for row in level_rows(level, 116)]
    assert [bool(row.plain.strip()) for row in rows[-3:]] == [True, False, True]
    told = [level.cells[0][0] for level in levels[at + 1 :]]
    assert [line.words for line in told if not line.nested] == ["38 of 52 parents came in November"]
    rows = [row.plain.rstrip() for line in told for row in cell_rows(line, 60)]
    assert any(row.startswith("╰ expected: about") for row in rows), "a label alone has no column"
    whole = sum(level.cells[0][0] not in told for level in made.readings(phase, 4, things=None)[0])
    assert left_out == whole - at - 1 > 4
    steady = next(one for one in made.said.counting if one.text.startswith("a steady few"))
    made = beside("interpretation", fresh=frozenset({steady.id}))
    told = [level.cells[0][0] for level in made.readings(phase, 4)[0][at + 1 :]]
    assert told[0].words == "12 of the 52 are always the same", "or of which was spoken just now"


@pytest.mark.parametrize("width", [*range(96, 117)])
def test_columns_of_readings_are_as_wide_as_each_other(width: int) -> None:
    made = beside("interpretation")
    heads = made.readings(made.said.talk.phase.id, 4)[0][0]
    heads = heads._replace(cells=heads.cells[:3], rules=heads.rules[:3])
    rules = level_rows(heads, width)[0].plain.split()
    assert len(rules) == 3
    assert len({*map(len, rules)}) == 1


def test_the_close_lays_last_time_beside_this_time_in_everybodys_own_words() -> None:
    levels = beside("close").read_back()
    assert words(levels[0]) == [
        ["What we said", "7 June", "who stays on Fridays unasked"],
        ["What we say now", "24 November", "who tells us something of home unasked"],
    ], "the earlier sign that was spoken of, and the new one"
    ana = next(level for level in levels if level.margin.who == "Ana")
    then, now = words(ana)
    assert then[0] == "31 of 52 parents stayed in May"
    assert now[0] == "38 of 52 parents came in November"
    fatima = next(level for level in levels if level.margin.who == "Fatima")
    assert words(fatima)[1] == [
        "“I did not know I was allowed to sit here”",
        "reading aloud in your own language",
        "that silence can be trust, too",
    ]
    henk = next(level for level in levels if level.margin.who == "Henk")
    assert words(henk)[0] == [], "who was not there has an empty cell"


def told(levels: list[Level]) -> set[str]:
    """All that the lines of the levels say."""
    return {text for level in levels for cell in words(level) for text in cell}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_in_short_each_has_a_line_and_the_goal_and_what_is_taken_up_fit_a_page(
    language: Language,
) -> None:
    made = beside("close", language)
    levels, *further = made.pages(116, 22, "all", False)
    whole = made.read_back()
    for page in (levels, *further):
        assert sum(len(level_rows(level, 116)) for level in page) <= 22
        assert not page[-1].is_head, "no head stands alone at the end"
    assert told([level for page in further for level in page]) == told(whole)
    assert lines_in(whole) - lines_in(levels) > 10
    margins = [level.margin.who for level in levels]
    assert margins[:5] == ["", "Ana", "Joost", "Fatima", "Henk"], "no caption above a person"
    gaps = {places for places, level in enumerate(levels) if level.spaced}
    assert gaps == {0, 4, 6}, "a free row below the heads and between the parts"
    assert made.pages(116, 22, "all", True)[0][0].margin.who == "read aloud", "if it has room"
    assert made.pages(58, 60, "none", True)[0][0].margin.who == "aloud", "whole in its margin"
    heads = [level.cells[0][0] for level in levels if level.is_head and level.cells[0]]
    parts = [head.words for head in heads]
    assert parts[1:] == ["The goal", "What we take up"]
    (of_day,) = [level for level in levels if "2.04" in str(words(level))]
    assert of_day.margin.who == "Ana"
    (taken, day), kind = of_day.cells[-1], LINE_KIND["appointment"][language]
    assert (taken.all_strong, day.nested, day.label) == (True, True, f"{kind}:"), (
        "beneath what it is for"
    )
    assert f"{NOW.year}" not in day.words, "a day of this year needs none"
    assert [len(level.cells[1]) for level in levels[1:5]] == [1, 1, 1, 1]
    for line in made.said.counting:
        if line.kind in ("wording", "initiative", "insight"):
            assert line.text in told(levels)
    (asked,) = [one for one in made.said.counting if one.kind == "request"]
    joost = next(level for level in levels[7:] if level.margin.who == "Joost")
    (promise,) = joost.cells[-1]  # who said yes to a request takes it up: named once
    assert f"Joost {promise.words}" == asked.text
    ruth = " asked by ▼ Ruth"
    assert cell_rows(promise, 70)[0].plain == f"{promise.words} {ruth}", "and who asked it behind"
    assert cell_rows(promise, 42)[0].plain == f"{promise.words}  ▼ Ruth", "shorter where it must"
    assert made.pages(116, 99, "all", False) == [whole], "all of it where it fits"


def test_what_is_said_just_now_is_never_left_out_in_short() -> None:
    plain = beside("close")
    late = [one for one in plain.said.counting if one.kind in ("ground", "meaning")]
    late = [one for one in late if not one.about.startswith(ELSEWHERE)]
    assert len(late) > 6
    for line in late:
        made = beside("close", fresh=frozenset({line.id}))
        levels = made.pages(116, 22, "all", False)[0]
        assert line.text in told(levels), line.kind


async def test_all_that_was_said_is_one_key_away_and_there_the_way_back(tmp_path: Path) -> None:
    scene = next(one for one in SCENES if one.name == "close")
    async with shown(scene, "en", (120, 36), tmp_path) as app:
        short = shown_rows(app)
        assert short[-1].endswith("page 1 of 4 ctrl+↓")
        assert not app.screen.query_one("#below").display, "told once, and not among the words"
        assert not any("about thirty" in row for row in short)
        await Pilot(app).press("ctrl+down")
        await at_rest()
        assert any("about thirty" in row for row in shown_rows(app))
        await Pilot(app).press("ctrl+down", "ctrl+down", "ctrl+down")
        await at_rest()
        assert shown_rows(app)[-1].endswith("page 4 of 4 ctrl+↑"), "and no further"
        await Pilot(app).press("ctrl+up", "ctrl+up", "ctrl+up")
        await at_rest()
        assert shown_rows(app) == short
        await Pilot(app).press("ctrl+down", "ctrl+down", *"  yet", "enter")
        await at_rest()
        assert any("but if the interpreter" in row for row in shown_rows(app)[:-5]), "what is new"
        assert "page 1 of" in shown_rows(app)[-1]
        for _page in range(9):
            await Pilot(app).press("ctrl+down")
            await at_rest()
        last = shown_rows(app)[-1]
        assert last.endswith("ctrl+↑"), "the last"
        await Pilot(app).press(*"more", "enter")
        await at_rest()
        assert "page 1 of" in shown_rows(app)[-1], "what is new is in sight"
        await Pilot(app).press("ctrl+down")
        await at_rest()
        assert shown_rows(app)[-1] == last, "and the reading goes on where it was"


@pytest.mark.parametrize("text", ["gives a third parent a key", "that silence can be trust, too",
                                  "38 of 52 parents came in November"])  # fmt: skip
def test_nobodys_line_is_told_to_be_so_and_does_not_stand_under_anothers_name(text: str) -> None:
    plain = beside("close")
    talk = plain.said.talk
    line = next(one for one in talk.lines if one.text == text)
    lines = tuple(replace(one, by=()) if one is line else one for one in talk.lines)
    levels = Aloud(TalkLines(replace(talk, lines=lines)), None, Roster(talk.names), frozenset())
    told = [(level.margin.who, one) for level in levels.read_back() for cell in level.cells
            for one in cell if one.words == text]  # fmt: skip
    ((margin, shown_line),) = told
    assert (margin, shown_line.by, shown_line.mark.sign) == ("", "someone", "○")
    rows = [row.plain for row in cell_rows(shown_line, 60)]
    assert rows[0].startswith(f"○ someone  {text[:10]}")


def test_what_a_nameless_voice_says_to_anothers_line_is_told_to_be_so() -> None:
    talk = beside("close").said.talk
    key = next(one for one in talk.lines if one.text == "gives a third parent a key")
    about = next(one for one in talk.lines if one.about == key.id and one.text)
    lines = tuple(replace(one, by=()) if one is about else one for one in talk.lines)
    levels = Aloud(TalkLines(replace(talk, lines=lines)), None, Roster(talk.names), frozenset())
    (shown_line,) = [one for level in levels.read_back() for cell in level.cells
                     for one in cell if one.words.endswith(about.text)]  # fmt: skip
    assert (shown_line.nested, shown_line.by) == (True, "someone")


@pytest.mark.parametrize("named", [True, False])
def test_a_nameless_answer_at_the_look_back_does_not_stand_as_of_whoever_answered_above_it(
    named: bool,
) -> None:
    talk = beside("look-back").said.talk
    first = next(one for one in talk.lines if one.about.startswith(ELSEWHERE) and one.text)
    open_one = replace(first, id="99.a", text="not done", by=())
    talk = replace(talk, lines=(*talk.lines, open_one))
    made = Aloud(TalkLines(talk), None, Roster(talk.names), frozenset())
    (level,) = made.look_back("", named)[1:]
    (told,) = [one for one in level.cells[1] if one.words.endswith("not done")]
    assert (told.by, told.mark.sign) == ("someone", "○")


def test_only_what_came_since_is_tinted() -> None:
    told = beside("close")
    newest = told.said.of("insight")[-1].id
    levels = beside("close", fresh=frozenset({newest})).read_back()
    fresh = [line.words for level in levels for cell in level.cells for line in cell if line.fresh]
    assert fresh == ["that silence can be trust, too"]


def test_the_read_back_tells_for_whom_each_line_is_once_some_are_not_for_the_team() -> None:
    plain = beside("close")
    assert not any(level.kinds for level in plain.read_back())
    talk = plain.said.talk
    key = next(o for o in talk.lines if o.text == "gives a third parent a key")
    talk = with_line(talk, replace(key, audience="all"))
    made = Aloud(TalkLines(talk), plain.before, Roster(talk.names), frozenset())
    levels = made.read_back()
    told = {one.words: one.kind for level in levels for one in level.cells[-1]}
    assert told["gives a third parent a key"] == "all"
    assert told["that the morning is theirs, too"] == "", "as what it is about"
    assert told["who stays once comes back"] == ""
    assert told["two fathers stayed to read with their child"] == "team"
    heads = next(level for level in levels if level.is_head and len(level.cells) > 1)
    for width in (96, 116):
        rows = [row.plain for row in level_rows(heads, width)]
        assert rows[0].endswith("for whom")
        row = next(x for x in levels if x.cells[-1] and x.cells[-1][0].words == key.text)
        first = level_rows(row, width)[0].plain
        assert first.endswith(" all")
        assert len(first) == len(rows[0]) <= width
    narrow = [line.words for level in made.read_back("of signs") for c in level.cells for line in c]
    assert "for all" in narrow, "below the line, where there is no room beside it"


def test_who_stands_behind_a_wording_is_told_by_name_behind_the_word() -> None:
    cells = [line for level in beside("close").read_back() for c in level.cells for line in c]
    stood = [line for line in cells if line.voices]
    assert [(one.label.strip(), [name for name, _m in one.voices], one.words) for one in stood] == [
        ("behind it", ["Ana", "Joost", "Fatima"], ""),
        ("not behind it", ["Henk"], "because it stays vague"),
    ]
    rows = [row.plain for one in stood for row in cell_rows(one, 60)]
    assert rows[0].index("●") == rows[1].index("◆")
    bold = {one.words for one in cells if one.all_strong}
    assert "Parents and teachers dare to tell each other what is not going well" in bold
    assert not any(one.strong for one in cells if "of" not in one.strong), "figures alone"
    assert not any(one.of for one in cells)
    short = [line for level in beside("close").read_back(most=1) for c in level.cells for line in c]
    at = next(n for n, one in enumerate(short) if one.all_strong and one.words in bold)
    by, *stood = [row.plain for one in short[at + 1 : at + 4] for row in cell_rows(one, 60)]
    assert by.split() == ["by", "■", "Joost"], "who proposed it, below the words"
    assert {row.index(sign) for row, sign in zip(stood, "●◆", strict=True)} == {by.index("■")}


async def test_in_short_a_row_is_free_between_what_each_takes_up_where_rows_are_free(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "close")
    async with shown(scene, "en", (120, 36), tmp_path) as app:
        for height in (36, 40):
            await pull(app, (120, height))
            rows = shown_rows(app)
            second = next(n for n, row in enumerate(rows) if "asked by" in row)
            free = [not rows[second - 1].strip(), not rows[second + 1].strip()]
            assert free == [height == 40] * 2


def test_who_chose_anew_stands_behind_a_wording_no_more() -> None:
    talk = beside("close").said.talk
    first = next(one for one in talk.lines if one.kind == "consent" and "Joost" in one.by)
    anew = replace(
        first, id="99.anew", by=("Joost",), who=("Joost",), choice="not", text="too long"
    )
    made = Aloud(TalkLines(replace(talk, lines=(*talk.lines, anew))), None, Roster(talk.names),
                 frozenset())  # fmt: skip
    cells = [line for level in made.read_back() for cell in level.cells for line in cell]
    names = [[name for name, _mark in one.voices] for one in cells if one.voices]
    assert names == [["Ana", "Fatima"], ["Henk"], ["Joost"]]


@pytest.mark.parametrize("earlier", [False, True])
def test_who_doubts_after_a_yes_stands_behind_it_no_more_and_nobodys_words_are_lost(
    earlier: bool,
) -> None:
    talk = beside("close").said.talk
    about = (
        f"{ELSEWHERE}one:i9" if earlier else next(o.id for o in talk.lines if o.kind == "wording")
    )
    rest = tuple(o for o in talk.lines if o.kind not in ("consent", "wording")[: 1 + earlier])
    first = Line(id="990.k3f9", kind="consent", about=about, phase="goal", question="consent_later")
    said = (
        replace(first, by=("Ana", "Joost"), who=("Ana", "Joost"), choice="behind"),
        replace(first, id="991.k3f9", by=("Fatima",), who=("Fatima",), choice="behind"),
        replace(first, id="992.k3f9", by=("Henk",), who=("Henk",), choice="behind", text="it is short"),
        replace(first, id="993.k3f9", by=("Joost",), text="I see what Henk means"),
        replace(first, id="994.k3f9", by=("Fatima",), text="so do I"),
        replace(first, id="995.k3f9", by=("Henk",), text="I hesitate"),
        replace(first, id="996.k3f9", by=("Ana",), text="because it is ours"),
    )  # fmt: skip
    made = Aloud(TalkLines(replace(talk, lines=(*rest, *said))), None, Roster(talk.names),
                 frozenset())  # fmt: skip
    for most in (0, 2):
        cells = [o for level in made.read_back("all", most) for c in level.cells for o in c]
        stood = [(o.label.strip(), [n for n, _mark in o.voices]) for o in cells if o.voices]
        assert stood == [("behind it", ["Ana", "Joost"]), ("behind it", ["Fatima"])]
        words = [one.text for one in said if one.text]
        assert [one.words for one in cells if one.words in words] == words


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_heads_of_the_columns_stay_in_sight(
    size: tuple[int, int], tmp_path: Path
) -> None:
    scene = next(one for one in SCENES if one.name == "close")
    async with shown(scene, "en", size, tmp_path) as app:
        for _more in range(2):
            await Pilot(app).press("ctrl+down")
            await at_rest()
            assert "What we say now" in shown_rows(app)[app.screen.query_one(RecordList).region.y]
        rows = shown_rows(app)
        assert not any(re.match(r" *(↑|…) .*more", row) for row in rows), "a page has all of it"
        lamp = app.screen.query_one(LampBlock).region
        asked = rows[lamp.y + 1]
        assert asked.split()[:5] == ["read", "aloud", "Is", "this", "right?"]
        assert not rows[lamp.bottom - 1].strip(), "and nothing lies on the edge of the lamp"


async def test_what_fits_is_shown_whole_with_its_heads_whatever_stood_above_it(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "look-back")
    async with shown(scene, "en", (80, 24), tmp_path) as app:
        whole = shown_rows(app)
        assert any("Then, 7 June" in row for row in whole)
        assert not any("more" in row for row in whole)
        await pull(app, (80, 15))
        app.screen.query_one(RecordList).scroll_end(animate=False, immediate=True)
        await at_rest()
        assert "Then, 7 June" in shown_rows(app)[app.screen.query_one(RecordList).region.y - 1]
        await pull(app, (80, 24))
        assert shown_rows(app) == whole


def shown_rows(app: VertelApp) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_keep_their_width_and_nothing_is_cut(width: int) -> None:
    long = "geschoolden " * 12 + "x" * 60
    level = Level(
        ((ShownLine(long),), (ShownLine("short"),)), margin=ShownLine("", "Somebody"), spaced=True
    )
    rows = [row.plain for row in level_rows(level, width)]
    assert max(map(len, rows)) <= width
    assert sum(row.count("geschoolden") for row in rows) == 12
    assert "".join(rows).count("x") == 60
    at = rows[0].index("short")
    assert all(row[at - 3 : at].strip() == "" for row in rows), "columns do not touch"
    assert rows[-1] == ""


def test_at_least_one_column_fits() -> None:
    assert [columns_in(width) for width in (20, 56, 76, 116, 196)] == [1, 1, 2, 3, 6]


async def test_the_arrow_lays_lines_below_each_other_to_mark_and_typing_brings_them_back(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "close")
    async with shown(scene, "en", (120, 36), tmp_path) as app:
        record, screen = app.screen.query_one(RecordList), app.screen
        assert record.is_beside
        assert screen.has_class("-sided")
        record.one_below_another()
        screen.set_focus(record)
        assert not record.is_beside
        ids = {option.id for option in record.options if option.id}
        assert {line.id for line in screen.talk.talk.lines if line.kind == "insight"} <= ids  # type: ignore[attr-defined]
        screen.set_focus(screen.query_one(Entry))
        await at_rest()
        assert record.is_beside


async def test_on_a_wall_all_hangs_from_one_axis_and_a_window_pulled_back_has_its_margins_again(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "evidence")

    def starts(app: VertelApp, *words: str) -> set[int]:
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        return {row.index(word) for word in words for row in rows if word in row}

    said = ("Parents and", "What did you", "38 of 52", "two fathers", "a father came back")
    async with shown(scene, "en", (200, 50), tmp_path) as app:
        assert starts(app, *said) == {44}
        await pull(app, (120, 36))
        assert starts(app, *said) == {14}
        await pull(app, (200, 50))
        assert starts(app, *said) == {44}


@pytest.mark.parametrize(("size", "at"), [((60, 18), 3), ((80, 24), 14), ((120, 36), 14)])
async def test_the_box_one_types_in_stands_a_cell_from_the_edges_and_its_words_on_the_axis_or_a_cell_from_it(
    tmp_path: Path, size: tuple[int, int], at: int
) -> None:
    scene = next(one for one in SCENES if one.name == "evidence")
    async with shown(scene, "en", size, tmp_path) as app:
        box = app.screen.query_one(Entry)
        assert (box.region.x, box.region.right) == (1, size[0] - 1)
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        typed = next(row for row in rows if "a father came back" in row)
        assert typed.index("a father") == at
        lines, column = app.screen.query_one(RecordList), app.screen.query_one("#beside-talk")
        if column.display:
            assert column.content_region.x == lines.region.right + 2


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_to_choose_from_stands_right_below_the_question_where_one_looks_back(
    size: tuple[int, int], tmp_path: Path
) -> None:
    scene = next(one for one in SCENES if one.name == "look-back")
    async with shown(scene, "en", size, tmp_path) as app:
        rows = shown_rows(app)
        lamp = app.screen.query_one(LampBlock).region
        told = next(n for n, row in enumerate(rows) if "1 carried on" in row)
        assert "What came of it" in rows[told - 1]
        assert told < lamp.bottom - 1, "in the lamp, and not on its edge"
        assert not rows[lamp.bottom - 1]
        assert not app.screen.query_one("#choices").display
        assert not rows[lamp.bottom], "and a row free from the heads"
        assert "Then, 7 June" in rows[lamp.bottom + 1]


def test_in_short_nobodys_line_takes_the_place_of_no_other() -> None:
    plain = beside("close")
    talk = plain.said.talk
    mine = [one for one in talk.lines if one.kind in ("insight", "meaning", "other reading")]
    nobodys = {one.id for one in mine if not one.about and one.text}
    assert len(nobodys) > 1
    lines = tuple(replace(one, by=()) if one.id in nobodys else one for one in talk.lines)
    made = Aloud(TalkLines(replace(talk, lines=lines)), None, Roster(talk.names), frozenset())
    told = {line.words for level in made.read_back("all", 1) for c in level.cells for line in c}
    assert {one.text for one in lines if one.id in nobodys} <= told


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("behind", "behind it"),
        ("not", "not behind it"),
        ("absent", "was not there"),
        ("dropped", "lets it drop"),
        ("as a later Vertel has it", ""),
    ],
)
def test_a_consent_to_what_was_proposed_before_is_told_once_with_who_gave_it(
    choice: str, told: str
) -> None:
    talk = beside("close").said.talk
    rest = tuple(one for one in talk.lines if one.kind not in ("wording", "consent"))
    yes = Line(id="990.k3f9", kind="consent", by=("Joost",), who=("Joost",), choice=choice,
               text="now that I saw the fathers", about=f"{ELSEWHERE}one:i9", phase="goal",
               question="consent_later")  # fmt: skip
    made = Aloud(
        TalkLines(replace(talk, lines=(*rest, yes))), None, Roster(talk.names), frozenset()
    )
    (level,) = (one for one in made.read_back("all", 2) for c in one.cells for line in c
                if line.words == yes.text)  # fmt: skip
    (cell,) = level.cells
    assert (level.margin.who, cell[0].label.strip(), cell[0].by) == (
        "consent",
        told,
        "Joost",
    )


@pytest.mark.parametrize("most", [0, 2])
def test_votes_on_what_was_proposed_before_stand_below_the_words_of_each_proposal(
    most: int,
) -> None:
    talk = beside("close").said.talk
    rest = tuple(one for one in talk.lines if one.kind not in ("wording", "consent"))
    vote = Line(id="990.k3f9", kind="consent", by=("Joost",), who=("Joost",), choice="behind",
                about=f"{ELSEWHERE}one:i9", phase="goal", question="consent_later")  # fmt: skip
    again = replace(vote, id="991.k3f9", about=f"{ELSEWHERE}one:i8", choice="not")
    pending = [
        Decision(id=f"one:i{n}", text="", choice="reword", wording=f"words {n}") for n in (9, 8)
    ]
    here = talk.passes[talk.place]
    brought = replace(here.began.brought, pending=tuple(pending))
    passes = [*talk.passes]
    passes[talk.place] = replace(here, began=replace(here.began, brought=brought))
    lines = replace(talk, lines=(*rest, again, vote), passes=tuple(passes))
    made = Aloud(TalkLines(lines), None, Roster(talk.names), frozenset())
    told = [o for level in made.read_back("all", most) for c in level.cells for o in c]
    of_it = [o for o in told if o.words.startswith("words ") or (o.by == "Joost" and not o.words)]
    found = [o.words or o.label.strip() for o in of_it]
    assert found == ["words 9", "behind it", "words 8", "not behind it"]


def test_what_was_asked_of_several_keeps_all_their_names() -> None:
    talk = beside("close").said.talk
    text = "Joost, Ingrid and Henk, will you call?"
    asked = Line(id="990.k3f9", kind="request", text=text, by=("Ana",), who=("Joost", "Henk"), phase="initiative")  # fmt: skip
    yes = Line(id="991.k3f9", kind="request answer", by=("Joost",), choice="yes", about=asked.id, phase="initiative")  # fmt: skip
    lines = TalkLines(replace(talk, lines=(*talk.lines, asked, yes)))
    made = Aloud(lines, None, Roster(talk.names), frozenset())
    told = {o.words for level in made.read_back("all", 2) for c in level.cells for o in c}
    assert text in told


def test_a_request_bears_the_name_of_who_takes_it_up_once() -> None:
    assert without(("Nadia",), "Nadia, will you make a poster?") == "will you make a poster?"
    assert without(("Nadia",), "Nadiah, will you?") == "Nadiah, will you?"


def test_who_told_what_points_the_other_way_or_who_is_missed_is_heard_at_the_close() -> None:
    talk = beside("close").said.talk
    at = {"phase": "evidence", "kind": "remark", "question": "missing"}
    sign = next(one for one in talk.lines if one.kind == "sign")
    said = (
        Line(id="990.k3f9", text="the ones who left", by=("Nadia",), about=sign.id, **at),
        Line(id="991.k3f9", text="the fathers", **at),
        Line(id="992.k3f9", text="the bus", by=("Ana",), **at),
    )
    people = (*talk.people, Person(name="Nadia"))
    lines = TalkLines(replace(talk, lines=(*talk.lines, *said), people=people))
    made = Aloud(lines, None, Roster(lines.talk.names), frozenset())

    def told(most: int) -> list[tuple[str, str, str]]:
        rows = (
            (level.margin.who, o) for level in made.read_back("all", most) for o in level.cells[-1]
        )
        return [(who, one.by, one.words) for who, one in rows if one.label == "the other way:"]

    others = [("Nadia", "", "the ones who left"), ("", "someone", "the fathers")]
    assert told(0) == [("Ana", "", "the bus"), *others]
    assert told(1) == others, "in short who is heard already has their line"


def test_what_each_would_do_with_the_goal_has_its_word_once_and_no_ones_stands_before_them_all() -> (
    None
):
    talk = beside("close").said.talk
    at = {"phase": "interpretation", "kind": "decision"}
    said = (
        Line(id="990.k3f9", text="it is vague", by=("Ana",), choice="reword", **at),
        Line(id="991.k3f9", text="it is fine", by=("Joost",), choice="keep", **at),
    )
    rest = (one for one in talk.lines if one.kind not in ("wording", "consent", "decision"))
    lines = TalkLines(replace(talk, lines=(*rest, *said)))
    levels = Aloud(lines, None, Roster(talk.names), frozenset()).read_back("none", 1)
    (level,) = [level for level in levels if "reword: it is vague" in words(level)[0]]
    assert level.margin.who == LINE_KIND["decision"]["en"]
    assert words(level) == [["reword: it is vague", "keep: it is fine"]]


def test_who_stands_behind_words_stands_on_the_page_of_these_words() -> None:
    def votes(n: int) -> list[ShownLine]:
        return [ShownLine("", label="behind it", by="Ana", voices=(("Ana", NOBODY),))] * n

    words, other = ShownLine("their words"), ShownLine("other words")
    lines = [words, *votes(3), other, *votes(6)]
    for nested in (False, True):
        cell = [one._replace(nested=nested and n > 0) for n, one in enumerate(lines)]
        first, then = in_pages([Level((tuple(cell),))], 8, lambda level: len(level.cells[0]))
        assert [len(page[0].cells[0]) for page in (first, then)] == [4, 7]
        assert then[0].cells[0][0].words == "other words"
