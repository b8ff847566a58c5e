"""How much of a talk's screen carries what people say, and how much what Vertel says about it."""

from pathlib import Path

import pytest

from agendas.lines.talk import Line
from docs.scenes import SCENES, shown
from tui.app import VertelApp
from tui.screens.talk_screen import TalkScreen
from tui.widgets.lines.record import RecordList
from tui.widgets.talk.entry import Entry
from tui.widgets.talk.goal_head import GoalHead
from tui.widgets.talk.lamp import LampBlock

EVIDENCE = next(scene for scene in SCENES if scene.name == "evidence")
NEWEST = ("12 van de 52", "bij ons aan tafel wist niemand", "“ik wist niet dat ik hier")


def six_on_record(app: VertelApp) -> list[Line]:
    """The lines of the phase that the talk is in, with a sentence half typed below them."""
    assert isinstance(app.screen, TalkScreen)
    assert app.screen.query_one(Entry).text
    return app.screen.talk.here


def cells_of_people_and_vertel(app: VertelApp) -> tuple[int, int]:
    """How many cells carry a letter or a digit of what people said, and how many of Vertel's words.

    People's is what is drawn in the ink of people within goal, record and entry; all else that can be
    read is Vertel's: question, phases, time, kinds, keys, what a line becomes.
    """
    screen = app.screen
    ink = app.theme_variables["ink"].lower()
    places = [screen.query_one(kind).region for kind in (GoalHead, RecordList, Entry)]
    people = vertel = 0
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            color = segment.style.color if segment.style else None
            hue = color.triplet.hex.lower() if color and color.triplet else ""
            for letter in segment.text:
                theirs = hue == ink and any(place.contains(x, y) for place in places)
                people += letter.isalnum() and theirs
                vertel += letter.isalnum() and not theirs
                x += 1
    return people, vertel


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_at_80x24_people_say_more_than_vertel(language: str, tmp_path: Path) -> None:
    async with shown(EVIDENCE, language, (80, 24), tmp_path) as app:  # type: ignore[arg-type]
        people, vertel = cells_of_people_and_vertel(app)
        assert len(six_on_record(app)) == 6
        assert people > 1.25 * vertel, (people, vertel)


async def test_at_60x18_question_entry_and_the_newest_three_are_in_sight(tmp_path: Path) -> None:
    async with shown(EVIDENCE, "nl", (60, 18), tmp_path) as app:
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("Wat heb je gezien, gehoord, gelezen of geteld?" in row for row in rows)
        assert any("een vader kwam 's middags terug om" in row for row in rows)
        for said in NEWEST:
            assert any(said in row for row in rows), said
        people, vertel = cells_of_people_and_vertel(app)
        assert people > vertel, (people, vertel)


async def test_the_question_is_the_only_dark_block(tmp_path: Path) -> None:
    async with shown(EVIDENCE, "en", (80, 24), tmp_path) as app:
        lamp = app.theme_variables["lamp"].lower()
        block = app.screen.query_one(LampBlock).region
        for y, strip in enumerate(app.screen._compositor.render_strips()):
            dark = sum(
                segment.cell_length
                for segment in strip
                if segment.style
                and segment.style.bgcolor
                and segment.style.bgcolor.triplet
                and segment.style.bgcolor.triplet.hex.lower() == lamp
            )
            inside = block.y <= y < block.bottom
            assert dark == (80 if inside else 0) or (y == 0 and dark < 20), (y, dark)
