"""Makes the pictures in the README: `.venv/bin/python docs/pictures.py`."""

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from agendas.agenda import builtin
from agendas.answers import answer
from agendas.meeting import change, describe_goal
from agendas.opening import Opening, new_meeting
from agendas.records import Person
from agendas.script import asks
from locales import use
from tui.app import VertelApp
from tui.settings import Settings
from tui.widgets.entry import Entry

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
LINES = (
    ("expectation", "about 20"),
    ("evidence", "31 of 52 parents came in October"),
    ("evidence", "jo: two parents stayed to read with their child"),
)


async def main() -> None:
    """The evidence phase of a talk, at 80x24."""
    use("en")
    agenda = builtin("accountability")
    people = (Person(name="Ana", role="account-giver"), Person(name="Joost"), Person(name="Fatima"))
    goal = "Parents bring their child to school with trust"
    meeting = new_meeting(
        "k3f9q2", agenda, Opening(goal_text=goal, people=people, account_giver="Ana"), NOW
    )
    meeting = change(describe_goal(meeting, target_group="parents"), at=2)
    for slot, text in LINES:
        ask = next(a for a in asks(meeting, agenda, meeting.phase) if a.slot.name == slot)
        meeting = answer(meeting, ask, text, NOW)
    meeting = change(meeting, asked={"evidence": 1})
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        app = VertelApp(Settings(store=place, agendas=place / "agendas", language="en"))
        async with app.run_test(size=(80, 24)) as pilot:
            app.begin(meeting)
            await pilot.pause()
            entry = app.screen.query_one(Entry)
            entry.text = "a father came back at noon to"
            entry.move_cursor(entry.document.end)
            await pilot.pause(1)
            picture = app.export_screenshot(title="vertel")
            # fonts from elsewhere are left out: a picture must not call out when it is looked at
            picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
            (HERE / "evidence.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
