"""What a talk adds to the questions about a goal: what earlier talks left, figures, decisions."""

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Decision, Evidence, Language, Phase, Said, Words
from agendas.slots.slots import SLOTS, Ask
from agendas.talk.answered import own
from agendas.talk.answers_on_goals import frames_in_force
from agendas.talk.close import consent_needed, still_asked
from agendas.talk.rules import bare_figures
from agendas.text import one_line

if TYPE_CHECKING:
    from agendas.coach import Look

FIGURE_MEANING = Words(nl="Wat zegt dit cijfer jou?", en="What does this figure tell you?")
NEW_WORDING = Words(
    nl="Hoe zeggen we het nu, en voor wie?",
    en="How do we put it now, and for whom?",
)
STILL_WELL_PUT = Words(
    nl="Dit doel is eerder afgesproken. Staat het er nog goed?",
    en="This goal was agreed on earlier. Is it still well put?",
)
PART = Words(
    nl="In welke doelen valt het uiteen? Elk doel een zin.",
    en="Into which goals does it fall? Each goal a sentence.",
)
CONSENT = Words(
    nl="Wie van jullie kan zich in deze woorden vinden? Noem de namen, of: iedereen.",
    en="Who of you can stand behind these words? Their names, or: everyone.",
)
CONSENT_LATER = Words(
    nl="Vorige keer werd dit voorgesteld. Wie staat er nu ook achter?",
    en="This was proposed last time. Who stands behind it now, too?",
)
STILL_ASKED = Words(nl="Nog niet gevraagd: {names}.", en="Not asked yet: {names}.")
SHARED_BY = Words(nl="Dit doel delen: {names}.", en="This goal is shared by: {names}.")
STILL_TELLING = Words(
    nl="Zie je hieraan nog waar het om gaat?",
    en="Does this still show you what it is about?",
)
OTHER_BECAME = Words(
    nl="Zo las iemand het vorige keer. Hoe kijk je daar nu naar?",
    en="Somebody read it this way last time. How do you see that now?",
)
GUESS = Words(
    nl="Dit cijfer is nog toegedekt. Wat verwacht je?",
    en="This figure is still covered. What do you expect?",
)
LAST_TIME = Words(nl="Vorige keer: {text}", en="Last time: {text}")
IN_FORCE = Words(nl="De grenzen die gelden:", en="The limits in force:")
BY = Words(nl="{text} ({name})", en="{text} ({name})")


def before(meeting: Meeting, phase: Phase) -> list[Ask]:
    """What is asked before the agenda's own questions."""
    brought = meeting.segment.brought
    if phase.kind in ("goal", "wording"):
        return [_consent_later(meeting, phase, pending) for pending in brought.pending]
    if phase.kind == "interpretation":
        return [
            Ask(phase=phase.id, question=OTHER_BECAME, slot=SLOTS["other_became"], about=other.id,
                subject=_by(meeting, other.text, other.by))
            for other in brought.others
        ]  # fmt: skip
    if phase.kind == "indicator":
        peers = meeting.kind == "peer"
        giver = meeting.account_giver.casefold()
        return [
            Ask(phase=phase.id, question=STILL_TELLING, slot=SLOTS["indicator_onward"],
                about=item.id, subject=_by(meeting, item.text, item.by))
            for item in brought.indicators
            if peers or item.by.casefold() in (giver, "")
        ]  # fmt: skip
    return []


def around(meeting: Meeting, phase: Phase, ask: Ask, found: list[Ask]) -> list[Ask]:
    """The question with what belongs before and after it; empty when nothing does."""
    name = ask.slot.name
    if name in ("standing", "other_reading"):
        asked = any(a.question == FIGURE_MEANING for a in found)
        return [*([] if asked else _figures(meeting, phase)), ask]
    if name == "goal_wording" and not _worded_here(meeting) and not meeting.private:
        # words of an earlier talk are not put down anew here, only followed by others (invariant 2)
        asked_after = Ask(phase=phase.id, question=STILL_WELL_PUT, slot=SLOTS["decision"])
        return [asked_after, *_deciding(meeting, phase)]
    if name == "decision":
        return [ask, *_deciding(meeting, phase)]
    if name == "goal_wording" and _worded_here(meeting):
        return _wording(meeting, phase, ask)
    if name == "wording" and _worded_here(meeting):
        return [ask, *_coached(meeting, phase, meeting.goal.now.text)]
    if name == "evidence":
        return [ask, *_covered(meeting, phase)]
    if name == "reading" and (mine := own(meeting.segment.brought.readings, meeting)):
        return [_with(ask, LAST_TIME[meeting.language].format(text=one_line(mine[-1].text)))]
    if name == "limits" and (frames := frames_in_force(meeting)):
        rows = [f"{chr(97 + place)}  {one_line(f.text)}" for place, f in enumerate(frames[:26])]
        return [_with(ask, "\n".join([IN_FORCE[meeting.language], *rows]))]
    return []


def after(meeting: Meeting, phase: Phase, found: list[Ask]) -> list[Ask]:
    """What is asked after the agenda's own questions."""
    asked = any(a.question == FIGURE_MEANING for a in found)
    return [] if phase.kind != "interpretation" or asked else _figures(meeting, phase)


def _with(ask: Ask, subject: str) -> Ask:
    return msgspec.structs.replace(ask, subject=subject)


def _by(meeting: Meeting, text: str, name: str) -> str:
    return BY[meeting.language].format(text=text, name=one_line(name)) if name else text


def _figures(meeting: Meeting, phase: Phase) -> list[Ask]:
    return [
        Ask(phase=phase.id, question=FIGURE_MEANING, slot=SLOTS["meaning"], about=figure.id,
            subject=shown_text(figure), needed=True)
        for figure in bare_figures(meeting, also_open=True)
    ]  # fmt: skip


def _covered(meeting: Meeting, phase: Phase) -> list[Ask]:
    return [
        Ask(phase=phase.id, question=GUESS, slot=SLOTS["guess"], about=item.id,
            subject=covered_text(item.text, item.figure))
        for item in standing_records(meeting.segment.evidence)
        if item.covered
    ]  # fmt: skip


def shown_text(said: Said) -> str:
    """The words of a record as the room may see them: a covered figure stays covered."""
    if isinstance(said, Evidence) and said.covered:
        return covered_text(said.text, said.figure)
    return said.text


def covered_text(text: str, figure: str) -> str:
    """The sentence with every digit of its figure hidden: "… of … parents came"."""
    hidden = "".join("…" if sign.isdigit() else sign for sign in figure)
    while "……" in hidden:
        hidden = hidden.replace("……", "…")
    return text.replace(figure, hidden) if figure and figure in text else hidden


def _deciding(meeting: Meeting, phase: Phase) -> list[Ask]:
    decisions = standing_records(meeting.segment.decisions)
    if not decisions or decisions[-1].choice == "keep":
        return []
    decision = decisions[-1]
    words = {"reword": NEW_WORDING, "replace": NEW_WORDING, "split": PART}
    found = []
    if question := words.get(decision.choice):
        slot = "part" if decision.choice == "split" else "new_wording"
        told = "\n".join(decision.parts)
        found.append(Ask(phase=phase.id, question=question, slot=SLOTS[slot], about=decision.id,
                         subject=told))  # fmt: skip
    if decision.wording and decision.choice != "split":
        found += _coached(meeting, phase, decision.wording, decision.id)
    names = ", ".join(map(one_line, consent_needed(meeting, meeting.segment)))
    shared = SHARED_BY[meeting.language].format(names=names) if names else ""
    found.append(Ask(phase=phase.id, question=CONSENT, slot=SLOTS["consent"], about=decision.id,
                     subject=shared))  # fmt: skip
    return found


def _worded_here(meeting: Meeting) -> bool:
    """True where the goal's words are of this talk, and so may still be put differently."""
    return bool(meeting.goal.id) and meeting.goal.now.meeting == meeting.id and not meeting.private


def _wording(meeting: Meeting, phase: Phase, ask: Ask) -> list[Ask]:
    """Where a goal gets its words: first the coach on what came in, then the words, then those."""
    now = meeting.goal.now
    came = now.original or now.text
    noted = any(
        r.slot == "coach" and r.about == came for r in standing_records(meeting.segment.remarks)
    )
    first = _coached(meeting, phase, came) if noted or not now.original else []
    return [*first, ask, *(_coached(meeting, phase, now.text) if now.text != came else [])]


def _coached(meeting: Meeting, phase: Phase, text: str, about: str = "") -> list[Ask]:
    """The goal coach's one question, where the sentence does not prove a goal yet (§5)."""
    seen = looked_at(text, meeting.language, meeting.goal.now.target_group)
    remarks = standing_records(meeting.segment.remarks)
    if seen.verdict == "result" and not any(r.slot == "coach" for r in remarks):
        return []
    known = next((r.question for r in remarks if r.slot == "coach" and r.about == text), None)
    question = known or Words(nl=seen.ask, en=seen.ask)
    if seen.verdict == "result" and known is None:
        return []
    return [Ask(phase=phase.id, question=question, slot=SLOTS["coach"], about=about, subject=text)]


@lru_cache(maxsize=256)
def looked_at(text: str, language: Language, people: str) -> "Look":
    """What the goal coach says of a sentence; asked again and again while a talk is shown."""
    from agendas.coach import look

    return look(text, language, people)


def _consent_later(meeting: Meeting, phase: Phase, pending: Decision) -> Ask:
    from agendas.records.vocabulary import DECISION

    language = meeting.language
    words = " / ".join(pending.parts) or pending.wording or DECISION[pending.choice][language]
    names = still_asked(meeting, meeting.segment, pending.consented_by, pending.left)
    lines = [f"“{one_line(words)}”", one_line(pending.text)]
    if names:
        lines.append(STILL_ASKED[language].format(names=", ".join(map(one_line, names))))
    return Ask(phase=phase.id, question=CONSENT_LATER, slot=SLOTS["consent_later"],
               about=pending.id, subject="\n".join(lines))  # fmt: skip
