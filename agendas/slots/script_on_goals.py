"""What a talk adds to the questions about a goal: what earlier talks left, figures, decisions."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from agendas.parsing.said_figure import without_numbers
from agendas.records.meeting import Meeting, standing_records
from agendas.records.said import Decision, Evidence, Language, Said, Words
from agendas.slots.slots import Ask
from agendas.talk.answered import own
from agendas.talk.answers_on_goals import frames_in_force
from agendas.talk.close import consent_needed, still_asked
from agendas.talk.rules import bare_figures
from agendas.text import one_line

if TYPE_CHECKING:
    from agendas.coach import Look

STILL_ASKED = Words(nl="Nog niet gevraagd: {names}.", en="Not asked yet: {names}.")
SHARED_BY = Words(nl="Dit doel delen: {names}.", en="This goal is shared by: {names}.")
Make = Callable[..., Ask]
Lead = Callable[[Meeting, Make], list[Ask]]
Around = Callable[[Meeting, Ask, Make], list[Ask]]
SAID_OF_US = Words(nl="Dit vraagt het van ons, zeiden we:", en="It asks this of us, we said:")
LAST_TIME = Words(nl="Vorige keer: {text}", en="Last time: {text}")
IN_FORCE = Words(nl="De grenzen die gelden:", en="The limits in force:")
BY = Words(nl="{text} ({name})", en="{text} ({name})")


def pending(meeting: Meeting, make: Make) -> list[Ask]:
    """Each change of the goal that waits for consent since an earlier talk."""
    return [_consent_later(meeting, make, one) for one in meeting.segment.brought.pending]


def other_readings(meeting: Meeting, make: Make) -> list[Ask]:
    """What became of each reading that stood beside the account-giver's last time."""
    return [
        make("other_became", about=other.id, subject=_by(meeting, other.text, other.by))
        for other in meeting.segment.brought.others
    ]


def earlier_signs(meeting: Meeting, make: Make) -> list[Ask]:
    """Whether each earlier sign still tells: the account-giver's, or among colleagues anybody's."""
    giver = meeting.account_giver.casefold()
    return [
        make("indicator_onward", about=item.id, subject=_by(meeting, item.text, item.by))
        for item in meeting.segment.brought.indicators
        if meeting.kind == "peer" or item.by.casefold() in (giver, "")
    ]


def first_words(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """Where a goal gets its words: first the coach on what came in, then the words, then those.

    Words of an earlier talk are not put down anew here, only followed by others (invariant 2).
    """
    if not _worded_here(meeting):
        if meeting.private:
            return [ask]
        return [make("decision", id="decision-still"), *deciding(meeting, make)]
    now = meeting.goal.now
    came = now.original or now.text
    noted = any(
        r.slot == "coach" and r.about == came for r in standing_records(meeting.segment.remarks)
    )
    first = _coached(meeting, make, came) if noted or not now.original else []
    return [*first, ask, *(_coached(meeting, make, now.text) if now.text != came else [])]


def with_coach(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question, and the coach on the goal's words where they are of this talk."""
    worded = _worded_here(meeting)
    return [ask, *(_coached(meeting, make, meeting.goal.now.text) if worded else [])]


def coach_asks(meeting: Meeting) -> bool:
    """Whether the goal coach has a question about the words that this talk gave the goal."""
    if not _worded_here(meeting):
        return False
    looked = looked_at(meeting.goal.now.text, meeting.language, meeting.goal.now.target_group)
    return looked.verdict != "result" or any(
        remark.slot == "coach" for remark in standing_records(meeting.segment.remarks)
    )


def last_time(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question, with how the account-giver read the goal last time."""
    mine = own(meeting.segment.brought.readings, meeting)
    if not mine:
        return [ask]
    told = LAST_TIME[meeting.language].format(text=one_line(mine[-1].text))
    return [msgspec.structs.replace(ask, subject=told)]


def asked_of_us(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question, with what the ladder said this asks of us: somebody may take that up."""
    said = [r.text for r in standing_records(meeting.segment.remarks) if r.slot == "of_us"]
    if not said:
        return [ask]
    rows = [SAID_OF_US[meeting.language], *(f"– {one_line(text)}" for text in said)]
    return [msgspec.structs.replace(ask, subject="\n".join(rows))]


def with_limits(meeting: Meeting, ask: Ask, make: Make) -> list[Ask]:
    """The question, with the limits in force, each with its letter."""
    frames = frames_in_force(meeting)
    if not frames:
        return [ask]
    rows = [f"{chr(97 + place)}  {one_line(f.text)}" for place, f in enumerate(frames[:26])]
    return [msgspec.structs.replace(ask, subject="\n".join([IN_FORCE[meeting.language], *rows]))]


def _by(meeting: Meeting, text: str, name: str) -> str:
    return BY[meeting.language].format(text=text, name=one_line(name)) if name else text


def figures(meeting: Meeting, make: Make) -> list[Ask]:
    """What each figure tells that has no meaning yet."""
    return [
        make(
            "meaning", id="meaning-figure", about=figure.id, subject=shown_text(figure), needed=True
        )
        for figure in bare_figures(meeting, also_open=True)
    ]


def covered(meeting: Meeting, make: Make) -> list[Ask]:
    """What the room expects of each figure that is covered."""
    return [
        make("guess", about=item.id, subject=covered_text(item.text, item.figure))
        for item in standing_records(meeting.segment.evidence)
        if item.covered
    ]


def shown_text(said: Said) -> str:
    """The words of a record as the room may see them: a covered figure stays covered."""
    if isinstance(said, Evidence) and said.covered:
        return covered_text(said.text, said.figure)
    return said.text


def covered_text(text: str, figure: str) -> str:
    """The sentence with every number of its figure hidden: "… of … parents came"."""
    hidden = without_numbers(figure)
    return text.replace(figure, hidden) if figure and figure in text else hidden


def deciding(meeting: Meeting, make: Make) -> list[Ask]:
    """What follows from a decision on the goal: its words or parts, the coach on them, consent."""
    decisions = standing_records(meeting.segment.decisions)
    if not decisions or decisions[-1].choice == "keep":
        return []
    decision = decisions[-1]
    found = []
    if decision.choice in ("reword", "replace", "split"):
        slot = "part" if decision.choice == "split" else "new_wording"
        found.append(make(slot, about=decision.id, subject="\n".join(decision.parts)))
    if decision.wording and decision.choice != "split":
        found += _coached(meeting, make, decision.wording, decision.id)
    names = ", ".join(map(one_line, consent_needed(meeting, meeting.segment)))
    shared = SHARED_BY[meeting.language].format(names=names) if names else ""
    return [*found, make("consent", about=decision.id, subject=shared)]


def _worded_here(meeting: Meeting) -> bool:
    """True where the goal's words are of this talk, and so may still be put differently."""
    return bool(meeting.goal.id) and meeting.goal.now.meeting == meeting.id and not meeting.private


def _coached(meeting: Meeting, make: Make, text: str, about: str = "") -> list[Ask]:
    """The goal coach's one question, where the sentence does not prove a goal yet (§5)."""
    seen = looked_at(text, meeting.language, meeting.goal.now.target_group)
    remarks = standing_records(meeting.segment.remarks)
    if seen.verdict == "result" and not any(r.slot == "coach" for r in remarks):
        return []
    known = next((r.question for r in remarks if r.slot == "coach" and r.about == text), None)
    question = known or Words(nl=seen.ask, en=seen.ask)
    if seen.verdict == "result" and known is None:
        return []
    return [make("coach", question=question, about=about, subject=text)]


@lru_cache(maxsize=256)
def looked_at(text: str, language: Language, people: str) -> "Look":
    """What the goal coach says of a sentence; asked again and again while a talk is shown."""
    from agendas.coach import look

    return look(text, language, people)


def _consent_later(meeting: Meeting, make: Make, pending: Decision) -> Ask:
    from agendas.records.vocabulary import DECISION

    language = meeting.language
    words = " / ".join(pending.parts) or pending.wording or DECISION[pending.choice][language]
    names = still_asked(meeting, meeting.segment, pending.consented_by, pending.left)
    lines = [f"“{one_line(words)}”", one_line(pending.text)]
    if names:
        lines.append(STILL_ASKED[language].format(names=", ".join(map(one_line, names))))
    return make("consent_later", about=pending.id, subject="\n".join(lines))
