"""Where a talk is held, who is away, who leads and who writes: one line on Prepare."""

import pytest

from agendas.lines.talk import Convened
from agendas.parsing.convened import convened


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Convened()),
        ("lokaal 2.04", Convened(place="lokaal 2.04")),
        (
            "lokaal 2.04; afwezig: Henk en Wim",
            Convened(place="lokaal 2.04", absent=("Henk", "Wim")),
        ),
        ("absent Henk; in the hall", Convened(place="in the hall", absent=("Henk",))),
        ("gespreksleider Joost, ook verslag", Convened(chair="Joost", note_taker="Joost")),
        ("voorzitter en notulist: Joost", Convened(chair="Joost", note_taker="Joost")),
        ("chair: Ana; notes Ruth de Vries", Convened(chair="Ana", note_taker="Ruth de Vries")),
        (
            "ward 4; chair Margaret, notes Priya",
            Convened(place="ward 4", chair="Margaret", note_taker="Priya"),
        ),
        (
            "lokaal 3, voorzitter Ana, verslag: Ruth, afwezig: Henk en Wim",
            Convened(place="lokaal 3", absent=("Henk", "Wim"), chair="Ana", note_taker="Ruth"),
        ),
        ("chair Joost, notes too", Convened(chair="Joost", note_taker="Joost")),
        ("room with coffee, notes", Convened(place="room with coffee, notes")),
        ("the chairs are in room 3", Convened(place="the chairs are in room 3")),
        ("afwezigheidskamer", Convened(place="afwezigheidskamer")),
    ],
)
def test_each_part_tells_a_place_or_a_name(text: str, found: Convened) -> None:
    assert convened(text) == found
