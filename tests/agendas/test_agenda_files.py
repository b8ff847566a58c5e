import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, get_args

import pytest

from agendas.agenda import (
    BUILTIN,
    Agenda,
    Shelf,
    builtin,
    builtin_source,
    problems,
    read_agenda,
)
from agendas.agenda_file import MOST_PHASES, check
from agendas.agenda_lines import line_of
from agendas.errors import AgendaError
from agendas.records.said import TalkKind
from agendas.records.vocabulary import PHASE_KIND
from agendas.slots.slots import SLOTS, Becomes, Put
from agendas.toml_bounds import DEEP, DOTS, LONG, MANY, beyond

OWN = """
id = "ours"
title = { nl = "Ons gesprek", en = "Our talk" }
[[phases]]
id = "round"
kind = "open"
minutes = 5
title = { nl = "Rondje", en = "Opening round" }
[[phases]]
kind = "evidence"
minutes = 10
[[phases]]
kind = "goal"
minutes = 5
title = { nl = "Waar het om gaat", en = "What it is about" }
"""


@pytest.mark.parametrize("name", BUILTIN)
def test_our_own_agendas_are_sound(name: str) -> None:
    assert problems(builtin_source(name)) == ()


def test_the_minutes_are_those_of_the_method() -> None:
    def minutes(agenda: Agenda) -> list[int]:
        return [phase.minutes for phase in agenda.phases]

    assert minutes(builtin("accountability")) == [2, 6, 7, 9, 13, 6, 2]
    assert minutes(builtin("accountability-90")) == [5, 12, 13, 17, 27, 12, 4]
    assert minutes(builtin("checkin")) == [1, 2, 2, 3, 2]


def test_an_agenda_of_ones_own_is_renamed_reordered_and_gets_our_questions() -> None:
    agenda = read_agenda(OWN.encode(), "ours.toml")
    assert [p.title["en"] for p in agenda.phases] == [
        "Opening round",
        "Evidence",
        "What it is about",
    ]
    assert agenda.phases[1].questions == builtin("accountability").phases[3].questions


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('kind = "evidence"', 'kind = "proof"', "phases 2, kind"),
        ('kind = "evidence"', 'id = "round"\nkind = "evidence"', "phases 2, id"),
        ('{ nl = "Rondje", en = "Opening round" }', '{ nl = "Rondje" }', "phases 1, title, en"),
        ('nl = "Rondje"', 'nl = " "', "phases 1, title, nl"),
        ("minutes = 10", 'minutes = "ten"', "phases 2, minutes"),
        ("minutes = 10", "minutes = true", "phases 2, minutes"),
        ("minutes = 10", "minutes = -1", "phases 2, minutes"),
        ('id = "ours"', 'id = "../../x"', "id"),
        ('id = "ours"', 'id = "ours"\nwho = 1', "who"),
        ('id = "ours"', "id = ", "2"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, place: str) -> None:
    found = problems(OWN.replace(old, new, 1).encode())
    assert [p.place for p in found] == [place]
    assert str(found[0]).endswith(".")


@pytest.mark.parametrize("name", BUILTIN)
def test_the_line_is_that_of_the_place(name: str) -> None:
    """In our own agendas, of every part of every phase: spoilt there, it is told of that line."""
    rows = builtin_source(name).decode().splitlines()
    tried = 0
    for number, row in enumerate(rows):
        for old, new in (("minutes = ", "minutes = true # "), ("records = ", "records = 1 # ")):
            if row.startswith(old):
                spoilt = [*rows[:number], row.replace(old, new, 1), *rows[number + 1 :]]
                text = "\n".join(spoilt)
                (problem,) = problems(text.encode())
                if not problem.place.isdigit():
                    assert line_of(text, problem.place) == number + 1, problem.place
                    tried += 1
    assert tried > 1


def test_what_is_missing_is_told_of_the_table_it_is_missing_in() -> None:
    text = OWN + '[[phases.questions]]\nnl = "a"\n\n[[phases.questions]]\nen = "b"\n'
    lines = [line_of(text, problem.place) for problem in problems(text.encode())]
    at = text.splitlines().index("[[phases.questions]]") + 1
    assert lines == [at, at + 3]
    assert line_of(OWN, "phases 1, title, en") == OWN.splitlines().index(
        'title = { nl = "Rondje", en = "Opening round" }'
    ) + 1  # fmt: skip
    assert line_of("phases = [{}]", "phases 1, kind") == 1
    assert line_of("", "id") == 1


def test_a_question_that_records_where_its_phase_does_not_is_told() -> None:
    text = OWN + '[[phases.questions]]\nnl = "a"\nen = "b"\nrecords = "standing"\n'
    assert problems(text.encode())[0].place == "phases 3, questions 1, records"


def test_files_that_are_too_large_too_deep_or_not_text_are_refused_at_once() -> None:
    assert "too large" in str(problems(b"#" * 50_000_000)[0])
    assert "dots" in str(problems(("a." * 50_000 + "b = 1").encode())[0])
    assert "UTF-8" in str(problems(b'id = "\xff"')[0])
    assert "nested" in str(problems(b"a = " + b"[" * 100_000)[0])


WHOLE = """
id = "ours"
kind = "dialogue"
solo = false
title = { nl = "Ons gesprek", en = "Our talk" }
about = { nl = "Over ons", en = "About us" }
[[phases]]
id = "round"
kind = "open"
minutes = 5
each = false
title = { nl = "Rondje", en = "Opening round" }
purpose = { nl = "Waarom", en = "Why" }
[[phases.questions]]
nl = "a"
en = "b"
records = "note"
hint = { nl = "c", en = "d" }
[[phases.steers]]
when = { nl = "e", en = "f" }
say = { nl = "g", en = "h" }
"""
STRANGE = [
    {}, [], [[]], [1], [{}], {"nl": []}, "", "x", "x" * 5000, 0, -1, 10**60, 1.5, float("nan"), float("inf"), True, False,
    date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), [{"kind": []}], {"kind": {"kind": 1}},
]  # fmt: skip


def test_what_is_written_in_an_agenda_is_what_it_says() -> None:
    agenda = read_agenda(WHOLE.encode(), "ours.toml")
    (phase,) = agenda.phases
    (question,), (steer,) = phase.questions, phase.steers
    said = (
        agenda.title,
        agenda.about,
        phase.title,
        phase.purpose,
        question.ask,
        question.hint,
        steer.when,
        steer.say,
    )
    assert [words.en for words in said if words] == [
        "Our talk", "About us", "Opening round", "Why", "b", "d", "f", "h",
    ]  # fmt: skip


@pytest.mark.parametrize("phases", [None, [], [{}] * (MOST_PHASES + 1)], ids=["none", "no", "many"])
def test_an_agenda_has_phases_and_not_too_many(phases: Any) -> None:
    document = {**tomllib.loads(WHOLE), "phases": phases}
    assert [problem.place for problem in check(document)] == ["phases"]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in a document."""
    if way:
        yield way
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*way, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from places(item, (*way, number))


def test_whatever_stands_where_something_else_belongs_is_told_with_its_place() -> None:
    document = tomllib.loads(WHOLE)
    assert check(document) == ()
    told = 0
    for way in places(document):
        for strange in STRANGE:
            changed = deepcopy(document)
            *before, last = way
            reduce(getitem, before, changed)[last] = strange
            for problem in check(changed):
                told += 1
                assert problem.place
                assert "\n" not in str(problem)
                assert len(str(problem)) < 1500
    assert told > 500


def test_a_quotation_a_float_and_a_comment_are_within_bounds() -> None:
    text = '''a = """x.x.x.x.x.x.x.x.x.x""""" # .........
b = [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]
c = "" # "
d = \'\'
"e.e.e.e.e.e.e.e.e.e".f = 2026-10-06T09:00:00.123456+02:00 # [[[[[[[[[[[[[[[[[[[[[
'''
    assert beyond(text) is None
    assert beyond(text + "a.a.a.a.a.a.a.a.a = 1") == (DOTS, 6)
    assert beyond(text + "[" * 17) == (DEEP, 6)
    assert beyond(text + "[a]\n" * 20) is None
    assert beyond(text + "x = 1" + "0" * 99) is None
    assert beyond(text + "x = 1" + "0" * 100) == (LONG, 6)
    assert beyond(text + f"x = '{'a' * 3998}'") is None
    assert beyond(text + f"x = '{'a' * 3999}'") == (LONG, 6)
    assert beyond("x=1\n" * 15_000) is None
    assert beyond("x=1\n" * 15_001) == (MANY, 15_001)


def test_a_name_longer_than_a_file_can_have_is_an_unknown_agenda(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.known("9" * 3000).id == "accountability"


def test_an_unknown_agenda_says_where_to_look() -> None:
    with pytest.raises(AgendaError, match="vertel agenda list"):
        builtin_source("../../etc/passwd")


def test_every_slot_that_an_agenda_names_exists() -> None:
    phases = [
        phase
        for name in BUILTIN
        for phase in tomllib.loads(builtin_source(name).decode())["phases"]
    ]
    named = {
        q.get("records", "note")
        for p in phases
        for q in (*p.get("questions", []), *p.get("also", []))
    }
    assert named <= set(SLOTS)


def test_the_table_of_questions_names_nothing_that_is_not_there() -> None:
    made = {slot.line for slot in SLOTS.values()}
    for slot in SLOTS.values():
        assert {*slot.kinds, *slot.needed} <= {*PHASE_KIND}, slot.name
        assert {*slot.also} <= {*SLOTS}, slot.name
        assert slot.of in {"", *made}, slot.name
        assert slot.put in get_args(Put), slot.name
        assert slot.becomes in get_args(Becomes), slot.name
        assert bool(slot.needed) == bool(slot.passed), slot.name


def test_each_question_has_an_id_of_its_own() -> None:
    for name in BUILTIN:
        asked = {q for phase in builtin(name).phases for q in phase.questions}
        assert len({q.id for q in asked}) == len(asked)
        assert all(q.id.partition("-")[0] == q.records for q in asked)


ASKED = '[[phases.questions]]\nnl = "a"\nen = "b"\nrecords = "reading"\n'
ROUND = '\n[[phases]]\nid = "round"\nkind = "goal"\nminutes = 5\n'


def test_a_question_without_an_id_gets_one_from_where_it_stands() -> None:
    own = OWN + ASKED + ASKED + 'id = "reading-anew"\n' + ASKED + ROUND.replace("round", "again")
    agenda = read_agenda(own.encode(), "ours.toml")
    ids = [q.id for q in agenda.phases[2].questions]
    assert ids == ["reading-goal.1", "reading-anew", "reading-goal.3"]
    assert "reading" in [q.id for q in agenda.phases[3].questions], "ours come along with their own"


@pytest.mark.parametrize("written", ["goal-1", "reading-", "reading-A", "reading.1", "Reading"])
def test_an_id_begins_with_what_is_recorded(written: str) -> None:
    (found,) = problems((OWN + ASKED + f'id = "{written}"\n').encode())
    assert found.place == "phases 3, questions 1, id"
    assert found.values["slot"] == "reading"


def test_the_id_of_a_question_is_there_once() -> None:
    named = ASKED + 'id = "reading-ours"\n'
    (found,) = problems((OWN + named + named.replace('"b"', '"c"')).encode())
    assert (found.place, found.values["id"]) == ("phases 3, questions 2, id", "reading-ours")
    ours = (ASKED + 'id = "reading"\n').replace("questions", "also")
    (found,) = problems((OWN + ours).encode())
    assert found.place == "phases 3, also 1, id", "one of ours that comes along has it"


FITTING = ", ".join(name for name, slot in SLOTS.items() if not slot.kinds or "goal" in slot.kinds)


@pytest.mark.parametrize(
    ("more", "place", "sentence"),
    [
        ("questions = 1\n", "questions", "write each as [[phases.questions]]."),
        ("also = [1]\n", "also", "write each as [[phases.also]]."),
        (ASKED * 41, "questions", "at most 40 fit in one phase."),
        (ASKED * 40, "", ""),
        (ASKED + "id = 3\n", "questions 1, id", "begin with “reading”, and put small letters, digits and dashes behind a dash: reading-each."),
        (ASKED.replace("reading", "frame_new"), "questions 1, records",
         f"“frame_new” is not kept in this phase. Choose one of: {FITTING}, note."),
        (ASKED + "core = 1\n", "questions 1, core", "write true or false, without quotes."),
        (ASKED + "zzz = 1\n", "questions 1, zzz",
         "this key is not known here. Known are: id, nl, en, first, core, part, records, hint."),
        ("deeper = [1]\n", "deeper", 'write the ids of questions: deeper = ["itch", "expectation"].'),
        ("each = 1\n", "each", "write true or false, without quotes."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_phase_is_told_in_a_sentence(
    more: str, place: str, sentence: str
) -> None:
    found = [(one.place, str(one)) for one in problems((OWN + more).encode())]
    assert found == [(f"phases 3, {place}", sentence)] * bool(place)


@pytest.mark.parametrize(
    ("old", "more", "known"),
    [('id = "ours"', '\nkind = "talk"', get_args(TalkKind)), ('kind = "evidence"', '-"', tuple(PHASE_KIND))],
)  # fmt: skip
def test_the_kinds_there_are_are_named_where_one_is_none(
    old: str, more: str, known: tuple[str, ...]
) -> None:
    new = old[:-1] + more if more == '-"' else old + more
    (found,) = problems(OWN.replace(old, new, 1).encode())
    assert str(found).endswith(f"Choose one of: {', '.join(known)}.")
