"""Readings by person, the ladder and what is taken up: forms that read where there is little room."""

from pathlib import Path

import pytest
from at_table import begun, ended, to
from at_table import said as say
from examples import further
from made_talk import line
from made_talk import lines as made
from msgspec.structs import replace
from rest import at_rest
from textual.widgets import Select, Static

from agendas.came_to.counting import TalkLines
from agendas.came_to.indicators import earlier_signs
from agendas.conduct.conductor import LADDER
from docs.sample_talks import in_phase, last_of, said
from docs.scenes import SCENES, shown
from tui.screens.dialogs.talk.line import LineScreen
from tui.screens.prepare_lines import LabelledRow
from tui.screens.talk_screen import TalkScreen
from tui.widgets.lines.by_person import by_person, table_row
from tui.widgets.lines.drawn import NARROW, set_line
from tui.widgets.lines.record import RecordList
from tui.widgets.lines.said_line import lines, untagged
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.talk.asked import as_asked, signs_in_a_row
from tui.widgets.talk.beside_talk import in_rows
from tui.widgets.talk.entry import Entry
from tui.words.signs import Roster

INTERPRETED = last_of("consent") + 1


def found(
    about: str = "", newest: str = ""
) -> tuple[list[tuple[str | None, ShownLine]], list[str]]:
    """The rows of the readings, each with its id, and the lines that lie on the table."""
    talk = said("en", INTERPRETED)
    made = by_person(TalkLines(talk), talk.phase.id, Roster(talk.names), about, newest)
    return [(key, parts[0]) for key, parts in made.shown], [line.id for line in made.table]


def test_each_person_is_named_once_and_nobodys_words_are_left_out() -> None:
    rows, table = found()
    talk = said("en", INTERPRETED)
    first = [row.who for _key, row in rows if row.who and not row.nested]
    assert first == ["Ana", "Joost", "Henk", "Fatima"]
    assert len({key for key, _row in rows}) == len(rows)
    here = {line.id for line in talk.lines if line.phase == talk.phase.id}
    below = {line.id for line in talk.lines if line.about in table}
    assert {key for key, _row in rows} == here - below
    ana = next(row for _key, row in rows[1:] if row.nested)
    assert (ana.who, ana.label, ana.words) == ("", "came closer:", "they stay unasked")
    assert not ana.strong, "people's own words stand out"
    assert not any(row.kind for _key, row in rows if row.who == "Ana"), "no tag stands alone"
    assert "╰" in set_line(ana, 76)[0].plain, "a choice is about how she reads it"
    value = next(row for _key, row in rows if row.words.startswith("reading aloud"))
    assert value.who == "Fatima"


def test_who_says_more_below_what_another_said_is_named_again() -> None:
    table = to(begun(earlier=(ended(begun()),)), "decision")
    say(table, "marieke: 2, want vaag")
    say(to(table, "new_wording"), "joost: leerlingen durven meer te vragen")
    say(to(table, "decision"), "marieke: 2, en te groot", "marieke: 2, en te lang")
    made = by_person(table.lines, table.phase.id, Roster(table.talk.names), "", "")
    rows = [(parts[0].who, parts[0].words) for _key, parts in made.shown]
    assert rows[-4:] == [
        ("Marieke", "anders verwoorden: want vaag"),
        ("Joost", "leerlingen durven meer te vragen"),
        ("Marieke", "en te groot"),
        ("", "en te lang"),
    ]


def test_how_each_reads_it_stands_bare() -> None:
    rows, _table = found()
    assert {row.label for _key, row in rows if row.who in ("Ana", "Joost", "Henk")} == {""}


def test_a_choice_is_told_with_its_word_also_beneath_the_question_that_asks_for_it() -> None:
    table = to(begun(), "meaning")
    say(table, "marieke: meer lucht", "henk, joost: het is van ons", "anders gezien")
    say(to(table, "standing"), "1, want drie belden", "henk: 2")
    made = by_person(table.lines, table.talk.phase.id, Roster(table.talk.names), "", "")
    told = [parts[0] for _key, parts in untagged(made.shown, as_asked(table))]
    assert [(one.who, one.label, one.words, one.kind) for one in told] == [
        ("Marieke", "", "meer lucht", ""),
        ("", "dichterbij gekomen:", "drie belden", ""),
        ("Henk", "", "onderweg", ""),
        ("Henk, Joost", "", "het is van ons", ""),
        ("someone", "", "anders gezien", ""),
    ]


def test_a_figure_that_is_asked_about_and_what_is_new_about_one_are_not_put_out_of_sight() -> None:
    talk = said("en", INTERPRETED)
    figures = [line.id for line in talk.lines if line.choice == "figure"]
    meaning = next(line.id for line in talk.lines if line.about == figures[1])
    _rows, table = found()
    assert len(table) == 5
    rows, table = found(about=figures[0], newest=meaning)
    assert not {*figures} & {*table}
    assert {*figures, meaning} <= {key for key, _row in rows}


@pytest.mark.parametrize("width", [36, 56, 76, 196])
def test_the_table_is_one_row_and_the_figure_stands_first(width: int) -> None:
    talk = said("en", INTERPRETED)
    table = tuple(line for line in talk.lines if line.kind == "ground")[1:]
    row = table_row(table, "up", width)
    assert row.cell_length <= width
    assert "12 of the 52" in row.plain, "a figure goes before what was seen"
    assert "   up" in row.plain
    assert ("up 3 " in row.plain) is (width > 40), "behind the key what it shows"


async def test_at_80_columns_the_table_is_a_band_and_the_arrow_shows_every_line(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "meaning")
    async with shown(scene, "en", (80, 24), tmp_path) as app:
        record, band = app.screen.query_one(RecordList), app.screen.query_one("#table", Static)
        grounds = {line.id for line in record.table}
        assert len(grounds) == 5
        by_person = [row.id for row in record.options]
        assert band.region.bottom == app.screen.query_one(Entry).region.y
        app.screen.query_one(Entry).text = ""
        await app._press_keys(["up"])
        await at_rest()
        assert [row.id for row in record.options][: len(by_person)] == by_person, "as it was read"
        assert grounds <= {row.id for row in record.options}
        assert not band.display
        marked = [row.id for row in record.options][record.highlighted or 0]
        await app._press_keys(["f7"])
        await at_rest()
        assert marked in {row.id for row in record.options}, "it can be put back"
        await app._press_keys(["f7"])
        await at_rest()
        await app._press_keys(["x"])
        await at_rest()
        assert band.display
        assert app.screen.query_one(Entry).text == "x"
        assert not grounds & {row.id for row in record.options}


def test_the_ladder_stands_rung_by_rung_with_all_that_was_answered() -> None:
    talk = in_phase("en", "indicator")
    rows = lines(TalkLines(talk), talk.phase.id, rungs=LADDER)
    every = [part for _key, parts in rows for part in parts]
    rungs = [part for part in every if part.quiet and part.words[:2] in ("1 ", "2 ", "3 ", "4 ")]
    assert [part.words[0] for part in rungs] == ["1", "2", "3", "4"], "before the question"
    assert all(part.words.endswith("?") and not part.who for part in rungs)
    told, at = [part.words for part in every], every.index(rungs[1])
    assert told[at + 1 : at + 3] == [
        "that you dare to say what is not going well", "that you do not look back",
    ]  # fmt: skip
    plain = lines(TalkLines(talk), talk.phase.id)
    assert {key for key, _parts in plain} == {key for key, _parts in rows}


async def test_on_the_ladder_the_border_tells_the_sign_where_it_is_not_the_one_above_and_in_few_words(
    tmp_path: Path,
) -> None:
    scene = next(one for one in SCENES if one.name == "indicator")
    async with shown(scene, "nl", (120, 36), tmp_path) as app:
        assert not app.screen.query_one("#subject", Static).display
        entry = app.screen.query_one(Entry)
        assert "“" not in entry._border_subtitle.plain  # type: ignore[union-attr]
        entry.text = "1, dan staan wij er ook"
        await at_rest()
        told = entry._border_subtitle.plain  # type: ignore[union-attr]
        assert "“wie er op vrijdag uit…” · f6" in told
        assert len(told) < 66


def test_what_somebody_says_of_what_they_take_up_has_a_label_and_no_name_again() -> None:
    talk = in_phase("en", "initiative")
    told = [parts[0] for _key, parts in lines(TalkLines(talk), talk.phase.id)]
    notice = next(line for line in told if line.words == "that the morning is theirs, too")
    assert (notice.who, notice.label, notice.kind) == ("", "notice", "")
    limits = next(line for line in told if line.label == "limits")
    assert (limits.words, limits.kind) == ("stays within them", "")
    both = [line for line in told if line.label in ("limits", "asked by", "notice")]
    assert {
        set_line(line, 90)[0].plain[14:].index(w)
        for line in both
        for w in ("stays", "▼ Ruth", "that")
        if w in set_line(line, 90)[0].plain
    } == {12}, "in one column"


def test_what_is_asked_of_somebody_is_theirs_once_they_said_yes_and_until_then_tells_whom() -> None:
    talk = in_phase("en", "initiative")
    for said_yes in (True, False):
        now = replace(
            talk, lines=tuple(o for o in talk.lines if said_yes or o.kind != "request answer")
        )
        told = [parts[0] for _key, parts in lines(TalkLines(now), now.phase.id)]
        place = next(n for n, one in enumerate(told) if "door in the morning" in one.words)
        row = set_line(told[place], 90)[0].plain
        if said_yes:
            assert row == "■ Joost     stands at the door in the morning"
            yes = set_line(told[place + 1], 90)[0].plain
            assert yes.strip() == "╰ at the request of ▼ Ruth; Joost said yes"
        else:
            assert row == "▼ Ruth      asks Joost: stands at the door in the morning"


@pytest.mark.parametrize("size", further([(60, 18), (80, 24), (120, 36)]))
async def test_the_card_stands_below_the_line_it_is_about(
    size: tuple[int, int], tmp_path: Path
) -> None:
    scene = next(one for one in SCENES if one.name == "card")
    async with shown(scene, "en", size, tmp_path) as app:
        card = app.screen
        assert isinstance(card, LineScreen)
        record = app.screen_stack[-2].query_one(RecordList)
        place = record.highlighted
        assert place is not None
        assert record.get_option_at_index(place).id == card.line.id
        row = record.region.y + record._index_to_line[place] - record.scroll_offset.y
        assert record.region.y <= row < card.query_one("#card").region.y
        assert card.styles.background.a == 0, "nothing is dimmed"
        label = card.query_one(LabelledRow)
        assert str(label.label).split() == ["whose", "▲"], (
            "the mark of whose it is stands before the name"
        )
        values = [card.query_one(f"#{name}").region.x for name in ("by", "text", "kind")]
        margin = 14 if size[0] >= NARROW else 12
        assert values == [margin] * 3, "on the axis of the lines"
        kinds = card.query_one("#kind", Select)
        assert dict(map(reversed, kinds._options))[kinds.value] == "heard", "as the line says it"  # type: ignore[arg-type]
        await app._press_keys(["escape"])
        await at_rest()
        assert app.screen.query_one("#bottom").styles.min_height is None, "room is given back"


def test_people_stand_two_to_a_row_where_they_fit() -> None:
    from textual.content import Content

    names = ["Ana gives account", "Joost", "Fatima", "Henk", "A name that is as long as a row"]
    rows = [row.plain for row in in_rows(map(Content, names), 32)]
    assert rows == ["Ana gives account  Joost", "Fatima             Henk", names[-1]]
    long = [f"● {'N' * 35} leader", "■ Jo"]
    rows = [row.plain for row in in_rows(map(Content, long), 32)]
    assert rows == [f"● {'N' * 30}", f"  {'N' * 5} leader", "■ Jo"], "never its sign alone"
    words = " ".join(["word"] * 2000)
    rows = [row.plain for row in in_rows([Content(f"● {words}")], 32)]
    assert " ".join(row.strip() for row in rows) == f"● {words}", "however long it is"
    assert {row[:2] for row in rows[1:]} == {"  "}


def test_what_is_said_of_several_signs_on_the_ladder_stands_beneath_each() -> None:
    talk = in_phase("en", "indicator")
    first = next(line for line in talk.lines if line.question.startswith("enough"))
    (earlier,) = earlier_signs(TalkLines(talk), talk.place)
    other = replace(first, id="other", about=earlier.id)
    rows = lines(TalkLines(replace(talk, lines=(*talk.lines, other))), talk.phase.id, rungs=LADDER)
    assert not any(part.who.strip() == "1" for _key, parts in rows for part in parts)


async def test_signs_to_choose_from_stand_in_one_row(tmp_path: Path) -> None:
    scene = next(one for one in SCENES if one.name == "indicator")
    async with shown(scene, "nl", (80, 24), tmp_path) as app:
        assert isinstance(app.screen, TalkScreen)
        assert not app.screen.query_one("#subject").display, "on the ladder the border names it"
        talk, lamp = app.screen.talk, app.screen.talk.lamp
        assert lamp
        assert signs_in_a_row(lamp.subject, talk, lamp, 90) == lamp.subject
        told = signs_in_a_row(lamp.subject, talk, lamp, 58)
        assert told.startswith("1 “wie er op vrijdag uit…”"), "cut behind a word"
        assert " · 2 “wie er ongevraagd" in told
        assert len(told) <= 58
        assert signs_in_a_row("other words " * 9, talk, lamp, 58) == "other words " * 9


def test_who_stands_behind_words_for_the_goal_stands_beneath_those_words_and_no_others() -> None:
    said = (
        line("d1", "decision", "they ask", choice="reword"),
        line("w2", "wording", "they ask", "Ana", about="d1"),
        line("w3", "wording", "they dare", "Joost", about="d1"),
        line("c4", "consent", "", "Ruth", who=("Ruth",), about="w2", choice="behind"),
        line("c5", "consent", "", "Ana", who=("Ana",), about="w3", choice="behind"),
    )
    talk = made(*said)
    told = by_person(talk, "p", Roster(talk.talk.names), "", "").shown
    assert [key for key, _told in told] == ["d1", "w2", "c4", "w3", "c5"]
