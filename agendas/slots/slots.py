"""Where an answer goes: every question of an agenda records in one slot.

A slot is either a new record, a field of the record it is about, or a choice with its because.
`answers.answer` puts the words there.
"""

from agendas.records import vocabulary
from agendas.records.said import (
    Kind,
    Record,
    Words,
)

DAYS = ("review_on", "valid_to")


class Slot(Record, frozen=True, kw_only=True):
    """What one kind of answer becomes.

    `where` is the list a record goes into; `field` the field of the newest record there (or of the
    one asked about) that the answer fills; `choices` the words to choose from; `many` is true when
    one question takes several answers. What is `deeper` is none of the questions that every talk
    on a goal needs, and is asked where there is time.
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    where: str = "remarks"
    field: str = ""
    choices: dict[str, Words] = {}
    many: bool = False
    deeper: bool = False


def _slots(*slots: Slot) -> dict[str, Slot]:
    return {slot.name: slot for slot in slots}


SLOTS = _slots(
    Slot(name="happened", kinds=("look-back",), where="looked_back", field="happened"),
    Slot(name="happened_means", kinds=("look-back",), where="looked_back", field="means"),
    Slot(name="onward", kinds=("look-back",), where="looked_back", field="onward",
         choices=vocabulary.ONWARD),
    Slot(name="wording", kinds=("goal",), deeper=True),
    Slot(name="goal_wording", kinds=("wording",), where="goal", field="text"),
    Slot(name="target_group", kinds=("goal", "wording"), where="goal", field="target_group", deeper=True),
    Slot(name="coach", kinds=("goal", "wording"), where="goal", field="coach",
         choices={key: words for key, words in vocabulary.EXIT.items() if key != "leave"}),
    Slot(name="difference", kinds=("goal", "wording"), where="goal", field="difference", deeper=True),
    Slot(name="reading", kinds=("goal", "wording"), where="readings", many=True),
    Slot(name="set_in_motion", kinds=("goal",)),
    Slot(name="road", kinds=("goal",)),
    Slot(name="limits_met", kinds=("goal",), deeper=True),
    Slot(name="itch", kinds=("goal",)),
    Slot(name="parked", where="parked", many=True, deeper=True),
    Slot(name="answer"),
    Slot(name="criterion", many=True),
    Slot(name="consent_later", kinds=("goal", "wording"), where="consents"),
    Slot(name="indicator_onward", kinds=("indicator",), where="indicator_choices",
         choices=vocabulary.INDICATOR_ONWARD),
    Slot(name="indicator", kinds=("indicator",), where="indicators"),
    Slot(name="why_chosen", kinds=("indicator",), where="indicators", field="why"),
    Slot(name="misses", kinds=("indicator",), where="indicators", field="misses", deeper=True),
    Slot(name="indicator_origin", kinds=("indicator",), where="indicators", field="origin",
         choices=vocabulary.ORIGIN, deeper=True),
    Slot(name="indicator_kind", kinds=("indicator",), where="indicators", field="kind",
         choices=vocabulary.INDICATOR_KIND, deeper=True),
    Slot(name="key_word", kinds=("indicator",)),
    Slot(name="would_see", kinds=("indicator",), many=True),
    Slot(name="enough", kinds=("indicator",)),
    Slot(name="doubt", kinds=("indicator",), deeper=True),
    Slot(name="once_target", kinds=("indicator",), where="indicators", field="once_target", deeper=True),
    Slot(name="expectation", kinds=("evidence",)),
    Slot(name="guess", kinds=("evidence",), where="guesses", many=True),
    Slot(name="evidence", kinds=("evidence",), where="evidence", many=True),
    Slot(name="voice", kinds=("evidence",), where="evidence", many=True, deeper=True),
    Slot(name="period", kinds=("evidence",), where="evidence", field="period", deeper=True),
    Slot(name="direction", kinds=("evidence",), where="evidence", field="direction",
         choices=vocabulary.DIRECTION),
    Slot(name="speaks_for", kinds=("evidence",), deeper=True),
    Slot(name="missing", kinds=("evidence",)),
    Slot(name="meaning", kinds=("interpretation",), where="meanings", many=True),
    Slot(name="other_reading", kinds=("interpretation",), where="meanings", many=True),
    Slot(name="standing", kinds=("interpretation",), where="standings",
         choices=vocabulary.STANDING),
    Slot(name="other_became", kinds=("interpretation",)),
    Slot(name="value", kinds=("interpretation", "wording", "review"), where="values"),
    Slot(name="moment", kinds=("interpretation", "wording", "review"), where="values",
         field="moment"),
    Slot(name="starting_point", kinds=("interpretation",), deeper=True),
    Slot(name="decision", kinds=("interpretation",), where="decisions",
         choices=vocabulary.DECISION),
    Slot(name="new_wording", kinds=("interpretation",), where="decisions", field="wording"),
    Slot(name="part", kinds=("interpretation",), where="decisions", field="parts", many=True),
    Slot(name="consent", kinds=("interpretation",), where="decisions", field="consented_by"),
    Slot(name="learned", kinds=("interpretation", "close", "review"), where="learned",
         many=True),
    Slot(name="initiative", kinds=("initiative",), where="initiatives"),
    Slot(name="initiative_origin", kinds=("initiative",), where="initiatives", field="origin",
         choices=vocabulary.INITIATIVE_ORIGIN, deeper=True),
    Slot(name="notice", kinds=("initiative",), where="initiatives", field="notice"),
    Slot(name="limits", kinds=("initiative",), where="initiatives", field="limits",
         choices=vocabulary.LIMITS),
    Slot(name="stops", kinds=("initiative",), where="initiatives", field="stops", deeper=True),
    Slot(name="watch", kinds=("initiative",), where="initiatives", field="watch"),
    Slot(name="support", kinds=("initiative",), where="initiatives", field="support", deeper=True),
    Slot(name="due", kinds=("initiative", "close", "wording", "review"), where="next_talk", field="due"),
    Slot(name="bring", kinds=("initiative", "close"), deeper=True),
    Slot(name="line", kinds=("origin",), where="lines", many=True),
    Slot(name="line_exit", kinds=("origin",), where="lines", field="exit",
         choices=vocabulary.EXIT),
    Slot(name="frame_choice", kinds=("frames",), where="frame_choices",
         choices=vocabulary.FRAME_ONWARD),
    Slot(name="frame_new", kinds=("frames",), where="frames"),
    Slot(name="prevent", kinds=("frames",), where="frames", many=True),
    Slot(name="frame_text", kinds=("frames",), where="frames", field="text"),
    Slot(name="frame_kind", kinds=("frames",), where="frames", field="kind",
         choices=vocabulary.FRAME_KIND),
    Slot(name="frame_until", kinds=("frames",), where="frames", field="review_on"),
    Slot(name="recipe", kinds=("frames",), where="frames", field="recipe"),
    Slot(name="agreement", kinds=("agreement",), where="agreements"),
    Slot(name="agreement_rhythm", kinds=("agreement",), where="agreements", field="rhythm"),
    Slot(name="agreement_form", kinds=("agreement",), where="agreements", field="form"),
    Slot(name="agreement_notes", kinds=("agreement",), where="agreements", field="use_of_notes"),
    Slot(name="agreement_until", kinds=("agreement",), where="agreements", field="valid_to"),
    Slot(name="make_first", kinds=("agreements",), choices=vocabulary.FIRST),
    Slot(name="chosen_goal", kinds=("choose",), where="segments"),
    Slot(name="new_starting_point", kinds=("review",), where="starting_points", many=True),
    Slot(name="rhythm", kinds=("review", "agreement"), where="rhythms"),
    Slot(name="note", kinds=("open",), where="notes", many=True),
)  # fmt: skip


class Ask(Record, frozen=True, kw_only=True):
    """A question as it is put now: in which phase, what the answer becomes, and about what.

    `id` is that of the agenda's question, "" for what the talk itself asks. `about` is the id of the
    record the answer belongs to, or the number of the earlier initiative looked back on; `subject`
    is what that says, to be shown above the question.
    """

    phase: str
    question: Words
    slot: Slot
    id: str = ""
    about: str = ""
    subject: str = ""
    needed: bool = False
    hint: Words | None = None


def is_day(slot: Slot) -> bool:
    """True for a slot that wants a day."""
    return slot.where == "next_talk" or slot.field in DAYS


def takes_more(ask: Ask) -> bool:
    """True for a question that is put again after an answer: several may say something to it."""
    return ask.slot.many and (not ask.about or ask.slot.name in ("guess", "part"))


FIRST_SLOT: dict[Kind, str] = {
    "goal": "set_in_motion",
    "indicator": "would_see",
    "evidence": "evidence",
    "interpretation": "meaning",
    "initiative": "support",
    "open": "note",
    "agreements": "answer",
    "origin": "line",
    "wording": "answer",
    "frames": "answer",
    "agreement": "answer",
    "choose": "answer",
    "review": "answer",
}
