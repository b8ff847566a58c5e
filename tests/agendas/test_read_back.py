"""The cycle read back, line by line: all that was said in it, each in its phase, and nothing else."""

from datetime import timedelta

import msgspec
from conftest import GOAL, NOW, SAID, begin, next_talk, talk_through, whole_talk
from said_in import add, close

from agendas.agenda import Agenda, builtin
from agendas.conduct.on_record import withdraw
from agendas.folding.fold import state_of
from agendas.folding.review import cycle_laid_out
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.agreements import Frame, FrameChoice
from agendas.records.said import Person
from agendas.talk.begin import Opening, new_talk

LATER = NOW + timedelta(days=14)
REVIEW = NOW + timedelta(days=100)


def laid(talks: list[Talk], now: object = REVIEW) -> dict[str, list[tuple[str, str, str]]]:
    """What a review of these talks lays out: by phase, each line's head, text and whose it is."""
    whole = state_of(talks)
    opening = Opening(goal_text="How we work", people=(Person(name="Ana"),), team="Blue")
    review = new_talk("r1r1r1", builtin("review"), opening, now, whole=whole)  # type: ignore[arg-type]
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in cycle_laid_out(review, whole, tuple(talks)):
        found.setdefault(one.phase, []).append((one.head.en if one.head else "", one.shown, one.by))
    return found


def cycle(agenda: Agenda) -> list[Talk]:
    """A talk, and one in which the goal, a sign and a limit change."""
    first = close(
        add(
            talk_through(begin(agenda), agenda),
            "frames",
            Frame(
                id="", frame="f-1", text="No more than €500", owner="Ruth", valid_from=NOW.date()
            ),
        ),
        NOW,
    )
    said = {**SAID, "happened": "both hosted", "onward": "1, it works", "limits": "2, a it costs",
            "indicator_onward": "3, it says little", "indicator": "who asks", "parked": "the lift",
            "decision": "2, both ways", "new_wording": "Trust both ways", "consent": "Ana"}  # fmt: skip
    state = state_of([first])
    opening = Opening(goal_text=GOAL, people=begin(agenda).people, account_giver="Ana", team="Blue")
    second = new_talk("m4p7r8", agenda, opening, LATER, state.goals[first.goal.id], whole=state)
    second = talk_through(second, agenda, said)
    wider = Frame(id="", frame="f-1", n=2, text="No more than €800", by="Ruth", owner="Ruth")
    return [first, close(add(second, "frames", wider), LATER)]


def test_all_that_the_cycle_said_is_laid_out_each_in_its_phase(agenda: Agenda) -> None:
    found = laid(cycle(agenda))
    assert found["histories"] == [
        ("Put this way", GOAL, ""),
        ("Proposed", "Trust both ways (both ways)", ""),
    ]
    assert found["indicators"] == [
        ("Sign", f"{SAID['indicator']} ({SAID['why_chosen']})", "Ana"),
        ("Sign replaced", f"{SAID['indicator']} (it says little)", "Ana"),
        ("Sign", f"who asks ({SAID['why_chosen']})", "Ana"),
    ]
    assert found["frames"] == [
        ("Limit changed", "No more than €800", "Ruth"),
        ("Touched a limit", f"{SAID['initiative']} (No more than €500)", "Ana"),
    ]
    assert dict.fromkeys(found["values"]) == dict.fromkeys((
        ("What proved to matter", f"{SAID['value']} ({SAID['moment']})", "Ana"),
        ("Insight", "that silence can be trust", "Fatima"),
    ))  # fmt: skip
    assert [row[1] for row in found["day"] if row[0] == "Parked"] == [
        "the broken copier",
        "the lift",
    ]


def test_what_is_of_another_team_alone_open_or_withdrawn_is_not(agenda: Agenda) -> None:
    first, second = cycle(agenda)
    elsewhere = change(second, team="Green")
    alone, still_open = change(second, private=True), change(second, ended=None)
    whole = laid([first])
    assert laid([first, alone]) == whole
    assert laid([first, still_open]) == whole
    other = laid([first, elsewhere])
    assert "histories" not in other, "the goal went along to the other team"
    for phase in ("indicators", "values", "frames"):
        assert other[phase] == whole[phase]
    sign = next(line.id for line in first.lines if line.kind == "sign")
    assert "indicators" not in laid([withdraw(first, sign)])


def test_a_cycle_begins_after_the_last_review(agenda: Agenda) -> None:
    first = whole_talk(agenda)
    opening = Opening(goal_text="How we work", people=(Person(name="Ana"),), team="Blue")
    whole = state_of([first])
    review = new_talk("q1q1q1", builtin("review"), opening, NOW + timedelta(days=7), whole=whole)
    review = close(review, NOW + timedelta(days=7))
    assert "indicators" not in laid([first, review])
    following = close(talk_through(next_talk(agenda, first), agenda), LATER)
    assert len(laid([first, review, following])["indicators"]) == 1


def test_a_limit_that_is_followed_or_lapses_ends_the_day_before_and_others_stay(
    agenda: Agenda,
) -> None:
    first = begin(agenda)
    for key in ("f-1", "f-2", "f-3"):
        frame = Frame(id="", frame=key, text=key, valid_from=NOW.date())
        first = add(first, "frames", frame)
    first = close(first, NOW)
    second = next_talk(agenda, first)
    second = add(
        second, "frames", Frame(id="", frame="f-1", n=2, text="wider", valid_from=LATER.date())
    )
    gone = FrameChoice(id="", text="no longer", about="f-2", choice="lapses")
    stays = FrameChoice(id="", text="still", about="f-3", choice="stays")
    second = close(add(add(second, "frame_choices", gone), "frame_choices", stays), LATER)
    started = msgspec.structs.replace(second, started=LATER)
    frames = state_of([first, started]).team("Blue").frames
    before = LATER.date() - timedelta(days=1)
    assert [(f.frame, f.n, f.valid_to) for f in frames] == [
        ("f-1", 1, before), ("f-2", 1, before), ("f-3", 1, None), ("f-1", 2, None),
    ]  # fmt: skip
    third = close(change(started, id="z9z9z9", started=LATER + timedelta(days=7)), REVIEW)
    again = state_of([first, started, third]).team("Blue").frames
    assert again[0].valid_to == before, "what ended once keeps its last day"
