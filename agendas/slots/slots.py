"""The kinds of questions: one row each, which says all that a question does in a talk.

What is behind the words of a row stands where it is done: `becomes` in `agendas/talk/answers.py`,
`answered` in `agendas/talk/answered.py`, `put` and `leads` in `agendas/slots/script.py`.
"""

from typing import Literal

import msgspec

from agendas.errors import N_
from agendas.lines.kinds import FIELDS, OF_GOAL, OF_TEAM
from agendas.records import vocabulary
from agendas.records.said import (
    Kind,
    Record,
    Words,
)

DAYS = ("review_on", "valid_to")
Becomes = Literal[
    "record", "field", "goal", "coach", "looked back", "appointment", "goals", "consent",
    "consent later", "part", "limits", "exit", "limit", "next limit", "standing", "other reading",
]  # fmt: skip
Answered = Literal[
    "any", "field", "looked back", "coach", "goal", "appointment", "goals", "reading",
    "sign", "in its phase", "remark", "meaning", "voice",
]  # fmt: skip
Put = Literal[
    "once", "after figures", "first words", "deciding", "coached", "guessed", "last time", "limits",
    "asked of us", "each earlier limit", "each limit", "each recipe", "each line", "goals there are",
]  # fmt: skip
Leads = Literal["", "pending", "other readings", "earlier signs", "missing agreements"]


class Slot(Record, frozen=True, kw_only=True):
    """A kind of question, and what its answer becomes.

    `kinds` are the phases that may ask it (none: all). `where` is the list a record goes into;
    `field` the field of the newest record there (or of the one asked about) that the answer fills,
    `rest` the one for what stands behind the choice; `choices` the words to choose from; `many` is
    true when one question takes several answers. `becomes` is the way in which words get on record,
    `answered` when nothing more is needed, `put` how often and with what around it the question
    comes, `leads` what of earlier talks it asks after in the phases `first_in`, in the words `ask`.
    Phases of the kinds `needed` ask once for it, and `passed` is how minutes name it then. Words
    without a name are the account-giver's at what is `giver`s or asks `you`, and the room's at what is `agreed`.
    The goal coach looks on at what is `coached`. A line that is moved to a phase of the kinds
    `takes` becomes this. `makes` is the kind of line where that is not the list's own, `of` the kind
    of line that an answer is about, and `also` are the slots that one may say under this one (F6).
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    where: str = "remarks"
    field: str = ""
    rest: str = ""
    choices: dict[str, Words] = {}
    many: bool = False
    becomes: Becomes = "record"
    answered: Answered = "any"
    put: Put = "once"
    leads: Leads = ""
    first_in: tuple[Kind, ...] = ()
    ask: Words | None = None
    needed: tuple[Kind, ...] = ()
    passed: str = ""
    giver: bool = False
    you: bool = False
    agreed: bool = False
    coached: bool = False
    takes: tuple[Kind, ...] = ()
    makes: str = ""
    of: str = ""
    also: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The kind of line that an answer makes (`agendas.lines.kinds`)."""
        if self.makes:
            return self.makes
        kind = OF_GOAL.get(self.where) or OF_TEAM.get(self.where, "remark")
        fields = {field.name: field.kind for field in FIELDS.get(kind, ())}
        return fields.get(self.field, kind)


def _slots(*slots: Slot) -> dict[str, Slot]:
    return {slot.name: _whole(slot) for slot in slots}


def _whole(slot: Slot) -> Slot:
    """A row with what goes without saying: what fills a field, and what is a remark."""
    changes: dict[str, str] = {}
    if slot.becomes == "record" and slot.field:
        changes["becomes"] = "field"
    if slot.answered == "any" and slot.where == "remarks":
        changes["answered"] = "remark"
    elif slot.answered == "any" and slot.field:
        changes["answered"] = "field"
    return msgspec.structs.replace(slot, **changes)


SLOTS = _slots(
    Slot(name="happened", you=True, makes="experience", kinds=("look-back",), where="looked_back", field="happened",
         becomes="looked back", answered="looked back", needed=("look-back",),
         passed=N_("what came of the earlier initiative")),
    Slot(name="happened_means", you=True, makes="meaning", kinds=("look-back",), where="looked_back", field="means",
         becomes="looked back", answered="looked back"),
    Slot(name="onward", you=True, makes="onward", kinds=("look-back",), where="looked_back", field="onward",
         choices=vocabulary.ONWARD, becomes="looked back", answered="looked back"),
    Slot(name="wording", also=("wording_proposed",), kinds=("goal",), put="coached"),
    Slot(name="goal_wording", makes="wording", kinds=("wording",), where="goal", field="text", becomes="goal",
         answered="goal", put="first words", coached=True, needed=("wording",),
         passed=N_("how to say it as a result for someone")),
    Slot(name="target_group", makes="target group", kinds=("goal", "wording"), where="goal", field="target_group",
         becomes="goal", answered="goal", needed=("goal", "wording"),
         passed=N_("who the goal is for")),
    Slot(name="coach", makes="exit", kinds=("goal", "wording"), where="goal", field="coach",
         choices={key: words for key, words in vocabulary.EXIT.items() if key != "leave"},
         becomes="coach", answered="coach", coached=True),
    Slot(name="difference", makes="difference", kinds=("goal", "wording"), where="goal", field="difference",
         becomes="goal", answered="goal"),
    Slot(name="reading", kinds=("goal", "wording"), where="readings", many=True,
         answered="reading", put="last time", giver=True, needed=("goal", "wording"),
         passed=N_("how the goal is read")),
    Slot(name="set_in_motion", also=("why_done",), kinds=("goal",), giver=True, takes=("goal",)),
    Slot(name="road", kinds=("goal",), giver=True),
    Slot(name="limits_met", kinds=("goal",)),
    Slot(name="itch", also=("wording_proposed",), kinds=("goal",)),
    Slot(name="parked", where="parked", many=True, answered="in its phase"),
    Slot(name="answer", takes=("agreements", "wording", "frames", "agreement", "choose", "review")),
    Slot(name="criterion", many=True),
    Slot(name="consent_later", kinds=("goal", "wording"), where="consents",
         becomes="consent later", leads="pending", first_in=("goal", "wording"),
         ask=Words(
             nl="Vorige keer werd dit voorgesteld. Wie staat er nu ook achter?",
             en="This was proposed last time. Who stands behind it now, too?",
         )),
    Slot(name="indicator_onward", kinds=("indicator",), where="indicator_choices",
         choices=vocabulary.INDICATOR_ONWARD, leads="earlier signs", first_in=("indicator",),
         giver=True,
         ask=Words(
             nl="Zie je hieraan nog waar het om gaat?",
             en="Does this still show you what it is about?",
         )),
    Slot(name="indicator", also=("why_chosen",), kinds=("indicator",), where="indicators", answered="sign", giver=True,
         needed=("indicator",), passed=N_("by what to notice the result")),
    Slot(name="why_chosen", you=True, of="sign", also=("indicator",), kinds=("indicator",), where="indicators", field="why",
         needed=("indicator",), passed=N_("why this sign was chosen")),
    Slot(name="misses", you=True, of="sign", kinds=("indicator",), where="indicators", field="misses"),
    Slot(name="indicator_origin", you=True, of="sign", kinds=("indicator",), where="indicators", field="origin",
         choices=vocabulary.ORIGIN),
    Slot(name="indicator_kind", of="sign", kinds=("indicator",), where="indicators", field="kind",
         choices=vocabulary.INDICATOR_KIND),
    Slot(name="key_word", kinds=("indicator",)),
    Slot(name="would_see", of="sign", kinds=("indicator",), many=True, takes=("indicator",)),
    Slot(name="enough", of="sign", kinds=("indicator",)),
    Slot(name="of_us", of="sign", kinds=("indicator",), many=True),
    Slot(name="doubt", of="sign", kinds=("indicator",)),
    Slot(name="once_target", of="sign", kinds=("indicator",), where="indicators", field="once_target"),
    Slot(name="expectation", you=True, makes="expectation", of="sign", kinds=("evidence",)),
    Slot(name="guess", kinds=("evidence",), where="guesses", many=True,
         ask=Words(
             nl="Dit cijfer is nog toegedekt. Wat verwacht je?",
             en="This figure is still covered. What do you expect?",
         )),
    Slot(name="evidence", you=True, kinds=("evidence",), where="evidence", many=True, put="guessed",
         takes=("evidence",), needed=("evidence",),
         passed=N_("what was seen, heard, read or counted")),
    Slot(name="voice", also=("evidence",), kinds=("evidence",), where="evidence", many=True, answered="voice"),
    Slot(name="period", you=True, of="ground", kinds=("evidence",), where="evidence", field="period"),
    Slot(name="direction", of="ground", kinds=("evidence",), where="evidence", field="direction",
         choices=vocabulary.DIRECTION),
    Slot(name="speaks_for", kinds=("evidence",)),
    Slot(name="missing", kinds=("evidence",)),
    Slot(name="meaning", you=True, kinds=("interpretation",), where="meanings", many=True,
         answered="meaning", takes=("interpretation",), needed=("interpretation",),
         passed=N_("what it means"),
         ask=Words(
             nl="Wat zegt dit cijfer jou?",
             en="What does this figure tell you?",
         )),
    Slot(name="other_reading", makes="other reading", also=("meaning",), kinds=("interpretation",), where="meanings", many=True,
         becomes="other reading", answered="meaning", put="after figures",
         needed=("interpretation",), passed=N_("how somebody else could read the same facts")),
    Slot(name="standing", kinds=("interpretation",), where="standings",
         choices=vocabulary.STANDING, becomes="standing", put="after figures", giver=True,
         needed=("interpretation",), passed=N_("whether it came closer")),
    Slot(name="other_became", kinds=("interpretation",), answered="remark", leads="other readings",
         first_in=("interpretation",),
         ask=Words(
             nl="Zo las iemand het vorige keer. Hoe kijk je daar nu naar?",
             en="Somebody read it this way last time. How do you see that now?",
         )),
    Slot(name="value", you=True, also=("moment",), kinds=("interpretation", "wording", "review"), where="values"),
    Slot(name="moment", you=True, of="value", also=("value",), kinds=("interpretation", "wording", "review"), where="values",
         field="moment"),
    Slot(name="starting_point", also=("value",), kinds=("interpretation",)),
    Slot(name="decision", also=("wording_proposed",), kinds=("interpretation",), where="decisions",
         choices=vocabulary.DECISION, put="deciding",
         ask=Words(
             nl="Dit doel is eerder afgesproken. Staat het er nog goed?",
             en="This goal was agreed on earlier. Is it still well put?",
         )),
    Slot(name="new_wording", of="decision", kinds=("interpretation",), where="decisions", field="wording",
         agreed=True, coached=True,
         ask=Words(
             nl="Hoe zeggen we het nu, en voor wie?",
             en="How do we put it now, and for whom?",
         )),
    Slot(name="part", makes="part", of="decision", kinds=("interpretation",), where="decisions", field="parts", many=True,
         becomes="part", coached=True,
         ask=Words(
             nl="In welke doelen valt het uiteen? Elk doel een zin.",
             en="Into which goals does it fall? Each goal a sentence.",
         )),
    Slot(name="consent", kinds=("interpretation",), where="decisions", field="consented_by",
         becomes="consent",
         ask=Words(
             nl="Wie van jullie kan zich in deze woorden vinden? Noem de namen, of: iedereen.",
             en="Who of you can stand behind these words? Their names, or: everyone.",
         )),
    Slot(name="learned", kinds=("interpretation", "close", "review"), where="learned", many=True),
    Slot(name="initiative", also=("request",), kinds=("initiative",), where="initiatives", put="asked of us", giver=True,
         needed=("initiative",), passed=N_("what is taken up from here")),
    Slot(name="initiative_origin", you=True, makes="origin", of="initiative", kinds=("initiative",), where="initiatives", field="origin",
         rest="at_request_of", choices=vocabulary.INITIATIVE_ORIGIN),
    Slot(name="notice", you=True, of="initiative", also=("watch",), kinds=("initiative",), where="initiatives", field="notice",
         needed=("initiative",), passed=N_("what they will notice of it")),
    Slot(name="limits", makes="limits", of="initiative", kinds=("initiative",), where="initiatives", field="limits",
         choices=vocabulary.LIMITS, becomes="limits", put="limits", needed=("initiative",),
         passed=N_("whether it stays within the limits")),
    Slot(name="stops", you=True, of="initiative", kinds=("initiative",), where="initiatives", field="stops"),
    Slot(name="watch", you=True, of="initiative", also=("notice",), kinds=("initiative",), where="initiatives", field="watch"),
    Slot(name="support", you=True, of="initiative", kinds=("initiative",), where="initiatives", field="support",
         takes=("initiative",)),
    Slot(name="due", you=True, makes="appointment", of="initiative", kinds=("initiative", "close", "wording", "review"), where="next_talk",
         field="due", becomes="appointment", answered="appointment", needed=("initiative",),
         passed=N_("when it is talked about again")),
    Slot(name="bring", kinds=("initiative", "close")),
    Slot(name="line", kinds=("origin",), where="lines", many=True, takes=("origin",),
         needed=("origin",), passed=N_("what comes to us")),
    Slot(name="line_exit", makes="exit", of="plan line", kinds=("origin",), where="lines", field="exit", choices=vocabulary.EXIT,
         becomes="exit", put="each line", coached=True, needed=("origin",),
         passed=N_("where each line belongs")),
    Slot(name="frame_choice", kinds=("frames",), where="frame_choices",
         choices=vocabulary.FRAME_ONWARD, put="each earlier limit"),
    Slot(name="frame_new", kinds=("frames",), where="frames", becomes="next limit",
         ask=Words(
             nl="Hoe luidt de grens voortaan?",
             en="How does the limit read from here on?",
         )),
    Slot(name="prevent", kinds=("frames",), where="frames", many=True, becomes="limit",
         needed=("frames",), passed=N_("what must never happen")),
    Slot(name="frame_text", makes="limit's words", of="limit", kinds=("frames",), where="frames", field="text", put="each limit",
         agreed=True),
    Slot(name="frame_kind", makes="kind of limit", of="limit", kinds=("frames",), where="frames", field="kind",
         choices=vocabulary.FRAME_KIND, put="each limit"),
    Slot(name="frame_until", of="limit", kinds=("frames",), where="frames", field="review_on",
         put="each limit"),
    Slot(name="recipe", of="limit", kinds=("frames",), where="frames", field="recipe", put="each recipe",
         ask=Words(
             nl="Is dit een grens of een recept? Kunnen we leven met elke oplossing daarbinnen?",
             en="Is this a boundary or a recipe? Could we live with any solution inside it?",
         )),
    Slot(name="agreement", kinds=("agreement",), where="agreements", needed=("agreement",),
         passed=N_("who tells whom")),
    Slot(name="agreement_rhythm", of="account agreement", kinds=("agreement",), where="agreements", field="rhythm"),
    Slot(name="agreement_form", of="account agreement", kinds=("agreement",), where="agreements", field="form"),
    Slot(name="agreement_notes", of="account agreement", kinds=("agreement",), where="agreements", field="use_of_notes"),
    Slot(name="agreement_until", of="account agreement", kinds=("agreement",), where="agreements", field="valid_to"),
    Slot(name="make_first", kinds=("agreements",), choices=vocabulary.FIRST,
         leads="missing agreements", first_in=("agreements",),
         ask=Words(
             nl="Er ontbreekt iets waarop een gesprek als dit rust. Eerst maken?",
             en="Something that a talk like this rests on is missing. Make it first?",
         )),
    Slot(name="chosen_goal", kinds=("choose",), where="segments", becomes="goals",
         answered="goals", put="goals there are", needed=("choose",), passed=N_("which goals")),
    Slot(name="new_starting_point", kinds=("review",), where="starting_points", many=True),
    Slot(name="rhythm", kinds=("review", "agreement"), where="rhythms"),
    Slot(name="why_done", you=True, kinds=("goal",), makes="why", of="remark"),
    Slot(name="wording_proposed", makes="wording", coached=True),
    Slot(name="request", kinds=("initiative",), makes="request"),
    Slot(name="request_answer", kinds=("initiative",), makes="request answer", of="request",
         choices=vocabulary.REQUEST,
         ask=Words(nl="{name}, wil je dit?", en="{name}, will you take this up?")),
    Slot(name="stands_behind", makes="consent", of="wording", choices=vocabulary.CONSENT,
         ask=Words(
             nl="Wie van jullie kan zich in deze woorden vinden?",
             en="Who of you can stand behind these words?",
         )),
    Slot(name="note", kinds=("open",), where="notes", many=True, answered="in its phase",
         takes=("open",)),
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


FIRST_SLOT = {kind: slot.name for slot in SLOTS.values() for kind in slot.takes}
