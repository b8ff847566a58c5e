import tomllib

import pytest

from agendas.agenda import BUILTIN, Agenda, builtin, builtin_source, problems, read_agenda
from agendas.errors import AgendaError
from agendas.slots.slots import SLOTS

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


def test_a_question_that_records_where_its_phase_does_not_is_told() -> None:
    text = OWN + '[[phases.questions]]\nnl = "a"\nen = "b"\nrecords = "standing"\n'
    assert problems(text.encode())[0].place == "phases 3, questions 1, records"


def test_files_that_are_too_large_too_deep_or_not_text_are_refused_at_once() -> None:
    assert "too large" in str(problems(b"#" * 50_000_000)[0])
    assert "dots" in str(problems(("a." * 50_000 + "b = 1").encode())[0])
    assert "UTF-8" in str(problems(b'id = "\xff"')[0])
    assert "nested" in str(problems(b"a = " + b"[" * 100_000)[0])


def test_an_unknown_agenda_says_where_to_look() -> None:
    with pytest.raises(AgendaError, match="vertel agenda list"):
        builtin_source("../../etc/passwd")


def test_every_slot_that_an_agenda_names_exists() -> None:
    document = tomllib.loads(builtin_source("accountability").decode())
    named = {q["records"] for p in document["phases"] for q in p.get("questions", [])}
    assert named <= set(SLOTS)
