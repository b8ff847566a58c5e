"""Where an answer goes: every question of an agenda records in one slot.

A slot is either a new record, a field of the record it is about, or a choice with its because.
`answers.answer` puts the words there.
"""

from agendas import vocabulary
from agendas.records import (
    Kind,
    Record,
    Words,
)


class Slot(Record, frozen=True, kw_only=True):
    """What one kind of answer becomes.

    `where` is the list a record goes into; `field` the field of the newest record there (or of the
    one asked about) that the answer fills; `choices` the words to choose from; `many` is true when
    one question takes several answers.
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    where: str = "remarks"
    field: str = ""
    choices: dict[str, Words] = {}
    many: bool = False


def _slots(*slots: Slot) -> dict[str, Slot]:
    return {slot.name: slot for slot in slots}


SLOTS = _slots(
    Slot(name="happened", kinds=("look-back",), where="looked_back", field="happened"),
    Slot(name="happened_means", kinds=("look-back",), where="looked_back", field="means"),
    Slot(name="onward", kinds=("look-back",), where="looked_back", field="onward",
         choices=vocabulary.ONWARD),
    Slot(name="wording", kinds=("goal",)),
    Slot(name="target_group", kinds=("goal",), where="goal", field="target_group"),
    Slot(name="difference", kinds=("goal",), where="goal", field="difference"),
    Slot(name="reading", kinds=("goal",), where="readings"),
    Slot(name="set_in_motion", kinds=("goal",)),
    Slot(name="road", kinds=("goal",)),
    Slot(name="limits_met", kinds=("goal",)),
    Slot(name="itch", kinds=("goal",)),
    Slot(name="parked", where="parked", many=True),
    Slot(name="indicator", kinds=("indicator",), where="indicators"),
    Slot(name="why_chosen", kinds=("indicator",), where="indicators", field="why"),
    Slot(name="misses", kinds=("indicator",), where="indicators", field="misses"),
    Slot(name="indicator_origin", kinds=("indicator",), where="indicators", field="origin",
         choices=vocabulary.ORIGIN),
    Slot(name="indicator_kind", kinds=("indicator",), where="indicators", field="kind",
         choices=vocabulary.INDICATOR_KIND),
    Slot(name="key_word", kinds=("indicator",)),
    Slot(name="would_see", kinds=("indicator",), many=True),
    Slot(name="enough", kinds=("indicator",)),
    Slot(name="doubt", kinds=("indicator",)),
    Slot(name="expectation", kinds=("evidence",)),
    Slot(name="evidence", kinds=("evidence",), where="evidence", many=True),
    Slot(name="voice", kinds=("evidence",), where="evidence", many=True),
    Slot(name="period", kinds=("evidence",), where="evidence", field="period"),
    Slot(name="direction", kinds=("evidence",), where="evidence", field="direction",
         choices=vocabulary.DIRECTION),
    Slot(name="speaks_for", kinds=("evidence",)),
    Slot(name="missing", kinds=("evidence",)),
    Slot(name="meaning", kinds=("interpretation",), where="meanings", many=True),
    Slot(name="other_reading", kinds=("interpretation",), where="meanings", many=True),
    Slot(name="standing", kinds=("interpretation",), where="standings",
         choices=vocabulary.STANDING),
    Slot(name="value", kinds=("interpretation",), where="values"),
    Slot(name="moment", kinds=("interpretation",), where="values", field="moment"),
    Slot(name="starting_point", kinds=("interpretation",)),
    Slot(name="decision", kinds=("interpretation",), where="decisions",
         choices=vocabulary.DECISION),
    Slot(name="new_wording", kinds=("interpretation",), where="decisions", field="wording"),
    Slot(name="consent", kinds=("interpretation",), where="decisions", field="consented_by"),
    Slot(name="learned", kinds=("interpretation", "close"), where="learned", many=True),
    Slot(name="initiative", kinds=("initiative",), where="initiatives"),
    Slot(name="initiative_origin", kinds=("initiative",), where="initiatives", field="origin",
         choices=vocabulary.INITIATIVE_ORIGIN),
    Slot(name="notice", kinds=("initiative",), where="initiatives", field="notice"),
    Slot(name="limits", kinds=("initiative",), where="initiatives", field="limits",
         choices=vocabulary.LIMITS),
    Slot(name="stops", kinds=("initiative",), where="initiatives", field="stops"),
    Slot(name="watch", kinds=("initiative",), where="initiatives", field="watch"),
    Slot(name="support", kinds=("initiative",), where="initiatives", field="support"),
    Slot(name="due", kinds=("initiative", "close"), where="next_talk", field="due"),
    Slot(name="bring", kinds=("initiative", "close")),
    Slot(name="note", kinds=("open",), where="notes", many=True),
)  # fmt: skip


class Ask(Record, frozen=True, kw_only=True):
    """A question as it is put now: in which phase, what the answer becomes, and about what.

    `about` is the id of the record the answer belongs to, or the number of the earlier initiative
    looked back on; `subject` is what that says, to be shown above the question.
    """

    phase: str
    question: Words
    slot: Slot
    about: str = ""
    subject: str = ""
    needed: bool = False
    hint: Words | None = None


FIRST_SLOT: dict[Kind, str] = {
    "goal": "set_in_motion",
    "indicator": "would_see",
    "evidence": "evidence",
    "interpretation": "meaning",
    "initiative": "support",
    "open": "note",
}
