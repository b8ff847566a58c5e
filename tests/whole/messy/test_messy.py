"""The messy talks themselves: that their scripts hold together, and that a wrong record is told."""

import copy
from itertools import pairwise
from typing import Any

import pytest
from whole.messy.compare import differences, recorded
from whole.messy.drive import Way, sittings
from whole.messy.script import ORDERS, Script, in_prompts, is_named, read, turns, typed

MESSY = ("messy_nl", "messy_en")
ALL = (*MESSY, "college_story", "pupils_sent_out", "parents_target", "budget_cut")


def as_record(script: Script) -> dict[str, Any]:
    """A talk's file in which the truth stands, and nothing else."""
    lines = [{"id": f"{n}.abcd", "text": line.words} for n, line in enumerate(script.lines, 1)]
    ids = {one.words: line["id"] for one, line in zip(script.lines, lines, strict=True)}
    earlier = ("ik begin elke dag met een inloop", "ik bel in de eerste week alle ouders")
    for wanted, line in zip(script.lines, lines, strict=True):
        found = [key for words, key in ids.items() if words.startswith(wanted.about[0])]
        before = [n for n, words in enumerate(earlier) if words.startswith(wanted.about[0])]
        assert wanted.about[0] == "goal" or len(found) + len(before) == 1, wanted
        line |= {"by": wanted.by, "question": recorded("question", wanted.question)}
        line |= {"kind": recorded("kind", wanted.kind)}
        line["about"] = found[0] if found else f"talk:m:i{before[0]}" if before else "g-1:1"
        line |= {"choice": recorded("choice", wanted.choice)} if wanted.choice else {}
        line |= {"maybe": wanted.maybe, "who": wanted.who}
        if wanted.figure:
            said, _space, unit = wanted.figure.rpartition(" ")
            line["value"] = {"type": "figure", "said": said, "unit": unit}
    looked = [
        {"meeting": "m", "initiative": {"id": f"i{n}", "text": words}}
        for n, words in enumerate(earlier)
    ]
    return {"lines": lines, "passes": [{"goal": "g-1", "began": {"looked_back": looked}}]}


@pytest.fixture(params=ALL)
def script(request: pytest.FixtureRequest) -> Script:
    return read(request.param)


@pytest.fixture
def record(script: Script) -> dict[str, Any]:
    return as_record(script)


@pytest.mark.parametrize("name", MESSY)
def test_it_is_as_messy_as_it_was_asked_for(name: str) -> None:
    script = read(name)
    said = [step for lamp in script.lamps for block in lamp.blocks for step in block]
    words = [step.removeprefix("~") for step in said if step[0] not in "!<"]
    assert len(script.people) == 6
    assert len(script.lines) >= 60
    assert sum(not is_named(text) for text in words) >= 20
    assert sum(text[0].isdigit() and " " in text and not is_named(text) for text in words) == 5
    assert sum(line.kind == "initiative" for line in script.lines) >= 3
    assert sum(bool(line.figure) for line in script.lines) >= 3
    for kind in ("request", "answer", "consent", "expectation", "why", "watch"):
        assert kind in {line.kind for line in script.lines}
    assert {key.partition(":")[0] for step in typed(script) if (key := step.key)} >= {
        "up", "right", "left", "down", "f6", "f8", "enter", "whose", "resume",
    }  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_in_every_order_the_same_is_said_by_the_same(script: Script, order: str) -> None:
    written = turns(script, ORDERS[0])
    assert sorted(turns(script, order)) == sorted(written)
    spoken: set[str] = set()
    giver = script.names[0].casefold()
    lit = ""
    open_words = [line.words for line in script.lines if not line.by and not line.maybe]
    for step in typed(script, order):
        lit = step.go or lit
        if not step.text or is_named(step.text):
            spoken |= {lit} if step.text and not step.text.startswith(giver) else set()
        elif any(step.text.startswith(words) for words in open_words):
            assert lit in spoken, f"{step.text!r} would be taken for {giver}'s"


@pytest.mark.parametrize("name", MESSY)
def test_no_two_orders_are_the_same(name: str) -> None:
    hands = [tuple(typed(read(name), order)) for order in ORDERS]
    assert len(set(hands)) == 4
    back = hands[3]
    lamps = [lamp.id for lamp in read(name).lamps]
    went = [lamps.index(step.go) for step in back if step.go]
    assert sum(there > here for there, here in pairwise(went)) >= 5


@pytest.mark.parametrize("order", ORDERS)
def test_in_prompts_every_line_ends_with_enter(script: Script, order: str) -> None:
    steps = list(in_prompts(typed(script, order)))
    assert all(step.key not in ("enter", "erase") or not step.text for step in steps)
    said = [step.text for step in steps if step.text]
    plain = [text.partition(": ")[2] if is_named(text) else text for text in said]
    for line in script.lines:
        assert not line.words or any(
            line.words in (a, b) or line.words in a for a, b in zip(said, plain, strict=True)
        )


@pytest.mark.parametrize("order", ORDERS)
def test_at_the_prompts_a_line_stands_under_the_question_it_names_or_goes_to(
    script: Script, order: str
) -> None:
    way = Way(script)
    said: list[list[str]] = []  # the lamp that each line stands under, and the line
    for sitting in sittings(script, order, lambda key: f"/{key}"):
        assert sitting[-1] == "/escape"
        for line in sitting:
            if line.startswith("@"):
                address, _space, line = line[1:].partition(" ")
                way.lit = lamp_called(way, address)
            if line.startswith("/right @"):
                _order, address, number = line.split()
                said[int(number) - 1][0] = lamp_called(way, address[1:])
            elif line == "/right":
                way.lit = said[-1][0] = script.lamp(way.lit).lights
            elif line == "/f8":
                undone = said.pop()
            elif line == "/enter":
                said.append(undone)
            elif line[0] != "/":
                said.append([way.lit, line])
                way.heard(line)
    wanted: list[list[str]] = []
    lit, up = "", 0
    for step in in_prompts(typed(script, order)):
        up = up + 1 if step.key == "up" else 0 if step.text or step.key == "down" else up
        if step.key == "right":
            lit = script.lamp(lit).lights
            wanted[-up:] = [[lit, line] for _lamp, line in wanted[-up:]]
        elif step.key == "f8":
            undone = wanted.pop()
        elif step.key == "enter":
            wanted.append(undone)
        lit = step.go or lit
        wanted += [[lit, step.text]] if step.text else []
    assert said == wanted


def lamp_called(way: Way, address: str) -> str:
    """The lamp that a question named at the prompts is put by, with its number where there are several."""
    (found,) = (
        lamp
        for lamp in way.script.lamps
        if way.address(lamp) == address and way.lies_or_waits(lamp)
    )
    way.put(found)
    return found.id


def test_the_truth_is_no_different_from_itself(script: Script, record: dict[str, Any]) -> None:
    assert differences(record, script) == []


@pytest.mark.parametrize(
    "field", ["question", "by", "kind", "about", "choice", "value", "maybe", "who"]
)
def test_what_is_taken_from_a_line_is_told(
    script: Script, record: dict[str, Any], field: str
) -> None:
    tried = 0
    for n, wanted in enumerate(script.lines):
        broken = copy.deepcopy(record)
        line = broken["lines"][n]
        if not line.pop(field, None) or (field == "about" and wanted.about[0] == "goal"):
            continue
        tried += 1
        assert differences(broken, script), f"{wanted.called} without its {field}"
    assert tried or script.name not in MESSY or field == "maybe"


def test_a_line_that_is_missing_doubled_withdrawn_or_somebody_elses_is_told(
    script: Script, record: dict[str, Any]
) -> None:
    for n, wanted in enumerate(script.lines):
        line = record["lines"][n]
        other = next(name for name in script.names if (name,) != wanted.by)
        for lines in (
            [one for one in record["lines"] if one is not line],
            [*record["lines"], {**line, "id": "99.abcd"}],
            [{**one, "withdrawn": one is line} for one in record["lines"]],
            [{**one, "by": [other]} if one is line else one for one in record["lines"]],
        ):
            assert differences({**record, "lines": lines}, script), wanted.called


def test_what_nobody_said_is_told(script: Script, record: dict[str, Any]) -> None:
    origin = {"id": "98.abcd", "kind": "origin", "choice": "own", "about": "1.abcd"}
    (told,) = differences({**record, "lines": [*record["lines"], origin]}, script)
    assert "nobody said this" in told
    unsaid = [{"id": "", "text": "en dan nog"}]
    assert differences({**record, "unsaid": unsaid}, script) == ["'en dan nog': left half said"]
    skipped = {"id": "x0.0", "kind": "passed over", "question": "reading", "about": "g-1"}
    assert differences({**record, "lines": [*record["lines"], skipped]}, script) == []


def test_what_was_taken_back_may_stand_withdrawn_and_not_otherwise() -> None:
    script = read("messy_nl")
    record = as_record(script)
    (words,) = script.gone
    line = {"id": "97.abcd", "text": words, "kind": "ground", "question": "evidence"}
    gone = {**line, "withdrawn": True}
    assert differences({**record, "lines": [*record["lines"], gone]}, script) == []
    (told,) = differences({**record, "lines": [*record["lines"], line]}, script)
    assert told.endswith("counts still")


def test_a_choice_may_stand_on_the_open_line_it_completes_or_about_it() -> None:
    script = read("messy_nl")
    record = as_record(script)
    n = next(n for n, line in enumerate(script.lines) if line.completes)
    on_itself = copy.deepcopy(record)
    choice = on_itself["lines"].pop(n)["choice"]
    assert differences(on_itself, script), "not answered is not answered"
    on_itself["lines"][n - 1]["choice"] = choice
    assert differences(on_itself, script) == []
    on_itself["lines"][n - 1]["choice"] = "came-closer"
    assert differences(on_itself, script)


def test_a_room_or_a_day_that_became_a_figure_is_told() -> None:
    script = read("messy_nl")
    record = as_record(script)
    line = next(line for line in record["lines"] if "lokaal 12" in line["text"])
    line["value"] = {"type": "figure", "said": "12", "unit": ""}
    (told,) = differences(record, script)
    assert "figure '12', not ''" in told


def test_what_came_in_with_the_talk_may_stand_on_record_and_is_nobodys() -> None:
    script = read("budget_cut")
    record = as_record(script)
    line = {"id": "96.abcd", "text": script.goal, "kind": "plan line", "question": "line"}
    assert differences({**record, "lines": [*record["lines"], line]}, script) == []
    (told,) = differences({**record, "lines": [*record["lines"], {**line, "by": ["Ana"]}]}, script)
    assert "nobody said this" in told
