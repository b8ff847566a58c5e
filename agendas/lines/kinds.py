"""The kinds of lines, by their names in files; which of several counts is told in `agendas/came_to/`.

The lists and fields of schema 1 that a kind stands in the place of are told here too (`from_records`).
"""

from typing import Literal

from agendas.records.said import Record

How = Literal["words", "bare", "choice", "day"]


class Field(Record, frozen=True, kw_only=True):
    """A field of a record of schema 1, which is a line about it now.

    "words" are somebody's, with a name in brackets where it is not the record's own speaker; "bare"
    are the room's words; "choice" is a word that was chosen; "day" a day.
    """

    name: str
    kind: str
    how: How = "words"


LINE_KINDS = (
    "reading", "sign", "sign onward", "ground", "expectation", "meaning", "other reading",
    "standing", "value", "decision", "consent", "initiative", "insight", "remark", "parked", "note",
    "limit", "limit onward", "account agreement", "starting point", "rhythm", "appointment",
    "moved talk", "plan line", "passed over", "wording", "target group", "difference", "why",
    "misses", "former target", "origin", "kind of sign", "in place of", "source", "period",
    "direction", "moment", "part", "leaves", "notice", "watch", "stops", "support", "limits",
    "experience", "onward", "prevents", "recipe", "review day", "first day", "last day", "form",
    "use of notes", "exit", "request", "request answer", "limit's words", "kind of limit",
)  # fmt: skip

# The lists of schema 1 and the kind of line that stands in the place of each: first those about a
# goal, in the order of a segment, then those about the team.
OF_GOAL = {
    "readings": "reading",
    "indicators": "sign",
    "indicator_choices": "sign onward",
    "evidence": "ground",
    "guesses": "expectation",
    "meanings": "meaning",
    "standings": "standing",
    "values": "value",
    "decisions": "decision",
    "consents": "consent",
    "initiatives": "initiative",
    "learned": "insight",
    "remarks": "remark",
}
OF_TEAM = {
    "parked": "parked",
    "notes": "note",
    "frames": "limit",
    "frame_choices": "limit onward",
    "agreements": "account agreement",
    "starting_points": "starting point",
    "rhythms": "rhythm",
    "moves": "moved talk",
    "lines": "plan line",
}
FIELDS: dict[str, tuple[Field, ...]] = {
    "sign": (
        Field(name="why", kind="why"),
        Field(name="misses", kind="misses"),
        Field(name="once_target", kind="former target", how="bare"),
        Field(name="origin", kind="origin", how="choice"),
        Field(name="kind", kind="kind of sign", how="choice"),
        Field(name="replaces", kind="in place of", how="choice"),
    ),
    "ground": (
        Field(name="source", kind="source"),
        Field(name="period", kind="period"),
        Field(name="direction", kind="direction", how="choice"),
    ),
    "value": (Field(name="moment", kind="moment"),),
    "decision": (Field(name="wording", kind="wording", how="bare"),),
    "initiative": (
        Field(name="notice", kind="notice"),
        Field(name="watch", kind="watch"),
        Field(name="stops", kind="stops"),
        Field(name="support", kind="support"),
        Field(name="due", kind="appointment", how="day"),
    ),
    "limit": (
        Field(name="prevents", kind="prevents", how="bare"),
        Field(name="recipe", kind="recipe"),
        Field(name="review_on", kind="review day", how="day"),
        Field(name="valid_to", kind="last day", how="day"),
    ),
    "account agreement": (
        Field(name="rhythm", kind="rhythm"),
        Field(name="form", kind="form"),
        Field(name="use_of_notes", kind="use of notes"),
        Field(name="valid_to", kind="last day", how="day"),
    ),
}

# What belongs to the line it is about, and is for whom that is for unless it was marked itself.
GOES_ALONG = frozenset(field.kind for fields in FIELDS.values() for field in fields) | {
    "part", "consent", "leaves", "origin", "limits", "exit", "first day", "request answer",
    "limit's words", "kind of limit",
}  # fmt: skip
