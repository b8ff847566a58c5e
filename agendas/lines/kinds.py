"""The kinds of lines: what each becomes, and which of several holds.

One row a kind. The lists and fields of schema 1 that a kind stands in the place of are told here too,
once for the way there (`from_records`) and the way back (`project`).
"""

from typing import Literal

from agendas.records.said import Record

Holds = Literal["all", "last of each", "last"]
How = Literal["words", "bare", "choice", "day"]


class Kind(Record, frozen=True, kw_only=True):
    """A kind of line: its name in files, and which of several counts.

    "all" stand, "last of each" is the last word of each person, "last" the last word. Last is by
    place in the talk, never by clock.
    """

    name: str
    holds: Holds = "all"


class Field(Record, frozen=True, kw_only=True):
    """A field of a record of schema 1, which is a line about it now.

    "words" are somebody's, with a name in brackets where it is not the record's own speaker; "bare"
    are the room's words; "choice" is a word that was chosen; "day" a day.
    """

    name: str
    kind: str
    how: How = "words"


KINDS = {
    kind.name: kind
    for kind in (
        Kind(name="reading", holds="last of each"),
        Kind(name="sign"),
        Kind(name="sign onward", holds="last of each"),
        Kind(name="ground"),
        Kind(name="expectation", holds="last of each"),
        Kind(name="meaning"),
        Kind(name="other reading"),
        Kind(name="standing", holds="last of each"),
        Kind(name="value"),
        Kind(name="decision", holds="last"),
        Kind(name="consent", holds="last of each"),
        Kind(name="initiative"),
        Kind(name="insight"),
        Kind(name="remark"),
        Kind(name="parked"),
        Kind(name="note"),
        Kind(name="limit", holds="last"),
        Kind(name="limit onward", holds="last"),
        Kind(name="account agreement", holds="last"),
        Kind(name="starting point"),
        Kind(name="rhythm", holds="last"),
        Kind(name="appointment", holds="last"),
        Kind(name="moved talk", holds="last"),
        Kind(name="plan line"),
        Kind(name="passed over"),
        Kind(name="wording"),
        Kind(name="target group", holds="last"),
        Kind(name="difference", holds="last"),
        Kind(name="why"),
        Kind(name="misses"),
        Kind(name="former target", holds="last"),
        Kind(name="origin", holds="last"),
        Kind(name="kind of sign", holds="last"),
        Kind(name="in place of", holds="last"),
        Kind(name="source"),
        Kind(name="period"),
        Kind(name="direction", holds="last"),
        Kind(name="moment"),
        Kind(name="part"),
        Kind(name="leaves"),
        Kind(name="notice"),
        Kind(name="watch"),
        Kind(name="stops"),
        Kind(name="support"),
        Kind(name="limits", holds="last"),
        Kind(name="experience"),
        Kind(name="onward", holds="last"),
        Kind(name="prevents"),
        Kind(name="recipe", holds="last"),
        Kind(name="review day", holds="last"),
        Kind(name="first day", holds="last"),
        Kind(name="last day", holds="last"),
        Kind(name="form", holds="last"),
        Kind(name="use of notes", holds="last"),
        Kind(name="exit", holds="last"),
        Kind(name="request"),
        Kind(name="request answer", holds="last of each"),
        Kind(name="limit's words", holds="last"),
        Kind(name="kind of limit", holds="last"),
    )
}

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
