"""The kinds of questions: one row each, which says all that a question does in a talk.

What stands around a question (`put`) is in `agendas/conduct/lamps.py`, what is meant by the words under
it in `agendas/conduct/meant.py`.
"""

from typing import Literal

from agendas.errors import N_
from agendas.records import vocabulary
from agendas.records.said import PhaseKind, Record, Words

Becomes = Literal["line", "goals", "looked back"]
Put = Literal[
    "once", "first words", "deciding", "coached", "guessed", "last time", "limits", "asked of us",
    "each earlier limit", "each limit", "each recipe", "each line", "goals there are",
]  # fmt: skip


class Slot(Record, frozen=True, kw_only=True):
    """A kind of question, and what the lines under it become.

    `kinds` are the phases that may ask it (none: all), `line` the kind of line that is made, `of` the
    kind of line that it is about, `tied` the kind that F6 alone ties it to, `also` the slots that one
    may say under this one (F6). `becomes` is
    "goals" where it is no line, but goals that are chosen, and "looked back" where it is about what an
    earlier talk left. `choices` are the words to choose from, `put` tells how often and with what around
    it the question comes, `ask` in which words where no agenda has them. Phases of the kinds `needed`
    ask once for it, and `passed` is how minutes name it then. Words without a name are the account-giver's
    at what asks `you`. The goal coach looks on at what is `coached`.
    """

    name: str
    line: str = "remark"
    kinds: tuple[PhaseKind, ...] = ()
    of: str = ""
    tied: str = ""
    also: tuple[str, ...] = ()
    becomes: Becomes = "line"
    choices: dict[str, Words] = {}
    put: Put = "once"
    ask: Words | None = None
    needed: tuple[PhaseKind, ...] = ()
    passed: str = ""
    you: bool = False
    coached: bool = False


def _slots(*slots: Slot) -> dict[str, Slot]:
    return {slot.name: slot for slot in slots}


SLOTS = _slots(
    Slot(name="happened", line="experience", also=("onward",), you=True, kinds=("look-back",),
         becomes="looked back", needed=("look-back",),
         passed=N_("what came of the earlier initiative")),
    Slot(name="happened_means", line="meaning", you=True, kinds=("look-back",),
         becomes="looked back"),
    Slot(name="onward", line="onward", you=True, kinds=("look-back",),
         choices=vocabulary.ONWARD, becomes="looked back"),
    Slot(name="wording", also=("wording_proposed",), kinds=("goal",), put="coached"),
    Slot(name="goal_wording", line="wording", kinds=("wording",), put="first words", coached=True, needed=("wording",),
         passed=N_("how to say it as a result for someone")),
    Slot(name="target_group", line="target group", kinds=("goal", "wording"), needed=("goal", "wording"),
         passed=N_("who the goal is for")),
    Slot(name="coach", line="exit", kinds=("goal", "wording"),
         choices={key: words for key, words in vocabulary.EXIT.items() if key != "leave"}, coached=True),
    Slot(name="difference", line="difference", kinds=("goal", "wording")),
    Slot(name="reading", line="reading", kinds=("goal", "wording"), put="last time", you=True, needed=("goal", "wording"),
         passed=N_("how the goal is read")),
    Slot(name="set_in_motion", also=("why_done",), kinds=("goal",), you=True),
    Slot(name="road", kinds=("goal",), you=True),
    Slot(name="limits_met", kinds=("goal",)),
    Slot(name="itch", also=("wording_proposed",), kinds=("goal",)),
    Slot(name="parked", line="parked"),
    Slot(name="answer"),
    Slot(name="criterion"),
    Slot(name="consent_later", line="consent", also=("wording_proposed", "answer"), kinds=("goal", "wording"),
         ask=Words(
             nl="Vorige keer werd dit voorgesteld. Wie staat er nu ook achter?",
             en="This was proposed last time. Who stands behind it now, too?",
         )),
    Slot(name="indicator_onward", line="sign onward", kinds=("indicator",),
         choices=vocabulary.INDICATOR_ONWARD,
         you=True,
         ask=Words(
             nl="Zie je hieraan nog waar het om gaat?",
             en="Does this still show you what it is about?",
         )),
    Slot(name="indicator", line="sign", also=("why_chosen",), kinds=("indicator",), you=True,
         needed=("indicator",), passed=N_("by what to notice the result")),
    Slot(name="why_chosen", line="why", you=True, of="sign", also=("indicator",), kinds=("indicator",),
         needed=("indicator",), passed=N_("why this sign was chosen")),
    Slot(name="misses", line="misses", you=True, of="sign", kinds=("indicator",)),
    Slot(name="indicator_origin", line="origin", you=True, of="sign", kinds=("indicator",),
         choices=vocabulary.ORIGIN),
    Slot(name="indicator_kind", line="kind of sign", of="sign", kinds=("indicator",),
         choices=vocabulary.INDICATOR_KIND),
    Slot(name="key_word", kinds=("indicator",)),
    Slot(name="would_see", of="sign", kinds=("indicator",)),
    Slot(name="enough", of="sign", kinds=("indicator",)),
    Slot(name="of_us", of="sign", kinds=("indicator",)),
    Slot(name="doubt", of="sign", kinds=("indicator",)),
    Slot(name="once_target", line="former target", of="sign", kinds=("indicator",)),
    Slot(name="expectation", line="expectation", you=True, of="sign", kinds=("evidence",)),
    Slot(name="guess", line="expectation", kinds=("evidence",),
         ask=Words(
             nl="Dit cijfer is nog toegedekt. Wat verwacht je?",
             en="This figure is still covered. What do you expect?",
         )),
    Slot(name="evidence", line="ground", you=True, tied="sign", kinds=("evidence",), put="guessed", needed=("evidence",),
         passed=N_("what was seen, heard, read or counted")),
    Slot(name="voice", line="ground", tied="sign", also=("evidence",), kinds=("evidence",)),
    Slot(name="period", line="period", you=True, of="ground", kinds=("evidence",)),
    Slot(name="direction", line="direction", of="ground", kinds=("evidence",),
         choices=vocabulary.DIRECTION),
    Slot(name="speaks_for", tied="sign", kinds=("evidence",)),
    Slot(name="missing", tied="sign", also=("evidence",), kinds=("evidence",)),
    Slot(name="meaning", line="meaning", you=True, kinds=("interpretation",), needed=("interpretation",),
         passed=N_("what it means"),
         ask=Words(
             nl="Wat zegt dit cijfer jou?",
             en="What does this figure tell you?",
         )),
    Slot(name="other_reading", line="other reading", also=("meaning",), kinds=("interpretation",),
         needed=("interpretation",), passed=N_("how somebody else could read the same facts")),
    Slot(name="standing", line="standing", kinds=("interpretation",),
         choices=vocabulary.STANDING, you=True,
         needed=("interpretation",), passed=N_("whether it came closer")),
    Slot(name="other_became", kinds=("interpretation",),
         ask=Words(
             nl="Zo las iemand het vorige keer. Hoe kijk je daar nu naar?",
             en="Somebody read it this way last time. How do you see that now?",
         )),
    Slot(name="value", line="value", you=True, also=("moment",), kinds=("interpretation", "wording", "review")),
    Slot(name="moment", line="moment", you=True, of="value", also=("value",), kinds=("interpretation", "wording", "review")),
    Slot(name="starting_point", also=("value",), kinds=("interpretation",)),
    Slot(name="decision", line="decision", also=("wording_proposed",), kinds=("interpretation",),
         choices=vocabulary.DECISION, put="deciding",
         ask=Words(
             nl="Dit doel is eerder afgesproken. Staat het er nog goed?",
             en="This goal was agreed on earlier. Is it still well put?",
         )),
    Slot(name="new_wording", line="wording", of="decision", kinds=("interpretation",), coached=True,
         ask=Words(
             nl="Hoe zeggen we het nu, en voor wie?",
             en="How do we put it now, and for whom?",
         )),
    Slot(name="part", line="part", of="decision", kinds=("interpretation",), coached=True,
         ask=Words(
             nl="In welke doelen valt het uiteen? Elk doel een zin.",
             en="Into which goals does it fall? Each goal a sentence.",
         )),
    Slot(name="consent", line="decision", kinds=("interpretation",),
         ask=Words(
             nl="Wie van jullie kan zich in deze woorden vinden? Noem de namen, of: iedereen.",
             en="Who of you can stand behind these words? Their names, or: everyone.",
         )),
    Slot(name="learned", line="insight", kinds=("interpretation", "close", "review")),
    Slot(name="initiative", line="initiative", also=("request",), kinds=("initiative",), put="asked of us", you=True,
         needed=("initiative",), passed=N_("what is taken up from here")),
    Slot(name="initiative_origin", line="origin", you=True, of="initiative", kinds=("initiative",), choices=vocabulary.INITIATIVE_ORIGIN),
    Slot(name="notice", line="notice", you=True, of="initiative", also=("watch",), kinds=("initiative",),
         needed=("initiative",), passed=N_("what they will notice of it")),
    Slot(name="limits", line="limits", of="initiative", kinds=("initiative",),
         choices=vocabulary.LIMITS, put="limits", needed=("initiative",),
         passed=N_("whether it stays within the limits")),
    Slot(name="stops", line="stops", you=True, of="initiative", kinds=("initiative",)),
    Slot(name="watch", line="watch", you=True, of="initiative", also=("notice",), kinds=("initiative",)),
    Slot(name="support", line="support", you=True, of="initiative", kinds=("initiative",)),
    Slot(name="due", line="appointment", you=True, of="initiative", kinds=("initiative", "close", "wording", "review"), needed=("initiative",),
         passed=N_("when it is talked about again")),
    Slot(name="bring", kinds=("initiative", "close")),
    Slot(name="line", line="plan line", kinds=("origin",),
         needed=("origin",), passed=N_("what comes to us")),
    Slot(name="line_exit", line="exit", of="plan line", kinds=("origin",), choices=vocabulary.EXIT, put="each line", coached=True, needed=("origin",),
         passed=N_("where each line belongs")),
    Slot(name="frame_choice", line="limit onward", kinds=("frames",),
         choices=vocabulary.FRAME_ONWARD, put="each earlier limit"),
    Slot(name="frame_new", line="limit", kinds=("frames",),
         ask=Words(
             nl="Hoe luidt de grens voortaan?",
             en="How does the limit read from here on?",
         )),
    Slot(name="prevent", line="limit", kinds=("frames",),
         needed=("frames",), passed=N_("what must never happen"),
         ask=Words(
             nl="Wat willen we koste wat kost voorkomen?",
             en="What do we want to prevent at all costs?",
         )),
    Slot(name="frame_text", line="limit's words", of="limit", kinds=("frames",), put="each limit"),
    Slot(name="frame_kind", line="kind of limit", of="limit", kinds=("frames",),
         choices=vocabulary.FRAME_KIND, put="each limit"),
    Slot(name="frame_until", line="review day", of="limit", kinds=("frames",),
         put="each limit"),
    Slot(name="recipe", line="recipe", of="limit", kinds=("frames",), put="each recipe",
         ask=Words(
             nl="Is dit een grens of een recept? Kunnen we leven met elke oplossing daarbinnen?",
             en="Is this a boundary or a recipe? Could we live with any solution inside it?",
         )),
    Slot(name="agreement", line="account agreement", kinds=("agreement",), needed=("agreement",),
         passed=N_("who tells whom"), ask=Words(nl="Wie vertelt aan wie?", en="Who tells whom?")),
    Slot(name="agreement_rhythm", line="rhythm", of="account agreement", kinds=("agreement",),
         ask=Words(
             nl="Wanneer mag ik je ernaar vragen? Hoe vaak spreken we elkaar?",
             en="When may I ask you? How often do we talk?",
         )),
    Slot(name="agreement_form", line="form", of="account agreement", kinds=("agreement",)),
    Slot(name="agreement_notes", line="use of notes", of="account agreement", kinds=("agreement",)),
    Slot(name="agreement_until", line="last day", of="account agreement", kinds=("agreement",)),
    Slot(name="make_first", kinds=("agreements",), choices=vocabulary.FIRST,
         ask=Words(
             nl="Zullen we dat eerst samen afspreken?",
             en="Shall we agree on that first?",
         )),
    Slot(name="chosen_goal", kinds=("choose",), becomes="goals", put="goals there are", needed=("choose",), passed=N_("which goals")),
    Slot(name="new_starting_point", line="starting point", kinds=("review",)),
    Slot(name="rhythm", line="rhythm", kinds=("review", "agreement")),
    Slot(name="why_done", line="why", you=True, kinds=("goal",), of="remark"),
    Slot(name="wording_proposed", line="wording", coached=True),
    Slot(name="request", line="request", kinds=("initiative",)),
    Slot(name="request_answer", line="request answer", kinds=("initiative",), of="request",
         choices=vocabulary.REQUEST,
         ask=Words(nl="{name}, wil je dit?", en="{name}, will you take this up?")),
    Slot(name="stands_behind", line="consent", of="wording", also=("wording_proposed", "answer"), choices=vocabulary.CONSENT,
         ask=Words(
             nl="Wie van jullie kan zich in deze woorden vinden?",
             en="Who of you can stand behind these words?",
         )),
    Slot(name="note", line="note", kinds=("open",)),
)  # fmt: skip
